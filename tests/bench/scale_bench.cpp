// How fast are questions over a large graph, and how much memory does a measure of the whole of it take? In one run: a graph file
// asked where it lies, a loaded graph by its functions and by the query language, and SQLite used naively; their answers must
// agree. PageRank is measured first, alone.
//
//   skein_bench_scale [--statements N] [--skew S] [--questions Q] [--pagerank N] [--file FILE] [--sqlite FILE] [--csv FOLDER]
//   [--loaded no]
//
// --statements: of the graph that is asked (a loaded graph of a million takes about 2.5 GB: --loaded no does without);
// --pagerank: of the one that is ranked, whose words are never made; --csv writes graph, questions and answers for
// kuzu/compare.mjs.

#include "graph/algorithms.hpp"
#include "graph/store/sqlite_memory.hpp"
#include "tests/bench/scale_engines.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

namespace {

using namespace skein;
using namespace skein::bench;
using Clock = std::chrono::steady_clock;

double seconds_of(const std::function<void()>& work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// The most memory the process ever had, in bytes.
double peak_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

void rank(const GraphShape& shape) {
    const GraphGenerator generator(shape);
    LinkGraph link_graph;
    std::vector<double> ranks;
    const double before = peak_memory();
    const double build = seconds_of([&] {
        std::vector<LinkGraph::Pair> pairs;
        pairs.reserve(shape.statements);
        for (std::size_t i = 0; i < shape.statements; ++i) {
            const GeneratedStatement made = generator.statement(i);
            pairs.emplace_back(EntityId(made.source), EntityId(made.target));
        }
        link_graph = LinkGraph(shape.entities, std::move(pairs));
    });
    const double work = seconds_of([&] { ranks = page_rank(link_graph); });
    std::printf("PageRank of %zu entities, %zu statements: made %.2f s, ranked %.2f s, %.1f bytes of memory a statement\n",
                shape.entities, shape.statements, build, work, (peak_memory() - before) / static_cast<double>(shape.statements));
}

struct Question {
    std::size_t from, to;
};

struct Answer {
    Hops one;
    std::size_t two;
    std::optional<std::size_t> steps;
    friend bool operator==(const Answer&, const Answer&) = default;
};

std::vector<Answer> ask(Engine& engine, const std::vector<Question>& questions) {
    std::vector<Answer> answers(questions.size());
    const auto medians = [&](const auto& work) {
        std::vector<double> times;
        for (int round = 0; round < 2; ++round) {  // warm: the second round counts
            times.clear();
            for (std::size_t i = 0; i < questions.size(); ++i) times.push_back(seconds_of([&] { work(i); }));
        }
        return median(times) * 1e3;
    };
    const double one = medians([&](std::size_t i) { answers[i].one = engine.one_hop(questions[i].from); });
    const double two = medians([&](std::size_t i) { answers[i].two = engine.two_hops(questions[i].from); });
    const double path = medians([&](std::size_t i) { answers[i].steps = engine.path(questions[i].from, questions[i].to); });
    std::printf("%-24s %10.4f ms %10.4f ms %10.4f ms\n", engine.name(), one, two, path);
    std::fflush(stdout);
    return answers;
}

void write_csv(const std::string& folder, const GraphGenerator& generator, const std::vector<Question>& questions,
               const std::vector<Answer>& answers) {
    std::ofstream entities(folder + "/entity.csv"), statements(folder + "/statement.csv"), asked(folder + "/questions.csv");
    for (std::size_t i = 0; i < generator.shape().entities; ++i) entities << i << ',' << generator.entity_name(i) << '\n';
    for (std::size_t d = 0; d < generator.shape().documents; ++d) {
        const Extraction document = generator.document(d);
        const auto [first, last] = generator.statements_of(d);
        for (std::size_t i = first; i < last; ++i) {
            const GeneratedStatement made = generator.statement(i);
            statements << made.source << ',' << made.target << ',' << made.relation << ',' << made.document << ','
                       << document.sentences[i - first].text << '\n';
        }
    }
    for (std::size_t i = 0; i < questions.size(); ++i)
        asked << questions[i].from << ',' << questions[i].to << ',' << answers[i].one.statements << ',' << answers[i].two << ','
              << (answers[i].steps ? static_cast<long>(*answers[i].steps) : -1) << '\n';
}

}  // namespace

int main(int argc, char** argv) {
    keep_no_account_of_memory();
    GraphShape shape = shape_of(1'000'000);
    std::size_t questions = 200, ranked = 0;
    std::string file, sqlite, csv;
    bool loaded = true;
    double skew = 0;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view option = argv[i];
        if (option == "--statements") shape = shape_of(std::strtoull(argv[i + 1], nullptr, 10));
        if (option == "--skew") skew = std::strtod(argv[i + 1], nullptr);
        if (option == "--questions") questions = std::strtoull(argv[i + 1], nullptr, 10);
        if (option == "--pagerank") ranked = std::strtoull(argv[i + 1], nullptr, 10);
        if (option == "--file") file = argv[i + 1];
        if (option == "--loaded") loaded = std::string_view(argv[i + 1]) != "no";
        if (option == "--csv") csv = argv[i + 1];
        if (option == "--sqlite") sqlite = argv[i + 1];
    }
    shape.skew = skew;
    shape.mentions = loaded;
    if (ranked > 0) rank(shape_of(ranked));
    if (shape.statements == 0) return 0;

    const GraphGenerator generator(shape);
    std::vector<Question> asked;
    for (std::size_t i = 0; i < questions; ++i) asked.push_back({i * 7919 % shape.entities, (i * 104729 + 1) % shape.entities});
    std::printf("%zu entities, %zu statements\n%-24s %13s %13s %13s   medians of %zu questions\n", shape.entities,
                shape.statements, "", "1 hop", "2 hops", "path", questions);
    std::vector<Answer> expected;
    bool agree = true;
    const auto compare = [&](Engine& engine) {
        const std::vector<Answer> answers = ask(engine, asked);
        if (expected.empty()) expected = answers;
        agree = agree && answers == expected;
    };
    const auto per_statement = [&](double bytes) { return bytes / static_cast<double>(shape.statements); };
    if (!file.empty()) {
        const double before = peak_memory();
        const StoredEngine stored = stored_engine(generator, file);
        compare(*stored.engine);
        std::printf(
            "  file made in %.1f s, %.0f bytes a statement with its sentence; opened in %.1f s; peak memory %.0f bytes a "
            "statement\n",
            stored.load_seconds, per_statement(stored.file_bytes), stored.open_seconds, per_statement(peak_memory() - before));
    }
    if (loaded) {
        const double before = peak_memory();
        FrozenEngines frozen;
        const double made = seconds_of([&] { frozen = frozen_engines(generator); });
        compare(*frozen.functions);
        compare(*frozen.language);
        std::printf("  loaded in %.1f s, %.0f bytes a statement\n", made, per_statement(peak_memory() - before));
    }
    if (!sqlite.empty()) {
        std::unique_ptr<Engine> engine;
        const double load = seconds_of([&] { engine = sqlite_engine(generator, sqlite); });
        compare(*engine);
        engine.reset();
        std::printf("  SQLite: loaded in %.1f s, %.0f bytes a statement with its sentence\n", load,
                    per_statement(static_cast<double>(std::filesystem::file_size(sqlite))));
    }
    if (!csv.empty()) write_csv(csv, generator, asked, expected);
    if (!agree) std::printf("the engines do not agree\n");
    return agree ? 0 : 1;
}
