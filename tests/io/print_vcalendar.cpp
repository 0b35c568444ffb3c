// SPDX-License-Identifier: BSL-1.0
//
// A program of its own, not part of the doctest runner, for the oracles of this folder. Every text
// that it prints is in hexadecimal digits.
//
//     print_vcalendar          a feed of random items: a line of its file, then a line for each item:
//                              its sort, name, day, minute or -, reminder or -, summary, description
//     print_vcalendar FILE     the texts of a calendar's events as we read them: a line for each with
//                              its UID, SUMMARY and DESCRIPTION
#include <upward/io/calendar_feed.hpp>

#include "support/build.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace upward;

std::string hex(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    auto all = std::string{"."};  // so that an empty text is there
    for (const auto c : text) {
        const auto byte = static_cast<unsigned char>(c);
        (all += digits[byte >> 4]) += digits[byte & 15];
    }
    return all;
}

std::string random_text(upward_tests::dice& dice) {
    static const auto parts =
        std::vector<std::string>{"plan", " ",    ",", ";",  ":", "\"", "\n",  "é", "☕️",
                                 "東京", "🙂", "^", "==", "'", "^n", "(a)", "%", "BEGIN:VEVENT"};
    static const auto slashes = std::vector<std::string>{"\\", "\\n", "\\\\", "\\,", "n"};
    const auto with_slashes = dice.once_in(4);
    auto text = std::string{"t"};
    for (auto n = dice.below(60); n > 0; --n)
        text += with_slashes && dice.once_in(3) ? dice.one_of(slashes) : dice.one_of(parts);
    return text + "t";  // some readers strip spaces at the ends
}

io::calendar_feed random_feed() {
    auto dice = upward_tests::dice{20260220};
    auto feed = io::calendar_feed{random_text(dice), to_date(20504)};
    for (auto n = 0; n < 200; ++n) {
        auto item = io::dated_item{
            "notes@" + std::to_string(n),
            dice.once_in(2) ? io::dated_sort::task : io::dated_sort::happening,
            to_date(dice.between(15'000, 30'000)), random_text(dice), random_text(dice)};
        if (dice.once_in(2)) item.at = minute_of_day{dice.between(0, 1439)};
        if (dice.once_in(2)) item.remind = dice.between(-3000, 3000);
        item.is_private = dice.once_in(2);
        feed.items.push_back(std::move(item));
    }
    return feed;
}

void print(const io::calendar_feed& feed) {
    std::cout << hex(io::write_feed(feed)) << '\n';
    for (const auto& i : feed.items) {
        std::cout << (i.sort == io::dated_sort::task ? "VTODO " : "VEVENT ") << hex(i.name) << ' '
                  << to_string(i.day) << ' ';
        if (i.at) std::cout << i.at->value << ' ';
        else std::cout << "- ";
        if (i.remind) std::cout << *i.remind << ' ';
        else std::cout << "- ";
        std::cout << hex(i.summary) << ' ' << hex(i.description) << '\n';
    }
}

int print_texts(const char* path) {
    auto file = std::ifstream{path, std::ios::binary};
    const auto text = std::string{std::istreambuf_iterator<char>{file}, {}};
    const auto read = io::read_icalendar(text);
    if (!read) return std::cerr << to_string(read.error()) << '\n', 1;
    for (const auto& calendar : read->calendars)
        for (const auto* event : calendar.all("VEVENT")) {
            const auto* gap = "";
            for (const auto* name : {"UID", "SUMMARY", "DESCRIPTION"}) {
                const auto* line = event->find(name);
                std::cout << gap << hex(line ? io::unescaped(line->value) : std::string{});
                gap = " ";
            }
            std::cout << '\n';
        }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) return print_texts(argv[1]);
    print(random_feed());
}
