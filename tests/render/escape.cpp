// SPDX-License-Identifier: BSL-1.0
//
// Text from entries is hostile. Here it is the text of a promise that is due, which the page of the
// plan shows in a cell of its own.
#include "support/build.hpp"
#include "support/rule.hpp"

#include <upward/render/render.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward_tests;
using render::format;

namespace {

std::string page_of(const log_builder& log, format how, std::string_view kind = "plan") {
    const auto page =
        render::render(log.workspace(), kind, "2026-02-18", "", {.format = how, .width = 400});
    REQUIRE_MESSAGE(page.ok(), to_string(page.error()));
    return *page;
}

/// The text as the page shows it.
std::string shown(format how, std::string text) {
    const auto page = page_of(
        a_log().entry("p", "2026-02-09",
                      promise{.to = {{"bo"}}, .text = std::move(text), .due = day("2026-02-18")}),
        how);
    const auto begin = page.find("a promise: ") + 11;
    const auto end = page.find(how == format::markdown ? " | due Wed" : "  due Wed", begin);
    REQUIRE(end != std::string::npos);
    return page.substr(begin, end - begin);
}
std::string on_terminal(std::string text) { return shown(format::text, std::move(text)); }
std::string in_markdown(std::string text) { return shown(format::markdown, std::move(text)); }

const auto forged =
    std::string{"x\n# FORGED\n\n| a | b |\n|---|---|\n\x1b[2J\u202E- FORGED\n1. FORGED"};

/// A rhythm with a rule of each trigger, whose topics, channels and things have a hostile name.
log_builder work_called(const std::string& name) {
    auto log = a_log().ana_and_bo();
    const auto start = "2026-01-12";
    log.entry("item", start, work_item{.name = name, .owner = {{"ana"}}, .topic = name});
    log.entry("half", start, milestone{{{"item"}}, name, percentage{50}});
    log.entry("sales", start,
              metric{.owner = {{"bo"}},
                     .name = name,
                     .unit = "%",
                     .weight = {.5},
                     .start = 0,
                     .target = 10,
                     .from = day("2026-01-01"),
                     .due = day("2026-06-30")});
    auto all = rhythm_agreed{.rhythm = {"operating"}, .names = both()};
    const auto add = [&](const std::string& id, rule_trigger trigger, auto change) {
        auto r = a_rule(trigger).made;
        change(r);
        log.entry(id, start, r);
        all.rules.push_back({{id}});
    };
    add("notes", rule_trigger::calendar, [&](auto& r) {
        r.rule = "FREQ=WEEKLY;BYDAY=MO,TH";
        r.topic = r.channel = name;
    });
    add("mile", rule_trigger::milestone, [](auto& r) { r.milestone = ref<milestone>{{"half"}}; });
    add("move", rule_trigger::problem, [](auto& r) { r.item = ref<work_item>{{"item"}}; });
    add("sold", rule_trigger::metric, [](auto& r) {
        r.metric = ref<metric>{{"sales"}};
        r.threshold = 5;
    });
    add("flag", rule_trigger::host, [&](auto& r) { r.flag = name; });
    log.entry("agreed", start, all);
    return log.entry("v", "2026-02-17",
                     problem{.item = ref<work_item>{{"item"}},
                             .topic = name,
                             .severity = {2},
                             .known = day("2026-02-17")});
}

/// Pages whose people have a hostile name.
log_builder people_called(const std::string& name) {
    auto log = a_log().ana_and_bo();
    log.replace("c-1", "", "ana", person{name, person_role::report});
    log.replace("c-2", "", "bo", person{name, person_role::boss});
    return log;
}

std::size_t count(std::string_view text, std::string_view part) {
    auto found = std::size_t{0};
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

}  // namespace

// ---- the terminal ----

TEST_CASE("plain words of any language are shown as they are") {
    for (const auto* text : {"the draft", "Zürich 東京 🙂", "50 % of <that> & more", "a\\b"})
        CHECK(on_terminal(text) == text);
}

TEST_CASE("no control character reaches the terminal") {
    CHECK(on_terminal("\x1b[31mred\x1b[0m") == " [31mred [0m");
    CHECK(on_terminal("a\nb\rc\td\be\af") == "a b c d e f");
    CHECK(on_terminal(std::string{"a\0b", 3}) == "a b");
    CHECK(on_terminal("a\x7F"
                      "b") == "a b");
    for (char c = 1; c < 0x20; ++c) CHECK(on_terminal(std::string{"a"} + c + "b") == "a b");
}

TEST_CASE("no C1 control character reaches the terminal") {
    CHECK(on_terminal("a\u009B31mb") == "a 31mb");
    CHECK(on_terminal("a\u0085b") == "a b");
    CHECK(on_terminal("a\u0080b\u009Fc") == "a b c");
    CHECK(on_terminal("a\u00A0b") == "a\u00A0b");
}

TEST_CASE("line and paragraph separators are spaces") {
    CHECK(on_terminal("a\u2028b\u2029c") == "a b c");
}

TEST_CASE("marks that turn the direction of text are gone") {
    for (const auto* mark : {"\u061C", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D",
                             "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\uFEFF"})
        CHECK(on_terminal(std::string{"a"} + mark + "b") == "ab");
    CHECK(on_terminal("שלום") == "שלום");
}

// ---- Markdown ----

TEST_CASE("Markdown has what the terminal has: no controls, no turning marks") {
    CHECK(in_markdown("a\nb\u202Ec\x1b[d") == "a bc \\[d");
}

TEST_CASE("a heading, a quote or a rule cannot begin") {
    CHECK(in_markdown("# big") == "\\# big");
    CHECK(in_markdown("> quote") == "\\> quote");
    CHECK(in_markdown("---") == "\\---");
    CHECK(in_markdown("===") == "\\===");
    CHECK(in_markdown("***") == "\\*\\*\\*");
    CHECK(in_markdown("___") == "\\_\\_\\_");
    CHECK(in_markdown("line\n# big") == "line \\# big");
}

TEST_CASE("a list cannot begin") {
    CHECK(in_markdown("- item") == "\\- item");
    CHECK(in_markdown("+ item") == "\\+ item");
    CHECK(in_markdown("* item") == "\\* item");
    CHECK(in_markdown("1. item") == "1\\. item");
    CHECK(in_markdown("23) item") == "23\\) item");
    CHECK(in_markdown("half - done, 3.5 (or 4)") == "half - done, 3.5 (or 4)");
}

TEST_CASE("neither after space nor after a line's end does anything begin") {
    CHECK(in_markdown("\n- item") == "\\- item");
    CHECK(in_markdown("  1. item") == "1\\. item");
    CHECK(in_markdown("\r\n\t    code") == "code");
    CHECK(in_markdown(" = underline") == "\\= underline");
}

TEST_CASE("emphasis, code and struck text are words") {
    CHECK(in_markdown("*a* _b_ `c` ~~d~~") == "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~");
}

TEST_CASE("links, images, footnotes and automatic links are words") {
    CHECK(in_markdown("[a](http://evil.example)") == "\\[a\\](http\\://evil.example)");
    CHECK(in_markdown("![a](x)") == "\\!\\[a\\](x)");
    CHECK(in_markdown("[^1]") == "\\[^1\\]");
    CHECK(in_markdown("<http://evil.example>") == "\\<http\\://evil.example\\>");
    CHECK(in_markdown("https://evil.example ftp://e") == "https\\://evil.example ftp\\://e");
    CHECK(in_markdown("www.evil.example WWW.evil.example") ==
          "www\\.evil.example WWW\\.evil.example");
    CHECK(in_markdown("me@evil.example") == "me\\@evil.example");
}

TEST_CASE("HTML and its entities are words") {
    CHECK(in_markdown("<script>alert(1)</script>") == "\\<script\\>alert(1)\\</script\\>");
    CHECK(in_markdown("<!-- x -->") == "\\<\\!-- x --\\>");
    CHECK(in_markdown("&lt; &#60;") == "\\&lt; \\&\\#60;");
}

TEST_CASE("a cell cannot end its table's cell, nor escape the escape") {
    CHECK(in_markdown("a | b") == "a \\| b");
    CHECK(in_markdown("a\\") == "a\\\\");
    CHECK(in_markdown("a\\| b") == "a\\\\\\| b");
}

// ---- whole pages ----

TEST_CASE("hostile names forge no line, heading, table or colour on any page") {
    for (const auto* kind : {"plan", "trust", "rhythm", "needs", "calibration", "touches",
                             "agreement", "surprises", "what_if", "log", "partnership", "checklist",
                             "stakeholders", "briefing", "draft", "wins", "burden", "agenda"}) {
        const auto honest = people_called("honest");
        const auto hostile = people_called(forged);
        for (const auto how : {format::text, format::markdown}) {
            const auto page = page_of(hostile, how, kind);
            CHECK(count(page, "\n") == count(page_of(honest, how, kind), "\n"));
            CHECK(page.find('\x1b') == std::string::npos);
            CHECK(page.find("\u202E") == std::string::npos);
            CHECK(page.find("\n# FORGED") == std::string::npos);
            CHECK(page.find("\n1. FORGED") == std::string::npos);
        }
    }
}

TEST_CASE("hostile topics, channels and names of work forge nothing on the pages of the rhythm") {
    for (const auto* kind :
         {"rhythm", "needs", "calibration", "touches", "agreement", "surprises", "plan",
          "checklist", "stakeholders", "briefing", "wins", "burden", "agenda"})
        for (const auto how : {format::text, format::markdown}) {
            const auto page = page_of(work_called(forged), how, kind);
            CHECK(count(page, "\n") == count(page_of(work_called("honest"), how, kind), "\n"));
            CHECK(page.find('\x1b') == std::string::npos);
            CHECK(page.find("\u202E") == std::string::npos);
            CHECK(page.find("\n# FORGED") == std::string::npos);
            CHECK(page.find("\n1. FORGED") == std::string::npos);
        }
}

TEST_CASE("the agreement shows hostile names, each made harmless") {
    const auto text = page_of(work_called(forged), format::text, "agreement");
    CHECK(count(text, "x # FORGED") == 6);  // topic, channel, milestone, item, metric, flag
    const auto markdown = page_of(work_called(forged), format::markdown, "agreement");
    CHECK(count(markdown, "x \\# FORGED") == 6);
    CHECK(count(markdown, "\\| a \\| b \\|") == 6);
    CHECK(count(markdown, "| a |") == 0);
}

TEST_CASE("the ledger of bad news shows a hostile topic, made harmless") {
    CHECK(count(page_of(work_called(forged), format::text, "surprises"), "x # FORGED") == 1);
    CHECK(count(page_of(work_called(forged), format::markdown, "surprises"), "x \\# FORGED") == 1);
}

TEST_CASE("a name at the beginning of a line begins nothing in Markdown") {
    for (const auto* name : {"- forged", "\n- forged", "1. forged", " 1) forged", "    forged",
                             "\t+ forged", "> forged", "# forged"}) {
        const auto page = page_of(people_called(name), format::markdown);
        const auto subtitle = page.substr(page.find("\n\n") + 2, 12);
        CHECK_MESSAGE((subtitle[0] == '\\' || subtitle[0] == '1' || subtitle[0] == 'f'), subtitle);
        if (subtitle[0] == '1') CHECK(subtitle[1] == '\\');
    }
}

TEST_CASE("text of an entry in a plural's number sign is made harmless too") {
    auto words = render::catalogue::english();
    REQUIRE(words.replace("duty.promise = a promise: {text, plural, other {#}}").ok());
    const auto ws =
        a_log()
            .entry("p", "2026-02-09",
                   promise{.to = {{"bo"}}, .text = "\x1b[31m", .due = day("2026-02-18")})
            .workspace();
    const auto page = render::render(ws, "plan", "2026-02-18", "", {.messages = &words});
    REQUIRE(page.ok());
    CHECK(page->find('\x1b') == std::string::npos);
    CHECK(page->find("a promise:  [31m") != std::string::npos);
}
