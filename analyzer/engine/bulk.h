// All rules over very many dossiers in memory: what each comes to in each of them, worked out in columns. The outcomes are those of
// judge() on the same facts; what columns have no form for, and the few outcomes that hinge on why a value is null, are judged one by one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "feel/batch.h"
#include "feel/columns.h"
#include "rulepack/rulepack.h"

namespace reprise::engine {

struct BulkOutcome {
  assessment::OutcomeKind kind = assessment::OutcomeKind::unknown;
  bool optional = false;           ///< a missing fact decides whether the rule applies
  std::optional<std::uint8_t> row; ///< of the scale, when known; its risk is scale[row].risk
  std::optional<assessment::GateState> gate;  ///< when the rule has one

  bool operator==(const BulkOutcome&) const = default;
};

/// The paths of all facts that some rule needs: what records of dossiers that are only judged have to hold.
[[nodiscard]] std::set<std::string> facts_needed(const rulepack::RuleBook& rules);

class Bulk {
 public:
  static constexpr std::size_t kMostDossiers = feel::Batch::kMostRows;

  /// Both must outlive it. The records as facts::Records makes them.
  Bulk(const rulepack::RuleBook& rules, const feel::Columns& records);
  Bulk(Bulk&&) noexcept;
  Bulk& operator=(Bulk&&) noexcept;
  ~Bulk();

  /// In the order of the packs.
  [[nodiscard]] const std::vector<const rulepack::Rule*>& rules() const;
  [[nodiscard]] bool is_in_columns(std::size_t rule) const;

  /// At most kMostDossiers from `first`.
  void judge(std::size_t first, std::size_t count);
  /// One for each dossier last judged.
  [[nodiscard]] std::span<const BulkOutcome> outcomes(std::size_t rule) const;
  /// What the rule is worth in one of them, as far as it was asked.
  [[nodiscard]] feel::Value value(std::size_t rule, std::size_t dossier) const;
  /// How many outcomes were judged one by one since the beginning.
  [[nodiscard]] std::size_t one_by_one() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace reprise::engine
