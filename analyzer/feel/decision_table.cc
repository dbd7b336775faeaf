#include "feel/decision_table.h"

#include <algorithm>
#include <array>

#include "feel/comparison.h"
#include "feel/reasons.h"
#include "feel/recording.h"

namespace reprise::feel {
namespace {

struct Domain {
  std::string name;
  std::optional<UnaryTests> allowed;
};

struct Output {
  std::string name;
  std::optional<Expression> default_value;
  std::optional<UnaryTests> allowed;
  std::optional<Expression> order;  ///< the allowed values as a list, where the policy goes by it
};

struct Row {
  std::vector<std::optional<UnaryTests>> tests;  ///< empty: any input
  std::vector<std::optional<Expression>> results;
};

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool wants_values(HitPolicy policy) { return policy == HitPolicy::priority || policy == HitPolicy::output_order; }

bool aggregates(HitPolicy policy) {
  return policy == HitPolicy::collect_sum || policy == HitPolicy::collect_min || policy == HitPolicy::collect_max;
}

/// Collects what is wrong with any cell.
template <typename Compiled>
std::optional<Compiled> compile_cell(const TableCell& cell, const Names& names, base::Diagnostics& diagnostics) {
  if (is_blank(cell.text)) return std::nullopt;
  auto compiled = Compiled::compile(cell.text, names, cell.origin);
  diagnostics.add(std::move(compiled.diagnostics));
  return std::move(compiled.value);
}

/// `"high", "low"` as the list of them.
std::optional<Expression> compile_order(const TableCell& values, const Names& names, base::Diagnostics& diagnostics) {
  const Origin& origin = values.origin;
  // The list is written without its brackets: places move by one.
  const Origin inside = origin ? Origin([origin](base::Span span) { return origin({span.begin - 1, span.end - 1}); }) : origin;
  return compile_cell<Expression>({"[" + values.text + "]", inside}, names, diagnostics);
}

base::Diagnostic misshapen(const TableCell& cell, std::string_view english, std::string_view french) {
  const base::Place place = cell.origin ? cell.origin({0, 0}) : base::Place{};
  return base::diagnose("feel-table", place, {{"problem", base::Text{std::string(french), std::string(english)}}});
}

}  // namespace

struct DecisionTable::Compiled {
  HitPolicy policy = HitPolicy::unique;
  std::vector<Expression> inputs;
  std::vector<Domain> domains;
  std::vector<Output> outputs;
  std::vector<Row> rows;
};

std::optional<HitPolicy> parse_hit_policy(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, HitPolicy>, 23> kPolicies = {{{"U", HitPolicy::unique},
                                                                                {"UNIQUE", HitPolicy::unique},
                                                                                {"A", HitPolicy::any},
                                                                                {"ANY", HitPolicy::any},
                                                                                {"P", HitPolicy::priority},
                                                                                {"PRIORITY", HitPolicy::priority},
                                                                                {"F", HitPolicy::first},
                                                                                {"FIRST", HitPolicy::first},
                                                                                {"R", HitPolicy::rule_order},
                                                                                {"RULE ORDER", HitPolicy::rule_order},
                                                                                {"O", HitPolicy::output_order},
                                                                                {"OUTPUT ORDER", HitPolicy::output_order},
                                                                                {"C", HitPolicy::collect},
                                                                                {"COLLECT", HitPolicy::collect},
                                                                                {"C+", HitPolicy::collect_sum},
                                                                                {"COLLECT SUM", HitPolicy::collect_sum},
                                                                                {"C<", HitPolicy::collect_min},
                                                                                {"COLLECT MIN", HitPolicy::collect_min},
                                                                                {"C>", HitPolicy::collect_max},
                                                                                {"COLLECT MAX", HitPolicy::collect_max},
                                                                                {"C#", HitPolicy::collect_count},
                                                                                {"COLLECT COUNT", HitPolicy::collect_count},
                                                                                {"COUNT", HitPolicy::collect_count}}};
  for (const auto& [name, policy] : kPolicies) {
    if (name == text) return policy;
  }
  return std::nullopt;
}

base::Checked<DecisionTable> DecisionTable::compile(const TableText& text, const Names& names) {
  base::Checked<DecisionTable> result;
  auto compiled = std::make_shared<Compiled>();
  compiled->policy = text.policy;
  for (const TableCell& cell : text.inputs) {
    if (auto input = compile_cell<Expression>(cell, names, result.diagnostics)) compiled->inputs.push_back(std::move(*input));
  }
  for (const TableDomain& domain : text.domains) {
    compiled->domains.push_back({domain.name, compile_cell<UnaryTests>(domain.values, names, result.diagnostics)});
  }
  if (!text.domains.empty() && text.domains.size() != text.inputs.size()) {
    result.diagnostics.add(misshapen({}, "allowed values are given for every input or none", "les valeurs admises sont données pour chaque entrée ou aucune"));
  }
  for (const TableOutput& output : text.outputs) {
    Output made{output.name, compile_cell<Expression>(output.default_value, names, result.diagnostics),
                compile_cell<UnaryTests>(output.values, names, result.diagnostics), std::nullopt};
    if (made.allowed && wants_values(text.policy)) made.order = compile_order(output.values, names, result.diagnostics);
    compiled->outputs.push_back(std::move(made));
  }
  const bool ordered = std::any_of(text.outputs.begin(), text.outputs.end(), [](const TableOutput& output) { return !is_blank(output.values.text); });
  if (wants_values(text.policy) && !ordered) {
    result.diagnostics.add(misshapen(text.outputs.empty() ? TableCell{} : text.outputs.front().values, "this hit policy needs the values of an output in order",
                                     "cette règle de choix demande les valeurs d’une sortie dans l’ordre"));
  }
  if (aggregates(text.policy) && text.outputs.size() != 1) {
    result.diagnostics.add(misshapen({}, "this hit policy takes one output", "cette règle de choix demande une seule sortie"));
  }
  for (const TableRow& row : text.rows) {
    if (row.tests.size() != text.inputs.size() || row.results.size() != text.outputs.size()) {
      const TableCell& place = row.tests.empty() ? (row.results.empty() ? TableCell{} : row.results.front()) : row.tests.front();
      result.diagnostics.add(misshapen(place, "a row has one cell for each input and output", "une ligne a une cellule par entrée et par sortie"));
      continue;
    }
    Row made;
    for (const TableCell& cell : row.tests) made.tests.push_back(compile_cell<UnaryTests>(cell, names, result.diagnostics));
    for (const TableCell& cell : row.results) {
      const bool nothing = cell.text == "-";
      made.results.push_back(nothing ? std::nullopt : compile_cell<Expression>(cell, names, result.diagnostics));
    }
    compiled->rows.push_back(std::move(made));
  }
  if (!result.diagnostics.has_errors()) result.value = DecisionTable(std::move(compiled));
  return result;
}

namespace {

Value not_allowed(const std::string& name, const Value& value, const std::string& allowed) {
  const std::string said = name.empty() ? value.to_string() : name + " = " + value.to_string();
  return Value::null({"value-not-allowed",
                      {said + "\u202F: les valeurs admises sont " + allowed, said + ": the allowed values are " + allowed},
                      {}});
}

/// One evaluation of a table: which rows hit, and what their results come to.
class Run {
 public:
  Run(const std::vector<Expression>& inputs, const std::vector<Output>& outputs, const std::vector<Row>& rows, const Context& facts,
      const EvaluationLimits& limits, Recording* recording)
      : outputs_(outputs), rows_(rows), facts_(facts), limits_(limits), recording_(recording) {
    for (const Expression& input : inputs) inputs_.push_back(evaluate(input));
    undecided_.resize(inputs.size(), false);
  }

