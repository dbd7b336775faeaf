// Tests as texts: what the program said against what a file says it must say. With REPRISE_UPDATE_GOLDEN=1 in the
// environment the file is rewritten, and `git diff` is the review.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace reprise::golden {

/// Absolute path of something in the checkout.
[[nodiscard]] std::string checkout_path(std::string_view relative);

/// Reads a file of the checkout; fails the test when it is missing.
[[nodiscard]] std::string read(std::string_view relative);

/// Names of the files in a folder of the checkout that end with `suffix`, sorted.
[[nodiscard]] std::vector<std::string> list(std::string_view folder, std::string_view suffix);

/// Compares `actual` with the golden file, showing the first line that differs.
[[nodiscard]] testing::AssertionResult matches(std::string_view golden_file, std::string_view actual);

}  // namespace reprise::golden
