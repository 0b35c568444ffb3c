// SPDX-License-Identifier: BSL-1.0
#include <upward/lead/criteria_hash.hpp>

#include "support/build.hpp"

#include <upward/io/json.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

criterion a_criterion(std::string name, double threshold) {
    return {{std::move(name)}, criterion_type::level, {{"rating"}}, {}, comparison::ge, threshold};
}

std::string text_of(std::vector<criterion> criteria, verdict_rule rule = verdict_rule::all,
                    std::int32_t k = 0) {
    auto e = experiment{};
    e.rule = rule;
    if (rule == verdict_rule::k) e.k = bounded<1, 50>{k};
    return canonical_json(criteria, e);
}

/// The criteria as they stand in the canonical form of a whole entry, which an experiment and its
/// rule are part of.
std::string criteria_written_by_io(experiment e) {
    e.start = e.end = day("2026-01-05");
    const auto text = io::write_entry(an_entry("trial", "2026-01-05", e));
    const auto from = text.find("\"criteria\":");
    return text.substr(from, text.find("],", from) + 1 - from);
}

}  // namespace

TEST_CASE("the text under the hash has sorted keys and no spaces") {
    CHECK(text_of({a_criterion("rated", 60)}) ==
          "{\"criteria\":[{\"cmp\":\"ge\",\"id\":\"rated\",\"metric\":\"rating\","
          "\"threshold\":60,\"type\":\"level\"}],\"rule\":\"all\"}");
    CHECK(text_of({}) == "{\"criteria\":[],\"rule\":\"all\"}");
}

TEST_CASE("the rule is a word, or how many must pass") {
    CHECK(text_of({}, verdict_rule::any) == "{\"criteria\":[],\"rule\":\"any\"}");
    CHECK(text_of({}, verdict_rule::k, 2) == "{\"criteria\":[],\"rule\":2}");
}

TEST_CASE("the hash is the beginning of the text's SHA-256") {
    auto e = experiment{};
    CHECK(criteria_hash({a_criterion("rated", 60)}, e) == "d66e749f6ce79e94");
    CHECK(criteria_hash({a_criterion("rated", 60.5)}, e) == "38602da64b6f4a39");
}

TEST_CASE("the text is what the writer of entries gives, for any numbers") {
    auto roll = dice{27};
    for (int n = 0; n < 300; ++n) {
        auto e = experiment{};
        for (int i = roll.between(1, 4); i > 0; --i) {
            auto c = a_criterion("c" + std::to_string(i),
                                 roll.between(-9, 9) / 7.0 * (roll.once_in(3) ? 1e20 : 1));
            c.type = static_cast<criterion_type>(roll.below(2));
            c.cmp = static_cast<comparison>(roll.below(5));
            if (roll.once_in(2)) c.base = roll.unit() * 1e-5;
            e.criteria.insert(e.criteria.begin(), c);
        }
        const auto ours = canonical_json(e.criteria, e);
        CHECK(ours == "{" + criteria_written_by_io(e) + ",\"rule\":\"all\"}");
    }
}
