// SPDX-License-Identifier: BSL-1.0
//
// What every query says on a day, leaf by leaf, without what <upward/plan/wake.hpp> says wakes
// nobody. Each is asked by itself, of the log as it stands on that day.
//
//     const auto said = everything_said(ws, "2026-03-02");
//     said.words.at("/trust/binding") == "credibility";
//     said.lines.at("touch notes@2026-03-02") == "touch.due";
#pragma once

#include "support/build.hpp"

#include <upward/core/describe.hpp>
#include <upward/plan/kinds.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace upward_tests {

struct said {
    std::map<std::string, std::string> words;  ///< by pointer; none of them may change
    std::map<std::string, std::string> lines;  ///< of lists with a horizon; more may come in

    bool is_said_still(const said& later) const {
        for (const auto& [line, words_of_it] : lines) {
            const auto held = later.lines.find(line);
            if (held == later.lines.end() || held->second != words_of_it) return false;
        }
        return words == later.words;
    }
};

class sayings {
public:
    said found;

    template <class Answer>
    void take(const std::string& query, const Answer& answer) {
        visit("/" + query, answer);
        if constexpr (requires { answer.touches; }) take_touches(answer.touches);
        if constexpr (requires { this->take_next(answer.next); }) take_next(answer.next);
        if constexpr (requires { answer.rhythm.next; }) take_next(answer.rhythm.next);
        if constexpr (requires { answer.promises; })
            for (const auto& p : answer.promises)
                line("promise", p.promise.text,
                     upward::to_string(p.due) + " " + upward::to_string(p.missed_after));
        if constexpr (requires { answer.experiments; })
            for (const auto& e : answer.experiments)
                line("experiment", e.experiment.text,
                     upward::to_string(e.end) + " " + upward::to_string(e.close_by));
    }
    void take(const std::string& query, const upward::log_answer& answer) {
        for (const auto& e : answer.entries)
            found.words["/" + query + "/" + e.id.text] = upward::to_string(e.date);
        visit("/" + query + "/loose_references", answer.loose_references);
    }

private:
    void line(const std::string& list, const std::string& name, std::string text) {
        found.lines[list + " " + name] = std::move(text);
    }
    void take_touches(const std::vector<upward::touch>& touches) {
        for (const auto& t : touches)
            for (std::size_t i = 0; i < t.obligations.size(); ++i)
                line("touch", t.obligations[i], t.because[i].key);
    }
    void take_next(const std::vector<upward::obligation_line>& next) {
        for (const auto& o : next)
            line("next", o.obligation,
                 upward::to_string(o.due) + " " + std::string{upward::enum_name(o.outcome)});
    }

    /// Fades, is counted since a day, or slides along; `at` ends so, in whatever query.
    static bool wakes_nobody(std::string_view at) {
        constexpr std::string_view ends[] = {
            "/day",      "/until",       "/adherence",       "/ask_window",
            "/overall",  "/revealed/r",  "/control/window",  "/lower",
            "/delay_wd", "/over_wd",     "/days_since_last", "/touches_exact",
            "/exact",    "/asks/0/from", "/asks/0/to",       "/asks/0/days",
            "_judged",
        };
        constexpr std::string_view within[] = {
            "/touches/",    "/promises/",    "/experiments/",       "/next/",
            "/dimensions/", "/sensitivity/", "/partnership/months/"};
        constexpr std::string_view foreseen[] = {
            "/needs/",        "/calibration/", "/plan/anticipate/",  "/checklist/",
            "/stakeholders/", "/plan/expect/", "/briefing/",         "/plan/empathize/",
            "/burden/",       "/wins/",        "/role/suggestions/", "/agenda/"};
        for (const auto query : foreseen)
            if (at.starts_with(query)) return true;
        for (const auto end : ends)
            if (at.ends_with(end)) return true;
        for (const auto part : within)
            if (at.find(part) != at.npos && !at.starts_with("/touches/")) return true;
        const auto blocks = at.find("/asks/");
        return at.starts_with("/touches/") ||
               (blocks != at.npos && at.substr(blocks + 6, 2) != "0/");
    }

    void add(const std::string& at, std::string text) {
        if (wakes_nobody(at)) return;
        if (at.find("/asks/0/") != at.npos && text == "0") return;  // as good as no block
        found.words[at] = std::move(text);
    }

    template <class T>
    void visit(const std::string& at, const T& value) {
        if constexpr (std::is_same_v<T, upward::trace> || std::is_same_v<T, upward::entry>) return;
        else if constexpr (std::is_same_v<T, bool>) add(at, value ? "yes" : "no");
        else if constexpr (std::is_arithmetic_v<T>)
            add(at, std::to_string(upward::rounded(static_cast<double>(value), 4)));
        else if constexpr (std::is_same_v<T, std::string>) add(at, value);
        else if constexpr (std::is_same_v<T, upward::id>) add(at, value.text);
        else if constexpr (std::is_same_v<T, upward::date>) add(at, upward::to_string(value));
        else if constexpr (std::is_same_v<T, upward::message>) visit_message(at, value);
        else if constexpr (upward::described_enum<T>)
            add(at, std::string{upward::enum_name(value)});
        else
            upward::for_each_member(value, [&](std::string_view name, const auto& member) {
                visit(at + "/" + std::string{name}, member);
            });
    }
    void visit_message(const std::string& at, const upward::message& m) {
        add(at, m.key);
        for (const auto& [name, value] : m.arguments) {
            if (const auto* text = std::get_if<std::string>(&value)) add(at + "/" + name, *text);
            if (const auto* n = std::get_if<std::int64_t>(&value))
                add(at + "/" + name, std::to_string(*n));
        }
    }
    template <class T>
    void visit(const std::string& at, const std::optional<T>& value) {
        if (value) visit(at, *value);
    }
    template <class T>
    void visit(const std::string& at, const std::vector<T>& list) {
        for (std::size_t i = 0; i < list.size(); ++i) visit(at + "/" + std::to_string(i), list[i]);
    }
    template <class T>
    void visit(const std::string& at, const std::map<std::string, T>& values) {
        for (const auto& [name, value] : values) visit(at + "/" + name, value);
    }
};

/// By every query but the wake and what it would be if.
inline said everything_said(const upward::workspace& ws, upward::day_number day) {
    const auto now = ws.state_at(upward::to_date(day));
    auto heard = sayings{};
    upward::for_each_query([&](const auto& q) {
        using answer = typename std::remove_cvref_t<decltype(q)>::answer_type;
        if constexpr (!std::is_same_v<answer, upward::wake_answer> &&
                      !std::is_same_v<answer, upward::what_if_answer>)
            heard.take(q.name, *q.ask(now, ws.policy(), {}));
    });
    return std::move(heard.found);
}

}  // namespace upward_tests
