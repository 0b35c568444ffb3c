// SPDX-License-Identifier: BSL-1.0
//
// The fewest interruptions: on which days, by which channels, to serve windows of working days. A
// touch is a day and one channel; it serves each window that holds its day and names its channel, or
// any. The best arrangement has, in this order,
//
//     the least spacing shortfall, the sum of max(0, m - gap) over successive touches,
//     the fewest touches,
//     the first sorted list of (day, channel).
//
//     chat on Wed-Thu, chat on Mon-Wed, mail on Tue-Mon, any on Fri-Mon:   chat on Wed, mail on Fri
//     the same with m = 3:                                                 chat on Wed, mail on Mon
//
// A window is never broken for spacing.
#pragma once

#include <upward/schedule/calendar.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace upward {

/// Working days [from, to] of a calendar.
struct touch_window {
    day_number from = 0;
    day_number to = 0;
    std::string channel = {};  ///< empty: any will do
};

struct placed_touch {
    day_number day = 0;
    std::string channel;
    auto operator<=>(const placed_touch&) const = default;
};

struct arrangement {
    std::vector<placed_touch> touches;   ///< by day, then channel
    std::vector<std::size_t> served_by;  ///< of each window, the touch
    bool exact = true;  ///< no other is better; else each touch is merely needed, spacing unheeded
};

/// Windows that are linked one by one are arranged exactly, as long as no more are linked and the
/// limit below is not met.
inline constexpr std::size_t max_linked_windows = 24;

/// More partial arrangements than these are not looked at, which is the one exception to exactness
/// up to 24 linked windows; only many channels whose windows overlap come near.
inline constexpr std::size_t max_partial_arrangements = 500000;

namespace detail {

/// The exact search, day by day. A partial arrangement is known by what it has not served yet and
/// when its last touch was; of those that agree in both, the best is kept.
class exact_arrangement {
public:
    /// `windows` are linked; `any` is the channel of a touch that any would do for.
    exact_arrangement(const std::vector<touch_window>& windows, const working_calendar& calendar,
                      std::int32_t spacing, std::string any)
        : windows_(windows), calendar_(calendar), spacing_(spacing), any_(std::move(any)) {}

    /// Nothing when there are too many partial arrangements.
    std::optional<std::vector<placed_touch>> find() {
        auto first = last_day, last = first_day;
        for (const auto& w : windows_) first = std::min(first, w.from), last = std::max(last, w.to);
        auto states = std::map<key, partial>{};
        states.emplace(key_of({}, first), partial{});
        for (auto day = calendar_.next(first); day <= last; day = calendar_.add(day, 1)) {
            auto next = std::map<key, partial>{};
            for (const auto& [k, state] : states)
                for (auto& after : choices(state, day)) keep_best(next, std::move(after), day);
            if (looked_at_ > max_partial_arrangements) return std::nullopt;
            states = std::move(next);
        }
        const partial* best = nullptr;
        for (const auto& [k, state] : states)
            if (!best || is_better(state, *best)) best = &state;
        return best->touches;
    }

private:
    using served_set = std::uint32_t;  // a bit for each window

    struct partial {
        served_set served = 0;
        std::optional<day_number> last = {};
        std::int64_t shortfall = 0;
        std::vector<placed_touch> touches = {};
    };
    static bool is_better(const partial& a, const partial& b) {
        if (a.shortfall != b.shortfall) return a.shortfall < b.shortfall;
        if (a.touches.size() != b.touches.size()) return a.touches.size() < b.touches.size();
        return a.touches < b.touches;
    }
    /// What is served, and how long ago the last touch was as far as it matters.
    using key = std::pair<served_set, std::int32_t>;

    key key_of(const partial& p, day_number day) const {
        const auto since = p.last ? std::min(calendar_.count(*p.last, day), spacing_) : spacing_;
        return {p.served, since};
    }

    void keep_best(std::map<key, partial>& held, partial p, day_number day) const {
        const auto [at, is_new] = held.try_emplace(key_of(p, day), p);
        if (!is_new && is_better(p, at->second)) at->second = std::move(p);
    }

    bool is_waiting(const partial& p, std::size_t i, day_number day) const {
        return !(p.served >> i & 1) && windows_[i].from <= day && day <= windows_[i].to;
    }

    /// Every useful set of channels on a day, none included, that lets no window end unserved.
    std::vector<partial> choices(const partial& from, day_number day) {
        auto found = std::vector{from};
        ++looked_at_;
        for (const auto& channel : useful_channels(from, day)) {
            const auto so_far = found.size();
            looked_at_ += so_far;
            if (looked_at_ > max_partial_arrangements) break;
            for (std::size_t i = 0; i < so_far; ++i)
                if (auto with = touched(found[i], day, channel)) found.push_back(std::move(*with));
        }
        std::erase_if(found, [&](const partial& p) { return lets_one_end(p, day); });
        return found;
    }

