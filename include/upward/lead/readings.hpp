// SPDX-License-Identifier: BSL-1.0
//
// The readings of criteria: those that name the criterion, and those of its metric. Within the box
// the newest counts, up to the end or the closing before it.
//
//     const auto readings = upward::criterion_readings{now};
//     readings.in_box(c, experiment, today);       // none: unread
#pragma once

#include <upward/lead/pace.hpp>
#include <upward/model/experiments.hpp>
#include <upward/model/state.hpp>
#include <upward/model/untold.hpp>

#include <algorithm>
#include <optional>
#include <string_view>

namespace upward {

class criterion_readings {
public:
    /// O(n log n).
    explicit criterion_readings(const state& now) : now_(&now), readings_(now) {}

    /// What a change is counted from: the base that the criterion gives, else the newest reading of
    /// its metric up to the start, else the metric's own start.
    std::optional<double> base_of(const criterion& c, day_number start) const {
        if (c.base) return c.base;
        if (const auto r = newest(c.metric.target.text, start)) return r->value;
        const auto* m = now_->find<metric>(c.metric.target.text);
        return m ? std::optional{m->start} : std::nullopt;
    }

    /// O(log n).
    std::optional<box_reading> in_box(const criterion& c, const judged_experiment& e,
                                      day_number today) const {
        const auto start = to_day_number(e.source->start);
        const auto closed = e.ending == experiment_ending::closed ? e.day : e.end;
        const auto last = std::min({today, e.end, closed});
        auto r = newest(c.id.text, last);
        const auto of_metric = newest(c.metric.target.text, last);
        if (!r || (of_metric && of_metric.day > r.day)) r = of_metric;
        if (!r || r.day < start) return std::nullopt;
        const auto base = base_of(c, start);
        if (c.type == criterion_type::change && !base) return std::nullopt;
        return box_reading{r, base.value_or(0), r.day - start, e.terms.agreed_end - start};
    }

private:
    fact<reading> newest(std::string_view subject, day_number last) const {
        return subject.empty() ? fact<reading>{} : readings_.newest(subject, last);
    }

    const state* now_;
    metric_readings readings_;
};

}  // namespace upward
