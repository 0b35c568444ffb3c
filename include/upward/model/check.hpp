// SPDX-License-Identifier: BSL-1.0
//
// Whether what an entry says is of its form: each field in its range, then what the kind demands as
// a whole. `check(entry)` of entry.hpp asks it; it is the one check behind every way in, from JSON or
// built in C++.
#pragma once

#include <upward/core/box.hpp>
#include <upward/core/describe.hpp>
#include <upward/core/result.hpp>
#include <upward/core/text.hpp>
#include <upward/model/field.hpp>
#include <upward/model/kinds.hpp>
#include <upward/model/limits.hpp>
#include <upward/schedule/known_zones.hpp>
#include <upward/schedule/mean_period.hpp>
#include <upward/schedule/recurrence.hpp>
#include <upward/schedule/rule_text.hpp>

#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

/// The name of an obligation, `rule@date`, in its parts; nothing when the text is of another form.
struct obligation_name {
    std::string rule;
    date day;
};

inline std::optional<obligation_name> parse_obligation(std::string_view text) {
    const auto at = text.rfind('@');
    if (at == std::string_view::npos || !is_id(text.substr(0, at))) return std::nullopt;
    const auto day = parse_date(text.substr(at + 1));
    if (!day) return std::nullopt;
    return obligation_name{std::string{text.substr(0, at)}, *day};
}

namespace detail {

/// The check, field by field, then what a kind demands as a whole.
struct entry_check {
    static error fault(errc code, std::string cause, std::string pointer = {}) {
        return error{code, std::move(cause), place{std::move(pointer)}};
    }

    /// The same trouble, seen from the object that holds the field.
    static status within(std::string_view name, status inner) {
        if (inner) return inner;
        auto e = inner.error();
        e.where.pointer = "/" + std::string{name} + e.where.pointer;
        return e;
    }

    // ---- fields ----

    static status field(const std::string& text) {
        if (text.size() > max_text_bytes)
            return fault(errc::limit_exceeded,
                         "a text has at most " + std::to_string(max_text_bytes) + " bytes");
        if (first_invalid_utf8(text) != std::string_view::npos)
            return fault(errc::invalid_utf8, "the text is not UTF-8");
        return {};
    }

    static status field(const id& name) {
        if (is_id(name.text)) return {};
        return fault(errc::invalid_id, "an id is 1 to 64 bytes of [A-Za-z0-9._:-]");
    }

    template <class... Kinds>
    static status field(const ref<Kinds...>& r) {
        return field(r.target);
    }

    static status field(const date& d) {
        if (!d.is_special()) return {};
        return fault(errc::missing_key, "a date is needed here");
    }

    static status field(double number) {
        if (std::isfinite(number)) return {};
        return fault(errc::out_of_range, "a number must be finite");
    }

    static status field(bool) { return {}; }

    template <std::int32_t Min, std::int32_t Max>
    static status field(bounded<Min, Max> number) {
        if (number.in_range()) return {};
        return fault(errc::out_of_range, std::to_string(number.value) + " is not in [" +
                                             std::to_string(Min) + ", " + std::to_string(Max) +
                                             "]");
    }

    static status field(share s) {
        if (std::isfinite(s.value) && s.in_range()) return {};
        return fault(errc::out_of_range, "a share is in [0, 1]");
    }

    static status field(amount a) {
        if (std::isfinite(a.value) && a.in_range()) return {};
        return fault(errc::out_of_range, "an amount is finite and not negative");
    }

    static status field(working_days length) {
        if (std::isfinite(length.count) && length.in_range()) return {};
        return fault(errc::out_of_range, "a length is 0 to 10000 working days");
    }

    static status field(disposition d) {
        if (d.in_range()) return {};
        return fault(errc::out_of_range, "a disposition is -1, 0, 1 or \"neutral\"");
    }

    template <described_enum Enum>
    static status field(Enum value) {
        if (!enum_name(value).empty()) return {};
        return fault(errc::invalid_value, "not one of the words of this field");
    }

    template <class T>
    static status field(const std::optional<T>& optional) {
        return optional ? field(*optional) : status{};
    }

