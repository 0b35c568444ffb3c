// SPDX-License-Identifier: BSL-1.0
//
// Why a number is what it is: the tree of the operations that made it, down to the entries and the
// policy constants at its leaves. A formula is written once, over any `Number`; with `double` it
// computes, with `traced` it also keeps the tree, so that the two cannot differ.
//
//     template <class Number>
//     Number expectation(Number positive, Number prior, Number base) {
//         return (positive + prior * base) / (positive + prior);
//     }
//     auto e = expectation(traced::entry("kept-3", 1), traced::policy("trust.prior_weight", 2), …);
//     recompute(e.tree()) == e.value();        // always, to the last bit
//
// Sums and products are flat and folded from the left.
#pragma once

#include <upward/core/binomial.hpp>
#include <upward/core/poisson.hpp>
#include <upward/core/real.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

/// The closed set of operations. `entry`, `measure`, `policy` and `constant` are leaves.
enum class trace_op : std::uint8_t {
    entry,            ///< a value that the named entry gave
    measure,          ///< what was counted or measured, by its name
    policy,           ///< the constant of that name
    constant,         ///< a number of the formula itself
    sum,              ///< of all parts
    difference,       ///< first minus second
    product,          ///< of all parts
    ratio,            ///< first over second
    power,            ///< first to the second, a whole number
    decay,            ///< 2^(-first/second)
    exponential,      ///< e to the one part
    logarithm,        ///< natural, of the one part
    logistic,         ///< 1/(1 + e^-x) of the one part
    square_root,      ///< of the one part
    cube_root,        ///< of the one part
    min,              ///< the least part
    max,              ///< the greatest part
    incomplete_beta,  ///< I_x(a, b) of the parts a, b, x; a and b whole
    poisson_tail,     ///< P(X >= first), X of mean second
};
BOOST_DESCRIBE_ENUM(trace_op, entry, measure, policy, constant, sum, difference, product, ratio,
                    power, exponential, logarithm, logistic, decay, square_root, cube_root, min,
                    max, incomplete_beta, poisson_tail)

struct trace {
    trace_op op = trace_op::constant;
    std::string of;  ///< the entry's id or the leaf's name; empty elsewhere
    double value = 0;
    std::vector<trace> parts;

    bool operator==(const trace&) const = default;
};
BOOST_DESCRIBE_STRUCT(trace, (), (op, of, value, parts))

/// The value that follows from the leaves alone. Linear in the size of the tree.
inline double recompute(const trace& t) {
    auto values = std::vector<double>{};
    values.reserve(t.parts.size());
    for (const auto& part : t.parts) values.push_back(recompute(part));

    const auto fold = [&values](auto step) {
        auto all = values.at(0);
        for (std::size_t i = 1; i < values.size(); ++i) all = step(all, values[i]);
        return all;
    };
    switch (t.op) {
        case trace_op::entry:
        case trace_op::measure:
        case trace_op::policy:
        case trace_op::constant: return t.value;
        case trace_op::sum: return fold([](double a, double b) { return a + b; });
        case trace_op::difference: return values.at(0) - values.at(1);
        case trace_op::product: return fold([](double a, double b) { return a * b; });
        case trace_op::ratio: return values.at(0) / values.at(1);
        case trace_op::power: return power(values.at(0), values.at(1));
        case trace_op::decay: return decay(values.at(0), values.at(1));
        case trace_op::exponential: return natural_exp(values.at(0));
        case trace_op::logarithm: return natural_log(values.at(0));
        case trace_op::logistic: return logistic(values.at(0));
        case trace_op::square_root: return square_root(values.at(0));
        case trace_op::cube_root: return cube_root(values.at(0));
        case trace_op::min: return fold([](double a, double b) { return b < a ? b : a; });
        case trace_op::max: return fold([](double a, double b) { return a < b ? b : a; });
        case trace_op::incomplete_beta:
            return incomplete_beta(values.at(0), values.at(1), values.at(2));
        case trace_op::poisson_tail: return poisson_tail(values.at(0), values.at(1));
    }
    return t.value;
}

/// A number that remembers how it was made.
class traced {
public:
    /// A number of the formula itself.
    traced(double constant) : tree_{trace_op::constant, {}, constant, {}} {}

    static traced entry(std::string id, double value) {
        return traced{trace{trace_op::entry, std::move(id), value, {}}};
    }
    static traced measure(std::string name, double value) {
        return traced{trace{trace_op::measure, std::move(name), value, {}}};
    }
    static traced policy(std::string name, double value) {
        return traced{trace{trace_op::policy, std::move(name), value, {}}};
    }

