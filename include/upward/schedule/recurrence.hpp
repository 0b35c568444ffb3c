// SPDX-License-Identifier: BSL-1.0
//
// A recurrence: a rule that begins at a time, in a zone or without one, and its occurrences.
//
//     auto rule = upward::parse_rule("FREQ=WEEKLY;BYDAY=MO,TH");
//     auto zone = upward::find_zone("America/New_York");
//     auto start = upward::to_local(upward::civil_time{2026, 1, 19, 9, 30, 0});
//     auto calls = upward::recurrence::make(*rule, start, {.where = *zone});
//     for (auto t : *calls) use(t);            // UTC seconds, for ever: break when it is enough
//     calls->after(now);                       // the next one, or none
//     calls->between(from, to);                // all of [from, to)
//
// In a zone, occurrences are UTC seconds; without one, they are local seconds, and so are questions.
// Any question costs the same at any distance from the start, also with COUNT, and forward or
// backward. Nothing is allocated after make().
//
// What is decided where RFC 5545 leaves it open:
//   - The start is an occurrence only when the rule matches it, and is counted only then. A set can
//     count it always (recurrence_set.hpp).
//   - Local times that do not exist are left out and not counted; or shifted, by `gaps`. Of those
//     that come twice the first is taken; no instant is given twice (wall.hpp).
//   - Frequencies below DAILY step on the wall clock: HOURLY in a zone is every hour that the clock
//     shows, so the hour that comes twice is taken once.
//   - No occurrence lies outside the years 1400 to 9999: there a rule without an end, ends.
//
// Strict making refuses what RFC 5545 forbids of rule and start together: UNTIL of another form
// than the start (a date for a date, local time without a zone, UTC with one), BYHOUR, BYMINUTE,
// BYSECOND or a FREQ below DAILY for a start that is a date. Lenient making takes them: UNTIL as a
// date is the end of that day, UNTIL in local time is on the zone's clock, UTC without a zone is
// taken as local, and the time parts of a date are left out.
//
// Work per call is bounded. The bound is never met but by rules below DAILY whose INTERVAL does not
// fit the day, under parts that let almost nothing through; then the call fails with
// limit_exceeded, and an iterator ends with gave_up().
#pragma once

#include <upward/schedule/rule_fault.hpp>
#include <upward/schedule/wall.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace upward {

struct recurrence_options {
    const zone* where = nullptr;  ///< none: local time, wherever that is
    gap_rule gaps = gap_rule::leave_out;
    bool is_date = false;  ///< the start is a date: its midnight is given, and times mean nothing
    rule_reading reading = rule_reading::strict;
};

class recurrence {
public:
    /// Fails with a fault of the rule (find_fault), with invalid_rule when rule and start do not
    /// fit, with out_of_range when the start is outside the years 1400 to 9999, with
    /// unsupported_rule for BYSETPOS in a MONTHLY rule whose SKIP moves days to another month, with
    /// limit_exceeded when COUNT cannot be counted within the bound on work.
    static result<recurrence> make(recurrence_rule rule, local_seconds start,
                                   const recurrence_options& options = {});

    class iterator;

    iterator begin() const noexcept;
    iterator end() const noexcept;
    /// At the first occurrence not before t; end() when there is none.
    iterator from(std::int64_t t) const noexcept;

    using found = result<std::optional<std::int64_t>>;

    /// The first occurrence after t, or not before t when inclusive; none when there is none.
    found after(std::int64_t t, bool inclusive = false) const;
    /// The last occurrence before t, or not after t when inclusive.
    found before(std::int64_t t, bool inclusive = false) const;
    /// The one with so many before it. A rule without an end has them until the year 9999.
    found nth(std::int64_t index) const;
    /// How many lie before t.
    result<std::int64_t> rank(std::int64_t t) const;
    /// The first; the last, or none when the rule has no end.
    found first() const { return answer(view().seek(first_local)); }
    found last() const;

    /// All in [from, to), ascending, at most `most` of them: more is limit_exceeded.
    result<std::vector<std::int64_t>> between(std::int64_t from, std::int64_t to,
                                              std::size_t most = 1'000'000) const;

    bool contains(std::int64_t t) const noexcept;

    /// How many there are; none when the rule has no end.
    found count() const;

    /// Why there is no occurrence at all; none when there is one.
    std::optional<std::string> why_empty() const;

    const recurrence_rule& rule() const noexcept { return rule_; }
    local_seconds start() const noexcept { return times_.start(); }
    const recurrence_options& options() const noexcept { return options_; }

private:
    recurrence(recurrence_rule rule, local_seconds start, const recurrence_options& options)
        : rule_(std::move(rule)), options_(options), times_(rule_, start) {}

    wall view() const noexcept { return {times_, options_.where, options_.gaps}; }

    // From an instant to what the clock shows. For seek, an instant in the second pass of a fold is
    // after all of the fold; for seek_back, too.
    local_seconds shown_from(std::int64_t t) const noexcept {
        if (!options_.where) return t;
        const auto last_before = options_.where->last_local_until(t);
        return options_.where->to_utc(last_before) == t ? last_before : last_before + 1;
    }
    local_seconds shown_until(std::int64_t t) const noexcept {
        return options_.where ? options_.where->last_local_until(t) : t;
    }

