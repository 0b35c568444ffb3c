// SPDX-License-Identifier: BSL-1.0
//
// All from Monday 2026-03-02 on.
#include <upward/rhythm/arrangement.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <iterator>
#include <set>
#include <string>
#include <tuple>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

using windows = std::vector<touch_window>;

/// Days of March: window("04", "05", "chat").
touch_window window(const char* from, const char* to, const char* channel = "") {
    return {on("2026-03-" + std::string{from}), on("2026-03-" + std::string{to}), channel};
}

/// "03-04 chat, 03-06 mail".
std::string in_words(const std::vector<placed_touch>& touches) {
    auto text = std::string{};
    for (const auto& t : touches)
        text += (text.empty() ? "" : ", ") + iso(t.day).substr(5) + " " +
                (t.channel.empty() ? "any" : t.channel);
    return text;
}
std::string arranged(const windows& w, std::int32_t spacing = 0,
                     const working_calendar& calendar = {}) {
    return in_words(fewest_touches(w, calendar, spacing).touches);
}

windows case_7() {
    return {window("04", "05", "chat"), window("02", "04", "chat"), window("03", "09", "mail"),
            window("06", "09")};
}

/// Each window has a touch of its own days and channel, each touch serves one, none is there twice.
void check_served(const windows& w, const arrangement& found) {
    REQUIRE(found.served_by.size() == w.size());
    auto used = std::set<std::size_t>{};
    for (std::size_t i = 0; i < w.size(); ++i) {
        REQUIRE(found.served_by[i] < found.touches.size());
        const auto& t = found.touches[found.served_by[i]];
        CHECK(w[i].from <= t.day);
        CHECK(t.day <= w[i].to);
        CHECK((w[i].channel.empty() || w[i].channel == t.channel));
    }
    CHECK(std::is_sorted(found.touches.begin(), found.touches.end()));
    CHECK(std::adjacent_find(found.touches.begin(), found.touches.end()) == found.touches.end());
}

/// `n` windows of `length` working days that begin `step` working days after one another.
windows a_chain(int n, int step, int length, const char* channel = "") {
    const auto calendar = working_calendar{};
    auto chain = windows{};
    for (int i = 0; i < n; ++i) {
        const auto from = calendar.add(on("2026-03-02"), i * step);
        chain.push_back({from, calendar.add(from, length - 1), channel});
    }
    return chain;
}

// ---- by definition -------------------------------------------------------------------------------

/// Working days are numbered from 0; a touch is a bit, of its day and channel.
struct plain_window {
    int from, to;
    int channel;  ///< -1: any
};
constexpr int channel_count = 3;
constexpr std::array<const char*, channel_count> channel_names = {"chat", "mail", "talk"};

using touch_set = std::uint32_t;
constexpr touch_set touch_bit(int day, int channel) {
    return touch_set{1} << (day * channel_count + channel);
}

/// Every assignment of each window to a day and a channel that some window names, the best of them.
class every_assignment {
public:
    using measure = std::tuple<int, int, std::vector<int>>;  ///< shortfall, number, sorted list

    every_assignment(const std::vector<plain_window>& all, int spacing) {
        auto named = std::set<int>{};
        for (const auto& w : all)
            if (w.channel >= 0) named.insert(w.channel);
        if (named.empty()) named.insert(0);
        auto sets = std::vector<touch_set>{0};
        for (const auto& w : all) {
            auto more = std::vector<touch_set>{};
            for (const auto s : sets)
                for (int d = w.from; d <= w.to; ++d)
                    for (const auto c : named)
                        if (w.channel < 0 || w.channel == c) more.push_back(s | touch_bit(d, c));
            std::sort(more.begin(), more.end());
            more.erase(std::unique(more.begin(), more.end()), more.end());
            sets = std::move(more);
        }
        for (const auto s : sets) {
            auto m = measured(s, spacing);
            if (s == sets.front() || m < best) best = std::move(m);
        }
    }

