#include "feel/batch_run.h"

#include <algorithm>

namespace reprise::feel::batch {
namespace {

using scalar::Decimal;

class Step {
 public:
  Step(const Run& run, const Instruction& instruction, Register& out)
      : run_(run), loops_(run.loops), instruction_(instruction), out_(out), window_(run.windows[instruction.table]) {}

  void work_out() {
    if (instruction_.form == Form::exact) return work_out_exact(run_, instruction_, out_, window_);
    std::uint8_t* const truths = out_.own_bytes.data();
    switch (instruction_.operation) {
      case Operation::constant: return;
      case Operation::column: return column();
      case Operation::expand: return expand(run_, instruction_, out_, window_);
      case Operation::relate: return relate(run_, instruction_, out_, window_);
      case Operation::own_item: return own_item(out_, window_);
      case Operation::nth: return nth(run_, instruction_, out_, window_.count);
      case Operation::pick: return pick(run_, instruction_, out_, window_.count);
      case Operation::first_of_kind: return first_of_kind(run_, instruction_, out_);
      case Operation::status: return list_status(instruction_, out_, window_);
      case Operation::collect: return collect(run_, instruction_, out_, window_.count);
      case Operation::with_marks: return same();
      case Operation::add: return arithmetic(loops_.add);
      case Operation::subtract: return arithmetic(loops_.subtract);
      case Operation::multiply: return arithmetic(loops_.multiply);
      case Operation::lesser:
      case Operation::greater: return extreme(instruction_.operation == Operation::greater);
      case Operation::divide:
      case Operation::power:
      case Operation::square_root:
      case Operation::to_exact: return;  // exact
      case Operation::make_date:
      case Operation::date_part:
      case Operation::plus_months: return work_out_date(run_, instruction_, out_, window_.count);
      case Operation::scale:
        out_.known = left().known;
        return loops_.scale(left().numbers, instruction_.up, out_.own_numbers.data(), window_.count);
      case Operation::compare: return compare();
      case Operation::compare_constant: return compare_constant();
      case Operation::compare_ratio: return compare_ratio();
      case Operation::equal_text: return equal_text();
      case Operation::equal_texts: return equal_texts();
      case Operation::among_texts: return among_texts();
      case Operation::equal_truth: return equal_truth();
      case Operation::has_value:
      case Operation::is_known: return has_value();
      case Operation::both: return loops_.both(left().truths, right().truths, truths, window_.count);
      case Operation::either: return loops_.either(left().truths, right().truths, truths, window_.count);
      case Operation::negate: return loops_.negate(left().truths, truths, window_.count);
      case Operation::choose: return choose();
      case Operation::some:
      case Operation::every: return quantify(run_, instruction_, out_, window_.count);
      case Operation::count_true:
      case Operation::count_items: return count_items(run_, instruction_, out_, window_.count);
      case Operation::sum:
      case Operation::smallest:
      case Operation::largest: return reduce(run_, instruction_, out_, window_.count);
    }
  }

 private:
  [[nodiscard]] const Register& left() const { return run_.of(instruction_.left); }
  [[nodiscard]] const Register& right() const { return run_.of(instruction_.right); }

  void column() {
    const std::size_t first = window_.first;
    if (instruction_.form == Form::number) {
      const auto* dates = std::get_if<Columns::Dates>(instruction_.content);
      const auto& numbers = dates == nullptr ? std::get<Columns::Numbers>(*instruction_.content) : dates->days;
      out_.numbers = numbers.coefficients.data() + first;
      out_.known = numbers.known.empty() ? nullptr : numbers.known.data() + first;
    } else if (instruction_.form == Form::text) {
      out_.codes = std::get<Columns::Texts>(*instruction_.content).codes.data() + first;
    } else {
      out_.truths = std::get<Columns::Truths>(*instruction_.content).values.data() + first;
    }
  }

  void arithmetic(void (*loop)(const std::int64_t*, const std::int64_t*, std::int64_t*, std::size_t)) {
    loop(left().numbers, right().numbers, out_.own_numbers.data(), window_.count);
    unite_known(loops_, left(), right(), out_, window_.count);
  }

  void extreme(bool greater) {
    const std::int64_t* one = left().numbers;
    const std::int64_t* other = right().numbers;
    for (std::size_t row = 0; row < window_.count; ++row) {
      out_.own_numbers[row] = greater ? std::max(one[row], other[row]) : std::min(one[row], other[row]);
    }
    unite_known(loops_, left(), right(), out_, window_.count);
  }

  void same() {
    out_.numbers = left().numbers;
    out_.exact = left().exact;
    out_.near = left().near;
    out_.codes = left().codes;
    out_.truths = left().truths;
    out_.known = left().known;
  }

