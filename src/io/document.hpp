// SPDX-License-Identifier: BSL-1.0
//
// A JSON text, taken apart but not yet understood: a flat list of tokens in the order of the text,
// 16 bytes each, with texts left where they are unless they were escaped.
//
//     auto parsed = document::parse(json);              // or an error with its place
//     if (auto log = parsed->root().find("log")) …
//     parsed->place_of(value.token());                  // pointer, line, column, offset
//
// Numbers stay as they are written. Keys of one object are unique. The text must outlive all of it.
#pragma once

#include <upward/core/result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward::io {

enum class token_kind : std::uint8_t { null, boolean, number, text, list, object, key };

/// A key or a value. Its number in the list of tokens is its place in the text: keys and values
/// counted from 0 in the order in which they begin.
struct token {
    token_kind kind = token_kind::null;
    bool flag = false;        ///< of a boolean its value; of a key or text, whether it was escaped
    std::uint32_t begin = 0;  ///< of a number, key or text: where, in the text or among the escaped
    std::uint32_t size = 0;   ///< its bytes; of a list its items, of an object its members
    std::uint32_t end = 0;  ///< the first token after it and all that it holds; 0 while it is open
};

class document;

/// A value in a document.
class node {
public:
    node(const document& of, std::uint32_t token) : document_(&of), token_(token) {}

    std::uint32_t token() const noexcept { return token_; }
    token_kind kind() const noexcept;
    bool is(token_kind wanted) const noexcept { return kind() == wanted; }

    bool boolean() const noexcept;
    std::string_view text() const noexcept;  ///< of a text or key; of a number as it is written
    std::uint32_t size() const noexcept;     ///< how many items or members

    /// Calls `visit(item)` for each of a list, until one answers false; the last answer.
    template <class Visit>
    bool for_each_item(Visit&& visit) const {
        for (auto at = token_ + 1; at != end(); at = node{*document_, at}.end())
            if (!visit(node{*document_, at})) return false;
        return true;
    }

    /// Calls `visit(key, value)` for each member of an object, in the order of the text.
    template <class Visit>
    bool for_each_member(Visit&& visit) const {
        for (auto at = token_ + 1; at != end(); at = node{*document_, at + 1}.end())
            if (!visit(node{*document_, at}, node{*document_, at + 1})) return false;
        return true;
    }

    std::optional<node> find(std::string_view key) const;
    bool holds(std::uint32_t token) const noexcept { return token > token_ && token < end(); }

    /// The farthest value that a JSON pointer leads to from here: itself where nothing matches.
    node follow(std::string_view pointer) const;

private:
    std::uint32_t end() const noexcept;

    const document* document_;
    std::uint32_t token_;
};

class document {
public:
    /// Fails with limit_exceeded, invalid_utf8, syntax, duplicate_key or out_of_range (an exponent
    /// beyond all bounds). Linear, but for sorting the keys of large objects.
    static result<document> parse(std::string_view json);

    node root() const noexcept { return {*this, 0}; }
    const token& at(std::uint32_t number) const noexcept { return tokens_[number]; }
    std::string_view text_of(const token& t) const noexcept {
        return std::string_view{t.flag ? std::string_view{unescaped_} : json_}.substr(t.begin,
                                                                                      t.size);
    }

    /// The place of the key or value; linear in the size of the text, for errors only.
    place place_of(std::uint32_t number) const;

private:
    friend class document_builder;

    std::string pointer_to(std::uint32_t number) const;

    std::string_view json_;
    std::string unescaped_;
    std::vector<token> tokens_;
};

/// The value again in canonical form: keys sorted, no spaces, texts escaped only where they must be;
/// numbers stay as they were written.
std::string canonical(const node& value);

/// Line and column of a byte, from 1; pointer left empty.
place place_at(std::string_view text, std::size_t offset);

inline token_kind node::kind() const noexcept { return document_->at(token_).kind; }
inline bool node::boolean() const noexcept { return document_->at(token_).flag; }
inline std::uint32_t node::size() const noexcept { return document_->at(token_).size; }
inline std::uint32_t node::end() const noexcept { return document_->at(token_).end; }
inline std::string_view node::text() const noexcept {
    return document_->text_of(document_->at(token_));
}

}  // namespace upward::io
