// SPDX-License-Identifier: BSL-1.0
//
// A time zone: which UTC time a clock on the wall means. A zone is a row of stretches, each with
// one offset; where two meet, an hour of local time is missing (a gap) or comes twice (a fold).
//
//     auto zone = upward::find_zone("America/New_York");           // zone_file.hpp
//     (*zone)->at_local(local).kind;                               // unique, gap or fold
//     (*zone)->to_utc(local);                                      // of a fold, the first
//     (*zone)->to_local(utc);
//
// A zone knows every transition of its data, and those of its footer rule for 400 years after them;
// then the calendar repeats, and so does the zone. It is right to the year 9999.
//
// A zone is read from data (zone_reader.hpp), stays where it is and never changes.
#pragma once

#include <upward/schedule/local_time.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace upward {

/// From `utc` on, local time is UTC plus `offset` seconds.
struct zone_transition {
    utc_seconds utc;
    std::int32_t offset;

    bool operator==(const zone_transition&) const = default;
};

enum class local_kind : std::uint8_t { unique, gap, fold };

/// What a zone says about a local time. It holds for all local times in [begin, end): a stretch of
/// one offset, less what was a fold at its beginning; or a gap, with the offset before it.
struct local_lookup {
    local_kind kind = local_kind::unique;
    std::int32_t offset = 0;
    std::int32_t missing = 0;  ///< seconds that a gap passes over
    local_seconds begin = 0;
    local_seconds end = 0;

    /// Of a fold, the first; of a gap, what the offset before it makes of it (RFC 5545, 3.3.5).
    utc_seconds to_utc(local_seconds t) const noexcept { return t - offset; }
};

class zone {
public:
    /// Transitions ascending, of several at one time the last holds; `offset` holds before the first.
    /// When `repeats`, the last 400 years before the last transition repeat for ever after it.
    zone(std::string name, std::int32_t offset, std::vector<zone_transition> transitions,
         bool repeats)
        : name_(std::move(name)) {
        utc_.push_back(std::numeric_limits<std::int64_t>::min() / 4);
        offset_.push_back(offset);
        for (const auto& t : transitions) {
            if (t.utc == utc_.back()) {
                local_end_.pop_back();
                utc_.pop_back();
                offset_.pop_back();
            }
            if (t.offset == offset_.back()) continue;
            local_end_.push_back(t.utc + offset_.back());
            utc_.push_back(t.utc);
            offset_.push_back(t.offset);
        }
        local_end_.push_back(std::numeric_limits<std::int64_t>::max() / 4);
        // Offsets that change faster than the clock is set back: a fold ends with the later one.
        for (std::size_t i = 1; i < local_end_.size(); ++i)
            local_end_[i] = std::max(local_end_[i], local_end_[i - 1]);
        if (repeats && !transitions.empty()) turn_ = transitions.back().utc - 2 * seconds_a_day;
    }

    const std::string& name() const noexcept { return name_; }

    /// Whether local time is UTC plus one offset always.
    bool is_fixed() const noexcept { return utc_.size() == 1; }

    std::int32_t offset_at(utc_seconds utc) const noexcept {
        const auto back = turns_back(utc);
        return offset_[stretch_at(utc - back)];
    }

    local_seconds to_local(utc_seconds utc) const noexcept { return utc + offset_at(utc); }

    local_lookup at_local(local_seconds t) const noexcept {
        const auto back = turns_back(t);
        auto found = look_up(t - back);
        found.begin += back;
        found.end += back;
        return found;
    }

    utc_seconds to_utc(local_seconds t) const noexcept { return at_local(t).to_utc(t); }

    /// The last local time whose UTC time, of a fold the first, is not after `utc`.
    local_seconds last_local_until(utc_seconds utc) const noexcept {
        const auto back = turns_back(utc);
        const auto i = stretch_at(utc - back);
        const auto local = utc - back + offset_[i];
        const auto fold_end = i > 0 ? local_end_[i - 1] : local;
        return back + (local < fold_end ? fold_end - 1 : local);
    }

private:
    static constexpr std::int64_t cycle = std::int64_t{146097} * seconds_a_day;

    // How many seconds to go back by whole cycles to reach what the table knows.
    std::int64_t turns_back(std::int64_t t) const noexcept {
        return t < turn_ ? 0 : ((t - turn_) / cycle + 1) * cycle;
    }

    std::size_t stretch_at(utc_seconds utc) const noexcept {
        return static_cast<std::size_t>(std::upper_bound(utc_.begin(), utc_.end(), utc) -
                                        utc_.begin()) -
               (utc < utc_.front() ? 0 : 1);
    }

    local_lookup look_up(local_seconds t) const noexcept {
        const auto i = static_cast<std::size_t>(
            std::upper_bound(local_end_.begin(), local_end_.end() - 1, t) - local_end_.begin());
        const auto before = i > 0 ? local_end_[i - 1] : utc_[0];
        const auto begin = utc_[i] + offset_[i];
        if (i > 0 && t < begin)
            return {local_kind::gap, offset_[i - 1], offset_[i] - offset_[i - 1], before, begin};
        const auto next_begin = i + 1 < utc_.size() ? utc_[i + 1] + offset_[i + 1] : local_end_[i];
        const auto kind = t >= next_begin ? local_kind::fold : local_kind::unique;
        return {kind, offset_[i], 0, std::max(before, begin), local_end_[i]};
    }

    std::string name_;
    std::vector<std::int64_t> utc_;        // where each stretch begins
    std::vector<std::int64_t> local_end_;  // where each stretch ends, by its own clock
    std::vector<std::int32_t> offset_;
    std::int64_t turn_ = std::numeric_limits<std::int64_t>::max();
};

/// UTC itself.
inline const zone& utc_zone() {
    static const auto utc = zone{"UTC", 0, {}, false};
    return utc;
}

}  // namespace upward
