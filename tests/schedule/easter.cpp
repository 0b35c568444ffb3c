// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/easter.hpp>

#include "dates.hpp"

#include <doctest/doctest.h>

using namespace upward;
using test::written;

TEST_CASE("Easter in the West") {
    CHECK(written(easter(1583)) == "1583-04-10");
    CHECK(written(easter(1818)) == "1818-03-22");  // the earliest there is
    CHECK(written(easter(1943)) == "1943-04-25");  // the latest there is
    CHECK(written(easter(1981)) == "1981-04-19");  // a moon on 19 April, which is put back
    CHECK(written(easter(2000)) == "2000-04-23");
    CHECK(written(easter(2024)) == "2024-03-31");
    CHECK(written(easter(2026)) == "2026-04-05");
    CHECK(written(easter(2285)) == "2285-03-22");
}

TEST_CASE("Easter in the East, in the Gregorian calendar") {
    CHECK(written(orthodox_easter(1900)) == "1900-04-22");
    CHECK(written(orthodox_easter(2000)) == "2000-04-30");
    CHECK(written(orthodox_easter(2024)) == "2024-05-05");
    CHECK(written(orthodox_easter(2025)) == "2025-04-20");
    CHECK(written(orthodox_easter(2026)) == "2026-04-12");
}

TEST_CASE("Easter is a Sunday on one of 35 days, in the East the same or whole weeks later") {
    for (std::int32_t year = 1400; year <= 9999; ++year) {
        CAPTURE(year);
        const auto sunday = easter(year);
        const auto earliest = to_day_number(civil_day{year, 3, 22});
        CHECK(weekday_of(sunday) == weekday::SU);
        CHECK((sunday >= earliest && sunday < earliest + 35));
        const auto later = orthodox_easter(year) - sunday;
        CHECK(later % 7 == 0);
        CHECK((later >= 0 && later < 14 * 7));
    }
}
