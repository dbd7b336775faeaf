#include "feel/batch_run.h"

#include <algorithm>

namespace reprise::feel::batch {
namespace {

using scalar::Decimal;

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

const Loops& best_loops() {
#if defined(__x86_64__)
  static const Loops& best = __builtin_cpu_supports("avx2") ? loops_with_avx2() : loops_for_every_processor();
  return best;
#else
  return loops_for_every_processor();
#endif
}

class Run {
 public:
  Run(const BatchProgram& program, std::vector<Register>& registers, const std::vector<Window>& windows)
      : program_(program), registers_(registers), windows_(windows), loops_(best_loops()) {}

  void all() {
    for (std::size_t index = 0; index < program_.instructions.size(); ++index) {
      const Instruction& instruction = program_.instructions[index];
      one(instruction, registers_[index], windows_[instruction.table]);
    }
  }

 private:
  Register& of(RegisterIndex index) { return registers_[static_cast<std::size_t>(index)]; }
  const Instruction& made(RegisterIndex index) const { return program_.instructions[static_cast<std::size_t>(index)]; }

  void one(const Instruction& instruction, Register& out, const Window& window) {
    switch (instruction.operation) {
      case Operation::constant: return;
      case Operation::column: return column(instruction, out, window);
      case Operation::expand: return expand(instruction, out, window);
      case Operation::add:
      case Operation::subtract:
      case Operation::multiply:
      case Operation::divide: return arithmetic(instruction, out, window.count);
      case Operation::scale:
        loops_.scale(of(instruction.left).numbers, instruction.up, out.own_numbers.data(), window.count);
        out.known = of(instruction.left).known;
        return;
      case Operation::to_exact: return to_exact(instruction, out, window.count);
      case Operation::compare: return compare(instruction, out, window.count);
      case Operation::compare_constant:
        loops_.compare_constant(instruction.comparison, of(instruction.left).numbers, instruction.across, out.own_bytes.data(), window.count);
        return mask(instruction.comparison, of(instruction.left).known, out, window.count);
      case Operation::compare_ratio: return compare_ratio(instruction, out, window.count);
      case Operation::equal_text: return equal_text(instruction, out, window.count);
      case Operation::among_texts: return among_texts(instruction, out, window.count);
      case Operation::both: return loops_.both(of(instruction.left).truths, of(instruction.right).truths, out.own_bytes.data(), window.count);
      case Operation::either: return loops_.either(of(instruction.left).truths, of(instruction.right).truths, out.own_bytes.data(), window.count);
      case Operation::negate: return loops_.negate(of(instruction.left).truths, out.own_bytes.data(), window.count);
      case Operation::choose: return choose(instruction, out, window.count);
      case Operation::some:
      case Operation::every: return quantify(instruction, out, window);
      case Operation::count_true:
      case Operation::count_items: return count(instruction, out, window);
      case Operation::sum:
      case Operation::smallest:
      case Operation::largest: return reduce(instruction, out, window);
    }
  }

  static void column(const Instruction& instruction, Register& out, const Window& window) {
    if (const auto* numbers = std::get_if<Columns::Numbers>(instruction.content)) {
      if (instruction.form == Form::number) {
        out.numbers = numbers->coefficients.data() + window.first;
      } else {
        out.exact = numbers->exact.data() + window.first;
      }
      out.known = numbers->known.empty() ? nullptr : numbers->known.data() + window.first;
    } else if (const auto* texts = std::get_if<Columns::Texts>(instruction.content)) {
      out.codes = texts->codes.data() + window.first;
    } else {
      out.truths = std::get<Columns::Truths>(*instruction.content).values.data() + window.first;
    }
  }

  const std::uint32_t* offsets(std::uint32_t list) const { return program_.tables[list].lists->offsets.data() + windows_[0].first; }

