// SPDX-License-Identifier: BSL-1.0
//
// The style adapter: how this boss takes in information, and the briefing in that form. The facts are
// the same in every form; what differs is their order and how many of them are told.
//
//     bottom line   what is asked, the thing and how it stands, what changed, what it serves, …
//     bullets       the thing and how it stands, what is asked, what changed, what it serves, …
//     narrative     the thing, what changed, what it serves, when it comes up, credit, what is asked
//     numbers       what changed, the thing and how it stands, what it serves, …, what is asked
//
//     detail 0 the thing and what is asked; 1 and what changed, and credit; 2 and the metrics served;
//            3 and when it comes up; 4 and how far the metrics are behind
//
// The form is the one asked for, else of the boss's newest style: its format where the words are
// known (bottom line, bullets, narrative or prose, numbers or figures), else narrative for a
// formality of 4. Without any: the bottom line, detail 1 in a chat and 2 elsewhere. The channel is
// the present boss's answer on the topic "channel" that is no guess, else of the rule declared last.
#pragma once

#include <upward/core/joined.hpp>
#include <upward/core/result.hpp>
#include <upward/empathize/briefing.hpp>
#include <upward/model/answers.hpp>
#include <upward/model/briefing_format.hpp>
#include <upward/model/empathize_policy.hpp>
#include <upward/model/mismatch.hpp>
#include <upward/model/parties.hpp>
#include <upward/model/state.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

namespace detail {

inline fact<style> style_of_boss(const state& now, const parties& who) {
    if (who.known()) return newest_style(now, who.boss);
    auto newest = fact<style>{};
    for (const auto& s : now.all<style>()) newest = s;
    return newest;
}

inline std::optional<std::string> usual_channel(const state& now, const parties& who) {
    auto channel = std::optional<std::string>{};
    for (const auto& r : now.all<rule>())
        if (r->channel) channel = r->channel;
    for (const auto& a : from_day(now.all<answer>(), spoken_since(now, who)))
        if (a->state != answer_state::assumed && checklist_topic_of(now, a->topic) == "channel")
            channel = a->value;
    return channel;
}

}  // namespace detail

/// Fails with invalid_value for a format that is none, at /form.
inline result<briefing_form> form_of(const state& now, const parties& who,
                                     const briefing_parameters& asked, const empathize_policy& p) {
    auto form = briefing_form{};
    form.budget = p.line_budget;
    form.channel = asked.channel ? asked.channel : detail::usual_channel(now, who);
    const auto in_chat = form.channel && plain_words(*form.channel).starts_with("chat");
    form.detail = in_chat ? 1 : 2;

    if (const auto s = detail::style_of_boss(now, who)) {
        const auto known = s->format ? format_in(*s->format) : std::nullopt;
        if (known) form.format = *known;
        else if (s->formality == 4) form.format = briefing_format::narrative;
        form.detail = s->detail;
        if (s->line_budget) form.budget = *s->line_budget;
        auto why = message{"form.style"}.with("on", to_string(s.source->date));
        if (s->format && !known) why = std::move(why).with("unknown", *s->format);
        form.because.push_back(std::move(why));
    } else {
        form.because.push_back(message{"form.usual"});
    }
    if (asked.form) {
        const auto format = enum_value<briefing_format>(*asked.form);
        if (!format)
            return error{errc::invalid_value,
                         "a format is bottom_line, bullets, narrative or numbers", place{"/form"}};
        form.format = *format;
    }
    if (asked.detail) form.detail = *asked.detail;
    if (asked.lines) form.budget = *asked.lines;
    if (asked.form || asked.detail || asked.lines) form.because.push_back(message{"form.asked"});
    return form;
}

namespace detail {

/// The facts of a line that are told at a level of detail, each kind apart.
struct told_facts {
    std::vector<message> thing, asked, changed, serves, when, credit, behind;
};

inline told_facts facts_told(const briefing_line& line, message thing, std::string_view event_name,
                             std::int32_t detail) {
    auto facts = told_facts{};
    facts.thing.push_back(std::move(thing));
    if (line.asked) facts.asked.push_back(*line.asked);
    if (detail >= 1) {
        facts.changed = line.changed;
        if (!line.credit.empty()) {
            facts.credit.push_back(message{"briefing.credit"}.with("names", joined(line.credit)));
        }
    }
    for (const auto& m : line.serves) {
        if (detail >= 2 && m.metric != line.item) {
            auto serves = message{"briefing.serves"}.with("metric", m.name);
            if (m.above) serves = std::move(serves).with("above", m.owner);
            facts.serves.push_back(std::move(serves));
        }
        if (detail >= 4 && m.pressure > 0)
            facts.behind.push_back(
                message{"briefing.behind"}.with("metric", m.name).with("pressure", m.pressure));
    }
    if (detail >= 3 && line.days_to_event)
        facts.when.push_back(message{"briefing.when"}
                                 .with("name", std::string{event_name})
                                 .with("days", std::int64_t{*line.days_to_event}));
    return facts;
}

using facts_of_kind = std::vector<message> told_facts::*;

/// In which order the kinds of facts are told.
inline const std::array<facts_of_kind, 7>& order_of(briefing_format format) {
    using f = told_facts;
    static constexpr std::array<facts_of_kind, 7> orders[] = {
        {&f::asked, &f::thing, &f::changed, &f::serves, &f::behind, &f::when, &f::credit},
        {&f::thing, &f::asked, &f::changed, &f::serves, &f::behind, &f::when, &f::credit},
        {&f::thing, &f::changed, &f::serves, &f::behind, &f::when, &f::credit, &f::asked},
        {&f::changed, &f::thing, &f::serves, &f::behind, &f::when, &f::credit, &f::asked}};
    return orders[static_cast<std::size_t>(format)];
}

inline briefing_text text_of(const briefing_line& line, told_facts facts, briefing_format format) {
    auto text = briefing_text{line.item, {}};
    for (const auto kind : order_of(format))
        for (auto& m : facts.*kind)
            text.parts.push_back(std::move(m).with("form", std::string{enum_name(format)}));
    return text;
}

}  // namespace detail

}  // namespace upward