    measure best;

private:
    static measure measured(touch_set s, int spacing) {
        auto m = measure{0, std::popcount(s), {}};
        auto& [shortfall, number, list] = m;
        for (int bit = 0; bit < 32; ++bit) {
            if (!(s >> bit & 1)) continue;
            if (!list.empty())
                shortfall +=
                    std::max(0, spacing - (bit / channel_count - list.back() / channel_count));
            list.push_back(bit);
        }
        return m;
    }
};

}  // namespace

TEST_SUITE("the fewest touches that serve every window") {
    TEST_CASE("of four windows and two channels: two, later where spacing asks for it") {
        CHECK(arranged(case_7()) == "03-04 chat, 03-06 mail");
        CHECK(arranged(case_7(), 3) == "03-04 chat, 03-09 mail");
        auto c_ends_thursday = case_7();
        c_ends_thursday[2] = window("03", "05", "mail");
        CHECK(arranged(c_ends_thursday) == "03-03 mail, 03-04 chat, 03-06 chat");
    }

    TEST_CASE("each window names the touch that serves it") {
        CHECK(fewest_touches(case_7(), {}).served_by == std::vector<std::size_t>{0, 0, 1, 1});
    }

    TEST_CASE("none for no window, one for one, on its first day") {
        CHECK(arranged({}) == "");
        CHECK(fewest_touches({}, {}).exact);
        CHECK(arranged({window("03", "05", "mail")}) == "03-03 mail");
        CHECK(arranged({window("03", "05")}) == "03-03 any");
    }

    TEST_CASE("any channel is the first that some window names, near or far") {
        CHECK(arranged({window("03", "03"), window("05", "05", "mail"),
                        window("30", "30", "chat")}) == "03-03 chat, 03-05 mail, 03-30 chat");
        CHECK(arranged({window("03", "05"), window("05", "05", "mail")}) == "03-05 mail");
    }

    TEST_CASE("equal windows are one touch, of two channels two on one day") {
        CHECK(arranged({window("03", "05", "mail"), window("03", "05", "mail")}) == "03-03 mail");
        CHECK(arranged({window("03", "03", "mail"), window("03", "03", "chat"),
                        window("03", "03")}) == "03-03 chat, 03-03 mail");
    }

    TEST_CASE("of equally many the earliest days, then the first channels") {
        CHECK(arranged({window("03", "09", "mail"), window("03", "09", "chat")}) ==
              "03-03 chat, 03-03 mail");
    }

    TEST_CASE("the order of the windows changes nothing") {
        auto roll = dice{41};
        auto w = case_7();
        for (int n = 0; n < 20; ++n) {
            roll.shuffle(w);
            CHECK(arranged(w, 3) == "03-04 chat, 03-09 mail");
        }
    }
}

TEST_SUITE("spacing between touches") {
    TEST_CASE("comes before their number, but never breaks a window") {
        // Two on one day would be nearer to one another than on the two ends.
        CHECK(arranged({window("03", "06", "mail"), window("03", "06", "chat")}, 3) ==
              "03-03 chat, 03-06 mail");
        CHECK(arranged({window("03", "03", "mail"), window("03", "04", "chat")}, 3) ==
              "03-03 mail, 03-04 chat");
    }

    TEST_CASE("counts working days") {
        CHECK(arranged({window("06", "06", "mail"), window("09", "10", "chat")}, 2) ==
              "03-06 mail, 03-10 chat");
        CHECK(arranged({window("06", "06", "mail"), window("09", "10", "chat")}, 1) ==
              "03-06 mail, 03-09 chat");
        const auto monday_off = working_calendar::make(holidays({"2026-03-09"}));
        CHECK(arranged({window("06", "06", "mail"), window("10", "11", "chat")}, 1, *monday_off) ==
              "03-06 mail, 03-10 chat");
    }

    TEST_CASE("a touch more never makes up for a shortfall: one that serves both has none") {
        CHECK(arranged({window("03", "05", "mail"), window("05", "06")}, 9) == "03-05 mail");
    }
}

