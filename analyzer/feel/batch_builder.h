// Compiles the questions of one batch into one program: what two of them share is worked out once. A sub-expression that has no form
// in columns makes its whole question one that is not run in columns. Private to the batch.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "feel/batch_operand.h"

namespace reprise::feel::batch {

// What a coefficient may reach: two of them can be added without leaving 64 bits.
inline constexpr std::int64_t kMostCoefficient = std::int64_t{1} << 61;
inline constexpr int kMostDigits = 18;
// Far more than rules written by people need.
inline constexpr std::size_t kDeepest = 150;
inline constexpr std::size_t kMostSteps = 50'000;

[[nodiscard]] std::int64_t power_of_ten(int digits);
/// Nothing when it would pass kMostCoefficient.
[[nodiscard]] std::optional<std::int64_t> product(std::int64_t left, std::int64_t right);
[[nodiscard]] inline std::int64_t absolute(std::int64_t value) { return value < 0 ? -value : value; }
[[nodiscard]] inline bool orders(Comparison comparison) { return comparison != Comparison::equal && comparison != Comparison::not_equal; }

[[nodiscard]] std::optional<Comparison> comparison_of(NodeKind kind);

class Builder {
 public:
  Builder(const Columns& columns, const BatchLibrary& library) : library_(library) { program_.tables.push_back({&columns, nullptr, 0}); }

  void add(const BatchQuestion& question);
  [[nodiscard]] BatchProgram take();

 private:
  using Result = std::optional<Operand>;
  using Pair = std::pair<RegisterIndex, RegisterIndex>;

  /// A name that an expression gave: of a loop, a parameter, an entry before. In a filter the item's entries stand without a name.
  struct Binding {
    std::string name;
    Operand operand;
    bool entries = false;
  };
  /// Where a sub-expression stands: the loop around it, the names it sees.
  struct Scope {
    std::uint32_t table = 0;
    std::vector<Binding> bindings;
    std::optional<Operand> input;  ///< `?`
    const Syntax* syntax = nullptr;
  };

  // batch_program.cc
  [[nodiscard]] const SyntaxNode& at(NodeIndex index) const { return scope_.syntax->at(index); }
  [[nodiscard]] const Instruction& of(RegisterIndex index) const { return program_.instructions[static_cast<std::size_t>(index)]; }
  /// The register of that instruction, or of the same one met before; `what` tells apart what its fields do not.
  [[nodiscard]] RegisterIndex emit(Instruction made, const std::string& what = {});
  [[nodiscard]] static Operand operand(Operand::Kind kind, RegisterIndex value);
  [[nodiscard]] RegisterIndex truth(Instruction made);
  [[nodiscard]] RegisterIndex truth_of(Operation operation, RegisterIndex left, RegisterIndex right = kNone);
  /// Nothing of what is nested too deeply or grows too long when loops and calls are written out.
  [[nodiscard]] Result compile(NodeIndex index);
  [[nodiscard]] Result compile_node(const SyntaxNode& node);
  [[nodiscard]] Result compile(const Expression& expression, Scope scope);
  [[nodiscard]] RegisterIndex answer_of(const BatchQuestion& question);
  [[nodiscard]] Result logic(Operation operation, const SyntaxNode& node);
  [[nodiscard]] Result joined(Operation operation, const Operand& left, const Operand& right);
  [[nodiscard]] Result conditional(const SyntaxNode& node);
  [[nodiscard]] Result chosen(RegisterIndex condition, const Operand& then, const Operand& otherwise);

  // batch_uses.cc
  /// What nothing reads is not run; exact numbers that are only compared need not be worked out exactly.
  void mark_uses();
  void mark_operands(const Instruction& instruction);
  void mark(RegisterIndex index, bool exactly, bool nearly);

  // batch_names.cc
  [[nodiscard]] Result literal(const Value& value);
  [[nodiscard]] RegisterIndex whole(std::int64_t value);
  [[nodiscard]] RegisterIndex null_of(Operand::Kind kind);
  [[nodiscard]] Result name(const std::string& wanted);
  [[nodiscard]] Result column(const Columns& columns, std::uint32_t table, const std::string& wanted);
  [[nodiscard]] Result list_of(const Columns::Content& content, const std::string& wanted);
  [[nodiscard]] Result field(const Operand& item, const std::string& wanted);
  [[nodiscard]] Result picked(RegisterIndex which, const Columns::Content& content, bool lacks);
  [[nodiscard]] Result path(const SyntaxNode& node);
  [[nodiscard]] Result context(const SyntaxNode& node);
  [[nodiscard]] static Result valued(const Columns::Content& content, Instruction& made);

