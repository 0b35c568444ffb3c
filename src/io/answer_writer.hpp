// SPDX-License-Identifier: BSL-1.0
//
// Answers as JSON: any described struct, keys sorted, nothing left out.
//
//     write_answer(trust_answer)     // {"areas":[…],"overall":0.5312,…}
//
//     double                  rounded to 4 decimals; null when it is not finite
//     optional, date          null when there is none
//     enumeration             its name
//     id, ref                 its text
//     map by name             an object
//     message                 {"key":…} with its arguments among the keys
//     trace                   {"of":…,"op":…,"parts":[…],"value":…}, of and parts where there are
//                             any; the value exact
//     entry                   its canonical form, exact
#pragma once

#include "entry_writer.hpp"
#include "json_text.hpp"
#include "sorted_members.hpp"

#include <upward/core/describe.hpp>
#include <upward/core/message.hpp>
#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/model/entry.hpp>
#include <upward/model/log.hpp>
#include <upward/model/shared.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace upward::io {

class answer_writer {
public:
    explicit answer_writer(json_text& out) : out_(&out) {}

    void write(bool value) { out_->boolean(value); }
    void write(std::int32_t value) { out_->integer(value); }
    void write(std::int64_t value) { out_->integer(value); }
    void write(double value) { out_->number(upward::rounded(value, 4)); }
    void write(const std::string& value) { out_->text(value); }
    void write(std::string_view value) { out_->text(value); }
    void write(const id& value) { out_->text(value.text); }
    void write(share value) { write(value.value); }
    void write(amount value) { write(value.value); }
    void write(working_days value) { out_->text(text_of(value)); }
    void write(const entry& value) { io::write(*out_, value); }
    void write(const entry_ptr& value) { io::write(*out_, *value); }

    void write(const date& value) {
        if (value.is_special()) out_->null();
        else out_->text(to_string(value));
    }

    void write(disposition value) {
        if (value.sign) out_->integer(value.sign->value);
        else out_->text("neutral");
    }

    template <std::int32_t Min, std::int32_t Max>
    void write(bounded<Min, Max> value) {
        out_->integer(value.value);
    }

    template <class... Kinds>
    void write(const ref<Kinds...>& value) {
        write(value.target);
    }

    template <described_enum Enum>
    void write(Enum value) {
        out_->text(enum_name(value));
    }

    template <class T>
    void write(const std::optional<T>& value) {
        if (value) write(*value);
        else out_->null();
    }

    template <class T>
    void write(const std::vector<T>& list) {
        out_->open_list();
        for (const T& item : list) write(item);
        out_->close_list();
    }

    template <class T, class Less>
    void write(const std::map<std::string, T, Less>& by_name) {
        out_->open_object();
        for (const auto& [name, value] : by_name) out_->key(name), write(value);
        out_->close_object();
    }

    void write(const message_argument& value) {
        std::visit([this](const auto& held) { write(held); }, value);
    }

    void write(const message& m) {
        out_->open_object();
        auto argument = m.arguments.begin();
        const auto argument_until = [&](auto end) {
            for (; argument != end; ++argument) {
                out_->key(argument->first);
                std::visit([this](const auto& value) { this->write(value); }, argument->second);
            }
        };
        argument_until(m.arguments.lower_bound("key"));
        out_->key("key"), out_->text(m.key);
        argument_until(m.arguments.end());
        out_->close_object();
    }

    void write(const trace& t) {
        out_->open_object();
        if (!t.of.empty()) out_->key("of"), out_->text(t.of);
        out_->key("op"), write(t.op);
        if (!t.parts.empty()) out_->key("parts"), write(t.parts);
        out_->key("value"), out_->number(t.value);
        out_->close_object();
    }

    template <class Answer>
    void write(const shared<Answer>& answer) {
        write(answer.value());
    }

    template <described_struct Struct>
    void write(const Struct& object) {
        out_->open_object();
        for_each_sorted_member(object, [this](std::string_view name, const auto& member) {
            out_->key(name);
            this->write(member);
        });
        out_->close_object();
    }

private:
    json_text* out_;
};

template <class Answer>
std::string write_answer(const Answer& answer) {
    auto out = json_text{};
    answer_writer{out}.write(answer);
    return std::move(out).take();
}

}  // namespace upward::io
