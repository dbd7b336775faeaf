#include "feel/batch_program.h"

#include <algorithm>
#include <map>
#include <utility>

namespace reprise::feel {
namespace {

using scalar::Decimal;
__extension__ typedef __int128 Wide;

// What a coefficient may reach: two of them can be added without leaving 64 bits.
constexpr std::int64_t kMostCoefficient = std::int64_t{1} << 61;
constexpr int kMostDigits = 18;

std::int64_t power_of_ten(int digits) {
  std::int64_t power = 1;
  for (int i = 0; i < digits; ++i) power *= 10;
  return power;
}

std::optional<std::int64_t> product(std::int64_t left, std::int64_t right) {
  const Wide wide = static_cast<Wide>(left) * right;
  if (wide > kMostCoefficient || wide < -kMostCoefficient) return std::nullopt;
  return static_cast<std::int64_t>(wide);
}

std::int64_t absolute(std::int64_t value) { return value < 0 ? -value : value; }

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

std::optional<Comparison> comparison_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::less: return Comparison::less;
    case NodeKind::less_equal: return Comparison::less_equal;
    case NodeKind::greater: return Comparison::greater;
    case NodeKind::greater_equal: return Comparison::greater_equal;
    case NodeKind::equal: return Comparison::equal;
    case NodeKind::not_equal: return Comparison::not_equal;
    default: return std::nullopt;
  }
}

Comparison turned(Comparison comparison) {
  switch (comparison) {
    case Comparison::less: return Comparison::greater;
    case Comparison::less_equal: return Comparison::greater_equal;
    case Comparison::greater: return Comparison::less;
    case Comparison::greater_equal: return Comparison::less_equal;
    default: return comparison;
  }
}

bool orders(Comparison comparison) { return comparison != Comparison::equal && comparison != Comparison::not_equal; }

/// Compiles the expressions of one batch into one program: what two expressions share is worked out once.
class Builder {
 public:
  explicit Builder(const Columns& columns) { program_.tables.push_back({&columns, nullptr}); }

  void add(const Expression& expression) {
    syntax_ = &expression.syntax();
    const auto root = compile(syntax_->root);
    RegisterIndex answer = kNone;
    if (root && (root->kind == Operand::Kind::number || root->kind == Operand::Kind::ratio)) answer = number(*root).value_or(kNone);
    if (root && root->kind == Operand::Kind::truth) answer = root->value;
    program_.answers.push_back(answer);
  }

  BatchProgram take() { return std::move(program_); }

 private:
  using Result = std::optional<Operand>;

  /// Where names are looked up: the records, or the items of a list within a loop or a filter.
  struct Scope {
    std::uint32_t table = 0;
    std::string variable;    ///< of a quantifier; "item" in a filter
    bool entries = false;    ///< a filter: the item's entries stand without a name before them
  };

  const SyntaxNode& at(NodeIndex index) const { return syntax_->at(index); }
  const Instruction& of(RegisterIndex index) const { return program_.instructions[static_cast<std::size_t>(index)]; }

  RegisterIndex emit(Instruction made, const std::string& what = {}) {
    std::string key = what;
    for (const std::int64_t part : {static_cast<std::int64_t>(made.operation), static_cast<std::int64_t>(made.form), static_cast<std::int64_t>(made.table),
                                    static_cast<std::int64_t>(made.left), static_cast<std::int64_t>(made.right), static_cast<std::int64_t>(made.third),
                                    static_cast<std::int64_t>(made.comparison), made.up, made.across, static_cast<std::int64_t>(made.factor),
                                    static_cast<std::int64_t>(made.list)}) {
      key += "," + std::to_string(part);
    }
    for (const std::int32_t code : made.codes) key += ";" + std::to_string(code);
    const auto known = known_.find(key);
    if (known != known_.end()) return known->second;
    program_.instructions.push_back(std::move(made));
    const auto index = static_cast<RegisterIndex>(program_.instructions.size() - 1);
    known_.emplace(std::move(key), index);
    return index;
  }

