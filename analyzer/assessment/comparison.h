// The group before and after at once, as content: three pictures are drawn of it, and what does not change stands where it
// stood in all of them.
#pragma once

#include <string>

#include "assessment/diagram.h"

namespace reprise::assessment {

struct Caption {
  std::string id;
  base::Text title;
  base::Text description;
  bool operator==(const Caption&) const = default;
};

struct Comparison {
  /// Everything there is before or after, each with its presence and what the takeover does to it. What passes from one legal
  /// person to another is there twice: where it was, and where it goes. Its id, title and description are the difference's.
  Diagram whole;
  Caption before;
  Caption after;
  bool operator==(const Comparison&) const = default;
};

}  // namespace reprise::assessment
