// SPDX-License-Identifier: BSL-1.0
//
// Spacing and silence as slowly as they can be said, against the engine on random logs.
#include <upward/rhythm/spacing.hpp>

#include "rhythm/march.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

struct plain_item {
    std::vector<std::string> rules;
    std::string name;
    day_number due = 0;
    std::optional<day_number> cause;
};

/// Every day is walked. What a rule owes by itself is read from the same log without gaps.
class plain_gaps {
public:
    struct version {
        day_number from;
        int spacing;
        int silence;  ///< 0: none
    };

    plain_gaps(std::vector<plain_item> waiting, std::vector<version> versions,
               std::set<day_number> free)
        : waiting_(std::move(waiting)), versions_(std::move(versions)), free_(std::move(free)) {}

    std::string owed_by(day_number horizon) {
        for (auto d = versions_.front().from; d <= horizon + 20; ++d) {  // later ones may merge
            if (free_.contains(d)) continue;
            while (auto* next = first_due_on(d)) take(*next);
        }
        auto last = versions_.front().from;
        auto text = std::string{};
        for (auto d = last; d <= horizon; ++d) {
            if (free_.contains(d)) continue;
            auto some = false;
            for (const auto& k : kept_)
                if (k.due == d) {
                    text += iso(d) + " " + k.name + "\n";
                    some = true;
                }
            const auto n = standing(d).silence;
            if (!some && n > 0 && between(last, d) >= n) {
                text += iso(d) + " operating\n";
                some = true;
            }
            if (some) last = d;
        }
        return text;
    }

private:
    const version& standing(day_number d) const {
        auto v = &versions_.front();
        for (const auto& each : versions_)
            if (each.from <= d) v = &each;
        return *v;
    }
    int between(day_number from, day_number to) const {
        auto n = 0;
        for (auto d = from + 1; d <= to; ++d) n += !free_.contains(d);
        return n;
    }
    day_number plus(day_number d, int n) const {
        for (; n > 0; --n) do
                ++d;
            while (free_.contains(d));
        return d;
    }
    plain_item* first_due_on(day_number d) {
        plain_item* first = nullptr;
        for (auto& w : waiting_)
            if (w.due == d && (!first || w.name < first->name)) first = &w;
        return first;
    }
    void take(plain_item& w) {
        const auto m = standing(w.due).spacing;
        const auto shares = [&](const plain_item& k) {
            for (const auto& r : k.rules)
                if (r == w.rules.front()) return true;
            return false;
        };
        const auto one_day = !kept_.empty() && kept_.back().due == w.due &&
                             kept_.back().rules.front() == w.rules.front();
        if (one_day) {
            kept_.back().name += " + " + w.name;
        } else if (kept_.empty() || between(kept_.back().due, w.due) >= m || shares(kept_.back())) {
            kept_.push_back(w);
        } else if (!w.cause || *w.cause <= kept_.back().due) {
            kept_.back().name += " + " + w.name;
            kept_.back().rules.push_back(w.rules.front());
        } else {
            w.due = plus(kept_.back().due, m);
            return;
        }
        w.due = 0;
    }

    std::vector<plain_item> waiting_, kept_;
    std::vector<version> versions_;
    std::set<day_number> free_;
};

/// Each once: two crossings on one day have one name.
std::string names_of(const obligation& o) {
    auto seen = std::set<std::string>{};
    auto text = std::string{};
    for (const auto& p : o.parts)
        if (seen.insert(p.name).second) text += (text.empty() ? "" : " + ") + p.name;
    return text;
}

}  // namespace

TEST_SUITE("spacing and silence are what their words say") {
    TEST_CASE("on random rules, crossings and flags, over a renegotiation") {
        auto roll = dice{32};
        auto merged = 0, moved = 0, inserted = 0;
        for (int n = 0; n < 300; ++n) {
            auto free = std::set<day_number>{};
            for (auto d = on("2026-02-01"); d < on("2026-07-01"); ++d)
                if (weekday_of(d) >= weekday::SA) free.insert(d);
            auto happened = the_site().add(the_metric(0));
            for (int i = roll.between(0, 3); i > 0; --i) {
                const auto d = on("2026-03-02") + roll.between(1, 28);
                happened.entry("away-" + std::to_string(i), "2025-12-01",
                               leave{{{"ana"}}, day(iso(d)), day(iso(d))});
                free.insert(d);
            }
            happened.entry("s-1", iso(on("2026-03-02") + roll.between(0, 28)), at_percent(50))
                .entry("s-2", iso(on("2026-03-02") + roll.between(0, 28)), in_state("live"));
            for (auto d = on("2026-03-02"); d <= on(end_of_march); ++d)
                if (roll.once_in(5)) happened.entry("r-" + iso(d), iso(d), reads(d % 7));

            constexpr const char* weekdays[] = {"MO", "TU", "WE", "TH", "FR", "SA"};
            const auto rules = std::vector<named_rule>{
                {"a", weekly(roll.one_of(weekdays))},
                {"b", weekly(roll.one_of(weekdays))},
                {"c", on_milestones().within(roll.between(0, 3))},
                {"d", on_readings().metric("nps").change(2).within(roll.between(0, 3))}};
            const auto random_gaps = [&] {
                auto g = gaps{};
                if (!roll.once_in(4)) g.spacing = roll.between(0, 5);
                if (!roll.once_in(3)) g.silence = roll.between(1, 6);
                return g;
            };
            const auto first = random_gaps(), second = random_gaps();
            const auto anew = on("2026-03-02") + roll.between(1, 28);
            const auto log_with = [&](gaps one, gaps two) {
                return agreed("2026-03-02", rules, one)
                    .add(happened)
                    .entry("again", iso(anew), with_gaps(renegotiation({"a", "b", "c", "d"}), two));
            };

            auto waiting = std::vector<plain_item>{};
            for (const auto& o : obligations_on(log_with({}, {}), end_of_march, "2026-05-31")) {
                auto cause = o.parts.front().cause;
                for (const auto& p : o.parts) cause = std::max(cause, p.cause);
                waiting.push_back({{o.rule}, names_of(o), o.due, cause});
            }
            const auto whole = [](std::optional<double> x) {
                return static_cast<int>(x.value_or(0));
            };
            auto plain = plain_gaps{waiting,
                                    {{on("2026-03-02"), whole(first.spacing), whole(first.silence)},
                                     {anew, whole(second.spacing), whole(second.silence)}},
                                    free};

            auto text = std::string{};
            for (const auto& o :
                 obligations_on(log_with(first, second), end_of_march, "2026-04-10")) {
                const auto breaks_silence = o.reason == obligation_reason::silence;
                text += iso(o.due) + " " + (breaks_silence ? "operating" : names_of(o)) + "\n";
                inserted += breaks_silence;
                merged += o.has_rule("a") + o.has_rule("b") + o.has_rule("c") + o.has_rule("d") > 1;
                moved += o.due > o.parts.front().due;
            }
            CAPTURE(n);
            CHECK(text == plain.owed_by(on("2026-04-10")));
        }
        CHECK(merged > 300);
        CHECK(moved > 50);
        CHECK(inserted > 300);
    }
}
