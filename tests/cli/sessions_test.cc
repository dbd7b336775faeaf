// Each file of tests/cli/sessions is a session at the terminal: a line `$ reprise …` and what it says, then its status when it
// is not 0. The whole file is made again from its command lines and compared.
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "base/files.h"
#include "cli/cli.h"
#include "golden/golden.h"

namespace reprise::cli {
namespace {

/// Words of a command line; single and double quotes as in a shell.
std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool started = false;
  char quote = 0;
  for (const char character : line) {
    if (quote != 0) {
      if (character == quote) {
        quote = 0;
      } else {
        word += character;
      }
    } else if (character == '\'' || character == '"') {
      quote = character;
      started = true;
    } else if (character == ' ') {
      if (started || !word.empty()) words.push_back(word);
      word.clear();
      started = false;
    } else {
      word += character;
    }
  }
  if (started || !word.empty()) words.push_back(word);
  return words;
}

std::string play(const std::string& line) {
  base::DiskFiles files;
  std::ostringstream out;
  const Surroundings surroundings{files, out, out, [](const std::string&) { return std::nullopt; }, false, false, 100, "", ".", "0.1.0"};
  std::vector<std::string> words = split(line);
  words.erase(words.begin());
  const int status = run(words, surroundings);
  std::string said = "$ " + line + "\n" + out.str();
  if (said.back() != '\n') said += '\n';
  if (status != kDone) said += "[status " + std::to_string(status) + "]\n";
  return said;
}

TEST(Sessions, say_what_their_files_say) {
  for (const std::string& name : golden::list("tests/cli/sessions", ".txt")) {
    const std::string path = "tests/cli/sessions/" + name;
    std::istringstream lines(golden::read(path));
    std::string replayed;
    for (std::string line; std::getline(lines, line);) {
      if (line.rfind("$ ", 0) == 0) replayed += (replayed.empty() ? "" : "\n") + play(line.substr(2));
    }
    EXPECT_TRUE(golden::matches(path, replayed));
  }
}

TEST(Assess, writes_nothing_when_the_input_is_refused) {
  base::DiskFiles files;
  std::ostringstream out;
  const Surroundings surroundings{files, out, out, [](const std::string&) { return std::nullopt; }, false, false, 100, "", ".", "0.1.0"};
  const std::string folder = testing::TempDir() + "reprise-nothing-written";
  const int status = run({"assess", "tests/cli/sessions/none.yaml", "--group", "examples/passerelles/group.yaml", "-o", folder}, surroundings);
  EXPECT_EQ(status, kInputRefused);
  EXPECT_FALSE(files.exists(folder));
}

}  // namespace
}  // namespace reprise::cli
