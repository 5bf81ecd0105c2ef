// How fast is the whole way from raw text to statements, on one thread, and where does the time go? See --help. Times are of the
// thread's processor, so that a crowded machine blurs them less.

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "extract/annotated_text.hpp"
#include "extract/document_reader.hpp"
#include "extract/eval/raw_text.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/mentions.hpp"
#include "extract/pipeline.hpp"
#include "extract/relations/rules.hpp"
#include "extract/relations/statements.hpp"
#include "extract/text/conllu.hpp"
#include "extract/text/name_tagger.hpp"
#include "tests/bench/corpus.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace skein::bench {
namespace {

namespace fs = std::filesystem;

struct Settings {
    std::vector<std::string> paths;
    std::size_t repeat = 5;
    std::size_t copies = 1;
};

double processor_seconds() {
    timespec now;
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// The stages, each over all documents; what one gives the next is kept.
class Reading {
  public:
    explicit Reading(std::vector<Document> documents) : documents_(std::move(documents)), tagger_(english_names()) {}

    void language() {
        std::vector<Diagnostics> findings(documents_.size());
        texts_ = annotate_all(documents_, english_model(), lexicon_, workspace_, findings);
    }
    void names() { names_ = find_all_mentions(texts_, documents_, lexicon_, tagger_); }
    void relations() {
        matches_ = 0;
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            for (const SentenceRelations& found :
                 extract_relations(texts_[i], build_trees(texts_[i], names_[i], english_model()), lexicon_, all_rules))
                matches_ += found.matches.size();
        }
    }
    void documents() {
        std::vector<Diagnostics> findings(documents_.size());
        extractions_ = pipeline_.process(documents_, findings);
    }
    void joining() { (void)resolve_entities(extractions_); }
    void all() {
        documents();
        joining();
    }

    [[nodiscard]] std::size_t document_count() const { return documents_.size(); }
    [[nodiscard]] std::size_t token_count() const {
        std::size_t count = 0;
        for (const AnnotatedText& text : texts_) {
            for (const AnnotatedBlock& block : text) count += block.annotation.tokens.size();
        }
        return count;
    }
    [[nodiscard]] std::size_t statement_count() const {
        std::size_t count = 0;
        for (const Extraction& extraction : extractions_) count += extraction.statements.size();
        return count;
    }

  private:
    std::vector<Document> documents_;
    const en::Lexicon lexicon_;
    const Pipeline pipeline_;
    Workspace workspace_;
    NameTagger tagger_;
    std::vector<AnnotatedText> texts_;
    std::vector<std::vector<BlockNames>> names_;
    std::vector<Extraction> extractions_;
    std::size_t matches_ = 0;
};

double median_seconds(std::size_t repeat, const std::function<void()>& work) {
    std::vector<double> seconds;
    for (std::size_t run = 0; run < repeat; ++run) {
        const double start = processor_seconds();
        work();
        seconds.push_back(processor_seconds() - start);
    }
    std::sort(seconds.begin(), seconds.end());
    return seconds[seconds.size() / 2];
}

void measure(std::vector<Document> documents, const Settings& settings) {
    Reading reading(std::move(documents));
    reading.language();
    reading.names();
    reading.all();
    const auto tokens = static_cast<double>(reading.token_count());
    std::printf("%zu documents, %.0f tokens, %zu statements, kernels %s, median of %zu\n", reading.document_count(), tokens,
                reading.statement_count(), best_kernels().name, settings.repeat);
    std::printf("%-52s %11s %10s\n", "stage", "us a token", "tokens/s");
    const auto show = [&](const char* stage, double seconds) {
        std::printf("  %-50s %11.3f %10.0f\n", stage, seconds * 1e6 / tokens, tokens / seconds);
    };
    const double language = median_seconds(settings.repeat, [&] { reading.language(); });
    show("tokens, sentences, tags, lemmas, trees", language);
    const double names = median_seconds(settings.repeat, [&] { reading.names(); });
    show("names", names);
    const double relations = median_seconds(settings.repeat, [&] { reading.relations(); });
    show("relations", relations);
    const double documents_alone = median_seconds(settings.repeat, [&] { reading.documents(); });
    show("names joined, pronouns, statements (what is left)", documents_alone - language - names - relations);
    show("names joined over documents", median_seconds(settings.repeat, [&] { reading.joining(); }));
    show("all of it", median_seconds(settings.repeat, [&] { reading.all(); }));
}

void read_path(const std::string& path, std::vector<Document>& out) {
    if (path.ends_with(".conllu")) {
        std::vector<Document> documents = raw_documents(read_conllu(read_file(path, max_document_bytes), path), RawKind::written);
        std::move(documents.begin(), documents.end(), std::back_inserter(out));
        return;
    }
    Diagnostics diagnostics;
    read_documents(
        Source{path, read_file(path, max_document_bytes)}, std::nullopt,
        [&](Document document) { out.push_back(std::move(document)); }, diagnostics);
}

std::vector<Document> documents_of(const Settings& settings) {
    std::vector<Document> documents;
    for (std::size_t copy = 0; copy < settings.copies; ++copy) {
        for (const std::string& path : settings.paths) {
            std::vector<std::string> files;
            if (fs::is_directory(path)) {
                for (const fs::directory_entry& file : fs::directory_iterator(path)) files.push_back(file.path().string());
                std::sort(files.begin(), files.end());
            } else {
                files.push_back(path);
            }
            for (const std::string& file : files) read_path(file, documents);
        }
    }
    if (!settings.paths.empty()) return documents;
    Diagnostics diagnostics;
    for (const std::string& text : corpus(1'000'000, Markup::plain)) {
        read_documents(
            Source{"synthetic.txt", text}, "text", [&](Document document) { documents.push_back(std::move(document)); },
            diagnostics);
    }
    return documents;
}

[[noreturn]] void show_usage(bool asked) {
    std::fputs("Usage: skein_bench_statements [--repeat N] [--copies N] [PATH ...]\n"
               "Measures the way from text to statements on one thread, and its stages, over files, folders and the text of\n"
               "treebanks (*.conllu), each read N times; or over synthetic text (1 MB). Reading files does not count.\n",
               asked ? stdout : stderr);
    std::exit(asked ? 0 : 2);
}

Settings parse(int argc, char** argv) {
    Settings settings;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--help") show_usage(true);
        const bool number = (argument == "--repeat" || argument == "--copies") && i + 1 < argc && std::atoi(argv[i + 1]) > 0;
        if (number) {
            (argument == "--repeat" ? settings.repeat : settings.copies) = static_cast<std::size_t>(std::atoi(argv[++i]));
        } else if (argument.starts_with('-')) {
            show_usage(false);
        } else {
            settings.paths.emplace_back(argument);
        }
    }
    return settings;
}

}  // namespace
}  // namespace skein::bench

int main(int argc, char** argv) {
    using namespace skein;
    using namespace skein::bench;
    try {
        const Settings settings = parse(argc, argv);
        measure(documents_of(settings), settings);
    } catch (const Error& error) {
        std::fputs(format_report(error.place(), "error", error.what(), error.advice()).c_str(), stderr);
        return 1;
    }
    return 0;
}
