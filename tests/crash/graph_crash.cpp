// Kills programs that write a graph file, at random moments, and looks at what is left: a graph of whole documents, with
// everything that was committed. Every round is one first build or one series of changes in place, and its SIGKILL.
//
//   skein_graph_crash [--rounds N] [--seed S]

#include "cli/join_names.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/graph_update.hpp"
#include "tests/support/describe_graph.hpp"
#include "tests/support/random_corpus.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace skein;
using namespace skein::test;
using Corpus = std::map<std::string, Extraction>;
using Clock = std::chrono::steady_clock;

struct Edit {
    std::string uri;
    std::optional<Extraction> document;  // none: it is removed
};

FrozenGraph graph_of_corpus(const Corpus& corpus) {
    std::vector<Extraction> documents;
    for (const auto& [uri, document] : corpus) documents.push_back(document);
    return cli::join_documents(std::move(documents), {});
}

Corpus corpus_of(Random& random, std::size_t documents) {
    Corpus corpus;
    for (std::size_t i = 0; i < documents; ++i) {
        const std::string uri = "doc" + std::to_string(i) + ".txt";
        corpus.emplace(uri, random_document(random, uri, 12));
    }
    return corpus;
}

void make(Corpus& corpus, const Edit& edit) {
    if (edit.document) corpus.insert_or_assign(edit.uri, *edit.document);
    else corpus.erase(edit.uri);
}

std::vector<Edit> edits_of(Random& random, Corpus corpus) {
    std::vector<Edit> edits;
    for (std::size_t i = 0; i < 8; ++i) {
        const std::string uri = "doc" + std::to_string(random.below(9)) + ".txt";
        Edit edit{uri, std::nullopt};
        if (!corpus.contains(uri) || !random.one_in(3)) edit.document = random_document(random, uri, 12);
        make(corpus, edit);
        edits.push_back(std::move(edit));
    }
    return edits;
}

// What a child has done is told a byte a step, when it is certain.
class Steps {
  public:
    Steps() {
        if (::pipe(ends_) != 0) throw std::runtime_error("no pipe");
    }
    void done() const {
        const char byte = '.';
        if (::write(ends_[1], &byte, 1) != 1) std::_Exit(3);
    }
    std::size_t count() {
        ::close(ends_[1]);
        char buffer[256];
        std::size_t count = 0;
        for (ssize_t got = 0; (got = ::read(ends_[0], buffer, sizeof buffer)) > 0;) count += static_cast<std::size_t>(got);
        ::close(ends_[0]);
        return count;
    }

  private:
    int ends_[2] = {-1, -1};
};

// Runs `work` in a process of its own and kills it after `delay`. How many steps it had done; throws when it failed by itself.
template <class Work>
std::size_t killed_after(std::chrono::microseconds delay, const Work& work) {
    Steps steps;
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            work(steps);
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s\n", error.what());
            std::_Exit(2);
        }
        std::_Exit(0);
    }
    ::usleep(static_cast<useconds_t>(delay.count()));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    const std::size_t done = steps.count();
    if (WIFEXITED(status) && WEXITSTATUS(status) != 0) throw std::runtime_error("a writer failed by itself");
    return done;
}

void expect(bool holds, const std::string& what) {
    if (!holds) throw std::runtime_error(what);
}

// A first build onto nothing, or over a graph: there is what there was, or all of the new one.
void first_build(Random& random, const std::filesystem::path& file, std::chrono::microseconds longest) {
    const bool is_there = random.one_in(2);
    const FrozenGraph before = graph_of_corpus(corpus_of(random, 3)), after = graph_of_corpus(corpus_of(random, 6));
    if (is_there) save_graph(before, file, cli::name_rules());
    const auto delay = std::chrono::microseconds(random.below(static_cast<std::size_t>(longest.count())));
    const std::size_t done = killed_after(delay, [&](const Steps& steps) {
        save_graph(after, file, cli::name_rules());
        steps.done();
    });
    if (!std::filesystem::exists(file)) {
        expect(!is_there && done == 0, "the graph is gone");
        return;
    }
    const std::string left = describe(load_graph(file));
    expect(left == describe(after) || (done == 0 && is_there && left == describe(before)),
           "what is left is neither the old graph nor the new one");
    save_graph(after, file, cli::name_rules());
    for (const auto& entry : std::filesystem::directory_iterator(file.parent_path()))
        expect(entry.path() == file, "a killed program left " + entry.path().filename().string() + ", and it stays");
}

