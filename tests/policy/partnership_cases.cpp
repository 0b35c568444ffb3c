// SPDX-License-Identifier: BSL-1.0
//
// The constants of policy.partnership: a month, or months in a row, on each side of each threshold,
// so close that a tenth of it decides. The number is the stage after them: 0 starting, 1 proving,
// 2 trusted, 3 partnership, 4 protective.
#include "plan/months.hpp"
#include "policy/pinned.hpp"

using namespace upward;

namespace upward_tests {

namespace {

pinned_case after(std::string name, partnership_stage expected, std::vector<a_month> months) {
    return {std::move(name), static_cast<double>(expected),
            [months = std::move(months)](const policy& p) {
                const auto stages = stages_of(months, p);
                const auto last = stages.substr(stages.find_last_of(' ') + 1);
                auto found = -1.0;
                for_each_enumerator<partnership_stage>([&](partnership_stage s, auto name_of_it) {
                    if (name_of_it == last) found = static_cast<double>(s);
                });
                return found;
            }};
}

/// Three months of that sort.
pinned_case after_three(std::string name, partnership_stage expected, const a_month& m) {
    return after(std::move(name), expected, {m, m, m});
}

a_month tight(double control) { return a_month().control(control).below(); }

}  // namespace

pinned_cases partnership_cases() {
    using enum partnership_stage;
    const auto trusted_month = a_month().trust(.65).eased();
    const auto partner_month = a_partner_month(.8);
    return {
        after("an uncertainty of .50", proving, {a_month().uncertain(.50)}),
        after("an uncertainty of .51", starting, {a_month().uncertain(.51)}),
        after("a trust of .60, eased", trusted, {a_month().trust(.60).eased()}),
        after("a trust of .59, eased", proving, {a_month().trust(.59).eased()}),
        after_three("three months with a trust of .70", partnership, a_partner_month(.70)),
        after_three("three months with a trust of .69", trusted, a_partner_month(.69)),
        after("two months of partnership", trusted, {partner_month, partner_month}),
        after_three("three months with a control of .39", partnership,
                    a_partner_month().control(.39)),
        after_three("three months with a control of .40", trusted, a_partner_month().control(.40)),
        after_three("three months with half the asks on direction", partnership,
                    a_partner_month().direction(.50)),
        after_three("three months with .49 of the asks on direction", trusted,
                    a_partner_month().direction(.49)),
        after("one ask in ten days", trusted, {a_month().trust(.65).asked(1)}),
        after("two asks in ten days", proving, {a_month().trust(.65).asked(2)}),
        after("one month below trusted", trusted, {trusted_month, a_month()}),
        after("two months below trusted", proving, {trusted_month, a_month(), a_month()}),
        after("a control of .60, rising", protective, {tight(.60), tight(.61), tight(.62)}),
        after("a control of .59, rising", proving, {tight(.59), tight(.60), tight(.61)}),
        after("a control of .60, rising for two months", proving, {tight(.60), tight(.61)}),
    };
}

}  // namespace upward_tests

TEST_CASE("the pinned cases of the partnership hold") {
    upward_tests::check_each(upward_tests::partnership_cases());
}
