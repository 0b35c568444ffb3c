// SPDX-License-Identifier: BSL-1.0
//
// Invariant 8: no private text reaches the boss. Every text, id and area of every private entry of
// large random logs carries a marker; no answer and no page for the boss has one in it.
#include <upward/model/shared.hpp>

#include "support/build.hpp"

#include <upward/core/describe.hpp>
#include <upward/io/query.hpp>
#include <upward/plan/kinds.hpp>
#include <upward/render/render.hpp>

#include <boost/mp11/algorithm.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

const auto as_of = std::string{"2026-02-20"};

/// Fills entries with random content. What is private says so in each text and id; references lead to
/// private and to shared entries alike.
class marked_entries {
public:
    explicit marked_entries(std::uint64_t seed) : roll_(seed) {}

    /// `per_kind` private and as many shared entries of each kind, and corrections of some.
    log_builder log(int per_kind) {
        auto log = a_log();
        boost::mp11::mp_for_each<kinds>([&](auto kind) {
            using Kind = decltype(kind);
            for (int i = 0; i < per_kind; ++i) {
                log.add(entry_of<Kind>(visibility_level::private_, i));
                if (!judges_a_person<Kind>()) log.add(entry_of<Kind>(visibility_level::shared, i));
            }
        });
        for (int i = 0; i < per_kind; ++i) add_corrections(log, i);
        return log;
    }

private:
    using kinds = boost::mp11::mp_remove<known_kinds, correction>;
    static constexpr int ids_per_kind = 8;

    template <class Kind>
    static std::string name_of(bool shared, int i) {
        return (shared ? "open-" : "SECRET-") + std::string{Kind::kind} + "-" + std::to_string(i);
    }

    template <class Kind>
    entry entry_of(visibility_level visibility, int i) {
        shared_ = visibility == visibility_level::shared;
        auto e = entry{};
        do {
            e = entry{};
            e.id.text = name_of<Kind>(shared_, i);
            e.visibility = visibility;
            fill(e.date);
            if (roll_.once_in(2)) fill(e.at);
            if (roll_.once_in(2)) e.area = any_id<area>();
            auto kind = Kind{};
            fill(kind);
            repair(kind);
            e.body = std::move(kind);
        } while (!check(e));
        return e;
    }

    void add_corrections(log_builder& log, int i) {
        const auto target = name_of<person>(true, i);
        const auto n = std::to_string(i);
        switch (i % 4) {
            case 0: log.withdraw("SECRET-w-" + n, "", target); break;
            case 1: log.replace("SECRET-r-" + n, "", target, person{"SECRET name"}); break;
            case 2:
                log.replace("SECRET-o-" + n, "", target, shared_entry("", "", person{"open name"}));
                break;
            default:
                log.add(shared_entry(
                    "open-r-" + n, "",
                    correction{{{target}}, {an_entry("", "", person{"SECRET name"})}, {}}));
        }
    }

    std::string text() {
        return (shared_ ? "open words " : "SECRET words ") + std::to_string(roll_.below(1000));
    }
    template <class Kind>
    std::string any_id() {
        return name_of<Kind>(roll_.once_in(2), roll_.between(0, ids_per_kind - 1));
    }
    std::string any_obligation() { return any_id<rule>() + "@2026-02-19"; }

    void fill(bool& value) { value = roll_.once_in(2); }
    void fill(std::string& value) { value = text(); }
    void fill(id& value) {
        value.text = (shared_ ? "open-id-" : "SECRET-id-") + std::to_string(roll_.below(1000));
    }
    void fill(date& value) { value = day(iso(on("2026-01-05") + roll_.between(0, 60))); }
    void fill(double& value) { value = roll_.between(0, 20) / 4.0; }
    void fill(share& value) { value.value = roll_.unit(); }
    void fill(amount& value) { fill(value.value); }
    void fill(working_days& value) { fill(value.count); }
    void fill(disposition& value) { fill(value.sign); }
    template <std::int32_t Min, std::int32_t Max>
    void fill(bounded<Min, Max>& value) {
        value.value = roll_.between(Min, Max);
    }
    template <class... Kinds>
    void fill(ref<Kinds...>& value) {
        if constexpr (sizeof...(Kinds) == 0) value.target.text = any_id<work_item>();
        else {
            using Kind = boost::mp11::mp_front<ref<Kinds...>>;
            value.target.text = any_id<Kind>();
        }
    }
    template <described_enum Enum>
    void fill(Enum& value) {
        auto all = std::vector<Enum>{};
        for_each_enumerator<Enum>([&all](Enum e, std::string_view) { all.push_back(e); });
        value = roll_.one_of(all);
    }
    template <class T>
    void fill(std::optional<T>& value) {
        value.reset();
        if (!roll_.once_in(3)) fill(value.emplace());
    }
    template <class T>
    void fill(std::vector<T>& value) {
        value.resize(roll_.below(5));
        for (auto& item : value) fill(item);
    }
    template <described_struct Struct>
    void fill(Struct& object) {
        for_each_member(object, [this](std::string_view, auto& member) { this->fill(member); });
    }

