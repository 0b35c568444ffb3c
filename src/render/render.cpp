// SPDX-License-Identifier: BSL-1.0
#include <upward/render/render.hpp>

#include "io/ask.hpp"
#include "render/feed.hpp"
#include "render/pages.hpp"

#include <upward/plan/kinds.hpp>

#include <algorithm>
#include <string>
#include <type_traits>
#include <variant>

namespace upward::render {

namespace {

constexpr std::int32_t narrowest = 40, widest = 400;

speaker speaker_for(const options& how) {
    const auto& words = how.messages ? *how.messages : catalogue::english();
    return {words, how.format == format::markdown ? &for_markdown : &for_terminal};
}

std::string laid_out(const page& p, const options& how) {
    return how.format == format::markdown ? to_markdown(p) : to_terminal(p, how.width, how.colour);
}

template <class Answer>
constexpr bool is_calendar = requires(const Answer& a, const speaker& say) {
    feed_of(a, date{}, say);
};

/// Entries of a newer format are named on every page of the report's.
void add_not_understood(page& p, const workspace& ws, const speaker& say) {
    auto ids = std::string{};
    auto count = std::int64_t{0};
    for (const auto& e : ws.entries().entries()) {
        if (!holds<not_understood>(e->body)) continue;
        ids += (count++ == 0 ? "" : ", ") + e->id.text;
    }
    if (count > 0)
        p.line(say("not_understood", {{"count", count}, {"ids", ids}}), emphasis::warning);
}

}  // namespace

template <class Answer>
std::string render_for_boss(const shared<Answer>& answer, date day, const options& how) {
    const auto say = speaker_for(how);
    if constexpr (is_calendar<shared<Answer>>)
        if (how.format == format::ics) return io::write_feed(feed_of(answer, day, say));
    return laid_out(page_of(answer.value(), day, say), how);
}

template std::string render_for_boss(const shared<touches_answer>&, date, const options&);
template std::string render_for_boss(const shared<agreement_answer>&, date, const options&);
template std::string render_for_boss(const shared<log_answer>&, date, const options&);
template std::string render_for_boss(const shared<briefing_answer>&, date, const options&);
template std::string render_for_boss(const shared<wins_answer>&, date, const options&);
template std::string render_for_boss(const shared<experiment_answer>&, date, const options&);
template std::string render_for_boss(const shared<role_answer>&, date, const options&);
template std::string render_for_boss(const shared<delegation_answer>&, date, const options&);

namespace {

template <class Answer>
std::string rendered(const shared<Answer>& answer, date day, const workspace&, const options& how) {
    if constexpr (requires { render_for_boss(answer, day, how); })
        return render_for_boss(answer, day, how);
}

template <class Answer>
std::string rendered(const Answer& answer, date day, const workspace& ws, const options& how) {
    const auto say = speaker_for(how);
    if constexpr (is_calendar<Answer>)
        if (how.format == format::ics) return io::write_feed(feed_of(answer, day, say));
    auto p = page_of(answer, day, say);
    add_not_understood(p, ws, say);
    return laid_out(p, how);
}

}  // namespace

std::string render_import(const io::calendar_import& done, const options& how) {
    return laid_out(page_of(done, speaker_for(how)), how);
}

result<std::string> render(const workspace& ws, std::string_view kind, std::string_view as_of,
                           std::string_view parameters, const options& how) {
    if (how.width < narrowest || how.width > widest)
        return error{errc::out_of_range, "a page is 40 to 400 columns wide"};
    return io::ask(
        ws, {kind, as_of, parameters, how.asked_by},
        [&](const auto& answer, date day) -> result<std::string> {
            using Answer = std::remove_cvref_t<decltype(answer)>;
            if (how.format == format::ics && !is_calendar<Answer>)
                return error{errc::invalid_argument, "only a plan and touches are calendars"};
            return rendered(answer, day, ws, how);
        });
}

}  // namespace upward::render