TEST_SUITE("by definition: the best of all assignments of windows to days and channels") {
    TEST_CASE("in shortfall, then number, then the sorted list, on random windows") {
        auto roll = dice{42};
        auto spaced_out = 0, several = 0;
        for (int n = 0; n < 3000; ++n) {
            auto free = std::vector<std::string_view>{};
            constexpr std::array<std::string_view, 3> some_days = {"2026-03-04", "2026-03-06",
                                                                   "2026-03-10"};
            for (const auto d : some_days)
                if (roll.once_in(4)) free.push_back(d);
            const auto calendar = *working_calendar::make(holidays(free));
            const auto day_at = [&](int i) { return calendar.add(on("2026-03-02"), i); };

            auto all = std::vector<plain_window>{};
            auto same = windows{};
            for (int i = roll.between(1, 6); i > 0; --i) {
                const auto from = roll.between(0, 8);
                const auto to = std::min(from + roll.between(0, 3), 9);
                const auto channel = roll.once_in(3) ? -1 : roll.between(0, 2);
                all.push_back({from, to, channel});
                same.push_back(
                    {day_at(from), day_at(to),
                     channel < 0 ? "" : channel_names[static_cast<std::size_t>(channel)]});
            }
            const auto spacing = roll.between(0, 4);
            CAPTURE(n);
            const auto found = fewest_touches(same, calendar, spacing);
            CHECK(found.exact);
            check_served(same, found);

            const auto [shortfall, number, list] = every_assignment{all, spacing}.best;
            const auto unnamed =
                std::all_of(all.begin(), all.end(), [](const auto& w) { return w.channel < 0; });
            auto best = std::vector<placed_touch>{};
            for (const auto bit : list)
                best.push_back(
                    {day_at(bit / channel_count),
                     unnamed ? "" : channel_names[static_cast<std::size_t>(bit % channel_count)]});
            CHECK(in_words(found.touches) == in_words(best));
            spaced_out += shortfall > 0;
            several += number > 2;
        }
        CHECK(spaced_out > 500);
        CHECK(several > 1000);
    }

    TEST_CASE("with one channel and no spacing the greedy ones are as few") {
        auto roll = dice{43};
        const auto calendar = working_calendar{};
        for (int n = 0; n < 500; ++n) {
            auto w = windows{};
            for (int i = roll.between(1, 24); i > 0; --i) {
                const auto from = calendar.add(on("2026-03-02"), roll.between(0, 25));
                w.push_back(
                    {from, calendar.add(from, roll.between(0, 6)), roll.once_in(3) ? "" : "chat"});
            }
            CAPTURE(n);
            const auto exact = fewest_touches(w, calendar);
            CHECK(exact.exact);
            CHECK(detail::greedy_arrangement(w, "chat").size() == exact.touches.size());
        }
    }
}

