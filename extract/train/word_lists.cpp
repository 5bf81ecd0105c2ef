#include "extract/train/word_lists.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "extract/train/list_lines.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <set>
#include <sstream>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace skein {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_list_bytes = std::size_t{256} << 20;

}  // namespace

std::string unpack(const fs::path& archive, const std::string& member) {
    std::string quoted = "'";  // for the shell
    for (const char c : archive.string()) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    const std::string command = "tar -xJOf " + quoted + "' " + member + " 2>/dev/null";
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::string text;
    std::array<char, 1 << 16> buffer;
    while (pipe && text.size() < max_list_bytes) {
        const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe.get());
        if (size == 0) break;
        text.append(buffer.data(), size);
    }
    if (text.empty()) {
        throw Error("The word list " + member + " cannot be read from " + archive.string() + ".",
                    "training needs the data folder whole, and the programs tar and xz");
    }
    return text;
}

namespace {

std::vector<std::string> words_of(std::string_view line, char separator) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find(separator, at), line.size());
        if (end > at) words.emplace_back(line.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

class Builder {
  public:
    explicit Builder(const fs::path& data) : data_(data) {}

    std::map<std::string, LexiconEntry> build() {
        add_wordnet("noun", form_noun, 1);
        add_wordnet("verb", form_verb, 2);
        add_wordnet("adj", form_adjective, 3);
        add_wordnet("adv", form_adverb, 4);
        add_inflections();
        for (const char* file : {"us.txt", "all.txt"}) {
            add_names(data_ / "name-databases/NamesDatabases/first names" / file, name_first);
        }
        add_names(data_ / "name-databases/NamesDatabases/surnames/us.txt", name_last);
        add_column(data_ / "world-cities/data/world-cities.csv", 0, name_city);
        add_column(data_ / "world-cities/data/world-cities.csv", 1, name_country);
        add_column(data_ / "sp500/data/constituents.csv", 1, name_company);
        add_frequencies();
        return std::move(entries_);
    }

  private:
    LexiconEntry* entry(std::string_view word) {
        if (word.empty() || word.size() > max_feature_bytes || word.find(' ') != std::string_view::npos) return nullptr;
        return &entries_[std::string(NormalForm(word).lower())];
    }

    void add_wordnet(const std::string& name, WordForm form, std::uint8_t part) {
        const fs::path archive = data_ / "wordnet/wordnet3.0-debian.tar.xz";
        const std::string senses = unpack(archive, "wordnet/data." + name);
        for_each_line(unpack(archive, "wordnet/index." + name), [&](std::string_view line) {
            if (line.front() == ' ') return;
            const auto fields = words_of(line, ' ');
            if (fields.size() < 7 || fields[0].find('_') != std::string::npos) return;
            const std::size_t pointers = std::stoul(fields[3]);
            const int counted = std::stoi(fields.at(5 + pointers));
            const std::size_t offset = std::stoul(fields.at(6 + pointers));
            LexiconEntry* const word = entry(fields[0]);
            if (word == nullptr || offset + 11 > senses.size()) return;
            word->forms |= form;
            const auto file = static_cast<std::uint8_t>(std::stoi(senses.substr(offset + 9, 2)) + 1);
            if (form == form_noun) word->noun_class = file;
            if (form == form_verb) word->verb_class = file;
            int& best = counted_[fields[0]];
            if (counted > best) best = counted, word->usual = part;
        });
    }

    void add_form(const std::string& word, std::uint8_t form, const std::string& lemma) {
        const auto base = entries_.find(lemma);
        const LexiconEntry source = base == entries_.end() ? LexiconEntry{} : base->second;
        LexiconEntry* const inflected = entry(word);
        if (inflected == nullptr) return;
        inflected->forms = static_cast<std::uint8_t>(inflected->forms | form);
        if (form == form_plural && inflected->noun_class == 0) inflected->noun_class = source.noun_class;
        if ((form == form_verb_s || form == form_gerund || form == form_past) && inflected->verb_class == 0) {
            inflected->verb_class = source.verb_class;
        }
    }

    void add_inflections() {
        for (const VerbForms& verb : read_verb_forms(data_)) {
            if (!entries_.contains(verb.base)) continue;
            add_form(verb.base, form_verb, verb.base);
            add_form(verb.third_person, form_verb_s, verb.base);
            add_form(verb.gerund, form_gerund, verb.base);
            add_form(verb.past, form_past, verb.base);
            add_form(verb.participle, form_past, verb.base);
        }
        for (const IrregularForm& irregular : read_irregular_forms(data_)) {
            if (irregular.kind == form_noun) add_form(irregular.form, form_plural, irregular.lemma);
        }
        // Regular plurals of the nouns that are counted in texts.
        std::vector<std::string> nouns;
        for (const auto& [word, entry] : entries_) {
            if ((entry.forms & form_noun) != 0 && counted_.contains(word) && counted_.at(word) > 0 && word.size() > 2)
                nouns.push_back(word);
        }
        for (const std::string& noun : nouns) {
            const auto ends = [&](std::string_view end) { return noun.ends_with(end); };
            const bool consonant_y = ends("y") && std::string_view("aeiou").find(noun[noun.size() - 2]) == std::string_view::npos;
            const bool sibilant = ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh");
            add_form(consonant_y ? noun.substr(0, noun.size() - 1) + "ies" : noun + (sibilant ? "es" : "s"), form_plural, noun);
        }
    }

    void add_names(const fs::path& path, NameList list) {
        for_each_line(read_file(path, max_list_bytes), [&](std::string_view line) {
            if (line.size() < 2) return;
            if (LexiconEntry* const word = entry(line)) word->names |= list;
        });
    }

    void add_column(const fs::path& path, std::size_t column, NameList list) {
        bool header = true;
        for_each_line(read_file(path, max_list_bytes), [&](std::string_view line) {
            if (std::exchange(header, false)) return;
            for (std::size_t i = 0; i < column; ++i) line.remove_prefix(std::min(line.find(',') + 1, line.size()));
            for (const std::string& word : words_of(line.substr(0, line.find(',')), ' ')) {
                const bool name = word.front() >= 'A' && word.front() <= 'Z' && word.size() > 3;
                if (!name) continue;
                if (LexiconEntry* const found = entry(word)) found->names |= list;
            }
        });
    }

    void add_frequencies() {
        std::size_t rank = 0;
        for_each_line(read_file(data_ / "freqwords-en/content/2018/en/en_50k.txt", max_list_bytes), [&](std::string_view line) {
            if (++rank > 20'000) return;
            LexiconEntry* const word = entry(line.substr(0, line.find(' ')));
            if (word == nullptr) return;
            if (rank <= 3'000) word->names |= very_frequent;
            word->names |= frequent;
        });
    }

    fs::path data_;
    std::map<std::string, LexiconEntry> entries_;
    std::unordered_map<std::string, int> counted_;
};

}  // namespace

std::map<std::string, LexiconEntry> read_word_lists(const fs::path& data) { return Builder(data).build(); }

std::vector<IrregularForm> read_irregular_forms(const fs::path& data) {
    std::vector<IrregularForm> forms;
    constexpr std::pair<const char*, WordForm> lists[] = {
        {"noun", form_noun}, {"verb", form_verb}, {"adj", form_adjective}, {"adv", form_adverb}};
    for (const auto& [name, kind] : lists) {
        for_each_line(unpack(data / "wordnet/wordnet3.0-debian.tar.xz", std::string("wordnet/") + name + ".exc"),
                      [&](std::string_view line) {
                          const auto words = words_of(line, ' ');
                          if (words.size() >= 2 && words[0].find('_') == std::string::npos)
                              forms.push_back({words[0], words[1], kind});
                      });
    }
    return forms;
}

std::vector<VerbForms> read_verb_forms(const fs::path& data) {
    std::vector<VerbForms> verbs;
    for_each_line(read_file(data / "verb-inflections/data/wiktionary/en_verb_inflections.txt", max_list_bytes),
                  [&](std::string_view line) {
                      const auto forms = words_of(line, '\t');
                      if (forms.size() == 5) verbs.push_back({forms[0], forms[1], forms[2], forms[3], forms[4]});
                  });
    return verbs;
}

}  // namespace skein
