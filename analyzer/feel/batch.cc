#include "feel/batch.h"

#include <algorithm>

#include "feel/batch_run.h"

namespace reprise::feel {
namespace {

using scalar::Decimal;

/// The most items that the rows of any window of kMostRows can have together.
std::size_t most_items(const std::vector<std::uint32_t>& offsets) {
  std::size_t most = 0;
  const std::size_t rows = offsets.empty() ? 0 : offsets.size() - 1;
  for (std::size_t row = 0; row < rows; ++row) {
    most = std::max<std::size_t>(most, offsets[std::min(row + Batch::kMostRows, rows)] - offsets[row]);
  }
  return most;
}

}  // namespace

struct Batch::Parts {
  std::vector<Expression> expressions;
  const Columns& columns;
  EvaluationLimits limits;
  BatchProgram program;
  std::vector<batch::Register> registers;
  std::vector<batch::Window> windows;
  std::vector<Answer> answers;
  std::vector<std::vector<Value>> one_by_one;
};

Batch::Batch(std::vector<Expression> expressions, const Columns& columns, const EvaluationLimits& limits)
    : parts_(new Parts{std::move(expressions), columns, limits, {}, {}, {}, {}, {}}) {
  parts_->program = program_of(parts_->expressions, columns);
  std::vector<std::size_t> rows;
  for (const BatchProgram::Table& table : parts_->program.tables) {
    rows.push_back(table.lists == nullptr ? std::min(kMostRows, columns.rows()) : most_items(table.lists->offsets));
  }
  parts_->registers.resize(parts_->program.instructions.size());
  for (std::size_t index = 0; index < parts_->registers.size(); ++index) {
    const Instruction& instruction = parts_->program.instructions[index];
    batch::reserve(instruction, parts_->registers[index], rows[instruction.table]);
  }
  parts_->windows.resize(parts_->program.tables.size());
  parts_->answers.resize(parts_->expressions.size());
  parts_->one_by_one.resize(parts_->expressions.size());
}

Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;
Batch::~Batch() = default;

void Batch::evaluate(std::size_t first, std::size_t count) {
  Parts& parts = *parts_;
  parts.windows[0] = {first, count};
  for (std::size_t table = 1; table < parts.windows.size(); ++table) {
    const auto& offsets = parts.program.tables[table].lists->offsets;
    parts.windows[table] = {offsets[first], offsets[first + count] - offsets[first]};
  }
  batch::run(parts.program, parts.registers, parts.windows);
  std::vector<Context> records;
  for (std::size_t expression = 0; expression < parts.answers.size(); ++expression) {
    Answer& answer = parts.answers[expression];
    answer = {};
    const RegisterIndex index = parts.program.answers[expression];
    if (index == kNone) {
      for (std::size_t row = records.size(); row < count; ++row) records.push_back(parts.columns.record(first + row));
      auto& values = parts.one_by_one[expression];
      values.clear();
      for (const Context& record : records) values.push_back(parts.expressions[expression].evaluate(record, parts.limits));
      answer.values = values;
      continue;
    }
    const Instruction& instruction = parts.program.instructions[static_cast<std::size_t>(index)];
    const batch::Register& made = parts.registers[static_cast<std::size_t>(index)];
    answer.form = instruction.form == Form::truth ? Answer::Form::truth : Answer::Form::number;
    answer.scale = instruction.scale;
    if (instruction.form == Form::truth) answer.truths = {made.truths, count};
    if (instruction.form == Form::number) answer.coefficients = {made.numbers, count};
    if (instruction.form == Form::exact) answer.exact = {made.exact, count};
    if (made.known != nullptr) answer.known = {made.known, count};
  }
}

const Batch::Answer& Batch::answer(std::size_t expression) const { return parts_->answers[expression]; }

Value Batch::explained(std::size_t expression, std::size_t row_of_columns) const {
  return parts_->expressions[expression].evaluate(parts_->columns.record(row_of_columns), parts_->limits);
}

std::size_t Batch::in_columns() const {
  return static_cast<std::size_t>(std::ranges::count_if(parts_->program.answers, [](RegisterIndex index) { return index != kNone; }));
}

Value Batch::Answer::at(std::size_t row) const {
  if (form == Form::any) return values[row];
  if (form == Form::truth) return truths[row] == 2 ? Value() : Value::boolean(truths[row] == 1);
  if (!known.empty() && known[row] == 0) return {};
  return coefficients.empty() ? Value::number(exact[row]) : Value::number(Decimal::from_scaled({coefficients[row], -scale}));
}

}  // namespace reprise::feel
