#include "law/calendar.h"

#include <algorithm>

#include "chart/gantt.h"
#include "engine/comparison.h"
#include "pipeline/inputs.h"

namespace reprise::pipeline {
namespace {

/// Keeps that route alone; false: there is none of that name.
bool keep_route(assessment::Calendar& calendar, const std::string& id, base::Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const assessment::LegalRoute& route : calendar.routes) known.push_back(route.id);
  if (std::ranges::find(known, id) == known.end()) {
    const std::string all = [&] {
      std::string words;
      for (const std::string& one : known) words += (words.empty() ? "" : ", ") + one;
      return words;
    }();
    const auto near = base::nearest(id, known);
    const base::Text hint = near ? base::Text("vouliez-vous dire «\u202f" + *near + "\u202f»\u202f?", "did you mean '" + *near + "'?") : base::Text::same(all);
    diagnostics.add(base::diagnose("calendar-unknown-route", {}, {{"route", id}, {"hint", hint}}));
    return false;
  }
  std::erase_if(calendar.routes, [&](const assessment::LegalRoute& route) { return route.id != id; });
  return true;
}

}  // namespace

std::optional<assessment::Calendar> calendar_of(const Inputs& read, const std::optional<scalar::Date>& from, Log& log) {
  if (read.rules->law.empty()) return std::nullopt;
  const auto step = log.step("lay out the calendar");
  const facts::Facts facts(*read.dossier, *read.group, *read.takeover);
  assessment::Calendar told = law::calendar(*read.rules, facts, read.dossier->procedure, from.value_or(read.dossier->as_of));
  told.association_id = read.dossier->id;
  told.association_name = engine::name_of(*read.dossier);
  told.as_of = read.dossier->as_of;
  return told;
}

std::vector<ChartFile> gantt_charts(const assessment::Calendar& calendar, base::Language language) {
  chart::Options options;
  options.language = language;
  std::vector<ChartFile> made;
  for (const assessment::LegalRoute* route : assessment::routes_in_detail(calendar)) {
    made.push_back({"calendar-" + route->id + ".svg", chart::draw_gantt(calendar, *route, options)});
  }
  return made;
}

base::Checked<assessment::Calendar> calendar(const base::Files& files, const Folders& folders, const CalendarRequest& request, Log& log) {
  base::Checked<assessment::Calendar> result;
  auto inputs = read_inputs(files, folders, request.dossier, request.group, {request.at, request.hindsight}, log);
  result.diagnostics = std::move(inputs.diagnostics);
  if (!inputs.value) return result;
  const Inputs& read = *inputs.value;
  auto told = calendar_of(read, request.from, log);
  if (!told) {
    result.diagnostics.add(base::diagnose("calendar-no-law", {}, {{"path", folders.rules + "/law"}}));
    return result;
  }
  if (request.route.empty() || keep_route(*told, request.route, result.diagnostics)) result.value = std::move(told);
  return result;
}

}  // namespace reprise::pipeline
