// Graph files of a synthetic graph by Skein, by Boost, by igraph and by bare fwrite: median seconds of a few runs, all in one go, for
// times on a busy machine are only good as ratios.
//
//   skein_bench_graphml write [NODES [EDGES [RUNS]]]    GraphML and DOT; 100000 500000 5 by default; a million edges take 2 GB
//   skein_bench_graphml read [NODES [EDGES [RUNS]]]     GraphML; Boost takes 44 bytes of memory a byte of the file: 20000 100000 by default
//   skein_bench_graphml read-alone FILE                 reads a graph file, for a look at the memory it takes
//
// Files are written to TMPDIR, else to /tmp. igraph is asked through /usr/bin/python3, where that knows it.

#include "base/atomic_file.hpp"
#include "base/byte_sink.hpp"
#include "export/graph_writer.hpp"
#include "extract/document_reader.hpp"
#include "tests/bench/boost_files.hpp"
#include "tests/bench/synthetic_graph.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <unistd.h>
#include <vector>

namespace {

using namespace skein;

double seconds_of(std::size_t runs, const std::function<void()>& work) {
    std::vector<double> seconds;
    for (std::size_t i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(seconds.begin(), seconds.end());
    return seconds[seconds.size() / 2];
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

long status_kilobytes(std::string_view key) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(key)) return std::atol(line.c_str() + key.size());
    return 0;
}

// The highest mark of memory is forgotten, so that the next one can be told from it.
void forget_peak() { std::ofstream("/proc/self/clear_refs") << '5'; }

void report(const char* what, double seconds, double megabytes, double skein_seconds) {
    std::printf("  %-24s %8.3f s %8.0f MB/s   %6.2f times Skein's time\n", what, seconds, megabytes / seconds, seconds / skein_seconds);
    std::fflush(stdout);
}

void bench_write(std::string_view format, const Subgraph& all, std::size_t runs, const std::function<void(const std::string&)>& by_boost) {
    const std::string path = temporary("skein_bench.graph");
    forget_peak();
    const long before = status_kilobytes("VmRSS:");
    const double one = seconds_of(runs, [&] { write_with_skein(format, all, 1, path); });
    const double every = seconds_of(runs, [&] { write_with_skein(format, all, 0, path); });
    const long extra = status_kilobytes("VmHWM:") - before;
    const std::string bytes = read_file(path, ~std::size_t{0});
    const double raw = seconds_of(runs, [&] { write_raw(bytes, path); });
    const double boost = seconds_of(1, [&] { by_boost(path); });
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
    read_documents({path, read_file(path, max_document_bytes)}, std::nullopt,
                   [&](const Document& document) {
                       for (const Diagram& diagram : document.diagrams) edges += diagram.edges.size();
                   },
                   diagnostics);
    if (edges == 0) std::fputs("no edges were read\n", stderr);
}

// 0 where there is no igraph.
double igraph_seconds(const std::string& path) {
    const std::string command = "/usr/bin/python3 -c 'import igraph, sys, time; t = time.perf_counter(); igraph.Graph.Read_GraphML(sys.argv[1]); "
                                "print(time.perf_counter() - t)' " + path + " 2>/dev/null";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    double seconds = 0;
    if (pipe == nullptr || std::fscanf(pipe, "%lf", &seconds) != 1) seconds = 0;
    if (pipe != nullptr) ::pclose(pipe);
    return seconds;
}

int bench_read_alone(const std::string& path) {
    forget_peak();
    const long before = status_kilobytes("VmRSS:");
    const double seconds = seconds_of(1, [&] { read_with_skein(path); });
    const double bytes = static_cast<double>(read_file(path, max_document_bytes).size());
    std::printf("%.0f MB in %.3f s, %.0f MB/s, %.2f bytes of memory a byte\n", bytes / 1e6, seconds, bytes / 1e6 / seconds,
                static_cast<double>(status_kilobytes("VmHWM:") - before) * 1024 / bytes);
    return 0;
}

void bench_read(const Subgraph& all, std::size_t runs) {
    const std::string path = temporary("skein_bench.graphml");
    write_with_skein("graphml", all, 0, path);
    const double megabytes = static_cast<double>(read_file(path, max_document_bytes).size()) / 1e6;
    const double ours = seconds_of(runs, [&] { read_with_skein(path); });
    const double igraph = igraph_seconds(path);
    const double boost = seconds_of(1, [&] { std::ignore = bench::read_with_boost(path); });
    std::remove(path.c_str());
    std::printf("GraphML, %.0f MB, read\n", megabytes);
    report("Skein", ours, megabytes, ours);
    if (igraph > 0) report("igraph", igraph, megabytes, ours);
    report("Boost", boost, megabytes, ours);
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
