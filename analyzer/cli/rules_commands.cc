#include <algorithm>
#include <string>

#include "base/encoding.h"
#include "cli/commands.h"

namespace reprise::cli {
namespace {

/// Counted words in the language: "3 fichiers, 1 refusé".
std::string counted(std::size_t count, const char* one, const char* many) { return std::to_string(count) + " " + (count == 1 ? one : many); }

std::string padded(std::string text, std::size_t width) {
  const std::size_t length = base::count_code_points(text);
  if (length < width) text.append(width - length, ' ');
  return text;
}

std::string failure_text(const pipeline::RuleTestLine& test, bool french) {
  return test.place + ": " + test.rule + ": " + test.test + "\n" + (french ? "  attendu\u202f: " : "  expected: ") + test.expected + "\n" +
         (french ? "  obtenu\u202f:  " : "  actual:   ") + test.actual + "\n";
}

/// How many rows of scales the tests come to, and each that they do not.
std::string coverage_text(const std::vector<pipeline::RuleRowLine>& rows, bool french) {
  if (rows.empty()) return {};
  const auto reached = static_cast<std::size_t>(std::ranges::count(rows, true, &pipeline::RuleRowLine::reached));
  std::string text = (french ? "lignes de barème essayées\u202f: " : "rows of scales tested: ") + std::to_string(reached) + (french ? " sur " : " of ") + std::to_string(rows.size());
  text += reached == rows.size() ? "\n" : (french ? "\u202f; restent\u202f:\n" : "; left:\n");
  for (const pipeline::RuleRowLine& row : rows) {
    if (!row.reached) text += "  " + row.place + ": " + row.rule + ": " + row.row + "\n";
  }
  return text;
}

}  // namespace

int list_rules(const Session& session) {
  auto rules = pipeline::list_rules(session.surroundings.files, session.folders, session.log);
  session.report(rules.diagnostics);
  if (!rules.value) return kInputRefused;
  std::ostream& out = session.surroundings.out;
  if (session.wants("json")) {
    out << pipeline::json(*rules.value);
    return kDone;
  }
  for (const pipeline::RuleLine& rule : *rules.value) {
    out << padded(rule.family, 15) << padded(rule.id, 30) << padded(rule.basis, 11) << padded(rule.weight, 3) << rule.title.in(session.language()) << "\n";
  }
  return kDone;
}

int check_rules(const Session& session) {
  auto rules = pipeline::list_rules(session.surroundings.files, session.folders, session.log);
  session.report(rules.diagnostics);
  if (!rules.value) return kInputRefused;
  const bool french = session.language() == base::Language::french;
  session.surroundings.out << (french ? counted(rules.value->size(), "règle lue, sans erreur", "règles lues, sans erreur")
                                      : counted(rules.value->size(), "rule read, no error", "rules read, no error"))
                           << "\n";
  return kDone;
}

int test_rules(const Session& session) {
  auto report = pipeline::test_rules(session.surroundings.files, session.folders, session.options.rule, session.log);
  session.report(report.diagnostics);
  if (!report.value) return kInputRefused;
  std::ostream& out = session.surroundings.out;
  const std::vector<pipeline::RuleTestLine>& tests = report.value->tests;
  const auto failed = static_cast<std::size_t>(std::ranges::count(tests, false, &pipeline::RuleTestLine::passed));
  const int status = failed == 0 ? kDone : kCheckFalse;
  if (session.wants("json")) {
    out << pipeline::json(*report.value);
    return status;
  }
  const bool french = session.language() == base::Language::french;
  for (const pipeline::RuleTestLine& test : tests) {
    if (!test.passed) out << failure_text(test, french);
  }
  const std::size_t passed = tests.size() - failed;
  out << (french ? counted(passed, "essai réussi", "essais réussis") : counted(passed, "test passed", "tests passed")) << ", "
      << (french ? counted(failed, "échoué", "échoués") : std::to_string(failed) + " failed") << "\n"
      << coverage_text(report.value->rows, french);
  return status;
}

int lint_rules(const Session& session) {
  auto lint = pipeline::lint_rules(session.surroundings.files, session.folders, {session.options.names, session.options.examples}, session.log);
  session.report(lint.diagnostics);
  if (!lint.value) return kInputRefused;
  const int status = lint.value->left_open.empty() ? kDone : kCheckFalse;
  std::ostream& out = session.surroundings.out;
  if (session.wants("json")) {
    out << pipeline::json(*lint.value);
    return status;
  }
  session.report(lint.value->left_open);
  const bool french = session.language() == base::Language::french;
  out << (french ? counted(lint.value->rules, "règle", "règles") : counted(lint.value->rules, "rule", "rules")) << ", "
      << (french ? counted(lint.value->mutants, "seuil déplacé", "seuils déplacés") : counted(lint.value->mutants, "moved threshold", "moved thresholds"));
  if (lint.value->alike > 0) out << (french ? " (sans effet\u202f: " : " (without effect: ") << lint.value->alike << ")";
  if (lint.value->examples > 0) out << ", " << (french ? counted(lint.value->examples, "exemple", "exemples") : counted(lint.value->examples, "example", "examples"));
  const std::size_t open = lint.value->left_open.items().size();
  out << ", " << (french ? counted(open, "point laissé ouvert", "points laissés ouverts") : counted(open, "point left open", "points left open")) << "\n";
  return status;
}

}  // namespace reprise::cli
