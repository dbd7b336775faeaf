// A page a rule and an index by family, in French or English: self-contained HTML that needs no script and no network, or
// Markdown. Shows what assessment::RulePage says; templates, style and words come from reports/.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/rule_page.h"
#include "base/files.h"
#include "base/result.h"
#include "base/text.h"

namespace reprise::report {

enum class RuleDocFormat { html, markdown };

/// A file's name within its folder, and what goes into it.
struct WrittenPage {
  std::string name;
  std::string bytes;
};

/// Templates, style and the two catalogues of words, read once.
class RuleDocs {
 public:
  /// Errors: as Reports::load.
  [[nodiscard]] static base::Checked<RuleDocs> load(const base::Files& files, const std::string& folder);

  RuleDocs(RuleDocs&&) noexcept;
  RuleDocs& operator=(RuleDocs&&) noexcept;
  ~RuleDocs();

  /// "cash-days.html" or "cash-days.md"; alone, it leads to no index.
  [[nodiscard]] WrittenPage page(const assessment::RulePage& rule, base::Language language, RuleDocFormat format, std::string_view version, bool alone = false) const;
  /// "index.html" or "index.md"; `rules` in the order of families.
  [[nodiscard]] WrittenPage index(const std::vector<assessment::RulePage>& rules, base::Language language, RuleDocFormat format, std::string_view version) const;

 private:
  struct Parts;
  explicit RuleDocs(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace reprise::report
