#include <algorithm>
#include <array>

#include "rulepack/calls.h"
#include "rulepack/reading.h"

namespace reprise::rulepack {
namespace {

/// The names of an expression: those of all, with the parameters of its definition, and what is tested.
template <typename Compile>
auto compiled(Reading& reading, const OptionalNode& node, const Locals& locals, const feel::Expectation& input, Compile&& compile) {
  const feel::Origin origin = origin_of(*node);
  auto result = [&] {
    if (!locals.empty()) {
      feel::Names names = reading.names;
      declare(names, locals);
      names.set_input(input);
      return compile(node->text(), names, origin);
    }
    // A copy of all names for each row of each scale would cost more than all else that reading rules does.
    reading.names.set_input(input);
    auto made = compile(node->text(), reading.names, origin);
    reading.names.set_input({});
    return made;
  }();
  reading.diagnostics.add(std::move(result.diagnostics));
  if (result.value) check_calls(reading, result.value->syntax(), origin, locals);
  return std::move(result.value);
}

}  // namespace

void declare(feel::Names& names, const Locals& locals) {
  constexpr std::array<std::pair<std::string_view, feel::Kind>, 4> kKinds = {
      {{"number", feel::Kind::number}, {"string", feel::Kind::string}, {"boolean", feel::Kind::boolean}, {"date", feel::Kind::date}}};
  for (const feel::Signature::Parameter& local : locals) {
    const auto kind = std::ranges::find(kKinds, local.type, &std::pair<std::string_view, feel::Kind>::first);
    if (kind == kKinds.end()) {
      names.add({local.name});
    } else {
      names.add_kind({local.name}, kind->second);
    }
  }
}

std::optional<feel::Expression> read_expression(Reading& reading, const OptionalNode& node, const Locals& locals) {
  if (!node || !node->is_scalar()) return std::nullopt;
  return compiled(reading, node, locals, {}, feel::Expression::compile);
}

std::optional<feel::UnaryTests> read_tests(Reading& reading, const OptionalNode& node, const feel::Expectation& input, const Locals& locals) {
  if (!node || !node->is_scalar()) return std::nullopt;
  return compiled(reading, node, locals, input, feel::UnaryTests::compile);
}

}  // namespace reprise::rulepack
