#include "cli/command_table.hpp"

#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "extract/train/train.hpp"
#include "extract/train/train_names.hpp"
#include "extract/train/train_segmenter.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace skein::cli {

namespace {

struct Options {
    std::string data;
    std::string output;
    std::vector<std::string> only;
};

void report(const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); }

int run(const Options& options) {
    const auto wanted = [&](const std::string& name) {
        return options.only.empty() || std::ranges::find(options.only, name) != options.only.end();
    };
    const auto path_of = [&](const char* file) { return (std::filesystem::path(options.output) / file).string(); };
    std::filesystem::create_directories(options.output);
    const auto save = [](const std::string& path, const std::string& model) {
        write_output(path, [&](ByteSink& out) { out.append(model); });
    };
    const std::string language_path = path_of("english.model"), segmenter_path = path_of("segmenter.model"),
                      names_path = path_of("names.model");
    for (const std::string& path : {language_path, segmenter_path, names_path}) expect_writable(path);
    std::unique_ptr<const LanguageModel>
        language;  // what the segmenter looks words up in: the one just trained, or the built-in one
    if (wanted("language")) {
        const std::string model = train_model(options.data, {}, report);
        save(language_path, model);
        language = std::make_unique<const LanguageModel>(ModelFile(model, language_path));
    }
    if (wanted("segmenter"))
        save(segmenter_path, train_segmenter(options.data, language ? *language : english_model(), {}, report));
    if (wanted("names")) save(names_path, train_names(options.data, {}, report));
    return exit_done;
}

}  // namespace

std::function<int()> setup_train(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Trains the models of English from a folder of treebanks and "
        "word lists, and writes them to a folder: english.model (tags, "
        "lemmas, trees), segmenter.model (sentence ends) and names.model (named mentions). The same data on the same kind of "
        "processor gives the same files. Takes about twenty minutes on two processors.");
    command.add_option("--data", options->data, "the folder of training data").required().type_name("DIR");
    command.add_option("-o,--output", options->output, "the folder to write the models to").required().type_name("DIR");
    command
        .add_option("--only", options->only,
                    "train this model alone: language, segmenter or names; a segmenter trained alone goes with the built-in "
                    "language model")
        .type_name("MODEL")
        .check(one_of({"language", "segmenter", "names"}));
    command.footer("Example:\n  skein train --data data/ -o models/");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
