// Dates in columns: days from 1970-01-01.
#include "feel/batch_run.h"
#include "feel/temporal.h"

namespace reprise::feel::batch {
namespace {

std::int64_t part_of(const scalar::Date& date, std::int64_t which) { return which == 1 ? date.year : which == 2 ? date.month : date.day; }

std::int64_t worked_out(const Instruction& instruction, std::int64_t value) {
  if (instruction.operation == Operation::make_date) {
    return scalar::Date{static_cast<std::int32_t>(value), static_cast<std::uint8_t>(instruction.up), static_cast<std::uint8_t>(instruction.across)}.to_days();
  }
  const scalar::Date date = scalar::Date::from_days(value);
  if (instruction.operation == Operation::date_part) return part_of(date, instruction.up);
  return temporal::plus_months(date, instruction.up).value_or(date).to_days();
}

}  // namespace

// Few days follow each other: what they are in the calendar is worked out once.
void work_out_date(const Run& run, const Instruction& instruction, Register& out, std::size_t count) {
  const Register& from = run.of(instruction.left);
  for (std::size_t row = 0; row < count; ++row) {
    const bool again = row > 0 && from.numbers[row] == from.numbers[row - 1];
    out.own_numbers[row] = again ? out.own_numbers[row - 1] : worked_out(instruction, from.numbers[row]);
  }
  out.known = from.known;
}

}  // namespace reprise::feel::batch
