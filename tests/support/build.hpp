// SPDX-License-Identifier: BSL-1.0
//
// Builders, so that a test arranges in a few lines what its sentence speaks of:
//
//     const auto log = a_log()
//                          .entry("p-1", "2026-02-16", promise{{"bo"}, "the draft", .due = day("2026-02-18")})
//                          .entry("o-1", "2026-02-18", promise_outcome{{"p-1"}})
//                          .withdraw("c-1", "2026-02-19", "o-1");
//     const auto now = state_on(log, "2026-02-20");
//
// Days are written as they are in JSON. An entry is private, in area "*", unless the verb that adds
// it says otherwise. What is built must be valid: if it is not, the test fails with the reason.
#pragma once

#include <upward/model/log.hpp>
#include <upward/model/state.hpp>
#include <upward/model/workspace.hpp>
#include <upward/schedule/calendar.hpp>
#include <upward/schedule/day.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward_tests {

/// A day as entries hold it. An empty text is a date that is not set.
upward::date day(std::string_view iso);

/// The same day as engines count it.
upward::day_number on(std::string_view iso);

/// "2026-02-20", for comparing.
std::string iso(upward::day_number n);

class log_builder {
public:
    log_builder& entry(std::string id, std::string_view iso, upward::entry_body body);
    log_builder& shared(std::string id, std::string_view iso, upward::entry_body body);
    log_builder& in(std::string area, std::string id, std::string_view iso,
                    upward::entry_body body);
    log_builder& shared_in(std::string area, std::string id, std::string_view iso,
                           upward::entry_body body);
    /// At a minute of the day, 0 to 1439.
    log_builder& entry_at(std::int32_t minute, std::string id, std::string_view iso,
                          upward::entry_body body);

    /// A correction that withdraws `target`. An empty `iso` takes the target's date.
    log_builder& withdraw(std::string id, std::string_view iso, std::string target);
    /// A correction that replaces `target`, on the target's date and private.
    log_builder& replace(std::string id, std::string_view iso, std::string target,
                         upward::entry_body body);
    /// The same with a whole entry as the replacement: its date, area and visibility count.
    log_builder& replace(std::string id, std::string_view iso, std::string target,
                         upward::entry replacement);

    /// Whatever else the words above do not say.
    log_builder& add(upward::entry e);
    log_builder& add(const log_builder& others);

    /// Ana reports to Bo, who reports to Carla, from `start` on: the entries "ana", "bo", "carla" and
    /// "ana-and-bo", all shared.
    log_builder& ana_and_bo(std::string_view start = "2026-01-05");

    const std::vector<upward::entry>& entries() const noexcept { return entries_; }

    upward::entry_log build() const;
    upward::workspace workspace(upward::workspace_settings settings = {}) const;

private:
    std::vector<upward::entry> entries_;
};

inline log_builder a_log() { return {}; }

/// Ana and Bo, as the names under what both agreed.
inline std::vector<upward::ref<upward::person>> both() { return {{{"ana"}}, {{"bo"}}}; }

/// What is known at the end of a day. The default calendar has Saturdays and Sundays free.
upward::state state_on(const log_builder& log, std::string_view iso,
                       upward::calendar_definition calendar = {});

/// A calendar with these days free as well: `holidays({"2026-04-03", "2026-04-06"})`.
upward::calendar_definition holidays(const std::vector<std::string_view>& days);

/// An entry on its own: private, in area "*".
upward::entry an_entry(std::string id, std::string_view iso, upward::entry_body body);
upward::entry shared_entry(std::string id, std::string_view iso, upward::entry_body body);

/// Dice with a fixed seed: the same throws on every machine.
class dice {
public:
    explicit dice(std::uint64_t seed) : state_(seed * 2 + 1) {}

    std::uint64_t bits() noexcept {
        state_ ^= state_ >> 12, state_ ^= state_ << 25, state_ ^= state_ >> 27;
        return state_ * 0x2545F4914F6CDD1Dull;
    }
    /// In [0, bound). Precondition: bound > 0.
    std::size_t below(std::size_t bound) noexcept {
        return static_cast<std::size_t>((bits() >> 11) % bound);
    }
    /// In [from, to], both included.
    std::int32_t between(std::int32_t from, std::int32_t to) noexcept {
        return from + static_cast<std::int32_t>(below(static_cast<std::size_t>(to - from) + 1));
    }
    /// In [0, 1).
    double unit() noexcept { return static_cast<double>(bits() >> 11) / 0x1p53; }
    double between(double from, double to) noexcept { return from + (to - from) * unit(); }
    /// True once in `n` throws.
    bool once_in(std::size_t n) noexcept { return below(n) == 0; }

    template <class List>
    const auto& one_of(const List& list) noexcept {
        return list[below(std::size(list))];
    }
    template <class List>
    void shuffle(List& list) noexcept {
        for (auto i = list.size(); i > 1; --i) {
            using std::swap;
            swap(list[i - 1], list[below(i)]);
        }
    }

private:
    std::uint64_t state_;
};

/// One of the stories of examples/: "new_report" or "coach".
std::string example_text(std::string_view name);
upward::workspace example(std::string_view name);

/// A whole file. The test fails when there is none.
std::string text_of_file(const std::string& path);

/// An error in short, for one comparison: "out_of_range at /severity"; "ok" for success.
std::string in_short(const upward::error& e);
template <class T>
std::string in_short(const upward::result<T>& r) {
    return r.ok() ? std::string{"ok"} : in_short(r.error());
}

}  // namespace upward_tests
