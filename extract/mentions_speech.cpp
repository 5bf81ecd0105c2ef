// Names in transcribed speech, where capitals come and go: only what the document's careful parts or the lexicon know.

#include "base/utf8.hpp"
#include "extract/mentions_runs.hpp"

#include <algorithm>
#include <optional>

namespace skein {

namespace {

using en::Entry;
using en::Trait;

constexpr std::uint32_t longest_name = 4;  // tokens

struct Match {
    std::uint32_t end = 0;
    std::string name;
    EntityType type = EntityType::Concept;
    std::uint32_t weight = 0;
};

// The parts of a name written with capitals inside: "DeepSeek" → deep, seek.
std::vector<std::string> parts_of(std::string_view name) {
    std::vector<std::string> parts;
    bool lower_before = false;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint point = decode_at(name, at);
        if (parts.empty() || (is_upper(point.value) && lower_before)) parts.emplace_back();
        parts.back().append(name.substr(at, point.size));
        lower_before = is_lower(point.value);
        at += point.size;
    }
    for (std::string& part : parts) part = to_lower(part);
    return parts;
}

// Onsets no English word has: such a word is a mishearing.
bool is_unpronounceable(std::string_view lower) {
    static constexpr std::string_view vowels = "aeiouy";
    if (lower.size() < 3 || vowels.find(lower[0]) != std::string_view::npos || vowels.find(lower[1]) != std::string_view::npos)
        return false;
    static constexpr std::string_view onsets[] = {"bl", "br", "ch", "cl", "cr", "dr", "dw", "fl", "fr", "gh", "gl", "gn",
                                                  "gr", "kn", "ph", "pl", "pr", "ps", "qu", "rh", "sc", "sh", "sk", "sl",
                                                  "sm", "sn", "sp", "sq", "st", "sw", "th", "tr", "ts", "tw", "wh", "wr"};
    return std::find(std::begin(onsets), std::end(onsets), lower.substr(0, 2)) == std::end(onsets);
}

class SpeechNames {
  public:
    SpeechNames(const AnnotatedBlock& block, const en::Lexicon& lexicon, const Glossary& glossary)
        : block_(block), lexicon_(lexicon), glossary_(glossary) {
        for (const auto& [key, term] : glossary.terms()) {
            std::vector<std::string> parts = parts_of(term.name);
            if (parts.size() == 2 && parts[0].size() >= 3 && parts[1].size() >= 3)
                compounds_.emplace_back(std::move(parts), &term);
        }
        // Every pair of words is compared with each of them: only a document about few things gives a context.
        constexpr std::size_t most = 100;
        if (compounds_.size() > most) compounds_.clear();
    }

    BlockNames run() const {
        BlockNames names;
        for (const SentenceTokens sentence : block_.annotation.sentences) {
            const std::size_t before = names.size();
            for (std::uint32_t i = sentence.first; i < sentence.last;) {
                const auto match = match_at(i, sentence.last);
                if (!match) {
                    ++i;
                    continue;
                }
                NameSpan name;
                name.range = {i, match->end};
                name.name = match->name;
                name.type = match->type;
                name.type_weight = match->weight;
                name.well_cased = false;
                names.push_back(std::move(name));
                i = match->end;
            }
            BlockNames found(names.begin() + static_cast<std::ptrdiff_t>(before), names.end());
            const std::size_t known = found.size();
            add_times(block_, {sentence.first, sentence.last}, found);
            add_quantities(block_, {sentence.first, sentence.last}, found);
            add_concepts(block_, {sentence.first, sentence.last}, glossary_, found);
            names.insert(names.end(), found.begin() + static_cast<std::ptrdiff_t>(known), found.end());
        }
        return names;
    }

  private:
    std::optional<Match> match_at(std::uint32_t i, std::uint32_t end) const {
        if (block_.token(i).upos == Upos::PUNCT) return std::nullopt;
        const std::uint32_t reach = may_open_longer(i) ? std::min(end, i + longest_name) : i + 1;
        for (std::uint32_t last = reach; last > i; --last) {
            if (auto match = exact({i, last})) return match;
        }
        if (auto match = outlet(i, end)) return match;
        if (i + 1 < end) {
            if (auto match = compound(i)) return match;
        }
        return misheard(i);
    }

    // Can a name of several words begin here, as far as can be told cheaply?
    bool may_open_longer(std::uint32_t i) const {
        const std::string& word = block_.lower[i];
        const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
        return block_.entries[i]->opens_name || !std::ranges::all_of(word, plain) || glossary_.may_open_term(word);
    }

    // A type that the careful parts gave counts a little for each time it is heard.
    static std::uint32_t weight_of(const Glossary::Term& term) { return term.type == EntityType::Concept ? 0 : 1; }

