// In steady state the language stages take no memory: what they need is kept from text to text. Not under AddressSanitizer, which
// has operators of its own and looks for ones that do not match.

#include "extract/text/analyze.hpp"
#include "extract/text/name_tagger.hpp"
#include "extract/text/segmenter_model.hpp"
#include "extract/text/tokenizer.hpp"
#include "tests/support/tiny_names.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <new>
#include <string>

namespace {

thread_local bool counts = false;
thread_local std::size_t allocations = 0;

void* allocate(std::size_t size, std::size_t alignment) {
    if (counts) ++allocations;
    void* const memory = std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

template <class Run>
std::size_t allocations_in(Run run) {
    allocations = 0;
    counts = true;
    run();
    counts = false;
    return allocations;
}

}  // namespace

// The whole test program runs with these; they count only where a test asks.
[[gnu::noinline]] void* operator new(std::size_t size) { return allocate(size == 0 ? 1 : size, alignof(std::max_align_t)); }
[[gnu::noinline]] void* operator new(std::size_t size, std::align_val_t alignment) {
    return allocate(size == 0 ? 1 : size, static_cast<std::size_t>(alignment));
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

using namespace skein;

TEST_CASE("names are found without taking memory once there is enough") {
    static const NameModel model(ModelFile(test::tiny_names_bytes(), "test"));
    std::string text;
    for (int i = 0; i < 200; ++i) text += "Ann left Acme for New York in 1999, they said. ";
    Annotation annotation = tokenize(text);
    annotation.sentences = {{0, static_cast<std::uint32_t>(annotation.tokens.size())}};
    NameTagger tagger(model);
    std::vector<TaggedName> names;
    tagger.tag(annotation, names);
    CHECK(!names.empty());
    names.clear();
    CHECK(allocations_in([&] { tagger.tag(annotation, names); }) == 0);
    CHECK(allocations_in([] { std::vector<int>(3).at(0); }) == 1);
}

TEST_CASE("sentences, tags, lemmas and trees are found without taking memory once there is enough") {
    if (!has_english_model()) {
        MESSAGE("skipped: built without the English model");
        return;
    }
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "Ann left Acme for New York in 1999, they said, notwithstanding counterrevolutionaries. So she'd gone! ";
    Annotation annotation = tokenize(text);
    Workspace workspace;
    const auto read = [&] {
        split_sentences(english_segmenter(), annotation, BlockKind::paragraph, {}, workspace.splitting);
        (void)analyze(english_model(), annotation, workspace);
    };
    read();
    CHECK(annotation.sentences.size() > 100);
    CHECK(allocations_in(read) == 0);
}
