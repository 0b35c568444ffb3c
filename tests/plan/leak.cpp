// SPDX-License-Identifier: BSL-1.0
//
// Invariant 8: no private text reaches the boss. Every text, id and area of every private entry of
// large random logs carries a mark, and so does what was shared and then withdrawn; no answer and no
// page for the boss has one in it, of whatever query the list has.
#include <upward/model/shared.hpp>

#include "plan/marked_entries.hpp"
#include "support/build.hpp"

#include <upward/core/describe.hpp>
#include <upward/io/query.hpp>
#include <upward/plan/kinds.hpp>
#include <upward/render/render.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

const auto as_of = std::string{"2026-02-20"};

constexpr render::format formats[] = {render::format::text, render::format::markdown,
                                      render::format::ics};

/// All that a query can be told to show: numbers at their most, what can be asked for as well.
template <class Parameters>
std::string widest() {
    auto text = std::string{};
    const auto put = [&text](std::string_view name, const std::string& value) {
        text += (text.empty() ? "{\"" : ",\"") + std::string{name} + "\":" + value;
    };
    auto defaults = Parameters{};
    for_each_member(defaults, [&put](std::string_view name, auto& value) {
        using Member = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<Member, bool>) put(name, "true");
        else if constexpr (requires { Member::max; }) put(name, std::to_string(Member::max));
    });
    return text.empty() ? "{}" : text + "}";
}

struct given_text {
    std::string kind;
    std::string how;
    std::string text;

    bool operator==(const given_text&) const = default;
};

/// Calls `visit(kind, parameters)` for each query that the boss may be answered.
template <class Visit>
void for_each_query_of_boss(Visit&& visit) {
    for_each_query([&visit](const auto& q) {
        using Parameters = typename std::remove_cvref_t<decltype(q)>::parameters_type;
        if (!q.is_for_boss()) return;
        for (const auto& parameters : {std::string{}, widest<Parameters>()})
            visit(std::string{q.name}, parameters);
    });
}

/// Everything that the boss can be given of a workspace, refusals included.
std::vector<given_text> all_for_boss(const workspace& ws) {
    auto given = std::vector<given_text>{};
    const auto take = [&given](const std::string& kind, const std::string& how,
                               const result<std::string>& text) {
        given.push_back({kind, how, text ? *text : to_string(text.error())});
    };
    for_each_query_of_boss([&](const std::string& kind, const std::string& parameters) {
        const auto json = io::query(ws, kind, as_of, parameters, audience::boss);
        CHECK_MESSAGE(json.ok(), to_string(json.error()));
        take(kind, "json", json);
        for (const auto format : formats)
            for (const auto colour : {false, true})
                take(kind, "page " + std::to_string(static_cast<int>(format)),
                     render::render(ws, kind, as_of, parameters,
                                    {.format = format,
                                     .colour = colour,
                                     .width = 400,
                                     .asked_by = audience::boss}));
    });
    return given;
}

}  // namespace

TEST_CASE("no mark of what is private or withdrawn is in anything that the boss is given") {
    auto crossed = std::map<std::string, int>{};
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const auto ws = marked_entries{seed}.log(8).workspace();
        REQUIRE(ws.entries().size() > 1000);
        for (const auto& given : all_for_boss(ws)) {
            CHECK_MESSAGE(leak_in(given.text) == "", given.kind << " as " << given.how);
            crossed[given.kind] += given.text.find("open") != std::string::npos;
        }
    }
    for_each_query_of_boss([&crossed](const std::string& kind, const std::string&) {
        CHECK_MESSAGE(crossed[kind] > 0, kind << " never shows what is shared");
    });
}

TEST_CASE("the marks are there to be found, and the boss does see what is shared") {
    const auto ws = marked_entries{1}.log(8).workspace();
    CHECK(leak_in(*io::query(ws, "log", as_of)) != "");
    CHECK(leak_in(*render::render(ws, "log", as_of, "", {})) != "");
    const auto boss = io::query(ws, "log", as_of, "", audience::boss);
    CHECK(boss->find("\"open words ") != std::string::npos);
    CHECK(io::query(ws, "touches", as_of, R"({"days":260})", audience::boss)->find("open-rule-") !=
          std::string::npos);
    CHECK(render::render(ws, "log", as_of, "", {.asked_by = audience::boss})->find("open words ") !=
          std::string::npos);
}

