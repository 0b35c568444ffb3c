// SPDX-License-Identifier: BSL-1.0
//
// The stage of a rhythm, judged on each working day of both, the first that holds of:
//
//     baseline      nothing is agreed
//     establishing  fewer than 4 obligations have come due
//     relapse       the asks are coming back
//     weaned        A >= .85, w >= .5, P >= .95, at least 12 due, no surprise within 30 days
//     easing        A >= .85, w >= .25, P >= .8
//     plateau       A >= .9 and |w| < .1 on each of the last 40 wd: reliability is not the driver
//     holding
//
// Baseline and establishing show at once. From then on the stage shown begins at holding, rises to
// the lowest of the last 3 days and falls to the highest of them: one odd day changes nothing. An
// agreement after the rhythm was ended begins anew from its own day.
#pragma once

#include <upward/core/real.hpp>
#include <upward/model/notices.hpp>
#include <upward/rhythm/agreement.hpp>
#include <upward/rhythm/outcome.hpp>
#include <upward/rhythm/weaning.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace upward {

enum class rhythm_stage : std::uint8_t {
    baseline,
    establishing,
    relapse,
    holding,
    plateau,
    easing,
    weaned
};
BOOST_DESCRIBE_ENUM(rhythm_stage, baseline, establishing, relapse, holding, plateau, easing, weaned)

struct judged_stage {
    rhythm_stage shown = rhythm_stage::baseline;
    std::optional<fall> claim;  ///< since the agreement; none with too little baseline
    ask_count baseline;
    ask_count recent;
    day_window before;  ///< of the baseline
    day_window lately;  ///< of the recent asks
};

/// Adherence as the days go by: constant work per day and per outcome.
class running_adherence {
public:
    explicit running_adherence(double half_life)
        : half_life_(half_life), daily_(decay(1, half_life)) {}

    void next_day(day_number today) {
        kept_ *= daily_;
        all_ *= daily_;
        std::erase_if(early_, [&](const outcome* o) {
            if (o->owed.due > today) return false;
            add(*o, 1);
            return true;
        });
    }
    void take(const outcome& o, day_number today) {
        if (o.owed.due > today) early_.push_back(&o);
        else add(o, decay(today - o.owed.due, half_life_));
    }
    /// None before the first outcome.
    std::optional<double> value() const {
        auto kept = kept_, all = all_;
        for (const auto* o : early_) kept += o->score, all += 1;
        return all > 0 ? std::optional{kept / all} : std::nullopt;
    }
    bool reaches(double threshold) const {
        const auto a = value();
        return a && upward::reaches(*a, threshold);
    }

private:
    void add(const outcome& o, double weight) {
        kept_ += o.score * weight;
        all_ += weight;
    }

    double half_life_;
    double daily_;
    double kept_ = 0;
    double all_ = 0;
    std::vector<const outcome*> early_;
};

/// Walks the days of a rhythm, judging each. Linear in days, outcomes and asks (times log asks).
///
///     auto walk = stage_walk{outcomes, notices, windows, there.both, policy, agreed};
///     walk.walk_to(today);
///     walk.judged().shown;            // and on, day by day, as long as nothing new is known
class stage_walk {
public:
    stage_walk(const std::vector<outcome>& outcomes, const std::vector<judged_notice>& notices,
               ask_windows windows, const working_calendar& both, const policy& p,
               day_number agreed)
        : windows_(std::move(windows)),
          both_(both),
          policy_(p),
          agreed_(agreed),
          tomorrow_(agreed),
          adherence_(p.rhythm.adherence_half_life) {
        for (const auto& o : outcomes) {
            due_.push_back(o.owed.due);
            if (o.is_known()) known_.push_back(&o);
        }
        std::sort(due_.begin(), due_.end());
        std::sort(known_.begin(), known_.end(), [](const outcome* a, const outcome* b) {
            return a->known != b->known ? a->known < b->known : a->owed.name < b->owed.name;
        });
        for (const auto& n : notices)
            if (n.kind == notice_kind::surprise || n.kind == notice_kind::unknowable)
                surprises_.push_back({n.day, n.known});
        if (!known_.empty()) tomorrow_ = std::min(tomorrow_, known_.front()->known);
    }

    /// Judges every day up to `today` that it has not judged yet.
    void walk_to(day_number today) {
        for (; tomorrow_ <= today; ++tomorrow_) {
            adherence_.next_day(tomorrow_);
            for (; next_ < known_.size() && known_[next_]->known <= tomorrow_; ++next_)
                adherence_.take(*known_[next_], tomorrow_);
            if (tomorrow_ >= agreed_ && both_.is_working(tomorrow_)) judge_day(tomorrow_);
        }
    }

    /// At the end of the day that it walked to.
    judged_stage judged() const {
        const auto today = tomorrow_ - 1;
        auto judged = judged_stage{shown(), {}, windows_.baseline()};
        judged.before = windows_.baseline_window();
        judged.lately = windows_.recent(today);
        judged.recent = windows_.count(judged.lately);
        if (windows_.makes_a_claim())
            judged.claim = fall_of(judged.baseline, judged.recent, policy_.weaning);
        if (due_by(today) < policy_.weaning.establishing_below)
            judged.shown = rhythm_stage::establishing;
        return judged;
    }

    /// How reliably the updates came, on that day.
    std::optional<double> adherence() const { return adherence_.value(); }

private:
    struct surprise_day {
        day_number day, known;
    };

