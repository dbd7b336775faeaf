// A written case as the engine judges it, and what one case promises of another in which more is known.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "engine/family.h"
#include "properties/written_case.h"

namespace reprise::engine::testing {

/// The rules of the checkout.
[[nodiscard]] const rulepack::RuleBook& shipped_rules();

class JudgedCase {
 public:
  /// Reads both files as a person's would be; a test fails when they are refused.
  JudgedCase(const WrittenCase& written, const rulepack::RuleBook& rules);
  JudgedCase(const JudgedCase&) = delete;
  JudgedCase& operator=(const JudgedCase&) = delete;

  [[nodiscard]] World world() const { return {rules_, *facts_, scope_}; }
  [[nodiscard]] const facts::Facts& facts() const { return *facts_; }
  [[nodiscard]] const std::vector<Family>& families() const { return families_; }
  [[nodiscard]] const std::vector<const Outcome*>& gated() const { return gated_; }
  [[nodiscard]] const assessment::Verdict& verdict() const { return verdict_; }
  [[nodiscard]] Input input() const { return {*dossier_, *group_, *takeover_, rules_}; }

 private:
  const rulepack::RuleBook& rules_;
  std::optional<dossier::Dossier> dossier_;
  std::optional<dossier::Group> group_;
  std::optional<takeover::Takeover> takeover_;
  std::optional<facts::Facts> facts_;
  feel::Context scope_;
  std::deque<Outcome> outcomes_;
  std::vector<Family> families_;
  std::vector<const Outcome*> gated_;
  assessment::Verdict verdict_;
};

/// Whether a rule that turns out not to apply after all assumed that it does: `not_nil(x)` holds while x is unknown, because every
/// association at work has staff and expenses. What denies that is no completion.
[[nodiscard]] bool denies_assumption(const Outcome& promised);

/// What the case promised and the one that knows more does not keep; empty when all is kept.
[[nodiscard]] std::string broken_promise(const JudgedCase& promised, const JudgedCase& learnt);

/// Two cases, the second of which knows more, with everything left out that the broken promise does not need.
struct Counterexample {
  WrittenCase promised;
  WrittenCase learnt;
  std::string broken;
};
[[nodiscard]] Counterexample shrunk(Counterexample found, const rulepack::RuleBook& rules);
/// For a person to run.
[[nodiscard]] std::string told(const Counterexample& found);

}  // namespace reprise::engine::testing
