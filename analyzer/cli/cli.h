// The command line: words in, texts out, an exit status. Knows how to ask and how to print; what is done is pipeline's.
#pragma once

#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "base/files.h"

namespace reprise::cli {

/// Design, section 8.
enum ExitStatus : int {
  kDone = 0,
  kCheckFalse = 1,     ///< a check or gate is false: --fail-on, rules test, rules lint
  kUsage = 2,
  kInputRefused = 3,   ///< dossier, rules, template, FEEL syntax
  kVerdictOpen = 4,    ///< only with --strict
  kInternal = 70,      ///< our fault, or a rule's own error with --strict
};

/// What the program finds around it; handed in so that tests can make their own.
struct Surroundings {
  base::Files& files;
  std::ostream& out;
  std::ostream& error;
  std::function<std::optional<std::string>(const std::string&)> variable;  ///< of the environment
  bool out_is_terminal = false;
  bool error_is_terminal = false;
  int width = 100;  ///< columns of the terminal
  std::string program_path;
  std::string checkout;
  std::string version;
};

/// Runs the program on the words after its name.
[[nodiscard]] int run(const std::vector<std::string>& words, const Surroundings& surroundings);

}  // namespace reprise::cli
