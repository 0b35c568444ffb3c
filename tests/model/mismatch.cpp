// SPDX-License-Identifier: BSL-1.0
#include <upward/model/mismatch.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

namespace {

style of(std::string person, std::int32_t formality, std::int32_t detail, std::int32_t directness) {
    return {{{std::move(person)}}, {formality}, {detail}, {directness}};
}

}  // namespace

TEST_CASE("styles 4, 3, 1 and 1, 3, 4 are half apart") {
    CHECK(mismatch(of("a", 4, 3, 1), of("b", 1, 3, 4)) == .5);
    CHECK(mismatch(of("b", 1, 3, 4), of("a", 4, 3, 1)) == .5);
}

TEST_CASE("a style is not apart from itself, and opposites are all the way") {
    CHECK(mismatch(of("a", 2, 0, 4), of("b", 2, 0, 4)) == 0);
    CHECK(mismatch(of("a", 0, 4, 0), of("b", 4, 0, 4)) == 1);
}

TEST_CASE("the newest style of a person is theirs") {
    const auto log = a_log()
                         .entry("s-1", "2026-02-02", of("bo", 0, 0, 0))
                         .entry("s-2", "2026-02-09", of("bo", 4, 0, 0))
                         .entry("s-3", "2026-02-16", of("ana", 2, 0, 0));
    CHECK(newest_style(state_on(log, "2026-02-08"), "bo")->formality == 0);
    const auto now = state_on(log, "2026-02-20");
    CHECK(newest_style(now, "bo")->formality == 4);
    CHECK(newest_style(now, "ana")->formality == 2);
    CHECK_FALSE(newest_style(now, "carla"));
}
