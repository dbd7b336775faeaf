// The whole graph of requirements: what rules and definitions need, with titles, sections, families and documents.
#include <algorithm>
#include <map>
#include <set>

#include "dossier/vocabulary.h"
#include "engine/ignorance.h"
#include "engine/trace_facts.h"
#include "facts/facts.h"
#include "pipeline/rules_graph.h"
#include "rulepack/requirements.h"

namespace reprise::pipeline {
namespace {

using assessment::Requirement;
using assessment::RequirementDiagram;
using assessment::RequirementGroup;
using assessment::RequirementKind;
using base::Text;

assessment::Written written_at(const base::Place& place) {
  return place.source ? assessment::Written{place.source->name(), place.line_column().line} : assessment::Written{};
}

std::string id_of(RequirementKind kind, const std::string& name) { return std::string(requirement_word(kind)) + ":" + name; }

/// "accounts" of "accounts[*].cash", "group.policy" of "group.policy.loss_share"; a list and a fact outside all sections stand in their own.
std::string section_of(const std::string& path) {
  const std::size_t selector = path.find("[*]");
  if (selector != std::string::npos) return path.substr(0, selector);
  const std::size_t dot = path.rfind('.');
  return dot == std::string::npos || !dossier::find_word(path) ? path : path.substr(0, dot);
}

Text section_title(const std::string& section) {
  static const std::map<std::string, Text> kPlain = {
      {"association", {"Association", "Association"}}, {"governance", {"Gouvernance", "Governance"}},
      {"workforce", {"Personnel", "Workforce"}},       {"transaction", {"Opération", "Transaction"}},
      {"group", {"Groupe", "Group"}},                  {"group.policy", {"Politique du groupe", "Group policy"}},
      {"group.capacity", {"Capacité du groupe", "Group capacity"}},
      {"as_of", {"Date de l’analyse", "Date of the analysis"}}};
  const auto found = kPlain.find(section);
  return found == kPlain.end() ? engine::label_of_path(section) : found->second;
}

/// The year or id that names an entry is no fact of its own, the list says which entries there are: that list; else empty.
std::string identified_list(const std::string& path) {
  for (const auto& lists : {dossier::dossier_lists(), dossier::group_lists()}) {
    for (const dossier::ListSection& list : lists) {
      std::string identity(list.section);
      identity.insert(identity.size() - 1, "*");
      identity += "." + std::string(list.identity);
      if (path == identity && dossier::find_word(any_entry(path)) == nullptr) return std::string(list.section.substr(0, list.section.size() - 2));
    }
  }
  return {};
}

std::string without_identity(const std::string& path) {
  const std::string list = identified_list(path);
  return list.empty() ? path : list;
}

/// The order of the vocabulary, for facts met in the order of rules.
std::map<std::string, std::size_t> order_of_facts(const std::set<std::string>& paths) {
  std::map<std::string, std::size_t> order;
  const auto add = [&](std::string path) {
    const auto selector = path.find("[]");
    if (selector != std::string::npos) {
      if (paths.contains(path.substr(0, selector))) order.try_emplace(path.substr(0, selector), order.size());
      path.insert(selector + 1, "*");
    }
    if (paths.contains(path)) order.try_emplace(path, order.size());
  };
  for (const auto& words : {dossier::dossier_words(), dossier::group_words()}) {
    for (const dossier::Word& word : words) add((word.section.empty() ? "" : std::string(word.section) + ".") + std::string(word.key));
  }
  for (const std::string& path : paths) order.try_emplace(path, order.size());
  return order;
}

class Builder {
 public:
  Builder(const rulepack::RuleBook& rules, const rulepack::RuleBookRequirements& needs) : rules_(rules), needs_(needs) {}

  RequirementDiagram diagram() {
    graph_.id = "requirements";
    for (const rulepack::DocumentKind& document : rules_.documents) graph_.documents.push_back({document.id, document.title, document.holder});
    add_facts();
    for (const auto& [id, table] : rules_.references) add(RequirementKind::reference, id, table.title, "", table.place);
    for (const std::string& name : rules_.definition_order) {
      const rulepack::Definition& definition = rules_.definitions.at(name);
      add(RequirementKind::definition, name, definition.title, "", definition.place);
      link(needs_.definitions.at(name));
    }
    for (const rulepack::Pack& pack : rules_.packs) {
      graph_.groups.push_back({pack.family, pack.title});
      for (const rulepack::Rule& rule : pack.rules) {
        add(RequirementKind::rule, rule.id, rule.title, pack.family, rule.place);
        link(needs_.rules.at(rule.id));
      }
    }
    return std::move(graph_);
  }

