// SPDX-License-Identifier: BSL-1.0
#include <upward/empathize/draft.hpp>

#include "empathize/arrange.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr std::string_view today = "2026-03-02";

/// Billing, by Dana too, serves the cost; Garden serves nothing.
log_builder billing() {
    return the_three()
        .entry("dana", beginning, person{"Dana Diaz"})
        .entry("cost", beginning, a_metric("Cost per unit", .5))
        .entry("billing", beginning, an_item("Billing", "delivery", {"dana"}))
        .entry("garden", beginning, an_item("Garden", "green"))
        .entry("l-1", beginning, a_link("billing", "cost"));
}

draft_answer draft_on(const log_builder& log, std::string text, std::optional<id> to = {}) {
    auto a = draft_of(state_on(log, today), {}, {std::move(text), std::move(to)});
    REQUIRE_MESSAGE(a.ok(), to_string(a.error()));
    return *std::move(a);
}

/// "no_credit 1:1 [0,7) unlinked 1:24 …" of one kind, or of all.
std::string found_in(const draft_answer& a, std::string_view kind = {}) {
    auto text = std::string{};
    for (const auto& f : a.findings) {
        if (!kind.empty() && enum_name(f.kind) != kind) continue;
        text += (text.empty() ? "" : " ") + std::string{enum_name(f.kind)} + " " +
                std::to_string(f.line) + ":" + std::to_string(f.column) + " [" +
                std::to_string(f.begin) + "," + std::to_string(f.end) + ")";
    }
    return text;
}

/// The text of each sentence, "(…)" around what is no statement.
std::string taken_apart(std::string_view text) {
    const auto taken = draft_text{text};
    auto all = std::string{};
    for (const auto& s : taken.sentences()) {
        const auto said = std::string{text.substr(s.begin, s.end - s.begin)};
        all += (all.empty() ? "" : "|") + (s.is_statement ? said : "(" + said + ")");
    }
    return all;
}

/// "one|two", small.
std::string words_of(std::string_view text) {
    const auto taken = draft_text{text};
    auto all = std::string{};
    for (std::size_t i = 0; i < taken.words().size(); ++i)
        all += (i ? "|" : "") + std::string{taken.word(i)};
    return all;
}

/// "3-10 …": where a match stands in a text.
std::string matches_of(std::string_view match, std::string_view text) {
    auto all = std::string{};
    each_match(draft_text{text}, match, [&](byte_span where) {
        all += (all.empty() ? "" : " ") + std::to_string(where.begin) + "-" +
               std::to_string(where.end);
    });
    return all;
}

constexpr auto good = "Billing is done by Friday, thanks to Dana. What could be better?";

}  // namespace

