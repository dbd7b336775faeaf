// Comparisons and tests in columns. A ratio is compared without being divided out.
#include "feel/batch_builder.h"

namespace reprise::feel::batch {

namespace {

Comparison turned(Comparison comparison) {
  switch (comparison) {
    case Comparison::less: return Comparison::greater;
    case Comparison::less_equal: return Comparison::greater_equal;
    case Comparison::greater: return Comparison::less;
    case Comparison::greater_equal: return Comparison::less_equal;
    default: return comparison;
  }
}

}  // namespace

Builder::Result Builder::compared(Comparison comparison, const Operand& left, const Operand& right) {
  using K = Operand::Kind;
  if (left.kind == K::text && right.kind == K::word) return equal_word(comparison, left, right.word);
  if (left.kind == K::word && right.kind == K::text) return equal_word(comparison, right, left.word);
  if (left.kind == K::text && right.kind == K::text) return equal_texts(comparison, left, right);
  if (left.is_whole() && right.kind == left.kind) return compared(comparison, left.value, right.value);
  if (!orders(comparison) && (left.kind == K::nothing || right.kind == K::nothing)) {
    const Operand& other = left.kind == K::nothing ? right : left;
    // All that is in a list or a context is compared, and marks the answer.
    if (other.kind > K::ratio) return std::nullopt;
    const auto given = has_value(Operation::has_value, other);
    return given && comparison == Comparison::equal ? negated(*given) : given;
  }
  if (!orders(comparison) && left.kind == K::truth && right.kind == K::truth) {
    const auto pair = together(left.value, right.value);
    const auto same = pair ? Result(operand(K::truth, truth_of(Operation::equal_truth, pair->first, pair->second))) : std::nullopt;
    return same && comparison == Comparison::not_equal ? negated(*same) : same;
  }
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

Builder::Result Builder::equal_word(Comparison comparison, const Operand& text, const std::string& word) {
  if (orders(comparison)) return std::nullopt;
  Instruction made;
  made.operation = Operation::equal_text;
  made.left = text.value;
  made.comparison = comparison;
  made.codes = {std::get<Columns::Texts>(*of(text.value).content).code_of(word)};
  return operand(Operand::Kind::truth, truth(std::move(made)));
}

/// Two columns number their words each in its own way.
Builder::Result Builder::equal_texts(Comparison comparison, const Operand& left, const Operand& right) {
  const auto pair = orders(comparison) ? std::nullopt : together(left.value, right.value);
  if (!pair) return std::nullopt;
  const auto& own = std::get<Columns::Texts>(*of(pair->first).content).words;
  std::map<std::string_view, std::int32_t> codes;
  for (std::size_t code = 0; code < own.size(); ++code) codes.emplace(own[code], static_cast<std::int32_t>(code));
  std::vector<std::int32_t> translation;
  for (const std::string& word : std::get<Columns::Texts>(*of(pair->second).content).words) {
    const auto found = codes.find(word);
    translation.push_back(found == codes.end() ? -2 : found->second);
  }
  Instruction made;
  made.operation = Operation::equal_texts;
  made.left = pair->first;
  made.right = pair->second;
  made.comparison = comparison;
  made.translation = std::make_shared<const std::vector<std::int32_t>>(std::move(translation));
  return operand(Operand::Kind::truth, truth(std::move(made)));
}

Builder::Result Builder::compared(Comparison comparison, RegisterIndex one, RegisterIndex other) {
  const auto both = together(one, other);
  if (!both) return std::nullopt;
  const auto [left, right] = *both;
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

// The constant's coefficient at that scale, when it is whole there.
std::optional<std::int64_t> Builder::at_scale(const Instruction& constant, int scale) const {
  if (constant.scale <= scale)
    return scale - constant.scale > kMostDigits ? std::nullopt : product(constant.across, power_of_ten(scale - constant.scale));
  const std::int64_t step = power_of_ten(constant.scale - scale);
  return constant.across % step == 0 ? std::optional(constant.across / step) : std::nullopt;
}

// n ÷ d ⋚ k as n × up ⋚ d × across in whole numbers. Both sides are below 2^61, so a difference that is not nothing is far wider
// than what rounding a quotient to 34 digits can hide; where they are equal the quotient is k itself, unless it was
// multiplied after rounding: those rows are worked out once more, exactly.
Builder::Result Builder::compared_ratio(Comparison comparison, const Operand& ratio, RegisterIndex constant) {
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
  if (!up_factor || !across_factor || !product(*up_factor, of(ratio.value).bound) ||
      !product(*across_factor, of(ratio.denominator).bound)) {
    return std::nullopt;
  }
  const auto pair = together(ratio.value, ratio.denominator);
  if (!pair) return std::nullopt;
  Instruction made;
  made.operation = Operation::compare_ratio;
  made.comparison = comparison;
  made.left = pair->first;
  made.right = pair->second;
  made.factor = ratio.factor;
  made.up = *up_factor;
  made.across = *across_factor;
  made.constant = limit.constant;
  return operand(Operand::Kind::truth, truth(std::move(made)));
}

Builder::Result Builder::inside(const Operand& value, const Operand& low, const Operand& high, bool low_included, bool high_included) {
  const auto above = compared(low_included ? Comparison::greater_equal : Comparison::greater, value, low);
  const auto below = compared(high_included ? Comparison::less_equal : Comparison::less, value, high);
  return above && below ? joined(Operation::both, *above, *below) : std::nullopt;
}

Builder::Result Builder::test(const Operand& value, NodeIndex index) {
  using K = Operand::Kind;
  const SyntaxNode& node = at(index);
  if (node.kind == NodeKind::any_input) return literal(Value::boolean(true));
  if (node.kind == NodeKind::comparison_test) {
    const auto limit = compile(node.children[0]);
    const auto comparison = comparison_of(node.operation);
    return limit && comparison ? compared(*comparison, value, *limit) : std::nullopt;
  }
  if (node.kind == NodeKind::range) {
    const auto low = compile(node.children[0]);
    const auto high = compile(node.children[1]);
    const auto is_end = [&](const Result& end) { return end && end->kind == K::number && is_constant(end->value); };
    return is_end(low) && is_end(high) && value.is_number() ? inside(value, *low, *high, node.low_included, node.high_included) : std::nullopt;
  }
  const auto wanted = compile(index);
  if (!wanted || node.uses_input) return wanted && wanted->kind == K::truth ? wanted : std::nullopt;
  if (wanted->kind == K::tuple && value.kind == K::text) return among(value, *wanted->operands);
  const bool fits = (wanted->kind == K::word && value.kind == K::text) || (wanted->kind == K::truth && value.kind == K::truth) ||
                    (wanted->kind == K::number && value.is_number());
  return fits ? compared(Comparison::equal, value, *wanted) : std::nullopt;
}

Builder::Result Builder::any_test(const Operand& value, const SyntaxNode& node, std::size_t from) {
  std::vector<Operand> words;
  for (std::size_t index = from; index < node.children.size(); ++index) {
    const SyntaxNode& test = at(node.children[index]);
    if (test.kind == NodeKind::literal && test.value.kind() == Kind::string) words.push_back(*literal(test.value));
  }
  if (value.kind == Operand::Kind::text && from + words.size() == node.children.size()) return among(value, words);
  Result any;
  for (std::size_t index = from; index < node.children.size(); ++index) {
    const auto one = test(value, node.children[index]);
    any = !one ? std::nullopt : any ? joined(Operation::either, *any, *one) : one;
    if (!any) return std::nullopt;
  }
  return any;
}

Builder::Result Builder::among(const Operand& text, const std::vector<Operand>& words) {
  Instruction made;
  made.operation = Operation::among_texts;
  made.left = text.value;
  for (const Operand& word : words) {
    if (word.kind != Operand::Kind::word) return std::nullopt;
    made.codes.push_back(std::get<Columns::Texts>(*of(text.value).content).code_of(word.word));
  }
  return operand(Operand::Kind::truth, truth(std::move(made)));
}

}  // namespace reprise::feel::batch
