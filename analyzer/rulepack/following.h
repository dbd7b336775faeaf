// Follows values through an expression from the facts they come from, without evaluating it. Private to this module.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "rulepack/requirements.h"

namespace reprise::rulepack {

/// Where a value may come from: facts and lists by their names without selectors, and the entries of contexts written out.
struct Origins {
  std::set<std::vector<std::string>> paths;
  std::map<std::string, Origins> entries;

  void add(const Origins& other);
};

class Following {
 public:
  Following(const RuleBook& rules, const feel::Names& vocabulary) : rules_(rules), vocabulary_(vocabulary) {}

  /// Adds what an expression of a rule needs.
  void follow(const feel::Syntax& syntax, const feel::Origin& origin, Requirements& needed);
  /// Adds what a definition needs whatever it is called with. `defaults`: an origin a parameter.
  void follow(const Definition& definition, const feel::Origin& origin, const std::vector<feel::Origin>& defaults, Requirements& needed);

 private:
  friend class Walk;

  /// What a call gives, and the facts that it reads off its arguments.
  struct Called {
    Origins result;
    std::set<std::string> facts;
  };
  const Called& called(const Definition& definition, const std::map<std::string, Origins>& arguments);
  Origins follow_body(const Definition& definition, const std::map<std::string, Origins>& given, const feel::Origin& origin, Requirements& needed);
  Called body_of(const Definition& definition, const std::map<std::string, Origins>& arguments);

  const RuleBook& rules_;
  const feel::Names& vocabulary_;
  std::map<std::string, Called> known_calls_;  ///< by definition and arguments
  std::size_t depth_ = 0;
};

}  // namespace reprise::rulepack
