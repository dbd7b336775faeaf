#include <algorithm>
#include <array>

#include "rulepack/calls.h"
#include "rulepack/reading.h"

namespace reprise::rulepack {
namespace {

/// The names of an expression: those of all, with the parameters of its definition.
template <typename Compile>
auto compiled(Reading& reading, const OptionalNode& node, const Locals& locals, Compile&& compile) {
  const feel::Origin origin = origin_of(*node);
  auto result = [&] {
    if (locals.empty()) return compile(node->text(), reading.names, origin);
    feel::Names names = reading.names;
    declare(names, locals);
    return compile(node->text(), names, origin);
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
  return compiled(reading, node, locals, feel::Expression::compile);
}

std::optional<feel::UnaryTests> read_tests(Reading& reading, const OptionalNode& node, const Locals& locals) {
  if (!node || !node->is_scalar()) return std::nullopt;
  return compiled(reading, node, locals, feel::UnaryTests::compile);
}

}  // namespace reprise::rulepack
