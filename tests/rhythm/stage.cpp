// SPDX-License-Identifier: BSL-1.0
#include <upward/rhythm/stage.hpp>

#include "rhythm/arrange.hpp"
#include "rhythm/history.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace upward;
using namespace upward_tests;

namespace {

/// The stages shown on days 0 to `last`, each with the first day it shows: "holding 6, easing 8".
std::string stages(const history& h, std::int32_t last, const policy& p = {}) {
    auto text = std::string{};
    auto before = rhythm_stage::baseline;
    for (int n = 0; n <= last; ++n) {
        const auto shown = h.stage(n, p);
        if (n > 0 && shown == before) continue;
        text +=
            (text.empty() ? "" : ", ") + std::string{enum_name(shown)} + " " + std::to_string(n);
        before = shown;
    }
    return text;
}

/// Ten asks in the ten days before, and a note on time every other day for forty days.
history ten_before() { return history{}.ask_daily(-10, -1).due_every(2, 0, 40); }

/// Twelve asks before, one a day or more, and a note on time each day.
history twelve_before() { return history{}.ask_daily(-10, -1).ask(-1).ask(-2).due_every(1, 0, 60); }

}  // namespace

TEST_SUITE("each stage is reached by a history of its own") {
    TEST_CASE("baseline while nothing is agreed, and again after the end") {
        const auto log = agreed("2026-01-05", {{"notes", a_rule("FREQ=DAILY")}})
                             .entry("e", "2026-02-02", the_end());
        const auto stage = [&](std::string_view iso_day) {
            return scene { log, iso_day } -> stage.shown;
        };
        CHECK(stage("2026-01-04") == rhythm_stage::baseline);
        CHECK(stage("2026-01-05") == rhythm_stage::establishing);
        CHECK(stage("2026-02-01") == rhythm_stage::holding);
        CHECK(stage("2026-02-02") == rhythm_stage::baseline);
    }

    TEST_CASE("establishing below four obligations due, delivered or not") {
        CHECK(stages(history{}.ask_daily(-10, 20).due(0).due(2, 0).due(5).due(9), 12) ==
              "establishing 0, holding 9");
    }

    TEST_CASE("holding where the asks go on") {
        CHECK(stages(history{}.ask_daily(-10, 30).due_every(2, 0, 30), 30) ==
              "establishing 0, holding 6");
    }

    TEST_CASE("easing where ten asks fall to four in ten days") {
        auto h = ten_before();
        for (int n = 0; n < 40; ++n)
            if (n % 10 == 1 || n % 10 == 3 || n % 10 == 6 || n % 10 == 8) h.ask(n);
        CHECK(stages(h, 39) == "establishing 0, holding 6, easing 8");
        CHECK(rounded(h.judged(20).claim->w, 4) == .5455);
        CHECK(rounded(h.judged(20).claim->p, 4) == .9408);
    }

    TEST_CASE("weaned where they fall to none, once twelve were due, on the third such day") {
        CHECK(stages(ten_before(), 40) == "establishing 0, holding 6, easing 8, weaned 24");
    }

    TEST_CASE("relapse where four become ten") {
        const auto h = history{}.ask_every(2, -9, -3).ask_daily(0, 30).due_every(1, 0, 30);
        CHECK(stages(h, 30) == "establishing 0, holding 3, relapse 9");
        CHECK(rounded(h.judged(9).claim->p, 4) == .0592);
    }

    TEST_CASE("plateau after forty days on which nothing changed") {
        const auto h = history{}.ask_daily(-10, 80).due_every(2, 0, 80);
        CHECK(stages(h, 60) == "establishing 0, holding 6, plateau 45");
    }

    TEST_CASE("no plateau where reliability is below .9: it may be the driver") {
        const auto h = history{}.ask_daily(-10, 80).due_every(2, 0, 80, .89);
        CHECK(stages(h, 60) == "establishing 0, holding 6");
    }

    TEST_CASE("a plateau ends with the first day that is not flat") {
        auto h = history{}.ask_daily(-10, 45).due_every(2, 0, 80);
        CHECK(stages(h, 60) ==
              "establishing 0, holding 6, plateau 45, holding 47, easing 51, "
              "weaned 54");
    }

    TEST_CASE("neither easing nor weaned below an adherence of .85") {
        auto h = history{}.ask_daily(-10, -1);
        CHECK(stages(history{h}.due_every(2, 0, 40, .84), 40) == "establishing 0, holding 6");
        CHECK(stages(history{h}.due_every(2, 0, 40, .85), 40) ==
              "establishing 0, holding 6, easing 8, weaned 24");
    }

    TEST_CASE("nothing is claimed from less than five days of baseline") {
        auto h = ten_before();
        h.start = h.wd(-4);
        CHECK(stages(h, 40) == "establishing 0, holding 6");
        CHECK_FALSE(h.judged(40).claim.has_value());
        CHECK(h.judged(40).baseline.days == 4);
    }

    TEST_CASE("without a known outcome nothing is reliable") {
        auto h = ten_before();
        for (auto& o : h.outcomes) o.kind = outcome_kind::open;
        CHECK(stages(h, 40) == "establishing 0, holding 6");
    }
}

