// SPDX-License-Identifier: BSL-1.0
//
// How far to trust the forecasts: what was foreseen, against what came. Forecasts are scored
// (forecast_score.hpp) once their working days are over, twice:
//
//     replayed    what would have been said at the end of each working day of both, under the
//                 corrections that hold today, of each topic that was asked for in the 60 working
//                 days before or has another source than its rate
//     kept        what was said: entries of kind `forecast`, the first of a topic, day and horizon
//
// Untold changes are no part of a forecast, since they are for the report to tell, not for the boss
// to ask. A window in which the topic was told first and nobody asked was prevented: it is counted,
// and enters no score.
//
// The replay looks back on ten years at most. It costs the needs of each of its days.
//
//     auto c = upward::calibration_of(now, policy, {.days = 5});
//     c.replayed.skill;                 // over each topic's own rate
//     c.verdict;                        // whether the list deserves trust
#pragma once

#include <upward/anticipate/forecast_score.hpp>
#include <upward/anticipate/learned_rate.hpp>
#include <upward/anticipate/needs_index.hpp>
#include <upward/model/parties.hpp>
#include <upward/model/presence.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

struct calibration_parameters {
    bounded<1, 20> days{5};  ///< the horizon whose forecasts are scored, in working days
};
BOOST_DESCRIBE_STRUCT(calibration_parameters, (), (days))

/// What the replay says of the forecasts.
enum class calibration_verdict : std::uint8_t {
    too_few,    ///< fewer than 8 windows one after the other, or than 5 asks or 5 without one
    better,     ///< better than the topics' own rates, by 1.645 standard errors of such windows
    no_better,  ///< not shown to be
};
BOOST_DESCRIBE_ENUM(calibration_verdict, too_few, better, no_better)

struct topic_calibration {
    std::string topic;
    forecast_score replayed;
    forecast_score kept;
};
BOOST_DESCRIBE_STRUCT(topic_calibration, (), (topic, replayed, kept))

struct calibration_answer {
    std::int32_t days = 0;
    std::optional<date> from;  ///< of the days replayed; none when no window has closed
    std::optional<date> to;
    calibration_verdict verdict = calibration_verdict::too_few;
    forecast_score replayed;
    forecast_score kept;
    std::vector<topic_calibration> topics;  ///< by name
};
BOOST_DESCRIBE_STRUCT(calibration_answer, (), (days, from, to, verdict, replayed, kept, topics))

/// How far back a replay looks, in working days.
inline constexpr std::int32_t replay_wd = 2600;

namespace detail {

class calibration {
public:
    calibration(const state& now, const policy& p, std::int32_t horizon)
        : now_(now),
          policy_(p),
          horizon_(horizon),
          both_(presence_of(now, parties_of(now)).both),
          index_(now, p),
          rates_(now, p) {}

    calibration_answer answer() {
        auto a = calibration_answer{.days = horizon_};
        take_kept();
        auto judged = std::int32_t{0};
        for (auto day = first_day_judged(); is_over(day); day = both_.next(day + 1)) {
            if (!a.from) a.from = to_date(day);
            if (judged++ % horizon_ == 0) gains_.push_back(0);
            a.to = to_date(day);
            judge_kept_before(day);
            judge(day);
        }
        judge_kept_before(last_day + 1);
        a.replayed = replayed_.score();
        a.kept = kept_.score();
        a.verdict = verdict_on(a.replayed, judged / horizon_);
        for (const auto& [name, t] : topics_)
            a.topics.push_back({name, t.replayed.score(), t.kept.score()});
        return a;
    }

private:
    struct topic_record {
        explicit topic_record(double announced) : replayed(announced), kept(announced) {}
        forecast_tally replayed, kept;
        closed_windows windows;
    };

    struct open_window {
        topic_record* topic;
        bool asked;
    };

