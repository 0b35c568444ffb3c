// SPDX-License-Identifier: BSL-1.0
//
// The thinking layers as plain C++: builds a log in code, reads the answer field by field, and asks
// what one bad day would change. Needs upward::headers alone.
#include <upward/plan/plan.hpp>

#include <cstdio>

int main() {
    const auto monday = *upward::parse_date("2026-03-02");
    auto log = upward::entry_log{};
    for (const char* name : {"report", "budget", "hiring plan"}) {
        const auto id = "promise-" + std::to_string(log.size() / 2);
        const auto added = log.append({
            {.id = {id},
             .date = monday,
             .body = upward::promise{.to = {{"boss"}}, .text = name, .due = monday}},
            {.id = {id + "-kept"},
             .date = monday,
             .body = upward::promise_outcome{.promise = {{id}}}},
        });
        if (!added) return 1;
    }

    const auto policy = upward::policy{};
    const auto now = upward::fold(log, {}, monday);
    const auto trust =
        upward::trust_of(upward::situation{now, policy, upward::to_day_number(monday)}, {});

    std::printf("Trust %.2f, held back by %s; rung %d.\n", trust.overall,
                upward::enum_name(trust.binding).data(), trust.areas.at("*").rung);
    std::printf("One promise missed without a word: %.2f and rung %d.\n", trust.one_miss.overall,
                trust.one_miss.rung);
    std::printf("%d more kept: rung %d.\n", trust.next_rung->promises, trust.next_rung->rung);
}
