// SPDX-License-Identifier: BSL-1.0
//
// An entry: one thing known, on one day. Everything that the library knows is a list of these, and
// none is ever edited; a correction is an entry too.
//
//     auto asked = upward::entry{.id = {"ask-17"}, .date = *upward::parse_date("2026-02-20"),
//                                .body = upward::ask{{"boss"}, {"me"}, "budget"}};
//
// An entry is private unless it says otherwise. Its area is "*" (all of them) unless it names one.
#pragma once

#include <upward/core/box.hpp>
#include <upward/core/id.hpp>
#include <upward/model/check.hpp>
#include <upward/model/entry_body.hpp>
#include <upward/model/field.hpp>
#include <upward/schedule/day.hpp>

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace upward {

struct entry;

/// Replaces or withdraws `target`, which may be a correction itself: then it revises that one, or
/// takes it back. A replacement stands under its target's id, on its target's date unless it gives
/// one, and is private unless it says otherwise.
struct correction {
    static constexpr std::string_view kind = "correction";
    ref<> target;
    std::optional<box<entry>> replaces = {};
    std::optional<bool> withdraw = {};
    friend bool operator==(const correction&, const correction&);
};
inline status demands_of(const correction& c);
BOOST_DESCRIBE_STRUCT(correction, (), (target, replaces, withdraw))

enum class visibility_level : std::uint8_t { private_, shared };
BOOST_DESCRIBE_ENUM(visibility_level, private_, shared)

struct entry {
    upward::id id;
    upward::date date{};
    std::optional<minute_of_day> at = {};
    std::string area{everywhere};
    visibility_level visibility = visibility_level::private_;
    entry_body body = {};

    bool operator==(const entry&) const = default;
};

inline bool operator==(const correction& a, const correction& b) {
    return a.target == b.target && a.replaces == b.replaces && a.withdraw == b.withdraw;
}

/// The order of a log: by date, then minute (none comes last), then id. An entry without a date (a
/// correction that takes its target's) comes first.
inline bool comes_before(const entry& a, const entry& b) noexcept {
    const auto key = [](const entry& e) {
        const auto day = e.date.is_special() ? first_day - 1 : to_day_number(e.date);
        return std::tuple{day, e.at ? e.at->value : minute_of_day::max + 1,
                          std::string_view{e.id.text}};
    };
    return key(a) < key(b);
}

/// Whether an entry is of its form; what it refers to may come later. Fails with invalid_id,
/// out_of_range, invalid_utf8, limit_exceeded, missing_key, invalid_value, invalid_date,
/// invalid_rule, unsupported_rule or not_shareable; the place is the pointer to the field. Linear in
/// the size of the entry.
//
//     if (auto fine = upward::check(entry); !fine) return fine.error();
//     // out_of_range: 7 is not in [0, 4] (at /severity)
inline status check(const entry& e);

namespace detail {

inline status check_content(const entry& e) {
    using checks = entry_check;
    if (e.at)
        if (auto fine = checks::within("at", checks::field(*e.at)); !fine) return fine;
    if (auto fine = checks::area(e.area); !fine) return fine;
    if (auto fine = checks::within("visibility", checks::field(e.visibility)); !fine) return fine;
    if (e.body.judges_a_person() && e.visibility == visibility_level::shared)
        return checks::fault(
            errc::not_shareable,
            "an entry that judges a person is never shared: " + std::string{kind_of(e.body)},
            "/visibility");
    return e.body.check();
}

}  // namespace detail

inline status demands_of(const correction& c) {
    using checks = detail::entry_check;
    if (c.replaces.has_value() == c.withdraw.value_or(false))
        return checks::fault(errc::missing_key,
                             "a correction either replaces or withdraws its target");
    if (!c.replaces) return {};
    const auto& replacement = **c.replaces;
    if (holds<correction>(replacement.body))
        return checks::fault(errc::invalid_value,
                             "a correction is revised by naming it as the target",
                             "/replaces/kind");
    if (!replacement.id.empty() && replacement.id != c.target.target)
        return checks::fault(errc::invalid_value, "a replacement stands under its target's id",
                             "/replaces/id");
    return checks::within("replaces", detail::check_content(replacement));
}

inline status check(const entry& e) {
    using checks = detail::entry_check;
    if (auto fine = checks::within("id", checks::field(e.id)); !fine) return fine;
    if (e.date.is_special() && !holds<correction>(e.body))
        return checks::fault(errc::missing_key, "an entry needs a date", "/date");
    return detail::check_content(e);
}

}  // namespace upward