  void expand(const Instruction& instruction, Register& out, const Window& window) {
    const Register& from = of(instruction.left);
    const std::uint32_t* bounds = offsets(instruction.list);
    for (std::size_t row = 0; row < windows_[0].count; ++row) {
      for (std::size_t item = bounds[row] - window.first; item < bounds[row + 1] - window.first; ++item) {
        if (from.numbers != nullptr) out.own_numbers[item] = from.numbers[row];
        if (from.exact != nullptr) out.own_exact[item] = from.exact[row];
        if (from.codes != nullptr) out.own_codes[item] = from.codes[row];
        if (from.truths != nullptr) out.own_bytes[item] = from.truths[row];
        if (from.known != nullptr) out.own_known[item] = from.known[row];
      }
    }
    out.known = from.known == nullptr ? nullptr : out.own_known.data();
  }

  /// Known where both are.
  void unite_known(const Register& left, const Register& right, Register& out, std::size_t count) {
    if (left.known != nullptr && right.known != nullptr && left.known != right.known) {
      loops_.both(left.known, right.known, out.own_known.data(), count);
      out.known = out.own_known.data();
    } else {
      out.known = left.known != nullptr ? left.known : right.known;
    }
  }

  void arithmetic(const Instruction& instruction, Register& out, std::size_t count) {
    const Register& left = of(instruction.left);
    const Register& right = of(instruction.right);
    if (instruction.form == Form::exact) return exact_arithmetic(instruction.operation, left, right, out, count);
    unite_known(left, right, out, count);
    const auto loop = instruction.operation == Operation::add ? loops_.add : instruction.operation == Operation::subtract ? loops_.subtract : loops_.multiply;
    loop(left.numbers, right.numbers, out.own_numbers.data(), count);
  }

  /// As the evaluator does: null where an operand is, where the divisor is zero, where the result is out of range.
  static void exact_arithmetic(Operation operation, const Register& left, const Register& right, Register& out, std::size_t count) {
    for (std::size_t row = 0; row < count; ++row) {
      bool known = (left.known == nullptr || left.known[row] != 0) && (right.known == nullptr || right.known[row] != 0);
      const Decimal& one = left.exact[row];
      const Decimal& other = right.exact[row];
      known = known && !(operation == Operation::divide && other.is_zero());
      Decimal result;
      if (known) {
        switch (operation) {
          case Operation::add: result = one + other; break;
          case Operation::subtract: result = one - other; break;
          case Operation::multiply: result = one * other; break;
          default: result = one / other; break;
        }
        known = result.is_finite();
      }
      out.own_exact[row] = result;
      out.own_known[row] = known ? 1 : 0;
    }
    out.known = out.own_known.data();
  }

  void to_exact(const Instruction& instruction, Register& out, std::size_t count) {
    const Register& from = of(instruction.left);
    const int exponent = -made(instruction.left).scale;
    for (std::size_t row = 0; row < count; ++row) out.own_exact[row] = Decimal::from_scaled({from.numbers[row], exponent});
    out.known = from.known;
  }

  /// A comparison with a null is null; `= null` is false, `!= null` true.
  void mask(Comparison comparison, const std::uint8_t* known, Register& out, std::size_t count) {
    if (known == nullptr) return;
    const std::uint8_t fallback = comparison == Comparison::equal ? 0 : comparison == Comparison::not_equal ? 1 : 2;
    loops_.mask(known, fallback, out.own_bytes.data(), count);
  }

  void compare(const Instruction& instruction, Register& out, std::size_t count) {
    const Register& left = of(instruction.left);
    const Register& right = of(instruction.right);
    if (made(instruction.left).form == Form::number) {
      loops_.compare(instruction.comparison, left.numbers, right.numbers, out.own_bytes.data(), count);
    } else {
      for (std::size_t row = 0; row < count; ++row) out.own_bytes[row] = holds(instruction.comparison, left.exact[row] <=> right.exact[row]) ? 1 : 0;
    }
    mask(instruction.comparison, left.known, out, count);
    mask(instruction.comparison, right.known, out, count);
    if (left.known == nullptr || right.known == nullptr) return;
    for (std::size_t row = 0; row < count; ++row) {
      if (left.known[row] != 0 || right.known[row] != 0) continue;
      if (instruction.comparison == Comparison::equal) out.own_bytes[row] = 1;
      if (instruction.comparison == Comparison::not_equal) out.own_bytes[row] = 0;
    }
  }

