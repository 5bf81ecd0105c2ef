# `cpack` in the build folder makes two Debian packages: skein (the program) and libskein-dev (the library).

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME skein)
set(CPACK_PACKAGE_VENDOR "Skein")
set(CPACK_PACKAGE_CONTACT "Skein's authors <skein@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME skein)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
    "Reads articles, transcripts, notes and diagrams and writes a graph of what they say:\nevery edge with the words that say it and who says it.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libskein-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "libboost-dev, libfmt-dev, libtbb-dev, libsqlite3-dev, libutf8proc-dev, libgumbo-dev, libmd4c-dev, libzstd-dev, libigraph-dev, pkg-config")
if(graphviz_FOUND)
    string(APPEND CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS ", libgraphviz-dev")
endif()
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "The library of skein, for find_package(skein) and pkg-config.")

include(CPack)
