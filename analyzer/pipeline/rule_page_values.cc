// Rows of scales as sets of values.
#include "pipeline/rule_pages.h"
#include "rulepack/value_set.h"

namespace reprise::pipeline {
namespace {

using assessment::NumberRange;
using rulepack::Cut;

NumberRange range_of(const rulepack::Interval& interval) {
  NumberRange range;
  if (interval.low.where == Cut::Where::at_number) {
    range.low = interval.low.number;
    range.low_included = !interval.low.behind;
  }
  if (interval.high.where == Cut::Where::at_number) {
    range.high = interval.high.number;
    range.high_included = interval.high.behind;
  }
  return range;
}

}  // namespace

assessment::TakenValues taken_by(const feel::UnaryTests& tests) {
  const rulepack::ValueSet set = rulepack::values_of(tests);
  assessment::TakenValues taken;
  taken.anything = set.readable && set.is_everything();
  if (taken.anything || !set.readable || set.others || !set.days.empty() || !set.months.empty() || !set.seconds.empty()) {
    taken.sayable = taken.anything;
    return taken;
  }
  taken.sayable = true;
  for (const rulepack::Interval& interval : set.numbers.intervals()) taken.numbers.push_back(range_of(interval));
  taken.words.assign(set.words.words.begin(), set.words.words.end());
  taken.all_but_words = set.words.all_but;
  taken.yes = set.holds_true;
  taken.no = set.holds_false;
  taken.nothing = set.holds_null;
  return taken;
}

}  // namespace reprise::pipeline
