// The registers of a batch, and one run of its program over the rows at hand. Private to the batch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "feel/batch_program.h"

namespace reprise::feel::batch {

/// Where a register's results stand for the rows at hand: in a column, or in memory of its own.
struct Register {
  const std::int64_t* numbers = nullptr;
  const scalar::Decimal* exact = nullptr;  ///< only of columns and of what is worked out exactly
  Near near = {nullptr, nullptr};
  const std::int32_t* codes = nullptr;
  const std::uint8_t* truths = nullptr;
  const std::uint8_t* known = nullptr;  ///< null: every row is
  const std::uint8_t* marks = nullptr;  ///< null: nothing is told of any row
  const std::uint8_t* settled = nullptr;  ///< of a truth: what it is where all that depends on marked values is null; null: as `truths`
  std::vector<std::int64_t> own_numbers;
  std::vector<scalar::Decimal> own_exact;
  std::vector<double> own_nearest;
  std::vector<double> own_slacks;
  std::vector<std::int32_t> own_codes;
  std::vector<std::uint8_t> own_bytes;
  std::vector<std::uint8_t> own_marks;
  std::vector<std::uint8_t> own_settled;
  std::vector<std::uint8_t> own_known;  ///< of a comparison of exact numbers: 1 where doubles do not decide it

  [[nodiscard]] NearMade own_near() { return {own_nearest.data(), own_slacks.data()}; }
};

/// The rows of a table that are being worked on. Of items: by row of the table around, where its items start among those at hand;
/// by item, its row there, the record at hand that it stands in, and its place among all items of the list.
struct Window {
  std::size_t first = 0;  ///< of the records, or of items that follow each other
  std::size_t count = 0;
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> parents;
  std::vector<std::uint32_t> records;
  std::vector<std::uint32_t> places;
};

/// Puts every window on the records from `first`.
void move_windows(const BatchProgram& program, std::vector<Window>& windows, std::size_t first, std::size_t count);
/// The most rows that a table has for any `window` records that follow each other.
[[nodiscard]] std::size_t most_rows(const BatchProgram& program, std::uint32_t table, std::size_t window);

/// Gives a register the memory its instruction needs for `rows` rows, and a constant its value.
void reserve(const Instruction& instruction, Register& made, std::size_t rows);

/// What a run works on. `windows` by table: the records first, then for each list the items of those records.
struct Run {
  const BatchProgram& program;
  std::vector<Register>& registers;
  const std::vector<Window>& windows;
  const Loops& loops;

  [[nodiscard]] Register& of(RegisterIndex index) const { return registers[static_cast<std::size_t>(index)]; }
  [[nodiscard]] const Instruction& made(RegisterIndex index) const { return program.instructions[static_cast<std::size_t>(index)]; }
  /// By row around it: where the table's items start.
  [[nodiscard]] const std::uint32_t* starts(std::uint32_t table) const { return windows[table].starts.data(); }
};

void run(const Run& run);
void work_out(const Run& run, const Instruction& instruction, Register& out);

[[nodiscard]] const Loops& best_loops();  ///< that the processor can run

[[nodiscard]] bool holds(Comparison comparison, std::strong_ordering order);
/// Known where both are.
void unite_known(const Loops& loops, const Register& left, const Register& right, Register& out, std::size_t count);
void choose_known(const std::uint8_t* condition, const Register& then, const Register& otherwise, Register& out, std::size_t count);
/// A comparison with a null is null; `= null` is false, `!= null` true, and two nulls are equal.
void mask_nulls(Comparison comparison, std::uint8_t left_known, std::uint8_t right_known, std::uint8_t& truth);
void mask_nulls(const Loops& loops, Comparison comparison, const Register& left, const Register& right, std::uint8_t* truths,
                std::size_t count);

// batch_exact.cc: instructions whose form is exact, and the comparisons of what they make.
void work_out_exact(const Run& run, const Instruction& instruction, Register& out, const Window& window);
void compare_exact(const Run& run, const Instruction& instruction, Register& out, std::size_t count);

// batch_items.cc: from records to the items of their lists and back.
void expand(const Run& run, const Instruction& instruction, Register& out, const Window& window);
void relate(const Run& run, const Instruction& instruction, Register& out, const Window& window);
void own_item(Register& out, const Window& window);
void nth(const Run& run, const Instruction& instruction, Register& out, std::size_t count);
void pick(const Run& run, const Instruction& instruction, Register& out, std::size_t count);
void first_of_kind(const Run& run, const Instruction& instruction, Register& out);
void list_status(const Instruction& instruction, Register& out, const Window& window);
void collect(const Run& run, const Instruction& instruction, Register& out, std::size_t count);
void quantify(const Run& run, const Instruction& instruction, Register& out, std::size_t count);
void count_items(const Run& run, const Instruction& instruction, Register& out, std::size_t count);
void reduce(const Run& run, const Instruction& instruction, Register& out, std::size_t count);

// batch_calendar.cc
void work_out_date(const Run& run, const Instruction& instruction, Register& out, std::size_t count);

// batch_marks.cc: what each result depends on, as Marks in value.h say it.
void unite_marks(const Run& run, const Instruction& instruction, Register& out);

}  // namespace reprise::feel::batch
