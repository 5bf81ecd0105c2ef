#include "extract/text/lemmatizer.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "extract/text/hash.hpp"

namespace skein {
namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

// Lower case without taking new memory when `out` is large enough.
void lower_into(std::string_view form, std::string& out) {
    out.clear();
    for (std::size_t at = 0; at < form.size();) {
        const auto byte = static_cast<unsigned char>(form[at]);
        if (byte < 0x80) {
            out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
            ++at;
        } else {
            const CodePoint point = decode_at(form, at);
            append_utf8(out, point.value == U'\u2019' ? U'\'' : lower_of(point.value));
            at += point.size;
        }
    }
}

}  // namespace

Lemmatizer::Lemmatizer(const ModelFile& file, const Lexicon& lexicon) : lexicon_(&lexicon) {
    for (const std::string& line : file.lines("lemmas.edits")) {
        const bool sound =
            line.size() >= 3 && line[0] >= '0' && line[0] < '0' + 64 && line[1] == ' ' && (line[2] == 'l' || line[2] == 'k');
        if (!sound) throw Error("The language model has a lemma rule that cannot be read.");
        edits_.push_back({static_cast<std::uint8_t>(line[0] - '0'), line[2] == 'l', line.substr(3)});
    }
    const Tensor& keys = file.tensor("lemmas.keys", TensorType::int32);
    const Tensor& values = file.tensor("lemmas.values", TensorType::int16, keys.rows, keys.columns);
    for (const std::int16_t value : values.values<std::int16_t>()) {
        if (value < 0 || static_cast<std::size_t>(value) >= edits_.size())
            throw Error("The language model names a lemma rule it does not hold.");
    }
    map_ = FingerprintMap(keys.values<std::int32_t>(), values.values<std::int16_t>());
}

std::string Lemmatizer::write(const LemmaEdit& edit) {
    return std::string(1, static_cast<char>('0' + edit.cut)) + ' ' + (edit.lower ? 'l' : 'k') + edit.ending;
}

std::uint64_t Lemmatizer::key(std::string_view form, std::string_view upos, std::string_view xpos) {
    const NormalForm normal(form);
    return text_hash(normal.lower(), 31) ^ (text_hash(upos, 32) ^ text_hash(xpos, 33)) * 0x9e3779b97f4a7c15U;
}

void Lemmatizer::lemmatize(std::string_view form, Upos upos, std::string_view xpos, std::string& lemma) const {
    if (const auto found = map_.find(key(form, name_of(upos), xpos))) {
        const LemmaEdit& edit = edits_[static_cast<std::size_t>(*found)];
        if (edit.lower) {
            lower_into(form, lemma);
        } else {
            lemma.assign(form);
        }
        if (edit.cut <= lemma.size()) {
            lemma.resize(lemma.size() - edit.cut);
            lemma += edit.ending;
            return;
        }
    }
    by_rule(form, upos, xpos, lemma);
}

bool Lemmatizer::knows(std::string_view word, std::uint8_t forms) const {
    const LexiconEntry* const entry = lexicon_->find(word_hash(NormalForm(word).lower()));
    return entry != nullptr && (entry->forms & forms) != 0;
}

// Puts `ending` in the place of the last `cut` bytes if that gives a word of the lexicon; otherwise leaves `word` as it was.
bool Lemmatizer::try_ending(std::string& word, std::size_t cut, std::string_view ending, std::uint8_t forms) const {
    std::array<char, max_feature_bytes> removed;
    if (cut >= word.size() || cut > removed.size()) return false;
    word.copy(removed.data(), cut, word.size() - cut);
    word.resize(word.size() - cut);
    word += ending;
    if (knows(word, forms)) return true;
    word.resize(word.size() - ending.size());
    word.append(removed.data(), cut);
    return false;
}

void Lemmatizer::singular(std::string& word) const {
    if (word.size() < 3 || !word.ends_with('s') || word.ends_with("ss")) return;
    if (try_ending(word, 1, "", form_noun)) return;
    if (word.ends_with("ies") && try_ending(word, 3, "y", form_noun)) return;
    if (word.ends_with("ves") && (try_ending(word, 3, "f", form_noun) || try_ending(word, 3, "fe", form_noun))) return;
    if (word.ends_with("es") && try_ending(word, 2, "", form_noun)) return;
    if (word.ends_with("ies") && word.size() > 4) {
        word.replace(word.size() - 3, 3, "y");
    } else if (word.ends_with("sses") || word.ends_with("shes") || word.ends_with("ches") || word.ends_with("xes")) {
        word.resize(word.size() - 2);
    } else if (word.ends_with("'s")) {
        word.resize(word.size() - 2);
    } else {
        word.pop_back();
    }
}

