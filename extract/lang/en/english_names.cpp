#include "base/error.hpp"
#include "extract/text/name_model.hpp"

// Lies in the program as the language model does: see english_model.cpp. SKEIN_ENGLISH_NAMES is its path.
#if defined(SKEIN_ENGLISH_NAMES)
__asm__(
    ".pushsection .rodata\n"
    ".balign 64\n"
    ".local skein_english_names\n"
    ".local skein_english_names_end\n"
    "skein_english_names:\n"
    ".incbin \"" SKEIN_ENGLISH_NAMES "\"\n"
    "skein_english_names_end:\n"
    ".popsection\n");
extern "C" {
__attribute__((visibility("hidden"))) extern const char skein_english_names[];
__attribute__((visibility("hidden"))) extern const char skein_english_names_end[];
}
#endif

namespace skein {

const NameModel& english_names() {
#if defined(SKEIN_ENGLISH_NAMES)
    static const NameModel model(
        ModelFile({skein_english_names, static_cast<std::size_t>(skein_english_names_end - skein_english_names)}, "of English names"));
    return model;
#else
    throw Error("This program was built without the model of English names.",
                "put names.model into extract/lang/en/ (`skein train` makes it) and build again");
#endif
}

bool has_english_names() {
#if defined(SKEIN_ENGLISH_NAMES)
    return true;
#else
    return false;
#endif
}

}  // namespace skein
