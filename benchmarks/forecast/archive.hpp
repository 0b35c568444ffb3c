// SPDX-License-Identifier: BSL-1.0
//
// A folder of request streams as numbers: working days, the asks of each stream on each day, and what
// bosses sent. The layout is told in README.md. The files are read by path and never copied; what is
// wrong with them ends the program with file and line.
#pragma once

#include <upward/schedule/day.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

[[noreturn]] inline void fail(const std::string& what) {
    std::cerr << what << '\n';
    std::exit(1);
}

/// A table with a header, one row at a time; columns are asked for by name.
class table {
public:
    table(const std::string& folder, const std::string& file, std::vector<std::string> wanted)
        : path_(folder + "/" + file), in_(path_) {
        if (!in_) fail(path_ + ": cannot be read");
        if (!next_line()) fail(path_ + ": is empty");
        const auto header = cells_;
        for (const auto& name : wanted) {
            const auto at = std::find(header.begin(), header.end(), name);
            if (at == header.end()) fail(path_ + ":1: has no column " + name);
            columns_.push_back(static_cast<std::size_t>(at - header.begin()));
        }
        width_ = header.size();
    }

    bool next() {
        do
            if (!next_line()) return false;
        while (line_.empty());
        if (cells_.size() != width_)
            refuse("has " + std::to_string(cells_.size()) + " cells, the header has " +
                   std::to_string(width_));
        return true;
    }

    /// The cell in the wanted column of that place.
    const std::string& text(std::size_t column) const { return cells_[columns_[column]]; }

    std::int64_t number(std::size_t column) const {
        const auto& cell = text(column);
        auto value = std::int64_t{};
        const auto* end = cell.data() + cell.size();
        if (const auto read = std::from_chars(cell.data(), end, value);
            read.ec != std::errc{} || read.ptr != end)
            refuse("\"" + cell + "\" is no whole number");
        return value;
    }
    std::int32_t number(std::size_t column, std::int64_t least, std::int64_t most) const {
        const auto value = number(column);
        if (value < least || value > most)
            refuse("\"" + text(column) + "\" is not within " + std::to_string(least) + " and " +
                   std::to_string(most));
        return static_cast<std::int32_t>(value);
    }

    [[noreturn]] void refuse(const std::string& why) const {
        fail(path_ + ":" + std::to_string(number_) + ": " + why);
    }

private:
    bool next_line() {
        if (!std::getline(in_, line_)) return false;
        ++number_;
        if (!line_.empty() && line_.back() == '\r') line_.pop_back();
        cells_.assign(1, {});
        for (const auto c : line_) {
            if (c == ',') cells_.emplace_back();
            else cells_.back() += c;
        }
        return true;
    }

    std::string path_;
    std::ifstream in_;
    std::string line_;
    std::int64_t number_ = 0;
    std::size_t width_ = 0;
    std::vector<std::string> cells_;
    std::vector<std::size_t> columns_;
};

struct count_on {
    std::int32_t who = 0;  ///< a stream or a boss
    std::int32_t count = 0;
};

struct working_day {
    std::int64_t opens = 0;  ///< seconds
    std::int32_t weekday = 0;
    std::int32_t span = 1;
    std::vector<count_on> asks;  ///< by stream
    std::vector<count_on> sent;  ///< by boss, where a row tells it
};

struct dataset {
    std::string name;
    std::vector<working_day> days;
    std::vector<std::string> streams;
    std::vector<std::int32_t> boss_of;
    std::int32_t bosses = 0;

    /// The day whose window holds an instant; -1 when none does.
    std::int32_t day_at(std::int64_t t) const {
        const auto after = std::upper_bound(
            days.begin(), days.end(), t,
            [](std::int64_t instant, const working_day& d) { return instant < d.opens; });
        const auto day = static_cast<std::int32_t>(after - days.begin()) - 1;
        return day >= 0 && t < days.back().opens + 86'400 ? day : -1;
    }

    /// Asks of a stream on each day.
    std::vector<std::int32_t> asks_of(std::int32_t stream) const {
        auto counts = std::vector<std::int32_t>(days.size());
        for (std::size_t d = 0; d < days.size(); ++d)
            for (const auto& a : days[d].asks)
                if (a.who == stream) counts[d] += a.count;
        return counts;
    }
};

/// One row of targets.csv, without its truth.
struct target {
    std::string stream;
    std::int32_t day = 0;
    bool asks_for_week = false;
};

class archive {
public:
    explicit archive(const std::string& folder) : folder_(folder) {
        read_days();
        read_streams();
        read_requests();
        read_presence();
    }

