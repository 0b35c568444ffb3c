// SPDX-License-Identifier: BSL-1.0
#include "json_text.hpp"

#include <upward/core/describe.hpp>
#include <upward/io/schema.hpp>
#include <upward/model/entry.hpp>
#include <upward/model/limits.hpp>
#include <upward/model/workspace.hpp>

#include <boost/mp11/algorithm.hpp>

#include <optional>
#include <type_traits>
#include <vector>

namespace upward::io {

namespace {

using kinds = known_kinds;

template <class T>
struct type_of {
    using type = T;
};

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;

class schema_writer {
public:
    std::string workspace();

private:
    // ---- words of JSON Schema ----

    void text(std::string_view key, std::string_view value) { out_.key(key), out_.text(value); }
    void number(std::string_view key, double value) { out_.key(key), out_.number(value); }
    void refer(std::string_view definition) { text("$ref", "#/$defs/" + std::string{definition}); }

    /// A schema of its own: the words that `put` writes, between brackets.
    template <class Put>
    void schema(const Put& put) {
        out_.open_object(), put(), out_.close_object();
    }
    template <class Put>
    void schema(std::string_view key, const Put& put) {
        out_.key(key), schema(put);
    }

    template <class Names>
    void names(std::string_view key, const Names& all) {
        out_.key(key), out_.open_list();
        for (const auto& name : all) out_.text(name);
        out_.close_list();
    }

    /// Where the entry's kind is the one of that name.
    void if_kind(std::string_view name) {
        schema("if", [&] {
            schema("properties", [&] { schema("kind", [&] { text("const", name); }); });
            names("required", std::vector<std::string_view>{"kind"});
        });
    }

    // ---- the schema of each type ----

    void put(type_of<bool>) { text("type", "boolean"); }
    void put(type_of<double>) { text("type", "number"); }
    void put(type_of<std::int32_t>) { range("integer", 0, 1e6); }  // of a policy
    void put(type_of<std::string>) { refer("text"); }
    void put(type_of<id>) { refer("id"); }
    void put(type_of<date>) { refer("date"); }
    void put(type_of<working_days>) { refer("working_days"); }
    void put(type_of<disposition>) { refer("disposition"); }
    void put(type_of<box<entry>>) { refer("replacement"); }
    void put(type_of<share>) { range("number", 0, 1); }
    void put(type_of<amount>) { text("type", "number"), number("minimum", 0); }

    template <std::int32_t Min, std::int32_t Max>
    void put(type_of<bounded<Min, Max>>) {
        range("integer", Min, Max);
    }
    template <class... Kinds>
    void put(type_of<ref<Kinds...>>) {
        refer("id");
    }
    template <class T>
    void put(type_of<std::optional<T>>) {
        put(type_of<T>{});
    }
    template <class T>
    void put(type_of<std::vector<T>>) {
        text("type", "array");
        number("maxItems", static_cast<double>(max_list_items));
        schema("items", [&] { put(type_of<T>{}); });
    }

    /// The two people who agreed.
    void put_both() {
        text("type", "array"), number("minItems", 2), number("maxItems", 2);
        out_.key("uniqueItems"), out_.boolean(true);
        schema("items", [&] { put(type_of<ref<person>>{}); });
    }

    template <described_enum Enum>
    void put(type_of<Enum>) {
        auto words = std::vector<std::string_view>{};
        for_each_enumerator<Enum>([&words](Enum, std::string_view word) { words.push_back(word); });
        names("enum", words);
    }

    template <described_struct Struct>
    void put(type_of<Struct>) {
        auto required = std::vector<std::string_view>{};
        text("type", "object");
        schema("properties", [&] { properties<Struct>(required); });
        if (!required.empty()) names("required", required);
        closed("additionalProperties");
    }

    template <class Struct>
    void properties(std::vector<std::string_view>& required) {
        auto object = Struct{};
        for_each_member(object, [&](std::string_view name, const auto& member) {
            using type = std::remove_cvref_t<decltype(member)>;
            const auto both = std::is_same_v<type, std::vector<ref<person>>> && name == "names";
            schema(name, [&] {
                if (both) put_both();
                else put(type_of<type>{});
            });
            if (both || (!is_optional<type> && !is_list<type>)) required.push_back(name);
        });
    }

    void range(std::string_view type, double least, double most) {
        text("type", type), number("minimum", least), number("maximum", most);
    }
    void pattern(std::string_view of) { text("type", "string"), text("pattern", of); }
    void closed(std::string_view by) { out_.key(by), out_.boolean(false); }

