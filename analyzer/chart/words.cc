#include "chart/words.h"

#include <algorithm>

namespace reprise::chart {

using assessment::BoxKind;
using assessment::Change;
using assessment::LinkKind;
using base::Text;

Text words(LinkKind kind) {
  switch (kind) {
    case LinkKind::control: return {"contrôle", "control"};
    case LinkKind::services: return {"services", "services"};
    case LinkKind::property: return {"immobilier", "property"};
    case LinkKind::membership: return {"adhésion", "membership"};
    case LinkKind::mandate: return {"mandat de gestion", "management mandate"};
    case LinkKind::transfer: return {"passage d’établissements", "sites passed on"};
  }
  return {};
}

Text sentence(LinkKind kind) {
  switch (kind) {
    case LinkKind::control: return {"contrôle (trait d’autant plus épais que la part est grande)", "control (the larger the share, the thicker the line)"};
    case LinkKind::services: return {"services partagés (n/m\u202f: n des m personnes morales)", "shared services (n/m: n of the m legal persons)"};
    case LinkKind::property: return {"immobilier détenu ou loué", "property owned or let"};
    case LinkKind::membership: return {"adhésion", "membership"};
    case LinkKind::mandate: return {"mandat de gestion", "management mandate"};
    case LinkKind::transfer: return {"établissements qui changent d’employeur, d’où et vers où", "sites that change employer, whence and where to"};
  }
  return {};
}

Text words(BoxKind kind) {
  switch (kind) {
    case BoxKind::group_head: return {"tête du groupe", "head of the group"};
    case BoxKind::association: return {"association", "association"};
    case BoxKind::company: return {"société", "company"};
    case BoxKind::cooperative: return {"coopérative", "cooperative"};
    case BoxKind::foundation: return {"fondation", "foundation"};
    case BoxKind::shared_services: return {"services partagés", "shared services"};
    case BoxKind::public_body: return {"organisme public", "public body"};
    case BoxKind::sector: return {"secteur", "sector"};
    case BoxKind::establishment: return {"établissement", "establishment"};
    case BoxKind::fold: return {"regroupement", "summary"};
    case BoxKind::unknown: return {"forme inconnue", "form unknown"};
  }
  return {};
}

Text words(Change change) {
  switch (change) {
    case Change::none: return {};
    case Change::joins: return {"rejoint le groupe", "joins the group"};
    case Change::moves: return {"change d’employeur", "changes employer"};
    case Change::doubled: return {"doublon", "doubled"};
    case Change::leaves: return {"la personne morale disparaît", "the legal person ends"};
    case Change::planned: return {"envisagé, non établi", "planned, not settled"};
  }
  return {};
}

Text was_here() { return {"était ici", "was here"}; }

Text risk_words(const std::string& level) {
  if (level == "low") return {"risque faible", "low risk"};
  if (level == "watch") return {"à surveiller", "watch"};
  if (level == "high") return {"risque élevé", "high risk"};
  if (level == "critical") return {"risque critique", "critical risk"};
  return {"risque inconnu", "risk unknown"};
}

Text grouped(const std::string& digits) {
  Text text;
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  for (std::size_t index = 0; index < digits.size(); ++index) {
    const bool separates = index > 0 && index < whole && (whole - index) % 3 == 0 && digits[index - 1] != '-';
    if (separates) {
      text.fr += "\u202f";
      text.en += ",";
    }
    text.fr += digits[index] == '.' ? ',' : digits[index];
    text.en += digits[index];
  }
  return text;
}

namespace {

Text counted(std::size_t count, const Text& one, const Text& many) {
  const Text number = grouped(std::to_string(count));
  return {number.fr + "\u00a0" + (count < 2 ? one.fr : many.fr), number.en + " " + (count == 1 ? one.en : many.en)};
}

}  // namespace

Text count_of_establishments(std::size_t count) {
  return counted(count, {"établissement", "establishment"}, {"établissements", "establishments"});
}

Text count_of_persons(std::size_t count) { return counted(count, {"personne morale", "legal person"}, {"personnes morales", "legal persons"}); }

Text count_of_places(const std::optional<scalar::Decimal>& places, bool some_unknown) {
  if (!places) return {"?\u00a0places", "? places"};
  if (places->is_zero() && !some_unknown) return {};  // sites that have none: head offices, kitchens
  const Text number = grouped(places->to_string());
  const Text at_least = some_unknown ? Text{"≥\u00a0", "≥ "} : Text{};
  const bool one = *places < scalar::Decimal(2);
  return {at_least.fr + number.fr + (one ? "\u00a0place" : "\u00a0places"), at_least.en + number.en + (*places == scalar::Decimal(1) ? " place" : " places")};
}

}  // namespace reprise::chart
