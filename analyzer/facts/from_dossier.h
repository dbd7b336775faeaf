// The sections and lists of a dossier and of a group as values, in the order of the vocabulary. Private to this module.
#pragma once

#include "dossier/dossier.h"
#include "facts/unwrapping.h"

namespace reprise::facts {

void add_dossier(World& world, ContextAssembly& assembly, const dossier::Dossier& dossier);
void add_group(World& world, ContextAssembly& assembly, const dossier::Group& group);

}  // namespace reprise::facts
