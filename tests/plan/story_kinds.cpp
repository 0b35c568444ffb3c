// SPDX-License-Identifier: BSL-1.0
//
// Every kind of entry matters in a story: without its entries some value of the table is another.
// What merely lists entries, or waits for their days, does not count.
#include "plan/checkpoints.hpp"

#include <upward/io/query.hpp>
#include <upward/model/entry_body.hpp>

#include <boost/mp11/algorithm.hpp>

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

/// The story without the entries of a kind; nothing when it has none.
std::optional<workspace> without(const workspace& story, std::string_view kind) {
    auto rest = std::vector<entry>{};
    for (const auto& e : story.entries().entries())
        if (kind_of(e->body) != kind) rest.push_back(*e);
    if (rest.size() == story.entries().size()) return std::nullopt;
    auto ws = workspace::make(story.settings());
    REQUIRE(ws.ok());
    REQUIRE(ws->append(std::move(rest)).ok());
    return std::move(*ws);
}

bool judges(const checkpoint& row) {
    return row.query != "log" && row.query != "wake" &&
           row.pointer.find("loose_references") == std::string::npos;
}

class stories_told {
public:
    stories_told() {
        for (const auto& row : checkpoints()) {
            if (!judges(row)) continue;
            stories_.try_emplace(row.story, example(row.story));
            rows_.push_back(row);
        }
    }

    /// The first row that is another without the entries of that kind.
    std::optional<checkpoint> notices(std::string_view kind) const {
        for (const auto& [name, story] : stories_)
            if (const auto rest = without(story, kind))
                if (auto row = other_row(name, *rest)) return row;
        return std::nullopt;
    }

private:
    std::optional<checkpoint> other_row(const std::string& story, const workspace& rest) const {
        const checkpoint* asked = nullptr;
        auto answer = std::string{};
        for (const auto& row : rows_) {
            if (row.story != story) continue;
            if (!asked || !row.asks_the_same(*asked)) {
                auto given = io::query(rest, row.query, row.day, row.parameters);
                if (!given) return row;
                answer = std::move(*given);
                asked = &row;
            }
            if (value_at(answer, row.pointer) != row.value) return row;
        }
        return std::nullopt;
    }

    std::map<std::string, workspace> stories_;
    std::vector<checkpoint> rows_;
};

}  // namespace

TEST_CASE("without the entries of a kind some story comes out otherwise") {
    const auto told = stories_told{};
    boost::mp11::mp_for_each<known_kinds>([&](auto kind) {
        const auto name = std::string{decltype(kind)::kind};
        CHECK_MESSAGE(told.notices(name).has_value(), "no checkpoint rests on a " << name);
    });
}
