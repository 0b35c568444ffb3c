// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/zone_file.hpp>

#include <upward/schedule/known_zones.hpp>
#include <upward/schedule/zone_reader.hpp>

#include <fstream>
#include <iterator>
#include <optional>

namespace upward {

namespace {

constexpr std::size_t max_name = 128;
constexpr std::size_t max_file = std::size_t{1} << 20;

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// No part begins with a dot, so no name leads out of the folder.
bool is_zone_name(std::string_view name) {
    if (name.empty() || name.size() > max_name) return false;
    char before = '/';
    for (const auto c : name) {
        if (before == '/' && !is_letter(c)) return false;
        const auto other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '_' || c == '/';
        if (!is_letter(c) && !other) return false;
        before = c;
    }
    return before != '/';
}

std::optional<std::string> read_file(const std::string& path) {
    auto file = std::ifstream{path, std::ios::binary};
    if (!file) return std::nullopt;
    auto bytes = std::string(max_file + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes.size() > max_file ? std::nullopt : std::optional{std::move(bytes)};
}

std::string shown(std::string_view name) {
    auto text = std::string{name.substr(0, 40)};
    for (auto& c : text)
        if (c < ' ' || c > '~') c = '?';
    return text;
}

error unknown(std::string_view name, std::string_view reason) {
    return error{errc::invalid_value, "zone \"" + shown(name) + "\" " + std::string{reason}};
}

}  // namespace

result<const zone*> find_zone(std::string_view name, std::string_view folder) {
    if (name == "UTC") return &utc_zone();
    if (!is_zone_name(name)) return unknown(name, "is not a zone's name, such as Europe/Berlin");
    const auto path = std::string{folder} + "/" + std::string{name};
    const auto known_as = folder == system_zone_folder ? std::string{name} : path;
    if (const auto* known = known_zone(known_as)) return known;
    const auto bytes = read_file(path);
    if (!bytes) return unknown(name, "is not in " + std::string{folder});
    auto read = read_zone(std::string{name}, *bytes);
    if (!read) return read.error();
    return &keep_zone(known_as, std::move(*read));
}

std::string zone_data_version(std::string_view folder) {
    auto file = std::ifstream{std::string{folder} + "/tzdata.zi"};
    constexpr std::string_view mark = "# version ";
    auto line = std::string{};
    if (std::getline(file, line) && line.starts_with(mark)) return line.substr(mark.size());
    auto other = std::ifstream{std::string{folder} + "/+VERSION"};
    return std::getline(other, line) ? line : std::string{};
}

}  // namespace upward
