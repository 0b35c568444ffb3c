// SPDX-License-Identifier: BSL-1.0
//
// The parameters of a query as options of the command, and back to the JSON that the query takes:
// `days`, an integer, is `--days N`; a list of ids is `--withdraw ID`, as often as needed; entries
// are a file, or JSON as it is.
#pragma once

#include "face.hpp"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace upward_command {

/// A text as JSON writes it, in its quotes.
std::string json_text_of(std::string_view text);

/// The name of a kind or a parameter with its words joined by hyphens, as on command lines.
std::string option_name(const std::string& name);

class parameter_options {
public:
    /// Adds an option to `app` for each parameter. Must stay where it is while `app` lives.
    parameter_options(CLI::App& app, const std::vector<upward_parameter>& parameters);
    parameter_options(const parameter_options&) = delete;
    parameter_options& operator=(const parameter_options&) = delete;

    /// What was given, as a JSON object; empty when nothing was. Reads the files of entries.
    std::string to_json();

    /// Throws the failure, if the complaint is about an option or a text of entries.
    void blame_for(complaint c) const;

    /// Whether entries are read from standard input.
    bool reads_input() const;

    /// An option of each, as an example: "--days 10".
    std::vector<std::string> examples() const;

private:
    struct given_option {
        upward_parameter told;
        std::string name;  ///< "--days"
        bool flag = false;
        std::vector<std::string> texts;
    };
    /// A text of entries inside the JSON: what it is called, and where it stands there.
    struct quoted_text {
        std::string source;
        std::string pointer;
        std::int32_t first_line;
    };

    static void add_option(CLI::App& app, given_option& o);
    void put_entries(const given_option& o, std::string& json);

    std::vector<std::unique_ptr<given_option>> options_;  // which CLI11 points into
    std::vector<quoted_text> quoted_;
};

}  // namespace upward_command
