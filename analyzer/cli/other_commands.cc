#include <algorithm>
#include <string>
#include <string_view>

#include "base/encoding.h"
#include "cli/commands.h"
#include "cli/trace_text.h"

namespace reprise::cli {
namespace {

/// Counted words in the language: "3 fichiers, 1 refusé".
std::string counted(std::size_t count, const char* one, const char* many) { return std::to_string(count) + " " + (count == 1 ? one : many); }

std::string padded(std::string text, std::size_t width) {
  const std::size_t length = base::count_code_points(text);
  if (length < width) text.append(width - length, ' ');
  return text;
}

}  // namespace

int check(const Session& session) {
  const pipeline::CheckReport report = pipeline::check(session.surroundings.files, session.folders, session.options.files, session.log);
  if (session.wants("json")) {
    session.surroundings.out << pipeline::json(report);
    return report.refused == 0 ? kDone : kInputRefused;
  }
  session.report(report.diagnostics);
  const bool french = session.language() == base::Language::french;
  std::ostream& out = session.surroundings.out;
  out << (french ? counted(report.files, "fichier vérifié", "fichiers vérifiés") : counted(report.files, "file checked", "files checked")) << ", "
      << (french ? counted(report.refused, "refusé", "refusés") : std::to_string(report.refused) + " refused") << "\n";
  return report.refused == 0 ? kDone : kInputRefused;
}

int chart(const Session& session) {
  pipeline::ChartRequest request{session.options.group, session.options.dossier, session.options.at, session.options.hindsight,
                                 session.options.view == "after", session.wants("dot")};
  auto drawn = pipeline::chart(session.surroundings.files, session.folders, request, session.language(), session.log);
  session.report(drawn.diagnostics);
  if (!drawn.value) return kInputRefused;
  if (session.options.output.empty()) {
    session.surroundings.out << *drawn.value;
    return kDone;
  }
  if (auto problem = session.surroundings.files.write_whole(session.options.output, *drawn.value)) {
    session.report(*problem);
    return kInputRefused;
  }
  return kDone;
}

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
  auto tests = pipeline::test_rules(session.surroundings.files, session.folders, session.options.rule, session.log);
  session.report(tests.diagnostics);
  if (!tests.value) return kInputRefused;
  const bool french = session.language() == base::Language::french;
  std::ostream& out = session.surroundings.out;
  const auto failed = static_cast<std::size_t>(
      std::count_if(tests.value->begin(), tests.value->end(), [](const pipeline::RuleTestLine& test) { return !test.passed; }));
  if (session.wants("json")) {
    out << pipeline::json(*tests.value);
    return failed == 0 ? kDone : kCheckFalse;
  }
  for (const pipeline::RuleTestLine& test : *tests.value) {
    if (test.passed) continue;
    out << test.place << ": " << test.rule << ": " << test.test << "\n"
        << (french ? "  attendu : " : "  expected: ") << test.expected << "\n"
        << (french ? "  obtenu :  " : "  actual:   ") << test.actual << "\n";
  }
  const std::size_t passed = tests.value->size() - failed;
  out << (french ? counted(passed, "essai réussi", "essais réussis") : counted(passed, "test passed", "tests passed")) << ", "
      << (french ? counted(failed, "échoué", "échoués") : std::to_string(failed) + " failed") << "\n";
  return failed == 0 ? kDone : kCheckFalse;
}

int lint_rules(const Session& session) {
  auto lint = pipeline::lint_rules(session.surroundings.files, session.folders, session.options.names, session.log);
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
  if (lint.value->alike > 0) out << (french ? " (sans effet : " : " (without effect: ") << lint.value->alike << ")";
  const std::size_t open = lint.value->left_open.items().size();
  out << ", " << (french ? counted(open, "point laissé ouvert", "points laissés ouverts") : counted(open, "point left open", "points left open")) << "\n";
  return status;
}

int evaluate_feel(const Session& session) {
  auto answer = pipeline::evaluate_feel(session.surroundings.files, session.options.expression, session.options.context, session.language(),
                                        session.options.trace);
  session.report(answer.diagnostics);
  if (!answer.value) return kInputRefused;
  if (session.wants("json")) {
    session.surroundings.out << pipeline::json(*answer.value);
    return kDone;
  }
  if (answer.value->trace) {
    session.surroundings.out << trace_text(*answer.value->trace, session.language(), session.surroundings.width);
    return kDone;
  }
  session.surroundings.out << answer.value->value << "\n";
  if (!answer.value->reason.empty()) {
    session.surroundings.error << answer.value->place << ": " << answer.value->reason << "\n";
  }
  return kDone;
}

}  // namespace reprise::cli
