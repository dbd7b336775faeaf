#include "pipeline/rule_pages.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/findings.h"
#include "engine/overview.h"
#include "engine/trace_facts.h"
#include "engine/wording.h"
#include "pipeline/rules_graph.h"

namespace reprise::pipeline {
namespace {

using assessment::RequirementKind;
using assessment::RulePage;
using assessment::RuleSourceUse;
using base::Text;

assessment::RulePolicy policy_of(rulepack::Policy policy) {
  switch (policy) {
    case rulepack::Policy::none: return assessment::RulePolicy::none;
    case rulepack::Policy::blocking: return assessment::RulePolicy::blocking;
    case rulepack::Policy::documentary_gap: return assessment::RulePolicy::documentary_gap;
  }
  return assessment::RulePolicy::none;
}

assessment::Basis basis_of(rulepack::Basis basis) {
  switch (basis) {
    case rulepack::Basis::published: return assessment::Basis::published;
    case rulepack::Basis::practice: return assessment::Basis::practice;
    case rulepack::Basis::proposal: return assessment::Basis::proposal;
  }
  return assessment::Basis::proposal;
}

assessment::Lifecycle lifecycle_of(rulepack::Lifecycle lifecycle) {
  switch (lifecycle) {
    case rulepack::Lifecycle::experimental: return assessment::Lifecycle::experimental;
    case rulepack::Lifecycle::stable: return assessment::Lifecycle::stable;
    case rulepack::Lifecycle::deprecated: return assessment::Lifecycle::deprecated;
  }
  return assessment::Lifecycle::stable;
}

/// As a table names it.
std::string letters_of(feel::HitPolicy policy) {
  switch (policy) {
    case feel::HitPolicy::unique: return "U";
    case feel::HitPolicy::any: return "A";
    case feel::HitPolicy::priority: return "P";
    case feel::HitPolicy::first: return "F";
    case feel::HitPolicy::rule_order: return "R";
    case feel::HitPolicy::output_order: return "O";
    case feel::HitPolicy::collect: return "C";
    case feel::HitPolicy::collect_sum: return "C+";
    case feel::HitPolicy::collect_min: return "C<";
    case feel::HitPolicy::collect_max: return "C>";
    case feel::HitPolicy::collect_count: return "C#";
  }
  return {};
}

bool asks_known(const feel::Syntax& syntax) {
  return std::ranges::any_of(syntax.nodes, [&](const feel::SyntaxNode& node) {
    return node.kind == feel::NodeKind::call && syntax.at(node.children.front()).text == "known";
  });
}

assessment::DefinitionTable shown(const rulepack::Table& table) {
  assessment::DefinitionTable shown;
  shown.hit_policy = letters_of(table.policy);
  for (const rulepack::InputColumn& input : table.inputs) shown.inputs.push_back(input.value.text());
  for (const rulepack::OutputColumn& output : table.outputs) shown.outputs.push_back(output.name);
  for (const rulepack::TableRow& row : table.rows) {
    std::vector<std::string> cells;
    for (const auto& when : row.when) cells.push_back(when ? when->text() : "-");
    for (const feel::Expression& then : row.then) cells.push_back(then.text());
    shown.rows.push_back(std::move(cells));
  }
  return shown;
}

/// Makes pages one after the other from the same rules.
class Pages {
 public:
  explicit Pages(const rulepack::RuleBook& rules) : rules_(rules), graph_(whole_graph(rules)) {
    for (assessment::SourceReference& source : engine::rule_sources(rules)) sources_.emplace(source.id, std::move(source));
    for (std::size_t at = 0; at < graph_.requirements.size(); ++at) {
      if (graph_.requirements[at].kind == RequirementKind::rule) positions_.emplace(graph_.requirements[at].name, at);
    }
    for (const assessment::RequirementLink& link : graph_.links) needs_[link.needed_by].push_back(link.needed);
  }

  RulePage page(const rulepack::Rule& rule, const rulepack::Pack& pack) const {
    RulePage page;
    add_identity(page, rule, pack);
    page.expression = rule.value_text;
    page.applies = rule.applies_text;
    page.unit = engine::unit_named(rule.unit);
    for (const rulepack::ScaleRow& row : rule.scale) page.scale.push_back({row.when.text(), taken_by(row.when), row.risk, row.label});
    if (rule.gate) page.gate = gate_of(*rule.gate);
    add_sources(page, rule);
    add_requirements(page, rule);
    std::set<std::string> seen;
    page.answers_in_part = rule.value && answers_in_part(rule.value->syntax(), seen);
    page.policy = policy_of(rule.policy);
    page.blind_spots = rule.blind_spots;
    for (const rulepack::InlineTest& test : rule.tests) page.tests.push_back(pipeline::shown(test));
    return page;
  }

 private:
  /// Within the folder of rules: the page is the same wherever that folder lies.
  [[nodiscard]] assessment::Location location_of(const base::Place& place) const {
    assessment::Location location = engine::location_of(place);
    if (location.file.starts_with(rules_.folder + "/")) location.file.erase(0, rules_.folder.size() + 1);
    return location;
  }

  void add_identity(RulePage& page, const rulepack::Rule& rule, const rulepack::Pack& pack) const {
    page.id = rule.id;
    page.family = pack.family;
    page.family_title = pack.title;
    page.weights_basis = pack.weights_basis;
    page.scored = pack.scored;
    page.weight = rule.weight;
    for (const rulepack::Rule& one : pack.rules) page.family_weight += one.weight;
    page.title = rule.title;
    page.why = rule.why;
    page.basis = basis_of(rule.basis);
    page.lifecycle = lifecycle_of(rule.lifecycle);
    page.from = rule.from;
    page.until = rule.until;
    page.finding = rule.finding;
    page.remedy = rule.remedy;
    if (!rule.remedy.empty()) page.remedy_by = engine::actor_of(rule.remedy_by);
    page.location = location_of(rule.place);
  }

