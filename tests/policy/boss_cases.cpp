// SPDX-License-Identifier: BSL-1.0
//
// Revealed trust and the control index.
#include "policy/pinned.hpp"
#include "support/trust.hpp"

using namespace upward;
using namespace upward_tests;

namespace {

pinned_case on_log(std::string name, double expected, const log_builder& log, std::string_view iso,
                   double (*number)(const trust_answer&)) {
    return {std::move(name), expected, [now = state_on(log, iso), number](const policy& p) {
                return number(trust_on(now, p));
            }};
}

double revealed(const trust_answer& a) { return a.revealed.r.value_or(-1); }
double reads(const trust_answer& a) { return static_cast<double>(a.revealed.reading); }
double control(const trust_answer& a) { return a.control.index.value_or(-1); }
double level(const trust_answer& a) { return static_cast<double>(a.control.level); }
double driver(const trust_answer& a) { return static_cast<double>(a.control.driver); }
double says_fine(const trust_answer& a) {
    return a.control.says && a.control.says->key == "control.high_trust_fine";
}

constexpr auto number_of = [](auto value) { return static_cast<double>(value); };

log_builder acted(boss_act_sort act) { return a_log().entry("a", "2026-03-02", boss_act{act}); }

/// R beside the trust of an empty log when the rhythm stands so.
pinned_case in_stage(std::string name, double expected, rhythm_stage stage) {
    return {std::move(name), expected,
            [now = state_on(a_log(), "2026-03-02"), stage](const policy& p) {
                return revealed_trust_of(now, parties_of(now), stage, .42171633, p).r.value_or(-1);
            }};
}

/// Asks and decisions of the working days before Monday 2026-03-30, as many as fit a day.
struct control_story {
    int detail = 0, direction = 0, signed_off = 0, decided = 0;
    std::string_view start = "2026-01-05";

    log_builder log() const {
        auto l = a_log().ana_and_bo(start);
        int n = 0;
        const auto ask_for = [&](ask_sort sort) {
            l.entry("ask-" + std::to_string(n++), "2026-03-25",
                    ask{.by = {{"bo"}}, .to = {{"ana"}}, .topic = "budget", .sort = sort});
        };
        for (int i = 0; i < detail; ++i) ask_for(ask_sort::detail);
        for (int i = 0; i < direction; ++i) ask_for(ask_sort::direction);
        for (int i = 0; i < decided; ++i)
            l.entry("d-" + std::to_string(i), "2026-03-25",
                    decision_made{.item = {}, .signed_ = i < signed_off});
        return l;
    }
};

/// Control is high (C .6840) and trust as the weighed evidence makes it.
log_builder held_tightly(double competence) {
    auto log = control_story{12, 4, 6, 8}.log();
    add_kept(log, 8, "2026-03-30");
    if (competence != 0)
        log.entry("e", "2026-03-30",
                  evidence{trust_dimension::competence,
                           {competence > 0 ? 1 : -1},
                           {std::abs(competence)},
                           "seen"});
    return log;
}

log_builder reviewed_on(std::string_view iso) {
    auto log = held_tightly(0);
    log.entry("review", "2026-03-02",
              event{.on = day(iso),
                    .name = "review",
                    .topic = "budget",
                    .type = event_type::review,
                    .answers = {{"bo"}},
                    .audience = {}});
    return log;
}

/// 4 asks in the window; one more on its first day, or on the day before it.
log_builder with_ask_on(std::string_view iso) {
    auto log = control_story{2, 2, 1, 5}.log();
    log.entry("edge", iso,
              ask{.by = {{"bo"}}, .to = {{"ana"}}, .topic = "budget", .sort = ask_sort::detail});
    return log;
}

}  // namespace

pinned_cases upward_tests::boss_cases() {
    using enum boss_act_sort;
    constexpr std::string_view today = "2026-03-30";
    // R = (r + 2 T)/(r + s + 2) with T .42171633, the trust of an empty log.
    return {
        on_log("invested", .6696, acted(invest), "2026-03-02", revealed),
        on_log("invested 37 days ago", .6496, acted(invest), "2026-04-08", revealed),
        on_log("a wider sign-off", .6145, acted(wider), "2026-03-02", revealed),
        on_log("sent in their place", .6145, acted(sends), "2026-03-02", revealed),
        on_log("took an area back", .2410, acted(takes_back), "2026-03-02", revealed),
        on_log("a new sign-off", .2811, acted(new_signoff), "2026-03-02", revealed),
        on_log("redid the work", .3067, acted(redoes), "2026-03-02", revealed),
        on_log("went round", .3067, acted(round_me), "2026-03-02", revealed),
        in_stage("the asks have stopped", .6145, rhythm_stage::weaned),
        in_stage("the asks are back", .2811, rhythm_stage::relapse),
        // 1.0 decayed for 207 days is .1063 above, for 242 days .0951.
        on_log("a little above", number_of(revealed_reading::above), acted(wider), "2026-09-25",
               reads),
        on_log("hardly above", number_of(revealed_reading::agrees), acted(wider), "2026-10-30",
               reads),

        on_log("16 asks, 12 in detail, 6 of 8 signed", .6840, control_story{12, 4, 6, 8}.log(),
               today, control),
        on_log("4 asks, 1 in detail, 1 of 8 signed", .2889, control_story{1, 3, 1, 8}.log(), today,
               control),
        // The window of 20 wd goes back to 2026-03-03: C of 5 asks, 3 in detail, against 4 and 2.
        on_log("an ask on the first day of the window", .4107, with_ask_on("2026-03-03"), today,
               control),
        on_log("an ask on the day before it", .3730, with_ask_on("2026-03-02"), today, control),
        on_log("ten days together", .7205, control_story{12, 4, 6, 8, "2026-03-17"}.log(), today,
               control),
        on_log("nine days together", -1, control_story{12, 4, 6, 8, "2026-03-18"}.log(), today,
               control),
        on_log("five observations", .3103, control_story{1, 1, 0, 3}.log(), today, control),
        on_log("four observations", -1, control_story{1, 1, 0, 2}.log(), today, control),
        on_log("C .6234", number_of(control_level::high), control_story{9, 2, 4, 7}.log(), today,
               level),
        on_log("C .5693", number_of(control_level::middle), control_story{6, 3, 3, 5}.log(), today,
               level),
        on_log("C .4127", number_of(control_level::middle), control_story{1, 3, 3, 5}.log(), today,
               level),
        on_log("C .3730", number_of(control_level::low), control_story{2, 2, 1, 5}.log(), today,
               level),
        on_log("trust of .64 is fine", 1, held_tightly(-1.4), today, says_fine),
        on_log("trust of .57 is not", 0, held_tightly(-3.5), today, says_fine),
        on_log("a review in 20 wd", number_of(control_driver::review), reviewed_on("2026-04-27"),
               today, driver),
        on_log("a review in 21 wd", number_of(control_driver::none), reviewed_on("2026-04-28"),
               today, driver),
    };
}

TEST_CASE("the pinned cases of the boss's acts and control hold") { check_each(boss_cases()); }
