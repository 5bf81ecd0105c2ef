// The names in GUM: see name_data.hpp. GUM marks every phrase that speaks of something; a name is the run of proper nouns at the
// head of such a phrase.

#include "extract/train/name_data.hpp"
#include "extract/train/treebanks.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace skein {
namespace {

struct Phrase {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::string_view type;
};

// "(12-person-giv:act-1,2-coref" opens a phrase, "12)" closes it, "(12-person-…)" does both; phrases nest and stand without
// blanks.
class PhraseReader {
  public:
    std::vector<Phrase> read(const TreebankSentence& sentence) {
        std::vector<Phrase> phrases;
        open_.clear();
        for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
            const std::string_view marks = field_of(sentence.words[i].misc, "Entity");
            for (std::size_t at = 0; at < marks.size();) {
                if (marks[at] == '(') {
                    const std::size_t end = std::min(marks.find_first_of("()", at + 1), marks.size());
                    open_.push_back({i, i, type_of(marks.substr(at + 1, end - at - 1))});
                    at = end;
                    continue;
                }
                if (marks[at] == ')' && !open_.empty()) {
                    phrases.push_back(open_.back());
                    phrases.back().last = i + 1;
                    open_.pop_back();
                }
                ++at;
            }
        }
        return phrases;
    }

  private:
    static std::string_view type_of(std::string_view mark) {
        const std::size_t start = std::min(mark.find('-'), mark.size() - 1) + 1;
        return mark.substr(start, mark.find('-', start) - start);
    }
    std::vector<Phrase> open_;
};

bool is_proper(const TreebankWord& word) { return word.xpos == "NNP" || word.xpos == "NNPS"; }

bool is_title(const std::string& form) {
    static constexpr std::string_view titles[] = {
        "Mr.",  "Mrs.",    "Ms.",      "Mr",    "Mrs",       "Ms",     "Dr.",   "Dr",      "Prof.",   "Professor",
        "Sir",  "Lord",    "Lady",     "King",  "Queen",     "Prince", "Pope",  "Senator", "Sen.",    "President",
        "Rep.", "General", "Governor", "Judge", "Secretary", "Miss",   "Saint", "Captain", "Justice", "Minister"};
    return std::ranges::find(titles, form) != std::end(titles);
}

// The word of a phrase whose head lies outside it.
std::uint32_t head_of(const TreebankSentence& sentence, const Phrase& phrase) {
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
        const std::uint32_t head = sentence.words[i].head;
        if (head == 0 || head - 1 < phrase.first || head - 1 >= phrase.last) return i;
    }
    return phrase.first;
}

TypeSet meaning_of(std::string_view type, bool plural) {
    const auto of = [](std::initializer_list<EntityType> types) {
        TypeSet set = 0;
        for (const EntityType one : types) set |= type_bit(one);
        return set;
    };
    if (type == "person") return plural ? of({EntityType::Group}) : of({EntityType::Person});
    if (type == "organization") return of({EntityType::Organization});
    if (type == "place") return of({EntityType::Place});
    if (type == "event") return of({EntityType::Event});
    if (type == "time") return of({EntityType::Time});
    if (type == "object" || type == "substance") return of({EntityType::Product, EntityType::Work, EntityType::Concept});
    if (type == "abstract") return of({EntityType::Product, EntityType::Work, EntityType::Concept, EntityType::Group});
    return of({EntityType::Concept, EntityType::Product});  // animals, plants
}

// "September 9, 2016": digits or a proper noun, and nothing long.
bool is_date(const TreebankSentence& sentence, NamedSpan& span) {
    while (span.first < span.last && (sentence.words[span.first].upos == "DET" || sentence.words[span.first].upos == "ADP"))
        ++span.first;
    constexpr std::uint32_t longest = 6;
    if (span.first == span.last || span.last - span.first > longest) return false;
    return std::any_of(sentence.words.begin() + span.first, sentence.words.begin() + span.last, [](const TreebankWord& word) {
        return is_proper(word) || (word.form.size() == 4 && word.form.find_first_not_of("0123456789") == std::string::npos);
    });
}

// The run of proper nouns around `head`, with what joins them in names of things ("University of Portsmouth").
NamedSpan name_around(const TreebankSentence& sentence, const Phrase& phrase, std::uint32_t head, bool person) {
    NamedSpan span{head, head + 1, 0};
    while (span.first > phrase.first && is_proper(sentence.words[span.first - 1])) --span.first;
    static constexpr std::string_view joins[] = {"of", "&", "-", "for", "the", "'s", "’s", "/", "de"};
    for (std::uint32_t i = span.last; i < phrase.last; ++i) {
        const TreebankWord& word = sentence.words[i];
        if (is_proper(word)) {
            span.last = i + 1;
        } else if (std::ranges::find(joins, word.form) == std::end(joins) || (person && word.form != "-" && word.form != "de")) {
            break;
        }
    }
    while (person && span.last - span.first > 1 && is_title(sentence.words[span.first].form)) ++span.first;
    return span;
}

void add_names(const TreebankSentence& sentence, std::vector<Phrase> phrases, NamedSentence& named) {
    // The outer phrase first: "University of Portsmouth" holds the place "Portsmouth".
    std::ranges::stable_sort(phrases, [](const Phrase& a, const Phrase& b) { return a.last - a.first > b.last - b.first; });
    std::vector<char> taken(sentence.words.size(), 0);
    const auto take = [&](NamedSpan span, TypeSet types) {
        if (std::any_of(taken.begin() + span.first, taken.begin() + span.last, [](char one) { return one != 0; })) return;
        std::fill(taken.begin() + span.first, taken.begin() + span.last, char{1});
        span.types = types;
        named.spans.push_back(span);
    };
    for (const Phrase& phrase : phrases) {
        const std::uint32_t head = head_of(sentence, phrase);
        NamedSpan span{phrase.first, phrase.last, 0};
        if (phrase.type == "time") {
            if (is_date(sentence, span)) take(span, type_bit(EntityType::Time));
        } else if (is_proper(sentence.words[head])) {
            const bool person = phrase.type == "person";
            take(name_around(sentence, phrase, head, person), meaning_of(phrase.type, sentence.words[head].xpos == "NNPS"));
        }
    }
    // Other proper nouns may be names or parts of some: they teach nothing.
    for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
        if (taken[i] == 0 && is_proper(sentence.words[i])) take({i, i + 1, 0}, 0);
    }
    std::ranges::sort(named.spans, {}, &NamedSpan::first);
}

}  // namespace

std::vector<NamedSentence> read_gum_names(const std::filesystem::path& data) {
    constexpr TypeSet open = type_bit(EntityType::Quantity) | type_bit(EntityType::Group) | type_bit(EntityType::Time);
    PhraseReader reader;
    std::vector<NamedSentence> sentences;
    for (const TreebankSentence& sentence : read_gum(data, "train")) {
        NamedSentence named;
        named.open = open;
        named.set = NameSet::gum;
        named.opens_document =
            std::ranges::any_of(sentence.comments, [](const std::string& comment) { return comment.starts_with("newdoc"); });
        for (const TreebankWord& word : sentence.words) {
            named.tokens.push_back(word.form);
            named.grammar.push_back({word.xpos, word.relation});
        }
        add_names(sentence, reader.read(sentence), named);
        sentences.push_back(std::move(named));
    }
    return sentences;
}

}  // namespace skein
