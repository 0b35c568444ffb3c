// SPDX-License-Identifier: BSL-1.0
#include <upward/interop/boost_serialization.hpp>

#include <upward/anticipate/forecaster.hpp>
#include <upward/core/trace.hpp>

#include "anticipate/random_asks.hpp"

#include <boost/archive/text_iarchive.hpp>
#include <boost/archive/text_oarchive.hpp>
#include <boost/serialization/vector.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <sstream>

using boost::archive::archive_exception;

namespace {

upward::date day(std::string_view text) { return *upward::parse_date(text); }

template <class T>
std::string archived(const T& value) {
    auto stream = std::ostringstream{};
    boost::archive::text_oarchive{stream} << value;
    return stream.str();
}

template <class T>
void load(const std::string& text, T& value) {
    auto stream = std::istringstream{text};
    boost::archive::text_iarchive{stream} >> value;
}

template <class T>
T again(const T& value) {
    auto loaded = T{};
    load(archived(value), loaded);
    return loaded;
}

template <class T>
archive_exception::exception_code code_of_loading(const std::string& text) {
    try {
        auto value = T{};
        load(text, value);
    } catch (const archive_exception& e) {
        return e.code;
    }
    return archive_exception::no_exception;
}

upward::workspace small_workspace() {
    auto settings = upward::workspace_settings{};
    settings.zone = "Europe/Zurich";
    settings.calendar.holidays = {day("2026-04-06")};
    settings.calendar.base = upward::calendar_base::target;
    settings.calendar.holiday_rules = {{.name = "Whit Monday",
                                        .easter = {{50}},
                                        .from = day("2020-01-01"),
                                        .except = {day("2024-05-20")}}};
    settings.calendar.leave = {{day("2026-12-28"), day("2026-12-31")}};
    settings.policy.trust.prior_weight = 2.1;
    auto ws = *upward::workspace::make(settings);
    auto asked = upward::entry{{"ask-17"}, day("2026-02-20")};
    asked.body = upward::ask{{{"boss"}}, {{"me"}}, "budget \"a\" \n b"};
    auto taken_back = upward::entry{{"c"}};
    taken_back.body = upward::correction{{{"ask-17"}}, upward::box{asked}};
    REQUIRE(ws.append({asked, taken_back}));
    return ws;
}

/// What a host may have: its own struct and its own archive, with values of ours within.
struct day_book {
    std::string owner;
    upward::entry draft;
    std::vector<upward::entry> drafts;
    upward::workspace workspace;

    template <class Archive>
    void serialize(Archive& archive, unsigned) {
        archive& owner& draft& drafts& workspace;
    }
};

/// Derived from one of ours and described, but the host's own affair.
struct noted_ask : upward::ask {
    int note = 0;

    template <class Archive>
    void serialize(Archive& archive, unsigned) {
        archive& note;
    }
};
BOOST_DESCRIBE_STRUCT(noted_ask, (upward::ask), (note))

struct host_struct {
    int number;
};
BOOST_DESCRIBE_STRUCT(host_struct, (), (number))

}  // namespace

static_assert(upward::interop::archivable<upward::ask>);
static_assert(upward::interop::archivable<upward::policy>);
static_assert(upward::interop::archivable<upward::trace>);
static_assert(upward::interop::archivable<upward::ref<upward::person>>);
static_assert(!upward::interop::archivable<noted_ask>);
static_assert(!upward::interop::archivable<host_struct>);
static_assert(!upward::interop::archivable<std::vector<upward::ask>>);
static_assert(!upward::interop::archivable<upward::date>);  // Boost.Date_Time has its own

TEST_CASE("a host's struct with ours within goes through its own archive") {
    auto book = day_book{"Sam", {}, {}, small_workspace()};
    book.draft.body = upward::metric{{{"boss"}},        "churn",          "%", {.25}, 1. / 3, -2,
                                     day("2026-01-01"), day("2026-12-31")};
    book.drafts = {book.draft, upward::entry{{"x"}, day("2026-02-20")}};
    const auto loaded = again(book);
    CHECK(loaded.owner == "Sam");
    CHECK(loaded.draft == book.draft);
    CHECK(loaded.drafts == book.drafts);
    CHECK(loaded.workspace.settings() == book.workspace.settings());
    CHECK(*loaded.workspace.entries().find("ask-17") == *book.workspace.entries().find("ask-17"));
    CHECK(*loaded.workspace.entries().find("c") == *book.workspace.entries().find("c"));
}

