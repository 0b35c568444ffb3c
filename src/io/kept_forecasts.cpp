// SPDX-License-Identifier: BSL-1.0
#include <upward/io/kept_forecasts.hpp>

#include "io/name_uuid.hpp"

#include <upward/anticipate/foresee.hpp>

#include <string>
#include <utility>
#include <vector>

namespace upward::io {

namespace {

id id_of(const forecast& f, date as_of) {
    return {"forecast." + name_uuid("forecast:" + f.topic) + "." + to_string(as_of) + "." +
            std::to_string(f.days)};
}

}  // namespace

result<std::int32_t> keep_forecasts(workspace& ws, date as_of, std::int32_t days) {
    const auto horizon = bounded<1, 20>{days};
    if (!horizon.in_range())
        return error{errc::out_of_range, "a forecast is of 1 to 20 working days", place{"/days"}};
    const auto now = ws.state_at(as_of);
    auto kept = std::vector<entry>{};
    for (auto& f : forecasts_of(now, ws.policy(), horizon)) {
        auto name = id_of(f, as_of);
        if (ws.entries().find(name.text)) continue;
        kept.push_back({std::move(name), as_of});
        kept.back().body = std::move(f);
    }
    const auto count = static_cast<std::int32_t>(kept.size());
    if (auto added = ws.append(std::move(kept)); !added) return added.error();
    return count;
}

}  // namespace upward::io
