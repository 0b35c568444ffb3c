// SPDX-License-Identifier: BSL-1.0
//
// The limits of model/limits.hpp, each reached for real: what is just within is read, what is just
// over is refused with its place, and neither takes long.
#include <upward/io/json.hpp>
#include <upward/model/limits.hpp>

#include "text.hpp"

#include <doctest/doctest.h>

using namespace upward_io_tests;
using upward::io::read_entries;
using upward::io::read_workspace;

namespace {

std::string trouble(std::string_view json) {
    const auto read = read_workspace(json);
    return read ? "none" : in_short(read.error());
}

std::string many_entries(std::size_t count) {
    auto lines = std::string{};
    for (std::size_t i = 0; i < count; ++i)
        lines += (i ? ",\n" : "") + line("boss_act", "\"act\":\"invest\"", "e" + std::to_string(i));
    return workspace_with(lines);
}

}  // namespace

TEST_CASE("a text of the largest size is read, a larger one is refused unread") {
    auto json = std::string{"{\"upward\":1}"};
    json.resize(upward::max_json_bytes, ' ');
    CHECK(trouble(json) == "none");
    json += ' ';
    CHECK(trouble(json) == "limit_exceeded  0:0");
}

TEST_CASE("brackets are nested at most 32 deep") {
    const auto nested = [](std::size_t depth) {
        return repeated("[", depth) + repeated("]", depth);
    };
    CHECK(in_short(read_entries(nested(32)).error()) == "wrong_type /0 1:2");
    CHECK(in_short(read_entries(nested(33)).error()) ==
          "limit_exceeded " + repeated("/0", 31) + " 1:33");
}

TEST_CASE("a million nested brackets are refused at the 33rd") {
    for (const auto* opening : {"[", "{\"a\":", "[{\"a\":"}) {
        const auto read = read_workspace(repeated(opening, 1'000'000));
        REQUIRE_FALSE(read);
        CHECK(read.error().code == upward::errc::limit_exceeded);
        CHECK(read.error().cause == "brackets are nested more than 32 deep");
    }
}

TEST_CASE("a log holds as many entries as it may, and not one more") {
    CHECK(trouble(many_entries(upward::max_entries)) == "none");
    CHECK(trouble(many_entries(upward::max_entries + 1)) == "limit_exceeded /log/200000 200002:1");
}

TEST_CASE("the list of entries to append has the same limit") {
    const auto entry = line("boss_act", "\"act\":\"invest\"") + ",";
    const auto read = read_entries("[" + repeated(entry, upward::max_entries) + "7]");
    REQUIRE_FALSE(read);
    CHECK(read.error().code == upward::errc::limit_exceeded);
    CHECK(read.error().where.pointer == "/200000");
}

TEST_CASE("a text in an entry has its largest size") {
    const auto with_text = [](std::size_t bytes) {
        return workspace_with(line("deception", "\"about\":\"" + std::string(bytes, 'x') + "\""));
    };
    CHECK(trouble(with_text(upward::max_text_bytes)) == "none");
    CHECK(trouble(with_text(upward::max_text_bytes + 1)) == "limit_exceeded /log/0/about 2:59");
}

TEST_CASE("a list in an entry has its largest length") {
    const auto with_names = [](std::size_t count) {
        return workspace_with(
            line("credit_shared", "\"to\":[" + repeated("\"p\",", count - 1) + "\"p\"]"));
    };
    CHECK(trouble(with_names(upward::max_list_items)) == "none");
    CHECK(trouble(with_names(upward::max_list_items + 1)) ==
          "limit_exceeded /log/0/to/10000 2:40061");
}

TEST_CASE("a chain of corrections has its longest length") {
    const auto chain = [](std::size_t length) {
        auto lines = line("deception", "\"about\":\"x\"", "c0");
        for (std::size_t i = 1; i <= length; ++i)
            lines += ",\n" + line("correction",
                                  "\"target\":\"c" + std::to_string(i - 1) + "\",\"withdraw\":true",
                                  "c" + std::to_string(i));
        return workspace_with(lines);
    };
    CHECK(trouble(chain(upward::max_correction_chain)) == "none");
    CHECK(trouble(chain(upward::max_correction_chain + 1)).starts_with("limit_exceeded /log/1001"));
}

TEST_CASE("an object with very many keys is refused in no time") {
    auto json = std::string{"{\"upward\":1"};
    for (auto i = 0; i < 250'000; ++i) json += ",\"k" + std::to_string(i) + "\":0";
    CHECK(trouble(json + "}") == "limit_exceeded  1:2288891");
}
