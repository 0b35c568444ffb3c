// SPDX-License-Identifier: BSL-1.0
#include "render/page.hpp"

#include <algorithm>

namespace upward::render {

std::string to_markdown(const page& p) {
    auto out = "# " + p.title() + "\n";
    if (!p.subtitle().empty()) out += "\n" + p.subtitle() + "\n";
    for (const auto& s : p.sections()) {
        out += "\n## " + s.heading + "\n";
        std::size_t columns = 0;
        for (const auto& r : s.rows) columns = std::max(columns, r.cells.size());
        if (columns > 0) {
            out += "\n|";
            for (std::size_t i = 0; i < columns; ++i) out += " |";
            out += "\n|";
            for (std::size_t i = 0; i < columns; ++i) out += "---|";
            out += "\n";
        }
        for (const auto& r : s.rows) {
            out += "|";
            for (std::size_t i = 0; i < columns; ++i)
                out += " " + (i < r.cells.size() ? r.cells[i] : "") + " |";
            out += "\n";
        }
        if (!s.lines.empty()) out += "\n";
        for (const auto& l : s.lines) out += "- " + l.text + "\n";
    }
    return out;
}

}  // namespace upward::render
