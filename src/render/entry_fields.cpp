// SPDX-License-Identifier: BSL-1.0
#include "render/entry_fields.hpp"

#include "render/sentence.hpp"

#include <upward/core/describe.hpp>

#include <optional>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace upward::render {

namespace {

std::string number_text(double value) {
    const auto whole = static_cast<std::int64_t>(value);
    if (std::abs(value) < 1e15 && static_cast<double>(whole) == value) return std::to_string(whole);
    return to_text(value);
}

class field_text {
public:
    static std::string of(const std::string& text) { return text; }
    static std::string of(const id& name) { return name.text; }
    static std::string of(const date& d) { return to_string(d); }
    static std::string of(bool value) { return value ? "yes" : "no"; }
    static std::string of(double value) { return number_text(value); }
    static std::string of(share s) { return number_text(s.value); }
    static std::string of(amount a) { return number_text(a.value); }
    static std::string of(working_days length) { return number_text(length.count) + " wd"; }
    static std::string of(disposition d) {
        return d.sign ? std::to_string(d.sign->value) : "neutral";
    }
    static std::string of(const box<entry>& e) {
        return std::string{kind_of(e->body)} + " (" + fields_of(*e) + ")";
    }
    template <std::int32_t Min, std::int32_t Max>
    static std::string of(bounded<Min, Max> number) {
        return std::to_string(number.value);
    }
    template <class... Kinds>
    static std::string of(const ref<Kinds...>& r) {
        return r.target.text;
    }
    template <described_enum Enum>
    static std::string of(Enum value) {
        return std::string{enum_name(value)};
    }
    template <class T>
    static std::string of(const std::optional<T>& value) {
        return value ? of(*value) : std::string{};
    }
    template <class T>
    static std::string of(const std::vector<T>& list) {
        auto joined = std::string{};
        for (const auto& item : list) joined += (joined.empty() ? "" : " + ") + of(item);
        return joined;
    }
    template <described_struct Struct>
    static std::string of(const Struct& object) {
        auto line = std::string{};
        for_each_member(object, [&line](std::string_view name, const auto& member) {
            const auto text = of(member);
            if (text.empty()) return;
            if (!line.empty()) line += ", ";
            line += std::string{name} + ": " + text;
        });
        return line;
    }
};

}  // namespace

std::string fields_of(const entry& e) {
    return visit([](const auto& kind) { return field_text::of(kind); }, e.body);
}

}  // namespace upward::render
