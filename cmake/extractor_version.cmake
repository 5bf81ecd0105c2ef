# cmake -DSOURCE=<root> -DOUTPUT=<file> -P extractor_version.cmake
# One hash over everything that decides what is found in a document: a graph file keeps it, and documents are read again when it
# changes.

cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE files RELATIVE "${SOURCE}" "${SOURCE}/extract/*.cpp" "${SOURCE}/extract/*.hpp" "${SOURCE}/extract/*.model"
     "${SOURCE}/base/utf8.cpp")
list(FILTER files EXCLUDE REGEX "^extract/(train|eval)/")
list(SORT files)
set(hashes "")
foreach(file IN LISTS files)
    file(SHA256 "${SOURCE}/${file}" hash)
    string(APPEND hashes "${file} ${hash}\n")
endforeach()
string(SHA256 version "${hashes}")
string(SUBSTRING "${version}" 0 16 version)
file(CONFIGURE OUTPUT "${OUTPUT}" CONTENT "\"@version@\"\n" @ONLY)
