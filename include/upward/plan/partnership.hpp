// SPDX-License-Identifier: BSL-1.0
//
// Partnership: how the relationship stands, judged at the end of each month's last working day of the
// report, and what it would still take. It promises no end.
//
//     const auto a = upward::partnership_of(here, {});
//     a.stage;                        // starting, proving, trusted, partnership, protective
//     a.unmet;                        // what the last month judged did not meet
//     a.protective->instead;          // what to do where technique has stopped
//
// Months begin with the first entry of the relationship; one that the report is away for is no month.
// In ten full working days of both one ask out of rhythm at most is as good as weaned, whether a
// rhythm is agreed or not.
//
// Told to deceive, retaliation, a threat or harassment are protective the same day. Only the report
// ends it; an end on the day of an alarm counts when both have a minute and it comes later. It is
// never shared.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/message.hpp>
#include <upward/model/field.hpp>
#include <upward/plan/partnership_months.hpp>
#include <upward/plan/partnership_stages.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/trust/standing.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace upward {

/// Technique has stopped.
struct protective_mode {
    date since;
    std::vector<message> because;
    std::vector<message> instead;
};
BOOST_DESCRIBE_STRUCT(protective_mode, (), (since, because, instead))

struct unmet_stage {
    partnership_stage stage = partnership_stage::proving;
    std::vector<message> conditions;
};
BOOST_DESCRIBE_STRUCT(unmet_stage, (), (stage, conditions))

struct partnership_answer {
    partnership_stage stage = partnership_stage::starting;
    std::optional<date> since;        ///< none in an empty log
    std::optional<date> last_judged;  ///< the last day of judgement; none before the first
    std::optional<date> next_judged;  ///< none within two years
    std::int32_t partner_months = 0;  ///< in a row that met partnership; its three at most
    std::int32_t failing_months = 0;  ///< in a row that failed the stage held
    /// What the last month judged did not meet: of the stage held, and of the next one up.
    std::vector<unmet_stage> unmet;
    std::optional<protective_mode> protective;
    std::vector<partnership_month> months;  ///< the newest first
};
BOOST_DESCRIBE_STRUCT(partnership_answer, (),
                      (stage, since, last_judged, next_judged, partner_months, failing_months,
                       unmet, protective, months))

struct partnership_parameters {
    bounded<0, 120> months{12};  ///< how many of those judged to show
};
BOOST_DESCRIBE_STRUCT(partnership_parameters, (), (months))

namespace detail {

inline protective_mode protective_since(const partnership_stages& stages) {
    return {to_date(stages.since().value()),
            stages.because(),
            {{"protective.keep_promises"}, {"protective.keep_records"}, {"protective.outside"}}};
}

inline std::vector<unmet_stage> unmet_after(const partnership_history& history,
                                            const partnership_policy& p) {
    const auto& held = history.stages;
    if (held.is_protective() || history.months.empty()) return {};
    const auto& m = history.months.back();
    auto unmet = std::vector<unmet_stage>{};
    const auto add = [&](partnership_stage s, std::vector<message> conditions) {
        if (!conditions.empty()) unmet.push_back({s, std::move(conditions)});
    };
    add(held.stage(), unmet_by(m, held.stage(), p));
    if (held.stage() == partnership_stage::partnership) return unmet;
    const auto next = static_cast<partnership_stage>(static_cast<int>(held.stage()) + 1);
    auto conditions = unmet_by(m, next, p);
    if (next == partnership_stage::partnership && conditions.empty())
        conditions.push_back(message{"partnership.months"}
                                 .with("met", std::int64_t{held.partner_months()})
                                 .with("needed", std::int64_t{p.partner_months}));
    add(next, std::move(conditions));
    return unmet;
}

inline partnership_answer answer_of(const partnership_history& history,
                                    const partnership_parameters& parameters,
                                    const partnership_policy& p) {
    const auto as_date = [](std::optional<day_number> day) {
        return day ? std::optional{to_date(*day)} : std::nullopt;
    };
    auto a = partnership_answer{};
    a.stage = history.stages.stage();
    a.since = as_date(history.stages.since());
    if (!history.months.empty()) a.last_judged = history.months.back().day;
    if (history.next) a.next_judged = as_date(history.next->day());
    a.partner_months = history.stages.partner_months();
    a.failing_months = history.stages.failing_months();
    a.unmet = unmet_after(history, p);
    if (history.stages.is_protective()) a.protective = protective_since(history.stages);
    const auto shown =
        std::min(history.months.size(), static_cast<std::size_t>(parameters.months.value));
    a.months.assign(history.months.rbegin(),
                    history.months.rbegin() + static_cast<std::ptrdiff_t>(shown));
    return a;
}

}  // namespace detail

/// Whether technique has stopped.
inline bool is_protective(const situation& here) {
    return judged_months(here, trust_standing{here}.items).stages.is_protective();
}

/// At the end of the situation's day.
inline partnership_answer partnership_of(const situation& here,
                                         const partnership_parameters& parameters) {
    const auto trust = trust_standing{here};
    return detail::answer_of(judged_months(here, trust.items), parameters,
                             here.policy->partnership);
}

}  // namespace upward
