// Graph files of a synthetic graph by Skein, by Boost, by igraph and by bare fwrite: medians of a few runs, all in one go, for
// times on a busy machine are only good as ratios. Beside the seconds that passed stand those of processors: on a busy machine
// they tell more.
//
//   skein_bench_graphml write [NODES [EDGES [RUNS]]]    GraphML and DOT; 100000 500000 5 by default; a million edges take 2 GB
//   skein_bench_graphml read [NODES [EDGES [RUNS]]]     GraphML; Boost takes 44 bytes of memory a byte of the file and is
//                                                       left out where there is less: 20000 100000 by default
//   skein_bench_graphml read-alone FILE                 reads a file of any format, for a look at the memory it takes
//
// Files are written to TMPDIR, else to /tmp. Build it as a release: cmake --build --preset bench --target skein_bench_graphml

#include "base/atomic_file.hpp"
#include "base/byte_sink.hpp"
#include "base/stored_file.hpp"
#include "export/graph_writer.hpp"
#include "extract/document_reader.hpp"
#include "tests/bench/boost_files.hpp"
#include "tests/bench/igraph_files.hpp"
#include "tests/bench/synthetic_graph.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <oneapi/tbb/task_arena.h>
#include <string>
#include <string_view>
#include <tuple>
#include <unistd.h>
#include <vector>

