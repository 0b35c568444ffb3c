// SPDX-License-Identifier: BSL-1.0
//
// Two years of a random relationship with 30 rules of all triggers, and 1,000 to 64,000 entries: the
// time of a rhythm query, of the plan and of the next wake, beside that of folding the same entries
// into a state, which no answer can do without; and the next wake where nothing is agreed and nothing
// comes for a year. Each run checks first that the answer is the same whatever the order in which the
// entries came.
#include <upward/model/log.hpp>
#include <upward/model/state.hpp>
#include <upward/plan/kinds.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace upward;

namespace {

const auto start = to_day_number(civil_day{2024, 1, 1});
constexpr std::int32_t days = 730;

class dice {
public:
    std::uint64_t below(std::uint64_t bound) {
        state_ ^= state_ >> 12, state_ ^= state_ << 25, state_ ^= state_ >> 27;
        return (state_ * 0x2545F4914F6CDD1Dull >> 11) % bound;
    }

private:
    std::uint64_t state_ = 20240101;
};

class world {
public:
    explicit world(std::size_t entries) {
        declare_people();
        declare_rules();
        while (all_.size() < entries) something_happens();
    }

    const std::vector<entry>& entries() const { return all_; }

private:
    void add(std::string name, day_number day, entry_body body) {
        auto e = entry{};
        e.id.text = std::move(name);
        e.date = to_date(day);
        e.body = std::move(body);
        all_.push_back(std::move(e));
    }
    void add(day_number day, entry_body body) {
        add("e-" + std::to_string(all_.size()), day, std::move(body));
    }

    void declare_people() {
        add("ana", start, person{.name = "Ana"});
        add("bo", start, person{.name = "Bo"});
        add("both", start,
            relationship{.report = {{"ana"}}, .boss = {{"bo"}}, .start = to_date(start)});
        for (int i = 0; i < 10; ++i) {
            const auto n = std::to_string(i);
            add("item-" + n, start,
                work_item{.name = "Item " + n, .owner = {{"ana"}}, .topic = "topic-" + n});
            add("metric-" + n, start,
                metric{.owner = {{"bo"}},
                       .name = "Metric " + n,
                       .unit = "%",
                       .weight = {.1},
                       .start = 0,
                       .target = 100,
                       .from = to_date(start),
                       .due = to_date(start + days)});
        }
    }

    void declare_rule(rule r) {
        r.rhythm.text = "operating";
        const auto name = "rule-" + std::to_string(rules_.size());
        rules_.push_back({{name}});
        add(name, start, std::move(r));
    }

    void declare_rules() {
        using enum after_miss_policy;
        for (const auto& [text, after_miss] :
             std::initializer_list<std::pair<const char*, after_miss_policy>>{
                 {"FREQ=DAILY", realign},
                 {"FREQ=WEEKLY;BYDAY=MO,TH", stack},
                 {"FREQ=WEEKLY;BYDAY=WE", restart},
                 {"FREQ=WEEKLY;BYDAY=FR", restart},
                 {"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", restart},
                 {"FREQ=MONTHLY;BYMONTHDAY=1", restart},
                 {"FREQ=MONTHLY;BYDAY=-1FR", stack},
                 {"FREQ=MONTHLY;BYDAY=2TU", restart},
                 {"FREQ=YEARLY;BYMONTH=3,9", realign},
                 {"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", realign}})
            declare_rule({.trigger = rule_trigger::calendar,
                          .rule = text,
                          .after_miss = after_miss,
                          .topic = "topic-1"});
        for (int i = 0; i < 5; ++i)
            declare_rule({.trigger = rule_trigger::milestone,
                          .within = working_days{static_cast<double>(i)},
                          .item = ref<work_item>{{"item-" + std::to_string(i)}}});
        for (int i = 0; i < 3; ++i)
            declare_rule({.trigger = rule_trigger::problem, .severity = severity_level{i}});
        for (int i = 0; i < 4; ++i)
            declare_rule({.trigger = rule_trigger::metric,
                          .metric = ref<metric>{{"metric-" + std::to_string(i)}},
                          .threshold = 50,
                          .change = amount{10}});
        for (int i = 0; i < 4; ++i)
            declare_rule({.trigger = rule_trigger::host, .flag = "flag-" + std::to_string(i)});
        for (const auto trigger : {rule_trigger::any, rule_trigger::all})
            for (const int base : {0, 10})
                declare_rule({.trigger = trigger,
                              .of = {rules_[static_cast<std::size_t>(base)], rules_[22]}});
        add("agreed", start + 20,
            rhythm_agreed{.rhythm = {"operating"},
                          .rules = rules_,
                          .names = {{{"ana"}}, {{"bo"}}},
                          .spacing = working_days{2},
                          .silence = working_days{7}});
        add("renegotiated", start + 365,
            rhythm_renegotiated{.rhythm = {"operating"},
                                .rules = rules_,
                                .names = {{{"ana"}}, {{"bo"}}},
                                .silence = working_days{5}});
    }

