// SPDX-License-Identifier: BSL-1.0
//
// References that lead nowhere: to an id that no entry has (yet), or to an entry of a kind that the
// field cannot name. They are no error, since logs are merged in any order, but a person wants to
// see them.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/model/reference_walk.hpp>
#include <upward/model/state.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
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

class loose_references_of final : public reference_visitor {
public:
    explicit loose_references_of(const state& now) : now_(now) {
        const auto add = [this](const auto& facts) {
            for (const auto& f : facts)
                for (const auto& c : f->criteria) criteria_.insert(c.id.text);
        };
        add(now.all<experiment>());
        add(now.all<amendment>());
    }

    std::vector<loose_reference> found() {
        for (const auto& e : now_.entries()) {
            source_ = e.get();
            e->body.each_reference(*this);
        }
        return std::move(loose_);
    }

private:
    void see(const std::string& pointer, const id& named, kind_names kinds) override {
        if (may_name_criterion(kinds) && criteria_.contains(named.text)) return;
        const auto* target = now_.find_entry(named.text);
        const auto fits =
            target && (kinds.empty() || std::find(kinds.begin(), kinds.end(),
                                                  target->body.kind_name()) != kinds.end());
        if (!fits) loose_.push_back({source_->id, pointer, named, target != nullptr});
    }

    const state& now_;
    const entry* source_ = nullptr;
    std::set<std::string_view> criteria_;
    std::vector<loose_reference> loose_;
};

}  // namespace detail

/// By the id of the entry that refers. O(n log n).
inline std::vector<loose_reference> loose_references(const state& now) {
    return detail::loose_references_of{now}.found();
}

}  // namespace upward
