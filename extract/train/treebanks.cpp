#include "extract/train/treebanks.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace skein {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_treebank_bytes = std::size_t{256} << 20;

void append(std::vector<TreebankSentence>& all, std::vector<TreebankSentence> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// splits.md: a heading `## part`, then `  * GUM_genre_name`. Documents that no part names train.
std::map<std::string, std::string> read_parts(const std::string& text) {
    std::map<std::string, std::string> parts;
    std::string part;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("## ")) part = line.substr(3, line.find_last_not_of(" \r") - 2);
        const std::size_t name = line.find("GUM_");
        if (name != std::string::npos) parts[line.substr(name, line.find_last_not_of(" \r") + 1 - name)] = part;
    }
    return parts;
}

}  // namespace

std::vector<TreebankSentence> read_treebank(const fs::path& path) {
    return read_conllu(read_file(path, max_treebank_bytes), path.string());
}

std::vector<TreebankSentence> read_gum(const fs::path& data, const std::string& part) {
    const fs::path folder = data / "gum-open/dep";
    const auto parts = read_parts(read_file(data / "gum-open/splits.md", max_treebank_bytes));
    if (!fs::is_directory(folder))
        throw Error("The folder " + folder.string() + " is missing.", "training needs the data folder whole");
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto found = parts.find(entry.path().stem().string());
        if ((found == parts.end() ? "train" : found->second) == part) files.insert(entry.path());
    }
    std::vector<TreebankSentence> sentences;
    for (const fs::path& file : files) append(sentences, read_treebank(file));
    return sentences;
}

TrainingTreebanks read_training_treebanks(const fs::path& data) {
    TrainingTreebanks treebanks;
    treebanks.training = read_treebank(data / "ud-ewt/en_ewt-ud-train.conllu");
    append(treebanks.training, read_gum(data, "train"));
    append(treebanks.training, read_treebank(data / "ud-eslspok/en_eslspok-ud-train.conllu"));
    treebanks.development = read_treebank(data / "ud-ewt/en_ewt-ud-dev.conllu");
    return treebanks;
}

std::string describe_training_data() {
    return "Universal Dependencies English EWT, training part: CC BY-SA 4.0\n"
           "GUM, training part, genres with open texts (academic, bio, "
           "conversation, court, interview, news, speech, textbook, vlog, voyage): "
           "annotations CC BY 4.0, texts CC BY 2.5 and 4.0, CC BY-SA 3.0, public domain\n"
           "Universal Dependencies English ESLSpok, training part: CC BY-SA 4.0\n"
           "WordNet 3.0: WordNet licence, (c) Princeton University\n"
           "Verb inflections of Wiktionary (QA-SRL): CC BY-SA 3.0\n"
           "FrequencyWords 2018 (OpenSubtitles): CC BY-SA 4.0\n"
           "NameDatabases: Unlicense; world-cities (GeoNames): CC BY 4.0; S&P 500 companies: PDDL\n"
           "The weights: CC BY-SA 4.0\n";
}

}  // namespace skein
