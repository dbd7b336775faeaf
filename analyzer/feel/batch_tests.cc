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

Builder::Result Builder::compared(Comparison comparison, RegisterIndex left, RegisterIndex right) {
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

Builder::Result Builder::between(const SyntaxNode& node) {
  const auto value = compile(node.children[0]);
  const auto low = compile(node.children[1]);
  const auto high = compile(node.children[2]);
  if (!value || !low || !high) return std::nullopt;
  return inside(*value, *low, *high, true, true);
}

Builder::Result Builder::inside(const Operand& value, const Operand& low, const Operand& high, bool low_included, bool high_included) {
  const auto above = compared(low_included ? Comparison::greater_equal : Comparison::greater, value, low);
  const auto below = compared(high_included ? Comparison::less_equal : Comparison::less, value, high);
  if (!above || !below) return std::nullopt;
  Instruction made;
  made.operation = Operation::both;
  made.left = above->value;
  made.right = below->value;
  return operand(Operand::Kind::truth, truth(std::move(made)));
}

// `in ("a", "b")` over a column of texts; `in [1..2)` with constant ends over a number.
Builder::Result Builder::in(const SyntaxNode& node) {
  const auto value = compile(node.children[0]);
  if (!value) return std::nullopt;
  if (value->kind == Operand::Kind::text) return among(node, *value);
  if (node.children.size() != 2) return std::nullopt;
  const SyntaxNode& range = at(node.children[1]);
  if (range.kind != NodeKind::range || at(range.children[0]).kind != NodeKind::literal || at(range.children[1]).kind != NodeKind::literal)
    return std::nullopt;
  const Value& first = at(range.children[0]).value;
  const Value& last = at(range.children[1]).value;
  if (first.kind() != Kind::number || last.kind() != Kind::number) return std::nullopt;
  const auto low = compile(range.children[0]);
  const auto high = compile(range.children[1]);
  return low && high ? inside(*value, *low, *high, range.low_included, range.high_included) : std::nullopt;
}

Builder::Result Builder::among(const SyntaxNode& node, const Operand& text) {
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

}  // namespace reprise::feel::batch
