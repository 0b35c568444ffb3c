// SPDX-License-Identifier: BSL-1.0
//
// A page: what a person reads, before it is laid out for one format. Its texts are finished and
// escaped for that format already.
//
//     page.title("Plan", "Fri 20 Feb 2026");
//     page.section("Touches");
//     page.row({"Mon 23 Feb", "chat", "the Monday note"});
//     page.line("Trust stands at 0.54");
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace upward::render {

/// How a line stands out.
enum class emphasis { none, good, warning, quiet };

struct page_line {
    std::string text;
    emphasis tone = emphasis::none;
};

/// Consecutive rows of one section make a table; `meter` draws [0, 1] as a bar in its last column.
struct page_row {
    std::vector<std::string> cells;
    emphasis tone = emphasis::none;
    double meter = -1;  ///< none when negative
};

struct page_section {
    std::string heading;
    std::vector<page_row> rows;
    std::vector<page_line> lines;  ///< after the rows
};

class page {
public:
    void title(std::string text, std::string subtitle = {}) {
        title_ = std::move(text);
        subtitle_ = std::move(subtitle);
    }
    void section(std::string heading) { sections_.push_back({std::move(heading), {}, {}}); }
    void row(std::vector<std::string> cells, emphasis tone = emphasis::none, double meter = -1) {
        sections_.back().rows.push_back({std::move(cells), tone, meter});
    }
    void line(std::string text, emphasis tone = emphasis::none) {
        sections_.back().lines.push_back({std::move(text), tone});
    }

    const std::string& title() const noexcept { return title_; }
    const std::string& subtitle() const noexcept { return subtitle_; }
    const std::vector<page_section>& sections() const noexcept { return sections_; }

private:
    std::string title_;
    std::string subtitle_;
    std::vector<page_section> sections_;
};

/// For a terminal: aligned columns, wrapped at `width`, ANSI colours on request.
std::string to_terminal(const page& p, int width, bool colour);

/// CommonMark with tables.
std::string to_markdown(const page& p);

}  // namespace upward::render
