// SPDX-License-Identifier: BSL-1.0
//
// No private text reaches an output for the boss: random logs of every kind of entry, a marker in
// every text and id of the private ones, references to them in the shared ones, corrections and
// withdrawals among them.
#include <upward/io/query.hpp>
#include <upward/model/workspace.hpp>
#include <upward/render/render.hpp>

#include "io/random_entries.hpp"
#include "support/build.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr const char* marker = "MARKER";

/// Writes the marker into every text of an entry, and points its references at `targets`.
class spoiler {
public:
    spoiler(dice& d, const std::vector<std::string>& targets, bool is_private)
        : dice_(&d), targets_(&targets), private_(is_private) {}

    template <described_struct Struct>
    void spoil(Struct& object) {
        for_each_member(object, [this](std::string_view, auto& member) { this->spoil(member); });
    }
    void spoil(std::string& text) {
        if (private_) text = marker;
    }
    template <class... Kinds>
    void spoil(ref<Kinds...>& r) {
        r.target.text = dice_->one_of(*targets_);
    }
    void spoil(box<entry>& replacement) {
        if (replacement->visibility == visibility_level::shared) return;
        std::get<metric>(replacement->body).name = marker;
    }
    template <class T>
    void spoil(std::optional<T>& value) {
        if (value) spoil(*value);
    }
    template <class T>
    void spoil(std::vector<T>& list) {
        for (auto& item : list) spoil(item);
    }
    template <class T>
        requires(!described_struct<T>)
    void spoil(T&) {}

private:
    dice* dice_;
    const std::vector<std::string>* targets_;
    bool private_;
};

workspace random_workspace(std::uint64_t seed) {
    auto d = dice{seed};
    auto values = upward_io_tests::random_values{seed};
    auto entries = std::vector<entry>{};
    auto names = std::vector<std::string>{};
    for (int copy = 0; copy < 3; ++copy)
        upward_io_tests::for_each_kind([&](auto kind) {
            auto e = values.entry_of<decltype(kind)>();
            const auto is_private = e.visibility == visibility_level::private_;
            e.id.text = (is_private ? marker : std::string{"open"}) + std::to_string(names.size());
            e.date = day("2026-01-05");
            names.push_back(e.id.text);
            entries.push_back(std::move(e));
        });
    auto ws = workspace{};
    for (auto& e : entries) {
        const auto is_private = e.visibility == visibility_level::private_;
        if (is_private) e.area = std::string{marker} + "-area";
        auto spoil = spoiler{d, names, is_private};
        const auto before = e;
        std::visit([&spoil](auto& kind) { spoil.spoil(kind); }, e.body);
        if (!check(e))
            e = before;  // the marker is no rule and no obligation: as it was, unless private
        if (is_private && !check(e)) continue;
        (void)ws.append(e);  // a cycle of corrections is refused
    }
    return ws;
}

}  // namespace

TEST_CASE("no private text reaches an output for the boss") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const auto ws = random_workspace(seed);
        for (const char* kind : {"touches", "log"}) {
            const auto json = io::query(ws, kind, "2026-02-20", "", audience::boss);
            REQUIRE(json.ok());
            CHECK(json->find(marker) == std::string::npos);
            for (const auto format : {render::format::text, render::format::markdown}) {
                const auto page = render::render(ws, kind, "2026-02-20", "",
                                                 {.format = format, .asked_by = audience::boss});
                REQUIRE(page.ok());
                CHECK(page->find(marker) == std::string::npos);
            }
        }
        const auto mine = io::query(ws, "log", "2026-02-20");
        REQUIRE(mine.ok());
        CHECK(mine->find(marker) != std::string::npos);
    }
}

TEST_CASE("what is the report's own is not answered for the boss") {
    for (const char* kind : {"plan", "trust", "rhythm", "what_if"}) {
        const auto refused =
            io::query(example("new_report"), kind, "2026-02-20", "", audience::boss);
        REQUIRE(!refused.ok());
        CHECK(refused.error().code == errc::not_for_boss);
    }
}

TEST_CASE("questions at the ends of the calendar are answered") {
    for (const char* day : {"1400-01-01", "9999-12-31"})
        for (const char* kind : {"plan", "trust", "rhythm", "touches", "log"}) {
            CHECK(io::query(example("new_report"), kind, day).ok());
            CHECK(render::render(example("coach"), kind, day, "").ok());
        }
}
