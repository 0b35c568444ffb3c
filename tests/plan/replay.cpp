// SPDX-License-Identifier: BSL-1.0
//
// Invariants 3 and 7 over a long life of every kind: whatever the order of arrival, at once or bit by
// bit, or read back from stored bytes, every query answers the same bytes; and every number that
// comes with its trace is what the trace recomputes to.
#include <upward/plan/kinds.hpp>

#include "plan/long_life.hpp"
#include "support/build.hpp"

#include <upward/core/describe.hpp>
#include <upward/core/trace.hpp>
#include <upward/io/json.hpp>
#include <upward/io/query.hpp>
#include <upward/model/differences.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto size = 10'000;

const log_builder& the_life() {
    static const auto life = long_life{11}.log(size);
    return life;
}

/// The answer of every query.
std::map<std::string, std::string> everything(const workspace& ws, std::string_view day) {
    auto answers = std::map<std::string, std::string>{};
    for_each_query([&](const auto& q) {
        const auto json = io::query(ws, q.name, day);
        REQUIRE_MESSAGE(json.ok(), q.name << ": " << to_string(json.error()));
        answers[q.name] = *json;
    });
    return answers;
}

void check_same(const workspace& ws, std::string_view day,
                const std::map<std::string, std::string>& expected) {
    for (const auto& [kind, json] : everything(ws, day))
        CHECK_MESSAGE(json == expected.at(kind), kind << " on " << day);
}

/// In batches of random sizes, asked in between.
workspace arriving(std::vector<entry> entries, dice& roll) {
    roll.shuffle(entries);
    auto ws = workspace{};
    for (auto next = entries.begin(); next != entries.end();) {
        const auto left = static_cast<std::size_t>(entries.end() - next);
        const auto count = std::min(left, roll.below(5000) + 1);
        const auto end = next + static_cast<std::ptrdiff_t>(count);
        REQUIRE(ws.append(std::vector<entry>{next, end}).ok());
        REQUIRE(io::query(ws, "touches", "2025-01-15").ok());
        next = end;
    }
    return ws;
}

/// Every trace of an answer, wherever it is.
class trace_check {
public:
    template <class Answer>
    explicit trace_check(const Answer& answer) {
        visit("", answer);
    }
    std::size_t traces = 0;
    std::vector<std::string> wrong;  ///< where a trace does not give its number

private:
    using named_traces = std::optional<std::map<std::string, trace>>;

    void visit(const std::string& at, const trace& t) {
        ++traces;
        if (recompute(t) != t.value) wrong.push_back(at);
    }
    template <class T>
    void visit(const std::string& at, const T& value) {
        if constexpr (described_struct<T>) {
            for_each_member(value, [&](std::string_view name, const auto& member) {
                visit(at + "/" + std::string{name}, member);
            });
            if constexpr (requires {
                              { value.traces } -> std::same_as<const named_traces&>;
                          })
                check_numbers(at, value);
        }
    }
    template <class T>
    void visit(const std::string& at, const std::optional<T>& value) {
        if (value) visit(at, *value);
    }
    template <class T>
    void visit(const std::string& at, const std::vector<T>& list) {
        for (std::size_t i = 0; i < list.size(); ++i) visit(at + "/" + std::to_string(i), list[i]);
    }
    template <class T>
    void visit(const std::string& at, const std::map<std::string, T>& values) {
        for (const auto& [name, value] : values) visit(at + "/" + name, value);
    }

    /// Each is named by the number beside it that it explains: "dimensions.sincerity.e"; or by the
    /// thing in a list and the number of it: "proposal-7/fit".
    template <class Answer>
    void check_numbers(const std::string& at, const Answer& answer) {
        if (!answer.traces) return;
        const auto numbers = upward::detail::flattened{answer};
        for (const auto& [name, t] : *answer.traces) {
            auto pointer = "/" + name;
            std::replace(pointer.begin(), pointer.end(), '.', '/');
            const auto number = numbers.leaves().find(pointer);
            const auto explained = message_argument{rounded(t.value, 4)};
            const auto fits = number == numbers.leaves().end()
                                  ? one_of(numbers.leaves(), last_part(pointer), explained)
                                  : number->second == explained;
            if (!fits) wrong.push_back(at + pointer);
        }
    }
    static std::string last_part(const std::string& pointer) {
        return pointer.substr(pointer.rfind('/'));
    }
    static bool one_of(const std::map<std::string, message_argument>& leaves,
                       const std::string& part, const message_argument& value) {
        return std::any_of(leaves.begin(), leaves.end(), [&](const auto& leaf) {
            return leaf.second == value && leaf.first.find(part) != std::string::npos;
        });
    }
};

