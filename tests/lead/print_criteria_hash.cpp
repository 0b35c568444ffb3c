// SPDX-License-Identifier: BSL-1.0
//
// A program of its own, not part of the doctest runner: experiments with random criteria, each on one
// line as its entry in JSON, a tab, and the hash on its criteria. The oracle of this folder works the
// hashes out again.
#include <upward/io/json.hpp>
#include <upward/lead/criteria_hash.hpp>
#include <upward/model/amendments.hpp>

#include <cstdint>
#include <iostream>
#include <string>

namespace {

using namespace upward;

class throws {
public:
    std::int32_t below(std::int32_t bound) {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::int32_t>((state_ >> 33) % static_cast<std::uint64_t>(bound));
    }
    /// In [-999, 999], in thousandths: Python writes these as canonical JSON does.
    double number() { return (below(2'000'000) - 1'000'000) / 1000.0; }

private:
    std::uint64_t state_ = 7;
};

experiment any_experiment(throws& roll) {
    auto e = experiment{"Größer als geplant"};
    e.start = *parse_date("2026-01-05");
    e.end = *parse_date("2026-07-03");
    e.unit = "EUR";
    e.rule = static_cast<verdict_rule>(roll.below(3));
    if (e.rule == verdict_rule::k) e.k = bounded<1, 50>{1 + roll.below(5)};
    for (int i = roll.below(6); i > 0; --i) {
        auto c = criterion{{"c-" + std::to_string(roll.below(1000)) + "." + std::to_string(i)}};
        c.type = static_cast<criterion_type>(roll.below(2));
        c.metric.target.text = "metric:" + std::to_string(roll.below(100));
        if (roll.below(2) == 0) c.base = roll.number();
        c.cmp = static_cast<comparison>(roll.below(5));
        c.threshold = roll.below(2) == 0 ? roll.below(100) : roll.number();
        e.criteria.push_back(std::move(c));
    }
    return e;
}

}  // namespace

int main() {
    auto roll = throws{};
    for (int n = 0; n < 300; ++n) {
        auto source = entry{};
        source.id.text = "trial-" + std::to_string(n);
        source.date = *parse_date("2025-12-22");
        const auto e = any_experiment(roll);
        source.body = e;
        auto criteria = e.criteria;
        upward::detail::sort_by_id(criteria);
        std::cout << io::write_entry(source) << '\t' << criteria_hash(criteria, e) << '\n';
    }
}
