# SPDX-License-Identifier: BSL-1.0
#
# The libraries and the command. `src/` is compiled once, as objects; the C++ library and the C
# library are two doors to the same objects:
#
#     src/*.cpp ──▶ upward_objects ──▶ upward    (upward::upward; shared: exports upward::*)
#     capi/src/*.cpp ───────────┴────▶ upward_c  (upward::c; shared: exports the C functions alone)

# What holds for everything that we compile, and for nobody who uses us.
function(upward_house_rules target)
    set_target_properties(${target} PROPERTIES
        CXX_EXTENSIONS OFF
        C_STANDARD 11
        C_STANDARD_REQUIRED ON
        C_EXTENSIONS OFF)
    if(MSVC)
        target_compile_options(${target} PRIVATE /W4 /utf-8 $<$<BOOL:${UPWARD_WERROR}>:/WX>)
    else()
        # A description of a struct by its members' names leaves out what has a default. Optimizing,
        # g++ 12 takes "text" + std::string for an overlap (GCC bug 105651).
        target_compile_options(${target} PRIVATE
            -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow
            -Wno-missing-field-initializers
            $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict>
            $<$<BOOL:${UPWARD_WERROR}>:-Werror>)
    endif()
endfunction()

# Names a shared library by its version; while the major number is 0, by major.minor. The linker
# refuses undefined names and exports what the map lets out.
function(upward_shared_rules target map)
    get_target_property(type ${target} TYPE)
    if(NOT type STREQUAL "SHARED_LIBRARY")
        return()
    endif()
    set(soversion ${PROJECT_VERSION_MAJOR})
    if(soversion EQUAL 0)
        set(soversion 0.${PROJECT_VERSION_MINOR})
    endif()
    set_target_properties(${target} PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION ${soversion})
    if(UNIX AND NOT APPLE)
        target_link_options(${target} PRIVATE "LINKER:--version-script=${map}")
        set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${map}")
        if(NOT "${CMAKE_CXX_FLAGS}" MATCHES "-fsanitize")  # whose runtime is found at load
            target_link_options(${target} PRIVATE "LINKER:--no-undefined")
        endif()
    endif()
endfunction()

# The C++ runtime by name, for programs in C that link our static library.
function(upward_cxx_runtime out)
    set(runtime ${CMAKE_CXX_IMPLICIT_LINK_LIBRARIES})
    list(FILTER runtime INCLUDE REGEX "^(stdc\\+\\+|c\\+\\+|m)$")
    list(REMOVE_DUPLICATES runtime)
    set(${out} "${runtime}" PARENT_SCOPE)
endfunction()

function(upward_add_headers)
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/include/upward/*.hpp")
    add_library(upward_headers INTERFACE)
    add_library(upward::headers ALIAS upward_headers)
    set_target_properties(upward_headers PROPERTIES EXPORT_NAME headers)
    target_sources(upward_headers INTERFACE
        FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES ${headers})
    target_compile_features(upward_headers INTERFACE cxx_std_20)
    # Answers are the same bytes from every compiler: no fused multiply-add of its own choice.
    target_compile_options(upward_headers INTERFACE
        $<$<COMPILE_LANG_AND_ID:CXX,GNU,Clang,AppleClang>:-ffp-contract=off>)
    target_link_libraries(upward_headers INTERFACE Boost::headers)
endfunction()

function(upward_add_library)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/*.cpp")
    upward_generate_messages(
        "${PROJECT_SOURCE_DIR}/src/messages/en.txt" english_messages english)

    add_library(upward_objects OBJECT ${sources} "${english}")
    upward_house_rules(upward_objects)
    target_include_directories(upward_objects PRIVATE "${PROJECT_SOURCE_DIR}/src")
    target_compile_definitions(upward_objects PRIVATE BOOST_JSON_NO_LIB BOOST_CONTAINER_NO_LIB)
    target_link_libraries(upward_objects PUBLIC upward_headers)
    # A static library may end in somebody's shared one.
    set_target_properties(upward_objects PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_compile_options(upward_objects PRIVATE
        $<$<CXX_COMPILER_ID:GNU>:-fno-semantic-interposition>)

    add_library(upward $<TARGET_OBJECTS:upward_objects>)
    add_library(upward::upward ALIAS upward)
    set_target_properties(upward PROPERTIES
        LINKER_LANGUAGE CXX
        WINDOWS_EXPORT_ALL_SYMBOLS ON)
    target_link_libraries(upward PUBLIC upward_headers)
    upward_shared_rules(upward "${PROJECT_SOURCE_DIR}/src/upward.map")
endfunction()

# Stands alone, shared or static: who uses C needs neither our C++ library nor Boost.
function(upward_add_c_library)
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/capi/src/*.cpp")
    set(include "${PROJECT_SOURCE_DIR}/capi/include")

    add_library(upward_c ${sources} $<TARGET_OBJECTS:upward_objects>)
    add_library(upward::c ALIAS upward_c)
    upward_house_rules(upward_c)
    set_target_properties(upward_c PROPERTIES
        EXPORT_NAME c
        CXX_VISIBILITY_PRESET hidden
        VISIBILITY_INLINES_HIDDEN ON)
    target_sources(upward_c PUBLIC
        FILE_SET HEADERS BASE_DIRS "${include}" FILES "${include}/upward/upward.h")
    target_link_libraries(upward_c PRIVATE $<BUILD_INTERFACE:upward_headers>)
    if(BUILD_SHARED_LIBS)
        target_compile_definitions(upward_c PRIVATE UPWARD_BUILDING)
    else()
        target_compile_definitions(upward_c PUBLIC UPWARD_STATIC)
        upward_cxx_runtime(runtime)
        target_link_libraries(upward_c INTERFACE ${runtime})
    endif()
    upward_shared_rules(upward_c "${PROJECT_SOURCE_DIR}/capi/upward.map")
endfunction()

function(upward_add_serialization)
    add_library(upward_serialization INTERFACE)
    add_library(upward::serialization ALIAS upward_serialization)
    set_target_properties(upward_serialization PROPERTIES EXPORT_NAME serialization)
    target_link_libraries(upward_serialization INTERFACE upward_headers Boost::serialization)
endfunction()

# Sees upward.h and CLI11, nothing else: it proves that the C face suffices.
function(upward_add_command)
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/bindings/cli/*.cpp")
    add_executable(upward_command ${sources})
    upward_house_rules(upward_command)
    set_target_properties(upward_command PROPERTIES OUTPUT_NAME upward)
    target_compile_features(upward_command PRIVATE cxx_std_20)
    target_link_libraries(upward_command PRIVATE upward_c CLI11::CLI11)
endfunction()
