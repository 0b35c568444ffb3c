// SPDX-License-Identifier: BSL-1.0
//
// The catalogue: the sentence of every message key. English is shipped; a host may replace any of
// it, or all of it by another language.
//
//     auto messages = upward::render::catalogue::english();
//     messages.replace("trust.overall = Vertrauen insgesamt {overall}\n");
//     messages.say(upward::message{"trust.overall"}.with("overall", .535));
//
// A catalogue is text: a key, an equals sign and the sentence on a line; `#` begins a comment. A
// sentence uses a part of ICU's message format:
//
//     {name}                                           the argument; a double with two decimals
//     {x, number}                                      as short as it can be: 5, 0.125
//     {n, plural, =0 {nothing} one {# note} other {# notes}}
//     {n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}       by the last digits
//     {word, select, high {…} none {…} other {…}}      an argument that is not there is `none`
//     {day, date}                                      by the sentence date.day
//     {at, time}                                       "09:30": by the sentence time.clock
//     {days, list, weekday.one}                        "MO,TH", "1MO,15": each by that sentence,
//                                                      with its `ordinal`, `rank` (without a sign),
//                                                      `side` (start or end), `to` (of "9-17"),
//                                                      `value` and `text`; it ends in .one and has
//                                                      no list of its own
//     {days, list, weekday.one, list.or}               joined at the end by another than list.last
//     {rule.times}                                     that sentence, of the same arguments
//
// `one` is 1; `#` is the number. Two apostrophes are one; text between single apostrophes that
// begin at a brace is literal. Sentences stand in one another up to six deep.
#pragma once

#include <upward/core/message.hpp>
#include <upward/core/result.hpp>

#include <map>
#include <string>
#include <string_view>

namespace upward::render {

class catalogue {
public:
    /// The shipped English catalogue.
    static const catalogue& english();

    /// Takes in sentences of a catalogue text. Fails with syntax (a line that is none, a sentence
    /// whose braces do not match), invalid_utf8 or unknown_key (no such message); the place has the
    /// line and the column. The catalogue is then as it was.
    status replace(std::string_view text);

    /// The sentence of a message. A key that the catalogue lacks is shown as itself in brackets, an
    /// argument that the message lacks as its name in braces.
    std::string say(const message& m) const;

    bool knows(std::string_view key) const { return sentences_.contains(key); }

    /// Every key with its sentence.
    const std::map<std::string, std::string, std::less<>>& sentences() const noexcept {
        return sentences_;
    }

private:
    std::map<std::string, std::string, std::less<>> sentences_;
};

}  // namespace upward::render
