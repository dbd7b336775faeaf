// A page's pattern from reports/templates: parts put together, checked, read once, filled as often as wanted.
// The notation is Mustache without changed delimiters; the library reads and fills it.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "base/files.h"
#include "base/result.h"
#include "report/view.h"

namespace reprise::report {

class Template {
 public:
  /// Reads `folder/name.mustache` and the parts it names with `{{> part}}`, each by itself well-formed.
  /// Errors: file-missing, report-template with its line.
  [[nodiscard]] static base::Result<Template> load(const base::Files& files, const std::string& folder, const std::string& name);

  Template(Template&&) noexcept;
  Template& operator=(Template&&) noexcept;
  ~Template();

  /// Every text is escaped for HTML except where the template says `{{{name}}}`. A name nobody has shows nothing,
  /// a line whose marks all came to nothing is left out.
  [[nodiscard]] std::string fill(const View& view) const;
  /// The words the template takes from the catalogue: every x of `{{w.x}}`.
  [[nodiscard]] const std::set<std::string>& words() const;

 private:
  struct Parts;
  explicit Template(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace reprise::report
