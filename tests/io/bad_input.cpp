// SPDX-License-Identifier: BSL-1.0
//
// Bad input is an answer: the code, the cause and the place, of each trouble that a file can have.
#include <upward/io/json.hpp>

#include "text.hpp"

#include <doctest/doctest.h>

using namespace upward_io_tests;
using upward::io::read_entries;
using upward::io::read_policy;
using upward::io::read_workspace;

namespace {

std::string trouble(std::string_view json) {
    const auto read = read_workspace(json);
    return read ? "none" : in_short(read.error());
}

std::string cause(std::string_view json) {
    const auto read = read_workspace(json);
    return read ? "none" : read.error().cause;
}

std::string trouble_in(std::string_view kind, std::string_view fields) {
    return trouble(workspace_with(line(kind, fields)));
}

std::string cause_in(std::string_view kind, std::string_view fields) {
    return cause(workspace_with(line(kind, fields)));
}

}  // namespace

TEST_CASE("a text that is not JSON is refused at the byte where it stops to be") {
    CHECK(trouble("") == "syntax  1:1");
    CHECK(trouble("nonsense") == "syntax  1:1");
    CHECK(trouble("{\"upward\":1,}") == "syntax  1:13");
    CHECK(trouble("{\"upward\" 1}") == "syntax  1:11");
    CHECK(trouble("{'upward':1}") == "syntax  1:2");
    CHECK(trouble("{\"upward\":01}") == "syntax  1:12");
    CHECK(trouble("{\"upward\":1} // done") == "syntax  1:14");
    CHECK(trouble("{\"upward\":1}{}") == "syntax  1:13");
    CHECK(trouble("{\"upward\":1,\n \"log\":[\n  {\"id\":\"a\" \"b\"}]}") == "syntax /log/0 3:13");
    CHECK(trouble("{\"upward\":1,\"zone\":\"UTC\t\"}") == "syntax  1:24");
    CHECK(trouble("{\"upward\":1,\"zone\":\"\\ud800\"}") == "syntax  1:27");
    CHECK(trouble("{\"upward\":Infinity}") == "syntax  1:11");
    CHECK(trouble("{\"upward\":NaN}") == "syntax  1:11");
    CHECK(cause("{\"upward\":1}{}") == "something follows the value");
}

TEST_CASE("a truncated file ends too early, wherever it was cut") {
    const auto whole = workspace_with(line("person", "\"name\":\"Sam\",\"role\":\"boss\""));
    CHECK(trouble(whole) == "none");
    CHECK(trouble(whole.substr(0, 50)) == "syntax /log/0 2:31");
    CHECK(cause(whole.substr(0, 50)) == "the text ends too early");
    for (std::size_t cut = 0; cut + 2 < whole.size(); ++cut) {
        const auto read = read_workspace(whole.substr(0, cut));
        REQUIRE_FALSE(read);
        CHECK(read.error().code == upward::errc::syntax);
        CHECK(read.error().where.offset == static_cast<std::int64_t>(cut));
    }
}

TEST_CASE("a NUL byte is not JSON, but may be escaped in a text") {
    using namespace std::string_literals;
    CHECK(trouble("{\"upward\":1}\0"s) == "syntax  1:13");
    CHECK(trouble("{\"upward\":1,\"zone\":\"\0\"}"s) == "syntax  1:21");
    const auto read = read_entries(line("deception", "\"about\":\"a\\u0000b\""));
    REQUIRE(read);
    CHECK(upward::get<upward::deception>(read->front().body).about == "a\0b"s);
}

TEST_CASE("a byte order mark is named") {
    CHECK(trouble("\xEF\xBB\xBF{\"upward\":1}") == "syntax  1:1");
    CHECK(cause("\xEF\xBB\xBF{\"upward\":1}") ==
          "the text begins with a byte order mark: leave it out");
}

TEST_CASE("a text that is not UTF-8 is refused at the byte") {
    CHECK(trouble("{\"upward\":1,\n\"zone\":\"U\xFFTC\"}") == "invalid_utf8  2:10");
    CHECK(trouble("{\"upward\":1,\"zone\":\"\xC0\x80\"}") == "invalid_utf8  1:21");
    CHECK(trouble("{\"upward\":1,\"zone\":\"\xED\xA0\x80\"}") == "invalid_utf8  1:21");
    CHECK(trouble("{\"upward\":1,\"zone\":\"\xE2\x82") == "invalid_utf8  1:21");
}

