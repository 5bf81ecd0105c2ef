#include "extract/train/name_tables.hpp"

#include "extract/text/features.hpp"

#include <algorithm>
#include <map>

namespace skein {

void number_words(std::span<const NamedSentence> sentences, std::size_t least, std::size_t most, NameTables& tables) {
    std::map<std::uint32_t, std::uint32_t> counts;  // by fingerprint
    for (const NamedSentence& sentence : sentences) {
        for (const std::string& token : sentence.tokens) ++counts[fingerprint_of(word_hash(NormalForm(token).lower()))];
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> usual;  // count, fingerprint
    for (const auto& [fingerprint, count] : counts) {
        if (count >= least) usual.emplace_back(count, fingerprint);
    }
    std::ranges::sort(usual,
                      [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    usual.resize(std::min(usual.size(), most));
    tables.frequencies.assign(1, 0);
    std::vector<std::pair<std::uint32_t, std::int16_t>> numbered;
    for (const auto& [count, fingerprint] : usual) {
        numbered.emplace_back(fingerprint, static_cast<std::int16_t>(tables.frequencies.size()));
        tables.frequencies.push_back(count);
    }
    std::ranges::sort(numbered);
    tables.words = {};
    for (const auto& [fingerprint, number] : numbered) {
        tables.words.keys.push_back(static_cast<std::int32_t>(fingerprint));
        tables.words.values.push_back(number);
    }
}

}  // namespace skein