    // ---- definitions ----

    void field_definitions();
    void entry_definitions();
    template <class Kind>
    void kind_definition();

    /// Settings keep their defaults where nothing is said, so that nothing in them is required.
    template <class Group>
    void settings_group() {
        text("type", "object");
        schema("properties", [&] {
            auto group = Group{};
            for_each_member(group, [&](std::string_view name, const auto& member) {
                using type = std::remove_cvref_t<decltype(member)>;
                schema(name, [&] {
                    if constexpr (described_struct<type>) settings_group<type>();
                    else put(type_of<type>{});
                });
            });
        });
        closed("additionalProperties");
    }

    json_text out_;
};

void schema_writer::field_definitions() {
    schema("text", [&] {
        text("type", "string"), number("maxLength", static_cast<double>(max_text_bytes));
    });
    schema("id", [&] { pattern("^[A-Za-z0-9._:-]{1,64}$"); });
    schema("date", [&] {
        pattern("^(1[4-9]|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$");
        text("format", "date");
    });
    schema("working_days", [&] {
        out_.key("oneOf"), out_.open_list();
        schema([&] { pattern("^[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?wd$"); });
        schema([&] { range("number", 0, working_days::max); });
        out_.close_list();
    });
    schema("disposition", [&] {
        out_.key("enum"), out_.open_list();
        for (const auto sign : {-1, 0, 1}) out_.integer(sign);
        out_.text("neutral");
        out_.close_list();
    });
}

template <class Kind>
void schema_writer::kind_definition() {
    auto required = std::vector<std::string_view>{"kind"};
    text("type", "object");
    schema("properties", [&] {
        for (const auto name : {"id", "date"}) schema(name, [&] { refer(name); });
        schema("kind", [&] { text("const", Kind::kind); });
        schema("at", [&] { put(type_of<minute_of_day>{}); });
        schema("area", [&] { pattern("^([*]|[A-Za-z0-9._:-]{1,64})$"); });
        schema("visibility", [&] {
            if (judges_a_person<Kind>()) text("const", enum_name(visibility_level::private_));
            else put(type_of<visibility_level>{});
        });
        properties<Kind>(required);
    });
    names("required", required);
    closed("additionalProperties");
}

void schema_writer::entry_definitions() {
    auto all = std::vector<std::string_view>{};
    boost::mp11::mp_for_each<kinds>([&](const auto& kind) {
        using Kind = std::remove_cvref_t<decltype(kind)>;
        all.push_back(Kind::kind);
        schema("kind_" + std::string{Kind::kind}, [&] { kind_definition<Kind>(); });
    });
    schema("entry_of_a_kind", [&] {
        text("type", "object");
        schema("properties", [&] { schema("kind", [&] { names("enum", all); }); });
        names("required", std::vector<std::string_view>{"kind"});
        out_.key("allOf"), out_.open_list();
        for (const auto name : all)
            schema([&] {
                if_kind(name);
                schema("then", [&] { refer("kind_" + std::string{name}); });
            });
        out_.close_list();
    });
    schema("entry", [&] {
        refer("entry_of_a_kind");
        names("required", std::vector<std::string_view>{"id"});
        if_kind(correction::kind);
        schema("else", [&] { names("required", std::vector<std::string_view>{"date"}); });
    });
    schema("replacement", [&] {
        refer("entry_of_a_kind");
        schema("not", [&] {
            schema("properties", [&] { schema("kind", [&] { text("const", correction::kind); }); });
        });
    });
}

std::string schema_writer::workspace() {
    schema([&] {
        text("$schema", "https://json-schema.org/draft/2020-12/schema");
        text("title", "A workspace of upward, format " + std::to_string(format_number));
        text("type", "object");
        schema("properties", [&] {
            schema("upward", [&] { number("const", format_number); });
            schema("zone", [&] {
                pattern("^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$"), number("maxLength", 64);
            });
            schema("calendar", [&] { settings_group<calendar_definition>(); });
            schema("policy", [&] { settings_group<upward::policy>(); });
            schema("log", [&] {
                text("type", "array"), number("maxItems", static_cast<double>(max_entries));
                schema("items", [&] { refer("entry"); });
            });
        });
        names("required", std::vector<std::string_view>{"upward"});
        closed("additionalProperties");
        schema("$defs", [&] { field_definitions(), entry_definitions(); });
    });
    return std::move(out_).take();
}

}  // namespace

std::string workspace_schema() { return schema_writer{}.workspace(); }

}  // namespace upward::io
