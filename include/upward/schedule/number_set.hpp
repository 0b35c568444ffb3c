// SPDX-License-Identifier: BSL-1.0
//
// Small sets of small numbers, the lists of a recurrence rule. A set has no order and nothing
// twice; it is empty when the part is not there.
//
//     auto hours = upward::number_set<std::uint32_t>{9, 12, 15};
//     auto days = upward::signed_set<std::uint32_t>{1, 15, -1};      // -1: from the end
//     auto positions = upward::number_list{-1, 1};                   // any 16-bit numbers
//
// A number_set holds numbers up to the bits of its word; a number_list any, sorted: seven without
// memory of its own, more in one block.
#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <utility>

namespace upward {

template <class Word>
class number_set {
public:
    static constexpr std::int32_t digits = static_cast<std::int32_t>(8 * sizeof(Word));

    constexpr number_set() = default;
    constexpr number_set(std::initializer_list<std::int32_t> numbers) {
        for (const auto n : numbers) insert(n);
    }

    /// Precondition: n is in [0, digits).
    constexpr void insert(std::int32_t n) noexcept {
        assert(n >= 0 && n < digits);
        bits_ = static_cast<Word>(bits_ | Word{1} << n);
    }
    constexpr bool contains(std::int32_t n) const noexcept {
        return n >= 0 && n < digits && (bits_ >> n & 1) != 0;
    }
    constexpr bool empty() const noexcept { return bits_ == 0; }
    constexpr std::int32_t size() const noexcept { return std::popcount(bits_); }
    /// Bit n is set when n is in the set.
    constexpr Word bits() const noexcept { return bits_; }

    bool operator==(const number_set&) const = default;

private:
    Word bits_ = 0;
};

/// Numbers from 1 on, and below 0 those that count from the end.
template <class Word>
struct signed_set {
    number_set<Word> from_start;
    number_set<Word> from_end;  ///< n for -n

    constexpr signed_set() = default;
    constexpr signed_set(std::initializer_list<std::int32_t> numbers) {
        for (const auto n : numbers) insert(n);
    }
    constexpr void insert(std::int32_t n) noexcept {
        if (n < 0) from_end.insert(-n);
        else from_start.insert(n);
    }
    constexpr bool contains(std::int32_t n) const noexcept {
        return n < 0 ? from_end.contains(-n) : from_start.contains(n);
    }
    constexpr bool empty() const noexcept { return from_start.empty() && from_end.empty(); }
    constexpr std::int32_t size() const noexcept { return from_start.size() + from_end.size(); }

    bool operator==(const signed_set&) const = default;
};

class number_list {
public:
    number_list() = default;
    number_list(std::initializer_list<std::int32_t> numbers) {
        for (const auto n : numbers) insert(n);
    }
    number_list(const number_list& other) { copy(other); }
    number_list(number_list&& other) noexcept { steal(other); }
    number_list& operator=(const number_list& other) {
        if (this != &other) {
            release();
            copy(other);
        }
        return *this;
    }
    number_list& operator=(number_list&& other) noexcept {
        if (this != &other) {
            release();
            steal(other);
        }
        return *this;
    }
    ~number_list() { release(); }

    /// Precondition: n fits in 16 bits; fewer than 32,768 numbers.
    void insert(std::int32_t n) {
        const auto value = static_cast<std::int16_t>(n);
        const auto at = static_cast<std::size_t>(std::lower_bound(begin(), end(), value) - begin());
        if (at < size() && begin()[at] == value) return;
        auto* numbers = data();
        if (!has_room()) numbers = new std::int16_t[capacity_of(size() + 1)];
        std::copy_backward(begin() + at, end(), numbers + size() + 1);
        if (numbers != data()) move_to(numbers, at);
        numbers[at] = value;
        ++words_[near];
    }

    bool contains(std::int32_t n) const noexcept { return std::binary_search(begin(), end(), n); }
    bool empty() const noexcept { return words_[near] == 0; }
    std::size_t size() const noexcept { return static_cast<std::size_t>(words_[near]); }
    const std::int16_t* begin() const noexcept { return const_cast<number_list*>(this)->data(); }
    const std::int16_t* end() const noexcept { return begin() + size(); }

    bool operator==(const number_list& other) const noexcept {
        return std::equal(begin(), end(), other.begin(), other.end());
    }

private:
    static constexpr std::size_t near = 7;  // so many are held here; the size stands after them

    bool is_far() const noexcept { return size() > near; }

    std::int16_t* data() noexcept {
        if (!is_far()) return words_;
        std::int16_t* block;
        std::memcpy(&block, words_, sizeof block);
        return block;
    }

    void point_to(std::int16_t* block) noexcept { std::memcpy(words_, &block, sizeof block); }

    static std::size_t capacity_of(std::size_t count) noexcept {
        return std::max<std::size_t>(16, std::bit_ceil(count));
    }
    bool has_room() const noexcept {
        return is_far() ? size() < capacity_of(size()) : size() < near;
    }

    // The first `count` numbers, too, go to the new block.
    void move_to(std::int16_t* block, std::size_t count) noexcept {
        std::copy(begin(), begin() + count, block);
        if (is_far()) delete[] data();
        point_to(block);
    }

    void copy(const number_list& other) {
        std::memcpy(words_, other.words_, sizeof words_);
        if (!other.is_far()) return;
        auto* const block = new std::int16_t[capacity_of(other.size())];
        std::copy(other.begin(), other.end(), block);
        point_to(block);
    }
    void steal(number_list& other) noexcept {
        std::memcpy(words_, other.words_, sizeof words_);
        other.words_[near] = 0;
    }
    void release() noexcept {
        if (is_far()) delete[] data();
        words_[near] = 0;
    }

    alignas(std::int16_t*) std::int16_t words_[near + 1] = {};
};

}  // namespace upward
