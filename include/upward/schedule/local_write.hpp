// SPDX-License-Identifier: BSL-1.0
//
// Local occurrences in bulk: the loops that write many into a buffer. What they write is what the
// cursor would show; local_occurrences.hpp includes them.
#pragma once

#include <upward/schedule/local_occurrences.hpp>

#include <algorithm>

namespace upward {

inline std::size_t local_occurrences::write(local_cursor& at, local_seconds last,
                                            local_seconds* out, std::size_t room) const {
    last = std::min(last, end_);
    if (!at || room == 0 || at.time > last) return 0;
    const auto single = times_.count() == 1;
    if (single && is_free_grid())
        return write_steps(at, last, std::int64_t{grid_.step()} * grid_.unit(), out, room);
    if (single && !is_grid_ && days_.is_even() && !days_.has_picks())
        return write_steps(at, last, midnight(days_.step()), out, room);
    if (!is_grid_ && !days_.has_picks())
        return single ? write_days(at, last, out, room) : write_times(at, last, out, room);
    std::size_t written = 0;
    for (; at && at.time <= last && written < room; advance(at)) out[written++] = at.time;
    return written;
}

// One every `step` seconds.
inline std::size_t local_occurrences::write_steps(local_cursor& at, local_seconds last,
                                                  std::int64_t step, local_seconds* out,
                                                  std::size_t room) const noexcept {
    const auto left = static_cast<std::uint64_t>((last - at.time) / step) + 1;
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left, room));
    const auto first = at.time;
    for (std::size_t i = 0; i < count; ++i) out[i] = first + static_cast<std::int64_t>(i) * step;
    at = seek(first + static_cast<std::int64_t>(count - 1) * step + 1);
    return count;
}

// One time a day: whole blocks while they fit.
inline std::size_t local_occurrences::write_days(local_cursor& at, local_seconds last,
                                                 local_seconds* out, std::size_t room) const {
    auto* const begin = out;
    auto* const end = out + room;
    auto block = at.block;
    block.bits &= bits_from(at.bit);
    const auto second = at.second;
    const auto last_whole = day_of(last - second) - 63;
    auto fits = true;
    days_.run(block, [&](const day_block& next) {
        fits =
            (out + 64 <= end || out + std::popcount(next.bits) <= end) && next.first <= last_whole;
        if (!fits) {
            block = next;
            return false;
        }
        const auto first = midnight(next.first) + second;
        for (auto bits = next.bits; bits != 0; bits &= bits - 1)
            *out++ = first + std::int64_t{std::countr_zero(bits)} * seconds_a_day;
        return true;
    });
    if (fits) {
        at.is_there = false;
        return static_cast<std::size_t>(out - begin);
    }
    at = seek(midnight(block.first_day()) + second);
    for (; at && at.time <= last && out < end; advance(at)) *out++ = at.time;
    return static_cast<std::size_t>(out - begin);
}

// Several times a day: whole blocks from a short table of the times while they fit, else day by day.
inline std::size_t local_occurrences::write_times(local_cursor& at, local_seconds last,
                                                  local_seconds* out, std::size_t room) const {
    std::size_t written = 0;
    auto uses_table = times_.count() <= table_size;
    while (at && at.time <= last && written < room) {
        if (uses_table && at.second == times_.first()) {
            uses_table = false;
            written += write_table(at, last, out + written, room - written);
            continue;
        }
        const auto day = at.block.first + at.bit;
        const auto last_second = static_cast<std::int32_t>(
            std::min<std::int64_t>(last - midnight(day), seconds_a_day - 1));
        const auto of_day =
            times_.write(midnight(day), at.second, last_second, out + written, room - written);
        written += of_day;
        const auto last_written = static_cast<std::int32_t>(out[written - 1] - midnight(day));
        settle(at, at.bit, last_written);
        advance(at);
    }
    return written;
}

inline std::size_t local_occurrences::write_table(local_cursor& at, local_seconds last,
                                                  local_seconds* out, std::size_t room) const {
    std::int32_t table[table_size];
    const auto count = times_.count();
    for (std::int32_t i = 0; i < count; ++i) table[i] = times_.at(i);
    auto* const begin = out;
    auto* const end = out + room;
    auto block = at.block;
    block.bits &= bits_from(at.bit);
    auto fits = true;
    days_.run(block, [&](const day_block& next) {
        for (block = next; block.bits != 0; block.bits &= block.bits - 1) {
            const auto day = midnight(block.first_day());
            fits = end - out >= count && day + seconds_a_day <= last;
            if (!fits) return false;
            for (std::int32_t i = 0; i < count; ++i) out[i] = day + table[i];
            out += count;
        }
        return true;
    });
    if (fits) at.is_there = false;
    else at = seek(midnight(block.first_day()));
    return static_cast<std::size_t>(out - begin);
}

}  // namespace upward
