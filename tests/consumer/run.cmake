# Installs a built tree, moves the installed folder, and builds and runs a project against it: once through find_package,
# once through pkg-config.

set(installed "${WORK}/as-installed")
set(prefix "${WORK}/moved")
file(REMOVE_RECURSE "${WORK}")

function(run what)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "${what} failed:\n${output}")
    endif()
    set(output "${output}" PARENT_SCOPE)
endfunction()

function(expect_graph what)
    foreach(expected IN ITEMS "\"document\":\"a.txt\"" "Acme" "Bolt" "Rosa" "Karl" "negated")
        if(NOT output MATCHES "${expected}")
            message(FATAL_ERROR "${what}: \"${expected}\" is not in what the program wrote:\n${output}")
        endif()
    endforeach()
endfunction()

run("installing" "${CMAKE_COMMAND}" --install "${BUILT}" --prefix "${installed}")
file(RENAME "${installed}" "${prefix}")

run("configuring with find_package" "${CMAKE_COMMAND}" -S "${SOURCE}" -B "${WORK}/build" -G "${GENERATOR}"
    "-DCMAKE_CXX_COMPILER=${CXX}" "-DCMAKE_PREFIX_PATH=${prefix}")
run("building with find_package" "${CMAKE_COMMAND}" --build "${WORK}/build")
run("the program" "${WORK}/build/claims")
expect_graph("found by find_package")

file(GLOB_RECURSE pkgconfig_file "${prefix}/skein.pc")
get_filename_component(pkgconfig_folder "${pkgconfig_file}" DIRECTORY)
set(ENV{PKG_CONFIG_PATH} "${pkgconfig_folder}")
run("pkg-config" pkg-config --static --cflags --libs skein)
separate_arguments(flags UNIX_COMMAND "${output}")
run("building with pkg-config" "${CXX}" -std=c++20 "${SOURCE}/claims.cpp" -o "${WORK}/claims" ${flags})
run("the program" "${WORK}/claims")
expect_graph("found by pkg-config")

file(GLOB_RECURSE installed_programs "${prefix}/skein")
file(GLOB_RECURSE config_files "${prefix}/*.cmake" "${prefix}/*.pc")
foreach(file IN LISTS config_files)
    file(READ "${file}" text)
    string(FIND "${text}" "${WORK}" at)
    if(NOT at EQUAL -1)
        message(FATAL_ERROR "${file} names the folder it was installed to: the package cannot be moved")
    endif()
endforeach()
message(STATUS "installed, moved, found by find_package and by pkg-config, and run")