  // batch_tables.cc: between records, the items of their lists and loops within loops.
  [[nodiscard]] std::uint32_t table_of(const Columns::Lists& lists, std::uint32_t parent);
  [[nodiscard]] bool stands_in(std::uint32_t outer, std::uint32_t inner) const;
  /// The register as rows of that table see it.
  [[nodiscard]] std::optional<RegisterIndex> on(RegisterIndex value, std::uint32_t table);
  /// What is said of a list's items, as a loop around another list sees them.
  [[nodiscard]] RegisterIndex related(RegisterIndex value, std::uint32_t table);
  [[nodiscard]] Instruction moved(RegisterIndex value, Operation operation, std::uint32_t table) const;
  [[nodiscard]] std::optional<Pair> together(RegisterIndex left, RegisterIndex right);
  [[nodiscard]] std::optional<std::uint32_t> table_of(const Operand& operand) const;
  [[nodiscard]] std::optional<std::uint32_t> deepest(std::span<const Operand> operands) const;
  [[nodiscard]] std::int64_t longest(std::uint32_t table) const;

  // batch_lists.cc
  /// The list as a loop in this scope goes through it.
  [[nodiscard]] Result entered(const Operand& list);
  [[nodiscard]] static Operand item_of(const Operand& list, const Columns* columns);
  /// Compiles with a name for each item of a list that was entered.
  template <typename Inner>
  auto within(const Operand& list, const std::string& variable, bool entries, Inner inner) -> decltype(inner()) {
    const std::uint32_t outer = std::exchange(scope_.table, list.table);
    scope_.bindings.push_back({variable, item_of(list, program_.tables[list.table].columns), entries});
    auto result = inner();
    scope_.bindings.pop_back();
    scope_.table = outer;
    return result;
  }
  [[nodiscard]] Result filter(const SyntaxNode& node);
  [[nodiscard]] Result item_at(const Operand& list, std::int64_t position);
  [[nodiscard]] std::optional<std::int64_t> position_of(const Operand& operand) const;
  [[nodiscard]] RegisterIndex status_with(const Operand& list, RegisterIndex items, RegisterIndex kept);
  [[nodiscard]] Result quantified(const SyntaxNode& node);
  [[nodiscard]] Result loop(const SyntaxNode& node);
  [[nodiscard]] Result loop_over(const Operand& tuple, const SyntaxNode& node);
  [[nodiscard]] Result domain(NodeIndex index);
  [[nodiscard]] Result range(const Operand& first, const Operand& last);
  /// A list's values: of a loop's body, on the loop's table.
  [[nodiscard]] Result values(const Operand& list, const Operand& body);

  // batch_calls.cc
  [[nodiscard]] Result call(const SyntaxNode& node);
  [[nodiscard]] Result called(const std::string& name, const BatchDefinition& definition, std::vector<Operand> arguments);
  struct Hits;
  /// False when the row has no form in columns.
  [[nodiscard]] bool add_row(const BatchTable& table, const BatchTable::Row& row, std::span<const Operand> inputs, const Scope& scope, Hits& hits);
  [[nodiscard]] Result refused(const BatchTable& table, std::span<const Operand> inputs, const Scope& scope, Result worth);
  [[nodiscard]] Result unique_row(const BatchTable& table, const Scope& scope);
  [[nodiscard]] Result row_result(const BatchTable& table, const BatchTable::Row& row, const Scope& scope);
  [[nodiscard]] Result tested(const UnaryTests& tests, const Operand& input, const Scope& scope);
  [[nodiscard]] Result with_marks(const Operand& value, RegisterIndex marks);
  [[nodiscard]] Result built_in(const std::string& name, std::span<const Operand> arguments);
  [[nodiscard]] Result has_value(Operation operation, const Operand& operand);
  [[nodiscard]] Result yardstick(const Operand& table, const Operand& row);

