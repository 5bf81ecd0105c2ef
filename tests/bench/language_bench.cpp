// How fast is English read? Raw text → tokens → sentences → tags, lemmas and trees → names, one thread, by stage; see --help.
// Times are of the thread's processor, so that a crowded machine blurs them less.

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "extract/eval/raw_text.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/text/analyze.hpp"
#include "extract/text/conllu.hpp"
#include "extract/text/glued_words.hpp"
#include "extract/text/name_tagger.hpp"
#include "extract/text/segmenter_model.hpp"
#include "extract/text/tokenizer.hpp"
#include "tests/bench/corpus.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace skein::bench {
namespace {

struct Settings {
    std::vector<std::string> treebanks;
    std::size_t repeat = 5;
    const Kernels* kernels = &best_kernels();
};

struct Text {
    std::string name;
    std::vector<Document> documents;
};

double processor_seconds() {
    timespec now;
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::vector<Document> synthetic_documents() {
    std::vector<Document> documents;
    for (const std::string& text : corpus(1'000'000, Markup::plain)) {
        Document& document = documents.emplace_back();
        document.source = std::make_shared<const SourceText>(Source{"synthetic", text});
        Block& block = document.blocks.emplace_back();
        block.text.append_slice(*document.source, 0, document.source->text().size());
    }
    return documents;
}

// The stages, each over all documents; what one gives the next is kept.
class Reading {
  public:
    Reading(const Text& text, const Kernels& kernels) : text_(text), tagger_(english_names(), kernels) {
        workspace_.kernels = workspace_.splitting.kernels = &kernels;
    }

    void tokens() {
        annotations_.clear();
        cuts_.clear();
        for (const Document& document : text_.documents) {
            Vocabulary vocabulary;
            for (const Block& block : document.blocks) vocabulary.add(block.text.text());
            for (const Block& block : document.blocks) {
                cuts_.push_back(find_glued_ends(block.text.text(), block.kind, vocabulary, lexicon_));
                annotations_.push_back(tokenize(block.text.text(), cuts_.back()));
            }
        }
    }
    void sentences() {
        std::size_t i = 0;
        for (const Document& document : text_.documents) {
            for (const Block& block : document.blocks) {
                split_sentences(english_segmenter(), annotations_[i], block.kind, cuts_[i], workspace_.splitting);
                ++i;
            }
        }
    }
    void trees() {
        for (Annotation& annotation : annotations_) (void)analyze(english_model(), annotation, workspace_);
    }
    void names() {
        found_ = 0;
        std::vector<TaggedName> names;
        for (const Annotation& annotation : annotations_) {
            names.clear();
            tagger_.tag(annotation, names);
            found_ += names.size();
        }
    }
    void all() {
        tokens();
        sentences();
        trees();
        names();
    }

    [[nodiscard]] std::size_t token_count() const {
        std::size_t count = 0;
        for (const Annotation& annotation : annotations_) count += annotation.tokens.size();
        return count;
    }

  private:
    const Text& text_;
    const en::Lexicon lexicon_;
    Workspace workspace_;
    NameTagger tagger_;
    std::vector<Annotation> annotations_;
    std::vector<std::vector<std::size_t>> cuts_;
    std::size_t found_ = 0;
};

void measure(const Text& text, const Settings& settings) {
    Reading reading(text, *settings.kernels);
    reading.all();
    const auto tokens = static_cast<double>(reading.token_count());
    std::printf("\n%s: %.0f tokens, kernels %s, median of %zu\n%-30s %12s %12s\n", text.name.c_str(), tokens,
                settings.kernels->name, settings.repeat, "stage", "us a token", "tokens/s");
    const std::pair<const char*, void (Reading::*)()> stages[] = {{"tokens", &Reading::tokens},
                                                                  {"sentences", &Reading::sentences},
                                                                  {"tags, lemmas and trees", &Reading::trees},
                                                                  {"names", &Reading::names},
                                                                  {"all of it", &Reading::all}};
    for (const auto& [name, stage] : stages) {
        std::vector<double> seconds;
        for (std::size_t run = 0; run < settings.repeat; ++run) {
            const double start = processor_seconds();
            (reading.*stage)();
            seconds.push_back(processor_seconds() - start);
        }
        std::sort(seconds.begin(), seconds.end());
        const double median = seconds[seconds.size() / 2];
        std::printf("  %-28s %12.3f %12.0f\n", name, median * 1e6 / tokens, tokens / median);
    }
}

[[noreturn]] void show_usage(bool asked) {
    std::fputs("Usage: skein_bench_language [--repeat N] [--kernels NAME] [TREEBANK.conllu ...]\n"
               "Measures the language stages over the text of treebanks, or over synthetic text (1 MB), on one thread.\n"
               "Kernels: those of `best`, or portable, avx2, avx512-vnni where the processor has them.\n",
               asked ? stdout : stderr);
    std::exit(asked ? 0 : 2);
}

Settings parse(int argc, char** argv) {
    Settings settings;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--help") show_usage(true);
        if (argument == "--repeat" && i + 1 < argc && std::atoi(argv[i + 1]) > 0) {
            settings.repeat = static_cast<std::size_t>(std::atoi(argv[++i]));
        } else if (argument == "--kernels" && i + 1 < argc) {
            const auto found = std::ranges::find(available_kernels(), std::string_view(argv[++i]),
                                                 [](const Kernels* kernels) { return std::string_view(kernels->name); });
            if (found == available_kernels().end()) show_usage(false);
            settings.kernels = *found;
        } else if (argument.starts_with('-')) {
            show_usage(false);
        } else {
            settings.treebanks.emplace_back(argument);
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
        constexpr std::size_t max_treebank_bytes = std::size_t{256} << 20;
        if (settings.treebanks.empty()) measure({"synthetic text", synthetic_documents()}, settings);
        for (const std::string& path : settings.treebanks) {
            measure({path, raw_documents(read_conllu(read_file(path, max_treebank_bytes), path), RawKind::written)}, settings);
        }
    } catch (const Error& error) {
        std::fputs(format_report(error.place(), "error", error.what(), error.advice()).c_str(), stderr);
        return 1;
    }
    return 0;
}
