// SPDX-License-Identifier: BSL-1.0
//
// QuantLib's TARGET calendar, where it is installed (Debian: libquantlib0-dev).
#include "program.hpp"

#include <ql/time/calendars/target.hpp>

namespace {

struct quantlib {
    QuantLib::TARGET calendar;

    static constexpr std::int32_t epoch = 25569;  // QuantLib's serial number of 1970-01-01
    static QuantLib::Date date(std::int32_t day) { return QuantLib::Date{day + epoch}; }
    static std::int32_t number(const QuantLib::Date& d) {
        return static_cast<std::int32_t>(d.serialNumber()) - epoch;
    }

    bool is_working(std::int32_t day) const { return calendar.isBusinessDay(date(day)); }
    std::int32_t next(std::int32_t day) const { return number(calendar.adjust(date(day))); }
    std::int32_t modified_next(std::int32_t day) const {
        return number(calendar.adjust(date(day), QuantLib::ModifiedFollowing));
    }
    std::int32_t add(std::int32_t day, std::int32_t n) const {
        return number(calendar.advance(date(day), n, QuantLib::Days));
    }
    std::int32_t count(std::int32_t from, std::int32_t to) const {
        return static_cast<std::int32_t>(
            calendar.businessDaysBetween(date(from), date(to), false, true));
    }
};

}  // namespace

int main(int count, char** words) { return bench::run(count, words, quantlib{}); }
