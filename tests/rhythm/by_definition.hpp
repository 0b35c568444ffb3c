// SPDX-License-Identifier: BSL-1.0
//
// Obligations and outcomes by their definition, as slowly and plainly as they can be said: every
// day is walked, every list is searched from its beginning. It reads a world, never a log, and uses
// nothing of upward/rhythm; what it makes of a random world must be what the ledger makes of the same
// world written as a log.
#pragma once

#include "support/build.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace upward_tests::by_definition {

using upward::day_number;

enum class every : std::uint8_t { day, week, month };
enum class after : std::uint8_t { realign, stack, restart };
enum class shifts : std::uint8_t {
    previous,
    next,
    modified_previous,
    modified_next,
    nearest,
    skip
};

/// Every n-th day, some weekdays of every n-th week, or a day of every n-th month.
struct plain_rule {
    std::string name;
    every unit = every::week;
    int interval = 1;
    std::set<int> weekdays;  ///< 0 is Monday; of weeks
    int month_day = 1;       ///< at most 28; of months
    day_number start = 0;
    std::optional<int> count;
    std::optional<day_number> until;
    shifts shift = shifts::next;
    after miss = after::realign;
    std::optional<double> limit;
    int grace = 0;
    std::string channel;
};

/// From its day on these rules stand; none of them after an end.
struct plain_version {
    day_number day = 0;
    std::vector<std::string> rules;
};

struct plain_delivery {
    std::string name;
    day_number day = 0;
    int minute = 1440;  ///< 1440 when none is given: last
    std::vector<std::string> settles;
    std::string channel;
};

struct plain_world {
    std::set<day_number> free;  ///< weekends, holidays and the report's leave
    std::vector<plain_rule> rules;
    std::vector<plain_version> versions;  ///< by day, no two on one
    std::vector<plain_delivery> deliveries;
};

struct plain_outcome {
    std::string rule;
    day_number nominal = 0, due = 0, last = 0;
    double limit = 0;
    std::string kind = "open";
    double score = 0;
    day_number known = 0;
    std::string delivery;
    bool settled = false;
    std::vector<day_number> merged;  ///< further dates of the rule that moved to the same day

    std::string name() const { return rule + "@" + iso(nominal); }
    bool is_named(const std::string& text) const {
        auto named = text == name();
        for (const auto d : merged) named = named || text == rule + "@" + iso(d);
        return named;
    }
};

class plain_ledger {
public:
    plain_ledger(const plain_world& world, day_number as_of, day_number horizon) : world_(world) {
        for (const auto& r : world.rules)
            owe(r, r.start - 1, world.versions.front().day - 1, horizon);
        auto deliveries = world.deliveries;
        std::sort(deliveries.begin(), deliveries.end(), [](const auto& a, const auto& b) {
            return std::tuple{a.day, a.settles.empty(), a.minute, a.name} <
                   std::tuple{b.day, b.settles.empty(), b.minute, b.name};
        });
        for (auto today = first_day_of_all(); today <= as_of; ++today) {
            for (const auto& d : deliveries)
                if (d.day == today) settle(d, horizon);
            for (auto& o : outcomes_)
                if (o.kind == "open" && o.last == today) o.kind = "missed", o.known = today;
        }
        std::sort(outcomes_.begin(), outcomes_.end(), [](const auto& a, const auto& b) {
            return std::tuple{a.due, a.name()} < std::tuple{b.due, b.name()};
        });
    }

    const std::vector<plain_outcome>& outcomes() const { return outcomes_; }

private:
    // ---- days ----

    bool works(day_number d) const { return !world_.free.contains(d); }
    day_number onward(day_number d) const {
        while (!works(d)) ++d;
        return d;
    }
    day_number back(day_number d) const {
        while (!works(d)) --d;
        return d;
    }
    /// The n-th working day after a working day.
    day_number plus(day_number d, int n) const {
        for (; n > 0; --n) d = onward(d + 1);
        return d;
    }
    /// Working days in (from, to].
    int between(day_number from, day_number to) const {
        auto n = 0;
        for (auto d = from + 1; d <= to; ++d) n += works(d);
        return n;
    }
    day_number first_day_of_all() const {
        auto first = world_.versions.front().day;
        for (const auto& d : world_.deliveries) first = std::min(first, d.day);
        return first;
    }

    // ---- what is owed ----

    const plain_rule& rule(const std::string& name) const {
        for (const auto& r : world_.rules)
            if (r.name == name) return r;
        std::abort();
    }

