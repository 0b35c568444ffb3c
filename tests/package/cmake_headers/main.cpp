// SPDX-License-Identifier: BSL-1.0
#include <upward/core/version.hpp>
#include <upward/schedule/day.hpp>

int main() {
    static_assert(UPWARD_VERSION_NUMBER == upward::version_number);
    const auto day = upward::parse_date("2026-02-20");
    return day && upward::to_string(*day) == "2026-02-20" ? 0 : 1;
}
