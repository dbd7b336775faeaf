#include "chart/characters.h"
#include "chart/label.h"
#include "chart/requirements.h"
#include "chart/requirements_words.h"

namespace reprise::chart {
namespace {

using assessment::Requirement;
using assessment::RequirementKind;

/// The nearest that DOT has to the shapes of DMN.
const char* shape(RequirementKind kind) {
  switch (kind) {
    case RequirementKind::fact: return "shape=\"box\", style=\"rounded,filled\"";
    case RequirementKind::reference: return "shape=\"note\", style=\"filled\"";
    case RequirementKind::definition: return "shape=\"octagon\", style=\"filled\"";
    case RequirementKind::rule: return "shape=\"box\", style=\"filled\"";
  }
  return "";
}

std::string node(const Requirement& one, base::Language language) {
  const Ink ink = ink_of(one.kind);
  const std::string below = words(one.kind).in(language) + " · " + one_line(one.name);
  const std::string label = "<B>" + label_escaped(one_line(one.title.in(language))) + "</B><BR/>" + label_escaped(below);
  return "  " + quoted(one.id) + " [label=<" + label + ">, " + shape(one.kind) + ", color=" + quoted(ink.line) + ", fillcolor=" + quoted(ink.fill) +
         (one.asked ? ", penwidth=\"3\"" : "") + "];\n";
}

}  // namespace

std::string requirements_dot(const assessment::RequirementDiagram& diagram, base::Language language) {
  std::string out = "digraph " + quoted(diagram.id) + " {\n";
  out += "  graph [charset=\"UTF-8\", fontname=" + quoted(kFont) + ", label=" + quoted(one_line(diagram.title.in(language))) + ", rankdir=\"LR\"];\n";
  out += "  node [fontcolor=" + quoted(kInk) + ", fontname=" + quoted(kFont) + ", fontsize=\"9\"];\n";
  for (const Requirement& one : diagram.requirements) out += node(one, language);
  for (const assessment::RequirementLink& link : diagram.links) {
    const Requirement& needed = diagram.requirements[link.needed];
    out += "  " + quoted(needed.id) + " -> " + quoted(diagram.requirements[link.needed_by].id);
    out += needed.kind == RequirementKind::definition ? " [arrowhead=\"vee\", style=\"dashed\"];\n" : ";\n";
  }
  return out + "}\n";
}

}  // namespace reprise::chart