  static Operand operand(Operand::Kind kind, RegisterIndex value) {
    Operand made;
    made.kind = kind;
    made.value = value;
    return made;
  }

  Result compile(NodeIndex index) {
    const SyntaxNode& node = at(index);
    switch (node.kind) {
      case NodeKind::literal: return literal(node.value);
      case NodeKind::name: return name(node.text);
      case NodeKind::path: return path(node);
      case NodeKind::filter: return filter(node);
      case NodeKind::call: return call(node);
      case NodeKind::negate: {
        const auto inner = number_of(node.children[0]);
        const auto zero = literal(Value::number(0));
        return inner ? sum_of(Operation::subtract, zero->value, *inner) : std::nullopt;
      }
      case NodeKind::add:
      case NodeKind::subtract: {
        const auto left = number_of(node.children[0]);
        const auto right = number_of(node.children[1]);
        return left && right ? sum_of(node.kind == NodeKind::add ? Operation::add : Operation::subtract, *left, *right) : std::nullopt;
      }
      case NodeKind::multiply: return multiply(node);
      case NodeKind::divide: {
        const auto left = number_of(node.children[0]);
        const auto right = number_of(node.children[1]);
        if (!left || !right) return std::nullopt;
        Operand ratio = operand(Operand::Kind::ratio, *left);
        ratio.denominator = *right;
        return ratio;
      }
      case NodeKind::conjunction:
      case NodeKind::disjunction: return logic(node.kind == NodeKind::conjunction ? Operation::both : Operation::either, node);
      case NodeKind::conditional: return conditional(node);
      case NodeKind::between: return between(node);
      case NodeKind::in: return in(node);
      case NodeKind::some:
      case NodeKind::every: return quantified(node);
      default: break;
    }
    if (const auto comparison = comparison_of(node.kind)) {
      const auto left = compile(node.children[0]);
      const auto right = compile(node.children[1]);
      return left && right ? compared(*comparison, *left, *right) : std::nullopt;
    }
    return std::nullopt;
  }

  Result literal(const Value& value) {
    if (value.kind() == Kind::boolean) {
      Instruction made;
      made.form = Form::truth;
      made.across = value.as_boolean() ? 1 : 0;
      made.table = scope_.table;
      return operand(Operand::Kind::truth, emit(std::move(made)));
    }
    if (value.kind() == Kind::string) {
      Operand made;
      made.kind = Operand::Kind::word;
      made.word = value.as_string();
      return made;
    }
    if (value.kind() != Kind::number) return std::nullopt;
    Instruction made;
    made.table = scope_.table;
    made.constant = value.as_number();
    const auto scaled = made.constant.scaled();
    const bool is_small = scaled && scaled->exponent <= 0 && scaled->exponent >= -kMostDigits && absolute(scaled->coefficient) <= kMostCoefficient;
    made.form = is_small ? Form::number : Form::exact;
    if (is_small) {
      made.scale = -scaled->exponent;
      made.across = scaled->coefficient;
      made.bound = absolute(scaled->coefficient);
    }
    const std::string key = "n" + made.constant.to_string() + "/" + std::to_string(made.scale);
    return operand(Operand::Kind::number, emit(std::move(made), key));
  }

  Result column(std::uint32_t table, const std::string& wanted) {
    const Columns::Content* content = program_.tables[table].columns->find(wanted);
    if (content == nullptr) return std::nullopt;
    Instruction made;
    made.operation = Operation::column;
    made.table = table;
    made.content = content;
    if (const auto* numbers = std::get_if<Columns::Numbers>(content)) {
      made.form = numbers->exact.empty() ? Form::number : Form::exact;
      made.scale = numbers->scale;
      made.bound = numbers->largest;
      made.may_be_null = !numbers->known.empty();
      return operand(Operand::Kind::number, emit(std::move(made), wanted));
    }
    if (std::holds_alternative<Columns::Truths>(*content)) {
      made.form = Form::truth;
      return operand(Operand::Kind::truth, emit(std::move(made), wanted));
    }
    if (std::holds_alternative<Columns::Texts>(*content)) {
      made.form = Form::text;
      return operand(Operand::Kind::text, emit(std::move(made), wanted));
    }
    if (table != 0) return std::nullopt;
    Operand list;
    list.kind = Operand::Kind::list;
    list.table = table_of(std::get<Columns::Lists>(*content));
    return list;
  }

