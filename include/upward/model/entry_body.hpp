// SPDX-License-Identifier: BSL-1.0
//
// What an entry says: a value of one of the kinds, whichever. It is immutable; copies share what
// they hold.
//
//     upward::entry_body body = upward::ask{{"boss"}, {"me"}, "budget"};
//     if (const auto* asked = upward::get_if<upward::ask>(&body)) use(asked->topic);
//     upward::visit([](const auto& kind) { use(kind); }, body);
//
// It is read like a std::variant. It is none, because a variant of so many alternatives costs each
// file that includes it seconds: here only the kinds that a file makes are compiled into it.
#pragma once

#include <upward/core/result.hpp>
#include <upward/model/check.hpp>
#include <upward/model/reference_walk.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <cassert>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace upward {

struct correction;

/// An entry of a newer format: kept as its canonical JSON, judged by nothing.
struct not_understood {
    std::string kind_name;
    std::string json;
    bool operator==(const not_understood&) const = default;
};
BOOST_DESCRIBE_STRUCT(not_understood, (), (kind_name, json))

/// Every kind of entry. `not_understood` stays the last.
using entry_kinds = boost::mp11::mp_list<
    correction, person, relationship, relationship_ended, leave, working_hours, area, topic, style,
    motive, peer_sign, concern, concern_mention, concern_closed, protective, metric, reading, link,
    event, expectation_above, forecast, work_item, item_state, milestone, problem, told, ask,
    detail_act, decision_made, rule, rhythm_proposed, rhythm_agreed, rhythm_renegotiated,
    rhythm_ended, flag, notice_limit, update, promise, promise_outcome, expectation,
    result_recorded, surprise, concealed, deception, evidence, lapse_response, boss_act,
    rung_agreed, credit_shared, feedback, feedback_applied, burden_offer, burden_eased,
    meeting_cancelled, decision_requested, decision_answered, peeve, win, win_shared,
    question_catalogue, question_asked, answer, cue, tricky_topic, quality, check_in, limit,
    proposal, experiment, amendment, experiment_event, handover_step, accountability,
    role_statement, not_understood>;

/// Those with a name and fields of our format.
using known_kinds = boost::mp11::mp_pop_back<entry_kinds>;

inline constexpr std::size_t kind_count = boost::mp11::mp_size<entry_kinds>::value;

namespace detail {

template <class Kind, class... Kinds>
consteval std::size_t place_among(boost::mp11::mp_list<Kinds...>) {
    std::size_t place = 0;
    (void)((std::is_same_v<Kind, Kinds> || (++place, false)) || ...);
    return place;
}

}  // namespace detail

/// The place of a kind in `entry_kinds`; kind_count for another type.
template <class Kind>
inline constexpr std::size_t kind_index = detail::place_among<Kind>(entry_kinds{});

template <class Kind>
concept entry_kind = kind_index<Kind> < kind_count;

/// Whether entries of a kind judge a person and therefore refuse to be shared.
template <class Kind>
constexpr bool judges_a_person() noexcept {
    if constexpr (requires { Kind::judges_a_person; }) return Kind::judges_a_person;
    return false;
}

namespace detail {

/// What can be done with a kind without knowing which it is.
struct kind_operations {
    std::size_t index;
    std::string_view name;
    bool judges_a_person;
    bool (*equal)(const void*, const void*);
    status (*check)(const void*);
    void (*references)(const void*, reference_visitor&);
    std::shared_ptr<const void> (*without)(const void*, const reference_keeper&);
};

template <class Kind>
struct operations_of {
    static const Kind& as(const void* content) { return *static_cast<const Kind*>(content); }

    static bool equal(const void* a, const void* b) { return as(a) == as(b); }
    static status check(const void* content) { return entry_check::kind(as(content)); }
    static void references(const void* content, reference_visitor& visitor) {
        reference_walk{visitor}.walk("", as(content));
    }
    static std::shared_ptr<const void> without(const void* content,
                                               const reference_keeper& keeper) {
        auto kept = std::make_shared<Kind>(as(content));
        reference_filter{keeper}.drop(*kept);
        return kept;
    }

    static constexpr std::string_view name() {
        if constexpr (std::is_same_v<Kind, not_understood>) return {};
        else return Kind::kind;
    }
    static constexpr auto table =
        kind_operations{kind_index<Kind>, name(),  upward::judges_a_person<Kind>(), &equal, &check,
                        &references,      &without};
};

}  // namespace detail

class entry_body {
public:
    /// Says nothing: not understood, of no kind.
    entry_body() : entry_body(not_understood{}) {}

    template <entry_kind Kind>
    entry_body(Kind kind)
        : operations_(&detail::operations_of<Kind>::table),
          content_(std::make_shared<const Kind>(std::move(kind))) {}

    /// The place of its kind in `entry_kinds`.
    std::size_t index() const noexcept { return operations_->index; }

    /// Of its kind; empty when it is not understood.
    std::string_view kind_name() const noexcept { return operations_->name; }
    bool judges_a_person() const noexcept { return operations_->judges_a_person; }

    /// Whether its fields are of their form; the pointer of an error is within the body.
    status check() const { return operations_->check(content_.get()); }

    void each_reference(detail::reference_visitor& visitor) const {
        operations_->references(content_.get(), visitor);
    }

    /// The same without the references that `keeper` does not keep.
    entry_body without(const detail::reference_keeper& keeper) const {
        auto kept = *this;
        kept.content_ = operations_->without(content_.get(), keeper);
        return kept;
    }

    friend bool operator==(const entry_body& a, const entry_body& b) {
        return a.index() == b.index() && (a.content_ == b.content_ ||
                                          a.operations_->equal(a.content_.get(), b.content_.get()));
    }

    /// What it holds, to be read as its kind.
    const void* content() const noexcept { return content_.get(); }

private:
    const detail::kind_operations* operations_;
    std::shared_ptr<const void> content_;
};

template <entry_kind Kind>
bool holds(const entry_body& body) noexcept {
    return body.index() == kind_index<Kind>;
}

/// What it says when it is of that kind, else null. It lives as long as the body or a copy of it.
template <entry_kind Kind>
const Kind* get_if(const entry_body* body) noexcept {
    return body && holds<Kind>(*body) ? static_cast<const Kind*>(body->content()) : nullptr;
}

/// Precondition: it is of that kind.
template <entry_kind Kind>
const Kind& get(const entry_body& body) noexcept {
    assert(holds<Kind>(body));
    return *static_cast<const Kind*>(body.content());
}

/// The name of its kind in the format.
inline std::string_view kind_of(const entry_body& body) noexcept {
    const auto* newer = get_if<not_understood>(&body);
    return newer ? std::string_view{newer->kind_name} : body.kind_name();
}

namespace detail {

template <class Visit, class Kind, class... Kinds>
decltype(auto) visit_among(Visit& visit, const entry_body& body,
                           boost::mp11::mp_list<Kind, Kinds...>) {
    using answer = std::invoke_result_t<Visit&, const Kind&>;
    using call = answer (*)(Visit&, const void*);
    static constexpr call calls[] = {
        [](Visit& v, const void* kind) -> answer { return v(*static_cast<const Kind*>(kind)); },
        [](Visit& v, const void* kind) -> answer {
            return v(*static_cast<const Kinds*>(kind));
        }...};
    return calls[body.index()](visit, body.content());
}

}  // namespace detail

/// Calls `visit(kind)` with what it says. It is compiled for every kind: for few files.
template <class Visit>
decltype(auto) visit(Visit&& visit, const entry_body& body) {
    return detail::visit_among(visit, body, entry_kinds{});
}

}  // namespace upward
