// Legal persons, sites and links, before and after: who stands where and what takeovers change.
#pragma once

#include "takeover/takeover.h"

namespace reprise::takeover {

/// The group with the legal persons and relations of a day. Those outside are in it where something links them to it or they run a site.
[[nodiscard]] Structure group_structure(const dossier::Group& group, const scalar::Date& on);

/// Adds the association with its sites, those that have left it since included, linked to nobody. Gives its id there, which differs from
/// its own where somebody else bears that.
std::string add_association(Structure& structure, const dossier::Dossier& dossier);

/// One association in a structure, and what it is about to do there.
struct Joining {
  const dossier::Dossier* dossier = nullptr;
  std::string id;      ///< of the association in the structure
  std::string joins;   ///< legal person joined, by its id there; empty: unknown
  std::string sector;  ///< where it comes to stand; empty: nobody says
};
/// `joins` of the dossier may name one of the other associations.
[[nodiscard]] Joining joining_of(const dossier::Dossier& dossier, const std::string& id, const dossier::Group& group, const std::vector<Joining>& earlier);

/// The group with the services of an association that joined before, each by the name "association/service": what the next one finds.
[[nodiscard]] dossier::Group with_services_of(const dossier::Group& group, const Joining& joining);

/// Marks what does not depend on the takeover but is seen through it: which sites double each other, and beside which sector the
/// association stands.
void look_ahead(Structure& before, const Joining& joining, const std::vector<ServiceOverlap>& services, const dossier::Group& group);

/// Changes the structure by the takeover's route, and by the transfers that follow it.
void take_over(Structure& structure, const Joining& joining, const scalar::Date& on);

}  // namespace reprise::takeover