TEST_SUITE("a relapse comes after success too") {
    TEST_CASE("twelve, none, five is a relapse, twelve, none, three is not") {
        CHECK(stages(twelve_before().ask(17, 5), 40) ==
              "establishing 0, holding 3, easing 5, weaned 13, relapse 21, weaned 29");
        CHECK(stages(twelve_before().ask(17, 3), 40) ==
              "establishing 0, holding 3, easing 5, weaned 13");
    }

    TEST_CASE("the window before must lie wholly after the agreement") {
        // From day 19 on there are ten such days before the ten; the third day of it is day 21.
        const auto h = twelve_before().ask(12, 5);
        CHECK(stages(h, 30) ==
              "establishing 0, holding 3, easing 5, weaned 13, relapse 21, weaned 24");
    }

    TEST_CASE("a third of the old rate is enough, less is not") {
        CHECK(twelve_before().ask(25, 4).stage(30) == rhythm_stage::relapse);
        CHECK(twelve_before().ask(25, 3).stage(30) == rhythm_stage::weaned);
    }
}

TEST_SUITE("one odd day changes nothing") {
    TEST_CASE("nor do two; the third one in a row does") {
        // On day 20 one is missed, which lowers A below .85 until thirty good ones are known.
        const auto with_bad_days = [](std::int32_t days) {
            auto h = history{}.ask_daily(-10, -1).due_every(1, 0, 19, .86).due(20, 0);
            for (int i = 0; i < 30; ++i) h.due(20 + days);
            return h;
        };
        const auto settled = "establishing 0, holding 3, easing 5, weaned 13";
        CHECK(stages(with_bad_days(1), 40) == settled);
        CHECK(stages(with_bad_days(2), 40) == settled);
        CHECK(stages(with_bad_days(3), 40) == std::string{settled} + ", holding 22, weaned 25");
    }

    TEST_CASE("free days are not judged: a weekend does not make three days") {
        auto h = ten_before();
        const auto friday = h.wd(24), saturday = h.wd(24) + 1, sunday = h.wd(24) + 2;
        CHECK(h.judged_on(friday).shown == rhythm_stage::weaned);
        CHECK(h.judged_on(saturday).shown == rhythm_stage::weaned);
        CHECK(h.judged_on(sunday).shown == rhythm_stage::weaned);
        CHECK(weekday_of(friday) == weekday::FR);

        auto away = ten_before();  // either away on days 22 and 23: only day 24 and on count
        away.both = away.both.with_leave({{away.wd(22), away.wd(23)}});
        CHECK(away.judged_on(friday).shown == rhythm_stage::easing);
    }
}

TEST_SUITE("a surprise keeps from weaned for thirty days") {
    TEST_CASE("day thirty included") {
        // Day 5 is Monday 03-09. The thirtieth day after it is Wednesday 04-08, day 27; the three
        // days without are 28, 29 and 30.
        CHECK(stages(ten_before().due_every(1, 0, 10).surprise(5), 40) ==
              "establishing 0, holding 2, easing 4, weaned 30");
    }

    TEST_CASE("from the day it is known, and what the report could not know as well") {
        auto h = ten_before().due_every(1, 0, 10).surprise(5);
        h.notices.back().known = h.wd(20);
        CHECK(stages(h, 40) ==
              "establishing 0, holding 2, easing 4, weaned 9, easing 22, weaned 30");
        h.notices.back().kind = notice_kind::unknowable;
        CHECK(h.stage(25) == rhythm_stage::easing);
        h.notices.back().kind = notice_kind::first;
        CHECK(h.stage(25) == rhythm_stage::weaned);
        h.notices.back().kind = notice_kind::open;
        CHECK(h.stage(25) == rhythm_stage::weaned);
    }
}

