// SPDX-License-Identifier: BSL-1.0
//
// The agreement as one page: who agreed what, since when; each rule in words with its terms, spacing
// and silence; how soon bad news is brought; what one side proposes and the other has not answered;
// and the versions before. It reads alike for both, and judges nothing.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/message.hpp>
#include <upward/model/parties.hpp>
#include <upward/model/state.hpp>
#include <upward/rhythm/agreement.hpp>
#include <upward/rhythm/obligation.hpp>
#include <upward/train/rule_words.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace upward {

struct agreed_terms {
    id rule;
    message words;  ///< what it waits for
    std::optional<std::string> topic;
    std::optional<std::string> channel;  ///< none: any will do
    std::optional<double> within_wd;     ///< of its cause, where it waits for one that is no day
    double limit_wd = 0;                 ///< how late it still counts for something
    std::int32_t grace_wd = 0;
    after_miss_policy after_miss = after_miss_policy::realign;
    shift_convention shift = shift_convention::next;
};
BOOST_DESCRIBE_STRUCT(agreed_terms, (),
                      (rule, words, topic, channel, within_wd, limit_wd, grace_wd, after_miss,
                       shift))

struct agreement_sheet {
    std::string rhythm;
    date since;                      ///< of the version that stands
    std::vector<std::string> names;  ///< of those who agreed
    std::vector<agreed_terms> rules;
    std::vector<id> unknown_rules;  ///< listed, but no entry declares them (yet)
    std::optional<std::int32_t> spacing_wd;
    std::optional<std::int32_t> silence_wd;
};
BOOST_DESCRIBE_STRUCT(agreement_sheet, (),
                      (rhythm, since, names, rules, unknown_rules, spacing_wd, silence_wd))

/// A version that stands no longer.
struct past_agreement {
    std::string rhythm;
    date from;
    date until;  ///< the last day on which it stood
    std::vector<std::string> rules;
};
BOOST_DESCRIBE_STRUCT(past_agreement, (), (rhythm, from, until, rules))

struct open_proposal {
    std::string rhythm;
    date on;
    std::optional<std::string> by;
    std::vector<agreed_terms> rules;
    std::vector<id> unknown_rules;  ///< proposed, but no entry declares them (yet)
    std::optional<std::int32_t> spacing_wd;
    std::optional<std::int32_t> silence_wd;
};
BOOST_DESCRIBE_STRUCT(open_proposal, (),
                      (rhythm, on, by, rules, unknown_rules, spacing_wd, silence_wd))

/// How soon bad news is brought.
struct notice_terms {
    std::int32_t severity = 0;  ///< from this on
    std::string area;
    double wd = 0;
    std::optional<double> cost;
    std::optional<double> days;  ///< that the work is set back
    std::optional<std::string> channel;
};
BOOST_DESCRIBE_STRUCT(notice_terms, (), (severity, area, wd, cost, days, channel))

struct agreement_answer {
    std::string report;  ///< by name where an entry names them, else by id
    std::string boss;
    std::vector<agreement_sheet> agreed;
    std::vector<notice_terms> notices;    ///< the newest of each severity, area, cost and days
    std::vector<open_proposal> proposed;  ///< neither agreed nor ended since
    std::vector<past_agreement> before;   ///< the newest first
};
BOOST_DESCRIBE_STRUCT(agreement_answer, (), (report, boss, agreed, notices, proposed, before))

