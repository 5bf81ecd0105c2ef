#include "extract/mentions_runs.hpp"

#include "base/utf8.hpp"
#include "extract/text/analyze.hpp"
#include "extract/text/compounds.hpp"
#include "extract/text/tokenizer.hpp"

#include <algorithm>

namespace skein {

namespace {

using en::Entry;
using en::Trait;

bool is_closed_class(const Entry& entry) {
    for (const Upos tag : {Upos::DET, Upos::PRON, Upos::ADP, Upos::SCONJ, Upos::CCONJ, Upos::AUX, Upos::PART, Upos::INTJ}) {
        if (entry.can_be(tag)) return true;
    }
    return false;
}

bool is_opening_mark(std::string_view form) {
    static constexpr std::string_view marks[] = {":",      "\"",     "\u201C", "'", "\u2018", "(", "[",
                                                 "\u2013", "\u2014", "-",      "*", "\u2022", "|", ";"};
    return std::find(std::begin(marks), std::end(marks), form) != std::end(marks);
}

// Capitals mean nothing where nearly every long word has one.
bool is_title_cased(const AnnotatedBlock& block, SentenceTokens sentence) {
    std::size_t words = 0;
    std::size_t capitals = 0;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        if (block.token(i).upos == Upos::PUNCT || is_closed_class(*block.entries[i]) ||
            !is_letter(decode_at(block.form(i), 0).value))
            continue;
        ++words;
        if (block.written[i].capitalised) ++capitals;
    }
    const BlockKind kind = block.block->kind;
    if (kind == BlockKind::title || kind == BlockKind::heading || kind == BlockKind::table_cell)
        return words >= 3 && capitals * 10 >= words * 7;
    // In running text it takes a line that is nothing else: a heading nobody marked.
    return words >= 4 && capitals == words && block.form(sentence.last - 1) != ".";
}

// Walks one sentence and hands out runs of name tokens.
class RunFinder {
  public:
    RunFinder(const AnnotatedBlock& block, SentenceTokens sentence, const Glossary* glossary)
        : block_(block), sentence_(sentence), glossary_(glossary), title_cased_(is_title_cased(block, sentence)) {}

    template <class Use>
    void run(Use use) const {
        for (std::uint32_t i = sentence_.first; i < sentence_.last;) {
            if (!starts_name(i)) {
                ++i;
                continue;
            }
            std::uint32_t end = i + 1;
            while (end < sentence_.last) {
                const std::uint32_t next = next_part(i, end);
                if (next == end) break;
                end = next;
            }
            if (stands(i, end)) use(TokenRange{i, end});
            i = end;
        }
    }

  private:
    bool is_initial(std::uint32_t i) const { return i == sentence_.first || is_opening_mark(block_.form(i - 1)); }

    bool in_glossary(std::uint32_t i) const { return glossary_ != nullptr && glossary_->find(block_.form(i)) != nullptr; }

    // Is token `i` written as part of a name?
    bool is_name_token(std::uint32_t i) const {
        const Entry& entry = *block_.entries[i];
        if (block_.token(i).upos == Upos::PUNCT || entry.has(Trait::generic_acronym)) return false;
        // "Professor You Yang": a title makes a name of any word.
        if (block_.written[i].capitalised && i > sentence_.first && i + 1 < sentence_.last &&
            block_.entries[i - 1]->has(Trait::title) && block_.written[i - 1].capitalised && block_.written[i + 1].capitalised) {
            return true;
        }
        if (entry.has(Trait::role) && block_.written[i].name_shape) return false;  // "YouTuber"
        const WrittenForm& written = block_.written[i];
        if (written.name_shape || (written.all_capitals && (!title_cased_ || !entry.known()))) return true;
        if (is_model_number(block_.lower[i])) return (i > sentence_.first && is_name_token_before(i)) || in_glossary(i);
        if (!written.capitalised || is_closed_class(entry) || entry.has(Trait::demonym) || entry.has(Trait::month) ||
            entry.has(Trait::weekday))
            return false;
        if (is_well_known(entry) && (!is_initial(i) || entry.tags == 0)) return true;
        if (title_cased_) return in_glossary(i) || (is_well_known(entry) && entry.tags == 0);
        if (!is_initial(i)) return true;
        if (in_glossary(i) && !entry.has(Trait::starter)) return entry.tags == 0 || i + 1 < sentence_.last;
        const bool next_capital = i + 1 < sentence_.last && block_.written[i + 1].capitalised &&
                                  !is_closed_class(*block_.entries[i + 1]) && !block_.entries[i + 1]->has(Trait::generic_acronym);
        if (entry.known()) return entry.only(Upos::NOUN) && next_capital && !entry.has(Trait::ordinary);
        return next_capital || (i + 1 < sentence_.last && opens_predicate(i + 1));
    }
    bool is_name_token_before(std::uint32_t i) const {
        return block_.written[i - 1].capitalised || block_.written[i - 1].name_shape;
    }

