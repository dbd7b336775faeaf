// From records to the items of their lists and back.
#include "feel/batch_run.h"

namespace reprise::feel::batch {
namespace {

using scalar::Decimal;

template <typename Number>
Number merged(Operation operation, const Number& so_far, const Number& next) {
  if (operation == Operation::sum) return so_far + next;
  return (operation == Operation::smallest) == (next < so_far) && next != so_far ? next : so_far;
}

bool is_usable(std::int64_t) { return true; }
bool is_usable(const Decimal& number) { return number.is_finite(); }

/// Null of no items, where an item is, and where the result is out of range.
template <typename Number>
void reduce_each(const Run& run, const Instruction& instruction, const Number* field, Number* out, Register& made, std::size_t count) {
  const std::uint8_t* known = run.of(instruction.left).known;
  const std::uint8_t* kept = instruction.right == kNone ? nullptr : run.of(instruction.right).truths;
  const std::uint32_t* bounds = run.offsets(instruction.list);
  const std::size_t base = run.windows[instruction.list].first;
  for (std::size_t row = 0; row < count; ++row) {
    bool any = false;
    bool null = false;
    Number number = Number();
    for (std::size_t item = bounds[row] - base; item < bounds[row + 1] - base; ++item) {
      if (kept != nullptr && kept[item] != 1) continue;
      null = null || (known != nullptr && known[item] == 0);
      number = any ? merged(instruction.operation, number, field[item]) : field[item];
      any = true;
    }
    made.own_known[row] = any && !null && is_usable(number) ? 1 : 0;
    out[row] = number;
  }
  made.known = made.own_known.data();
}

}  // namespace

void expand(const Run& run, const Instruction& instruction, Register& out, const Window& window) {
  const Register& from = run.of(instruction.left);
  const std::uint32_t* bounds = run.offsets(instruction.list);
  for (std::size_t row = 0; row < run.windows[0].count; ++row) {
    for (std::size_t item = bounds[row] - window.first; item < bounds[row + 1] - window.first; ++item) {
      if (from.numbers != nullptr) out.own_numbers[item] = from.numbers[row];
      if (instruction.exactly) out.own_exact[item] = from.exact[row];
      if (instruction.nearly) out.own_nearest[item] = from.near.values[row];
      if (instruction.nearly) out.own_slacks[item] = from.near.slacks[row];
      if (from.codes != nullptr) out.own_codes[item] = from.codes[row];
      if (from.truths != nullptr) out.own_bytes[item] = from.truths[row];
      if (from.known != nullptr) out.own_known[item] = from.known[row];
    }
  }
  out.known = from.known == nullptr ? nullptr : out.own_known.data();
}

// One null among the items makes the whole null, whatever the others say (table 40).
void quantify(const Run& run, const Instruction& instruction, Register& out, std::size_t count) {
  const std::uint8_t* truths = run.of(instruction.left).truths;
  const std::uint32_t* bounds = run.offsets(instruction.list);
  const std::size_t base = run.windows[instruction.list].first;
  const std::uint8_t deciding = instruction.operation == Operation::some ? 1 : 0;
  for (std::size_t row = 0; row < count; ++row) {
    bool decided = false;
    bool null = false;
    for (std::size_t item = bounds[row] - base; item < bounds[row + 1] - base; ++item) {
      decided |= truths[item] == deciding;
      null |= truths[item] == 2;
    }
    out.own_bytes[row] = null ? std::uint8_t{2} : decided ? deciding : static_cast<std::uint8_t>(1 - deciding);
  }
}

void count_items(const Run& run, const Instruction& instruction, Register& out, std::size_t count) {
  const std::uint32_t* bounds = run.offsets(instruction.list);
  const std::size_t base = run.windows[instruction.list].first;
  if (instruction.operation == Operation::count_items) {
    for (std::size_t row = 0; row < count; ++row) out.own_numbers[row] = bounds[row + 1] - bounds[row];
    return;
  }
  const std::uint8_t* truths = run.of(instruction.left).truths;
  for (std::size_t row = 0; row < count; ++row) {
    std::int64_t kept = 0;
    for (std::size_t item = bounds[row] - base; item < bounds[row + 1] - base; ++item) kept += truths[item] == 1;
    out.own_numbers[row] = kept;
  }
}

void reduce(const Run& run, const Instruction& instruction, Register& out, std::size_t count) {
  const Register& field = run.of(instruction.left);
  if (instruction.form == Form::number) return reduce_each(run, instruction, field.numbers, out.own_numbers.data(), out, count);
  reduce_each(run, instruction, field.exact, out.own_exact.data(), out, count);
}

}  // namespace reprise::feel::batch
