// SPDX-License-Identifier: BSL-1.0
//
// The subcommands. Each function below adds some to the command; what one does runs when CLI11 has
// understood the whole line, and throws a `failure` where it cannot.
#pragma once

#include "face.hpp"

#include <CLI/CLI.hpp>

#include <string>

namespace upward_command {

/// One for each kind of query: `upward trust FILE --on DATE`.
void add_queries(CLI::App& command);

/// What reads and changes a file: append, check, policy.
void add_keeping(CLI::App& command);

/// Reads a calendar into a file: import.
void add_import(CLI::App& command);

/// Keeps what is foreseen in a file: keep.
void add_keep(CLI::App& command);

/// The times of a rule: `upward rule "FREQ=…" --start TIME`.
void add_rule(CLI::App& command);

/// What needs no file: schema, new-id.
void add_offers(CLI::App& command);

/// Reads a workspace; `path` may be "-".
workspace open_workspace(const std::string& path);

/// From its text; `source` is what it is called where it is at fault.
workspace read_workspace(const std::string& text, const std::string& source);

/// What is to be changed cannot be standard input.
void refuse_input(const std::string& file);

/// "1 new entry", "2 new entries".
std::string counted(std::size_t number, const char* one, const char* many);

/// What a file is called in a message.
std::string called(const std::string& path);

}  // namespace upward_command