  void compare() {
    if (run_.made(instruction_.left).form == Form::exact) return compare_exact(run_, instruction_, out_, window_.count);
    loops_.compare(instruction_.comparison, left().numbers, right().numbers, out_.own_bytes.data(), window_.count);
    mask_nulls(loops_, instruction_.comparison, left(), right(), out_.own_bytes.data(), window_.count);
  }

  void mask(const std::uint8_t* known) {
    if (known == nullptr) return;
    const Comparison comparison = instruction_.comparison;
    const std::uint8_t fallback = comparison == Comparison::equal ? 0 : comparison == Comparison::not_equal ? 1 : 2;
    loops_.mask(known, fallback, out_.own_bytes.data(), window_.count);
  }

  void compare_constant() {
    loops_.compare_constant(instruction_.comparison, left().numbers, instruction_.across, out_.own_bytes.data(), window_.count);
    mask(left().known);
  }

  void compare_ratio() {
    const bool ties = loops_.compare_ratio(instruction_.comparison, left().numbers, instruction_.up, right().numbers, instruction_.across,
                                           out_.own_bytes.data(), window_.count);
    if (ties && instruction_.factor != kNone) break_ties();
    mask(left().known);
    mask(right().known);
  }

  void break_ties() {
    const Instruction& factor = run_.made(instruction_.factor);
    for (std::size_t row = 0; row < window_.count; ++row) {
      const std::int64_t above = left().numbers[row];
      const std::int64_t below = right().numbers[row];
      if (below == 0 || above * instruction_.up != below * instruction_.across) continue;
      const Decimal quotient = Decimal::from_scaled({above, -run_.made(instruction_.left).scale}) /
                               Decimal::from_scaled({below, -run_.made(instruction_.right).scale});
      const Decimal product = quotient * Decimal::from_scaled({factor.across, -factor.scale});
      out_.own_bytes[row] = holds(instruction_.comparison, product <=> instruction_.constant) ? 1 : 0;
    }
  }

  void equal_text() {
    std::uint8_t* truths = out_.own_bytes.data();
    loops_.equal_code(left().codes, instruction_.codes.front(), truths, window_.count);
    if (instruction_.comparison == Comparison::not_equal) loops_.negate(truths, truths, window_.count);
  }

  void equal_texts() {
    const std::vector<std::int32_t>& translation = *instruction_.translation;
    const std::int32_t* one = left().codes;
    const std::int32_t* other = right().codes;
    const bool wanted = instruction_.comparison == Comparison::equal;
    for (std::size_t row = 0; row < window_.count; ++row) {
      const std::int32_t code = other[row] < 0 ? -1 : translation[static_cast<std::size_t>(other[row])];
      out_.own_bytes[row] = static_cast<std::uint8_t>((one[row] == code) == wanted);
    }
  }

  void equal_truth() {
    for (std::size_t row = 0; row < window_.count; ++row) {
      out_.own_bytes[row] = static_cast<std::uint8_t>(left().truths[row] == right().truths[row]);
    }
  }

  void has_value() {
    const Register& from = left();
    std::uint8_t* out = out_.own_bytes.data();
    for (std::size_t row = 0; row < window_.count; ++row) {
      if (from.truths != nullptr) out[row] = static_cast<std::uint8_t>(from.truths[row] != 2);
      else if (from.codes != nullptr) out[row] = static_cast<std::uint8_t>(from.codes[row] >= 0);
      else out[row] = from.known == nullptr ? std::uint8_t{1} : from.known[row];
    }
  }

  void among_texts() {
    const std::int32_t* codes = left().codes;
    std::uint8_t* truths = out_.own_bytes.data();
    std::fill_n(truths, window_.count, std::uint8_t{0});
    for (const std::int32_t code : instruction_.codes) {
      for (std::size_t row = 0; row < window_.count; ++row) truths[row] = static_cast<std::uint8_t>(truths[row] | (codes[row] == code));
    }
  }

  void choose() {
    const std::uint8_t* condition = run_.of(instruction_.third).truths;
    if (instruction_.form == Form::truth)
      return loops_.choose_byte(condition, left().truths, right().truths, out_.own_bytes.data(), window_.count);
    loops_.choose_number(condition, left().numbers, right().numbers, out_.own_numbers.data(), window_.count);
    choose_known(condition, left(), right(), out_, window_.count);
  }

