// SPDX-License-Identifier: BSL-1.0
//
// Where a recurrence ends, and how many it has: UNTIL and COUNT in a zone, with what gaps take away;
// and why it has none. recurrence.hpp includes this.
#pragma once

#include <upward/schedule/recurrence.hpp>

#include <utility>

namespace upward {

inline result<recurrence> recurrence::make(recurrence_rule rule, local_seconds start,
                                           const recurrence_options& options) {
    const auto refuse = [](const rule_fault& f) {
        return error{f.code, std::string{f.part} + ": " + f.reason};
    };
    if (start < first_local || start > last_local)
        return error{errc::out_of_range, "the start is not in the years 1400 to 9999"};
    if (const auto fault = find_fault(rule, options.reading)) return refuse(*fault);
    if (options.reading == rule_reading::strict)
        if (const auto fault = fault_with_start(rule, options)) return refuse(*fault);
    if (options.is_date) {
        start = midnight(day_of(start));
        rule.by_hour = {}, rule.by_minute = {}, rule.by_second = {};
        if (rule.freq < frequency::DAILY)
            return refuse({errc::invalid_rule, "FREQ", "needs a start with a time of day"});
    }
    if (moves_chosen_days(rule, start))
        return refuse({errc::unsupported_rule, "BYSETPOS",
                       "cannot stand in a MONTHLY rule whose SKIP moves days to another month"});
    auto made = recurrence{std::move(rule), start, options};
    made.end_by_until();
    if (made.rule_.count > 0 && !made.end_by_count()) return too_much_work();
    return made;
}

inline std::optional<rule_fault> recurrence::fault_with_start(const recurrence_rule& rule,
                                                              const recurrence_options& options) {
    const auto wanted = options.is_date ? time_form::day
                        : options.where ? time_form::utc
                                        : time_form::local;
    if (rule.until_form != time_form::none && rule.until_form != wanted) {
        constexpr std::string_view forms[] = {"", "a date, as 20261231",
                                              "a local time, as 20261231T235959",
                                              "a UTC time, as 20261231T235959Z"};
        return rule_checks::invalid(
            "UNTIL", "must be " + std::string{forms[static_cast<std::size_t>(wanted)]} +
                         ", to go with the start");
    }
    if (options.is_date && rule.has_time_part())
        return rule_checks::invalid(
            "BYHOUR",
            "a start that is a date has no time of day; leave BYHOUR, BYMINUTE and "
            "BYSECOND out");
    return std::nullopt;
}

inline bool recurrence::moves_chosen_days(const recurrence_rule& rule, local_seconds start) {
    if (rule.skip == skip_rule::OMIT || rule.by_set_pos.empty()) return false;
    if (rule.freq != frequency::MONTHLY) return false;
    const auto of_start = rule.has_day_part() ? 0 : to_civil_time(start).day;
    return month_days{rule, of_start, true}.crosses_months();
}

inline void recurrence::end_by_until() noexcept {
    const auto until = rule_.until;
    if (rule_.until_form == time_form::none) return;
    if (rule_.until_form == time_form::day) times_.end_at(until + seconds_a_day - 1);
    else if (rule_.until_form == time_form::utc) times_.end_at(shown_until(until));
    else times_.end_at(until);
}

// Occurrences of [from, to) that a zone takes away: those in gaps, or when they are shifted, those
// that come to a time that the rule has anyway.
inline std::int64_t recurrence::lost_between(local_seconds from, local_seconds to) const {
    std::int64_t lost = 0;
    if (!options_.where || options_.where->is_fixed()) return 0;
    for (auto at_time = from; at_time < to;) {
        const auto stretch = options_.where->at_local(at_time);
        at_time = stretch.end;
        if (stretch.kind != local_kind::gap) continue;
        for (auto at = times_.seek(std::max(stretch.begin, from));
             at && at.time < std::min(stretch.end, to); times_.advance(at))
            lost +=
                options_.gaps == gap_rule::leave_out || times_.contains(at.time + stretch.missing);
    }
    return lost;
}

// The occurrence with so many before it, whatever the end. Each round counts what is lost up to
// where the last one came.
inline wall_cursor recurrence::nth_shown(std::int64_t index) const {
    auto open = *this;
    open.times_.end_at(last_local);
    const auto wanted = index;
    auto counted = times_.start();
    for (;;) {
        const auto at = open.times_.nth(index);
        if (!at) return {at};
        const auto lost = lost_between(counted, at.time + 1);
        if (lost == 0) return open.near_shown(at.time, wanted);
        index += lost;
        counted = at.time + 1;
    }
}

// Near a gap, shifted times come in another order than the rule's own, so they are walked: from
// before the gap on. This is the time itself when there is no gap near it.
inline local_seconds recurrence::before_gaps(local_seconds time) const noexcept {
    constexpr std::int64_t margin = 2 * seconds_a_day;
    auto from = time - margin;
    if (!options_.where || options_.gaps == gap_rule::leave_out ||
        options_.where->at_local(from).end > time + margin)
        return time;
    while (options_.where->at_local(from).begin > from - margin)
        from = options_.where->at_local(from).begin - margin;
    return from;
}

inline wall_cursor recurrence::near_shown(local_seconds time, std::int64_t index) const {
    const auto from = before_gaps(time);
    if (from == time) return view().seek(time);
    auto at = view().seek(from);
    if (from > times_.start())
        index -= times_.count_before(from) - lost_between(times_.start(), from);
    for (; at && index > 0; --index) view().advance(at);
    return at;
}

inline bool recurrence::end_by_count() {
    const auto last = nth_shown(std::int64_t{rule_.count} - 1);
    if (last) times_.end_at(std::min(times_.end(), last.shown));
    return !last.at.gave_up;
}

inline recurrence::found recurrence::count() const {
    if (rule_.is_endless()) return std::optional<std::int64_t>{};
    const auto end = times_.end() + 1;
    const auto all = times_.count_before(end);
    if (all < 0) return too_much_work();
    return std::optional{all - lost_between(times_.start(), end)};
}

inline recurrence::found recurrence::nth(std::int64_t index) const {
    const auto at = index < 0 ? wall_cursor{} : nth_shown(index);
    if (at && at.shown > times_.end()) return std::optional<std::int64_t>{};
    return answer(at);
}

inline result<std::int64_t> recurrence::rank(std::int64_t t) const {
    const auto shown = std::clamp(shown_from(t), times_.start(), times_.end() + 1);
    const auto from = std::max(before_gaps(shown), times_.start());
    auto count = times_.count_before(from);
    if (count < 0) return too_much_work();
    count -= lost_between(times_.start(), from);
    if (from == shown) return count;
    auto at = view().seek(from);
    for (; at && at.shown < shown; ++count) view().advance(at);
    if (at.at.gave_up) return too_much_work();
    return count;
}

inline std::optional<std::string> recurrence::why_empty() const {
    const auto at = view().seek(first_local);
    if (at || at.at.gave_up) return std::nullopt;
    if (times_.has_no_times()) return "INTERVAL never meets the times of day that the parts leave";
    auto endless = times_;
    endless.end_at(last_local);
    const auto first = times_.end() < last_local ? endless.seek(first_local) : local_cursor{};
    if (!first) {
        if (!options_.where || !endless.seek(first_local))
            return "no day or time that the parts name ever comes";
    } else if (first.time > times_.end()) {
        return "UNTIL is before the first occurrence";
    }
    return "every time that the rule names is missing in the zone";
}

}  // namespace upward
