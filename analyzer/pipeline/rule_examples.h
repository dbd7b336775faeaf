// Dossiers with their groups, for holding rules against whole cases. Inside pipeline only.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/inputs.h"

namespace reprise::pipeline {

struct Example {
  dossier::Dossier dossier;
  std::shared_ptr<const dossier::Group> group;
  takeover::Takeover takeover;
};

/// What pipeline::lint_rules says of examples; `paths` empty: the folder beside the rules. Files of a folder that are neither
/// dossier nor group are passed over, those named are refused. Empty when there is nothing to read.
[[nodiscard]] base::Checked<std::vector<Example>> read_examples(const base::Files& files, const Folders& folders, const rulepack::RuleBook& rules,
                                                                const std::vector<std::string>& paths, Log& log);

}  // namespace reprise::pipeline
