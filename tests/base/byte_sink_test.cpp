#include "base/byte_sink.hpp"

#include "base/atomic_file.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <string>
#include <unistd.h>

using namespace skein;

TEST_CASE("a file so long that it goes out while it is written holds every byte, after what was there") {
    constexpr std::size_t numbers = 14'000'000;
    // On a disk, where there is one: what lies in memory has nowhere to go.
    std::string path = (std::filesystem::temp_directory_path() / "skein-test-XXXXXX").string();
    const int descriptor = ::mkstemp(path.data());
    REQUIRE(descriptor >= 0);
    const std::string before = "before\n";
    REQUIRE(::write(descriptor, before.data(), before.size()) == static_cast<ssize_t>(before.size()));
    DescriptorSink out(descriptor, path);
    for (std::size_t i = 0; i < numbers; ++i) {
        out.append_number(i);
        out.append('\n');
    }
    out.flush();
    ::close(descriptor);
    const std::string bytes = read_file(path, ~std::size_t{0});
    std::filesystem::remove(path);

    StringSink expected;
    expected << before;
    for (std::size_t i = 0; i < numbers; ++i) {
        expected.append_number(i);
        expected.append('\n');
    }
    CHECK(bytes.size() > 100'000'000);
    CHECK((bytes == expected.take()));
}