    /// Whether the rule's own dates have that day, its grid beginning on `start`.
    static bool has_date(const plain_rule& r, day_number start, bool anew, day_number d) {
        if (d < start || (r.until && d > *r.until)) return false;
        if (r.unit == every::day) return (d - start) % r.interval == 0;
        if (r.unit == every::week) {
            const auto monday = [](day_number n) {
                return n - static_cast<int>(upward::weekday_of(n));
            };
            const auto weekday = static_cast<int>(upward::weekday_of(d));
            const auto wanted =
                anew ? std::set{static_cast<int>(upward::weekday_of(start))} : r.weekdays;
            return (monday(d) - monday(start)) / 7 % r.interval == 0 && wanted.contains(weekday);
        }
        const auto from = upward::to_civil(start), at = upward::to_civil(d);
        const auto months = (at.year - from.year) * 12 + at.month - from.month;
        return months % r.interval == 0 && at.day == (anew ? from.day : r.month_day);
    }

    bool lists(const plain_version& v, const std::string& name) const {
        return std::find(v.rules.begin(), v.rules.end(), name) != v.rules.end();
    }
    bool stands_on(const std::string& name, day_number d) const {
        const plain_version* standing = nullptr;
        for (const auto& v : world_.versions)
            if (v.day <= d) standing = &v;
        return standing && lists(*standing, name);
    }
    /// The first of the days up to this one on which it was agreed without a break.
    std::optional<day_number> agreed_since(const std::string& name, day_number d) const {
        if (!stands_on(name, d)) return std::nullopt;
        while (stands_on(name, d - 1)) --d;
        return d;
    }

    std::optional<day_number> due_day(const plain_rule& r, day_number d) const {
        if (works(d)) return d;
        if (r.shift == shifts::skip) return std::nullopt;
        const auto previous = back(d), next = onward(d);
        const auto in_month = [d](day_number other) {
            const auto a = upward::to_civil(d), b = upward::to_civil(other);
            return a.year == b.year && a.month == b.month;
        };
        if (r.shift == shifts::previous) return previous;
        if (r.shift == shifts::modified_previous) return in_month(previous) ? previous : next;
        if (r.shift == shifts::modified_next) return in_month(next) ? next : previous;
        if (r.shift == shifts::nearest && d - previous < next - d) return previous;
        return next;
    }

    double limit_of(const plain_rule& r) const {
        if (r.limit) return *r.limit;
        const auto period = r.unit == every::day ? 1. * r.interval
                            : r.unit == every::month
                                ? 21. * r.interval
                                : 5. * r.interval / static_cast<double>(r.weekdays.size());
        return std::max(period / 2, 2.);
    }

    /// Owes the rule's dates that are due after `done`. `began` is the day from which its period was
    /// started anew; before the rule's start when it was not.
    void owe(const plain_rule& r, day_number began, day_number done, day_number horizon) {
        const auto anew = began >= r.start;
        auto dates_so_far = 0;
        if (anew) dates_so_far = grid_.at({r.name, *agreed_since(r.name, began)}).used;
        for (auto d = anew ? began : r.start; d <= horizon + 40; ++d) {
            if (!has_date(r, anew ? began : r.start, anew, d)) continue;
            if (anew && d == began) continue;
            if (r.count && ++dates_so_far > *r.count) break;
            const auto due = due_day(r, d);
            if (!due || *due <= done || *due > horizon) continue;
            const auto first = agreed_since(r.name, *due);
            if (!first || d < *first || (anew && *first > began)) continue;
            const auto taken = [&](const auto& o) { return o.rule == r.name && o.due == *due; };
            const auto same = std::find_if(outcomes_.begin(), outcomes_.end(), taken);
            if (same != outcomes_.end()) {
                same->merged.push_back(d);
                continue;
            }
            auto o = plain_outcome{};
            o.rule = r.name, o.nominal = d, o.due = *due, o.limit = limit_of(r);
            o.last = plus(*due, r.grace + static_cast<int>(std::ceil(o.limit)));
            outcomes_.push_back(o);
        }
    }

    void restart(const std::string& name, const plain_delivery& d, day_number counts_on,
                 day_number horizon) {
        const auto& r = rule(name);
        for (auto& o : outcomes_)
            if (o.rule == name && !o.settled && o.due < counts_on) settle(o, d, counts_on);
        const auto since = agreed_since(name, counts_on);
        if (!since) return;
        std::erase_if(outcomes_, [&](const auto& o) {
            return o.rule == name && !o.settled && o.due > counts_on &&
                   agreed_since(name, o.due) == since;
        });
        // The dates that COUNT has used up: those of the grid so far, by this day.
        auto& g = grid_.try_emplace({name, *since}, grid{r.start}).first->second;
        for (auto day = g.anew ? g.start + 1 : g.start; day <= counts_on; ++day)
            g.used += has_date(r, g.start, g.anew, day);
        g = {counts_on, true, g.used};
        owe(r, counts_on, counts_on, horizon);
    }

    // ---- what came of it ----

