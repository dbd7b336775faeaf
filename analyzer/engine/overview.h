// What the assessment says beside the rules: the ten figures, how heavy the association is for the group, where sources
// contradict each other, what is unknown or left out, what happened when, and who said it.
#pragma once

#include <vector>

#include "assessment/assessment.h"
#include "engine/engine.h"
#include "facts/facts.h"

namespace reprise::engine {

[[nodiscard]] std::vector<assessment::KeyFigure> key_figures(const Input& input);
[[nodiscard]] std::vector<assessment::Materiality> materiality(const Input& input);
[[nodiscard]] std::vector<assessment::Contradiction> contradictions(const facts::Facts& facts);
/// What the dossier says is unknown, and what rules miss (`missing`: their paths), in file order.
[[nodiscard]] std::vector<assessment::FactUse> unknown_facts(const facts::Facts& facts, const std::vector<std::string>& missing);
[[nodiscard]] std::vector<assessment::FactUse> left_out_facts(const facts::Facts& facts);
[[nodiscard]] std::vector<assessment::TimelineEntry> timeline(const dossier::Dossier& dossier);
[[nodiscard]] std::vector<assessment::SourceReference> sources(const dossier::Dossier& dossier, const dossier::Group& group);
[[nodiscard]] std::vector<assessment::SourceReference> rule_sources(const rulepack::RuleBook& rules);
/// "joins"/"rejoint" and the like; says so when the route is unknown.
[[nodiscard]] base::Text route_words(std::string_view route);

}  // namespace reprise::engine
