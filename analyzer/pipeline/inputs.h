// Files read, parsed, checked by their schema and made typed: the first steps of every command. Inside pipeline only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "assessment/calendar.h"
#include "assessment/comparison.h"
#include "base/diagnostic.h"
#include "base/files.h"
#include "document/document.h"
#include "document/schema.h"
#include "dossier/dossier.h"
#include "law/tracking.h"
#include "pipeline/pipeline.h"
#include "rulepack/rulepack.h"
#include "takeover/communes.h"
#include "takeover/takeover.h"

namespace reprise::pipeline {

/// Reads one schema of the schemas folder by its file name.
[[nodiscard]] base::Result<document::Schema> read_schema(const base::Files& files, const Folders& folders, const std::string& name);

[[nodiscard]] base::Checked<law::Tracking> read_tracking(const base::Files& files, const Folders& folders, const std::string& path, Log& log);
[[nodiscard]] base::Checked<dossier::Dossier> read_dossier(const base::Files& files, const Folders& folders, const std::string& path,
                                                           const dossier::ReadingOptions& options, Log& log);
[[nodiscard]] base::Checked<dossier::Group> read_group(const base::Files& files, const Folders& folders, const std::string& path,
                                                       const dossier::ReadingOptions& options, Log& log);
/// Those of the rules folder; none where it has no charts-of-accounts/.
[[nodiscard]] base::Checked<dossier::ChartsOfAccounts> read_charts_of_accounts(const base::Files& files, const Folders& folders, Log& log);
/// The sources that charts of accounts name must be among those of the rules.
[[nodiscard]] base::Diagnostics unknown_sources(const dossier::ChartsOfAccounts& charts, const rulepack::RuleBook& rules);
[[nodiscard]] base::Checked<rulepack::RuleBook> read_rules(const base::Files& files, const Folders& folders, Log& log);

/// The table of communes of the rules' references (communes.csv), read only where a place or a department hangs on it; no value
/// and no error where none does, or where the folder has no such table.
[[nodiscard]] base::Checked<takeover::Communes> read_communes(const base::Files& files, const Folders& folders, const dossier::Dossier& dossier,
                                                              const dossier::Group& group, Log& log);

struct Inputs {
  std::optional<dossier::Dossier> dossier;
  std::optional<dossier::Group> group;
  std::optional<rulepack::RuleBook> rules;
  std::vector<base::SourcePointer> rule_files;  ///< all that the rule set is made of, for its digest
  std::optional<takeover::Communes> communes;
  std::optional<takeover::Takeover> takeover;
};
/// Everything an assessment or a chart with an association starts from; every error of every file. A value has all of its parts, but for
/// the communes.
[[nodiscard]] base::Checked<Inputs> read_inputs(const base::Files& files, const Folders& folders, const std::string& dossier_path,
                                                const std::string& group_path, const dossier::ReadingOptions& options, Log& log);
struct Takeovers {
  dossier::Group group;
  takeover::Succession succession;
};
/// The group before and after several takeovers, each in its turn. Errors: those of read_inputs for each file, and
/// chart-association-twice.
[[nodiscard]] base::Checked<Takeovers> read_takeovers(const base::Files& files, const Folders& folders, const std::vector<std::string>& dossier_paths,
                                                      const std::string& group_path, const dossier::ReadingOptions& options, Log& log);
[[nodiscard]] assessment::Comparison comparison_of(const Takeovers& read);
/// The group before and after, as content of its three pictures.
[[nodiscard]] assessment::Comparison comparison_of(const Inputs& read);

/// From that day, else that of the dossier; none where the rules have no law.
[[nodiscard]] std::optional<assessment::Calendar> calendar_of(const Inputs& read, const std::optional<scalar::Date>& from, Log& log);

/// Reports each name that is no rule's, with the nearest (explain-unknown-rule).
void check_rules_named(const std::vector<std::string>& wanted, const rulepack::RuleBook& rules, base::Diagnostics& diagnostics);

/// The rules' table of reach ("reach"), as the takeover wants it.
[[nodiscard]] takeover::Reach reach_of(const rulepack::RuleBook& rules);

/// SHA-256 over the names (last path component) and bytes of the files, as lower-case hexadecimal.
[[nodiscard]] std::string digest_of(const std::vector<base::SourcePointer>& files);

}  // namespace reprise::pipeline
