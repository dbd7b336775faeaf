// The part of the graph of requirements that was asked for, its title, and its drawing.
#include <algorithm>
#include <map>
#include <set>

#include "chart/requirements.h"
#include "pipeline/rules_graph.h"

namespace reprise::pipeline {
namespace {

using assessment::Requirement;
using assessment::RequirementDiagram;
using assessment::RequirementGroup;
using assessment::RequirementKind;
using base::Text;

/// The part of a graph around some of its requirements.
class Selection {
 public:
  explicit Selection(const RequirementDiagram& graph) : graph_(graph), kept_(graph.requirements.size(), false) {}

  void keep_all() { kept_.assign(kept_.size(), true); }

  /// Everything the rules of these families need.
  void keep_families(const std::set<std::string>& families) { keep(needed_by(rules_of(families))); }

  /// What each needs, and what it is needed for: in these families, or everywhere.
  void keep_around(const std::vector<std::size_t>& asked, const std::set<std::string>& families) {
    keep(needed_by(marked(asked)));
    std::vector<bool> beyond = needing(marked(asked));
    if (!families.empty()) {
      const std::vector<bool> wanted = needed_by(rules_of(families));
      for (std::size_t at = 0; at < beyond.size(); ++at) beyond[at] = beyond[at] && wanted[at];
    }
    keep(beyond);
  }

  [[nodiscard]] RequirementDiagram diagram() const {
    RequirementDiagram made;
    made.id = graph_.id;
    std::vector<std::size_t> positions(kept_.size(), 0);
    std::map<std::size_t, std::size_t> documents;
    for (std::size_t at = 0; at < kept_.size(); ++at) {
      if (!kept_[at]) continue;
      positions[at] = made.requirements.size();
      made.requirements.push_back(graph_.requirements[at]);
      for (const std::size_t document : graph_.requirements[at].documents) documents.try_emplace(document, 0);
    }
    for (auto& [document, position] : documents) {
      position = made.documents.size();
      made.documents.push_back(graph_.documents[document]);
    }
    for (Requirement& one : made.requirements) {
      for (std::size_t& document : one.documents) document = documents.at(document);
    }
    for (const assessment::RequirementLink& link : graph_.links) {
      if (kept_[link.needed] && kept_[link.needed_by]) made.links.push_back({positions[link.needed], positions[link.needed_by], link.written});
    }
    for (const RequirementGroup& group : graph_.groups) {
      if (std::ranges::find(made.requirements, group.id, &Requirement::group) != made.requirements.end()) made.groups.push_back(group);
    }
    return made;
  }

 private:
  [[nodiscard]] std::vector<bool> marked(const std::vector<std::size_t>& some) const {
    std::vector<bool> marks(kept_.size(), false);
    for (const std::size_t at : some) marks[at] = true;
    return marks;
  }

  [[nodiscard]] std::vector<bool> rules_of(const std::set<std::string>& families) const {
    std::vector<bool> marks(kept_.size(), false);
    for (std::size_t at = 0; at < marks.size(); ++at) {
      const Requirement& one = graph_.requirements[at];
      marks[at] = one.kind == RequirementKind::rule && families.contains(one.group);
    }
    return marks;
  }

  // Links stand in the order of `needed_by`, and what is needed stands before it: one pass each way follows every chain.
  [[nodiscard]] std::vector<bool> needed_by(std::vector<bool> marks) const {
    for (auto link = graph_.links.rbegin(); link != graph_.links.rend(); ++link) {
      if (marks[link->needed_by]) marks[link->needed] = true;
    }
    return marks;
  }

  [[nodiscard]] std::vector<bool> needing(std::vector<bool> marks) const {
    for (const assessment::RequirementLink& link : graph_.links) {
      if (marks[link.needed]) marks[link.needed_by] = true;
    }
    return marks;
  }

  void keep(const std::vector<bool>& marks) {
    for (std::size_t at = 0; at < marks.size(); ++at) kept_[at] = kept_[at] || marks[at];
  }

