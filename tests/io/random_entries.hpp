// SPDX-License-Identifier: BSL-1.0
//
// Random entries of every kind, made from the descriptions alone, the same on every machine.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/model/check.hpp>
#include <upward/model/entry.hpp>

#include <boost/mp11/algorithm.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward_io_tests {

class random_values {
public:
    explicit random_values(std::uint64_t seed) : state_(seed) {}

    /// In [0, bound).
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }

    void fill(bool& value) { value = below(2) == 0; }
    void fill(upward::id& value) { value.text = "r" + std::to_string(below(1'000'000)) + "._:-"; }
    void fill(upward::date& value) {
        constexpr auto days = upward::last_day - upward::first_day + 1;
        value = upward::to_date(upward::first_day + static_cast<upward::day_number>(below(days)));
    }

    void fill(std::string& value) {
        using namespace std::string_view_literals;
        static constexpr std::string_view texts[] = {""sv,
                                                     "plain"sv,
                                                     "FREQ=WEEKLY;BYDAY=MO,TH"sv,
                                                     "r1@2026-02-20"sv,
                                                     "\"quoted\" \\ / '"sv,
                                                     "line\nend\r\ttab\b\f"sv,
                                                     "\0\x01\x1F\x7F"sv,
                                                     "\u2028\u2029"sv,
                                                     "🙂 Zürich 東京"sv,
                                                     "</script>]]>,{}[]:null"sv,
                                                     "\uFEFF\uFFFD\u0301"sv};
        value = texts[below(std::size(texts))];
    }

    /// Any finite double.
    void fill(double& value) {
        do value = std::bit_cast<double>(next());
        while (!std::isfinite(value));
        if (below(3) == 0) value = static_cast<double>(below(2000)) / 8 - 100;
    }
    void fill(upward::share& value) { value.value = static_cast<double>(next() >> 11) / 0x1p53; }
    void fill(upward::amount& value) {
        fill(value.value);
        value.value = std::fabs(value.value);
    }
    void fill(upward::working_days& value) { value.count = static_cast<double>(below(40'001)) / 4; }
    void fill(upward::disposition& value) { fill(value.sign); }

    template <std::int32_t Min, std::int32_t Max>
    void fill(upward::bounded<Min, Max>& value) {
        value.value =
            Min + static_cast<std::int32_t>(below(static_cast<std::uint64_t>(Max - Min) + 1));
    }
    template <class... Kinds>
    void fill(upward::ref<Kinds...>& value) {
        fill(value.target);
    }
    template <upward::described_enum Enum>
    void fill(Enum& value) {
        auto all = std::vector<Enum>{};
        upward::for_each_enumerator<Enum>([&all](Enum e, std::string_view) { all.push_back(e); });
        value = all[below(all.size())];
    }
    template <class T>
    void fill(std::optional<T>& value) {
        value.reset();
        if (below(2)) fill(value.emplace());
    }
    template <class T>
    void fill(std::vector<T>& value) {
        value.resize(below(4));
        for (auto& item : value) fill(item);
    }
    template <upward::described_struct Struct>
    void fill(Struct& object) {
        upward::for_each_member(object,
                                [this](std::string_view, auto& member) { this->fill(member); });
    }
    void fill(upward::box<upward::entry>& replacement) {
        fill_envelope(*replacement);
        replacement->id = {};
        if (below(2)) replacement->date = upward::date{};
        auto kind = upward::metric{};
        fill(kind);
        replacement->body = std::move(kind);
    }

    /// An entry of the kind that passes `check`.
    template <class Kind>
    upward::entry entry_of() {
        auto e = upward::entry{};
        do {
            fill_envelope(e);
            auto kind = Kind{};
            fill(kind);
            repair(e, kind);
            e.body = std::move(kind);
        } while (!upward::check(e));
        return e;
    }

private:
    // xorshift64*: good enough, and the same everywhere.
    std::uint64_t next() {
        state_ ^= state_ >> 12, state_ ^= state_ << 25, state_ ^= state_ >> 27;
        return state_ * 0x2545F4914F6CDD1Dull;
    }

    void fill_envelope(upward::entry& e) {
        fill(e.id), fill(e.date), fill(e.at), fill(e.visibility);
        if (below(2)) e.area = "billing";
    }

    template <class Kind>
    static void repair(upward::entry& e, Kind&) {
        if (upward::judges_a_person<Kind>()) e.visibility = upward::visibility_level::private_;
    }
    static void repair(upward::entry&, upward::rule& r) {
        if (r.zone) r.zone = "UTC";
    }
    static void repair(upward::entry& e, upward::correction& c) {
        if (c.replaces) c.withdraw.reset();
        else c.withdraw = true;
        if (c.withdraw) e.date = upward::date{};
    }

    std::uint64_t state_;
};

/// Calls `visit(Kind{})` for every kind that can be written.
template <class Visit>
void for_each_kind(Visit&& visit) {
    boost::mp11::mp_for_each<upward::known_kinds>(std::forward<Visit>(visit));
}

}  // namespace upward_io_tests
