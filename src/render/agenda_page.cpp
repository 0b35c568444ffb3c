// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/plan/agenda.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace upward::render {

namespace {

constexpr std::size_t most_wins = 3;

/// The section that it stands in.
std::string_view group_of(agenda_sort s) {
    switch (s) {
        case agenda_sort::offer: return "offer";
        case agenda_sort::decision:
        case agenda_sort::bad_news: return "first";
        case agenda_sort::repair: return "repair";
        case agenda_sort::promise: return "promise";
        case agenda_sort::tell: return "tell";
        case agenda_sort::need: return "need";
        case agenda_sort::tricky:
        case agenda_sort::concern: return "raise";
        case agenda_sort::experiment:
        case agenda_sort::proposal:
        case agenda_sort::handover:
        case agenda_sort::rhythm:
        case agenda_sort::rung: return "lead";
        case agenda_sort::win:
        case agenda_sort::feedback:
        case agenda_sort::check_in: return "win";
        default: return "ask";
    }
}

emphasis tone_of(agenda_sort s) {
    const auto group = group_of(s);
    return group == "first" || group == "repair" ? emphasis::warning
           : group == "offer"                    ? emphasis::good
                                                 : emphasis::none;
}

/// What names it in short.
std::string label_of(const agenda_item& item, const speaker& say) {
    switch (item.sort) {
        case agenda_sort::repair:
            if (!item.says.empty()) return say(item.words);
            [[fallthrough]];
        case agenda_sort::rhythm:
        case agenda_sort::rung:
        case agenda_sort::check_in:
            return say("agenda.label", {{"sort", std::string{enum_name(item.sort)}}});
        case agenda_sort::question: return say.raw(item.about);
        default: return say(item.words);
    }
}

void add_item(page& p, const agenda_item& item, const speaker& say) {
    auto label = label_of(item, say);
    auto parts = item.says;
    if (label != say(item.words)) parts.insert(parts.begin(), item.words);
    auto text = in_one(parts, say);
    if (!text.empty()) text += ends_a_sentence(text) ? " " : ". ";
    if (item.by && item.sort != agenda_sort::promise)
        text += say("agenda.by", {{"by", to_string(*item.by)}}) + " ";
    text += say("agenda.why") + " ";
    p.row({std::move(label), text + in_one(item.because, say)}, tone_of(item.sort));
}

void add_items(page& p, const agenda_answer& a, const speaker& say) {
    auto group = std::string_view{};
    auto wins = std::int64_t{0};
    const auto last_of_briefing =
        std::any_of(a.items.begin(), a.items.end(),
                    [](const auto& item) { return item.sort == agenda_sort::tell; })
            ? "tell"
            : "first";
    const auto end_group = [&] {
        if (group == last_of_briefing && a.left_out > 0)
            p.line(say("agenda.left_out", {{"lines", std::int64_t{a.left_out}}}), emphasis::quiet);
        if (group == "win" && wins > static_cast<std::int64_t>(most_wins))
            p.line(say("agenda.more", {{"count", wins - static_cast<std::int64_t>(most_wins)}}),
                   emphasis::quiet);
        if (group == "ask")
            p.line(say("agenda.budget", {{"questions", std::int64_t{a.question_budget}}}),
                   emphasis::quiet);
    };
    for (const auto& item : a.items) {
        if (group_of(item.sort) != group) {
            end_group();
            group = group_of(item.sort);
            p.section(say("agenda.group", {{"group", std::string{group}}}));
        }
        if (item.sort == agenda_sort::win && ++wins > static_cast<std::int64_t>(most_wins))
            continue;
        add_item(p, item, say);
    }
    end_group();
}

std::string subtitle_of(const agenda_answer& a, const speaker& say) {
    if (!a.meeting) return say("agenda.no_meeting", {{"until", to_string(a.until)}});
    auto m = message{"agenda.meeting"}.with("name", a.meeting->name);
    if (a.meeting->begins) m = std::move(m).with("time", clock_time(*a.meeting->begins));
    return say(m);
}

}  // namespace

page page_of(const agenda_answer& a, date, const speaker& say) {
    auto p = page{};
    auto title = message{"agenda.title"};
    if (!a.boss.empty()) title = std::move(title).with("boss", a.boss);
    if (a.meeting) title = std::move(title).with("on", to_string(a.meeting->on));
    p.title(say(title), subtitle_of(a, say));
    if (a.stopped) {
        p.section(say("agenda.stopped"));
        p.line(say(*a.stopped), emphasis::warning);
    }
    add_items(p, a, say);
    if (a.items.empty()) {
        p.section(say("agenda.items"));
        p.line(say("agenda.nothing"));
    }
    return p;
}

}  // namespace upward::render
