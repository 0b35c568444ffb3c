# SPDX-License-Identifier: BSL-1.0
#
# cmake -DC_COMPILER=cc -DCXX_COMPILER=c++ -DINCLUDE=capi/include -P dialects.cmake
#
# upward.h compiles alone, without a warning, in every dialect that a host may use.
cmake_minimum_required(VERSION 3.25)

set(strict -pedantic -Wall -Wextra -Werror -fsyntax-only "-I${INCLUDE}")
set(header "${INCLUDE}/upward/upward.h")
set(failed)
foreach(dialect c99 c11 c17 c++98 c++11 c++14 c++17 c++20)
    if(dialect MATCHES "[+]")
        set(compile "${CXX_COMPILER}" -x c++ -std=${dialect})
    else()
        set(compile "${C_COMPILER}" -x c -std=${dialect} -Wstrict-prototypes)
    endif()
    execute_process(COMMAND ${compile} ${strict} -include "${header}" /dev/null
        RESULT_VARIABLE status ERROR_VARIABLE errors)
    if(NOT status EQUAL 0)
        list(APPEND failed ${dialect})
        message(NOTICE "${dialect}:\n${errors}")
    endif()
endforeach()
if(failed)
    message(FATAL_ERROR "upward.h does not compile as ${failed}")
endif()