    std::set<std::string> useful_channels(const partial& p, day_number day) const {
        auto useful = std::set<std::string>{};
        for (std::size_t i = 0; i < windows_.size(); ++i)
            if (is_waiting(p, i, day))
                useful.insert(windows_[i].channel.empty() ? any_ : windows_[i].channel);
        return useful;
    }

    /// Nothing when the touch would serve nothing.
    std::optional<partial> touched(const partial& from, day_number day,
                                   const std::string& channel) const {
        auto p = from;
        for (std::size_t i = 0; i < windows_.size(); ++i) {
            const auto& w = windows_[i];
            if (is_waiting(from, i, day) && (w.channel.empty() || w.channel == channel))
                p.served |= served_set{1} << i;
        }
        if (p.served == from.served) return std::nullopt;
        if (p.last) p.shortfall += std::max(0, spacing_ - calendar_.count(*p.last, day));
        p.last = day;
        p.touches.push_back({day, channel});
        return p;
    }

    bool lets_one_end(const partial& p, day_number day) const {
        for (std::size_t i = 0; i < windows_.size(); ++i)
            if (!(p.served >> i & 1) && windows_[i].to <= day) return true;
        return false;
    }

    const std::vector<touch_window>& windows_;
    const working_calendar& calendar_;
    std::int32_t spacing_;
    std::string any_;
    std::size_t looked_at_ = 0;
};

/// The first touch of a sorted range that serves a window, else its end. The range begins no earlier
/// than the window.
template <class Iterator>
Iterator find_serving(Iterator begin, Iterator end, const touch_window& w) {
    for (; begin != end && begin->day <= w.to; ++begin)
        if (w.channel.empty() || w.channel == begin->channel) return begin;
    return end;
}

/// A touch at the end of whichever window ends first, as long as one is unserved. Spacing plays no
/// part.
inline std::vector<placed_touch> greedy_arrangement(const std::vector<touch_window>& windows,
                                                    const std::string& any) {
    auto order = std::vector<const touch_window*>{};
    for (const auto& w : windows) order.push_back(&w);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
        return std::tuple{a->to, a->channel.empty()} < std::tuple{b->to, b->channel.empty()};
    });
    auto touches = std::set<placed_touch>{};
    for (const auto* w : order) {
        if (find_serving(touches.lower_bound({w->from, {}}), touches.end(), *w) == touches.end())
            touches.insert({w->to, w->channel.empty() ? any : w->channel});
    }
    return {touches.begin(), touches.end()};
}

}  // namespace detail

/// Where to touch so that each window is served. Windows are linked when they overlap after each was
/// widened by `spacing` working days; linked ones are arranged together, exactly or, beyond the
/// limits above, greedily by latest end and without regard to spacing. Any channel is the first of
/// those that some window names.
/// Precondition: from <= to in each window, both working days.
inline arrangement fewest_touches(const std::vector<touch_window>& windows,
                                  const working_calendar& calendar, std::int32_t spacing = 0) {
    auto channels = std::set<std::string>{};
    for (const auto& w : windows)
        if (!w.channel.empty()) channels.insert(w.channel);
    const auto any = channels.empty() ? std::string{} : *channels.begin();

    auto order = std::vector<std::size_t>(windows.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return windows[a].from < windows[b].from;
    });

    auto found = arrangement{};
    for (auto begin = order.begin(); begin != order.end();) {
        auto end = begin;
        auto linked = std::vector<touch_window>{};
        for (auto reach = first_day; end != order.end(); ++end) {
            const auto& w = windows[*end];
            if (!linked.empty() && calendar.add(w.from, -spacing) > calendar.add(reach, spacing))
                break;
            reach = std::max(reach, w.to);
            linked.push_back(w);
        }
        auto best = std::optional<std::vector<placed_touch>>{};
        if (linked.size() <= max_linked_windows)
            best = detail::exact_arrangement{linked, calendar, spacing, any}.find();
        if (!best) {
            best = detail::greedy_arrangement(linked, any);
            found.exact = false;
        }
        found.touches.insert(found.touches.end(), best->begin(), best->end());
        begin = end;
    }

    for (const auto& w : windows) {
        const auto& all = found.touches;
        const auto begin = std::lower_bound(all.begin(), all.end(), placed_touch{w.from, {}});
        const auto at = detail::find_serving(begin, all.end(), w);
        found.served_by.push_back(static_cast<std::size_t>(at - all.begin()));
    }
    return found;
}

}  // namespace upward
