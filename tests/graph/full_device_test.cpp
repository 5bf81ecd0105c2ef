#include "base/error.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/graph_update.hpp"
#include "tests/support/describe_graph.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"
#include "tests/support/temporary_folder.hpp"

#include <array>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sched.h>
#include <string>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace skein;
using namespace skein::test;

namespace {

// What `work` says, run by a child that has a small device of its own mounted on `folder`; nothing where that is not permitted.
std::string on_small_device(const std::filesystem::path& folder, const char* options, const std::function<std::string()>& work) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        std::string said;
        const bool is_own = ::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
        if (is_own && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
            ::mount("tmpfs", folder.c_str(), "tmpfs", 0, options) == 0) {
            try {
                said = work();
            } catch (const std::exception& error) {
                said = std::string("failed: ") + error.what();
            }
        }
        const ssize_t written = ::write(ends[1], said.data(), said.size());
        std::_Exit(written == static_cast<ssize_t>(said.size()) ? 0 : 1);
    }
    ::close(ends[1]);
    std::string said;
    std::array<char, 4096> buffer{};
    for (ssize_t size = 0; (size = ::read(ends[0], buffer.data(), buffer.size())) > 0;)
        said.append(buffer.data(), static_cast<std::size_t>(size));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return said;
}

std::string refusal(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return "it went well";
}

}  // namespace

TEST_CASE("a device without space left, and one that cannot be written") {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "g.skein";
    const std::string said = on_small_device(folder.path(), "size=1m", [&] {
        const FrozenGraph small = graph_of_triples({{"a", "r", "b"}});
        save_graph(small, file);
        const std::string before = describe(load_graph(file));
        std::string text;
        const auto note = [&](const std::string& what, const std::string& said_of_it) {
            const bool as_before = describe(load_graph(file)) == before;
            text += what + ": " + said_of_it + (as_before ? "; as before\n" : "; NOT as before\n");
        };
        Random random(1);
        note("first", refusal([&] { save_graph(graph_of(random_corpus(1, 400)), file); }));
        {
            std::ofstream filling(folder / "filling", std::ios::binary);
            while (filling << std::string(4096, 'x') << std::flush) {
            }
        }
        note("change", refusal([&] {
                 GraphUpdate update(file);
                 update.put(random_document(random, "new.txt", 2000));
             }));
        std::filesystem::remove(folder / "filling");
        note("beside", std::to_string(std::distance(std::filesystem::directory_iterator(folder.path()), {})) + " file");
        ::mount("none", folder.path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr);
        note("read-only", refusal([&] { save_graph(small, file); }));
        note("read-only change", refusal([&] {
                 GraphUpdate update(file);
                 update.put(random_document(random, "new.txt"));
             }));
        return text;
    });
    if (said.empty()) {
        MESSAGE("skipped: this system does not let tests mount a device");
        return;
    }
    const auto place = "cannot write " + file.string();
    CHECK(said == "first: " + place + ": no space left on the device; as before\n" +                  //
                      "change: " + place + ": no space left on the device; as before\n" +             //
                      "beside: 1 file; as before\n" +                                                 //
                      "read-only: cannot write into the folder of " + file.string() + ": Read-only file system; as before\n" +
                      "read-only change: " + place + ": it is read-only; as before\n");
}