    /// `gains_` are over windows that do not overlap; the last of them may be cut short.
    calibration_verdict verdict_on(const forecast_score& s, std::int32_t windows) const {
        if (windows < 8 || s.came < 5 || s.forecasts - s.came < 5)
            return calibration_verdict::too_few;
        auto sum = 0.0, squares = 0.0;
        for (std::int32_t i = 0; i < windows; ++i) sum += gains_[static_cast<std::size_t>(i)];
        const auto mean = sum / windows;
        for (std::int32_t i = 0; i < windows; ++i) {
            const auto off = gains_[static_cast<std::size_t>(i)] - mean;
            squares += off * off;
        }
        const auto error = square_root(squares / (windows - 1) / windows);
        return mean > 0 && reaches(mean, 1.645 * error) ? calibration_verdict::better
                                                        : calibration_verdict::no_better;
    }

    bool is_over(day_number day) const { return both_.add(day, horizon_) <= now_.as_of(); }

    day_number first_day_judged() const {
        auto first = now_.as_of();
        for (const auto& e : now_.entries()) first = std::min(first, to_day_number(e->date));
        const auto start = std::max(first, parties_of(now_).start);
        return both_.next(std::max(start, both_.add(now_.as_of(), -replay_wd)));
    }

    topic_record& record_of(const std::string& topic) {
        return topics_.try_emplace(topic, policy_.anticipate.announced).first->second;
    }

    static void tell(forecast_tally& tally, double p, const topic_outcome& came, double own_rate) {
        if (came.told_first && !came.asked) tally.add_prevented();
        else tally.add(p, came.asked, own_rate);
    }

    // ---- replayed ----

    void judge(day_number day) {
        close_oldest_windows();
        rates_.pass_to(day);
        auto& opened = open_.emplace_back();
        for (const auto& f : index_.forecasts_on(day, horizon_, rates_)) {
            if (!f.awake) continue;
            auto& t = record_of(f.topic);
            const auto own = own_rate(t.windows, all_windows_, horizon_);
            tell(t.replayed, f.p, f.came, own);
            tell(replayed_, f.p, f.came, own);
            const auto outcome = f.came.asked ? 1.0 : 0.0;
            if (f.came.asked || !f.came.told_first)
                gains_.back() +=
                    (own - outcome) * (own - outcome) - (f.p - outcome) * (f.p - outcome);
            opened.push_back({&t, f.came.asked});
        }
    }

    void close_oldest_windows() {
        if (open_.size() < static_cast<std::size_t>(horizon_)) return;
        for (const auto& w : open_.front()) {
            w.topic->windows.close(w.asked);
            all_windows_.close(w.asked);
        }
        open_.pop_front();
    }

    // ---- kept ----

    void take_kept() {
        auto known = std::set<std::pair<day_number, std::string_view>>{};
        for (const auto& f : now_.all<forecast>())
            if (f->days == horizon_ && is_over(f.day) && known.insert({f.day, f->topic}).second)
                said_.push_back(f);
    }

    void judge_kept_before(day_number day) {
        for (; next_said_ < said_.size() && said_[next_said_].day < day; ++next_said_) {
            const auto& f = said_[next_said_];
            auto& t = record_of(f->topic);
            const auto came = index_.outcome_of(f->topic, f.day, horizon_);
            const auto own = own_rate(t.windows, all_windows_, horizon_);
            tell(t.kept, f->p, came, own);
            tell(kept_, f->p, came, own);
        }
    }

    const state& now_;
    const policy& policy_;
    std::int32_t horizon_;
    working_calendar both_;
    needs_index index_;
    learned_rate rates_;
    forecast_tally replayed_{policy_.anticipate.announced};
    forecast_tally kept_{policy_.anticipate.announced};
    std::map<std::string, topic_record> topics_;
    closed_windows all_windows_;
    std::vector<double> gains_;  // over the own rates, summed over windows one after the other
    std::deque<std::vector<open_window>> open_;  // of the last days, oldest first
    std::vector<fact<forecast>> said_;           // kept, in the order of days
    std::size_t next_said_ = 0;
};

}  // namespace detail

/// Precondition: the horizon is in range.
inline calibration_answer calibration_of(const state& now, const policy& p,
                                         const calibration_parameters& q) {
    return detail::calibration{now, p, q.days}.answer();
}

}  // namespace upward
