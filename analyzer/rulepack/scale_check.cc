#include "rulepack/scale_check.h"

#include "rulepack/value_set.h"

namespace reprise::rulepack {
namespace {

/// What no row takes, in the kind of values that the rows speak of; empty when nothing is left or nothing can be said.
std::string gaps(const ValueSet& covered, const std::string& unit) {
  if (covered.everything || !covered.readable) return {};
  const bool numbers = !covered.numbers.empty();
  const bool words = !covered.words.empty();
  if (numbers && !words && !covered.has_truths()) {
    const bool counts = unit == "count";
    NumberSet asked;
    asked.add({counts ? Cut::before(scalar::Decimal(0)) : Cut::below_all(), Cut::above_all()});
    const NumberSet uncovered = asked.without(covered.numbers);
    NumberSet left;
    for (const Interval& gap : uncovered.intervals()) {
      if (!counts || holds_integer(gap)) left.add(gap);
    }
    return left.to_string();
  }
  if (covered.has_truths() && !numbers && !words) return !covered.holds_true ? "true" : !covered.holds_false ? "false" : "";
  return {};
}

bool takes_all(const ValueSet& covered) {
  if (covered.everything) return true;
  if (!covered.numbers.empty()) return NumberSet::all().without(covered.numbers).empty();
  return covered.holds_true && covered.holds_false;
}

bool only_words(const ValueSet& covered) {
  return covered.readable && !covered.everything && covered.numbers.empty() && !covered.has_truths() && !covered.words.empty() && !covered.words.all_but;
}

class ScaleCheck {
 public:
  void row(const CheckedRow& row) {
    const ValueSet set = values_of(*row.when);
    const base::Text text = set.everything ? base::Text("toutes les valeurs", "every value") : base::Text::same(row.when->text());
    if (!set.readable) {
      opaque_ = true;
      if (takes_all(covered_)) diagnostics_.add(base::diagnose("rule-scale-dead-row", row.place, {{"row", text}}));
      return;
    }
    if (set.empty()) {
      diagnostics_.add(base::diagnose("rule-scale-empty-row", row.place, {{"row", text}}));
    } else if (set.everything ? takes_all(covered_) : covered_.contains(set)) {
      diagnostics_.add(base::diagnose("rule-scale-dead-row", row.place, {{"row", text}}));
    } else if (const NumberSet twice = set.numbers.common(covered_.numbers); !twice.empty()) {
      diagnostics_.add(base::diagnose("rule-scale-overlap", row.place, {{"row", text}, {"values", twice.to_string()}}));
    }
    covered_.add(set);
  }

  base::Diagnostics finish(const std::string& unit, const base::Place& place) {
    if (opaque_) return std::move(diagnostics_);
    if (const std::string left = gaps(covered_, unit); !left.empty()) diagnostics_.add(base::diagnose("rule-scale-gap", place, {{"values", left}}));
    if (only_words(covered_)) diagnostics_.add(base::diagnose("rule-scale-open", place));
    return std::move(diagnostics_);
  }

 private:
  ValueSet covered_;
  bool opaque_ = false;
  base::Diagnostics diagnostics_;
};

}  // namespace

base::Diagnostics check_scale(const std::vector<CheckedRow>& rows, const std::string& unit, const base::Place& place) {
  ScaleCheck check;
  for (const CheckedRow& row : rows) {
    if (!is_null_test(*row.when)) check.row(row);
  }
  return check.finish(unit, place);
}

}  // namespace reprise::rulepack
