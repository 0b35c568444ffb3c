// SPDX-License-Identifier: BSL-1.0
//
// What answers drive: how often becomes a rule, how far to decide alone an agreed rung, the form a
// style with its line budget, what to be told at once a notice limit. Each is proposed as the entry
// that records it, ready but for its id; the host confirms by appending it. What the boss said counts,
// guesses do not. A thing recorded since the answer, or already as it says, is not proposed again. An
// answer that cannot be read (reading.hpp) is proposed without an entry: a person says what it means.
#pragma once

#include <upward/core/id.hpp>
#include <upward/core/message.hpp>
#include <upward/expect/contradictions.hpp>
#include <upward/expect/knowledge.hpp>
#include <upward/expect/reading.hpp>
#include <upward/expect/styles.hpp>
#include <upward/model/briefing_format.hpp>
#include <upward/model/entry.hpp>
#include <upward/rhythm/agreement.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/schedule/cadence.hpp>
#include <upward/schedule/describe_rule.hpp>
#include <upward/schedule/rule_text.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

struct driven_change {
    std::string topic = {};
    answer_drives drives = answer_drives::nothing;
    id answer = {};                           ///< that drives it
    message words = {};                       ///< what would be recorded, or what is missing for it
    std::optional<upward::entry> entry = {};  ///< to append under an id of the host's
};
BOOST_DESCRIBE_STRUCT(driven_change, (), (topic, drives, answer, words, entry))

/// A rhythm that nobody has named yet.
inline constexpr std::string_view unnamed_rhythm = "operating";

namespace detail {

/// What one answer would change in the model.
class answer_driver {
public:
    answer_driver(const situation& here, const spoken& said) : here_(here), said_(said) {}

    /// Nothing when it is recorded.
    std::optional<driven_change> change(const checklist_topic& t) const {
        auto found = driven_change{t.id, t.drives, said_.source->id};
        const auto is_new = t.drives == answer_drives::rule    ? rule_into(found)
                            : t.drives == answer_drives::rung  ? rung_into(found)
                            : t.drives == answer_drives::style ? style_into(found)
                                                               : notice_into(found);
        return is_new ? std::optional{std::move(found)} : std::nullopt;
    }

private:
    const state& now() const noexcept { return *here_.now; }

    template <class Facts, class Fits>
    bool any_since(const Facts& facts, const Fits& fits) const {
        const auto since = from_day(facts, said_.day);
        return std::any_of(since.begin(), since.end(), fits);
    }

    entry recorded(entry_body body) const {
        auto e = entry{};
        e.date = to_date(here_.today());
        e.area = said_.source->area;
        e.body = std::move(body);
        return e;
    }

    // ---- a rule ----

    std::optional<recurrence_rule> stated_rule() const {
        if (auto rule = parse_rule(*said_.value)) return *rule;
        if (!said_.rate || *said_.rate <= 0) return std::nullopt;
        const auto working = working_weekdays(now().calendar().week());
        const auto nearest = nearest_to(1 / *said_.rate, here_.policy->rhythm.period_wd);
        return rule_of(nearest, working.front(), working);
    }

    bool stands(const std::string& rule_text,
                const std::vector<agreement_version>& versions) const {
        for (const auto& v : versions) {
            if (here_.today() < v.from || here_.today() >= v.until) continue;
            for (const auto& name : v.rules)
                if (const auto* r = now().find<rule>(name); r && r->rule)
                    if (const auto dates = parse_rule(*r->rule);
                        dates && to_string(*dates) == rule_text)
                        return true;
        }
        return false;
    }

    id rhythm_in(const std::vector<agreement_version>& versions) const {
        for (const auto& v : versions)
            if (here_.today() >= v.from && here_.today() < v.until) return {v.rhythm};
        const auto rules = now().all<rule>();
        return rules.empty() ? id{std::string{unnamed_rhythm}} : rules.back()->rhythm;
    }

