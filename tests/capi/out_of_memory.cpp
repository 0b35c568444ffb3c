// SPDX-License-Identifier: BSL-1.0
//
// Every allocation of a call fails once, in turn. The call then says out_of_memory, hands out
// nothing and leaves the workspace as it was: none of it ends the program.
#include <upward/upward.h>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdlib>
#include <functional>
#include <new>
#include <string>
#include <string_view>

namespace {

// How many allocations of this thread go well before one fails; none fails while it is negative.
thread_local long until_failure = -1;

void* allocate(std::size_t size) {
    if (until_failure >= 0 && until_failure-- == 0) throw std::bad_alloc{};
    if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
    throw std::bad_alloc{};
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
// Who asks so can do without: a stable sort.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return std::malloc(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

constexpr std::string_view story =
    R"({"upward":1,"log":[
    {"date":"2026-01-05","id":"ana","kind":"person","name":"Ana","role":"report"},
    {"date":"2026-01-05","id":"bo","kind":"person","name":"Bo","role":"boss"},
    {"boss":"bo","date":"2026-01-05","id":"r","kind":"relationship","report":"ana","start":"2026-01-05"},
    {"date":"2026-01-06","due":"2026-01-09","id":"p","kind":"promise","text":"a plan","to":"bo"}]})";

upward_workspace* open_story() {
    upward_workspace* made = nullptr;
    REQUIRE(upward_workspace_from_json(story.data(), story.size(), &made, nullptr) == UPWARD_OK);
    return made;
}

std::string json_of(const upward_workspace* workspace) {
    upward_text* text = nullptr;
    REQUIRE(upward_workspace_to_json(workspace, &text, nullptr) == UPWARD_OK);
    auto json = std::string{upward_text_data(text), upward_text_size(text)};
    upward_text_free(text);
    return json;
}

/// Calls until nothing fails any more; how often it failed. `after_failure` sees each failure.
long fail_everywhere(const std::function<std::int32_t(upward_error*)>& call,
                     const std::function<void()>& after_failure) {
    auto* error = upward_error_new();
    auto failures = 0L;
    for (auto at = 0L;; ++at) {
        until_failure = at;
        const auto status = call(error);
        const auto reached = until_failure < 0;
        until_failure = -1;
        REQUIRE(upward_error_code(error) == status);
        if (!reached) {
            REQUIRE(status == UPWARD_OK);
            break;
        }
        REQUIRE(status == UPWARD_OUT_OF_MEMORY);
        after_failure();
        ++failures;
    }
    upward_error_free(error);
    return failures;
}

}  // namespace

TEST_CASE("reading a workspace without memory hands out nothing") {
    upward_workspace* made = nullptr;
    const auto failures = fail_everywhere(
        [&](upward_error* error) {
            return upward_workspace_from_json(story.data(), story.size(), &made, error);
        },
        [&] { REQUIRE(made == nullptr); });
    CHECK(failures > 20);
    CHECK(upward_workspace_entry_count(made) == 4);
    upward_workspace_free(made);
}

TEST_CASE("appending without memory leaves the workspace as it was") {
    constexpr std::string_view entries =
        R"([{"date":"2026-02-23","id":"a","kind":"area","name":"Billing"},
            {"date":"2026-01-09","id":"o","kind":"promise_outcome","promise":"p","result":"kept"}])";
    auto* workspace = open_story();
    const auto before = json_of(workspace);
    auto added = std::size_t{0};
    fail_everywhere(
        [&](upward_error* error) {
            return upward_workspace_append(workspace, entries.data(), entries.size(), &added,
                                           error);
        },
        [&] {
            REQUIRE(added == 0);
            REQUIRE(json_of(workspace) == before);
        });
    CHECK(added == 2);
    CHECK(upward_workspace_entry_count(workspace) == 6);
    upward_workspace_free(workspace);
}

TEST_CASE("asking without memory answers nothing") {
    const auto* workspace = open_story();
    for (auto i = std::size_t{0}; i < upward_kind_count(); ++i) {
        auto kind = upward_kind{};
        kind.size = sizeof kind;
        REQUIRE(upward_kind_at(i, &kind) == UPWARD_OK);
        CAPTURE(std::string{kind.name});
        // Once the promise was missed, the wake looks at each day of a year: too many to fail each.
        const auto* on = std::string_view{kind.name} == "wake" ? "2026-01-07" : "2026-01-20";
        upward_text* text = nullptr;
        fail_everywhere(
            [&](upward_error* error) {
                return upward_workspace_query(workspace, kind.name, on, nullptr, 0, &text, error);
            },
            [&] { REQUIRE(text == nullptr); });
        CHECK(text != nullptr);
        upward_text_free(text);
    }
    upward_workspace_free(const_cast<upward_workspace*>(workspace));
}

TEST_CASE("a recurrence that there is no memory for is not made, nor said") {
    constexpr std::string_view lines =
        "RRULE:FREQ=MONTHLY;BYDAY=2TU;BYSETPOS=-1,1\nRDATE:20260120T093000\n"
        "EXDATE:20260210T093000,20260310T093000\n";
    upward_recurrence* made = nullptr;
    const auto failures = fail_everywhere(
        [&](upward_error* error) {
            return upward_recurrence_from_text(lines.data(), lines.size(), "2026-01-05T09:30",
                                               "America/New_York", nullptr, &made, error);
        },
        [&] { REQUIRE(made == nullptr); });
    CHECK(failures > 5);
    upward_text* text = nullptr;
    fail_everywhere(
        [&](upward_error* error) {
            return upward_recurrence_describe(made, nullptr, 0, &text, error);
        },
        [&] { REQUIRE(text == nullptr); });
    CHECK(text != nullptr);
    upward_text_free(text);
    upward_recurrence_free(made);
}

TEST_CASE("a policy that there is no memory for is not set") {
    constexpr std::string_view policy = R"({"trust":{"prior_weight":3}})";
    auto* workspace = open_story();
    const auto before = json_of(workspace);
    fail_everywhere(
        [&](upward_error* error) {
            return upward_workspace_set_policy(workspace, policy.data(), policy.size(), error);
        },
        [&] { REQUIRE(json_of(workspace) == before); });
    CHECK(json_of(workspace) != before);
    upward_workspace_free(workspace);
}

TEST_CASE("a calendar that there is no memory for is not imported") {
    constexpr std::string_view ics =
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTART:20260302T090000Z\r\n"
        "RRULE:FREQ=WEEKLY;COUNT=2\r\nEXDATE:20260316T090000Z\r\nX-A:not read\r\n"
        "SUMMARY:a review of everything that there is\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    auto* workspace = open_story();
    const auto before = json_of(workspace);
    auto options = upward_import_options{};
    upward_import_options_init(&options);
    options.answers = "bo";
    options.from = "2026-03-01";
    options.to = "2026-03-31";
    upward_text* report = nullptr;
    fail_everywhere(
        [&](upward_error* error) {
            return upward_workspace_import_ics(workspace, ics.data(), ics.size(), &options, &report,
                                               error);
        },
        [&] {
            REQUIRE(report == nullptr);
            REQUIRE(json_of(workspace) == before);
        });
    CHECK(upward_workspace_entry_count(workspace) == 6);
    upward_text_free(report);
    upward_workspace_free(workspace);
}

TEST_CASE("what is made without memory is null") {
    until_failure = 0;
    auto* error = upward_error_new();
    until_failure = 0;
    auto* workspace = upward_workspace_new();
    until_failure = -1;
    CHECK(error == nullptr);
    CHECK(workspace == nullptr);
}
