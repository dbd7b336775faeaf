// Which results are needed, and how: in no way, exactly, or near enough to be compared.
#include "feel/batch_builder.h"

namespace reprise::feel::batch {
namespace {

/// Their exact result comes of exact operands, and the double of it.
bool needs_exact_operands(Operation operation) {
  switch (operation) {
    case Operation::sum:
    case Operation::smallest:
    case Operation::largest:
    case Operation::lesser:
    case Operation::greater:
    case Operation::power:
    case Operation::square_root:
    case Operation::has_value:
    case Operation::is_known: return true;
    default: return false;
  }
}

bool has_code_of_its_own(Operation operation) {
  switch (operation) {
    case Operation::relate:
    case Operation::own_item:
    case Operation::nth:
    case Operation::pick:
    case Operation::first_of_kind:
    case Operation::status:
    case Operation::collect:
    case Operation::with_marks:
    case Operation::lesser:
    case Operation::greater:
    case Operation::power:
    case Operation::square_root:
    case Operation::make_date:
    case Operation::date_part:
    case Operation::plus_months:
    case Operation::equal_texts:
    case Operation::equal_truth:
    case Operation::has_value:
    case Operation::is_known: return false;
    default: return true;
  }
}

}  // namespace

BatchProgram Builder::take() {
  mark_uses();
  return std::move(program_);
}

void Builder::mark_uses() {
  for (const RegisterIndex answer : program_.answers) mark(answer, true, false);
  for (auto instruction = program_.instructions.rbegin(); instruction != program_.instructions.rend(); ++instruction) {
    if (instruction->in_use) mark_operands(*instruction);
  }
  for (BatchProgram::Table& table : program_.tables) table.in_use = table.lists == nullptr;
  for (const Instruction& instruction : program_.instructions) {
    for (std::uint32_t table = std::max(instruction.table, instruction.list); instruction.in_use && table != 0; table = program_.tables[table].parent) {
      program_.tables[table].in_use = true;
    }
  }
}

void Builder::mark_operands(const Instruction& instruction) {
  const bool reduces = needs_exact_operands(instruction.operation);
  const bool compares = instruction.operation == Operation::compare;
  for (const RegisterIndex operand : {instruction.left, instruction.right, instruction.third}) {
    mark(operand, reduces || (!compares && instruction.exactly), compares || (!reduces && instruction.nearly));
  }
}

void Builder::mark(RegisterIndex index, bool exactly, bool nearly) {
  if (index == kNone) return;
  Instruction& instruction = program_.instructions[static_cast<std::size_t>(index)];
  instruction.in_use = true;
  if (instruction.form != Form::exact) return;
  const bool is_made_exact = needs_exact_operands(instruction.operation) || instruction.operation == Operation::pick;
  instruction.exactly = instruction.exactly || exactly || is_made_exact;
  instruction.nearly = instruction.nearly || nearly;
}

}  // namespace reprise::feel::batch

namespace reprise::feel {

bool BatchProgram::is_plain() const {
  return std::ranges::all_of(instructions, [](const Instruction& instruction) {
    return !instruction.in_use || (!instruction.may_be_marked && batch::has_code_of_its_own(instruction.operation));
  });
}

}  // namespace reprise::feel
