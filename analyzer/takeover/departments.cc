// The departments of France and the overseas ones, by the code that begins an INSEE code.
#include <algorithm>
#include <array>
#include <utility>

#include "takeover/communes.h"

namespace reprise::takeover {
namespace {

using Department = std::pair<std::string_view, std::string_view>;

constexpr std::array kDepartments = {
    Department{"01", "Ain"}, Department{"02", "Aisne"}, Department{"03", "Allier"}, Department{"04", "Alpes-de-Haute-Provence"},
    Department{"05", "Hautes-Alpes"}, Department{"06", "Alpes-Maritimes"}, Department{"07", "Ardèche"}, Department{"08", "Ardennes"},
    Department{"09", "Ariège"}, Department{"10", "Aube"}, Department{"11", "Aude"}, Department{"12", "Aveyron"},
    Department{"13", "Bouches-du-Rhône"}, Department{"14", "Calvados"}, Department{"15", "Cantal"}, Department{"16", "Charente"},
    Department{"17", "Charente-Maritime"}, Department{"18", "Cher"}, Department{"19", "Corrèze"}, Department{"21", "Côte-d’Or"},
    Department{"22", "Côtes-d’Armor"}, Department{"23", "Creuse"}, Department{"24", "Dordogne"}, Department{"25", "Doubs"},
    Department{"26", "Drôme"}, Department{"27", "Eure"}, Department{"28", "Eure-et-Loir"}, Department{"29", "Finistère"},
    Department{"2A", "Corse-du-Sud"}, Department{"2B", "Haute-Corse"}, Department{"30", "Gard"}, Department{"31", "Haute-Garonne"},
    Department{"32", "Gers"}, Department{"33", "Gironde"}, Department{"34", "Hérault"}, Department{"35", "Ille-et-Vilaine"},
    Department{"36", "Indre"}, Department{"37", "Indre-et-Loire"}, Department{"38", "Isère"}, Department{"39", "Jura"},
    Department{"40", "Landes"}, Department{"41", "Loir-et-Cher"}, Department{"42", "Loire"}, Department{"43", "Haute-Loire"},
    Department{"44", "Loire-Atlantique"}, Department{"45", "Loiret"}, Department{"46", "Lot"}, Department{"47", "Lot-et-Garonne"},
    Department{"48", "Lozère"}, Department{"49", "Maine-et-Loire"}, Department{"50", "Manche"}, Department{"51", "Marne"},
    Department{"52", "Haute-Marne"}, Department{"53", "Mayenne"}, Department{"54", "Meurthe-et-Moselle"}, Department{"55", "Meuse"},
    Department{"56", "Morbihan"}, Department{"57", "Moselle"}, Department{"58", "Nièvre"}, Department{"59", "Nord"},
    Department{"60", "Oise"}, Department{"61", "Orne"}, Department{"62", "Pas-de-Calais"}, Department{"63", "Puy-de-Dôme"},
    Department{"64", "Pyrénées-Atlantiques"}, Department{"65", "Hautes-Pyrénées"}, Department{"66", "Pyrénées-Orientales"},
    Department{"67", "Bas-Rhin"}, Department{"68", "Haut-Rhin"}, Department{"69", "Rhône"}, Department{"70", "Haute-Saône"},
    Department{"71", "Saône-et-Loire"}, Department{"72", "Sarthe"}, Department{"73", "Savoie"}, Department{"74", "Haute-Savoie"},
    Department{"75", "Paris"}, Department{"76", "Seine-Maritime"}, Department{"77", "Seine-et-Marne"}, Department{"78", "Yvelines"},
    Department{"79", "Deux-Sèvres"}, Department{"80", "Somme"}, Department{"81", "Tarn"}, Department{"82", "Tarn-et-Garonne"},
    Department{"83", "Var"}, Department{"84", "Vaucluse"}, Department{"85", "Vendée"}, Department{"86", "Vienne"},
    Department{"87", "Haute-Vienne"}, Department{"88", "Vosges"}, Department{"89", "Yonne"}, Department{"90", "Territoire de Belfort"},
    Department{"91", "Essonne"}, Department{"92", "Hauts-de-Seine"}, Department{"93", "Seine-Saint-Denis"}, Department{"94", "Val-de-Marne"},
    Department{"95", "Val-d’Oise"}, Department{"971", "Guadeloupe"}, Department{"972", "Martinique"}, Department{"973", "Guyane"},
    Department{"974", "La Réunion"}, Department{"975", "Saint-Pierre-et-Miquelon"}, Department{"976", "Mayotte"},
    Department{"977", "Saint-Barthélemy"}, Department{"978", "Saint-Martin"}, Department{"986", "Wallis-et-Futuna"},
    Department{"987", "Polynésie française"}, Department{"988", "Nouvelle-Calédonie"},
};

}  // namespace

std::string department_code(std::string_view insee) {
  const auto is_plain = [](char letter) { return (letter >= '0' && letter <= '9') || letter == 'A' || letter == 'B'; };
  if (insee.size() != 5 || !std::all_of(insee.begin(), insee.end(), is_plain)) return {};
  const bool overseas = insee.starts_with("97") || insee.starts_with("98");
  return std::string(insee.substr(0, overseas ? 3 : 2));
}

std::string department_name(std::string_view code) {
  for (const auto& [known, name] : kDepartments) {
    if (known == code) return std::string(name) + " (" + std::string(code) + ")";
  }
  return std::string(code);
}

}  // namespace reprise::takeover