    static bool fits(const plain_rule& r, const plain_delivery& d) {
        return r.channel.empty() || d.channel.empty() || r.channel == d.channel;
    }
    bool is_open(const plain_outcome& o, day_number today) const {
        if (o.settled || o.due >= today) return false;
        return o.kind == "open" || rule(o.rule).miss != after::realign;
    }

    void settle(plain_outcome& o, const plain_delivery& d, day_number counts_on) {
        o.settled = true;
        o.delivery = d.name;
        if (o.kind == "missed") return;
        const auto late = between(plus(o.due, rule(o.rule).grace), counts_on);
        o.kind = late > 0 ? "late" : "on_time";
        o.score = late > 0 ? std::max(0., 1 - late / o.limit) : 1;
        o.known = d.day;
    }

    void settle(const plain_delivery& d, day_number horizon) {
        const auto today = back(d.day);
        auto chosen = std::vector<plain_outcome*>{};
        auto in_order = std::vector<plain_outcome*>{};
        for (auto& o : outcomes_) in_order.push_back(&o);
        std::sort(in_order.begin(), in_order.end(), [](const auto* a, const auto* b) {
            return std::tuple{a->due, a->name()} < std::tuple{b->due, b->name()};
        });

        for (auto* o : in_order)  // what it names
            for (const auto& name : d.settles)
                if (o->is_named(name) && !o->settled) chosen.push_back(o);
        if (d.settles.empty()) {
            for (auto* o : in_order)  // else all that is due that day
                if (!o->settled && o->due == today && fits(rule(o->rule), d)) chosen.push_back(o);
            if (chosen.empty()) {  // else all that is open, of stacking rules the oldest
                auto stacked = std::set<std::string>{};
                for (auto* o : in_order) {
                    if (!is_open(*o, today) || !fits(rule(o->rule), d)) continue;
                    if (rule(o->rule).miss == after::stack && !stacked.insert(o->rule).second)
                        continue;
                    chosen.push_back(o);
                }
            }
            if (chosen.empty()) {  // else the next one whose window is open
                for (auto* o : in_order)
                    if (!o->settled && o->due > today && fits(rule(o->rule), d)) {
                        if (back(o->due - 1) <= today) chosen.push_back(o);
                        break;
                    }
            }
        }

        auto restarted = std::set<std::string>{};
        for (auto* o : chosen) {
            if (o->kind == "missed" && rule(o->rule).miss == after::restart)
                restarted.insert(o->rule);
            settle(*o, d, today);
        }
        for (const auto& name : restarted) restart(name, d, today, horizon);
    }

    struct grid {
        day_number start;
        bool anew = false;
        int used = 0;
    };

    const plain_world& world_;
    std::vector<plain_outcome> outcomes_;
    std::map<std::pair<std::string, day_number>, grid> grid_;  // of a rule and a time agreed
};

// ---- random worlds, and the same as a log ----

inline constexpr day_number first_agreement = 20458;  // 2026-01-05, a Monday
inline constexpr day_number last_day_of_world = first_agreement + 90;

inline plain_rule random_rule(dice& roll, std::string name) {
    auto r = plain_rule{};
    r.name = std::move(name);
    r.unit = roll.one_of(std::vector{every::day, every::week, every::week, every::month});
    r.interval = roll.once_in(3) ? roll.between(2, 3) : 1;
    for (int n = roll.once_in(2) ? 1 : roll.between(2, 3); n > 0; --n)
        r.weekdays.insert(roll.between(0, 6));
    r.month_day = roll.between(1, 28);
    r.start = first_agreement + roll.between(-9, 9);
    if (roll.once_in(5)) r.count = roll.between(1, 9);
    else if (roll.once_in(5)) r.until = first_agreement + roll.between(0, 80);
    r.shift = roll.one_of(std::vector{shifts::next, shifts::next, shifts::previous,
                                      shifts::modified_previous, shifts::modified_next,
                                      shifts::nearest, shifts::skip});
    const auto one_date = r.unit != every::week || r.weekdays.size() == 1;
    r.miss = roll.one_of(std::vector{after::realign, after::stack, after::restart});
    if (r.miss == after::restart && !one_date) r.miss = after::realign;
    if (roll.once_in(2)) r.limit = roll.one_of(std::vector{.5, 1., 2., 3.5, 6.});
    if (roll.once_in(4)) r.grace = roll.between(1, 2);
    if (roll.once_in(3)) r.channel = roll.one_of(std::vector<std::string>{"chat", "mail"});
    return r;
}

