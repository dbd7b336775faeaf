// The forty rules as the limits and the peers need them: the tree of each FEEL text brought down to the few operations that the
// workload uses, with columns for names and codes for texts. rules.feel is the only place where the rules are written, but for the
// loop compiled by hand.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "feel/feel.h"

namespace reprise::benchmark {

enum class Operation : std::uint8_t {
  number, text,                             ///< number; codes[0]
  number_column, text_column,               ///< column, of the association
  service_number, service_type,             ///< column, of the service at hand
  add, subtract, multiply, divide,
  less, less_equal, greater, greater_equal, equal,
  both, either, choose,
  among,                                    ///< parts: text; codes
  some, every, matching,                    ///< parts: condition on a service; matching counts
  services, total,                          ///< how many; the sum of a column of the services
};

struct Step {
  Operation operation = Operation::number;
  double number = 0;
  std::size_t column = 0;
  std::vector<int> codes;
  std::vector<Step> parts;
};

/// Throws std::runtime_error for what the workload does not use.
[[nodiscard]] Step planned(const feel::Syntax& syntax);

/// The rule in a peer's language: "sql", "cel" or "zen".
[[nodiscard]] std::string printed(const Step& rule, const std::string& language);

}  // namespace reprise::benchmark
