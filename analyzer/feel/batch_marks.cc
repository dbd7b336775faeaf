// What each result depends on: one byte a row, united as the evaluator unites marks.
#include <algorithm>

#include "feel/batch_run.h"

namespace reprise::feel::batch {
namespace {

using Bytes = const std::uint8_t*;

std::uint8_t at(Bytes bytes, std::size_t row) { return bytes == nullptr ? std::uint8_t{0} : bytes[row]; }

struct Marked {
  const std::vector<std::uint8_t>* operator()(const Columns::Dates& dates) const { return &dates.days.marked; }
  const std::vector<std::uint8_t>* operator()(const Columns::Contexts&) const { return nullptr; }
  const std::vector<std::uint8_t>* operator()(const auto& values) const { return &values.marked; }
};

class Uniting {
 public:
  Uniting(const Run& run, const Instruction& instruction, Register& out)
      : run_(run), instruction_(instruction), out_(out), count_(run.windows[instruction.table].count) {}

  void work_out() {
    unite();
    const bool gathers = instruction_.operation == Operation::expand || instruction_.operation == Operation::relate;
    if (instruction_.form == Form::truth && out_.marks != nullptr && !gathers) settle();
  }

 private:
  void unite() {
    switch (instruction_.operation) {
      case Operation::constant:
      case Operation::expand:
      case Operation::relate: return;  // with what they gather
      case Operation::column: return shown(column(), run_.windows[instruction_.table].first);
      case Operation::status: return shown(&std::get<Columns::Lists>(*instruction_.content).marked, run_.windows[0].first);
      case Operation::pick: return pick();
      case Operation::nth: return nth();
      case Operation::both: return decided(0);
      case Operation::either: return decided(1);
      case Operation::choose: return chosen();
      case Operation::some:
      case Operation::every: return quantified();
      case Operation::collect:
      case Operation::sum:
      case Operation::smallest:
      case Operation::largest: return gathered(of(instruction_.left).marks);
      case Operation::count_true:
      case Operation::count_items: return gathered(nullptr);
      default: return united();
    }
  }

  /// Three-valued logic where a value that depends on a marked one counts as null.
  void settle() {
    switch (instruction_.operation) {
      case Operation::both: run_.loops.both(settled_of(instruction_.left), settled_of(instruction_.right), out_.own_settled.data(), count_); break;
      case Operation::either: run_.loops.either(settled_of(instruction_.left), settled_of(instruction_.right), out_.own_settled.data(), count_); break;
      case Operation::negate: run_.loops.negate(settled_of(instruction_.left), out_.own_settled.data(), count_); break;
      case Operation::choose: settle_choice(); break;
      case Operation::some:
      case Operation::every: break;  // with its marks
      default:
        for (std::size_t row = 0; row < count_; ++row) out_.own_settled[row] = is_open(out_.marks, row) ? std::uint8_t{2} : out_.truths[row];
    }
    out_.settled = out_.own_settled.data();
    if (out_.marks == out_.own_marks.data()) tell_doubts();
  }

  void tell_doubts() {
    for (std::size_t row = 0; row < count_; ++row) {
      const bool differs = out_.own_settled[row] != 2 && out_.own_settled[row] != out_.truths[row];
      if (differs) out_.own_marks[row] |= Batch::kDoubtful;
    }
  }

  void settle_choice() {
    const Bytes condition = settled_of(instruction_.third);
    const Bytes then = settled_of(instruction_.left);
    const Bytes otherwise = settled_of(instruction_.right);
    for (std::size_t row = 0; row < count_; ++row) {
      const bool open = is_open(of(instruction_.third).marks, row);
      out_.own_settled[row] = open ? std::uint8_t{2} : condition[row] == 1 ? then[row] : otherwise[row];
    }
  }

  void settle_quantifier() {
    const Bytes items = settled_of(instruction_.left);
    const Bytes list = marks_of(instruction_.third);
    const std::uint32_t* starts = run_.starts(instruction_.list);
    const std::uint8_t deciding = instruction_.operation == Operation::some ? 1 : 0;
    for (std::size_t row = 0; row < count_; ++row) {
      auto all = static_cast<std::uint8_t>(1 - deciding);  // what decides nothing; 2 is larger than either
      for (std::size_t item = starts[row]; item < starts[row + 1]; ++item) {
        if (kept() != nullptr && kept()[item] != 1) continue;
        if (all == deciding || items[item] == deciding) all = deciding;
        else all = std::max(all, items[item]);
      }
      out_.own_settled[row] = is_open(list, row) ? std::uint8_t{2} : all;
    }
  }

  [[nodiscard]] static bool is_open(Bytes marks, std::size_t row) { return (at(marks, row) & Batch::kOpen) != 0; }
  [[nodiscard]] Bytes settled_of(RegisterIndex index) const { return of(index).settled != nullptr ? of(index).settled : of(index).truths; }
  [[nodiscard]] const Register& of(RegisterIndex index) const { return run_.of(index); }
  [[nodiscard]] Bytes marks_of(RegisterIndex index) const { return index == kNone ? nullptr : of(index).marks; }
  [[nodiscard]] Bytes kept() const { return instruction_.right == kNone ? nullptr : of(instruction_.right).truths; }

  [[nodiscard]] const std::vector<std::uint8_t>* column() const { return std::visit(Marked(), *instruction_.content); }

