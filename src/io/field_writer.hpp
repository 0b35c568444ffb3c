// SPDX-License-Identifier: BSL-1.0
//
// The fields of an entry, or of any described struct with such fields, in canonical form: members by
// name, and those that may be absent left out where they are.
//
//     field_writer{out}.write(rule);     // a holiday_rule: {"easter":50,"name":"Whit Monday"}
#pragma once

#include "entry_writer.hpp"
#include "json_text.hpp"
#include "sorted_members.hpp"

#include <upward/core/box.hpp>
#include <upward/core/describe.hpp>
#include <upward/model/entry.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward::io {

struct field_writer {
    json_text& out;

    void write(bool value) const { out.boolean(value); }
    void write(std::int32_t value) const { out.integer(value); }
    void write(double value) const { out.number(value); }
    void write(const std::string& value) const { out.text(value); }
    void write(const id& value) const { out.text(value.text); }
    void write(const date& value) const { out.text(to_string(value)); }
    void write(share value) const { out.number(value.value); }
    void write(amount value) const { out.number(value.value); }
    void write(working_days value) const { out.text(text_of(value)); }
    void write(const box<entry>& value) const { io::write(out, *value); }

    void write(disposition value) const {
        if (value.sign) out.integer(value.sign->value);
        else out.text("neutral");
    }

    template <std::int32_t Min, std::int32_t Max>
    void write(bounded<Min, Max> value) const {
        out.integer(value.value);
    }

    template <class... Kinds>
    void write(const ref<Kinds...>& value) const {
        write(value.target);
    }

    template <described_enum Enum>
    void write(Enum value) const {
        out.text(enum_name(value));
    }

    template <class T>
    void write(const std::vector<T>& list) const {
        out.open_list();
        for (const auto& item : list) write(item);
        out.close_list();
    }

    template <class T, std::size_t N>
    void write(const std::array<T, N>& list) const {
        out.open_list();
        for (const auto& item : list) write(item);
        out.close_list();
    }

    template <described_struct Struct>
    void write(const Struct& object) const {
        out.open_object();
        for_each_sorted_member(object, [this](std::string_view name, const auto& member) {
            this->write_member(name, member);
        });
        out.close_object();
    }

    template <class T>
    void write_member(std::string_view name, const T& member) const {
        out.key(name), write(member);
    }
    template <class T>
    void write_member(std::string_view name, const std::optional<T>& member) const {
        if (member) out.key(name), write(*member);
    }
    template <class T>
    void write_member(std::string_view name, const std::vector<T>& member) const {
        if (!member.empty()) out.key(name), write(member);
    }
};

}  // namespace upward::io
