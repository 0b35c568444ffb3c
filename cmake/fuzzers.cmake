# SPDX-License-Identifier: BSL-1.0

# tests/fuzz/*.cpp: a program each, which libFuzzer drives.
function(upward_add_fuzzers)
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/fuzz/*.cpp")
    foreach(source IN LISTS sources)
        cmake_path(GET source STEM name)
        add_executable(upward_fuzz_${name} "${source}")
        target_link_libraries(upward_fuzz_${name} PRIVATE upward::upward)
        target_link_options(upward_fuzz_${name} PRIVATE -fsanitize=fuzzer,address,undefined)
    endforeach()
endfunction()
