// What the user asked for, as plain values. The parsing library stays in options.cc.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/text.h"
#include "scalar/date.h"

namespace reprise::cli {

enum class Command { none, assess, check, explain, chart, rules_list, rules_check, rules_test, rules_lint, rules_doc, rules_graph, routes, calendar, track, feel };

struct Options {
  Command command = Command::none;
  base::Language language = base::Language::english;
  std::vector<std::string> files;  ///< check; track: one
  std::vector<std::string> names;     ///< rules graph, rules lint, rules doc
  std::vector<std::string> examples;  ///< rules lint
  std::vector<std::string> families;  ///< rules graph
  std::string dossier;
  std::string group;
  std::string rule;
  std::string expression;
  std::string context;
  std::string rules;
  std::string output;
  std::vector<std::string> formats;
  std::string view = "after";
  std::string of;  ///< chart
  std::string fail_on;
  std::optional<scalar::Date> at;
  std::string rule_pages;  ///< assess: where the pages of rules lie, as seen from the report
  std::optional<scalar::Date> from;  ///< assess, routes, calendar
  std::string route;                 ///< likewise
  std::vector<std::string> with;  ///< chart: dossiers of associations
  bool pages = false;  ///< chart
  bool hindsight = false;
  bool strict = false;
  bool verbose = false;
  bool trace = false;  ///< feel
  std::string log_file;
  std::string canonical;  ///< the command with its options in one order: what a report prints
};

/// Either options, or a text to print (help, version) with status 0, or what was wrong with the words.
struct ParsedOptions {
  Options options;
  std::optional<std::string> print;
  std::optional<base::Diagnostic> problem;
};

[[nodiscard]] ParsedOptions parse_options(const std::vector<std::string>& words, base::Language fallback, const std::string& version);

}  // namespace reprise::cli
