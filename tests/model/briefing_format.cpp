// SPDX-License-Identifier: BSL-1.0
#include <upward/model/briefing_format.hpp>

#include <doctest/doctest.h>

#include <optional>

using namespace upward;

TEST_CASE("a form is one of the four, and else not read") {
    CHECK(format_in("six lines, the Bottom line first") == briefing_format::bottom_line);
    CHECK(format_in("BOTTOM_LINE") == briefing_format::bottom_line);
    CHECK(format_in("bullets please") == briefing_format::bullets);
    CHECK(format_in("prose") == briefing_format::narrative);
    CHECK(format_in("just the numbers") == briefing_format::numbers);
    CHECK(format_in("a drawing") == std::nullopt);
}

TEST_CASE("a form in words is read as itself") {
    for (const auto format : {briefing_format::bottom_line, briefing_format::bullets,
                              briefing_format::narrative, briefing_format::numbers})
        CHECK(format_in(words_of(format)) == format);
}
