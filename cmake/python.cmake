# SPDX-License-Identifier: BSL-1.0

# The environment in which our Python package runs from the source tree on the library just built.
# A library with the address sanitizer needs the sanitizer's runtime loaded before Python.
function(upward_python_environment out)
    set(environment
        "PYTHONPATH=${PROJECT_SOURCE_DIR}/bindings/python"
        "PYTHONDONTWRITEBYTECODE=1"
        "UPWARD_LIBRARY=$<TARGET_FILE:upward_c>"
        "UPWARD_EXAMPLES=${PROJECT_SOURCE_DIR}/examples"
        "UPWARD_TEST_DATA=${PROJECT_SOURCE_DIR}/tests/data")
    if(TARGET upward_command)
        list(APPEND environment "UPWARD_COMMAND=$<TARGET_FILE:upward_command>")
    endif()
    if("${CMAKE_CXX_FLAGS}" MATCHES "-fsanitize=[a-z,]*address")
        set(preload)
        foreach(runtime libasan.so libstdc++.so)
            execute_process(
                COMMAND "${CMAKE_CXX_COMPILER}" -print-file-name=${runtime}
                OUTPUT_VARIABLE path OUTPUT_STRIP_TRAILING_WHITESPACE)
            file(REAL_PATH "${path}" path)
            list(APPEND preload "${path}")
        endforeach()
        list(JOIN preload ":" preload)
        list(APPEND environment "LD_PRELOAD=${preload}" "ASAN_OPTIONS=detect_leaks=0")
    endif()
    set(${out} "${environment}" PARENT_SCOPE)
endfunction()
