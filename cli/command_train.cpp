#include "cli/command_table.hpp"

#include "cli/exit_code.hpp"
#include "cli/output.hpp"
#include "extract/train/train.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

namespace skein::cli {

namespace {

struct Options {
    std::string data;
    std::string output;
};

int run(const Options& options) {
    expect_writable(options.output);
    const std::string model = train_model(options.data, {}, [](const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); });
    write_output(options.output, [&](ByteSink& out) { out.append(model); });
    return exit_done;
}

}  // namespace

std::function<int()> setup_train(CLI::App& app) {
    const auto options = std::make_shared<Options>();
    app.description("Trains the language model from a folder of treebanks and word lists, and writes the model file. The same data on the "
                    "same kind of processor gives the same file. Takes about half an hour on two processors.");
    app.add_option("--data", options->data, "the folder of training data")->required()->type_name("DIR");
    app.add_option("-o,--output", options->output, "the model file to write")->required()->type_name("FILE");
    app.footer("Example:\n  skein train --data data/ -o english.model");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
