#include "dossier/fact.h"

#include <algorithm>

namespace reprise::dossier {
namespace {

std::string words_joined(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : ", ") + word;
  return joined;
}

/// What one claim allows: a single number or a range with open ends.
struct Bounds {
  std::optional<scalar::Decimal> low;
  std::optional<scalar::Decimal> high;
};

template <typename Claim>
std::optional<Bounds> bounds_of(const Claim& claim) {
  if (claim.is_range) return Bounds{claim.low, claim.high};
  if (const auto* number = std::get_if<scalar::Decimal>(&claim.value)) return Bounds{*number, *number};
  return std::nullopt;
}

bool meet(const Bounds& left, const Bounds& right) {
  const bool left_below = left.high && right.low && *left.high < *right.low;
  const bool right_below = right.high && left.low && *right.high < *left.low;
  return !left_below && !right_below;
}

bool contradicts(const Fact& fact, const Alternative& alternative) {
  if (alternative.evidence.period != fact.evidence.period || alternative.evidence.basis != fact.evidence.basis) return false;
  const auto ours = bounds_of(fact);
  const auto theirs = bounds_of(alternative);
  if (ours && theirs) return !meet(*ours, *theirs);
  return alternative.value != fact.value;
}

}  // namespace

std::string to_string(const FactValue& value) {
  struct Printer {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const scalar::Decimal& number) const { return number.to_string(); }
    std::string operator()(const std::string& words) const { return words; }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(const scalar::Date& date) const { return date.to_string(); }
    std::string operator()(const std::vector<std::string>& words) const { return words_joined(words); }
  };
  return std::visit(Printer{}, value);
}

base::Text remark_of(const Evidence& evidence) {
  if (evidence.computed.en.empty()) return base::Text::same(evidence.note);
  const std::string before = evidence.note.empty() ? "" : evidence.note + "; ";
  return {before + evidence.computed.fr, before + evidence.computed.en};
}

std::vector<const Alternative*> Fact::contradictions() const {
  std::vector<const Alternative*> found;
  if (std::holds_alternative<std::monostate>(value) && !is_range) return found;
  for (const Alternative& alternative : alternatives) {
    if (contradicts(*this, alternative)) found.push_back(&alternative);
  }
  return found;
}

}  // namespace reprise::dossier