    // An unknown capitalised word at a sentence's start is a name when it does something or owns something.
    bool opens_predicate(std::uint32_t i) const {
        const Token& token = block_.token(i);
        return token.upos == Upos::AUX || token.upos == Upos::VERB || (token.upos == Upos::PART && block_.lower[i] == "'s");
    }

    bool starts_name(std::uint32_t i) const { return is_name_token(i) || opens_with_demonym(i); }

    // "American Airlines", "Chinese Academy of Sciences": only before a word that organisations end in.
    bool opens_with_demonym(std::uint32_t i) const {
        if (!block_.entries[i]->has(Trait::demonym) || !block_.written[i].capitalised || title_cased_) return false;
        std::uint32_t at = i + 1;
        while (at < sentence_.last && at < i + 4 && block_.written[at].capitalised && !is_closed_class(*block_.entries[at])) {
            if (block_.entries[at]->has(Trait::organization_part)) return true;
            ++at;
        }
        return false;
    }

    // The end of the run when it goes on at `end`, else `end`.
    std::uint32_t next_part(std::uint32_t first, std::uint32_t end) const {
        const std::string& word = block_.lower[end];
        const Entry& entry = *block_.entries[end];
        if (is_name_token(end)) return end + 1;
        if (entry.has(Trait::generic_acronym) && block_.written[end].capitalised) {
            const Entry& before = *block_.entries[end - 1];
            const bool qualifies = !is_well_known(before) && !before.has(Trait::demonym) &&
                                   !block_.written[end - 1].name_shape && !title_cased_ &&
                                   !is_model_number(block_.lower[end - 1]) && block_.token(end - 1).upos != Upos::NUM;
            return qualifies ? end + 1 : end;
        }
        if (block_.token(end).upos == Upos::NUM && is_digit(decode_at(word, 0).value)) {
            const bool unit_follows = end + 1 < sentence_.last && block_.entries[end + 1]->has(Trait::unit);
            const bool model = block_.written[end - 1].all_capitals || block_.entries[end - 1]->has(Trait::product);
            return model && !unit_follows && word.find_first_of(".,:") == std::string::npos ? end + 1 : end;
        }
        if (end + 1 >= sentence_.last) return end;
        const bool capital_follows = block_.written[end + 1].capitalised && !is_closed_class(*block_.entries[end + 1]) &&
                                     block_.token(end + 1).upos != Upos::PUNCT;
        if (!capital_follows || (title_cased_ && !in_glossary(end + 1))) return end;
        if (word == "of") return organization_before(first, end) || is_defined(first, end + 2) ? end + 2 : end;
        if (word == "and" || word == "&")
            return word == "&" || (contains_of(first, end) && organization_before(first, end)) ? end + 2 : end;
        if (word == "'s" && end == first + 1 && block_.entries[first]->has(Trait::first_name)) {
            return block_.entries[end + 1]->has(Trait::first_name) ? end : end + 2;  // "Tom's Hardware"
        }
        static constexpr std::string_view particles[] = {"de", "von", "van", "der", "den", "du", "la",
                                                         "le", "al",  "bin", "ibn", "da",  "di"};
        return std::find(std::begin(particles), std::end(particles), word) != std::end(particles) ? end + 2 : end;
    }

