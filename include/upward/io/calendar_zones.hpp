// SPDX-License-Identifier: BSL-1.0
//
// The zones that a calendar's TZIDs name. Producers write IANA names, names with something before
// them ("/freeassociation.sourceforge.net/Europe/Berlin"), names of Windows ("W. Europe Standard
// Time"), or names of their own that a VTIMEZONE of the file defines.
//
//     auto zones = upward::io::calendar_zones{calendar};
//     auto zone = zones.find("Customized Time Zone");       // result<const zone*>
//
// In this order: an IANA name, or what follows a slash of it that is one; the Windows names of
// CLDR; X-LIC-LOCATION of the definition; the definition itself. A zone that is made of a
// definition lives as long as the calendar_zones that made it.
#pragma once

#include <upward/core/result.hpp>
#include <upward/io/icalendar.hpp>
#include <upward/schedule/zone.hpp>

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace upward::io {

class calendar_zones {
public:
    /// `calendar` must outlive it.
    explicit calendar_zones(const component& calendar);

    /// Fails with invalid_value when no zone is known by that name, or its definition makes none.
    result<const zone*> find(std::string_view tzid);

private:
    std::map<std::string_view, const component*> defined_;  // the first of each name
    std::map<std::string, result<const zone*>, std::less<>> known_;
    std::map<std::string, std::unique_ptr<const zone>, std::less<>> made_;
};

/// The zone of a VTIMEZONE: each STANDARD and DAYLIGHT begins at its DTSTART, its RDATEs and the
/// occurrences of its RRULE, in the clock time before it (TZOFFSETFROM). Rules without an end are
/// written out for 400 years after the last DTSTART, then repeat. Fails with invalid_value,
/// invalid_rule, unsupported_rule or limit_exceeded; the place is the line.
result<zone> make_zone(const component& vtimezone);

}  // namespace upward::io