TEST_CASE("a key that stands twice in one object is refused, at the second") {
    CHECK(trouble("{\"upward\":1,\n\"upward\":1}") == "duplicate_key /upward 2:1");
    CHECK(trouble(
              workspace_with(line("person", "\"name\":\"A\",\"role\":\"boss\",\"name\":\"B\""))) ==
          "duplicate_key /log/0/name 2:73");
    CHECK(trouble("{\"upward\":1,\"upw\\u0061rd\":1}") == "duplicate_key /upward 1:13");
    CHECK(cause("{\"upward\":1,\"upward\":1}") == "the key \"upward\" stands twice in one object");
}

TEST_CASE("of many keys the first that stands twice is named") {
    auto json = std::string{"{\"upward\":1"};
    for (const char c : std::string_view{"abcdefghijklmnopqrstuvwxyzzcb"})
        json += std::string{",\n\""} + c + "\":0";
    CHECK(trouble(json + "}") == "duplicate_key /z 28:1");
}

TEST_CASE("an unknown key is named, with what may have been meant") {
    CHECK(trouble("{\"upward\":1,\"zones\":\"UTC\"}") == "unknown_key /zones 1:13");
    CHECK(cause("{\"upward\":1,\"zones\":\"UTC\"}") ==
          "a workspace has no \"zones\"; did you mean \"zone\"?");
    CHECK(trouble_in("ask", "\"by\":\"b\",\"to\":\"m\",\"topci\":\"x\"") ==
          "unknown_key /log/0/topci 2:63");
    CHECK(cause_in("ask", "\"by\":\"b\",\"to\":\"m\",\"topci\":\"x\"") ==
          "an ask has no \"topci\"; did you mean \"topic\"?");
    CHECK(
        cause_in("lapse_response", "\"colour\":1") ==
        "a lapse_response has no \"colour\"; it has \"id\", \"kind\", \"date\", \"at\", \"area\", "
        "\"visibility\", \"lapse\", \"act\"");
    CHECK(trouble("{\"upward\":1,\"calendar\":{\"weekends\":[]}}") ==
          "unknown_key /calendar/weekends 1:25");
    CHECK(trouble("{\"upward\":1,\"policy\":{\"trust\":{\"weights\":{\"deceptions\":{}}}}}") ==
          "unknown_key /policy/trust/weights/deceptions 1:43");
    CHECK(trouble("{\"upward\":1,\"a/b~c\":0}") == "unknown_key /a~1b~0c 1:13");
}

TEST_CASE("a key that is missing is named, at its object") {
    CHECK(trouble("{}") == "missing_key  1:1");
    CHECK(cause("{}") == "a workspace needs \"upward\", the number of its format");
    CHECK(trouble_in("ask", "\"by\":\"b\",\"to\":\"m\"") == "missing_key /log/0 2:1");
    CHECK(cause_in("ask", "\"by\":\"b\",\"to\":\"m\"") == "an ask needs \"topic\"");
    CHECK(trouble(workspace_with("{\"date\":\"2026-02-20\"}")) == "missing_key /log/0 2:1");
    CHECK(cause(workspace_with("{\"date\":\"2026-02-20\"}")) == "an entry needs \"kind\"");
    CHECK(
        cause(workspace_with("{\"kind\":\"deception\",\"date\":\"2026-02-20\",\"about\":\"\"}")) ==
        "a deception needs \"id\"");
    CHECK(cause(workspace_with("{\"kind\":\"deception\",\"id\":\"d\",\"about\":\"\"}")) ==
          "a deception needs \"date\"");
    CHECK(trouble_in("role_statement", "\"version\":1,\"lines\":[{\"text\":\"x\"}]") ==
          "missing_key /log/0/lines/0 2:77");
    CHECK(cause_in("result", "\"met\":true") ==
          "a result names one metric, one expectation or one experiment");
    CHECK(trouble_in("rule", "\"rhythm\":\"r\",\"trigger\":\"calendar\"") ==
          "missing_key /log/0 2:1");
    CHECK(trouble_in("rhythm_agreed", "\"rhythm\":\"r\"") == "missing_key /log/0 2:1");
    CHECK(cause_in("rhythm_agreed", "\"rhythm\":\"r\"") == "it names the two people who agreed");
    CHECK(trouble_in("rhythm_agreed", "\"rhythm\":\"r\",\"names\":[\"ana\"]") ==
          "missing_key /log/0/names 2:76");
}

