// The graph file at scale: how long a first load takes, how many bytes a statement costs, how soon a program that has just
// started answers, and what one changed document costs. Beside it SQLite as one would use it without a thought, in the same run.
//
//   skein_bench_store [--statements N] [--folder DIR] [--skein PROGRAM] [--mentions 0|1] [--naive 0|1] [--keep 0|1] [--documents
//   N]
//                     [--changes N]
//
// With --skein the program itself is started to answer `neighbors`. Files are made in DIR and removed.

#include "cli/join_names.hpp"
#include "extract/resolve/corpus_names.hpp"
#include "graph/store/asked_part.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/graph_loader.hpp"
#include "graph/store/graph_update.hpp"
#include "graph/store/sqlite.hpp"
#include "graph/store/sqlite_memory.hpp"
#include "tests/bench/graph_generator.hpp"
#include "tests/bench/scale_engines.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <memory>
#include <spawn.h>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <vector>

extern char** environ;

namespace {

using namespace skein;
using namespace skein::bench;
using Clock = std::chrono::steady_clock;

double seconds_of(const std::function<void()>& work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// Wall time says little where others work too: what the processor spent is printed beside it.
struct Cost {
    double seconds = 0, processor = 0;
};

Cost cost_of(const std::function<void()>& work) {
    const std::clock_t start = std::clock();
    const double seconds = seconds_of(work);
    return {seconds, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC};
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

struct Settings {
    std::size_t statements = 100'000;
    std::filesystem::path folder = ".";
    std::string program;
    std::size_t documents = 0;  // as many as the shape says
    std::size_t changes = 5;
    bool mentions = false, naive = true, keep = false;
};

Settings settings_of(int argc, char** argv) {
    Settings settings;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string option = argv[i], value = argv[i + 1];
        if (option == "--statements") settings.statements = std::strtoull(value.c_str(), nullptr, 10);
        else if (option == "--folder") settings.folder = value;
        else if (option == "--skein") settings.program = value;
        else if (option == "--mentions") settings.mentions = value != "0";
        else if (option == "--documents") settings.documents = std::strtoull(value.c_str(), nullptr, 10);
        else if (option == "--changes") settings.changes = std::strtoull(value.c_str(), nullptr, 10);
        else if (option == "--naive") settings.naive = value != "0";
        else if (option == "--keep") settings.keep = value != "0";
        else throw std::invalid_argument("there is no option " + option);
    }
    return settings;
}

// The same entity count to statements as in the measured graph: ten statements each.
GraphShape shape_for(const Settings& settings) {
    GraphShape shape = shape_of(settings.statements);
    shape.mentions = settings.mentions;
    if (settings.documents > 0) shape.documents = settings.documents;
    return shape;
}

// What it cost to join names, which is a part of it.
Cost load(const GraphGenerator& generator, const std::filesystem::path& file) {
    GraphLoader loader(file);
    for (std::size_t d = 0; d < generator.shape().documents; ++d) loader.add(generator.document(d));
    loader.complete();
    Resolution resolution;
    const Cost joining = cost_of([&] {
        CorpusNames names;
        loader.for_each_name([&](const std::string& name, const NameTally& uses) { names.add(name, uses); });
        resolution = resolve(names);
    });
    NameMeaning meaning;
    loader.finish(
        [&](const std::string& key) -> const NameMeaning* {
            const auto found = resolution.entities.find(key);
            if (found == resolution.entities.end()) return nullptr;
            meaning = {found->second.name, found->second.type};
            return &meaning;
        },
        resolution.ledger, cli::name_rules());
    return joining;
}

// Bytes of the tables and indexes, the greatest first; `text` is what evidence itself takes: its characters, and searching them.
void print_sizes(const std::filesystem::path& file, std::size_t statements) {
    const store::Database database(file, store::Database::Access::read, file.string());
    const auto all = static_cast<double>(std::filesystem::file_size(file));
    double text = static_cast<double>(database.integer("SELECT coalesce(sum(length(cast(text AS BLOB))), 0) FROM sentence"));
    const auto count = static_cast<double>(statements);
    std::printf("  bytes a statement: %.1f", all / count);
    std::string parts;
    if (database.try_execute("SELECT 1 FROM dbstat LIMIT 1")) {
        text += static_cast<double>(
            database.integer("SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name LIKE 'sentence\\_search%' ESCAPE '\\'"));
        auto query = database.query("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 12");
        while (query.step()) {
            char line[200];
            std::snprintf(line, sizeof line, "    %-28s %6.1f\n", std::string(query.text(0)).c_str(),
                          static_cast<double>(query.integer(1)) / count);
            parts += line;
        }
    }
    std::printf("; without the text of evidence and its index: %.1f\n%s", (all - text) / count, parts.c_str());
}

void run_program(const std::vector<std::string>& arguments) {
    std::vector<char*> argv;
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int code = posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    if (code != 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw std::runtime_error(arguments[0] + " did not answer");
}

void ask(const GraphGenerator& generator, const std::filesystem::path& file, const Settings& settings) {
    std::vector<double> opened, started;
    std::size_t said = 0;
    for (std::size_t i = 0; i < 51; ++i) {
        const std::vector<std::string> name = {generator.entity_name(generator.statement(i * 7919 % settings.statements).source)};
        opened.push_back(seconds_of([&] {
            Selection all;
            said += load_asked_part(file, {.named = name, .said_of_named = true}, all).graph.statements().size();
        }));
        if (!settings.program.empty() && i < 15)
            started.push_back(seconds_of([&] { run_program({settings.program, "neighbors", file.string(), name[0]}); }));
    }
    std::printf("  opened, asked for what is said of one entity, closed: %.2f ms (%.1f statements)\n", 1000 * median(opened),
                static_cast<double>(said) / 51);
    if (!started.empty()) std::printf("  `skein neighbors` as a process of its own: %.1f ms\n", 1000 * median(started));
}

void change(const GraphGenerator& generator, const std::filesystem::path& file, std::size_t changes) {
    if (changes == 0) return;
    std::vector<double> opening, putting, joining, closing, processor;
    std::size_t examined = 0, all = 0;
    for (std::size_t i = 0; i < changes; ++i) {
        Extraction document = generator.document((i * 37) % generator.shape().documents);
        // Another document's words under this one's name, so that names come and go.
        Extraction changed = generator.document((i * 37 + 11) % generator.shape().documents);
        changed.document = document.document;
        std::unique_ptr<GraphUpdate> update;
        const std::clock_t start = std::clock();
        opening.push_back(seconds_of([&] {
            update = std::make_unique<GraphUpdate>(file, cli::name_rules());
            if (update->documents().empty()) throw std::runtime_error("no documents");
        }));
        putting.push_back(seconds_of([&] { update->put(changed); }));
        joining.push_back(seconds_of([&] {
            if (const auto looked_at = cli::join_names(*update)) examined += *looked_at;
            else ++all;
        }));
        closing.push_back(seconds_of([&] { update->close(); }));
        processor.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::printf(
        "  one changed document of %zu: %.1f ms to open, %.1f to put it "
        "in, %.1f to join names, %.1f to close; %.1f of processor time; "
        "%zu names looked at, %zu times all\n",
        generator.shape().documents, 1000 * median(opening), 1000 * median(putting), 1000 * median(joining),
        1000 * median(closing), 1000 * median(processor), examined / changes, all);
}

void naive(const GraphGenerator& generator, const std::filesystem::path& file, const Settings& settings) {
    std::unique_ptr<Engine> engine;
    const Cost loading = cost_of([&] { engine = sqlite_engine(generator, file); });
    std::printf("SQLite, naive: loaded in %.2f s (%.2f of processor time)", loading.seconds, loading.processor);
    std::printf(", %.1f bytes a statement with its evidence",
                static_cast<double>(std::filesystem::file_size(file)) / static_cast<double>(settings.statements));
    std::vector<double> asked;
    for (std::size_t i = 0; i < 51; ++i)
        asked.push_back(seconds_of([&] { (void)engine->one_hop(generator.statement(i * 7919 % settings.statements).source); }));
    std::printf(", one hop %.2f ms\n", 1000 * median(asked));
}

void run(const Settings& settings) {
    const GraphGenerator generator(shape_for(settings));
    const std::filesystem::path file = settings.folder / "store_bench.skein", other = settings.folder / "store_bench.sqlite";
    const GraphShape& shape = generator.shape();
    std::printf("%zu entities, %zu statements, %zu documents, %s mentions\n", shape.entities, shape.statements, shape.documents,
                shape.mentions ? "with" : "without");
    const Cost generating = cost_of([&] {
        std::size_t sentences = 0;
        for (std::size_t d = 0; d < shape.documents; ++d) sentences += generator.document(d).sentences.size();
        if (sentences != shape.statements) throw std::runtime_error("a sentence a statement was expected");
    });
    Cost joining;
    const Cost loading = cost_of([&] { joining = load(generator, file); });
    std::printf(
        "Skein: loaded in %.2f s (%.2f of processor time), %.2f (%.2f) of them to generate the documents, %.2f (%.2f) to join "
        "names\n",
        loading.seconds, loading.processor, generating.seconds, generating.processor, joining.seconds, joining.processor);
    print_sizes(file, settings.statements);
    ask(generator, file, settings);
    change(generator, file, settings.changes);
    if (settings.naive) naive(generator, other, settings);
    if (settings.keep) return;
    std::filesystem::remove(file);
    std::filesystem::remove(other);
}

}  // namespace

int main(int argc, char** argv) {
    keep_no_account_of_memory();
    try {
        run(settings_of(argc, argv));
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
