// SPDX-License-Identifier: BSL-1.0
#include <upward/plan/partnership_stages.hpp>

#include "plan/months.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

using months = std::vector<a_month>;

/// A month held tight by a boss whose own acts trust less.
a_month tight(double control) { return a_month().control(control).below(); }

/// What the last month does not meet of a stage, by key.
std::string unmet(const a_month& m, partnership_stage s) {
    auto text = std::string{};
    for (const auto& condition : unmet_by(m.made, s, partnership_policy{}))
        text += (text.empty() ? "" : ", ") +
                condition.key.substr(std::string_view{"partnership."}.size());
    return text;
}
std::string unmet_of_partnership(const a_month& m) {
    return unmet(m, partnership_stage::partnership);
}

months with(months list, const a_month& more, std::size_t times = 1) {
    list.insert(list.end(), times, more);
    return list;
}

months three_partner_months() { return with({}, a_partner_month(), 3); }

}  // namespace

TEST_CASE("a whole story: up month by month, down after two, protective on a threat") {
    auto stages = partnership_stages{partnership_policy{}};
    const auto judged = [&](a_month m, std::string_view iso) {
        m.made.day = day(iso);
        stages.judge(m.made);
        return m.made.stage;
    };
    CHECK(judged(a_month().uncertain(.62), "2026-01-30") == partnership_stage::starting);
    CHECK(judged(a_month().trust(.53), "2026-02-27") == partnership_stage::proving);
    CHECK(judged(a_month().trust(.66).eased(), "2026-03-31") == partnership_stage::trusted);
    CHECK(judged(a_partner_month(.71), "2026-04-30") == partnership_stage::trusted);
    CHECK(judged(a_partner_month(.72), "2026-05-29") == partnership_stage::trusted);
    CHECK(judged(a_partner_month(.73), "2026-06-30") == partnership_stage::partnership);
    CHECK(judged(a_partner_month(.69), "2026-07-31") == partnership_stage::partnership);
    CHECK(judged(a_partner_month(.68), "2026-08-31") == partnership_stage::trusted);
    stages.protect(on("2026-09-02"), message{"threat"});
    CHECK(stages.stage() == partnership_stage::protective);
    CHECK(stages.since() == on("2026-09-02"));
}

TEST_SUITE("up") {
    TEST_CASE(
        "to proving with an uncertainty of .5, to trusted with .60 and eased or weaned asks") {
        CHECK(stages_of({a_month().uncertain(.5)}) == "proving");
        CHECK(stages_of({a_month().uncertain(.501)}) == "starting");
        CHECK(stages_of({a_month().trust(.60).eased()}) == "trusted");
        CHECK(stages_of({a_month().trust(.60).weaned()}) == "trusted");
        CHECK(stages_of({a_month().trust(.599).weaned()}) == "proving");
        for (const auto s : {rhythm_stage::baseline, rhythm_stage::establishing,
                             rhythm_stage::relapse, rhythm_stage::holding, rhythm_stage::plateau})
            CHECK(stages_of({a_month().trust(.8).stage(s)}) == "proving");
    }

    TEST_CASE("to the highest stage met, over others between") {
        CHECK(stages_of({a_month().uncertain(.6).trust(.65).eased()}) == "trusted");
        CHECK(stages_of({a_month().uncertain(1), a_month().uncertain(1),
                         a_month().trust(.65).eased()}) == "starting, starting, trusted");
    }

    TEST_CASE("at most one ask out of rhythm in ten working days is as good as weaned") {
        CHECK(stages_of({a_month().trust(.60).asked(1)}) == "trusted");
        CHECK(stages_of({a_month().trust(.60).asked(2)}) == "proving");
        CHECK(unmet_of_partnership(a_partner_month().stage(rhythm_stage::baseline).asked(1)) == "");
    }

    TEST_CASE("to partnership only after three months in a row") {
        CHECK(stages_of(three_partner_months()) == "trusted, trusted, partnership");
        CHECK(stages_of(with(with(with({}, a_partner_month(), 2), a_partner_month(.69)),
                             a_partner_month(), 3)) ==
              "trusted, trusted, trusted, trusted, trusted, partnership");
    }

    TEST_CASE("each month of partnership meets each of its conditions") {
        CHECK(unmet_of_partnership(a_partner_month()) == "");
        CHECK(unmet_of_partnership(a_partner_month(.699)) == "trust");
        CHECK(unmet_of_partnership(a_partner_month().eased()) == "not_weaned");
        CHECK(unmet_of_partnership(a_partner_month().control(.40)) == "control");
        CHECK(unmet_of_partnership(a_partner_month().control({})) == "control_unknown");
        CHECK(unmet_of_partnership(a_partner_month().direction(.499)) == "direction");
        CHECK(unmet_of_partnership(a_partner_month().direction({})) == "");
        CHECK(unmet_of_partnership(a_partner_month().below()) == "revealed_below");
        for (const auto r : {revealed_reading::no_acts_seen, revealed_reading::above})
            CHECK(unmet_of_partnership(a_partner_month().revealed(r)) == "");
        CHECK(unmet_of_partnership(a_month()) == "trust, not_weaned, control_unknown");
    }
}

