// SPDX-License-Identifier: BSL-1.0
//
// Says messages of one catalogue in one format.
//
//     say("touch.day", {{"day", "2026-02-20"}})
#pragma once

#include "render/escape.hpp"

#include <upward/core/message.hpp>
#include <upward/render/catalogue.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace upward::render {

class speaker {
public:
    speaker(const catalogue& words, escape_function escape) : words_(&words), escape_(escape) {}

    std::string operator()(const message& m) const { return say(*words_, m, escape_); }

    std::string operator()(std::string_view key,
                           std::initializer_list<std::pair<const std::string, message_argument>>
                               arguments = {}) const {
        return (*this)(message{std::string{key}, arguments});
    }

    /// To go into another sentence, which makes it harmless.
    std::string part(const message& m) const { return words_->say(m); }

    /// Text that is no message, as ids are.
    std::string raw(std::string_view text) const { return escape_(text); }

private:
    const catalogue* words_;
    escape_function escape_;
};

}  // namespace upward::render
