// The titles of a picture: whatever comes in, nothing breaks or grows out of hand, nor when what came out goes in again.

#include "export/svg_titles.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string once = skein::with_spoken_titles(std::string(reinterpret_cast<const char*>(data), size));
    if (once.size() > 64 * size + 1000) std::abort();
    (void)skein::with_spoken_titles(once);
    return 0;
}
