// SPDX-License-Identifier: BSL-1.0
#include "parameters.hpp"

#include "files.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace upward_command {

namespace {

template <class Number>
std::optional<Number> number_of(std::string_view text) {
    auto value = Number{};
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stop == end ? std::optional{value} : std::nullopt;
}

template <class Number>
std::string text_of(Number value) {
    auto buffer = std::array<char, 32>{};
    return {buffer.data(), std::to_chars(buffer.begin(), buffer.end(), value).ptr};
}

std::string value_of(const upward_parameter& p, const std::string& option,
                     const std::string& text) {
    if (p.type == UPWARD_TYPE_INTEGER) {
        const auto value = number_of<std::int64_t>(text);
        if (!value) throw failure{exit_code::command_at_fault, option + ": not a whole number"};
        return text_of(*value);
    }
    if (p.type == UPWARD_TYPE_NUMBER) {
        const auto value = number_of<double>(text);
        if (!value || !std::isfinite(*value))
            throw failure{exit_code::command_at_fault, option + ": not a number"};
        return text_of(*value);
    }
    return json_text_of(text);
}

std::string list_of(const std::vector<std::string>& values) {
    auto list = std::string{"["};
    for (const auto& v : values) list += (list.size() > 1 ? "," : "") + v;
    return list + "]";
}

char first_of(std::string_view json) {
    const auto at = json.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? '\0' : json[at];
}

bool is_json(std::string_view text) { return first_of(text) == '{' || first_of(text) == '['; }

std::string placeholder(const upward_parameter& p) {
    switch (p.type) {
        case UPWARD_TYPE_INTEGER: return "N";
        case UPWARD_TYPE_NUMBER: return "X";
        case UPWARD_TYPE_DATE: return "DATE";
        case UPWARD_TYPE_ID: return "ID";
        case UPWARD_TYPE_ENTRY: return "FILE|JSON";
        default: return "TEXT";
    }
}

std::string description(const upward_parameter& p) {
    auto notes = std::vector<std::string>{};
    if (p.type == UPWARD_TYPE_INTEGER)
        notes.push_back(std::to_string(p.minimum) + " to " + std::to_string(p.maximum));
    if (p.is_list) notes.push_back("may be repeated");
    if (p.default_value && p.type != UPWARD_TYPE_BOOLEAN)
        notes.push_back(std::string{"else "} + p.default_value);
    auto text = std::string{p.summary};
    for (std::size_t i = 0; i < notes.size(); ++i) text += (i == 0 ? " (" : ", ") + notes[i];
    return notes.empty() ? text : text + ")";
}

}  // namespace

std::string json_text_of(std::string_view text) {
    constexpr auto digits = std::string_view{"0123456789abcdef"};
    auto out = std::string{"\""};
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20) out += std::string{"\\u00"} + digits[byte >> 4] + digits[byte & 15];
        else if (c == '"' || c == '\\') out += {'\\', c};
        else out += c;
    }
    return out + '"';
}

std::string option_name(const std::string& name) {
    auto hyphenated = name;
    std::replace(hyphenated.begin(), hyphenated.end(), '_', '-');
    return hyphenated;
}

parameter_options::parameter_options(CLI::App& app,
                                     const std::vector<upward_parameter>& parameters) {
    for (const auto& p : parameters) {
        options_.push_back(std::make_unique<given_option>());
        options_.back()->told = p;
        options_.back()->name = "--" + option_name(p.name);
        add_option(app, *options_.back());
    }
}

void parameter_options::add_option(CLI::App& app, given_option& o) {
    if (o.told.type == UPWARD_TYPE_BOOLEAN) {
        app.add_flag(o.name, o.flag, description(o.told));
        return;
    }
    app.add_option(o.name, o.texts, description(o.told))
        ->option_text(placeholder(o.told))
        ->expected(1)
        ->allow_extra_args(false)  // else CLI11 would take a list of JSON apart
        ->multi_option_policy(o.told.is_list ? CLI::MultiOptionPolicy::TakeAll
                                             : CLI::MultiOptionPolicy::Throw);
}

