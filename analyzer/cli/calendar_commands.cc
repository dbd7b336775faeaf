#include "cli/commands.h"

namespace reprise::cli {
namespace {

base::Checked<assessment::Calendar> told(const Session& session) {
  const Options& options = session.options;
  const pipeline::CalendarRequest request{options.dossier, options.group, options.at, options.hindsight, options.from, options.route};
  return pipeline::calendar(session.surroundings.files, session.folders, request, session.log);
}

using Told = base::Result<std::string> (pipeline::Reports::*)(const assessment::Calendar&, base::Language, bool, int);

base::Result<std::string> text(const Session& session, pipeline::Reports& reports, const assessment::Calendar& calendar, Told told) {
  return (reports.*told)(calendar, session.language(), session.colour_out(), session.surroundings.width);
}

/// Of a calendar in the formats asked for, but text.
base::Result<std::vector<pipeline::ChartFile>> files_of(const Session& session, pipeline::Reports& reports,
                                                        const assessment::Calendar& calendar) {
  std::vector<pipeline::ChartFile> files;
  if (session.wants("json")) files.push_back({"calendar.json", pipeline::json(calendar)});
  if (session.wants("svg")) {
    for (pipeline::ChartFile& drawn : pipeline::gantt_charts(calendar, session.language())) files.push_back(std::move(drawn));
  }
  if (session.wants("ics")) {
    auto file = reports.calendar_file(calendar, session.language());
    if (!file) return file.error();
    files.push_back({"calendar.ics", std::move(file.value())});
  }
  return files;
}

int refuse(const Session& session, const base::Diagnostic& problem, int status) {
  session.report(problem);
  return status;
}

/// To the folder that was named, else the only one to standard output.
int write(const Session& session, const std::vector<pipeline::ChartFile>& files) {
  const std::string& folder = session.options.output;
  if (folder.empty() && files.size() == 1) {
    session.surroundings.out << files.front().bytes;
    return kDone;
  }
  if (folder.empty()) return refuse(session, base::diagnose("usage-output-folder", {}), kUsage);
  session.surroundings.out << (session.language() == base::Language::french ? "Fichiers écrits :\n" : "Files written:\n");
  for (const pipeline::ChartFile& file : files) {
    const std::string path = folder + "/" + file.name;
    if (auto problem = session.surroundings.files.write_whole(path, file.bytes)) return refuse(session, *problem, kInputRefused);
    session.surroundings.out << "  " << path << "\n";
  }
  return kDone;
}

}  // namespace

int routes(const Session& session) {
  pipeline::Reports reports(session.surroundings.files, session.folders);
  const auto calendar = told(session);
  session.report(calendar.diagnostics);
  if (!calendar.value) return kInputRefused;
  if (session.wants("json")) return write(session, {{"routes.json", pipeline::json(*calendar.value)}});
  auto shown = text(session, reports, *calendar.value, &pipeline::Reports::routes);
  if (!shown) return refuse(session, shown.error(), kInputRefused);
  session.surroundings.out << shown.value();
  return kDone;
}

int calendar(const Session& session) {
  pipeline::Reports reports(session.surroundings.files, session.folders);
  const auto calendar = told(session);
  session.report(calendar.diagnostics);
  if (!calendar.value) return kInputRefused;
  auto files = files_of(session, reports, *calendar.value);
  if (!files) return refuse(session, files.error(), kInputRefused);
  const bool wants_text = session.wants("text") || session.options.formats.empty();
  if (!wants_text) return write(session, files.value());
  if (!files.value().empty() && session.options.output.empty()) return refuse(session, base::diagnose("usage-output-folder", {}), kUsage);
  auto shown = text(session, reports, *calendar.value, &pipeline::Reports::calendar);
  if (!shown) return refuse(session, shown.error(), kInputRefused);
  session.surroundings.out << shown.value();
  return files.value().empty() ? kDone : write(session, files.value());
}

}  // namespace reprise::cli
