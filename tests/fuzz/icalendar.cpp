// SPDX-License-Identifier: BSL-1.0
//
// Calendars: whatever the bytes, they are answered; a tree that was read is written and read again;
// an import leaves a workspace that takes it, and the same again changes nothing.
#include <upward/io/calendar_import.hpp>

#include <cstdlib>

using namespace upward;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const auto text = std::string_view{reinterpret_cast<const char*>(data), size};
    const auto file = io::read_icalendar(text);
    if (!file) {
        if (file.error().cause.empty() || file.error().where.line < 1) std::abort();
        return 0;
    }
    for (const auto& calendar : file->calendars) {
        const auto written = io::write_icalendar(calendar);
        const auto again = io::read_icalendar(written);
        if (!again || again->calendars.size() != 1) std::abort();
        if (io::write_icalendar(again->calendars[0]) != written) std::abort();
    }
    auto ws = workspace{};
    auto how = io::import_options{};
    how.answers = {{"alex"}};
    how.from = to_date(20514);
    how.to = to_date(20544);
    const auto first = io::import_calendar(ws, text, how);
    if (!first) {
        if (first.error().code != errc::limit_exceeded) std::abort();
        return 0;
    }
    const auto second = io::import_calendar(ws, text, how);
    if (!second || !second->entries.empty()) std::abort();
    return 0;
}
