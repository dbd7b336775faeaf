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
  const std::uint32_t* starts = run.starts(instruction.list);
  for (std::size_t row = 0; row < count; ++row) {
    bool any = false;
    bool null = false;
    Number number = Number();
    for (std::size_t item = starts[row]; item < starts[row + 1]; ++item) {
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

/// Every row takes over what another register says in the row that `from_row` tells.
template <typename FromRow>
void gather(const Register& from, const Instruction& instruction, Register& out, std::size_t count, FromRow from_row) {
  for (std::size_t row = 0; row < count; ++row) {
    const std::size_t there = from_row(row);
    if (from.numbers != nullptr) out.own_numbers[row] = from.numbers[there];
    if (instruction.exactly) out.own_exact[row] = from.exact[there];
    if (instruction.nearly) out.own_nearest[row] = from.near.values[there];
    if (instruction.nearly) out.own_slacks[row] = from.near.slacks[there];
    if (from.codes != nullptr) out.own_codes[row] = from.codes[there];
    if (from.truths != nullptr) out.own_bytes[row] = from.truths[there];
    if (from.known != nullptr) out.own_known[row] = from.known[there];
    if (from.marks != nullptr) out.own_marks[row] = from.marks[there];
    if (from.settled != nullptr) out.own_settled[row] = from.settled[there];
  }
  out.known = from.known == nullptr ? nullptr : out.own_known.data();
  out.marks = from.marks == nullptr ? nullptr : out.own_marks.data();
  out.settled = from.settled == nullptr ? nullptr : out.own_settled.data();
}

template <typename Value>
void pick_each(const std::int32_t* codes, const std::vector<Value>& column, Value otherwise, std::vector<Value>& out, std::size_t count) {
  for (std::size_t row = 0; row < count; ++row) out[row] = codes[row] < 0 ? otherwise : column[static_cast<std::size_t>(codes[row])];
}

void pick_numbers(const std::int32_t* codes, const Columns::Numbers& column, const Instruction& instruction, Register& out, std::size_t count) {
  if (instruction.form == Form::number) {
    pick_each(codes, column.coefficients, std::int64_t{0}, out.own_numbers, count);
  } else {
    pick_each(codes, column.exact, Decimal(), out.own_exact, count);
  }
  for (std::size_t row = 0; row < count; ++row) {
    out.own_known[row] = codes[row] >= 0 && (column.known.empty() || column.known[static_cast<std::size_t>(codes[row])] != 0) ? 1 : 0;
  }
  out.known = out.own_known.data();
}

/// Which item of `first`…`last` stands at that place, counted from 1, or from -1 backwards.
std::int64_t item_at(const std::uint8_t* kept, std::int64_t first, std::int64_t last, std::int64_t place) {
  if (kept == nullptr) {
    const std::int64_t item = place > 0 ? first + place - 1 : last + place;
    return place != 0 && item >= first && item < last ? item : -1;
  }
  std::int64_t left = place;
  for (std::int64_t item = first; place > 0 && item < last; ++item) {
    if (kept[item] == 1 && --left == 0) return item;
  }
  for (std::int64_t item = last - 1; place < 0 && item >= first; --item) {
    if (kept[item] == 1 && ++left == 0) return item;
  }
  return -1;
}

}  // namespace

void expand(const Run& run, const Instruction& instruction, Register& out, const Window& window) {
  gather(run.of(instruction.left), instruction, out, window.count, [&](std::size_t item) { return window.parents[item]; });
}

void relate(const Run& run, const Instruction& instruction, Register& out, const Window& window) {
  const std::size_t first = run.windows[run.made(instruction.left).table].first;
  gather(run.of(instruction.left), instruction, out, window.count, [&](std::size_t item) { return window.places[item] - first; });
}

void own_item(Register& out, const Window& window) {
  for (std::size_t item = 0; item < window.count; ++item) out.own_codes[item] = static_cast<std::int32_t>(window.places[item]);
}

void nth(const Run& run, const Instruction& instruction, Register& out, std::size_t count) {
  const Window& items = run.windows[instruction.list];
  const std::uint8_t* kept = instruction.right == kNone ? nullptr : run.of(instruction.right).truths;
  for (std::size_t row = 0; row < count; ++row) {
    const std::int64_t item = item_at(kept, items.starts[row], items.starts[row + 1], instruction.up);
    out.own_codes[row] = item < 0 ? -1 : static_cast<std::int32_t>(items.places[static_cast<std::size_t>(item)]);
  }
}

void pick(const Run& run, const Instruction& instruction, Register& out, std::size_t count) {
  const std::int32_t* codes = run.of(instruction.left).codes;
  const Columns::Content& content = *instruction.content;
  if (const auto* numbers = std::get_if<Columns::Numbers>(&content)) return pick_numbers(codes, *numbers, instruction, out, count);
  if (const auto* dates = std::get_if<Columns::Dates>(&content)) return pick_numbers(codes, dates->days, instruction, out, count);
  if (const auto* texts = std::get_if<Columns::Texts>(&content)) return pick_each(codes, texts->codes, std::int32_t{-1}, out.own_codes, count);
  pick_each(codes, std::get<Columns::Truths>(content).values, std::uint8_t{2}, out.own_bytes, count);
}

void first_of_kind(const Run& run, const Instruction& instruction, Register& out) {
  const Window& items = run.windows[instruction.list];
  const std::int32_t* codes = run.of(instruction.left).codes;
  const std::uint8_t* kept = instruction.right == kNone ? nullptr : run.of(instruction.right).truths;
  for (std::size_t row = 0; row + 1 < items.starts.size(); ++row) {
    for (std::size_t item = items.starts[row]; item < items.starts[row + 1]; ++item) {
      bool first = kept == nullptr || kept[item] == 1;
      for (std::size_t before = items.starts[row]; first && before < item; ++before) {
        first = codes[before] != codes[item] || (kept != nullptr && kept[before] != 1);
      }
      out.own_bytes[item] = first ? 1 : 0;
    }
  }
}

void list_status(const Instruction& instruction, Register& out, const Window& window) {
  const auto& lists = std::get<Columns::Lists>(*instruction.content);
  for (std::size_t row = 0; row < window.count; ++row) {
    out.own_bytes[row] = lists.known.empty() || lists.known[window.first + row] != 0 ? 1 : 2;
  }
}

void collect(const Run& run, const Instruction& instruction, Register& out, std::size_t count) {
  const std::uint8_t* status = instruction.third == kNone ? nullptr : run.of(instruction.third).truths;
  for (std::size_t row = 0; row < count; ++row) out.own_bytes[row] = status == nullptr ? std::uint8_t{1} : status[row];
}

// One null among the items makes the whole null, whatever the others say (table 40).
void quantify(const Run& run, const Instruction& instruction, Register& out, std::size_t count) {
  const std::uint8_t* truths = run.of(instruction.left).truths;
  const std::uint8_t* kept = instruction.right == kNone ? nullptr : run.of(instruction.right).truths;
  const std::uint8_t* status = instruction.third == kNone ? nullptr : run.of(instruction.third).truths;
  const std::uint32_t* starts = run.starts(instruction.list);
  const std::uint8_t deciding = instruction.operation == Operation::some ? 1 : 0;
  for (std::size_t row = 0; row < count; ++row) {
    bool decided = false;
    bool null = status != nullptr && status[row] == 2;
    for (std::size_t item = starts[row]; item < starts[row + 1]; ++item) {
      if (kept != nullptr && kept[item] != 1) continue;
      decided |= truths[item] == deciding;
      null |= truths[item] == 2;
    }
    out.own_bytes[row] = null ? std::uint8_t{2} : decided ? deciding : static_cast<std::uint8_t>(1 - deciding);
  }
}

void count_items(const Run& run, const Instruction& instruction, Register& out, std::size_t count) {
  const std::uint32_t* starts = run.starts(instruction.list);
  const std::uint8_t* kept = instruction.left == kNone ? nullptr : run.of(instruction.left).truths;
  const std::uint8_t* status = instruction.third == kNone ? nullptr : run.of(instruction.third).truths;
  for (std::size_t row = 0; row < count; ++row) {
    std::int64_t number = kept == nullptr ? starts[row + 1] - starts[row] : 0;
    for (std::size_t item = starts[row]; kept != nullptr && item < starts[row + 1]; ++item) number += kept[item] == 1;
    out.own_numbers[row] = number;
    if (instruction.may_be_null) out.own_known[row] = status == nullptr || status[row] != 2 ? 1 : 0;
  }
  out.known = instruction.may_be_null ? out.own_known.data() : nullptr;
}

void reduce(const Run& run, const Instruction& instruction, Register& out, std::size_t count) {
  const Register& field = run.of(instruction.left);
  if (instruction.form == Form::number) return reduce_each(run, instruction, field.numbers, out.own_numbers.data(), out, count);
  reduce_each(run, instruction, field.exact, out.own_exact.data(), out, count);
}

}  // namespace reprise::feel::batch
