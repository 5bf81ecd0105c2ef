// Any bytes through the reader of node-link JSON.

#include "tests/fuzz/check_read.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    skein::fuzz::read_any(skein::read_node_link_json, data, size);
    return 0;
}
