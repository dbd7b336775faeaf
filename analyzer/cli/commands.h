// One function a command: asks pipeline, prints, answers with the exit status. Inside cli only.
#pragma once

#include "cli/cli.h"
#include "cli/options.h"
#include "pipeline/pipeline.h"

namespace reprise::cli {

/// What every command needs.
struct Session {
  const Options& options;
  const Surroundings& surroundings;
  pipeline::Folders folders;
  pipeline::Log& log;

  [[nodiscard]] base::Language language() const { return options.language; }
  [[nodiscard]] bool wants(const std::string& format) const;
  [[nodiscard]] bool colour_out() const;
  /// Prints diagnostics to the error stream.
  void report(const base::Diagnostics& diagnostics) const;
  void report(const base::Diagnostic& diagnostic) const;
};

[[nodiscard]] int assess(const Session& session);
[[nodiscard]] int check(const Session& session);
[[nodiscard]] int explain(const Session& session);
[[nodiscard]] int chart(const Session& session);
[[nodiscard]] int routes(const Session& session);
[[nodiscard]] int calendar(const Session& session);
[[nodiscard]] int track(const Session& session);
[[nodiscard]] int list_rules(const Session& session);
[[nodiscard]] int check_rules(const Session& session);
[[nodiscard]] int test_rules(const Session& session);
[[nodiscard]] int lint_rules(const Session& session);
[[nodiscard]] int document_rules(const Session& session);
[[nodiscard]] int graph_rules(const Session& session);
[[nodiscard]] int evaluate_feel(const Session& session);

}  // namespace reprise::cli
