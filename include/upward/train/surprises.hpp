// SPDX-License-Identifier: BSL-1.0
//
// The surprise ledger: every problem, when the report knew of it, when and from whom the boss heard,
// and how that stands against the notice limit. Delays are in working days of the report, from the
// day it was known to the day the boss was told; while untold, to today.
//
//     known Mon 2026-03-02, told Fri 03-06, limit 1 wd:    delay 4, over 3
#pragma once

#include <upward/core/describe.hpp>
#include <upward/model/notices.hpp>
#include <upward/rhythm/situation.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace upward {

struct surprise_line {
    id problem;
    std::string topic;
    std::int32_t severity = 0;
    notice_kind outcome = notice_kind::open;
    date known;
    date tell_by;
    std::optional<date> told;               ///< by the report
    std::optional<date> heard;              ///< from somebody else
    std::optional<std::string> heard_from;  ///< by name where an entry names them, else by id
    bool concealed = false;
    std::int32_t limit_wd = 0;
    std::int32_t delay_wd = 0;
    std::int32_t over_wd = 0;  ///< of the delay, what exceeds the limit
};
BOOST_DESCRIBE_STRUCT(surprise_line, (),
                      (problem, topic, severity, outcome, known, tell_by, told, heard, heard_from,
                       concealed, limit_wd, delay_wd, over_wd))

struct surprises_answer {
    std::int32_t told_in_time = 0;
    std::int32_t surprises = 0;
    std::int32_t unknowable = 0;  ///< the boss heard before the report could know
    std::int32_t open = 0;
    std::optional<std::int32_t> days_since_last;  ///< calendar days since the newest surprise
    std::optional<double> median_delay_wd;        ///< of what was told
    std::vector<surprise_line> problems;          ///< the newest first
};
BOOST_DESCRIBE_STRUCT(surprises_answer, (),
                      (told_in_time, surprises, unknowable, open, days_since_last, median_delay_wd,
                       problems))

namespace detail {

/// Whom the boss heard it from, where the entry says so.
inline std::optional<std::string> teller_of(const entry& e, const state& now) {
    const auto name = [&now](const auto& person) -> std::optional<std::string> {
        if (!person) return std::nullopt;
        return person_name(now, person->target.text);
    };
    if (const auto* t = get_if<told>(&e.body))
        return name(t->first_from ? t->first_from : t->heard_from);
    if (const auto* s = get_if<surprise>(&e.body)) return name(s->heard_from);
    return std::nullopt;
}

inline surprise_line line_of(const judged_notice& n, const bad_news::news& words,
                             const situation& here) {
    const auto& report = here.there.report;
    const auto known = to_day_number(n.source->known);
    auto line = surprise_line{n.source.source->id, n.source->topic, n.source->severity, n.kind,
                              n.source->known,     to_date(n.limit)};
    if (words.told) line.told = to_date(words.told->day);
    if (words.heard) {
        line.heard = to_date(words.heard->day);
        line.heard_from = teller_of(*words.heard->source, *here.now);
    }
    const auto end = words.told ? words.told->day : words.heard ? words.heard->day : here.today();
    line.limit_wd = notice_limit_wd(*here.now, n.source, here.policy->lapse);
    line.delay_wd = std::max(0, report.count(known, end));
    line.over_wd = std::max(0, report.count(n.limit, end));
    return line;
}

}  // namespace detail

inline surprises_answer surprises_of(const situation& here) {
    auto concealed_ones = std::set<std::string_view>{};
    for (const auto& c : here.now->all<concealed>()) concealed_ones.insert(c->problem.target.text);
    const auto words = detail::bad_news{*here.now, here.who};

    auto a = surprises_answer{};
    auto newest = std::optional<day_number>{};
    auto delays = std::vector<std::int32_t>{};
    for (const auto& n : here.notices) {
        auto line = detail::line_of(n, words.of(n.source.id()), here);
        line.concealed = concealed_ones.contains(n.source.id());
        a.told_in_time += n.kind == notice_kind::first;
        a.surprises += n.kind == notice_kind::surprise;
        a.unknowable += n.kind == notice_kind::unknowable;
        a.open += n.kind == notice_kind::open;
        if (n.kind == notice_kind::surprise) newest = std::max(newest.value_or(n.day), n.day);
        if (line.told) delays.push_back(line.delay_wd);
        a.problems.push_back(std::move(line));
    }
    std::stable_sort(a.problems.begin(), a.problems.end(), [](const auto& x, const auto& y) {
        return x.known != y.known ? x.known > y.known : x.problem.text < y.problem.text;
    });
    if (newest) a.days_since_last = here.today() - *newest;
    if (!delays.empty()) {
        std::sort(delays.begin(), delays.end());
        const auto half = delays.size() / 2;
        a.median_delay_wd =
            delays.size() % 2 == 1 ? delays[half] : (delays[half - 1] + delays[half]) / 2.0;
    }
    return a;
}

}  // namespace upward
