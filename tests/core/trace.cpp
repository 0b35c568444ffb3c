// SPDX-License-Identifier: BSL-1.0
#include <upward/core/trace.hpp>

#include <upward/core/describe.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cstdint>
#include <string>

using namespace upward;
using upward_tests::dice;

namespace {

traced random_leaf(dice& roll) {
    const auto value = roll.between(.01, 10.0);
    switch (roll.below(3)) {
        case 0: return traced::entry("e-" + std::to_string(roll.below(100)), value);
        case 1: return traced::policy("trust.prior_weight", value);
        default: return traced{value};
    }
}

/// A formula of positive numbers, so that every operation is defined.
traced random_formula(dice& roll, int depth) {
    if (depth == 0 || roll.once_in(5)) return random_leaf(roll);
    auto a = random_formula(roll, depth - 1);
    switch (roll.below(12)) {
        case 8: return logistic(std::move(a) - random_formula(roll, depth - 1));
        case 9: return natural_log(traced{1} + std::move(a));
        case 10: return natural_exp(traced{1} / (traced{1} + std::move(a)));
        case 0: return std::move(a) + random_formula(roll, depth - 1);
        case 1: return std::move(a) * random_formula(roll, depth - 1);
        case 2: return std::move(a) / random_formula(roll, depth - 1);
        case 3: return traced{1e9} - decay(std::move(a), traced{1e9});
        case 4: return decay(random_leaf(roll), random_leaf(roll)) + std::move(a);
        case 5: return square_root(std::move(a));
        case 6:
            return incomplete_beta(traced{1. + roll.between(0, 19)},
                                   traced{1. + roll.between(0, 19)},
                                   decay(random_leaf(roll), random_leaf(roll))) +
                   std::move(a);
        case 7:
            return poisson_tail(traced{1. * roll.between(0, 9)}, random_leaf(roll)) + std::move(a);
        default: return cube_root(std::move(a));
    }
}

bool same_bits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

template <class Number>
Number estimate_of(Number positive, Number prior, Number base) {
    return (positive + prior * base) / (positive + prior);
}

}  // namespace

TEST_CASE("a formula over traced gives the number that it gives over double") {
    const auto plain = estimate_of(1.0, 2.0, .3);
    const auto kept = estimate_of(traced::entry("kept-3", 1),
                                  traced::policy("trust.prior_weight", 2), traced{.3});
    CHECK(same_bits(kept.value(), plain));
    CHECK(rounded(plain, 4) == .5333);
}

TEST_CASE("the tree of a random formula recomputes to its value, bit for bit") {
    auto roll = dice{11};
    for (int i = 0; i < 2'000; ++i) {
        const auto formula = random_formula(roll, 7);
        CHECK(same_bits(recompute(formula.tree()), formula.value()));
        CHECK(same_bits(formula.tree().value, formula.value()));
    }
}

TEST_CASE("a leaf names its entry, its constant, or nothing") {
    CHECK(traced::entry("kept-3", 1).tree() == trace{trace_op::entry, "kept-3", 1, {}});
    CHECK(traced::policy("trust.prior_weight", 2).tree() ==
          trace{trace_op::policy, "trust.prior_weight", 2, {}});
    CHECK(traced{.3}.tree() == trace{trace_op::constant, "", .3, {}});
}

TEST_CASE("a sum of many is one flat sum, folded from the left") {
    auto sum = traced{.1};
    for (const double part : {.2, .3, 1e17, -1e17}) sum = sum + traced{part};
    CHECK(sum.tree().op == trace_op::sum);
    CHECK(sum.tree().parts.size() == 5);
    CHECK(same_bits(sum.value(), .1 + .2 + .3 + 1e17 + -1e17));
    CHECK(same_bits(recompute(sum.tree()), sum.value()));
}

TEST_CASE("a sum on the right stays a part of its own") {
    const auto sum = traced{1} + (traced{2} + traced{3});
    CHECK(sum.tree().parts.size() == 2);
    CHECK(sum.tree().parts[1].op == trace_op::sum);
    CHECK(sum.value() == 6);
}