  std::uint32_t table_of(const Columns::Lists& lists) {
    for (std::uint32_t table = 1; table < program_.tables.size(); ++table) {
      if (program_.tables[table].lists == &lists) return table;
    }
    program_.tables.push_back({lists.items.get(), &lists});
    return static_cast<std::uint32_t>(program_.tables.size() - 1);
  }

  Result name(const std::string& wanted) {
    if (scope_.table == 0) return column(0, wanted);
    if (wanted == scope_.variable) return std::nullopt;
    if (scope_.entries) {
      if (auto entry = column(scope_.table, wanted)) return entry;
      if (program_.tables[scope_.table].columns->find(wanted) != nullptr) return std::nullopt;
    }
    const auto outer = column(0, wanted);
    if (!outer || outer->kind == Operand::Kind::list) return std::nullopt;
    Instruction made = of(outer->value);
    made.operation = Operation::expand;
    made.content = nullptr;
    made.left = outer->value;
    made.table = scope_.table;
    made.list = scope_.table;
    if (made.form == Form::text) made.content = of(outer->value).content;
    return operand(outer->kind, emit(std::move(made)));
  }

  Result path(const SyntaxNode& node) {
    const SyntaxNode& object = at(node.children[0]);
    if (scope_.table != 0 && object.kind == NodeKind::name && object.text == scope_.variable) return column(scope_.table, node.text);
    const auto list = compile(node.children[0]);
    if (!list || list->kind != Operand::Kind::list || list->value != kNone) return std::nullopt;
    const auto field = column(list->table, node.text);
    if (!field || field->kind != Operand::Kind::number) return std::nullopt;
    Operand projected = *list;
    projected.value = field->value;
    return projected;
  }

  /// Compiles within the items of a list; nothing when the list stands within another.
  template <typename Inner>
  auto within(std::uint32_t table, const std::string& variable, bool entries, Inner inner) -> decltype(inner()) {
    if (scope_.table != 0) return std::nullopt;
    scope_ = {table, variable, entries};
    auto result = inner();
    scope_ = {};
    return result;
  }

  Result filter(const SyntaxNode& node) {
    const auto list = compile(node.children[0]);
    if (!list || list->kind != Operand::Kind::list || list->value != kNone || list->kept != kNone) return std::nullopt;
    const auto condition = within(list->table, "item", true, [&] { return compile(node.children[1]); });
    if (!condition || condition->kind != Operand::Kind::truth) return std::nullopt;
    Operand kept = *list;
    kept.kept = condition->value;
    return kept;
  }

  Result quantified(const SyntaxNode& node) {
    if (node.names.size() != 1) return std::nullopt;
    const auto list = compile(node.children[0]);
    if (!list || list->kind != Operand::Kind::list || list->value != kNone || list->kept != kNone) return std::nullopt;
    const auto condition = within(list->table, node.names[0], false, [&] { return compile(node.children[1]); });
    if (!condition || condition->kind != Operand::Kind::truth) return std::nullopt;
    Instruction made;
    made.operation = node.kind == NodeKind::some ? Operation::some : Operation::every;
    made.form = Form::truth;
    made.left = condition->value;
    made.list = list->table;
    return operand(Operand::Kind::truth, emit(std::move(made)));
  }

