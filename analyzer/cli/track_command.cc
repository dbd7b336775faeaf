#include <algorithm>
#include <utility>
#include <vector>

#include "cli/commands.h"

namespace reprise::cli {
namespace {

/// The name of a file without its folders and its end.
std::string stem_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  return name.substr(0, name.rfind('.'));
}

bool is_late(const assessment::TrackedFinding& finding) { return finding.kind == "gate_late" || finding.kind == "deadline_late" || finding.kind == "not_kept"; }

/// Every file's end and bytes, all made before any is written; empty: what went wrong has been told.
std::optional<std::vector<std::pair<std::string, std::string>>> made(const Session& session, const assessment::Tracked& tracked) {
  std::vector<std::pair<std::string, std::string>> outputs;
  if (session.wants("json")) outputs.emplace_back(".json", pipeline::json(tracked));
  if (session.wants("html")) {
    auto note = pipeline::tracking_note(session.surroundings.files, session.folders, tracked, session.language(), session.surroundings.version);
    session.report(note.diagnostics);
    if (!note.value) return std::nullopt;
    outputs.emplace_back(".html", std::move(*note.value));
  }
  return outputs;
}

bool print_text(const Session& session, const assessment::Tracked& tracked) {
  auto text = pipeline::tracking_text(session.surroundings.files, session.folders, tracked, session.language(), session.colour_out(), session.surroundings.width);
  session.report(text.diagnostics);
  if (text.value) session.surroundings.out << *text.value;
  return text.value.has_value();
}

}  // namespace

int track(const Session& session) {
  const Options& options = session.options;
  const bool to_folder = !options.output.empty();
  if (!to_folder && options.formats.size() > 1) {
    session.report(base::diagnose("usage-output-folder", {}));
    return kUsage;
  }
  auto tracked = pipeline::track(session.surroundings.files, session.folders, {options.files.front(), options.at, options.dossier, options.group}, session.log);
  session.report(tracked.diagnostics);
  if (!tracked.value) return kInputRefused;
  const auto outputs = made(session, *tracked.value);
  if (!outputs) return kInputRefused;
  if ((to_folder || outputs->empty()) && !print_text(session, *tracked.value)) return kInputRefused;
  for (const auto& [end, bytes] : *outputs) {
    if (!to_folder) {
      session.surroundings.out << bytes;
    } else if (auto problem = session.surroundings.files.write_whole(options.output + "/" + stem_of(options.files.front()) + end, bytes)) {
      session.report(*problem);
      return kInputRefused;
    }
  }
  return !options.fail_on.empty() && std::ranges::any_of(tracked.value->findings, is_late) ? kCheckFalse : kDone;
}

}  // namespace reprise::cli
