// The seven routes: what each does to the association's legal person, its employees, its debts, its authorisations and its name, and
// how much of each a dossier says that is.
#pragma once

#include <cstdint>
#include <string_view>

#include "dossier/dossier.h"
#include "takeover/derived.h"

namespace reprise::takeover {

enum class LegalPersonFate : std::uint8_t { stays, stays_without_what_passes, ends };
enum class Employer : std::uint8_t { stays, changes_for_what_passes, changes };
enum class Debts : std::uint8_t { stay, listed_pass, all_pass, paid_first, left_behind };
enum class Authorisations : std::uint8_t { stay, must_be_agreed };
enum class Reversible : std::uint8_t { yes, partly, no };

/// By the law as it stands: loi du 1er juillet 1901, art. 9 bis (merger, partial contribution) and art. 9 (devolution); C. trav. L1224-1
/// (contracts follow the activity); CASF L313-1 (authorisations pass by agreement only); C. com. L642-1 ff. (court sale).
struct RouteEffect {
  std::string_view route;  ///< affiliation, merger, …
  LegalPersonFate legal_person = LegalPersonFate::stays;
  Employer employer = Employer::stays;
  Debts debts = Debts::stay;
  Authorisations authorisations = Authorisations::stay;
  Reversible reversible = Reversible::yes;

  [[nodiscard]] bool moves_sites() const { return employer != Employer::stays; }
  /// The name goes with the legal person; sites keep theirs.
  [[nodiscard]] bool ends_name() const { return legal_person == LegalPersonFate::ends; }
};

/// Null: no such route, or it is unknown.
[[nodiscard]] const RouteEffect* effect_of(std::string_view route);

/// What changes hands, in figures. Without a known route nobody knows; where nothing passes it is 0, from the route.
struct Passing {
  Derived sites;           ///< establishments, and services in none
  Derived places;          ///< of those sites
  Derived staff;           ///< people whose employer changes
  Derived debts;           ///< euros for which another legal person answers from then on; a court's sale may except some (C. com. L642-12)
  Derived authorisations;  ///< of services, whose transfer an authority has to agree to
};

[[nodiscard]] Passing passing(const dossier::Dossier& dossier);

/// Whether a site of the association passes by its route; nothing: nobody has said which do.
[[nodiscard]] std::optional<bool> passes(const dossier::Dossier& dossier, std::string_view site);

}  // namespace reprise::takeover
