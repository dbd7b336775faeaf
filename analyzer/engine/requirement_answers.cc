#include "engine/requirement_answers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>

#include "engine/date_words.h"
#include "engine/ignorance.h"
#include "engine/wording.h"

namespace reprise::engine {
namespace {

using assessment::AnswerState;
using assessment::Assessment;
using assessment::FactState;
using assessment::FactUse;
using assessment::Finding;
using assessment::OutcomeKind;
using assessment::Requirement;
using assessment::RequirementAnswer;
using assessment::RequirementKind;
using base::Text;
using scalar::Decimal;

/// A decimal in its unit, a truth, a date or the words of a choice.
Text written_words(const std::string& value, assessment::Unit unit) {
  if (value == "true" || value == "false") return value == "true" ? Text{"oui", "yes"} : Text{"non", "no"};
  if (const auto number = Decimal::parse(value)) return amount_words(*number, unit);
  const bool is_date = value.size() == 10 && value[4] == '-' && value[7] == '-';
  return is_date ? date_words(value) : choice_words(value);
}

Text value_of(const std::string& value, const std::optional<Decimal>& low, const std::optional<Decimal>& high, assessment::Unit unit) {
  return value.empty() && (low || high) ? range_words(low, high, unit) : written_words(value, unit);
}

AnswerState state_of(FactState state) {
  switch (state) {
    case FactState::known: return AnswerState::known;
    case FactState::uncertain: return AnswerState::uncertain;
    case FactState::unknown: return AnswerState::unknown;
    case FactState::not_applicable: return AnswerState::not_applicable;
  }
  return AnswerState::unknown;
}

/// "2024" of "accounts[2024].cash"; empty where the path names no entry.
std::string entry_of(const std::string& path) {
  const std::size_t open = path.find('[');
  const std::size_t close = path.find(']', open);
  return close == std::string::npos ? std::string() : path.substr(open + 1, close - open - 1);
}

Text value_of(const FactUse& fact) {
  switch (fact.state) {
    case FactState::unknown: return {"inconnu", "unknown"};
    case FactState::not_applicable: return {"sans objet", "not applicable"};
    default: return value_of(fact.value, fact.low, fact.high, fact.unit);
  }
}

/// Facts as rules of the diagram read them, each once, by path.
std::map<std::string, const FactUse*> facts_read(const assessment::RequirementDiagram& diagram, const Assessment& assessment) {
  std::set<std::string> rules;
  for (const Requirement& one : diagram.requirements) {
    if (one.kind == RequirementKind::rule) rules.insert(one.name);
  }
  std::map<std::string, const FactUse*> read;
  const auto note = [&](const auto& judged) {
    if (!rules.contains(judged.rule)) return;
    for (const FactUse& fact : judged.facts) read.emplace(fact.path, &fact);
  };
  std::ranges::for_each(assessment.findings, note);
  std::ranges::for_each(assessment.gates, note);
  return read;
}

/// The worst of the states: what is not known matters more than what is.
AnswerState worse(AnswerState one, AnswerState other) {
  constexpr std::array kOrder = {AnswerState::unread, AnswerState::not_applicable, AnswerState::known, AnswerState::uncertain, AnswerState::unknown};
  return std::ranges::find(kOrder, one) < std::ranges::find(kOrder, other) ? other : one;
}

/// Known, and told by its entries.
bool is_list(const FactUse& fact) { return fact.state == FactState::known && fact.value.empty(); }

/// A list is read where it is looked at, or one of its entries.
RequirementAnswer answer_of_list(const std::string& list, const std::map<std::string, const FactUse*>& read) {
  std::set<std::string> entries;
  for (const auto& [path, fact] : read) {
    if (path.starts_with(list + "[")) entries.insert(entry_of(path));
  }
  RequirementAnswer answer;
  if (entries.empty() && !read.contains(list)) return answer;
  answer.state = AnswerState::known;
  const Text number = number_words(Decimal(static_cast<std::int64_t>(entries.size())), 0);
  const bool one = entries.size() == 1;
  const bool one_in_french = entries.size() < 2;
  answer.values = {{number.fr + (one_in_french ? "\u00a0entrée lue" : "\u00a0entrées lues"), number.en + (one ? " entry read" : " entries read")}};
  return answer;
}

RequirementAnswer answer_of_fact(const Requirement& fact, const std::map<std::string, const FactUse*>& read) {
  RequirementAnswer answer;
  for (const auto& [path, use] : read) {
    if (!matches_pattern(fact.name, path) || is_list(*use)) continue;
    answer.state = worse(answer.state, state_of(use->state));
    const std::string entry = entry_of(path);
    const Text value = value_of(*use);
    answer.values.push_back(entry.empty() ? value : Text{entry + "\u202f: " + value.fr, entry + ": " + value.en});
  }
  return answer.values.empty() ? answer_of_list(fact.name, read) : answer;
}

Text risk_of(const Finding& finding) {
  const Text low = number_words(finding.risk.low, 1);
  if (finding.risk.low == finding.risk.high) return low;
  const Text high = number_words(finding.risk.high, 1);
  return {low.fr + " à " + high.fr, low.en + " to " + high.en};
}

void answer_rule(RequirementAnswer& answer, const Finding& finding) {
  answer.risk = risk_of(finding);
  answer.level = finding.band;
  switch (finding.outcome) {
    case OutcomeKind::known: answer.state = AnswerState::known; break;
    case OutcomeKind::uncertain: answer.state = AnswerState::uncertain; break;
    case OutcomeKind::unknown:
      answer.state = AnswerState::unknown;
      answer.values.push_back({"inconnu", "unknown"});
      return;
    case OutcomeKind::not_applicable:
      answer = {AnswerState::not_applicable, {{"sans objet", "not applicable"}}, {}, {}};
      return;
    case OutcomeKind::error:
      answer = {AnswerState::unknown, {{"erreur de la règle", "error of the rule"}}, {}, {}};
      return;
  }
  answer.values.push_back(value_of(finding.value, finding.value_low, finding.value_high, finding.unit));
}

void answer_gate(RequirementAnswer& answer, const assessment::Gate& gate) {
  using assessment::GateState;
  switch (gate.state) {
    case GateState::fired: answer.values.push_back({"point d’arrêt déclenché", "gate fired"}); break;
    case GateState::possible: answer.values.push_back({"point d’arrêt possible", "gate possible"}); break;
    case GateState::clear: answer.values.push_back({"point d’arrêt franchi", "gate clear"}); break;
  }
  const AnswerState own = gate.state == GateState::possible ? AnswerState::unknown : AnswerState::known;
  answer.state = worse(answer.state, own);
}

RequirementAnswer answer_of_rule(const std::string& rule, const Assessment& assessment) {
  RequirementAnswer answer;
  const auto finding = std::ranges::find(assessment.findings, rule, &Finding::rule);
  if (finding != assessment.findings.end()) answer_rule(answer, *finding);
  const auto gate = std::ranges::find(assessment.gates, rule, &assessment::Gate::rule);
  if (gate != assessment.gates.end()) answer_gate(answer, *gate);
  return answer;
}

}  // namespace

void answer(assessment::RequirementDiagram& diagram, const Assessment& assessment) {
  const auto read = facts_read(diagram, assessment);
  std::map<AnswerState, std::int64_t> counts;
  for (Requirement& one : diagram.requirements) {
    if (one.kind == RequirementKind::fact) {
      one.answer = answer_of_fact(one, read);
      ++counts[one.answer->state];
    }
    if (one.kind == RequirementKind::rule) one.answer = answer_of_rule(one.name, assessment);
  }
  const std::string& name = assessment.association_name;
  diagram.title = {diagram.title.fr + " – " + name, diagram.title.en + " – " + name};
  const Text all = number_words(Decimal(static_cast<std::int64_t>(std::ranges::count(diagram.requirements, RequirementKind::fact, &Requirement::kind))), 0);
  const Text unknown = number_words(Decimal(counts[AnswerState::unknown]), 0);
  const Text unread = number_words(Decimal(counts[AnswerState::unread]), 0);
  diagram.description.fr += " Sur " + all.fr + " faits, inconnus\u202f: " + unknown.fr + "\u202f; non lus dans ce cas\u202f: " + unread.fr + ".";
  diagram.description.en += " Of " + all.en + " facts, unknown: " + unknown.en + "; not read in this case: " + unread.en + ".";
}

}  // namespace reprise::engine