TEST_SUITE("the same from a log") {
    const auto boss_asks = [](log_builder& log, std::string_view from, std::string_view to) {
        for (auto n = on(from); n <= on(to); ++n)
            if (working_calendar{}.is_working(n))
                log.entry("ask-" + iso(n), iso(n), ask{{{"bo"}}, {{"ana"}}, "budget"});
    };

    TEST_CASE(
        "a rhythm kept from 2026-01-19 on is weaned with its twelfth note and two days more") {
        auto log = declared({{"notes", a_rule("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR")}});
        boss_asks(log, "2026-01-05", "2026-01-16");
        log.entry("agreed", "2026-01-19", agreement({"notes"}));
        for (auto n = on("2026-01-19"); n <= on("2026-02-27"); ++n)
            if (working_calendar{}.is_working(n)) log.entry("note-" + iso(n), iso(n), update{});
        const auto stage = [&](std::string_view iso_day) {
            return scene { log, iso_day } -> stage.shown;
        };
        CHECK(stage("2026-01-21") == rhythm_stage::establishing);
        CHECK(stage("2026-01-22") == rhythm_stage::holding);
        CHECK(stage("2026-01-26") == rhythm_stage::easing);
        CHECK(stage("2026-02-04") == rhythm_stage::easing);  // the fourteenth was due on 02-05
        CHECK(stage("2026-02-05") == rhythm_stage::weaned);
        CHECK(stage("2026-02-08") == rhythm_stage::weaned);

        // A problem known on 02-09 and not told by the end of 02-11 is a surprise of 02-11.
        log.entry("late-news", "2026-02-09",
                  problem{.topic = "budget", .severity = {1}, .known = day("2026-02-09")});
        CHECK(stage("2026-02-12") == rhythm_stage::weaned);
        CHECK(stage("2026-02-13") == rhythm_stage::easing);
    }

    TEST_CASE("an agreement after an end has a baseline of its own") {
        auto log = agreed("2026-01-05", {{"notes", a_rule("FREQ=DAILY;COUNT=200")}});
        log.entry("e", "2026-02-02", the_end());
        boss_asks(log, "2026-02-09", "2026-02-13");
        log.entry("b", "2026-02-16", agreement({"notes"}));
        const auto seen = scene{log, "2026-02-18"};
        CHECK(seen->stage.baseline.asks == 5);
        CHECK(seen->stage.baseline.days == 10);
        CHECK(seen->stage.recent.days == 3);
    }
}

namespace {

/// The stages by their definition, everything worked out again for each day.
class naive_judge {
public:
    naive_judge(const history& h, const policy& p) : h_(h), rhythm_(p.rhythm), p_(p.weaning) {
        for (auto d = h.agreed - 400; d <= h.agreed + 400; ++d)
            if (h.both.is_working(d)) working_.push_back(d);
        baseline_ = days_before(h.agreed, p_.baseline_wd, h.start);
    }

    rhythm_stage shown_on(day_number today) const {
        auto raw = std::vector<rhythm_stage>{};
        auto flat = 0;
        for (const auto day : working_) {
            if (day < h_.agreed || day > today || due(day) < p_.establishing_below) continue;
            flat = claim(day) && !reaches(std::abs(claim(day)->w), p_.plateau_fall) ? flat + 1 : 0;
            raw.push_back(first_that_holds(day, flat));
        }
        if (due(today) < p_.establishing_below) return rhythm_stage::establishing;

        auto rank = 1;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            auto last_ranks = std::vector<int>{};
            for (std::size_t back = 0; back < static_cast<std::size_t>(p_.steady_wd); ++back)
                last_ranks.push_back(back <= i ? rank_of(raw[i - back]) : 1);
            rank = std::max(rank, *std::min_element(last_ranks.begin(), last_ranks.end()));
            rank = std::min(rank, *std::max_element(last_ranks.begin(), last_ranks.end()));
        }
        if (rank == 0) return rhythm_stage::relapse;
        if (rank == 2) return rhythm_stage::easing;
        if (rank == 3) return rhythm_stage::weaned;
        return !raw.empty() && raw.back() == rhythm_stage::plateau ? rhythm_stage::plateau
                                                                   : rhythm_stage::holding;
    }

private:
    using days = std::vector<day_number>;

