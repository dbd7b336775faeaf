#include "rulepack/scale_check.h"

#include "rulepack/table_check.h"
#include "rulepack/value_set.h"

namespace reprise::rulepack {
namespace {

constexpr const char* kValue = "value";  // what a scale judges, by its key in the rule

/// What no row takes, in the kinds of values that the rows speak of; empty when nothing is left or nothing can be said.
ValueSet gaps(const ValueSet& covered, bool counts) {
  if (covered.is_everything() || !covered.words.empty()) return {};
  const ValueSet asked = covered.of_same_kinds();
  return counts ? only_counts(asked).without(only_counts(covered)) : asked.without(covered);
}

bool takes_all(const ValueSet& covered) { return covered.is_everything() || (!covered.empty() && covered.contains(covered.of_same_kinds())); }

bool only_words(const ValueSet& covered) {
  ValueSet rest = covered;
  rest.words = {};
  return rest.empty() && !covered.words.empty() && !covered.words.all_but;
}

class ScaleCheck {
 public:
  explicit ScaleCheck(bool counts) : counts_(counts) {}

  void row(const CheckedRow& row) {
    ValueSet set = values_of(*row.when);
    const bool is_everything = set.is_everything();
    const base::Text text = is_everything ? base::Text("toutes les valeurs", "every value") : base::Text::same(row.when->text());
    if (!set.readable) {
      opaque_ = true;
      if (takes_all(covered_)) diagnostics_.add(base::diagnose("rule-scale-dead-row", row.place, {{"row", text}}));
      return;
    }
    if (!is_everything) set.holds_null = false;  // null has a row of its own
    const ValueSet twice = set.common(covered_);
    if (set.empty()) {
      diagnostics_.add(base::diagnose("rule-scale-empty-row", row.place, {{"row", text}}));
    } else if (is_everything ? takes_all(covered_) : covered_.contains(set)) {
      diagnostics_.add(base::diagnose("rule-scale-dead-row", row.place, {{"row", text}}));
    } else if (!is_everything && !twice.empty()) {
      diagnostics_.add(base::diagnose("rule-scale-overlap", row.place, {{"row", text}, {"values", twice.to_string()}}));
    }
    covered_.add(set);
  }

  base::Diagnostics finish(const base::Place& place) {
    if (opaque_) return std::move(diagnostics_);
    if (const ValueSet left = gaps(covered_, counts_); !left.empty()) {
      diagnostics_.add(base::diagnose("rule-scale-gap", place, {{"values", left.said_of(kValue, counts_)}}));
    }
    if (only_words(covered_)) diagnostics_.add(base::diagnose("rule-scale-open", place));
    return std::move(diagnostics_);
  }

 private:
  ValueSet covered_;
  bool counts_;
  bool opaque_ = false;
  base::Diagnostics diagnostics_;
};

}  // namespace

base::Diagnostics check_scale(const std::vector<CheckedRow>& rows, const std::string& unit, const base::Place& place) {
  ScaleCheck check(unit == "count");
  for (const CheckedRow& row : rows) {
    if (!is_null_test(*row.when)) check.row(row);
  }
  return check.finish(place);
}

}  // namespace reprise::rulepack
