#include "cli/command_table.hpp"

#include "cli/command.hpp"

namespace skein::cli {

// One line a command, in the order `skein --help` shows them.
namespace {
const Command table[] = {
    {"build", "read documents and write a graph file", setup_build},
    {"forget", "take documents out of a graph file", setup_forget},
    {"merge", "make one graph file of several", setup_merge},
    {"extract", "print what documents say, one statement a line", setup_extract},
    {"entities", "list who and what the documents speak of", setup_entities},
    {"merge-entities", "decide that two entities are one", setup_merge_entities},
    {"split-entity", "decide that a name is not an entity's", setup_split_entity},
    {"neighbors", "show what is said of an entity", setup_neighbors},
    {"why", "show every sentence that links two entities", setup_why},
    {"disputes", "show what is affirmed and denied, with both sides", setup_disputes},
    {"check", "read every statement's words again in its document", setup_check},
    {"path", "show how two entities are linked over others", setup_path},
    {"rank", "list the entities that matter most", setup_rank},
    {"communities", "show which entities are spoken of together", setup_communities},
    {"timeline", "show what is said of a time, in order of time", setup_timeline},
    {"search", "look for words in names and sentences", setup_search},
    {"query", "ask in openCypher's language, or NAME -relation-> ?", setup_query},
    {"stats", "say what a graph holds, in numbers", setup_stats},
    {"diff", "show what one graph says and another does not", setup_diff},
    {"export", "write a graph, or a part of it, as a diagram or a file for another tool", setup_export},
    {"map", "draw a concept map of what documents say", setup_map},
    {"repair", "mend a Mermaid flowchart so that Mermaid draws it", setup_repair},
    {"formats", "list the formats that are read and written, and what each keeps", setup_formats},
    {"parse", "print sentences, tags, lemmas and trees as CoNLL-U", setup_parse},
    {"eval", "measure the language model against gold treebanks", setup_eval},
    {"train", "train the language model from a folder of data", setup_train},
    {"completions", "print what lets a shell complete commands and options", setup_completions},
};
}  // namespace

std::span<const Command> commands() { return table; }

}  // namespace skein::cli
