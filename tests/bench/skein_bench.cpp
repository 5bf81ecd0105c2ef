// How fast are reading, extracting, building and exporting? One thread, over a synthetic corpus; see --help.

#include "base/error.hpp"
#include "export/graph_writer.hpp"
#include "extract/document_reader.hpp"
#include "extract/pipeline.hpp"
#include "graph/knowledge_graph.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/subgraph.hpp"
#include "tests/bench/corpus.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

namespace skein::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t diagram_entities = 60;  // diagrams are for people: formats that refuse everything get this many

struct Settings {
    double megabytes = 4;
    std::size_t repeat = 3;
};

// The median of `repeat` runs, after one that warms up when there are several.
double seconds_of(std::size_t repeat, const std::function<void()>& work) {
    if (repeat > 1) work();
    std::vector<double> seconds;
    for (std::size_t i = 0; i < repeat; ++i) {
        const auto start = Clock::now();
        work();
        seconds.push_back(std::chrono::duration<double>(Clock::now() - start).count());
    }
    std::sort(seconds.begin(), seconds.end());
    return seconds[seconds.size() / 2];
}

double mega(std::size_t bytes) { return static_cast<double>(bytes) / 1e6; }

std::size_t total_size(const std::vector<std::string>& texts) {
    std::size_t bytes = 0;
    for (const std::string& text : texts) bytes += text.size();
    return bytes;
}

std::size_t count_words(const std::vector<std::string>& texts) {
    std::size_t words = 0;
    for (const std::string& text : texts) {
        bool inside = false;
        for (const char c : text) {
            const bool space = c == ' ' || c == '\n';
            if (!space && !inside) ++words;
            inside = !space;
        }
    }
    return words;
}

std::vector<Document> read_all(const std::vector<std::string>& texts, Markup markup) {
    std::vector<Document> documents;
    Diagnostics diagnostics;
    for (std::size_t i = 0; i < texts.size(); ++i)
        read_documents({std::to_string(i) + extension_of(markup), texts[i]}, std::nullopt,
                       [&](Document document) { documents.push_back(std::move(document)); }, diagnostics);
    return documents;
}

std::vector<Extraction> extract_all(const Pipeline& pipeline, const std::vector<Document>& documents) {
    std::vector<Extraction> extractions;
    Diagnostics diagnostics;
    for (const Document& document : documents) extractions.push_back(pipeline.process(document, diagnostics));
    return extractions;
}

FrozenGraph build(std::vector<Extraction> extractions) {
    KnowledgeGraph graph;
    for (Extraction& extraction : extractions) graph.add(std::move(extraction));
    return FrozenGraph(std::move(graph));
}

// The floor for anything that writes a file: the same number of bytes, ready in memory, by write(2), then fsync.
void write_raw(const fs::path& path, std::size_t bytes) {
    static const std::string block(std::size_t{1} << 20, 'x');
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0) throw Error("the scratch file cannot be written: " + path.string());
    for (std::size_t left = bytes; left > 0;) {
        const ssize_t written = ::write(file, block.data(), std::min(left, block.size()));
        if (written <= 0) throw Error("the scratch file cannot be written: " + path.string());
        left -= static_cast<std::size_t>(written);
    }
    ::fsync(file);
    ::close(file);
}