TEST_SUITE("a text taken apart") {
    TEST_CASE("sentences end before a blank and no small letter, and with their line") {
        CHECK(taken_apart("One. Two! Three") == "One.|Two!|Three");
        CHECK(taken_apart("It is 3.5 points, e.g. more. Yes") ==
              "It is 3.5 points, e.g. more.|Yes");
        CHECK(taken_apart("First line\nsecond line") == "First line|second line");
        CHECK(taken_apart("Is it so? It is (really?) so") == "(Is it so?)|It is (really?) so");
        CHECK(taken_apart("Wait\xE2\x80\xA6 Go") == "Wait\xE2\x80\xA6|Go");
        CHECK(taken_apart("... !!! --") == "");
    }

    TEST_CASE("quotes and brackets that close belong to the sentence that ends in them") {
        CHECK(taken_apart("He said “Done.” Cost falls") == "He said “Done.”|Cost falls");
        CHECK(taken_apart("‘Done!’ Cost falls") == "‘Done!’|Cost falls");
        CHECK(taken_apart("«Done.» Cost falls") == "«Done.»|Cost falls");
        CHECK(taken_apart("„Fertig.“ Kosten fallen") == "„Fertig.“|Kosten fallen");
        CHECK(taken_apart("(Done…) {Red.} [Cost.] Falls") == "(Done…)|{Red.}|[Cost.]|Falls");
        CHECK(taken_apart("（Done.） Cost falls") == "（Done.）|Cost falls");
        CHECK(taken_apart("“Is it so?” Yes") == "(“Is it so?”)|Yes");
        CHECK(taken_apart("So “is it so?” he asked") == "So “is it so?” he asked");
        CHECK(taken_apart("Billing stands.\n\n“We won.”") == "Billing stands.|“We won.”");
        CHECK(taken_apart("Billing stands.\n\nThanks :)") == "Billing stands.|(Thanks :))");
    }

    TEST_CASE("blanks beyond ASCII are blanks") {
        CHECK(taken_apart("Done.\u00A0Cost falls") == "Done.|Cost falls");
        CHECK(taken_apart("\u3000Done.\u2003Cost falls\u00A0") == "Done.|Cost falls");
        CHECK(taken_apart("«\u00A0Done.\u00A0» Cost falls") == "«\u00A0Done.\u00A0»|Cost falls");
        CHECK(taken_apart("Hi Bo,\u00A0\nDone.") == "(Hi Bo,)|Done.");
        CHECK(taken_apart("-\u00A0One\n•\u2009Two") == "One|Two");
    }

    TEST_CASE("a byte order mark is no part of the text, yet its bytes are counted") {
        CHECK(words_of("\uFEFFDone.") == "done");
        CHECK(taken_apart("\uFEFF- One. Two") == "One.|Two");
        const auto text = draft_text{"\uFEFFDone."};
        CHECK(text.words()[0].begin == 3);
        CHECK(text.words()[0].end == 7);
        CHECK(text.sentences()[0].begin == 3);
        CHECK(text.lines()[0].starts == 0);
        CHECK(taken_apart("\uFEFF") == "");
    }

    TEST_CASE("what is no UTF-8 parts words, byte by byte, and moves nothing") {
        CHECK(words_of("a\xE2z") == "a|z");
        CHECK(words_of("\x80\xBFok\xF0\x9F.no\xC3") == "ok|no");
        CHECK(words_of("\xED\xA0\x80ok\xC0\xAF\xFFno") == "ok|no");
        CHECK(taken_apart("Done.\xE2 One.\xE2\x80\n\xF0Two") == "Done.\xE2 One.\xE2\x80|\xF0Two");
        CHECK(draft_text{"\xF0\x9F Two"}.words()[0].begin == 3);
    }

    TEST_CASE("the marks of a list belong to no line") {
        CHECK(
            taken_apart("- One\n* Two\n\xE2\x80\xA2 Three\n1. Four\n12) Five\n> > Six\n## Seven") ==
            "One|Two|Three|Four|Five|Six|Seven");
        CHECK(taken_apart("-5 is less") == "-5 is less");
    }

    TEST_CASE("greeting and closing are no statements") {
        CHECK(taken_apart("Hi Bo,\n\nBilling is done.\n\nBest regards\nAna") ==
              "(Hi Bo,)|Billing is done.|(Best regards)|(Ana)");
        CHECK(taken_apart("Billing done") == "Billing done");
        CHECK(taken_apart("Billing is done.\n- Cost 30\n- Garden") ==
              "Billing is done.|Cost 30|Garden");
        CHECK(taken_apart("Billing is done.\nBest,\nAna") == "Billing is done.|(Best,)|(Ana)");
        CHECK(taken_apart("Ana\nBo") == "Ana|Bo");
        CHECK(taken_apart("Ana\n\nBo") == "Ana|(Bo)");
    }

    TEST_CASE("lines are counted through every way to end one, blank ones too") {
        const auto text = draft_text{"one\r\n\r\ntwo\rthree\nfour"};
        auto numbers = std::vector<std::int32_t>{};
        for (const auto& line : text.lines()) numbers.push_back(line.number);
        CHECK(numbers == std::vector<std::int32_t>{1, 3, 4, 5});
    }

    TEST_CASE("words are parted by punctuation beyond ASCII too, and keep what is a letter") {
        CHECK(words_of("Billing\xE2\x80\x94red, \xC2\xABTeam\xC2\xBB") == "billing|red|team");
        CHECK(words_of("Z\xC3\xBCrich \xE4\xB8\xAD\xE6\x96\x87\xE3\x80\x82"
                       "ok") == "z\xC3\xBCrich|\xE4\xB8\xAD\xE6\x96\x87|ok");
        CHECK(words_of("Red，Billing！done：ok") == "red|billing|done|ok");
        CHECK(words_of("Garden🎉 Billing™ ✓done €5 ❤️ok") ==
              "garden|billing|done|5|ok");
        CHECK(words_of("Straße Ёлка naïve e\u0301t ｔｗｏ") == "straße|Ёлка|naïve|e\u0301t|ｔｗｏ");
        CHECK(words_of("3×4 ¿ok? ¡no! 5ª µs") == "3|4|ok|no|5ª|µs");
    }
}

