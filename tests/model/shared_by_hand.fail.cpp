// SPDX-License-Identifier: BSL-1.0
//
// Only `for_boss` makes a shared answer; nobody wraps a private one.
// error: private|no matching (function|conversion|constructor)
#include <upward/model/shared.hpp>

#include <string>

upward::shared<std::string> answer(const upward::workspace& ws, upward::date day) {
#ifdef UPWARD_MUST_FAIL
    return upward::shared<std::string>{std::to_string(ws.state_at(day).entries().size())};
#else
    return upward::for_boss(ws, day, [](const upward::state& now, const upward::policy&) {
        return std::to_string(now.entries().size());
    });
#endif
}
