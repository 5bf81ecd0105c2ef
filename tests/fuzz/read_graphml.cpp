// Any bytes through the reader of GraphML.

#include "tests/fuzz/check_read.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    skein::fuzz::read_any(skein::read_graphml, data, size);
    return 0;
}
