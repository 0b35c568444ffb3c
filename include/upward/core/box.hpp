// SPDX-License-Identifier: BSL-1.0
//
// A value on the heap that copies and compares like the value itself: how a type holds one of its
// own kind. Never empty, but after it was moved from.
#pragma once

#include <memory>
#include <utility>

namespace upward {

template <class T>
class box {
public:
    box() : value_(std::make_unique<T>()) {}
    box(T value) : value_(std::make_unique<T>(std::move(value))) {}
    box(const box& other) : value_(std::make_unique<T>(*other)) {}
    box(box&&) noexcept = default;
    box& operator=(const box& other) {
        value_ = std::make_unique<T>(*other);
        return *this;
    }
    box& operator=(box&&) noexcept = default;
    ~box() = default;

    T& operator*() noexcept { return *value_; }
    const T& operator*() const noexcept { return *value_; }
    T* operator->() noexcept { return value_.get(); }
    const T* operator->() const noexcept { return value_.get(); }

    friend bool operator==(const box& a, const box& b) { return *a == *b; }

private:
    std::unique_ptr<T> value_;
};

}  // namespace upward
