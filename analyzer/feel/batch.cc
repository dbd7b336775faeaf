#include "feel/batch.h"

#include <algorithm>

#include "feel/batch_row.h"

namespace reprise::feel {
namespace {

using scalar::Decimal;

/// Memory for at most `window` records at a time.
std::vector<batch::Register> reserved(const BatchProgram& program, std::size_t window) {
  std::vector<batch::Register> registers(program.instructions.size());
  std::vector<std::size_t> rows;
  for (std::uint32_t table = 0; table < program.tables.size(); ++table) rows.push_back(batch::most_rows(program, table, window));
  for (std::size_t index = 0; index < registers.size(); ++index) {
    batch::reserve(program.instructions[index], registers[index], rows[program.instructions[index].table]);
  }
  return registers;
}

/// The form and the scale of an answer, which no row changes.
Batch::Answer outlined(const BatchProgram& program, RegisterIndex index) {
  Batch::Answer answer;
  if (index == kNone) return answer;
  const Instruction& instruction = program.instructions[static_cast<std::size_t>(index)];
  answer.form = instruction.form == Form::truth ? Batch::Answer::Form::truth : Batch::Answer::Form::number;
  answer.scale = instruction.scale;
  return answer;
}

void show(const batch::Register& made, std::size_t count, Batch::Answer& answer) {
  if (made.truths != nullptr) {
    answer.truths = {made.truths, count};
  } else if (made.numbers != nullptr) {
    answer.coefficients = {made.numbers, count};
  } else {
    answer.exact = {made.exact, count};
  }
  answer.known = {made.known, made.known == nullptr ? 0 : count};
  answer.marks = {made.marks, made.marks == nullptr ? 0 : count};
}

Value evaluated(const BatchQuestion& question, const Context& record, const EvaluationLimits& limits) {
  const Value value = question.expression.evaluate(record, limits);
  return question.tests ? question.tests->matches(value, record, limits) : value;
}

}  // namespace

struct Batch::Parts {
  Parts(std::vector<BatchQuestion> asked, const Columns& over, const EvaluationLimits& limited)
      : questions(std::move(asked)), columns(over), limits(limited) {}

  std::vector<BatchQuestion> questions;
  const Columns& columns;
  EvaluationLimits limits;
  BatchProgram program;
  std::vector<batch::Window> windows;
  std::vector<batch::Register> registers;
  std::vector<Answer> answers;
  // Of one record at a time: all that is worked out stands close together.
  std::vector<batch::Register> row_registers;
  std::vector<batch::RowStep> row_steps;
  std::vector<Answer> row_answers;
  std::vector<std::size_t> moving;  ///< answers that row_answers does not show for good
  std::vector<std::vector<Value>> one_by_one;
  bool leaves_out = false;  ///< what has no form in columns
  bool is_plain = true;     ///< one record has code of its own
  bool is_row = false;      ///< what was evaluated last

  void prepare();
  void evaluate_row();
  void evaluate_rows();
  void evaluate_one_by_one(std::size_t expression, std::vector<Context>& records);
};

void Batch::Parts::prepare() {
  windows.resize(program.tables.size());
  registers = reserved(program, std::min(kMostRows, columns.rows()));
  is_plain = program.is_plain();
  row_registers = reserved(program, is_plain ? 1 : 0);
  if (is_plain) row_steps = batch::row_steps(program, row_registers);
  for (std::size_t expression = 0; expression < questions.size(); ++expression) {
    const RegisterIndex index = program.answers[expression];
    answers.push_back(outlined(program, index));
    row_answers.push_back(answers.back());
    if (index == kNone || program.instructions[static_cast<std::size_t>(index)].form == Form::exact) {
      moving.push_back(expression);
    } else {
      show(row_registers[static_cast<std::size_t>(index)], 1, row_answers.back());
    }
  }
  one_by_one.resize(questions.size());
}

void Batch::Parts::evaluate_row() {
  batch::run_row(row_steps, {program, row_registers, windows, batch::best_loops()});
  std::vector<Context> records;
  for (const std::size_t expression : moving) {
    const RegisterIndex index = program.answers[expression];
    if (index != kNone) {
      show(row_registers[static_cast<std::size_t>(index)], 1, row_answers[expression]);
    } else {
      evaluate_one_by_one(expression, records);
    }
  }
}

void Batch::Parts::evaluate_rows() {
  batch::run({program, registers, windows, batch::best_loops()});
  std::vector<Context> records;
  for (std::size_t expression = 0; expression < answers.size(); ++expression) {
    const RegisterIndex index = program.answers[expression];
    if (index != kNone) {
      show(registers[static_cast<std::size_t>(index)], windows[0].count, answers[expression]);
    } else {
      evaluate_one_by_one(expression, records);
    }
  }
}

void Batch::Parts::evaluate_one_by_one(std::size_t expression, std::vector<Context>& records) {
  if (leaves_out) return;
  for (std::size_t row = records.size(); row < windows[0].count; ++row) records.push_back(columns.record(windows[0].first + row));
  auto& values = one_by_one[expression];
  values.clear();
  for (const Context& record : records) values.push_back(evaluated(questions[expression], record, limits));
  (is_row ? row_answers : answers)[expression].values = values;
}

Batch::Batch(std::vector<Expression> expressions, const Columns& columns, const EvaluationLimits& limits)
    : parts_(new Parts({}, columns, limits)) {
  for (Expression& expression : expressions) parts_->questions.push_back({std::move(expression)});
  parts_->program = program_of(parts_->questions, columns, {});
  parts_->prepare();
}

Batch::Batch(std::vector<BatchQuestion> questions, const Columns& columns, const BatchLibrary& library)
    : parts_(new Parts(std::move(questions), columns, {})) {
  parts_->program = program_of(parts_->questions, columns, library);
  parts_->leaves_out = true;
  parts_->prepare();
}

Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;
Batch::~Batch() = default;

void Batch::evaluate(std::size_t first, std::size_t count) {
  parts_->is_row = count == 1 && parts_->is_plain;
  batch::move_windows(parts_->program, parts_->windows, first, count);
  parts_->is_row ? parts_->evaluate_row() : parts_->evaluate_rows();
}

const Batch::Answer& Batch::answer(std::size_t expression) const {
  return (parts_->is_row ? parts_->row_answers : parts_->answers)[expression];
}

Value Batch::explained(std::size_t expression, std::size_t row_of_columns) const {
  return evaluated(parts_->questions[expression], parts_->columns.record(row_of_columns), parts_->limits);
}

std::size_t Batch::in_columns() const {
  return static_cast<std::size_t>(std::ranges::count_if(parts_->program.answers, [](RegisterIndex index) { return index != kNone; }));
}

bool Batch::is_in_columns(std::size_t expression) const { return parts_->program.answers[expression] != kNone; }

Value Batch::Answer::at(std::size_t row) const {
  if (form == Form::any) return values[row];
  if (form == Form::truth) return truths[row] == 2 ? Value() : Value::boolean(truths[row] == 1);
  if (!known.empty() && known[row] == 0) return {};
  return coefficients.empty() ? Value::number(exact[row]) : Value::number(Decimal::from_scaled({coefficients[row], -scale}));
}

}  // namespace reprise::feel
