// How does the time to join names and to resolve pronouns grow? Hostile input: thousands of variants of one name, thousands of
// persons of one last name, and chains of pronouns. Each line is twice the one before; the last column says what that cost.

#include "extract/pipeline.hpp"
#include "extract/resolve/corpus_names.hpp"
#include "extract/source_text.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <string>

namespace {

using namespace skein;
using Clock = std::chrono::steady_clock;

double seconds_of(const std::function<void()>& work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// Reproducible letters: splitmix64's mixing of the number.
std::uint64_t mixed(std::uint64_t number) {
    number = (number + 1) * 0x9E3779B97F4A7C15U;
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9U;
    return number ^ (number >> 27);
}

char letter(std::uint64_t from) { return static_cast<char>('a' + from % 26); }

// One letter or two put in, left out, doubled or parted by a blank: the name is still to be heard.
std::string variant(std::uint64_t number) {
    std::string name = "zuckermannfelder";
    std::uint64_t random = mixed(number);
    for (int change = 0; change < 3; ++change, random = mixed(random)) {
        const std::size_t at = 1 + random % (name.size() - 2);
        switch (random / 64 % 4) {
            case 0: name.insert(at, 1, letter(random >> 20)); break;
            case 1: name.erase(at, 1); break;
            case 2: name.insert(at, 1, name[at]); break;
            default: name.insert(at, 1, ' ');
        }
    }
    return name;
}

std::string person(std::uint64_t number) {
    std::string given(1, static_cast<char>('A' + number % 26));
    for (std::uint64_t rest = number / 26; rest > 0; rest /= 26) given += letter(rest);
    return given + " Okafor";
}

CorpusNames names(std::size_t count, const std::function<NameUse(std::uint64_t)>& use) {
    CorpusNames all;
    for (std::size_t i = 0; i < count; ++i) all.add(use(i), static_cast<std::uint32_t>(1 + i % 3));
    return all;
}

std::string chain(std::size_t sentences) {
    std::string text = "Ada Berg met Ines Okafor at Acme.";
    for (std::size_t i = 0; i < sentences; ++i) text += " She told her that it had sold its shares to them before she left him.";
    return text;
}

Document document_of(const std::string& text) {
    Document document;
    document.record.uri = "chain.txt";
    document.source = std::make_shared<const SourceText>(Source{"chain.txt", text});
    document.blocks.emplace_back().text.append_slice(*document.source, 0, document.source->text().size());
    return document;
}

void grow(const char* what, std::size_t least, std::size_t most, const std::function<void(std::size_t)>& work) {
    std::printf("%s\n", what);
    double before = 0;
    for (std::size_t size = least; size <= most; size *= 2) {
        const double seconds = seconds_of([&] { work(size); });
        std::printf("  %8zu  %8.3f s", size, seconds);
        if (before > 0) std::printf("  x %.2f", seconds / before);
        std::printf("\n");
        before = seconds;
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t most = 20000;
    if (argc == 3 && std::strcmp(argv[1], "--most") == 0 && std::atoi(argv[2]) > 0) {
        most = static_cast<std::size_t>(std::atoi(argv[2]));
    } else if (argc != 1) {
        std::fputs(
            "Usage: skein_resolve_bench [--most N]\nShows how the time to join N names (20000) and N / 10 sentences of pronouns "
            "grows.\n",
            stderr);
        return 2;
    }
    const std::size_t least = most / 8 > 0 ? most / 8 : 1;
    grow("variants of one name", least, most, [](std::size_t size) {
        CorpusNames all = names(size, [](std::uint64_t i) { return NameUse{variant(i), variant(i), EntityType::Concept}; });
        all.add({"Zuckermannfelder", "Zuckermannfelder", EntityType::Person}, 50);
        (void)resolve(all);
    });
    grow("persons of one last name, and the last name alone", least, most, [](std::size_t size) {
        CorpusNames all = names(size, [](std::uint64_t i) { return NameUse{person(i), person(i), EntityType::Person}; });
        all.add({"Okafor", "Okafor", EntityType::Person}, 5);
        (void)resolve(all);
    });
    grow("models of one maker", least, most, [](std::size_t size) {
        CorpusNames all = names(size, [](std::uint64_t i) {
            const std::string model = (i % 2 == 0 ? "Acme R" : "R") + std::to_string(i / 2);
            return NameUse{model, model, EntityType::Product};
        });
        all.add({"Acme", "Acme", EntityType::Organization}, 5);
        (void)resolve(all);
    });
    const Pipeline pipeline;
    grow("sentences of pronouns, the whole extraction", least / 10 + 1, most / 10 + 1, [&](std::size_t size) {
        Diagnostics diagnostics;
        (void)pipeline.process(document_of(chain(size)), diagnostics);
    });
    return 0;
}
