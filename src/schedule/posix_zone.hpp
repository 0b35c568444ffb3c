// SPDX-License-Identifier: BSL-1.0
//
// The rule that a zone follows after the last transition of its data: the footer of a TZif file, a
// TZ string of POSIX with the hours of RFC 8536, 3.3.1 ([-167, 167]).
//
//     auto rule = upward::parse_posix_zone("EST5EDT,M3.2.0,M11.1.0");
//     rule->transitions(2030);      // the two of that year, ascending
//
// Names are read and forgotten; only offsets and days matter here.
#pragma once

#include <upward/schedule/zone.hpp>

#include <optional>
#include <string_view>

namespace upward {

/// One of the two days of a year on which clocks change.
struct zone_change {
    enum class form : std::uint8_t { month_week_day, day_without_leap, day_from_zero };

    form is = form::month_week_day;
    std::int32_t month = 1;    ///< [1, 12]
    std::int32_t week = 1;     ///< [1, 5], 5 is the last
    std::int32_t day = 0;      ///< of the week from Sunday 0, or of the year
    std::int32_t time = 7200;  ///< seconds from midnight by the clock before the change

    day_number in_year(std::int32_t year) const noexcept {
        const auto january = to_day_number(civil_day{year, 1, 1});
        if (is == form::day_from_zero) return january + day;
        if (is == form::day_without_leap) return january + day - 1 + (is_leap(year) && day >= 60);
        const auto first = to_day_number(civil_day{year, month, 1});
        const auto sunday_zero = (static_cast<std::int32_t>(weekday_of(first)) + 1) % 7;
        const auto found = first + (day - sunday_zero + 7) % 7 + 7 * (week - 1);
        return found < first + days_in_month(year, month) ? found : found - 7;
    }
};

struct posix_zone {
    std::int32_t offset = 0;  ///< of standard time, seconds east of UTC
    std::int32_t summer_offset = 0;
    bool has_summer = false;
    zone_change to_summer = {};
    zone_change to_standard = {};

    /// Those of one year, ascending.
    std::vector<zone_transition> transitions(std::int32_t year) const {
        if (!has_summer) return {};
        const auto at = [year](const zone_change& change, std::int32_t clock) {
            return midnight(change.in_year(year)) + change.time - clock;
        };
        auto both = std::vector<zone_transition>{{at(to_summer, offset), summer_offset},
                                                 {at(to_standard, summer_offset), offset}};
        if (both[1].utc < both[0].utc) std::swap(both[0], both[1]);
        return both;
    }
};

namespace posix_zone_text {

class reader {
public:
    explicit reader(std::string_view text) : text_(text) {}

    std::optional<posix_zone> read() {
        auto z = posix_zone{};
        if (!skip_name() || !read_offset(z.offset)) return std::nullopt;
        z.offset = -z.offset;
        if (text_.empty()) return z;
        z.has_summer = true;
        z.summer_offset = z.offset + 3600;
        if (!skip_name()) return std::nullopt;
        if (!text_.empty() && text_[0] != ',') {
            if (!read_offset(z.summer_offset)) return std::nullopt;
            z.summer_offset = -z.summer_offset;
        }
        if (!read_change(z.to_summer) || !read_change(z.to_standard) || !text_.empty())
            return std::nullopt;
        return z;
    }

private:
    bool take(char c) {
        if (text_.empty() || text_[0] != c) return false;
        text_.remove_prefix(1);
        return true;
    }

    // EST, or <+03>.
    bool skip_name() {
        if (take('<')) {
            const auto end = text_.find('>');
            if (end == text_.npos) return false;
            text_.remove_prefix(end + 1);
            return true;
        }
        const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
        std::size_t size = 0;
        while (size < text_.size() && letter(text_[size])) ++size;
        text_.remove_prefix(size);
        return size >= 3;
    }

    bool read_number(std::int32_t& number, std::int32_t most) {
        std::size_t size = 0;
        number = 0;
        for (; size < text_.size() && size < 4 && text_[size] >= '0' && text_[size] <= '9'; ++size)
            number = number * 10 + (text_[size] - '0');
        text_.remove_prefix(size);
        return size > 0 && number <= most;
    }

    // [+-]hh[:mm[:ss]]
    bool read_offset(std::int32_t& seconds) {
        const auto negative = take('-');
        if (!negative) take('+');
        std::int32_t hours = 0, minutes = 0, rest = 0;
        if (!read_number(hours, 167)) return false;
        if (take(':') && !read_number(minutes, 59)) return false;
        if (take(':') && !read_number(rest, 59)) return false;
        seconds = hours * 3600 + minutes * 60 + rest;
        if (negative) seconds = -seconds;
        return true;
    }

    bool read_change(zone_change& change) {
        if (!take(',')) return false;
        if (take('M')) {
            if (!read_number(change.month, 12) || !take('.') || !read_number(change.week, 5) ||
                !take('.') || !read_number(change.day, 6) || change.month < 1 || change.week < 1)
                return false;
        } else {
            const auto julian = take('J');
            change.is =
                julian ? zone_change::form::day_without_leap : zone_change::form::day_from_zero;
            if (!read_number(change.day, 365) || (julian && change.day < 1)) return false;
        }
        return !take('/') || read_offset(change.time);
    }

    std::string_view text_;
};

}  // namespace posix_zone_text

/// Nothing when the text is not of that form.
inline std::optional<posix_zone> parse_posix_zone(std::string_view text) {
    return posix_zone_text::reader{text}.read();
}

}  // namespace upward
