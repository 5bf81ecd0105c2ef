# cmake -DVIEWER=export/viewer -DWORK=folder -DOUTPUT=bundle.js -P bundle.cmake
# Makes OUTPUT of stage_sigma.js, sigma.js and graphology with npm and esbuild, at the versions of package-lock.json, below their licences.
# Where that cannot be done OUTPUT is empty, with a message and no failure: large graphs are then drawn as SVG.

function(give_up why)
    message("Large graphs on the HTML page are drawn as SVG, not by sigma.js: ${why}.")
    file(WRITE "${OUTPUT}" "")
    set(gave_up TRUE PARENT_SCOPE)
endfunction()

find_program(NPM npm)
find_program(NODE node)
if(NOT NPM OR NOT NODE)
    give_up("there is no npm (Debian: apt install npm)")
    return()
endif()
file(MAKE_DIRECTORY "${WORK}")
file(COPY "${VIEWER}/package.json" "${VIEWER}/package-lock.json" "${VIEWER}/stage_sigma.js" DESTINATION "${WORK}")
execute_process(COMMAND "${NPM}" ci --ignore-scripts --no-audit --no-fund --fetch-retries=1 --fetch-timeout=30000
                WORKING_DIRECTORY "${WORK}" TIMEOUT 180 RESULT_VARIABLE failed OUTPUT_FILE npm.log ERROR_FILE npm.log)
if(failed)
    give_up("npm ci failed, see ${WORK}/npm.log")
    return()
endif()
execute_process(COMMAND "${NODE}" node_modules/esbuild/bin/esbuild stage_sigma.js --bundle --format=iife --minify --charset=ascii
                        --target=es2021 --legal-comments=none --log-level=warning --outfile=bundled.js
                WORKING_DIRECTORY "${WORK}" TIMEOUT 60 RESULT_VARIABLE failed OUTPUT_FILE esbuild.log ERROR_FILE esbuild.log)
if(failed)
    give_up("esbuild failed, see ${WORK}/esbuild.log")
    return()
endif()
file(READ "${WORK}/bundled.js" script)
if(script MATCHES "</[sS][cC][rR]|<!--")
    give_up("the bundle holds what would end its element")
    return()
endif()
set(licences "")
foreach(package IN ITEMS sigma graphology graphology-utils events)
    file(GLOB file "${WORK}/node_modules/${package}/LICENSE*")
    file(READ "${file}" text)
    string(REPLACE "*/" "* /" text "${text}")
    string(APPEND licences "${package}\n${text}\n")
endforeach()
file(WRITE "${OUTPUT}" "/*!\n${licences}*/\n${script}")
