// How a link is drawn: its kind by pen and arrow head, its share by width, what happens to it by colour. Private to this module.
#pragma once

#include <map>
#include <string>

#include "assessment/diagram.h"

namespace reprise::chart {

/// DOT attributes. `quiet`: nothing happens to it where something happens to others.
[[nodiscard]] std::map<std::string, std::string> line_style(const assessment::Link& link, bool quiet);

}  // namespace reprise::chart
