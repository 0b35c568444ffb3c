// SPDX-License-Identifier: BSL-1.0
//
// The lines of a recurrence set, and zone data: whatever the bytes, they are answered.
#include <upward/schedule/property_text.hpp>

#include <upward/schedule/describe_set.hpp>
#include <upward/schedule/zone_reader.hpp>

#include <cstdlib>

using namespace upward;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const auto text = std::string_view{reinterpret_cast<const char*>(data), size};
    if (text.starts_with("TZif")) {
        const auto zone = read_zone("Fuzz", text);
        if (zone)
            for (const auto t : {std::int64_t{0}, last_local, first_local})
                if (zone->at_local(zone->to_local(t)).kind == local_kind::gap) std::abort();
        return 0;
    }
    const auto read = parse_properties(text, rule_reading::lenient);
    if (!read) return 0;
    const auto again = parse_properties(to_string(*read), rule_reading::lenient);
    if (!again || !(*again == *read)) std::abort();
    auto options = recurrence_options{};
    options.is_date = read->start.time.form == time_form::day;
    const auto words = describe(*read, options);
    if (words.empty() || words.size() > 20) std::abort();
    const auto find = [](std::string_view) -> result<const zone*> { return &utc_zone(); };
    const auto set = make_set(*read, find, gap_rule::leave_out, rule_reading::lenient);
    if (!set) return 0;
    std::size_t count = 0;
    for (auto it = set->begin(); it != set->end() && count < 20; ++it) ++count;
    return 0;
}
