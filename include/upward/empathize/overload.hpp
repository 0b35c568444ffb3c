// SPDX-License-Identifier: BSL-1.0
//
// Whether the boss has too much on the desk: two of three signs, over the last 10 working days of
// both.
//
//     slow_answers         the median time that decisions took which were answered in them is 1.5
//                          times the median of all before, in working days of the boss
//     cancelled_meetings   2 of the boss's
//     after_hours          3 asks of the boss at a minute outside working hours, or on a free day
//
// Working hours are the boss's, of the newest day on which some were declared; without any only free
// days are outside. What falls on a day that is not counted counts on the next that is.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/real.hpp>
#include <upward/empathize/decisions.hpp>
#include <upward/empathize/median.hpp>
#include <upward/model/policy.hpp>
#include <upward/rhythm/situation.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace upward {

enum class overload_sign_kind : std::uint8_t { slow_answers, cancelled_meetings, after_hours };
BOOST_DESCRIBE_ENUM(overload_sign_kind, slow_answers, cancelled_meetings, after_hours)

/// `value` is a median in wd, or a count; none where nothing was answered.
struct overload_sign {
    overload_sign_kind kind = overload_sign_kind::slow_answers;
    std::optional<double> value = {};
    std::optional<double> before = {};     ///< the median before; of slow answers alone
    std::optional<double> threshold = {};  ///< from it on it shows
    bool shows = false;
};
BOOST_DESCRIBE_STRUCT(overload_sign, (), (kind, value, before, threshold, shows))

struct boss_load {
    bool overloaded = false;
    date since = {};  ///< the first of the days looked at; none while there is none
    std::vector<overload_sign> signs = {};
};
BOOST_DESCRIBE_STRUCT(boss_load, (), (overloaded, since, signs))

namespace detail {

class load_judge {
public:
    explicit load_judge(const situation& here)
        : here_(here),
          policy_(here.policy->empathize),
          window_(window_ending(here.there.both, here.today(), policy_.load_wd, here.who.start)) {}

    boss_load load() const {
        auto load = boss_load{};
        if (window_.count > 0) load.since = to_date(window_.from);
        load.signs = {slow_answers(), cancelled_meetings(), after_hours()};
        const auto shown = std::count_if(load.signs.begin(), load.signs.end(),
                                         [](const auto& s) { return s.shows; });
        load.overloaded = shown >= policy_.overload_signs;
        return load;
    }

private:
    /// On the next day that is counted, if this one is not.
    bool is_recent(day_number day) const { return window_.contains(here_.there.both.next(day)); }

    /// Days without the boss's leave: an absence is no slowness.
    working_calendar days_of_boss() const {
        auto away = std::vector<day_range>{};
        for (const auto& l : here_.now->all<leave>())
            if (here_.who.known() && l->person == id{here_.who.boss})
                away.push_back({to_day_number(l->from), to_day_number(l->to)});
        return here_.now->calendar().with_leave(away);
    }

    overload_sign slow_answers() const {
        const auto days = days_of_boss();
        auto recent = std::vector<double>{}, before = std::vector<double>{};
        for (const auto& d : decisions_of_boss(*here_.now, here_.who)) {
            if (!d.answered) continue;
            const auto took = static_cast<double>(days.count(d.source.day, *d.answered));
            if (is_recent(*d.answered)) recent.push_back(took);
            else if (*d.answered < window_.from) before.push_back(took);
        }
        auto s = overload_sign{overload_sign_kind::slow_answers};
        if (const auto m = median_wait(recent)) s.value = m->value;
        if (const auto m = median_wait(before)) s.before = m->value;
        if (s.before) s.threshold = *s.before * policy_.slow_answers;
        s.shows = s.value && s.threshold && reaches(*s.value, *s.threshold) &&
                  compares_as(*s.value) > compares_as(*s.before);
        return s;
    }

    static overload_sign counted(overload_sign_kind kind, std::int64_t count,
                                 std::int32_t threshold) {
        return {kind,
                static_cast<double>(count),
                {},
                static_cast<double>(threshold),
                count >= threshold};
    }

    overload_sign cancelled_meetings() const {
        const auto all = here_.now->all<meeting_cancelled>();
        const auto count = std::count_if(all.begin(), all.end(), [this](const auto& m) {
            return here_.who.is_boss(m->by.target.text) && is_recent(m.day);
        });
        return counted(overload_sign_kind::cancelled_meetings, count, policy_.cancelled);
    }

    overload_sign after_hours() const {
        auto hours = std::vector<fact<working_hours>>{};
        for (const auto& h : here_.now->all<working_hours>())
            if (here_.who.is_boss(h->person.target.text)) hours.push_back(h);
        const auto all = here_.now->all<ask>();
        const auto count = std::count_if(all.begin(), all.end(), [&](const auto& a) {
            return here_.who.is_boss(a->by.target.text) && here_.who.is_report(a->to.target.text) &&
                   is_recent(a.day) && is_outside(a, hours);
        });
        return counted(overload_sign_kind::after_hours, count, policy_.after_hours);
    }

    /// The hours that were declared on the newest day by then stand together.
    bool is_outside(const fact<ask>& a, const std::vector<fact<working_hours>>& hours) const {
        const auto after = std::upper_bound(hours.begin(), hours.end(), a.day,
                                            [](day_number d, const auto& h) { return d < h.day; });
        const auto works = here_.now->calendar().is_working(a.day);
        if (after == hours.begin()) return !works;
        const auto newest = (after - 1)->day;
        const auto weekday = static_cast<std::int32_t>(weekday_of(a.day));
        auto within_a_day = false;
        for (auto h = after; h != hours.begin() && (h - 1)->day == newest;) {
            --h;
            const auto& days = (*h)->days;
            const auto named = std::any_of(days.begin(), days.end(),
                                           [weekday](const auto& d) { return d == weekday; });
            if (days.empty() ? !works : !named) continue;
            within_a_day = true;
            if (!a.source->at) return false;
            const auto minute = a.source->at->value;
            if (minute >= (*h)->from.value && minute < (*h)->to.value) return false;
        }
        return !within_a_day || a.source->at.has_value();
    }

    const situation& here_;
    const empathize_policy& policy_;
    day_window window_;
};

}  // namespace detail

/// O(n log n).
inline boss_load load_of(const situation& here) { return detail::load_judge{here}.load(); }

}  // namespace upward
