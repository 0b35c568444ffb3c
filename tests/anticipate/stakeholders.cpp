// SPDX-License-Identifier: BSL-1.0
#include <upward/anticipate/stakeholders.hpp>

#include "anticipate/arrange.hpp"

#include <upward/core/trace.hpp>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto today = "2026-02-20";  // a Friday

peer_sign a_sign(std::string person, int disposition, std::string topic = "delivery") {
    return {
        .person = {{std::move(person)}},
        .topic = std::move(topic),
        .disposition = {bounded<-1, 1>{disposition}},
    };
}
peer_sign weighing(peer_sign s, int power, int legitimacy, int urgency) {
    s.power = flag01{power}, s.legitimacy = flag01{legitimacy}, s.urgency = flag01{urgency};
    return s;
}

log_builder with_peers() {
    return the_three()
        .entry("felix", beginning, person{"Felix", person_role::peer})
        .entry("sam", beginning, person{"Sam", person_role::peer})
        .entry("dana", beginning, person{"Dana", person_role::peer});
}

event attended(std::string_view iso, const std::vector<std::string>& audience,
               std::string topic = "delivery") {
    auto e = an_event(iso, std::move(topic));
    for (const auto& who : audience) e.audience.push_back({{who}});
    return e;
}

stakeholders_answer asked(const log_builder& log, const stakeholders_parameters& q = {},
                          std::string_view iso = today) {
    return stakeholders_of(state_on(log, iso), {}, q);
}

topic_stakes only_topic(const log_builder& log, std::string_view iso = today) {
    const auto a = asked(log, {}, iso);
    REQUIRE(a.topics.size() == 1);
    return a.topics[0];
}

std::string keys(const std::vector<message>& all) {
    auto text = std::string{};
    for (const auto& m : all)
        text += (text.empty() ? "" : ", ") + m.key.substr(m.key.find('.') + 1);
    return text;
}

std::string read_as(const std::vector<int>& dispositions) {
    auto log = with_peers();
    for (std::size_t i = 0; i < dispositions.size(); ++i)
        log.entry("s-" + std::to_string(i), today,
                  a_sign("p-" + std::to_string(i), dispositions[i]));
    return std::string{enum_name(only_topic(log).reading)};
}

}  // namespace

TEST_SUITE("a peer on a topic") {
    TEST_CASE("stands as the newest sign says, with its salience and its age") {
        auto log = with_peers();
        log.entry("s-1", "2025-06-02", a_sign("felix", 1));
        log.entry("s-2", "2026-02-10", weighing(a_sign("felix", -1), 1, 0, 1));
        const auto peer = only_topic(log).peers.at(0);
        CHECK(peer.person.text == "felix");
        CHECK(peer.name == "Felix");
        CHECK(peer.stance == peer_stance::competitor);
        CHECK(peer.salience == 2);
        CHECK(peer.sign.text == "s-2");
        CHECK(to_string(peer.signed_on) == "2026-02-10");
        CHECK(peer.age == 10);
        CHECK(to_4(peer.weight) == .6415);  // 2/3 · 2^(-10/180)
    }

    TEST_CASE("weighs in full while nothing is said of power, legitimacy and urgency") {
        const auto peer =
            only_topic(with_peers().entry("s", today, a_sign("felix", 0))).peers.at(0);
        CHECK(peer.salience == 3);
        CHECK(peer.weight == 1);
        CHECK(peer.stance == peer_stance::frenemy);
    }

    TEST_CASE("is listed by weight, then by id") {
        auto log = with_peers();
        log.entry("s-1", today, weighing(a_sign("felix", -1), 1, 0, 0));
        log.entry("s-2", today, weighing(a_sign("sam", 1), 1, 1, 0));
        log.entry("s-3", today, weighing(a_sign("dana", 1), 1, 0, 0));
        auto order = std::string{};
        for (const auto& peer : only_topic(log).peers) order += peer.name + " ";
        CHECK(order == "Sam Dana Felix ");
    }

    TEST_CASE("says where they will be, within the days that are asked for") {
        auto log = with_peers();
        log.entry("s", today, a_sign("felix", -1));
        log.entry("past", beginning, attended(today, {"felix"}));
        log.entry("soon", beginning, attended("2026-02-24", {"felix", "felix"}, "pay"));
        log.entry("far", beginning, attended("2026-06-01", {"felix"}));
        log.entry("other", beginning, attended("2026-02-25", {"sam"}));
        const auto a = asked(log);
        CHECK(a.topics.at(0).peers.at(0).events == std::vector<id>{{"soon"}});
        REQUIRE(a.events.size() == 1);
        CHECK(a.events[0].name == "the event");
        CHECK(a.events[0].topic == "pay");
        CHECK(a.events[0].answers.text == "bo");
        CHECK(to_string(a.until) == "2026-03-20");
        CHECK(asked(log, {.days = {1}}).events.empty());
        CHECK(asked(log, {.days = {100}}).events.size() == 2);
    }
}

