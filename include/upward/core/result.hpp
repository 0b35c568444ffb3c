// SPDX-License-Identifier: BSL-1.0
//
// A value, or the error that stands in its place.
//
//     upward::result<upward::date> parsed = upward::parse_date("2026-02-30");
//     if (!parsed) return parsed.error();     // invalid_date
//     use(*parsed);
//
// Reading the value of a failed result, or the error of a good one, is a mistake of the caller: it
// is asserted, never thrown.
#pragma once

#include <upward/core/error.hpp>

#include <cassert>
#include <utility>
#include <variant>

namespace upward {

template <class T>
class [[nodiscard]] result {
public:
    using value_type = T;

    result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    result(upward::error e) : content_(std::in_place_index<1>, std::move(e)) {}

    bool ok() const noexcept { return content_.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    T& value() & noexcept { return *checked(); }
    const T& value() const& noexcept { return *checked(); }
    T&& value() && noexcept { return std::move(*checked()); }

    T& operator*() & noexcept { return *checked(); }
    const T& operator*() const& noexcept { return *checked(); }
    T&& operator*() && noexcept { return std::move(*checked()); }
    T* operator->() noexcept { return checked(); }
    const T* operator->() const noexcept { return checked(); }

    const upward::error& error() const& noexcept {
        assert(!ok());
        return *std::get_if<1>(&content_);
    }
    upward::error&& error() && noexcept {
        assert(!ok());
        return std::move(*std::get_if<1>(&content_));
    }

private:
    T* checked() noexcept {
        assert(ok());
        return std::get_if<0>(&content_);
    }
    const T* checked() const noexcept {
        assert(ok());
        return std::get_if<0>(&content_);
    }

    std::variant<T, upward::error> content_;
};

/// Success without a value, or an error.
template <>
class [[nodiscard]] result<void> {
public:
    using value_type = void;

    result() = default;
    result(upward::error e) : error_(std::move(e)), ok_(false) {}

    bool ok() const noexcept { return ok_; }
    explicit operator bool() const noexcept { return ok_; }

    const upward::error& error() const& noexcept {
        assert(!ok_);
        return error_;
    }

private:
    upward::error error_{errc::ok, {}};
    bool ok_ = true;
};

using status = result<void>;

}  // namespace upward
