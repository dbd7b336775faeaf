// The group before, the association, the group after: what lies within reach of what, who joins whom. Computes from
// declared facts only; a site without a place makes its distances unknown, and says which fact misses.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "dossier/dossier.h"
#include "scalar/decimal.h"
#include "takeover/routes.h"

namespace reprise::takeover {

/// One service of the association against the group's and its own others of the same type.
struct ServiceOverlap {
  std::string service;                   ///< id
  Derived capacity;                      ///< open places; where those do not apply, authorised ones, else 0
  std::string type;                      ///< empty: unknown
  Derived reach_km;                      ///< the type's reach, as handed in
  /// Number of the group's services of this type, anywhere. At least that many when the list is incomplete or types are
  /// unknown; none found is then unknown.
  Derived same_type_in_group;
  /// To the nearest of them, as the crow flies, rounded up to 0.1 km; without coordinates, 0 in the same commune. No value and
  /// nothing missing: there is none.
  Derived nearest_km;
  std::string nearest;                   ///< its id; of equally near ones the first by id
  Derived within_reach;                  ///< 1 or 0
  std::vector<std::string> within;       ///< ids of the group's services within reach, in file order
  /// Open places of the group's services of this type within reach, and those of them that stand vacant (open − occupied, of
  /// each at least 0). Sums: unknown while a service that may be within reach, or its places, is not known.
  Derived group_places_within;
  Derived group_vacancies_within;
  /// The next two are greatest values: what is not known misses only where it could exceed what is found.
  Derived publics_overlap;  ///< Jaccard's index of the publics, the greatest over the group's services of this type within reach; 0 to 1
  /// The greatest, over the group's services of this type, of Jaccard's index of the publics × exp(−max(0, d − R) / R), d the
  /// distance and R the reach; 0 to 1, to six digits like the above.
  Derived overlap_index;
  Derived completed_within_reach;  ///< 1: the group has within reach, for one of the same publics, a service (of any type) for a need this one does not meet
  Derived same_type_within_association;  ///< others of this type in the association (any place); at least, as above
  std::vector<std::string> within_association;  ///< ids of those known to be within reach of it
};

enum class Role { target, group };

/// What the takeover does to the structure, ready to be drawn.
struct Structure {
  struct Person {
    std::string id;
    std::string name;
    std::string form;
    std::string sector;  ///< of the association: the one it joins or stands beside, before as well
    Role role = Role::group;
    bool joins = false;        ///< the association, in the group after
    bool leaves_name = false;  ///< merged: the legal person ends
    bool splits = false;       ///< partial contribution: it goes on without what passes
    bool outside = false;      ///< no part of the group, before or after: a partner, an owner, who took a site over
    bool uncertain = false;    ///< after: the route is unknown, or neither the legal person nor the sector it joins is known
  };
  struct Site {
    std::string id;
    std::string name;
    std::string kind;
    std::string legal_person;
    std::string sector;  ///< if not that of its legal person; empty: that
    std::optional<scalar::Decimal> capacity;
    std::string territory;  ///< declared zone, department ("Cher (18)") or commune; empty: unknown
    Role role = Role::group;
    bool doubled = false;  ///< runs a type another site within reach also runs
    bool moves = false;    ///< after: passes to another legal person
    std::string origin;    ///< id of the legal person that ran it before
    std::string goes_to;   ///< name of the legal person it will pass to later; empty: to nobody
    std::string goes_on;   ///< when, as written
  };
  struct Link {
    std::string from;
    std::string to;
    dossier::RelationKind kind = dossier::RelationKind::control;
    std::optional<scalar::Decimal> share;  ///< 0–1
    std::string by;        ///< of control, what gives it: board | members | capital | votes | articles; empty: not stated
    bool added = false;    ///< by the takeover
    bool planned = false;  ///< added, and it gives no control, or nobody has settled that it does
    std::string route;     ///< of an added link: affiliation, mandate, …; empty: unknown
  };
  std::vector<Person> persons;
  std::vector<Site> sites;
  std::vector<Link> links;
};

/// Kilometres within which two services of a type serve the same people, from the rules' references.
struct Reach {
  std::map<std::string, scalar::Decimal, std::less<>> kilometres;  ///< by service type
  std::optional<scalar::Decimal> otherwise;  ///< for types without a row; without it such a type has no reach, which is the rules' gap
};

class Communes;  // takeover/communes.h

struct Takeover {
  std::vector<ServiceOverlap> services;
  bool services_known = false;   ///< the association's list was given
  bool services_complete = true;
  bool group_services_known = false;
  bool group_services_complete = true;
  Structure before;
  Structure after;
  std::string route;  ///< empty: unknown
  std::string joins;  ///< legal person joined; empty: unknown
  Passing passing;    ///< what changes hands by that route
};

/// Relations are taken as of the dossier's date. Affiliation adds control from the legal person joined; merger, devolution and court sale
/// end the association and move its sites (a court sale only those it lists, where it lists any); a partial contribution moves the sites it
/// lists and leaves the association outside; every other route, and an unknown one, only plans a link. After the takeover, sites pass to
/// whom the dossier's transfers name, by that date.
/// Errors (takeover-*): joins a legal person or sector the group does not have, passes sites the association does not have (with the
/// nearest id).
/// With a table of communes, a service without coordinates stands at the centre of its commune.
[[nodiscard]] base::Checked<Takeover> take_over(const dossier::Dossier& dossier, const dossier::Group& group, const Reach& reach,
                                                const Communes* communes = nullptr);

/// The group before and after several takeovers.
struct Succession {
  Structure before;
  Structure after;
  std::vector<std::size_t> order;  ///< of the dossiers, as they take effect
};
/// Those with an effective date in its order, the others last and in the order given; each sees the group with those before it, and may
/// join one of them. Relations as of `on`. Errors: as above, for each.
[[nodiscard]] base::Checked<Succession> take_over_all(std::span<const dossier::Dossier> dossiers, const dossier::Group& group, const Reach& reach,
                                                      const scalar::Date& on, const Communes* communes = nullptr);

/// The group alone, at its own date: for `reprise chart GROUP`.
[[nodiscard]] Structure structure_of(const dossier::Group& group);

}  // namespace reprise::takeover
