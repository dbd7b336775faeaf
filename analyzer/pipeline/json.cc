#include <nlohmann/json.hpp>

#include "assessment/json.h"
#include "pipeline/pipeline.h"

namespace reprise::pipeline {
namespace {

using Json = nlohmann::ordered_json;

Json both(const base::Text& text) { return {{"fr", text.fr}, {"en", text.en}}; }

std::string_view word(base::Severity severity) {
  switch (severity) {
    case base::Severity::error: return "error";
    case base::Severity::warning: return "warning";
    case base::Severity::note: return "note";
  }
  return {};
}

// Bytes of a refused file may stand in a message: what is not UTF-8 is replaced, never thrown about.
std::string print(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json step_of(const FeelStep& step) {
  const base::LineColumn at = step.span.line_column();
  const base::Span span = step.span.span;
  Json bound = Json::array();
  for (const auto& [name, value] : step.bound) bound.push_back({{"name", name}, {"value", value}});
  Json steps = Json::array();
  for (const FeelStep& child : step.children) steps.push_back(step_of(child));
  return {{"text", step.span.source->text().substr(span.begin, span.end - span.begin)},
          {"file", step.span.source->name()},
          {"line", at.line},
          {"column", at.column},
          {"begin", span.begin},
          {"end", span.end},
          {"value", step.value},
          {"reason", step.reason},
          {"place", step.place},
          {"bound", std::move(bound)},
          {"steps", std::move(steps)},
          {"left_out", step.left_out}};
}

Json list(const base::Diagnostics& diagnostics) {
  Json problems = Json::array();
  for (const base::Diagnostic& one : diagnostics.items()) {
    Json problem = {{"code", one.code}, {"severity", word(one.severity)}, {"message", both(one.message)}, {"hint", both(one.hint)}};
    if (one.place.source) {
      const base::LineColumn at = one.place.line_column();
      problem["file"] = one.place.source->name();
      problem["line"] = at.line;
      problem["column"] = at.column;
    }
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

std::string json(const assessment::Calendar& calendar) { return assessment::to_json(calendar); }

std::string json(const assessment::Tracked& tracked) { return assessment::to_json(tracked); }

std::string json(const assessment::Assessment& assessment) { return assessment::to_json(assessment); }

std::string json(const CheckReport& report) {
  return print({{"schema", "reprise/check/1"}, {"files", report.files}, {"refused", report.refused}, {"problems", list(report.diagnostics)}});
}

std::string json(const std::vector<RuleLine>& rules) {
  Json lines = Json::array();
  for (const RuleLine& rule : rules) {
    lines.push_back({{"id", rule.id}, {"family", rule.family}, {"basis", rule.basis}, {"lifecycle", rule.lifecycle}, {"weight", rule.weight},
                     {"tests", rule.tests}, {"title", both(rule.title)}});
  }
  return print({{"schema", "reprise/rules/1"}, {"rules", std::move(lines)}});
}

std::string json(const RuleTestReport& report) {
  Json tests = Json::array();
  for (const RuleTestLine& test : report.tests) {
    tests.push_back({{"rule", test.rule}, {"test", test.test}, {"passed", test.passed}, {"expected", test.expected}, {"actual", test.actual}, {"place", test.place}});
  }
  Json rows = Json::array();
  for (const RuleRowLine& row : report.rows) rows.push_back({{"rule", row.rule}, {"row", row.row}, {"reached", row.reached}, {"place", row.place}});
  return print({{"schema", "reprise/rule-tests/1"}, {"tests", std::move(tests)}, {"rows", std::move(rows)}});
}

std::string json(const RuleLintReport& report) {
  return print({{"schema", "reprise/rule-lint/1"}, {"rules", report.rules}, {"examples", report.examples}, {"mutants", report.mutants}, {"alike", report.alike},
                {"problems", list(report.left_open)}});
}

std::string json(const FeelAnswer& answer) {
  Json written = {{"schema", "reprise/feel/1"}, {"value", answer.value}, {"reason", answer.reason}, {"place", answer.place}};
  if (answer.trace) written["trace"] = step_of(*answer.trace);
  return print(written);
}

std::string json(const assessment::RequirementDiagram& graph) {
  Json groups = Json::array();
  for (const assessment::RequirementGroup& group : graph.groups) groups.push_back({{"id", group.id}, {"title", both(group.title)}});
  Json documents = Json::array();
  for (const assessment::RequirementDocument& one : graph.documents) {
    documents.push_back({{"id", one.id}, {"title", both(one.title)}, {"holder", both(one.holder)}});
  }
  const auto text_or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  const auto line_or_null = [](const assessment::Written& written) { return written.file.empty() ? Json() : Json(written.line); };
  Json nodes = Json::array();
  for (const assessment::Requirement& one : graph.requirements) {
    Json given_by = Json::array();
    for (const std::size_t document : one.documents) given_by.push_back(graph.documents[document].id);
    nodes.push_back({{"id", one.id}, {"kind", requirement_word(one.kind)}, {"name", one.name}, {"title", both(one.title)}, {"group", text_or_null(one.group)},
                     {"file", text_or_null(one.written.file)}, {"line", line_or_null(one.written)}, {"asked", one.asked}, {"documents", std::move(given_by)}});
  }
  Json edges = Json::array();
  for (const assessment::RequirementLink& link : graph.links) {
    edges.push_back({{"needed", graph.requirements[link.needed].id}, {"needed_by", graph.requirements[link.needed_by].id},
                     {"file", text_or_null(link.written.file)}, {"line", line_or_null(link.written)}});
  }
  return print({{"schema", "reprise/rule-graph/1"}, {"title", both(graph.title)}, {"description", both(graph.description)}, {"groups", std::move(groups)},
                {"documents", std::move(documents)}, {"nodes", std::move(nodes)}, {"edges", std::move(edges)}});
}

}  // namespace reprise::pipeline