    template <class T>
    static status field(const std::vector<T>& list) {
        if (list.size() > max_list_items)
            return fault(errc::limit_exceeded,
                         "a list has at most " + std::to_string(max_list_items) + " items");
        for (std::size_t i = 0; i < list.size(); ++i)
            if (auto fine = within(std::to_string(i), field(list[i])); !fine) return fine;
        return {};
    }

    template <class T>
    static status field(const box<T>&) {
        return {};  // checked with what holds it
    }

    template <described_struct Struct>
    static status field(const Struct& object) {
        auto fine = status{};
        for_each_member(object, [&fine](std::string_view name, const auto& member) {
            if (fine) fine = within(name, field(member));
        });
        return fine;
    }

    // ---- what a kind demands beyond its fields ----

    template <class Kind>
    static status whole(const Kind& kind) {
        if constexpr (requires { kind.names; }) return both(kind.names);
        else return {};
    }

    static status both(const std::vector<ref<person>>& names) {
        if (names.size() == 2 && names[0] != names[1]) return {};
        return fault(names.size() < 2 ? errc::missing_key : errc::invalid_value,
                     "it names the two people who agreed", "/names");
    }

    static status obligation(const std::string& text, std::string pointer) {
        if (parse_obligation(text)) return {};
        return fault(errc::invalid_value, "an obligation is named rule@YYYY-MM-DD",
                     std::move(pointer));
    }

    static status order(date from, date to, std::string_view pointer) {
        if (from <= to) return {};
        return fault(errc::invalid_value, "it ends before it begins", std::string{pointer});
    }

    static status whole(const leave& l) { return order(l.from, l.to, "/to"); }
    static status whole(const metric& m) { return order(m.from, m.due, "/due"); }

    static status whole(const event& e) {
        if (!e.odds || (e.odds->value > 0 && e.odds->value <= 1000)) return {};
        return fault(errc::out_of_range, "the odds of an event are above 0, at most 1000", "/odds");
    }

    static status whole(const ask& a) {
        return a.obligation ? obligation(*a.obligation, "/obligation") : status{};
    }

    static status whole(const update& u) {
        for (std::size_t i = 0; i < u.settles.size(); ++i)
            if (auto fine = obligation(u.settles[i], "/settles/" + std::to_string(i)); !fine)
                return fine;
        return {};
    }

    static status whole(const milestone& m) {
        if (m.percent.has_value() != m.state.has_value()) return {};
        return fault(errc::missing_key, "a milestone is a percentage or a state", "/percent");
    }

    static status whole(const upward::rule& r) {
        if (r.zone && !known_zone(*r.zone))
            return fault(errc::invalid_value, "a zone that is not known here", "/zone");
        switch (r.trigger) {
            case rule_trigger::calendar: return whole_calendar(r);
            case rule_trigger::metric:
                if (!r.threshold && !r.change)
                    return fault(errc::missing_key,
                                 "a metric rule needs \"threshold\" or \"change\"", "/threshold");
                if (r.threshold && !r.metric)
                    return fault(errc::missing_key, "a threshold is one of a metric", "/metric");
                break;
            case rule_trigger::host:
                if (!r.flag) return fault(errc::missing_key, "a host rule needs \"flag\"", "/flag");
                break;
            case rule_trigger::any:
            case rule_trigger::all:
                if (r.of.empty())
                    return fault(errc::missing_key, "a combination needs rules in \"of\"", "/of");
                break;
            default: break;
        }
        if (r.after_miss != after_miss_policy::restart) return {};
        return fault(errc::invalid_value, "only a calendar rule can restart after a miss",
                     "/after_miss");
    }

