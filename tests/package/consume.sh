#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
#
#     tests/package/consume.sh WAY shared|static
#
# Consumes the library as a user would, in one of the ways below; each is a test. `install` comes
# first: it installs into one folder and then moves that folder, so that whatever remembers where it
# was installed to fails. The folders beside this file are the users' projects.
#
# From the test: UPWARD_SOURCE, UPWARD_BUILD (a shared build, with UPWARD_INSTALL), UPWARD_WORK,
# UPWARD_SERIALIZATION, CMAKE, and UPWARD_CONFIGURATION, arguments that make other builds compile as that
# one did, so that ccache has most of it; CMake itself takes CC, CXX, CMAKE_GENERATOR and the launchers.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
linkage="$2"
prefix="$UPWARD_WORK/$linkage/moved"

install() {
    local build="$UPWARD_BUILD" first="$UPWARD_WORK/$linkage/first"
    if [ "$linkage" = static ]; then
        build="$UPWARD_WORK/$linkage/build"
        configure "$UPWARD_SOURCE" "$build" -DBUILD_SHARED_LIBS=OFF -DUPWARD_BUILD_TESTS=OFF \
            -DUPWARD_BUILD_EXAMPLES=OFF -DUPWARD_SERIALIZATION="$UPWARD_SERIALIZATION"
        "$CMAKE" --build "$build"
    fi
    rm -rf "$first" "$prefix"
    "$CMAKE" --install "$build" --prefix "$first"
    mv "$first" "$prefix"
    local names
    names="$(grep -rlE "$first|$UPWARD_SOURCE" "$prefix" --include='*.cmake' --include='*.pc' || true)"
    [ -z "$names" ] || { echo "these remember a folder of the build: $names" && exit 1; }
    if [ -x "$prefix/bin/upward" ]; then "$prefix/bin/upward" --version; fi
}

# configure SOURCE BUILD ARGUMENTS...
configure() {
    local source="$1" build="$2"
    shift 2
    local configuration
    IFS='|' read -ra configuration <<<"$UPWARD_CONFIGURATION"
    "$CMAKE" -S "$source" -B "$build" "${configuration[@]}" "$@"
}

# Configures one of our users' projects, builds it and runs its program.
run_project() {
    local project="$1" build="$UPWARD_WORK/$linkage/$2"
    shift 2
    rm -rf "$build"
    configure "$here/$project" "$build" "$@"
    "$CMAKE" --build "$build"
    "$build/consumer"
}

cmake_cpp() { run_project cmake_cpp cmake_cpp -DCMAKE_PREFIX_PATH="$prefix"; }
cmake_headers() { run_project cmake_headers cmake_headers -DCMAKE_PREFIX_PATH="$prefix"; }
cmake_c() { run_project cmake_c cmake_c -DCMAKE_PREFIX_PATH="$prefix"; }
cmake_serialization() {
    run_project cmake_serialization cmake_serialization -DCMAKE_PREFIX_PATH="$prefix"
}

# A component that does not exist is refused, with its name.
missing_component() {
    local build="$UPWARD_WORK/$linkage/missing_component"
    rm -rf "$build"
    if configure "$here/cmake_cpp" "$build" -DCMAKE_PREFIX_PATH="$prefix" -DCOMPONENTS=nothing \
        >"$build.log" 2>&1; then
        echo "the component \"nothing\" was found" && exit 1
    fi
    grep -q "no component nothing" "$build.log"
}

add_subdirectory() { run_project from_source add_subdirectory -DWAY=add_subdirectory; }
fetch_content() { run_project from_source fetch_content -DWAY=fetch_content; }

# What pkg-config says of a package in the moved prefix.
ask_pkgconfig() {
    command -v pkg-config >/dev/null || exit 77
    local files
    files="$(dirname "$(find "$prefix" -name upward.pc)")"
    PKG_CONFIG_PATH="$files" pkg-config "$@"
}

pkgconfig_cpp() {
    local flags program="$UPWARD_WORK/$linkage/pkgconfig_cpp"
    flags="$(ask_pkgconfig --cflags --libs upward)"
    # shellcheck disable=SC2086  # the flags are words
    "$CXX" -std=c++20 "$here"/cmake_cpp/*.cpp $flags -o "$program"
    run_with_libraries "$program"
}

pkgconfig_c() {
    local flags program="$UPWARD_WORK/$linkage/pkgconfig_c"
    flags="$(ask_pkgconfig --cflags --libs upward-c)"
    # shellcheck disable=SC2086
    "$CC" -std=c99 "$here"/cmake_c/*.c $flags -o "$program"
    run_with_libraries "$program"
}

run_with_libraries() {
    LD_LIBRARY_PATH="$(dirname "$(find "$prefix" -name 'libupward.*' | head -n 1)")" "$1"
}

"$1"
