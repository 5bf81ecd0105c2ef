#include "export/ordered_blocks.hpp"

#include <algorithm>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

namespace {

// Fewer items are done before other threads wake up.
constexpr std::size_t worth_sharing = 8 * items_of_a_block;

// A block's bytes; the memory is used again by later blocks.
class BlockSink final : public ByteSink {
  public:
    void restart() { bytes_.clear(); }
    [[nodiscard]] std::string_view bytes() const { return bytes_; }

  private:
    void drain(std::string_view bytes) override { bytes_.append(bytes); }
    std::string bytes_;
};

}  // namespace

void append_in_blocks(ByteSink& out, std::size_t count, std::size_t jobs, const FormatBlock& format) {
    namespace tbb = oneapi::tbb;
    const auto processors = static_cast<std::size_t>(tbb::info::default_concurrency());
    jobs = jobs == 0 ? processors : std::min(jobs, processors);
    if (jobs < 2 || count < worth_sharing) return format(out, 0, count);
    jobs = std::min(jobs, most_blocks_in_memory / 2);
    // Blocks leave in order: when a block begins, the one `blocks.size()` before it has left, and its memory is free.
    std::vector<BlockSink> blocks(2 * jobs);
    std::size_t begun = 0;
    const auto begin = [&](tbb::flow_control& control) -> std::size_t {
        if (begun * items_of_a_block >= count) control.stop();
        return begun++;
    };
    const auto fill = [&](std::size_t number) {
        BlockSink& block = blocks[number % blocks.size()];
        block.restart();
        const std::size_t first = number * items_of_a_block;
        format(block, first, std::min(first + items_of_a_block, count));
        block.flush();
        return number;
    };
    const auto write = [&](std::size_t number) { out.append(blocks[number % blocks.size()].bytes()); };
    tbb::task_arena(static_cast<int>(jobs)).execute([&] {
        tbb::parallel_pipeline(blocks.size(), tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, begin) &
                                                  tbb::make_filter<std::size_t, std::size_t>(tbb::filter_mode::parallel, fill) &
                                                  tbb::make_filter<std::size_t, void>(tbb::filter_mode::serial_in_order, write));
    });
}

}  // namespace skein