namespace {

using namespace skein;

struct Seconds {
    double passed = 0, of_processors = 0;
};

Seconds seconds_of(std::size_t runs, const std::function<void()>& work) {
    const auto processors = [] {
        timespec time{};
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
    };
    std::vector<double> passed, used;
    for (std::size_t i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const double used_before = processors();
        work();
        used.push_back(processors() - used_before);
        passed.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(passed.begin(), passed.end());
    std::sort(used.begin(), used.end());
    return {passed[runs / 2], used[runs / 2]};
}

std::string temporary(const char* name) {
    const char* folder = std::getenv("TMPDIR");
    return std::string(folder == nullptr ? "/tmp" : folder) + "/" + name;
}

void write_with_skein(std::string_view format, const Subgraph& all, std::size_t jobs, const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    DescriptorSink out(descriptor, path);
    Diagnostics diagnostics;
    graph_format(format).write(all, {.jobs = jobs}, out, diagnostics);
    out.flush();
    ::close(descriptor);
}

void write_raw(const std::string& bytes, const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    std::fwrite(bytes.data(), 1, bytes.size(), file);
    std::fclose(file);
}

long kilobytes(const char* file, std::string_view key) {
    std::ifstream status(file);
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(key)) return std::atol(line.c_str() + key.size());
    return 0;
}

// The highest mark of memory is forgotten, so that the next one can be told from it.
void forget_peak() { std::ofstream("/proc/self/clear_refs") << '5'; }

void report(const char* what, Seconds seconds, double megabytes, Seconds skein) {
    std::printf("  %-24s %8.3f s %6.0f MB/s %6.2f times Skein's;   of processors %8.3f s, %6.2f times\n", what, seconds.passed,
                megabytes / seconds.passed, seconds.passed / skein.passed, seconds.of_processors,
                seconds.of_processors / skein.of_processors);
    std::fflush(stdout);
}

void bench_write(std::string_view format, const Subgraph& all, std::size_t runs,
                 const std::function<void(const std::string&)>& by_boost) {
    const std::string path = temporary("skein_bench.graph");
    forget_peak();
    const long before = kilobytes("/proc/self/status", "VmRSS:");
    const Seconds one = seconds_of(runs, [&] { write_with_skein(format, all, 1, path); });
    const Seconds every = seconds_of(runs, [&] { write_with_skein(format, all, 0, path); });
    const long extra = kilobytes("/proc/self/status", "VmHWM:") - before;
    const std::string bytes = read_file(path, ~std::size_t{0});
    const Seconds raw = seconds_of(runs, [&] { write_raw(bytes, path); });
    const Seconds boost = seconds_of(1, [&] { by_boost(path); });
    std::remove(path.c_str());
    const double megabytes = static_cast<double>(bytes.size()) / 1e6;
    std::printf("%s, %.0f MB, written with %ld KiB more memory\n", std::string(format).c_str(), megabytes, extra);
    report("Skein, every processor", every, megabytes, every);
    report("Skein, one thread", one, megabytes, every);
    report("fwrite of these bytes", raw, megabytes, every);
    report("Boost", boost, megabytes, every);
}

void read_with_skein(const std::string& path) {
    Diagnostics diagnostics;
    std::size_t edges = 0;
    std::size_t documents = 0;
    const auto count = [&](const Document& document) {
        ++documents;
        for (const Diagram& diagram : document.diagrams) edges += diagram.edges.size();
    };
    if (const auto file = StoredFile::open(path); file != nullptr && reads_in_pieces(*file, std::nullopt))
        read_documents(file, std::nullopt, count, diagnostics);
    else
        read_documents({path, read_file(path, max_document_bytes)}, std::nullopt, count, diagnostics);
    if (edges == 0 && documents < 2) std::fputs("no edges were read\n", stderr);
}

int bench_read_alone(const std::string& path) {
    forget_peak();
    const long before = kilobytes("/proc/self/status", "VmRSS:");
    const double seconds = seconds_of(1, [&] { read_with_skein(path); }).passed;
    const auto bytes = static_cast<double>(std::filesystem::file_size(path));
    std::printf("%.0f MB in %.3f s, %.0f MB/s, %.2f bytes of memory a byte\n", bytes / 1e6, seconds, bytes / 1e6 / seconds,
                static_cast<double>(kilobytes("/proc/self/status", "VmHWM:") - before) * 1024 / bytes);
    return 0;
}

void bench_read(const Subgraph& all, std::size_t runs) {
    const std::string path = temporary("skein_bench.graphml");
    write_with_skein("graphml", all, 0, path);
    const double megabytes = static_cast<double>(read_file(path, max_document_bytes).size()) / 1e6;
    const auto read = [&] { read_with_skein(path); };
    const Seconds ours = seconds_of(runs, read);
    const Seconds alone = seconds_of(runs, [&] { oneapi::tbb::task_arena(1).execute(read); });
    const Seconds igraph = seconds_of(runs, [&] { std::ignore = bench::read_with_igraph(path); });
    const bool with_boost = megabytes * 1e6 * 50 < 1024.0 * static_cast<double>(kilobytes("/proc/meminfo", "MemAvailable:"));
    const Seconds boost = with_boost ? seconds_of(1, [&] { std::ignore = bench::read_with_boost(path); }) : Seconds{};
    std::remove(path.c_str());
    std::printf(
        "GraphML, %.0f MB, read with every attribute of nodes and edges; the others read by one thread and keep no places in the "
        "file\n",
        megabytes);
    report("Skein, every processor", ours, megabytes, ours);
    report("Skein, one thread", alone, megabytes, ours);
    report("igraph", igraph, megabytes, ours);
    if (with_boost) report("Boost", boost, megabytes, ours);
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view what = argc > 1 ? argv[1] : "write";
    if (what == "read-alone" && argc > 2) return bench_read_alone(argv[2]);
    const auto number = [&](int at, std::size_t fallback) {
        return argc > at ? static_cast<std::size_t>(std::strtoull(argv[at], nullptr, 10)) : fallback;
    };
    const bool reads = what == "read";
    const FrozenGraph graph = bench::synthetic_graph(number(2, reads ? 20'000 : 100'000), number(3, reads ? 100'000 : 500'000));
    const Subgraph all = select(graph, {});
    std::printf("%zu entities, %zu relations\n", all.entities.size(), all.edges.size());
    if (reads) {
        bench_read(all, number(4, 5));
        return 0;
    }
    const bench::BoostGraph boost(all);
    bench_write("graphml", all, number(4, 5), [&](const std::string& path) { boost.write_graphml(path); });
    bench_write("dot", all, number(4, 5), [&](const std::string& path) { boost.write_dot(path); });
    return 0;
}