    // "Mixture of Experts (MoE)": the initials in parentheses say that it is one name.
    bool is_defined(std::uint32_t first, std::uint32_t end) const {
        if (end + 2 >= sentence_.last || block_.lower[end] != "(" || block_.lower[end + 2] != ")") return false;
        std::string initials;
        for (std::uint32_t i = first; i < end; ++i) append_utf8(initials, decode_at(block_.lower[i], 0).value);
        return initials == block_.lower[end + 1];
    }

    bool organization_before(std::uint32_t first, std::uint32_t end) const {
        for (std::uint32_t i = first; i < end; ++i) {
            if (block_.entries[i]->has(Trait::organization_part) || block_.entries[i]->has(Trait::place_part)) return true;
        }
        return false;
    }
    bool contains_of(std::uint32_t first, std::uint32_t end) const {
        return std::find(block_.lower.begin() + first, block_.lower.begin() + end, "of") != block_.lower.begin() + end;
    }

    // "Fundamental Point: …", "Hardware Optimization: …": English words, not a name.
    bool is_plain_phrase(std::uint32_t first, std::uint32_t end) const {
        static constexpr std::string_view endings[] = {"al",  "tion", "sion", "ment", "ness", "ity",  "ing", "ed",
                                                       "ive", "ous",  "ly",   "able", "ic",   "ance", "ence"};
        for (std::uint32_t i = first; i < end; ++i) {
            const std::string& word = block_.lower[i];
            const Entry& entry = *block_.entries[i];
            if (is_well_known(entry) || block_.written[i].name_shape || entry.has(Trait::organization_part) ||
                entry.has(Trait::title))
                return false;
            const bool english =
                entry.known() || std::any_of(std::begin(endings), std::end(endings), [&](std::string_view ending) {
                    return word.size() > ending.size() + 3 && word.ends_with(ending);
                });
            if (!english) return false;
        }
        return true;
    }

    // One ordinary word with a capital is no name by itself.
    bool stands(std::uint32_t first, std::uint32_t end) const {
        if (end - first > 1) return !(is_initial(first) && is_plain_phrase(first, end));
        const Entry& entry = *block_.entries[first];
        const std::string_view form = block_.form(first);
        if (block_.written[first].all_capitals && form.find_first_not_of("IVXLC") == std::string_view::npos)
            return false;  // II, IV
        if (block_.written[first].name_shape || block_.written[first].all_capitals || is_model_number(block_.lower[first]))
            return true;
        if (entry.has(Trait::title) || entry.has(Trait::role)) return false;
        if (is_well_known(entry)) return true;
        return entry.tags == 0 && !entry.has(Trait::ordinary);
    }

    const AnnotatedBlock& block_;
    SentenceTokens sentence_;
    const Glossary* glossary_;
    bool title_cased_;
};

// "… titled "The Long Way Home" …": a quoted title of three words and more is a work.
void add_works(const AnnotatedBlock& block, SentenceTokens sentence, BlockNames& out) {
    std::uint32_t open = sentence.last;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        const std::string_view form = block.form(i);
        const bool mark = form == "\"" || form == "\u201C" || form == "\u201D";
        if (!mark) continue;
        if (open == sentence.last) {
            open = i;
            continue;
        }
        std::size_t words = 0;
        std::size_t capitals = 0;
        for (std::uint32_t k = open + 1; k < i; ++k) {
            if (is_closed_class(*block.entries[k])) continue;
            ++words;
            if (block.written[k].capitalised) ++capitals;
        }
        if (i - open > 3 && words >= 2 && capitals == words) {
            NameSpan work;
            work.range = {open + 1, i};
            work.name = std::string(block.text(work.range));
            work.type = EntityType::Work;
            work.type_weight = 3;
            for (NameSpan& inner : out) {
                if (work.range.contains(inner.range)) inner.inside_work = true;
            }
            out.push_back(std::move(work));
        }
        open = sentence.last;
    }
}

// Sentences that end where others start.
void part_sentences(Annotation& annotation, std::span<const std::size_t> starts) {
    annotation.sentences.clear();
    const auto count = static_cast<std::uint32_t>(annotation.tokens.size());
    auto start = starts.begin();
    for (std::uint32_t first = 0, i = 0; i < count; first = i) {
        while (start != starts.end() && *start <= annotation.tokens[i].start) ++start;
        while (i < count && (start == starts.end() || annotation.tokens[i].start < *start)) ++i;
        annotation.sentences.push_back({first, i});
    }
}

}  // namespace

