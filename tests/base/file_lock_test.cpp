#include "base/file_lock.hpp"

#include "base/error.hpp"
#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <optional>
#include <string>
#include <unistd.h>

using namespace skein;
using namespace skein::test;

TEST_CASE("one holds the lock, the other is told who") {
    const TemporaryFolder folder;
    {
        const FileLock lock(folder / "g.skein", 0);
        std::string message;
        try {
            const FileLock other(folder / "g.skein", 40);
        } catch (const Error& error) {
            message = error.what();
        }
        CHECK(message == (folder / "g.skein").string() + " is being written by process " + std::to_string(::getpid()));
        const FileLock of_another_file(folder / "h.skein", 0);
    }
    CHECK(std::filesystem::is_empty(folder.path()));
    const FileLock again(folder / "g.skein", 0);
}

TEST_CASE("what a program that died left is no lock") {
    const TemporaryFolder folder;
    write_bytes(folder / ".g.skein.lock", "1\n");
    const FileLock lock(folder / "g.skein", 0);
    CHECK(bytes_of(folder / ".g.skein.lock") == std::to_string(::getpid()) + "\n");
}

TEST_CASE("a link and what it leads to have one lock") {
    const TemporaryFolder folder;
    write_bytes(folder / "g.skein", "");
    std::filesystem::create_symlink("g.skein", folder / "link");
    const FileLock lock(folder / "g.skein", 0);
    std::optional<FileLock> other;
    CHECK_THROWS_AS(other.emplace(folder / "link", 0), Error);
    CHECK_THROWS_AS(other.emplace(folder / "no/such/file", 0), Error);
}
