// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/plan/kinds.hpp>

#include <algorithm>
#include <string>

namespace upward::render {

namespace {

emphasis tone_of(outcome_kind kind) {
    switch (kind) {
        case outcome_kind::on_time: return emphasis::good;
        case outcome_kind::late:
        case outcome_kind::missed: return emphasis::warning;
        default: return emphasis::none;
    }
}

void add_lines(page& p, const std::vector<obligation_line>& lines, const speaker& say) {
    for (const auto& line : lines) {
        auto cells = std::vector<std::string>{
            say("touch.day", {{"day", to_string(line.due)}}), say.raw(line.obligation),
            say("rhythm.outcome", {{"outcome", std::string{enum_name(line.outcome)}}})};
        if (line.score) cells.push_back(say("rhythm.score", {{"score", *line.score}}));
        p.row(std::move(cells), tone_of(line.outcome));
    }
}

}  // namespace

void add_rhythm(page& p, const rhythm_answer& a, const speaker& say) {
    p.section(say("plan.rhythm"));
    if (a.agreed.empty()) p.line(say("rhythm.none"));
    for (const auto& agreed : a.agreed)
        p.line(say("rhythm.since", {{"rhythm", agreed.rhythm},
                                    {"since", to_string(agreed.since)},
                                    {"rules", static_cast<std::int64_t>(agreed.rules.size())}}));
    if (a.adherence)
        p.line(say("rhythm.adherence",
                   {{"adherence", *a.adherence}, {"obligations", std::int64_t{a.obligations}}}));
    else p.line(say("rhythm.no_adherence"), emphasis::quiet);
    if (a.ask_window > 0)
        p.line(say("rhythm.asks", {{"asks", std::int64_t{a.asks_recent}},
                                   {"window", std::int64_t{a.ask_window}}}));
    else p.line(say("rhythm.no_window"), emphasis::quiet);
    p.line(say("rhythm.stage", {{"stage", std::string{enum_name(a.stage)}}}));
    if (a.weaning)
        p.line(say(*a.weaning > 0 ? "rhythm.fell" : "rhythm.rose",
                   {{"w", *a.weaning}, {"p", *a.p_fall}}));
    if (a.proposal) {
        const auto& proposed = *a.proposal;
        auto because = std::string{};
        for (const auto& reason : proposed.because)
            because += (because.empty() ? "" : ", ") + say.part(reason);
        p.line(say("rhythm.proposal", {{"change", std::string{enum_name(proposed.change)}},
                                       {"rule", proposed.rule.text},
                                       {"words", say.part(proposed.words)},
                                       {"because", because}}),
               emphasis::good);
    }
    for (const auto& advice : a.advice) p.line(say(advice));
}

namespace {

void add_blocks(page& p, const std::vector<ask_block>& blocks, const speaker& say) {
    for (const auto& b : blocks) {
        auto asks = say("rhythm.block_asks", {{"out", std::int64_t{b.out_of_rhythm}},
                                              {"in", std::int64_t{b.in_rhythm}},
                                              {"chasing", std::int64_t{b.chasing}}});
        if (b.direction_share)
            asks += "; " + say("rhythm.sorts", {{"direction", std::int64_t{b.direction}},
                                                {"detail", std::int64_t{b.detail}}});
        p.row({say("rhythm.block", {{"from", to_string(b.from)}, {"to", to_string(b.to)}}),
               std::move(asks)});
    }
}

void add_history(page& p, const rhythm_answer& a, const speaker& say) {
    if (a.asks.empty() && a.obligations == 0) return;
    p.section(say("rhythm.over_time"));
    const auto asked = std::any_of(a.asks.begin(), a.asks.end(), [](const ask_block& b) {
        return b.out_of_rhythm + b.in_rhythm > 0;
    });
    if (asked) add_blocks(p, a.asks, say);
    else p.line(say("rhythm.no_asks"), emphasis::quiet);
    if (a.obligations > 0)
        p.line(say("rhythm.streak", {{"current", std::int64_t{a.streak.current}},
                                     {"longest", std::int64_t{a.streak.longest}}}),
               emphasis::quiet);
}

}  // namespace

page page_of(const rhythm_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("rhythm.title", {{"day", to_string(day)}}));
    add_rhythm(p, a, say);
    if (!a.next.empty()) {
        p.section(say("rhythm.next"));
        add_lines(p, a.next, say);
    }
    if (a.outcomes) {
        p.section(say("rhythm.outcomes"));
        add_lines(p, *a.outcomes, say);
    }
    add_history(p, a, say);
    return p;
}

void add_touches(page& p, const std::vector<touch>& touches, const speaker& say) {
    for (const auto& t : touches) {
        auto reasons = std::string{};
        for (const auto& reason : t.because) reasons += (reasons.empty() ? "" : "; ") + say(reason);
        const auto late = std::any_of(t.because.begin(), t.because.end(), [](const message& m) {
            return m.key == "touch.late" || m.key == "touch.missed";
        });
        p.row({say("touch.day", {{"day", to_string(t.day)}}),
               t.channel.empty() ? say("touch.any_channel")
                                 : say("touch.channel", {{"channel", t.channel}}),
               reasons},
              late ? emphasis::warning : emphasis::none);
    }
}

page page_of(const touches_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("touches.title", {{"day", to_string(day)}, {"until", to_string(a.until)}}));
    p.section(say("touches.section"));
    add_touches(p, a.touches, say);
    if (a.touches.empty()) p.line(say("touches.none"));
    if (!a.exact) p.line(say("touches.not_exact"), emphasis::quiet);
    return p;
}

}  // namespace upward::render