TEST_SUITE("a topic") {
    TEST_CASE("reads as its peers stand") {
        CHECK(read_as({1}) == "supported");
        CHECK(read_as({1, -1}) == "contested");
        CHECK(read_as({1, 0}) == "contested");
        CHECK(read_as({-1, 0}) == "opposed");
        CHECK(read_as({0}) == "watched");
        auto none = a_sign("felix", 0);
        none.disposition.sign.reset();
        CHECK(only_topic(with_peers().entry("s", today, none)).reading == stake_reading::open);
    }

    TEST_CASE("adds up what is for it, against it and in doubt") {
        auto log = with_peers();
        log.entry("s-1", today, weighing(a_sign("felix", -1), 1, 1, 1));
        log.entry("s-2", today, weighing(a_sign("sam", 1), 1, 0, 1));
        log.entry("s-3", today, weighing(a_sign("dana", 0), 1, 0, 0));
        log.entry("s-4", "2025-08-24", weighing(a_sign("eve", 1), 1, 1, 1));
        const auto t = only_topic(log);
        CHECK(t.against == 1);
        CHECK(to_4(t.for_it) == 1.1667);
        CHECK(to_4(t.in_doubt) == .3333);
    }

    TEST_CASE("has faded when every sign is older than its half-life") {
        const auto log = with_peers().entry("s", "2025-08-24", a_sign("felix", -1));
        CHECK_FALSE(only_topic(log, "2026-02-20").faded);
        CHECK(only_topic(log, "2026-02-21").faded);
        CHECK(keys(only_topic(log, "2026-02-21").advice) == "find_ally, look_again");
    }

    TEST_CASE("advises whom to bring and what to tell first") {
        auto log = with_peers();
        log.entry("s-1", today, a_sign("felix", -1));
        log.entry("s-2", today, a_sign("sam", 1));
        log.entry("review", beginning, attended("2026-03-12", {"felix"}));
        log.entry("item", beginning, work_item{"Billing", {{"ana"}}, "delivery"});
        log.entry("red", "2026-02-19", item_state{.item = {{"item"}}, .colour = item_colour::red});
        const auto a = asked(log);
        const auto& t = a.topics.at(0);
        CHECK(keys(t.advice) == "tell_first, bring");
        CHECK(t.advice[0] == message{"stakeholders.tell_first"}
                                 .with("event", "the event")
                                 .with("on", "2026-03-12")
                                 .with("until", "2026-03-11"));
        CHECK(t.advice[1] == message{"stakeholders.bring"}
                                 .with("person", "Sam")
                                 .with("event", "the event")
                                 .with("on", "2026-03-12")
                                 .with("there", "no"));
        REQUIRE(a.leaks.size() == 1);
        CHECK(a.leaks[0].by == std::vector<id>{{"felix"}});
    }

    TEST_CASE("can be asked for alone") {
        auto log = with_peers();
        log.entry("s-1", today, a_sign("felix", -1, "delivery"));
        log.entry("s-2", today, a_sign("felix", 1, "pay"));
        log.entry("x", beginning, expectation_above{{{"carla"}}, "delivery", {}, "a date"});
        CHECK(asked(log).topics.size() == 2);
        const auto pay = asked(log, {.topic = "pay"});
        REQUIRE(pay.topics.size() == 1);
        CHECK(pay.topics[0].topic == "pay");
        CHECK(pay.expected.empty());
        CHECK(asked(log, {.topic = "none"}).topics.empty());
    }
}

TEST_SUITE("those above the boss") {
    TEST_CASE("are named with what they expect, the first due first") {
        auto log = the_three();
        const auto expects = [](std::string text, std::string_view due = {},
                                std::string holder = "carla") {
            auto x = expectation_above{{{std::move(holder)}}, "delivery", {}, std::move(text)};
            if (!due.empty()) x.due = day(due);
            return x;
        };
        log.entry("x-1", beginning, expects("some day"));
        log.entry("x-2", beginning, expects("later", "2026-04-01"));
        log.entry("x-3", beginning, expects("past", "2026-02-18"));
        log.entry("x-4", beginning, expects("the boss's own", "2026-04-01", "bo"));
        const auto a = asked(log);
        CHECK(a.boss_boss->name == "Carla");
        auto texts = std::string{};
        for (const auto& x : a.expected) texts += x.text + " " + std::to_string(x.late_days) + "; ";
        CHECK(texts == "past 2; later 0; some day 0; ");
        CHECK(a.expected[0].holder_name == "Carla");
    }

    TEST_CASE("are nobody where nobody is known") {
        const auto a = asked(a_log());
        CHECK_FALSE(a.boss_boss);
        CHECK(a.topics.empty());
        CHECK(a.unread.empty());
    }
}

TEST_CASE("a peer of whom no sign was seen is named") {
    const auto a = asked(with_peers().entry("s", today, a_sign("felix", -1)));
    REQUIRE(a.unread.size() == 2);
    CHECK(a.unread[0].name == "Dana");
    CHECK(a.unread[1].name == "Sam");
}

TEST_CASE("the weight of each sign is recomputed from its trace") {
    auto log = with_peers();
    log.entry("s-1", "2026-01-05", weighing(a_sign("felix", -1), 1, 0, 1));
    log.entry("s-2", "2025-12-01", a_sign("sam", 1, "pay"));
    const auto a = asked(log, {.explain = true});
    REQUIRE(a.traces->size() == 2);
    CHECK(a.traces->at("topics.delivery.felix.weight").value == a.topics.at(0).peers.at(0).weight);
    for (const auto& named : *a.traces)
        CHECK_MESSAGE(recompute(named.second) == named.second.value, named.first);
    CHECK_FALSE(asked(log).traces);
}

TEST_CASE("the stakeholders of the new report before the review") {
    const auto ws = example("new_report");
    const auto a = stakeholders_of(ws.state_at(day("2026-03-02")), ws.policy(), {});
    REQUIRE(a.topics.size() == 1);
    const auto& t = a.topics[0];
    CHECK(t.topic == "delivery");
    CHECK(t.reading == stake_reading::contested);
    auto names = std::string{};
    for (const auto& peer : t.peers) names += peer.name + " ";
    CHECK(names == "Dana Kerr Felix Brandt Sam Osei ");
    CHECK(t.peers[1].events == std::vector<id>{{"coo-review"}});
    CHECK(keys(t.advice) == "bring");
    CHECK(a.boss_boss->name == "Carla Mendes");
    REQUIRE(a.events.size() == 1);
    CHECK(a.events[0].event.text == "coo-review");
}
