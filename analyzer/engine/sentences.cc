#include <algorithm>
#include <charconv>

#include "engine/findings.h"
#include "engine/trace_facts.h"
#include "engine/wording.h"

namespace reprise::engine {
namespace {

using assessment::Unit;
using base::Text;
using feel::Value;

/// The entry with that identity among a list's items: any of its leaves stands under `list[identity].`.
const Value* entry_of(const Value& list, const std::string& prefix, const facts::Facts& facts) {
  for (const Value& item : list.as_list()) {
    if (item.kind() != feel::Kind::context) continue;
    for (const auto& [name, leaf] : item.as_context().entries()) {
      for (const feel::Mark mark : leaf.marks().ids()) {
        if (facts.at(mark).path.starts_with(prefix)) return &item;
      }
    }
  }
  return nullptr;
}

const Value* item_of(const Value& list, const std::string& index, const std::string& prefix, const facts::Facts& facts) {
  if (list.kind() != feel::Kind::list) return nullptr;
  if (const Value* entry = entry_of(list, prefix, facts)) return entry;
  int position = 0;
  const auto [end, error] = std::from_chars(index.data(), index.data() + index.size(), position);
  const int size = static_cast<int>(list.as_list().size());
  if (error != std::errc() || end != index.data() + index.size() || position == 0 || position > size || position < -size) return nullptr;
  return &list.as_list()[static_cast<std::size_t>(position > 0 ? position - 1 : size + position)];
}

/// What a placeholder's path stands for: `workforce.headcount`, `accounts[2011].cash`, `accounts[-1].cash`.
const Value* value_of_path(const std::string& path, const World& world) {
  const Value* value = nullptr;
  std::size_t at = 0;
  while (at < path.size()) {
    const std::size_t end = std::min(path.find_first_of(".[", at), path.size());
    if (end > at) {
      const std::string name = path.substr(at, end - at);
      if (value != nullptr && value->kind() != feel::Kind::context) return nullptr;
      value = value == nullptr ? world.scope.find(name) : value->as_context().find(name);
      if (value == nullptr) return nullptr;
    }
    at = end + 1;
    if (end >= path.size() || path[end] == '.') continue;
    const std::size_t close = path.find(']', end);
    if (close == std::string::npos || value == nullptr) return nullptr;
    value = item_of(*value, path.substr(end + 1, close - end - 1), path.substr(0, close + 1) + ".", world.facts);
    if (value == nullptr) return nullptr;
    at = close + 1;
    if (at < path.size() && path[at] == '.') ++at;
  }
  return value;
}

Text words_of_path(const std::string& path, const World& world) {
  const Value* value = value_of_path(path, world);
  if (value == nullptr) return {"inconnu", "unknown"};
  if (value->marks().ids().empty()) return value_words(*value, unit_of_path(path));
  const facts::MarkedFact& fact = world.facts.at(value->marks().ids().front());
  const Unit unit = unit_of_path(fact.path);
  if (fact.missing) return {"inconnu", "unknown"};
  if (!fact.uncertain) return dossier::find_word(fact.path) != nullptr ? fact_words(*value, fact.path) : value_words(*value, unit);
  if (fact.candidates.empty()) return range_words(fact.low, fact.high, unit);
  Text words = fact_words(fact.candidates.front(), fact.path);
  for (std::size_t i = 1; i < fact.candidates.size(); ++i) {
    const Text other = fact_words(fact.candidates[i], fact.path);
    words.fr += " ou " + other.fr;
    words.en += " or " + other.en;
  }
  return words;
}

Text words_of_value(const Outcome& outcome) {
  const rulepack::Rule& rule = *outcome.rule;
  const Unit unit = unit_named(rule.unit);
  if (!outcome.value_is_settled && (outcome.value_low || outcome.value_high)) return range_words(outcome.value_low, outcome.value_high, unit);
  if (!outcome.value.is_null()) return value_words(outcome.value, unit);
  const bool own_null = rule.null_row && outcome.hit == rule.null_row;
  return own_null && !rule.scale[*rule.null_row].label.empty() ? rule.scale[*rule.null_row].label : Text{"sans objet", "not applicable"};
}

Text unknown_sentence(const Outcome& outcome) {
  // A list of what misses grows long; the whole of it stands beside the sentence.
  constexpr std::size_t kNamed = 3;
  std::vector<std::string> named = outcome.missing.empty() ? outcome.missing_applies : outcome.missing;
  const std::size_t more = named.size() > kNamed ? named.size() - kNamed : 0;
  named.resize(named.size() - more);
  Text what = labels_of(named);
  if (more > 0) {
    what.fr += " (et " + std::to_string(more) + (more == 1 ? " autre fait)" : " autres faits)");
    what.en += " (and " + std::to_string(more) + (more == 1 ? " other fact)" : " other facts)");
  }
  if (named.empty()) return {"Ne peut être évalué\u202F: " + outcome.problem.fr + ".", "Cannot be judged: " + outcome.problem.en + "."};
  if (outcome.rule->policy == rulepack::Policy::documentary_gap) {
    return {"Information absente du dossier\u202F: " + what.fr + ". Cette absence est en elle-même un constat.",
            "Information absent from the file: " + what.en + ". That absence is a finding in itself."};
  }
  return {"Ne peut être évalué. Il manque\u202F: " + what.fr + ".", "Cannot be judged. Missing: " + what.en + "."};
}

Text uncertain_sentence(const Outcome& outcome, const facts::Facts& facts) {
  std::vector<std::string> paths;
  for (const feel::Mark mark : outcome.uncertain) paths.push_back(facts.at(mark).path);
  const Text what = labels_of(paths);
  const Text low = number_words(outcome.risk.low, 1);
  const Text high = number_words(outcome.risk.high, 1);
  return {"Dépend de\u202F: " + what.fr + ". Le risque va de " + low.fr + " à " + high.fr + ".",
          "Depends on: " + what.en + ". The risk lies between " + low.en + " and " + high.en + "."};
}

Text main_sentence(const Outcome& outcome, const World& world) {
  switch (outcome.kind) {
    case OutcomeKind::not_applicable: return {"Sans objet pour cette association.", "Does not apply to this association."};
    case OutcomeKind::error: return {"La règle est en défaut\u202F: " + outcome.problem.fr + ".", "The rule itself is at fault: " + outcome.problem.en + "."};
    case OutcomeKind::unknown: return unknown_sentence(outcome);
    case OutcomeKind::uncertain:
      if (!outcome.value_low && !outcome.value_high) return uncertain_sentence(outcome, world.facts);
      break;
    case OutcomeKind::known: break;
  }
  return filled(outcome.rule->finding, [&](const std::string& name) { return name == "value" ? words_of_value(outcome) : words_of_path(name, world); });
}

}  // namespace

Text sentence_of(const Outcome& outcome, const World& world) {
  Text sentence = main_sentence(outcome, world);
  if (!outcome.optional || !outcome.counts()) return sentence;
  sentence.fr += " Il n’est pas certain que la règle s’applique.";
  sentence.en += " It is not certain that the rule applies.";
  return sentence;
}

}  // namespace reprise::engine