namespace detail {

inline agreed_terms terms_of(const state& now, const owing_rule& owes, const rhythm_policy& p) {
    const auto& r = *owes.source;
    auto terms = agreed_terms{{owes.id()}, words_for(now, r, owes.first), r.topic, r.channel};
    if (r.trigger == rule_trigger::milestone || r.trigger == rule_trigger::metric)
        terms.within_wd = r.within ? r.within->count : p.within_wd;
    terms.limit_wd = owes.limit_wd;
    terms.grace_wd = owes.grace_wd;
    terms.after_miss = r.after_miss.value_or(after_miss_policy::realign);
    terms.shift = r.shift.value_or(shift_convention::next);
    return terms;
}

inline std::vector<std::string> names_of(const state& now, const std::string& source) {
    auto names = std::vector<std::string>{};
    const auto add = [&](const auto* agreed) {
        if (agreed)
            for (const auto& name : agreed->names)
                names.push_back(person_name(now, name.target.text));
    };
    add(now.find<rhythm_agreed>(source));
    add(now.find<rhythm_renegotiated>(source));
    return names;
}

/// The rules, the spacing and the silence of a version, on its sheet or in a proposal of it.
template <class Page>
void put_terms(Page& page, const state& now, const std::vector<agreement_version>& versions,
               const agreement_version& v, const rhythm_policy& p) {
    page.spacing_wd = v.spacing_wd;
    page.silence_wd = v.silence_wd;
    const auto listed = listed_rules{versions};
    for (const auto& name : v.rules) {
        if (const auto owes = owing_rule_of(now, name, v, listed.since(name, v.from), p))
            page.rules.push_back(terms_of(now, *owes, p));
        else page.unknown_rules.push_back({name});
    }
}

inline agreement_sheet sheet_of(const state& now, const std::vector<agreement_version>& versions,
                                const agreement_version& v, const rhythm_policy& p) {
    auto sheet = agreement_sheet{v.rhythm, to_date(v.from), names_of(now, v.source)};
    put_terms(sheet, now, versions, v, p);
    return sheet;
}

/// What would stand from its day on, were it agreed.
inline agreement_version as_agreed(const fact<rhythm_proposed>& f) {
    auto version = agreement_version{f->rhythm.text, f.id(), f.day, last_day + 1, {}};
    for (const auto& rule : f->rules) version.rules.push_back(rule.target.text);
    version.spacing_wd = whole_wd(f->spacing);
    version.silence_wd = whole_wd(f->silence);
    return version;
}

/// What was proposed on a rhythm after the last agreement on it.
inline std::vector<open_proposal> open_proposals(const state& now,
                                                 const std::vector<agreement_version>& versions,
                                                 const rhythm_policy& p) {
    auto open = std::vector<open_proposal>{};
    for (const auto& f : now.all<rhythm_proposed>()) {
        const auto answers = [&f](const std::string& rhythm, day_number day) {
            return rhythm == f->rhythm.text && day >= f.day;
        };
        const auto ended = now.all<rhythm_ended>();
        if (std::any_of(versions.begin(), versions.end(),
                        [&](const auto& v) { return answers(v.rhythm, v.from); }) ||
            std::any_of(ended.begin(), ended.end(),
                        [&](const auto& e) { return answers(e->rhythm.text, e.day); }))
            continue;
        auto proposed = open_proposal{f->rhythm.text, to_date(f.day)};
        if (f->by) proposed.by = person_name(now, f->by->target.text);
        put_terms(proposed, now, versions, as_agreed(f), p);
        open.push_back(std::move(proposed));
    }
    return open;
}

}  // namespace detail

inline agreement_answer agreement_of(const state& now, const policy& p) {
    const auto who = parties_of(now);
    auto a =
        agreement_answer{detail::person_name(now, who.report), detail::person_name(now, who.boss)};
    const auto versions = agreements(now);
    const auto today = now.as_of();
    for (const auto& v : versions) {
        if (v.from <= today && today < v.until)
            a.agreed.push_back(detail::sheet_of(now, versions, v, p.rhythm));
        else if (v.until <= today)
            a.before.push_back({v.rhythm, to_date(v.from), to_date(v.until - 1), v.rules});
    }
    std::stable_sort(a.before.begin(), a.before.end(),
                     [](const auto& x, const auto& y) { return x.until > y.until; });
    for (const auto& n : now.all<notice_limit>()) {
        auto terms = notice_terms{n->severity, n.area(), n->wd, {}, {}, n->channel};
        if (n->cost) terms.cost = n->cost->value;
        if (n->days) terms.days = n->days->value;
        std::erase_if(a.notices, [&terms](const notice_terms& older) {
            return older.severity == terms.severity && older.area == terms.area &&
                   older.cost == terms.cost && older.days == terms.days;
        });
        a.notices.push_back(std::move(terms));
    }
    a.proposed = detail::open_proposals(now, versions, p.rhythm);
    return a;
}

}  // namespace upward
