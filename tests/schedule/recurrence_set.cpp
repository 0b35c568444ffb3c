// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/recurrence_set.hpp>

#include "random_rules.hpp"

#include <upward/schedule/rule_text.hpp>
#include <upward/schedule/zone_file.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace upward;

namespace {

constexpr auto far = std::int64_t{1} << 40;

recurrence made(std::string_view rule, const civil_time& start, std::string_view zone = {}) {
    auto options = recurrence_options{};
    if (!zone.empty()) options.where = *find_zone(zone);
    auto r = recurrence::make(*parse_rule(rule), to_local(start), options);
    REQUIRE_MESSAGE(r.ok(), r.error().cause);
    return *r;
}

std::vector<std::int64_t> walked(const recurrence_set& set, std::size_t most) {
    auto all = std::vector<std::int64_t>{};
    for (auto it = set.begin(); it != set.end() && all.size() < most; ++it) all.push_back(*it);
    return all;
}

}  // namespace

TEST_CASE("a set counts its dates with its rule") {
    const auto nine = civil_time{2026, 1, 5, 9, 0, 0};
    const auto monday = to_local(nine);
    auto set = recurrence_set{};
    set.include(made("FREQ=WEEKLY;COUNT=4", nine))
        .include(monday + 86400)       // one more
        .include(monday)               // there already
        .exclude(monday + 7 * 86400)   // one less
        .exclude(monday + 8 * 86400);  // meets nothing
    CHECK(*set.count() == 4);
    CHECK(*set.nth(0) == monday);
    CHECK(*set.nth(1) == monday + 86400);
    CHECK(*set.nth(2) == monday + 14 * 86400);
    CHECK(*set.nth(3) == monday + 21 * 86400);
    CHECK(*set.nth(4) == std::nullopt);
    CHECK(*set.nth(-1) == std::nullopt);
    CHECK(*set.last() == monday + 21 * 86400);
}

TEST_CASE("a set without an end has no last one and no count, but one of every number") {
    auto set = recurrence_set{};
    set.include(made("FREQ=DAILY", {2026, 1, 5, 9, 0, 0})).exclude(0);
    CHECK(*set.last() == std::nullopt);
    CHECK(*set.count() == std::nullopt);
    CHECK(*set.nth(1000000) == to_local({2026, 1, 5, 9, 0, 0}) + std::int64_t{86400} * 1000000);
}

TEST_CASE("dates alone are a set") {
    auto set = recurrence_set{};
    set.include(50).include(20).include(20).exclude(50);
    CHECK(*set.count() == 1);
    CHECK(*set.nth(0) == 20);
    CHECK(*set.nth(1) == std::nullopt);
    CHECK(*set.last() == 20);
}

TEST_CASE("a set of several rules is counted by walking, up to a bound") {
    const auto nine = civil_time{2026, 1, 5, 9, 0, 0};
    auto set = recurrence_set{};
    set.include(made("FREQ=DAILY;COUNT=10", nine)).include(made("FREQ=WEEKLY;COUNT=3", nine));
    CHECK(*set.count() == 11);
    CHECK(*set.nth(10) == to_local(nine) + 14 * 86400);
    auto endless = recurrence_set{};
    endless.include(made("FREQ=SECONDLY", nine)).include(made("FREQ=DAILY", nine));
    CHECK(endless.nth(recurrence_set::max_walk + 1).error().code == errc::limit_exceeded);
}

TEST_CASE("what is written to a buffer is what the set has between two times") {
    const auto nine = civil_time{2026, 1, 5, 9, 0, 0};
    const auto first = to_local(nine);
    auto set = recurrence_set{};
    set.include(made("FREQ=DAILY", nine));
    for (const auto has_exception : {false, true}) {
        if (has_exception) set.exclude(first + 86400);
        auto out = std::vector<std::int64_t>(4, -1);
        CHECK(*set.write(first, first + 3 * 86400, out.data(), 4) == (has_exception ? 2 : 3));
        CHECK(out.front() == first);
        CHECK(out[3] == -1);
        CHECK(*set.write(first, far, out.data(), 4) == 4);
        CHECK(*set.write(first, first, out.data(), 4) == 0);
        CHECK(*set.write(first, far, out.data(), 0) == 0);
    }
}

TEST_CASE("whatever the set, its numbers are those of walking it") {
    auto write = test::rule_writer{17};
    const auto zones = {"", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe"};
    for (int i = 0; i < 400; ++i) {
        const auto rule = write.rule();
        const auto start = write.start();
        auto options = recurrence_options{};
        const auto* zone = zones.begin()[write.below(4)];
        if (*zone) options.where = *find_zone(zone);
        options.gaps = write.once_in(2) ? gap_rule::shift : gap_rule::leave_out;
        const auto made = recurrence::make(rule, start, options);
        if (!made) continue;
        CAPTURE(to_string(rule));
        CAPTURE(to_ical(start));
        CAPTURE(std::string{zone});
        auto set = recurrence_set{};
        set.include(*made);
        const auto plain = walked(set, 60);
        for (const auto t : plain) {
            if (write.once_in(5)) set.exclude(t);
            if (write.once_in(5)) set.include(t + 1 + write.below(90000));
            if (write.once_in(9)) set.include(t), set.exclude(t + 3);
        }
        const auto all = walked(set, 50);
        for (std::size_t n = 0; n < all.size(); ++n) {
            CHECK(*set.nth(static_cast<std::int64_t>(n)) == all[n]);
            CHECK(*set.before(all[n]) == (n > 0 ? std::optional{all[n - 1]} : std::nullopt));
        }
        auto out = std::vector<std::int64_t>(50);
        out.resize(*set.write(-far, far, out.data(), 50));
        CHECK(out == all);
        for (std::size_t n = 0; n < plain.size(); ++n) {
            CHECK(*made->rank(plain[n]) == static_cast<std::int64_t>(n));
            CHECK(*made->rank(plain[n] + 1) == static_cast<std::int64_t>(n) + 1);
        }
        if (all.size() < 50 && rule.count > 0) {
            CHECK(*set.count() == static_cast<std::int64_t>(all.size()));
            CHECK(*set.last() == (all.empty() ? std::nullopt : std::optional{all.back()}));
        }
    }
}