  /// The null for an input that is none of its allowed values; empty when all may be looked at.
  [[nodiscard]] std::optional<Value> refused(const std::vector<Domain>& domains) {
    for (std::size_t input = 0; input < domains.size(); ++input) {
      if (!domains[input].allowed) continue;
      const Value& value = inputs_[input];
      const Value matched = matches(*domains[input].allowed, value);
      if (value.is_null()) {
        undecided_[input] = !matched.is_true();
        continue;
      }
      marks_ = marks_.united(matched.marks());
      if (!matched.is_true()) return not_allowed(domains[input].name, value, domains[input].allowed->text());
    }
    return std::nullopt;
  }

  /// The null that a row hinged on though it is no allowed value: then nothing is decided.
  [[nodiscard]] std::optional<Value> undecided() const {
    return deciding_ ? std::optional(comparison::propagated(inputs_[*deciding_], {})) : std::nullopt;
  }

  void find_hits(bool first_only) {
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (!hits(rows_[row])) continue;
      hits_.push_back(row);
      if (first_only) return;
    }
  }

  [[nodiscard]] const std::vector<std::size_t>& found() const { return hits_; }
  [[nodiscard]] const Marks& marks() const { return marks_; }

  [[nodiscard]] Value result(std::size_t row) const {
    return combined([&](std::size_t output) { return allowed(output, evaluate(rows_[row].results[output])); });
  }