    static int rank_of(rhythm_stage s) {
        if (s == rhythm_stage::relapse) return 0;
        if (s == rhythm_stage::easing) return 2;
        return s == rhythm_stage::weaned ? 3 : 1;
    }

    /// The last n working days before a day, none before `bound`.
    days days_before(day_number end, std::int32_t n, day_number bound) const {
        auto found = days{};
        for (auto d = working_.rbegin(); d != working_.rend(); ++d)
            if (*d < end && *d >= bound && static_cast<std::int32_t>(found.size()) < n)
                found.push_back(*d);
        return found;
    }
    days window(day_number day) const {
        auto since = 0;
        for (const auto d : working_) since += d >= h_.agreed && d <= day;
        auto n = p_.window_wd;
        if (asks_in(baseline_) < p_.few_asks)
            for (const auto longer : {p_.middle_window_wd, p_.long_window_wd})
                if (longer <= since) n = longer;
        return days_before(day + 1, n, h_.agreed);
    }
    std::int32_t asks_in(const days& window) const {
        auto n = 0;
        for (const auto& a : h_.asks)
            n += !a.in_rhythm && std::find(window.begin(), window.end(), a.day) != window.end();
        return n;
    }

    fall fall_between(const days& before, const days& after) const {
        const auto n0 = asks_in(before), n1 = asks_in(after);
        const auto t0 = static_cast<double>(before.size()), t1 = static_cast<double>(after.size());
        const auto w = 1 - (n1 + 1) / (t1 + 5) * ((t0 + 5) / (n0 + 1));
        // At least n1 + 1 of n0 + n1 + 1 in the second window.
        const auto x = static_cast<long double>((t1 + 5) / (t0 + t1 + 10));
        auto p = 0.0L;
        for (int k = n1 + 1; k <= n0 + n1 + 1; ++k) {
            auto term = 1.0L;
            for (int i = 1; i <= k; ++i) term *= x * (n0 + n1 + 1 - k + i) / i;
            for (int i = k; i < n0 + n1 + 1; ++i) term *= 1 - x;
            p += term;
        }
        return {w, static_cast<double>(p)};
    }
    std::optional<fall> claim(day_number day) const {
        if (static_cast<std::int32_t>(baseline_.size()) < p_.no_claim_below_wd) return {};
        return fall_between(baseline_, window(day));
    }

    std::int32_t due(day_number day) const {
        auto n = 0;
        for (const auto& o : h_.outcomes) n += o.owed.due <= day;
        return n;
    }
    bool adheres(day_number day, double threshold) const {
        auto kept = 0.0, all = 0.0;
        for (const auto& o : h_.outcomes) {
            if (o.kind == outcome_kind::open || o.known > day) continue;
            const auto weight =
                std::exp2(-std::max(0, day - o.owed.due) / rhythm_.adherence_half_life);
            kept += o.score * weight, all += weight;
        }
        return all > 0 && reaches(kept / all, threshold);
    }
    bool unlikely(double p) const { return !(compares_as(p) > p_.relapse_probability); }

    bool relapses(day_number day) const {
        const auto now = window(day);
        const auto before = days_before(now.back(), p_.window_wd, h_.agreed);
        auto back = unlikely(claim(day)->p);
        if (before.size() == static_cast<std::size_t>(p_.window_wd)) {
            const auto had = fall_between(baseline_, before);
            if (reaches(had.w, p_.easing_fall) && reaches(had.p, p_.easing_probability))
                back = back || unlikely(fall_between(before, now).p);
        }
        return back && reaches(asks_in(now), asks_in(baseline_) * static_cast<double>(now.size()) /
                                                 (3.0 * static_cast<double>(baseline_.size())));
    }

