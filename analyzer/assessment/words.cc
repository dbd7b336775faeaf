#include "assessment/assessment.h"

namespace reprise::assessment {

const Band* band_of(const FamilyScore& family, const Decimal& score) {
  const Band* found = nullptr;
  for (const Band& band : family.bands) {
    if (band.from <= score && (found == nullptr || found->from <= band.from)) found = &band;
  }
  return found;
}

Text words(OutcomeKind outcome) {
  switch (outcome) {
    case OutcomeKind::known: return {"connu", "known"};
    case OutcomeKind::uncertain: return {"incertain", "uncertain"};
    case OutcomeKind::unknown: return {"inconnu", "unknown"};
    case OutcomeKind::not_applicable: return {"sans objet", "not applicable"};
    case OutcomeKind::error: return {"règle en défaut", "fault of the rule"};
  }
  return {};
}

Text words(GateState state) {
  switch (state) {
    case GateState::clear: return {"franchi", "clear"};
    case GateState::possible: return {"possible", "possible"};
    case GateState::fired: return {"déclenché", "fired"};
  }
  return {};
}

Text words(WaiverState state) {
  switch (state) {
    case WaiverState::active: return {"en cours", "in force"};
    case WaiverState::expired: return {"expirée", "expired"};
    case WaiverState::unused: return {"sans effet", "unused"};
  }
  return {};
}

Text words(Basis basis) {
  switch (basis) {
    case Basis::published: return {"seuil publié", "published threshold"};
    case Basis::practice: return {"usage de la profession", "professional practice"};
    case Basis::proposal: return {"proposition à valider", "proposal to be validated"};
  }
  return {};
}

Text words(FactState state) {
  switch (state) {
    case FactState::known: return {"connu", "known"};
    case FactState::uncertain: return {"incertain", "uncertain"};
    case FactState::unknown: return {"inconnu", "unknown"};
    case FactState::not_applicable: return {"sans objet", "not applicable"};
  }
  return {};
}

Text words(Actor actor) {
  switch (actor) {
    case Actor::association: return {"l’association", "the association"};
    case Actor::group: return {"le groupe", "the group"};
    case Actor::authority: return {"l’autorité publique", "the public authority"};
  }
  return {};
}

Text words(Unit unit) {
  switch (unit) {
    case Unit::none: return {};
    case Unit::euro: return {"€", "€"};
    case Unit::days: return {"jours", "days"};
    case Unit::months: return {"mois", "months"};
    case Unit::years: return {"ans", "years"};
    case Unit::people: return {"personnes", "people"};
    case Unit::full_time_equivalents: return {"équivalents temps plein", "full-time equivalents"};
    case Unit::places: return {"places", "places"};
    case Unit::kilometres: return {"km", "km"};
    case Unit::share: return {"part", "share"};
    case Unit::percent: return {"%", "%"};
    case Unit::points: return {"points", "points"};
    case Unit::ratio: return {"fois", "times"};
    case Unit::count: return {"nombre", "count"};
    case Unit::level: return {"niveau", "level"};
    case Unit::square_index: return {"indice de concentration", "concentration index"};
  }
  return {};
}

}  // namespace reprise::assessment
