#include "cli/rules_graph_text.h"

#include <algorithm>
#include <set>
#include <vector>

namespace reprise::cli {
namespace {

using assessment::Requirement;
using assessment::RequirementDiagram;
using assessment::RequirementKind;
using base::Text;

Text word(RequirementKind kind) {
  switch (kind) {
    case RequirementKind::fact: return {"fait", "fact"};
    case RequirementKind::reference: return {"repère", "yardstick"};
    case RequirementKind::definition: return {"définition", "definition"};
    case RequirementKind::rule: return {"règle", "rule"};
  }
  return {};
}

class Listing {
 public:
  Listing(const RequirementDiagram& graph, base::Language language)
      : graph_(graph), language_(language), needs_(graph.requirements.size()), feels_(graph.requirements.size()) {
    for (const assessment::RequirementLink& link : graph.links) {
      needs_[link.needed_by].push_back(link.needed);
      feels_[link.needed].push_back(link.needed_by);
    }
    // What is worked out first, then the yardsticks and the facts.
    for (auto& one : needs_) {
      std::ranges::stable_sort(one, std::ranges::greater(), [&](std::size_t at) { return graph.requirements[at].kind; });
    }
  }

  std::string text() {
    out_ = graph_.title.in(language_) + "\n" + graph_.description.in(language_) + "\n";
    bool asked = false;
    for (std::size_t at = 0; at < graph_.requirements.size(); ++at) {
      if (!graph_.requirements[at].asked) continue;
      asked = true;
      write_around(at);
    }
    if (!asked) write_all();
    write_documents();
    return std::move(out_);
  }

 private:
  using Neighbours = std::vector<std::vector<std::size_t>>;

  [[nodiscard]] std::string say(const char* fr, const char* en) const { return language_ == base::Language::french ? fr : en; }

  /// "définition net_cash – Trésorerie nette", a fact with the numbers of the documents that give it.
  [[nodiscard]] std::string named(std::size_t at) const {
    const Requirement& one = graph_.requirements[at];
    std::string text = word(one.kind).in(language_) + " " + one.name + " – " + one.title.in(language_);
    for (const std::size_t document : one.documents) text += (document == one.documents.front() ? " [" : ", ") + std::to_string(document + 1);
    return one.documents.empty() ? text : text + "]";
  }

  [[nodiscard]] std::string place(std::size_t at) const {
    const assessment::Written& written = graph_.requirements[at].written;
    return written.file.empty() ? std::string() : written.file + ":" + std::to_string(written.line);
  }

  [[nodiscard]] std::string title_of(const std::string& group) const {
    const auto found = std::ranges::find(graph_.groups, group, &assessment::RequirementGroup::id);
    return found == graph_.groups.end() ? group : found->title.in(language_);
  }

  void write_around(std::size_t at) {
    const Requirement& one = graph_.requirements[at];
    out_ += "\n" + named(at) + "\n";
    if (one.kind == RequirementKind::rule) out_ += "  " + title_of(one.group) + "\n";
    if (!one.written.file.empty()) out_ += "  " + place(at) + "\n";
    if (!needs_[at].empty()) out_ += "\n" + say("Ce qu’elle demande", "What it needs") + "\n";
    std::set<std::size_t> opened;
    write_tree(at, needs_, 1, opened);
    if (one.kind == RequirementKind::rule) return;
    out_ += "\n" + say("Ce qui en dépend", "What feels it") + "\n";
    opened.clear();
    write_tree(at, feels_, 1, opened);
    if (feels_[at].empty()) out_ += "  " + say("rien", "nothing") + "\n";
    write_rules_feeling(at);
  }

  void write_tree(std::size_t at, const Neighbours& neighbours, std::size_t level, std::set<std::size_t>& opened) {
    for (const std::size_t other : neighbours[at]) {
      const bool again = !neighbours[other].empty() && !opened.insert(other).second;
      out_ += std::string(2 * level, ' ') + named(other) + (again ? " ↑" : "") + "\n";
      if (!again) write_tree(other, neighbours, level + 1, opened);
    }
  }

  [[nodiscard]] std::set<std::size_t> feeling(std::size_t at) const {
    std::set<std::size_t> marked = {at};
    for (const assessment::RequirementLink& link : graph_.links) {
      if (marked.contains(link.needed)) marked.insert(link.needed_by);
    }
    std::erase_if(marked, [&](std::size_t other) { return other == at || graph_.requirements[other].kind != RequirementKind::rule; });
    return marked;
  }

  [[nodiscard]] std::string names(const std::set<std::size_t>& some) const {
    std::string text;
    for (const std::size_t at : some) text += (text.empty() ? "" : ", ") + graph_.requirements[at].name;
    return text;
  }

  /// Each rule once, by family, whatever way it depends.
  void write_rules_feeling(std::size_t at) {
    const std::set<std::size_t> rules = feeling(at);
    out_ += "\n" + say("Règles qui en dépendent\u202f: ", "Rules that feel it: ") + std::to_string(rules.size()) + "\n";
    for (const assessment::RequirementGroup& group : graph_.groups) {
      std::set<std::size_t> own;
      for (const std::size_t rule : rules) {
        if (graph_.requirements[rule].group == group.id) own.insert(rule);
      }
      if (!own.empty()) out_ += "  " + group.title.in(language_) + say("\u202f: ", ": ") + names(own) + "\n";
    }
  }

  void write_all() {
    out_ += "\n" + say("Définitions", "Definitions") + "\n";
    for (std::size_t at = 0; at < graph_.requirements.size(); ++at) {
      if (graph_.requirements[at].kind == RequirementKind::definition) write_short(at);
    }
    for (const assessment::RequirementGroup& group : graph_.groups) {
      bool first = true;
      for (std::size_t at = 0; at < graph_.requirements.size(); ++at) {
        const Requirement& one = graph_.requirements[at];
        if (one.kind != RequirementKind::rule || one.group != group.id) continue;
        if (first) out_ += "\n" + say("Règles\u202f: ", "Rules: ") + group.title.in(language_) + "\n";
        first = false;
        write_short(at);
      }
    }
  }

  void write_short(std::size_t at) {
    const Requirement& one = graph_.requirements[at];
    out_ += "  " + one.name + " – " + one.title.in(language_) + "\n";
    if (!needs_[at].empty()) out_ += "    " + say("demande\u202f: ", "needs: ") + names({needs_[at].begin(), needs_[at].end()}) + "\n";
    if (one.kind == RequirementKind::rule) return;
    const std::set<std::size_t> rules = feeling(at);
    out_ += "    " + say("règles qui en dépendent\u202f: ", "felt by rules: ") + (rules.empty() ? say("aucune", "none") : names(rules)) + "\n";
  }

  void write_documents() {
    const bool asked = std::ranges::any_of(graph_.requirements, [](const Requirement& one) { return one.asked; });
    if (!asked || graph_.documents.empty()) return;
    out_ += "\n" + say("Documents qui donnent ces faits", "Documents that give these facts") + "\n";
    for (std::size_t at = 0; at < graph_.documents.size(); ++at) {
      const assessment::RequirementDocument& one = graph_.documents[at];
      out_ += "  [" + std::to_string(at + 1) + "] " + one.title.in(language_) + " (" + one.holder.in(language_) + ")\n";
    }
  }

  const RequirementDiagram& graph_;
  base::Language language_;
  Neighbours needs_;
  Neighbours feels_;
  std::string out_;
};

}  // namespace

std::string rules_graph_text(const RequirementDiagram& graph, base::Language language) { return Listing(graph, language).text(); }

}  // namespace reprise::cli
