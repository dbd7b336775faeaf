// What a batch runs: a list of instructions, each with one result that later ones read. Made from syntax trees against the columns
// they will read, so that every number's scale and largest size are known before the first record. Private to the batch.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "feel/batch.h"
#include "feel/batch_loops.h"
#include "feel/columns.h"
#include "feel/feel.h"

namespace reprise::feel {

using RegisterIndex = std::int32_t;
inline constexpr RegisterIndex kNone = -1;

enum class Operation : std::uint8_t {
  constant, column,
  expand, relate, own_item,             // a row's value for each of its items; an item's in another table of the same list; which item
  nth, pick, first_of_kind,             // which item a list has there; what a column says of an item; whether no item before has that text
  status, collect, with_marks,          // whether a list is there; the same with the marks of its items; a value with marks beside its own
  add, subtract, multiply, scale, divide, to_exact,
  lesser, greater, power, square_root,
  make_date, date_part, plus_months,
  compare, compare_constant, compare_ratio,
  equal_text, equal_texts, among_texts, equal_truth,
  has_value, is_known,                  // is_known: without marks
  both, either, negate, choose,
  some, every, count_true, count_items, sum, smallest, largest,
};

enum class Form : std::uint8_t { number, exact, text, truth };

struct Instruction {
  // What a run reads of every instruction stands first, together.
  Operation operation = Operation::constant;
  Form form = Form::number;
  Comparison comparison = Comparison::equal;
  bool may_be_null = false;   ///< numbers only: truth and texts have their own null
  bool may_be_marked = false;
  bool never_negative = false;  ///< number: known to be
  bool lacks = false;         ///< pick: a null there is a gap of the column, told by Batch::kLacking
  bool in_use = false;        ///< some answer needs it; exact: in one of two ways, or both
  bool exactly = false;       ///< exact: in every row
  bool nearly = false;        ///< exact: only compared, so that a double decides most rows
  std::uint32_t table = 0;    ///< 0: records; n: of the n-th table
  RegisterIndex left = kNone;
  RegisterIndex right = kNone;
  RegisterIndex third = kNone;
  RegisterIndex factor = kNone;  ///< compare_ratio: the ratio was multiplied by this, after rounding
  std::uint32_t list = 0;     ///< reductions and nth: the list, as a table
  std::int64_t up = 1;        ///< scale: the factor; to_exact: the divisor; compare_ratio: the numerator's factor
  /// constant: its coefficient or truth; compare_constant: the constant; compare_ratio: the denominator's factor
  std::int64_t across = 0;
  const Columns::Content* content = nullptr;  ///< column, pick; of texts: what their codes stand for
  std::vector<std::int32_t> codes;            ///< equal_text, among_texts
  std::shared_ptr<const std::vector<std::int32_t>> translation;  ///< equal_texts: of the right codes into the left ones
  scalar::Decimal constant;   ///< constant; compare_ratio: what the ratio is compared with
  std::int64_t bound = 0;     ///< number: no result is larger, without its sign
  int scale = 0;              ///< number: digits after the point
};

struct BatchProgram {
  /// A list's items for each row of another table: of the records, or of a loop around.
  struct Table {
    const Columns* columns = nullptr;
    const Columns::Lists* lists = nullptr;  ///< none for the records
    std::uint32_t parent = 0;
    bool in_use = true;  ///< some instruction that runs is about its rows
  };
  std::vector<Table> tables;
  std::vector<Instruction> instructions;
  std::vector<RegisterIndex> answers;  ///< by question; kNone: one by one
  std::vector<std::shared_ptr<const Columns::Content>> made;  ///< columns that are in no record: yardsticks by code

  /// Whether it has but what is worked out for one record by code of its own.
  [[nodiscard]] bool is_plain() const;
};

[[nodiscard]] BatchProgram program_of(std::span<const BatchQuestion> questions, const Columns& columns, const BatchLibrary& library);

}  // namespace reprise::feel
