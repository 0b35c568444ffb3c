// SPDX-License-Identifier: BSL-1.0
//
// The types of an entry's fields that carry their range with them, so that the reader, the check of
// an entry built in C++ and the schema all know it from one place.
#pragma once

#include <upward/core/bounded.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace upward {

/// The area of an entry that names none: all of them.
inline constexpr std::string_view everywhere = "*";

using minute_of_day = bounded<0, 1439>;
using severity_level = bounded<0, 4>;  ///< 3 and 4 are red
using percentage = bounded<0, 100>;
using scale = bounded<0, 4>;  ///< of a style: formality, detail, directness
using rung_number = bounded<1, 7>;
using head_count = bounded<0, 1000000>;
using flag01 = bounded<0, 1>;

/// A part of a whole, in [0, 1].
struct share {
    double value = 0;

    constexpr bool in_range() const noexcept { return value >= 0 && value <= 1; }
    constexpr operator double() const noexcept { return value; }
    bool operator==(const share&) const = default;
};

/// A number that is not negative, in the unit that the entry names.
struct amount {
    double value = 0;

    constexpr bool in_range() const noexcept { return value >= 0; }
    constexpr operator double() const noexcept { return value; }
    bool operator==(const amount&) const = default;
};

/// A length in working days, in [0, 10000], whole or not. In JSON "2wd" (a bare number is read too).
struct working_days {
    double count = 0;

    static constexpr double max = 10000;
    constexpr bool in_range() const noexcept { return count >= 0 && count <= max; }
    bool operator==(const working_days&) const = default;
};

/// How a peer stands to the boss on a topic: supporter +1, frenemy 0, competitor -1, or neutral when
/// there is no sign. In JSON -1, 0, 1 or "neutral".
struct disposition {
    std::optional<bounded<-1, 1>> sign;

    constexpr bool in_range() const noexcept { return !sign || sign->in_range(); }
    bool operator==(const disposition&) const = default;
};

}  // namespace upward
