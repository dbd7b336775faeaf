// Exact decimals in columns. What is only compared is worked out as a double with a bound on its error, which decides all rows but
// those where both sides are as good as equal; there, and where nothing is known of the double, the decimals are worked out.
#include <algorithm>

#include "feel/batch_run.h"

namespace reprise::feel::batch {
namespace {

using scalar::Decimal;
using Number = std::optional<Decimal>;  ///< nothing: null

/// As the evaluator does: null where an operand is, where the divisor is zero, where the result is out of range.
Number worked_out(Operation operation, const Number& left, const Number& right) {
  if (!left || !right || (operation == Operation::divide && right->is_zero())) return std::nullopt;
  if (operation == Operation::square_root && left->is_negative()) return std::nullopt;
  Decimal result;
  switch (operation) {
    case Operation::add: result = *left + *right; break;
    case Operation::subtract: result = *left - *right; break;
    case Operation::multiply: result = *left * *right; break;
    case Operation::lesser: result = *right < *left ? *right : *left; break;
    case Operation::greater: result = *right > *left ? *right : *left; break;
    case Operation::power: result = left->power(*right); break;
    case Operation::square_root: result = left->square_root(); break;
    default: result = *left / *right; break;
  }
  return result.is_finite() ? Number(result) : std::nullopt;
}

std::uint8_t truth_of(Comparison comparison, const Number& left, const Number& right) {
  if (left && right) return holds(comparison, *left <=> *right) ? 1 : 0;
  if (comparison == Comparison::equal) return left.has_value() == right.has_value() ? 1 : 0;
  if (comparison == Comparison::not_equal) return left.has_value() == right.has_value() ? 0 : 1;
  return 2;
}

/// One row of an exact register, worked out now unless it has been.
Number exact_at(const Run& run, RegisterIndex index, std::size_t row) {
  const Instruction& instruction = run.made(index);
  const Register& made = run.of(index);
  switch (instruction.operation) {
    case Operation::constant: return instruction.constant;
    case Operation::to_exact: {
      const Register& from = run.of(instruction.left);
      if (from.known != nullptr && from.known[row] == 0) return std::nullopt;
      return Decimal::from_scaled({from.numbers[row], -run.made(instruction.left).scale});
    }
    case Operation::add:
    case Operation::subtract:
    case Operation::multiply:
    case Operation::divide:
      if (instruction.exactly) break;
      return worked_out(instruction.operation, exact_at(run, instruction.left, row), exact_at(run, instruction.right, row));
    case Operation::choose: return exact_at(run, run.of(instruction.third).truths[row] == 1 ? instruction.left : instruction.right, row);
    case Operation::expand: return exact_at(run, instruction.left, run.windows[instruction.table].parents[row]);
    case Operation::relate: {
      const std::size_t first = run.windows[run.made(instruction.left).table].first;
      return exact_at(run, instruction.left, run.windows[instruction.table].places[row] - first);
    }
    case Operation::with_marks: return exact_at(run, instruction.left, row);
    default: break;
  }
  return made.known == nullptr || made.known[row] != 0 ? Number(made.exact[row]) : std::nullopt;
}

Number at(const Register& from, std::size_t row) {
  return from.known == nullptr || from.known[row] != 0 ? Number(from.exact[row]) : std::nullopt;
}

void arithmetic(const Run& run, const Instruction& instruction, Register& out, std::size_t count) {
  const Register& left = run.of(instruction.left);
  const Register& right = run.of(instruction.right);
  if (instruction.nearly) {
    const Loops& loops = run.loops;
    const auto loop = instruction.operation == Operation::add        ? loops.near_add
                      : instruction.operation == Operation::subtract ? loops.near_subtract
                      : instruction.operation == Operation::multiply ? loops.near_multiply
                                                                     : loops.near_divide;
    loop(left.near, right.near, out.own_near(), count);
    // A null that comes only of this operation is a row where nothing is known of the double.
    unite_known(run.loops, left, right, out, count);
  }
  if (!instruction.exactly) return;
  for (std::size_t row = 0; row < count; ++row) {
    const Number result = worked_out(instruction.operation, at(left, row), at(right, row));
    out.own_exact[row] = result.value_or(Decimal());
    out.own_known[row] = result ? 1 : 0;
  }
  out.known = out.own_known.data();
}

/// What no double stands for: exactly in every row.
void only_exactly(const Run& run, const Instruction& instruction, Register& out, std::size_t count) {
  const Register& left = run.of(instruction.left);
  const Register& right = instruction.right == kNone ? left : run.of(instruction.right);
  for (std::size_t row = 0; row < count; ++row) {
    const Number result = worked_out(instruction.operation, at(left, row), at(right, row));
    out.own_exact[row] = result.value_or(Decimal());
    out.own_known[row] = result ? 1 : 0;
  }
  out.known = out.own_known.data();
}

void to_exact(const Run& run, const Instruction& instruction, Register& out, std::size_t count) {
  const Register& from = run.of(instruction.left);
  const int scale = run.made(instruction.left).scale;
  if (instruction.nearly) run.loops.near_scaled(from.numbers, static_cast<double>(instruction.up), out.own_near(), count);
  if (instruction.exactly) {
    for (std::size_t row = 0; row < count; ++row) out.own_exact[row] = Decimal::from_scaled({from.numbers[row], -scale});
  }
  out.known = from.known;
}

void choose(const Run& run, const Instruction& instruction, Register& out, std::size_t count) {
  const std::uint8_t* condition = run.of(instruction.third).truths;
  const Register& then = run.of(instruction.left);
  const Register& otherwise = run.of(instruction.right);
  if (instruction.nearly) run.loops.near_choose(condition, then.near, otherwise.near, out.own_near(), count);
  if (instruction.exactly) {
    for (std::size_t row = 0; row < count; ++row) out.own_exact[row] = condition[row] == 1 ? then.exact[row] : otherwise.exact[row];
  }
  choose_known(condition, then, otherwise, out, count);
}

}  // namespace

void work_out_exact(const Run& run, const Instruction& instruction, Register& out, const Window& window) {
  switch (instruction.operation) {
    case Operation::column: {
      const auto& column = std::get<Columns::Numbers>(*instruction.content);
      out.exact = column.exact.data() + window.first;
      out.known = column.known.empty() ? nullptr : column.known.data() + window.first;
      if (!instruction.nearly) return;
      out.near.values = column.nearest.data() + window.first;
      return run.loops.near_slacks(out.near.values, out.own_slacks.data(), window.count);
    }
    case Operation::to_exact: return to_exact(run, instruction, out, window.count);
    case Operation::choose: return choose(run, instruction, out, window.count);
    case Operation::add:
    case Operation::subtract:
    case Operation::multiply:
    case Operation::divide: return arithmetic(run, instruction, out, window.count);
    case Operation::expand: return expand(run, instruction, out, window);
    case Operation::relate: return relate(run, instruction, out, window);
    case Operation::with_marks: {
      const Register& from = run.of(instruction.left);
      out.exact = from.exact;
      out.near = from.near;
      out.known = from.known;
      return;
    }
    case Operation::constant: return;
    case Operation::pick: pick(run, instruction, out, window.count); break;
    case Operation::lesser:
    case Operation::greater:
    case Operation::power:
    case Operation::square_root: only_exactly(run, instruction, out, window.count); break;
    default: reduce(run, instruction, out, window.count); break;
  }
  if (!instruction.nearly) return;
  for (std::size_t row = 0; row < window.count; ++row) out.own_nearest[row] = out.own_exact[row].to_double();
  run.loops.near_slacks(out.own_nearest.data(), out.own_slacks.data(), window.count);
}

// A row that doubles decide has no null that `known` does not show: what only the operation made null is undecided.
void compare_exact(const Run& run, const Instruction& instruction, Register& out, std::size_t count) {
  const Register& left = run.of(instruction.left);
  const Register& right = run.of(instruction.right);
  std::uint8_t* undecided = out.own_known.data();
  const bool some = run.loops.near_compare(instruction.comparison, left.near, right.near, out.own_bytes.data(), undecided, count);
  mask_nulls(run.loops, instruction.comparison, left, right, out.own_bytes.data(), count);
  if (!some) return;
  for (std::size_t row = 0; row < count; ++row) {
    if (undecided[row] == 0) continue;
    out.own_bytes[row] = truth_of(instruction.comparison, exact_at(run, instruction.left, row), exact_at(run, instruction.right, row));
  }
}

}  // namespace reprise::feel::batch