TEST_CASE("products are flat as sums are, differences and ratios are pairs") {
    CHECK((traced{2} * traced{3} * traced{4}).tree().parts.size() == 3);
    CHECK((traced{2} * traced{3} * traced{4}).value() == 24);
    CHECK((traced{9} - traced{3} - traced{2}).tree().parts.size() == 2);
    CHECK((traced{9} - traced{3} - traced{2}).value() == 4);
    CHECK((traced{12} / traced{3} / traced{2}).tree().parts.size() == 2);
    CHECK((traced{12} / traced{3} / traced{2}).value() == 2);
}

TEST_CASE("a changed leaf changes what is recomputed, not what is kept") {
    auto tree = (traced::entry("a", 1) + traced::policy("w", 2)).tree();
    tree.parts[0].value = 5;
    CHECK(tree.value == 3);
    CHECK(recompute(tree) == 7);
}

TEST_CASE("a tree that was built by hand recomputes by its operation") {
    const auto leaf = [](double value) { return trace{trace_op::constant, {}, value, {}}; };
    const auto of = [](trace_op op, std::vector<trace> parts) {
        return recompute(trace{op, {}, 0, std::move(parts)});
    };
    CHECK(of(trace_op::min, {leaf(3), leaf(1), leaf(2)}) == 1);
    CHECK(of(trace_op::max, {leaf(1), leaf(3), leaf(2)}) == 3);
    CHECK(of(trace_op::decay, {leaf(120), leaf(120)}) == .5);
    CHECK(of(trace_op::square_root, {leaf(9)}) == 3);
    CHECK(of(trace_op::cube_root, {leaf(27)}) == 3);
    CHECK(of(trace_op::exponential, {leaf(0)}) == 1);
    CHECK(of(trace_op::logarithm, {leaf(1)}) == 0);
    CHECK(of(trace_op::logistic, {leaf(0)}) == .5);
    CHECK(of(trace_op::difference, {leaf(1), leaf(3)}) == -2);
    CHECK(of(trace_op::ratio, {leaf(1), leaf(4)}) == .25);
    CHECK(of(trace_op::incomplete_beta, {leaf(1), leaf(2), leaf(.5)}) == .75);
}

TEST_CASE("the operations are a closed set with these names") {
    auto names = std::string{};
    for_each_enumerator<trace_op>(
        [&](trace_op, std::string_view name) { names += std::string{name} + " "; });
    CHECK(names ==
          "entry measure policy constant sum difference product ratio power exponential logarithm "
          "logistic decay square_root cube_root min max incomplete_beta poisson_tail ");
}

TEST_CASE("the leaves of a formula over double are the bare numbers") {
    CHECK(leaf<double>::entry("kept-3", 1.5) == 1.5);
    CHECK(leaf<double>::policy("trust.prior_weight", 2) == 2);
    CHECK(leaf<double>::measure({"day", "recent"}, .25) == .25);
    CHECK(leaf<traced>::entry("kept-3", 1.5).tree().of == "kept-3");
    CHECK(leaf<traced>::measure({"day", "recent"}, .25).tree() ==
          trace{trace_op::measure, "day.recent", .25, {}});
    CHECK(leaf<traced>::policy("trust.prior_weight", 2).tree().of == "trust.prior_weight");
}

TEST_CASE("a power, a least and a greatest are remembered like every other operation") {
    const auto base = traced::entry("e", .8), exponent = traced::entry("n", 7);
    const auto p = power(base, exponent);
    CHECK(p.value() == .8 * (.8 * .8) * ((.8 * .8) * (.8 * .8)));
    CHECK(power(base, traced{0}).value() == 1);
    CHECK(least(p, base).value() == p.value());
    CHECK(greatest(p, base).value() == .8);
    for (const auto& t : {p, least(p, base), greatest(p, base)})
        CHECK(recompute(t.tree()) == t.value());
}