  // batch_functions.cc
  [[nodiscard]] Result negated(const Operand& truth);
  [[nodiscard]] Result length(const Operand& text);
  [[nodiscard]] Result rank(const Operand& words, const Operand& text);
  [[nodiscard]] Result contains(const Operand& words, const Operand& text);
  [[nodiscard]] Result by_code(const Operand& text, const std::map<std::string, scalar::Decimal, std::less<>>& numbers);
  [[nodiscard]] Result distinct(const Operand& list);
  [[nodiscard]] Result date(std::span<const Operand> arguments);
  [[nodiscard]] Result date_part(const Operand& date, const std::string& part);
  [[nodiscard]] Result temporal(Operation operation, const Operand& left, const Operand& right);

  // batch_reductions.cc: functions that make one value of many.
  [[nodiscard]] Result of_many(const std::string& function, std::span<const Operand> arguments);
  [[nodiscard]] Result counted(const Operand& list);
  [[nodiscard]] Result reduced(const std::string& function, const Operand& list);
  [[nodiscard]] Result folded(const std::string& function, std::span<const Operand> operands);
  [[nodiscard]] Result folded_where_present(const std::string& function, const Operand& tuple);
  [[nodiscard]] Result extreme(bool largest, const Operand& left, const Operand& right);
  [[nodiscard]] Result deviation(std::span<const Operand> operands);
  [[nodiscard]] Result mean_of(const Operand& sum, RegisterIndex count);

  // batch_numbers.cc
  /// A number as one register: a ratio is divided out, exactly.
  [[nodiscard]] std::optional<RegisterIndex> number(const Operand& operand);
  [[nodiscard]] RegisterIndex exact(RegisterIndex value);
  [[nodiscard]] std::optional<RegisterIndex> exactly(Operation operation, RegisterIndex left, RegisterIndex right);
  [[nodiscard]] RegisterIndex square_root(RegisterIndex value);
  /// With more digits after the point; nothing when that would not fit.
  [[nodiscard]] std::optional<RegisterIndex> rescaled(RegisterIndex value, int scale);
  /// Both at the finer scale of the two.
  [[nodiscard]] std::optional<Pair> aligned(RegisterIndex left, RegisterIndex right);
  [[nodiscard]] Result arithmetic(const SyntaxNode& node);
  [[nodiscard]] Result computed(NodeKind operation, const Operand& left, const Operand& right);
  [[nodiscard]] Result sum_of(Operation operation, RegisterIndex left, RegisterIndex right);
  [[nodiscard]] Result multiplied(const Operand& left, const Operand& right);
  [[nodiscard]] Result minus(const Operand& operand);

  // batch_tests.cc
  [[nodiscard]] Result compared(Comparison comparison, const Operand& left, const Operand& right);
  [[nodiscard]] Result equal_word(Comparison comparison, const Operand& text, const std::string& word);
  [[nodiscard]] Result equal_texts(Comparison comparison, const Operand& left, const Operand& right);
  [[nodiscard]] Result compared(Comparison comparison, RegisterIndex left, RegisterIndex right);
  /// The constant's coefficient at that scale, when it is whole there.
  [[nodiscard]] std::optional<std::int64_t> at_scale(const Instruction& constant, int scale) const;
  /// n ÷ d ⋚ k as n × up ⋚ d × across in whole numbers. Both sides are below 2^61, so a difference that is not nothing is far wider
  /// than what rounding a quotient to 34 digits can hide; where they are equal the quotient is k itself, unless it was
  /// multiplied after rounding: those rows are worked out once more, exactly.
  [[nodiscard]] Result compared_ratio(Comparison comparison, const Operand& ratio, RegisterIndex constant);
  [[nodiscard]] Result inside(const Operand& value, const Operand& low, const Operand& high, bool low_included, bool high_included);
  /// `value in test` and a unary test of `?`.
  [[nodiscard]] Result test(const Operand& value, NodeIndex index);
  [[nodiscard]] Result any_test(const Operand& value, const SyntaxNode& node, std::size_t from);
  [[nodiscard]] Result among(const Operand& text, const std::vector<Operand>& words);
  [[nodiscard]] bool is_constant(RegisterIndex value) const {
    return of(value).operation == Operation::constant && of(value).form == Form::number && !of(value).may_be_null;
  }

  const BatchLibrary& library_;
  BatchProgram program_;
  std::map<std::string, RegisterIndex> known_;
  std::map<std::string, Result> called_;  ///< what a definition is for arguments it was called with
  std::map<std::string, const Columns::Content*> by_code_;
  Scope scope_;
  std::size_t depth_ = 0;
  std::size_t steps_ = 0;  ///< of the question at hand
  bool gave_up_ = false;
};

}  // namespace reprise::feel::batch