    rhythm_stage first_that_holds(day_number day, std::int32_t flat) const {
        const auto c = claim(day);
        if (c && relapses(day)) return rhythm_stage::relapse;
        auto surprised = false;
        for (const auto& n : h_.notices)
            surprised = surprised || (n.kind == notice_kind::surprise && n.known <= day &&
                                      n.day <= day && n.day >= day - p_.surprise_days);
        const auto reliable = adheres(day, p_.good_adherence);
        if (reliable && c && reaches(c->w, p_.weaned_fall) &&
            reaches(c->p, p_.weaned_probability) && due(day) >= p_.weaned_due && !surprised)
            return rhythm_stage::weaned;
        if (reliable && c && reaches(c->w, p_.easing_fall) && reaches(c->p, p_.easing_probability))
            return rhythm_stage::easing;
        if (adheres(day, p_.plateau_adherence) && flat >= p_.plateau_wd)
            return rhythm_stage::plateau;
        return rhythm_stage::holding;
    }

    const history& h_;
    const rhythm_policy& rhythm_;
    const weaning_policy& p_;
    days working_;
    days baseline_;
};

/// Asks at rates that change, updates of changing quality, leave and surprises.
history random_history(dice& roll) {
    auto h = history{};
    if (roll.once_in(2)) {
        const auto from = h.agreed + roll.between(-20, 60);
        h.both = h.both.with_leave({{from, from + roll.between(0, 9)}});
    }
    if (roll.once_in(3)) h.start = h.wd(-roll.between(0, 14));
    h.agreed = h.both.next(h.agreed);

    auto per_day = roll.one_of(std::vector{.1, .5, 1.2});
    for (int n = -16; n <= 110; ++n) {
        if (roll.once_in(25)) per_day = roll.one_of(std::vector{0., .1, .5, 1.2});
        for (auto rest = per_day; rest > 0; rest -= 1)
            if (roll.unit() < rest) h.ask(n);
        if (roll.once_in(12)) h.asks.push_back({{}, h.wd(n), true});
    }
    std::erase_if(h.asks, [&](const auto& a) { return a.day < h.start; });
    const auto good = roll.one_of(std::vector{3U, 8U, 40U});
    const auto gap = roll.between(1, 4);
    for (int n = 0; n <= 110; n += gap) {
        h.due(n, roll.once_in(good) ? roll.one_of(std::vector{0., .4, .8}) : 1.);
        h.outcomes.back().known += roll.between(-1, 4);
        if (roll.once_in(20)) h.outcomes.back().kind = outcome_kind::open;
    }
    while (roll.once_in(2)) h.surprise(roll.between(0, 100));
    return h;
}

}  // namespace

TEST_SUITE("the walk over the days judges as one who works everything out anew each day") {
    TEST_CASE("on random histories") {
        auto roll = dice{2026};
        auto seen = std::vector<int>(7, 0);
        for (int world = 0; world < 40; ++world) {
            const auto h = random_history(roll);
            auto p = policy{};
            if (roll.once_in(3)) p.weaning.steady_wd = roll.between(1, 5);
            if (roll.once_in(3)) p.weaning.plateau_fall = .4;
            if (roll.once_in(3)) p.weaning.plateau_wd = 8;
            if (roll.once_in(3)) p.weaning.middle_window_wd = 15;
            const auto naive = naive_judge{h, p};
            for (int n = roll.between(0, 8); n <= 110; n += roll.between(1, 29)) {
                CAPTURE(world);
                CAPTURE(n);
                const auto today = h.wd(n) + roll.between(0, 2);
                const auto shown = h.judged_on(today, p).shown;
                CHECK(shown == naive.shown_on(today));
                ++seen[static_cast<std::size_t>(shown)];
            }
        }
        // The histories reach every stage that a walk can show.
        for (const auto s :
             {rhythm_stage::establishing, rhythm_stage::relapse, rhythm_stage::holding,
              rhythm_stage::plateau, rhythm_stage::easing, rhythm_stage::weaned}) {
            INFO(std::string{enum_name(s)});
            CHECK(seen[static_cast<std::size_t>(s)] > 3);
        }
    }

    TEST_CASE("the order of outcomes and asks is of no account") {
        auto roll = dice{7};
        for (int world = 0; world < 20; ++world) {
            auto h = random_history(roll);
            const auto shown = h.stage(100);
            const auto claim = h.judged(100).claim;
            roll.shuffle(h.outcomes), roll.shuffle(h.asks), roll.shuffle(h.notices);
            CHECK(h.stage(100) == shown);
            CHECK(h.judged(100).claim.has_value() == claim.has_value());
            if (claim) CHECK(h.judged(100).claim->p == claim->p);
        }
    }
}