TEST_SUITE("a match in a text") {
    TEST_CASE("stands beside any punctuation, blank or symbol, by its bytes") {
        CHECK(matches_of("synergy", "“Synergy”") == "3-10");
        CHECK(matches_of("no problem", "It is—no problem—so") == "8-18");
        CHECK(matches_of("synergy", "…synergy…") == "3-10");
        CHECK(matches_of("synergy", "\u00A0synergy\u00A0") == "2-9");
        CHECK(matches_of("synergy", "«synergy» ¡synergy! ¿synergy?") == "2-9 14-21 25-32");
        CHECK(matches_of("synergy", "，synergy。「synergy」（synergy）") == "3-10 16-23 29-36");
        CHECK(matches_of("synergy", "🎉synergy❤️synergy™") == "4-11 17-24");
        CHECK(matches_of("synergy", "\uFEFFsynergy") == "3-10");
    }

    TEST_CASE("is whole: no letter of any script stands beside its own") {
        for (const auto* text : {"ésynergy", "synergyß", "яsynergy", "synergy中", "中synergy",
                                 "synergy\u0301", "synergyª", "𝒳synergy", "1synergy", "synergys"})
            CHECK_MESSAGE(matches_of("synergy", text) == "", text);
        CHECK(matches_of("été", "“été” étés Pété") == "3-8");
        CHECK(matches_of("“ok”", "a“OK”b") == "1-9");
        CHECK(matches_of("🎉", "done🎉🎉") == "4-8 8-12");
        CHECK(matches_of("", "any") == "");
    }

    TEST_CASE("is found beside what is no UTF-8 too") {
        CHECK(matches_of("ok", "\xE2ok\xE2\x80 ok\x9F\x98\x80\x80\x80ok") == "1-3 6-8 13-15");
    }
}

