// Any bytes as a language model: a model or an Error. They are taken as a file, and as edits to the tables of a small whole model
// (so that they get past the checksum), four bytes each: the table, the offset in it (two, little-endian) and the new byte.

#include "base/error.hpp"
#include "extract/text/analyze.hpp"
#include "tests/support/tiny_model.hpp"

#include <cstdint>
#include <string>
#include <vector>

using namespace skein;

namespace {

// The tables of the whole model with byte `offset` of all their bytes together set.
std::string edited(const ModelFile& whole, const std::uint8_t* data, std::size_t size) {
    std::vector<std::string> bytes;
    for (const Tensor& tensor : whole.tensors()) {
        const std::size_t width = tensor.type == TensorType::int16                                         ? 2
                                  : tensor.type == TensorType::int32 || tensor.type == TensorType::float32 ? 4
                                                                                                           : 1;
        bytes.emplace_back(reinterpret_cast<const char*>(tensor.data), tensor.size() * width);
    }
    for (std::size_t at = 0; at + 4 <= size; at += 4) {
        // The first byte chooses the table, so that small ones are met as often as large ones.
        std::string& table = bytes[data[at] % bytes.size()];
        if (!table.empty())
            table[(data[at + 1] | std::size_t{data[at + 2]} << 8) % table.size()] = static_cast<char>(data[at + 3]);
    }
    ModelFileBuilder builder;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        Tensor tensor = whole.tensors()[i];
        tensor.data = reinterpret_cast<const std::byte*>(bytes[i].data());
        builder.add(tensor);
    }
    return builder.pack(1);
}

void use(const std::string& packed) {
    try {
        const LanguageModel model(ModelFile(packed, "fuzzed"));
        const std::string text = "Ann dog geese 42 .";
        Annotation annotation;
        annotation.text = text;
        for (const auto& [start, end] : {std::pair{0U, 3U}, {4U, 7U}, {8U, 13U}, {14U, 16U}, {17U, 18U}}) {
            Token& token = annotation.tokens.emplace_back();
            token.start = start;
            token.end = end;
        }
        annotation.sentences = {{0, 5}};
        Workspace workspace;
        analyze(model, annotation, workspace);
        for (const Token& token : annotation.tokens) (void)model.features_of(token, annotation.form(token));
    } catch (const Error&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const ModelFile whole(test::tiny_model_bytes(), "tiny");
    if (size > 4'000) return 0;
    use({reinterpret_cast<const char*>(data), size});
    use(edited(whole, data, size));
    return 0;
}
