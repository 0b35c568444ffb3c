# SPDX-License-Identifier: BSL-1.0
#
# tests/ mirrors include/. A file put into its folder is a test from the next build on; nothing is
# listed here.

set(UPWARD_TESTS "${PROJECT_SOURCE_DIR}/tests")
set(UPWARD_CHECKS "${PROJECT_SOURCE_DIR}/cmake/checks")

# Where tests find their data, as macros in C and C++.
function(upward_tell_folders target)
    target_compile_definitions(${target} PRIVATE
        UPWARD_TEST_DATA="${UPWARD_TESTS}/data"
        UPWARD_EXAMPLES="${PROJECT_SOURCE_DIR}/examples")
    target_include_directories(${target} PRIVATE "${UPWARD_TESTS}")
endfunction()

# The folders of tests/ that hold doctest files, without those in UPWARD_SKIP_TESTS_OF.
function(upward_test_layers out)
    set(layers)
    file(GLOB folders CONFIGURE_DEPENDS LIST_DIRECTORIES ON "${UPWARD_TESTS}/*")
    foreach(folder IN LISTS folders)
        cmake_path(GET folder FILENAME layer)
        if(IS_DIRECTORY "${folder}" AND NOT layer MATCHES "^(package|data|python|fuzz|support)$"
            AND NOT layer IN_LIST UPWARD_SKIP_TESTS_OF)
            list(APPEND layers ${layer})
        endif()
    endforeach()
    set(${out} "${layers}" PARENT_SCOPE)
endfunction()

# tests/main.cpp and tests/support/*.cpp, compiled once for all layers.
function(upward_add_test_support)
    file(GLOB sources CONFIGURE_DEPENDS "${UPWARD_TESTS}/support/*.cpp")
    add_library(upward_test_support OBJECT "${UPWARD_TESTS}/main.cpp" ${sources})
    upward_house_rules(upward_test_support)
    upward_tell_folders(upward_test_support)
    target_include_directories(upward_test_support PUBLIC "${UPWARD_TESTS}")
    target_link_libraries(upward_test_support PUBLIC upward::upward doctest::doctest)
endfunction()

# tests/<layer>/*.cpp: one program, and one test for each of its files.
function(upward_add_layer_test layer)
    file(GLOB sources CONFIGURE_DEPENDS "${UPWARD_TESTS}/${layer}/*.cpp")
    list(FILTER sources EXCLUDE REGEX "/print_[^/]*[.]cpp$|[.]fail[.]cpp$")
    if(NOT UPWARD_SERIALIZATION)
        list(FILTER sources EXCLUDE REGEX "/boost_serialization[^/]*[.]cpp$")
    endif()
    if(NOT sources)
        return()
    endif()
    set(program upward_test_${layer})
    add_executable(${program} ${sources})
    upward_house_rules(${program})
    upward_tell_folders(${program})
    target_link_libraries(${program} PRIVATE
        upward_test_support
        $<$<STREQUAL:${layer},capi>:upward::c>
        $<$<AND:$<STREQUAL:${layer},interop>,$<TARGET_EXISTS:upward_serialization>>:upward_serialization>)
    foreach(source IN LISTS sources)
        cmake_path(GET source STEM LAST_ONLY stem)
        add_test(NAME ${layer}/${stem} COMMAND ${program} "--source-file=*/${layer}/${stem}.cpp")
        set_tests_properties(${layer}/${stem} PROPERTIES
            LABELS ${layer}
            FAIL_REGULAR_EXPRESSION "test cases: +0 ")
    endforeach()
endfunction()

function(upward_add_layer_tests)
    upward_add_test_support()
    upward_test_layers(layers)
    foreach(layer IN LISTS layers)
        upward_add_layer_test(${layer})
    endforeach()
endfunction()

