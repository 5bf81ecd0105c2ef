#include "export/html_page.hpp"

#include <cstddef>

// The files lie in the program as they lie on disk, put there by the assembler, those of one text after another. SKEIN_VIEWER is
// their folder, SKEIN_SIGMA what npm made of stage_sigma.js: an empty file where there is no npm.
#define SKEIN_FILE(name) ".incbin \"" SKEIN_VIEWER "/" name "\"\n"
#define SKEIN_TEXT(name, files)                                                                     \
    __asm__(".pushsection .rodata\n"                                                                \
            ".local " #name "\n"                                                                    \
            ".local " #name "_end\n" #name ":\n" files #name "_end:\n"                              \
            ".popsection\n");                                                                       \
    extern "C" {                                                                                    \
    __attribute__((visibility("hidden"))) extern const char name[];                                 \
    __attribute__((visibility("hidden"))) extern const char name##_end[];                           \
    }

SKEIN_TEXT(skein_viewer_page, SKEIN_FILE("page.html"))
SKEIN_TEXT(skein_viewer_style, SKEIN_FILE("page.css"))
SKEIN_TEXT(skein_viewer_script, SKEIN_FILE("model.js") SKEIN_FILE("filters.js") SKEIN_FILE("evidence.js") SKEIN_FILE("search.js")
                                    SKEIN_FILE("sheets.js") SKEIN_FILE("stage_svg.js") SKEIN_FILE("page.js"))
SKEIN_TEXT(skein_viewer_sigma, ".incbin \"" SKEIN_SIGMA "\"\n")

namespace skein {

namespace {

std::string_view between(const char* start, const char* end) { return {start, static_cast<std::size_t>(end - start)}; }

}  // namespace

std::string_view viewer_page() { return between(skein_viewer_page, skein_viewer_page_end); }
std::string_view viewer_style() { return between(skein_viewer_style, skein_viewer_style_end); }
std::string_view viewer_script() { return between(skein_viewer_script, skein_viewer_script_end); }
std::string_view viewer_sigma() { return between(skein_viewer_sigma, skein_viewer_sigma_end); }

bool has_sigma() { return !viewer_sigma().empty(); }

}  // namespace skein
