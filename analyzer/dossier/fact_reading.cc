#include <algorithm>

#include "document/scalar_reading.h"
#include "dossier/reading.h"

namespace reprise::dossier::reading {
namespace {

using document::Node;

/// `estimate` and `estimated` are one basis; two spellings must not hide a contradiction.
std::string basis_of(const Node& mapping) {
  std::string basis = text_of(mapping, "basis");
  return basis == "estimate" ? "estimated" : basis;
}

Evidence read_evidence(Reading& reading, const Node& mapping) {
  Evidence evidence;
  evidence.sources = read_source_ids(reading, mapping);
  if (const auto page = member(mapping, "page")) {
    const auto number = document::as_number(*page);
    const auto whole = number ? number->to_integer() : std::nullopt;
    if (whole && *whole >= 1 && *whole <= 1'000'000) evidence.page = static_cast<int>(*whole);
  }
  evidence.period = text_of(mapping, "period");
  evidence.basis = basis_of(mapping);
  evidence.quality = text_of(mapping, "quality");
  evidence.note = text_of(mapping, "note");
  return evidence;
}

void complete(Evidence& evidence, const Surroundings& around) {
  if (evidence.sources.empty()) evidence.sources = around.sources;
  if (evidence.period.empty()) evidence.period = around.period;
  if (evidence.basis.empty()) evidence.basis = around.basis;
}

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

void check_answers(Reading& reading, const Node& mapping) {
  const bool value = member(mapping, "value").has_value();
  const bool range = member(mapping, "low") || member(mapping, "high");
  const bool not_applicable = member(mapping, "not_applicable").has_value();
  const int answers = int{value} + int{range} + int{not_applicable};
  if (answers == 0) reading.report("dossier-empty-evidence", mapping.place());
  if (answers > 1) reading.report("dossier-two-answers", mapping.place());
}

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

template <typename Target>
void take(Target& target, Claim&& claim) {
  target.value = std::move(claim.value);
  target.low = claim.low;
  target.high = claim.high;
  target.is_range = claim.is_range;
  target.place = std::move(claim.place);
}

bool same_claim(const Fact& fact, const Alternative& alternative) {
  return alternative.evidence.period == fact.evidence.period && alternative.evidence.basis == fact.evidence.basis &&
         alternative.value == fact.value && alternative.is_range == fact.is_range && alternative.low == fact.low && alternative.high == fact.high;
}

void read_alternatives(Reading& reading, const Word& word, const Node& mapping, Fact& fact) {
  const auto list = member(mapping, "alternatives");
  if (!list || !list->is_sequence()) return;
  for (std::size_t index = 0; index < list->size(); ++index) {
    const Node node = list->item(index);
    if (!node.is_mapping()) continue;
    Alternative alternative;
    take(alternative, read_claim(reading, word, node));
    alternative.evidence = read_evidence(reading, node);
    // What an alternative does not say it shares with the fact: only then can the two be compared.
    complete(alternative.evidence, {{}, fact.evidence.period, fact.evidence.basis});
    if (same_claim(fact, alternative)) reading.report("dossier-same-alternative", alternative.place);
    fact.alternatives.push_back(std::move(alternative));
  }
}

void read_mapping(Reading& reading, const Word& word, const Node& mapping, const Surroundings& around, Fact& fact) {
  take(fact, read_claim(reading, word, mapping));
  fact.evidence = read_evidence(reading, mapping);
  complete(fact.evidence, around);
  fact.why_not_applicable = text_of(mapping, "not_applicable");
  if (!fact.why_not_applicable.empty()) fact.place = member(mapping, "not_applicable")->place();
  read_alternatives(reading, word, mapping, fact);
}

/// Published later for certain: every source has a date and the first day it can mean is later.
bool is_later(const Reading& reading, const Evidence& evidence) {
  if (reading.hindsight || !reading.as_of || evidence.sources.empty()) return false;
  return std::all_of(evidence.sources.begin(), evidence.sources.end(), [&](const std::string& id) {
    const auto source = reading.sources.find(id);
    return source != reading.sources.end() && source->second.date && *source->second.date > *reading.as_of;
  });
}

/// The fact itself was published later: another source's word on the same period and basis stands in, if there is one.
void replace_by_alternative(Fact& fact) {
  const auto stands_in = std::find_if(fact.alternatives.begin(), fact.alternatives.end(), [&](const Alternative& alternative) {
    return alternative.evidence.period == fact.evidence.period && alternative.evidence.basis == fact.evidence.basis;
  });
  if (stands_in == fact.alternatives.end()) {
    fact.left_out = true;
    fact.value = {};
    fact.low = fact.high = std::nullopt;
    fact.is_range = false;
    fact.why_not_applicable.clear();
    return;
  }
  fact.value = stands_in->value;
  fact.low = stands_in->low;
  fact.high = stands_in->high;
  fact.is_range = stands_in->is_range;
  fact.evidence = stands_in->evidence;
  fact.place = stands_in->place;
  fact.alternatives.erase(stands_in);
}

}  // namespace

std::vector<std::string> read_source_ids(Reading& reading, const Node& mapping) {
  std::vector<std::string> ids;
  const auto add = [&](const Node& node) {
    if (!node.is_scalar()) return;
    ids.emplace_back(node.text());
    if (reading.sources.contains(node.text())) return;
    std::vector<std::string> known;
    for (const auto& [id, source] : reading.sources) known.push_back(id);
    const base::Text hint = nearest_hint(node.text(), known, {"ajoutez-la sous sources", "add it under sources"});
    reading.report("dossier-unknown-source", node.place(), {{"got", node.text()}, {"hint", hint}});
  };
  const auto source = member(mapping, "source");
  if (!source) return ids;
  if (source->is_scalar()) add(*source);
  for (std::size_t index = 0; source->is_sequence() && index < source->size(); ++index) add(source->item(index));
  return ids;
}

void settle(const Reading& reading, Fact& fact) {
  std::erase_if(fact.alternatives, [&](const Alternative& alternative) { return is_later(reading, alternative.evidence); });
  const bool claims = fact.is_range || !std::holds_alternative<std::monostate>(fact.value) || !fact.why_not_applicable.empty();
  if (claims && is_later(reading, fact.evidence)) replace_by_alternative(fact);
  if (!fact.why_not_applicable.empty()) {
    fact.state = FactState::not_applicable;
  } else if (fact.is_range || !fact.contradictions().empty()) {
    fact.state = FactState::uncertain;
  } else {
    fact.state = std::holds_alternative<std::monostate>(fact.value) ? FactState::unknown : FactState::known;
  }
}

Fact read_fact(Reading& reading, const Word& word, const std::optional<Node>& node, const Surroundings& around, std::string path,
               const base::Place& section_place) {
  Fact fact;
  fact.path = std::move(path);
  fact.place = section_place;
  if (!node) return fact;
  fact.declared = true;
  fact.place = node->place();
  if (node->is_mapping()) {
    read_mapping(reading, word, *node, around, fact);
  } else {
    if (!says_unknown(*node)) fact.value = read_value(reading, word, *node);
    complete(fact.evidence, around);
  }
  settle(reading, fact);
  return fact;
}

}  // namespace reprise::dossier::reading
