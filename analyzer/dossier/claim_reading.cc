#include <algorithm>
#include <array>

#include "document/scalar_reading.h"
#include "dossier/reading.h"

namespace reprise::dossier::reading {
namespace {

using document::Node;

/// One end of a range. A claim without a value has one at least.
std::optional<scalar::Decimal> read_end(Reading& reading, const Word& word, const std::optional<Node>& node) {
  if (!node) return std::nullopt;
  const auto number = document::as_number(*node);
  if (number) check_number(reading, word, *number, *node);
  return number;
}

void check_order(Reading& reading, const Claim& claim, const Node& low) {
  if (!claim.low || !claim.high || *claim.low <= *claim.high) return;
  reading.report("dossier-range-order", low.place(), {{"low", claim.low->to_string()}, {"high", claim.high->to_string()}});
}

Claim read_range(Reading& reading, const Word& word, const Node& mapping) {
  Claim claim;
  const auto low = member(mapping, "low");
  const auto high = member(mapping, "high");
  claim.low = read_end(reading, word, low);
  claim.high = read_end(reading, word, high);
  claim.place = low ? low->place() : high->place();
  claim.is_range = claim.low || claim.high;
  if (low) check_order(reading, claim, *low);
  if (claim.low && claim.high && *claim.low == *claim.high) {
    claim.value = *claim.low;
    claim.is_range = false;
  }
  return claim;
}

/// In a mapping a quoted "unknown" is a text that says so; the plain word is the reserved one.
bool value_is_unknown(const Word& word, const Node& node) {
  if (!says_unknown(node)) return false;
  return word.kind != ValueKind::text || node.style() == document::Style::plain;
}

/// A mistyped `value` is the schema's to report, not a missing one.
bool has_only_evidence_keys(const Node& mapping) {
  static constexpr std::array<std::string_view, 7> kKeys = {"source", "page", "period", "basis", "quality", "note", "alternatives"};
  for (std::size_t index = 0; index < mapping.size(); ++index) {
    if (std::find(kKeys.begin(), kKeys.end(), mapping.key(index).text()) == kKeys.end()) return false;
  }
  return true;
}

void check_answers(Reading& reading, const Node& mapping) {
  const bool value = member(mapping, "value").has_value();
  const bool range = member(mapping, "low") || member(mapping, "high");
  const bool not_applicable = member(mapping, "not_applicable").has_value();
  const int answers = int{value} + int{range} + int{not_applicable};
  if (answers == 0 && has_only_evidence_keys(mapping)) reading.report("dossier-empty-evidence", mapping.place());
  if (answers < 2) return;
  const base::Text hint = not_applicable
                              ? base::Text{"ce qui ne s’applique pas n’a pas de valeur\u202F: gardez l’un des deux", "what does not apply has no value: keep one of the two"}
                              : base::Text{"gardez l’intervalle et mettez la valeur d’une autre source sous alternatives",
                                           "keep the range and put the value of another source under alternatives"};
  reading.report("dossier-two-answers", mapping.place(), {{"hint", hint}});
}

}  // namespace

Claim read_claim(Reading& reading, const Word& word, const Node& mapping) {
  check_answers(reading, mapping);
  if (const auto value = member(mapping, "value")) {
    Claim claim;
    claim.place = value->place();
    if (!value_is_unknown(word, *value)) claim.value = read_value(reading, word, *value);
    return claim;
  }
  if (member(mapping, "low") || member(mapping, "high")) return read_range(reading, word, mapping);
  Claim claim;
  claim.place = mapping.place();
  return claim;
}

}  // namespace reprise::dossier::reading
