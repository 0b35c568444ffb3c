// SPDX-License-Identifier: BSL-1.0
#include "json_reader.hpp"
#include "sorted_members.hpp"

#include <upward/io/json.hpp>

namespace upward::io {

namespace {

void put(json_text& out, double constant, double, policy_detail) { out.number(constant); }
void put(json_text& out, std::int32_t constant, std::int32_t, policy_detail) {
    out.integer(constant);
}

template <described_struct Group>
void put(json_text& out, const Group& group, const Group& usual, policy_detail detail) {
    out.open_object();
    boost::mp11::mp_for_each<sorted_members<Group>>([&](auto member) {
        const auto &mine = group.*member.pointer, &default_value = usual.*member.pointer;
        if (detail == policy_detail::differences && mine == default_value) return;
        out.key(format_name(member.name));
        put(out, mine, default_value, detail);
    });
    out.close_object();
}

}  // namespace

std::string write_policy(const upward::policy& p, policy_detail detail) {
    auto out = json_text{};
    put(out, p, upward::policy{}, detail);
    return std::move(out).take();
}

result<upward::policy> read_policy(std::string_view json) {
    const auto parsed = document::parse(json);
    if (!parsed) return parsed.error();
    auto reader = json_reader{*parsed, when_absent::keeps_default};
    auto p = upward::policy{};
    if (!reader.read(parsed->root(), p, "a policy")) return reader.fault();
    if (const auto fine = check(p); !fine) {
        reader.fail(parsed->root().follow(fine.error().where.pointer), fine.error().code,
                    fine.error().cause);
        return reader.fault();
    }
    return p;
}

}  // namespace upward::io