  const RequirementDiagram& graph_;
  std::vector<bool> kept_;
};

/// A rule or definition by its name; anything by its id; a fact with or without `[*]`.
std::optional<std::size_t> find(const RequirementDiagram& graph, const std::string& word) {
  for (const RequirementKind kind : {RequirementKind::rule, RequirementKind::definition, RequirementKind::fact, RequirementKind::reference}) {
    for (std::size_t at = 0; at < graph.requirements.size(); ++at) {
      const Requirement& one = graph.requirements[at];
      if (one.kind != kind) continue;
      std::string plain = any_entry(one.name);
      std::erase_if(plain, [](char character) { return character == '[' || character == ']'; });
      if (one.name == word || one.id == word || (kind == RequirementKind::fact && plain == word)) return at;
    }
  }
  return std::nullopt;
}

base::Diagnostic unknown_name(const RequirementDiagram& graph, const std::string& word) {
  std::vector<std::string> known;
  for (const Requirement& one : graph.requirements) known.push_back(one.name);
  const auto near = base::nearest(word, known);
  const Text hint = near ? Text("vouliez-vous dire « " + *near + " » ?", "did you mean `" + *near + "`?")
                         : Text("voyez « reprise rules graph »", "see `reprise rules graph`");
  return base::diagnose("graph-unknown-name", {}, {{"name", word}, {"hint", hint}});
}

base::Diagnostic unknown_family(const std::vector<std::string>& known, const std::string& word) {
  const auto near = base::nearest(word, known);
  std::string all;
  for (const std::string& family : known) all += (all.empty() ? "" : ", ") + family;
  const Text hint = near ? Text("vouliez-vous dire « " + *near + " » ?", "did you mean `" + *near + "`?") : Text("il y a : " + all, "there are: " + all);
  return base::diagnose("graph-unknown-family", {}, {{"family", word}, {"hint", hint}});
}

/// The families by their ids; a folder's name does as well.
std::set<std::string> families_of(const rulepack::RuleBook& rules, const std::vector<std::string>& words, base::Diagnostics& diagnostics) {
  std::set<std::string> families;
  for (const std::string& word : words) {
    const auto pack = std::ranges::find_if(rules.packs, [&](const rulepack::Pack& one) { return one.family == word || one.folder == word; });
    if (pack != rules.packs.end()) {
      families.insert(pack->family);
      continue;
    }
    std::vector<std::string> known;
    for (const rulepack::Pack& one : rules.packs) known.push_back(one.family);
    diagnostics.add(unknown_family(known, word));
  }
  return families;
}

Text title_of(const RequirementDiagram& graph, const std::vector<std::size_t>& asked, const std::set<std::string>& families) {
  if (asked.size() == 1) {
    const Requirement& one = graph.requirements[asked.front()];
    switch (one.kind) {
      case RequirementKind::rule: return {"Ce que demande la règle " + one.name, "What the rule " + one.name + " needs"};
      case RequirementKind::definition:
        return {"Ce que demande la définition " + one.name + ", et les règles qui en dépendent", "What the definition " + one.name + " needs, and the rules that feel it"};
      case RequirementKind::fact: return {"Les règles qui dépendent du fait " + one.name, "The rules that feel the fact " + one.name};
      case RequirementKind::reference: return {"Les règles qui dépendent du repère " + one.name, "The rules that feel the yardstick " + one.name};
    }
  }
  if (!asked.empty()) {
    std::string names;
    for (const std::size_t at : asked) names += (names.empty() ? "" : ", ") + graph.requirements[at].name;
    return {"Autour de " + names + "\u202f: ce qui est demandé, et ce qui en dépend", "Around " + names + ": what is needed, and what feels it"};
  }
  if (families.empty()) return {"Ce que demandent les règles", "What the rules need"};
  Text names;
  for (const RequirementGroup& group : graph.groups) {
    if (!families.contains(group.id)) continue;
    const char* comma = names.empty() ? "" : ", ";
    names = {names.fr + comma + group.title.fr, names.en + comma + group.title.en};
  }
  return {"Ce que demandent les règles\u202f: " + names.fr, "What the rules need: " + names.en};
}

Text counted(std::size_t count, const char* one_fr, const char* many_fr, const char* one_en, const char* many_en) {
  const std::string number = std::to_string(count);
  return {number + "\u00a0" + (count < 2 ? one_fr : many_fr), number + " " + (count == 1 ? one_en : many_en)};
}

Text description_of(const RequirementDiagram& graph) {
  const auto count = [&](RequirementKind kind) { return static_cast<std::size_t>(std::ranges::count(graph.requirements, kind, &Requirement::kind)); };
  const Text rules = counted(count(RequirementKind::rule), "règle", "règles", "rule", "rules");
  const Text definitions = counted(count(RequirementKind::definition), "définition", "définitions", "definition", "definitions");
  const Text facts = counted(count(RequirementKind::fact), "fait", "faits", "fact", "facts");
  const Text references = counted(count(RequirementKind::reference), "repère daté", "repères datés", "dated yardstick", "dated yardsticks");
  return {rules.fr + ", " + definitions.fr + ", " + facts.fr + ", " + references.fr + ". Chaque flèche va de ce qui est demandé à ce qui le demande.",
          rules.en + ", " + definitions.en + ", " + facts.en + ", " + references.en + ". Each arrow goes from what is needed to what needs it."};
}

}  // namespace

base::Checked<RequirementDiagram> graph_rules(const base::Files& files, const Folders& folders, const RuleGraphRequest& request, Log& log) {
  base::Checked<RequirementDiagram> result;
  auto rules = read_rules(files, folders, log);
  result.diagnostics = std::move(rules.diagnostics);
  if (result.diagnostics.has_errors() || !rules.value) return result;
  const auto step = log.step("graph rules");
  RequirementDiagram whole = whole_graph(*rules.value);
  const std::set<std::string> families = families_of(*rules.value, request.families, result.diagnostics);
  std::vector<std::size_t> asked;
  for (const std::string& name : request.names) {
    const auto found = find(whole, name);
    if (!found) {
      result.diagnostics.add(unknown_name(whole, name));
    } else if (std::ranges::find(asked, *found) == asked.end()) {
      asked.push_back(*found);
      whole.requirements[*found].asked = true;
    }
  }
  if (result.diagnostics.has_errors()) return result;
  Selection selection(whole);
  if (!asked.empty()) {
    selection.keep_around(asked, families);
  } else if (!families.empty()) {
    selection.keep_families(families);
  } else {
    selection.keep_all();
  }
  result.value = selection.diagram();
  result.value->title = title_of(whole, asked, families);
  result.value->description = description_of(*result.value);
  return result;
}

base::Result<std::string> draw(const RequirementDiagram& graph, base::Language language, Log& log) {
  const auto step = log.step("draw");
  chart::Options options;
  options.language = language;
  auto drawing = chart::draw_requirements(graph, options);
  if (!drawing) return drawing.error();
  return std::move(drawing.value().svg);
}

std::string dot(const RequirementDiagram& graph, base::Language language) { return chart::requirements_dot(graph, language); }

}  // namespace reprise::pipeline