TEST_SUITE("the check of a draft") {
    TEST_CASE("finds nothing in a good one, and nothing in none") {
        CHECK(found_in(draft_on(billing(), good)) == "");
        const auto none = draft_on(billing(), " \n\t\n");
        CHECK(found_in(none) == "");
        CHECK_FALSE(none.inside_out);
    }

    TEST_CASE("a peeve is found where its words stand, as whole words in any case") {
        auto log = billing();
        log.entry("p", "2026-02-02", peeve{{{"bo"}}, "hates being hurried", std::string{"asap"}});
        log.entry("q", "2026-02-02", peeve{{{"bo"}}, "shouting", std::string{"!!"}});
        log.entry("r", "2026-02-02", peeve{{{"bo"}}, "long mails"});
        log.entry("s", "2026-02-02", peeve{{{"carla"}}, "Bo's name", std::string{"billing"}});
        const auto a = draft_on(log, std::string{good} + "\nASAP, not asaph!!!");
        CHECK(found_in(a, "peeve") == "peeve 2:1 [65,69) peeve 2:16 [80,82)");
        CHECK(a.unchecked_peeves == std::vector<std::string>{"long mails"});
        for (const auto& f : a.findings)
            if (f.begin == 65 && f.kind == draft_finding_kind::peeve)
                CHECK(f.why == message{"draft.peeve"}
                                   .with("match", "ASAP")
                                   .with("text", "hates being hurried")
                                   .with("on", "2026-02-02"));
        CHECK(found_in(draft_on(log, good, id{"carla"}), "peeve") == "peeve 1:1 [0,7)");
    }

    TEST_CASE("typographic quotes and a byte order mark hide no finding and shift none") {
        auto log = billing();
        log.entry("p", "2026-02-02", peeve{{{"bo"}}, "empty words", std::string{"synergy"}});
        const auto a = draft_on(log,
                                "\uFEFFBilling by Dana: “synergy.” We met. “Better?”\n"
                                "\u00A0Garden—synergy—grows.");
        CHECK(found_in(a, "peeve") == "peeve 1:24 [23,30) peeve 2:12 [68,75)");
        CHECK(found_in(a, "unlinked") == "unlinked 1:36 [35,42) unlinked 2:3 [59,84)");
        CHECK(found_in(a, "no_feedback") == "");
        CHECK(draft_on(log, "\uFEFF\n\u00A0").statements == 0);
    }

    TEST_CASE("two cues on different days are an assumed peeve, with cues and days; one is none") {
        auto log = billing();
        log.entry("c-1", "2026-02-02", cue{{{"bo"}}, "status quo", "rolled his eyes", true});
        log.entry("c-2", "2026-02-02", cue{{{"bo"}}, "status quo", "sighed", true});
        const auto text = std::string{good} + " The Status quo of Billing stays.";
        CHECK(found_in(draft_on(log, text), "peeve") == "");
        log.entry("c-3", "2026-02-09", cue{{{"bo"}}, "status quo", "left the room", true});
        log.entry("c-4", "2026-02-10", cue{{{"bo"}}, "billing", "smiled", false});
        const auto a = draft_on(log, text);
        REQUIRE(found_in(a, "peeve") == "peeve 1:70 [69,79)");
        CHECK(a.findings.front().why == message{"draft.assumed_peeve"}
                                            .with("match", "Status quo")
                                            .with("first", "rolled his eyes")
                                            .with("first_on", "2026-02-02")
                                            .with("last", "left the room")
                                            .with("last_on", "2026-02-09"));
    }

    TEST_CASE("lines beyond the budget are named from the first of them on") {
        auto log = billing();
        log.entry("style", beginning,
                  style{.person = {{"bo"}},
                        .formality = {0},
                        .detail = {3},
                        .directness = {3},
                        .line_budget = {{2}}});
        const auto a = draft_on(log,
                                "Hi Bo,\nBilling by Dana: one.\nBilling two.\n\nBilling three.\n"
                                "Billing four, better?\n\nAna");
        CHECK(a.lines == 4);
        CHECK(a.budget == 2);
        CHECK(found_in(a) == "over_budget 5:1 [43,79)");
    }

    TEST_CASE("a decision that is named late stands in the wrong place") {
        auto log = billing();
        log.entry("s", "2026-02-02", item_state{.item = {{"billing"}}, .decision_needed = true});
        const auto late = std::string{"Cost per unit falls. Dana's Billing needs you. Better?"};
        const auto a = draft_on(log, late);
        REQUIRE(found_in(a) == "bottom_line 1:22 [21,46)");
        CHECK(a.findings[0].why ==
              message{"draft.bottom_line"}.with("name", "Billing").with("sort", "decision"));
        CHECK(found_in(draft_on(log,
                                "Hi Bo,\nDana's Billing needs you. Cost per unit falls. "
                                "Better?")) == "");
    }

    TEST_CASE("a text that begins with what is not the boss's begins in the wrong place") {
        const auto a = draft_on(billing(), "The garden grows. Billing, by Dana, stands. Better?");
        CHECK(found_in(a) == "bottom_line 1:1 [0,17) unlinked 1:1 [0,17)");
    }

    TEST_CASE("statements that name nothing linked are found, and make the inside-out ratio") {
        const auto a = draft_on(billing(),
                                "Billing, by Dana, stands. We met twice. The COST PER "
                                "unit falls.\nDelivery is near. Is it better? I sat.");
        CHECK(a.statements == 5);
        CHECK(a.unlinked == 2);
        CHECK(to_4(*a.inside_out) == .4);
        CHECK(a.too_inside_out);
        CHECK(found_in(a) == "unlinked 1:27 [26,39) unlinked 2:33 [97,103)");
    }

    TEST_CASE("an item that others had a part in needs their credit, by name, first name or team") {
        CHECK(found_in(draft_on(billing(), "Billing is done. Better?")) == "no_credit 1:1 [0,7)");
        for (const auto* by : {"Dana Diaz", "Dana", "the team"})
            CHECK(found_in(draft_on(billing(),
                                    "Billing is done by " + std::string{by} + ". Better?")) == "");
        const auto a = draft_on(billing(), "Billing is done. Better?");
        CHECK(a.findings[0].why ==
              message{"draft.no_credit"}.with("name", "Billing").with("names", "Dana Diaz"));
    }

    TEST_CASE("a text without a question for feedback lacks one at its end") {
        const auto text = std::string{"Billing is done by Dana. Can you sign it?"};
        CHECK(found_in(draft_on(billing(), text)) == "no_feedback 1:42 [41,41)");
    }

    TEST_CASE("a draft that is no UTF-8, or too long, is refused") {
        const auto now = state_on(billing(), today);
        CHECK(in_short(draft_of(now, {}, {"ab\xFF"})) == "invalid_utf8 at /text");
        CHECK(draft_of(now, {}, {"ab\xFF"}).error().where.offset == 2);
        CHECK(in_short(draft_of(now, {}, {std::string(65537, 'a')})) == "limit_exceeded at /text");
        CHECK(in_short(draft_of(now, {}, {std::string(65536, 'a')})) == "ok");
    }

    TEST_CASE("of a kind fifty are listed and the others counted") {
        auto text = std::string{};
        for (int i = 0; i < 60; ++i) text += "We met. ";
        const auto a = draft_on(billing(), text + "Better?");
        CHECK(a.findings.size() == 50);
        CHECK(a.more_findings == 10);
        CHECK(a.unlinked == 60);
    }
}

