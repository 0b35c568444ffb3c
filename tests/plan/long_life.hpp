// SPDX-License-Identifier: BSL-1.0
//
// A long life: so many entries of every kind over two years, the same for a seed. References lead to
// what was entered before, days lie near the entry's own, topics are few; some entries are corrected.
//
//     const auto ws = long_life{seed}.log(10'000).workspace();
#pragma once

#include "rhythm/arrange.hpp"
#include "support/build.hpp"

#include <upward/core/describe.hpp>
#include <upward/model/check.hpp>
#include <upward/model/entry.hpp>

#include <boost/mp11/algorithm.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace upward_tests {

inline constexpr auto long_life_begins = "2024-01-08";
inline constexpr upward::day_number long_life_days = 730;

class long_life {
public:
    explicit long_life(std::uint64_t seed) : roll_(seed) {}

    log_builder log(int size) {
        begin();
        for (int i = static_cast<int>(log_.entries().size()); i < size; ++i) {
            today_ = on(long_life_begins) + long_life_days * i / size;
            number_ = i;
            if (roll_.once_in(50)) correct();
            else if (roll_.once_in(3)) add_any();
            else add_usual();
        }
        return std::move(log_);
    }

private:
    template <class Kind>
    using is_arranged = boost::mp11::mp_contains<
        boost::mp11::mp_list<upward::correction, upward::relationship, upward::relationship_ended,
                             upward::protective>,
        Kind>;
    using kinds = boost::mp11::mp_remove_if<upward::known_kinds, is_arranged>;

    /// The line, a boss before, what is agreed; months later an alarm that was ended.
    void begin() {
        const auto day_0 = long_life_begins;
        today_ = on(day_0);
        log_.ana_and_bo(day_0);
        for (const auto* name : {"ana", "bo", "carla"}) know<upward::person>(name);
        put("felix", upward::person{"Felix", upward::person_role::peer});
        put("dana", upward::person{"Dana", upward::person_role::peer});
        log_.entry("before", "2023-01-02",
                   upward::relationship{{{"ana"}}, {{"dana"}}, {}, day("2023-01-02")});
        log_.entry("before-ended", day_0, upward::relationship_ended{{{"before"}}, "moved on"});
        put("billing", upward::area{.name = "Billing", .built_by = {{{"bo"}}}});
        put("hiring", upward::area{.name = "Hiring"});
        for (const auto* topic : topics) {
            const auto name = std::string{"item-"} + topic;
            put(name, upward::work_item{name, {{"ana"}}, topic});
            put(name + "-half", upward::milestone{{{name}}, "half", upward::percentage{50}});
        }
        put("sales", upward::metric{.owner = {{"bo"}},
                                    .name = "Sales",
                                    .unit = "%",
                                    .weight = {.5},
                                    .start = 0,
                                    .target = 100,
                                    .from = day(day_0),
                                    .due = day("2025-12-31")});
        put("notes", a_rule("FREQ=WEEKLY;BYDAY=MO,TH").made);
        put("monthly", a_rule("FREQ=MONTHLY;BYMONTHDAY=1").stack().made);
        put("steps", a_rule(upward::rule_trigger::milestone).made);
        put("watch", a_rule(upward::rule_trigger::metric).metric("sales").change(4).made);
        put("trouble", a_rule(upward::rule_trigger::problem).made);
        log_.entry(
            "agreed", "2024-02-05",
            with_gaps(agreement({"notes", "monthly", "steps", "watch", "trouble"}), {1, 10}));
        log_.entry("aside", "2024-03-04", agreement({"monthly"}, "side"));
        log_.entry("aside-ended", "2024-06-03", the_end("side"));
        log_.entry("alarm", "2024-09-02", upward::protective{upward::protective_sort::threat, {}});
        log_.entry("over", "2024-10-07",
                   upward::protective{upward::protective_sort::ended, {{{"ana"}}}});
    }

    template <class Kind>
    void know(std::string name) {
        names_[upward::kind_index<Kind>].push_back(std::move(name));
    }
    template <class Kind>
    void put(const std::string& name, Kind kind) {
        know<Kind>(name);
        log_.entry(name, iso(today_), std::move(kind));
    }

    /// What most of a log is of.
    void add_usual() {
        using namespace upward;
        switch (roll_.below(12)) {
            case 0:
            case 1:
            case 2: add<ask>(); break;
            case 3:
            case 4: add<update>(); break;
            case 5:
            case 6: add<promise>(); break;
            case 7:
            case 8: add<promise_outcome>(); break;
            case 9: add<problem>(); break;
            case 10: add<told>(); break;
            default: add<reading>();
        }
    }
    void add_any() {
        boost::mp11::mp_with_index<boost::mp11::mp_size<kinds>::value>(
            roll_.below(boost::mp11::mp_size<kinds>::value),
            [this](auto index) { add<boost::mp11::mp_at_c<kinds, index>>(); });
    }

    template <class Kind>
    void add() {
        auto e = upward::entry{};
        e.id.text = std::string{Kind::kind} + "-" + std::to_string(number_);
        e.date = upward::to_date(today_);
        if (roll_.once_in(2)) fill(e.at, "at");
        if (roll_.once_in(3)) e.area = roll_.once_in(2) ? "billing" : "hiring";
        if (!upward::judges_a_person<Kind>() && roll_.once_in(3))
            e.visibility = upward::visibility_level::shared;
        do {
            auto kind = Kind{};
            fill(kind, "");
            repair(kind);
            e.body = std::move(kind);
        } while (!upward::check(e));
        know<Kind>(e.id.text);
        log_.add(std::move(e));
    }

