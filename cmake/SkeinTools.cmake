# Compilers' helpers that whole builds switch on: sanitizers, libFuzzer, clang-tidy, a fast linker.

if(SKEIN_SANITIZE)
    add_compile_options("-fsanitize=${SKEIN_SANITIZE}" -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options("-fsanitize=${SKEIN_SANITIZE}")
    if(SKEIN_SANITIZE_WITHOUT)
        add_compile_options("-fno-sanitize=${SKEIN_SANITIZE_WITHOUT}")
    endif()
endif()

if(SKEIN_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang" OR CMAKE_CXX_COMPILER_VERSION VERSION_LESS 16)
        message(FATAL_ERROR "SKEIN_FUZZ needs clang 16 or newer: libFuzzer comes with it. "
                            "Set -DCMAKE_CXX_COMPILER=clang++-16 (Debian: apt install clang-16 libclang-rt-16-dev).")
    endif()
endif()

if(SKEIN_TIDY)
    find_program(SKEIN_CLANG_TIDY NAMES clang-tidy-19 clang-tidy-18 clang-tidy-17 clang-tidy-16 clang-tidy REQUIRED)
    set(CMAKE_CXX_CLANG_TIDY "${SKEIN_CLANG_TIDY};--quiet;--warnings-as-errors=*")
endif()

# mold links the test programs several times faster; a release is linked by the compiler's own choice.
if(SKEIN_TESTS)
    find_program(SKEIN_MOLD mold)
    if(SKEIN_MOLD)
        add_link_options(-fuse-ld=mold)
    endif()
endif()