    /// Relapse < holding = plateau < easing < weaned.
    static int rank(rhythm_stage s) {
        return s == rhythm_stage::relapse  ? 0
               : s == rhythm_stage::easing ? 2
               : s == rhythm_stage::weaned ? 3
                                           : 1;
    }

    void judge_day(day_number day) {
        if (due_by(day) < policy_.weaning.establishing_below) return;
        last_ = raw_stage(day);
        ranks_.push_back(rank(last_));
        const auto steady = static_cast<std::size_t>(std::max(policy_.weaning.steady_wd, 1));
        while (ranks_.size() > steady) ranks_.erase(ranks_.begin());
        auto lowest = *std::min_element(ranks_.begin(), ranks_.end());
        auto highest = *std::max_element(ranks_.begin(), ranks_.end());
        if (ranks_.size() < steady) {  // before the first full span it held
            lowest = std::min(lowest, 1);
            highest = std::max(highest, 1);
        }
        shown_rank_ = std::min(std::max(shown_rank_, lowest), highest);
    }

    rhythm_stage raw_stage(day_number day) {
        const auto& p = policy_.weaning;
        const auto window = windows_.recent(day);
        const auto recent = windows_.count(window);
        const auto claim = windows_.makes_a_claim()
                               ? std::optional{fall_of(windows_.baseline(), recent, p)}
                               : std::nullopt;
        flat_days_ = claim && !reaches(std::abs(claim->w), p.plateau_fall) ? flat_days_ + 1 : 0;
        if (claim && is_relapse(*claim, window, recent)) return rhythm_stage::relapse;

        const auto reliable = adherence_.reaches(p.good_adherence);
        const auto fell = [&](double w, double probability) {
            return claim && reaches(claim->w, w) && reaches(claim->p, probability);
        };
        if (reliable && fell(p.weaned_fall, p.weaned_probability) && due_by(day) >= p.weaned_due &&
            !surprised_lately(day))
            return rhythm_stage::weaned;
        if (reliable && fell(p.easing_fall, p.easing_probability)) return rhythm_stage::easing;
        if (adherence_.reaches(p.plateau_adherence) && flat_days_ >= p.plateau_wd)
            return rhythm_stage::plateau;
        return rhythm_stage::holding;
    }

    bool is_relapse(const fall& claim, const day_window& window, const ask_count& recent) const {
        const auto& p = policy_.weaning;
        const auto& base = windows_.baseline();
        const auto unlikely = [&p](double probability) {
            return compares_as(probability) <= compares_as(p.relapse_probability);
        };
        auto back = unlikely(claim.p);
        if (const auto earlier = windows_.before(window); !back && earlier) {
            const auto had = windows_.count(*earlier);
            const auto first = fall_of(base, had, p);
            back = reaches(first.w, p.easing_fall) && reaches(first.p, p.easing_probability) &&
                   unlikely(fall_of(had, recent, p).p);
        }
        const auto enough =
            static_cast<double>(base.asks) * recent.days / (p.relapse_share * base.days);
        return back && reaches(recent.asks, enough);
    }

    bool surprised_lately(day_number day) const {
        return std::any_of(surprises_.begin(), surprises_.end(), [&](const surprise_day& s) {
            return s.known <= day && s.day <= day && day - s.day <= policy_.weaning.surprise_days;
        });
    }

    std::int32_t due_by(day_number day) const {
        return static_cast<std::int32_t>(std::upper_bound(due_.begin(), due_.end(), day) -
                                         due_.begin());
    }

    rhythm_stage shown() const {
        if (shown_rank_ == 0) return rhythm_stage::relapse;
        if (shown_rank_ == 2) return rhythm_stage::easing;
        if (shown_rank_ == 3) return rhythm_stage::weaned;
        return last_ == rhythm_stage::plateau ? rhythm_stage::plateau : rhythm_stage::holding;
    }

    ask_windows windows_;
    const working_calendar& both_;
    const policy& policy_;
    day_number agreed_;
    day_number tomorrow_;  // the first day that is not judged
    running_adherence adherence_;
    std::vector<day_number> due_;
    std::vector<const outcome*> known_;  // by the day they are known
    std::size_t next_ = 0;
    std::vector<surprise_day> surprises_;
    std::vector<int> ranks_;  // of the last days
    int shown_rank_ = 1;
    rhythm_stage last_ = rhythm_stage::holding;
    std::int32_t flat_days_ = 0;
};

/// The walk up to the state's day; none when nothing is agreed. It refers to all but the asks.
inline std::optional<stage_walk> walked_stages(const state& now, const parties& who,
                                               const presence& there,
                                               const std::vector<outcome>& outcomes,
                                               const std::vector<counted_ask>& asks,
                                               const std::vector<judged_notice>& notices,
                                               const policy& p) {
    const auto agreed = agreed_since(agreements(now), now.as_of());
    if (!agreed) return std::nullopt;
    auto windows = ask_windows{asks, there.both, who.start, *agreed, p.weaning};
    auto walk = stage_walk{outcomes, notices, std::move(windows), there.both, p, *agreed};
    walk.walk_to(now.as_of());
    return walk;
}

/// The stage at the end of the state's day.
inline judged_stage stage_of(const state& now, const parties& who, const presence& there,
                             const std::vector<outcome>& outcomes,
                             const std::vector<counted_ask>& asks,
                             const std::vector<judged_notice>& notices, const policy& p) {
    const auto walk = walked_stages(now, who, there, outcomes, asks, notices, p);
    return walk ? walk->judged() : judged_stage{};
}

}  // namespace upward