  void shown(const std::vector<std::uint8_t>* marked, std::size_t first) {
    out_.marks = marked == nullptr || marked->empty() ? nullptr : marked->data() + first;
  }

  [[nodiscard]] static std::uint8_t with_openness(int marks, bool open) {
    return static_cast<std::uint8_t>((marks & ~Batch::kOpen) | (open ? Batch::kOpen : 0));
  }

  void put(std::size_t row, std::uint8_t marks) { out_.own_marks[row] = marks; }
  void done() { out_.marks = out_.own_marks.data(); }

  void united() {
    Bytes all = nullptr;
    for (const RegisterIndex operand : {instruction_.left, instruction_.right, instruction_.third}) {
      const Bytes more = marks_of(operand);
      if (more == nullptr || more == all) continue;
      if (all != nullptr) {
        for (std::size_t row = 0; row < count_; ++row) put(row, all[row] | more[row]);
        all = out_.own_marks.data();
      } else {
        all = more;
      }
    }
    out_.marks = all;
  }

  void pick() {
    const std::int32_t* codes = of(instruction_.left).codes;
    const Bytes which = marks_of(instruction_.left);
    const auto* marked = column();
    const Bytes inside = marked == nullptr || marked->empty() ? nullptr : marked->data();
    for (std::size_t row = 0; row < count_; ++row) {
      std::uint8_t marks = at(which, row);
      if (codes[row] >= 0 && inside != nullptr) marks |= inside[codes[row]];
      if (instruction_.lacks && at(out_.known, row) == 0) marks |= Batch::kLacking;
      put(row, marks);
    }
    done();
  }

  void nth() {
    const Bytes status = marks_of(instruction_.third);
    const Bytes there = instruction_.third == kNone ? nullptr : of(instruction_.third).truths;
    for (std::size_t row = 0; row < count_; ++row) {
      const bool lacks = out_.codes[row] < 0 && at(there, row) != 2;
      put(row, static_cast<std::uint8_t>(at(status, row) | (lacks ? Batch::kLacking : 0)));
    }
    done();
  }

  /// What decides alone decides with its own marks only; what is open stays so unless the other side decides without it.
  void decided(std::uint8_t deciding) {
    const Register& left = of(instruction_.left);
    const Register& right = of(instruction_.right);
    const Bytes one_settled = settled_of(instruction_.left);
    const Bytes other_settled = settled_of(instruction_.right);
    for (std::size_t row = 0; row < count_; ++row) {
      const std::uint8_t one = at(left.marks, row);
      const std::uint8_t other = at(right.marks, row);
      const std::uint8_t marks = left.truths[row] == deciding ? one : right.truths[row] == deciding ? other : one | other;
      const bool settles = one_settled[row] == deciding || other_settled[row] == deciding;
      put(row, with_openness(marks, !settles && ((one | other) & Batch::kOpen) != 0));
    }
    done();
  }

  void chosen() {
    const Register& condition = of(instruction_.third);
    const Bytes settled = settled_of(instruction_.third);
    const Bytes then = marks_of(instruction_.left);
    const Bytes otherwise = marks_of(instruction_.right);
    for (std::size_t row = 0; row < count_; ++row) {
      const std::uint8_t decides = at(condition.marks, row);
      const bool open = (decides & Batch::kOpen) != 0 || is_open(settled[row] == 1 ? then : otherwise, row);
      put(row, with_openness(decides | (condition.truths[row] == 1 ? at(then, row) : at(otherwise, row)), open));
    }
    done();
  }

  /// Those of the list and of every item in it.
  void gathered(Bytes items) {
    const std::uint32_t* starts = run_.starts(instruction_.list);
    const Bytes status = marks_of(instruction_.third);
    const Bytes kept_items = items == nullptr ? nullptr : kept();
    for (std::size_t row = 0; row < count_; ++row) {
      std::uint8_t marks = at(status, row);
      for (std::size_t item = starts[row]; items != nullptr && item < starts[row + 1]; ++item) {
        if (kept_items == nullptr || kept_items[item] == 1) marks |= items[item];
      }
      put(row, marks);
    }
    done();
  }

  /// The first item that decides does so with its own marks, unless one is null.
  void quantified() {
    gathered(of(instruction_.left).marks);
    settle_quantifier();
    const Register& items = of(instruction_.left);
    const std::uint32_t* starts = run_.starts(instruction_.list);
    const std::uint8_t deciding = instruction_.operation == Operation::some ? 1 : 0;
    for (std::size_t row = 0; row < count_; ++row) {
      const bool open = is_open(out_.own_marks.data(), row) && out_.own_settled[row] == 2;
      put(row, with_openness(out_.own_marks[row], open));
      if (out_.truths[row] != deciding) continue;
      std::size_t item = starts[row];
      while (item < starts[row + 1] && (items.truths[item] != deciding || (kept() != nullptr && kept()[item] != 1))) ++item;
      if (item < starts[row + 1]) put(row, with_openness(at(items.marks, item), open));
    }
  }

  const Run& run_;
  const Instruction& instruction_;
  Register& out_;
  const std::size_t count_;
};

}  // namespace

void unite_marks(const Run& run, const Instruction& instruction, Register& out) { Uniting(run, instruction, out).work_out(); }

}  // namespace reprise::feel::batch
