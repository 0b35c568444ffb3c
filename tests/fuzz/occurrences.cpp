// SPDX-License-Identifier: BSL-1.0
//
// Occurrences of any rule that can be read: the first two bytes choose a start and a zone, the rest
// is the rule. Within the bound on work, all ways of asking agree.
#include <upward/schedule/recurrence.hpp>

#include <upward/schedule/rule_text.hpp>
#include <upward/schedule/zone_file.hpp>

#include <cstdlib>

using namespace upward;

namespace {

void require(bool fine) {
    if (!fine) std::abort();
}

const zone* zone_of(unsigned char choice) {
    static const auto new_york = find_zone("America/New_York");
    static const auto samoa = find_zone("Pacific/Apia");
    if (choice % 4 == 0 && new_york) return *new_york;
    if (choice % 4 == 1 && samoa) return *samoa;
    return nullptr;
}

void check(const recurrence& r) {
    std::int64_t times[24];
    std::size_t count = 0;
    auto it = r.begin();
    for (; it != r.end() && count < 24; ++it) times[count++] = *it;
    if (it.gave_up()) return;
    for (std::size_t i = 1; i < count; ++i) require(times[i - 1] < times[i]);
    std::int64_t bulk[24];
    auto from = r.begin();
    require(from.write(bulk, 24) == count && std::equal(times, times + count, bulk));
    for (std::size_t i = 0; i < count; ++i) {
        require(r.contains(times[i]));
        const auto same = r.after(times[i], true);
        require(same && *same && **same == times[i]);
        const auto before = r.before(times[i]);
        require(before && (i == 0 ? !before->has_value() : **before == times[i - 1]));
    }
    if (count > 0) {
        const auto nth = r.nth(static_cast<std::int64_t>(count) - 1);
        require(!nth || (*nth && **nth == times[count - 1]));
    } else {
        require(r.why_empty().has_value());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    if (size < 2) return 0;
    const auto text = std::string_view{reinterpret_cast<const char*>(data) + 2, size - 2};
    const auto rule = parse_rule(text, rule_reading::lenient);
    if (!rule) return 0;
    auto options = recurrence_options{};
    options.where = zone_of(data[1]);
    options.gaps = data[1] / 4 % 2 == 0 ? gap_rule::leave_out : gap_rule::shift;
    options.reading = rule_reading::lenient;
    const auto start = to_local({2000 + data[0] % 64, 1 + data[0] % 12, 1 + data[1] % 28,
                                 data[0] % 24, data[1] % 2 * 30, 0});
    const auto made = recurrence::make(*rule, start, options);
    if (made) check(*made);
    return 0;
}