    void something_happens() {
        const auto day = start + static_cast<day_number>(roll_.below(days));
        const auto n = std::to_string(roll_.below(10));
        switch (roll_.below(20)) {
            case 0:
            case 1:
            case 2:
            case 3:
            case 4:
            case 5:
            case 6:
                add(day, ask{.by = {{"bo"}},
                             .to = {{"ana"}},
                             .topic = "topic-" + n,
                             .sort = roll_.below(2) ? ask_sort::detail : ask_sort::direction});
                break;
            case 7:
            case 8:
            case 9:
            case 10:
            case 11: add(day, update{}); break;
            case 12:
            case 13:
                add(day,
                    item_state{.item = {{"item-" + n}},
                               .percent = percentage{static_cast<std::int32_t>(roll_.below(101))}});
                break;
            case 14:
                add(day,
                    milestone{.item = {{"item-" + n}},
                              .name = "M",
                              .percent = percentage{static_cast<std::int32_t>(roll_.below(101))}});
                break;
            case 15:
            case 16:
                add(day, reading{.of = {{"metric-" + n}},
                                 .value = static_cast<double>(roll_.below(100))});
                break;
            case 17: {
                const auto known = to_date(day);
                add(day, problem{.topic = "topic-" + n,
                                 .severity = {static_cast<std::int32_t>(roll_.below(5))},
                                 .known = known});
                add(day + 1, told{.subjects = {{{all_.back().id.text}}}, .to = {{"bo"}}});
                break;
            }
            case 18: add(day, flag{.name = "flag-" + n, .on = roll_.below(2) == 1}); break;
            default: add(day, detail_act{.by = {{"bo"}}}); break;
        }
    }

    dice roll_;
    std::vector<entry> all_;
    std::vector<ref<rule>> rules_;
};

const auto as_of = to_date(start + days);

entry_log log_of(const std::vector<entry>& entries) {
    auto log = entry_log{};
    if (const auto added = log.append(entries); !added) {
        std::cerr << to_string(added.error()) << '\n';
        std::exit(1);
    }
    return log;
}

/// Made once for each size, and checked: backwards it answers the same.
const entry_log& log_with(std::size_t entries) {
    static auto made = std::map<std::size_t, entry_log>{};
    if (const auto known = made.find(entries); known != made.end()) return known->second;
    auto all = world{entries}.entries();
    auto log = log_of(all);
    std::reverse(all.begin(), all.end());
    const auto answer = [](const entry_log& l) {
        return differences(rhythm_answer{}, *queries::rhythm(fold(l, {}, as_of), {}, {}));
    };
    if (answer(log) != answer(log_of(all))) {
        std::cerr << "the order of entries changes the answer\n";
        std::exit(1);
    }
    return made.emplace(entries, std::move(log)).first->second;
}

void folding(benchmark::State& run) {
    const auto entries = static_cast<std::size_t>(run.range(0));
    const auto& log = log_with(entries);
    for (auto _ : run) benchmark::DoNotOptimize(fold(log, {}, as_of));
    run.SetComplexityN(run.range(0));
}

void rhythm_query(benchmark::State& run) {
    const auto now = fold(log_with(static_cast<std::size_t>(run.range(0))), {}, as_of);
    for (auto _ : run) benchmark::DoNotOptimize(queries::rhythm(now, {}, {}));
    run.SetComplexityN(run.range(0));
}

void plan_query(benchmark::State& run) {
    const auto now = fold(log_with(static_cast<std::size_t>(run.range(0))), {}, as_of);
    for (auto _ : run) benchmark::DoNotOptimize(queries::plan(now, {}, {}));
    run.SetComplexityN(run.range(0));
}

void wake_query(benchmark::State& run) {
    const auto now = fold(log_with(static_cast<std::size_t>(run.range(0))), {}, as_of);
    for (auto _ : run) benchmark::DoNotOptimize(queries::wake(now, {}, {}));
    run.SetComplexityN(run.range(0));
}

/// Credit shared for two years, until long after it tells anything new: every day of the year ahead is
/// looked at.
void wake_never(benchmark::State& run) {
    auto all = world{0}.entries();
    std::erase_if(all, [](const entry& e) {
        return holds<rhythm_agreed>(e.body) || holds<rhythm_renegotiated>(e.body);
    });
    for (std::size_t i = 0; all.size() < static_cast<std::size_t>(run.range(0)); ++i) {
        auto e = entry{};
        e.id.text = "e-" + std::to_string(i);
        e.date = to_date(start + static_cast<day_number>(i % days));
        e.body = credit_shared{};
        all.push_back(std::move(e));
    }
    const auto now = fold(log_of(all), {}, as_of);
    if (queries::wake(now, {}, {})->day) run.SkipWithError("something wakes");
    for (auto _ : run) benchmark::DoNotOptimize(queries::wake(now, {}, {}));
    run.SetComplexityN(run.range(0));
}

}  // namespace

BENCHMARK(folding)
    ->RangeMultiplier(2)
    ->Range(1000, 64000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();
BENCHMARK(rhythm_query)
    ->RangeMultiplier(2)
    ->Range(1000, 64000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();
BENCHMARK(plan_query)
    ->RangeMultiplier(2)
    ->Range(1000, 64000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();
BENCHMARK(wake_query)
    ->RangeMultiplier(2)
    ->Range(1000, 64000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();
BENCHMARK(wake_never)
    ->RangeMultiplier(2)
    ->Range(1000, 64000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

BENCHMARK_MAIN();