TEST_CASE("whatever is thrown at it, each finding lies within the text, on its line") {
    auto roll = dice{11};
    auto log = billing();
    log.entry("p", "2026-02-02", peeve{{{"bo"}}, "x", std::string{"\xC3\xBC"}});
    log.entry("q", "2026-02-02", peeve{{{"bo"}}, "x", std::string{"a"}});
    log.entry("style", beginning,
              style{.person = {{"bo"}},
                    .formality = {0},
                    .detail = {3},
                    .directness = {3},
                    .line_budget = {{1}}});
    const auto pieces = std::vector<std::string>{"Billing",
                                                 " ",
                                                 "\n",
                                                 "\r\n",
                                                 "\r",
                                                 ".",
                                                 "?",
                                                 "! ",
                                                 "- ",
                                                 "a",
                                                 "A",
                                                 "\xC3\xBC",
                                                 "\xE2\x80\xA6",
                                                 "\xE2\x80\xA2 ",
                                                 "\xF0\x9F\x98\x80",
                                                 "\x01",
                                                 "\x1b[2J",
                                                 "1. ",
                                                 "Dana",
                                                 std::string(1, '\0'),
                                                 "\xE2\x80\xAE",
                                                 "\uFEFF",
                                                 "\u00A0",
                                                 "\u00BB",
                                                 "\u201D",
                                                 ", "};
    for (int world = 0; world < 2000; ++world) {
        auto text = std::string{};
        for (auto n = roll.between(0, 30); n > 0; --n) text += roll.one_of(pieces);
        const auto a = draft_on(log, text);
        CHECK(first_invalid_utf8(text) == std::string_view::npos);
        for (const auto& f : a.findings) {
            CHECK(f.begin <= f.end);
            CHECK(f.end <= static_cast<std::int32_t>(text.size()));
            CHECK(f.column >= 1);
            // The line's beginning, found by counting.
            const auto begin = static_cast<std::size_t>(f.begin - (f.column - 1));
            CHECK((begin == 0 || text[begin - 1] == '\n' || text[begin - 1] == '\r'));
        }
        CHECK(found_in(a) == found_in(draft_on(log, text)));
    }
}