  Result call(const SyntaxNode& node) {
    const SyntaxNode& callee = at(node.children[0]);
    if (callee.kind != NodeKind::name || !node.names.empty() || node.children.size() != 2 || program_.tables[0].columns->find(callee.text) != nullptr) {
      return std::nullopt;
    }
    if (callee.text == "not") {
      const auto inner = compile(node.children[1]);
      if (!inner || inner->kind != Operand::Kind::truth) return std::nullopt;
      Instruction made;
      made.operation = Operation::negate;
      made.form = Form::truth;
      made.table = scope_.table;
      made.left = inner->value;
      return operand(Operand::Kind::truth, emit(std::move(made)));
    }
    const bool reduces = callee.text == "count" || callee.text == "sum" || callee.text == "min" || callee.text == "max";
    if (!reduces || scope_.table != 0) return std::nullopt;
    const auto list = compile(node.children[1]);
    if (!list || list->kind != Operand::Kind::list) return std::nullopt;
    return callee.text == "count" ? counted(*list) : reduced(callee.text, *list);
  }

  Result counted(const Operand& list) {
    Instruction made;
    made.operation = list.kept == kNone ? Operation::count_items : Operation::count_true;
    made.left = list.kept;
    made.list = list.table;
    made.bound = static_cast<std::int64_t>(program_.tables[list.table].columns->rows());
    return operand(Operand::Kind::number, emit(std::move(made)));
  }

  Result reduced(const std::string& function, const Operand& list) {
    if (list.value == kNone) return std::nullopt;
    const Instruction& field = of(list.value);
    Instruction made;
    made.operation = function == "sum" ? Operation::sum : function == "min" ? Operation::smallest : Operation::largest;
    made.form = field.form;
    made.left = list.value;
    made.right = list.kept;
    made.list = list.table;
    made.scale = field.scale;
    made.may_be_null = true;  // of no items
    made.bound = field.bound;
    if (function == "sum" && field.form == Form::number) {
      const auto bound = product(field.bound, std::max<std::int64_t>(1, longest(list.table)));
      if (!bound) return std::nullopt;
      made.bound = *bound;
    }
    return operand(Operand::Kind::number, emit(std::move(made)));
  }

  std::int64_t longest(std::uint32_t table) const {
    const auto& offsets = program_.tables[table].lists->offsets;
    std::uint32_t most = 0;
    for (std::size_t row = 0; row + 1 < offsets.size(); ++row) most = std::max(most, offsets[row + 1] - offsets[row]);
    return most;
  }

  /// A number as one register: a ratio is divided out, exactly.
  std::optional<RegisterIndex> number(const Operand& operand) {
    if (operand.kind == Operand::Kind::number) return operand.value;
    if (operand.kind != Operand::Kind::ratio) return std::nullopt;
    Instruction made;
    made.operation = Operation::divide;
    made.form = Form::exact;
    made.table = scope_.table;
    made.left = exact(operand.value);
    made.right = exact(operand.denominator);
    made.may_be_null = true;
    RegisterIndex quotient = emit(std::move(made));
    if (operand.factor == kNone) return quotient;
    return exactly(Operation::multiply, quotient, exact(operand.factor));
  }

  std::optional<RegisterIndex> number_of(NodeIndex index) {
    const auto compiled = compile(index);
    return compiled ? number(*compiled) : std::nullopt;
  }

  RegisterIndex exact(RegisterIndex value) {
    if (of(value).form == Form::exact) return value;
    Instruction made;
    made.operation = Operation::to_exact;
    made.form = Form::exact;
    made.table = of(value).table;
    made.left = value;
    made.may_be_null = of(value).may_be_null;
    return emit(std::move(made));
  }

  RegisterIndex exactly(Operation operation, RegisterIndex left, RegisterIndex right) {
    Instruction made;
    made.operation = operation;
    made.form = Form::exact;
    made.table = scope_.table;
    made.left = exact(left);
    made.right = exact(right);
    made.may_be_null = true;  // a result out of range is null
    return emit(std::move(made));
  }

