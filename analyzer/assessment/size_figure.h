// A group's size year by year as it was published: the content of a figure. Nothing is drawn between what sources say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text.h"

namespace reprise::assessment {

/// What one source, or several that agree, say of one year.
struct PublishedSize {
  int year = 0;
  base::Text value;            ///< "9 500" / "9,500"; of a range "plus de 1 000 M€"
  double low = 0;              ///< what the mark stands at
  std::optional<double> high;  ///< of a range; without it and with `open` anything above
  bool open = false;
  std::string sources;         ///< "G7 G9"
  base::Text note;
  bool operator==(const PublishedSize&) const = default;
};

struct SizeMeasure {
  std::string id;  ///< headcount, establishments, …
  base::Text label;
  std::vector<PublishedSize> values;  ///< by year; those of one year that disagree follow each other
  bool operator==(const SizeMeasure&) const = default;
};

struct SizeFigure {
  std::string id;
  base::Text title;
  base::Text description;
  std::vector<SizeMeasure> measures;
  bool operator==(const SizeFigure&) const = default;
};

}  // namespace reprise::assessment