  [[nodiscard]] List results() const {
    List list;
    for (const std::size_t row : hits_) list.push_back(result(row));
    return list;
  }

  /// What no hit comes to.
  [[nodiscard]] Value fallback() const {
    const bool any = std::any_of(outputs_.begin(), outputs_.end(), [](const Output& output) { return output.default_value.has_value(); });
    if (!any && null_hinge_ && inputs_[*null_hinge_].reason() != nullptr) return inputs_[*null_hinge_].without_marks();  // the first cause
    if (!any) return reasons::null("no-row-hit", {});
    return combined([&](std::size_t output) { return allowed(output, evaluate(outputs_[output].default_value)); });
  }

  /// Orders the hits by their results' places among the outputs' values, the first output first.
  void order_by_values() {
    std::vector<std::pair<std::vector<std::size_t>, std::size_t>> ranked;
    for (const std::size_t row : hits_) {
      std::vector<std::size_t> ranks;
      for (std::size_t output = 0; output < outputs_.size(); ++output) ranks.push_back(rank(output, evaluate(rows_[row].results[output])));
      ranked.emplace_back(std::move(ranks), row);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& left, const auto& right) { return left.first < right.first; });
    ordered_.clear();
    for (const auto& [ranks, row] : ranked) ordered_.push_back(row);
  }

  [[nodiscard]] List ordered_results() const {
    List list;
    for (const std::size_t row : ordered_) list.push_back(result(row));
    return list;
  }

 private:
  /// A test that is null does not hit (8.2.11). As in `false and x`, a test that is false of a known input decides alone,
  /// wherever it stands in the row: what else is unknown does not matter then.
  bool hits(const Row& row) {
    Marks marks;
    bool hit = true;
    std::optional<std::size_t> hinge;
    for (std::size_t input = 0; input < inputs_.size(); ++input) {
      if (!row.tests[input]) continue;
      const Value matched = matches(*row.tests[input], inputs_[input]);
      if (matched.is_false() && !inputs_[input].is_null()) {
        marks_ = marks_.united(matched.marks());
        return false;
      }
      marks = marks.united(matched.marks());
      if (matched.is_true()) continue;
      hit = false;
      if (!inputs_[input].is_null()) continue;
      if (!null_hinge_) null_hinge_ = input;
      if (undecided_[input] && !hinge) hinge = input;
    }
    marks_ = marks_.united(marks);
    if (!deciding_) deciding_ = hinge;
    return hit;
  }

  [[nodiscard]] Value allowed(std::size_t output, Value value) const {
    const auto& tests = outputs_[output].allowed;
    if (!tests || value.is_null()) return value;
    const Value matched = matches(*tests, value);
    if (matched.is_true()) return value.marked(matched.marks());
    return not_allowed(outputs_[output].name, value, tests->text()).marked(value.marks()).marked(matched.marks());
  }

  [[nodiscard]] Value evaluate(const Expression& cell) const {
    return recording_ == nullptr ? cell.evaluate(facts_, limits_) : cell.record(facts_, *recording_, limits_);
  }
  [[nodiscard]] Value evaluate(const std::optional<Expression>& cell) const { return cell ? evaluate(*cell) : Value(); }
  [[nodiscard]] Value matches(const UnaryTests& tests, const Value& value) const {
    return recording_ == nullptr ? tests.matches(value, facts_, limits_) : tests.record(value, facts_, *recording_, limits_);
  }

  template <typename Cell>
  [[nodiscard]] Value combined(const Cell& cell) const {
    if (outputs_.size() == 1) return cell(0);
    Context context;
    for (std::size_t output = 0; output < outputs_.size(); ++output) context.set(outputs_[output].name, cell(output));
    return Value::context(std::move(context));
  }