TEST_CASE("a value of a wrong type is refused, also deep inside") {
    CHECK(trouble("[]") == "wrong_type  1:1");
    CHECK(trouble("{\"upward\":\"1\"}") == "wrong_type /upward 1:11");
    CHECK(cause("{\"upward\":\"1\"}") == "expected a whole number, found the text \"1\"");
    CHECK(trouble("{\"upward\":1,\"log\":{}}") == "wrong_type /log 1:19");
    CHECK(trouble("{\"upward\":1,\"log\":[1]}") == "wrong_type /log/0 1:20");
    CHECK(trouble("{\"upward\":1,\"calendar\":{\"holidays\":\"none\"}}") ==
          "wrong_type /calendar/holidays 1:36");
    CHECK(trouble_in("proposal",
                     "\"title\":\"t\",\"uses\":[{\"limit\":\"l\",\"amount\":1},\n{\"limit\":\"m\","
                     "\"amount\":[2]}]") == "wrong_type /log/0/uses/1/amount 3:23");
    CHECK(cause_in("check_in", "\"feedback_asked\":\"yes\"") ==
          "expected true or false, found the text \"yes\"");
    CHECK(trouble_in("person", "\"name\":null,\"role\":\"boss\"") == "wrong_type /log/0/name 2:55");
    CHECK(cause_in("burden_eased", "\"hours\":null") ==
          "expected a number, found null (leave it out instead)");
    CHECK(cause_in("role_statement", "\"version\":1.5") ==
          "expected a whole number, found the number 1.5");
    CHECK(
        trouble_in("peer_sign", "\"person\":\"p\",\"topic\":\"t\",\"disposition\":\"friendly\"") ==
        "wrong_type /log/0/disposition 2:90");
}

TEST_CASE("a number outside its range is refused") {
    CHECK(trouble_in("expectation",
                     "\"item\":\"i\",\"measure\":\"m\",\"due\":\"2026-03-01\","
                     "\"value\":1e400") == "out_of_range /log/0/value 2:105");
    CHECK(cause_in("expectation",
                   "\"item\":\"i\",\"measure\":\"m\",\"due\":\"2026-03-01\","
                   "\"value\":1e400") == "1e400 is beyond what a number holds");
    CHECK(trouble_in("reading", "\"of\":\"m\",\"value\":-1e400") ==
          "out_of_range /log/0/value 2:66");
    CHECK(trouble_in("reading", "\"of\":\"m\",\"value\":1e-400") ==
          "out_of_range /log/0/value 2:66");
    CHECK(trouble_in("reading", "\"of\":\"m\",\"value\":1e99999999999") ==
          "out_of_range /log/0/value 2:66");
    CHECK(cause_in("problem", "\"topic\":\"t\",\"known\":\"2026-02-20\",\"severity\":7") ==
          "7 is not in [0, 4]");
    CHECK(trouble_in("burden_eased", "\"hours\":-1") == "out_of_range /log/0/hours 2:62");
    CHECK(trouble_in("burden_offer", "\"hours\":1,\"reversibility\":1.01") ==
          "out_of_range /log/0/reversibility 2:80");
    CHECK(trouble_in("role_statement", "\"version\":99999999999") ==
          "out_of_range /log/0/version 2:66");
    CHECK(trouble_in("rhythm_agreed", "\"rhythm\":\"r\",\"spacing\":\"10001wd\"") ==
          "out_of_range /log/0/spacing 2:78");
    CHECK(trouble(workspace_with(line("boss_act", "\"act\":\"invest\",\"at\":1440"))) ==
          "out_of_range /log/0/at 2:70");
    CHECK(trouble("{\"upward\":0}") == "out_of_range /upward 1:11");
}

TEST_CASE("a date that does not exist is refused") {
    const auto leave = [](std::string_view to) {
        return "\"person\":\"p\",\"from\":\"2026-02-20\",\"to\":\"" + std::string{to} + "\"";
    };
    CHECK(trouble_in("leave", leave("2026-02-30")) == "invalid_date /log/0/to 2:85");
    CHECK(cause_in("leave", leave("2026-02-30")) == "\"2026-02-30\" is a day that does not exist");
    CHECK(cause_in("leave", leave("20.2.2026")) == "\"20.2.2026\" is not YYYY-MM-DD");
    CHECK(cause_in("leave", leave("2026-2-3")) == "\"2026-2-3\" is not YYYY-MM-DD");
    CHECK(cause_in("leave", leave("0044-03-15")) == "\"0044-03-15\" is before 1400-01-01");
    CHECK(cause_in("leave", leave("2026\\n02\\n03")) == "\"2026\\n02\\n03\" is not YYYY-MM-DD");
    CHECK(trouble_in("leave", leave("2026-02-19")) == "invalid_value /log/0/to 2:85");
    CHECK(trouble("{\"upward\":1,\"calendar\":{\"holidays\":[\"2026-01-01\",\"2027-02-29\"]}}") ==
          "invalid_date /calendar/holidays/1 1:50");
}

