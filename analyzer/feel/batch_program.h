// What a batch runs: a list of instructions, each with one result that later ones read. Made from syntax trees against the columns
// they will read, so that every number's scale and largest size are known before the first record. Private to the batch.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "feel/batch_loops.h"
#include "feel/columns.h"
#include "feel/feel.h"

namespace reprise::feel {

using RegisterIndex = std::int32_t;
inline constexpr RegisterIndex kNone = -1;

enum class Operation : std::uint8_t {
  constant, column, expand,             // expand: the record's value for each of its items
  add, subtract, multiply, scale, divide, to_exact,
  compare, compare_constant, compare_ratio,
  equal_text, among_texts,
  both, either, negate, choose,
  some, every, count_true, count_items, sum, smallest, largest,
};

enum class Form : std::uint8_t { number, exact, text, truth };

struct Instruction {
  // What a run reads of every instruction stands first, together.
  Operation operation = Operation::constant;
  Form form = Form::number;
  Comparison comparison = Comparison::equal;
  bool may_be_null = false;   ///< numbers only: truth has its own null
  bool in_use = false;        ///< some answer needs it; exact: in one of two ways, or both
  bool exactly = false;       ///< exact: in every row
  bool nearly = false;        ///< exact: only compared, so that a double decides most rows
  std::uint32_t table = 0;    ///< 0: records; n: items of the n-th list
  RegisterIndex left = kNone;
  RegisterIndex right = kNone;
  RegisterIndex third = kNone;
  RegisterIndex factor = kNone;  ///< compare_ratio: the ratio was multiplied by this, after rounding
  std::uint32_t list = 0;     ///< reductions and expand: the list, as a table
  std::int64_t up = 1;        ///< scale: the factor; to_exact: the divisor; compare_ratio: the numerator's factor
  /// constant: its coefficient or truth; compare_constant: the constant; compare_ratio: the denominator's factor
  std::int64_t across = 0;
  const Columns::Content* content = nullptr;  ///< column
  std::vector<std::int32_t> codes;            ///< equal_text, among_texts
  scalar::Decimal constant;   ///< constant; compare_ratio: what the ratio is compared with
  std::int64_t bound = 0;     ///< number: no result is larger, without its sign
  int scale = 0;              ///< number: digits after the point
};

struct BatchProgram {
  struct Table {
    const Columns* columns = nullptr;
    const Columns::Lists* lists = nullptr;  ///< none for the records
  };
  std::vector<Table> tables;
  std::vector<Instruction> instructions;
  std::vector<RegisterIndex> answers;  ///< by expression; kNone: one by one
};

[[nodiscard]] BatchProgram program_of(std::span<const Expression> expressions, const Columns& columns);

}  // namespace reprise::feel