    found answer(const wall_cursor& c) const {
        if (c.at.gave_up) return too_much_work();
        return c ? std::optional{c.utc()} : std::nullopt;
    }
    static error too_much_work() {
        return {errc::limit_exceeded,
                "the rule has so few occurrences that the bound on work was reached"};
    }

    static std::optional<rule_fault> fault_with_start(const recurrence_rule& rule,
                                                      const recurrence_options& options);
    static bool moves_chosen_days(const recurrence_rule& rule, local_seconds start);
    void end_by_until() noexcept;
    bool end_by_count();
    std::int64_t lost_between(local_seconds from, local_seconds to) const;
    wall_cursor nth_shown(std::int64_t index) const;
    local_seconds before_gaps(local_seconds time) const noexcept;
    wall_cursor near_shown(local_seconds time, std::int64_t index) const;

    recurrence_rule rule_;
    recurrence_options options_;
    local_occurrences times_;
};

/// Goes both ways. `*it` is the occurrence, `it.shown()` what the clock shows then.
class recurrence::iterator {
public:
    using iterator_category = std::bidirectional_iterator_tag;
    using value_type = std::int64_t;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::int64_t*;
    using reference = std::int64_t;

    iterator() = default;

    std::int64_t operator*() const noexcept { return at_.utc(); }
    local_seconds shown() const noexcept { return at_.shown; }

    iterator& operator++() noexcept {
        of_->view().advance(at_);
        return *this;
    }
    iterator operator++(int) noexcept {
        auto before = *this;
        ++*this;
        return before;
    }
    /// From end(), to the last occurrence: that of the year 9999 when the rule has no end.
    iterator& operator--() noexcept {
        if (at_) of_->view().retreat(at_);
        else at_ = of_->view().seek_back(of_->times_.end());
        return *this;
    }
    iterator operator--(int) noexcept {
        auto before = *this;
        --*this;
        return before;
    }

    bool operator==(const iterator& other) const noexcept {
        return bool{at_} == bool{other.at_} && (!at_ || at_.shown == other.at_.shown);
    }

    /// Whether it ended by the bound on work, not by the rule.
    bool gave_up() const noexcept { return at_.at.gave_up; }

    /// Writes the occurrences from here on, at most `room` of them and none at or after `until`;
    /// returns how many, and goes to the one after them.
    std::size_t write(std::int64_t* out, std::size_t room, std::int64_t until) {
        return of_->view().write(at_, of_->shown_until(until - 1), out, room);
    }
    /// The same without an end.
    std::size_t write(std::int64_t* out, std::size_t room) {
        return of_->view().write(at_, last_local, out, room);
    }
    /// What the clock shows at each, as fields.
    std::size_t write(civil_time* out, std::size_t room) {
        std::size_t written = 0;
        for (; at_ && written < room; ++*this) out[written++] = to_civil_time(at_.shown);
        return written;
    }

private:
    friend class recurrence;
    iterator(const recurrence* of, const wall_cursor& at) : of_(of), at_(at) {}

    const recurrence* of_ = nullptr;
    wall_cursor at_;
};
static_assert(sizeof(recurrence::iterator) <= 96);

inline recurrence::iterator recurrence::begin() const noexcept {
    return {this, view().seek(first_local)};
}
inline recurrence::iterator recurrence::end() const noexcept { return {this, {}}; }
inline recurrence::iterator recurrence::from(std::int64_t t) const noexcept {
    return {this, view().seek(shown_from(t))};
}

inline recurrence::found recurrence::after(std::int64_t t, bool inclusive) const {
    return answer(view().seek(inclusive ? shown_from(t) : shown_until(t) + 1));
}

inline recurrence::found recurrence::before(std::int64_t t, bool inclusive) const {
    return answer(view().seek_back(inclusive ? shown_until(t) : shown_from(t) - 1));
}

inline recurrence::found recurrence::last() const {
    if (rule_.is_endless()) return std::optional<std::int64_t>{};
    return answer(view().seek_back(times_.end()));
}

inline bool recurrence::contains(std::int64_t t) const noexcept {
    const auto c = view().seek(shown_from(t));
    return c && c.utc() == t;
}

inline result<std::vector<std::int64_t>> recurrence::between(std::int64_t from, std::int64_t to,
                                                             std::size_t most) const {
    auto all = std::vector<std::int64_t>{};
    auto at = this->from(from);
    while (at != end()) {
        const auto before = all.size();
        const auto room = std::min<std::size_t>(most - before + 1, before + 64);
        all.resize(before + room);
        const auto written = at.write(all.data() + before, room, to);
        all.resize(before + written);
        if (all.size() > most)
            return error{errc::limit_exceeded,
                         "more than " + std::to_string(most) + " occurrences"};
        if (written < room) break;
    }
    if (at.gave_up()) return too_much_work();
    return all;
}

}  // namespace upward

#include <upward/schedule/recurrence_end.hpp>
