# Libraries from the distribution. README.md has a table with the reason for each.

find_package(Boost 1.74 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(TBB REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(gumbo REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(md4c REQUIRED IMPORTED_TARGET md4c)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(igraph REQUIRED IMPORTED_TARGET igraph)
# Optional: without it SVG and PNG are refused with a message.
pkg_check_modules(graphviz IMPORTED_TARGET libgvc libcgraph)
find_package(pegtl REQUIRED)
# Line editing in `skein query`; without it lines are read as they come.
pkg_check_modules(libedit IMPORTED_TARGET libedit)
find_path(RAPIDXML_INCLUDE_DIR rapidxml/rapidxml.hpp REQUIRED)

function(skein_dependencies target)
    target_link_libraries(${target} PUBLIC Boost::headers)
    target_link_libraries(${target} PRIVATE fmt::fmt TBB::tbb SQLite::SQLite3 Threads::Threads
                                            PkgConfig::utf8proc PkgConfig::gumbo PkgConfig::md4c PkgConfig::zstd)
    # One source needs igraph's headers; all others are compiled alike whatever that brings along.
    target_link_libraries(${target} PRIVATE "$<LINK_ONLY:PkgConfig::igraph>")
    set_source_files_properties(graph/communities.cpp PROPERTIES INCLUDE_DIRECTORIES "${igraph_INCLUDE_DIRS}")
    # Headers alone: nothing that an installed library would still need.
    target_link_libraries(${target} PRIVATE "$<BUILD_INTERFACE:nlohmann_json::nlohmann_json>")
    if(graphviz_FOUND)
        # One source needs its headers; all others are compiled alike with and without it.
        target_link_libraries(${target} PRIVATE "$<LINK_ONLY:PkgConfig::graphviz>")
        set_source_files_properties(export/graphviz.cpp PROPERTIES COMPILE_DEFINITIONS SKEIN_GRAPHVIZ
                                    INCLUDE_DIRECTORIES "${graphviz_INCLUDE_DIRS}")
    else()
        message(STATUS "no SVG and PNG: they need Graphviz as a library (Debian: apt install libgraphviz-dev)")
    endif()
    target_link_libraries(${target} PRIVATE "$<BUILD_INTERFACE:taocpp::pegtl>")
    # RapidXML's header holds unused parameters: not ours to warn about.
    target_include_directories(${target} SYSTEM PRIVATE "${RAPIDXML_INCLUDE_DIR}")
endfunction()
