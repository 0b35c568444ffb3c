// SPDX-License-Identifier: BSL-1.0
//
// How far two styles are apart: the mean difference of formality, detail and directness over their
// scale, in [0, 1]. Styles 4, 3, 1 and 1, 3, 4 are .5 apart.
#pragma once

#include <upward/model/state.hpp>

#include <cmath>
#include <optional>
#include <string_view>

namespace upward {

inline double mismatch(const style& a, const style& b) noexcept {
    const auto apart = [](std::int32_t x, std::int32_t y) { return std::abs(x - y); };
    const auto sum = apart(a.formality, b.formality) + apart(a.detail, b.detail) +
                     apart(a.directness, b.directness);
    return sum / (3.0 * scale::max);
}

/// Of somebody; none where none is known.
inline fact<style> newest_style(const state& now, std::string_view person) {
    const auto styles = now.all<style>();
    for (auto s = styles.rbegin(); s != styles.rend(); ++s)
        if ((*s)->person.target.text == person) return *s;
    return {};
}

}  // namespace upward
