// The picture of a diagram of requirements, once its boxes have places: title, boxes in the shapes of DMN, lines, legend, the
// documents. Private to this module.
#pragma once

#include <string>
#include <vector>

#include "assessment/diagram_requirements.h"
#include "chart/graphviz.h"
#include "chart/requirements_cells.h"

namespace reprise::chart {

class RequirementsPicture {
 public:
  /// All must outlive it.
  RequirementsPicture(const assessment::RequirementDiagram& diagram, const Cells& cells, const Layered& layered, int level, base::Language language);

  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double height() const { return height_; }
  [[nodiscard]] std::string svg() const;

 private:
  void compose();
  void write_text(double x, double y, const std::string& text, double points, bool bold, const char* colour);
  void write_heading();
  void write_cells(double top);
  void write_links(double top);
  void write_legend(double& y);
  void write_documents(double& y);
  [[nodiscard]] std::size_t columns_of_text() const;  ///< that small type has room for

  const assessment::RequirementDiagram& diagram_;
  const Cells& cells_;
  const Layered& layered_;
  int level_;
  base::Language language_;
  double width_ = 0;
  double height_ = 0;
  std::string body_;
};

}  // namespace reprise::chart
