// SPDX-License-Identifier: BSL-1.0
//
// A UUID of version 7, RFC 9562: 48 bits of Unix time in milliseconds, 12 bits of the fraction of
// that millisecond (6.2, method 3: so that ids of one process sort by the time they were made), and
// 62 bits of chance.
#include "boundary.hpp"

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <random>

using namespace upward::capi;
using upward::errc;

namespace {

struct uuid {
    std::uint64_t high;
    std::uint64_t low;
};

uuid make_uuid(std::chrono::nanoseconds since_epoch, std::uint64_t chance) {
    const auto ns = static_cast<std::uint64_t>(since_epoch.count());
    const auto ms = ns / 1'000'000;
    const auto fraction = (ns % 1'000'000) * 4096 / 1'000'000;
    const auto version = std::uint64_t{7} << 12;
    const auto variant = std::uint64_t{2} << 62;
    return {ms << 16 | version | fraction, variant | (chance >> 2)};
}

void write(const uuid& u, char* buffer) {
    std::snprintf(
        buffer, UPWARD_NEW_ID_SIZE, "%08lx-%04lx-%04lx-%04lx-%012llx",
        static_cast<unsigned long>(u.high >> 32), static_cast<unsigned long>(u.high >> 16 & 0xffff),
        static_cast<unsigned long>(u.high & 0xffff), static_cast<unsigned long>(u.low >> 48),
        static_cast<unsigned long long>(u.low & 0xffff'ffff'ffff));
}

}  // namespace

int32_t upward_new_id(char* buffer, size_t size, upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        if (buffer && size > 0) *buffer = '\0';
        if (auto given = need({{buffer, "buffer"}}); !given) return given;
        if (size < UPWARD_NEW_ID_SIZE)
            return upward::error{errc::invalid_argument, "the buffer is too small", {}};
        auto system = std::random_device{};
        const auto chance = std::uint64_t{system()} << 32 | system();
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        write(make_uuid(std::chrono::duration_cast<std::chrono::nanoseconds>(now), chance), buffer);
        return {};
    });
}
