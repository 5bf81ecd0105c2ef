#include "cli/command_table.hpp"

#include "base/atomic_file.hpp"
#include "cli/exit_code.hpp"
#include "cli/json.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "extract/eval/confidence_score.hpp"
#include "extract/eval/evaluate.hpp"
#include "extract/eval/name_score.hpp"
#include "extract/eval/raw_text.hpp"
#include "extract/text/conllu.hpp"

#include <fmt/format.h>
#include <memory>

namespace skein::cli {

namespace {

constexpr std::size_t max_gold_bytes = std::size_t{256} << 20;

struct Options {
    std::vector<std::string> gold;
    std::string system;
    std::string model;
    bool raw = false;
    std::string names;
    bool speech = false;
    bool confidence = false;
    bool fit = false;
    bool json = false;
};

void write_table(const std::vector<Agreement>& scores, ByteSink& out) {
    Table table({{""}, {"PRECISION", true}, {"RECALL", true}, {"F1", true}});
    for (const Agreement& score : scores) {
        table.add({std::string(score.name), fmt::format("{:.2f}", score.precision()), fmt::format("{:.2f}", score.recall()),
                   fmt::format("{:.2f}", score.f1())});
    }
    table.write(out);
}

Json as_json(const std::vector<Agreement>& scores) {
    Json json = Json::object();
    for (const Agreement& score : scores) {
        json[std::string(score.name)] = {{"precision", score.precision()}, {"recall", score.recall()}, {"f1", score.f1()},
                                         {"correct", score.correct},       {"gold", score.gold},       {"system", score.system}};
    }
    return json;
}

std::vector<TreebankSentence> read_treebank(const std::string& path) {
    return read_conllu(read_file(path, max_gold_bytes), path);
}

void write_scores(const std::vector<Agreement>& scores, bool json) {
    DescriptorSink out = standard_output();
    if (json) {
        write_json(out, as_json(scores));
    } else {
        write_table(scores, out);
    }
    out.flush();
}

// Names against sets of the form `options.names`; the last row is what the lists of names alone find.
int run_names(const Options& options) {
    const auto set = name_set_from(options.names);
    if (!set)
        throw UsageError("There is no set of names called " + options.names + ".",
                         "give uner, crossner, wnut17, btc, wikigold or sec-filings");
    std::vector<NamedSentence> gold;
    for (const std::string& path : options.gold) {
        std::vector<NamedSentence> part = read_named_columns(path, *set);
        gold.insert(gold.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
    }
    std::unique_ptr<NameModel> own;
    if (!options.model.empty()) own = std::make_unique<NameModel>(read_model_file(options.model));
    const NameModel& model = own ? *own : english_names();
    const TypeSet types = types_marked_in(*set);
    std::vector<Agreement> scores = score_names(gold, find_names(model, gold), types);
    scores.push_back(score_names(gold, find_listed_names(model.features, gold), types).back());
    scores.back().name = "by lists alone";
    write_scores(scores, options.json);
    return exit_done;
}

Json as_json(const Reliability& table) {
    Json bins = Json::array();
    for (const ReliabilityBin& bin : table.bins) {
        bins.push_back({{"from", bin.from},
                        {"to", bin.to},
                        {"statements", bin.count},
                        {"confidence", bin.confidence},
                        {"right", bin.right}});
    }
    return {{"bins", std::move(bins)},
            {"statements", table.count},
            {"confidence", table.confidence},
            {"right", table.right},
            {"brier", table.brier},
            {"brier_of_mean", table.brier_of_mean},
            {"calibration_error", table.calibration_error},
            {"area", table.area}};
}

void write_table(const Reliability& reliability, ByteSink& out) {
    Table table({{"CONFIDENCE"}, {"MEAN", true}, {"RIGHT", true}, {"STATEMENTS", true}});
    for (const ReliabilityBin& bin : reliability.bins) {
        if (bin.count == 0) continue;
        table.add({fmt::format("{:.1f} to {:.1f}", bin.from, bin.to), fmt::format("{:.3f}", bin.confidence),
                   fmt::format("{:.3f}", bin.right), fmt::format("{}", bin.count)});
    }
    table.add({"all", fmt::format("{:.3f}", reliability.confidence), fmt::format("{:.3f}", reliability.right),
               fmt::format("{}", reliability.count)});
    table.write(out);
    out << fmt::format("\nBrier score {:.4f} (always saying the mean: {:.4f}), calibration error {:.4f}, area under ROC {:.4f}\n",
                       reliability.brier, reliability.brier_of_mean, reliability.calibration_error, reliability.area);
}

// Statements of the parser's trees against those of the gold ones.
int run_confidence(const Options& options) {
    std::vector<ReadStatement> statements;
    const en::Lexicon lexicon;
    const auto add = [&](const std::vector<TreebankSentence>& gold, bool speech) {
        std::vector<ReadStatement> part = read_statements(english_model(), lexicon, gold, speech);
        statements.insert(statements.end(), part.begin(), part.end());
    };
    for (const std::string& path : options.gold) {
        const std::vector<TreebankSentence> gold = read_treebank(path);
        if (!options.speech || options.fit) add(gold, false);
        if (options.speech || options.fit) add(as_speech(gold), true);
    }
    DescriptorSink out = standard_output();
    if (options.fit) {
        out << fitted_weights(statements);
    } else if (options.json) {
        write_json(out, as_json(reliability_of(statements)));
    } else {
        write_table(reliability_of(statements), out);
    }
    out.flush();
    return exit_done;
}

int run(const Options& options) {
    if (!options.names.empty()) return run_names(options);
    if (options.confidence) return run_confidence(options);
    if (options.gold.size() > 1 && !options.system.empty())
        throw UsageError("--system goes with one gold treebank.", "give one treebank");
    std::vector<TreebankSentence> gold;
    for (const std::string& path : options.gold) {
        std::vector<TreebankSentence> part = read_treebank(path);
        gold.insert(gold.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
    }
    if (options.speech) gold = as_speech(gold);
    std::unique_ptr<const LanguageModel> own_model;
    if (!options.model.empty()) own_model = std::make_unique<const LanguageModel>(read_model_file(options.model));
    const auto model = [&]() -> const LanguageModel& { return own_model ? *own_model : english_model(); };
    std::vector<TreebankSentence> system;
    if (!options.system.empty()) {
        system = read_treebank(options.system);
    } else if (options.raw) {
        system = analyze_raw(model(), en::Lexicon(), raw_documents(gold, options.speech ? RawKind::speech : RawKind::written));
    } else {
        system = analyze_gold_tokens(model(), gold);
    }
    std::vector<Agreement> scores = score_treebank(gold, system);
    if (options.raw) scores.insert(scores.begin() + 2, score_sentence_ends(gold, system));
    write_scores(scores, options.json);
    return exit_done;
}

}  // namespace

std::function<int()> setup_eval(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Measures the language model against gold treebanks (CoNLL-U). Sentences and words are the treebank's own, unless "
        "--raw is given, or --system a file that was made from the treebank's text.");
    command.add_option("GOLD", options->gold, "gold treebanks, scored together").required().type_name("");
    command.add_option("--system", options->system, "score this CoNLL-U file in place of reading the gold words again")
        .type_name("FILE");
    command.add_option("--model", options->model, "a model file made with `skein train`, in place of the one built in")
        .type_name("FILE");
    command
        .add_flag("--raw", options->raw,
                  "give Skein the treebank's text, not its sentences and words. Ends are those of sentences inside documents")
        .excludes("--system");
    command.add_flag("--speech", options->speech, "put the gold in lower case and take punctuation out first, like a transcript");
    command
        .add_option("--names", options->names,
                    "score named mentions instead; GOLD are files of this set: uner, crossner, wnut17, btc, "
                    "wikigold or sec-filings")
        .type_name("SET");
    command.add_flag("--confidence", options->confidence,
                     "are statements as sure as they claim? Those found in the parser's trees against those of the gold trees");
    command.add_flag("--fit", options->fit, "with --confidence: print the weights that fit GOLD best, as written and as speech")
        .needs("--confidence");
    add_json(command, options->json);
    command.footer(
        "Examples:\n  skein eval en_ewt-ud-dev.conllu\n  skein eval --speech en_ewt-ud-dev.conllu\n  skein eval --raw "
        "en_ewt-ud-dev.conllu\n"
        "  skein eval en_ewt-ud-dev.conllu --system parsed.conllu\n"
        "  skein eval --names uner en_ewt-ud-test.iob2\n"
        "  skein eval --confidence en_ewt-ud-test.conllu");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
