#include "cli/commands.h"

namespace reprise::cli {
namespace {

using Told = base::Result<std::string> (pipeline::Reports::*)(const assessment::Calendar&, base::Language, bool, int);

int tell(const Session& session, Told told) {
  const Options& options = session.options;
  pipeline::Reports reports(session.surroundings.files, session.folders);
  const pipeline::CalendarRequest request{options.dossier, options.group, options.at, options.hindsight, options.from, options.route};
  auto calendar = pipeline::calendar(session.surroundings.files, session.folders, request, session.log);
  session.report(calendar.diagnostics);
  if (!calendar.value) return kInputRefused;
  if (session.wants("json")) {
    session.surroundings.out << pipeline::json(*calendar.value);
    return kDone;
  }
  auto text = (reports.*told)(*calendar.value, session.language(), session.colour_out(), session.surroundings.width);
  if (!text) {
    session.report(text.error());
    return kInputRefused;
  }
  session.surroundings.out << text.value();
  return kDone;
}

}  // namespace

int routes(const Session& session) { return tell(session, &pipeline::Reports::routes); }
int calendar(const Session& session) { return tell(session, &pipeline::Reports::calendar); }

}  // namespace reprise::cli
