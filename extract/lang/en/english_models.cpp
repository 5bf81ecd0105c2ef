// The models of English lie in the program as tables ready for use (cmake/unpack_model.cpp makes them from the files beside this
// one), or, where a build cannot run its own tools, as the files themselves. Without them Skein builds too, and says what is
// missing when a model is asked for. SKEIN_ENGLISH_MODEL, _SEGMENTER and _NAMES are the paths.

#include "base/error.hpp"
#include "extract/lang/en/embedded_model.hpp"
#include "extract/text/language_model.hpp"
#include "extract/text/name_model.hpp"
#include "extract/text/segmenter_model.hpp"

#if defined(SKEIN_ENGLISH_MODEL)
SKEIN_EMBED(skein_english_model, SKEIN_ENGLISH_MODEL)
#endif
#if defined(SKEIN_ENGLISH_SEGMENTER)
SKEIN_EMBED(skein_english_segmenter, SKEIN_ENGLISH_SEGMENTER)
#endif
#if defined(SKEIN_ENGLISH_NAMES)
SKEIN_EMBED(skein_english_names, SKEIN_ENGLISH_NAMES)
#endif

namespace skein {
namespace {

[[maybe_unused, noreturn]] void miss(const std::string& what, const std::string& file) {
    throw Error("This program was built without the " + what + ".",
                "put " + file + " into extract/lang/en/ (`skein train` makes it) and build again");
}

}  // namespace

const LanguageModel& english_model() {
#if defined(SKEIN_ENGLISH_MODEL)
    static const LanguageModel model(ModelFile::embedded(skein_embedded(skein_english_model), "of English"));
    return model;
#else
    miss("English language model", "english.model");
#endif
}

bool has_english_model() {
#if defined(SKEIN_ENGLISH_MODEL)
    return true;
#else
    return false;
#endif
}

const SegmenterModel& english_segmenter() {
#if defined(SKEIN_ENGLISH_SEGMENTER)
    static const SegmenterModel model(ModelFile::embedded(skein_embedded(skein_english_segmenter), "of English sentence ends"),
                                      english_model());
    return model;
#else
    miss("English segmenter", "segmenter.model");
#endif
}

const NameModel& english_names() {
#if defined(SKEIN_ENGLISH_NAMES)
    static const NameModel model(ModelFile::embedded(skein_embedded(skein_english_names), "of English names"));
    return model;
#else
    miss("model of English names", "names.model");
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
