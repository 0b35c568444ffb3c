// SPDX-License-Identifier: BSL-1.0
//
// What may cross to the boss. `for_boss` folds the shared entries alone and asks a query of them; it
// is the only maker of a `shared<Answer>`, and whatever renders for the boss accepts nothing else,
// so that a private value does not compile there.
//
//     auto sheet = upward::for_boss(workspace, as_of, [](const upward::state& now,
//                                                        const upward::policy& p) { … });
//     render_for_boss(sheet);            // shared<touches>: compiles
//     render_for_boss(touches_of(now));  // touches: does not
//
// The question carries nothing with it (a lambda without captures), so nothing private can ride
// along. A reference from a shared entry to a private one is dropped. Corrections act whatever their
// own visibility; a private replacement leaves a gap. What is not understood never crosses.
#pragma once

#include <upward/model/policy.hpp>
#include <upward/model/reference_walk.hpp>
#include <upward/model/state.hpp>
#include <upward/model/workspace.hpp>

#include <set>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace upward {

template <class Answer>
class shared {
public:
    const Answer& value() const noexcept { return value_; }

private:
    explicit shared(Answer value) : value_(std::move(value)) {}

    template <class Question, class... Parameters>
    friend auto for_boss(const workspace& ws, date as_of, Question question,
                         const Parameters&... parameters);

    Answer value_;
};

template <class T>
inline constexpr bool is_result = false;
template <class T>
inline constexpr bool is_result<result<T>> = true;

namespace detail {

/// Keeps the references to what is open.
class open_references final : public reference_keeper {
public:
    explicit open_references(const std::vector<entry_ptr>& open) {
        const auto add_criteria = [this](const auto* kind) {
            if (kind)
                for (const auto& c : kind->criteria) criteria_.insert(c.id.text);
        };
        for (const auto& e : open) {
            names_.insert(e->id.text);
            add_criteria(get_if<experiment>(&e->body));
            add_criteria(get_if<amendment>(&e->body));
        }
    }

    void apply(entry& e) const {
        if (e.area != everywhere && !names_.contains(e.area)) e.area = everywhere;
        e.body = e.body.without(*this);
    }

    /// What both agreed for one area says nothing without it.
    bool hides_its_area(const entry& e) const {
        return holds<rung_agreed>(e.body) && e.area != everywhere && !names_.contains(e.area);
    }

private:
    bool keeps(const id& target, kind_names kinds) const override {
        return names_.contains(target.text) ||
               (may_name_criterion(kinds) && criteria_.contains(target.text));
    }
    bool keeps_obligation(std::string_view name) const override {
        return names_.contains(name.substr(0, name.rfind('@')));
    }

    std::set<std::string_view> names_;
    std::set<std::string_view> criteria_;
};

/// A win that was shared with nobody named was shared upward: that is not what is left of one whose
/// people are hidden.
inline bool lost_whom_it_was_for(const entry& e, const entry& filtered) {
    const auto* before = get_if<win_shared>(&e.body);
    return before && !before->to.empty() && get<win_shared>(filtered.body).to.empty();
}

}  // namespace detail

/// What of some standing entries is shared, references to private ones dropped.
inline std::vector<entry_ptr> shared_of(std::vector<entry_ptr> open) {
    std::erase_if(open, [](const auto& e) {
        // Of a newer kind nobody can tell here whether it judges a person.
        return e->visibility != visibility_level::shared || holds<not_understood>(e->body);
    });
    const auto filter = detail::open_references{open};
    auto cleaned = std::vector<entry_ptr>{};
    for (const auto& e : open) {
        if (filter.hides_its_area(*e)) continue;
        auto copy = *e;
        filter.apply(copy);
        if (detail::lost_whom_it_was_for(*e, copy)) continue;
        cleaned.push_back(std::make_shared<const entry>(std::move(copy)));
    }
    return cleaned;
}

/// What of a log stands on `as_of` and is shared.
inline std::vector<entry_ptr> standing_shared(const entry_log& entries, date as_of) {
    return shared_of(entries.standing(as_of));
}

/// The same of a state: what the boss may know of it.
inline state shared_state(const state& now) {
    auto open = fold(shared_of(now.entries()), now.calendar(), to_date(now.as_of()));
    open.set_zone(now.zone());
    return open;
}

/// Asks `question(state, policy, parameters…)` of the shared entries alone: a `shared<Answer>`, or a
/// `result` of one when the question answers a `result`.
template <class Question, class... Parameters>
auto for_boss(const workspace& ws, date as_of, Question question, const Parameters&... parameters) {
    static_assert(std::is_empty_v<Question>, "a question to the shared entries carries nothing");
    auto now = fold(standing_shared(ws.entries(), as_of), ws.calendar(), as_of);
    now.set_zone(ws.zone());
    auto answer = question(now, ws.policy(), parameters...);
    using Asked = decltype(answer);
    if constexpr (is_result<Asked>) {
        using Crossing = shared<typename Asked::value_type>;
        if (!answer) return result<Crossing>{answer.error()};
        return result<Crossing>{Crossing{std::move(*answer)}};
    } else {
        return shared<Asked>{std::move(answer)};
    }
}

}  // namespace upward
