// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/zone_reader.hpp>

#include "posix_zone.hpp"

#include <algorithm>
#include <vector>

namespace upward {

namespace {

constexpr auto farthest = std::int64_t{1} << 59;          // RFC 8536, 3.2: before it nothing was
constexpr auto widest = std::int32_t{2 * seconds_a_day};  // of an offset

class reader {
public:
    reader(std::string name, std::string_view bytes) : name_(std::move(name)), bytes_(bytes) {}

    result<zone> read() {
        if (!read_counts()) return fault("not the header of a TZif file");
        if (version_ != 0) {
            at_ += size_of_body(4);
            width_ = 8;
            if (!read_counts()) return fault("no second header");
        }
        if (types_ == 0 || transitions_ > 65536)
            return transitions_ > 65536 ? fault("too many transitions", errc::limit_exceeded)
                                        : fault("no type of local time");
        if (bytes_.size() - at_ < size_of_body(width_)) return fault("ends too early");
        const auto first_offset = offset_of(0);
        auto transitions = std::vector<zone_transition>{};
        for (std::size_t i = 0; i < transitions_; ++i) {
            const auto type = byte(at_ + transitions_ * width_ + i);
            if (type >= types_) return fault("a transition to an unknown type");
            const auto utc = signed_at(at_ + i * width_, width_);
            if (!transitions.empty() && utc <= transitions.back().utc)
                return fault("transitions out of order");
            const auto offset = offset_of(type);
            if (utc < -farthest || utc > farthest || offset < -widest || offset > widest)
                return fault("a transition out of range");
            transitions.push_back({utc, offset});
        }
        at_ += size_of_body(width_);
        if (version_ == 0) return zone{name_, first_offset, std::move(transitions), false};
        return with_footer(first_offset, std::move(transitions));
    }

private:
    std::size_t byte(std::size_t at) const noexcept {
        return static_cast<unsigned char>(bytes_[at]);
    }
    std::int64_t signed_at(std::size_t at, std::size_t width) const noexcept {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < width; ++i) value = value << 8 | byte(at + i);
        return width == 8 ? static_cast<std::int64_t>(value)
                          : static_cast<std::int32_t>(static_cast<std::uint32_t>(value));
    }

    bool read_counts() noexcept {
        if (at_ > bytes_.size() || bytes_.size() - at_ < 44 || bytes_.substr(at_, 4) != "TZif")
            return false;
        version_ = byte(at_ + 4);
        const auto count = [this](std::size_t i) {
            return static_cast<std::size_t>(
                static_cast<std::uint32_t>(signed_at(at_ + 20 + 4 * i, 4)));
        };
        utc_marks_ = count(0), standard_marks_ = count(1), leaps_ = count(2);
        transitions_ = count(3), types_ = count(4), letters_ = count(5);
        at_ += 44;
        return true;
    }

    std::size_t size_of_body(std::size_t width) const noexcept {
        return transitions_ * (width + 1) + types_ * 6 + letters_ + leaps_ * (width + 4) +
               standard_marks_ + utc_marks_;
    }

    std::int32_t offset_of(std::size_t type) const noexcept {
        return static_cast<std::int32_t>(
            signed_at(at_ + transitions_ * (width_ + 1) + type * 6, 4));
    }

    // The footer's rule holds after the last transition: 400 years of it are written out.
    result<zone> with_footer(std::int32_t first_offset, std::vector<zone_transition> transitions) {
        if (at_ >= bytes_.size() || bytes_[at_] != '\n') return fault("no footer");
        const auto end = bytes_.find('\n', at_ + 1);
        if (end == bytes_.npos) return fault("a footer without an end");
        const auto text = bytes_.substr(at_ + 1, end - at_ - 1);
        if (text.empty()) return zone{name_, first_offset, std::move(transitions), false};
        const auto rule = parse_posix_zone(text);
        if (!rule) return fault("a footer that is no TZ string");
        const auto last = transitions.empty() ? first_local : transitions.back().utc;
        if (!rule->has_summer) {
            if (transitions.empty()) first_offset = rule->offset;
            return zone{name_, first_offset, std::move(transitions), false};
        }
        const auto year = to_civil_time(std::clamp(last, first_local, last_local)).year;
        for (auto y = year; y <= year + 402; ++y)
            for (const auto& t : rule->transitions(y))
                if (t.utc > last) transitions.push_back(t);
        // A rule's days may reach into the next year: summer all year begins as it ends.
        std::stable_sort(transitions.begin(), transitions.end(),
                         [](const auto& a, const auto& b) { return a.utc < b.utc; });
        return zone{name_, first_offset, std::move(transitions), true};
    }

    error fault(std::string_view reason, errc code = errc::invalid_value) const {
        return error{
            code,
            "zone " + name_ + " at byte " + std::to_string(at_) + ": " + std::string{reason},
            {{}, 0, 0, static_cast<std::int64_t>(at_)}};
    }

    std::string name_;
    std::string_view bytes_;
    std::size_t at_ = 0;
    std::size_t width_ = 4;  // bytes of a time
    std::size_t version_ = 0;
    std::size_t utc_marks_ = 0, standard_marks_ = 0, leaps_ = 0;
    std::size_t transitions_ = 0, types_ = 0, letters_ = 0;
};

}  // namespace

result<zone> read_zone(std::string name, std::string_view bytes) {
    return reader{std::move(name), bytes}.read();
}

}  // namespace upward
