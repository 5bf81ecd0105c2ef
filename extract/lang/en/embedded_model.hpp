#pragma once
// Puts a file into the program as it lies on disk, by the assembler: SKEIN_EMBED(symbol, path) once at namespace scope; the bytes
// are then skein_embedded(symbol), on a 64-byte boundary.

#include <cstddef>
#include <string_view>

#define SKEIN_EMBED(symbol, path)                                               \
    __asm__(".pushsection .rodata\n"                                            \
            ".balign 64\n"                                                      \
            ".local " #symbol "\n"                                              \
            ".local " #symbol "_end\n" #symbol ":\n"                            \
            ".incbin \"" path "\"\n" #symbol "_end:\n"                          \
            ".popsection\n");                                                   \
    extern "C" {                                                                \
    __attribute__((visibility("hidden"))) extern const char symbol[];           \
    __attribute__((visibility("hidden"))) extern const char symbol##_end[];     \
    }

#define skein_embedded(symbol) std::string_view(symbol, static_cast<std::size_t>(symbol##_end - symbol))
