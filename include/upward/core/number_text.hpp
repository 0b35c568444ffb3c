// SPDX-License-Identifier: BSL-1.0
//
// A number as canonical JSON writes it (RFC 8785): the shortest digits that read back the same, in
// the layout of ECMAScript's Number::toString.
//
//     upward::number_text(.1);        // 0.1
//     upward::number_text(-10);       // -10
//     upward::number_text(1e21);      // 1e+21
#pragma once

#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace upward {

namespace detail {

/// The significant digits of a positive number, and how many of them stand before the point.
struct decimal_digits {
    std::string digits;
    int point;
};

inline decimal_digits shortest_decimal(double value) {
    char text[40];
    const auto end =
        std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr;
    const auto all = std::string_view{text, static_cast<std::size_t>(end - text)};
    const auto e = all.find('e');
    auto exponent = 0;
    std::from_chars(text + e + (text[e + 1] == '+' ? 2 : 1), end, exponent);
    auto digits = std::string{all.substr(0, 1)};
    if (e > 2) digits += all.substr(2, e - 2);
    return {std::move(digits), exponent + 1};
}

}  // namespace detail

/// Minus zero is zero; what is not finite has no form in JSON: null.
inline std::string number_text(double value) {
    if (!std::isfinite(value)) return "null";
    if (value == 0) return "0";
    auto [digits, point] = detail::shortest_decimal(std::fabs(value));
    const auto count = static_cast<int>(digits.size());
    if (count <= point && point <= 21) {
        digits.append(static_cast<std::size_t>(point - count), '0');
    } else if (0 < point && point <= 21) {
        digits.insert(static_cast<std::size_t>(point), 1, '.');
    } else if (-6 < point && point <= 0) {
        digits.insert(0, "0." + std::string(static_cast<std::size_t>(-point), '0'));
    } else {
        if (count > 1) digits.insert(1, 1, '.');
        digits += point > 0 ? "e+" : "e";
        digits += std::to_string(point - 1);
    }
    return value < 0 ? "-" + digits : digits;
}

}  // namespace upward
