// Yes or no: does a node keep a rule? Says nothing about why; quick, and linear even where branches nest.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "document/document.h"
#include "document/schema_rules.h"

namespace reprise::document {

class Matcher {
 public:
  explicit Matcher(const SchemaRules& schema) : schema_(schema) {}

  [[nodiscard]] bool matches(RuleIndex index, const Node& node);

  [[nodiscard]] bool type_fits(const Rule& rule, const Node& node) const;
  [[nodiscard]] bool is_choice(const Rule& rule, const Node& node) const;
  [[nodiscard]] bool range_fits(const Rule& rule, const Node& node) const;
  [[nodiscard]] bool length_fits(const Rule& rule, const Node& node) const;
  [[nodiscard]] bool form_fits(const Rule& rule, const Node& node) const;
  /// At most one branch of oneOf may fit; a scalar that fits several is taken for what it looks like.
  [[nodiscard]] std::size_t branches_that_fit(const std::vector<RuleIndex>& branches, const Node& node);
  /// The member's rule: by name, by pattern or by additionalProperties. Several patterns may apply.
  template <typename Visit>
  bool each_member_rule(const Rule& rule, const Node& key, const Visit& visit) const;

 private:
  bool decide(const Rule& rule, const Node& node);
  bool mapping_fits(const Rule& rule, const Node& node);
  bool sequence_fits(const Rule& rule, const Node& node);
  bool branches_fit(const Rule& rule, const Node& node);

  const SchemaRules& schema_;
  std::unordered_map<std::uint64_t, bool> decided_;
  bool natural_ = false;
};

/// Calls `visit(rule)` for every rule that the member's key selects; stops at the first false. False as well for a
/// key that a closed mapping does not know.
template <typename Visit>
bool Matcher::each_member_rule(const Rule& rule, const Node& key, const Visit& visit) const {
  bool known = false;
  if (const auto property = rule.property(key.text())) {
    known = true;
    if (!visit(*property)) return false;
  }
  for (const PatternProperty& candidate : rule.pattern_properties) {
    if (!candidate.pattern.matches(key.text())) continue;
    known = true;
    if (!visit(candidate.rule)) return false;
  }
  if (known) return true;
  if (rule.additional) return visit(*rule.additional);
  return !rule.closed;
}

/// Indices of the first item that was there before, or nothing.
struct Repetition {
  std::size_t first = 0;
  std::size_t second = 0;
};
[[nodiscard]] std::vector<Repetition> repetitions(const Node& sequence);

/// Follows references.
[[nodiscard]] bool accepts_kind(const SchemaRules& schema, RuleIndex index, Kind kind);

}  // namespace reprise::document
