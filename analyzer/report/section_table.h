// A table of a section with its title, what it is about, and what it lacks; and the words for numbers that may be open.
#pragma once

#include <string>
#include <vector>

#include "report/page.h"

namespace reprise::report {

/// A number, "between … and …", "at least …", "at most …", unknown, or not applicable.
[[nodiscard]] std::string quantity_words(const Page& page, const assessment::Quantity& quantity, assessment::Unit unit);
/// "a, b, c and 5 more".
[[nodiscard]] std::string listed(const Page& page, const std::vector<std::string>& names);

class SectionTable {
 public:
  enum class Cells : bool { words, numbers };
  SectionTable(const Page& page, const std::string& title, const std::string& lede, Cells cells = Cells::words);

  void headings(std::vector<std::string> names);
  void row(const std::vector<std::string>& cells);
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// Paths that miss, each named once below the table.
  void lacks(const std::vector<std::string>& paths);
  void note(const std::string& words) { notes_.push_back(words); }
  /// The facts whose sources stand below it.
  void rests_on(const std::vector<assessment::FactUse>& facts);
  /// For section_table.mustache.
  View finish(bool folded = false);

 private:
  const Page& page_;
  View view_;
  std::vector<std::string> names_;
  std::vector<std::string> missing_;
  std::vector<std::string> notes_;
  Views rows_;
  Views sources_;
};

}  // namespace reprise::report
