#include <algorithm>

#include "limits.h"

namespace reprise::benchmark {
namespace {

struct Tagged {
  enum class Kind : std::uint8_t { null, truth, number, text } kind = Kind::null;
  union {
    double number = 0;
    int text;
    bool truth;
  };
  static Tagged of(double value) {
    Tagged tagged;
    tagged.kind = Kind::number;
    tagged.number = value;
    return tagged;
  }
  static Tagged of_text(int code) {
    Tagged tagged;
    tagged.kind = Kind::text;
    tagged.text = code;
    return tagged;
  }
  static Tagged of_truth(bool value) {
    Tagged tagged;
    tagged.kind = Kind::truth;
    tagged.truth = value;
    return tagged;
  }
  [[nodiscard]] bool is(bool value) const { return kind == Kind::truth && truth == value; }
};
using Kind = Tagged::Kind;

class Walk {
 public:
  explicit Walk(const Association& association) : association_(association) {}

  Tagged value(const Step& step) {
    switch (step.operation) {
      case Operation::number: return Tagged::of(step.number);
      case Operation::text: return Tagged::of_text(step.codes[0]);
      case Operation::number_column: return Tagged::of(association_.numbers[step.column]);
      case Operation::text_column: return Tagged::of_text(association_.texts[step.column]);
      case Operation::service_number: return Tagged::of(service_->numbers[step.column]);
      case Operation::service_type: return Tagged::of_text(service_->type);
      case Operation::add:
      case Operation::subtract:
      case Operation::multiply:
      case Operation::divide: return arithmetic(step.operation, value(step.parts[0]), value(step.parts[1]));
      case Operation::less:
      case Operation::less_equal:
      case Operation::greater:
      case Operation::greater_equal: return ordered(step.operation, value(step.parts[0]), value(step.parts[1]));
      case Operation::equal: return equal(value(step.parts[0]), value(step.parts[1]));
      case Operation::both: return joined(step, false);
      case Operation::either: return joined(step, true);
      case Operation::choose: return value(step.parts[value(step.parts[0]).is(true) ? 1 : 2]);
      case Operation::among: return among(step, value(step.parts[0]));
      case Operation::some: return Tagged::of_truth(any(step.parts[0], true));
      case Operation::every: return Tagged::of_truth(!any(step.parts[0], false));
      case Operation::matching: return matching(step.parts[0]);
      case Operation::services: return Tagged::of(static_cast<double>(association_.services.size()));
      case Operation::total: return total(step.column);
    }
    return {};
  }

 private:
  static Tagged arithmetic(Operation operation, Tagged left, Tagged right) {
    if (left.kind != Kind::number || right.kind != Kind::number) return {};
    switch (operation) {
      case Operation::add: return Tagged::of(left.number + right.number);
      case Operation::subtract: return Tagged::of(left.number - right.number);
      case Operation::multiply: return Tagged::of(left.number * right.number);
      default: return right.number == 0 ? Tagged() : Tagged::of(left.number / right.number);
    }
  }

  static Tagged ordered(Operation operation, Tagged left, Tagged right) {
    if (left.kind != Kind::number || right.kind != Kind::number) return {};
    switch (operation) {
      case Operation::less: return Tagged::of_truth(left.number < right.number);
      case Operation::less_equal: return Tagged::of_truth(left.number <= right.number);
      case Operation::greater: return Tagged::of_truth(left.number > right.number);
      default: return Tagged::of_truth(left.number >= right.number);
    }
  }

  static Tagged equal(Tagged left, Tagged right) {
    if (left.kind != right.kind) return left.kind == Kind::null || right.kind == Kind::null ? Tagged::of_truth(false) : Tagged();
    return Tagged::of_truth(left.kind == Kind::text ? left.text == right.text : left.number == right.number);
  }

  /// `and` ends at false, `or` at true; what is no truth makes the rest null.
  Tagged joined(const Step& step, bool ends) {
    const Tagged left = value(step.parts[0]);
    if (left.is(ends)) return left;
    const Tagged right = value(step.parts[1]);
    if (right.is(ends)) return right;
    return left.kind == Kind::truth && right.kind == Kind::truth ? right : Tagged();
  }

  static Tagged among(const Step& step, Tagged text) {
    if (text.kind != Kind::text) return {};
    for (const int code : step.codes) {
      if (code == text.text) return Tagged::of_truth(true);
    }
    return Tagged::of_truth(false);
  }

  bool any(const Step& condition, bool wanted) {
    for (const Service& service : association_.services) {
      service_ = &service;
      if (value(condition).is(true) == wanted) return true;
    }
    return false;
  }

  Tagged matching(const Step& condition) {
    double count = 0;
    for (const Service& service : association_.services) {
      service_ = &service;
      count += value(condition).is(true) ? 1 : 0;
    }
    return Tagged::of(count);
  }

  Tagged total(std::size_t column) const {
    double sum = 0;
    for (const Service& service : association_.services) sum += service.numbers[column];
    return Tagged::of(sum);
  }

  const Association& association_;
  const Service* service_ = nullptr;
};

}  // namespace

void score_by_walk(std::span<const Step> rules, const Rows& rows, std::span<double> scores) {
  std::ranges::transform(rows.associations, scores.begin(), [&](const Association& association) {
    double score = 0;
    for (const Step& rule : rules) score += Walk(association).value(rule).number;
    return score;
  });
}

}  // namespace reprise::benchmark