  [[nodiscard]] assessment::RuleGate gate_of(const rulepack::Gate& gate) const {
    assessment::RuleGate shown{gate.when.text(), taken_by(gate.when), Text::same(gate.level), {}, gate.sentence};
    for (const std::string& family : gate.families) {
      const auto pack = std::ranges::find(rules_.packs, family, &rulepack::Pack::family);
      if (pack == rules_.packs.end()) continue;
      shown.families.push_back(pack->title);
      const auto band = std::ranges::find(pack->bands, gate.level, &rulepack::Band::id);
      if (band != pack->bands.end()) shown.level = band->title;
    }
    return shown;
  }

  [[nodiscard]] RuleSourceUse source_of(const std::string& id, const Text& note = {}) const {
    const auto found = sources_.find(id);
    if (found != sources_.end()) return {found->second, note};
    RuleSourceUse unnamed;
    unnamed.source.id = id;
    unnamed.note = note;
    return unnamed;
  }

  void add_sources(RulePage& page, const rulepack::Rule& rule) const {
    for (std::size_t at = 0; at < rule.references.size(); ++at) page.sources.push_back(source_of(rule.references[at], rule.reference_notes[at]));
  }

  /// Everything the rule needs, through its definitions: positions in the graph, ascending.
  [[nodiscard]] std::set<std::size_t> needed_by(std::size_t from) const {
    std::set<std::size_t> needed;
    std::vector<std::size_t> open = {from};
    while (!open.empty()) {
      const auto links = needs_.find(open.back());
      open.pop_back();
      if (links == needs_.end()) continue;
      for (const std::size_t one : links->second) {
        if (needed.insert(one).second) open.push_back(one);
      }
    }
    return needed;
  }

  void add_requirements(RulePage& page, const rulepack::Rule& rule) const {
    for (const std::size_t at : needed_by(positions_.at(rule.id))) {
      const assessment::Requirement& one = graph_.requirements[at];
      switch (one.kind) {
        case RequirementKind::fact: page.facts.push_back(fact_of(one)); break;
        case RequirementKind::reference: page.yardsticks.push_back(yardstick_of(rules_.references.find(one.name)->second)); break;
        case RequirementKind::definition: page.definitions.push_back(definition_of(rules_.definitions.find(one.name)->second)); break;
        case RequirementKind::rule: break;
      }
    }
    std::ranges::reverse(page.definitions);
  }

  [[nodiscard]] assessment::NeededFact fact_of(const assessment::Requirement& one) const {
    assessment::NeededFact fact{one.name, one.title, {}};
    for (const std::size_t document : one.documents) fact.documents.emplace_back(graph_.documents[document].title, graph_.documents[document].holder);
    return fact;
  }

  [[nodiscard]] assessment::UsedYardstick yardstick_of(const rulepack::ReferenceTable& table) const {
    assessment::UsedYardstick yardstick{table.id, table.title, engine::unit_named(table.unit), {}, table.from, table.until, source_of(table.source)};
    for (const auto& [category, number] : table.rows) yardstick.rows.emplace_back(category, number);
    return yardstick;
  }

  [[nodiscard]] assessment::UsedDefinition definition_of(const rulepack::Definition& definition) const {
    assessment::UsedDefinition used;
    used.name = definition.name;
    used.title = definition.title;
    for (const rulepack::Parameter& one : definition.parameters) used.parameters.emplace_back(one.name, one.otherwise ? one.otherwise->text() : std::string());
    used.formula = definition.body_text;
    if (definition.table) used.table = shown(*definition.table);
    used.note = definition.note;
    for (const std::string& source : definition.references) used.sources.push_back(source_of(source));
    used.location = location_of(definition.place);
    return used;
  }

  /// Whether known() is asked on the way to the value; what `applies` asks is another matter.
  [[nodiscard]] bool answers_in_part(const feel::Syntax& syntax, std::set<std::string>& seen) const {
    if (asks_known(syntax)) return true;
    return std::ranges::any_of(syntax.nodes, [&](const feel::SyntaxNode& node) {
      if (node.kind != feel::NodeKind::call) return false;
      const auto called = rules_.definitions.find(syntax.at(node.children.front()).text);
      if (called == rules_.definitions.end() || !seen.insert(called->first).second) return false;
      return std::ranges::any_of(called->second.syntaxes(), [&](const feel::Syntax* inner) { return answers_in_part(*inner, seen); });
    });
  }

  const rulepack::RuleBook& rules_;
  assessment::RequirementDiagram graph_;
  std::map<std::string, assessment::SourceReference> sources_;
  std::map<std::string, std::size_t> positions_;
  std::map<std::size_t, std::vector<std::size_t>> needs_;
};

}  // namespace

std::vector<RulePage> rule_pages(const rulepack::RuleBook& rules, const std::vector<std::string>& ids) {
  const Pages pages(rules);
  std::vector<RulePage> made;
  for (const rulepack::Pack& pack : rules.packs) {
    for (const rulepack::Rule& rule : pack.rules) {
      if (ids.empty() || std::ranges::find(ids, rule.id) != ids.end()) made.push_back(pages.page(rule, pack));
    }
  }
  return made;
}

}  // namespace reprise::pipeline
