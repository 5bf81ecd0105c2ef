#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "cli/corpus.hpp"
#include "cli/exit_code.hpp"
#include "cli/output.hpp"
#include "export/statement_json.hpp"
#include "extract/pipeline.hpp"
#include "extract/relations/rules.hpp"

#include <algorithm>
#include <memory>

namespace skein::cli {

namespace {

struct Options {
    CorpusOptions corpus;
    bool entities = false;
    std::vector<std::string> without;
};

// The rules that are left when the named ones are switched off.
std::uint32_t rules_without(const std::vector<std::string>& names) {
    const std::span<const std::string_view> known = rule_family_names();
    std::uint32_t rules = all_rules;
    for (const std::string& name : names) {
        const auto found = std::find(known.begin(), known.end(), name);
        if (found == known.end()) {
            const std::string near = did_you_mean(name, known);
            throw UsageError("--without does not know the rules \"" + name + '"',
                             near.empty() ? "the manual page lists them" : near);
        }
        rules &= ~bit(static_cast<RuleFamily>(found - known.begin()));
    }
    return rules;
}

void write(const Extraction& extraction, bool entities, ByteSink& out) {
    if (entities) {
        for (const Mention& mention : extraction.mentions) {
            append_mention_json(out, mention, extraction.sentences[mention.sentence.index()], extraction.document);
            out << "\n";
        }
        return;
    }
    for (const Statement& statement : extraction.statements) {
        append_statement_json(out, statement, extraction.sentences[statement.sentence.index()], extraction.document);
        out << "\n";
    }
}

int run(const Options& options) {
    CorpusOptions corpus_options = options.corpus;
    if (corpus_options.paths.empty()) corpus_options.paths = {"-"};
    corpus_options.rules = rules_without(options.without);
    Corpus corpus = read_corpus(corpus_options);
    report(corpus, options.corpus.verbose);
    // Lines are strangers to each other.
    if (!options.corpus.lines) resolve_entities(corpus.extractions);
    DescriptorSink out = standard_output();
    for (const Extraction& extraction : corpus.extractions) write(extraction, options.entities, out);
    out.flush();
    return corpus.diagnostics.count(Severity::error) == 0 ? exit_done : exit_failed;
}

}  // namespace

std::function<int()> setup_extract(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Prints what documents say, one JSON object a line: subject, relation and object with the bytes they stand at, "
        "polarity, modality, who says it, and the rule that found it.");
    command.add_option("PATH", options->corpus.paths, "files and folders to read; `-`, or no path at all, is standard input")
        .type_name("");
    command.add_flag("--entities", options->entities, "print mentions of entities instead of statements");
    command.add_flag("--lines", options->corpus.lines,
                     "every input line is a document of its own; positions stay those of the file");
    command
        .add_option("--without", options->without,
                    "switch rules off, to see what they are worth: passives, coordination, arguments …")
        .type_name("RULES")
        .delimiter(',')
        .one_value_each_time();
    add_corpus_options(command, options->corpus);
    command.footer("Examples:\n"
                   "  skein extract article.txt | jq -r .relation.lemma | sort | uniq -c\n"
                   "  echo 'Ada Lovelace did not invent the Analytical Engine.' | skein extract\n"
                   "  skein extract --entities notes/ > mentions.ndjson");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
