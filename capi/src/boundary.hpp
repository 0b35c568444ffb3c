// SPDX-License-Identifier: BSL-1.0
//
// What is behind the opaque types, and the one place where C++ becomes C: `at_boundary` runs a piece
// of work and makes a status of its result, or of whatever it throws.
//
//     return at_boundary(error, [&] {
//         if (auto given = need({{text, "text"}}); !given) return given;
//         return hand_over(io::schema(), text);
//     });
#pragma once

#include <upward/upward.h>
#include <upward/core/result.hpp>
#include <upward/model/workspace.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <initializer_list>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>

struct upward_error {
    upward::error told = {upward::errc::ok, {}, {}};
};

struct upward_text {
    std::string bytes;
};

struct upward_workspace {
    upward::workspace value;
};

namespace upward::capi {

/// Tells the caller's error, where there is one, and answers the status.
std::int32_t tell(upward_error* to, upward::error e) noexcept;

/// Tells a fault of our own.
std::int32_t tell_fault(upward_error* to, const char* what) noexcept;

template <class Work>
std::int32_t at_boundary(upward_error* error, Work&& work) noexcept {
    try {
        const upward::status done = work();
        return tell(error, done ? upward::error{errc::ok, {}, {}} : done.error());
    } catch (const std::bad_alloc&) {
        return tell(error, {errc::out_of_memory, "no memory", {}});  // short: it needs none
    } catch (const std::exception& e) {
        return tell_fault(error, e.what());
    } catch (...) {
        return tell_fault(error, "an exception of no known type");
    }
}

/// A new object for the caller, or null when there is no memory.
template <class Object>
Object* make_or_null() noexcept {
    try {
        return new Object{};
    } catch (...) {
        return nullptr;
    }
}

// ---- what is handed in ----

struct argument {
    const void* pointer;
    const char* name;
};

/// Fails with invalid_argument when one of them is null.
upward::status need(std::initializer_list<argument> arguments);

/// Fails with invalid_argument when there is a size but no pointer, and with limit_exceeded.
result<std::string_view> text_of(const char* pointer, std::size_t size, const char* name);

/// A struct of the caller's that begins with its size: what we know of it. Zero where the caller's
/// is older; invalid_argument where it is newer and asks for something, or has no sensible size.
template <class Struct>
result<Struct> struct_of(const Struct& given, const char* name) {
    const auto size = std::size_t{given.size};
    const auto* bytes = reinterpret_cast<const unsigned char*>(&given);
    const auto is_zero = [](unsigned char byte) { return byte == 0; };
    if (size < sizeof(Struct) || !std::all_of(bytes + sizeof(Struct), bytes + size, is_zero))
        return upward::error{errc::invalid_argument,
                             std::string{name} +
                                 " has a size or a field that this version of "
                                 "upward does not know",
                             {}};
    return given;
}

/// Fills a struct of the caller's that begins with its size; zeros where it is newer than we are.
template <class Struct>
upward::status fill(Struct& to, Struct from, const char* name) {
    const auto size = to.size;
    if (size < sizeof(Struct))
        return upward::error{
            errc::invalid_argument, std::string{name} + " has no sensible size", {}};
    from.size = size;
    to = from;
    std::memset(reinterpret_cast<unsigned char*>(&to) + sizeof(Struct), 0, size - sizeof(Struct));
    return {};
}

// ---- what is handed out ----

template <class Object>
void clear(Object** out) noexcept {
    if (out) *out = nullptr;
}

/// Precondition: `out` is not null.
upward::status hand_over(result<std::string> text, upward_text** out);

}  // namespace upward::capi
