#include "extract/train/name_lists.hpp"

#include "base/atomic_file.hpp"
#include "extract/text/features.hpp"
#include "extract/text/name_features.hpp"
#include "extract/train/list_lines.hpp"
#include "extract/train/word_lists.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace skein {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_list_bytes = std::size_t{64} << 20;

// The fields of a line of comma-separated values.
std::vector<std::string> fields_of(std::string_view line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

class Builder {
  public:
    explicit Builder(const fs::path& data) : data_(data) {}

    NumberedHashes build() {
        add_lines("name-databases/NamesDatabases/first names/us.txt", NameListKind::first_name);
        add_lines("name-databases/NamesDatabases/first names/all.txt", NameListKind::first_name);
        add_lines("name-databases/NamesDatabases/surnames/us.txt", NameListKind::surname);
        add_columns("world-cities/data/world-cities.csv",
                    {{"name", NameListKind::city}, {"country", NameListKind::country}, {"subcountry", NameListKind::place}});
        add_columns("country-codes/data/country-codes.csv", {{"CLDR display name", NameListKind::country},
                                                             {"official_name_en", NameListKind::country},
                                                             {"Capital", NameListKind::city},
                                                             {"Region Name", NameListKind::place},
                                                             {"Sub-region Name", NameListKind::place}});
        add_columns("sp500/data/constituents.csv", {{"Security", NameListKind::organization}});
        add_wordnet();
        add_collections();
        add_frequencies();
        NumberedHashes lists;
        for (const auto& [key, value] : values_) {
            lists.keys.push_back(static_cast<std::int32_t>(key));
            lists.values.push_back(static_cast<std::int16_t>(value));
        }
        return lists;
    }

  private:
    void add(std::string_view name, NameListKind kind) {
        if (const std::size_t comment = name.find(" ("); comment != std::string_view::npos) name = name.substr(0, comment);
        std::uint64_t phrase = 0;
        std::size_t words = 0;
        std::uint32_t first = 0;
        for (std::size_t at = 0; at < name.size();) {
            const std::size_t end = std::min(name.find_first_of(" _", at), name.size());
            if (end > at) {
                const std::uint64_t word = word_hash(NormalForm(name.substr(at, end - at)).lower());
                phrase = words == 0 ? word : join_phrase(phrase, word);
                if (words++ == 0) first = fingerprint_of(word);
            }
            at = end + 1;
        }
        if (words == 0 || words > max_phrase_words || name.size() < 2) return;
        values_[fingerprint_of(phrase)] |= bit_of(kind);
        if (words > 1) values_[first] |= opens_phrase;
    }

    void add_lines(const char* file, NameListKind kind) {
        for_each_line(read_file(data_ / file, max_list_bytes), [&](std::string_view line) { add(line, kind); });
    }

    void add_columns(const char* file, const std::vector<std::pair<std::string, NameListKind>>& columns) {
        std::vector<std::string> header;
        for_each_line(read_file(data_ / file, max_list_bytes), [&](std::string_view line) {
            const auto fields = fields_of(line);
            if (header.empty()) {
                header = fields;
                return;
            }
            for (std::size_t i = 0; i < std::min(fields.size(), header.size()); ++i) {
                for (const auto& [name, kind] : columns) {
                    if (header[i] == name) add(fields[i], kind);
                }
            }
        });
    }

    // Instances, by the lexicographer's file of their sense.
    void add_wordnet() {
        static const std::map<std::string_view, NameListKind> kinds{
            {"04", NameListKind::event}, {"11", NameListKind::event},        {"06", NameListKind::place},
            {"10", NameListKind::work},  {"14", NameListKind::organization}, {"15", NameListKind::place},
            {"17", NameListKind::place}, {"18", NameListKind::person}};
        for_each_line(unpack(data_ / "wordnet/wordnet3.0-debian.tar.xz", "wordnet/data.noun"), [&](std::string_view line) {
            if (line.front() == ' ' || line.find(" @i ") > line.find('|')) return;
            const auto kind = kinds.find(line.substr(9, 2));
            if (kind == kinds.end()) return;
            const auto words = static_cast<std::size_t>(std::stoul(std::string(line.substr(14, 2)), nullptr, 16));
            std::size_t at = 17;
            for (std::size_t i = 0; i < words; ++i) {
                const std::size_t end = line.find(' ', at);
                add(line.substr(at, end - at), kind->second);
                at = line.find(' ', end + 1) + 1;
            }
        });
    }

    void add_strings(const nlohmann::json& json, NameListKind kind, bool top = true) {
        if (json.is_string()) {
            if (!top) add(json.get_ref<const std::string&>(), kind);
        } else if (json.is_array()) {
            for (const auto& item : json) add_strings(item, kind, false);
        } else if (json.is_object()) {
            if (!top) {
                for (const char* key : {"name", "city", "company"}) {
                    if (json.contains(key)) add_strings(json.at(key), kind, false);
                }
            } else {
                for (const auto& [key, value] : json.items()) {
                    if (value.is_array()) add_strings(value, kind, false);
                }
            }
        }
    }

    void add_collections() {
        static constexpr std::pair<const char*, NameListKind> files[] = {
            {"geography/nationalities", NameListKind::demonym},
            {"geography/countries", NameListKind::country},
            {"geography/us_cities", NameListKind::city},
            {"geography/english_towns_cities", NameListKind::city},
            {"geography/oceans", NameListKind::place},
            {"geography/rivers", NameListKind::place},
            {"geography/canada_provinces_and_territories", NameListKind::place},
            {"corporations/newspapers", NameListKind::organization},
            {"corporations/fortune500", NameListKind::organization},
            {"corporations/nasdaq", NameListKind::organization},
            {"corporations/cars", NameListKind::organization},
            {"corporations/charities", NameListKind::organization},
            {"corporations/djia", NameListKind::organization},
            {"humans/scientists", NameListKind::person},
            {"humans/celebrities", NameListKind::person},
            {"humans/us_presidents", NameListKind::person},
            {"humans/britishActors", NameListKind::person},
            {"humans/richpeople", NameListKind::person},
            {"humans/wrestlers", NameListKind::person},
            {"humans/authors", NameListKind::surname},
            {"humans/spanishLastNames", NameListKind::surname},
            {"technology/programming_languages", NameListKind::product},
            {"technology/computer_sciences", NameListKind::product},
            {"technology/social_networking_websites", NameListKind::product},
            {"technology/video_hosting_websites", NameListKind::product},
        };
        for (const auto& [file, kind] : files) {
            const auto json =
                nlohmann::json::parse(read_file(data_ / "corpora-json/data" / (std::string(file) + ".json"), max_list_bytes));
            add_strings(json, kind);
        }
    }

    // 7 for the 500 most frequent words, less by one each time the rank doubles.
    void add_frequencies() {
        std::size_t rank = 0;
        for_each_line(read_file(data_ / "freqwords-en/content/2018/en/en_50k.txt", max_list_bytes), [&](std::string_view line) {
            std::uint16_t level = 7;
            for (std::size_t limit = 500; level > 0 && rank >= limit; limit *= 2) --level;
            ++rank;
            const std::uint64_t word = word_hash(NormalForm(line.substr(0, line.find(' '))).lower());
            std::uint16_t& value = values_[fingerprint_of(word)];
            if (level > value >> frequency_shift)
                value = static_cast<std::uint16_t>((value & (opens_phrase * 2 - 1)) | level << frequency_shift);
        });
    }

    fs::path data_;
    std::map<std::uint32_t, std::uint16_t> values_;
};

}  // namespace

NumberedHashes read_name_lists(const fs::path& data) { return Builder(data).build(); }

}  // namespace skein
