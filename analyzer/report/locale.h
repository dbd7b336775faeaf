// One language of the reports: its words, its way to write numbers, amounts, dates and plurals. Never asks the system's locale.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assessment/assessment.h"
#include "base/text.h"
#include "report/catalogue.h"

namespace reprise::report {

/// Text of others made harmless: control characters, marks that turn the direction of writing and broken UTF-8 become U+FFFD.
[[nodiscard]] std::string inert(std::string_view text);

class Locale {
 public:
  Locale(base::Language language, Catalogue catalogue);
  Locale(Locale&&) noexcept;
  Locale& operator=(Locale&&) noexcept;
  ~Locale();

  [[nodiscard]] base::Language language() const;
  [[nodiscard]] const Catalogue& catalogue() const;
  [[nodiscard]] std::string tag() const;  ///< "fr", "en"

  using Filling = std::initializer_list<std::pair<std::string_view, std::string_view>>;
  [[nodiscard]] std::string word(std::string_view key, Filling filling = {}) const;
  /// The form of the word for `count`, which also fills `{count}`.
  [[nodiscard]] std::string counted(std::string_view key, const scalar::Decimal& count) const;
  /// The word of a list left open to the dossier (basis.audited); the raw word, made inert, when the catalogue has none.
  [[nodiscard]] std::string word_of(std::string_view list, const std::string& raw) const;
  [[nodiscard]] std::string text(const base::Text& words) const { return inert(words.in(language())); }

  /// At most `fraction` digits (0 to 4) after the point, half away from zero.
  [[nodiscard]] std::string number(const scalar::Decimal& value, int fraction) const;
  [[nodiscard]] std::string percent(const scalar::Decimal& share, int fraction) const;
  enum class Precision { exact, reading };
  [[nodiscard]] std::string amount(const scalar::Decimal& euros, Precision precision) const;
  /// A value with its unit: "1 240 000 €" exact, "1,24 M€" for reading. Dates, yes and no are known too, and of a fact whose
  /// path is given the words of its closed list: `none` of "governance.court_procedure" by the key value_court_procedure_none.
  [[nodiscard]] std::string value(const std::string& raw, assessment::Unit unit, Precision precision, std::string_view path = {}) const;
  [[nodiscard]] std::string value(const scalar::Decimal& value, assessment::Unit unit, Precision precision) const;
  /// "between 4 and 12 days", "at least …", "at most …"; empty without both ends.
  [[nodiscard]] std::string range(const std::optional<scalar::Decimal>& low, const std::optional<scalar::Decimal>& high, assessment::Unit unit,
                                  Precision precision) const;
  /// "2,000 or 2,100 people", the unit once; texts are taken as they are.
  [[nodiscard]] std::string either(const std::vector<scalar::Decimal>& values, assessment::Unit unit, Precision precision) const;
  [[nodiscard]] std::string either(const std::vector<std::string>& texts) const;
  [[nodiscard]] std::string date(const scalar::Date& date) const;
  /// A day, a month, a year or words: "2025-03" reads "mars 2025".
  [[nodiscard]] std::string period(const std::string& raw) const;

 private:
  [[nodiscard]] static std::size_t place_of(int fraction);
  [[nodiscard]] std::string word_form(std::string_view key, std::string_view category, const std::string& count) const;

  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace reprise::report