    static status whole_calendar(const upward::rule& r) {
        if (!r.rule) return fault(errc::missing_key, "a calendar rule needs \"rule\"", "/rule");
        const auto parsed = parse_rule(*r.rule);
        if (!parsed) return fault(parsed.error().code, parsed.error().cause, "/rule");
        const auto begins = r.start ? to_day_number(*r.start) : 0;
        const auto takes_place = recurrence::make(
            *parsed, midnight(begins),
            {.where = r.zone ? known_zone(*r.zone) : nullptr, .reading = rule_reading::lenient});
        if (!takes_place)
            return fault(takes_place.error().code, takes_place.error().cause, "/rule");
        if (r.after_miss == after_miss_policy::restart &&
            dates_per_period(days_alone(*parsed)) != 1)
            return fault(errc::invalid_value,
                         "only a rule with one date a period can restart after a miss",
                         "/after_miss");
        return {};
    }

    /// A broken silence has the name of its rhythm, so that none of its rules may have it.
    template <class Agreement>
        requires requires(const Agreement& a) { a.rhythm, a.rules; }
    static status whole(const Agreement& a) {
        for (std::size_t i = 0; i < a.rules.size(); ++i)
            if (a.rules[i].target == a.rhythm)
                return fault(errc::invalid_value, "a rule needs another id than its rhythm",
                             "/rules/" + std::to_string(i));
        if constexpr (requires { a.names; }) return both(a.names);
        else return {};
    }

    static status whole(const evidence& e) {
        if (e.sign.value == 0)
            return fault(errc::invalid_value, "evidence is for or against: sign is 1 or -1",
                         "/sign");
        if (e.weight > 0) return {};
        return fault(errc::out_of_range, "evidence weighs more than 0", "/weight");
    }

    static status whole(const result_recorded& r) {
        if (r.metric.has_value() + r.expectation.has_value() + r.experiment.has_value() == 1)
            return {};
        return fault(errc::missing_key,
                     "a result names one metric, one expectation or one experiment");
    }

    static status whole(const working_hours& h) {
        if (h.from < h.to) return {};
        return fault(errc::invalid_value, "the hours end before they begin", "/to");
    }

    static status whole(const question_catalogue& c) {
        auto seen = std::set<std::string_view>{};
        for (std::size_t i = 0; i < c.topics.size(); ++i)
            if (const auto& t = c.topics[i]; !seen.insert(t.id.text).second)
                return fault(errc::invalid_value, "two topics have one id",
                             "/topics/" + std::to_string(i) + "/id");
            else if (t.half_life && *t.half_life < 7)
                return fault(errc::out_of_range, "a half-life is at least 7 days",
                             "/topics/" + std::to_string(i) + "/half_life");
        return {};
    }

    static status whole(const accountability& a) {
        if (a.metric || a.weight) return {};
        return fault(errc::missing_key, "it names a metric, or an area with its weight", "/metric");
    }

    static status whole(const proposal& p) {
        if (p.style.empty() || p.style.size() == 3) return {};
        return fault(errc::invalid_value, "a style is formality, detail and directness", "/style");
    }

    static status whole(const experiment& e) {
        if (auto fine = order(e.start, e.end, "/end"); !fine) return fine;
        if ((e.rule == verdict_rule::k) != e.k.has_value())
            return fault(errc::missing_key, "\"k\" goes with the rule \"k\"", "/k");
        if (e.k && static_cast<std::size_t>(e.k->value) > e.criteria.size())
            return fault(errc::out_of_range, "\"k\" is at most the number of criteria", "/k");
        auto seen = std::set<std::string_view>{};
        for (std::size_t i = 0; i < e.criteria.size(); ++i)
            if (!seen.insert(e.criteria[i].id.text).second)
                return fault(errc::invalid_value, "two criteria have one id",
                             "/criteria/" + std::to_string(i) + "/id");
        return {};
    }

    /// Its fields, then the whole. A correction, which holds an entry, says beside its definition
    /// what it demands.
    template <class Kind>
    static status kind(const Kind& kind) {
        if (auto fine = field(kind); !fine) return fine;
        if constexpr (requires { demands_of(kind); }) return demands_of(kind);
        else return whole(kind);
    }

    static status area(const std::string& area) {
        if (area == everywhere || is_id(area)) return {};
        return within("area", fault(errc::invalid_id, "an area is \"*\" or an id"));
    }
};

}  // namespace detail

}  // namespace upward