void changes(Random& random, const std::filesystem::path& file, std::chrono::microseconds longest) {
    Corpus corpus = corpus_of(random, 5);
    save_graph(graph_of_corpus(corpus), file, cli::name_rules());
    const std::vector<Edit> edits = edits_of(random, corpus);
    const auto delay = std::chrono::microseconds(random.below(static_cast<std::size_t>(longest.count())));
    const std::size_t done = killed_after(delay, [&](const Steps& steps) {
        GraphUpdate update(file, cli::name_rules());
        for (const Edit& edit : edits) {
            if (edit.document) update.put(*edit.document);
            else update.remove(edit.uri);
            steps.done();
        }
        cli::join_names(update);
        steps.done();
        update.close();
    });
    // What was under way may have been committed, or not.
    for (std::size_t i = 0; i < std::min(done, edits.size()); ++i) make(corpus, edits[i]);
    Corpus further = corpus;
    if (done < edits.size()) make(further, edits[done]);
    (void)load_graph(file);  // as a reader finds it
    {
        GraphUpdate update(file, cli::name_rules());
        expect(done <= edits.size() || update.settled(), "names were joined, and are not");
        cli::join_names(update);
        update.close();
    }
    const std::string left = describe(load_graph(file));
    expect(left == describe(graph_of_corpus(corpus)) || left == describe(graph_of_corpus(further)),
           "what is left is not what was committed");
    for (const char* suffix : {"-wal", "-shm", "-journal"})
        expect(!std::filesystem::exists(file.string() + suffix), "a file stays beside the graph");
}

// How long a whole run takes: kills are spread over somewhat more than that.
template <class Run>
std::chrono::microseconds time_of(const Run& run) {
    const auto start = Clock::now();
    run();
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start) * 5 / 4;
}

std::size_t number_after(int argc, char** argv, const char* option, std::size_t usual) {
    for (int i = 1; i + 1 < argc; ++i)
        if (std::strcmp(argv[i], option) == 0) return std::strtoull(argv[i + 1], nullptr, 10);
    return usual;
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t rounds = number_after(argc, argv, "--rounds", 40), seed = number_after(argc, argv, "--seed", 1);
    std::size_t failed = 0;
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "g.skein";
    Random calibration(seed);
    const auto first = time_of([&] { save_graph(graph_of_corpus(corpus_of(calibration, 6)), file, cli::name_rules()); });
    const auto later = time_of([&] {
        GraphUpdate update(file, cli::name_rules());
        for (const Edit& edit : edits_of(calibration, corpus_of(calibration, 5)))
            if (edit.document) update.put(*edit.document);
        cli::join_names(update);
        update.close();
    });
    for (std::size_t round = 0; round < rounds; ++round) {
        Random random(seed * 1'000'003 + round);
        for (const auto& entry : std::filesystem::directory_iterator(folder.path())) std::filesystem::remove_all(entry.path());
        try {
            if (round % 3 == 0) first_build(random, file, first);
            else changes(random, file, later);
        } catch (const std::exception& error) {
            std::printf("FAILED: round %zu of seed %zu: %s\n", round, seed, error.what());
            ++failed;
        }
    }
    std::printf("%zu passed, %zu failed, 0 skipped\n", rounds - failed, failed);
    return failed == 0 ? 0 : 1;
}