TEST_SUITE("as many windows as are linked") {
    TEST_CASE("24 are arranged exactly, 25 greedily") {
        CHECK(fewest_touches(a_chain(24, 1, 2), {}).exact);
        CHECK(fewest_touches(a_chain(24, 1, 2), {}).touches.size() == 12);
        const auto more = fewest_touches(a_chain(25, 1, 2), {});
        CHECK_FALSE(more.exact);
        CHECK(more.touches.size() == 13);
        check_served(a_chain(25, 1, 2), more);
    }

    TEST_CASE("windows that do not touch are not linked, however many") {
        const auto many = a_chain(100, 2, 2);
        const auto found = fewest_touches(many, {});
        CHECK(found.exact);
        CHECK(found.touches.size() == 100);
        check_served(many, found);
    }

    TEST_CASE("by spacing they are, though they do not overlap") {
        CHECK(fewest_touches(a_chain(25, 2, 1), {}).exact);
        CHECK_FALSE(fewest_touches(a_chain(25, 2, 1), {}, 1).exact);
        CHECK(fewest_touches(a_chain(25, 3, 1), {}, 1).exact);
    }

    TEST_CASE("a group too large says so, and spoils no other") {
        auto w = a_chain(30, 1, 3);
        const auto apart = working_calendar{}.add(on("2026-03-02"), 60);
        w.push_back({apart, working_calendar{}.add(apart, 4), "mail"});
        w.push_back({working_calendar{}.add(apart, 3), working_calendar{}.add(apart, 7), ""});
        const auto found = fewest_touches(w, {});
        CHECK_FALSE(found.exact);
        check_served(w, found);
        CHECK(found.touches.back() == placed_touch{working_calendar{}.add(apart, 3), "mail"});
        CHECK(found.touches.size() == 11);
    }

    TEST_CASE("groups that are far apart are arranged as if alone") {
        auto roll = dice{44};
        const auto calendar = working_calendar{};
        const auto random_group = [&](day_number from) {
            auto w = windows{{from, from, "chat"}};
            for (int i = roll.between(1, 7); i > 0; --i) {
                const auto begin = calendar.add(from, roll.between(0, 9));
                w.push_back({begin, calendar.add(begin, roll.between(0, 4)),
                             roll.once_in(2)   ? "chat"
                             : roll.once_in(2) ? "mail"
                                               : ""});
            }
            return w;
        };
        for (int n = 0; n < 100; ++n) {
            const auto a = random_group(on("2026-03-02")), b = random_group(on("2026-05-04"));
            auto both = a;
            both.insert(both.end(), b.begin(), b.end());
            roll.shuffle(both);
            auto apart = fewest_touches(a, calendar, 3).touches;
            const auto rest = fewest_touches(b, calendar, 3).touches;
            apart.insert(apart.end(), rest.begin(), rest.end());
            CAPTURE(n);
            CHECK(in_words(fewest_touches(both, calendar, 3).touches) == in_words(apart));
        }
    }

    TEST_CASE("greedy ones serve each window within itself, whatever the channels") {
        auto roll = dice{45};
        const auto calendar = working_calendar{};
        constexpr std::array<const char*, 4> channels = {"", "chat", "mail", "talk"};
        for (int n = 0; n < 200; ++n) {
            auto w = windows{};
            for (int i = 0; i < 40; ++i) {
                const auto from = calendar.add(on("2026-03-02"), roll.between(0, 15));
                w.push_back({from, calendar.add(from, roll.between(2, 6)), roll.one_of(channels)});
            }
            const auto found = fewest_touches(w, calendar, roll.between(0, 4));
            CAPTURE(n);
            CHECK_FALSE(found.exact);
            check_served(w, found);
        }
    }
}

TEST_SUITE("work stays bounded") {
    TEST_CASE("24 windows of 8 channels that begin and end one by one are arranged exactly") {
        auto roll = dice{46};
        auto w = windows{};
        for (int i = 0; i < 24; ++i) {
            const auto from = working_calendar{}.add(on("2026-03-02"), roll.between(0, 12));
            w.push_back({from, working_calendar{}.add(from, roll.between(3, 9)),
                         "channel-" + std::to_string(i % 8)});
        }
        const auto found = fewest_touches(w, {});
        CHECK(found.exact);
        check_served(w, found);
    }

    TEST_CASE("24 windows of 24 channels that all overlap are more than can be looked through") {
        auto w = windows{};
        for (int i = 0; i < 24; ++i)
            w.push_back({on("2026-03-02"), on("2026-03-13"), "channel-" + std::to_string(i)});
        const auto found = fewest_touches(w, {}, 2);
        CHECK_FALSE(found.exact);
        CHECK(found.touches.size() == 24);
        check_served(w, found);
    }
}