# What must not compile: the file compiles as it is, and fails with -DUPWARD_MUST_FAIL. A line
# `// error: REGEX` in it says what the compiler must complain of.
function(upward_add_must_fail_tests)
    upward_test_layers(layers)
    foreach(layer IN LISTS layers)
        file(GLOB sources CONFIGURE_DEPENDS "${UPWARD_TESTS}/${layer}/*.fail.cpp")
        foreach(source IN LISTS sources)
            cmake_path(GET source FILENAME name)
            add_test(NAME ${layer}/${name} COMMAND "${CMAKE_COMMAND}"
                -DCOMPILER=${CMAKE_CXX_COMPILER}
                "-DINCLUDES=$<TARGET_PROPERTY:upward_headers,INTERFACE_INCLUDE_DIRECTORIES>"
                -DSOURCE=${source}
                -P "${UPWARD_CHECKS}/must_fail.cmake")
            set_tests_properties(${layer}/${name} PROPERTIES LABELS ${layer})
        endforeach()
    endforeach()
endfunction()

# tests/<layer>/oracle_<rival>.py compares what tests/<layer>/print_*.cpp print with a rival. Its
# arguments are those programs; exit code 77 says that the rival is not installed.
function(upward_add_oracle_tests)
    upward_test_layers(layers)
    foreach(layer IN LISTS layers)
        file(GLOB sources CONFIGURE_DEPENDS "${UPWARD_TESTS}/${layer}/print_*.cpp")
        set(programs)
        foreach(source IN LISTS sources)
            cmake_path(GET source STEM stem)
            add_executable(upward_${stem} "${source}")
            upward_house_rules(upward_${stem})
            upward_tell_folders(upward_${stem})
            target_link_libraries(upward_${stem} PRIVATE upward::upward)
            list(APPEND programs $<TARGET_FILE:upward_${stem}>)
        endforeach()
        file(GLOB oracles CONFIGURE_DEPENDS "${UPWARD_TESTS}/${layer}/oracle_*.py")
        foreach(oracle IN LISTS oracles)
            cmake_path(GET oracle STEM stem)
            if(UPWARD_PYTHON)
                add_test(NAME ${layer}/${stem} COMMAND "${UPWARD_PYTHON}" "${oracle}" ${programs})
                set_tests_properties(${layer}/${stem} PROPERTIES
                    LABELS ${layer} SKIP_RETURN_CODE 77)
            endif()
        endforeach()
    endforeach()
endfunction()