    double value() const noexcept { return tree_.value; }
    const trace& tree() const& noexcept { return tree_; }
    trace&& tree() && noexcept { return std::move(tree_); }

    friend traced operator+(traced a, traced b) {
        const auto value = a.value() + b.value();
        return folded(trace_op::sum, value, std::move(a), std::move(b));
    }
    friend traced operator*(traced a, traced b) {
        const auto value = a.value() * b.value();
        return folded(trace_op::product, value, std::move(a), std::move(b));
    }
    friend traced operator-(traced a, traced b) {
        const auto value = a.value() - b.value();
        return made(trace_op::difference, value, std::move(a), std::move(b));
    }
    friend traced operator/(traced a, traced b) {
        const auto value = a.value() / b.value();
        return made(trace_op::ratio, value, std::move(a), std::move(b));
    }
    friend traced power(traced base, traced exponent) {
        const auto value = upward::power(base.value(), exponent.value());
        return made(trace_op::power, value, std::move(base), std::move(exponent));
    }
    friend traced least(traced a, traced b) {
        const auto value = std::min(a.value(), b.value());
        return folded(trace_op::min, value, std::move(a), std::move(b));
    }
    friend traced greatest(traced a, traced b) {
        const auto value = std::max(a.value(), b.value());
        return folded(trace_op::max, value, std::move(a), std::move(b));
    }
    friend traced decay(traced age, traced half_life) {
        const auto value = upward::decay(age.value(), half_life.value());
        return made(trace_op::decay, value, std::move(age), std::move(half_life));
    }
    friend traced natural_exp(traced a) {
        const auto value = upward::natural_exp(a.value());
        return made(trace_op::exponential, value, std::move(a));
    }
    friend traced natural_log(traced a) {
        const auto value = upward::natural_log(a.value());
        return made(trace_op::logarithm, value, std::move(a));
    }
    friend traced logistic(traced a) {
        const auto value = upward::logistic(a.value());
        return made(trace_op::logistic, value, std::move(a));
    }
    friend traced square_root(traced a) {
        const auto value = upward::square_root(a.value());
        return made(trace_op::square_root, value, std::move(a));
    }
    friend traced cube_root(traced a) {
        const auto value = upward::cube_root(a.value());
        return made(trace_op::cube_root, value, std::move(a));
    }
    friend traced incomplete_beta(traced a, traced b, traced x) {
        const auto value = upward::incomplete_beta(a.value(), b.value(), x.value());
        return made(trace_op::incomplete_beta, value, std::move(a), std::move(b), std::move(x));
    }
    friend traced poisson_tail(traced at_least, traced expected) {
        const auto value = upward::poisson_tail(at_least.value(), expected.value());
        return made(trace_op::poisson_tail, value, std::move(at_least), std::move(expected));
    }

private:
    explicit traced(trace tree) : tree_(std::move(tree)) {}

    template <class... Parts>
    static traced made(trace_op op, double value, Parts... parts) {
        auto tree = trace{op, {}, value, {}};
        (tree.parts.push_back(std::move(parts.tree_)), ...);
        return traced{std::move(tree)};
    }

    static traced folded(trace_op op, double value, traced a, traced b) {
        if (a.tree_.op != op) return made(op, value, std::move(a), std::move(b));
        a.tree_.parts.push_back(std::move(b.tree_));
        a.tree_.value = value;
        return a;
    }

    trace tree_;
};

/// The lesser and the greater of two, for formulas over any `Number`.
constexpr double least(double a, double b) noexcept { return b < a ? b : a; }
constexpr double greatest(double a, double b) noexcept { return a < b ? b : a; }

/// How a formula over any `Number` names its leaves. A name within a group is given in parts, which
/// are put together only where it is kept.
template <class Number>
struct leaf;

template <>
struct leaf<double> {
    static double entry(const std::string&, double value) noexcept { return value; }
    static double measure(std::initializer_list<std::string_view>, double value) noexcept {
        return value;
    }
    static double policy(const char*, double value) noexcept { return value; }
    static double policy(std::initializer_list<std::string_view>, double value) noexcept {
        return value;
    }
};

template <>
struct leaf<traced> {
    static traced entry(const std::string& id, double value) { return traced::entry(id, value); }
    static traced measure(std::initializer_list<std::string_view> path, double value) {
        return traced::measure(joined(path), value);
    }
    static traced policy(const char* name, double value) { return traced::policy(name, value); }
    static traced policy(std::initializer_list<std::string_view> path, double value) {
        return traced::policy(joined(path), value);
    }

private:
    static std::string joined(std::initializer_list<std::string_view> path) {
        auto name = std::string{};
        for (const auto part : path) name.append(name.empty() ? "" : ".").append(part);
        return name;
    }
};

}  // namespace upward