TEST_CASE("what was shared and is withdrawn was there before, and is nowhere after") {
    auto log =
        a_log()
            .ana_and_bo("2026-01-05")
            .shared("GONE-item", "2026-01-12", work_item{"GONE name", {{"ana"}}, "GONE topic"})
            .shared("open-state", "2026-01-13",
                    item_state{.item = {{"GONE-item"}}, .state = "open state"});
    const auto told = [&log] {
        return *io::query(log.workspace(), "log", as_of, "", audience::boss);
    };
    CHECK(leak_in(told()) != "");
    log.withdraw("taken-back", "2026-02-02", "GONE-item");
    CHECK(leak_in(told()) == "");
    CHECK(told().find("open state") != std::string::npos);
    CHECK(leak_in(*io::query(log.workspace(), "log", "2026-02-01", "", audience::boss)) != "");
}

TEST_CASE("a page rendered by hand for the boss has no mark in any format") {
    const auto ws = marked_entries{99}.log(8).workspace();
    const auto entries = for_boss(
        ws, day(as_of),
        [](const state& now, const policy& p, const no_parameters& q) {
            return queries::log(now, p, q);
        },
        no_parameters{});
    const auto ahead = for_boss(
        ws, day(as_of),
        [](const state& now, const policy& p, const plan_parameters& q) {
            return queries::touches_for_boss(now, p, q);
        },
        plan_parameters{{60}});
    REQUIRE(entries.ok());
    REQUIRE(ahead.ok());
    for (const auto format : formats) {
        const auto how = render::options{.format = format};
        CHECK(leak_in(render::render_for_boss(*entries, day(as_of), how)) == "");
        CHECK(leak_in(render::render_for_boss(*ahead, day(as_of), how)) == "");
    }
}

TEST_CASE("changing what is private changes not a byte of what the boss is given") {
    const auto log = marked_entries{7}.log(8);
    auto shared_alone = a_log();
    for (const auto& e : log.entries())
        if (e.visibility == visibility_level::shared || upward::holds<correction>(e.body))
            shared_alone.add(e);
    CHECK(all_for_boss(log.workspace()) == all_for_boss(shared_alone.workspace()));
}

TEST_CASE("the boss is never answered what judges, nor a what if, in any format") {
    const auto ws = marked_entries{3}.log(2).workspace();
    auto refused = std::vector<std::string>{};
    for_each_query([&](const auto& q) {
        if (q.is_for_boss()) return;
        refused.push_back(q.name);
        CHECK(in_short(io::query(ws, q.name, as_of, "", audience::boss)) == "not_for_boss");
        for (const auto format : formats)
            CHECK(in_short(render::render(ws, q.name, as_of, "",
                                          {.format = format, .asked_by = audience::boss})) ==
                  "not_for_boss");
    });
    for (const auto* kind :
         {"plan", "trust", "rhythm", "needs", "calibration", "surprises", "what_if", "wake",
          "partnership", "checklist", "stakeholders", "agenda"})
        CHECK_MESSAGE(std::find(refused.begin(), refused.end(), kind) != refused.end(), kind);
}

TEST_CASE("a what if cannot be asked of the shared entries, however it is asked") {
    const auto ws = marked_entries{3}.log(2).workspace();
    for (const auto* parameters :
         {"", "{}", R"({"withdraw":["SECRET-promise-0"]})",
          R"({"add":[{"id":"x","kind":"area","date":"2026-02-20","name":"SECRET"}]})", "no JSON"}) {
        const auto json = io::query(ws, "what_if", as_of, parameters, audience::boss);
        CHECK(in_short(json) == "not_for_boss");
        CHECK(leak_in(to_string(json.error())) == "");
    }
}

namespace {

/// Without the members that say nothing: a score that is left out leaves its name and a null.
std::string without_empty_members(std::string json) {
    constexpr std::string_view nothing = "\":null";
    for (auto at = json.find(nothing); at != std::string::npos; at = json.find(nothing)) {
        const auto begin = json.rfind('"', at - 1);
        json.erase(begin, at + nothing.size() - begin);
    }
    return json;
}

}  // namespace

TEST_CASE("no label and no score of trust is in what the boss is given of any story") {
    for (const auto* name : {"new_report", "coach", "hand_over"})
        for (const auto& given : all_for_boss(example(name)))
            for (const auto* label :
                 {"micromanager", "frenemy", "competitor", "supporter", "sincerity", "credibility",
                  "competence", "disposition", "surprise", "Trust", "overall", "binding", "earned",
                  "uncertainty", "protective", "adherence", "weaning", "p_fall", "revealed"})
                CHECK_MESSAGE(without_empty_members(given.text).find(label) == std::string::npos,
                              label << " in " << given.kind << " as " << given.how);
}
