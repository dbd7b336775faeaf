#include "chart/alignment.h"

#include <algorithm>
#include <cmath>

namespace reprise::chart {
namespace {

using Pictures = std::vector<BoxLabel>;

/// A picture without this row gets it without words.
void fill_in(Pictures& pictures, std::size_t row) {
  const auto fullest = std::ranges::max_element(pictures, {}, [&](const BoxLabel& label) { return label.rows[row].cells.size(); });
  LabelRow blank = fullest->rows[row];
  for (LabelCell& cell : blank.cells) cell = {"", " COLSPAN=\"3\"", {}};
  for (BoxLabel& label : pictures) {
    if (label.rows[row].cells.empty()) label.rows[row] = blank;
  }
}

/// The cell alone in a table, to be measured.
std::string alone(const LabelCell& cell) {
  return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">" + written(LabelRow{{cell}, false}) + "</TABLE>";
}

struct CellPlace {
  std::size_t row = 0;
  std::size_t cell = 0;
};

/// Cells whose words are not the same in all pictures.
std::vector<CellPlace> differing(const Pictures& pictures) {
  std::vector<CellPlace> places;
  for (std::size_t row = 0; row < pictures.front().rows.size(); ++row) {
    for (std::size_t cell = 0; cell < pictures.front().rows[row].cells.size(); ++cell) {
      const std::string& first = pictures.front().rows[row].cells[cell].content;
      const bool same = std::ranges::all_of(pictures, [&](const BoxLabel& label) { return label.rows[row].cells[cell].content == first; });
      if (!same) places.push_back({row, cell});
    }
  }
  return places;
}

}  // namespace

base::Result<std::vector<std::string>> aligned(Pictures pictures, LabelSizes& sizes, const Graphviz& graphviz) {
  for (std::size_t row = 0; row < pictures.front().rows.size(); ++row) fill_in(pictures, row);
  const std::vector<CellPlace> places = differing(pictures);
  std::map<std::string, std::string> cells;
  const auto name = [](std::size_t place, std::size_t picture) { return "c" + std::to_string(place) + "_" + std::to_string(picture); };
  for (std::size_t place = 0; place < places.size(); ++place) {
    for (std::size_t picture = 0; picture < pictures.size(); ++picture) {
      const LabelCell& cell = pictures[picture].rows[places[place].row].cells[places[place].cell];
      if (!cell.content.empty()) cells.emplace(name(place, picture), alone(cell));
    }
  }
  auto measured = sizes.of(cells, graphviz);
  if (!measured) return measured.error();
  for (std::size_t place = 0; place < places.size(); ++place) {
    Size most;  // measured with what it takes at least
    for (std::size_t picture = 0; picture < pictures.size(); ++picture) {
      const auto found = measured.value().find(name(place, picture));
      if (found == measured.value().end()) continue;
      most = {std::max(most.width, found->second.width), std::max(most.height, found->second.height)};
    }
    for (BoxLabel& label : pictures) label.rows[places[place].row].cells[places[place].cell].least = {std::round(most.width), std::round(most.height)};
  }
  std::vector<std::string> labels;
  for (const BoxLabel& label : pictures) labels.push_back(written(label));
  return labels;
}

}  // namespace reprise::chart