  /// With more digits after the point; nothing when that would not fit.
  std::optional<RegisterIndex> rescaled(RegisterIndex value, int scale) {
    const Instruction& from = of(value);
    if (from.scale == scale) return value;
    if (scale - from.scale > kMostDigits) return std::nullopt;
    const auto bound = product(from.bound, power_of_ten(scale - from.scale));
    if (!bound) return std::nullopt;
    Instruction made;
    made.operation = Operation::scale;
    made.table = from.table;
    made.left = value;
    made.up = power_of_ten(scale - from.scale);
    made.scale = scale;
    made.bound = *bound;
    made.may_be_null = from.may_be_null;
    return emit(std::move(made));
  }

  /// Both at the finer scale of the two.
  std::optional<std::pair<RegisterIndex, RegisterIndex>> aligned(RegisterIndex left, RegisterIndex right) {
    if (of(left).form != Form::number || of(right).form != Form::number) return std::nullopt;
    const int scale = std::max(of(left).scale, of(right).scale);
    const auto one = rescaled(left, scale);
    const auto other = rescaled(right, scale);
    if (!one || !other) return std::nullopt;
    return std::pair(*one, *other);
  }

  Result sum_of(Operation operation, RegisterIndex left, RegisterIndex right) {
    if (const auto pair = aligned(left, right); pair && of(pair->first).bound + of(pair->second).bound <= kMostCoefficient) {
      Instruction made;
      made.operation = operation;
      made.table = scope_.table;
      made.left = pair->first;
      made.right = pair->second;
      made.scale = of(pair->first).scale;
      made.bound = of(pair->first).bound + of(pair->second).bound;
      made.may_be_null = of(left).may_be_null || of(right).may_be_null;
      return operand(Operand::Kind::number, emit(std::move(made)));
    }
    return operand(Operand::Kind::number, exactly(operation, left, right));
  }

  Result multiply(const SyntaxNode& node) {
    const auto left = compile(node.children[0]);
    const auto right = compile(node.children[1]);
    if (!left || !right) return std::nullopt;
    // A ratio times a number stays a ratio: most are only compared.
    if (left->kind == Operand::Kind::ratio && left->factor == kNone && right->kind == Operand::Kind::number) {
      Operand ratio = *left;
      ratio.factor = right->value;
      return ratio;
    }
    const auto one = number(*left);
    const auto other = number(*right);
    if (!one || !other) return std::nullopt;
    const auto bound = product(of(*one).bound, of(*other).bound);
    if (of(*one).form != Form::number || of(*other).form != Form::number || !bound || of(*one).scale + of(*other).scale > kMostDigits) {
      return operand(Operand::Kind::number, exactly(Operation::multiply, *one, *other));
    }
    Instruction made;
    made.operation = Operation::multiply;
    made.table = scope_.table;
    made.left = *one;
    made.right = *other;
    made.scale = of(*one).scale + of(*other).scale;
    made.bound = *bound;
    made.may_be_null = of(*one).may_be_null || of(*other).may_be_null;
    return operand(Operand::Kind::number, emit(std::move(made)));
  }

  RegisterIndex truth(Instruction made) {
    made.form = Form::truth;
    made.table = scope_.table;
    return emit(std::move(made));
  }

  Result logic(Operation operation, const SyntaxNode& node) {
    const auto left = compile(node.children[0]);
    const auto right = compile(node.children[1]);
    if (!left || !right || left->kind != Operand::Kind::truth || right->kind != Operand::Kind::truth) return std::nullopt;
    Instruction made;
    made.operation = operation;
    made.left = left->value;
    made.right = right->value;
    return operand(Operand::Kind::truth, truth(std::move(made)));
  }

  Result conditional(const SyntaxNode& node) {
    const auto condition = compile(node.children[0]);
    const auto then = compile(node.children[1]);
    const auto otherwise = compile(node.children[2]);
    if (!condition || condition->kind != Operand::Kind::truth || !then || !otherwise) return std::nullopt;
    Instruction made;
    made.operation = Operation::choose;
    made.table = scope_.table;
    made.third = condition->value;
    if (then->kind == Operand::Kind::truth && otherwise->kind == Operand::Kind::truth) {
      made.left = then->value;
      made.right = otherwise->value;
      return operand(Operand::Kind::truth, truth(std::move(made)));
    }
    const auto one = number(*then);
    const auto other = number(*otherwise);
    if (!one || !other) return std::nullopt;
    made.may_be_null = of(*one).may_be_null || of(*other).may_be_null;
    if (const auto pair = aligned(*one, *other)) {
      made.left = pair->first;
      made.right = pair->second;
      made.scale = of(pair->first).scale;
      made.bound = std::max(of(pair->first).bound, of(pair->second).bound);
    } else {
      made.form = Form::exact;
      made.left = exact(*one);
      made.right = exact(*other);
    }
    return operand(Operand::Kind::number, emit(std::move(made)));
  }

