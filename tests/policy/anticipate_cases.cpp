// SPDX-License-Identifier: BSL-1.0
//
// The constants of policy.anticipate: where one is a threshold, a case on each side of it.
#include "anticipate/arrange.hpp"
#include "policy/pinned.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace upward;

namespace upward_tests {

namespace {

using enum need_source_kind;
using measure = std::function<double(const needs_answer&)>;

/// One number of the answer on a day.
pinned_case on_day(std::string name, double expected, const log_builder& log, std::string_view iso,
                   measure of, const needs_parameters& parameters = {.days = 20},
                   double rate_of_all = -1) {
    const auto now = std::make_shared<state>(state_on(log, iso));
    return {std::move(name), expected, [=](const policy& p) {
                auto index = needs_index{*now, p};
                const auto day = now->as_of();
                if (rate_of_all >= 0)
                    return of(index.needs_on(day, parameters, steady_rate{rate_of_all}));
                return of(index.needs_on(day, parameters, reference_rate{p.anticipate}));
            }};
}

/// p of a source of the topic "results"; 0 without it.
measure p_of(need_source_kind kind) {
    return [kind](const needs_answer& a) {
        const auto* n = find_need(a, "results");
        const auto* s = n ? find_source(*n, kind) : nullptr;
        return s ? s->p : 0.0;
    };
}

/// Calendar days from the answer's day to the need-by of a source.
measure days_to(need_source_kind kind) {
    return [kind](const needs_answer& a) {
        const auto* s = find_source(the_need(a, "results"), kind);
        return s ? static_cast<double>((s->need_by - a.day).days()) : -99.0;
    };
}

double first_priority(const needs_answer& a) { return a.needs.front().priority; }

/// Events of Bo, each asked for so many wd ahead; then one on Thursday 2026-03-12.
log_builder asked_ahead(const std::vector<std::int32_t>& leads) {
    auto log = the_three();
    auto at = on("2025-06-05");
    for (const auto lead : leads) {
        log.entry("e-" + iso(at), beginning, an_event(iso(at), "results"));
        const auto asked = iso(working_calendar{}.add(at, -lead));
        log.entry("a-" + iso(at), asked, an_ask("results"));
        at += 70;
    }
    return log.entry("next", "2026-02-02", an_event("2026-03-12", "results"));
}

/// So many asks each 4 wd up to the window of an event that was asked for.
log_builder own_asks(std::int32_t asks) {
    auto log = the_three();
    auto d = on("2025-10-30");
    for (auto n = 0; n < asks; ++n, d = working_calendar{}.add(d, -4))
        log.entry("own-" + std::to_string(n), iso(d), an_ask("results"));
    log.entry("r-1", beginning, an_event("2025-11-14", "results"));
    log.entry("a-1", "2025-11-12", an_ask("results"));
    return log.entry("next", "2026-02-02", an_event("2026-03-12", "results"));
}

/// Asks with these gaps, the last on Thursday 2026-02-12.
log_builder with_gaps(std::vector<std::int32_t> gaps) {
    auto log = the_three();
    auto d = on("2026-02-12");
    log.entry("a-0", iso(d), an_ask("results"));
    for (; !gaps.empty(); gaps.pop_back()) {
        d = working_calendar{}.add(d, -gaps.back());
        log.entry("a-" + iso(d), iso(d), an_ask("results"));
    }
    return log;
}

pinned_case period(std::string name, double expected, std::vector<std::int32_t> gaps) {
    return on_day(std::move(name), expected, with_gaps(std::move(gaps)), "2026-02-12",
                  p_of(periodic));
}

/// A metric all behind, read and told on its last day.
log_builder all_behind() {
    auto log = the_three();
    log.entry("results", beginning,
              metric{{{"bo"}}, "Results", "%", {.5}, 0, 100, day("2026-01-01"), day("2026-06-30")});
    log.entry("e", beginning, an_event("2027-01-04", "results"));
    log.entry("r", "2026-06-30", reading{{{"results"}}, 0});
    return log.entry("u", "2026-06-30", update{.subjects = {{{"r"}}}});
}

log_builder trouble(log_builder log, const std::string& name, std::string_view known) {
    log.entry(name, known, problem{.topic = "results", .severity = {2}, .known = day(known)});
    return log.entry(name + "-told", known, told{{{{name}}}, {{"bo"}}});
}

/// Trouble on Monday 2025-09-01, asked for so many wd later; and on Monday 2026-03-02 again.
log_builder asked_after(std::int32_t wd) {
    auto log = trouble(the_three(), "p-1", "2025-09-01");
    log.entry("a", iso(working_calendar{}.add(on("2025-09-01"), wd)), an_ask("results"));
    return trouble(log, "p-2", "2026-03-02");
}

log_builder a_worry(std::string_view iso) {
    return the_three().entry("worry", iso, concern{{{"bo"}}, "results", "Will it do?"});
}

measure of_worry(double (*of)(const open_concern&)) {
    return [of](const needs_answer& a) { return of(a.concerns.at(0)); };
}
double is_still_open(const open_concern& c) { return c.still_open; }
double is_asked_about(const open_concern& c) { return c.ask_if_it_matters; }
double salience(const open_concern& c) { return c.salience; }

/// A topic that serves nothing, and what peers say of it; each time the rate is 1.
pinned_case priority(std::string name, double expected, std::optional<entry_body> beside,
                     std::string_view since = "2026-03-02") {
    auto log = the_three().entry("e", beginning, an_event("2027-01-04", "results"));
    if (beside) log.entry("beside", since, *std::move(beside));
    return on_day(std::move(name), expected, log, "2026-03-02", first_priority, {}, 1);
}

peer_sign a_sign(std::int32_t sign) {
    return {.person = {{"felix"}}, .topic = "results", .disposition = {bounded<-1, 1>{sign}}};
}

pinned_case announces(std::string name, double expected, double p) {
    return on_day(
        std::move(name), expected,
        the_three().entry("e", beginning, an_event("2027-01-04", "results")), "2026-03-02",
        [](const needs_answer& a) { return static_cast<double>(a.announced.size()); }, {}, p);
}

}  // namespace

pinned_cases anticipate_cases() {
    const auto cue =
        a_worry("2026-01-20")
            .entry("cue", "2026-03-02", concern_mention{{{"worry"}}, mention_sort::cue});
    const auto quiet = the_three().entry("e", beginning, an_event("2027-01-04", "results"));
    return {
        on_day("an unknown link's lead", 7, asked_ahead({}), "2026-03-02", days_to(cascade)),
        on_day("two leads of 5 are too few", 7, asked_ahead({5, 5}), "2026-03-02",
               days_to(cascade)),
        on_day("three are enough", 3, asked_ahead({5, 5, 5}), "2026-03-02", days_to(cascade)),
        on_day("an unknown link's probability", .6, asked_ahead({}), "2026-03-02", p_of(cascade)),
        on_day("asked 10 wd ahead", .7333, asked_ahead({10}), "2026-03-02", p_of(cascade)),
        on_day("asked 11 wd ahead", .4, asked_ahead({11}), "2026-03-02", p_of(cascade)),
        on_day("12 own asks in 60 wd", .7333, own_asks(12), "2026-03-02", p_of(cascade)),
        on_day("13 own asks in 60 wd", .6, own_asks(13), "2026-03-02", p_of(cascade)),
        on_day("nothing asked in 60 wd", .0588, quiet, "2026-03-02", p_of(rate), {.days = 5}),
        period("three gaps", .84, {7, 7, 7}),
        period("two gaps", 0, {7, 7}),
        period("a regularity of .6", .84, {3, 5, 7}),
        period("a regularity of .5556", 0, {5, 9, 13}),
        period("gaps within one of the median", .8667, {7, 7, 8, 6}),
        period("a gap two from the median", .7429, {7, 7, 7, 7, 9}),
        on_day("the highest pressure", .6, all_behind(), "2026-06-30", p_of(pressure), {.days = 6}),
        on_day("and within one day", .12, all_behind(), "2026-06-30", p_of(pressure), {.days = 1}),
        on_day("the first trouble", .3, trouble(the_three(), "p", "2026-03-02"), "2026-03-02",
               p_of(situational)),
        on_day("when it is asked for", 3, trouble(the_three(), "p", "2026-03-02"), "2026-03-02",
               days_to(situational)),
        on_day("asked for 10 wd later", .5333, asked_after(10), "2026-03-02", p_of(situational)),
        on_day("asked for 11 wd later", .2, asked_after(11), "2026-03-02", p_of(situational)),
        on_day("said and a cue", .9551, cue, "2026-03-16", of_worry(salience)),
        on_day("untold for 20 wd", 1, a_worry("2026-02-02"), "2026-03-02", of_worry(is_still_open)),
        on_day("untold for 19 wd", 0, a_worry("2026-02-02"), "2026-02-27", of_worry(is_still_open)),
        on_day("199 days ago", 0, a_worry("2025-06-02"), "2025-12-18", of_worry(is_asked_about)),
        on_day("201 days ago", 1, a_worry("2025-06-02"), "2025-12-20", of_worry(is_asked_about)),
        priority("a topic that serves nothing", .1, {}),
        priority("that a competitor watches", .125, a_sign(-1)),
        priority("that a frenemy watches", .115, a_sign(0)),
        priority("180 days after the sign", .1125, a_sign(-1), "2025-09-03"),
        priority("that is expected above", .125,
                 expectation_above{{{"carla"}}, "results", {}, "soon"}),
        announces("a need of .5", 1, .5),
        announces("a need of .49", 0, .49),
    };
}

}  // namespace upward_tests

TEST_CASE("the pinned cases of anticipation hold") {
    upward_tests::check_each(upward_tests::anticipate_cases());
}
