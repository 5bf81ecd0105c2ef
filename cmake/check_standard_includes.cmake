# cmake -DSOURCE=<root> -P check_standard_includes.cmake
# Fails where a name of the standard library is used and its header is included neither by the file nor by a header of the project that
# it includes. `./check` builds with precompiled standard headers (SKEIN_PCH), which would hide that from the compiler.

cmake_minimum_required(VERSION 3.25)
get_filename_component(SOURCE "${SOURCE}" ABSOLUTE)

# header: the names that show its use, | other headers that are known to give them too
set(uses
    "algorithm: all_of any_of none_of clamp copy copy_if count count_if equal equal_range fill find find_if find_if_not is_sorted
                lower_bound max max_element min min_element nth_element partial_sort partition remove remove_if replace reverse rotate
                search set_difference set_union sort stable_sort transform unique upper_bound ranges"
    "array: array"
    "atomic: atomic atomic_bool"
    "bit: bit_cast popcount countr_zero countl_zero bit_width"
    "charconv: to_chars from_chars"
    "chrono: chrono"
    "cmath: abs sqrt log log2 log10 exp pow floor ceil round lround isfinite isnan sin cos tan atan2 hypot"
    "condition_variable: condition_variable"
    "cstdint: uint8_t uint16_t uint32_t uint64_t int8_t int16_t int32_t int64_t uintptr_t"
    "cstring: memcpy memchr memcmp memset memmove strlen strerror"
    "deque: deque"
    "exception: exception_ptr rethrow_exception current_exception"
    "filesystem: filesystem"
    "fstream: ifstream ofstream"
    "functional: function less greater hash reference_wrapper plus ref cref"
    "iostream: cout cerr cin clog"
    "limits: numeric_limits"
    "map: map multimap"
    "memory: unique_ptr shared_ptr weak_ptr make_unique make_shared"
    "mutex: mutex lock_guard scoped_lock unique_lock once_flag call_once"
    "numeric: accumulate iota partial_sum reduce gcd"
    "optional: optional nullopt make_optional"
    "ostream: ostream | iostream sstream fstream"
    "queue: queue priority_queue"
    "set: set multiset"
    "span: span as_bytes"
    "sstream: ostringstream istringstream stringstream"
    "stdexcept: runtime_error logic_error out_of_range invalid_argument length_error | string"
    "string: string to_string getline"
    "string_view: string_view | string"
    "thread: thread this_thread"
    "tuple: tuple tie make_tuple apply"
    "type_traits: decay_t remove_cvref_t conditional_t enable_if_t underlying_type_t invoke_result_t is_same_v is_enum_v"
    "unordered_map: unordered_map unordered_multimap"
    "unordered_set: unordered_set"
    "utility: pair move forward swap exchange make_pair | algorithm functional map memory optional set string tuple unordered_map
              variant vector"
    "variant: variant visit holds_alternative get_if monostate"
    "vector: vector")

set(files "")
foreach(room IN ITEMS base graph extract query export cli tests)
    file(GLOB_RECURSE sources RELATIVE "${SOURCE}" "${SOURCE}/${room}/*.hpp" "${SOURCE}/${room}/*.cpp")
    list(FILTER sources EXCLUDE REGEX "/node_modules/")
    list(APPEND files ${sources})
endforeach()

# Per file: the standard names it uses (`names_<file>`), what it includes, and whether what that gives has been gathered.
foreach(file IN LISTS files)
    file(READ "${SOURCE}/${file}" text)
    string(REGEX MATCHALL "#[ \t]*include[ \t]*<[a-z_]+>" direct "${text}")
    string(REGEX REPLACE "#[ \t]*include[ \t]*<([a-z_]+)>" "\\1" given_${file} "${direct}")
    string(REGEX MATCHALL "#[ \t]*include[ \t]*\"[^\"]+\"" own "${text}")
    string(REGEX REPLACE "#[ \t]*include[ \t]*\"([^\"]+)\"" "\\1" own_${file} "${own}")
    string(REGEX REPLACE "//[^\n]*" "" text "${text}")
    string(REGEX REPLACE "\"[^\"\n]*\"" "" text "${text}")
    string(REGEX MATCHALL "std::[a-z_0-9]+" names "${text}")
    list(REMOVE_DUPLICATES names)
    string(REPLACE "std::" "" names_${file} "${names}")
endforeach()

# Adds what the project's headers give to `given_<file>`, once.
function(gather file)
    get_property(done GLOBAL PROPERTY "gathered_${file}" SET)
    if(done)
        return()
    endif()
    set(given "${given_${file}}")
    set_property(GLOBAL PROPERTY "gathered_${file}" "${given}")
    foreach(include IN LISTS own_${file})
        if(NOT DEFINED own_${include})
            get_filename_component(folder "${file}" DIRECTORY)
            set(include "${folder}/${include}")
        endif()
        if(DEFINED own_${include})
            gather("${include}")
            get_property(more GLOBAL PROPERTY "gathered_${include}")
            list(APPEND given ${more})
        endif()
    endforeach()
    list(REMOVE_DUPLICATES given)
    set_property(GLOBAL PROPERTY "gathered_${file}" "${given}")
endfunction()

set(findings "")
foreach(file IN LISTS files)
    gather("${file}")
    get_property(given GLOBAL PROPERTY "gathered_${file}")
    foreach(use IN LISTS uses)
        string(REGEX REPLACE ":.*" "" header "${use}")
        string(REGEX REPLACE "^.*:|\\|.*$" "" names "${use}")
        string(REPLACE "${header}:${names}" "" others "${use}")
        string(REGEX MATCHALL "[a-z_0-9]+" names "${names}")
        string(REGEX MATCHALL "[a-z_]+" others "${others}")
        set(included FALSE)
        foreach(giver IN LISTS header others)
            if(giver IN_LIST given)
                set(included TRUE)
                break()
            endif()
        endforeach()
        if(included)
            continue()
        endif()
        foreach(name IN LISTS names)
            if(name IN_LIST names_${file})
                list(APPEND findings "${file}: uses std::${name}, and includes <${header}> nowhere")
                break()
            endif()
        endforeach()
    endforeach()
endforeach()

list(LENGTH files checked)
if(findings)
    list(LENGTH findings count)
    list(JOIN findings "\n  " shown)
    message(FATAL_ERROR "${count} to mend:\n  ${shown}")
endif()
if(checked EQUAL 0)
    message(FATAL_ERROR "no sources found below ${SOURCE}")
endif()
message(STATUS "${checked} sources include what they use of the standard library")
