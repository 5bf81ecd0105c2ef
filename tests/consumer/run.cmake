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

# The writers for any Boost graph: the labels stand escaped in each format.
function(expect_roads what)
    foreach(expected IN ITEMS "n0[\"Ulm #34;an der Donau#34;\"]" "n0 ---|\"430\"| n1" "n0 -- n1 [label=\"430 km\"]" "n1 [label=\"Köln &amp; <Bonn>\"]"
                              "<data key=\"n_label\"><![CDATA[Köln & <Bonn>]]></data>")
        string(FIND "${output}" "${expected}" at)
        if(at EQUAL -1)
            message(FATAL_ERROR "${what}: \"${expected}\" is not in what the program wrote:\n${output}")
        endif()
    endforeach()
endfunction()
run("the program" "${WORK}/build/roads")
expect_roads("found by find_package COMPONENTS export")

file(GLOB_RECURSE pkgconfig_file "${prefix}/skein.pc")
get_filename_component(pkgconfig_folder "${pkgconfig_file}" DIRECTORY)
set(ENV{PKG_CONFIG_PATH} "${pkgconfig_folder}")
run("pkg-config" pkg-config --static --cflags --libs skein)
separate_arguments(flags UNIX_COMMAND "${output}")
run("building with pkg-config" "${CXX}" -std=c++20 "${SOURCE}/claims.cpp" -o "${WORK}/claims" ${flags})
run("the program" "${WORK}/claims")
expect_graph("found by pkg-config")

run("pkg-config" pkg-config --static --cflags --libs skein-export)
if(output MATCHES "gumbo")
    message(FATAL_ERROR "skein-export asks for what it does not need: ${output}")
endif()
separate_arguments(flags UNIX_COMMAND "${output}")
run("building with pkg-config" "${CXX}" -std=c++20 "${SOURCE}/roads.cpp" -o "${WORK}/roads" ${flags})
run("the program" "${WORK}/roads")
expect_roads("found by pkg-config skein-export")

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
