// Legal persons, sites and links, before and after: who stands where and what the takeover changes.
#pragma once

#include "takeover/takeover.h"

namespace reprise::takeover {

/// The group with the relations in force on a day.
[[nodiscard]] Structure group_structure(const dossier::Group& group, const scalar::Date& on);

/// Adds the association with its sites, linked to nobody.
void add_association(Structure& structure, const dossier::Dossier& dossier);

/// Marks in `before` what does not depend on the takeover but is seen through it: which sites double each other, and
/// beside which sector the association stands. Needs services, joins and before.
void look_ahead(Takeover& takeover, const dossier::Dossier& dossier, const dossier::Group& group);

/// `before`, changed by the takeover's route.
[[nodiscard]] Structure structure_after(const Takeover& takeover);

}  // namespace reprise::takeover
