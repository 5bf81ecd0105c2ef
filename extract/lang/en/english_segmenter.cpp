#include "base/error.hpp"
#include "extract/text/segmenter_model.hpp"

// Lies in the program as the language model does: see english_model.cpp. SKEIN_ENGLISH_SEGMENTER is its path.
#if defined(SKEIN_ENGLISH_SEGMENTER)
__asm__(
    ".pushsection .rodata\n"
    ".balign 64\n"
    ".local skein_english_segmenter\n"
    ".local skein_english_segmenter_end\n"
    "skein_english_segmenter:\n"
    ".incbin \"" SKEIN_ENGLISH_SEGMENTER "\"\n"
    "skein_english_segmenter_end:\n"
    ".popsection\n");
extern "C" {
__attribute__((visibility("hidden"))) extern const char skein_english_segmenter[];
__attribute__((visibility("hidden"))) extern const char skein_english_segmenter_end[];
}
#endif

namespace skein {

const SegmenterModel& english_segmenter() {
#if defined(SKEIN_ENGLISH_SEGMENTER)
    static const SegmenterModel model(
        ModelFile({skein_english_segmenter, static_cast<std::size_t>(skein_english_segmenter_end - skein_english_segmenter)},
                  "of English sentence ends"),
        english_model());
    return model;
#else
    throw Error("This program was built without the English segmenter.",
                "put segmenter.model into extract/lang/en/ (`skein train` makes it) and build again");
#endif
}

}  // namespace skein
