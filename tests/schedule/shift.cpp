// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/shift.hpp>

#include "dates.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

using namespace upward;
using test::day;
using test::written;

namespace {

// "previous next modified_previous modified_next nearest skip", each as month-day.
std::string all_shifts(const working_calendar& calendar, std::string_view iso) {
    auto text = std::string{};
    for_each_enumerator<shift_convention>([&](shift_convention convention, std::string_view) {
        const auto there = shifted(calendar, day(iso), convention);
        text += (text.empty() ? "" : " ") + (there ? written(*there).substr(5) : "none");
    });
    return text;
}

working_calendar free_on(std::string_view from, std::string_view to) {
    return working_calendar{}.with_leave({{day(from), day(to)}});
}

}  // namespace

TEST_CASE("a working day is never moved") {
    CHECK(all_shifts({}, "2026-01-30") == "01-30 01-30 01-30 01-30 01-30 01-30");
}

TEST_CASE("a Saturday") {
    CHECK(all_shifts({}, "2026-01-10") == "01-09 01-12 01-09 01-12 01-09 none");
}

TEST_CASE("a Sunday") {
    CHECK(all_shifts({}, "2026-01-11") == "01-09 01-12 01-09 01-12 01-12 none");
}

TEST_CASE("at the end of a month modified next goes back") {
    CHECK(all_shifts({}, "2026-01-31") == "01-30 02-02 01-30 01-30 01-30 none");
}

TEST_CASE("at the beginning of a month modified previous goes on") {
    CHECK(all_shifts({}, "2026-02-01") == "01-30 02-02 02-02 02-02 02-02 none");
    CHECK(all_shifts({}, "2026-08-01") == "07-31 08-03 08-03 08-03 07-31 none");
}

TEST_CASE("the same month of another year is another month") {
    const auto calendar = free_on("2025-02-01", "2027-01-31");
    CHECK(shifted(calendar, day("2026-02-10"), shift_convention::modified_next) ==
          day("2025-01-31"));
    CHECK(shifted(free_on("2026-12-31", "2026-12-31"), day("2026-12-31"),
                  shift_convention::modified_next) == day("2026-12-30"));
}

TEST_CASE("of two days as near the nearest is the next") {
    const auto monday_free = free_on("2026-01-12", "2026-01-12");
    CHECK(all_shifts(monday_free, "2026-01-11") == "01-09 01-13 01-09 01-13 01-13 none");
    CHECK(all_shifts(monday_free, "2026-01-10") == "01-09 01-13 01-09 01-13 01-09 none");
    CHECK(all_shifts(monday_free, "2026-01-12") == "01-09 01-13 01-09 01-13 01-13 none");
}

TEST_CASE("holidays are passed over like weekends") {
    auto definition = calendar_definition{};
    definition.holidays = {to_date(day("2026-01-01")), to_date(day("2026-01-30"))};
    const auto calendar = *working_calendar::make(definition);
    CHECK(shifted(calendar, day("2026-01-01"), shift_convention::next) == day("2026-01-02"));
    CHECK(all_shifts(calendar, "2026-01-31") == "01-29 02-02 01-29 01-29 02-02 none");
}

TEST_CASE("in a month without a working day the modified shifts go out of it") {
    CHECK(all_shifts(free_on("2026-02-01", "2026-02-28"), "2026-02-10") ==
          "01-30 03-02 03-02 01-30 01-30 none");
}

TEST_CASE("the money markets' examples, on TARGET days") {
    const auto target = *working_calendar::make({.base = calendar_base::target});
    CHECK(shifted(target, day("2026-01-31"), shift_convention::next) == day("2026-02-02"));
    CHECK(shifted(target, day("2026-01-31"), shift_convention::modified_next) == day("2026-01-30"));
    CHECK(all_shifts(target, "2027-03-26") == "03-25 03-30 03-25 03-30 03-25 none");
    CHECK(all_shifts(target, "2027-03-28") == "03-25 03-30 03-25 03-30 03-30 none");
}

TEST_CASE("every shift lands on a working day, and none is nearer than the nearest") {
    const auto calendar = working_calendar::make({.base = calendar_base::us_federal})
                              ->with_leave({{day("2026-07-20"), day("2026-09-10")}});
    for (auto n = day("2024-01-01"); n < day("2028-01-01"); ++n) {
        if (calendar.is_working(n)) continue;
        CAPTURE(written(n));
        const auto nearest = *shifted(calendar, n, shift_convention::nearest);
        for (const auto convention :
             {shift_convention::previous, shift_convention::next,
              shift_convention::modified_previous, shift_convention::modified_next}) {
            const auto there = *shifted(calendar, n, convention);
            CHECK(calendar.is_working(there));
            CHECK(std::abs(nearest - n) <= std::abs(there - n));
        }
        CHECK_FALSE(shifted(calendar, n, shift_convention::skip));
    }
}
