// SPDX-License-Identifier: BSL-1.0
//
// One flat object becomes an entry: the envelope's keys and the keys of its kind, side by side.
#include "json_reader.hpp"
#include "nearest.hpp"

#include <upward/io/json.hpp>
#include <upward/schedule/zone_file.hpp>

#include <functional>

namespace upward::io {

namespace {

struct envelope {
    std::optional<upward::id> id;
    std::string kind;
    std::optional<upward::date> date;
    std::optional<minute_of_day> at;
    std::optional<std::string> area;
    std::optional<visibility_level> visibility;
};
BOOST_DESCRIBE_STRUCT(envelope, (), (id, kind, date, at, area, visibility))

/// Reads the members of a kind into the kind that it is given.
using read_kind = std::function<bool(void*)>;

struct readable_kind {
    std::string_view name;
    std::span<const readable_member> members;
    bool (*read)(const read_kind& reader, entry_body& body);
};

template <class... Kinds>
constexpr std::array<readable_kind, sizeof...(Kinds)> all_kinds(boost::mp11::mp_list<Kinds...>) {
    return {readable_kind{Kinds::kind, readable_members<Kinds>,
                          [](const read_kind& read, entry_body& body) {
                              auto kind = Kinds{};
                              if (!read(&kind)) return false;
                              body = std::move(kind);
                              return true;
                          }}...};
}

constexpr auto kinds = all_kinds(known_kinds{});

const readable_kind* find_kind(std::string_view name) {
    for (const auto& kind : kinds)
        if (kind.name == name) return &kind;
    return nullptr;
}

std::string with_article(std::string_view noun) {
    const auto vowel = std::string_view{"aeiou"}.find(noun.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + std::string{noun};
}

void put_envelope(envelope&& from, entry& to) {
    if (from.id) to.id = std::move(*from.id);
    if (from.date) to.date = *from.date;
    if (from.at) to.at = *from.at;
    if (from.area) to.area = std::move(*from.area);
    if (from.visibility) to.visibility = *from.visibility;
}

// Sets a variable, and puts back what it was.
template <class T>
class for_now {
public:
    for_now(T& variable, T value) : variable_(&variable), was_(variable) { variable = value; }
    for_now(const for_now&) = delete;
    for_now& operator=(const for_now&) = delete;
    ~for_now() { *variable_ = was_; }

private:
    T* variable_;
    T was_;
};

}  // namespace

bool json_reader::read(const node& n, entry& value) {
    return read_entry(n, value, entry_place::of_a_log);
}

// Of a newer format, whatever does not read as ours is new: an unknown word in one field may come
// with an unknown key in another, in any order.
bool json_reader::read_entry(const node& n, entry& value, entry_place place) {
    const auto strict = for_now{rule_, when_absent::fails};
    const auto inside = place == entry_place::within_correction;
    if (!read_known_entry(n, value, place)) {
        const auto may_be_new = format_ > format_number && !inside;
        if (!may_be_new || !keep_as_it_is(n, value)) return false;
    }
    return find_zone_of(n, value) && (inside || fail_checked(n, check(value)));
}

bool json_reader::find_zone_of(const node& n, const entry& value) {
    const auto* r = get_if<rule>(&value.body);
    const auto zone = r && r->zone ? find_zone(*r->zone) : &utc_zone();
    return zone || fail(n.follow("/zone"), zone.error().code, zone.error().cause);
}

bool json_reader::read_known_entry(const node& n, entry& value, entry_place place) {
    const auto known_keys_only = for_now{keeps_unknown_, false};
    if (!expect(n, token_kind::object, "an entry (an object)")) return false;
    const auto named = n.find("kind");
    if (!named) return fail(n, errc::missing_key, "an entry needs \"kind\"");
    if (!expect(*named, token_kind::text, "the name of a kind (a text)")) return false;
    const auto* kind = find_kind(named->text());
    if (!kind) {
        auto names = std::vector<std::string_view>{};
        for (const auto& known : kinds) names.push_back(known.name);
        return fail(
            *named, errc::unknown_kind,
            "there is no kind " + quoted(named->text(), 40) + did_you_mean(named->text(), names));
    }

    auto head = envelope{};
    const auto what = with_article(kind->name);
    const auto read_into = [&](void* content) {
        const auto targets = std::array{read_target{readable_members<envelope>, &head},
                                        read_target{kind->members, content}};
        return read_members(n, targets, what);
    };
    if (!kind->read(read_into, value.body)) return false;

    const auto inside = place == entry_place::within_correction;
    if (!head.id && !inside) return fail(n, errc::missing_key, what + " needs \"id\"");
    if (!head.date && !inside && kind->name != correction::kind)
        return fail(n, errc::missing_key, what + " needs \"date\"");
    put_envelope(std::move(head), value);
    return true;
}

bool json_reader::keep_as_it_is(const node& n, entry& value) {
    const auto any_key = for_now{keeps_unknown_, true};
    const auto known_before = unknown_.size();
    auto head = envelope{};
    const auto target = read_target{readable_members<envelope>, &head};
    if (!read_members(n, {&target, 1}, "an entry")) return false;
    unknown_.resize(known_before);

    if (!head.id) return fail(n, errc::missing_key, "an entry needs \"id\"");
    if (!head.date) return fail(n, errc::missing_key, "an entry needs \"date\"");
    value.body = not_understood{head.kind, canonical(n)};
    put_envelope(std::move(head), value);
    return true;
}

namespace {

/// One entry, or a list of them.
result<std::vector<entry>> entries_in(const document& parsed, std::int32_t format) {
    auto reader = json_reader{parsed, when_absent::fails, format};
    auto entries = std::vector<entry>{};
    const auto root = parsed.root();
    const auto fine = root.is(token_kind::list) ? reader.read(root, entries)
                                                : reader.read(root, entries.emplace_back());
    if (!fine) return reader.fault();
    return entries;
}

}  // namespace

result<std::vector<entry>> read_entries(std::string_view json, std::int32_t format) {
    const auto parsed = document::parse(json);
    if (!parsed) return parsed.error();
    return entries_in(*parsed, format);
}

result<std::size_t> append(workspace& ws, std::string_view json) {
    const auto parsed = document::parse(json);
    if (!parsed) return parsed.error();
    auto entries = entries_in(*parsed, ws.settings().format);
    if (!entries) return entries.error();
    auto added = ws.append(std::move(*entries));
    if (added) return added;

    const auto root = parsed->root();
    auto pointer = added.error().where.pointer;
    if (!root.is(token_kind::list) && pointer.starts_with("/0")) pointer.erase(0, 2);
    auto reader = json_reader{*parsed};
    reader.fail(root.follow(pointer), added.error().code, added.error().cause);
    return reader.fault();
}

}  // namespace upward::io