    /// Takes an entry back, or puts what another says in its place.
    void correct() {
        const auto& all = log_.entries();
        const auto& target = all[all.size() - 1 - roll_.below(all.size() / 2)];
        if (upward::holds<upward::correction>(target.body)) return add_usual();
        const auto name = "correction-" + std::to_string(number_);
        const auto from = roll_.once_in(2) ? iso(today_) : std::string{};
        if (roll_.once_in(2)) {
            log_.withdraw(name, from, target.id.text);
        } else {
            auto other = target;
            other.id = {};
            other.date = upward::date{};
            other.area = roll_.once_in(2) ? "billing" : "*";
            log_.replace(name, from, target.id.text, std::move(other));
        }
    }

    // ---- filling ----

    void fill(bool& value, std::string_view) { value = roll_.once_in(2); }
    void fill(std::string& value, std::string_view name) {
        constexpr const char* channels[] = {"chat", "mail", "call"};
        value = name == "topic" || name == "catalogue_topic" ? std::string{roll_.one_of(topics)}
                : name == "channel"                          ? std::string{roll_.one_of(channels)}
                                    : "words " + std::to_string(roll_.below(100));
    }
    void fill(upward::id& value, std::string_view name) {
        if (name == "rhythm") value.text = roll_.once_in(2) ? "side" : "team";
        else value.text = "id-" + std::to_string(number_) + "-" + std::to_string(roll_.below(10));
    }
    void fill(upward::date& value, std::string_view) {
        value = upward::to_date(today_ + roll_.between(-2, 20));
    }
    void fill(double& value, std::string_view) { value = roll_.between(0, 80) / 4.0; }
    void fill(upward::share& value, std::string_view) { value.value = roll_.between(0, 20) / 20.0; }
    void fill(upward::amount& value, std::string_view name) { fill(value.value, name); }
    void fill(upward::working_days& value, std::string_view) { value.count = roll_.between(0, 5); }
    void fill(upward::disposition& value, std::string_view name) { fill(value.sign, name); }
    template <std::int32_t Min, std::int32_t Max>
    void fill(upward::bounded<Min, Max>& value, std::string_view) {
        value.value = roll_.between(Min, Max);
    }
    template <class... Kinds>
    void fill(upward::ref<Kinds...>& value, std::string_view) {
        if constexpr (sizeof...(Kinds) == 0) {
            const auto& all = log_.entries();
            value.target = all[roll_.below(all.size())].id;
        } else {
            const std::size_t places[] = {upward::kind_index<Kinds>...};
            const auto& known = names_[roll_.one_of(places)];
            // The newer half: much is about what happened lately.
            value.target.text = known.empty() ? "nobody"
                                : known.size() < 8
                                    ? roll_.one_of(known)
                                    : known[known.size() - 1 - roll_.below(known.size() / 2)];
        }
    }
    void fill(upward::ref<upward::person>& value, std::string_view) {
        constexpr const char* people[] = {"bo", "bo", "bo", "ana", "carla", "felix", "dana"};
        value.target.text = roll_.one_of(people);
    }
    template <upward::described_enum Enum>
    void fill(Enum& value, std::string_view) {
        auto all = std::vector<Enum>{};
        upward::for_each_enumerator<Enum>([&all](Enum e, std::string_view) { all.push_back(e); });
        value = roll_.one_of(all);
    }
    template <class T>
    void fill(std::optional<T>& value, std::string_view name) {
        value.reset();
        if (roll_.once_in(2)) fill(value.emplace(), name);
    }
    template <class T>
    void fill(std::vector<T>& value, std::string_view name) {
        value.resize(roll_.below(4));
        for (auto& item : value) fill(item, name);
    }
    template <upward::described_struct Struct>
    void fill(Struct& object, std::string_view) {
        upward::for_each_member(
            object, [this](std::string_view name, auto& member) { this->fill(member, name); });
    }

    // ---- what a kind asks for beyond its fields ----

    template <class Kind>
    void repair(Kind&) {}
    void repair(upward::ask& a) {
        a.obligation.reset();
        if (roll_.once_in(6)) return;
        a.by.target.text = "bo";
        a.to.target.text = "ana";
    }
    void repair(upward::update& u) {
        u.settles.clear();
        if (!roll_.once_in(4)) u.due.reset();
    }
    void repair(upward::promise& p) {
        if (!roll_.once_in(6)) p.to.target.text = "bo";
    }
    void repair(upward::told& t) {
        if (!roll_.once_in(6)) t.to.target.text = "bo";
        if (!roll_.once_in(6)) t.first_from.reset(), t.heard_from.reset();
    }
    void repair(upward::rule& r) {
        auto made = a_rule(roll_.once_in(2) ? "FREQ=WEEKLY;BYDAY=WE" : "FREQ=MONTHLY").made;
        made.rhythm = r.rhythm;
        r = std::move(made);
    }
    void repair(upward::leave& l) {
        l.from = upward::to_date(today_);
        l.to = upward::to_date(today_ + roll_.between(0, 2));
    }
    void repair(upward::experiment& e) {
        e.start = upward::to_date(today_);
        e.end = upward::to_date(today_ + roll_.between(10, 90));
        for (const auto& c : e.criteria) know<upward::criterion>(c.id.text);
    }

    static constexpr const char* topics[] = {"website", "outage", "budget", "hiring", "vendor"};

    dice roll_;
    log_builder log_;
    upward::day_number today_ = 0;
    int number_ = 0;
    std::vector<std::string> names_[upward::kind_count + 1];  // by kind, then of criteria
};

}  // namespace upward_tests