TEST_CASE("every kind goes through an archive as it is made") {
    boost::mp11::mp_for_each<upward::entry_kinds>([](auto kind) {
        auto e = upward::entry{{"e"}};
        e.body = kind;
        CHECK(again(e) == e);
        CHECK(again(kind) == kind);
    });
}

TEST_CASE("a forecaster goes on from an archive as it was") {
    auto f = upward_tests::a_forecaster(3, 2);
    for (const auto& today : upward_tests::random_asks(6, 60, 3, 2)) upward_tests::tell(f, today);
    const auto state = again(f.state());
    CHECK(state == f.state());
    CHECK(upward::forecaster::restored(state)->chance(1, 5, {0, 1}) == f.chance(1, 5, {0, 1}));
}

TEST_CASE("the types of fields go alone as well") {
    CHECK(again(upward::id{"a"}) == upward::id{"a"});
    CHECK(again(upward::ref<upward::person>{{"a"}}) == upward::ref<upward::person>{{"a"}});
    CHECK(again(upward::rung_number{7}) == upward::rung_number{7});
    CHECK(again(upward::working_days{1.25}) == upward::working_days{1.25});
    CHECK(again(upward::disposition{upward::bounded<-1, 1>{-1}}) ==
          upward::disposition{upward::bounded<-1, 1>{-1}});
    const auto said =
        upward::message{"k"}.with("a", "text").with("b", std::int64_t{3}).with("c", .1);
    CHECK(again(said) == said);
    const auto sum = upward::traced::entry("kept", 1. / 3) + upward::traced{2.};
    CHECK(again(sum.tree()) == sum.tree());
    CHECK(again(upward::policy{}) == upward::policy{});
}

TEST_CASE("numbers come back to the last bit") {
    for (const auto value : {1. / 3, -0.1, 1e308, 5e-324, 0x1p60}) {
        auto e = upward::entry{};
        e.body = upward::reading{{"m"}, value};
        CHECK(again(e) == e);
    }
}

TEST_CASE("a number that is not finite is not saved") {
    auto e = upward::entry{};
    e.body = upward::reading{{"m"}, std::numeric_limits<double>::infinity()};
    CHECK_THROWS_AS(archived(e), archive_exception);
}

TEST_CASE("a newer version of our form is refused") {
    auto text = archived(upward::id{"name"});
    const auto version = text.find(" 1 4 name");
    REQUIRE(version != std::string::npos);
    text[version + 1] = '2';
    CHECK(code_of_loading<upward::id>(text) == archive_exception::unsupported_class_version);
}

TEST_CASE("what no log would take is refused, and the target stays as it was") {
    auto text = archived(small_workspace());
    const auto zone = text.find("Europe/Zurich");
    text.replace(zone, 13, "Europe Zurich");
    CHECK(code_of_loading<upward::workspace>(text) == archive_exception::input_stream_error);

    auto ws = small_workspace();
    CHECK_THROWS_AS(load(text, ws), archive_exception);
    CHECK(ws.entries().size() == 2);
    CHECK(ws.settings().zone == "Europe/Zurich");
}

TEST_CASE("an unknown kind or word is refused") {
    auto e = upward::entry{{"e"}};
    e.body = upward::boss_act{upward::boss_act_sort::wider};
    auto text = archived(e);
    text.replace(text.find("boss_act"), 8, "boss_axe");
    CHECK(code_of_loading<upward::entry>(text) == archive_exception::input_stream_error);
    text = archived(e);
    text.replace(text.find("wider"), 5, "wilder"), text.replace(text.find("5 wilder"), 1, "6");
    CHECK(code_of_loading<upward::entry>(text) == archive_exception::input_stream_error);
}

TEST_CASE("a struct derived from ours keeps the host's own way") {
    auto note = noted_ask{};
    note.note = 7, note.topic = "not archived";
    const auto loaded = again(note);
    CHECK(loaded.note == 7);
    CHECK(loaded.topic.empty());
}
