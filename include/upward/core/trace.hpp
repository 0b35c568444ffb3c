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
#include <upward/core/real.hpp>

#include <boost/describe.hpp>

#include <cassert>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

/// The closed set of operations. `entry`, `policy` and `constant` are leaves.
enum class trace_op : std::uint8_t {
    entry,            ///< a value that the named entry gave
    policy,           ///< the constant of that name
    constant,         ///< a number of the formula itself
    sum,              ///< of all parts
    difference,       ///< first minus second
    product,          ///< of all parts
    ratio,            ///< first over second
    decay,            ///< 2^(-first/second)
    square_root,      ///< of the one part
    cube_root,        ///< of the one part
    min,              ///< the least part
    max,              ///< the greatest part
    incomplete_beta,  ///< I_x(a, b) of the parts a, b, x; a and b whole
};
BOOST_DESCRIBE_ENUM(trace_op, entry, policy, constant, sum, difference, product, ratio, decay,
                    square_root, cube_root, min, max, incomplete_beta)

struct trace {
    trace_op op = trace_op::constant;
    std::string of;  ///< the entry's id or the constant's name; empty elsewhere
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
        case trace_op::policy:
        case trace_op::constant: return t.value;
        case trace_op::sum: return fold([](double a, double b) { return a + b; });
        case trace_op::difference: return values.at(0) - values.at(1);
        case trace_op::product: return fold([](double a, double b) { return a * b; });
        case trace_op::ratio: return values.at(0) / values.at(1);
        case trace_op::decay: return decay(values.at(0), values.at(1));
        case trace_op::square_root: return square_root(values.at(0));
        case trace_op::cube_root: return cube_root(values.at(0));
        case trace_op::min: return fold([](double a, double b) { return b < a ? b : a; });
        case trace_op::max: return fold([](double a, double b) { return a < b ? b : a; });
        case trace_op::incomplete_beta:
            return incomplete_beta(values.at(0), values.at(1), values.at(2));
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
    friend traced decay(traced age, traced half_life) {
        const auto value = upward::decay(age.value(), half_life.value());
        return made(trace_op::decay, value, std::move(age), std::move(half_life));
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

/// How a formula over any `Number` names its leaves. The name of a constant within a group is given
/// in parts, which are put together only where it is kept.
template <class Number>
struct leaf;

template <>
struct leaf<double> {
    static double entry(const std::string&, double value) noexcept { return value; }
    static double policy(const char*, double value) noexcept { return value; }
    static double policy(std::initializer_list<std::string_view>, double value) noexcept {
        return value;
    }
};

template <>
struct leaf<traced> {
    static traced entry(const std::string& id, double value) { return traced::entry(id, value); }
    static traced policy(const char* name, double value) { return traced::policy(name, value); }
    static traced policy(std::initializer_list<std::string_view> path, double value) {
        auto name = std::string{};
        for (const auto part : path) name.append(name.empty() ? "" : ".").append(part);
        return traced::policy(std::move(name), value);
    }
};

}  // namespace upward
