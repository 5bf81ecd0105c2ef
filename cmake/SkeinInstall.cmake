# What `cmake --install` puts where: the program with its pages and completions (component `program`), and the library so
# that others write find_package(skein) or `pkg-config skein` (component `development`).

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

if(graphviz_FOUND)
    set(skein_graphviz_module "graphviz=libgvc")
endif()

set(skein_config_dir "${CMAKE_INSTALL_LIBDIR}/cmake/skein")

install(TARGETS skein_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT program)
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)

install(TARGETS skein EXPORT skein-targets
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development
        FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/skein" COMPONENT development
        FILE_SET lone_headers DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/skein" COMPONENT development)
install(EXPORT skein-targets NAMESPACE skein:: DESTINATION "${skein_config_dir}" COMPONENT development)

configure_package_config_file(cmake/skein-config.cmake.in skein-config.cmake INSTALL_DESTINATION "${skein_config_dir}"
                              PATH_VARS CMAKE_INSTALL_LIBDIR CMAKE_INSTALL_INCLUDEDIR)
write_basic_package_version_file(skein-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/skein-config.cmake" "${CMAKE_CURRENT_BINARY_DIR}/skein-config-version.cmake"
        DESTINATION "${skein_config_dir}" COMPONENT development)

# `pkg-config skein` is the whole library, `pkg-config skein-export` asks for no more than the room export needs.
set(skein_packages_base libutf8proc)
set(skein_packages_graph ${skein_packages_base} sqlite3)
set(skein_packages_extract ${skein_packages_graph} gumbo md4c libzstd tbb)
set(skein_packages_query ${skein_packages_graph} fmt)
set(skein_packages_export ${skein_packages_graph} tbb)
if(graphviz_FOUND)
    list(APPEND skein_packages_export libgvc libcgraph)
endif()
set(skein_packages_ ${skein_packages_extract} ${skein_packages_query} ${skein_packages_export})

# ${pcfiledir} keeps the file true wherever the prefix is moved to.
file(RELATIVE_PATH skein_prefix_from_pkgconfig "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
foreach(room IN ITEMS "" base graph extract query export)
    set(skein_pc_packages ${skein_packages_${room}})
    list(REMOVE_DUPLICATES skein_pc_packages)
    list(JOIN skein_pc_packages " " skein_pc_packages)
    if(room STREQUAL "")
        set(skein_pc_name skein)
        set(skein_pc_description "${PROJECT_DESCRIPTION}")
    else()
        set(skein_pc_name "skein-${room}")
        set(skein_pc_description "Skein's room ${room} and those it sees")
    endif()
    configure_file(cmake/skein.pc.in "${skein_pc_name}.pc" @ONLY)
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${skein_pc_name}.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)
endforeach()

# man(1)'s pages are made from docs/man.
find_program(SKEIN_MD2MAN go-md2man)
if(SKEIN_MD2MAN)
    file(GLOB pages CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/docs/man/*.1.md")
    file(GLOB page_parts CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/docs/man/fragments/*.md")
    list(APPEND page_parts "${CMAKE_CURRENT_SOURCE_DIR}/docs/man/expand" "${CMAKE_CURRENT_SOURCE_DIR}/docs/man/roff")
    set(made_pages "")
    foreach(page IN LISTS pages)
        get_filename_component(name "${page}" NAME)
        string(REGEX REPLACE "\\.md$" "" name "${name}")
        set(made "${CMAKE_CURRENT_BINARY_DIR}/man/${name}")
        add_custom_command(OUTPUT "${made}" DEPENDS "${page}" ${page_parts}
            COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_CURRENT_BINARY_DIR}/man"
            COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/docs/man/roff" "${page}" "${PROJECT_VERSION}" > "${made}" VERBATIM)
        list(APPEND made_pages "${made}")
    endforeach()
    add_custom_target(skein_man ALL DEPENDS ${made_pages})
    install(FILES ${made_pages} DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT program)
else()
    message(STATUS "no man pages: they need go-md2man (Debian: apt install go-md2man)")
endif()

# The program prints its own completions; what cannot run here, or is instrumented, is not asked.
if(NOT CMAKE_CROSSCOMPILING AND NOT SKEIN_SANITIZE)
    set(completions_dir "${CMAKE_CURRENT_BINARY_DIR}/completions")
    foreach(shell_file IN ITEMS bash=skein zsh=_skein fish=skein.fish)
        string(REGEX MATCH "^([a-z]+)=(.*)$" matched "${shell_file}")
        set(made "${completions_dir}/${CMAKE_MATCH_1}/${CMAKE_MATCH_2}")
        add_custom_command(OUTPUT "${made}" DEPENDS skein_cli
            COMMAND "${CMAKE_COMMAND}" -E make_directory "${completions_dir}/${CMAKE_MATCH_1}"
            COMMAND skein_cli completions "${CMAKE_MATCH_1}" > "${made}" VERBATIM)
        list(APPEND made_completions "${made}")
    endforeach()
    add_custom_target(skein_completions ALL DEPENDS ${made_completions})
    install(FILES "${completions_dir}/bash/skein" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" COMPONENT program)
    install(FILES "${completions_dir}/zsh/_skein" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" COMPONENT program)
    install(FILES "${completions_dir}/fish/skein.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" COMPONENT program)
endif()
