// A command line played as at a terminal of 100 columns without colour, from the checkout.
#pragma once

#include <string>

namespace reprise::cli {

/// "$ " and the line, what the program said on both streams, and its status when it is not 0.
[[nodiscard]] std::string play(const std::string& line);

}  // namespace reprise::cli
