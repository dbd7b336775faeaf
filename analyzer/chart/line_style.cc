#include "chart/line_style.h"

#include <algorithm>

#include "chart/label.h"

namespace reprise::chart {

using assessment::Change;
using assessment::Link;
using assessment::LinkKind;

std::map<std::string, std::string> line_style(const Link& link, bool quiet) {
  std::map<std::string, std::string> style;
  const bool added = link.change == Change::joins || link.change == Change::moves;
  const auto set = [&](const char* pen, const char* arrow, const char* colour, double width) {
    style = {{"arrowhead", arrow}, {"color", colour}, {"penwidth", std::to_string(width).substr(0, 3)}, {"style", pen}};
  };
  switch (link.kind) {
    case LinkKind::control: set(link.indirect ? "dashed" : "solid", "normal", kInk, 1 + 0.8 * std::clamp(link.share.value_or(0), 0.0, 1.0)); break;
    case LinkKind::services: set("dashed", "vee", kMuted, 1.2); break;
    case LinkKind::property: set("dotted", "diamond", kMuted, 1.6); break;
    case LinkKind::membership: set("solid", "odot", kMuted, 1.2); break;
    case LinkKind::mandate: set("dashed", "onormal", kInk, 1.2); break;
    case LinkKind::transfer: set("dashed", "vee", kWatch, 2); return style;
  }
  if (quiet && link.change == Change::none) style["color"] = kHairline;
  if (added) {
    style["color"] = kAccent;
    style["penwidth"] = "3.0";
  } else if (link.change == Change::planned) {
    style["color"] = kAccent;
    style["penwidth"] = "2.0";
    style["style"] = "dashed";
  } else if (link.change == Change::leaves) {
    style["color"] = kMuted;
    style["style"] = "dotted";
  }
  return style;
}

}  // namespace reprise::chart