# The headers that a test or a body includes before anything else: they are compiled first there, so
# that they need no other before them.
function(upward_headers_that_come_first out)
    file(GLOB sources CONFIGURE_DEPENDS "${UPWARD_TESTS}/*/*.cpp")
    list(FILTER sources EXCLUDE REGEX "/fuzz/|[.]fail[.]cpp$|/boost_serialization[^/]*[.]cpp$")
    file(GLOB_RECURSE bodies CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/*.cpp")
    set(first)
    foreach(source IN LISTS sources bodies)
        file(STRINGS "${source}" include REGEX "^#include" LIMIT_COUNT 1)
        if(include MATCHES "<(upward/[^>]+)>")
            list(APPEND first "${PROJECT_SOURCE_DIR}/include/${CMAKE_MATCH_1}")
        endif()
    endforeach()
    set(${out} "${first}" PARENT_SCOPE)
endfunction()

# One translation unit for each other public header, compiled under our warnings, shows the same of it.
# With two that include every header they make one program: what is not inline would be defined twice.
function(upward_add_header_tests)
    if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")  # it compiles much and runs nothing
        return()
    endif()
    get_target_property(headers upward_headers HEADER_SET)
    if(NOT UPWARD_SERIALIZATION)
        list(FILTER headers EXCLUDE REGEX "interop/boost_serialization[.]hpp$")
    endif()
    upward_headers_that_come_first(seen)
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/generated/headers")
    set(sources)
    set(all "")
    foreach(file IN LISTS headers)
        cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${PROJECT_SOURCE_DIR}/include" OUTPUT_VARIABLE header)
        string(APPEND all "#include <${header}>\n")
        if(NOT file IN_LIST seen)
            string(REPLACE "/" "_" name "${header}")
            set(source "${folder}/${name}.cpp")
            file(CONFIGURE OUTPUT "${source}" CONTENT "#include <${header}>\n")
            list(APPEND sources "${source}")
        endif()
    endforeach()
    file(CONFIGURE OUTPUT "${folder}/all.cpp" CONTENT "${all}")
    file(CONFIGURE OUTPUT "${folder}/main.cpp" CONTENT "${all}\nint main() {}\n")
    add_executable(upward_test_headers ${sources} "${folder}/all.cpp" "${folder}/main.cpp")
    upward_house_rules(upward_test_headers)
    target_link_libraries(upward_test_headers PRIVATE upward::headers
        $<$<TARGET_EXISTS:upward_serialization>:upward_serialization>)
    add_test(NAME house/headers COMMAND upward_test_headers)
    set_tests_properties(house/headers PROPERTIES LABELS house)
endfunction()

# A program in C, linked to the C face alone; it passes when it exits with 0.
function(upward_add_c_test file)
    cmake_path(GET file STEM stem)
    set(program upward_test_capi_${stem})
    add_executable(${program} "${file}")
    upward_house_rules(${program})
    upward_tell_folders(${program})
    target_link_libraries(${program} PRIVATE upward::c)
    add_test(NAME capi/${stem} COMMAND ${program})
    set_tests_properties(capi/${stem} PROPERTIES LABELS capi SKIP_RETURN_CODE 77)
endfunction()

function(upward_add_c_tests)
    file(GLOB sources CONFIGURE_DEPENDS "${UPWARD_TESTS}/capi/*.c")
    foreach(source IN LISTS sources)
        upward_add_c_test("${source}")
    endforeach()

    add_test(NAME capi/header_dialects COMMAND "${CMAKE_COMMAND}"
        -DC_COMPILER=${CMAKE_C_COMPILER}
        -DCXX_COMPILER=${CMAKE_CXX_COMPILER}
        -DINCLUDE=${PROJECT_SOURCE_DIR}/capi/include
        -P "${UPWARD_CHECKS}/dialects.cmake")
    set_tests_properties(capi/header_dialects PROPERTIES LABELS capi)

    if(BUILD_SHARED_LIBS AND CMAKE_NM AND UNIX AND NOT APPLE)
        add_test(NAME capi/exported_symbols COMMAND "${CMAKE_COMMAND}"
            -DNM=${CMAKE_NM}
            -DLIBRARY=$<TARGET_FILE:upward_c>
            -DNODE=UPWARD_$<TARGET_PROPERTY:upward_c,SOVERSION>
            -DLIST=${PROJECT_SOURCE_DIR}/capi/symbols.txt
            -P "${UPWARD_CHECKS}/symbols.cmake")
        set_tests_properties(capi/exported_symbols PROPERTIES LABELS capi)
    endif()
endfunction()

# tests/python/test_*.py, on the shared C library and the command.
function(upward_add_python_tests)
    if(NOT BUILD_SHARED_LIBS OR NOT UPWARD_PYTHON)
        message(STATUS "upward: the Python tests need python3 and BUILD_SHARED_LIBS")
        return()
    endif()
    upward_python_environment(environment)
    file(GLOB files CONFIGURE_DEPENDS "${UPWARD_TESTS}/python/test_*.py")
    foreach(file IN LISTS files)
        cmake_path(GET file STEM stem)
        add_test(NAME python/${stem}
            COMMAND "${UPWARD_PYTHON}" -m unittest discover -v -p ${stem}.py
            WORKING_DIRECTORY "${UPWARD_TESTS}/python")
        set_tests_properties(python/${stem} PROPERTIES
            LABELS python
            ENVIRONMENT "${environment}"
            FAIL_REGULAR_EXPRESSION "Ran 0 tests")
    endforeach()
endfunction()

function(upward_add_house_tests)
    add_test(NAME house/layers COMMAND "${CMAKE_COMMAND}"
        -DROOT=${PROJECT_SOURCE_DIR} -P "${UPWARD_CHECKS}/layers.cmake")
    set_tests_properties(house/layers PROPERTIES LABELS house)
endfunction()

# Every way to consume us, as a user would: tests/package/consume.sh builds a small program in each
# way. The prefix that is installed is moved before it is used.
function(upward_add_package_tests)
    if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")  # a consumer would need the same flags
        return()
    endif()
    if(UPWARD_PYTHON)
        add_test(NAME package/recipes
            COMMAND "${UPWARD_PYTHON}" -B "${UPWARD_TESTS}/package/test_recipes.py")
        set_tests_properties(package/recipes PROPERTIES LABELS package)
    endif()

    find_program(UPWARD_BASH bash)
    mark_as_advanced(UPWARD_BASH)
    if(NOT UPWARD_BASH OR NOT UPWARD_INSTALL)
        message(STATUS "upward: the package tests need bash and UPWARD_INSTALL")
        return()
    endif()
    set(environment
        "UPWARD_SOURCE=${PROJECT_SOURCE_DIR}"
        "UPWARD_BUILD=${PROJECT_BINARY_DIR}"
        "UPWARD_WORK=${PROJECT_BINARY_DIR}/package"
        "UPWARD_SERIALIZATION=$<BOOL:${UPWARD_SERIALIZATION}>"
        "UPWARD_CONFIGURATION=-DCMAKE_BUILD_TYPE=${CMAKE_BUILD_TYPE}|-DCMAKE_CXX_FLAGS_DEBUG=${CMAKE_CXX_FLAGS_DEBUG}|-DUPWARD_WERROR=${UPWARD_WERROR}"
        "CCACHE_NOHASHDIR=1"
        "CMAKE=${CMAKE_COMMAND}"
        "CMAKE_GENERATOR=${CMAKE_GENERATOR}"
        "CC=${CMAKE_C_COMPILER}"
        "CXX=${CMAKE_CXX_COMPILER}")
    if(CMAKE_CXX_COMPILER_LAUNCHER)
        list(APPEND environment
            "CMAKE_C_COMPILER_LAUNCHER=${CMAKE_C_COMPILER_LAUNCHER}"
            "CMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER}")
    endif()

    set(linkages static)
    if(BUILD_SHARED_LIBS)
        list(APPEND linkages shared)
    endif()
    set(script "${UPWARD_TESTS}/package/consume.sh")
    foreach(linkage IN LISTS linkages)
        set(ways cmake_cpp cmake_headers cmake_c pkgconfig_cpp pkgconfig_c missing_component)
        if(UPWARD_SERIALIZATION)
            list(APPEND ways cmake_serialization)
        endif()
        add_test(NAME package/${linkage}_install COMMAND "${UPWARD_BASH}" "${script}" install ${linkage})
        set_tests_properties(package/${linkage}_install PROPERTIES
            LABELS package FIXTURES_SETUP package_${linkage}
            ENVIRONMENT "${environment}" TIMEOUT 1200)
        foreach(way IN LISTS ways)
            add_test(NAME package/${linkage}_${way}
                COMMAND "${UPWARD_BASH}" "${script}" ${way} ${linkage})
            set_tests_properties(package/${linkage}_${way} PROPERTIES
                LABELS package FIXTURES_REQUIRED package_${linkage}
                SKIP_RETURN_CODE 77
                ENVIRONMENT "${environment}" TIMEOUT 600)
        endforeach()
    endforeach()
    foreach(way add_subdirectory fetch_content)
        add_test(NAME package/${way} COMMAND "${UPWARD_BASH}" "${script}" ${way} static)
        set_tests_properties(package/${way} PROPERTIES
            LABELS package ENVIRONMENT "${environment}" TIMEOUT 1200)
    endforeach()
    # They compile the same sources: after the first, ccache has them.
    set_tests_properties(package/add_subdirectory package/fetch_content PROPERTIES
        DEPENDS package/static_install)
endfunction()
