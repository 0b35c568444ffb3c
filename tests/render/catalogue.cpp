// SPDX-License-Identifier: BSL-1.0
#include <upward/render/catalogue.hpp>

#include "support/build.hpp"

#include <upward/render/render.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

/// English with one sentence in the place of trust.overall.
render::catalogue with(std::string_view sentence) {
    auto words = render::catalogue::english();
    const auto fine = words.replace("trust.overall = " + std::string{sentence});
    REQUIRE_MESSAGE(fine.ok(), to_string(fine.error()));
    return words;
}

/// That sentence said with an argument called n.
std::string said(std::string_view sentence, message_argument n) {
    return with(sentence).say(message{"trust.overall"}.with("n", std::move(n)));
}
std::string said(std::string_view sentence) { return with(sentence).say(message{"trust.overall"}); }

/// What a catalogue text is refused for; "ok" when it is not.
std::string refused(std::string_view text) {
    auto words = render::catalogue::english();
    const auto before = words.sentences();
    const auto fine = words.replace(text);
    if (fine) return "ok";
    CHECK(words.sentences() == before);
    return to_string(fine.error());
}

std::string source(const std::string& path) {
    return text_of_file(std::string{UPWARD_TEST_DATA} + "/../../" + path);
}

/// The text of every source below a folder.
std::string sources(const std::string& folder) {
    auto all = std::string{};
    const auto root = std::filesystem::path{UPWARD_TEST_DATA} / ".." / ".." / folder;
    for (const auto& file : std::filesystem::recursive_directory_iterator{root})
        if (file.path().extension() == ".cpp" || file.path().extension() == ".hpp")
            all += text_of_file(file.path().string());
    return all;
}

std::set<std::string> found(const std::string& text, const std::string& pattern) {
    auto all = std::set<std::string>{};
    const auto expression = std::regex{pattern};
    for (auto at = std::sregex_iterator{text.begin(), text.end(), expression};
         at != std::sregex_iterator{}; ++at)
        all.insert((*at)[1]);
    return all;
}

}  // namespace

// ---- the keys ----

TEST_CASE("every message that the pages or the engines say has a sentence") {
    auto keys = found(sources("src/render"), R"re("([a-z_]+\.[a-z_]+)")re");
    keys.merge(found(sources("include/upward"), R"re(message\{"([a-z_.]+)"\})re"));
    keys.merge(found(sources("include/upward/trust"), R"re("(repair\.[a-z_]+)")re"));
    keys.merge(found(sources("include/upward/rhythm"), R"re("(touch\.[a-z_]+)")re"));
    CHECK(keys.size() > 70);
    for (const auto& key : keys) CHECK_MESSAGE(render::catalogue::english().knows(key), key);
}

TEST_CASE("every sentence is said somewhere: by the library, or as part of another sentence") {
    const auto all = sources("src/render") + sources("include/upward");
    const auto english = source("src/messages/en.txt");
    auto items = found(english, R"re(, list, ([a-z_.]+))re");
    items.merge(found(english, R"re(, list, [a-z_.]+, ([a-z_.]+)\})re"));
    items.merge(found(english, R"re(\{([a-z_]+\.[a-z_.]+)\})re"));
    for (const auto& [key, sentence] : render::catalogue::english().sentences())
        CHECK_MESSAGE((items.contains(key) || all.find('"' + key + '"') != std::string::npos), key);
    for (const auto& key : items) CHECK_MESSAGE(render::catalogue::english().knows(key), key);
}

TEST_CASE("the English catalogue is the shipped file, sentence by sentence") {
    const auto keys = found(source("src/messages/en.txt"), R"re((?:^|\n)([a-z_.]+) =)re");
    auto known = std::set<std::string>{};
    for (const auto& [key, sentence] : render::catalogue::english().sentences()) known.insert(key);
    CHECK(keys == known);
    auto words = render::catalogue::english();
    CHECK(words.replace(source("src/messages/en.txt")).ok());
    CHECK(words.sentences() == render::catalogue::english().sentences());
}

