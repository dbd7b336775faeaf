// The view model of the page, section by section: what the assessment says, put into words and marks of one language.
// Each function gives the part of the view that one template shows.
#pragma once

#include <map>
#include <string>

#include "assessment/assessment.h"
#include "report/locale.h"
#include "report/report.h"
#include "report/view.h"

namespace reprise::report {

/// What every section needs: the result, the language, and where sources and facts are anchored on the page.
class Page {
 public:
  /// `rules` must outlive the page; null: findings lead nowhere.
  Page(const assessment::Assessment& assessment, const Locale& locale, const RuleReferences* rules = nullptr);

  [[nodiscard]] const assessment::Assessment& assessment() const { return assessment_; }
  [[nodiscard]] const Locale& locale() const { return locale_; }
  /// Of a rule's own page, as a link; empty when there is none.
  [[nodiscard]] std::string rule_link(const std::string& rule) const;
  /// What is folded into the finding of a rule; null when nothing is.
  [[nodiscard]] const assessment::RulePage* rule_page(const std::string& rule) const;
  [[nodiscard]] const assessment::FamilyScore* family(const std::string& id) const;
  /// Name of a fact by its path, as the findings call it; the path itself when nobody names it.
  [[nodiscard]] std::string label_of(const std::string& path) const;
  [[nodiscard]] std::string title_of_family(const std::string& id) const;
  /// "source-3", or empty for an id that is not among the sources.
  /// Two files may call different sources by one id: `file` is the one that names it; without it, or unknown to it, the first of that id.
  [[nodiscard]] std::string anchor_of_source(const std::string& id, const std::string& file = {}) const;

 private:
  void remember(const std::vector<assessment::FactUse>& facts);

  const assessment::Assessment& assessment_;
  const Locale& locale_;
  const RuleReferences* rules_;
  std::map<std::string, const assessment::RulePage*, std::less<>> rule_pages_;
  std::map<std::string, std::string> labels_;
  std::map<std::pair<std::string, std::string>, std::string> anchors_;  ///< by file (empty: any) and id
};

[[nodiscard]] View header_view(const Page& page);
[[nodiscard]] View decision_view(const Page& page);
[[nodiscard]] Views family_views(const Page& page);
[[nodiscard]] Views gate_views(const Page& page);
[[nodiscard]] Views finding_group_views(const Page& page);
[[nodiscard]] View stress_section_view(const Page& page);
[[nodiscard]] View pro_forma_view(const Page& page);
[[nodiscard]] View bridge_view(const Page& page, const assessment::ProForma& told);
[[nodiscard]] View territories_view(const Page& page);
[[nodiscard]] View calendar_view(const Page& page);
[[nodiscard]] Views waiver_views(const Page& page);
[[nodiscard]] View unknowns_view(const Page& page);
[[nodiscard]] Views contradiction_views(const Page& page);
[[nodiscard]] Views chart_views(const Page& page, const Charts& charts);
[[nodiscard]] Views timeline_views(const Page& page);
[[nodiscard]] View sources_view(const Page& page);
[[nodiscard]] View footer_view(const Page& page);

}  // namespace reprise::report
