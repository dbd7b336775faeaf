// What the takeover means on the map: what would be lost if the association closed, which needs become covered together, what is
// run twice, how concentrated each territory is before and after, and who has which places where. Beside the overlaps that rules
// read (takeover.h); from declared facts only, and every number names the facts it rests on and those it lacks.
#pragma once

#include <string>
#include <vector>

#include "takeover/communes.h"
#include "takeover/takeover.h"

namespace reprise::takeover {

/// A sum of what is known; where something misses, the whole is at least that.
struct PartialSum {
  scalar::Decimal known;
  std::vector<std::string> from;
  std::vector<std::string> missing;

  [[nodiscard]] bool is_whole() const { return missing.empty(); }
};

/// One service of the association, were it to close.
struct Loss {
  std::string service;    ///< id
  std::string type;       ///< empty: unknown
  std::string territory;  ///< declared zone or department; empty: unknown
  Derived places;         ///< open ones; where those do not apply, authorised ones, else 0
  /// The group's services of the type, for one of the same publics, within reach, with a place; in file order.
  std::vector<std::string> instead;
  Derived without_group;   ///< 1: the group has none instead; 0
  Derived others_in_zone;  ///< places of all other operators in its declared zone; no value and nothing missing: it has no zone
  Derived irreplaceable;   ///< 1: neither the group within reach nor anybody in the zone has such a place; 0
};

struct Closure {
  std::vector<Loss> services;  ///< in file order
  PartialSum places;
  PartialSum without_group;  ///< places of services without one of the group instead
  PartialSum irreplaceable;
};

/// The needs of one public in one territory, of those that the association serves.
struct Pathway {
  std::string territory;
  std::string people;                      ///< the public
  std::vector<std::string> group_needs;    ///< met by the group there, sorted
  std::vector<std::string> association_needs;
  std::vector<std::string> brought;        ///< by the association, which the group does not meet there; the most it can be
  std::vector<std::string> found;          ///< at the group, which the association does not meet there
  std::vector<std::string> missing;        ///< what could change the lists above
  /// Both bring what the other lacks: needs that nobody met together before.
  [[nodiscard]] bool comes_together() const { return !brought.empty() && !found.empty(); }
};

/// Two services of the association of one type, for one of the same publics, within reach of each other.
struct Duplicate {
  std::string first;
  std::string second;
  std::string type;
  Derived kilometres;
  std::vector<std::string> publics;  ///< in common
};

struct Duplicates {
  std::vector<Duplicate> pairs;
  std::vector<std::string> missing;  ///< without which there may be more
};

struct HeadOffice {
  std::string id;
  std::string name;
  std::string commune;
  Role role = Role::group;
  Derived headcount;
  std::vector<std::string> functions;
  std::vector<std::string> missing;  ///< its functions, where nobody declares them
};

struct HeadOffices {
  std::vector<HeadOffice> offices;  ///< the association's first
  PartialSum association_headcount;
  PartialSum group_headcount;
  std::vector<std::string> doubled;           ///< functions that both declare
  std::vector<std::string> only_association;  ///< the most it can be
  std::vector<std::string> missing;           ///< without which more may be doubled
};

/// Herfindahl–Hirschman index, 0 to 10,000, of the operators' places of one type in one territory where the association stands.
/// Their total is the declared `zone_places`; the others' shares, undeclared, may be one operator's or countless ones', unless the
/// index itself is declared.
struct Concentration {
  std::string territory;
  std::string type;
  Bounded before;
  Bounded after;
  Bounded change;
  bool contradicted = false;  ///< totals disagree, or are below what the two have: the zone is not this territory, or a figure is wrong
};

struct MatrixCell {
  std::string territory;  ///< empty: unknown
  std::string type;       ///< empty: unknown
  std::size_t group_services = 0;
  std::size_t association_services = 0;
  PartialSum group;        ///< places before
  PartialSum association;
  PartialSum together;     ///< places after
};

/// A service that has no coordinates of its own.
struct Placed {
  std::string service;
  Role role = Role::group;
  std::string commune;       ///< as declared
  std::size_t homonyms = 0;  ///< 0: it stands at the centre of its commune; else so many bear the name, and it stands nowhere
};

struct Landscape {
  bool services_known = false;
  bool group_services_known = false;
  Closure closure;
  std::vector<Pathway> pathways;  ///< by territory, then public
  Duplicates duplicates;
  HeadOffices head_offices;
  std::vector<Concentration> concentrations;  ///< by territory, then type
  std::vector<MatrixCell> matrix;             ///< by territory, then type; unknown ones last
  std::vector<Placed> placed;
};

[[nodiscard]] Landscape landscape(const dossier::Dossier& dossier, const dossier::Group& group, const Reach& reach, const Communes* communes = nullptr);

}  // namespace reprise::takeover
