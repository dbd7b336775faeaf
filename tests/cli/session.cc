#include "cli/session.h"

#include <optional>
#include <sstream>
#include <vector>

#include "base/files.h"
#include "cli/cli.h"

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

}  // namespace

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

}  // namespace reprise::cli
