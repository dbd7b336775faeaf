// A diagram of requirements folded so often: boxes with their words and sizes, and lines between them. Private to this module.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "assessment/diagram_requirements.h"
#include "base/text.h"

namespace reprise::chart {

/// One line of text inside a box. Points from the box's left and top, to the baseline.
struct CellText {
  double x = 0;
  double y = 0;
  std::string text;  ///< one line, not escaped
  double points = 0;
  bool bold = false;
  const char* colour = nullptr;
};

struct Cell {
  assessment::RequirementKind kind = assessment::RequirementKind::fact;
  std::vector<std::size_t> members;  ///< requirements it stands for
  std::vector<CellText> texts;
  std::string tooltip;  ///< everything, one fact a line
  double band = 0;      ///< height of the heading of a family of rules
  std::vector<std::string> rows;  ///< of sections gathered: their ids; lines leave from the row
  double rows_top = 0;
  double width = 0;
  double height = 0;
  bool asked = false;
  bool unknown = false;  ///< something it stands for is not known: dashed
  bool unread = false;   ///< nothing it stands for was read in this case: paler
};

struct CellLink {
  std::size_t from = 0;
  std::size_t to = 0;
  std::size_t from_row = 0;          ///< where `from` has rows
  std::vector<std::string> between;  ///< "net_cash → cash-days"
  bool asked = false;                ///< at one end stands what the diagram is about
};

struct Cells {
  std::vector<Cell> cells;
  std::vector<CellLink> links;
};

inline constexpr double kRowHeight = 11;  // of a line of text in a box

/// 0: nothing; 1: facts by section; 2: rules by family as well, a line each; 3: definitions by the families that feel them, sections
/// of the dossier and of the group in one box each, yardsticks in one; 4: names without titles; 5: rules only counted.
inline constexpr int kMostFoldedRequirements = 5;
/// What is folded, for the legend; empty for level 0.
[[nodiscard]] base::Text fold_note_of_requirements(int level);

[[nodiscard]] Cells cells_of(const assessment::RequirementDiagram& diagram, int level, base::Language language);

/// Width of a line of text, with or without a font that has it.
[[nodiscard]] double width_of(const std::string& text, double points, bool bold);

}  // namespace reprise::chart
