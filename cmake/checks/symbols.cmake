# SPDX-License-Identifier: BSL-1.0
#
# cmake -DNM=nm -DLIBRARY=libupward_c.so -DNODE=UPWARD_0.1 -DLIST=capi/symbols.txt -P symbols.cmake
#
# The library exports the functions that the list names, under the node of its version, and no
# other name.
cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND "${NM}" --dynamic --defined-only "${LIBRARY}"
    OUTPUT_VARIABLE table COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" lines "${table}")
set(exported)
foreach(line IN LISTS lines)
    string(REGEX REPLACE "^.* " "" name "${line}")
    if(name MATCHES "^${NODE}(@|$)")
        continue()  # the node itself
    endif()
    if(NOT name MATCHES "@@?${NODE}$")
        message(NOTICE "${name} is not under ${NODE}")
        set(failed TRUE)
    endif()
    string(REGEX REPLACE "@.*" "" name "${name}")
    list(APPEND exported ${name})
endforeach()

file(STRINGS "${LIST}" listed REGEX "^[a-z]")
foreach(name IN LISTS exported)
    if(NOT name IN_LIST listed)
        message(NOTICE "${name} is exported, and not in ${LIST}")
        set(failed TRUE)
    endif()
endforeach()
foreach(name IN LISTS listed)
    if(NOT name IN_LIST exported)
        message(NOTICE "${name} is in ${LIST}, and not exported")
        set(failed TRUE)
    endif()
endforeach()
if(failed OR NOT exported)
    message(FATAL_ERROR "the exported names are not those of the list")
endif()
