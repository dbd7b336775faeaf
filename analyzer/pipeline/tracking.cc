#include "law/tracking.h"

#include <algorithm>

#include "law/calendar.h"
#include "pipeline/inputs.h"
#include "report/tracking_note.h"

namespace reprise::pipeline {
namespace {

/// The route of the file as the calendar lays it out for the dossier: it tells which deadlines apply.
base::Checked<assessment::LegalRoute> route_of(const base::Files& files, const Folders& folders, const TrackRequest& request, const std::string& id,
                                               const scalar::Date& at, Log& log) {
  base::Checked<assessment::LegalRoute> result;
  auto inputs = read_inputs(files, folders, request.dossier, request.group, {at, false}, log);
  result.diagnostics = std::move(inputs.diagnostics);
  if (!inputs.value) return result;
  const facts::Facts facts(*inputs.value->dossier, *inputs.value->group, *inputs.value->takeover);
  const assessment::Calendar calendar = law::calendar(*inputs.value->rules, facts, inputs.value->dossier->procedure, at);
  const auto route = std::ranges::find(calendar.routes, id, &assessment::LegalRoute::id);
  if (route != calendar.routes.end()) result.value = *route;
  return result;
}

template <typename Write>
base::Checked<std::string> written(const base::Files& files, const Folders& folders, const Write& write) {
  base::Checked<std::string> result;
  auto notes = report::TrackingNotes::load(files, folders.reports);
  result.diagnostics = std::move(notes.diagnostics);
  if (notes.value) result.value = write(*notes.value);
  return result;
}

}  // namespace

base::Checked<assessment::Tracked> track(const base::Files& files, const Folders& folders, const TrackRequest& request, Log& log) {
  base::Checked<assessment::Tracked> result;
  auto read = read_tracking(files, folders, request.file, log);
  result.diagnostics = std::move(read.diagnostics);
  auto rules = read_rules(files, folders, log);
  result.diagnostics.add(std::move(rules.diagnostics));
  if (!read.value || !rules.value || result.diagnostics.has_errors()) return result;
  const law::Tracking& tracking = *read.value;
  result.diagnostics.add(law::check_deadlines(tracking, rules.value->law));
  const std::optional<scalar::Date> at = request.at ? request.at : tracking.latest;
  if (!at) result.diagnostics.add(base::diagnose("tracking-no-day", {}));
  if (result.diagnostics.has_errors()) return result;
  const auto step = log.step("follow " + request.file);
  std::optional<assessment::LegalRoute> route;
  if (!request.dossier.empty()) {
    auto laid_out = route_of(files, folders, request, tracking.route, *at, log);
    result.diagnostics.add(std::move(laid_out.diagnostics));
    if (!laid_out.value) return result;
    route = std::move(laid_out.value);
  }
  result.value = law::track(tracking, *at, rules.value->law, route ? &*route : nullptr);
  return result;
}

base::Checked<std::string> tracking_text(const base::Files& files, const Folders& folders, const assessment::Tracked& tracked, base::Language language,
                                         bool colour, int width) {
  return written(files, folders, [&](const report::TrackingNotes& notes) { return notes.text(tracked, language, colour, width); });
}

base::Checked<std::string> tracking_note(const base::Files& files, const Folders& folders, const assessment::Tracked& tracked, base::Language language,
                                         const std::string& version) {
  return written(files, folders, [&](const report::TrackingNotes& notes) { return notes.html(tracked, language, version); });
}

}  // namespace reprise::pipeline
