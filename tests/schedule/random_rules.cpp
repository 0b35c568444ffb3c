// SPDX-License-Identifier: BSL-1.0
//
// The engine against the definition, on random rules: 5,000 of them, or as many as UPWARD_RULES in
// the environment says.
#include "random_rules.hpp"

#include "rule_by_definition.hpp"

#include <upward/schedule/recurrence.hpp>
#include <upward/schedule/rule_text.hpp>

#include <doctest/doctest.h>

#include <cstdlib>

using namespace upward;
using test::rule_by_definition;
using test::rule_writer;

namespace {

int rules_wanted() {
    const auto* const wanted = std::getenv("UPWARD_RULES");
    return wanted ? std::atoi(wanted) : 5000;
}

std::string texts(const std::vector<std::int64_t>& times) {
    auto text = std::string{};
    for (std::size_t i = 0; i < times.size() && i < 60; ++i) text += " " + to_ical(times[i]);
    return text;
}

// A mistake that is found once would be found many times: the first few are enough to see.
class reporter {
public:
    bool agree(const std::vector<std::int64_t>& ours, const std::vector<std::int64_t>& expected,
               const char* what, const recurrence_rule& rule, local_seconds start) {
        if (ours == expected) return true;
        if (++faults_ <= 10)
            MESSAGE(what, ": ", to_string(rule), " from ", to_ical(start),
                    "\n  ours:    ", texts(ours), "\n  expected:", texts(expected));
        return false;
    }
    int faults() const { return faults_; }

private:
    int faults_ = 0;
};

std::vector<std::int64_t> walked(const recurrence& r, std::size_t most, std::int64_t before) {
    auto times = std::vector<std::int64_t>{};
    for (auto it = r.begin(); it != r.end() && times.size() < most && *it < before; ++it)
        times.push_back(*it);
    return times;
}

std::vector<std::int64_t> walked_back(const recurrence& r, std::int64_t from, std::size_t most) {
    auto times = std::vector<std::int64_t>{};
    auto it = r.from(from);
    for (; times.size() < most && it != r.begin();) times.push_back(*--it);
    return {times.rbegin(), times.rend()};
}

}  // namespace

TEST_CASE("random rules have the occurrences of the definition, whichever way one asks") {
    auto writer = rule_writer{20260122};
    auto report = reporter{};
    std::size_t occurrences = 0, unsupported = 0;
    for (int i = 0; i < rules_wanted(); ++i) {
        const auto rule = writer.rule();
        const auto start = writer.start();
        const auto made = recurrence::make(rule, start);
        if (!made) {
            CHECK(made.error().code == errc::unsupported_rule);
            ++unsupported;
            continue;
        }
        const auto periods = rule.freq < frequency::DAILY ? 4000 : 500;
        const auto expected = rule_by_definition{rule, start}.first(24, periods);
        const auto all_counted =
            rule.count > 0 && expected.times.size() == static_cast<std::size_t>(rule.count);
        const auto known = all_counted ? last_local : expected.known_before;
        auto times = expected.times;
        if (!all_counted && times.size() > 24) times.resize(24);

        const auto ours = walked(*made, all_counted ? times.size() + 5 : times.size(), known);
        if (!report.agree(ours, times, "walk", rule, start) || times.empty()) continue;
        occurrences += times.size();

        report.agree(walked_back(*made, times.back() + 1, times.size()), times, "backward", rule,
                     start);
        auto at = made->begin();
        auto bulk = std::vector<std::int64_t>(times.size());
        bulk.resize(at.write(bulk.data(), bulk.size()));
        report.agree(bulk, times, "bulk", rule, start);
        CHECK((at == made->end() || *at > times.back()));

        auto sought = std::vector<std::int64_t>{};
        for (const auto t : times) {
            sought.push_back(made->after(t, true).value().value_or(-1));
            if (!made->contains(t)) sought.push_back(-2);
        }
        report.agree(sought, times, "seek", rule, start);

        const auto j = static_cast<std::size_t>(writer.below(static_cast<int>(times.size())));
        report.agree({made->nth(static_cast<std::int64_t>(j)).value().value_or(-1)}, {times[j]},
                     "nth", rule, start);
        if (j + 1 < times.size()) {
            report.agree({made->after(times[j]).value().value_or(-1)}, {times[j + 1]}, "after",
                         rule, start);
            report.agree({made->before(times[j + 1]).value().value_or(-1)}, {times[j]}, "before",
                         rule, start);
            report.agree(made->between(times[j], times[j + 1] + 1).value(),
                         {times[j], times[j + 1]}, "between", rule, start);
        }
        if (all_counted) report.agree({**made->count()}, {rule.count}, "count", rule, start);
    }
    MESSAGE(occurrences, " occurrences; ", unsupported, " rules are not supported");
    CHECK(report.faults() == 0);
    CHECK(unsupported <= static_cast<std::size_t>(rules_wanted()) / 100);
}
