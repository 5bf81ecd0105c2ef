# A room is a folder of sources that become part of the library.

include(GNUInstallDirs)

function(skein_warnings target)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                                             -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough)
    if(SKEIN_WERROR)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
endfunction()

# Every .cpp below `room` is compiled into the library.
function(skein_room room)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${room}/*.cpp")
    target_sources(skein PRIVATE ${sources})
endfunction()
