// Walks an expression with facts that are only known to lie between bounds, and gives a set that surely holds every
// value the expression could have. What it cannot bound is `any`; it never samples and never guesses.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/abstract_value.h"
#include "facts/facts.h"
#include "feel/feel.h"
#include "rulepack/rulepack.h"

namespace reprise::engine {

class IntervalEvaluation {
 public:
  /// All three must outlive the evaluation; `scope` is what rules see: facts, definitions, known(), reference().
  IntervalEvaluation(const rulepack::RuleBook& rules, const facts::Facts& facts, const feel::Context& scope);

  [[nodiscard]] AbstractValue evaluate(const feel::Syntax& expression);
  /// Whether a scale row or a gate hits a value of that set; can_null also when a fact it needs is missing.
  [[nodiscard]] Truths matches(const feel::Syntax& tests, const AbstractValue& input);
  /// Every fact met on the way, in either branch of what is undecided.
  [[nodiscard]] const std::set<feel::Mark>& touched() const { return touched_; }

 private:
  /// Names bound by loops, parameters and filters, innermost first.
  struct Frame {
    const Frame* outer = nullptr;
    std::vector<std::pair<std::string, AbstractValue>> names;
    std::optional<feel::Value> item;  ///< of a filter: its entries are names too
  };
  struct Place {
    const feel::Syntax& syntax;
    const Frame* frame;
    const AbstractValue* input;
  };

  AbstractValue walk(const Place& place, feel::NodeIndex index);
  AbstractValue walk_node(const Place& place, const feel::SyntaxNode& node);
  AbstractValue lift(const feel::Value& value);
  AbstractValue lift_scalar(const feel::Value& value);
  bool is_settled_within(const feel::Value& value);

  AbstractValue name(const Place& place, const std::string& text);
  AbstractValue entry(const AbstractValue& object, const std::string& text);
  AbstractValue written_entry(const Place& place, const feel::SyntaxNode& context, const std::string& text);
  AbstractValue filter(const Place& place, const feel::SyntaxNode& node);
  AbstractValue item_at(const std::vector<AbstractItem>& items, const AbstractValue& index);
  AbstractValue binary(const Place& place, const feel::SyntaxNode& node);
  AbstractValue conditional(const Place& place, const feel::SyntaxNode& node);
  AbstractValue list_literal(const Place& place, const feel::SyntaxNode& node);
  std::optional<std::vector<AbstractItem>> items_of(const AbstractValue& value);

  // interval_loops.cc
  AbstractValue loop(const Place& place, const feel::SyntaxNode& node);
  void iterate(const Place& place, const feel::SyntaxNode& node, std::size_t variable, bool certain, std::vector<AbstractItem>& results, bool& bounded);
  std::optional<std::vector<AbstractItem>> domain(const Place& place, feel::NodeIndex index);

  // interval_calls.cc
  AbstractValue call(const Place& place, const feel::SyntaxNode& node);
  AbstractValue call_definition(const Place& place, const feel::SyntaxNode& node, const rulepack::Definition& definition);
  AbstractValue call_known(const Place& place, const feel::SyntaxNode& node);
  AbstractValue call_built_in(const std::string& name, const std::vector<AbstractValue>& arguments);
  std::optional<AbstractValue> aggregate(const std::string& name, const std::vector<AbstractItem>& items);
  const feel::Value* fact_value(const Place& place, feel::NodeIndex index);

  // interval_tests.cc
  Truths test(const Place& place, feel::NodeIndex index, const AbstractValue& input);
  Truths test_range(const Place& place, const feel::SyntaxNode& node, const AbstractValue& input);
  Truths equality(const AbstractValue& left, const AbstractValue& right);
  AbstractValue compare(feel::NodeKind operation, const AbstractValue& left, const AbstractValue& right);

  // interval_tables.cc
  struct TableRun;
  AbstractValue table(const rulepack::Table& table, const Frame& frame);
  Truths test_in(const Frame& frame, const feel::UnaryTests& tests, const AbstractValue& input);
  bool take_inputs(TableRun& run);
  void find_rows(TableRun& run);
  AbstractValue table_result(const TableRun& run, const std::vector<const feel::Expression*>& results);
  AbstractValue row_result(const TableRun& run, std::size_t row);
  AbstractValue fallback(const TableRun& run);
  bool may_miss(const TableRun& run);
  bool may_conflict(const TableRun& run, const std::vector<AbstractValue>& results);
  AbstractValue single_hit(const TableRun& run, const std::vector<AbstractValue>& results);
  AbstractValue collected(const TableRun& run, const std::vector<AbstractValue>& results);

  /// The language's own answer for arguments that are settled: `pattern` is FEEL with a0, a1, … for them.
  AbstractValue ask_language(const std::string& pattern, std::span<const AbstractValue> arguments);
  bool all_settled(std::span<const AbstractValue> values);

  const rulepack::RuleBook& rules_;
  const facts::Facts& facts_;
  const feel::Context& scope_;
  std::set<feel::Mark> touched_;
  std::map<std::string, std::optional<feel::Expression>> asked_;
  static constexpr std::size_t kMostSteps = 200'000;  ///< past that the answer is `any`, which is sound
  std::size_t steps_ = 0;
  int depth_ = 0;
};

}  // namespace reprise::engine
