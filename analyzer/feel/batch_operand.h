// What a sub-expression is while a batch is compiled, before it has to be worked out. Private to the batch.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "feel/batch_program.h"

namespace reprise::feel::batch {

struct Operand {
  enum class Kind : std::uint8_t {
    number, truth, text, date, days,  // `value` is their register; dates and days are whole numbers
    word,                             // a literal text
    nothing,                          // the literal null
    duration,                         // a literal duration
    ratio,                            // not divided yet; what follows is no single value
    list,                             // of a table's items, or of one value for each of them
    tuple,                            // operands written one by one
    item,                             // one item of a list: a row of it
    section, entries,                 // contexts: of the records, and written in the expression
  };
  Kind kind = Kind::number;
  RegisterIndex value = kNone;        ///< the ratio's numerator; of a list: its values; of an item: which one; none: the loop's own
  RegisterIndex denominator = kNone;  ///< ratio
  RegisterIndex factor = kNone;       ///< ratio: by which it was multiplied once rounded
  std::uint32_t table = 0;            ///< list, and item of a loop
  RegisterIndex kept = kNone;         ///< list: which items are in it; none: all
  RegisterIndex status = kNone;       ///< list, tuple: null where there is none, with its own marks; none: plain everywhere
  Kind item_kind = Kind::item;        ///< list: of its values; item: contexts
  std::string word;
  Value literal;                      ///< duration
  const Columns* columns = nullptr;   ///< section; item: of the list's items
  std::shared_ptr<const std::vector<Operand>> operands;                          ///< tuple
  std::vector<RegisterIndex> present; ///< tuple: where each operand is in it; empty: all are, everywhere
  std::shared_ptr<const std::vector<std::pair<std::string, Operand>>> contents;  ///< entries

  [[nodiscard]] bool is_number() const { return kind == Kind::number || kind == Kind::ratio; }
  [[nodiscard]] bool is_whole() const { return kind == Kind::date || kind == Kind::days; }
};

}  // namespace reprise::feel::batch
