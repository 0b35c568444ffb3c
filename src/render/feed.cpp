// SPDX-License-Identifier: BSL-1.0
#include "render/feed.hpp"

#include "render/pages.hpp"

#include <upward/plan/kinds.hpp>

#include <string>
#include <utility>
#include <vector>

namespace upward::render {

namespace {

constexpr std::int32_t morning = 9 * 60;

io::dated_item task(std::string name, date due, std::string summary, std::string description) {
    auto item = io::dated_item{std::move(name), io::dated_sort::task, due, std::move(summary),
                               std::move(description)};
    item.remind = morning;
    return item;
}

io::dated_item happening(const touch& t, const speaker& say) {
    auto reasons = std::string{};
    for (const auto& reason : t.because)
        reasons += (reasons.empty() ? "" : "; ") + say.part(reason);
    auto names = std::string{};
    for (const auto& name : t.obligations) names += (names.empty() ? "" : ", ") + name;
    return {"touch." + t.obligations.front(), io::dated_sort::happening, t.day,
            say("calendar.touch",
                {{"reasons", reasons}, {"channel", t.channel.empty() ? "none" : t.channel}}),
            say("calendar.settles", {{"obligations", names}})};
}

date due_of(const message& reason, date otherwise) {
    const auto due = reason.arguments.find("due");
    const auto* text =
        due == reason.arguments.end() ? nullptr : std::get_if<std::string>(&due->second);
    const auto day = text ? parse_date(*text) : result<date>{otherwise};
    return day ? *day : otherwise;
}

void add_touches(io::calendar_feed& feed, const std::vector<touch>& touches, const speaker& say) {
    for (const auto& t : touches) {
        feed.items.push_back(happening(t, say));
        feed.items.back().remind = morning;
        for (std::size_t i = 0; i < t.obligations.size(); ++i)
            feed.items.push_back(
                task(t.obligations[i], due_of(t.because[i], t.day), say(t.because[i]),
                     say("calendar.settles", {{"obligations", t.obligations[i]}})));
    }
}

}  // namespace

io::calendar_feed feed_of(const touches_answer& a, date day, const speaker& say) {
    auto feed = io::calendar_feed{say("touches.section"), day};
    add_touches(feed, a.touches, say);
    return feed;
}

io::calendar_feed feed_of(const shared<touches_answer>& a, date day, const speaker& say) {
    auto feed = io::calendar_feed{say("touches.section"), day};
    for (const auto& t : a.value().touches) {
        feed.items.push_back(happening(t, say));
        feed.items.back().is_private = false;
    }
    return feed;
}

io::calendar_feed feed_of(const plan_answer& a, date day, const speaker& say) {
    auto feed = io::calendar_feed{say("plan.todo"), day};
    add_touches(feed, a.touches, say);
    for (const auto& n : a.bad_news)
        if (!has_touch(a, n))
            feed.items.push_back(task("news." + n.problem.text, n.tell_by,
                                      say("duty.news", {{"topic", n.topic}}),
                                      say("duty.news_due", {{"until", to_string(n.tell_by)}})));
    for (const auto& p : a.promises)
        feed.items.push_back(
            task("promise." + p.promise.text, p.due, say("duty.promise", {{"text", p.text}}),
                 say("duty.promise_due",
                     {{"due", to_string(p.due)}, {"until", to_string(p.missed_after)}})));
    for (const auto& e : a.experiments) {
        const auto ends = say("duty.ending", {{"title", e.title}});
        const auto words =
            say("duty.ending_due", {{"end", to_string(e.end)}, {"until", to_string(e.close_by)}});
        feed.items.push_back(
            {"end." + e.experiment.text, io::dated_sort::happening, e.end, ends, words});
        feed.items.push_back(task("close." + e.experiment.text, e.close_by, ends, words));
    }
    return feed;
}

}  // namespace upward::render