    template <class Kind>
    void repair(Kind&) {}
    void repair(ask& a) {
        if (a.obligation) a.obligation = any_obligation();
    }
    void repair(update& u) {
        for (auto& name : u.settles) name = any_obligation();
    }
    void repair(rule& r) {
        r.trigger = rule_trigger::calendar;
        r.rule = roll_.once_in(2) ? "FREQ=WEEKLY;BYDAY=MO,TH" : "FREQ=DAILY";
        r.rhythm.text = "open-rhythm";  // shared agreements list private rules too
    }
    void repair(rhythm_agreed& r) { r.rhythm.text = shared_ ? "open-rhythm" : "SECRET-rhythm"; }
    void repair(rhythm_ended& r) { r.rhythm.text = shared_ ? "open-rhythm" : "SECRET-rhythm"; }

    dice roll_;
    bool shared_ = false;
};

/// The text around the first marker; empty when there is none.
std::string leak_in(std::string_view text) {
    const auto at = text.find("SECRET");
    if (at == std::string_view::npos) return {};
    return std::string{text.substr(at < 60 ? 0 : at - 60, 160)};
}

/// Everything that the boss can be given of a workspace.
std::vector<std::string> all_for_boss(const workspace& ws) {
    auto given = std::vector<std::string>{};
    for (const auto* kind : {"touches", "log", "agreement", "experiment", "role", "delegation"}) {
        const auto parameters = std::string_view{kind} == "touches" ? R"({"days":260})" : "";
        const auto json = io::query(ws, kind, as_of, parameters, audience::boss);
        REQUIRE_MESSAGE(json.ok(), to_string(json.error()));
        given.push_back(*json);
        for (const auto format : {render::format::text, render::format::markdown})
            for (const auto colour : {false, true}) {
                const auto how = render::options{
                    .format = format, .colour = colour, .width = 400, .asked_by = audience::boss};
                const auto page = render::render(ws, kind, as_of, parameters, how);
                REQUIRE_MESSAGE(page.ok(), to_string(page.error()));
                given.push_back(*page);
            }
    }
    return given;
}

}  // namespace

TEST_CASE("no marker of a private entry is in anything that the boss is given") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const auto ws = marked_entries{seed}.log(8).workspace();
        REQUIRE(ws.entries().size() > 700);
        for (const auto& text : all_for_boss(ws)) CHECK(leak_in(text) == "");
    }
}

TEST_CASE("the markers are there to be found, and the boss does see what is shared") {
    const auto ws = marked_entries{1}.log(8).workspace();
    CHECK(leak_in(*io::query(ws, "log", as_of)) != "");
    CHECK(leak_in(*render::render(ws, "log", as_of, "", {})) != "");
    const auto given = all_for_boss(ws);
    for (const auto& text : given) CHECK(text.find("open") != std::string::npos);
    CHECK(given[0].find("open-rule-") != std::string::npos);
    CHECK(given[5].find("open words") != std::string::npos);
}

TEST_CASE("a page rendered by hand for the boss has no marker in any format") {
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
    for (const auto format :
         {render::format::text, render::format::markdown, render::format::ics}) {
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

TEST_CASE("the boss is never answered trust, rhythm, plan or what if, in any format") {
    const auto ws = marked_entries{3}.log(2).workspace();
    for (const auto* kind : {"plan", "trust", "rhythm", "what_if"}) {
        CHECK(in_short(io::query(ws, kind, as_of, "", audience::boss)) == "not_for_boss");
        CHECK(in_short(render::render(ws, kind, as_of, "", {.asked_by = audience::boss})) ==
              "not_for_boss");
    }
}

TEST_CASE("no label and no score of trust is in what the boss is given of either story") {
    for (const auto* name : {"new_report", "coach"})
        for (const auto& text : all_for_boss(example(name)))
            for (const auto* label :
                 {"micromanager", "frenemy", "competitor", "supporter", "sincerity", "credibility",
                  "competence", "disposition", "surprise", "Trust", "overall"})
                CHECK_MESSAGE(text.find(label) == std::string::npos, label);
}
