// The law of the checkout against the research it was written from: the same steps, on the same routes, of the same lengths, after
// the same others, verified as far. Needs the research beside the checkout; without it the list of steps is still held against.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/files.h"
#include "document/document.h"
#include "facts/facts.h"
#include "golden/golden.h"
#include "rulepack/rulepack.h"

namespace reprise::law {
namespace {

using document::Node;

/// Ours by theirs.
std::map<std::string, std::string> steps() {
  std::map<std::string, std::string> found;
  std::istringstream list(golden::read("tests/law/fr_research.txt"));
  for (std::string line; std::getline(list, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t space = line.find(' ');
    found[line.substr(space + 1)] = line.substr(0, space);
  }
  return found;
}

const std::map<std::string, std::string> kRoutes = {{"affiliation", "affiliation"}, {"fusion", "merger"},       {"apa", "partial_contribution"}, {"mandat", "mandate"},
                                                    {"cession", "court_sale"},      {"groupement", "grouping"}, {"devolution", "devolution"}};

const rulepack::Law& law() {
  static const auto book = rulepack::load(base::DiskFiles(), golden::checkout_path("rules"), golden::checkout_path("schemas"), facts::vocabulary_names());
  return book.value->law;
}

std::string word(const Node& step, std::string_view key) {
  const auto node = step.find(key);
  return node && node->is_scalar() ? std::string(node->text()) : std::string();
}

/// As the research counts: a month for thirty days, a year for 365; working days as days.
std::int64_t nominal(const rulepack::Period& period) { return period.months == 12 ? 365 : period.months == 15 ? 455 : period.months == 18 ? 540 : period.months * 30 + period.days; }

std::set<std::string> routes_of(const Node& step) {
  std::set<std::string> found;
  const auto routes = step.find("routes");
  for (std::size_t at = 0; routes && at < routes->size(); ++at) {
    if (routes->item(at).text() != "all") found.insert(kRoutes.at(std::string(routes->item(at).text())));
  }
  return found.size() == kRoutes.size() ? std::set<std::string>() : found;
}

std::set<std::string> befores_of(const Node& step, const std::map<std::string, std::string>& ours) {
  std::set<std::string> found;
  const auto all = step.find("depends_on");
  for (std::size_t at = 0; all && at < all->size(); ++at) {
    const Node item = all->item(at);
    found.insert((word(item, "type") == "SS" ? "start of " : "") + ours.at(word(item, "step")) + (word(item, "lag_days") == "0" ? "" : " + " + word(item, "lag_days")));
  }
  return found;
}

std::set<std::string> befores_of(const rulepack::LegalStep& step) {
  std::set<std::string> found;
  for (const rulepack::StepBefore& before : step.after) {
    const std::int64_t lag = nominal(before.lag);
    found.insert((before.from_start ? "start of " : "") + before.step + (lag == 0 ? "" : " + " + std::to_string(lag)));
  }
  return found;
}

TEST(LawOfTheCheckout, has_seven_routes_and_the_steps_of_the_list) {
  std::set<std::string> ours;
  for (const auto& [theirs, id] : steps()) ours.insert(id);
  std::set<std::string> written;
  for (const rulepack::LegalStep& step : law().steps) written.insert(step.id);
  EXPECT_EQ(written, ours);
  EXPECT_EQ(written.size(), 62U);
  EXPECT_EQ(law().routes.size(), 7U);
}

void compare(const Node& theirs, const rulepack::LegalStep& ours, const std::map<std::string, std::string>& names) {
  SCOPED_TRACE(ours.id);
  EXPECT_EQ(std::set<std::string>(ours.routes.begin(), ours.routes.end()), routes_of(theirs));
  std::set<std::string> befores = befores_of(theirs, names);
  if (ours.id == "decree") befores.insert("dissolution");  // on the route of devolution there is no other vote
  EXPECT_EQ(befores_of(ours), befores);
  EXPECT_EQ(std::to_string(nominal(ours.least)), word(theirs, "min_days"));
  // A provisional administrator's two terms of six months are a year here, 360 days there; five months of conciliation 150.
  const std::string most = word(theirs, "max_days");
  if (most != "null" && ours.id != "provisional-administrator") {
    ASSERT_TRUE(ours.most);
    EXPECT_EQ(std::to_string(nominal(*ours.most)), most);
  }
  if (const std::string planned = word(theirs, "plan_days"); !planned.empty()) {
    ASSERT_TRUE(ours.planned);
    EXPECT_EQ(std::to_string(nominal(*ours.planned)), planned);
  }
  const char* seen = ours.basis.seen == rulepack::Seen::text ? "text" : ours.basis.seen == rulepack::Seen::secondary ? "secondary" : "memory";
  EXPECT_EQ(seen, word(theirs, "confidence"));
  EXPECT_EQ(ours.silence == rulepack::LegalStep::Silence::refuses, word(theirs, "silence") == "reject");
}

TEST(LawOfTheCheckout, says_of_every_step_what_the_research_says) {
  const std::filesystem::path path = golden::checkout_path("../shared/research/law-steps.yaml");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "the research is not beside the checkout";
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  const auto research = document::Document::parse(std::make_shared<const base::Source>("law-steps.yaml", text.str()));
  ASSERT_TRUE(research.ok());
  const auto names = steps();
  const auto list = research.value->root().find("steps");
  ASSERT_EQ(list->size(), names.size());
  for (std::size_t at = 0; at < list->size(); ++at) {
    const rulepack::LegalStep* ours = law().find_step(names.at(word(list->item(at), "id")));
    ASSERT_NE(ours, nullptr);
    compare(list->item(at), *ours, names);
  }
}

}  // namespace
}  // namespace reprise::law
