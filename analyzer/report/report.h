// The assessment as people read it: one self-contained HTML file and a terminal summary, in French or English. Shows what
// the assessment says and computes nothing; templates, styles and words come from reports/.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "assessment/rule_page.h"
#include "base/files.h"
#include "base/result.h"
#include "base/text.h"

namespace reprise::report {

/// Where a finding leads to for the whole of its rule: a page beside the report or elsewhere (`base`, a slash and the page's name),
/// or what that page says, folded into the finding; neither when both are empty.
struct RuleReferences {
  std::string base;
  std::vector<assessment::RulePage> pages;
};

/// Templates, style and the two catalogues of words (reports/), read once.
class Reports {
 public:
  /// Errors (report-*): a missing file, a template fault with its line, a key missing in one language.
  [[nodiscard]] static base::Checked<Reports> load(const base::Files& files, const std::string& folder);

  Reports(Reports&&) noexcept;
  Reports& operator=(Reports&&) noexcept;
  ~Reports();

  /// One HTML file: no script needed, no network, both charts inline (their SVG is handed in).
  [[nodiscard]] base::Result<std::string> html(const assessment::Assessment& assessment, base::Language language, const std::string& before_svg,
                                               const std::string& after_svg, const RuleReferences& rules = {}) const;
  /// For a terminal `width` columns wide; with colour escapes only when asked.
  [[nodiscard]] std::string summary(const assessment::Assessment& assessment, base::Language language, bool colour, int width = 100) const;
  /// One finding with its chain of proof: `reprise explain`. Empty when the rule is not among the findings.
  [[nodiscard]] std::string explanation(const assessment::Assessment& assessment, const std::string& rule, base::Language language, bool colour) const;

 private:
  struct Parts;
  explicit Reports(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace reprise::report
