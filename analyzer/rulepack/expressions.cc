#include "rulepack/calls.h"
#include "rulepack/reading.h"

namespace reprise::rulepack {
namespace {

/// The names of an expression: those of all, with the parameters of its definition.
template <typename Compile>
auto compiled(Reading& reading, const OptionalNode& node, const std::vector<std::string>& locals, Compile&& compile) {
  const feel::Origin origin = origin_of(*node);
  auto result = [&] {
    if (locals.empty()) return compile(node->text(), reading.names, origin);
    feel::Names names = reading.names;
    for (const std::string& local : locals) names.add({local});
    return compile(node->text(), names, origin);
  }();
  reading.diagnostics.add(std::move(result.diagnostics));
  if (result.value) check_calls(reading, result.value->syntax(), origin, locals);
  return std::move(result.value);
}

}  // namespace

std::optional<feel::Expression> read_expression(Reading& reading, const OptionalNode& node, const std::vector<std::string>& locals) {
  if (!node || !node->is_scalar()) return std::nullopt;
  return compiled(reading, node, locals, feel::Expression::compile);
}

std::optional<feel::UnaryTests> read_tests(Reading& reading, const OptionalNode& node, const std::vector<std::string>& locals) {
  if (!node || !node->is_scalar()) return std::nullopt;
  return compiled(reading, node, locals, feel::UnaryTests::compile);
}

}  // namespace reprise::rulepack