inline plain_world random_world(dice& roll) {
    auto world = plain_world{};
    for (auto d = first_agreement - 30; d <= last_day_of_world + 250; ++d)
        if (upward::weekday_of(d) >= upward::weekday::SA) world.free.insert(d);
    for (int n = roll.between(0, 4); n > 0; --n)
        world.free.insert(first_agreement + roll.between(0, 90));

    auto names = std::vector<std::string>{};
    for (int n = roll.between(1, 3); n > 0; --n) {
        names.push_back("rule-" + std::to_string(n));
        world.rules.push_back(random_rule(roll, names.back()));
    }
    const auto some = [&] {
        auto chosen = names;
        roll.shuffle(chosen);
        chosen.resize(roll.below(chosen.size()) + 1);
        return chosen;
    };
    world.versions.push_back({first_agreement, some()});
    if (roll.once_in(2)) world.versions.push_back({first_agreement + roll.between(1, 40), some()});
    if (roll.once_in(3)) world.versions.push_back({first_agreement + roll.between(41, 60), {}});
    if (roll.once_in(3)) world.versions.push_back({first_agreement + roll.between(61, 80), some()});

    // Names that deliveries may name: what is owed when nothing is ever delivered, and a few others.
    const auto owed = plain_ledger{world, first_agreement, last_day_of_world}.outcomes();
    const auto often = roll.between(1, 6);
    for (auto d = first_agreement - 3; d <= last_day_of_world; ++d) {
        for (int n = 0; n < 2; ++n) {
            if (!roll.once_in(static_cast<std::size_t>(often) + 1)) continue;
            auto made = plain_delivery{};
            made.name = "d-" + std::to_string(roll.below(1000)) + "-" +
                        std::to_string(world.deliveries.size());
            made.day = d;
            if (roll.once_in(2)) made.minute = roll.between(0, 3);
            if (roll.once_in(3))
                made.channel = roll.one_of(std::vector<std::string>{"chat", "mail", "phone"});
            if (roll.once_in(4) && !owed.empty()) made.settles.push_back(roll.one_of(owed).name());
            if (roll.once_in(20))
                made.settles.push_back("rule-1@" + iso(first_agreement + roll.between(0, 90)));
            world.deliveries.push_back(made);
        }
    }
    return world;
}

inline std::string rule_text(const plain_rule& r) {
    auto text = std::string{r.unit == every::day    ? "FREQ=DAILY"
                            : r.unit == every::week ? "FREQ=WEEKLY"
                                                    : "FREQ=MONTHLY"};
    if (r.interval > 1) text += ";INTERVAL=" + std::to_string(r.interval);
    if (r.count) text += ";COUNT=" + std::to_string(*r.count);
    if (r.until) {
        auto day = iso(*r.until);
        std::erase(day, '-');
        text += ";UNTIL=" + day;
    }
    if (r.unit == every::month) text += ";BYMONTHDAY=" + std::to_string(r.month_day);
    if (r.unit == every::week) {
        constexpr const char* names[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
        auto separator = std::string{";BYDAY="};
        for (const auto d : r.weekdays) text += separator + names[d], separator = ",";
    }
    return text;
}

inline upward::entry delivery_entry(const plain_delivery& d) {
    auto said = upward::update{};
    said.settles = d.settles;
    if (!d.channel.empty()) said.channel = d.channel;
    auto e = an_entry(d.name, iso(d.day), said);
    if (d.minute < 1440) e.at = upward::minute_of_day{d.minute};
    return e;
}

/// The world as entries. Its free weekdays are the report's leave, known from the beginning.
inline log_builder as_log(const plain_world& world) {
    auto log = a_log().ana_and_bo("2025-12-01");
    for (const auto d : world.free)
        if (upward::weekday_of(d) < upward::weekday::SA)
            log.entry("away-" + iso(d), "2025-12-01",
                      upward::leave{{{"ana"}}, day(iso(d)), day(iso(d))});
    for (const auto& r : world.rules) {
        auto made = upward::rule{};
        made.rhythm.text = "operating";
        made.rule = rule_text(r);
        made.start = day(iso(r.start));
        made.shift = static_cast<upward::shift_convention>(r.shift);
        made.after_miss = static_cast<upward::after_miss_policy>(r.miss);
        if (r.limit) made.limit.emplace().count = *r.limit;
        if (r.grace > 0) made.grace.emplace().count = r.grace;
        if (!r.channel.empty()) made.channel = r.channel;
        log.entry(r.name, "2025-12-01", made);
    }
    for (const auto& v : world.versions) {
        auto rules = std::vector<upward::ref<upward::rule>>{};
        for (const auto& name : v.rules) rules.push_back({{name}});
        const auto id = "version-" + iso(v.day);
        if (v.rules.empty()) log.entry(id, iso(v.day), upward::rhythm_ended{{"operating"}});
        else if (&v == &world.versions.front())
            log.entry(id, iso(v.day), upward::rhythm_agreed{{"operating"}, rules, both()});
        else log.entry(id, iso(v.day), upward::rhythm_renegotiated{{"operating"}, rules, both()});
    }
    for (const auto& d : world.deliveries) log.add(delivery_entry(d));
    return log;
}

}  // namespace upward_tests::by_definition
