// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/empathize/wins.hpp>

#include <string>
#include <utility>
#include <vector>

namespace upward::render {

namespace {

std::string on(date day, const speaker& say) { return say("touch.day", {{"day", to_string(day)}}); }

std::string listed(const std::vector<std::string>& names) {
    auto text = std::string{};
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string claim(const win_line& w, const speaker& say) {
    auto m = message{"wins.claim"}.with("claim", w.claim);
    if (w.measure) m = std::move(m).with("measure", *w.measure);
    return say(m);
}

std::string detail(const win_line& w, const speaker& say) {
    auto m = message{"wins.detail"};
    if (!w.metrics.empty()) m = std::move(m).with("metrics", listed(w.metrics));
    if (w.evidence)
        m = std::move(m)
                .with("evidence", w.evidence->entry.text)
                .with("evidence_on", to_string(w.evidence->on));
    if (!w.contributors.empty()) m = std::move(m).with("names", listed(w.contributors));
    if (w.shared_on) m = std::move(m).with("shared_on", to_string(*w.shared_on));
    if (w.channel) m = std::move(m).with("channel", *w.channel);
    return say(m);
}

/// What was claimed by those wins, in their order.
std::string claims_of(const std::vector<id>& wins, const wins_answer& a, const speaker& say) {
    auto text = std::vector<std::string>{};
    auto wanted = wins.begin();
    for (const auto& w : a.wins)
        if (wanted != wins.end() && w.win == *wanted) text.push_back(w.claim), ++wanted;
    return say("wins.claims", {{"claims", listed(text)}});
}

void add_review(page& p, const wins_answer& a, const speaker& say) {
    if (a.review.empty()) return;
    p.section(say("wins.review"));
    for (const auto& m : a.review) {
        auto value = message{"wins.metric_value"}
                         .with("start", m.start)
                         .with("target", m.target)
                         .with("unit", m.unit);
        if (m.value) value = std::move(value).with("value", *m.value);
        p.row({say("wins.metric", {{"name", m.name},
                                   {"owner", m.owner},
                                   {"above", std::string{m.above ? "yes" : "no"}},
                                   {"weight", m.weight}}),
               say(value), m.wins.empty() ? say("wins.no_claims") : claims_of(m.wins, a, say)},
              m.wins.empty() ? emphasis::quiet : emphasis::none);
    }
    if (!a.beside.empty())
        p.row({say("wins.beside"), std::string{}, claims_of(a.beside, a, say)}, emphasis::quiet);
}

void add_balances(page& p, const wins_answer& a, const speaker& say) {
    if (!a.credit && !a.recency) return;
    const auto flag = [](bool flagged) { return std::string{flagged ? "yes" : "no"}; };
    const auto tone = [](bool flagged) { return flagged ? emphasis::warning : emphasis::none; };
    p.section(say("wins.balance"));
    if (const auto& c = a.credit)
        p.line(say("wins.credit", {{"others", std::int64_t{c->naming_others}},
                                   {"wins", std::int64_t{c->wins}},
                                   {"share", c->share},
                                   {"flagged", flag(c->flagged)}}),
               tone(c->flagged));
    if (const auto& r = a.recency)
        p.line(say("wins.recency", {{"balance", r->balance},
                                    {"months", std::int64_t{r->newest_months}},
                                    {"share", r->newest_share},
                                    {"flagged", flag(r->flagged)}}),
               tone(r->flagged));
}

}  // namespace

void add_unshared(page& p, const std::vector<unshared_win>& wins, const speaker& say) {
    if (wins.empty()) return;
    p.section(say("wins.unshared"));
    for (const auto& w : wins)
        p.row({on(w.on, say),
               say("wins.unshared_line", {{"claim", w.claim}, {"wd", std::int64_t{w.wd}}})},
              emphasis::warning);
}

page page_of(const wins_answer& a, date, const speaker& say) {
    auto p = page{};
    p.title(say("wins.title", {{"from", to_string(a.from)}, {"to", to_string(a.to)}}));
    p.section(say("wins.section"));
    for (const auto& w : a.wins) p.row({on(w.on, say), claim(w, say), detail(w, say)});
    if (a.wins.empty()) p.line(say("wins.none"));
    add_review(p, a, say);
    add_unshared(p, a.unshared, say);
    add_balances(p, a, say);
    return p;
}

}  // namespace upward::render