    const std::vector<dataset>& datasets() const noexcept { return datasets_; }

    /// Where a stream is: its dataset and its number there; -1 when there is none of that name.
    std::pair<std::int32_t, std::int32_t> find(const std::string& stream) const {
        const auto found = streams_.find(stream);
        return found == streams_.end() ? std::pair{-1, -1} : found->second;
    }

    std::vector<target> targets() const {
        auto rows = table{folder_, "targets.csv", {"stream", "day", "y5"}};
        auto targets = std::vector<target>{};
        while (rows.next()) {
            const auto place = find(rows.text(0)).first;
            if (place < 0) rows.refuse("there is no stream " + rows.text(0));
            const auto days = datasets_[static_cast<std::size_t>(place)].days.size();
            targets.push_back({rows.text(0), rows.number(1, 0, static_cast<std::int64_t>(days) - 1),
                               !rows.text(2).empty()});
        }
        return targets;
    }

private:
    dataset* dataset_named(const std::string& name) {
        for (auto& d : datasets_)
            if (d.name == name) return &d;
        return nullptr;
    }

    void read_days() {
        auto rows = table{folder_, "days.csv", {"dataset", "day", "t_start", "dow"}};
        while (rows.next()) {
            auto* d = dataset_named(rows.text(0));
            if (!d) d = &datasets_.emplace_back(dataset{rows.text(0), {}, {}, {}, 0});
            if (rows.number(1) != static_cast<std::int64_t>(d->days.size()))
                rows.refuse("days are not numbered from 0 in order");
            auto day = working_day{};
            day.opens = rows.number(2), day.weekday = rows.number(3, 0, 6);
            if (!d->days.empty()) {
                auto& before = d->days.back();
                if (day.opens <= before.opens) rows.refuse("opens no later than the day before");
                before.span = static_cast<std::int32_t>((day.opens - before.opens) / 86'400);
            }
            day.span = day.weekday == 4 ? 3 : 1;  // of the last day, whose end is not told
            d->days.push_back(day);
        }
        if (datasets_.empty()) fail(folder_ + "/days.csv: has no rows");
    }

    void read_streams() {
        auto rows = table{folder_, "streams.csv", {"dataset", "stream", "boss"}};
        while (rows.next()) {
            auto* d = dataset_named(rows.text(0));
            if (!d) rows.refuse("dataset " + rows.text(0) + " has no days");
            const auto place = static_cast<std::int32_t>(d - datasets_.data());
            const auto number = static_cast<std::int32_t>(d->streams.size());
            if (!streams_.insert({rows.text(1), {place, number}}).second)
                rows.refuse("stream " + rows.text(1) + " stands twice");
            const auto [boss, added] = bosses_.insert({{place, rows.text(2)}, d->bosses});
            if (added) ++d->bosses;
            d->streams.push_back(rows.text(1));
            d->boss_of.push_back(boss->second);
        }
    }

    void read_requests() {
        auto rows = table{folder_, "requests.csv", {"dataset", "stream", "t_unix"}};
        while (rows.next()) {
            const auto [place, stream] = find(rows.text(1));
            const auto t = rows.number(2);
            if (place < 0) continue;  // of somebody whose stream is not asked for
            auto& d = datasets_[static_cast<std::size_t>(place)];
            if (const auto day = d.day_at(t); day >= 0)
                d.days[static_cast<std::size_t>(day)].asks.push_back({stream, 1});
        }
    }

    void read_presence() {
        auto rows = table{folder_, "presence.csv", {"dataset", "boss", "date", "sent"}};
        while (rows.next()) {
            const auto date = upward::parse_date(rows.text(2));
            if (!date) rows.refuse("\"" + rows.text(2) + "\" is no date");
            const auto sent = rows.number(3, 0, 1'000'000'000);
            auto* d = dataset_named(rows.text(0));
            if (!d) rows.refuse("dataset " + rows.text(0) + " has no days");
            const auto boss =
                bosses_.find({static_cast<std::int32_t>(d - datasets_.data()), rows.text(1)});
            if (boss == bosses_.end()) continue;  // of somebody who asks nothing here
            const auto seconds = std::int64_t{upward::to_day_number(*date)} * 86'400;
            if (const auto day = d->day_at(seconds + 86'399); day >= 0)
                d->days[static_cast<std::size_t>(day)].sent.push_back({boss->second, sent});
        }
    }

    std::string folder_;
    std::vector<dataset> datasets_;
    std::map<std::string, std::pair<std::int32_t, std::int32_t>> streams_;
    std::map<std::pair<std::int32_t, std::string>, std::int32_t> bosses_;
};

}  // namespace bench