class Scratch {
  public:
    Scratch() {
        std::string pattern = (fs::temp_directory_path() / "skein_bench.XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw Error("no scratch folder can be made");
        folder_ = pattern;
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] fs::path file(const char* name) const { return folder_ / name; }

  private:
    fs::path folder_;
};

void heading(const char* stage, const char* counted) { std::printf("\n%-26s %9s %9s  %s\n", stage, "seconds", "MB/s", counted); }

void row(const std::string& what, double seconds, std::size_t bytes, const std::string& counted) {
    std::printf("  %-24s %9.3f %9.1f  %s\n", what.c_str(), seconds, mega(bytes) / seconds, counted.c_str());
}

std::string rate(std::size_t count, double seconds, const char* unit) {
    char text[64];
    std::snprintf(text, sizeof text, "%.0f %s/s", static_cast<double>(count) / seconds, unit);
    return text;
}

void measure_reading(const Settings& settings) {
    heading("read, one thread", "");
    for (const Markup markup : {Markup::plain, Markup::markdown, Markup::html, Markup::webvtt}) {
        const std::vector<std::string> texts = corpus(static_cast<std::size_t>(settings.megabytes * 1e6), markup);
        try {
            const double seconds = seconds_of(settings.repeat, [&] { read_all(texts, markup); });
            row(name_of(markup), seconds, total_size(texts), rate(texts.size(), seconds, "documents"));
        } catch (const Error& error) {
            std::printf("  %-24s %s\n", name_of(markup), error.what());
        }
    }
}

FrozenGraph measure_building(const Settings& settings, const Scratch& scratch) {
    const std::vector<std::string> texts = corpus(static_cast<std::size_t>(settings.megabytes * 1e6), Markup::plain);
    const std::size_t bytes = total_size(texts);
    const std::vector<Document> documents = read_all(texts, Markup::plain);
    const Pipeline pipeline;

    heading("extract, one thread", "");
    std::vector<Extraction> extractions;
    double seconds = seconds_of(settings.repeat, [&] { extractions = extract_all(pipeline, documents); });
    std::size_t statements = 0;
    for (const Extraction& extraction : extractions) statements += extraction.statements.size();
    row("documents to statements", seconds, bytes,
        rate(documents.size(), seconds, "documents") + ", " + rate(count_words(texts), seconds, "words") + ", " +
            rate(statements, seconds, "statements"));
    // Resolution changes its input, so each run gets a copy; making copies is measured and taken off.
    const double copying = seconds_of(settings.repeat, [&] { std::vector<Extraction> copy = extractions; });
    seconds = seconds_of(settings.repeat, [&] {
        std::vector<Extraction> copy = extractions;
        resolve_entities(copy);
    });
    row("names across documents", std::max(seconds - copying, 1e-6), bytes, "");
    resolve_entities(extractions);

    heading("build", "");
    seconds = seconds_of(settings.repeat, [&] { build(extractions); });
    FrozenGraph graph = build(extractions);
    row("add and freeze", std::max(seconds - copying, 1e-6), bytes, rate(graph.statements().size(), seconds, "statements"));
    const fs::path file = scratch.file("bench.skein");
    seconds = seconds_of(settings.repeat, [&] { save_graph(graph, file); });
    const auto file_bytes = static_cast<std::size_t>(fs::file_size(file));
    const double raw = seconds_of(settings.repeat, [&] { write_raw(scratch.file("raw"), file_bytes); });
    char compared[96];
    std::snprintf(compared, sizeof compared, "%.1f MB, %.1f x the time of a raw write", mega(file_bytes), seconds / raw);
    row("save the graph file", seconds, file_bytes, compared);
    seconds = seconds_of(settings.repeat, [&] { [[maybe_unused]] const FrozenGraph loaded = load_graph(file); });
    row("load the graph file", seconds, file_bytes, rate(graph.statements().size(), seconds, "statements"));
    std::printf("  %zu documents, %zu entities, %zu edges, %zu statements\n", graph.documents().size(), graph.entity_count(),
                graph.edge_count(), graph.statements().size());
    return graph;
}

void measure_export(const Settings& settings, const FrozenGraph& graph) {
    heading("export", "of the bytes that come out");
    Selection small;
    small.top = diagram_entities;
    const Subgraph everything = select(graph, {});
    const Subgraph diagram = select(graph, small);
    for (const GraphFormat& format : graph_formats()) {
        if (format.write == nullptr) continue;
        std::size_t bytes = 0;
        const auto write = [&](const Subgraph& subgraph) {
            return seconds_of(settings.repeat, [&] {
                StringSink out;
                Diagnostics diagnostics;
                format.write(subgraph, {}, out, diagnostics);
                bytes = out.take().size();
            });
        };
        try {
            double seconds = 0;
            const Subgraph* written = &everything;
            try {
                seconds = write(everything);
            } catch (const Error&) {
                written = &diagram;
                seconds = write(diagram);
            }
            row(std::string(format.name), seconds, bytes,
                rate(written->edges.size(), seconds, "edges") +
                    (written == &diagram ? ", of the top 60 entities: it refuses more" : ""));
        } catch (const Error& error) {
            std::printf("  %-24s %s\n", std::string(format.name).c_str(), error.what());
        }
    }
}

Settings parse(int argc, char** argv) {
    Settings settings;
    for (int i = 1; i < argc; ++i) {
        const bool has_value = i + 1 < argc;
        if (std::strcmp(argv[i], "--megabytes") == 0 && has_value && std::atof(argv[i + 1]) > 0) {
            settings.megabytes = std::atof(argv[++i]);
        } else if (std::strcmp(argv[i], "--repeat") == 0 && has_value && std::atoi(argv[i + 1]) > 0) {
            settings.repeat = static_cast<std::size_t>(std::atoi(argv[++i]));
        } else {
            const bool help = std::strcmp(argv[i], "--help") == 0;
            std::fputs("Usage: skein_bench [--megabytes N] [--repeat N]\n"
                       "Measures read, extract, build and export over a synthetic corpus (4 MB a format, median of 3).\n"
                       "Figures mean something in a release build on a quiet machine.\n",
                       help ? stdout : stderr);
            std::exit(help ? 0 : 2);
        }
    }
    return settings;
}

}  // namespace
}  // namespace skein::bench

int main(int argc, char** argv) {
    using namespace skein::bench;
    try {
        const Settings settings = parse(argc, argv);
        const Scratch scratch;
        std::printf("Skein over %.1f MB of synthetic text a format, median of %zu\n", settings.megabytes, settings.repeat);
        measure_reading(settings);
        const skein::FrozenGraph graph = measure_building(settings, scratch);
        measure_export(settings, graph);
    } catch (const skein::Error& error) {
        std::fputs(skein::format_report(error.place(), "error", error.what(), error.advice()).c_str(), stderr);
        return 1;
    }
    return 0;
}
