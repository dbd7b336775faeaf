// Any bytes as an expression over a few records in columns: the answers are those of one by one, whatever form was found.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feel/batch.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace {

using namespace reprise;
using scalar::Decimal;

feel::Columns fuzz_columns() {
  const auto number = [](const char* text) { return Decimal::parse(text); };
  feel::Columns services(4);
  services.add_numbers("p", std::array<std::optional<Decimal>, 4>{number("30"), number("0.5"), std::nullopt, number("-2")});
  services.add_texts("t", std::array<std::optional<std::string>, 4>{"x", "y", std::nullopt, "x"});
  services.add_truths("o", std::array<std::optional<bool>, 4>{true, false, std::nullopt, true});
  feel::Columns columns(3);
  columns.add_numbers("a", std::array<std::optional<Decimal>, 3>{number("-12.50"), std::nullopt, number("365")});
  columns.add_numbers("b", std::array<std::optional<Decimal>, 3>{number("0"), number("3"), number("0.0001")});
  columns.add_numbers("l", std::array<std::optional<Decimal>, 3>{number("1234567890123456789012345678901234"), number("1e-6000"), number("9e6100")});
  columns.add_numbers("m", std::array<std::optional<Decimal>, 3>{number("2000000000000000000"), number("-2000000000000000000"), number("1")});
  columns.add_texts("t", std::array<std::optional<std::string>, 3>{"x", std::nullopt, "y"});
  columns.add_truths("o", std::array<std::optional<bool>, 3>{true, false, std::nullopt});
  columns.add_lists("s", {0, 2, 2, 4}, std::move(services));
  return columns;
}

/// Only one by one has limits on work and depth.
bool is_limit(const feel::Value& value) {
  if (value.reason() == nullptr) return false;
  return value.reason()->code == "step-limit" || value.reason()->code == "recursion-limit" || value.reason()->code == "too-deep";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const feel::Columns kColumns = fuzz_columns();
  const auto expression = feel::Expression::compile({reinterpret_cast<const char*>(bytes), size}, feel::Names());
  if (!expression.ok()) return 0;
  feel::EvaluationLimits limits;
  limits.steps = 20000;
  feel::Batch batch({*expression.value}, kColumns, limits);
  std::array<feel::Value, 3> together;
  batch.evaluate(0, kColumns.rows());
  for (std::size_t row = 0; row < kColumns.rows(); ++row) together[row] = batch.answer(0).at(row);
  for (std::size_t row = 0; row < kColumns.rows(); ++row) {
    const feel::Value one = expression.value->evaluate(kColumns.record(row), limits);
    if (is_limit(one)) continue;
    batch.evaluate(row, 1);
    if (together[row].to_string() != one.to_string() || batch.answer(0).at(0).to_string() != one.to_string()) std::abort();
  }
  return 0;
}
