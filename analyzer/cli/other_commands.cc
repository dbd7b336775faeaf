#include <string>

#include "cli/commands.h"
#include "cli/trace_text.h"

namespace reprise::cli {
namespace {

/// Counted words in the language: "3 fichiers, 1 refusé".
std::string counted(std::size_t count, const char* one, const char* many) { return std::to_string(count) + " " + (count == 1 ? one : many); }

/// One of the names the options allow.
pipeline::ChartRequest::View view_named(const std::string& name) {
  using View = pipeline::ChartRequest::View;
  if (name == "before") return View::before;
  if (name == "diff") return View::difference;
  if (name == "control") return View::control;
  if (name == "overlap") return View::overlap;
  if (name == "requirements") return View::requirements;
  if (name == "size") return View::size;
  return View::after;
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
  const Options& options = session.options;
  std::vector<std::string> formats = options.formats;
  if (formats.empty()) formats = {"svg"};
  const bool to_folder = options.pages || formats.size() > 1;
  if (to_folder && options.output.empty()) {
    session.report(base::diagnose("usage-output-folder", {}));
    return kUsage;
  }
  pipeline::ChartRequest request{options.group, options.with, options.at, options.hindsight, view_named(options.view), options.of, formats, options.pages};
  auto drawn = pipeline::chart(session.surroundings.files, session.folders, request, session.language(), session.log);
  session.report(drawn.diagnostics);
  if (!drawn.value) return kInputRefused;
  if (options.output.empty()) {
    session.surroundings.out << drawn.value->front().bytes;
    return kDone;
  }
  for (const pipeline::ChartFile& file : *drawn.value) {
    const std::string path = to_folder ? options.output + "/" + file.name : options.output;
    if (auto problem = session.surroundings.files.write_whole(path, file.bytes)) {
      session.report(*problem);
      return kInputRefused;
    }
  }
  return kDone;
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
