#include "extract/eval/name_score.hpp"

#include <algorithm>
#include <bit>

namespace skein {
namespace {

// The sentences [first, last) as one document: tokens joined by single blanks.
struct Document {
    std::string text;
    Annotation annotation;

    explicit Document(std::span<const NamedSentence> sentences) {
        for (const NamedSentence& sentence : sentences) {
            const auto first = static_cast<std::uint32_t>(annotation.tokens.size());
            for (const std::string& form : sentence.tokens) {
                Token& token = annotation.tokens.emplace_back();
                token.start = static_cast<std::uint32_t>(text.size());
                text += form;
                token.end = static_cast<std::uint32_t>(text.size());
                text += ' ';
            }
            annotation.sentences.push_back({first, static_cast<std::uint32_t>(annotation.tokens.size())});
        }
        annotation.text = text;
    }
};

// The type a list speaks for; the first of these that holds.
EntityType type_of_lists(std::uint16_t lists) {
    static constexpr std::pair<NameListKind, EntityType> order[] = {{NameListKind::country, EntityType::Place},
                                                                    {NameListKind::person, EntityType::Person},
                                                                    {NameListKind::organization, EntityType::Organization},
                                                                    {NameListKind::place, EntityType::Place},
                                                                    {NameListKind::demonym, EntityType::Group},
                                                                    {NameListKind::event, EntityType::Event},
                                                                    {NameListKind::work, EntityType::Work},
                                                                    {NameListKind::product, EntityType::Product},
                                                                    {NameListKind::first_name, EntityType::Person},
                                                                    {NameListKind::city, EntityType::Place},
                                                                    {NameListKind::surname, EntityType::Person}};
    for (const auto& [kind, type] : order) {
        if ((lists & bit_of(kind)) != 0) return type;
    }
    return EntityType::Concept;
}

bool is_one_type(TypeSet types) { return std::has_single_bit(types); }

}  // namespace

NamesBySentence find_names(const NameModel& model, const std::vector<NamedSentence>& sentences) {
    NamesBySentence found(sentences.size());
    NameTagger tagger(model);
    std::vector<TaggedName> names;
    for (std::size_t first = 0; first < sentences.size();) {
        std::size_t last = first + 1;
        while (last < sentences.size() && !sentences[last].opens_document) ++last;
        const Document document(std::span<const NamedSentence>(sentences).subspan(first, last - first));
        names.clear();
        tagger.tag(document.annotation, names);
        const TaggedText whole[] = {{&document.annotation, &names}};
        agree_on_names(whole);
        std::size_t sentence = 0;
        for (TaggedName name : names) {
            while (document.annotation.sentences[sentence].last <= name.first) ++sentence;
            const std::uint32_t start = document.annotation.sentences[sentence].first;
            name.first -= start;
            name.last -= start;
            found[first + sentence].push_back(name);
        }
        first = last;
    }
    return found;
}

NamesBySentence find_listed_names(const NameFeatures& lists, const std::vector<NamedSentence>& sentences) {
    NamesBySentence found(sentences.size());
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        std::vector<NameWord> words;
        for (const std::string& token : sentences[s].tokens) words.push_back(lists.word(token));
        for (std::uint32_t i = 0; i < words.size();) {
            const NameFeatures::Match match = lists.longest_match(words, i);
            const bool capital = words[i].letters == NameWord::capital || words[i].letters == NameWord::upper;
            const bool usual = match.words == 1 && words[i].lists >> frequency_shift >= 5;
            if (match.words == 0 || !capital || usual) {
                ++i;
                continue;
            }
            const EntityType type = type_of_lists(match.lists);
            auto& names = found[s];
            // A first name and a surname are one person.
            if (type == EntityType::Person && !names.empty() && names.back().type == type && names.back().last == i) {
                names.back().last = i + match.words;
            } else {
                names.push_back({i, i + match.words, type, 1000});
            }
            i += match.words;
        }
    }
    return found;
}

std::vector<Agreement> score_names(const std::vector<NamedSentence>& gold, const NamesBySentence& system, TypeSet types) {
    std::vector<Agreement> scores;
    std::vector<std::size_t> place(all_entity_types.size());
    for (const EntityType type : all_entity_types) {
        place[static_cast<std::size_t>(type)] = scores.size();
        if ((types & type_bit(type)) != 0) scores.push_back({name_of(type)});
    }
    Agreement all{"all"};
    for (std::size_t s = 0; s < gold.size(); ++s) {
        const auto& spans = gold[s].spans;
        for (const NamedSpan& span : spans) {
            if (!is_one_type(span.types) || (span.types & types) == 0) continue;
            ++scores[place[static_cast<std::size_t>(std::countr_zero(span.types))]].gold;
            ++all.gold;
        }
        for (const TaggedName& name : system[s]) {
            const bool unclear = std::ranges::any_of(spans, [&](const NamedSpan& span) {
                return !is_one_type(span.types) && span.first < name.last && name.first < span.last;
            });
            if (unclear || (types & type_bit(name.type)) == 0) continue;
            const bool correct = std::ranges::any_of(spans, [&](const NamedSpan& span) {
                return span.first == name.first && span.last == name.last && span.types == type_bit(name.type);
            });
            Agreement& score = scores[place[static_cast<std::size_t>(name.type)]];
            ++score.system;
            ++all.system;
            score.correct += correct;
            all.correct += correct;
        }
    }
    scores.push_back(all);
    return scores;
}

}  // namespace skein
