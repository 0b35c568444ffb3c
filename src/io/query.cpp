// SPDX-License-Identifier: BSL-1.0
#include <upward/io/query.hpp>

#include "io/answer_writer.hpp"
#include "io/ask.hpp"
#include "io/json_text.hpp"

#include <upward/core/version.hpp>
#include <upward/schedule/named_calendars.hpp>
#include <upward/schedule/zone_file.hpp>

#include <string>
#include <type_traits>
#include <vector>

namespace upward::io {

namespace {

/// What every answer names beside its own keys.
struct answer_envelope {
    date as_of;
    std::map<std::string, std::string> basis;
    std::vector<std::string> not_understood;
};

answer_envelope envelope_of(const workspace& ws, date day, audience asked_by) {
    auto e = answer_envelope{day, {{"library", UPWARD_VERSION_STRING}}, {}};
    if (const auto base = ws.settings().calendar.base; base != calendar_base::none)
        e.basis.emplace("calendar",
                        std::string{enum_name(base)} + " " + std::string{named_calendars_as_of});
    for (const auto& entry : ws.entries().entries()) {
        const auto is_seen =
            asked_by == audience::report || entry->visibility == visibility_level::shared;
        if (holds<not_understood>(entry->body) && asked_by == audience::report)
            e.not_understood.push_back(entry->id.text);
        if (const auto* r = get_if<rule>(&entry->body); r && r->zone && is_seen)
            e.basis.try_emplace("zones", zone_data_version());
    }
    return e;
}

template <class Answer>
constexpr bool foresees =
    std::is_same_v<Answer, needs_answer> || std::is_same_v<Answer, calibration_answer> ||
    std::is_same_v<Answer, plan_answer> || std::is_same_v<Answer, checklist_answer> ||
    std::is_same_v<Answer, agenda_answer>;

template <class Answer>
const Answer& opened(const Answer& answer) {
    return answer;
}
template <class Answer>
const Answer& opened(const shared<Answer>& answer) {
    return answer.value();
}

/// The answer's own members and the envelope's in one object, by name.
template <class Answer>
std::string write_with(const answer_envelope& e, const Answer& answer) {
    auto parts = std::map<std::string, std::string, std::less<>>{};
    parts.emplace("as_of", write_answer(e.as_of));
    parts.emplace("basis", write_answer(e.basis));
    parts.emplace("not_understood", write_answer(e.not_understood));
    for_each_member(answer, [&parts](std::string_view name, const auto& member) {
        parts.emplace(name, write_answer(member));
    });
    auto out = std::string{};
    for (const auto& [name, value] : parts)
        out += (out.empty() ? "{\"" : ",\"") + name + "\":" + value;
    return out + "}";
}

}  // namespace

result<std::string> query(const workspace& ws, std::string_view kind, std::string_view as_of,
                          std::string_view parameters, audience asked_by) {
    return ask(ws, {kind, as_of, parameters, asked_by}, [&](const auto& answer, date day) {
        auto envelope = envelope_of(ws, day, asked_by);
        if constexpr (foresees<std::remove_cvref_t<decltype(answer)>>)
            envelope.basis.emplace("weights", forecast_weights_version);
        return result<std::string>{write_with(envelope, opened(answer))};
    });
}

}  // namespace upward::io
