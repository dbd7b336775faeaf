// One file a kind of mistake, with the exact words a person gets for it.
#include <set>

#include "law/tracked.h"

namespace reprise::law {
namespace {

constexpr const char* kFolder = "tests/law/broken";

base::Diagnostics problems_in(const std::string& name) { return testing::problems_of(testing::parsed(name, golden::read(std::string(kFolder) + "/" + name))); }

TEST(BrokenTracking, is_told_every_mistake_in_its_place) {
  for (const std::string& name : golden::list(kFolder, ".yaml")) {
    SCOPED_TRACE(name);
    const base::Diagnostics problems = problems_in(name);
    EXPECT_FALSE(problems.empty());
    const std::string golden_file = std::string(kFolder) + "/" + name.substr(0, name.size() - 5) + ".expected";
    EXPECT_TRUE(golden::matches(golden_file, base::render(problems, base::Language::english) + "\n" + base::render(problems, base::Language::french)));
  }
}

TEST(BrokenTracking, shows_every_message_of_tracking) {
  std::set<std::string> shown = {"tracking-no-day"};  // in tests/cli/sessions/track.txt: it needs a whole run
  for (const std::string& name : golden::list(kFolder, ".yaml")) {
    const base::Diagnostics problems = problems_in(name);
    for (const base::Diagnostic& problem : problems.items()) shown.insert(problem.code);
  }
  for (const base::DiagnosticText& text : base::diagnostic_catalogue()) {
    EXPECT_TRUE(!text.code.starts_with("tracking-") || shown.contains(std::string(text.code))) << text.code;
  }
}

TEST(BrokenTracking, is_told_and_never_crashes_wherever_the_file_ends) {
  const std::string whole = golden::read("examples/passerelles/tracking.yaml");
  for (std::size_t length = 0; length < whole.size(); length += 37) {
    const auto cut = document::Document::parse(std::make_shared<const base::Source>("cut.yaml", whole.substr(0, length)));
    if (!cut.value) continue;
    const auto read = tracking_from_document(*cut.value);
    EXPECT_TRUE(read.value.has_value());
  }
}

TEST(BrokenTracking, is_told_and_never_crashes_where_a_line_is_missing) {
  const std::string whole = golden::read("examples/passerelles/tracking.yaml");
  for (std::size_t begin = 0; begin < whole.size();) {
    const std::size_t end = std::min(whole.find('\n', begin), whole.size() - 1) + 1;
    const auto holed = document::Document::parse(std::make_shared<const base::Source>("holed.yaml", whole.substr(0, begin) + whole.substr(end)));
    begin = end;
    if (!holed.value) continue;
    EXPECT_TRUE(tracking_from_document(*holed.value).value.has_value());
  }
}

}  // namespace
}  // namespace reprise::law
