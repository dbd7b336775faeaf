// What there is to say about each rule, put together from the rules and their graph of requirements. Inside pipeline only.
#pragma once

#include <string>
#include <vector>

#include "assessment/rule_page.h"
#include "rulepack/rulepack.h"

namespace reprise::pipeline {

/// Of all rules, or of those of `ids` (rules' ids), in the order of the packs.
[[nodiscard]] std::vector<assessment::RulePage> rule_pages(const rulepack::RuleBook& rules, const std::vector<std::string>& ids = {});

/// A test of a rule with each fact it gives under its name.
[[nodiscard]] assessment::RuleTest shown(const rulepack::InlineTest& test);

/// What unary tests take, so far as words can say it.
[[nodiscard]] assessment::TakenValues taken_by(const feel::UnaryTests& tests);

}  // namespace reprise::pipeline
