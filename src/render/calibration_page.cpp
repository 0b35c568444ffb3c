// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/anticipate/calibration.hpp>

#include <string>

namespace upward::render {

namespace {

void add_score(page& p, const forecast_score& s, const speaker& say) {
    if (s.forecasts == 0) p.line(say("calibration.none"));
    else {
        p.line(say("calibration.brier", {{"forecasts", std::int64_t{s.forecasts}},
                                         {"came", std::int64_t{s.came}},
                                         {"brier", *s.brier},
                                         {"own", *s.own_rate_brier}}));
        p.line(say("calibration.error", {{"error", *s.calibration_error}}));
    }
    if (s.hits + s.false_alarms > 0)
        p.line(say("calibration.alarms", {{"announced", std::int64_t{s.hits + s.false_alarms}},
                                          {"hits", std::int64_t{s.hits}}}));
    if (s.prevented > 0)
        p.line(say("calibration.prevented", {{"prevented", std::int64_t{s.prevented}}}),
               emphasis::good);
}

void add_bins(page& p, const forecast_score& s, const speaker& say) {
    for (const auto& bin : s.bins)
        p.row({say("calibration.bin", {{"from", bin.from}, {"to", bin.to}}),
               say("calibration.bin_came", {{"forecasts", std::int64_t{bin.forecasts}},
                                            {"p", bin.mean_p},
                                            {"came", bin.share_that_came}})},
              emphasis::none, bin.share_that_came);
}

}  // namespace

page page_of(const calibration_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("calibration.title", {{"day", to_string(day)}}),
            say("calibration.horizon", {{"days", std::int64_t{a.days}}}));
    p.section(say("calibration.replayed"));
    add_bins(p, a.replayed, say);
    add_score(p, a.replayed, say);
    p.line(say("calibration.verdict", {{"verdict", std::string{enum_name(a.verdict)}}}),
           a.verdict == calibration_verdict::better ? emphasis::good : emphasis::none);
    p.section(say("calibration.kept"));
    add_score(p, a.kept, say);
    if (a.topics.size() < 2) return p;
    p.section(say("calibration.topics"));
    for (const auto& t : a.topics) {
        if (!t.replayed.brier) continue;
        p.row({say.raw(t.topic),
               say("calibration.topic", {{"forecasts", std::int64_t{t.replayed.forecasts}},
                                         {"brier", *t.replayed.brier},
                                         {"own", *t.replayed.own_rate_brier}})});
    }
    return p;
}

}  // namespace upward::render
