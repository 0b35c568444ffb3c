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

TEST_SUITE("a form") {
    TEST_CASE("is the one that is not denied") {
        CHECK(format_in("no bullets, prose") == briefing_format::narrative);
        CHECK(format_in("numbers, not narrative") == briefing_format::numbers);
        CHECK(format_in("Don\xE2\x80\x99t use bullets; prose") == briefing_format::narrative);
        CHECK(format_in("instead of the bottom line first, bullet points") ==
              briefing_format::bullets);
        CHECK(format_in("bottom-line first, then bullets") == briefing_format::bottom_line);
        CHECK(format_in("bulletin style, figures") == briefing_format::numbers);
    }
    TEST_CASE("is not read in doubt") {
        for (const auto* text :
             {"no bullets", "not only bullets", "not only bullets, prose too", "bullets or prose",
              "prose\xE2\x80\x94no bullets", "neither bullets nor prose",
              "narrative rather than the bottom line", "without numbers", "never: bullets"})
            CHECK_MESSAGE(!format_in(text), text);
    }
    TEST_CASE("is a whole word") {
        for (const auto* text : {"numberless", "a bulletin", "prosecco", "configured", "numbered"})
            CHECK_MESSAGE(!format_in(text), text);
    }
}
