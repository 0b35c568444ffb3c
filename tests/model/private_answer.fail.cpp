// SPDX-License-Identifier: BSL-1.0
//
// What the report may read does not compile where the boss reads.
// error: no matching function for call to.*render_for_boss
#include <upward/plan/kinds.hpp>
#include <upward/render/render.hpp>

std::string page(const upward::workspace& ws, upward::date day) {
    const auto touches = [](const upward::state& now, const upward::policy& p) {
        return *upward::queries::touches_for_boss(now, p, {});
    };
#ifdef UPWARD_MUST_FAIL
    const auto answer = touches(ws.state_at(day), ws.policy());
#else
    const auto answer = upward::for_boss(ws, day, touches);
#endif
    return upward::render::render_for_boss(answer, day);
}