  void compare_ratio(const Instruction& instruction, Register& out, std::size_t count) {
    const Register& numerator = of(instruction.left);
    const Register& denominator = of(instruction.right);
    std::uint8_t* truths = out.own_bytes.data();
    const bool ties =
        loops_.compare_ratio(instruction.comparison, numerator.numbers, instruction.up, denominator.numbers, instruction.across, truths, count);
    if (ties && instruction.factor != kNone) {
      const Instruction& factor = made(instruction.factor);
      for (std::size_t row = 0; row < count; ++row) {
        const std::int64_t below = denominator.numbers[row];
        if (below == 0 || numerator.numbers[row] * instruction.up != below * instruction.across) continue;
        const Decimal quotient = Decimal::from_scaled({numerator.numbers[row], -made(instruction.left).scale}) /
                                 Decimal::from_scaled({below, -made(instruction.right).scale});
        truths[row] = holds(instruction.comparison, quotient * Decimal::from_scaled({factor.across, -factor.scale}) <=> instruction.constant) ? 1 : 0;
      }
    }
    mask(instruction.comparison, numerator.known, out, count);
    mask(instruction.comparison, denominator.known, out, count);
  }

  void equal_text(const Instruction& instruction, Register& out, std::size_t count) {
    loops_.equal_code(of(instruction.left).codes, instruction.codes.front(), out.own_bytes.data(), count);
    if (instruction.comparison == Comparison::not_equal) loops_.negate(out.own_bytes.data(), out.own_bytes.data(), count);
  }

  void among_texts(const Instruction& instruction, Register& out, std::size_t count) {
    std::fill_n(out.own_bytes.begin(), count, std::uint8_t{0});
    for (const std::int32_t code : instruction.codes) {
      const std::int32_t* codes = of(instruction.left).codes;
      for (std::size_t row = 0; row < count; ++row) out.own_bytes[row] = static_cast<std::uint8_t>(out.own_bytes[row] | (codes[row] == code));
    }
  }

  void choose(const Instruction& instruction, Register& out, std::size_t count) {
    const std::uint8_t* condition = of(instruction.third).truths;
    const Register& then = of(instruction.left);
    const Register& otherwise = of(instruction.right);
    if (instruction.form == Form::truth) return loops_.choose_byte(condition, then.truths, otherwise.truths, out.own_bytes.data(), count);
    if (instruction.form == Form::number) {
      loops_.choose_number(condition, then.numbers, otherwise.numbers, out.own_numbers.data(), count);
    } else {
      for (std::size_t row = 0; row < count; ++row) out.own_exact[row] = condition[row] == 1 ? then.exact[row] : otherwise.exact[row];
    }
    out.known = nullptr;
    if (then.known == nullptr && otherwise.known == nullptr) return;
    for (std::size_t row = 0; row < count; ++row) {
      const std::uint8_t* known = condition[row] == 1 ? then.known : otherwise.known;
      out.own_known[row] = known == nullptr ? std::uint8_t{1} : known[row];
    }
    out.known = out.own_known.data();
  }

  /// One null among the items makes the whole null, whatever the others say (table 40).
  void quantify(const Instruction& instruction, Register& out, const Window& window) {
    const std::uint8_t* truths = of(instruction.left).truths;
    const std::uint32_t* bounds = offsets(instruction.list);
    const std::size_t base = windows_[instruction.list].first;
    const std::uint8_t deciding = instruction.operation == Operation::some ? 1 : 0;
    for (std::size_t row = 0; row < window.count; ++row) {
      bool decided = false;
      bool null = false;
      for (std::size_t item = bounds[row] - base; item < bounds[row + 1] - base; ++item) {
        decided |= truths[item] == deciding;
        null |= truths[item] == 2;
      }
      out.own_bytes[row] = null ? std::uint8_t{2} : decided ? deciding : static_cast<std::uint8_t>(1 - deciding);
    }
  }

