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

void complete(Evidence& evidence, const Surroundings& around) {
  if (evidence.sources.empty()) evidence.sources = around.sources;
  if (evidence.period.empty()) evidence.period = around.period;
  if (evidence.basis.empty()) evidence.basis = around.basis;
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

}  // namespace

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
