// Decision tables of the interval evaluation: which rows may hit and which surely do, and what the policy makes of that.
#include <algorithm>

#include "engine/interval_evaluation.h"
#include "rulepack/table_check.h"

namespace reprise::engine {

using feel::HitPolicy;
using feel::Value;

struct IntervalEvaluation::TableRun {
  const rulepack::Table& table;
  const Frame& frame;
  std::vector<AbstractValue> inputs;
  std::vector<std::size_t> possible;  ///< rows that may hit, in order
  std::vector<bool> certain;          ///< beside them: the row surely hits
  bool open = false;                  ///< a missing fact decides about some row: the result is tainted whatever it is

  [[nodiscard]] bool some_certain() const { return std::ranges::find(certain, true) != certain.end(); }
};

namespace {

/// A set that surely holds every value of the input.
rulepack::ValueSet set_of(const AbstractValue& value, bool counts) {
  using rulepack::Cut;
  using rulepack::ValueSet;
  ValueSet set = ValueSet::everything();
  if (value.is_settled()) {
    const ValueSet one = ValueSet::of(value.value);
    if (one.readable) set = one;
  } else if (value.kind == AbstractValue::Kind::number) {
    set = {};
    set.numbers.add({value.low ? Cut::before(*value.low) : Cut::below_all(), value.high ? Cut::after(*value.high) : Cut::above_all()});
  } else if (value.kind == AbstractValue::Kind::truth) {
    set = {};
    set.holds_true = value.truths.can_true;
    set.holds_false = value.truths.can_false;
    set.holds_null = value.truths.can_null;
  }
  return counts ? rulepack::only_counts(set) : set;
}

rulepack::Region region_of(const rulepack::Table& table, const rulepack::TableRow& row) {
  rulepack::Region region;
  for (std::size_t input = 0; input < row.when.size(); ++input) {
    region.push_back(rulepack::set_of_cell(row.when[input] ? &*row.when[input] : nullptr, table.inputs[input].counts));
  }
  return region;
}

bool is_same(const AbstractValue& left, const AbstractValue& right) {
  return left.is_settled() && right.is_settled() && feel::equal(left.value, right.value).is_true();
}

bool is_written_null(const AbstractValue& value) { return value.is_settled() && value.value.is_null(); }

}  // namespace

Truths IntervalEvaluation::test_in(const Frame& frame, const feel::UnaryTests& tests, const AbstractValue& input) {
  return test({tests.syntax(), &frame, &input}, tests.syntax().root, input);
}

/// False when an input may be none of its allowed values, which makes the result null.
bool IntervalEvaluation::take_inputs(TableRun& run) {
  for (const rulepack::InputColumn& column : run.table.inputs) {
    run.inputs.push_back(walk({column.value.syntax(), &run.frame, nullptr}, column.value.syntax().root));
    if (column.allowed && !test_in(run.frame, *column.allowed, run.inputs.back()).only_true()) return false;
  }
  return true;
}

void IntervalEvaluation::find_rows(TableRun& run) {
  for (std::size_t row = 0; row < run.table.rows.size(); ++row) {
    Truths hits{true, false, false};
    const auto& when = run.table.rows[row].when;
    for (std::size_t input = 0; input < when.size(); ++input) {
      if (when[input]) hits = conjunction(hits, test_in(run.frame, *when[input], run.inputs[input]));
    }
    // Null and nothing else is a value without a comparison, not a missing fact: such a row does not hit.
    run.open = run.open || (hits.can_null && (hits.can_true || hits.can_false));
    if (!hits.can_true) continue;
    run.possible.push_back(row);
    run.certain.push_back(hits.only_true());
    if (run.certain.back() && run.table.policy == HitPolicy::first) return;
  }
}

AbstractValue IntervalEvaluation::table_result(const TableRun& run, const std::vector<const feel::Expression*>& results) {
  std::vector<AbstractValue> values;
  for (std::size_t output = 0; output < results.size(); ++output) {
    const feel::Expression* result = results[output];
    values.push_back(result == nullptr ? AbstractValue::settled(Value()) : walk({result->syntax(), &run.frame, nullptr}, result->syntax().root));
    const auto& allowed = run.table.outputs[output].allowed;
    if (allowed && !is_written_null(values.back()) && !test_in(run.frame, *allowed, values.back()).only_true()) return AbstractValue::any();
  }
  if (values.size() == 1) return values.front();
  feel::Context context;
  for (std::size_t output = 0; output < values.size(); ++output) {
    if (!values[output].is_settled()) return AbstractValue::any();
    context.set(run.table.outputs[output].name, values[output].value);
  }
  return AbstractValue::settled(Value::context(std::move(context)));
}

AbstractValue IntervalEvaluation::row_result(const TableRun& run, std::size_t row) {
  std::vector<const feel::Expression*> results;
  for (const feel::Expression& result : run.table.rows[row].then) results.push_back(&result);
  return table_result(run, results);
}

AbstractValue IntervalEvaluation::fallback(const TableRun& run) {
  if (!run.table.has_default()) return AbstractValue::settled(Value());
  std::vector<const feel::Expression*> results;
  for (const rulepack::OutputColumn& output : run.table.outputs) results.push_back(output.otherwise ? &*output.otherwise : nullptr);
  return table_result(run, results);
}

/// Whether the inputs may lie where no row hits. Rows that are only possible can cover them together.
bool IntervalEvaluation::may_miss(const TableRun& run) {
  if (run.some_certain()) return false;
  rulepack::Region inputs;
  for (std::size_t input = 0; input < run.inputs.size(); ++input) inputs.push_back(set_of(run.inputs[input], run.table.inputs[input].counts));
  std::vector<rulepack::Region> rows;
  for (const std::size_t row : run.possible) rows.push_back(region_of(run.table, run.table.rows[row]));
  return !rulepack::surely_covers(rows, inputs);
}

/// Whether two rows may hit at once and make the result null: any two under UNIQUE, two that differ under ANY.
bool IntervalEvaluation::may_conflict(const TableRun& run, const std::vector<AbstractValue>& results) {
  const HitPolicy policy = run.table.policy;
  if (policy != HitPolicy::unique && policy != HitPolicy::any) return false;
  rulepack::Region inputs;
  for (std::size_t input = 0; input < run.inputs.size(); ++input) inputs.push_back(set_of(run.inputs[input], run.table.inputs[input].counts));
  std::vector<rulepack::Region> rows;
  for (const std::size_t row : run.possible) rows.push_back(region_of(run.table, run.table.rows[row]));
  for (std::size_t second = 1; second < rows.size(); ++second) {
    for (std::size_t first = 0; first < second; ++first) {
      if (policy == HitPolicy::any && is_same(results[first], results[second])) continue;
      if (++steps_ > kMostSteps || !rulepack::surely_apart(rows[first], rows[second], inputs)) return true;
    }
  }
  return false;
}

AbstractValue IntervalEvaluation::single_hit(const TableRun& run, const std::vector<AbstractValue>& results) {
  if (may_conflict(run, results)) return AbstractValue::any();
  std::optional<AbstractValue> all;
  for (const AbstractValue& result : results) all = all ? hull(*all, result) : result;
  if (may_miss(run)) all = all ? hull(*all, fallback(run)) : fallback(run);
  return all.value_or(AbstractValue::any());
}

AbstractValue IntervalEvaluation::collected(const TableRun& run, const std::vector<AbstractValue>& results) {
  const auto surely = static_cast<std::int64_t>(std::ranges::count(run.certain, true));
  if (run.table.policy == HitPolicy::collect_count) {
    return AbstractValue::number(scalar::Decimal(surely), scalar::Decimal(static_cast<std::int64_t>(results.size())));
  }
  if (results.empty()) return fallback(run);
  if (surely == 0) return AbstractValue::any();  // no row may hit, and of none there is no list
  std::vector<AbstractItem> items;
  for (std::size_t at = 0; at < results.size(); ++at) items.push_back({results[at], run.certain[at]});
  switch (run.table.policy) {
    case HitPolicy::collect:
    case HitPolicy::rule_order: return AbstractValue::list(std::move(items));
    case HitPolicy::collect_sum: return aggregate("sum", items).value_or(AbstractValue::any());
    case HitPolicy::collect_min: return aggregate("min", items).value_or(AbstractValue::any());
    case HitPolicy::collect_max: return aggregate("max", items).value_or(AbstractValue::any());
    default: return items.size() == 1 ? AbstractValue::list(std::move(items)) : AbstractValue::any();  // whose order is open
  }
}

AbstractValue IntervalEvaluation::table(const rulepack::Table& table, const Frame& frame) {
  TableRun run{table, frame, {}, {}, {}};
  if (!take_inputs(run)) return AbstractValue::any();
  find_rows(run);
  if (run.open) return AbstractValue::any();
  std::vector<AbstractValue> results;
  for (const std::size_t row : run.possible) results.push_back(row_result(run, row));
  switch (table.policy) {
    case HitPolicy::unique:
    case HitPolicy::any:
    case HitPolicy::priority:
    case HitPolicy::first: return single_hit(run, results);
    default: return collected(run, results);
  }
}

}  // namespace reprise::engine
