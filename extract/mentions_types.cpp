// What a run of name tokens names: titles and generic nouns apart, and its type
// by lexicon, shape and the words beside it.

#include "extract/mentions_runs.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace skein {

namespace {

using en::Entry;
using en::Trait;

struct Typing {
    EntityType type = EntityType::Concept;
    std::uint32_t weight = 0;
};

constexpr std::uint32_t by_lexicon = 3;
constexpr std::uint32_t by_cue = 2;
constexpr std::uint32_t by_shape = 1;

std::string joined_lower(const AnnotatedBlock &block, TokenRange range) {
    std::string text;
    for (std::uint32_t i = range.first; i < range.last; ++i) {
        if (!text.empty() && block.lower[i] != "'s") text += ' ';
        text += block.lower[i];
    }
    return text;
}

std::optional<Typing> kind_of_noun(const Entry &noun) {
    struct Row {
        Trait trait;
        EntityType type;
    };
    static constexpr std::array<Row, 6> rows = {{{Trait::role, EntityType::Person},
                                                 {Trait::organization_noun, EntityType::Organization},
                                                 {Trait::product_noun, EntityType::Product},
                                                 {Trait::place_noun, EntityType::Place},
                                                 {Trait::work_noun, EntityType::Work},
                                                 {Trait::event_noun, EntityType::Event}}};
    for (const Row &row : rows) {
        if (noun.has(row.trait)) return Typing{row.type, by_cue};
    }
    return std::nullopt;
}

const Entry &singular_entry(const AnnotatedBlock &block, const en::Lexicon &lexicon, std::uint32_t i) {
    return lexicon.find(en::singular(block.lower[i]));
}

std::optional<Typing> by_name(const AnnotatedBlock &block, const en::Lexicon &lexicon, TokenRange range) {
    const Entry &whole = lexicon.find(joined_lower(block, range));
    if (whole.has(Trait::country) || whole.has(Trait::city)) return Typing{EntityType::Place, by_lexicon};
    if (whole.has(Trait::company) || whole.has(Trait::outlet)) return Typing{EntityType::Organization, by_lexicon};
    if (whole.has(Trait::product)) return Typing{EntityType::Product, by_lexicon};
    if (whole.has(Trait::event_noun) && range.last - range.first > 1) return Typing{EntityType::Event, by_lexicon};
    const Entry &first = *block.entries[range.first];
    const Entry &last = *block.entries[range.last - 1];
    if (range.last - range.first > 1) {
        for (std::uint32_t i = range.first; i < range.last; ++i) {
            if (block.lower[i] == "'s") return Typing{EntityType::Organization, by_cue};
        }
        if (last.has(Trait::organization_part)) return Typing{EntityType::Organization, by_lexicon};
        if (last.has(Trait::place_part)) return Typing{EntityType::Place, by_lexicon};
        for (std::uint32_t i = range.first; i < range.last; ++i) {
            if (block.lower[i] == "of" && i > range.first && block.entries[i - 1]->has(Trait::organization_part)) {
                return Typing{EntityType::Organization, by_lexicon};
            }
        }
        if (first.has(Trait::first_name) && !block.written[range.last - 1].name_shape)
            return Typing{EntityType::Person, by_lexicon};
        if (last.has(Trait::generic_acronym)) return Typing{EntityType::Organization, by_cue};
        if (first.has(Trait::company)) return Typing{EntityType::Product, by_cue};
    }
    return std::nullopt;
}

std::optional<Typing> by_neighbours(const AnnotatedBlock &block, const en::Lexicon &lexicon, TokenRange sentence,
                                    TokenRange range) {
    // A kind right before: "the startup Acme", "engineer Jane Roe".
    if (range.first > sentence.first) {
        const std::uint32_t before = range.first - 1;
        if (block.token(before).upos == Upos::NOUN) {
            if (const auto kind = kind_of_noun(singular_entry(block, lexicon, before))) return kind;
        }
    }
    // A kind right after: "the Zeta platform", or told of it: "Zeta is a …
    // platform", "Zeta, a … platform".
    std::uint32_t at = range.last;
    if (at + 3 < sentence.last && block.lower[at] == "(" && block.lower[at + 2] == ")") at += 3;  // "Zeta Engine (ZE) platform"
    if (at >= sentence.last) return std::nullopt;
    if (block.token(at).upos == Upos::NOUN && block.lower[at] != "video") {
        const Entry &noun = singular_entry(block, lexicon, at);
        if (noun.has(Trait::product_noun)) return Typing{EntityType::Product, by_shape};
        if (noun.has(Trait::organization_noun)) return Typing{EntityType::Organization, by_cue};
    }
    const bool told = (block.lower[at] == "," || block.token(at).lemma == "be") && at + 2 < sentence.last;
    if (told) {
        const bool article = block.lower[at + 1] == "a" || block.lower[at + 1] == "an" || block.lower[at + 1] == "the";
        const std::uint32_t start = article ? at + 2 : at + 1;
        constexpr std::uint32_t reach = 7;
        for (std::uint32_t i = start; i < sentence.last && i < start + reach; ++i) {
            const Upos upos = block.token(i).upos;
            const bool head = upos == Upos::NOUN && (i + 1 == sentence.last || block.token(i + 1).upos != Upos::NOUN);
            if (head || block.entries[i]->has(Trait::generic_acronym)) {
                const auto kind = kind_of_noun(singular_entry(block, lexicon, i));
                const bool plural = en::singular(block.lower[i]) != block.lower[i];
                if (kind && !plural && (article || (kind->type == EntityType::Person && block.lower[at] == ","))) return kind;
                if (head) break;
            }
            if (upos == Upos::ADP || upos == Upos::VERB || upos == Upos::PUNCT) break;
        }
    }
    return std::nullopt;
}

// "H800", "RTX 6000": letters and figures.
bool is_model_name(const AnnotatedBlock &block, TokenRange range) {
    for (std::uint32_t i = range.first; i < range.last; ++i) {
        if (block.form(i).find_first_of("0123456789") != std::string_view::npos) return true;
    }
    return false;
}

// "written in ZETA", "leveraging Zeta", "Zeta programming": what is used or programmed is a product.
bool is_used(const AnnotatedBlock &block, TokenRange sentence, TokenRange range) {
    static constexpr std::array<std::string_view, 12> uses = {"use",    "utilize", "utilise", "harness", "leverage", "install",
                                                              "adopt",  "deploy",  "bypass",  "run",     "port",     "compile"};
    if (range.last < sentence.last) {
        static constexpr std::array<std::string_view, 5> after = {"programming", "programmer", "programmers", "code",
                                                                  "instructions"};
        if (std::find(after.begin(), after.end(), block.lower[range.last]) != after.end()) return true;
    }
    if (range.first == sentence.first) return false;
    const Token &before = block.token(range.first - 1);
    return before.upos == Upos::VERB && std::find(uses.begin(), uses.end(), before.lemma) != uses.end();
}

std::optional<Typing> by_shape_and_place(const AnnotatedBlock &block, const en::Lexicon &lexicon, TokenRange sentence,
                                         TokenRange range) {
    if (is_used(block, sentence, range)) return Typing{EntityType::Product, by_shape};
    if (range.last < sentence.last) {
        const Token &next = block.token(range.last);
        const Entry &verb = lexicon.find(next.lemma);
        const bool speaks =
            next.upos == Upos::VERB && (verb.has(Trait::speech) || verb.has(Trait::belief) || verb.has(Trait::denial));
        if (speaks && range.last - range.first >= 2 && !block.written[range.first].name_shape)
            return Typing{EntityType::Person, by_cue};
    }
    if (range.first > sentence.first && !block.written[range.first].name_shape && !block.written[range.first].all_capitals) {
        const std::string &before = block.lower[range.first - 1];
        if (before == "in" || before == "near") return Typing{EntityType::Place, by_shape};
    }
    constexpr std::size_t shortest = 5;  // shorter ones are as often an abbreviation
    if (block.written[range.first].name_shape && block.text(range).size() >= shortest)
        return Typing{EntityType::Organization, by_shape};
    return std::nullopt;
}

bool is_hardware_noun(std::string_view singular) {
    static constexpr std::array<std::string_view, 5> nouns = {"gpu", "chip", "card", "processor", "cpu"};
    return std::find(nouns.begin(), nouns.end(), singular) != nouns.end();
}

bool is_rank(std::string_view lower) {
    static constexpr std::array<std::string_view, 10> ranks = {"associate", "assistant", "vice",      "chief",  "former",
                                                               "deputy",    "senior",    "executive", "acting", "ex"};
    return std::find(ranks.begin(), ranks.end(), lower) != ranks.end();
}

void add_one(const AnnotatedBlock &block, const en::Lexicon &lexicon, TokenRange sentence, TokenRange range,
             std::optional<Typing> known, BlockNames &out) {
    if (range.empty()) return;
    NameSpan name;
    name.range = range;
    name.name = std::string(block.text(range));
    // A company's name before a product's: "Nvidia H800".
    std::uint32_t start = range.first;
    if (range.last - range.first > 1 && block.entries[start]->has(Trait::company) && !by_name(block, lexicon, range).has_value())
        ++start;
    if (start == range.first && range.last - range.first > 1 && block.entries[start]->has(Trait::company) &&
        !lexicon.find(joined_lower(block, range)).known() && !block.entries[range.last - 1]->has(Trait::organization_part)) {
        ++start;
    }
    if (start > range.first) {
        name.maker = std::string(block.form(range.first));
        name.name = std::string(block.text({start, range.last}));
        known = Typing{EntityType::Product, by_cue};
    }
    if (!known) known = by_name(block, lexicon, range);
    // "NVIDIA GPUs", "Nvidia chips": a kind of product by its maker.
    if (range.last < sentence.last && name.maker.empty() && known && known->type == EntityType::Organization &&
        is_hardware_noun(en::singular(block.lower[range.last]))) {
        name.maker = name.name;
        name.range.last = range.last + 1;
        name.name = std::string(block.text(name.range));
        known = Typing{EntityType::Product, by_cue};
    }
    if (!known && is_model_name(block, range)) known = Typing{EntityType::Product, by_cue};
    if (!known) known = by_neighbours(block, lexicon, sentence, range);
    if (!known) known = by_shape_and_place(block, lexicon, sentence, range);
    if (known) {
        name.type = known->type;
        name.type_weight = known->weight;
    }
    out.push_back(std::move(name));
}

}  // namespace

