// Each file of tests/cli/sessions is a session at the terminal: a line `$ reprise …` and what it says, then its status when it
// is not 0. The whole file is made again from its command lines and compared.
#include <gtest/gtest.h>

#include <exception>
#include <new>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.h"
#include "cli/cli.h"
#include "cli/session.h"
#include "golden/golden.h"

namespace reprise::cli {
namespace {

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

TEST(Chart, shows_several_associations_in_whatever_order_they_are_given) {
  const std::string own = "examples/passerelles/dossier.yaml";
  const std::string other = "examples/passerelles/sentiers.yaml";
  const std::string one = play("reprise chart examples/passerelles/group.yaml --lang en --with " + own + " --with " + other);
  EXPECT_NE(one.find("Groupe Traverses and Les Passerelles de l’Aubrenne and Les Sentiers de la Loue, after"), std::string::npos) << one.substr(0, 2000);
  EXPECT_NE(one.find("Les Passerelles de l’Aubrenne joins the group and stays a legal person; Les Sentiers de la Loue ends and its sites change employer;"), std::string::npos)
      << one.substr(0, 2000);
  const std::string change = play("reprise chart examples/passerelles/group.yaml --view diff --lang en --with " + own + "," + other);
  EXPECT_NE(change.find("Groupe Traverses and Les Passerelles de l’Aubrenne and Les Sentiers de la Loue: what changes"), std::string::npos) << change.substr(0, 2000);
  const std::string control = play("reprise chart examples/passerelles/group.yaml --view control --lang en --with " + own + "," + other);
  EXPECT_NE(control.find("Passerelles"), std::string::npos) << control.substr(0, 2000);
  const auto drawing = [](const std::string& played) { return played.substr(played.find('\n')); };
  EXPECT_EQ(drawing(one), drawing(play("reprise chart examples/passerelles/group.yaml --lang en --with " + other + "," + own)));
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

/// Files on which every reading goes wrong in a way no code foresaw.
template <typename Problem>
class FailingFiles final : public base::Files {
 public:
  [[nodiscard]] base::Result<base::SourcePointer> read(const std::string&) const override { throw Problem(); }
  [[nodiscard]] base::Result<std::vector<std::string>> list(const std::string&) const override { throw Problem(); }
  [[nodiscard]] bool exists(const std::string&) const override { return true; }
  [[nodiscard]] std::optional<base::Diagnostic> write_whole(const std::string&, std::string_view) override { throw Problem(); }
};

template <typename Problem>
std::string said_when_failing() {
  FailingFiles<Problem> files;
  std::ostringstream out;
  const Surroundings surroundings{files, out, out, [](const std::string&) { return std::nullopt; }, false, false, 100, "", ".", "0.1.0"};
  EXPECT_EQ(run({"check", "a.yaml"}, surroundings), kInternal);
  return out.str();
}

TEST(Run, admits_a_fault_of_its_own) {
  EXPECT_NE(said_when_failing<std::bad_alloc>().find("[out-of-memory]"), std::string::npos);
  EXPECT_NE(said_when_failing<std::bad_exception>().find("[internal]"), std::string::npos);
}

}  // namespace
}  // namespace reprise::cli
