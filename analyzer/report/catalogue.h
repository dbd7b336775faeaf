// The words of the reports in one language (reports/locales/<language>.json): a key, and its text or its forms for one and many.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/result.h"

namespace reprise::report {

class Catalogue {
 public:
  /// Errors: file-missing, report-catalogue.
  [[nodiscard]] static base::Result<Catalogue> load(const base::Files& files, const std::string& path);

  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }
  /// The text of `key`, or the key between double brackets: visible, and refused by the tests.
  [[nodiscard]] std::string text(std::string_view key) const;
  /// The form of `key` for a plural category (one, other …); `other` when it has no such form.
  [[nodiscard]] std::string form(std::string_view key, std::string_view category) const;
  [[nodiscard]] std::set<std::string> keys() const;

 private:
  using Forms = std::map<std::string, std::string, std::less<>>;
  std::string file_;
  std::map<std::string, Forms, std::less<>> texts_;
};

}  // namespace reprise::report
