// SPDX-License-Identifier: BSL-1.0
//
// Local occurrences seen from UTC: what a zone makes of them. In a zone some local times do not
// exist, when clocks go forward. They are left out and not counted (RFC 5545, 3.3.10: they "MUST be
// ignored"), or shifted: then they are what the offset before the gap makes of them (3.3.5), so
// that 02:30 is shown as 03:30. Of a local time that comes twice the first is taken. No instant is
// ever given twice.
//
// "Shown" local times are what the clock shows at the occurrence, ascending with UTC; with shifts
// they can differ from the rule's own. A window is a span of shown times with one offset in which
// nothing is missing or shifted: within it, UTC is a subtraction.
#pragma once

#include <upward/schedule/local_occurrences.hpp>
#include <upward/schedule/zone.hpp>

#include <algorithm>
#include <cstdint>

namespace upward {

enum class gap_rule : std::uint8_t { leave_out, shift };

/// An occurrence: what the clock shows, and the window that it is in.
struct wall_cursor {
    local_cursor at;
    local_seconds shown = 0;
    local_seconds begin = 0;  ///< of the window
    local_seconds end = 0;
    std::int32_t offset = 0;  ///< of the window
    bool is_shifted = false;  ///< it is near a gap, where times are shifted: outside the window

    explicit operator bool() const noexcept { return at.is_there; }
    utc_seconds utc() const noexcept { return shown - offset; }
};

class wall {
public:
    /// Without a zone, times are local and nothing is ever missing.
    wall(const local_occurrences& times, const zone* where, gap_rule gaps) noexcept
        : times_(times), zone_(where), shifts_(gaps == gap_rule::shift) {}

    /// The first occurrence that is not shown before t.
    wall_cursor seek(local_seconds t) const noexcept {
        auto c = wall_cursor{};
        if (shifts_) return seek_shown(c, t), c;
        c.at = times_.seek(t);
        settle(c);
        return c;
    }

    /// The last one that is not shown after t.
    wall_cursor seek_back(local_seconds t) const noexcept {
        auto c = wall_cursor{};
        if (shifts_) return seek_back_shown(c, t), c;
        c.at = times_.seek_back(t);
        settle_back(c);
        return c;
    }

    void advance(wall_cursor& c) const noexcept {
        if (c.is_shifted) return seek_shown(c, c.shown + 1);
        times_.advance(c.at);
        if (c.at && c.at.time < c.end) c.shown = c.at.time;
        else if (shifts_) seek_shown(c, c.shown + 1);
        else settle(c);
    }

    void retreat(wall_cursor& c) const noexcept {
        if (c.is_shifted) return seek_back_shown(c, c.shown - 1);
        times_.retreat(c.at);
        if (c.at && c.at.time >= c.begin) c.shown = c.at.time;
        else if (shifts_) seek_back_shown(c, c.shown - 1);
        else settle_back(c);
    }

    /// Writes UTC times (local ones without a zone) from the cursor on, up to a last shown time.
    std::size_t write(wall_cursor& c, local_seconds last, std::int64_t* out,
                      std::size_t room) const {
        std::size_t written = 0;
        while (c && c.shown <= last && written < room) {
            if (c.is_shifted) {
                out[written++] = c.utc();
                advance(c);
                continue;
            }
            const auto upto = shifts_ ? std::min(last, c.end - 1) : last;
            const auto count = times_.write(c.at, upto, out + written, room - written);
            written += to_utc(c, out + written, count);
            if (c.at && c.at.time >= c.begin && c.at.time < c.end) c.shown = c.at.time;
            else if (shifts_) seek_shown(c, upto + 1);
            else settle(c);
        }
        return written;
    }

private:
    static constexpr local_seconds ever = local_seconds{1} << 61;

    local_lookup look_up(local_seconds t) const noexcept {
        if (!zone_) return {local_kind::unique, 0, 0, -ever, ever};
        return zone_->at_local(t);
    }

    // Seconds that are missing right before a stretch begins.
    std::int32_t missing_before(const local_lookup& stretch) const noexcept {
        if (stretch.begin <= -ever / 2) return 0;
        return look_up(stretch.begin - 1).missing;
    }