  void count(const Instruction& instruction, Register& out, const Window& window) {
    const std::uint32_t* bounds = offsets(instruction.list);
    const std::size_t base = windows_[instruction.list].first;
    for (std::size_t row = 0; row < window.count; ++row) {
      std::int64_t kept = bounds[row + 1] - bounds[row];
      if (instruction.operation == Operation::count_true) {
        const std::uint8_t* truths = of(instruction.left).truths;
        kept = 0;
        for (std::size_t item = bounds[row] - base; item < bounds[row + 1] - base; ++item) kept += truths[item] == 1;
      }
      out.own_numbers[row] = kept;
    }
  }

  /// Null of no items and where an item is.
  void reduce(const Instruction& instruction, Register& out, const Window& window) {
    const Register& field = of(instruction.left);
    const std::uint8_t* kept = instruction.right == kNone ? nullptr : of(instruction.right).truths;
    const std::uint32_t* bounds = offsets(instruction.list);
    const std::size_t base = windows_[instruction.list].first;
    for (std::size_t row = 0; row < window.count; ++row) {
      bool any = false;
      bool null = false;
      std::int64_t number = 0;
      Decimal exact;
      for (std::size_t item = bounds[row] - base; item < bounds[row + 1] - base; ++item) {
        if (kept != nullptr && kept[item] != 1) continue;
        null = null || (field.known != nullptr && field.known[item] == 0);
        if (instruction.form == Form::number) {
          number = any ? merged(instruction.operation, number, field.numbers[item]) : field.numbers[item];
        } else {
          exact = any ? merged(instruction.operation, exact, field.exact[item]) : field.exact[item];
        }
        any = true;
      }
      out.own_known[row] = any && !null && (instruction.form == Form::number || exact.is_finite()) ? 1 : 0;
      if (instruction.form == Form::number) {
        out.own_numbers[row] = number;
      } else {
        out.own_exact[row] = exact;
      }
    }
    out.known = out.own_known.data();
  }

  template <typename Number>
  static Number merged(Operation operation, const Number& so_far, const Number& next) {
    if (operation == Operation::sum) return so_far + next;
    return (operation == Operation::smallest) == (next < so_far) && next != so_far ? next : so_far;
  }

  const BatchProgram& program_;
  std::vector<Register>& registers_;
  const std::vector<Window>& windows_;
  const Loops& loops_;
};

}  // namespace

void reserve(const Instruction& instruction, Register& made, std::size_t rows) {
  if (instruction.operation == Operation::column) return;
  switch (instruction.form) {
    case Form::number: made.own_numbers.assign(rows, instruction.operation == Operation::constant ? instruction.across : 0); break;
    case Form::exact: made.own_exact.assign(rows, instruction.operation == Operation::constant ? instruction.constant : Decimal()); break;
    case Form::text: made.own_codes.assign(rows, -1); break;
    case Form::truth: made.own_bytes.assign(rows, instruction.operation == Operation::constant ? static_cast<std::uint8_t>(instruction.across) : std::uint8_t{0}); break;
  }
  if (instruction.may_be_null) made.own_known.assign(rows, 1);
  if (!made.own_numbers.empty()) made.numbers = made.own_numbers.data();
  if (!made.own_exact.empty()) made.exact = made.own_exact.data();
  if (!made.own_codes.empty()) made.codes = made.own_codes.data();
  if (!made.own_bytes.empty()) made.truths = made.own_bytes.data();
}

void run(const BatchProgram& program, std::vector<Register>& registers, const std::vector<Window>& windows) { Run(program, registers, windows).all(); }

}  // namespace reprise::feel::batch
