// SPDX-License-Identifier: BSL-1.0
#include "commands.hpp"
#include "files.hpp"
#include "parameters.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace upward_command {

namespace {

/// A query as it stands on the command line.
class query_command {
public:
    query_command(CLI::App& app, const kind& k) : kind_(k.told), parameters_(app, k.parameters) {
        app.add_option("FILE", file_, "the workspace; - is standard input")
            ->option_text(" ")
            ->required();
        app.add_option("--on", on_, "the day: what is known by its end counts (else today)")
            ->option_text("DATE");
        app.add_option("--format", format_,
                       "text (else), markdown, json, or ics of plan and touches")
            ->option_text("FORMAT")
            ->check(CLI::IsMember({"text", "markdown", "json", "ics"}));
        app.add_flag("--for-boss", for_boss_,
                     kind_.for_boss ? "answer from shared entries alone, for the boss"
                                    : "refused: the boss is never answered this");
        app.add_option("--width", width_, "columns of text (40 to 400, else 80)")
            ->option_text("N")
            ->check(CLI::Range(40, 400));
        app.add_option("--messages", messages_, "sentences to use in place of the English ones")
            ->option_text("FILE");
        app.footer(examples());
    }

    void run() {
        if (file_ == "-" && parameters_.reads_input())
            throw failure{exit_code::command_at_fault,
                          "only one of the files can be standard input"};
        const auto ws = open_workspace(file_);
        if (on_ == "today") on_ = today();
        json_ = parameters_.to_json();
        print(format_ == "json" ? query(ws) + "\n" : render(ws));
    }

private:
    std::string query(const workspace& ws) const {
        try {
            return ws.query(kind_.name, on_, json_, for_boss_);
        } catch (const complaint& c) {
            blame_for(c);
        }
    }

    std::string render(const workspace& ws) const {
        const auto messages = messages_.empty() ? std::string{} : read_file(messages_);
        auto how = upward_render_options{};
        upward_render_options_init(&how);
        how.format = format_ == "markdown" ? UPWARD_FORMAT_MARKDOWN
                     : format_ == "ics"    ? UPWARD_FORMAT_ICS
                                           : UPWARD_FORMAT_TEXT;
        how.colour = wants_colour() ? 1 : 0;
        how.width = width_;
        how.for_boss = for_boss_ ? 1 : 0;
        how.messages = messages.data();
        how.messages_size = messages.size();
        try {
            return ws.render(kind_.name, on_, json_, how);
        } catch (const complaint& c) {
            if (messages.empty()) blame_for(c);
            query(ws);  // ends the run, unless it is the messages that are at fault
            throw blame(exit_code::input_at_fault, messages_, c);
        }
    }

    [[noreturn]] void blame_for(const complaint& c) const {
        parameters_.blame_for(c);
        if (c.status == UPWARD_INVALID_ARGUMENT && format_ == "ics")
            throw blame(exit_code::command_at_fault, "--format", c);
        if (c.status == UPWARD_NOT_FOR_BOSS)
            throw blame(exit_code::command_at_fault, "--for-boss", c);
        if (c.status == UPWARD_INVALID_DATE) throw blame(exit_code::command_at_fault, "--on", c);
        throw blame(exit_code::input_at_fault, called(file_), c);
    }

    std::string examples() const {
        const auto start = std::string{"  upward "} + kind_.name + " work.json --on ";
        auto text = std::string{"Examples:\n  upward "} + kind_.name + " work.json\n";
        for (const auto& option : parameters_.examples())
            text += start + "2026-02-20 " + option + "\n";
        if (kind_.for_boss) text += start + "2026-02-20 --for-boss --format markdown\n";
        return text + start + "2026-02-20 --format json";
    }

    upward_kind kind_;
    parameter_options parameters_;
    std::string file_;
    std::string on_ = "today";
    std::string format_ = "text";
    std::string messages_;
    std::int32_t width_ = 80;
    bool for_boss_ = false;
    std::string json_;
};

/// Where help lists a query: by the step that it serves.
std::string group_of(std::string_view query) {
    struct listed {
        std::string_view query;
        const char* group;
    };
    constexpr listed groups[] = {{"plan", "What to do"},
                                 {"agenda", "What to do"},
                                 {"wake", "What to do"},
                                 {"needs", "Anticipate"},
                                 {"calibration", "Anticipate"},
                                 {"stakeholders", "Anticipate"},
                                 {"rhythm", "Train"},
                                 {"touches", "Train"},
                                 {"agreement", "Train"},
                                 {"surprises", "Train"},
                                 {"checklist", "Empathize"},
                                 {"briefing", "Empathize"},
                                 {"draft", "Empathize"},
                                 {"wins", "Empathize"},
                                 {"burden", "Empathize"},
                                 {"proposal", "Lead"},
                                 {"experiment", "Lead"},
                                 {"handover", "Lead"},
                                 {"role", "Lead"},
                                 {"delegation", "Lead"},
                                 {"trust", "Where you stand"},
                                 {"what_if", "Where you stand"},
                                 {"partnership", "Where you stand"},
                                 {"log", "Where you stand"}};
    for (const auto& l : groups)
        if (l.query == query) return l.group;
    return "Further questions";
}

}  // namespace

void add_queries(CLI::App& command) {
    for (const auto& k : all_kinds()) {
        const auto name = std::string{k.told.name};
        auto* app = command.add_subcommand(name, k.told.summary)->group(group_of(name));
        if (option_name(name) != name) app->alias(option_name(name));
        const auto query = std::make_shared<query_command>(*app, k);
        app->callback([query] { query->run(); });
    }
}

}  // namespace upward_command