void Lemmatizer::third_person(std::string& word) const {
    if (word.size() < 3 || !word.ends_with('s')) return;
    if (try_ending(word, 1, "", form_verb)) return;
    if (word.ends_with("ies") && try_ending(word, 3, "y", form_verb)) return;
    if (word.ends_with("es") && try_ending(word, 2, "", form_verb)) return;
    if (word.ends_with("ies") && word.size() > 4) {
        word.replace(word.size() - 3, 3, "y");
    } else if (word.ends_with("sses") || word.ends_with("shes") || word.ends_with("ches") || word.ends_with("xes") ||
               word.ends_with("zes")) {
        word.resize(word.size() - 2);
    } else if (!word.ends_with("ss")) {
        word.pop_back();
    }
}

// -ing, -ed, -er, -est: the bare stem, a doubled consonant halved, an e put back.
void Lemmatizer::undo_suffix(std::string& word, std::size_t suffix, std::uint8_t forms) const {
    if (word.size() < suffix + 2) return;
    const std::size_t stem = word.size() - suffix;
    const char last = word[stem - 1];
    const bool doubled = stem >= 3 && last == word[stem - 2] && !is_vowel(last);
    const bool y = last == 'i' && suffix != 3;  // tried, happier
    if (y && try_ending(word, suffix + 1, "y", forms)) return;
    if (doubled && last != 'l' && last != 's' && last != 'z' && try_ending(word, suffix + 1, "", forms)) return;
    // "hoping" is of hope, not hop: after one consonant that is not doubled an e is likelier.
    const bool short_syllable = stem >= 3 && !is_vowel(last) && is_vowel(word[stem - 2]) && !is_vowel(word[stem - 3]);
    if (short_syllable && try_ending(word, suffix, "e", forms)) return;
    if (try_ending(word, suffix, "", forms) || try_ending(word, suffix, "e", forms)) return;
    if (doubled && try_ending(word, suffix + 1, "", forms)) return;
    bool vowel = false;
    for (std::size_t i = 0; i < stem; ++i) vowel |= is_vowel(word[i]);
    if (!vowel) return;
    word.resize(stem);
    if (y) {
        word.back() = 'y';
    } else if (doubled && last != 'l' && last != 's') {
        word.pop_back();
    } else if (word.ends_with("iz") || word.ends_with("at") || last == 'v' || last == 'c' || last == 'u' ||
               (last == 'g' && !word.ends_with("ng"))) {
        word += 'e';
    }
}

void Lemmatizer::by_rule(std::string_view form, Upos upos, std::string_view xpos, std::string& lemma) const {
    if (upos == Upos::PROPN) {
        lemma.assign(form);
        // Speech without capitals.
        if (!form.empty() && !NormalForm(form).has_upper() && lemma[0] >= 'a' && lemma[0] <= 'z' &&
            form.find_first_of("@.0123456789") == std::string_view::npos) {
            lemma[0] = static_cast<char>(lemma[0] - ('a' - 'A'));
        }
        if (xpos == "NNPS" && lemma.size() > 3) {
            if (lemma.ends_with("ies") && lemma.size() > 4) {
                lemma.replace(lemma.size() - 3, 3, "y");
            } else if (lemma.ends_with('s') && !lemma.ends_with("ss")) {
                lemma.pop_back();
            }
        }
        return;
    }
    if (upos == Upos::X || upos == Upos::SYM) {
        lemma.assign(form);
        return;
    }
    lower_into(form, lemma);
    // 5,000 → 5000
    if (upos == Upos::NUM && lemma.find_first_not_of("0123456789,.") == std::string::npos) std::erase(lemma, ',');
    if (xpos == "NNS") {
        singular(lemma);
    } else if (xpos == "VBZ") {
        third_person(lemma);
    } else if (xpos == "VBG" && upos == Upos::VERB) {
        if (lemma.ends_with("in'")) lemma.replace(lemma.size() - 1, 1, "g");
        if (lemma.ends_with("ing")) undo_suffix(lemma, 3, form_verb);
    } else if ((xpos == "VBD" || xpos == "VBN") && lemma.ends_with("ed")) {
        undo_suffix(lemma, 2, form_verb);
    } else if ((xpos == "JJR" || xpos == "RBR") && lemma.ends_with("er")) {
        undo_suffix(lemma, 2, xpos == "JJR" ? form_adjective : form_adjective | form_adverb);
    } else if ((xpos == "JJS" || xpos == "RBS") && lemma.ends_with("est")) {
        if (lemma.ends_with("iest")) {
            lemma.replace(lemma.size() - 4, 4, "y");
        } else {
            undo_suffix(lemma, 3, xpos == "JJS" ? form_adjective : form_adjective | form_adverb);
        }
    }
}

}  // namespace skein
