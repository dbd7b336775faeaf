#include "cli/commands.h"

namespace reprise::cli {
namespace {

pipeline::RuleDocRequest request_of(const Session& session) {
  const bool to_folder = !session.options.output.empty();
  return {session.options.names, session.language(), session.wants("html"), session.wants("md"), !to_folder, session.surroundings.version};
}

/// All of them, each whole: they were made before the first is written.
int write(const Session& session, const std::vector<pipeline::RuleDocFile>& pages) {
  for (const pipeline::RuleDocFile& page : pages) {
    if (auto problem = session.surroundings.files.write_whole(session.options.output + "/" + page.name, page.bytes)) {
      session.report(*problem);
      return kInputRefused;
    }
  }
  const bool french = session.language() == base::Language::french;
  session.surroundings.out << pages.size() << (french ? (pages.size() == 1 ? " fichier écrit dans " : " fichiers écrits dans ") : (pages.size() == 1 ? " file written to " : " files written to "))
                           << session.options.output << "\n";
  return kDone;
}

}  // namespace

int document_rules(const Session& session) {
  const pipeline::RuleDocRequest request = request_of(session);
  if (request.alone && (request.rules.size() != 1 || session.options.formats.size() != 1)) {
    session.report(base::diagnose("usage-doc-folder", {}));
    return kUsage;
  }
  auto pages = pipeline::document_rules(session.surroundings.files, session.folders, request, session.log);
  session.report(pages.diagnostics);
  if (!pages.value) return kInputRefused;
  if (!request.alone) return write(session, *pages.value);
  session.surroundings.out << pages.value->front().bytes;
  return kDone;
}

}  // namespace reprise::cli
