// SPDX-License-Identifier: BSL-1.0
//
// What questions about leading up are asked with.
#pragma once

#include <upward/core/id.hpp>

#include <boost/describe.hpp>

#include <optional>

namespace upward {

struct lead_parameters {
    std::optional<upward::id> id = {};  ///< of this one alone
    bool explain = false;               ///< also answer the traces
};
BOOST_DESCRIBE_STRUCT(lead_parameters, (), (id, explain))

}  // namespace upward
