// Runs a fuzz target without libFuzzer: every file of the given folders, then each file damaged in simple ways.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr std::size_t cuts = 16;      // places at which a seed is truncated and damaged
constexpr std::size_t largest = 8192;  // longer seeds are run whole but not damaged: this is a smoke test

void run(const std::string& bytes) {
    // A copy of exactly this size, so that a sanitizer sees a read past its end.
    const std::vector<std::uint8_t> data(bytes.begin(), bytes.end());
    LLVMFuzzerTestOneInput(data.data(), data.size());
}

std::size_t run_with_damage(const std::string& seed) {
    run(seed);
    if (seed.size() > largest) return 1;
    std::size_t runs = 1;
    for (std::size_t cut = 0; cut < cuts; ++cut) {
        const std::size_t at = seed.size() * cut / cuts;
        run(seed.substr(0, at));
        std::string changed = seed;
        for (const char byte : {'\0', '\xFF', '"', '(', '\n'}) {
            if (at < changed.size()) changed[at] = byte;
            run(changed);
        }
        run(seed.substr(0, at) + seed);
        runs += 7;
    }
    return runs;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<fs::path> seeds;
    for (int i = 1; i < argc; ++i) {
        if (!fs::exists(argv[i])) continue;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(argv[i])) {
            if (entry.is_regular_file()) seeds.push_back(entry.path());
        }
    }
    std::sort(seeds.begin(), seeds.end());
    std::size_t runs = run_with_damage("");
    for (const fs::path& seed : seeds) {
        std::ifstream file(seed, std::ios::binary);
        runs += run_with_damage(std::string(std::istreambuf_iterator<char>(file), {}));
    }
    std::printf("%zu seeds, %zu inputs\n", seeds.size(), runs);
    return 0;
}
