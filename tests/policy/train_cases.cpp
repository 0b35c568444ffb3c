// SPDX-License-Identifier: BSL-1.0
//
// The constants of policy.train: a case on each side of each gate, so close that a tenth of it
// decides. 1 stands for a proposal, 0 for none.
#include "policy/pinned.hpp"
#include "train/arrange.hpp"

using namespace upward;

namespace upward_tests {

namespace {

log_builder notes() { return agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY;BYDAY=MO,TH")}}); }

pinned_case proposes(std::string name, double expected, judged_day day) {
    return {std::move(name), expected, [day = std::move(day)](const policy& p) mutable {
                return day.under(p).proposal() ? 1.0 : 0.0;
            }};
}

judged_day weaned_day(const log_builder& log, std::string_view iso) {
    auto day = judged_day{log, iso};
    day.stage(rhythm_stage::weaned);
    return day;
}

pinned_case weaned(std::string name, double expected, double kept, double credibility) {
    return proposes(std::move(name), expected,
                    weaned_day(notes(), "2026-03-02").kept(kept).credible(credibility));
}

/// With a review on Monday 2026-03-16, ten working days after Monday 2026-03-02.
pinned_case reviewed(std::string name, double expected, std::string_view iso) {
    const auto log = notes().entry("review", "2026-01-12", a_review("2026-03-16"));
    return proposes(std::move(name), expected, weaned_day(log, iso));
}

}  // namespace

pinned_cases train_cases() {
    return {
        weaned("an adherence of .90", 1, .9, .9),
        weaned("an adherence of .89", 0, .89, .9),
        weaned("a credibility of .55", 1, 1, .55),
        weaned("a credibility of .54", 0, 1, .54),
        reviewed("ten working days before a review", 0, "2026-03-02"),
        reviewed("eleven working days before", 1, "2026-02-27"),
    };
}

}  // namespace upward_tests

TEST_CASE("the pinned cases of the proposal hold") {
    upward_tests::check_each(upward_tests::train_cases());
}
