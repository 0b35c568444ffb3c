// SPDX-License-Identifier: BSL-1.0
#include <upward/expect/drives.hpp>

#include "expect/arrange.hpp"

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto said_on = "2026-01-15";
constexpr auto today = "2026-01-16";

std::vector<driven_change> changes(const log_builder& log) {
    return checklist_on(log, today).changes;
}

driven_change only_change(const log_builder& log) {
    const auto all = changes(log);
    REQUIRE(all.size() == 1);
    return all[0];
}

template <class Kind>
Kind recorded(const driven_change& c) {
    REQUIRE(c.entry);
    CHECK(to_string(c.entry->date) == today);
    CHECK(c.entry->visibility == visibility_level::private_);
    const auto* kind = get_if<Kind>(&c.entry->body);
    REQUIRE(kind);
    return *kind;
}

/// What is proposed once the change is appended, as the host would.
std::size_t left_after_confirming(log_builder log) {
    auto confirmed = *only_change(log).entry;
    confirmed.id.text = "confirmed";
    return changes(log.add(confirmed)).size();
}

std::string rate_as_rule(double rate) {
    return recorded<rule>(
               only_change(the_two().entry("f", said_on, a_rate("frequency", "so", rate))))
        .rule.value_or("none");
}

}  // namespace

TEST_SUITE("how often") {
    TEST_CASE("becomes the rule that the answer is") {
        const auto log = bo_said("frequency", said_on, "freq=weekly;byday=TH,MO");
        const auto c = only_change(log);
        CHECK(c.topic == "frequency");
        CHECK(c.drives == answer_drives::rule);
        CHECK(c.answer.text == "frequency-2026-01-15");
        const auto r = recorded<rule>(c);
        CHECK(r.rule == "FREQ=WEEKLY;BYDAY=MO,TH");
        CHECK(r.trigger == rule_trigger::calendar);
        CHECK(r.rhythm.text == "operating");
        CHECK(c.words.key == "rule.weekly");
        CHECK(left_after_confirming(log) == 0);
    }

    TEST_CASE("becomes the cadence that is nearest to the stated rate") {
        CHECK(rate_as_rule(1) == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
        CHECK(rate_as_rule(3) == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
        CHECK(rate_as_rule(.4) == "FREQ=WEEKLY;BYDAY=MO,TH");
        CHECK(rate_as_rule(.2) == "FREQ=WEEKLY;BYDAY=MO");
        CHECK(rate_as_rule(.1) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO");
        CHECK(rate_as_rule(.01) == "FREQ=MONTHLY;BYDAY=1MO");
    }

    TEST_CASE("joins the rhythm that stands") {
        auto notes = rule{{"together"}};
        notes.rule = "FREQ=MONTHLY";
        auto log = the_two()
                       .entry("notes", "2026-01-05", notes)
                       .entry("agreed", "2026-01-05", agreement({"notes"}, "together"));
        said(log, "frequency", said_on, "FREQ=WEEKLY;BYDAY=FR");
        CHECK(recorded<rule>(only_change(log)).rhythm.text == "together");
    }

    TEST_CASE("is recorded where the rule stands already, or rules were agreed since") {
        auto notes = rule{{"together"}};
        notes.rule = "FREQ=WEEKLY;BYDAY=TH,MO";
        auto log = the_two()
                       .entry("notes", "2026-01-05", notes)
                       .entry("agreed", "2026-01-05", agreement({"notes"}, "together"));
        said(log, "frequency", said_on, "FREQ=WEEKLY;BYDAY=MO,TH");
        CHECK(changes(log).empty());
        auto other = bo_said("frequency", "2026-01-02", "FREQ=DAILY");
        CHECK(changes(other).size() == 1);
        other.entry("notes", "2026-01-05", notes);
        CHECK(changes(other).empty());
    }

    TEST_CASE("that nobody can read asks for figures") {
        for (const auto* text : {"weekly, or so", "FREQ=WEEKLY;INTERVAL=0", "FREQ=FORTNIGHTLY"}) {
            const auto c = only_change(bo_said("frequency", said_on, text));
            CHECK_FALSE(c.entry);
            CHECK(c.words == message{"drives.no_rule"}.with("value", text));
        }
        CHECK_FALSE(
            only_change(the_two().entry("f", said_on, a_rate("frequency", "never", 0))).entry);
    }
}

TEST_SUITE("how far to decide alone") {
    TEST_CASE("becomes a rung that both agree on, in its area") {
        auto log = the_two();
        log.in("billing", "s", said_on, an_answer("sign_off", "rung 5: advise"));
        const auto c = only_change(log);
        const auto r = recorded<rung_agreed>(c);
        CHECK(r.rung == 5);
        CHECK(r.names == both());
        CHECK(c.entry->area == "billing");
        CHECK(c.words == message{"drives.rung"}.with("rung", "r5").with("area", "billing"));
        CHECK(left_after_confirming(log) == 0);
    }

    TEST_CASE("said of everywhere is proposed once, however many areas there are") {
        auto log = bo_said("sign_off", said_on, "advise");
        log.entry("billing", "2026-01-05", area{"Billing"});
        log.entry("hiring", "2026-01-05", area{"Hiring"});
        CHECK(only_change(log).entry->area == "*");
    }

    TEST_CASE("is recorded where that rung is agreed, or one was since") {
        auto log = bo_said("sign_off", said_on, "advise");
        log.entry("r", "2026-01-05", rung_agreed{{5}, both()});
        CHECK(changes(log).empty());
        auto since = bo_said("sign_off", said_on, "advise");
        since.entry("r", said_on, rung_agreed{{3}, both()});
        CHECK(changes(since).empty());
        auto before = bo_said("sign_off", said_on, "advise");
        before.entry("r", "2026-01-05", rung_agreed{{3}, both()});
        CHECK(changes(before).size() == 1);
    }

    TEST_CASE("in words asks for the rung, and needs two to agree") {
        const auto words = only_change(bo_said("sign_off", said_on, "whatever costs over 2000"));
        CHECK_FALSE(words.entry);
        CHECK(words.words.key == "drives.no_rung");
        auto alone = a_log();
        const auto unnamed = only_change(said(alone, "sign_off", said_on, "5"));
        CHECK_FALSE(unnamed.entry);
        CHECK(unnamed.words.key == "drives.no_people");
    }
}

TEST_SUITE("the form") {
    TEST_CASE("becomes the boss's style, with its line budget") {
        auto log = bo_said("format", said_on, "six lines, the bottom line first");
        log.entry("bo-style", "2026-01-05", a_style("bo", 1, 2, 3));
        const auto c = only_change(log);
        const auto s = recorded<style>(c);
        CHECK(s.person.target.text == "bo");
        CHECK(s.formality == 1);
        CHECK(s.directness == 3);
        CHECK(s.format == "bottom line first");
        CHECK(s.line_budget == head_count{6});
        CHECK(left_after_confirming(log) == 0);
    }

    TEST_CASE("keeps the line budget that it does not speak of") {
        auto before = a_style("bo", 1, 2, 3);
        before.line_budget.emplace().value = 9;
        auto log = bo_said("format", said_on, "a drawing");
        const auto s = recorded<style>(only_change(log.entry("bo-style", "2026-01-05", before)));
        CHECK(s.format == "a drawing");
        CHECK(s.line_budget == head_count{9});
    }

    TEST_CASE("keeps the format that a line budget does not speak of") {
        auto before = a_style("bo", 1, 2, 3);
        before.format = "bottom line first";
        auto log = bo_said("format", said_on, "six lines at most");
        log.entry("bo-style", "2026-01-05", before);
        const auto c = only_change(log);
        const auto s = recorded<style>(c);
        CHECK(s.format == "bottom line first");
        CHECK(s.line_budget == head_count{6});
        CHECK(c.words == message{"drives.style"}
                             .with("format", "bottom line first")
                             .with("lines", std::int64_t{6}));
        CHECK(left_after_confirming(log) == 0);
    }

    TEST_CASE("is not made up of a line budget") {
        auto log = bo_said("format", said_on, "six lines");
        log.entry("bo-style", "2026-01-05", a_style("bo", 1, 2, 3));
        const auto s = recorded<style>(only_change(log));
        CHECK(s.format == std::nullopt);
        CHECK(s.line_budget == head_count{6});
    }

    TEST_CASE("needs the three scales of a style first") {
        const auto c = only_change(bo_said("format", said_on, "six lines"));
        CHECK_FALSE(c.entry);
        CHECK(c.words ==
              message{"drives.no_style"}.with("value", "six lines").with("lines", std::int64_t{6}));
    }

    TEST_CASE("is recorded where the style says so, or one was noted since") {
        auto log = bo_said("format", said_on, "six lines");
        log.entry("bo-style", said_on, a_style("bo", 1, 2, 3));
        CHECK(changes(log).empty());
    }
}

TEST_SUITE("what to be told at once") {
    TEST_CASE("becomes a notice limit") {
        const auto log = bo_said("escalation", said_on, "severity 3 the same day");
        const auto l = recorded<notice_limit>(only_change(log));
        CHECK(l.severity == 3);
        CHECK(l.wd == 0);
        CHECK(left_after_confirming(log) == 0);
    }

    TEST_CASE("is recorded where the same limit stands, and else asks for days") {
        auto log = bo_said("escalation", said_on, "one day");
        log.entry("l", "2026-01-05", notice_limit{{0}, {1}});
        CHECK(changes(log).empty());
        CHECK(only_change(bo_said("escalation", said_on, "soon")).words.key == "drives.no_notice");
    }
}

TEST_CASE("a guess drives nothing, nor does an answer that was taken back") {
    CHECK(changes(bo_said("escalation", said_on, "one day", answer_state::assumed)).empty());
    auto log = bo_said("escalation", said_on, "one day");
    log.withdraw("w", "2026-01-16", "escalation-2026-01-15");
    CHECK(changes(log).empty());
    CHECK(changes(bo_said("channel", said_on, "chat")).empty());
}

TEST_CASE("a question of a host drives what its catalogue says") {
    auto t = catalogue_topic{{"numbers_on"},
                             "When do you want the numbers?",
                             answer_type::frequency,
                             answer_drives::rule};
    auto log = the_two().entry("c", "2026-01-05", question_catalogue{{t}});
    said(log, "numbers_on", said_on, "FREQ=MONTHLY;BYMONTHDAY=5");
    CHECK(recorded<rule>(only_change(log)).rule == "FREQ=MONTHLY;BYMONTHDAY=5");
}

TEST_CASE("what is proposed is an entry of its form") {
    for (const auto* text : {"FREQ=WEEKLY", "FREQ=DAILY;BYHOUR=9"})
        for (const auto* topic : {"frequency", "sign_off", "format", "escalation"}) {
            auto log = bo_said(topic, said_on, text);
            log.entry("bo-style", "2026-01-05", a_style("bo", 1, 2, 3));
            for (auto c : changes(log)) {
                if (!c.entry) continue;
                c.entry->id.text = "new";
                CHECK(check(*c.entry).ok());
            }
        }
}
