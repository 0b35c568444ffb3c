// SPDX-License-Identifier: BSL-1.0
#include "render/page.hpp"

#include <upward/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace upward::render {

namespace {

constexpr int meter_width = 20;

class terminal {
public:
    terminal(int width, bool colour) : width_(width), colour_(colour) {}

    std::string lay_out(const page& p) {
        wrapped(p.title(), 0, 0, "1");
        if (!p.subtitle().empty()) wrapped(p.subtitle(), 0, 0, {});
        for (const auto& s : p.sections()) section(s);
        return std::move(out_);
    }

private:
    void section(const page_section& s) {
        out_ += '\n';
        wrapped(s.heading, 0, 0, "1");
        auto widths = std::vector<std::size_t>{};
        for (const auto& r : s.rows) {
            widths.resize(std::max(widths.size(), r.cells.size()));
            for (std::size_t i = 0; i < r.cells.size(); ++i)
                widths[i] = std::max(widths[i], code_points(r.cells[i]));
        }
        for (const auto& r : s.rows) row(r, widths);
        for (const auto& l : s.lines) wrapped(l.text, 2, 2, code_of(l.tone));
    }

    void row(const page_row& r, const std::vector<std::size_t>& widths) {
        auto text = std::string{"  "};
        std::size_t indent = 2;
        for (std::size_t i = 0; i + 1 < r.cells.size(); ++i) {
            text += r.cells[i] + std::string(widths[i] - code_points(r.cells[i]) + 2, ' ');
            indent += widths[i] + 2;
        }
        if (r.meter >= 0) text += meter(r.meter) + "  ";
        if (!r.cells.empty()) text += r.cells.back();
        wrapped(text.substr(2), 2, std::min(static_cast<int>(indent), width_ * 5 / 8),
                code_of(r.tone));
    }

    static std::string meter(double share) {
        const auto full = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * meter_width));
        auto bar = std::string{};
        for (int i = 0; i < meter_width; ++i) bar += i < full ? "█" : "░";
        return bar;
    }

    /// Breaks at spaces; a word longer than the line stands alone.
    void wrapped(std::string_view text, int first_indent, int indent, std::string_view code) {
        auto line = std::string(static_cast<std::size_t>(first_indent), ' ');
        auto columns = static_cast<std::size_t>(first_indent);
        auto empty = true;
        while (!text.empty()) {
            const auto spaces = std::min(text.find_first_not_of(' '), text.size());
            const auto end = std::min(text.find(' ', spaces), text.size());
            const auto word = text.substr(0, end);
            const auto length = code_points(word);
            if (!empty && columns + length > static_cast<std::size_t>(width_)) {
                out_ += styled(line, code) + '\n';
                line = std::string(static_cast<std::size_t>(indent), ' ');
                columns = static_cast<std::size_t>(indent);
                text.remove_prefix(spaces);
                empty = true;
                continue;
            }
            line += word;
            columns += length;
            empty = false;
            text.remove_prefix(end);
        }
        out_ += styled(line, code) + '\n';
    }

    std::string styled(std::string_view text, std::string_view code) const {
        if (!colour_ || code.empty()) return std::string{text};
        return "\x1b[" + std::string{code} + "m" + std::string{text} + "\x1b[0m";
    }

    static std::string_view code_of(emphasis tone) {
        switch (tone) {
            case emphasis::good: return "32";
            case emphasis::warning: return "33";
            case emphasis::quiet: return "2";
            default: return {};
        }
    }

    int width_;
    bool colour_;
    std::string out_;
};

}  // namespace

std::string to_terminal(const page& p, int width, bool colour) {
    return terminal{width, colour}.lay_out(p);
}

}  // namespace upward::render
