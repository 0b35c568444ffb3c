# SPDX-License-Identifier: BSL-1.0

set(UPWARD_BOOST_VERSION 1.81)

# Builds of our own go through ccache where it is installed; whoever names a launcher keeps it.
macro(upward_use_ccache)
    if(PROJECT_IS_TOP_LEVEL AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
        find_program(UPWARD_CCACHE ccache)
        mark_as_advanced(UPWARD_CCACHE)
        if(UPWARD_CCACHE)
            set(CMAKE_C_COMPILER_LAUNCHER "${UPWARD_CCACHE}")
            set(CMAKE_CXX_COMPILER_LAUNCHER "${UPWARD_CCACHE}")
        endif()
    endif()
endmacro()

# Boost is needed as headers only, but for upward::serialization.
macro(upward_find_dependencies)
    if(UPWARD_SERIALIZATION)
        find_package(Boost ${UPWARD_BOOST_VERSION} REQUIRED CONFIG COMPONENTS headers serialization)
    else()
        find_package(Boost ${UPWARD_BOOST_VERSION} REQUIRED CONFIG COMPONENTS headers)
    endif()
    if(UPWARD_BUILD_COMMAND)
        find_package(CLI11 2.1 REQUIRED CONFIG)
    endif()
    if(UPWARD_BUILD_TESTS)
        find_package(doctest 2.4 REQUIRED CONFIG)
    endif()
    if(UPWARD_BUILD_TESTS OR UPWARD_BUILD_EXAMPLES)
        # The system's interpreter comes first: it is the one that sees the system's packages.
        find_program(UPWARD_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
        find_program(UPWARD_PYTHON python3)
        mark_as_advanced(UPWARD_PYTHON)
    endif()
endmacro()
