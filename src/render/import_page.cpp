// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/io/calendar_import.hpp>

#include <string>

namespace upward::render {

page page_of(const io::calendar_import& done, const speaker& say) {
    auto p = page{};
    p.title(say("import.title"));
    p.section(say("import.counts", {{"added", std::int64_t{done.added}},
                                    {"changed", std::int64_t{done.changed}},
                                    {"withdrawn", std::int64_t{done.withdrawn}},
                                    {"unchanged", std::int64_t{done.unchanged}}}));
    auto ids = std::string{};
    for (const auto& missing : done.missing) ids += (ids.empty() ? "" : ", ") + missing.text;
    if (!ids.empty()) p.line(say("import.missing", {{"ids", ids}}), emphasis::warning);
    if (done.ignored.empty()) return p;
    p.section(say("import.ignored"));
    for (const auto& n : done.ignored)
        p.row({say("import.line", {{"line", std::int64_t{n.line}}}),
               say("import.what", {{"what", n.what.empty() ? "none" : n.what},
                                   {"why", n.why},
                                   {"times", std::int64_t{n.times}}})});
    return p;
}

}  // namespace upward::render
