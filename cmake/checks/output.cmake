# SPDX-License-Identifier: BSL-1.0
#
# cmake -DEXPECTED=file -P output.cmake -- COMMAND ARGUMENTS…
#
# Runs the command; it exits with 0 and, when the file exists, prints that text, byte for byte.
cmake_minimum_required(VERSION 3.25)

set(command)
set(after FALSE)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
    if(after)
        list(APPEND command "${CMAKE_ARGV${i}}")
    elseif(CMAKE_ARGV${i} STREQUAL "--")
        set(after TRUE)
    endif()
endforeach()

execute_process(COMMAND ${command} RESULT_VARIABLE status OUTPUT_VARIABLE printed)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "${printed}\nexits with ${status}")
endif()
if(EXISTS "${EXPECTED}")
    file(READ "${EXPECTED}" expected)
    if(NOT printed STREQUAL expected)
        message(FATAL_ERROR "prints\n${printed}\ninstead of\n${expected}")
    endif()
endif()
