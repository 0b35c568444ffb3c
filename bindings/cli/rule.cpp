// SPDX-License-Identifier: BSL-1.0
//
// The subcommand `rule`: the times of a recurrence rule, and what it says in words.
#include "commands.hpp"
#include "files.hpp"
#include "parameters.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>

namespace upward_command {

namespace {

constexpr auto about_rule =
    R"(RULE is a rule of RFC 5545, or lines of iCalendar: RRULE, EXRULE, RDATE, EXDATE,
and DTSTART where --start is left out; - is standard input. A TIME is 2026-01-20,
2026-01-20T09:30 or 20260120T093000; with a Z at its end it is in UTC.
Examples:
  upward rule "FREQ=WEEKLY;BYDAY=MO,TH" --start 2026-01-20
  upward rule "FREQ=MONTHLY;BYDAY=2TU" --start 2026-01-20T09:30 --zone America/New_York
  upward rule "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" --start today --describe
  upward rule "FREQ=DAILY" --start 2026-01-20 --from 2026-03-01 --to 2026-04-01 --json
  upward rule - < rule.ics)";

class rule_command {
public:
    explicit rule_command(CLI::App& app) {
        upward_recurrence_options_init(&request_.options);
        app.add_option("RULE", request_.text, "the rule")->option_text(" ")->required();
        option(app, "--start", request_.start, "TIME",
               "when it begins: a date or a time; or today");
        option(app, "--zone", request_.zone, "ZONE", "the zone of its times, as Europe/Berlin");
        option(app, "--from", from_, "TIME", "those from then on");
        option(app, "--to", to_, "TIME", "those before then");
        app.add_option("--first", first_, "so many at most (else 10, or all when --to is given)")
            ->option_text("N")
            ->check(CLI::Range(std::size_t{0}, most));
        app.add_flag("--describe", describe_, "say the rule in words");
        app.add_flag("--json", json_, "print an object: words, lines, count, occurrences, seconds");
        app.add_flag("--lenient", lenient_, "take what is common in the wild, too");
        app.add_flag("--shift", shift_,
                     "of times that the zone leaves out: shift them (else they are none)");
        app.add_flag("--count-start", counts_start_,
                     "the start is the first one, whether the rule matches it or not");
        option(app, "--messages", messages_, "FILE",
               "sentences to use in place of the English ones");
        app.footer(about_rule);
    }

    void run() {
        is_input_ = request_.text == "-";
        if (is_input_) request_.text = read_file("-");
        if (request_.start == "today") request_.start = today();
        request_.options.lenient = lenient_ ? 1 : 0;
        request_.options.gaps = shift_ ? UPWARD_GAPS_SHIFT : UPWARD_GAPS_LEAVE_OUT;
        request_.options.counts_start = counts_start_ ? 1 : 0;
        const auto rule = read();
        if (json_) return print(json_of(rule));
        const auto asks_times = first_ != unset || !from_.empty() || !to_.empty();
        if (describe_) print(words_of(rule) + "\n");
        if (!describe_ || asks_times)
            for (const auto& text : rule.written(times_of(rule))) print(text + "\n");
    }

private:
    static constexpr auto most = std::size_t{1'000'000};
    static constexpr auto unset = std::numeric_limits<std::size_t>::max();

    static void option(CLI::App& app, const char* name, std::string& to, const char* what,
                       const char* about) {
        app.add_option(name, to, about)->option_text(what);
    }

    recurrence read() const {
        try {
            return recurrence::read(request_);
        } catch (const complaint& c) {
            blame_for(c);
        }
    }

    [[noreturn]] void blame_for(complaint c) const {
        for (const auto* name : {"start", "zone"}) {
            if (c.pointer != std::string{"/"} + name) continue;
            c.pointer.clear();
            throw blame(exit_code::command_at_fault, std::string{"--"} + name, c);
        }
        const auto told = blame(exit_code::input_at_fault, source(), c);
        throw failure{told.code(), told.what(), c.line > 0 ? mark(c) : std::vector<std::string>{}};
    }

    std::string source() const { return is_input_ ? "standard input" : "RULE"; }

    /// The line at fault, and a caret under its column.
    std::vector<std::string> mark(const complaint& c) const {
        constexpr auto width = std::size_t{76};
        auto begin = std::size_t{0};
        for (auto line = 1; line < c.line; ++line) begin = request_.text.find('\n', begin) + 1;
        auto line = request_.text.substr(begin, request_.text.find('\n', begin) - begin);
        auto column = std::min(static_cast<std::size_t>(c.column - 1), line.size());
        const auto cut = column > width / 2 && line.size() > width ? column - width / 2 : 0;
        return {"  " + line.substr(cut, width), std::string(2 + column - cut, ' ') + "^"};
    }

    std::int64_t time_of(const recurrence& rule, const char* option, const std::string& text,
                         std::int64_t otherwise) const {
        if (text.empty()) return otherwise;
        try {
            return rule.time_of(text == "today" ? today() : text);
        } catch (const complaint& c) {
            throw blame(exit_code::command_at_fault, option, c);
        }
    }

    std::vector<std::int64_t> times_of(const recurrence& rule) const {
        constexpr auto ever = std::numeric_limits<std::int64_t>::max();
        const auto from = time_of(rule, "--from", from_, -ever);
        const auto to = time_of(rule, "--to", to_, ever);
        const auto wanted = first_ != unset ? first_ : to_.empty() ? 10 : most + 1;
        auto times = rule.between(from, to, wanted);
        if (times.size() > most)
            throw failure{exit_code::command_at_fault,
                          "--to: more than " + std::to_string(most) + " times before it"};
        return times;
    }

    std::string words_of(const recurrence& rule) const {
        const auto messages = messages_.empty() ? std::string{} : read_file(messages_);
        try {
            return rule.describe(messages);
        } catch (const complaint& c) {
            throw blame(exit_code::input_at_fault, called(messages_), c);
        }
    }

    std::string json_of(const recurrence& rule) const {
        const auto times = times_of(rule);
        const auto joined = [](const auto& values, auto&& text_of) {
            auto list = std::string{};
            for (const auto& v : values) list += (list.empty() ? "" : ",") + text_of(v);
            return "[" + list + "]";
        };
        const auto count = rule.count();
        const auto zone = rule.zone();
        return "{\"count\":" + (count < 0 ? "null" : std::to_string(count)) +
               ",\"lines\":" + json_text_of(rule.lines()) + ",\"occurrences\":" +
               joined(rule.written(times), [](const auto& t) { return json_text_of(t); }) +
               ",\"seconds\":" + joined(times, [](auto t) { return std::to_string(t); }) +
               ",\"words\":" + json_text_of(words_of(rule)) +
               ",\"zone\":" + (zone.empty() ? "null" : json_text_of(zone)) +
               ",\"zone_data\":" + json_text_of(zone_data_version()) + "}\n";
    }

    recurrence_request request_;
    std::string from_;
    std::string to_;
    std::string messages_;
    std::size_t first_ = unset;
    bool describe_ = false;
    bool json_ = false;
    bool lenient_ = false;
    bool shift_ = false;
    bool counts_start_ = false;
    bool is_input_ = false;
};

}  // namespace

void add_rule(CLI::App& command) {
    auto* app =
        command.add_subcommand("rule", "the times of a rule that repeats, or the rule in words")
            ->group("Rules");
    const auto rule = std::make_shared<rule_command>(*app);
    app->callback([rule] { rule->run(); });
}

}  // namespace upward_command