 private:
  void add(RequirementKind kind, const std::string& name, const Text& title, const std::string& group, const base::Place& place) {
    positions_[id_of(kind, name)] = graph_.requirements.size();
    graph_.requirements.push_back({id_of(kind, name), kind, name, title, group, written_at(place), {}, false});
  }

  void add_facts() {
    std::set<std::string> paths;
    for (const auto* all : {&needs_.definitions, &needs_.rules}) {
      for (const auto& [name, needed] : *all) {
        for (const auto& [path, place] : needed.facts) paths.insert(without_identity(path));
      }
    }
    const std::map<std::string, std::size_t> order = order_of_facts(paths);
    std::vector<std::string> sorted(paths.begin(), paths.end());
    std::ranges::sort(sorted, {}, [&](const std::string& path) { return order.at(path); });
    for (const std::string& path : sorted) {
      const std::string section = section_of(path);
      if (std::ranges::find(graph_.groups, section, &RequirementGroup::id) == graph_.groups.end()) graph_.groups.push_back({section, section_title(section)});
    }
    // A section that takes up again later (forecasts have the words of accounts) stays whole.
    for (std::size_t group = 0; group < graph_.groups.size(); ++group) {
      for (const std::string& path : sorted) {
        if (section_of(path) == graph_.groups[group].id) add_fact(path);
      }
    }
  }

  void add_fact(const std::string& path) {
    const std::string section = section_of(path);
    add(RequirementKind::fact, path, path == section ? section_title(path) : engine::label_of_path(any_entry(path)), section, {});
    for (std::size_t document = 0; document < rules_.documents.size(); ++document) {
      const auto& patterns = rules_.documents[document].gives;
      const bool gives = std::ranges::any_of(patterns, [&](const std::string& pattern) { return engine::matches_pattern(pattern, path); });
      if (gives) graph_.requirements.back().documents.push_back(document);
    }
  }

  /// Whether a definition called looks at the list: the year of `latest()` is no second need of it.
  [[nodiscard]] bool is_reached(const std::string& list, const rulepack::Requirements& needed) const {
    return std::ranges::any_of(needed.definitions, [&](const auto& called) {
      const rulepack::Requirements& below = needs_.definitions.at(called.first);
      return below.facts.contains(list) || is_reached(list, below);
    });
  }

  void link(const rulepack::Requirements& needed) {
    const std::size_t needed_by = graph_.requirements.size() - 1;
    std::map<std::size_t, base::Place> places;  // the earliest mention of each
    const auto note = [&](RequirementKind kind, const std::string& other, const base::Place& place) {
      const auto found = positions_.find(id_of(kind, other));
      if (found == positions_.end() || found->second == needed_by) return;
      const auto [at, first] = places.emplace(found->second, place);
      if (!first && place.span.begin < at->second.span.begin) at->second = place;
    };
    for (const auto& [path, place] : needed.facts) {
      const std::string list = identified_list(path);
      if (list.empty() || !is_reached(list, needed)) note(RequirementKind::fact, without_identity(path), place);
    }
    for (const auto& [table, place] : needed.references) note(RequirementKind::reference, table, place);
    for (const auto& [definition, place] : needed.definitions) note(RequirementKind::definition, definition, place);
    for (const auto& [other, place] : places) graph_.links.push_back({other, needed_by, written_at(place)});
  }

  const rulepack::RuleBook& rules_;
  const rulepack::RuleBookRequirements& needs_;
  RequirementDiagram graph_;
  std::map<std::string, std::size_t> positions_;
};

}  // namespace

std::string any_entry(std::string path) {
  for (std::size_t at = path.find("[*]"); at != std::string::npos; at = path.find("[*]")) path.erase(at + 1, 1);
  return path;
}

std::string_view requirement_word(RequirementKind kind) {
  switch (kind) {
    case RequirementKind::fact: return "fact";
    case RequirementKind::reference: return "reference";
    case RequirementKind::definition: return "definition";
    case RequirementKind::rule: return "rule";
  }
  return {};
}

assessment::RequirementDiagram whole_graph(const rulepack::RuleBook& rules) {
  return Builder(rules, rulepack::requirements_of(rules, facts::vocabulary_names())).diagram();
}

}  // namespace reprise::pipeline
