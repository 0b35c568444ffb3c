// SPDX-License-Identifier: BSL-1.0
#include "policy/pinned.hpp"
#include "support/trust.hpp"

using namespace upward;
using namespace upward_tests;

namespace {

/// A number of the trust answer to a log on a day. The state is made once.
pinned_case on_log(std::string name, double expected, const log_builder& log, std::string_view iso,
                   double (*number)(const trust_answer&)) {
    return {std::move(name), expected, [now = state_on(log, iso), number](const policy& p) {
                return number(trust_on(now, p));
            }};
}

double overall(const trust_answer& a) { return a.overall; }
double sincerity(const trust_answer& a) { return a.dimensions.sincerity.e; }
double credibility(const trust_answer& a) { return a.dimensions.credibility.e; }
double competence(const trust_answer& a) { return a.dimensions.competence.e; }
double rung(const trust_answer& a) { return a.areas.at("*").rung; }
double locked(const trust_answer& a) { return a.lock.locked; }
double in_billing(const trust_answer& a) { return a.areas.at("billing").lower; }
double may_propose(const trust_answer& a) { return a.areas.at("*").may_propose.value_or(0); }

log_builder eight_kept() {
    auto log = a_log();
    add_kept(log, 8, "2026-03-02");
    return log;
}

log_builder eight_kept_and_a_miss() {
    auto log = eight_kept();
    add_promise(log, "broken", "2026-03-02", promise_result::missed);
    return log;
}

/// On 2026-03-02, day 0. The bound is .6502 on day 158 and .6489 on day 159.
log_builder twelve_kept() {
    auto log = a_log();
    add_kept(log, 12, "2026-03-02");
    return log;
}

log_builder weighed(trust_dimension d, int sign, double weight) {
    return a_log().entry("e", "2026-03-02", evidence{d, {sign}, {weight}, "seen"});
}

/// A breach without a weight of its own: a lapse that was disowned.
log_builder disowned() {
    return a_log().entry("r", "2026-03-02", lapse_response{{{"x"}}, lapse_act::disowned});
}

/// The rung of a lower bound: gates are pinned from both sides.
pinned_case gate(double lower, double rung_reached) {
    return {"a bound of " + std::to_string(lower), rung_reached,
            [lower](const policy& p) { return rung_of(lower, p.trust.gates); }};
}

}  // namespace

pinned_cases upward_tests::trust_cases() {
    auto deceived = eight_kept();
    deceived.entry("d", "2026-03-02", deception{"the budget"});
    auto three_and_a_miss = a_log();
    add_kept(three_and_a_miss, 3, "2026-03-02");
    add_promise(three_and_a_miss, "broken", "2026-03-03", promise_result::missed);
    auto elsewhere = a_log().entry("billing", "2026-01-05", area{"Billing"});
    add_kept(elsewhere, 8, "2026-03-02", "kept", "hiring");
    auto risen = eight_kept();
    risen.entry("two", "2026-01-05", rung_agreed{{2}, both()});
    add_promise(risen, "broken", "2026-03-02", promise_result::missed);

    return {
        on_log("nothing known", .4217, a_log(), "2026-03-02", overall),
        on_log("nothing known, sincerity", .5, a_log(), "2026-03-02", sincerity),
        on_log("nothing known, credibility", .3, a_log(), "2026-03-02", credibility),
        on_log("nothing known, competence", .5, a_log(), "2026-03-02", competence),
        on_log("eight kept", .7103, eight_kept(), "2026-03-02", overall),
        on_log("eight kept, competence", .8333, eight_kept(), "2026-03-02", competence),
        on_log("eight kept, rung", 6, eight_kept(), "2026-03-02", rung),
        on_log("and a miss, credibility", .7167, eight_kept_and_a_miss(), "2026-03-02",
               credibility),
        on_log("and a miss, competence", .7407, eight_kept_and_a_miss(), "2026-03-02", competence),
        on_log("120 days later", .6683, eight_kept(), "2026-06-30", overall),
        on_log("120 days later, credibility", .7667, eight_kept(), "2026-06-30", credibility),
        on_log("bad news 60 days old", .5912, weighed(trust_dimension::sincerity, 1, .5),
               "2026-05-01", sincerity),
        on_log("eight kept and a deception", .3909, deceived, "2026-03-02", overall),
        on_log("a deception, sincerity", .1, deceived, "2026-03-02", sincerity),
        on_log("a deception holds the rung", 3, deceived, "2026-03-02", rung),
        on_log("twelve kept, 158 days later", 7, twelve_kept(), "2026-08-07", rung),
        on_log("twelve kept, 159 days later", 6, twelve_kept(), "2026-08-08", rung),
        on_log("three kept and a miss: the rung falls by one", 3, three_and_a_miss, "2026-03-03",
               rung),
        // As billing sees eight kept elsewhere: r 2.4 and 1.2, bounds .4814 and .4613.
        on_log("evidence of another area", .4613, elsewhere, "2026-03-02", in_billing),
        // s = 4 w: E = 1/(2 + s); .44 and .46 stand on both sides of .45.
        on_log("sincerity of .44", 1, weighed(trust_dimension::sincerity, -1, .0682), "2026-03-02",
               locked),
        on_log("sincerity of .46", 0, weighed(trust_dimension::sincerity, -1, .0435), "2026-03-02",
               locked),
        on_log("90 days after a breach", 1, disowned(), "2026-05-31", locked),
        on_log("91 days after a breach", 0, disowned(), "2026-06-01", locked),
        on_log("30 days after a miss", 0, risen, "2026-04-01", may_propose),
        on_log("31 days after a miss", 3, risen, "2026-04-02", may_propose),
        gate(.25, 2),
        gate(.2499, 1),
        gate(.35, 3),
        gate(.3499, 2),
        gate(.45, 4),
        gate(.4499, 3),
        gate(.55, 5),
        gate(.5499, 4),
        gate(.65, 6),
        gate(.6499, 5),
        gate(.75, 7),
        gate(.7499, 6),
    };
}

TEST_CASE("the pinned cases of trust hold") { check_each(trust_cases()); }
