// SPDX-License-Identifier: BSL-1.0
#include <upward/anticipate/metric_ties.hpp>

#include "anticipate/arrange.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

metric owned_by(std::string owner, std::string name) {
    return {.owner = {{std::move(owner)}},
            .name = std::move(name),
            .unit = "%",
            .weight = {.5},
            .start = 0,
            .target = 100,
            .from = day("2026-01-01"),
            .due = day("2026-06-30")};
}

upward::link a_link(std::string from, std::string to, double strength) {
    return {{{std::move(from)}}, {{std::move(to)}}, {strength}};
}

const std::vector<std::string> topics = {"budget", "hiring", "Cost", "m-1"};

log_builder any_work(dice& roll) {
    auto log = the_three("2026-01-05");
    const auto any_day = [&roll] { return iso(on("2026-01-05") + roll.between(0, 60)); };
    const auto place = [&roll] {
        return (roll.once_in(3) ? "m-" : "item-") + std::to_string(roll.below(3));
    };
    for (auto n = 0; n < 3; ++n) {
        const auto no = std::to_string(n);
        log.entry("item-" + no, any_day(), work_item{"work", {{"ana"}}, roll.one_of(topics)});
        const auto* owner = roll.once_in(4) ? "ana" : roll.once_in(2) ? "bo" : "carla";
        log.entry("m-" + no, any_day(), owned_by(owner, n == 0 ? "Cost" : "a number"));
    }
    for (auto n = 0; n < 9; ++n) {
        const auto from = place(), to = place();
        if (from != to)
            log.entry("l-" + std::to_string(n), any_day(),
                      a_link(from, to, roll.once_in(5) ? 0 : roll.unit()));
    }
    return log;
}

/// Every way from a place, by the definition: what each end adds up to.
class all_ways {
public:
    all_ways(const state& now, day_number day) : now_(now), day_(day) {}

    std::map<std::string, double> from(const std::string& start) {
        sums_.clear();
        go(start, 1, {start});
        return sums_;
    }

private:
    void go(const std::string& here, double product, std::vector<std::string> visited) {
        sums_[here] += product;
        for (const auto& l : now_.all<upward::link>()) {
            const auto& to = l->to.target.text;
            const auto known = l.day <= day_ && l->from.target.text == here;
            if (!known || l->strength.value == 0 ||
                std::find(visited.begin(), visited.end(), to) != visited.end())
                continue;
            auto passed = visited;
            passed.push_back(to);
            if (passed.size() <= 7) go(to, product * l->strength.value, passed);
        }
    }

    const state& now_;
    day_number day_;
    std::map<std::string, double> sums_;
};

std::map<std::string, double> ties_by_definition(const state& now, const std::string& topic,
                                                 day_number day) {
    auto ties = std::map<std::string, double>{};
    const auto begin_at = [&](const std::string& start) {
        for (const auto& [end, sum] : all_ways{now, day}.from(start)) {
            const auto* m = now.find_entry(end);
            if (!holds<metric>(m->body) || to_day_number(m->date) > day) continue;
            if (get<metric>(m->body).owner.target.text == "ana") continue;
            ties[end] = std::max(ties[end], std::min(sum, 1.0));
        }
    };
    for (const auto& m : now.all<metric>())
        if (m.day <= day && m->owner.target.text != "ana" &&
            (m->name == topic || m.source->id.text == topic))
            begin_at(m.source->id.text);
    for (const auto& i : now.all<work_item>())
        if (i.day <= day && i->topic == topic) begin_at(i.source->id.text);
    return ties;
}

bool is_reached_by_definition(const state& now, const std::string& metric, day_number day) {
    for (const auto& i : now.all<work_item>())
        if (i.day <= day && all_ways{now, day}.from(i.source->id.text).contains(metric))
            return true;
    return false;
}

}  // namespace

TEST_CASE("on any day a topic's ties follow the links, work and metrics known by then") {
    auto roll = dice{20261122};
    auto seen = 0;
    for (auto round = 0; round < 40; ++round) {
        const auto now = state_on(any_work(roll), "2026-04-01");
        const auto topics_now = topic_table{now};
        const auto line = lines{now}.on(now.as_of());
        auto kept = metric_ties{now, topics_now, line};
        for (auto n = 0; n < 40; ++n) {
            const auto day = on("2026-01-01") + roll.between(0, 70);  // in any order
            const auto& topic = roll.one_of(topics);
            auto found = std::map<std::string, double>{};
            for (const auto& tie : kept.of(topic, day))
                found[std::string{tie.metric.id()}] = to_4(tie.value);
            auto expected = ties_by_definition(now, topic, day);
            for (auto& [name, value] : expected) value = to_4(value);
            CHECK(found == expected);
            seen += static_cast<int>(found.size());
            for (const auto* m : {"m-0", "m-1", "m-2"})
                CHECK(kept.is_reached(m, day) == is_reached_by_definition(now, m, day));
        }
    }
    CHECK(seen > 300);
}

TEST_CASE("a new link changes the ties of its topic from its day on") {
    auto log = the_three();
    log.entry("cost", beginning, owned_by("bo", "Cost"));
    log.entry("item", "2026-02-02", work_item{"Savings", {{"ana"}}, "savings"});
    log.entry("l-1", "2026-02-03", a_link("item", "cost", .2));
    log.entry("l-2", "2026-02-05", a_link("item", "cost", .3));
    const auto now = state_on(log, "2026-03-02");
    const auto topics_now = topic_table{now};
    const auto line = lines{now}.on(now.as_of());
    auto ties = metric_ties{now, topics_now, line};
    const auto value = [&ties](std::string_view iso) {
        const auto& all = ties.of("savings", on(iso));
        return all.empty() ? 0 : to_4(all[0].value);
    };
    CHECK(value("2026-02-05") == .5);
    CHECK(value("2026-02-04") == .2);
    CHECK(value("2026-02-02") == 0);
    CHECK_FALSE(ties.is_reached("cost", on("2026-02-02")));
    CHECK(ties.is_reached("cost", on("2026-02-03")));
}

TEST_CASE("a metric seven links away is not reached") {
    auto log = the_three();
    log.entry("item", beginning, work_item{"Savings", {{"ana"}}, "savings"});
    auto from = std::string{"item"};
    for (auto n = 1; n <= 7; ++n) {
        const auto to = "m-" + std::to_string(n);
        log.entry(to, beginning, owned_by("bo", "number " + to));
        log.entry("l-" + to, beginning, a_link(from, to, 1));
        from = to;
    }
    const auto now = state_on(log, "2026-03-02");
    const auto topics_now = topic_table{now};
    const auto line = lines{now}.on(now.as_of());
    auto ties = metric_ties{now, topics_now, line};
    CHECK(ties.is_reached("m-6", now.as_of()));
    CHECK_FALSE(ties.is_reached("m-7", now.as_of()));
    CHECK(ties.of("savings", now.as_of()).size() == 6);
}