void add_names(const AnnotatedBlock &block, const en::Lexicon &lexicon, TokenRange sentence, TokenRange run, BlockNames &out) {
    // "… University Associate Professor Jane Roe": the words of a title part what
    // stands before from the person.
    for (std::uint32_t i = run.first; i + 1 < run.last; ++i) {
        const Entry &entry = *block.entries[i];
        const bool title = entry.has(Trait::title) || entry.has(Trait::role) ||
                           (!block.lower[i].empty() && block.lower[i].back() == '.' &&
                            lexicon.find(block.lower[i].substr(0, block.lower[i].size() - 1)).has(Trait::title));
        if (!title) continue;
        const bool name_follows = block.entries[i + 1]->tags == 0 || block.entries[i + 1]->has(Trait::first_name) ||
                                  (entry.has(Trait::title) && i + 2 < run.last);
        if (!name_follows) continue;
        std::uint32_t end = i;
        while (end > run.first && is_rank(block.lower[end - 1])) --end;
        add_one(block, lexicon, sentence, {run.first, end}, std::nullopt, out);
        add_one(block, lexicon, sentence, {i + 1, run.last}, Typing{EntityType::Person, by_lexicon}, out);
        return;
    }
    // "SAR David Roe", "US Silicon Valley": two names side by side.
    for (std::uint32_t i = run.first + 1; i < run.last; ++i) {
        const TokenRange left{run.first, i};
        const TokenRange right{i, run.last};
        const bool person = block.entries[i]->has(Trait::first_name) && block.written[i - 1].all_capitals && run.last - i > 1;
        const bool place = lexicon.find(joined_lower(block, left)).has(Trait::country) && i - run.first < 3 &&
                           by_name(block, lexicon, right).value_or(Typing{}).type == EntityType::Place;
        if (person || place) {
            if (!person || is_well_known(*block.entries[run.first])) add_one(block, lexicon, sentence, left, std::nullopt, out);
            add_one(block, lexicon, sentence, right,
                    person ? std::optional(Typing{EntityType::Person, by_lexicon}) : std::nullopt, out);
            return;
        }
    }
    add_one(block, lexicon, sentence, run, std::nullopt, out);
}

}  // namespace skein