std::string parameter_options::to_json() {
    quoted_.clear();
    auto json = std::string{};
    for (const auto& option : options_) {
        const auto& o = *option;
        if (!o.flag && o.texts.empty()) continue;
        json += (json.empty() ? "{" : ",") + json_text_of(o.told.name) + ":";
        if (o.flag) {
            json += "true";
        } else if (o.told.type == UPWARD_TYPE_ENTRY) {
            put_entries(o, json);
        } else {
            auto values = std::vector<std::string>{};
            for (const auto& text : o.texts) values.push_back(value_of(o.told, o.name, text));
            json += o.told.is_list ? list_of(values) : values.front();
        }
    }
    return json.empty() ? json : json + "}";
}

/// A list, or entries one by one; each text begins on a line of its own, so that the places in it
/// can be told.
void parameter_options::put_entries(const given_option& o, std::string& json) {
    const auto pointer = std::string{"/"} + o.told.name;
    auto is_list = false;
    for (std::size_t i = 0; i < o.texts.size(); ++i) {
        const auto& given = o.texts[i];
        const auto text = is_json(given) ? given : read_file(given);
        is_list = first_of(text) == '[';
        if (is_list && o.texts.size() > 1)
            throw failure{exit_code::command_at_fault,
                          o.name + ": a list is given alone; one entry may be given several times"};
        json += is_list ? "\n" : i == 0 ? "[\n" : ",\n";
        const auto lines = std::count(json.begin(), json.end(), '\n');
        const auto source = is_json(given) ? o.name : given == "-" ? "standard input" : given;
        quoted_.push_back({source, is_list ? pointer : pointer + "/" + std::to_string(i),
                           static_cast<std::int32_t>(lines) + 1});
        json += text;
    }
    if (!is_list) json += "\n]";
}

void parameter_options::blame_for(complaint c) const {
    const auto is_within = [&c](const std::string& pointer) {
        return (c.pointer + "/").starts_with(pointer + "/");
    };
    for (auto q = quoted_.rbegin(); q != quoted_.rend(); ++q) {
        if (!is_within(q->pointer) && !(c.pointer.empty() && c.line >= q->first_line)) continue;
        if (is_within(q->pointer)) c.pointer.erase(0, q->pointer.size());
        c.line = std::max(0, c.line - q->first_line + 1);
        throw blame(exit_code::input_at_fault, q->source, c);
    }
    for (const auto& o : options_) {
        if (!is_within(std::string{"/"} + o->told.name)) continue;
        c.pointer.clear();
        c.line = 0;
        throw blame(exit_code::command_at_fault, o->name, c);
    }
}

bool parameter_options::reads_input() const {
    return std::any_of(options_.begin(), options_.end(), [](const auto& o) {
        return o->told.type == UPWARD_TYPE_ENTRY &&
               std::find(o->texts.begin(), o->texts.end(), "-") != o->texts.end();
    });
}

std::vector<std::string> parameter_options::examples() const {
    auto lines = std::vector<std::string>{};
    for (const auto& o : options_) {
        switch (o->told.type) {
            case UPWARD_TYPE_BOOLEAN: lines.push_back(o->name); break;
            case UPWARD_TYPE_INTEGER:
                lines.push_back(o->name + " " +
                                std::to_string(std::min<std::int64_t>(10, o->told.maximum)));
                break;
            case UPWARD_TYPE_NUMBER: lines.push_back(o->name + " 0.8"); break;
            case UPWARD_TYPE_DATE: lines.push_back(o->name + " 2026-02-20"); break;
            case UPWARD_TYPE_ENTRY: lines.push_back(o->name + " entries.json"); break;
            default: lines.push_back(o->name + " p-7"); break;
        }
    }
    return lines;
}

}  // namespace upward_command
