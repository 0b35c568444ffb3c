/* SPDX-License-Identifier: BSL-1.0 */
#include "check.h"

int main(void) {
    CHECK(upward_version_number() == UPWARD_VERSION_NUMBER);
    CHECK(UPWARD_VERSION_NUMBER == 1000);
    CHECK_TEXT(upward_version_string(), UPWARD_VERSION_STRING);
    CHECK_HAS(upward_build_info(), "\"upward\":\"" UPWARD_VERSION_STRING "\"");
    CHECK_HAS(upward_build_info(), "\"boost\":1");
    CHECK_HAS(upward_build_info(), "\"compiler\":\"");
    CHECK_HAS(upward_build_info(), "\"standard\":\"C++20\"");
    return checked();
}
