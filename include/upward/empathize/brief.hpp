// SPDX-License-Identifier: BSL-1.0
//
// Makes the briefing of a state's day (briefing.hpp says what it is).
#pragma once

#include <upward/core/joined.hpp>
#include <upward/core/real.hpp>
#include <upward/empathize/adapter.hpp>
#include <upward/empathize/briefing.hpp>
#include <upward/empathize/briefing_maker.hpp>
#include <upward/model/shared.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace upward {

namespace detail {

/// Of shared entries alone: the first that serves somebody above the boss, else the boss; nothing
/// that waits for the boss's own decision.
inline std::optional<message> line_to_pass_on(const state& now, const policy& p) {
    const auto open = shared_state(now);
    const auto all = briefing_maker{open, p}.candidates(false);
    const briefing_candidate* best = nullptr;
    for (const auto& c : all) {
        if (c.line.sort == briefing_sort::decision || c.line.serves.empty()) continue;
        const auto goes_before = [&c](const briefing_line& held) {
            if (c.line.reaches_above != held.reaches_above) return c.line.reaches_above;
            return compares_as(*c.line.score) > compares_as(*held.score);
        };
        if (!best || goes_before(best->line)) best = &c;
    }
    if (!best) return std::nullopt;
    const auto& serves = best->line.serves;
    const auto above =
        std::find_if(serves.begin(), serves.end(), [](const auto& m) { return m.above; });
    const auto& metric = above == serves.end() ? serves.front() : *above;
    auto line = message{"briefing.upward"}.with("name", best->line.name);
    for (const auto* of_thing : {"percent", "colour", "state", "value", "target", "unit"})
        if (const auto found = best->thing.arguments.find(of_thing);
            found != best->thing.arguments.end())
            line = std::move(line).with(of_thing, found->second);
    if (metric.metric != best->line.item) line = std::move(line).with("metric", metric.name);
    if (!best->line.credit.empty()) line = std::move(line).with("names", joined(best->line.credit));
    return line;
}

}  // namespace detail

/// The share of statements that is linked to nothing of the boss's; none without statements.
inline std::optional<double> inside_out_of(std::size_t unlinked, std::size_t statements) {
    if (statements == 0) return std::nullopt;
    return static_cast<double>(unlinked) / static_cast<double>(statements);
}

/// Strictly above the policy's.
inline bool is_too_inside_out(const std::optional<double>& ratio, const empathize_policy& p) {
    return ratio && compares_as(*ratio) > compares_as(p.inside_out);
}

/// Fails as `form_of` does.
inline result<briefing_answer> briefing_of(const state& now, const policy& p,
                                           const briefing_parameters& parameters) {
    const auto maker = detail::briefing_maker{now, p};
    auto form = form_of(now, maker.who(), parameters, p.empathize);
    if (!form) return form.error();

    auto a = briefing_answer{};
    a.boss = detail::person_name(now, maker.who().boss);
    a.form = *std::move(form);
    auto all = maker.candidates(parameters.explain);
    const auto budget = static_cast<std::size_t>(a.form.budget);
    auto first_of_rest = std::find_if(
        all.begin(), all.end(), [](const auto& c) { return c.line.sort == briefing_sort::rest; });
    const auto musts = static_cast<std::size_t>(first_of_rest - all.begin());
    const auto kept = std::min(all.size(), std::max(budget, musts));
    a.over_budget = musts > budget;

    auto unlinked = std::size_t{0};
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto& [line, thing, event_name] = all[i];
        if (i >= kept) {
            a.left_out.push_back({line.item, line.name, line.score});
            continue;
        }
        unlinked += !line.linked;
        a.text.push_back(detail::text_of(
            line, detail::facts_told(line, std::move(thing), event_name, a.form.detail),
            a.form.format));
        a.lines.push_back(std::move(line));
    }
    a.inside_out = inside_out_of(unlinked, kept);
    a.too_inside_out = is_too_inside_out(a.inside_out, p.empathize);
    a.upward = detail::line_to_pass_on(now, p);
    return a;
}

}  // namespace upward
