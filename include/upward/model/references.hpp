// SPDX-License-Identifier: BSL-1.0
//
// References that lead nowhere: to an id that no entry has (yet), or to an entry of a kind that the
// field cannot name. They are no error, since logs are merged in any order, but a person wants to
// see them.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/model/state.hpp>

#include <boost/describe.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace upward {

struct loose_reference {
    id entry;           ///< the entry that refers
    std::string field;  ///< by its JSON pointer
    id target;
    bool exists = false;  ///< an entry has that id, but its kind does not fit
    bool operator==(const loose_reference&) const = default;
};
BOOST_DESCRIBE_STRUCT(loose_reference, (), (entry, field, target, exists))

namespace detail {

class reference_walk {
public:
    explicit reference_walk(const state& now) : now_(now) {
        const auto add = [this](const auto& facts) {
            for (const auto& f : facts)
                for (const auto& c : f->criteria) criteria_.insert(c.id.text);
        };
        add(now.all<experiment>());
        add(now.all<amendment>());
    }

    std::vector<loose_reference> loose() {
        for (const auto& e : now_.entries()) {
            source_ = e.get();
            std::visit([this](const auto& kind) { visit("", kind); }, e->body);
        }
        return std::move(loose_);
    }

private:
    template <class T>
    void visit(const std::string& at, const T& value) {
        if constexpr (described_struct<T>)
            for_each_member(value, [&](std::string_view name, const auto& member) {
                visit(at + "/" + std::string{name}, member);
            });
    }
    template <class T>
    void visit(const std::string& at, const std::optional<T>& value) {
        if (value) visit(at, *value);
    }
    template <class T>
    void visit(const std::string& at, const std::vector<T>& list) {
        for (std::size_t i = 0; i < list.size(); ++i) visit(at + "/" + std::to_string(i), list[i]);
    }
    template <class... Kinds>
    void visit(const std::string& at, const ref<Kinds...>& r) {
        if (r.empty()) return;
        if (may_name_criterion<Kinds...> && criteria_.contains(r.target.text)) return;
        const auto* target = now_.find_entry(r.target.text);
        const auto fits = target && (sizeof...(Kinds) == 0 || (is_of<Kinds>(*target) || ...));
        if (!fits) loose_.push_back({source_->id, at, r.target, target != nullptr});
    }

    /// A kind that is no entry (a criterion) is never one.
    template <class Kind>
    static bool is_of(const entry& e) {
        if constexpr (boost::mp11::mp_contains<entry_body, Kind>::value)
            return std::holds_alternative<Kind>(e.body);
        else return false;
    }

    const state& now_;
    const entry* source_ = nullptr;
    std::set<std::string_view> criteria_;
    std::vector<loose_reference> loose_;
};

}  // namespace detail

/// By the id of the entry that refers. O(n log n).
inline std::vector<loose_reference> loose_references(const state& now) {
    return detail::reference_walk{now}.loose();
}

}  // namespace upward
