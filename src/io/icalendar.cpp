// SPDX-License-Identifier: BSL-1.0
#include <upward/io/icalendar.hpp>

#include "io/calendar_notes.hpp"

#include <algorithm>
#include <utility>

namespace upward::io {

namespace {

/// The name of a component: without blanks and control characters, which no name has.
std::string upper(std::string_view text) {
    auto name = std::string{};
    for (const auto c : text)
        if (static_cast<unsigned char>(c) > ' ' && c != '\x7F')
            name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return name;
}

class tree_reader {
public:
    tree_reader(std::string_view text, const icalendar_limits& limits)
        : lines_(text, limits), limits_(limits) {}

    result<icalendar_file> read() {
        for (;;) {
            auto next = lines_.next();
            if (!next && next.error().code != errc::syntax) return next.error();
            if (!next) {
                notes_.add(lines_.line(), "", next.error().cause);
                continue;
            }
            if (!*next) break;
            if (auto fine = take(std::move(**next)); !fine) return fine.error();
        }
        if (!open_.empty())
            return fault(errc::syntax, "the text ends within a " + open_.back().name.substr(0, 40),
                         open_.back().line);
        if (calendars_.empty()) return fault(errc::syntax, "there is no VCALENDAR", 1);
        return icalendar_file{std::move(calendars_), notes_.all()};
    }

private:
    status take(content_line line) {
        if (line.name == "BEGIN") return begin(upper(line.value), line.line);
        if (line.name == "END") return end(upper(line.value), line.line), status{};
        if (open_.empty()) notes_.add(line.line, line.name, "stands outside of any calendar");
        else open_.back().properties.push_back(std::move(line));
        return {};
    }

    status begin(std::string name, std::int32_t line) {
        if (open_.size() >= limits_.depth)
            return fault(errc::limit_exceeded,
                         "components go at most " + std::to_string(limits_.depth) + " deep", line);
        open_.push_back({std::move(name), {}, {}, line});
        return {};
    }

    // What was left open within it ends with it.
    void end(const std::string& name, std::int32_t line) {
        const auto is_it = [&name](const component& c) { return c.name == name; };
        if (std::none_of(open_.begin(), open_.end(), is_it))
            return notes_.add(line, "END:" + name, "ends nothing that has begun");
        while (open_.back().name != name) {
            notes_.add(open_.back().line, "BEGIN:" + open_.back().name, "has no END of its own");
            close();
        }
        close();
    }

    void close() {
        auto done = std::move(open_.back());
        open_.pop_back();
        if (!open_.empty()) open_.back().components.push_back(std::move(done));
        else if (done.name == "VCALENDAR") calendars_.push_back(std::move(done));
        else notes_.add(done.line, done.name, "stands outside of any calendar");
    }

    static error fault(errc code, std::string cause, std::int32_t line) {
        return {code, std::move(cause), {{}, line, 1, 0}};
    }

    content_line_reader lines_;
    icalendar_limits limits_;
    std::vector<component> open_;  // from the outermost in
    std::vector<component> calendars_;
    calendar_notes notes_;
};

void write(std::string& text, const component& c) {
    text += write(content_line{"BEGIN", {}, c.name});
    for (const auto& p : c.properties) text += write(p);
    for (const auto& inner : c.components) write(text, inner);
    text += write(content_line{"END", {}, c.name});
}

}  // namespace

const content_line* component::find(std::string_view property) const noexcept {
    for (const auto& p : properties)
        if (p.name == property) return &p;
    return nullptr;
}

std::vector<const content_line*> component::all_lines(std::string_view property) const {
    auto found = std::vector<const content_line*>{};
    for (const auto& p : properties)
        if (p.name == property) found.push_back(&p);
    return found;
}

std::vector<const component*> component::all(std::string_view wanted) const {
    auto found = std::vector<const component*>{};
    for (const auto& c : components)
        if (c.name == wanted) found.push_back(&c);
    return found;
}

component& component::add(std::string property, std::string value,
                          std::vector<content_parameter> parameters) {
    properties.push_back({std::move(property), std::move(parameters), std::move(value)});
    return *this;
}

result<icalendar_file> read_icalendar(std::string_view text, const icalendar_limits& limits) {
    return tree_reader{text, limits}.read();
}

std::string write_icalendar(const component& c) {
    auto text = std::string{};
    write(text, c);
    return text;
}

}  // namespace upward::io