    static void open_window(wall_cursor& c, const local_lookup& stretch) noexcept {
        c.begin = stretch.begin;
        c.end = stretch.end;
        c.offset = stretch.offset;
    }

    // ---- leaving out: from the local occurrence at the cursor to the first that exists ----------

    void settle(wall_cursor& c) const noexcept {
        for (; c.at; c.at = times_.seek(c.end)) {
            const auto found = look_up(c.at.time);
            open_window(c, found);
            if (found.kind != local_kind::gap) break;
        }
        c.shown = c.at.time;
    }

    void settle_back(wall_cursor& c) const noexcept {
        for (; c.at; c.at = times_.seek_back(c.begin - 1)) {
            const auto found = look_up(c.at.time);
            open_window(c, found);
            if (found.kind != local_kind::gap) break;
        }
        c.shown = c.at.time;
    }

    // ---- shifting: after a gap of m seconds comes a span of m seconds in which the occurrences of
    // ---- the gap are shown among its own; the window begins after that span ---------------------

    void seek_shown(wall_cursor& c, local_seconds t) const noexcept {
        for (;;) {
            auto found = look_up(t);
            if (found.kind == local_kind::gap) found = look_up(t = found.end);
            const auto missing = missing_before(found);
            open_window(c, found);
            c.begin += missing;
            c.at = times_.seek(t);
            c.is_shifted = t < c.begin;
            c.shown = c.at.time;
            if (!c.is_shifted) {
                if (!c.at || c.shown < c.end) return;
                t = c.shown;
                continue;
            }
            const auto moved = times_.seek(t - missing);
            const auto is_moved =
                moved && moved.time < found.begin && moved.time + missing <= times_.end();
            if (is_moved && (!c.at || moved.time + missing < c.shown)) {
                c.at = moved;
                c.shown = moved.time + missing;
            }
            if (!c.at || c.shown < c.begin) return;
            t = c.begin;
        }
    }

    // A time up to which everything that the rule has up to t is shown.
    local_seconds latest_shown_of(local_seconds t) const noexcept {
        const auto found = look_up(t);
        return found.kind == local_kind::gap ? found.end + found.missing - 1 : t;
    }

    void seek_back_shown(wall_cursor& c, local_seconds t) const noexcept {
        for (;;) {
            auto found = look_up(t);
            if (found.kind == local_kind::gap) found = look_up(t = found.begin - 1);
            const auto missing = missing_before(found);
            open_window(c, found);
            c.begin += missing;
            c.at = times_.seek_back(t);
            c.is_shifted = t < c.begin;
            c.shown = c.at.time;
            if (!c.is_shifted) {
                if (!c.at || c.shown >= c.begin) return;
                t = missing > 0 ? c.begin - 1 : latest_shown_of(c.shown);
                continue;
            }
            const auto moved = times_.seek_back(std::min(t, times_.end()) - missing);
            const auto is_moved = moved && moved.time >= found.begin - missing;
            const auto is_own = c.at && c.shown >= found.begin;
            if (is_moved && (!is_own || moved.time + missing > c.shown)) {
                c.at = moved;
                c.shown = moved.time + missing;
                return;
            }
            if (is_own || !c.at) return;
            t = found.begin - missing - 1;
        }
    }

    // Turns local times into UTC in their place, leaving out what falls into gaps.
    std::size_t to_utc(wall_cursor& c, std::int64_t* times, std::size_t count) const noexcept {
        if (!zone_) return count;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < count;) {
            if (times[i] < c.begin || times[i] >= c.end) {
                const auto found = look_up(times[i]);
                if (found.kind == local_kind::gap) {
                    while (i < count && times[i] < found.end) ++i;
                    continue;
                }
                open_window(c, found);
            }
            const auto end = c.end;
            const auto offset = c.offset;
            for (; i < count && times[i] < end; ++i) times[kept++] = times[i] - offset;
        }
        return kept;
    }

    const local_occurrences& times_;
    const zone* zone_;
    bool shifts_;
};

}  // namespace upward
