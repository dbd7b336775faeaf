// The landscape as the assessment tells it: names for ids, words for types, a label for every fact that misses.
#pragma once

#include "assessment/territories.h"
#include "engine/engine.h"
#include "takeover/landscape.h"

namespace reprise::engine {

[[nodiscard]] assessment::Territories territories(const Input& input, const takeover::Landscape& landscape);

/// The service's own name, else that of the establishment it is part of, else its id.
[[nodiscard]] assessment::NamedService named_service(const std::string& id, const dossier::EntryList& services, const dossier::EntryList& establishments);

/// "EHPAD" / "Nursing home"; a type without words of ours as it is written, empty for an unknown one.
[[nodiscard]] base::Text service_type_words(const std::string& type);

}  // namespace reprise::engine
