// SPDX-License-Identifier: BSL-1.0
#include <upward/upward.h>
#include <upward/core/version.hpp>
#include <upward/model/workspace.hpp>  // brings BOOST_VERSION

#define UPWARD_QUOTED_AGAIN(text) #text
#define UPWARD_QUOTED(macro) UPWARD_QUOTED_AGAIN(macro)

#if defined(__clang__)
#define UPWARD_COMPILER "clang " UPWARD_QUOTED(__clang_major__) "." UPWARD_QUOTED(__clang_minor__)
#elif defined(__GNUC__)
#define UPWARD_COMPILER "gcc " UPWARD_QUOTED(__GNUC__) "." UPWARD_QUOTED(__GNUC_MINOR__)
#elif defined(_MSC_VER)
#define UPWARD_COMPILER "msvc " UPWARD_QUOTED(_MSC_VER)
#else
#define UPWARD_COMPILER "unknown"
#endif

#ifndef BOOST_VERSION
#error "the version of Boost is not known here"
#endif
#define UPWARD_BOOST UPWARD_QUOTED(BOOST_VERSION)

static constexpr char build_info[] =
    R"({"boost":)" UPWARD_BOOST R"(,"compiler":")" UPWARD_COMPILER
    R"(","standard":"C++20","upward":")" UPWARD_VERSION_STRING R"("})";

int32_t upward_version_number(void) noexcept { return upward::version_number; }

const char* upward_version_string(void) noexcept { return UPWARD_VERSION_STRING; }

const char* upward_build_info(void) noexcept { return build_info; }
