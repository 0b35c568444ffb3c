// SPDX-License-Identifier: BSL-1.0
//
// What the boss is given through upward.h has no mark of what is private or withdrawn, and is the
// same as through C++. The marks and the queries are those of tests/plan/leak.cpp.
#include <upward/upward.h>

#include "plan/marked_entries.hpp"
#include "support/build.hpp"

#include <upward/io/json.hpp>
#include <upward/io/query.hpp>
#include <upward/render/render.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

using namespace upward_tests;

namespace {

constexpr auto as_of = "2026-02-20";

using c_workspace = std::unique_ptr<upward_workspace, decltype(&upward_workspace_free)>;

c_workspace handed_over(const upward::workspace& ws) {
    const auto json = upward::io::write_workspace(ws);
    upward_workspace* made = nullptr;
    REQUIRE(upward_workspace_from_json(json.data(), json.size(), &made, nullptr) == UPWARD_OK);
    return {made, &upward_workspace_free};
}

/// A text that a call made; freed here.
std::string taken(upward_text* text) {
    auto copy = text ? std::string{upward_text_data(text), upward_text_size(text)} : std::string{};
    upward_text_free(text);
    return copy;
}

std::string asked(const c_workspace& ws, const char* kind, int32_t* status) {
    upward_text* text = nullptr;
    *status = upward_workspace_query_for_boss(ws.get(), kind, as_of, nullptr, 0, &text, nullptr);
    return taken(text);
}

std::string drawn(const c_workspace& ws, const char* kind, std::int32_t format, int32_t* status) {
    auto how = upward_render_options{};
    upward_render_options_init(&how);
    how.format = format;
    how.for_boss = 1;
    upward_text* text = nullptr;
    *status = upward_workspace_render(ws.get(), kind, as_of, nullptr, 0, &how, &text, nullptr);
    return taken(text);
}

std::vector<upward_kind> kinds() {
    auto all = std::vector<upward_kind>(upward_kind_count());
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].size = sizeof all[i];
        REQUIRE(upward_kind_at(i, &all[i]) == UPWARD_OK);
    }
    return all;
}

constexpr std::int32_t formats[] = {UPWARD_FORMAT_TEXT, UPWARD_FORMAT_MARKDOWN, UPWARD_FORMAT_ICS};

}  // namespace

TEST_CASE("through C no mark of what is private or withdrawn reaches the boss") {
    for (const std::uint64_t seed : {21u, 22u, 23u}) {
        const auto ws = marked_entries{seed}.log(8).workspace();
        const auto c = handed_over(ws);
        for (const auto& kind : kinds()) {
            auto status = std::int32_t{};
            const auto json = asked(c, kind.name, &status);
            CHECK(status == (kind.for_boss ? UPWARD_OK : UPWARD_NOT_FOR_BOSS));
            CHECK_MESSAGE(leak_in(json) == "", kind.name);
            if (kind.for_boss)
                CHECK(json == *upward::io::query(ws, kind.name, as_of, "", upward::audience::boss));
            for (const auto format : formats) {
                const auto page = drawn(c, kind.name, format, &status);
                CHECK_MESSAGE(leak_in(page) == "", kind.name);
                if (!kind.for_boss) CHECK(status == UPWARD_NOT_FOR_BOSS);
                else if (format != UPWARD_FORMAT_ICS) CHECK(status == UPWARD_OK);
            }
        }
    }
}

TEST_CASE("through C the marks are there to be found, and what is shared crosses") {
    const auto c = handed_over(marked_entries{21}.log(8).workspace());
    upward_text* own = nullptr;
    REQUIRE(upward_workspace_query(c.get(), "log", as_of, nullptr, 0, &own, nullptr) == UPWARD_OK);
    CHECK(leak_in(taken(own)) != "");
    auto status = std::int32_t{};
    CHECK(asked(c, "log", &status).find("open words") != std::string::npos);
    CHECK(drawn(c, "log", UPWARD_FORMAT_TEXT, &status).find("open words") != std::string::npos);
}

TEST_CASE("through C a what if cannot be asked for the boss") {
    const auto c = handed_over(marked_entries{21}.log(2).workspace());
    const auto supposing = std::string{R"({"withdraw":["SECRET-promise-0"]})"};
    upward_text* text = nullptr;
    upward_error* error = upward_error_new();
    CHECK(upward_workspace_query_for_boss(c.get(), "what_if", as_of, supposing.data(),
                                          supposing.size(), &text, error) == UPWARD_NOT_FOR_BOSS);
    CHECK(text == nullptr);
    CHECK(leak_in(upward_error_message(error)) == "");
    upward_error_free(error);
}
