// SPDX-License-Identifier: BSL-1.0
//
// How a run of the command ends: its exit code, and for all but 0 a line on standard error.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace upward_command {

enum class exit_code {
    fine = 0,
    input_at_fault = 1,    ///< a file or a text that was given
    command_at_fault = 2,  ///< an option or an argument
    system_at_fault = 3,   ///< a file that cannot be read or written, memory, upward itself
};

/// Ends the run; `what()` is the line without "upward: ". `below` are more lines, for a terminal.
class failure : public std::runtime_error {
public:
    failure(exit_code code, const std::string& line, std::vector<std::string> below = {})
        : std::runtime_error(line), code_(code), below_(std::move(below)) {}
    exit_code code() const noexcept { return code_; }
    const std::vector<std::string>& below() const noexcept { return below_; }

private:
    exit_code code_;
    std::vector<std::string> below_;
};

}  // namespace upward_command
