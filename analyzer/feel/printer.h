// The text of a tree in canonical form: one blank around operators, brackets only where the tree needs them.
#pragma once

#include <string>

#include "feel/syntax.h"

namespace reprise::feel {

[[nodiscard]] std::string print(const Syntax& syntax);

}  // namespace reprise::feel