TEST_CASE("an id of another form is refused") {
    CHECK(trouble(workspace_with(line("boss_act", "\"act\":\"invest\"", "a b"))) ==
          "invalid_id /log/0/id 2:7");
    CHECK(trouble(workspace_with(line("boss_act", "\"act\":\"invest\"", ""))) ==
          "invalid_id /log/0/id 2:7");
    CHECK(trouble_in("feedback_applied", "\"feedback\":\"f\\u0000\"") ==
          "invalid_id /log/0/feedback 2:69");
    CHECK(trouble_in("boss_act", "\"act\":\"invest\",\"area\":\"the lot\"") ==
          "invalid_id /log/0/area 2:72");
}

TEST_CASE("a word that is none of those allowed is refused, and they are listed") {
    CHECK(trouble_in("person", "\"name\":\"Sam\",\"role\":\"Boss\"") ==
          "invalid_value /log/0/role 2:68");
    CHECK(cause_in("item_state", "\"item\":\"i\",\"colour\":\"blue\"") ==
          "\"blue\" is none of \"green\", \"amber\", \"red\"");
    CHECK(cause_in("boss_act", "\"act\":\"invest\",\"visibility\":\"public\"") ==
          "\"public\" is none of \"private\", \"shared\"");
    CHECK(cause_in("rhythm_agreed", "\"rhythm\":\"r\",\"silence\":\"2 days\"") ==
          "\"2 days\" is not a length like \"2wd\"");
    CHECK(trouble_in("rhythm_agreed", "\"rhythm\":\"r\",\"silence\":\"infwd\"") ==
          "invalid_value /log/0/silence 2:78");
    CHECK(trouble("{\"upward\":1,\"zone\":\"not a zone\"}") == "invalid_value /zone 1:20");
    CHECK(trouble("{\"upward\":1,\"calendar\":{\"weekend\":[\"MO\",\"TU\",\"WE\",\"TH\",\"FR\","
                  "\"SA\",\"SU\"]}}") == "invalid_value /calendar/weekend 1:35");
}

TEST_CASE("a kind that is not known is named, with what may have been meant") {
    CHECK(trouble_in("promice", "") == "unknown_kind /log/0/kind 2:39");
    CHECK(cause_in("promice", "") == "there is no kind \"promice\"; did you mean \"promise\"?");
    CHECK(trouble(workspace_with("{\"id\":\"a\",\"kind\":7}")) == "wrong_type /log/0/kind 2:18");
}

TEST_CASE("what the check of an entry finds is placed in the text") {
    CHECK(trouble_in("evidence",
                     "\"dimension\":\"sincerity\",\"sign\":1,\"weight\":1,\"reason\":\"r\","
                     "\"visibility\":\"shared\"") == "not_shareable /log/0/visibility 2:120");
    CHECK(trouble_in("rule", "\"rhythm\":\"r\",\"trigger\":\"calendar\",\"rule\":\"FREQ=HOUR\"") ==
          "invalid_rule /log/0/rule 2:87");
    CHECK(trouble_in("update", "\"settles\":[\"r@2026-02-20\",\"r\"]") ==
          "invalid_value /log/0/settles/1 2:74");
}

TEST_CASE("the zone of a rule is read as the entry is, and an unknown one is refused") {
    const auto rule = [](std::string_view zone) {
        return "\"rhythm\":\"r\",\"trigger\":\"calendar\",\"rule\":\"FREQ=DAILY;BYHOUR=9\","
               "\"zone\":\"" +
               std::string{zone} + "\"";
    };
    CHECK(trouble_in("rule", rule("Pacific/Chatham")) == "none");
    CHECK(trouble_in("rule", rule("Nowhere/Land")).starts_with("invalid_value /log/0/zone 2:"));
    CHECK(cause_in("rule", rule("Nowhere/Land")) ==
          "zone \"Nowhere/Land\" is not in /usr/share/zoneinfo");
    CHECK(trouble(workspace_with(
                      line("correction", "\"target\":\"p\",\"replaces\":{\"kind\":\"rule\"," +
                                             rule("Nowhere/Land") + "}")))
              .starts_with("invalid_value /log/0/replaces/zone 2:"));
}

TEST_CASE("a known id with other content points at the second entry") {
    const auto first = line("deception", "\"about\":\"a\"", "d1");
    const auto other = line("deception", "\"about\":\"b\"", "d1");
    CHECK(trouble(workspace_with(first + ",\n" + first)) == "none");
    CHECK(trouble(workspace_with(first + ",\n" + other)) == "id_conflict /log/1/id 3:7");
}

