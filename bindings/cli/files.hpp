// SPDX-License-Identifier: BSL-1.0
//
// Files, the terminal and the clock: all that the command asks of the system (POSIX). What it cannot
// have ends the run with exit code 3.
#pragma once

#include <string>
#include <string_view>

namespace upward_command {

/// All of a file; "-" is standard input.
std::string read_file(const std::string& path);

/// A file to be read, changed and written again, held against other runs of the command meanwhile.
class held_file {
public:
    explicit held_file(const std::string& path);
    held_file(const held_file&) = delete;
    held_file& operator=(const held_file&) = delete;
    ~held_file();

    const std::string& text() const noexcept { return text_; }

    /// Puts other content in its place, at once and for good: after a crash at any moment the file
    /// has either the old content or the new. Permissions stay, symbolic links too.
    void replace(std::string_view content);

private:
    std::string name_;  // as the user wrote it
    std::string path_;  // without symbolic links
    std::string text_;
    int file_ = -1;
};

/// Prints to standard output; a full disk or a closed pipe ends the run.
void print(std::string_view text);

/// Whether standard output is a terminal that takes colours and whose user wants them.
bool wants_colour();

/// Whether standard error is a terminal.
bool is_for_person();

/// The date on this computer's wall clock.
std::string today();

}  // namespace upward_command
