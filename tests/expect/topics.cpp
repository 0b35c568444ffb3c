// SPDX-License-Identifier: BSL-1.0
#include <upward/expect/topics.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward_tests;

namespace {

catalogue_topic a_topic(std::string id, std::string question) {
    return {{std::move(id)}, std::move(question)};
}
catalogue_topic weighing(catalogue_topic t, double weight, double half_life) {
    t.weight.emplace().value = weight;
    t.half_life.emplace().value = half_life;
    return t;
}

/// "channel 3/180, …": each with its weight and half-life.
std::string listed(const log_builder& log) {
    const auto brief = [](double x) { return std::to_string(static_cast<int>(x)); };
    auto text = std::string{};
    for (const auto& t : topics_of(state_on(log, "2026-02-20"), {}))
        text += (text.empty() ? "" : ", ") + t.id + " " + brief(t.weight.value) + "/" +
                brief(t.half_life.value);
    return text;
}

checklist_topic the_topic(const log_builder& log, std::string_view id) {
    for (const auto& t : topics_of(state_on(log, "2026-02-20"), {}))
        if (t.id == id) return t;
    FAIL("no topic " << std::string{id});
    return {};
}

}  // namespace

TEST_SUITE("the topics of a checklist") {
    TEST_CASE("are seventeen, in their order, each with its weight and half-life") {
        CHECK(listed(a_log()) ==
              "channel 3/180, frequency 3/180, sign_off 3/180, how_measured 3/180, "
              "boss_boss 3/180, escalation 3/180, feedback 2/180, progress_checks 2/180, "
              "directness 2/180, tricky_topics 2/180, on_their_mind 2/21, qualities 2/180, "
              "excellence 2/180, freedom 2/180, motives 2/180, format 2/180, peeves 1/365");
    }

    TEST_CASE("say what an answer drives") {
        CHECK(the_topic(a_log(), "frequency").drives == answer_drives::rule);
        CHECK(the_topic(a_log(), "sign_off").drives == answer_drives::rung);
        CHECK(the_topic(a_log(), "escalation").drives == answer_drives::notice_limit);
        CHECK(the_topic(a_log(), "format").drives == answer_drives::style);
        CHECK(the_topic(a_log(), "freedom").drives == answer_drives::nothing);
        CHECK(the_topic(a_log(), "sign_off").is_per_area());
        CHECK_FALSE(the_topic(a_log(), "channel").is_per_area());
    }

    TEST_CASE("take in those of a host after the built-in ones") {
        const auto log = a_log().entry(
            "c", "2026-01-05",
            question_catalogue{{weighing(a_topic("travel", "How often do you travel?"), 4, 30),
                                a_topic("hours", "When may I call?")}});
        CHECK(listed(log).ends_with("peeves 1/365, travel 4/30, hours 2/180"));
        CHECK(the_topic(log, "travel").question ==
              message{"question.host"}.with("text", "How often do you travel?"));
    }

    TEST_CASE("are replaced in their place, by the newest, with the weight they had") {
        auto log = a_log().entry("c-1", "2026-01-05",
                                 question_catalogue{{a_topic("frequency", "How often, please?")}});
        CHECK(listed(log).starts_with("channel 3/180, frequency 3/180, sign_off"));
        CHECK(the_topic(log, "frequency").drives == answer_drives::nothing);
        log.entry("c-2", "2026-01-06",
                  question_catalogue{{weighing(a_topic("frequency", "Still weekly?"), 5, 60)}});
        CHECK(listed(log).starts_with("channel 3/180, frequency 5/60, sign_off"));
        CHECK(the_topic(log, "frequency").question ==
              message{"question.host"}.with("text", "Still weekly?"));
        CHECK(the_topic(log, "frequency").weight.name == "c-2");
        CHECK(the_topic(a_log(), "frequency").weight.name == "expect.first_weight");
    }

    TEST_CASE("do not know a catalogue that is dated ahead") {
        const auto log =
            a_log().entry("c", "2026-02-21", question_catalogue{{a_topic("travel", "Where?")}});
        CHECK(listed(log).ends_with("peeves 1/365"));
    }
}