  [[nodiscard]] std::size_t rank(std::size_t output, const Value& value) const {
    const Value values = outputs_[output].order ? outputs_[output].order->evaluate(facts_, limits_) : Value();
    if (values.kind() != Kind::list) return 0;
    const List& list = values.as_list();
    const auto found = std::find_if(list.begin(), list.end(), [&](const Value& one) { return comparison::equals(one, value).value_or(false); });
    return static_cast<std::size_t>(found - list.begin());
  }

  const std::vector<Output>& outputs_;
  const std::vector<Row>& rows_;
  const Context& facts_;
  const EvaluationLimits& limits_;
  Recording* recording_;  ///< null: nothing is remembered
  std::vector<Value> inputs_;
  std::vector<bool> undecided_;         ///< by input: it is null, and its allowed values do not have null
  std::optional<std::size_t> deciding_;    ///< such an input that a row hinges on
  std::optional<std::size_t> null_hinge_;  ///< the first null input that keeps a row from hitting
  std::vector<std::size_t> hits_;
  std::vector<std::size_t> ordered_;
  Marks marks_;
};

/// `sum`, `min` or `max` of the results: the built-in function itself, so that both always agree.
Value aggregated(std::string_view function, List results, const EvaluationLimits& limits) {
  Names names;
  names.add({"results"});
  const auto expression = Expression::compile(std::string(function) + "(results)", names);
  Context facts;
  facts.set("results", Value::list(std::move(results)));
  return expression.value->evaluate(facts, limits);
}

std::string row_numbers(const std::vector<std::size_t>& rows) {
  std::string text;
  for (const std::size_t row : rows) text += (text.empty() ? "" : ", ") + std::to_string(row + 1);
  return text;
}

Value all_same(const List& results) {
  const bool same = std::all_of(results.begin(), results.end(),
                                [&](const Value& result) { return comparison::equals(result, results.front()).value_or(false); });
  return same ? results.front() : reasons::null("conflicting-rows", {});
}

Value concluded(HitPolicy policy, Run& run, const EvaluationLimits& limits) {
  if (policy == HitPolicy::collect_count) return Value::number(static_cast<std::int64_t>(run.found().size()));
  if (run.found().empty()) return run.fallback();
  switch (policy) {
    case HitPolicy::unique:
      return run.found().size() == 1 ? run.result(run.found().front()) : reasons::null("several-rows-hit", {}, row_numbers(run.found()));
    case HitPolicy::any: return all_same(run.results());
    case HitPolicy::first: return run.result(run.found().front());
    case HitPolicy::priority: run.order_by_values(); return run.ordered_results().front();
    case HitPolicy::output_order: run.order_by_values(); return Value::list(run.ordered_results());
    case HitPolicy::collect_sum: return aggregated("sum", run.results(), limits);
    case HitPolicy::collect_min: return aggregated("min", run.results(), limits);
    case HitPolicy::collect_max: return aggregated("max", run.results(), limits);
    default: return Value::list(run.results());
  }
}

}  // namespace

DecisionTable::Outcome DecisionTable::evaluate(const Context& facts, const EvaluationLimits& limits) const {
  return evaluate(facts, nullptr, limits);
}

Value DecisionTable::record(const Context& facts, Recording& recording, const EvaluationLimits& limits) const {
  // One result of one row is what it is; whatever else a policy makes of results is held.
  const bool passes_on = compiled_->policy == HitPolicy::unique || compiled_->policy == HitPolicy::first;
  Value result = evaluate(facts, &recording, limits).value;
  return passes_on && compiled_->outputs.size() == 1 ? result : recording.fixed(std::move(result));
}

DecisionTable::Outcome DecisionTable::evaluate(const Context& facts, Recording* recording, const EvaluationLimits& limits) const {
  Run run(compiled_->inputs, compiled_->outputs, compiled_->rows, facts, limits, recording);
  if (const auto refused = run.refused(compiled_->domains)) return {refused->marked(run.marks()), {}};
  run.find_hits(compiled_->policy == HitPolicy::first);
  if (const auto undecided = run.undecided()) return {undecided->marked(run.marks()), run.found()};
  const Value value = concluded(compiled_->policy, run, limits);
  return {value.marked(run.marks()), run.found()};
}

}  // namespace reprise::feel