    bool rule_into(driven_change& found) const {
        const auto any = [](const auto&) { return true; };
        const auto is_calendar = [](const auto& r) { return r->trigger == rule_trigger::calendar; };
        if (any_since(now().all<rule>(), is_calendar) ||
            any_since(now().all<rhythm_agreed>(), any) ||
            any_since(now().all<rhythm_renegotiated>(), any))
            return false;
        const auto versions = agreements(now());
        auto body = rule{.rhythm = rhythm_in(versions)};
        const auto dates = stated_rule();
        if (dates) body.rule = to_string(*dates);
        if (!dates || !entry_body{body}.check()) {
            found.words = message{"drives.no_rule"}.with("value", *said_.value);
            return true;
        }
        if (stands(*body.rule, versions)) return false;
        found.words = dates->speaks_of_times() ? describe(*dates, midnight(here_.today()), {})
                                               : describe_days(*dates, here_.today());
        found.entry = recorded(std::move(body));
        return true;
    }

    // ---- a rung ----

    bool rung_into(driven_change& found) const {
        const auto& area = said_.source->area;
        const auto is_here = [&area](const auto& r) { return r.area() == area; };
        if (any_since(now().all<rung_agreed>(), is_here)) return false;
        const auto rung = rung_in(*said_.value);
        if (!rung || !here_.who.known()) {
            found.words =
                message{rung ? "drives.no_people" : "drives.no_rung"}.with("value", *said_.value);
            return true;
        }
        auto agreed = fact<rung_agreed>{};
        for (const auto& r : now().all<rung_agreed>())
            if (is_here(r)) agreed = r;
        if (agreed && agreed->rung == *rung) return false;
        found.words = message{"drives.rung"}
                          .with("rung", "r" + std::to_string(*rung))
                          .with("area", area == everywhere ? std::string{"none"} : area);
        found.entry = recorded(rung_agreed{{*rung}, {{{here_.who.report}}, {{here_.who.boss}}}});
        return true;
    }

    // ---- a style ----

    bool style_into(driven_change& found) const {
        const auto of_boss = [this](const auto& s) {
            return here_.who.is_boss(s->person.target.text);
        };
        if (any_since(now().all<style>(), of_boss)) return false;
        const auto before = newest_style(now(), here_.who.boss);
        const auto lines = line_budget_in(*said_.value);
        const auto read = format_in(*said_.value);
        if (!before) {
            found.words = message{"drives.no_style"}.with("value", *said_.value);
            if (lines) found.words = std::move(found.words).with("lines", std::int64_t{*lines});
            return true;
        }
        auto body = *before;
        if (read) body.format = words_of(*read);
        else if (!lines) body.format = *said_.value;
        if (lines) body.line_budget = head_count{*lines};
        if (body == *before) return false;
        found.words = message{"drives.style"}.with("format", body.format.value_or(*said_.value));
        if (body.line_budget)
            found.words =
                std::move(found.words).with("lines", std::int64_t{body.line_budget->value});
        found.entry = recorded(std::move(body));
        return true;
    }

    // ---- a notice limit ----

    bool notice_into(driven_change& found) const {
        const auto& area = said_.source->area;
        const auto is_here = [&area](const auto& l) { return l.area() == area; };
        if (any_since(now().all<notice_limit>(), is_here)) return false;
        const auto notice = notice_in(*said_.value);
        if (!notice) {
            found.words = message{"drives.no_notice"}.with("value", *said_.value);
            return true;
        }
        const auto body =
            notice_limit{.severity = {notice->severity}, .wd = {static_cast<double>(notice->wd)}};
        for (const auto& l : now().all<notice_limit>())
            if (is_here(l) && l->severity == body.severity && l->wd == body.wd && !l->cost &&
                !l->days)
                return false;
        found.words = message{"drives.notice"}
                          .with("severity", std::int64_t{notice->severity})
                          .with("wd", std::int64_t{notice->wd});
        found.entry = recorded(body);
        return true;
    }

    const situation& here_;
    const spoken& said_;
};

}  // namespace detail

/// What the words of the boss on a topic would change, nothing when it is recorded.
inline std::optional<driven_change> driven_change_of(const situation& here,
                                                     const checklist_topic& t,
                                                     const known_answer& known) {
    if (t.drives == answer_drives::nothing || known.state == knowledge::unknown ||
        known.by.is_guess())
        return std::nullopt;
    return detail::answer_driver{here, known.by}.change(t);
}

}  // namespace upward
