// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/zone.hpp>

#include <upward/schedule/zone_reader.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace upward;

namespace {

constexpr std::int64_t hour = 3600;

/// Zone data without a transition (RFC 8536, version 2): standard time is UTC, then the footer.
std::string data_with(const std::string& footer) {
    const auto header =
        std::string{"TZif2"} + std::string(15 + 4 * 4, '\0') + std::string("\0\0\0\1\0\0\0\4", 8);
    const auto body = std::string(6, '\0') + std::string("UTC\0", 4);
    return header + body + header + body + "\n" + footer + "\n";
}

}  // namespace

TEST_CASE("of two transitions at one time the last holds") {
    const auto z = zone{"Test", 0, {{1000 * hour, 3600}, {1000 * hour, 7200}}, false};
    CHECK(z.offset_at(1000 * hour - 1) == 0);
    CHECK(z.offset_at(1000 * hour) == 7200);
    CHECK(z.at_local(1001 * hour).kind == local_kind::gap);
    CHECK(z.at_local(1001 * hour).missing == 7200);
}

TEST_CASE("a change that is taken back at once is none") {
    const auto z = zone{"Test", 0, {{1000 * hour, 3600}, {1000 * hour, 0}}, false};
    CHECK(z.is_fixed());
    CHECK(z.at_local(1000 * hour).kind == local_kind::unique);
}

// RFC 8536, 3.3.1: standard time ends at the very second at which it begins.
TEST_CASE("it is summer all year where the rule says so") {
    const auto z = read_zone("Test", data_with("XXX3EDT4,0/0,J365/23"));
    REQUIRE(z);
    for (const auto year : {1400, 1999, 2000, 2026, 2100, 9998}) {
        const auto new_year = midnight(to_day_number(civil_day{year + 1, 1, 1}));
        for (const auto t : {new_year - 5 * hour, new_year, new_year + 5 * hour}) {
            CHECK(z->offset_at(t) == -4 * hour);
            CHECK(z->at_local(t).kind == local_kind::unique);
        }
    }
}

TEST_CASE("a summer of no length is none") {
    const auto z = read_zone("Test", data_with("TfT0TTT-02,0/0,0"));
    REQUIRE(z);
    for (const auto t : {std::int64_t{0}, last_local, first_local}) {
        CHECK(z->offset_at(t) == 0);
        CHECK(z->at_local(t).kind == local_kind::unique);
    }
}

TEST_CASE("a rule whose days reach into the next year keeps them in order") {
    const auto z = read_zone("Test", data_with("STD0SUM,J200,J365/160"));
    REQUIRE(z);
    const auto january = midnight(to_day_number(civil_day{2030, 1, 1}));
    CHECK(z->offset_at(january) == hour);  // until the clock of summer shows day 365, 160:00
    CHECK(z->offset_at(january + 135 * hour - 1) == hour);
    CHECK(z->offset_at(january + 135 * hour) == 0);
}
