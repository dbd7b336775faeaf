#include "golden/golden.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/files.h"

namespace reprise::golden {

std::string checkout_path(std::string_view relative) { return std::string(REPRISE_CHECKOUT) + "/" + std::string(relative); }

std::string read(std::string_view relative) {
  auto source = base::DiskFiles().read(checkout_path(relative));
  if (!source) {
    ADD_FAILURE() << "cannot read " << relative;
    return {};
  }
  return std::string(source.value()->text());
}

std::vector<std::string> list(std::string_view folder, std::string_view suffix) {
  std::vector<std::string> names;
  auto found = base::DiskFiles().list(checkout_path(folder));
  if (!found) {
    ADD_FAILURE() << "cannot list " << folder;
    return names;
  }
  std::copy_if(found.value().begin(), found.value().end(), std::back_inserter(names),
               [&](const std::string& name) { return name.size() >= suffix.size() && name.ends_with(suffix); });
  return names;
}

testing::AssertionResult matches(std::string_view golden_file, std::string_view actual) {
  base::DiskFiles files;
  const std::string path = checkout_path(golden_file);
  if (std::getenv("REPRISE_UPDATE_GOLDEN") != nullptr) {
    if (auto problem = files.write_whole(path, actual)) return testing::AssertionFailure() << problem->message.en;
    return testing::AssertionSuccess();
  }
  auto source = files.read(path);
  if (!source) return testing::AssertionFailure() << golden_file << " is missing; REPRISE_UPDATE_GOLDEN=1 writes it. Got:\n" << actual;
  const std::string_view expected = source.value()->text();
  if (expected == actual) return testing::AssertionSuccess();
  std::istringstream expected_lines{std::string(expected)};
  std::istringstream actual_lines{std::string(actual)};
  std::string expected_line;
  std::string actual_line;
  for (std::size_t number = 1;; ++number) {
    const bool more_expected = static_cast<bool>(std::getline(expected_lines, expected_line));
    const bool more_actual = static_cast<bool>(std::getline(actual_lines, actual_line));
    if (!more_expected && !more_actual) break;
    if (more_expected != more_actual || expected_line != actual_line) {
      return testing::AssertionFailure() << golden_file << ":" << number << "\n  expected: " << (more_expected ? expected_line : "(end)")
                                         << "\n  actual:   " << (more_actual ? actual_line : "(end)") << "\nwhole text:\n" << actual;
    }
  }
  return testing::AssertionFailure() << golden_file << ": line ends differ";
}

}  // namespace reprise::golden
