// The pages of examples/ say what the program says: each ```console block is a session, played again. A line that is only `…`
// stands for lines left out.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "cli/session.h"
#include "golden/golden.h"

namespace reprise::cli {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view kLeftOut = "…";

struct Session {
  std::string command;
  Lines shown;
};

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<Session> sessions_of(const std::string& page) {
  std::vector<Session> sessions;
  bool inside = false;
  for (const std::string& line : lines_of(page)) {
    if (line.starts_with("```")) {
      inside = line == "```console";
    } else if (inside && line.starts_with("$ ")) {
      sessions.push_back({line.substr(2), {}});
    } else if (inside && !sessions.empty()) {
      sessions.back().shown.push_back(line);
    }
  }
  for (Session& session : sessions) {
    while (!session.shown.empty() && session.shown.back().empty()) session.shown.pop_back();
  }
  return sessions;
}

/// The runs of lines between what was left out.
std::vector<Lines> passages(const Lines& shown) {
  std::vector<Lines> all(1);
  for (const std::string& line : shown) {
    if (line == kLeftOut) {
      all.emplace_back();
    } else {
      all.back().push_back(line);
    }
  }
  return all;
}

/// The first line that is not said where the page shows it.
std::optional<std::string> not_said(const Lines& shown, const Lines& said) {
  const std::vector<Lines> expected = passages(shown);
  auto from = said.begin();
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Lines& passage = expected[i];
    if (passage.empty()) continue;
    auto found = std::search(from, said.end(), passage.begin(), passage.end());
    const bool at_start = i > 0 || found == said.begin();
    if (found == said.end() || !at_start) return passage.front();
    from = found + static_cast<std::ptrdiff_t>(passage.size());
  }
  const bool whole = expected.back().empty() || from == said.end();
  return whole ? std::nullopt : std::optional("the end of the output: " + *from);
}

Lines said_by(const std::string& command) {
  Lines said = lines_of(play(command));
  said.erase(said.begin());
  return said;
}

TEST(ExamplePages, show_what_the_program_says) {
  std::size_t played = 0;
  for (const auto& folder : std::filesystem::directory_iterator("examples")) {
    const std::string path = folder.path().string() + "/README.md";
    if (!std::filesystem::exists(path)) continue;
    for (const Session& session : sessions_of(golden::read(path))) {
      const Lines said = said_by(session.command);
      const auto missing = not_said(session.shown, said);
      std::string whole;
      for (const std::string& line : said) whole += line + "\n";
      EXPECT_FALSE(missing) << path << ": $ " << session.command << "\nnot said here: " << missing.value_or("") << "\nwhole text:\n" << whole;
      ++played;
    }
  }
  EXPECT_GT(played, 0u);
}

TEST(ExamplePages, every_case_has_one) {
  for (const auto& folder : std::filesystem::directory_iterator("examples")) {
    if (!std::filesystem::exists(folder.path() / "dossier.yaml")) continue;
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "README.md")) << folder.path();
  }
}

TEST(NotSaid, finds_passages_in_their_order) {
  const Lines said = {"one", "two", "three", "four"};
  EXPECT_EQ(not_said({"one", "two", "three", "four"}, said), std::nullopt);
  EXPECT_EQ(not_said({"one", "…", "four"}, said), std::nullopt);
  EXPECT_EQ(not_said({"…", "two", "three", "…"}, said), std::nullopt);
  EXPECT_EQ(not_said({"two", "…"}, said), "two");
  EXPECT_EQ(not_said({"…", "three", "two", "…"}, said), "three");
  EXPECT_EQ(not_said({"…", "three"}, said), "the end of the output: four");
}

}  // namespace
}  // namespace reprise::cli
