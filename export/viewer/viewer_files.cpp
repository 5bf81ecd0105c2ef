#include "export/html_page.hpp"

#include <cstddef>

// The files lie in the program as they lie on disk, put there by the assembler; SKEIN_VIEWER is their folder.
#define SKEIN_FILE(name, file)              \
    __asm__(".pushsection .rodata\n"        \
            ".local " #name "\n"            \
            ".local " #name "_end\n" #name  \
            ":\n"                           \
            ".incbin \"" SKEIN_VIEWER file "\"\n" #name "_end:\n" \
            ".popsection\n");               \
    extern "C" {                            \
    __attribute__((visibility("hidden"))) extern const char name[];       \
    __attribute__((visibility("hidden"))) extern const char name##_end[]; \
    }

SKEIN_FILE(skein_viewer_page, "/page.html")
SKEIN_FILE(skein_viewer_style, "/page.css")
SKEIN_FILE(skein_viewer_script, "/page.js")

namespace skein {

namespace {

std::string_view between(const char* start, const char* end) { return {start, static_cast<std::size_t>(end - start)}; }

}  // namespace

std::string_view viewer_page() { return between(skein_viewer_page, skein_viewer_page_end); }
std::string_view viewer_style() { return between(skein_viewer_style, skein_viewer_style_end); }
std::string_view viewer_script() { return between(skein_viewer_script, skein_viewer_script_end); }

}  // namespace skein
