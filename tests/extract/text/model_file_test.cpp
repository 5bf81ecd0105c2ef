#include "extract/text/model_file.hpp"

#include "base/error.hpp"
#include "extract/text/language_model.hpp"
#include "extract/text/network_kernels.hpp"
#include "extract/train/random.hpp"
#include "tests/support/tiny_model.hpp"

#include <array>
#include <cstdint>
#include <doctest/doctest.h>

using namespace skein;

namespace {

std::string small_file() {
    ModelFileBuilder builder;
    const std::array<std::int16_t, 6> numbers{1, -2, 3, -4, 5, -6};
    builder.add("numbers", TensorType::int16, 2, 3, std::span<const std::int16_t>(numbers), 0.5F);
    builder.add_lines("words", {"", "one", "two"});
    builder.add_text("nothing", "");
    return builder.pack(1);
}

}  // namespace

TEST_CASE("a model file gives back what was put in, where vectors can be loaded from") {
    const ModelFile file(small_file(), "test");
    const Tensor& numbers = file.tensor("numbers", TensorType::int16, 2, 3);
    CHECK(numbers.scale == 0.5F);
    CHECK(numbers.values<std::int16_t>()[5] == -6);
    CHECK(reinterpret_cast<std::uintptr_t>(numbers.data) % 64 == 0);
    CHECK(file.lines("words") == std::vector<std::string>{"", "one", "two"});
    CHECK(file.lines("nothing").empty());
    CHECK(file.contains("words"));
    CHECK_FALSE(file.contains("word"));
}

TEST_CASE("tables of another name, type or shape are errors") {
    const ModelFile file(small_file(), "test");
    CHECK_THROWS_WITH_AS((void)file.tensor("absent", TensorType::int8), "The language model test lacks the table absent.", Error);
    CHECK_THROWS_WITH_AS((void)file.tensor("numbers", TensorType::int8),
                         "The language model test has a table numbers of another shape.", Error);
    CHECK_THROWS_AS((void)file.tensor("numbers", TensorType::int16, 3, 2), Error);
}

TEST_CASE("tables that lie in the program are used where they lie, and so is a packed file") {
    const ModelFile file(small_file(), "test");
    AlignedVector<char> bytes(file.bytes().begin(), file.bytes().end());
    const ModelFile embedded = ModelFile::embedded({bytes.data(), bytes.size()}, "test");
    const Tensor& numbers = embedded.tensor("numbers", TensorType::int16, 2, 3);
    CHECK(numbers.values<std::int16_t>()[5] == -6);
    CHECK(reinterpret_cast<const char*>(numbers.data) > bytes.data());
    CHECK(reinterpret_cast<const char*>(numbers.data) < bytes.data() + bytes.size());
    CHECK(embedded.lines("words") == std::vector<std::string>{"", "one", "two"});
    CHECK(ModelFile::embedded(small_file(), "test").bytes() == file.bytes());

    CHECK_THROWS_AS((void)ModelFile::embedded({bytes.data() + 1, bytes.size() - 1}, "askew"), Error);
    for (std::size_t size = 0; size + 64 < bytes.size(); ++size)
        CHECK_THROWS_AS((void)ModelFile::embedded({bytes.data(), size}, "cut"), Error);
}

TEST_CASE("the same tables give the same bytes") { CHECK(small_file() == small_file()); }

TEST_CASE("a model file cut anywhere is an error") {
    const std::string whole = small_file();
    for (std::size_t size = 0; size < whole.size(); ++size) CHECK_THROWS_AS(ModelFile(whole.substr(0, size), "cut"), Error);
}

TEST_CASE("a model file with any byte changed is an error or the same file") {
    const std::string whole = small_file();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const int change : {1, 0x80, 0xFF}) {
            std::string damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ change);
            try {
                const ModelFile file(damaged, "damaged");
                CHECK(file.tensor("numbers", TensorType::int16, 2, 3).values<std::int16_t>()[1] == -2);
            } catch (const Error&) {
            }
        }
    }
}

TEST_CASE("a file of another version says so") {
    std::string other = small_file();
    other[8] = 9;
    CHECK_THROWS_WITH_AS(ModelFile(other, "new"), "The language model new has version 9; this program reads version 1.", Error);
    CHECK_THROWS_WITH_AS(ModelFile("hello hello hello hello hello", "text"),
                         "The language model text is not a language model of Skein.", Error);
}

TEST_CASE("a language model with a table left out is an error, never a crash") {
    const ModelFile whole(test::tiny_model_bytes(), "tiny");
    for (const Tensor& left_out : whole.tensors()) {
        ModelFileBuilder builder;
        for (const Tensor& tensor : whole.tensors()) {
            if (tensor.name != left_out.name) builder.add(tensor);
        }
        INFO("without ", std::string(left_out.name));
        const std::string packed = builder.pack(1);
        if (left_out.name == "about") {
            CHECK_NOTHROW(LanguageModel(ModelFile(packed, "tiny")));
        } else {
            CHECK_THROWS_AS(LanguageModel(ModelFile(packed, "tiny")), Error);
        }
    }
}
