// SPDX-License-Identifier: BSL-1.0
#include "files.hpp"

#include "failure.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <system_error>
#include <utility>

namespace upward_command {

namespace {

[[noreturn]] void fail(const std::string& name, const char* what, int number = errno) {
    throw failure{exit_code::system_at_fault, name + ": " + what + ": " + std::strerror(number)};
}

/// A file descriptor that closes itself.
class descriptor {
public:
    explicit descriptor(int number) : number_(number) {}
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;
    ~descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int get() const noexcept { return number_; }
    bool ok() const noexcept { return number_ >= 0; }
    int release() noexcept { return std::exchange(number_, -1); }

private:
    int number_;
};

std::string read_all(int file, const std::string& name) {
    auto text = std::string{};
    auto buffer = std::array<char, 65536>{};
    while (true) {
        const auto got = ::read(file, buffer.data(), buffer.size());
        if (got == 0) return text;
        if (got > 0) text.append(buffer.data(), static_cast<std::size_t>(got));
        else if (errno != EINTR) fail(name, "cannot be read");
    }
}

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const auto put = ::write(file, text.data(), text.size());
        if (put >= 0) text.remove_prefix(static_cast<std::size_t>(put));
        else if (errno != EINTR) return false;
    }
    return true;
}

bool hold(int file) {
    while (::flock(file, LOCK_EX) != 0)
        if (errno != EINTR) return false;
    return true;
}

/// Opens and holds the file at `path`. Whoever held it before may have put another in its place.
int open_and_hold(const std::string& path, const std::string& name) {
    while (true) {
        auto file = descriptor{::open(path.c_str(), O_RDWR | O_CLOEXEC)};
        if (!file.ok()) fail(name, "cannot be changed");
        if (!hold(file.get())) fail(name, "cannot be locked");
        struct stat mine = {}, there = {};
        if (::fstat(file.get(), &mine) != 0) fail(name, "cannot be read");
        if (!S_ISREG(mine.st_mode)) fail(name, "cannot be changed", EINVAL);
        if (::stat(path.c_str(), &there) != 0) fail(name, "cannot be read");
        if (mine.st_dev == there.st_dev && mine.st_ino == there.st_ino) return file.release();
    }
}

/// A new file beside another, which is gone again unless it takes the other's place.
class file_beside {
public:
    file_beside(const std::string& path, const std::string& name)
        : path_(path + ".XXXXXX"), name_(name), file_(::mkostemp(path_.data(), O_CLOEXEC)) {
        if (!file_.ok()) fail(name_, "cannot be written");
    }
    file_beside(const file_beside&) = delete;
    file_beside& operator=(const file_beside&) = delete;
    ~file_beside() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }

    void write(std::string_view content) {
        if (!write_all(file_.get(), content)) fail(name_, "cannot be written");
    }
    void take_permissions_of(const struct stat& other) {
        // Who is not the owner's group or root cannot give the file away; it is then theirs.
        if (::fchown(file_.get(), other.st_uid, other.st_gid) != 0 && errno != EPERM)
            fail(name_, "cannot be written");
        if (::fchmod(file_.get(), other.st_mode & 07777) != 0) fail(name_, "cannot be written");
    }
    void take_place_of(const std::string& path) {
        if (::fsync(file_.get()) != 0) fail(name_, "cannot be written");
        if (::rename(path_.c_str(), path.c_str()) != 0) fail(name_, "cannot be written");
        path_.clear();
    }

private:
    std::string path_;
    std::string name_;
    descriptor file_;
};

/// Makes the new name of a file last.
void sync_folder_of(const std::string& path, const std::string& name) {
    const auto folder = std::filesystem::path{path}.parent_path();
    const auto file = descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!file.ok() || ::fsync(file.get()) != 0) fail(name, "may not be on the disk yet");
}

}  // namespace

std::string read_file(const std::string& path) {
    if (path == "-") return read_all(STDIN_FILENO, "standard input");
    const auto file = descriptor{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file.ok()) fail(path, "cannot be read");
    return read_all(file.get(), path);
}

held_file::held_file(const std::string& path) : name_(path) {
    auto error = std::error_code{};
    path_ = std::filesystem::canonical(path, error).string();
    if (error) fail(name_, "cannot be read", error.value());
    auto file = descriptor{open_and_hold(path_, name_)};
    text_ = read_all(file.get(), name_);
    file_ = file.release();
}

held_file::~held_file() { ::close(file_); }

void held_file::replace(std::string_view content) {
    struct stat before = {};
    if (::fstat(file_, &before) != 0) fail(name_, "cannot be read");
    auto next = file_beside{path_, name_};
    next.write(content);
    next.take_permissions_of(before);
    next.take_place_of(path_);
    sync_folder_of(path_, name_);
    text_ = content;
}

void print(std::string_view text) {
    if (!write_all(STDOUT_FILENO, text)) fail("standard output", "cannot be written");
}

bool wants_colour() {
    const auto is = [](const char* name, auto&& test) {
        const auto* value = std::getenv(name);
        return value && test(std::string_view{value});
    };
    return ::isatty(STDOUT_FILENO) == 1 &&
           !is("NO_COLOR", [](std::string_view v) { return !v.empty(); }) &&
           !is("TERM", [](std::string_view v) { return v == "dumb"; });
}

bool is_for_person() { return ::isatty(STDERR_FILENO) == 1; }

std::string today() {
    const auto now = std::time(nullptr);
    auto local = std::tm{};
    auto text = std::array<char, 32>{};
    if (!::localtime_r(&now, &local) ||
        std::strftime(text.data(), text.size(), "%Y-%m-%d", &local) == 0)
        throw failure{exit_code::system_at_fault, "the clock tells no date"};
    return text.data();
}

}  // namespace upward_command