  Result compared(Comparison comparison, const Operand& left, const Operand& right) {
    using K = Operand::Kind;
    if (left.kind == K::text && right.kind == K::word) return equal_word(comparison, left, right.word);
    if (left.kind == K::word && right.kind == K::text) return equal_word(comparison, right, left.word);
    if (orders(comparison)) {
      if (left.kind == K::ratio && right.kind == K::number) {
        if (auto made = compared_ratio(comparison, left, right.value)) return made;
      }
      if (right.kind == K::ratio && left.kind == K::number) {
        if (auto made = compared_ratio(turned(comparison), right, left.value)) return made;
      }
    }
    const auto one = number(left);
    const auto other = number(right);
    return one && other ? compared(comparison, *one, *other) : std::nullopt;
  }

  Result equal_word(Comparison comparison, const Operand& text, const std::string& word) {
    if (orders(comparison)) return std::nullopt;
    Instruction made;
    made.operation = Operation::equal_text;
    made.left = text.value;
    made.comparison = comparison;
    made.codes = {std::get<Columns::Texts>(*of(text.value).content).code_of(word)};
    return operand(Operand::Kind::truth, truth(std::move(made)));
  }

  bool is_constant(RegisterIndex value) const { return of(value).operation == Operation::constant && of(value).form == Form::number; }

  Result compared(Comparison comparison, RegisterIndex left, RegisterIndex right) {
    if (is_constant(left) && !is_constant(right)) return compared(turned(comparison), right, left);
    Instruction made;
    made.operation = Operation::compare;
    made.comparison = comparison;
    if (of(left).form == Form::number && is_constant(right)) {
      if (const auto constant = at_scale(of(right), of(left).scale)) {
        made.operation = Operation::compare_constant;
        made.left = left;
        made.across = *constant;
        return operand(Operand::Kind::truth, truth(std::move(made)));
      }
    }
    if (const auto pair = aligned(left, right)) {
      made.left = pair->first;
      made.right = pair->second;
    } else {
      made.left = exact(left);
      made.right = exact(right);
    }
    return operand(Operand::Kind::truth, truth(std::move(made)));
  }

  /// The constant's coefficient at that scale, when it is whole there.
  std::optional<std::int64_t> at_scale(const Instruction& constant, int scale) const {
    if (constant.scale <= scale) return scale - constant.scale > kMostDigits ? std::nullopt : product(constant.across, power_of_ten(scale - constant.scale));
    const std::int64_t step = power_of_ten(constant.scale - scale);
    return constant.across % step == 0 ? std::optional(constant.across / step) : std::nullopt;
  }

