// The parts of the landscape, each a question of its own about the same services. Private to this module.
#pragma once

#include <vector>

#include "takeover/landscape.h"
#include "takeover/neighbours.h"

namespace reprise::takeover {

/// The association's services and the group's as the questions see them.
struct Sides {
  std::vector<Offer> own;
  bool own_known = false;
  bool own_complete = true;
  GroupOffers group;
  const Reach& reach;

  [[nodiscard]] std::optional<scalar::Decimal> reach_of(const std::string& type) const;
};

/// Adds a number to a sum, or what it lacks.
void add(PartialSum& sum, const Derived& number);

[[nodiscard]] Closure closure_of(const Sides& sides);
[[nodiscard]] std::vector<Pathway> pathways_of(const Sides& sides);
[[nodiscard]] Duplicates duplicates_of(const Sides& sides);
[[nodiscard]] HeadOffices head_offices_of(const dossier::Dossier& dossier, const dossier::Group& group);
[[nodiscard]] std::vector<Concentration> concentrations_of(const Sides& sides);
[[nodiscard]] std::vector<MatrixCell> matrix_of(const Sides& sides);

}  // namespace reprise::takeover
