// The assessment as people read it: one self-contained HTML file and a terminal summary, in French or English. Shows what
// the assessment says and computes nothing; templates, styles and words come from reports/.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/assessment.h"
#include "assessment/calendar.h"
#include "assessment/rule_page.h"
#include "base/files.h"
#include "base/result.h"
#include "base/text.h"
#include "chart/chart.h"

namespace reprise::report {

/// Where a finding leads to for the whole of its rule: a page beside the report or elsewhere (`base`, a slash and the page's name),
/// or what that page says, folded into the finding; neither when both are empty.
struct RuleReferences {
  std::string base;
  std::vector<assessment::RulePage> pages;
};

/// A drawing on the page: the overview of a chart, or a part that it folds.
struct Drawing {
  static constexpr std::string_view kAnchor = "chart-";  ///< before the name: where the links of other drawings must lead
  std::string name;   ///< letters, digits, hyphens; once on the page
  std::string part;   ///< id of what it unfolds; empty: the overview
  base::Text title;
  std::string svg;
  bool on_paper = true;  ///< a part where nothing changes stays on screen
};

/// A chart that the assessment does not hold, with its content as rows of text.
struct Chart {
  base::Text title;
  base::Text description;
  std::vector<Drawing> drawings;  ///< the overview first
  chart::TextTable table;
};

/// The group before and after, the overview first; none: the page has no such chart. Where `others` has a table for both, theirs
/// are not repeated.
struct Charts {
  std::vector<Drawing> before;
  std::vector<Drawing> after;
  std::vector<Chart> others = {};
};

/// Templates, style, script and the two catalogues of words (reports/), read once.
class Reports {
 public:
  /// Errors (report-*): a missing file, a template fault with its line, a key missing in one language.
  [[nodiscard]] static base::Checked<Reports> load(const base::Files& files, const std::string& folder);

  Reports(Reports&&) noexcept;
  Reports& operator=(Reports&&) noexcept;
  ~Reports();

  /// One HTML file: no script needed, no network, the charts inline.
  [[nodiscard]] base::Result<std::string> html(const assessment::Assessment& assessment, base::Language language, const Charts& charts,
                                               const RuleReferences& rules = {}) const;
  /// For a terminal `width` columns wide; with colour escapes only when asked.
  [[nodiscard]] std::string summary(const assessment::Assessment& assessment, base::Language language, bool colour, int width = 100) const;
  /// The routes one after the other: open or closed, what becomes of whom, the earliest day.
  [[nodiscard]] std::string routes(const assessment::Calendar& calendar, base::Language language, bool colour, int width = 100) const;
  /// Each route's steps with their days.
  [[nodiscard]] std::string calendar(const assessment::Calendar& calendar, base::Language language, bool colour, int width = 100) const;
  /// As iCalendar (RFC 5545): the routes worth their steps, an event a step.
  [[nodiscard]] std::string calendar_file(const assessment::Calendar& calendar, base::Language language) const;
  /// One finding with its chain of proof: `reprise explain`. Empty when the rule is not among the findings.
  [[nodiscard]] std::string explanation(const assessment::Assessment& assessment, const std::string& rule, base::Language language, bool colour) const;

 private:
  struct Parts;
  explicit Reports(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace reprise::report
