#include "tests/fuzz/read_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return skein::fuzz::read("csv", data, size);
}
