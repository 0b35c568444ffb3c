# SPDX-License-Identifier: BSL-1.0
#
# Examples are programs that a reader would write, each run as a test with the folder of the
# examples as its argument. Where examples/expected/<stem>.txt exists, what the program prints must
# be that text, byte for byte: the same file for the C++, the C and the Python version.

# Runs a command and compares what it prints.
function(upward_add_example_test file)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "COMMAND;ENVIRONMENT")
    if(NOT BUILD_TESTING)
        return()
    endif()
    cmake_path(GET file FILENAME name)
    cmake_path(GET file STEM stem)
    set(name examples/${name})
    add_test(NAME ${name} COMMAND "${CMAKE_COMMAND}"
        -DEXPECTED=${PROJECT_SOURCE_DIR}/examples/expected/${stem}.txt
        -P "${PROJECT_SOURCE_DIR}/cmake/checks/output.cmake"
        -- ${arg_COMMAND} "${PROJECT_SOURCE_DIR}/examples")
    set_tests_properties(${name} PROPERTIES LABELS examples ENVIRONMENT "${arg_ENVIRONMENT}")
endfunction()

# A program in C++ or C, linked to the face of its language.
function(upward_add_program_example file face)
    cmake_path(GET file STEM stem)
    cmake_path(GET file EXTENSION extension)
    string(REPLACE "." "_" target "upward_example_${stem}${extension}")
    add_executable(${target} "${file}")
    upward_house_rules(${target})
    target_link_libraries(${target} PRIVATE ${face})
    upward_add_example_test("${file}" COMMAND $<TARGET_FILE:${target}>)
endfunction()

# A program in Python, on the shared C library.
function(upward_add_python_example file)
    if(BUILD_SHARED_LIBS AND UPWARD_PYTHON)
        upward_python_environment(environment)
        upward_add_example_test("${file}"
            COMMAND "${UPWARD_PYTHON}" "${file}" ENVIRONMENT ${environment})
    endif()
endfunction()

function(upward_add_examples)
    set(folder "${PROJECT_SOURCE_DIR}/examples")
    file(GLOB programs CONFIGURE_DEPENDS "${folder}/*.cpp")
    foreach(program IN LISTS programs)
        upward_add_program_example("${program}" upward::upward)
    endforeach()
    file(GLOB programs CONFIGURE_DEPENDS "${folder}/*.c")
    foreach(program IN LISTS programs)
        upward_add_program_example("${program}" upward::c)
    endforeach()
    file(GLOB programs CONFIGURE_DEPENDS "${folder}/*.py")
    foreach(program IN LISTS programs)
        upward_add_python_example("${program}")
    endforeach()
endfunction()
