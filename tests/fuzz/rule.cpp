// SPDX-License-Identifier: BSL-1.0
//
// The reader of rules: whatever the bytes, it answers; what it reads, it writes and reads again.
#include <upward/schedule/rule_text.hpp>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const auto text = std::string_view{reinterpret_cast<const char*>(data), size};
    for (const auto reading : {upward::rule_reading::strict, upward::rule_reading::lenient}) {
        const auto rule = upward::parse_rule(text, reading);
        if (!rule) {
            if (rule.error().cause.empty() || rule.error().cause.size() > 400) std::abort();
            continue;
        }
        const auto again = upward::parse_rule(upward::to_string(*rule), reading);
        // The canonical text may be longer than a text may be.
        if (!again && again.error().code == upward::errc::limit_exceeded) continue;
        if (!again || *again != *rule) std::abort();
    }
    return 0;
}
