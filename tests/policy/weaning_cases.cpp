// SPDX-License-Identifier: BSL-1.0
//
// The constants of policy.weaning: a case on each side of every threshold, so close that a tenth of it
// decides. The histories are in working days from the agreement on (rhythm/history.hpp). Falls and
// probabilities were worked out in Python with exact binomial coefficients, the stages by a second
// program, written apart, that works every day out anew; w and P stand beside each case.
#include "policy/pinned.hpp"
#include "rhythm/history.hpp"

#include <upward/rhythm/weaning.hpp>

#include <utility>

using namespace upward;

namespace upward_tests {

namespace {

/// What the history shows on a day.
pinned_case shows(std::string name, rhythm_stage expected, std::int32_t on, history h) {
    return {
        std::move(name), static_cast<double>(expected),
        [h = std::move(h), on](const policy& p) { return static_cast<double>(h.stage(on, p)); }};
}

/// What holds on that day alone, shown without waiting for a third one.
pinned_case holds(std::string name, rhythm_stage expected, std::int32_t on, history h) {
    return {std::move(name), static_cast<double>(expected), [h = std::move(h), on](policy p) {
                p.weaning.steady_wd = 1;
                return static_cast<double>(h.stage(on, p));
            }};
}

/// So many asks in the ten days before, so many in each ten days after; day 20 is judged on days 11 to
/// 20. A note is due each day, with the same score each.
history from_to(std::int32_t before, std::int32_t after, double score = 1,
                std::int32_t last_due = 20) {
    return history{}.ask(-1, before).ask(5, after).ask(15, after).due_every(1, 0, last_due, score);
}

pinned_cases fall_cases() {
    const auto w = [](ask_count before, ask_count after) {
        return [=](const policy& p) { return fall_of(before, after, p.weaning).w; };
    };
    const auto probability = [](ask_count before, ask_count after) {
        return [=](const policy& p) { return fall_of(before, after, p.weaning).p; };
    };
    return {
        {"ten asks in 10 wd to four, w", .5455, w({10, 10}, {4, 10})},
        {"ten asks in 10 wd to four, P", .9408, probability({10, 10}, {4, 10})},
        {"four asks in 10 wd to ten, w", -1.2, w({4, 10}, {10, 10})},
        {"three asks in 10 wd, two in 20, w", .55, w({3, 10}, {2, 20})},
        {"three asks in 10 wd, two in 20, P", .8535, probability({3, 10}, {2, 20})},
    };
}

pinned_cases window_cases() {
    const auto recent_days = [](std::string name, double expected, std::int32_t before,
                                std::int32_t on) {
        return pinned_case{std::move(name), expected,
                           [h = history{}.ask(-1, before), on](const policy& p) {
                               return static_cast<double>(h.judged(on, p).recent.days);
                           }};
    };
    const auto claims = [](std::string name, double expected, std::int32_t baseline_days) {
        auto h = history{}.ask_daily(-10, 10);
        h.start = h.wd(-baseline_days);
        return pinned_case{std::move(name), expected, [h = std::move(h)](const policy& p) {
                               return h.judged(10, p).claim ? 1.0 : 0.0;
                           }};
    };
    return {
        {"an ask on each of the twelve days before: ten in the baseline", 10,
         [h = history{}.ask_daily(-12, -1)](const policy& p) {
             return static_cast<double>(h.judged(5, p).baseline.asks);
         }},
        recent_days("four asks before, day 30: a window of 10", 10, 4, 30),
        recent_days("three asks before, day 18: still 10", 10, 3, 18),
        recent_days("three asks before, day 19: the longest that fits is 20", 20, 3, 19),
        recent_days("three asks before, day 21: 20", 20, 3, 21),
        recent_days("four asks before, day 39: 10", 10, 4, 39),
        recent_days("three asks before, day 39: 40", 40, 3, 39),
        recent_days("three asks before, day 50: 40", 40, 3, 50),
        claims("five days of baseline allow a claim", 1, 5),
        claims("four do not", 0, 4),
    };
}

pinned_cases stage_cases() {
    using enum rhythm_stage;
    const auto always = [](std::int32_t dues) {
        return history{}.ask_daily(-10, 10).due_every(1, 0, dues - 1);
    };
    // Asks in each ten days but the last ones of each ten: the window always has as many.
    const auto flat = [](std::int32_t before, std::int32_t after, double score) {
        auto h = history{}.ask(-1, before).due_every(1, 0, 60, score);
        for (int n = 0; n <= 60; ++n)
            if (n % 10 < after) h.ask(n);
        return h;
    };
    const auto unchanged = history{}.ask_daily(-10, 50).due_every(2, 0, 50);
    const auto none_after = history{}.ask_daily(-10, -1).due_every(2, 0, 40);
    const auto surprised = from_to(10, 0, 1, 30).surprise(5);  // Monday 03-09
    const auto after_none = [](std::int32_t before) {
        return history{}.ask(-1, before).ask(15, 4).due_every(1, 0, 20);
    };
    return {
        shows("three due: establishing", establishing, 10, always(3)),
        shows("four due: judged", holding, 10, always(4)),

        holds("P .1051 is no relapse", holding, 20, from_to(5, 10)),
        holds("P .0946 is one", relapse, 20, from_to(7, 13)),
        holds("twelve, none, four: a third of the old rate is a relapse", relapse, 20,
              after_none(12)),
        holds("thirteen, none, four: less than a third is none", weaned, 20, after_none(13)),

        holds("w .2632 at P .8115 is easing", easing, 20, from_to(18, 13)),
        holds("w .2400 at P .8198 is not", holding, 20, from_to(24, 18)),
        holds("P .8281 at w .4286 is easing", easing, 20, from_to(6, 3)),
        holds("P .7880 at w .3333 is not", holding, 20, from_to(8, 5)),

        holds("w .5385 at P .9519 is weaned", weaned, 20, from_to(12, 5)),
        holds("w .4762 at P .9646 is easing", easing, 20, from_to(20, 10)),
        holds("P .9408 at w .5455 is easing", easing, 20, from_to(10, 4)),
        holds("twelve due: weaned", weaned, 20, from_to(10, 0, 1, 11)),
        holds("eleven due: easing", easing, 20, from_to(10, 0, 1, 10)),

        holds("an adherence of .88 is good enough", easing, 20, from_to(10, 4, .88)),
        holds("one of .80 is not", holding, 20, from_to(10, 4, .8)),
        holds("surprised 30 days ago, Wednesday 04-08", easing, 27, surprised),
        holds("surprised 31 days ago", weaned, 28, surprised),

        holds("an adherence of .95 on a plateau", plateau, 60, flat(10, 9, .95)),
        holds("one of .85 is no plateau", holding, 60, flat(10, 9, .85)),
        holds("w .0909 is flat", plateau, 60, flat(10, 9, 1)),
        holds("w .1 is not", holding, 60, flat(9, 8, 1)),
        shows("39 flat days, day 6 to 44", holding, 44, unchanged),
        shows("40 flat days", plateau, 45, unchanged),

        shows("easing on two days", holding, 7, none_after),
        shows("easing on three days", easing, 8, none_after),
    };
}

}  // namespace

pinned_cases weaning_cases() {
    auto cases = fall_cases();
    for (auto&& more : {window_cases(), stage_cases()})
        cases.insert(cases.end(), more.begin(), more.end());
    return cases;
}

}  // namespace upward_tests

TEST_CASE("the pinned cases of the weaning hold") {
    upward_tests::check_each(upward_tests::weaning_cases());
}
