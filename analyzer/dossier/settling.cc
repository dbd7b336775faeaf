#include <algorithm>

#include "dossier/reading.h"

namespace reprise::dossier::reading {
namespace {

/// What a thing is called and where it stands orders the file; it is no finding that a later day could have known better.
bool is_label(const Fact& fact) { return fact.path.ends_with(".name") || fact.path.ends_with(".establishment"); }

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

void settle(const Reading& reading, Fact& fact) {
  std::erase_if(fact.alternatives, [&](const Alternative& alternative) { return is_later(reading, alternative.evidence.sources); });
  const bool claims = fact.is_range || !std::holds_alternative<std::monostate>(fact.value) || !fact.why_not_applicable.empty();
  if (claims && !is_label(fact) && is_later(reading, fact.evidence.sources)) replace_by_alternative(fact);
  if (!fact.why_not_applicable.empty()) {
    fact.state = FactState::not_applicable;
  } else if (fact.is_range || !fact.contradictions().empty()) {
    fact.state = FactState::uncertain;
  } else {
    fact.state = std::holds_alternative<std::monostate>(fact.value) ? FactState::unknown : FactState::known;
  }
}

}  // namespace reprise::dossier::reading
