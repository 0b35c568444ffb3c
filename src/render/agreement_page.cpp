// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/train/agreement.hpp>

#include <cmath>
#include <string>

namespace upward::render {

namespace {

/// What it waits for, and the terms that are not the usual ones.
std::string rule_text(const agreed_terms& r, const speaker& say) {
    auto text = say(r.words);
    const auto add = [&text](const std::string& more) {
        if (!more.empty()) text += "; " + more;
    };
    if (r.within_wd) add(say("agreement.within", {{"wd", *r.within_wd}}));
    if (r.words.key == "rule.problem") return text;  // bad news has its own terms
    add(say("agreement.limit",
            {{"limit", std::int64_t{static_cast<std::int64_t>(std::ceil(r.limit_wd))}},
             {"grace", std::int64_t{r.grace_wd}}}));
    add(say("agreement.after_miss", {{"after_miss", std::string{enum_name(r.after_miss)}}}));
    add(say("agreement.shift", {{"shift", std::string{enum_name(r.shift)}}}));
    return text;
}

/// The terms of a sheet, or those that a proposal would have.
template <class Sheet>
void add_terms(page& p, const Sheet& sheet, const speaker& say) {
    for (const auto& r : sheet.rules)
        p.row(
            {r.topic ? say("agreement.topic", {{"topic", *r.topic}, {"rule", r.rule.text}})
                     : say.raw(r.rule.text),
             r.channel ? say("touch.channel", {{"channel", *r.channel}}) : say("touch.any_channel"),
             rule_text(r, say)});
    for (const auto& unknown : sheet.unknown_rules)
        p.line(say("agreement.unknown_rule", {{"rule", unknown.text}}), emphasis::quiet);
    if (sheet.spacing_wd)
        p.line(say("agreement.spacing", {{"wd", std::int64_t{*sheet.spacing_wd}}}));
    if (sheet.silence_wd)
        p.line(say("agreement.silence", {{"wd", std::int64_t{*sheet.silence_wd}}}));
}

void add_sheet(page& p, const agreement_sheet& sheet, const speaker& say) {
    p.section(
        say("agreement.section", {{"rhythm", sheet.rhythm}, {"since", to_string(sheet.since)}}));
    add_terms(p, sheet, say);
    auto names = std::string{};
    for (const auto& name : sheet.names) names += (names.empty() ? "" : ", ") + say.raw(name);
    if (!names.empty()) p.line(say("agreement.names") + " " + names);
}

std::string notice_text(const notice_terms& n, const speaker& say) {
    auto text = say("agreement.notice", {{"wd", n.wd}});
    if (n.cost) text += "; " + say("agreement.cost", {{"cost", *n.cost}});
    if (n.days) text += "; " + say("agreement.days", {{"days", *n.days}});
    if (n.channel) text += "; " + say("touch.channel", {{"channel", *n.channel}});
    return text;
}

void add_notices(page& p, const std::vector<notice_terms>& notices, const speaker& say) {
    if (notices.empty()) return;
    p.section(say("agreement.notices"));
    for (const auto& n : notices)
        p.row({say("agreement.severity", {{"severity", std::int64_t{n.severity}}}),
               n.area == everywhere ? say("agreement.everywhere") : say.raw(n.area),
               notice_text(n, say)});
}

}  // namespace

page page_of(const agreement_answer& a, date day, const speaker& say) {
    auto p = page{};
    const auto both = a.boss.empty() ? std::string{}
                                     : say("plan.people", {{"report", a.report}, {"boss", a.boss}});
    p.title(say("agreement.title", {{"day", to_string(day)}}), both);
    for (const auto& sheet : a.agreed) add_sheet(p, sheet, say);
    if (a.agreed.empty()) {
        p.section(say("plan.rhythm"));
        p.line(say("rhythm.none"));
    }
    add_notices(p, a.notices, say);
    for (const auto& proposed : a.proposed) {
        p.section(say("agreement.proposed",
                      {{"rhythm", proposed.rhythm}, {"on", to_string(proposed.on)}}));
        add_terms(p, proposed, say);
        if (proposed.by) p.line(say("agreement.proposed_by", {{"by", *proposed.by}}));
    }
    if (!a.before.empty()) p.section(say("agreement.before"));
    for (const auto& before : a.before)
        p.row({say("rhythm.block",
                   {{"from", to_string(before.from)}, {"to", to_string(before.until)}}),
               say("agreement.version",
                   {{"rhythm", before.rhythm},
                    {"rules", static_cast<std::int64_t>(before.rules.size())}})});
    return p;
}

}  // namespace upward::render