template <class Parameters>
Parameters explained() {
    auto parameters = Parameters{};
    if constexpr (requires { parameters.explain; }) parameters.explain = true;
    return parameters;
}

}  // namespace

TEST_CASE("a long life has entries of every kind") {
    auto seen = std::set<std::string>{};
    for (const auto& e : the_life().entries()) seen.insert(std::string{kind_of(e.body)});
    CHECK(the_life().entries().size() == size);
    CHECK(seen.size() == boost::mp11::mp_size<known_kinds>::value);
}

TEST_CASE("the order of arrival changes nothing, at once or bit by bit") {
    const auto ws = the_life().workspace();
    auto roll = dice{5};
    for (const auto* day : {"2024-09-20", "2026-01-09"}) {
        const auto other = arriving(the_life().entries(), roll);
        check_same(other, day, everything(ws, day));
        CHECK(io::write_workspace(other) == io::write_workspace(ws));
    }
}

TEST_CASE("a state that took its entries in another order holds them in the same") {
    auto roll = dice{6};
    const auto standing = the_life().build().standing(day("2026-01-09"));
    auto shuffled = standing;
    roll.shuffle(shuffled);
    const auto now = fold(standing, working_calendar{}, day("2026-01-09"));
    const auto other = fold(shuffled, working_calendar{}, day("2026-01-09"));
    boost::mp11::mp_for_each<known_kinds>([&](auto kind) {
        using Kind = decltype(kind);
        auto ids = std::vector<std::string>{}, others = std::vector<std::string>{};
        for (const auto& f : now.all<Kind>()) ids.push_back(f.id());
        for (const auto& f : other.all<Kind>()) others.push_back(f.id());
        CHECK_MESSAGE(ids == others, Kind::kind);
    });
    CHECK(plan_of(now, {}, {}).trust.overall == plan_of(other, {}, {}).trust.overall);
}

TEST_CASE("read back from stored bytes it answers the same bytes") {
    const auto ws = the_life().workspace();
    const auto stored = io::write_workspace(ws);
    const auto again = io::read_workspace(stored);
    REQUIRE(again.ok());
    CHECK(io::write_workspace(*again) == stored);
    check_same(*again, "2025-11-14", everything(ws, "2025-11-14"));
}

TEST_CASE("every trace of every answer recomputes to its number") {
    const auto ws = the_life().workspace();
    auto found = std::map<std::string, std::size_t>{};
    for (const auto* iso_day : {"2024-04-30", "2025-10-15"}) {
        const auto now = ws.state_at(day(iso_day));
        for_each_query([&](const auto& q) {
            using Parameters = typename std::remove_cvref_t<decltype(q)>::parameters_type;
            const auto answer = q.ask(now, ws.policy(), explained<Parameters>());
            REQUIRE(answer.ok());
            const auto checked = trace_check{*answer};
            for (const auto& wrong : checked.wrong)
                FAIL_CHECK(q.name << wrong << " on " << iso_day);
            found[q.name] += checked.traces;
            // Nothing is offered in this life: sincerity is locked.
            if constexpr (requires(Parameters p) { p.explain; })
                CHECK_MESSAGE((checked.traces > 0 || q.name == std::string_view{"burden"}),
                              (q.name + std::string{" explains nothing"}));
        });
        const auto here = queries::situation_now(now, ws.policy());
        const auto offers = trace_check{burden_of(here, {.explain = true})};
        CHECK(offers.traces > 0);
        CHECK(offers.wrong.empty());
    }
    CHECK(found.at("trust") >= 20);
    CHECK(found.at("rhythm") >= 2);
    CHECK(found.at("needs") >= 6);
}
