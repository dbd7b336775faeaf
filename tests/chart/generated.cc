#include "generated.h"

#include <string>

namespace reprise::chart::generated {
namespace {

using assessment::Box;
using assessment::BoxKind;
using assessment::BoxRow;
using assessment::Diagram;
using assessment::LinkKind;
using base::Text;

constexpr const char* kTerritories[kRegions] = {
    "Auvergne-Rhône-Alpes", "Bourgogne-Franche-Comté", "Bretagne", "Centre-Val de Loire", "Corse", "Grand Est", "Hauts-de-France", "Île-de-France",
    "Normandie", "Nouvelle-Aquitaine", "Occitanie", "Pays de la Loire", "Provence-Alpes-Côte d’Azur"};
constexpr const char* kSectors[] = {"Santé", "Seniors", "Solidarités", "Jeunesse", "Emploi", "Handicap"};
constexpr const char* kKinds[] = {"EHPAD", "Hôpital", "Enfance protégée", "Logement", "ESAT", "Formation"};
constexpr const char* kFirst[] = {"Résidence", "Maison", "Établissement", "Foyer de vie", "Centre d’hébergement", "Service d’accompagnement"};
constexpr const char* kSecond[] = {"Les Jardins de la Fontaine", "Sainte-Marguerite", "du Val d’Orge", "Les Tilleuls", "Saint-Vincent-de-Paul", "Paul-Éluard",
                                   "de la Croix-Rousse", "Les Hirondelles"};

Box person(std::size_t number, Dice& dice) {
  Box box;
  box.id = "p" + std::to_string(number);
  box.label = Text::same("Association " + std::string(kSecond[dice.below(std::size(kSecond))]) + " n° " + std::to_string(number));
  box.detail = {"association", "association"};
  box.cluster = number == 0 ? "" : "s" + std::to_string(number % std::size(kSectors));
  if (number == 0) {
    box.kind = BoxKind::group_head;
  } else {
    box.kind = dice.below(5) == 0 ? BoxKind::company : BoxKind::association;
  }
  return box;
}

BoxRow establishment(std::size_t number, Dice& dice) {
  BoxRow row;
  row.id = "e" + std::to_string(number);
  row.label = Text::same(std::string(kFirst[dice.below(std::size(kFirst))]) + " " + kSecond[dice.below(std::size(kSecond))] + " " + std::to_string(number));
  row.kind = Text::same(kKinds[dice.below(std::size(kKinds))]);
  row.territory = Text::same(kTerritories[dice.below(kRegions)]);
  if (dice.below(10) > 0) row.places = scalar::Decimal(static_cast<int>(10 + dice.below(120)));
  row.detail = row.places ? Text{row.places->to_string() + "\u00a0places", row.places->to_string() + " places"} : Text{"?\u00a0places", "? places"};
  constexpr const char* kLevels[] = {"", "", "low", "watch", "high", "critical"};
  row.level = kLevels[dice.below(std::size(kLevels))];
  return row;
}

}  // namespace

Diagram group(std::size_t establishments, std::uint64_t seed) {
  Dice dice(seed);
  Diagram diagram;
  diagram.id = "group";
  diagram.title = {"Groupe inventé", "Invented group"};
  diagram.description = {"Un groupe inventé.", "An invented group."};
  for (std::size_t sector = 0; sector < std::size(kSectors); ++sector) diagram.clusters.push_back({"s" + std::to_string(sector), Text::same(kSectors[sector])});
  for (std::size_t number = 0; number < kPersons; ++number) {
    diagram.boxes.push_back(person(number, dice));
    if (number == 0) continue;
    assessment::Link link;
    link.from = number <= 2 * std::size(kSectors) ? "p0" : "p" + std::to_string(1 + dice.below(2 * std::size(kSectors)));
    link.to = diagram.boxes.back().id;
    const bool known = dice.below(4) > 0;
    if (known) link.share = dice.below(2) == 0 ? 1.0 : 0.51;
    link.label = !known ? Text::same("?") : *link.share == 1.0 ? Text{"100\u00a0%", "100%"} : Text{"51\u00a0%", "51%"};
    diagram.links.push_back(link);
    if (dice.below(6) > 0) continue;
    link.from = "p1";
    link.kind = LinkKind::services;
    link.label = {};
    link.share.reset();
    if (link.to != link.from) diagram.links.push_back(link);
  }
  // Some legal persons are large, as they are.
  for (std::size_t number = 0; number < establishments; ++number) {
    const std::size_t one = dice.below(kPersons);
    const std::size_t other = dice.below(kPersons);
    diagram.boxes[1 + std::min(one, other) % (kPersons - 1)].rows.push_back(establishment(number, dice));
  }
  return diagram;
}

}  // namespace reprise::chart::generated
