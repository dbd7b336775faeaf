// Facts as the assessment shows them: value, state, label, sources and place of each mark an outcome depends on.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "base/source.h"
#include "facts/facts.h"

namespace reprise::engine {

[[nodiscard]] assessment::Location location_of(const base::Place& place);
/// Of a dossier's or group's fact, or of what the takeover derives.
[[nodiscard]] base::Text label_of_path(const std::string& path);
[[nodiscard]] assessment::Unit unit_of_path(const std::string& path);

[[nodiscard]] assessment::FactUse fact_use(const dossier::Fact& fact);
[[nodiscard]] assessment::FactUse fact_use(const facts::Facts& facts, feel::Mark mark);

/// Tells of the facts of one world; each is put into words once, however many rules read it.
class FactTeller {
 public:
  /// The facts must outlive it.
  explicit FactTeller(const facts::Facts& facts) : facts_(facts) {}
  /// Each fact once, in file order; derived values stand before the facts they were made from; lists only when they miss.
  [[nodiscard]] std::vector<assessment::FactUse> trace(const feel::Marks& marks);

 private:
  const facts::Facts& facts_;
  std::map<feel::Mark, assessment::FactUse> told_;
};

/// "A, B and C": the labels of those paths.
[[nodiscard]] base::Text labels_of(const std::vector<std::string>& paths);

}  // namespace reprise::engine
