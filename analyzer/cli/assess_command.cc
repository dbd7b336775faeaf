#include <algorithm>
#include <array>
#include <future>

#include "cli/commands.h"

namespace reprise::cli {
namespace {

using assessment::Assessment;

/// A finished text and the file it goes to.
struct Output {
  std::string path;
  std::string bytes;
};

pipeline::AssessRequest request_of(const Session& session) {
  const Options& options = session.options;
  const auto drawn_for = [&](const char* format) { return session.wants(format) ? std::optional(session.language()) : std::nullopt; };
  return {options.dossier, options.group, options.at, options.hindsight, options.canonical, session.surroundings.version,
          drawn_for("svg"), session.wants("html") && options.rule_pages.empty(), drawn_for("html"), options.from};
}

bool fails(const Assessment& assessment, const std::string& level) {
  if (level.empty()) return false;
  if (level == "gate") {
    return std::any_of(assessment.gates.begin(), assessment.gates.end(),
                       [](const assessment::Gate& gate) { return gate.state == assessment::GateState::fired; });
  }
  constexpr std::array<std::string_view, 4> kOrder = {"low", "watch", "high", "critical"};
  const auto rank = [&](std::string_view band) { return std::find(kOrder.begin(), kOrder.end(), band) - kOrder.begin(); };
  return std::any_of(assessment.families.begin(), assessment.families.end(), [&](const assessment::FamilyScore& family) {
    return family.applicable && rank(family.level_high) < 4 && rank(family.level_high) >= rank(level);
  });
}

/// Makes every output first: nothing is written unless all could be made.
base::Checked<std::vector<Output>> make_outputs(const Session& session, pipeline::Reports& reports, const pipeline::Assessed& assessed) {
  const Assessment& assessment = assessed.assessment;
  base::Checked<std::vector<Output>> made;
  std::vector<Output> outputs;
  const std::string stem = session.options.output.empty() ? std::string() : session.options.output + "/" + assessment.association_id;
  std::future<std::string> json;
  if (session.wants("json")) json = std::async([&] { return pipeline::json(assessment); });  // beside the page
  if (session.wants("html")) {
    auto page = reports.html(assessed, session.language(), session.options.rule_pages, session.log);
    if (!page) {
      made.diagnostics.add(page.error());
      return made;
    }
    outputs.push_back({stem + ".html", std::move(page.value())});
  }
  if (session.wants("svg")) {
    outputs.push_back({stem + "-before.svg", assessed.charts->before});
    outputs.push_back({stem + "-after.svg", assessed.charts->after});
  }
  if (session.wants("json")) outputs.insert(outputs.begin(), {stem + ".json", json.get()});
  made.value = std::move(outputs);
  return made;
}

int print_summary(const Session& session, pipeline::Reports& reports, const Assessment& assessment) {
  auto summary = reports.summary(assessment, session.language(), session.colour_out(), session.surroundings.width);
  if (!summary) {
    session.report(summary.error());
    return kInputRefused;
  }
  session.surroundings.out << summary.value();
  return kDone;
}

int write_outputs(const Session& session, const std::vector<Output>& outputs) {
  if (session.options.output.empty()) {
    session.surroundings.out << outputs.front().bytes;
    return kDone;
  }
  for (const Output& output : outputs) {
    if (auto problem = session.surroundings.files.write_whole(output.path, output.bytes)) {
      session.report(*problem);
      return kInputRefused;
    }
  }
  session.surroundings.out << (session.language() == base::Language::french ? "\nFichiers écrits :\n" : "\nFiles written:\n");
  for (const Output& output : outputs) session.surroundings.out << "  " << output.path << "\n";
  return kDone;
}

int status_of(const Session& session, const pipeline::Assessed& assessed) {
  if (session.options.strict && assessed.rule_errors > 0) return kInternal;
  if (fails(assessed.assessment, session.options.fail_on)) return kCheckFalse;
  if (session.options.strict && !assessed.assessment.verdict.settled) return kVerdictOpen;
  return kDone;
}

}  // namespace

int assess(const Session& session) {
  const bool to_folder = !session.options.output.empty();
  const std::size_t files = (session.wants("json") ? 1U : 0U) + (session.wants("html") ? 1U : 0U) + (session.wants("svg") ? 2U : 0U);
  if (!to_folder && (files > 1 || (files == 1 && session.wants("text")))) {
    session.report(base::diagnose("usage-output-folder", {}));
    return kUsage;
  }
  pipeline::Reports reports(session.surroundings.files, session.folders);
  auto assessed = pipeline::assess(session.surroundings.files, session.folders, request_of(session), session.log);
  session.report(assessed.diagnostics);
  if (!assessed.value) return kInputRefused;
  const Assessment& assessment = assessed.value->assessment;
  auto outputs = make_outputs(session, reports, *assessed.value);
  session.report(outputs.diagnostics);
  if (!outputs.value) return kInputRefused;
  if (to_folder || files == 0) {
    if (const int status = print_summary(session, reports, assessment); status != kDone) return status;
  }
  if (!outputs.value->empty()) {
    if (const int status = write_outputs(session, *outputs.value); status != kDone) return status;
  }
  return status_of(session, *assessed.value);
}

int explain(const Session& session) {
  pipeline::Reports reports(session.surroundings.files, session.folders);
  auto assessed = pipeline::assess(session.surroundings.files, session.folders, request_of(session), session.log);
  session.report(assessed.diagnostics);
  if (!assessed.value) return kInputRefused;
  Assessment& assessment = assessed.value->assessment;
  auto text = reports.explain(assessment, session.options.rule, session.language(), session.colour_out());
  if (!text) {
    session.report(text.error());
    return kInputRefused;
  }
  if (!session.wants("json")) {
    session.surroundings.out << text.value();
    return kDone;
  }
  // The finding and gate of that rule alone, in the shape of the whole result.
  std::erase_if(assessment.findings, [&](const assessment::Finding& finding) { return finding.rule != session.options.rule; });
  std::erase_if(assessment.gates, [&](const assessment::Gate& gate) { return gate.rule != session.options.rule; });
  session.surroundings.out << pipeline::json(assessment);
  return kDone;
}

}  // namespace reprise::cli
