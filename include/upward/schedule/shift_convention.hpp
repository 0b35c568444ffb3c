// SPDX-License-Identifier: BSL-1.0
//
// Where a date goes when it falls on a free day, by name. The conventions are those of the money
// markets, where next is called "following" and previous "preceding". shift.hpp does the shifting.
#pragma once

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace upward {

enum class shift_convention : std::uint8_t {
    previous,           ///< the last working day before
    next,               ///< the first working day after
    modified_previous,  ///< previous, unless that is in another month: then next
    modified_next,      ///< next, unless that is in another month: then previous
    nearest,            ///< the nearer of both; next when both are as near
    skip,               ///< the date does not take place
};
BOOST_DESCRIBE_ENUM(shift_convention, previous, next, modified_previous, modified_next, nearest,
                    skip)

}  // namespace upward
