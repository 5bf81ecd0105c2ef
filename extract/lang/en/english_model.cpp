#include "extract/text/language_model.hpp"

#include "base/error.hpp"

// The model file lies in the program as it lies on disk, put there by the assembler; SKEIN_ENGLISH_MODEL is its path. Without
// the file Skein builds too, and says what is missing when the model is asked for.
#if defined(SKEIN_ENGLISH_MODEL)
__asm__(
    ".pushsection .rodata\n"
    ".balign 64\n"
    ".local skein_english_model\n"
    ".local skein_english_model_end\n"
    "skein_english_model:\n"
    ".incbin \"" SKEIN_ENGLISH_MODEL "\"\n"
    "skein_english_model_end:\n"
    ".popsection\n");
extern "C" {
__attribute__((visibility("hidden"))) extern const char skein_english_model[];
__attribute__((visibility("hidden"))) extern const char skein_english_model_end[];
}
#endif

namespace skein {

const LanguageModel& english_model() {
#if defined(SKEIN_ENGLISH_MODEL)
    static const LanguageModel model(
        ModelFile({skein_english_model, static_cast<std::size_t>(skein_english_model_end - skein_english_model)}, "of English"));
    return model;
#else
    throw Error("This program was built without the English language model.",
                "put english.model into extract/lang/en/ (`skein train` makes it) and build again");
#endif
}

bool has_english_model() {
#if defined(SKEIN_ENGLISH_MODEL)
    return true;
#else
    return false;
#endif
}

}  // namespace skein
