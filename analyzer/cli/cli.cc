#include "cli/cli.h"

#include <algorithm>
#include <stdexcept>

#include "cli/commands.h"
#include "cli/options.h"

namespace reprise::cli {
namespace {

base::Language language_of(const Surroundings& surroundings) {
  for (const char* name : {"REPRISE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto value = surroundings.variable(name);
    if (value && !value->empty()) return value->rfind("fr", 0) == 0 ? base::Language::french : base::Language::english;
  }
  return base::Language::english;
}

int dispatch(const Session& session) {
  switch (session.options.command) {
    case Command::assess: return assess(session);
    case Command::check: return check(session);
    case Command::explain: return explain(session);
    case Command::chart: return chart(session);
    case Command::rules_list: return list_rules(session);
    case Command::rules_check: return check_rules(session);
    case Command::rules_test: return test_rules(session);
    case Command::rules_lint: return lint_rules(session);
    case Command::rules_doc: return document_rules(session);
    case Command::rules_graph: return graph_rules(session);
    case Command::routes: return routes(session);
    case Command::calendar: return calendar(session);
    case Command::track: return track(session);
    case Command::feel: return evaluate_feel(session);
    case Command::none: break;
  }
  return kInternal;
}

}  // namespace

bool Session::wants(const std::string& format) const {
  return std::find(options.formats.begin(), options.formats.end(), format) != options.formats.end();
}

bool Session::colour_out() const {
  const auto no_colour = surroundings.variable("NO_COLOR");
  return surroundings.out_is_terminal && !(no_colour && !no_colour->empty());
}

void Session::report(const base::Diagnostics& diagnostics) const { surroundings.error << base::render(diagnostics, language()); }

void Session::report(const base::Diagnostic& diagnostic) const { surroundings.error << base::render(diagnostic, language()); }

int run(const std::vector<std::string>& words, const Surroundings& surroundings) {
  const ParsedOptions parsed = parse_options(words, language_of(surroundings), surroundings.version);
  const base::Language language = parsed.options.language;
  if (parsed.print) {
    surroundings.out << *parsed.print;
    return kDone;
  }
  if (parsed.problem) {
    surroundings.error << base::render(*parsed.problem, language);
    return kUsage;
  }
  pipeline::Log log(parsed.options.verbose, parsed.options.log_file);
  if (!log.problem().empty()) {
    surroundings.error << base::render(base::diagnose("log-unwritable", {}, {{"reason", log.problem()}}), language);
    return kInputRefused;
  }
  const auto folders = pipeline::find_folders(
      surroundings.files,
      {parsed.options.rules, surroundings.variable("REPRISE_SHARE").value_or(""), surroundings.program_path, surroundings.checkout});
  if (!folders) {
    surroundings.error << base::render(folders.error(), language);
    return kInputRefused;
  }
  try {
    return dispatch({parsed.options, surroundings, folders.value(), log});
  } catch (const std::bad_alloc&) {
    surroundings.error << base::render(base::diagnose("out-of-memory", {}), language);
  } catch (const std::exception& error) {
    surroundings.error << base::render(base::diagnose("internal", {}, {{"reason", error.what()}}), language);
  }
  return kInternal;
}

}  // namespace reprise::cli