TEST_CASE("a cycle of corrections points at the entry that closes it") {
    const auto a = line("correction", "\"target\":\"b\",\"withdraw\":true", "a");
    const auto b = line("correction", "\"target\":\"a\",\"withdraw\":true", "b");
    CHECK(trouble(workspace_with(a + ",\n" + b)).starts_with("correction_cycle /log/1"));
    CHECK(trouble(workspace_with(line("correction", "\"target\":\"e1\",\"withdraw\":true")))
              .starts_with("correction_cycle /log/0"));
}

TEST_CASE("a replacement is checked like any entry") {
    const auto replaced_by = [](std::string_view entry) {
        return line("correction", "\"target\":\"p\",\"replaces\":" + std::string{entry});
    };
    CHECK(trouble(workspace_with(replaced_by("{\"kind\":\"deception\",\"about\":\"x\"}"))) ==
          "none");
    CHECK(trouble(workspace_with(replaced_by("{\"kind\":\"deception\"}"))) ==
          "missing_key /log/0/replaces 2:76");
    CHECK(trouble(workspace_with(
              replaced_by("{\"kind\":\"deception\",\"about\":\"x\",\"id\":\"q\"}"))) ==
          "invalid_value /log/0/replaces/id 2:113");
    CHECK(trouble(workspace_with(
              replaced_by("{\"kind\":\"correction\",\"target\":\"x\",\"withdraw\":true}"))) ==
          "invalid_value /log/0/replaces/kind 2:84");
    CHECK(trouble(workspace_with(line("correction", "\"target\":\"p\""))) ==
          "missing_key /log/0 2:1");
}

TEST_CASE("a policy outside its ranges is refused at the constant") {
    CHECK(trouble("{\"upward\":1,\"policy\":{\"trust\":{\"half_life\":{\"sincerity\":3}}}}") ==
          "invalid_policy /policy/trust/half_life/sincerity 1:57");
    const auto read = read_policy("{\"control\":{\"low\":\n0.7}}");
    REQUIRE_FALSE(read);
    CHECK(in_short(read.error()) == "invalid_policy /control/low 2:1");
}

TEST_CASE("a text in a message is cut and stays on its line") {
    const auto hostile = repeated("\xF0\x9F\x99\x82", 100) + "\\n";
    const auto said =
        cause_in("promise_outcome", "\"promise\":\"p\",\"result\":\"" + hostile + "\"");
    CHECK(said == "\"" + repeated("\xF0\x9F\x99\x82", 40) +
                      "…\" is none of \"kept\", \"exceeded\", \"slip_warned\", \"missed\"");
    CHECK(cause("{\"upward\":1,\"\\n\\u0001\":0}").find('\n') == std::string::npos);
}

TEST_CASE("entries are read one or many, with the place in their own text") {
    const auto one = read_entries(line("deception", "\"about\":7"));
    REQUIRE_FALSE(one);
    CHECK(in_short(one.error()) == "wrong_type /about 1:59");
    const auto many = read_entries("[" + line("deception", "\"about\":\"\"") + ",\n" +
                                   line("deception", "\"about\":7") + "]");
    REQUIRE_FALSE(many);
    CHECK(in_short(many.error()) == "wrong_type /1/about 2:59");
    CHECK(read_entries("[]")->empty());
    CHECK(in_short(read_entries("7").error()) == "wrong_type  1:1");
}

TEST_CASE("an entry that a workspace refuses is told with its place in the text") {
    auto ws = upward::workspace{};
    const auto first = std::string{R"({"id":"a","kind":"area","date":"2026-02-20","name":"x"})"};
    REQUIRE(upward::io::append(ws, first).ok());
    CHECK(*upward::io::append(ws, first) == 0);

    const auto other = std::string{
        "[\n {\"id\":\"b\",\"kind\":\"area\",\"date\":\"2026-02-20\",\"name\":\"x\"},\n"
        " {\"id\":\"a\",\"kind\":\"area\",\"date\":\"2026-02-20\",\"name\":\"y\"}]"};
    const auto refused = upward::io::append(ws, other);
    REQUIRE(!refused.ok());
    CHECK(refused.error().code == upward::errc::id_conflict);
    CHECK(refused.error().where.pointer == "/1/id");
    CHECK(refused.error().where.line == 3);
    CHECK(ws.entries().size() == 1);

    const auto cycle =
        upward::io::append(ws, R"({"id":"c","kind":"correction","target":"c","withdraw":true})");
    REQUIRE(!cycle.ok());
    CHECK(cycle.error().code == upward::errc::correction_cycle);
    CHECK(cycle.error().where.pointer == "/target");
    CHECK(cycle.error().where.line == 1);
}
