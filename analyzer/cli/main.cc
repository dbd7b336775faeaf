#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>

#include "cli/cli.h"

namespace {

constexpr int kUsualWidth = 100;
constexpr int kNarrowest = 40;
constexpr int kWidest = 140;

int terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUsualWidth;
  return std::clamp<int>(size.ws_col, kNarrowest, kWidest);
}

std::string own_path() {
  char path[4096];
  const ssize_t length = ::readlink("/proc/self/exe", path, sizeof path);
  return length > 0 ? std::string(path, static_cast<std::size_t>(length)) : std::string();
}

}  // namespace

int main(int count, char** words) {
  // A reader that closes the pipe (`reprise … | head`) is no fault of ours: the write fails, and that is all.
  std::signal(SIGPIPE, SIG_IGN);
  reprise::base::DiskFiles files;
  const reprise::cli::Surroundings surroundings{
      files,
      std::cout,
      std::cerr,
      [](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());
        return value == nullptr ? std::nullopt : std::optional<std::string>(value);
      },
      ::isatty(STDOUT_FILENO) != 0,
      ::isatty(STDERR_FILENO) != 0,
      terminal_width(),
      own_path(),
      REPRISE_CHECKOUT,
      REPRISE_VERSION,
  };
  return reprise::cli::run({words + 1, words + count}, surroundings);
}
