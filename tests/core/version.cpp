// SPDX-License-Identifier: BSL-1.0
#include <upward/core/version.hpp>

#include <doctest/doctest.h>

#include <string>

TEST_CASE("the version is one number, one text and three parts that agree") {
    CHECK(upward::version_number == UPWARD_VERSION_NUMBER);
    CHECK(upward::version_string == UPWARD_VERSION_STRING);
    CHECK(upward::version_string == std::to_string(UPWARD_VERSION_MAJOR) + "." +
                                        std::to_string(UPWARD_VERSION_MINOR) + "." +
                                        std::to_string(UPWARD_VERSION_PATCH));
    CHECK(upward::version_number / 1'000'000 == UPWARD_VERSION_MAJOR);
}
