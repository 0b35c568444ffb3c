// SPDX-License-Identifier: BSL-1.0
//
// What is written reads back as it was, and whatever is read is written so that it reads back.
#include <upward/io/json.hpp>
#include <upward/schedule/zone_file.hpp>

#include "random_entries.hpp"
#include "text.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace upward_io_tests;
using upward::io::read_entries;
using upward::io::read_workspace;
using upward::io::write_entry;
using upward::io::write_workspace;

namespace {

void check_same(const upward::workspace& a, const upward::workspace& b) {
    CHECK(a.settings() == b.settings());
    const auto left = a.entries().entries(), right = b.entries().entries();
    REQUIRE(left.size() == right.size());
    for (std::size_t i = 0; i < left.size(); ++i) CHECK(*left[i] == *right[i]);
}

std::vector<upward::entry> some_of_every_kind(random_values& random, int each) {
    auto entries = std::vector<upward::entry>{};
    for_each_kind([&](auto kind) {
        for (auto i = 0; i < each; ++i) {
            entries.push_back(random.entry_of<decltype(kind)>());
            entries.back().id.text = "n" + std::to_string(entries.size());
        }
    });
    return entries;
}

upward::workspace random_workspace(random_values& random, int each) {
    auto settings = upward::workspace_settings{};
    settings.zone = "America/Argentina/Buenos_Aires";
    REQUIRE(upward::find_zone(settings.zone).ok());
    settings.calendar.weekend = {upward::weekday::FR};
    random.fill(settings.calendar.holidays);
    settings.policy.trust.prior_weight = 2.5 + static_cast<double>(random.below(1000)) / 7;
    auto made = upward::workspace::make(settings);
    REQUIRE(made);
    REQUIRE(made->append(some_of_every_kind(random, each)));
    return *made;
}

}  // namespace

TEST_CASE("every kind reads back as it was written, field by field") {
    auto random = random_values{20260220};
    for_each_kind([&](auto kind) {
        for (auto i = 0; i < 200; ++i) {
            const auto e = random.entry_of<decltype(kind)>();
            const auto text = write_entry(e);
            const auto read = read_entries(text);
            INFO(text);
            REQUIRE(read);
            REQUIRE(read->size() == 1);
            CHECK(read->front() == e);
            CHECK(write_entry(read->front()) == text);
        }
    });
}

TEST_CASE("a workspace reads back as it was written, and the same bytes come again") {
    auto random = random_values{7};
    for (auto i = 0; i < 5; ++i) {
        const auto ws = random_workspace(random, 3);
        const auto text = write_workspace(ws);
        const auto read = read_workspace(text);
        INFO((read ? std::string{} : to_string(read.error())));
        REQUIRE(read);
        check_same(*read, ws);
        CHECK(write_workspace(*read) == text);
    }
}

TEST_CASE("the examples read back as they are written") {
    for (const auto* name : {"new_report.json", "coach.json"}) {
        auto file = std::ifstream{std::string{UPWARD_EXAMPLES} + "/" + name};
        const auto json = std::string{std::istreambuf_iterator<char>{file}, {}};
        const auto read = read_workspace(json);
        INFO(name << ": " << (read ? std::string{} : to_string(read.error())));
        REQUIRE(read);
        CHECK(read->entries().size() > 10);
        check_same(*read_workspace(write_workspace(*read)), *read);
    }
}

TEST_CASE("the order of entries and keys in a text changes nothing") {
    const auto a = line("boss_act", "\"act\":\"invest\"", "a");
    const auto b = "{\"act\":\"wider\",\"kind\":\"boss_act\",\"date\":\"2026-02-19\",\"id\":\"b\"}";
    const auto one = read_workspace(workspace_with(a + "," + b));
    const auto other = read_workspace("{\"log\":[" + std::string{b} + "," + a + "],\"upward\":1}");
    REQUIRE(one);
    REQUIRE(other);
    CHECK(write_workspace(*one) == write_workspace(*other));
}

TEST_CASE("hostile text survives") {
    const auto hostile =
        std::string{"\"\\/\b\f\n\r\t\x01\x7F\u2028\u2029🙂</script>\xEF\xBB\xBF"};
    auto e = upward::entry{{"d"}, *upward::parse_date("2026-02-20")};
    e.body = upward::deception{hostile};
    const auto text = write_entry(e);
    CHECK(text ==
          "{\"about\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\x7F\u2028\u2029🙂</script>\xEF\xBB\xBF\","
          "\"date\":\"2026-02-20\",\"id\":\"d\",\"kind\":\"deception\"}");
    CHECK(read_entries(text)->front() == e);
    const auto escaped =
        read_entries(line("deception", "\"about\":\"\\ud83d\\ude42\\u2028\\/\"", "d"));
    CHECK(upward::get<upward::deception>(escaped->front().body).about == "🙂\u2028/");
}

TEST_CASE("a text with escapes that is longer than the parser's own buffer stays whole") {
    const auto long_text = repeated("0123456789\n", 5'000);
    auto e = upward::entry{{"d"}, *upward::parse_date("2026-02-20")};
    e.body = upward::deception{long_text};
    CHECK(read_entries(write_entry(e))->front() == e);
}

TEST_CASE("a damaged file fails with a code, or gives a workspace that reads back") {
    auto random = random_values{42};
    const auto whole = write_workspace(random_workspace(random, 1));
    static constexpr auto bytes = std::string_view{"{}[]\":,0123456789-+.eEtfn\\u \n\x80\xC3\xFFz"};
    auto read_well = 0;
    for (auto i = 0; i < 3'000; ++i) {
        auto text = whole;
        for (auto change = random.below(3) + 1; change > 0; --change) {
            const auto at = random.below(text.size()), other = random.below(text.size());
            const auto length = random.below(40);
            const auto byte = bytes[random.below(bytes.size())];
            switch (random.below(4)) {
                case 0: text.erase(at, length); break;
                case 1: text.insert(at, 1, byte); break;
                case 2: text.insert(at, text.substr(other, length)); break;
                default: text[at] = byte;
            }
        }
        const auto read = read_workspace(text);
        if (!read) {
            CHECK(read.error().code >= upward::errc::syntax);
            CHECK(read.error().code <= upward::errc::invalid_policy);
            CHECK(read.error().where.line > 0);
            CHECK(read.error().where.offset <= static_cast<std::int64_t>(text.size()));
            CHECK(read.error().cause.find('\n') == std::string::npos);
            continue;
        }
        ++read_well;
        const auto again = read_workspace(write_workspace(*read));
        REQUIRE(again);
        check_same(*again, *read);
    }
    CHECK(read_well > 100);
}

TEST_CASE("a file that is cut fails, unless only white space is lost") {
    auto random = random_values{11};
    const auto whole = write_workspace(random_workspace(random, 1));
    for (std::size_t cut = 0; cut + 1 < whole.size(); cut += 7) {
        const auto read = read_workspace(std::string_view{whole}.substr(0, cut));
        REQUIRE_FALSE(read);
        CHECK((read.error().code == upward::errc::syntax ||
               read.error().code == upward::errc::invalid_utf8));
    }
}
