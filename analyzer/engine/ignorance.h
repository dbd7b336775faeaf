// What not knowing costs: the width of each family's interval, given to the facts that make it.
#pragma once

#include <vector>

#include "assessment/assessment.h"
#include "engine/family.h"

namespace reprise::engine {

/// Sums to the width exactly; largest first. Empty when the score is a point or there is none.
[[nodiscard]] std::vector<assessment::IgnoranceShare> price_of_ignorance(const Family& family, const facts::Facts& facts);

/// The documents that would give what misses, in the order to ask: each time the one that settles most of what is left.
/// A fact two documents give counts for the first.
[[nodiscard]] std::vector<assessment::DocumentRequest> documents_to_ask(const rulepack::RuleBook& rules, const std::vector<assessment::FamilyScore>& families,
                                                                        const std::vector<std::string>& missing,
                                                                        const std::vector<std::string>& blocking);

/// `accounts[*].cash` matches any entry, a trailing `.*` any leaf, anything else only itself.
[[nodiscard]] bool matches_pattern(std::string_view pattern, std::string_view path);

}  // namespace reprise::engine
