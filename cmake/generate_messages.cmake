# SPDX-License-Identifier: BSL-1.0
#
# cmake -DCATALOGUE=en.txt -DNAME=english_messages -DSOURCE=out.cpp -P generate_messages.cmake
#
# Writes the text as raw string literals of at most 8000 bytes, cut after a line: compilers limit
# the length of one literal, and a character of several bytes must not be cut.
cmake_minimum_required(VERSION 3.25)

set(chunk_size 8000)
file(READ "${CATALOGUE}" rest)
if(rest MATCHES "[)]messages\"")
    message(FATAL_ERROR "${CATALOGUE} holds the delimiter )messages\"")
endif()

set(literals "")
string(LENGTH "${rest}" length)
while(length GREATER 0)
    set(chunk "${rest}")
    if(length GREATER chunk_size)
        string(SUBSTRING "${rest}" 0 ${chunk_size} chunk)
        string(FIND "${chunk}" "\n" end REVERSE)
        if(end EQUAL -1)
            message(FATAL_ERROR "${CATALOGUE} has a line of more than ${chunk_size} bytes")
        endif()
        math(EXPR end "${end} + 1")
        string(SUBSTRING "${rest}" 0 ${end} chunk)
    endif()
    string(APPEND literals "\n    R\"messages(${chunk})messages\"")
    string(LENGTH "${chunk}" cut)
    string(SUBSTRING "${rest}" ${cut} -1 rest)
    string(LENGTH "${rest}" length)
endwhile()
if(literals STREQUAL "")
    set(literals " \"\"")
endif()

cmake_path(GET CATALOGUE FILENAME file_name)
file(WRITE "${SOURCE}" "// Generated from ${file_name}; edit that file instead.
#include \"render/messages.hpp\"

namespace upward::render {

constinit const std::string_view ${NAME} =${literals};

}  // namespace upward::render
")
