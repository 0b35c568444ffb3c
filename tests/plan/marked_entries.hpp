// SPDX-License-Identifier: BSL-1.0
//
// Entries of every kind with random content that says whose it is: each text, id and area of a
// private entry has SECRET in it, of a shared one that was withdrawn GONE, of another shared one
// "open". References lead to all of them alike.
//
//     const auto ws = marked_entries{seed}.log(8).workspace();
//     CHECK(leak_in(text) == "");
#pragma once

#include "support/build.hpp"

#include <upward/core/describe.hpp>
#include <upward/model/check.hpp>
#include <upward/model/entry.hpp>

#include <boost/mp11/algorithm.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward_tests {

class marked_entries {
public:
    explicit marked_entries(std::uint64_t seed) : roll_(seed) {}

    /// `per_kind` private and as many shared entries of each kind, as many that were shared and are
    /// withdrawn, and corrections of some.
    log_builder log(int per_kind) {
        auto log = a_log();
        boost::mp11::mp_for_each<kinds>([&](auto kind) {
            using Kind = decltype(kind);
            for (int i = 0; i < per_kind; ++i) {
                log.add(entry_of<Kind>(secret, i));
                if (upward::judges_a_person<Kind>()) continue;
                log.add(entry_of<Kind>(open, i));
                log.add(entry_of<Kind>(gone, i));
                add_withdrawal(log, name_of<Kind>(gone, i), i % 2 == 0);
            }
        });
        for (int i = 0; i < per_kind; ++i) add_corrections(log, i);
        return log;
    }

private:
    using kinds = boost::mp11::mp_remove<upward::known_kinds, upward::correction>;
    static constexpr int ids_per_kind = 8;
    static constexpr const char* open = "open";
    static constexpr const char* secret = "SECRET";
    static constexpr const char* gone = "GONE";

    template <class Kind>
    static std::string name_of(const char* mark, int i) {
        return mark + ("-" + std::string{Kind::kind}) + "-" + std::to_string(i);
    }

    template <class Kind>
    upward::entry entry_of(const char* mark, int i) {
        mark_ = mark;
        auto e = upward::entry{};
        do {
            e = {};
            e.id.text = name_of<Kind>(mark, i);
            e.visibility = mark == secret ? upward::visibility_level::private_
                                          : upward::visibility_level::shared;
            fill(e.date);
            if (roll_.once_in(2)) fill(e.at);
            if (roll_.once_in(2)) e.area = any_id<upward::area>();
            auto kind = Kind{};
            fill(kind);
            repair(kind);
            e.body = std::move(kind);
        } while (!upward::check(e));
        return e;
    }

    static void add_withdrawal(log_builder& log, const std::string& target, bool in_private) {
        auto taken_back = upward::correction{{{target}}, {}, true};
        log.add(in_private ? an_entry("SECRET-of-" + target, "", std::move(taken_back))
                           : shared_entry("taken-back-" + target, "", std::move(taken_back)));
    }

    void add_corrections(log_builder& log, int i) {
        const auto target = name_of<upward::person>(open, i);
        const auto n = std::to_string(i);
        switch (i % 4) {
            case 0: log.withdraw("SECRET-w-" + n, "", target); break;
            case 1: log.replace("SECRET-r-" + n, "", target, upward::person{"SECRET name"}); break;
            case 2:
                log.replace("SECRET-o-" + n, "", target,
                            shared_entry("", "", upward::person{"open name"}));
                break;
            default:
                log.add(shared_entry(
                    "open-r-" + n, "",
                    upward::correction{
                        {{target}}, {an_entry("", "", upward::person{"SECRET name"})}, {}}));
        }
    }

    std::string text() { return mark_ + (" words " + std::to_string(roll_.below(1000))); }
    template <class Kind>
    std::string any_id() {
        constexpr const char* marks[] = {open, open, secret, gone};
        return name_of<Kind>(roll_.one_of(marks), roll_.between(0, ids_per_kind - 1));
    }
    std::string any_obligation() { return any_id<upward::rule>() + "@2026-02-19"; }

    void fill(bool& value) { value = roll_.once_in(2); }
    void fill(std::string& value) { value = text(); }
    void fill(upward::id& value) {
        value.text = mark_ + ("-id-" + std::to_string(roll_.below(1000)));
    }
    void fill(upward::date& value) { value = day(iso(on("2026-01-05") + roll_.between(0, 60))); }
    void fill(double& value) { value = roll_.between(0, 20) / 4.0; }
    void fill(upward::share& value) { value.value = roll_.unit(); }
    void fill(upward::amount& value) { fill(value.value); }
    void fill(upward::working_days& value) { fill(value.count); }
    void fill(upward::disposition& value) { fill(value.sign); }
    template <std::int32_t Min, std::int32_t Max>
    void fill(upward::bounded<Min, Max>& value) {
        value.value = roll_.between(Min, Max);
    }
    template <class... Kinds>
    void fill(upward::ref<Kinds...>& value) {
        if constexpr (sizeof...(Kinds) == 0) value.target.text = any_id<upward::work_item>();
        else {
            using Kind = boost::mp11::mp_front<upward::ref<Kinds...>>;
            value.target.text = any_id<Kind>();
        }
    }
    template <upward::described_enum Enum>
    void fill(Enum& value) {
        auto all = std::vector<Enum>{};
        upward::for_each_enumerator<Enum>([&all](Enum e, std::string_view) { all.push_back(e); });
        value = roll_.one_of(all);
    }
    template <class T>
    void fill(std::optional<T>& value) {
        value.reset();
        if (!roll_.once_in(3)) fill(value.emplace());
    }
    template <class T>
    void fill(std::vector<T>& value) {
        value.resize(roll_.below(5));
        for (auto& item : value) fill(item);
    }
    template <upward::described_struct Struct>
    void fill(Struct& object) {
        upward::for_each_member(object,
                                [this](std::string_view, auto& member) { this->fill(member); });
    }

    template <class Kind>
    void repair(Kind&) {}
    void repair(upward::ask& a) {
        if (a.obligation) a.obligation = any_obligation();
    }
    void repair(upward::update& u) {
        for (auto& name : u.settles) name = any_obligation();
    }
    void repair(upward::rule& r) {
        r.trigger = upward::rule_trigger::calendar;
        r.rule = roll_.once_in(2) ? "FREQ=WEEKLY;BYDAY=MO,TH" : "FREQ=DAILY";
        r.rhythm.text = "open-rhythm";  // shared agreements list private rules too
    }
    void repair(upward::rhythm_agreed& r) { r.rhythm.text = mark_ + std::string{"-rhythm"}; }
    void repair(upward::rhythm_ended& r) { r.rhythm.text = mark_ + std::string{"-rhythm"}; }

    dice roll_;
    const char* mark_ = open;
};

/// The text around the first mark of what is not for the boss; empty when there is none.
inline std::string leak_in(std::string_view text) {
    const auto at = std::min(text.find("SECRET"), text.find("GONE"));
    if (at == std::string_view::npos) return {};
    return std::string{text.substr(at < 60 ? 0 : at - 60, 160)};
}

}  // namespace upward_tests
