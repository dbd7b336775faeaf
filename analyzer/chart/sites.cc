#include "chart/sites.h"

#include <algorithm>

#include "chart/characters.h"
#include "chart/folding.h"
#include "chart/label.h"
#include "chart/layout.h"
#include "chart/words.h"

namespace reprise::chart {
namespace {

using assessment::Box;
using assessment::BoxKind;
using assessment::BoxRow;
using base::Text;

constexpr double kLine = 11;      // of small type, as Graphviz sets it
constexpr double kCell = 2.2;     // around the lines of a row
constexpr double kHeading = 29;   // of a table: territory and counts

double height_of(const BoxRow& row, bool begins_kind) {
  const std::size_t named = row.stands_out || row.change != assessment::Change::none ? 1 : 0;
  const auto lines = static_cast<double>(wrapped(row.label.fr, kRowColumns, kSiteLines + 2 * named).size() + named);
  return lines * kLine + kCell + (begins_kind ? kLine + kCell : 0);
}

/// By territory, then by kind, each in the order in which it first appears; what is not known last.
std::vector<const BoxRow*> sorted(const std::vector<BoxRow>& rows) {
  std::vector<Text> territories;
  std::vector<Text> kinds;
  const auto note = [](std::vector<Text>& known, const Text& text) {
    if (!text.empty() && std::ranges::find(known, text) == known.end()) known.push_back(text);
  };
  for (const BoxRow& row : rows) {
    note(territories, row.territory);
    note(kinds, row.kind);
  }
  const auto rank = [](const std::vector<Text>& known, const Text& text) { return std::ranges::find(known, text) - known.begin(); };
  std::vector<std::pair<std::pair<std::ptrdiff_t, std::ptrdiff_t>, const BoxRow*>> ranked;
  for (const BoxRow& row : rows) ranked.push_back({{rank(territories, row.territory), rank(kinds, row.kind)}, &row});
  std::ranges::stable_sort(ranked, {}, [](const auto& one) { return one.first; });
  std::vector<const BoxRow*> out;
  for (const auto& [place, row] : ranked) out.push_back(row);
  return out;
}

class Filler {
 public:
  explicit Filler(const SiteRoom& room) : room_(room) {}

  void add(const BoxRow& row) {
    const bool continues = !tables().empty() && !column_full(row) && tables().back().rows.back().territory == row.territory;
    if (continues) {
      height_ += height_of(row, tables().back().rows.back().kind != row.kind);
    } else {
      begin(row);
    }
    tables().back().rows.push_back(row);
  }

  std::vector<std::vector<Box>> pages() {
    for (std::vector<Box>& page : pages_) {
      for (Box& table : page) name(table);
    }
    return std::move(pages_);
  }

 private:
  std::vector<Box>& tables() { return pages_.back(); }

  bool column_full(const BoxRow& row) { return height_ + height_of(row, tables().back().rows.back().kind != row.kind) > room_.column_height; }

  void begin(const BoxRow& row) {
    const double needed = kHeading + height_of(row, true);
    const bool fits = !tables().empty() && height_ + kBoxGap + needed <= room_.column_height;
    if (!fits && !tables().empty() && ++column_ >= room_.columns) {
      pages_.emplace_back();
      column_ = 0;
    }
    height_ = fits ? height_ + kBoxGap + needed : needed;
    Box table;
    table.id = "sites:" + std::to_string(next_++);
    table.kind = BoxKind::establishment;
    tables().push_back(std::move(table));
  }

  static void name(Box& table) {
    const Text& territory = table.rows.front().territory;
    table.label = territory.empty() ? Text{"Territoire non précisé", "Territory not stated"} : territory;
    table.detail = amount_of_sites(table);
  }

  SiteRoom room_;
  std::vector<std::vector<Box>> pages_{1};
  std::size_t column_ = 0;
  double height_ = 0;
  std::size_t next_ = 0;
};

}  // namespace

Text amount_of_sites(const Box& table) {
  Totals totals;
  totals.add(table);
  const Text sites = count_of_establishments(totals.establishments);
  const Text places = count_of_places(totals.places, totals.some_places_unknown);
  return places.empty() ? sites : Text{sites.fr + " · " + places.fr, sites.en + " · " + places.en};
}

std::vector<std::vector<Box>> site_tables(const Box& box, const SiteRoom& room) {
  Filler filler(room);
  for (const BoxRow* row : sorted(box.rows)) filler.add(*row);
  return filler.pages();
}

}  // namespace reprise::chart
