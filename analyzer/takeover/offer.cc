#include "takeover/offer.h"

#include <algorithm>
#include <cmath>

namespace reprise::takeover {
namespace {

const dossier::FactValue* value_in(const dossier::Section& section, std::string_view key) {
  const dossier::Fact* fact = section.find(key);
  if (fact == nullptr || fact->left_out) return nullptr;
  const bool usable = fact->state == dossier::FactState::known || fact->state == dossier::FactState::uncertain;
  return usable ? &fact->value : nullptr;
}

/// Degrees off the globe are not a place.
std::optional<double> degrees_in(const dossier::Section& section, std::string_view key, double furthest) {
  const auto number = quantity_in(section, key);
  if (!number) return std::nullopt;
  const double degrees = number->to_double();
  if (!(std::abs(degrees) <= furthest)) return std::nullopt;
  return degrees;
}

std::optional<Point> point_in(const dossier::Section& section) {
  const auto latitude = degrees_in(section, "latitude", 90);
  const auto longitude = degrees_in(section, "longitude", 180);
  if (!latitude || !longitude) return std::nullopt;
  return Point{*latitude, *longitude};
}

void place_at(Offer& offer, const dossier::Section& section) {
  offer.point = point_in(section);
  if (offer.point) offer.point_from = {section.path + ".latitude", section.path + ".longitude"};
}

std::vector<std::string> other_words_in(const dossier::Section& section, std::string_view key) {
  std::vector<std::string> words;
  const dossier::Fact* fact = section.find(key);
  if (fact == nullptr) return words;
  for (const dossier::Alternative* other : fact->contradictions()) {
    if (const auto* word = std::get_if<std::string>(&other->value)) words.push_back(*word);
  }
  return words;
}

void add_place_doubts(Offer& offer, const dossier::Section& section) {
  for (const std::string_view key : {"establishment", "commune", "insee", "latitude", "longitude"}) {
    if (is_uncertain(section, key)) offer.place_doubts.push_back(section.path + "." + std::string(key));
  }
}

/// Of two communes of a name, the one where the coordinates lie; further away than any commune is wide, neither.
const Commune* nearest_of(const std::vector<const Commune*>& communes, const Point& point) {
  constexpr double kWidest = 30;  // kilometres from the centre: Arles, the widest, has less
  const Commune* nearest = nullptr;
  double least = kWidest;
  for (const Commune* commune : communes) {
    const double kilometres = great_circle_kilometres(point, commune->centre);
    if (kilometres > least) continue;
    nearest = commune;
    least = kilometres;
  }
  return nearest;
}

/// Which commune is meant, where the table can tell.
const Commune* commune_of(Offer& offer, const Communes& communes) {
  if (!offer.commune_code.empty()) return communes.by_code(offer.commune_code);
  const std::vector<const Commune*> bearing = communes.named(offer.commune);
  if (bearing.size() == 1) return bearing.front();
  if (bearing.empty()) return nullptr;
  if (const Commune* nearest = offer.point ? nearest_of(bearing, *offer.point) : nullptr) return nearest;
  offer.homonyms = bearing.size();
  return nullptr;
}

void settle_commune(Offer& offer, const Communes& communes) {
  const Commune* commune = commune_of(offer, communes);
  if (offer.commune_code.empty() && commune != nullptr) offer.commune_code = commune->code;
  if (offer.point || commune == nullptr) return;
  offer.point = commune->centre;
  offer.at_centre = true;
  offer.point_from = offer.territory_from;
}

/// Takes what is not said yet. The INSEE code stands beside the name of the commune, or alone.
void read_commune(Offer& offer, const dossier::Section& section) {
  if (offer.commune.empty()) {
    offer.commune = words_in(section, "commune");
    if (!offer.commune.empty()) offer.commune_from = {section.path + ".commune"};
  }
  if (offer.insee.empty()) {
    offer.insee = words_in(section, "insee");
    if (!department_code(offer.insee).empty()) {
      offer.commune_code = offer.insee;
      offer.territory_from = {section.path + ".insee"};
    }
  }
  if (offer.commune_code.empty()) offer.territory_from = offer.commune_from;
}

/// A service said to be in another commune than its establishment does not stand where the establishment stands.
bool is_elsewhere(const Offer& offer, const dossier::Section& establishment) {
  const auto differ = [](const std::string& left, const std::string& right) { return !left.empty() && !right.empty() && left != right; };
  return differ(offer.commune, words_in(establishment, "commune")) || differ(offer.insee, words_in(establishment, "insee"));
}

/// A place would be known by its coordinates; one whose commune's name is borne by several, by the code that settles it.
void name_what_misses(Offer& offer, const dossier::Section& section) {
  if (offer.homonyms > 0) {
    const std::string& commune = offer.commune_from.front();
    offer.point_missing = {commune.substr(0, commune.rfind('.')) + ".insee"};
    return;
  }
  for (const auto& [key, furthest] : {std::pair{"latitude", 90.0}, std::pair{"longitude", 180.0}}) {
    if (!degrees_in(section, key, furthest)) offer.point_missing.push_back(section.path + "." + key);
  }
}

Offer offer_of(const dossier::Entry& entry, const dossier::EntryList& establishments, const Communes* communes) {
  const dossier::Section& section = entry.section;
  Offer offer;
  offer.id = entry.identity;
  offer.path = section.path;
  offer.establishment = words_in(section, "establishment");
  offer.type = words_in(section, "type");
  offer.other_types = other_words_in(section, "type");
  add_place_doubts(offer, section);
  offer.section = &section;
  offer.publics = word_set_in(section, "publics");
  offer.needs = word_set_in(section, "needs");
  place_at(offer, section);
  read_commune(offer, section);
  offer.zone = words_in(section, "zone");

  const dossier::Entry* establishment = offer.establishment.empty() ? nullptr : establishments.find(offer.establishment);
  if (establishment != nullptr) {
    add_place_doubts(offer, establishment->section);
    if (!is_elsewhere(offer, establishment->section)) {
      if (!offer.point) place_at(offer, establishment->section);
      read_commune(offer, establishment->section);
    }
  }
  if (communes != nullptr) settle_commune(offer, *communes);
  if (!offer.zone.empty()) offer.territory_from = {section.path + ".zone"};
  if (!offer.point) name_what_misses(offer, section);
  return offer;
}

}  // namespace

std::optional<scalar::Decimal> number_in(const dossier::Section& section, std::string_view key) {
  const dossier::FactValue* value = value_in(section, key);
  if (value == nullptr) return std::nullopt;
  const auto* number = std::get_if<scalar::Decimal>(value);
  return number == nullptr || !number->is_finite() ? std::nullopt : std::optional(*number);
}

std::string words_in(const dossier::Section& section, std::string_view key) {
  const dossier::FactValue* value = value_in(section, key);
  const auto* words = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return words == nullptr ? std::string() : *words;
}

std::optional<scalar::Decimal> quantity_in(const dossier::Section& section, std::string_view key) {
  const dossier::Fact* fact = section.find(key);
  const bool is_range = fact != nullptr && !fact->left_out && fact->state == dossier::FactState::uncertain && fact->is_range;
  if (!is_range) return number_in(section, key);
  return fact->low ? fact->low : fact->high;
}

bool is_not_applicable(const dossier::Section& section, std::string_view key) {
  const dossier::Fact* fact = section.find(key);
  return fact != nullptr && !fact->left_out && fact->state == dossier::FactState::not_applicable;
}

bool is_uncertain(const dossier::Section& section, std::string_view key) {
  const dossier::Fact* fact = section.find(key);
  return fact != nullptr && !fact->left_out && fact->state == dossier::FactState::uncertain;
}

std::optional<std::vector<std::string>> word_set_in(const dossier::Section& section, std::string_view key) {
  if (is_not_applicable(section, key)) return std::vector<std::string>();
  const dossier::FactValue* value = value_in(section, key);
  const auto* words = value == nullptr ? nullptr : std::get_if<std::vector<std::string>>(value);
  if (words == nullptr) return std::nullopt;
  std::vector<std::string> set = *words;
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  return set;
}

std::vector<Offer> offers_of(const dossier::EntryList& services, const dossier::EntryList& establishments, const Communes* communes) {
  std::vector<Offer> offers;
  offers.reserve(services.entries.size());
  for (const dossier::Entry& entry : services.entries) offers.push_back(offer_of(entry, establishments, communes));
  return offers;
}

}  // namespace reprise::takeover
