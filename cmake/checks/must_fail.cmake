# SPDX-License-Identifier: BSL-1.0
#
# cmake -DCOMPILER=c++ -DINCLUDES=<dirs> -DSOURCE=file.fail.cpp -P must_fail.cmake
#
# The same source twice: as it is it compiles, so that it is not wrong in some other way; with
# -DUPWARD_MUST_FAIL it does not, for the reason that its line `// error: REGEX` gives.
cmake_minimum_required(VERSION 3.25)

set(compile "${COMPILER}" -std=c++20 -fsyntax-only)
foreach(folder IN LISTS INCLUDES)
    list(APPEND compile "-I${folder}")
endforeach()

execute_process(COMMAND ${compile} "${SOURCE}" RESULT_VARIABLE status ERROR_VARIABLE errors)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "does not compile even without UPWARD_MUST_FAIL:\n${errors}")
endif()

execute_process(COMMAND ${compile} -DUPWARD_MUST_FAIL "${SOURCE}"
    RESULT_VARIABLE status ERROR_VARIABLE errors)
if(status EQUAL 0)
    message(FATAL_ERROR "compiles with UPWARD_MUST_FAIL")
endif()
file(STRINGS "${SOURCE}" expected REGEX "^// error: " LIMIT_COUNT 1)
if(expected)
    string(REPLACE "// error: " "" expected "${expected}")
    if(NOT errors MATCHES "${expected}")
        message(FATAL_ERROR "fails for another reason than \"${expected}\":\n${errors}")
    endif()
endif()
