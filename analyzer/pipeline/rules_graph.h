// The graph of requirements before any part of it is chosen. Inside pipeline only.
#pragma once

#include <string>

#include "pipeline/inputs.h"

namespace reprise::pipeline {

/// Every fact and table that is needed, every definition, every rule; without title and description.
[[nodiscard]] assessment::RequirementDiagram whole_graph(const rulepack::RuleBook& rules);

/// "accounts[*].cash" → "accounts[].cash", which the vocabulary names without saying which year.
[[nodiscard]] std::string any_entry(std::string path);

}  // namespace reprise::pipeline
