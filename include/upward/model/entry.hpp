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
#include <upward/model/field.hpp>
#include <upward/model/kinds/expect.hpp>
#include <upward/model/kinds/lead.hpp>
#include <upward/model/kinds/people.hpp>
#include <upward/model/kinds/rhythm.hpp>
#include <upward/model/kinds/trust.hpp>
#include <upward/model/kinds/work.hpp>
#include <upward/schedule/day.hpp>

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>

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
BOOST_DESCRIBE_STRUCT(correction, (), (target, replaces, withdraw))

/// An entry of a newer format: kept as its canonical JSON, judged by nothing.
struct not_understood {
    std::string kind_name;
    std::string json;
    bool operator==(const not_understood&) const = default;
};
BOOST_DESCRIBE_STRUCT(not_understood, (), (kind_name, json))

enum class visibility_level : std::uint8_t { private_, shared };
BOOST_DESCRIBE_ENUM(visibility_level, private_, shared)

/// What an entry says: one of the kinds. `not_understood` stays the last.
using entry_body = std::variant<
    correction, person, relationship, relationship_ended, leave, area, style, motive, peer_sign,
    metric, reading, link, event, expectation_above, work_item, item_state, problem, told, ask,
    detail_act, decision_made, rule, rhythm_proposed, rhythm_agreed, rhythm_renegotiated,
    rhythm_ended, notice_limit, update, promise, promise_outcome, expectation, result_recorded,
    surprise, concealed, deception, evidence, lapse_response, boss_act, rung_agreed, credit_shared,
    feedback, feedback_applied, burden_offer, burden_eased, question_asked, answer, check_in, limit,
    proposal, experiment, amendment, experiment_event, role_statement, not_understood>;

inline constexpr std::string_view everywhere = "*";

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

/// Whether entries of a kind judge a person and therefore refuse to be shared.
template <class Kind>
constexpr bool judges_a_person() noexcept {
    if constexpr (requires { Kind::judges_a_person; }) return Kind::judges_a_person;
    return false;
}

inline std::string_view kind_of(const entry_body& body) noexcept {
    return std::visit(
        [](const auto& kind) -> std::string_view {
            using Kind = std::remove_cvref_t<decltype(kind)>;
            if constexpr (std::is_same_v<Kind, not_understood>) return kind.kind_name;
            else return Kind::kind;
        },
        body);
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

}  // namespace upward
