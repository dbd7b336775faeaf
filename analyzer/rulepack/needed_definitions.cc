#include <set>

#include "rulepack/calls.h"

namespace reprise::rulepack {
namespace {

std::set<std::string> mentioned_by(const Rule& rule) {
  std::set<std::string> names;
  const auto collect = [&](const feel::Syntax& syntax) { names.merge(mentions_of(syntax).names); };
  if (rule.applies) collect(rule.applies->syntax());
  if (rule.value) collect(rule.value->syntax());
  for (std::size_t row = 0; row < rule.scale.size(); ++row) collect(rule.scale[row].when.syntax());
  if (rule.gate) collect(rule.gate->when.syntax());
  return names;
}

}  // namespace

void note_needed_definitions(Reading& reading) {
  const RuleBook& book = reading.book;
  for (Pack& pack : reading.book.packs) {
    for (Rule& rule : pack.rules) {
      std::set<std::string> names = mentioned_by(rule);
      // From the last caller to the first called: each definition stands after those it calls.
      for (auto at = book.definition_order.rbegin(); at != book.definition_order.rend(); ++at) {
        if (!names.contains(*at)) continue;
        const Definition& definition = book.definitions.at(*at);
        names.insert(definition.uses.begin(), definition.uses.end());
        rule.definitions.insert(rule.definitions.begin(), *at);
      }
    }
  }
}

}  // namespace reprise::rulepack
