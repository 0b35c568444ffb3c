// SPDX-License-Identifier: BSL-1.0
//
// What was foreseen.
#pragma once

#include <upward/model/field.hpp>

#include <boost/describe.hpp>

#include <string>
#include <string_view>

namespace upward {

/// The probability, as it was given at the end of its date, that the boss asks on a topic within the
/// next `days` working days. Kept, so that it can be scored once they are over.
struct forecast {
    static constexpr std::string_view kind = "forecast";
    std::string topic;
    bounded<1, 20> days;
    share p;
    bool operator==(const forecast&) const = default;
};
BOOST_DESCRIBE_STRUCT(forecast, (), (topic, days, p))

}  // namespace upward
