#include "cli/commands.h"
#include "cli/rules_graph_text.h"

namespace reprise::cli {
namespace {

base::Result<std::string> printed(const Session& session, const assessment::RequirementDiagram& graph) {
  if (session.wants("json")) return pipeline::json(graph);
  if (session.wants("dot")) return pipeline::dot(graph, session.language());
  if (session.wants("svg")) return pipeline::draw(graph, session.language(), session.log);
  return rules_graph_text(graph, session.language());
}

}  // namespace

int graph_rules(const Session& session) {
  auto graph = pipeline::graph_rules(session.surroundings.files, session.folders, {session.options.names, session.options.families}, session.log);
  session.report(graph.diagnostics);
  if (!graph.value) return kInputRefused;
  const auto text = printed(session, *graph.value);
  if (!text) {
    session.report(text.error());
    return kInternal;
  }
  if (session.options.output.empty()) {
    session.surroundings.out << text.value();
    return kDone;
  }
  if (auto problem = session.surroundings.files.write_whole(session.options.output, text.value())) {
    session.report(*problem);
    return kInputRefused;
  }
  return kDone;
}

}  // namespace reprise::cli
