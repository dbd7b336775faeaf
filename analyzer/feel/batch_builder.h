// Compiles the expressions of one batch into one program: what two expressions share is worked out once. A sub-expression that has
// no form in columns makes its whole expression one that is evaluated one by one. Private to the batch.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "feel/batch_program.h"

namespace reprise::feel::batch {

// What a coefficient may reach: two of them can be added without leaving 64 bits.
inline constexpr std::int64_t kMostCoefficient = std::int64_t{1} << 61;
inline constexpr int kMostDigits = 18;

[[nodiscard]] std::int64_t power_of_ten(int digits);
/// Nothing when it would pass kMostCoefficient.
[[nodiscard]] std::optional<std::int64_t> product(std::int64_t left, std::int64_t right);
[[nodiscard]] inline std::int64_t absolute(std::int64_t value) { return value < 0 ? -value : value; }
[[nodiscard]] inline bool orders(Comparison comparison) { return comparison != Comparison::equal && comparison != Comparison::not_equal; }

/// What a sub-expression is, before it has to be worked out.
struct Operand {
  enum class Kind : std::uint8_t { number, truth, text, word, ratio, list };
  Kind kind = Kind::number;
  RegisterIndex value = kNone;        ///< number, truth, text; the ratio's numerator; of a list: the field projected
  RegisterIndex denominator = kNone;  ///< ratio
  RegisterIndex factor = kNone;       ///< ratio: by which it was multiplied once rounded
  std::uint32_t table = 0;            ///< list: of its items
  RegisterIndex kept = kNone;         ///< list: the filter's truth
  std::string word;                   ///< a literal text
};

class Builder {
 public:
  explicit Builder(const Columns& columns) { program_.tables.push_back({&columns, nullptr}); }

  void add(const Expression& expression);
  [[nodiscard]] BatchProgram take();

 private:
  using Result = std::optional<Operand>;

  /// Where names are looked up: the records, or the items of a list within a loop or a filter.
  struct Scope {
    std::uint32_t table = 0;
    std::string variable;    ///< of a quantifier; "item" in a filter
    bool entries = false;    ///< a filter: the item's entries stand without a name before them
  };

  [[nodiscard]] const SyntaxNode& at(NodeIndex index) const { return syntax_->at(index); }
  [[nodiscard]] const Instruction& of(RegisterIndex index) const { return program_.instructions[static_cast<std::size_t>(index)]; }
  /// The register of that instruction, or of the same one met before; `what` tells apart what its fields do not.
  [[nodiscard]] RegisterIndex emit(Instruction made, const std::string& what = {});
  [[nodiscard]] static Operand operand(Operand::Kind kind, RegisterIndex value);

  /// What nothing reads is not run; exact numbers that are only compared need not be worked out exactly.
  void mark_uses();
  void mark_operands(const Instruction& instruction);
  void mark(RegisterIndex index, bool exactly, bool nearly);

  [[nodiscard]] Result compile(NodeIndex index);
  [[nodiscard]] Result literal(const Value& value);
  [[nodiscard]] Result column(std::uint32_t table, const std::string& wanted);
  [[nodiscard]] std::uint32_t table_of(const Columns::Lists& lists);
  [[nodiscard]] Result name(const std::string& wanted);
  [[nodiscard]] RegisterIndex truth(Instruction made);
  [[nodiscard]] Result logic(Operation operation, const SyntaxNode& node);
  [[nodiscard]] Result conditional(const SyntaxNode& node);

  // batch_lists.cc
  [[nodiscard]] Result path(const SyntaxNode& node);
  [[nodiscard]] Result filter(const SyntaxNode& node);
  [[nodiscard]] Result quantified(const SyntaxNode& node);
  [[nodiscard]] Result call(const SyntaxNode& node);
  [[nodiscard]] Result counted(const Operand& list);
  [[nodiscard]] Result reduced(const std::string& function, const Operand& list);
  [[nodiscard]] std::int64_t longest(std::uint32_t table) const;
  /// Compiles within the items of a list; nothing when the list stands within another.
  template <typename Inner>
  auto within(std::uint32_t table, const std::string& variable, bool entries, Inner inner) -> decltype(inner()) {
    if (scope_.table != 0) return std::nullopt;
    scope_ = {table, variable, entries};
    auto result = inner();
    scope_ = {};
    return result;
  }

  // batch_numbers.cc
  /// A number as one register: a ratio is divided out, exactly.
  [[nodiscard]] std::optional<RegisterIndex> number(const Operand& operand);
  [[nodiscard]] std::optional<RegisterIndex> number_of(NodeIndex index);
  [[nodiscard]] RegisterIndex exact(RegisterIndex value);
  [[nodiscard]] RegisterIndex exactly(Operation operation, RegisterIndex left, RegisterIndex right);
  /// With more digits after the point; nothing when that would not fit.
  [[nodiscard]] std::optional<RegisterIndex> rescaled(RegisterIndex value, int scale);
  /// Both at the finer scale of the two.
  [[nodiscard]] std::optional<std::pair<RegisterIndex, RegisterIndex>> aligned(RegisterIndex left, RegisterIndex right);
  [[nodiscard]] Result sum_of(Operation operation, RegisterIndex left, RegisterIndex right);
  [[nodiscard]] Result multiply(const SyntaxNode& node);

  // batch_tests.cc
  [[nodiscard]] Result compared(Comparison comparison, const Operand& left, const Operand& right);
  [[nodiscard]] Result equal_word(Comparison comparison, const Operand& text, const std::string& word);
  [[nodiscard]] Result compared(Comparison comparison, RegisterIndex left, RegisterIndex right);
  /// The constant's coefficient at that scale, when it is whole there.
  [[nodiscard]] std::optional<std::int64_t> at_scale(const Instruction& constant, int scale) const;
  /// n ÷ d ⋚ k as n × up ⋚ d × across in whole numbers. Both sides are below 2^61, so a difference that is not nothing is far wider
  /// than what rounding a quotient to 34 digits can hide; where they are equal the quotient is k itself, unless it was
  /// multiplied after rounding: those rows are worked out once more, exactly.
  [[nodiscard]] Result compared_ratio(Comparison comparison, const Operand& ratio, RegisterIndex constant);
  [[nodiscard]] Result between(const SyntaxNode& node);
  [[nodiscard]] Result inside(const Operand& value, const Operand& low, const Operand& high, bool low_included, bool high_included);
  /// `in ("a", "b")` over a column of texts; `in [1..2)` with constant ends over a number.
  [[nodiscard]] Result in(const SyntaxNode& node);
  [[nodiscard]] Result among(const SyntaxNode& node, const Operand& text);
  [[nodiscard]] bool is_constant(RegisterIndex value) const {
    return of(value).operation == Operation::constant && of(value).form == Form::number;
  }

  BatchProgram program_;
  std::map<std::string, RegisterIndex> known_;
  const Syntax* syntax_ = nullptr;
  Scope scope_;
};

}  // namespace reprise::feel::batch
