// SPDX-License-Identifier: BSL-1.0
//
// The UUID that a text makes (RFC 9562, version 5), for ids that must come out alike each time.
#pragma once

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid_io.hpp>

#include <string>

namespace upward::io {

inline constexpr std::size_t uuid_bytes = 36;

inline std::string name_uuid(const std::string& text) {
    const auto make = boost::uuids::name_generator_sha1{boost::uuids::ns::oid()};
    return boost::uuids::to_string(make("upward:" + text));
}

}  // namespace upward::io
