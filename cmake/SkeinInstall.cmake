# What `cmake --install` puts where, so that others write find_package(skein) or `pkg-config skein`.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(skein_config_dir "${CMAKE_INSTALL_LIBDIR}/cmake/skein")

install(TARGETS skein EXPORT skein-targets
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
        FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/skein")
install(TARGETS skein_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(EXPORT skein-targets NAMESPACE skein:: DESTINATION "${skein_config_dir}")

configure_package_config_file(cmake/skein-config.cmake.in skein-config.cmake INSTALL_DESTINATION "${skein_config_dir}")
write_basic_package_version_file(skein-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/skein-config.cmake" "${CMAKE_CURRENT_BINARY_DIR}/skein-config-version.cmake"
        DESTINATION "${skein_config_dir}")

# ${pcfiledir} keeps the file true wherever the prefix is moved to.
file(RELATIVE_PATH skein_prefix_from_pkgconfig "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
configure_file(cmake/skein.pc.in skein.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/skein.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")