TEST_CASE("a key that the catalogue lacks is shown in brackets") {
    CHECK(render::catalogue::english().say(message{"no.such_key"}) == "[no.such_key]");
    CHECK_FALSE(render::catalogue::english().knows("no.such_key"));
    CHECK(render::catalogue{}.say(message{"trust.overall"}) == "[trust.overall]");
}

// ---- sentences ----

TEST_CASE("a placeholder is the argument") {
    CHECK(said("Hello {n}.", "Bo") == "Hello Bo.");
    CHECK(said("{n}{n}", "x") == "xx");
    CHECK(said("{ n }", "spaced") == "spaced");
}

TEST_CASE("whole numbers are shown as they are, others with two decimals") {
    CHECK(said("{n}", std::int64_t{12'345}) == "12345");
    CHECK(said("{n}", std::int64_t{-3}) == "-3");
    CHECK(said("{n}", .535) == "0.54");  // .53500000000000003…
    CHECK(said("{n}", .125) == "0.12");
    CHECK(said("{n}", 2.0) == "2.00");
    CHECK(said("{n}", -.001) == "0.00");
}

TEST_CASE("an argument that the message lacks is its name in braces") {
    CHECK(said("Hello {n}.") == "Hello {n}.");
    CHECK(said("on {n, date}") == "on ?");
    CHECK(said("{n, select, a {x} other {y}}") == "y");
    CHECK(said("{n, plural, one {one} other {# of them}}") == "? of them");
}

TEST_CASE("a number is as short as it can be, where the sentence asks for it") {
    const auto shortest = [](message_argument n) { return said("{n, number}", std::move(n)); };
    CHECK(shortest(5.0) == "5");
    CHECK(shortest(-0.0) == "0");
    CHECK(shortest(.125) == "0.125");
    CHECK(shortest(-2.5) == "-2.5");
    CHECK(shortest(123456789.0) == "123456789");
    CHECK(shortest(1e20) == "1e+20");
    CHECK(shortest(1e-7) == "1e-07");
    CHECK(shortest(std::int64_t{7}) == "7");
    CHECK(shortest("many") == "many");
    CHECK(said("{n}", 5.0) == "5.00");
    CHECK(said("{x, number}") == "{x}");
}

TEST_CASE("the number of a plural is so too, and an exact one meets it") {
    const auto days = "{n, plural, =0 {today} one {# day} other {# days}}";
    CHECK(said(days, 0.0) == "today");
    CHECK(said(days, 1.0) == "1 day");
    CHECK(said(days, 1.5) == "1.5 days");
}

TEST_CASE("a plural has one, other, and exact numbers") {
    const auto notes = "{n, plural, =0 {nothing} one {# note} other {# notes}}";
    CHECK(said(notes, std::int64_t{0}) == "nothing");
    CHECK(said(notes, std::int64_t{1}) == "1 note");
    CHECK(said(notes, std::int64_t{2}) == "2 notes");
    CHECK(said(notes, std::int64_t{21}) == "21 notes");
    CHECK(said("{n, plural, =2 {a pair} one {one} other {many}}", std::int64_t{2}) == "a pair");
    CHECK(said("{n, plural, other {# of them}}", std::int64_t{1}) == "1 of them");
}

TEST_CASE("a plural around an argument reads both") {
    CHECK(with("{n, plural, one {# hour for {who}} other {# hours for {who}}}")
              .say(message{"trust.overall"}.with("n", std::int64_t{3}).with("who", "Bo")) ==
          "3 hours for Bo");
}

TEST_CASE("a select has words, and other for the rest") {
    const auto levels = "{n, select, high {tight} low {loose} other {unknown}}";
    CHECK(said(levels, "high") == "tight");
    CHECK(said(levels, "low") == "loose");
    CHECK(said(levels, "middle") == "unknown");
    CHECK(said(levels, std::int64_t{1}) == "unknown");
    CHECK(said("{n, select, high {tight}}", "low") == "");
    CHECK(said("{n, select, none {nothing} other {something}}") == "nothing");
}

TEST_CASE("a select may hold a select, a plural and a date") {
    CHECK(said("{n, select, a {{m, select, b {no} other {m is {m}}}} other {no}}", "a") ==
          "m is {m}");
}

TEST_CASE("a date is written by the catalogue's own words") {
    CHECK(said("{n, date}", "2026-02-20") == "Fri 20 Feb 2026");
    CHECK(said("{n, date}", "1999-12-05") == "Sun 5 Dec 1999");
    CHECK(said("{n, date}", "not a day") == "not a day");
    CHECK(said("{n, date}", std::int64_t{20260220}) == "?");
    auto words = with("{n, date}");
    REQUIRE(words.replace("date.day = {day}.{month, select, m2 {2} other {x}}.{year}").ok());
    CHECK(words.say(message{"trust.overall"}.with("n", "2026-02-20")) == "20.2.2026");
}

TEST_CASE("a list says each item, and joins them by the catalogue's own words") {
    const auto days = "{n, list, weekday.one}";
    CHECK(said(days, "MO") == "Monday");
    CHECK(said(days, "MO,TH") == "Monday and Thursday");
    CHECK(said(days, "MO,WE,FR") == "Monday, Wednesday and Friday");
    CHECK(said(days, "") == "");
    CHECK(said("every {n, list, weekday.one}.", "SA,SU") == "every Saturday and Sunday.");
    CHECK(said("{n,list,weekday.one}", "TU") == "Tuesday");
}

TEST_CASE("an item of a list may have a number") {
    const auto days = "{n, list, weekday.one}";
    CHECK(said(days, "1MO") == "the first Monday");
    CHECK(said(days, "2TU,3WE") == "the second Tuesday and the third Wednesday");
    CHECK(said(days, "-2TH,-1FR") == "the last but one Thursday and the last Friday");
    CHECK(said("{n, list, month_day.one}", "1") == "the 1st");
    CHECK(said("{n, list, month_day.one}", "2,3,4") == "the 2nd, the 3rd and the 4th");
    CHECK(said("{n, list, month_day.one}", "11,12,13") == "the 11th, the 12th and the 13th");
    CHECK(said("{n, list, month_day.one}", "21,22,23") == "the 21st, the 22nd and the 23rd");
    CHECK(said("{n, list, month_day.one}", "30,31") == "the 30th and the 31st");
    CHECK(said("{n, list, month_day.one}", "15,-1") == "the 15th and the last day");
}

TEST_CASE("an item of a list may be a span of numbers, or anything as it is") {
    CHECK(said("{n, list, month_day.one}", "1,7-13,-3") ==
          "the 1st, the 7th to the 13th and the 3rd to last day");
    CHECK(said("{n, list, number.one}", "0,9-17") == "0 and 9 to 17");
    CHECK(said("{n, list, number.one}", "9-9,9--1,9-x") == "9, 9 and 9");
    CHECK(said("{n, list, time.one}", "09:30,14:00:05") == "09:30 and 14:00:05");
}

TEST_CASE("a list may be joined at its end by other words") {
    CHECK(said("{n, list, weekday.any.one, list.or}", "MO,TU,2FR") ==
          "a Monday, a Tuesday or the second Friday");
}

TEST_CASE("an ordinal goes by its last digits") {
    const auto nth = "{n, selectordinal, =4 {fourth} one {#st} two {#nd} few {#rd} other {#th}}";
    for (const auto* text : {"1st", "2nd", "3rd", "fourth", "11th", "12th", "13th", "21st", "22nd",
                             "23rd", "24th", "100th", "101st", "111th", "113th", "363rd"})
        CHECK(said(nth, std::isdigit(*text) ? std::int64_t{std::atoi(text)} : 4) == text);
    CHECK(said(nth) == "?th");
}

TEST_CASE("a time of day is written by the catalogue's own words") {
    CHECK(said("at {n, time}", "09:30") == "at 09:30");
    CHECK(said("at {n, time}", "23:59:59") == "at 23:59:59");
    CHECK(said("at {n, time}", "noon") == "at noon");
    CHECK(said("at {n, time}") == "at ?");
}

TEST_CASE("a sentence may stand in another, of the same arguments") {
    auto words = with("<{plan.todo}>{plan.trust}");
    REQUIRE(words.replace("plan.todo = {n}, {n, plural, one {one} other {many}}").ok());
    CHECK(words.say(message{"trust.overall"}.with("n", std::int64_t{3})) == "<3, many>Trust");
    CHECK(said("{no.such_key}") == "[no.such_key]");
}

TEST_CASE("a sentence that stands in itself comes to an end") {
    auto words = with("a{trust.overall}");
    CHECK(words.say(message{"trust.overall"}) == "aaaaaaa[trust.overall]");
}

TEST_CASE("what is no list, or has items that nobody knows, is said as it is or not at all") {
    const auto days = "{n, list, weekday.one}";
    CHECK(said(days) == "");
    CHECK(said(days, std::int64_t{3}) == "");
    CHECK(said(days, .5) == "");
    CHECK(said(days, "XX,MO") == "XX and Monday");
    CHECK(said(days, "MO,") == "Monday");
    CHECK(said(days, "99999999999999999999MO") != "");
    CHECK(said("{n, list, no.such_key}", "MO") == "[no.such_key]");
}

TEST_CASE("a list speaks another language like every other sentence") {
    auto words = with("{n, list, weekday.one}");
    REQUIRE(words
                .replace("weekday.one = {value, select, MO {Montag} TH {Donnerstag} other {?}}\n"
                         "list.last = {before} und {next}\n")
                .ok());
    CHECK(words.say(message{"trust.overall"}.with("n", "MO,TH")) == "Montag und Donnerstag");
}

TEST_CASE("a list may stand within a plural or a select, never within a list") {
    CHECK(said("{n, select, other {on {m, list, weekday.one}}}", "x") == "on ");
    auto words = with("{n, list, weekday.one}");
    (void)words.replace("weekday.one = <{value, list, weekday.one}>");
    CHECK(words.say(message{"trust.overall"}.with("n", "MO,TH")).find("MO") == std::string::npos);
}

TEST_CASE("apostrophes: two are one, a pair that begins at a brace quotes, others are text") {
    CHECK(said("the boss''s desk") == "the boss's desk");
    CHECK(said("don't {n}", "stop") == "don't stop");
    CHECK(said("literally '{n}'", "x") == "literally {n}");
    CHECK(said("'{' and '}'") == "{ and }");
    CHECK(said("{n, plural, other {'#' is #}}", std::int64_t{4}) == "# is 4");
}

TEST_CASE("outside a plural the number sign is text") { CHECK(said("# 1") == "# 1"); }

TEST_CASE("text of an argument is never read as a sentence") {
    CHECK(said("{n}", "{day, date} # ''") == "{day, date} # ''");
}

// ---- replacing ----

TEST_CASE("a host replaces what it likes, and the rest stays") {
    auto words = render::catalogue::english();
    CHECK(words
              .replace("# Deutsch\n\ntrust.overall = Vertrauen insgesamt\r\n"
                       "  plan.todo=Zu tun  \n")
              .ok());
    CHECK(words.say(message{"trust.overall"}) == "Vertrauen insgesamt");
    CHECK(words.say(message{"plan.todo"}) == "Zu tun");
    CHECK(words.say(message{"plan.trust"}) == "Trust");
    CHECK(render::catalogue::english().say(message{"plan.todo"}) == "To do");
}

TEST_CASE("of a sentence that is given twice the last one counts") {
    auto words = render::catalogue::english();
    CHECK(words.replace("plan.todo = one\nplan.todo = two").ok());
    CHECK(words.say(message{"plan.todo"}) == "two");
}

TEST_CASE("a sentence may be empty, and may have an equals sign") {
    auto words = render::catalogue::english();
    CHECK(words.replace("plan.todo =\nplan.trust = a = b").ok());
    CHECK(words.say(message{"plan.todo"}) == "");
    CHECK(words.say(message{"plan.trust"}) == "a = b");
}

TEST_CASE("a key that no message has is refused at its line") {
    CHECK(refused("plan.todo = fine\nplan.tudo = oops\n") ==
          "unknown_key: no message has the key \"plan.tudo\" (at line 2, column 1)");
}

TEST_CASE("a line that is no sentence is refused") {
    CHECK(refused("plan.todo = fine\n\njust words\n") ==
          "syntax: a line is \"key = sentence\" (at line 3, column 1)");
    CHECK(refused("= nothing") == "syntax: a line is \"key = sentence\" (at line 1, column 1)");
}

TEST_CASE("braces that do not fit are refused at the byte where it shows") {
    const auto at = [](int line, int column) {
        return "syntax: the braces of the sentence do not fit (at line " + std::to_string(line) +
               ", column " + std::to_string(column) + ")";
    };
    CHECK(refused("plan.todo = {") == at(1, 14));
    CHECK(refused("plan.todo = a } b") == at(1, 15));
    CHECK(refused("plan.todo = {n") == at(1, 15));
    CHECK(refused("plan.todo = {}") == at(1, 14));
    CHECK(refused("plan.todo = {n, select, a {x}") == at(1, 30));
    CHECK(refused("plan.todo = {n, select, a x}") == at(1, 27));
    CHECK(refused("plan.todo = {n, dates}") == at(1, 22));
    CHECK(refused("plan.todo = {n, plural, two {x} other {y}}") == at(1, 32));
    CHECK(refused("plan.todo = {n, plural other {y}}") == at(1, 24));
    CHECK(refused("plan.todo = {n, list}") == at(1, 21));
    CHECK(refused("plan.todo = {n, list, }") == at(1, 23));
    CHECK(refused("plan.todo = {n, list, a b}") == at(1, 25));
    CHECK(refused("plan.todo = {n, list, weekday.one") == at(1, 34));
    CHECK(refused("plan.trust = fine\n  plan.todo   =   {n\n") == at(2, 21));
}

TEST_CASE("braces nested deeper than a person writes are refused") {
    auto sentence = std::string{"x"};
    for (int i = 0; i < 7; ++i) sentence = "{n, select, other {" + sentence + "}}";
    CHECK(refused("plan.todo = " + sentence) == "ok");
    for (int i = 0; i < 2; ++i) sentence = "{n, select, other {" + sentence + "}}";
    CHECK(refused("plan.todo = " + sentence).starts_with("syntax: "));
    for (int i = 0; i < 10'000; ++i) sentence = "{n, select, other {" + sentence + "}}";
    CHECK(refused("plan.todo = " + sentence).starts_with("syntax: "));
}

TEST_CASE("text that is not UTF-8 is refused at its line and column") {
    CHECK(refused("plan.todo = fine\nplan.trust = \xFF\n") ==
          "invalid_utf8: the text is not UTF-8 (at line 2, column 14)");
}

TEST_CASE("a text with one fault replaces nothing") {
    auto words = render::catalogue::english();
    CHECK_FALSE(words.replace("plan.todo = Zu tun\nplan.trust = {\n").ok());
    CHECK(words.say(message{"plan.todo"}) == "To do");
}

TEST_CASE("random texts are replaced or refused, and either way said without harm") {
    auto roll = dice{21};
    const auto pieces = std::vector<std::string>{
        "{", "}",  "n", ", plural, ", ", select, ", ", date",   "other ",    "one ",    "=0 ", "#",
        "'", "''", " ", "x",          "\xC3\xA4",   ", list, ", "list.last", ", number"};
    auto accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
        auto sentence = std::string{};
        for (auto n = roll.below(12); n > 0; --n) sentence += roll.one_of(pieces);
        auto words = render::catalogue::english();
        if (!words.replace("plan.todo = " + sentence)) continue;
        ++accepted;
        (void)words.say(message{"plan.todo"}.with("n", std::int64_t{1}));
    }
    CHECK(accepted > 500);
}

// ---- another language on a page ----

TEST_CASE("a page speaks the catalogue that it is given") {
    auto words = render::catalogue::english();
    REQUIRE(words.replace("plan.todo = Zu tun\nplan.trust = Vertrauen\nplan.rhythm = Takt\n").ok());
    const auto page =
        render::render(example("new_report"), "plan", "2026-02-20", "", {.messages = &words});
    REQUIRE(page.ok());
    for (const auto* heading : {"\nZu tun\n", "\nVertrauen\n", "\nTakt\n"})
        CHECK(page->find(heading) != std::string::npos);
    CHECK(page->find("To do") == std::string::npos);
}
