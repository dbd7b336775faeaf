#include "feel/batch_row.h"

namespace reprise::feel::batch {
namespace {

// The loops once more, for the compiler to see through: of one row, no loop is left.
#include "feel/batch_loops.inc"

using Code = void (*)(const RowStep&, const Run&);

constexpr std::uint8_t kAlways = 1;

const std::int64_t* number(const Place& place) { return static_cast<const std::int64_t*>(place.value); }
const std::uint8_t* truth(const Place& place) { return static_cast<const std::uint8_t*>(place.value); }
const std::int32_t* code(const Place& place) { return static_cast<const std::int32_t*>(place.value); }
std::int64_t* number_of(const RowStep& step) { return static_cast<std::int64_t*>(step.out); }
std::uint8_t* truth_of(const RowStep& step) { return static_cast<std::uint8_t*>(step.out); }

/// What has no code of its own runs as it does in many rows.
void as_in_columns(const RowStep& step, const Run& run) {
  work_out(run, *step.instruction, run.registers[static_cast<std::size_t>(step.instruction - run.program.instructions.data())]);
}

template <typename Kept, bool nullable>
void column(const RowStep& step, const Run& run) {
  const std::size_t row = run.windows[0].first;
  *static_cast<Kept*>(step.out) = static_cast<const Kept*>(step.left.value)[row];
  if (nullable) *step.out_known = step.left.known[row];
}

/// `nullable`: one operand at least may be null.
template <bool nullable>
void mask_truth(const RowStep& step) {
  if (nullable) mask_nulls(step.instruction->comparison, *step.left.known, *step.right.known, *truth_of(step));
}

template <typename Test, bool nullable>
void compare_with_constant(const RowStep& step, const Run&) {
  compare_each_constant(Test(), number(step.left), step.across, truth_of(step), 1);
  mask_truth<nullable>(step);
}

template <typename Test, bool nullable>
void compare_numbers(const RowStep& step, const Run&) {
  compare_each(Test(), number(step.left), number(step.right), truth_of(step), 1);
  mask_truth<nullable>(step);
}

template <typename Test, bool nullable>
void compare_a_ratio(const RowStep& step, const Run& run) {
  const bool tie = compare_each_ratio(Test(), number(step.left), step.up, number(step.right), step.across, truth_of(step), 1);
  if (tie && step.instruction->factor != kNone) return as_in_columns(step, run);
  mask_truth<nullable>(step);
}

template <bool nullable>
Code comparison_code(const Instruction& instruction) {
  return with_test(instruction.comparison, [&]<typename Test>(Test) -> Code {
    if (instruction.operation == Operation::compare_constant) return compare_with_constant<Test, nullable>;
    return instruction.operation == Operation::compare_ratio ? Code(compare_a_ratio<Test, nullable>)
                                                             : Code(compare_numbers<Test, nullable>);
  });
}

template <void (*loop)(const std::int64_t*, const std::int64_t*, std::int64_t*, std::size_t), bool nullable>
void arithmetic(const RowStep& step, const Run&) {
  loop(number(step.left), number(step.right), number_of(step), 1);
  if (nullable) *step.out_known = *step.left.known & *step.right.known;
}

template <bool nullable>
void scaled(const RowStep& step, const Run&) {
  scale(number(step.left), step.up, number_of(step), 1);
  if (nullable) *step.out_known = *step.left.known;
}

template <void (*loop)(const std::uint8_t*, const std::uint8_t*, std::uint8_t*, std::size_t)>
void logic(const RowStep& step, const Run&) {
  loop(truth(step.left), truth(step.right), truth_of(step), 1);
}

void negated(const RowStep& step, const Run&) { negate(truth(step.left), truth_of(step), 1); }

template <bool equal>
void one_text(const RowStep& step, const Run&) {
  *truth_of(step) = static_cast<std::uint8_t>((*code(step.left) == static_cast<std::int32_t>(step.across)) == equal);
}

void some_text(const RowStep& step, const Run&) {
  std::uint8_t found = 0;
  for (const std::int32_t wanted : step.instruction->codes) found = static_cast<std::uint8_t>(found | (*code(step.left) == wanted));
  *truth_of(step) = found;
}

void choose_truth(const RowStep& step, const Run&) { choose_byte(step.condition, truth(step.left), truth(step.right), truth_of(step), 1); }

template <bool nullable>
void choose_one_number(const RowStep& step, const Run&) {
  choose_number(step.condition, number(step.left), number(step.right), number_of(step), 1);
  if (nullable) choose_byte(step.condition, step.left.known, step.right.known, step.out_known, 1);
}

template <bool nullable>
Code number_code(const Instruction& instruction) {
  switch (instruction.operation) {
    case Operation::column: return column<std::int64_t, nullable>;
    case Operation::add: return arithmetic<add, nullable>;
    case Operation::subtract: return arithmetic<subtract, nullable>;
    case Operation::multiply: return arithmetic<multiply, nullable>;
    case Operation::scale: return scaled<nullable>;
    case Operation::choose: return choose_one_number<nullable>;
    case Operation::compare:
    case Operation::compare_constant:
    case Operation::compare_ratio: return comparison_code<nullable>(instruction);
    default: return as_in_columns;
  }
}

Code code_of(const BatchProgram& program, const Instruction& instruction) {
  const auto of = [&](RegisterIndex index) {
    return index == kNone ? Instruction() : program.instructions[static_cast<std::size_t>(index)];
  };
  if (instruction.table != 0 || instruction.form == Form::exact || of(instruction.left).form == Form::exact) return as_in_columns;
  if (instruction.operation == Operation::column && instruction.form == Form::text) return column<std::int32_t, false>;
  if (instruction.operation == Operation::column && instruction.form == Form::truth) return column<std::uint8_t, false>;
  if (instruction.operation == Operation::choose && instruction.form == Form::truth) return choose_truth;
  switch (instruction.operation) {
    case Operation::equal_text: return instruction.comparison == Comparison::equal ? one_text<true> : one_text<false>;
    case Operation::among_texts: return some_text;
    case Operation::both: return logic<both>;
    case Operation::either: return logic<either>;
    case Operation::negate: return negated;
    default: break;
  }
  const bool nullable = instruction.may_be_null || of(instruction.left).may_be_null || of(instruction.right).may_be_null;
  return nullable ? number_code<true>(instruction) : number_code<false>(instruction);
}

/// Where a column is read one value at a time its register has memory too, so that no place moves.
void settle(const Instruction& instruction, Register& made) {
  if (instruction.form == Form::exact) return;
  if (instruction.operation == Operation::column) {
    if (instruction.form == Form::number) made.numbers = (made.own_numbers = {0}).data();
    if (instruction.form == Form::text) made.codes = (made.own_codes = {0}).data();
    if (instruction.form == Form::truth) made.truths = (made.own_bytes = {0}).data();
  }
  if (instruction.may_be_null) made.known = made.own_known.data();
}

const void* value_of(const Instruction& instruction, const Register& made) {
  if (instruction.form == Form::number) return made.numbers;
  return instruction.form == Form::text ? static_cast<const void*>(made.codes) : made.truths;
}

Place first_row(const Columns::Content& content) {
  if (const auto* numbers = std::get_if<Columns::Numbers>(&content)) return {numbers->coefficients.data(), numbers->known.data()};
  if (const auto* dates = std::get_if<Columns::Dates>(&content)) return {dates->days.coefficients.data(), dates->days.known.data()};
  if (const auto* texts = std::get_if<Columns::Texts>(&content)) return {texts->codes.data(), nullptr};
  return {std::get<Columns::Truths>(content).values.data(), nullptr};
}

RowStep step_of(const BatchProgram& program, const Instruction& instruction, std::vector<Register>& registers) {
  const auto place = [&](RegisterIndex index) -> Place {
    if (index == kNone) return {nullptr, &kAlways};
    const Register& made = registers[static_cast<std::size_t>(index)];
    return {value_of(program.instructions[static_cast<std::size_t>(index)], made), made.known == nullptr ? &kAlways : made.known};
  };
  Register& made = registers[static_cast<std::size_t>(&instruction - program.instructions.data())];
  RowStep step;
  step.work_out = code_of(program, instruction);
  step.instruction = &instruction;
  if (step.work_out == as_in_columns) return step;
  step.out = instruction.form == Form::number ? static_cast<void*>(made.own_numbers.data())
             : instruction.form == Form::text ? static_cast<void*>(made.own_codes.data())
                                              : made.own_bytes.data();
  step.out_known = made.own_known.data();
  step.left = instruction.operation == Operation::column ? first_row(*instruction.content) : place(instruction.left);
  step.right = place(instruction.right);
  step.condition = truth(place(instruction.third));
  step.up = instruction.up;
  step.across = instruction.operation == Operation::equal_text ? instruction.codes.front() : instruction.across;
  return step;
}

}  // namespace

std::vector<RowStep> row_steps(const BatchProgram& program, std::vector<Register>& registers) {
  std::vector<RowStep> steps;
  for (std::size_t index = 0; index < program.instructions.size(); ++index) {
    const Instruction& instruction = program.instructions[index];
    if (!instruction.in_use || instruction.operation == Operation::constant) continue;
    if (instruction.table == 0) settle(instruction, registers[index]);
    steps.push_back(step_of(program, instruction, registers));
  }
  return steps;
}

void run_row(const std::vector<RowStep>& steps, const Run& run) {
  for (const RowStep& step : steps) step.work_out(step, run);
}

}  // namespace reprise::feel::batch
