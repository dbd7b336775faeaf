// What each rule and each definition needs, as their expressions say it: facts, definitions, reference tables, each with the
// place of its first mention (the requirements of DMN 1.5, chapter 6). Read from the syntax of compiled rules; nothing is evaluated.
#pragma once

#include <map>
#include <set>
#include <string>

#include "base/source.h"
#include "feel/feel.h"
#include "rulepack/rulepack.h"

namespace reprise::rulepack {

/// What stands in one rule or definition itself; what its definitions need in turn stands with them.
struct Requirements {
  /// By path, entries of lists written `[*]`: "accounts[*].cash", "workforce.headcount"; "accounts" for a list of which it matters
  /// which entries there are, a section's name where it is handed on whole.
  std::map<std::string, base::Place> facts;
  std::map<std::string, base::Place> definitions;
  std::map<std::string, base::Place> references;  ///< tables; every table where the name of one is worked out
};

struct RuleBookRequirements {
  std::map<std::string, Requirements, std::less<>> rules;
  std::map<std::string, Requirements, std::less<>> definitions;

  /// The facts that the rule itself and the definitions it calls, directly or through others, need. One of the book's rules.
  [[nodiscard]] std::set<std::string> facts_of(const Rule& rule) const;
};

/// `vocabulary` are the names of the facts the rules were loaded with. A value is followed through variables, filters, contexts
/// and calls: `account(year).cash` needs the fact accounts[*].cash here and the list `accounts` in the definition. A fact that a
/// definition reads off its argument is needed by the caller.
[[nodiscard]] RuleBookRequirements requirements_of(const RuleBook& rules, const feel::Names& vocabulary);

}  // namespace reprise::rulepack
