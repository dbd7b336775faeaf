// A service as the comparison needs it: its type and its place, each with the paths of the facts it rests on. A service
// without a place of its own stands where its establishment stands, or else at the centre of its commune.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dossier/dossier.h"
#include "takeover/communes.h"
#include "takeover/earth.h"

namespace reprise::takeover {

struct Offer {
  std::string id;
  std::string path;           ///< "services[mecs]", "group.services[mecs]"
  std::string establishment;  ///< id, or empty
  std::string type;           ///< empty: unknown
  std::optional<Point> point;
  std::string commune;                    ///< empty: unknown
  std::string insee;                      ///< as declared, empty: unknown
  std::string commune_code;               ///< INSEE, declared or from the table of communes; empty: unknown
  std::size_t homonyms = 0;               ///< communes that bear the name, where more than one does and nothing settles which
  bool at_centre = false;                 ///< `point` is the centre of its commune, from the table
  std::string zone;                       ///< declared territory, empty: none
  std::vector<std::string> point_from;    ///< paths of the coordinates; at a commune's centre, of the commune or its code
  std::vector<std::string> commune_from;  ///< path of the commune
  std::vector<std::string> territory_from;  ///< paths of the zone, the INSEE code or the commune
  std::vector<std::string> point_missing;  ///< coordinates that would have to be known
  std::vector<std::string> other_types;    ///< that a disagreeing source gives
  std::vector<std::string> place_doubts;   ///< paths of the facts its place rests on and sources disagree about
  const dossier::Section* section = nullptr;  ///< of the file, which outlives the offer
  std::optional<std::vector<std::string>> publics;  ///< sorted, each once; not applicable: none; empty optional: unknown
  std::optional<std::vector<std::string>> needs;    ///< likewise

  /// The declared zone, or the department of its commune ("Cher (18)"); empty: unknown.
  [[nodiscard]] std::string territory() const { return zone.empty() ? department_name(department_code(commune_code)) : zone; }
  [[nodiscard]] std::string type_path() const { return path + ".type"; }
  [[nodiscard]] std::string publics_path() const { return path + ".publics"; }
  [[nodiscard]] std::string needs_path() const { return path + ".needs"; }
};

/// Every service of a dossier's or group's list, in file order. What has no coordinates stands at the centre of its commune,
/// given the table; a name that several communes bear leaves it without a place, and its INSEE code misses.
[[nodiscard]] std::vector<Offer> offers_of(const dossier::EntryList& services, const dossier::EntryList& establishments,
                                           const Communes* communes = nullptr);

/// The value of a fact that is known, or of one on which sources disagree (the value written first). A range, an unknown
/// and a not-applicable fact have none.
[[nodiscard]] std::optional<scalar::Decimal> number_in(const dossier::Section& section, std::string_view key);
[[nodiscard]] std::string words_in(const dossier::Section& section, std::string_view key);  ///< empty: none
/// Sorted, each once; of a fact that does not apply, none; empty optional: unknown.
[[nodiscard]] std::optional<std::vector<std::string>> word_set_in(const dossier::Section& section, std::string_view key);
/// The number expressions see: of a range its low end, else its high end. What is made of it is as doubtful as the range.
[[nodiscard]] std::optional<scalar::Decimal> quantity_in(const dossier::Section& section, std::string_view key);
[[nodiscard]] bool is_not_applicable(const dossier::Section& section, std::string_view key);
[[nodiscard]] bool is_uncertain(const dossier::Section& section, std::string_view key);

}  // namespace reprise::takeover
