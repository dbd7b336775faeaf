#include "report/section_table.h"

#include <algorithm>

#include "report/parts.h"

namespace reprise::report {

using assessment::Quantity;

namespace {

constexpr std::size_t kFewest = 4;  ///< names of a list before the others are counted

}  // namespace

std::string quantity_words(const Page& page, const Quantity& quantity, assessment::Unit unit) {
  const Locale& locale = page.locale();
  const bool nothing_known = quantity.low && quantity.low->is_zero() && !quantity.high;
  if (!quantity.low && !quantity.high && quantity.missing.empty()) return locale.text(words(assessment::FactState::not_applicable));
  if ((!quantity.low && !quantity.high) || nothing_known) return locale.text(words(assessment::FactState::unknown));
  if (quantity.low && quantity.high) {
    // Two ends that read alike are one number to a reader.
    const std::string low = locale.value(*quantity.low, unit, Locale::Precision::reading);
    if (low == locale.value(*quantity.high, unit, Locale::Precision::reading)) return low;
  }
  return locale.range(quantity.low, quantity.high, unit, Locale::Precision::reading);
}

std::string listed(const Page& page, const std::vector<std::string>& names) {
  std::string text;
  const std::size_t shown = names.size() > kFewest + 1 ? kFewest : names.size();
  for (std::size_t at = 0; at < shown; ++at) text += (at == 0 ? "" : ", ") + inert(names[at]);
  if (shown < names.size()) text += " " + page.locale().counted("count_more", scalar::Decimal(static_cast<std::int64_t>(names.size() - shown)));
  return text;
}

SectionTable::SectionTable(const Page& page, const std::string& title, const std::string& lede, Cells cells) : page_(page) {
  view_.set("table_title", title).set_text("table_lede", lede).set("number_cells", cells == Cells::numbers);
}

void SectionTable::headings(std::vector<std::string> names) {
  names_ = std::move(names);
  Views views;
  for (std::size_t at = 0; at < names_.size(); ++at) views.push_back(View().set("heading", names_[at]).set("is_first", at == 0));
  view_.set_list("table_headings", std::move(views));
}

void SectionTable::row(const std::vector<std::string>& cells) {
  Views views;
  for (std::size_t at = 1; at < cells.size(); ++at) views.push_back(View().set("cell_name", names_[at]).set("cell", cells[at]));
  rows_.push_back(View().set("row_name", cells.front()).set("row_cells", std::move(views)));
}

void SectionTable::lacks(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    if (std::ranges::find(missing_, path) == missing_.end()) missing_.push_back(path);
  }
}

void SectionTable::rests_on(const std::vector<assessment::FactUse>& facts) { sources_ = source_links(page_, facts); }

View SectionTable::finish(bool folded) {
  view_.set("table_folded", folded).set_list("table_rows", std::move(rows_)).set_list("table_notes", item_views("table_note", notes_));
  view_.set_list("table_missing", item_views("missing_label", grouped_labels(page_, missing_, 3))).set_list("table_sources", std::move(sources_));
  return std::move(view_);
}

}  // namespace reprise::report