bool is_model_number(std::string_view lower) {
    std::size_t letters = 0;
    while (letters < lower.size() && lower[letters] >= 'a' && lower[letters] <= 'z') ++letters;
    std::size_t digits = letters;
    while (digits < lower.size() && lower[digits] >= '0' && lower[digits] <= '9') ++digits;
    return letters >= 1 && letters <= 3 && digits - letters >= 2 && digits == lower.size();
}

bool is_well_known(const Entry& entry) {
    for (const Trait trait : {Trait::first_name, Trait::country, Trait::city, Trait::company, Trait::product, Trait::outlet}) {
        if (entry.has(trait)) return true;
    }
    return false;
}

void collect_certain_names(const AnnotatedBlock& block, const en::Lexicon& lexicon, Glossary& glossary) {
    for (const SentenceTokens sentence : block.annotation.sentences) {
        BlockNames names;
        const RunFinder finder(block, sentence, nullptr);
        finder.run([&](TokenRange run) { add_names(block, lexicon, {sentence.first, sentence.last}, run, names); });
        for (const NameSpan& name : names) {
            glossary.add(name.name, name.type);
            const std::size_t last_name = name.type == EntityType::Person ? name.name.rfind(' ') : std::string::npos;
            if (last_name != std::string::npos) glossary.add(name.name.substr(last_name + 1), name.type);
        }
    }
}

void collect_label_names(const Diagram& diagram, const en::Lexicon& lexicon, Glossary& glossary) {
    // All labels are read at once, each as a sentence of its own.
    constexpr std::string_view parting = "\n\n";
    std::string text;
    std::vector<std::size_t> starts;
    for (const DiagramNode& node : diagram.nodes) {
        if (!text.empty()) starts.push_back(text.append(parting).size());
        text += node.label;
        std::string_view phrase = node.label;
        phrase = phrase.substr(0, phrase.find(" ("));  // "Zeta Model (7B Parameters)"
        glossary.add_concept(phrase);
    }
    const Block block;
    AnnotatedBlock labels;
    labels.block = &block;
    labels.annotation = tokenize(text, starts);
    part_sentences(labels.annotation, starts);
    static thread_local Workspace workspace;
    (void)analyze(english_model(), labels.annotation, workspace);
    join_compounds(labels.annotation);
    add_words(labels, lexicon);
    collect_certain_names(labels, lexicon, glossary);
}

BlockNames names_in_prose(const AnnotatedBlock& block, const en::Lexicon& lexicon, const Glossary& glossary) {
    BlockNames names;
    for (const SentenceTokens sentence : block.annotation.sentences) {
        const RunFinder finder(block, sentence, &glossary);
        BlockNames found;
        finder.run([&](TokenRange run) { add_names(block, lexicon, {sentence.first, sentence.last}, run, found); });
        add_times(block, {sentence.first, sentence.last}, found);
        add_quantities(block, {sentence.first, sentence.last}, found);
        add_groups(block, {sentence.first, sentence.last}, lexicon, found);
        add_concepts(block, {sentence.first, sentence.last}, glossary, found);
        add_works(block, sentence, found);
        std::stable_sort(found.begin(), found.end(),
                         [](const NameSpan& left, const NameSpan& right) { return left.range.first < right.range.first; });
        for (std::size_t n = 1; n < found.size(); ++n) {  // "Acme's R1": the owner of a product is its maker
            const bool owned = found[n].range.first > 0 && block.lower[found[n].range.first - 1] == "'s" &&
                               found[n - 1].range.last + 1 == found[n].range.first;
            if (!owned || found[n].type != EntityType::Product || !found[n].maker.empty()) continue;
            found[n].maker = found[n - 1].name;
            constexpr std::size_t code = 3;  // "R1", "V3" say nothing without the maker
            if (found[n].name.size() <= code) {
                found[n].name = found[n].maker + " " + found[n].name;
                found[n].well_cased = false;
            }
        }
        for (NameSpan& name : found) names.push_back(std::move(name));
    }
    return names;
}

}  // namespace skein