TEST_SUITE("down") {
    const auto trusted = a_month().trust(.65).eased();
    const auto proving = a_month().trust(.55);
    const auto starting = a_month().uncertain(.6);

    TEST_CASE("only after two months in a row that fail the stage held") {
        CHECK(stages_of({trusted, proving, trusted, proving, trusted}) ==
              "trusted, trusted, trusted, trusted, trusted");
        CHECK(stages_of({trusted, proving, proving}) == "trusted, trusted, proving");
        CHECK(stages_of({proving, starting, starting}) == "proving, proving, starting");
    }

    TEST_CASE("to the highest that the second month meets") {
        CHECK(stages_of({trusted, proving, starting}) == "trusted, trusted, starting");
        CHECK(stages_of({trusted, starting, proving}) == "trusted, trusted, proving");
        CHECK(stages_of(with(three_partner_months(), starting, 2)) ==
              "trusted, trusted, partnership, partnership, starting");
    }

    TEST_CASE("one good month among the bad keeps a partnership, without three in a row") {
        CHECK(stages_of(
                  with(with(with(three_partner_months(), trusted), a_partner_month()), trusted)) ==
              "trusted, trusted, partnership, partnership, partnership, partnership");
    }

    TEST_CASE("a stage that was left counts from its own day, and its failures anew") {
        CHECK(stages_of({trusted, proving, proving, starting, trusted}) ==
              "trusted, trusted, proving, proving, trusted");
    }
}

TEST_SUITE("protective") {
    TEST_CASE("three months of high and rising control, with revealed trust below") {
        CHECK(stages_of({tight(.60), tight(.61), tight(.62)}) == "proving, proving, protective");
        CHECK(stages_of({tight(.599), tight(.61), tight(.62)}) == "proving, proving, proving");
        CHECK(stages_of({tight(.60), tight(.61), tight(.61)}) == "proving, proving, proving");
        CHECK(stages_of({tight(.60), tight(.61).revealed(revealed_reading::agrees), tight(.62),
                         tight(.63)}) == "proving, proving, proving, proving");
        CHECK(stages_of({tight(.60), tight(.61).control({}), tight(.62), tight(.63)}) ==
              "proving, proving, proving, proving");
    }

    TEST_CASE("control that fell once has to rise for three months again") {
        CHECK(stages_of({tight(.70), tight(.80), tight(.75), tight(.76), tight(.77)}) ==
              "proving, proving, proving, proving, protective");
    }

    TEST_CASE("no month leads out of it") {
        auto list = months{tight(.60), tight(.61), tight(.62)};
        CHECK(stages_of(with(list, a_partner_month(.9), 4)) ==
              "proving, proving, protective, protective, protective, protective, protective");
    }

    TEST_CASE("after its end all begins anew") {
        auto stages = partnership_stages{partnership_policy{}};
        const auto judge = [&](a_month m, std::string_view iso) {
            m.made.day = day(iso);
            stages.judge(m.made);
            return m.made.stage;
        };
        judge(a_partner_month(), "2026-01-30");
        judge(a_partner_month(), "2026-02-27");
        stages.protect(on("2026-03-02"), message{"threat"});
        stages.protect(on("2026-03-09"), message{"retaliation"});
        CHECK(stages.since() == on("2026-03-02"));
        CHECK(stages.because() == std::vector{message{"threat"}, message{"retaliation"}});
        CHECK(judge(a_partner_month(), "2026-03-31") == partnership_stage::protective);

        stages.end(on("2026-04-06"));
        CHECK(stages.stage() == partnership_stage::starting);
        CHECK(stages.since() == on("2026-04-06"));
        CHECK(stages.because().empty());
        CHECK(judge(a_partner_month(), "2026-04-30") == partnership_stage::trusted);
        CHECK(stages.partner_months() == 1);
    }

    TEST_CASE("there is nothing to end elsewhere") {
        auto stages = partnership_stages{partnership_policy{}, on("2026-01-05")};
        stages.end(on("2026-02-02"));
        CHECK(stages.since() == on("2026-01-05"));
    }
}

TEST_CASE("whatever came before, a month that is better in anything never leads to a lower stage") {
    auto roll = dice{7};
    const auto any_stage = [&] { return static_cast<rhythm_stage>(roll.below(7)); };
    const auto rank = [](const std::string& text) {
        constexpr std::string_view order[] = {"starting", "proving", "trusted", "partnership"};
        const auto last = text.substr(text.rfind(' ') + 1);
        return std::find(std::begin(order), std::end(order), last) - std::begin(order);
    };
    for (int i = 0; i < 2000; ++i) {
        auto worse = months{};
        for (int m = 0; m < 6; ++m)
            worse.push_back(a_month()
                                .uncertain(roll.between(.3, .6))
                                .trust(roll.between(.5, .8))
                                .stage(any_stage())
                                .control(roll.between(.3, .5))
                                .direction(roll.between(.4, .7)));
        auto better = worse;
        auto& m = better.back();
        switch (roll.below(5)) {
            case 0: m.uncertain(m.made.uncertainty / 2); break;
            case 1: m.trust(m.made.overall + .1); break;
            case 2: m.weaned(); break;
            case 3: m.control(*m.made.control - .1); break;
            default: m.direction(*m.made.direction_share + .1);
        }
        CHECK(rank(stages_of(better)) >= rank(stages_of(worse)));
    }
}
