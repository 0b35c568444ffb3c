// SPDX-License-Identifier: BSL-1.0
//
// A question to the shared entries carries nothing with it: private things cannot ride along.
// error: a question to the shared entries carries nothing
#include <upward/model/shared.hpp>

#include <string>

upward::shared<std::string> answer(const upward::workspace& ws, upward::date day) {
    const auto secret = std::to_string(ws.entries().size());
#ifdef UPWARD_MUST_FAIL
    const auto question = [secret](const upward::state&, const upward::policy&) { return secret; };
#else
    const auto question = [](const upward::state& now, const upward::policy&) {
        return std::to_string(now.entries().size());
    };
#endif
    return upward::for_boss(ws, day, question);
}
