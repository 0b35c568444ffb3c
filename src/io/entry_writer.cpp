// SPDX-License-Identifier: BSL-1.0
#include "entry_writer.hpp"

#include "field_writer.hpp"

#include <upward/io/json.hpp>

#include <array>

namespace upward::io {

namespace {

// The keys that every entry has, each given out when its turn comes among those of its kind.
class envelope_writer {
public:
    envelope_writer(json_text& out, const entry& e) : out_(&out), entry_(&e) {}

    void put_before(std::string_view name) {
        while (next_ < names.size() && names[next_] < name) put(names[next_++]);
    }
    void put_rest() {
        while (next_ < names.size()) put(names[next_++]);
    }

private:
    static constexpr auto names =
        std::array<std::string_view, 6>{"area", "at", "date", "id", "kind", "visibility"};

    void put(std::string_view name) const {
        const auto text = [&](std::string_view value) { out_->key(name), out_->text(value); };
        const auto& e = *entry_;
        if (name == "area" && e.area != everywhere) text(e.area);
        if (name == "at" && e.at) out_->key(name), out_->integer(e.at->value);
        if (name == "date" && !e.date.is_special()) text(to_string(e.date));
        if (name == "id" && !e.id.empty()) text(e.id.text);
        if (name == "kind") text(kind_of(e.body));
        if (name == "visibility" && e.visibility != visibility_level::private_)
            text(enum_name(e.visibility));
    }

    json_text* out_;
    const entry* entry_;
    std::size_t next_ = 0;
};

}  // namespace

void write(json_text& out, const entry& e) {
    if (const auto* kept = get_if<not_understood>(&e.body)) return out.raw(kept->json);
    out.open_object();
    auto envelope = envelope_writer{out, e};
    visit(
        [&](const auto& kind) {
            for_each_sorted_member(kind, [&](std::string_view name, const auto& member) {
                envelope.put_before(name);
                field_writer{out}.write_member(name, member);
            });
        },
        e.body);
    envelope.put_rest();
    out.close_object();
}

std::string text_of(working_days length) {
    auto out = json_text{};
    out.number(length.count);
    return std::move(out).take() + "wd";
}

std::string write_entry(const entry& e) {
    auto out = json_text{};
    write(out, e);
    return std::move(out).take();
}

}  // namespace upward::io
