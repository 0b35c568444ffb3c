// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/train/surprises.hpp>

#include <string>

namespace upward::render {

namespace {

/// How the boss came to know of it, or did not.
std::string surprise_text(const surprise_line& line, const speaker& say) {
    auto text =
        say("surprises.outcome", {{"outcome", std::string{enum_name(line.outcome)}},
                                  {"concealed", std::string{line.concealed ? "yes" : "no"}}});
    auto between = ": ";
    const auto add = [&](const std::string& more) {
        text += between + more;
        between = "; ";
    };
    if (line.heard) {
        const auto day = to_string(*line.heard);
        add(line.heard_from
                ? say("surprises.heard_from", {{"day", day}, {"from", *line.heard_from}})
                : say("surprises.heard", {{"day", day}}));
    }
    if (line.told)
        add(say("surprises.told", {{"day", to_string(*line.told)},
                                   {"delay", std::int64_t{line.delay_wd}},
                                   {"over", std::int64_t{line.over_wd}}}));
    else if (line.outcome == notice_kind::open)
        add(say("surprises.to_tell", {{"tell_by", to_string(line.tell_by)}}));
    else if (line.outcome == notice_kind::surprise && !line.heard)
        add(say("surprises.untold", {{"tell_by", to_string(line.tell_by)}}));
    return text;
}

emphasis tone_of(notice_kind outcome) {
    switch (outcome) {
        case notice_kind::surprise: return emphasis::warning;
        case notice_kind::first: return emphasis::good;
        default: return emphasis::none;
    }
}

}  // namespace

page page_of(const surprises_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("surprises.title", {{"day", to_string(day)}}));
    p.section(say("surprises.section"));
    for (const auto& line : a.problems)
        p.row({say("touch.day", {{"day", to_string(line.known)}}),
               say("surprises.topic",
                   {{"topic", line.topic}, {"severity", std::int64_t{line.severity}}}),
               surprise_text(line, say)},
              tone_of(line.outcome));
    if (a.problems.empty()) p.line(say("surprises.none"));
    else
        p.line(say("surprises.counts", {{"told", std::int64_t{a.told_in_time}},
                                        {"surprises", std::int64_t{a.surprises}},
                                        {"unknowable", std::int64_t{a.unknowable}},
                                        {"open", std::int64_t{a.open}}}));
    if (a.median_delay_wd) p.line(say("surprises.median", {{"delay", *a.median_delay_wd}}));
    if (a.days_since_last)
        p.line(say("surprises.since", {{"days", std::int64_t{*a.days_since_last}}}),
               emphasis::quiet);
    return p;
}

}  // namespace upward::render