  const Run& run_;
  const Loops& loops_;
  const Instruction& instruction_;
  Register& out_;
  const Window& window_;
};

/// One value in every row: what it is at first, and for ever where it is a constant.
void fill_exact(const Instruction& instruction, Register& made, std::size_t rows) {
  const double nearest = instruction.constant.to_double();
  if (instruction.exactly) made.own_exact.assign(rows, instruction.constant);
  if (!instruction.nearly) return;
  made.own_nearest.assign(rows, nearest);
  made.own_slacks.assign(rows, 0);
  loops_for_every_processor().near_slacks(made.own_nearest.data(), made.own_slacks.data(), rows);
}

}  // namespace

const Loops& best_loops() {
#if defined(__x86_64__)
  static const Loops& best = __builtin_cpu_supports("avx2") ? loops_with_avx2() : loops_for_every_processor();
  return best;
#else
  return loops_for_every_processor();
#endif
}

bool holds(Comparison comparison, std::strong_ordering order) {
  switch (comparison) {
    case Comparison::less: return order < 0;
    case Comparison::less_equal: return order <= 0;
    case Comparison::greater: return order > 0;
    case Comparison::greater_equal: return order >= 0;
    case Comparison::equal: return order == 0;
    case Comparison::not_equal: break;
  }
  return order != 0;
}

void unite_known(const Loops& loops, const Register& left, const Register& right, Register& out, std::size_t count) {
  if (left.known != nullptr && right.known != nullptr && left.known != right.known) {
    loops.both(left.known, right.known, out.own_known.data(), count);
    out.known = out.own_known.data();
  } else {
    out.known = left.known != nullptr ? left.known : right.known;
  }
}

void choose_known(const std::uint8_t* condition, const Register& then, const Register& otherwise, Register& out, std::size_t count) {
  out.known = nullptr;
  if (then.known == nullptr && otherwise.known == nullptr) return;
  for (std::size_t row = 0; row < count; ++row) {
    const std::uint8_t* known = condition[row] == 1 ? then.known : otherwise.known;
    out.own_known[row] = known == nullptr ? std::uint8_t{1} : known[row];
  }
  out.known = out.own_known.data();
}

void mask_nulls(Comparison comparison, std::uint8_t left_known, std::uint8_t right_known, std::uint8_t& truth) {
  if ((left_known & right_known) != 0) return;
  const bool both_null = (left_known | right_known) == 0;
  truth = comparison == Comparison::equal ? both_null : comparison == Comparison::not_equal ? !both_null : 2;
}

void mask_nulls(const Loops& loops, Comparison comparison, const Register& left, const Register& right, std::uint8_t* truths,
                std::size_t count) {
  const std::uint8_t fallback = comparison == Comparison::equal ? 0 : comparison == Comparison::not_equal ? 1 : 2;
  if (left.known != nullptr) loops.mask(left.known, fallback, truths, count);
  if (right.known != nullptr) loops.mask(right.known, fallback, truths, count);
  if (left.known == nullptr || right.known == nullptr || fallback == 2) return;
  for (std::size_t row = 0; row < count; ++row) {
    if (left.known[row] == 0 && right.known[row] == 0) truths[row] = static_cast<std::uint8_t>(1 - fallback);
  }
}

void reserve(const Instruction& instruction, Register& made, std::size_t rows) {
  if (!instruction.in_use) return;
  if (instruction.nearly) made.own_slacks.assign(rows, 0);
  if (instruction.operation != Operation::column) {
    const bool is_constant = instruction.operation == Operation::constant;
    switch (instruction.form) {
      case Form::number: made.own_numbers.assign(rows, is_constant ? instruction.across : 0); break;
      case Form::exact: fill_exact(instruction, made, rows); break;
      case Form::text: made.own_codes.assign(rows, -1); break;
      case Form::truth: made.own_bytes.assign(rows, static_cast<std::uint8_t>(is_constant ? instruction.across : 0)); break;
    }
  }
  const bool is_null = instruction.operation == Operation::constant && instruction.may_be_null;
  if (instruction.may_be_null || instruction.operation == Operation::compare) made.own_known.assign(rows, is_null ? 0 : 1);
  if (is_null) made.known = made.own_known.data();
  if (instruction.may_be_marked) made.own_marks.assign(rows, 0);
  if (instruction.may_be_marked && instruction.form == Form::truth) made.own_settled.assign(rows, 0);
  if (!made.own_numbers.empty()) made.numbers = made.own_numbers.data();
  if (!made.own_exact.empty()) made.exact = made.own_exact.data();
  made.near = {made.own_nearest.data(), made.own_slacks.data()};
  if (!made.own_codes.empty()) made.codes = made.own_codes.data();
  if (!made.own_bytes.empty()) made.truths = made.own_bytes.data();
}

void work_out(const Run& run, const Instruction& instruction, Register& out) { Step(run, instruction, out).work_out(); }

void run(const Run& run) {
  for (std::size_t index = 0; index < run.program.instructions.size(); ++index) {
    const Instruction& instruction = run.program.instructions[index];
    if (!instruction.in_use) continue;
    work_out(run, instruction, run.registers[index]);
    if (instruction.may_be_marked) unite_marks(run, instruction, run.registers[index]);
  }
}

}  // namespace reprise::feel::batch
