# A room is a folder of sources that become part of the library.

function(skein_warnings target)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                                             -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough)
    # g++ 12 sees overlaps in std::string's own operator+ where there are none (GCC PR 105651).
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        target_compile_options(${target} PRIVATE "$<$<CONFIG:Release>:-Wno-restrict>")
    endif()
    # From a precompiled header, g++ warns of the standard library's own code too, of which it knows less then.
    if(SKEIN_PCH AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread)
    endif()
    if(SKEIN_WERROR)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
endfunction()

# Every .cpp below `room` is compiled into the library; every .hpp is installed and must compile alone. A header with a source
# of its name is shown to do so by that source, whose first include it is (check_includes.cmake); the others make a file set
# of their own, which lint.headers compiles.
function(skein_room room)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.cpp")
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.hpp")
    target_sources(skein PRIVATE ${sources})
    foreach(header IN LISTS headers)
        string(REGEX REPLACE "hpp$" "cpp" source "${header}")
        if(source IN_LIST sources)
            target_sources(skein PUBLIC FILE_SET HEADERS BASE_DIRS "${CMAKE_CURRENT_SOURCE_DIR}" FILES "${header}")
        else()
            target_sources(skein PUBLIC FILE_SET lone_headers TYPE HEADERS BASE_DIRS "${CMAKE_CURRENT_SOURCE_DIR}"
                           FILES "${header}")
        endif()
    endforeach()
endfunction()
