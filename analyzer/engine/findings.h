// Outcomes as the assessment tells them: the rule with its words, the sentence filled, the scale, the facts behind it.
#pragma once

#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "engine/outcome.h"
#include "engine/trace_facts.h"

namespace reprise::engine {

[[nodiscard]] assessment::Finding finding_of(const Outcome& outcome, const World& world, const std::vector<rulepack::Band>& bands, FactTeller& teller);
/// Of a rule with a gate.
[[nodiscard]] assessment::Gate gate_of(const Outcome& outcome, FactTeller& teller);
/// What was found, in both languages, whatever the outcome.
[[nodiscard]] base::Text sentence_of(const Outcome& outcome, const World& world);

/// The families a rule's gate floors.
[[nodiscard]] std::vector<std::string> floored_families(const rulepack::Rule& rule);

/// Whether the rule, or a yardstick it reads, is applied outside its dates.
[[nodiscard]] bool uses_todays_yardstick(const rulepack::Rule& rule, const rulepack::RuleBook& rules, const scalar::Date& as_of);

[[nodiscard]] assessment::Actor actor_of(rulepack::Actor actor);

}  // namespace reprise::engine