    std::optional<Match> exact(TokenRange range) const {
        const std::uint32_t words = range.last - range.first;
        std::string text;
        bool ordinary = true;
        for (std::uint32_t i = range.first; i < range.last; ++i) {
            if (block_.lower[i] == "'s" || block_.token(i).upos == Upos::PUNCT) return std::nullopt;
            if (!text.empty()) text += ' ';
            text += block_.lower[i];
            if (block_.entries[i]->tags == 0) ordinary = false;
        }
        const Entry& whole = lexicon_.find(text);
        const bool capital = block_.written[range.first].capitalised;
        // One English word is a name only in capitals, or where companies are listed.
        if (words == 1 && ordinary && !block_.written[range.first].all_capitals) {
            const bool listed = whole.has(Trait::company) && in_list_of_companies(range.first);
            if (!listed) return std::nullopt;
        }
        if (words == 1 && whole.has(Trait::generic_acronym)) return std::nullopt;
        if (const Glossary::Term* term = find_term(text, words))
            return Match{range.last, term->name, term->type, weight_of(*term)};
        if (is_well_known(whole) && (capital || !whole.has(Trait::first_name))) {
            if (words == 1 && whole.has(Trait::first_name) && !whole.has(Trait::company) && !whole.has(Trait::country))
                return std::nullopt;
            const EntityType type = whole.has(Trait::company)   ? EntityType::Organization
                                    : whole.has(Trait::product) ? EntityType::Product
                                                                : EntityType::Place;
            return Match{range.last, proper(range), type, 3};
        }
        if (words == 1 && whole.tags == 0 &&
            (block_.written[range.first].all_capitals || block_.written[range.first].name_shape)) {
            const bool model = block_.form(range.first).find_first_of("0123456789") != std::string_view::npos;
            return Match{range.last, std::string(block_.form(range.first)), model ? EntityType::Product : EntityType::Concept,
                         model ? 1U : 0U};
        }
        return std::nullopt;
    }

    // A glossary name, also with an 's that lost its apostrophe ("deep seeks").
    const Glossary::Term* find_term(const std::string& text, std::uint32_t words) const {
        const Glossary::Term* term = glossary_.find(text);
        if (term == nullptr && words == 2 && text.size() > 6 && text.back() == 's') {
            term = glossary_.find(text.substr(0, text.size() - 1));
            if (term != nullptr && term->name.find(' ') != std::string::npos) return nullptr;
        }
        if (term == nullptr) return nullptr;
        // Several words that are one name must not be several ordinary words that happen to touch; "h 800" are none.
        const bool model =
            text.find_first_of("0123456789") != std::string::npos && !lexicon_.find(text.substr(0, text.find(' '))).known();
        return words > 1 && join_key(text).size() < 5 && !model ? nullptr : term;
    }

    bool in_list_of_companies(std::uint32_t i) const {
        if (i == 0) return false;
        const std::string& before = block_.lower[i - 1];
        if (before == "like" || before == "as")
            return i >= 2 && (block_.entries[i - 2]->has(Trait::group) || block_.entries[i - 2]->has(Trait::organization_noun) ||
                              before == "as");
        if ((before == "and" || before == "or") && i >= 2)
            return block_.entries[i - 2]->has(Trait::company) && block_.entries[i - 2]->tags == 0;
        return false;
    }

    // "Tom's Hardware": a first name's, and a capital.
    std::optional<Match> outlet(std::uint32_t i, std::uint32_t end) const {
        if (i + 2 >= end || !block_.entries[i]->has(Trait::first_name) || block_.lower[i + 1] != "'s") return std::nullopt;
        if (!block_.written[i].capitalised || !block_.written[i + 2].capitalised) return std::nullopt;
        return Match{i + 3, std::string(block_.text({i, i + 3})), EntityType::Organization, 2};
    }

    // A name of two parts of which one came out wrong: "deep se…", "D seek". Only for what is also heard aright or written.
    std::optional<Match> compound(std::uint32_t i) const {
        const std::string& first = block_.lower[i];
        const std::string& second = block_.lower[i + 1];
        const Match* best = nullptr;
        Match match;
        for (const auto& [parts, term] : compounds_) {
            const bool initial =
                first.size() == 1 && first[0] == parts[0][0] && second == parts[1] && block_.written[i].capitalised;
            const bool broken = first == parts[0] && block_.entries[i + 1]->tags == 0 && second.size() >= 2 &&
                                second.compare(0, 2, parts[1], 0, 2) == 0 && !block_.written[i + 1].capitalised;
            if (!initial && !broken) continue;
            if (best != nullptr) return std::nullopt;
            match = Match{i + 2, term->name, term->type, weight_of(*term)};
            best = &match;
        }
        return best == nullptr ? std::nullopt : std::optional(match);
    }

    std::optional<Match> misheard(std::uint32_t i) const {
        const Entry& entry = *block_.entries[i];
        if (entry.known() || lexicon_.find(en::singular(block_.lower[i])).known()) return std::nullopt;
        if (!block_.written[i].capitalised && !is_unpronounceable(block_.lower[i])) return std::nullopt;
        if (block_.written[i].all_capitals) return std::nullopt;
        const Glossary::Term* term = glossary_.find_misheard(block_.lower[i]);
        if (term == nullptr) return std::nullopt;
        return Match{i + 1, term->name, term->type, weight_of(*term)};
    }

    // Lower-case well-known names get their capitals back.
    std::string proper(TokenRange range) const {
        std::string text(block_.text(range));
        bool start = true;
        for (char& c : text) {
            if (start && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
            start = c == ' ';
        }
        return text;
    }

    const AnnotatedBlock& block_;
    const en::Lexicon& lexicon_;
    const Glossary& glossary_;
    std::vector<std::pair<std::vector<std::string>, const Glossary::Term*>> compounds_;
};

}  // namespace

BlockNames names_in_speech(const AnnotatedBlock& block, const en::Lexicon& lexicon, const Glossary& glossary) {
    return SpeechNames(block, lexicon, glossary).run();
}

}  // namespace skein