  /// n ÷ d ⋚ k as n × up ⋚ d × across in whole numbers. Both sides are below 2^61, so a difference that is not nothing is far wider
  /// than what rounding a quotient to 34 digits can hide; where they are equal the quotient is k itself, unless it was
  /// multiplied after rounding: those rows are worked out once more, exactly.
  Result compared_ratio(Comparison comparison, const Operand& ratio, RegisterIndex constant) {
    if (!is_constant(constant) || (ratio.factor != kNone && !is_constant(ratio.factor))) return std::nullopt;
    if (of(ratio.value).form != Form::number || of(ratio.denominator).form != Form::number) return std::nullopt;
    const Instruction& limit = of(constant);
    std::int64_t up = 1;
    int up_digits = of(ratio.denominator).scale + limit.scale;
    int across_digits = of(ratio.value).scale;
    if (ratio.factor != kNone) {
      up = of(ratio.factor).across;
      if (up <= 0) return std::nullopt;
      across_digits += of(ratio.factor).scale;
    }
    const int both_digits = std::min(up_digits, across_digits);
    up_digits -= both_digits;
    across_digits -= both_digits;
    if (up_digits > kMostDigits || across_digits > kMostDigits) return std::nullopt;
    const auto up_factor = product(up, power_of_ten(up_digits));
    const auto across_factor = product(limit.across, power_of_ten(across_digits));
    if (!up_factor || !across_factor || !product(*up_factor, of(ratio.value).bound) || !product(*across_factor, of(ratio.denominator).bound)) {
      return std::nullopt;
    }
    Instruction made;
    made.operation = Operation::compare_ratio;
    made.comparison = comparison;
    made.left = ratio.value;
    made.right = ratio.denominator;
    made.factor = ratio.factor;
    made.up = *up_factor;
    made.across = *across_factor;
    made.constant = limit.constant;
    return operand(Operand::Kind::truth, truth(std::move(made)));
  }

  Result between(const SyntaxNode& node) {
    const auto value = compile(node.children[0]);
    const auto low = compile(node.children[1]);
    const auto high = compile(node.children[2]);
    if (!value || !low || !high) return std::nullopt;
    return inside(*value, *low, *high, true, true);
  }

  Result inside(const Operand& value, const Operand& low, const Operand& high, bool low_included, bool high_included) {
    const auto above = compared(low_included ? Comparison::greater_equal : Comparison::greater, value, low);
    const auto below = compared(high_included ? Comparison::less_equal : Comparison::less, value, high);
    if (!above || !below) return std::nullopt;
    Instruction made;
    made.operation = Operation::both;
    made.left = above->value;
    made.right = below->value;
    return operand(Operand::Kind::truth, truth(std::move(made)));
  }

  /// `in ("a", "b")` over a column of texts; `in [1..2)` with constant ends over a number.
  Result in(const SyntaxNode& node) {
    const auto value = compile(node.children[0]);
    if (!value) return std::nullopt;
    if (value->kind == Operand::Kind::text) return among(node, *value);
    if (node.children.size() != 2) return std::nullopt;
    const SyntaxNode& range = at(node.children[1]);
    if (range.kind != NodeKind::range || at(range.children[0]).kind != NodeKind::literal || at(range.children[1]).kind != NodeKind::literal) return std::nullopt;
    const Value& first = at(range.children[0]).value;
    const Value& last = at(range.children[1]).value;
    if (first.kind() != Kind::number || last.kind() != Kind::number) return std::nullopt;
    const auto low = compile(range.children[0]);
    const auto high = compile(range.children[1]);
    return low && high ? inside(*value, *low, *high, range.low_included, range.high_included) : std::nullopt;
  }

  Result among(const SyntaxNode& node, const Operand& text) {
    Instruction made;
    made.operation = Operation::among_texts;
    made.left = text.value;
    std::vector<NodeIndex> words(node.children.begin() + 1, node.children.end());
    if (words.size() == 1 && at(words[0]).kind == NodeKind::list) words = at(words[0]).children;
    for (const NodeIndex word : words) {
      const SyntaxNode& one = at(word);
      if (one.kind != NodeKind::literal || one.value.kind() != Kind::string) return std::nullopt;
      made.codes.push_back(std::get<Columns::Texts>(*of(text.value).content).code_of(one.value.as_string()));
    }
    return operand(Operand::Kind::truth, truth(std::move(made)));
  }

  BatchProgram program_;
  std::map<std::string, RegisterIndex> known_;
  const Syntax* syntax_ = nullptr;
  Scope scope_;
};

}  // namespace

BatchProgram program_of(std::span<const Expression> expressions, const Columns& columns) {
  Builder builder(columns);
  for (const Expression& expression : expressions) builder.add(expression);
  return builder.take();
}

}  // namespace reprise::feel
