#include "feel/operand_types.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "feel/names_of_kinds.h"
#include "feel/suggestion.h"
#include "feel/temporal.h"
#include "scalar/decimal.h"

namespace reprise::feel {
namespace {

base::Text words_of(Kind kind) {
  switch (kind) {
    case Kind::boolean: return {"vrai ou faux", "a boolean"};
    case Kind::number: return {"un nombre", "a number"};
    case Kind::string: return {"un texte", "a string"};
    case Kind::date: return {"une date", "a date"};
    case Kind::time: return {"une heure", "a time"};
    case Kind::date_time: return {"une date et heure", "a date and time"};
    default: return {"une durée", "a duration"};
  }
}

/// What stands where something else is expected.
Problem misplaced(const SyntaxNode& written, Kind got, const base::Text& expected) {
  base::Text hint;
  if (written.kind == NodeKind::literal && written.value.kind() == Kind::string) {
    const std::string& text = written.value.as_string();
    if (!temporal::parse_any(text).is_null())
      hint = {"avec @ devant, c’est une date, une heure ou une durée\u202f: @\"" + text + "\"",
              "with @ before it, it is a date, time or duration: @\"" + text + "\""};
    if (scalar::Decimal::parse(text)) hint = {"sans guillemets, c’est un nombre\u202f: " + text, "without quotes it is a number: " + text};
  }
  return {"feel-operand-type", written.span, {{"expected", expected}, {"got", words_of(got)}, {"hint", hint}}};
}

base::Text name_of_fact(const SyntaxNode& fact) {
  if (fact.kind == NodeKind::input) return {"la valeur", "the value"};
  return {"«\u202f" + fact.text + "\u202f»", "'" + fact.text + "'"};
}

/// A literal word, or one of a list, where only certain words can be.
std::optional<Problem> unheard_of(const Syntax& syntax, const Known& fact, const base::Text& name, const SyntaxNode& word) {
  if (word.kind == NodeKind::list) {
    for (const NodeIndex item : word.children) {
      if (auto problem = unheard_of(syntax, fact, name, syntax.at(item))) return problem;
    }
  }
  if (fact.choices == nullptr || word.kind != NodeKind::literal || word.value.kind() != Kind::string) return std::nullopt;
  const std::string& got = word.value.as_string();
  if (std::ranges::find(*fact.choices, got) != fact.choices->end()) return std::nullopt;
  std::string all;
  for (const std::string& one : *fact.choices) all += (all.empty() ? "" : ", ") + one;
  return Problem{"feel-unknown-choice", word.span, {{"name", name}, {"choices", all}, {"got", got}, {"hint", did_you_mean(got, *fact.choices)}}};
}

class Check {
 public:
  Check(const Syntax& syntax, const SyntaxNode& node, std::span<const Known> known) : syntax_(syntax), node_(node), known_(known) {}

  std::optional<Problem> problem() const {
    switch (node_.kind) {
      case NodeKind::negate: return quantity(0);
      case NodeKind::add: return sum();
      case NodeKind::subtract:
      case NodeKind::multiply:
      case NodeKind::divide:
      case NodeKind::power: return first({quantity(0), quantity(1)});
      case NodeKind::equal:
      case NodeKind::not_equal: return first({alike(0, 1), choice(0, 1), choice(1, 0)});
      case NodeKind::in: return one_of();
      case NodeKind::less:
      case NodeKind::less_equal:
      case NodeKind::greater:
      case NodeKind::greater_equal: return first({ordered(0), ordered(1), alike(0, 1)});
      case NodeKind::between: return first({ordered(0), ordered(1), ordered(2), alike(0, 1), alike(0, 2), alike(1, 2)});
      case NodeKind::range: return first({ordered(0), ordered(1), alike(0, 1)});
      case NodeKind::conjunction:
      case NodeKind::disjunction: return first({truth(0), truth(1)});
      case NodeKind::conditional: return truth(0);
      case NodeKind::comparison_test: {
        const bool orders = node_.operation != NodeKind::equal && node_.operation != NodeKind::not_equal;
        return orders ? ordered(0) : std::nullopt;
      }
      default: return std::nullopt;
    }
  }

 private:
  static std::optional<Problem> first(std::initializer_list<std::optional<Problem>> problems) {
    for (const auto& problem : problems) {
      if (problem) return problem;
    }
    return std::nullopt;
  }

  [[nodiscard]] const SyntaxNode& operand(std::size_t index) const { return syntax_.at(node_.children[index]); }

  [[nodiscard]] const Known& known(std::size_t index) const { return known_[node_.children[index]]; }

  /// Null where nothing is known, and for `null` itself, which may stand anywhere.
  [[nodiscard]] Kind kind(std::size_t index) const { return known(index).single(); }

  [[nodiscard]] Problem misplaced(std::size_t index, const base::Text& expected) const {
    return reprise::feel::misplaced(operand(index), kind(index), expected);
  }

  /// An operand one can calculate with.
  [[nodiscard]] std::optional<Problem> quantity(std::size_t index) const {
    if (kind(index) != Kind::string && kind(index) != Kind::boolean) return std::nullopt;
    return misplaced(index, words_of(Kind::number));
  }

  [[nodiscard]] std::optional<Problem> sum() const {
    for (const std::size_t index : {0U, 1U}) {
      if (kind(index) == Kind::boolean) return misplaced(index, words_of(Kind::number));
    }
    const bool temporal = temporal::is_temporal(kind(0));
    if (temporal && temporal::is_temporal(kind(1))) return std::nullopt;
    if (temporal && kind(1) != Kind::null) return misplaced(1, words_of(Kind::days_time_duration));
    return alike(0, 1);
  }

  [[nodiscard]] std::optional<Problem> ordered(std::size_t index) const {
    if (kind(index) != Kind::boolean) return std::nullopt;
    return misplaced(index, {"une valeur qui a un ordre", "a value that has an order"});
  }

  [[nodiscard]] std::optional<Problem> truth(std::size_t index) const {
    if (kind(index) == Kind::null || kind(index) == Kind::boolean) return std::nullopt;
    return misplaced(index, words_of(Kind::boolean));
  }

  [[nodiscard]] std::optional<Problem> alike(std::size_t left, std::size_t right) const {
    if (kind(left) == Kind::null || kind(right) == Kind::null || kind(left) == kind(right)) return std::nullopt;
    return misplaced(right, words_of(kind(left)));
  }

  /// A literal word where only certain words can be.
  [[nodiscard]] std::optional<Problem> choice(std::size_t fact, std::size_t word) const {
    return unheard_of(syntax_, known(fact), name_of_fact(operand(fact)), operand(word));
  }

  [[nodiscard]] std::optional<Problem> one_of() const {
    for (std::size_t index = 1; index < node_.children.size(); ++index) {
      if (auto problem = choice(0, index)) return problem;
      if (operand(index).kind == NodeKind::range) continue;
      if (operand(index).kind == NodeKind::literal) {
        if (auto problem = alike(0, index)) return problem;
      }
    }
    return std::nullopt;
  }

  const Syntax& syntax_;
  const SyntaxNode& node_;
  std::span<const Known> known_;
};

/// The kind a calculation gives where both operands are numbers, or both texts to be joined.
Kind calculated(NodeKind operation, Kind left, Kind right) {
  if (left != right) return Kind::null;
  if (left == Kind::number) return Kind::number;
  return left == Kind::string && operation == NodeKind::add ? Kind::string : Kind::null;
}

}  // namespace

Known known_of(const Syntax& syntax, const SyntaxNode& node, std::span<const Known> known) {
  const auto child = [&](std::size_t index) { return known[node.children[index]]; };
  switch (node.kind) {
    case NodeKind::literal: return Known::one(node.value.kind());
    case NodeKind::negate: return child(0).single() == Kind::number ? Known::one(Kind::number) : Known{};
    case NodeKind::add:
    case NodeKind::subtract:
    case NodeKind::multiply:
    case NodeKind::divide:
    case NodeKind::power: return Known::one(calculated(node.kind, child(0).single(), child(1).single()));
    case NodeKind::equal:
    case NodeKind::not_equal:
    case NodeKind::less:
    case NodeKind::less_equal:
    case NodeKind::greater:
    case NodeKind::greater_equal:
    case NodeKind::between:
    case NodeKind::in:
    case NodeKind::conjunction:
    case NodeKind::disjunction:
    case NodeKind::some:
    case NodeKind::every:
    case NodeKind::instance_of: return Known::one(Kind::boolean);
    case NodeKind::conditional: {
      const bool alike = child(1).count == child(2).count && child(1).kind == child(2).kind;
      return alike ? Known{child(1).count, child(1).kind} : Known{};
    }
    case NodeKind::filter: {
      const SyntaxNode& condition = syntax.at(node.children[1]);
      const bool is_index = child(1).single() == Kind::number;
      if (child(0).count != Known::Count::list || (!is_index && child(1).single() != Kind::boolean)) return {};
      return {is_index || condition.kind == NodeKind::literal ? Known::Count::one : Known::Count::list, child(0).kind, child(0).choices};
    }
    case NodeKind::iteration_range: return {Known::Count::list, child(0).single()};
    default: return {};
  }
}

std::optional<Problem> misplaced_operand(const Syntax& syntax, const SyntaxNode& node, std::span<const Known> known) {
  return Check(syntax, node, known).problem();
}

namespace {

/// A value the input is compared with.
std::optional<Problem> unlike_input(const Syntax& syntax, NodeIndex value, std::span<const Known> known, const Known& input) {
  const SyntaxNode& node = syntax.at(value);
  const Kind kind = known[value].single();
  if (kind != Kind::null && kind != input.single()) return misplaced(node, kind, words_of(input.single()));
  return unheard_of(syntax, input, {"la valeur", "the value"}, node);
}

}  // namespace

std::optional<Problem> misplaced_test(const Syntax& syntax, NodeIndex test, std::span<const Known> known, const Known& input) {
  const SyntaxNode& node = syntax.at(test);
  // What is true or false of itself is the test's answer, not a value to compare with.
  if (input.single() == Kind::null || (known[test].single() == Kind::boolean && input.single() != Kind::boolean)) return std::nullopt;
  if (node.kind != NodeKind::range && node.kind != NodeKind::comparison_test && node.kind != NodeKind::list) return unlike_input(syntax, test, known, input);
  for (const NodeIndex child : node.children) {
    if (auto problem = unlike_input(syntax, child, known, input)) return problem;
  }
  return std::nullopt;
}

namespace {

Problem misplaced_at(const SyntaxNode& argument, Kind kind, const std::string& signature) {
  return {"feel-argument-type", argument.span, {{"signature", signature}, {"got", words_of(kind)}}};
}

}  // namespace

std::optional<Problem> misplaced_argument(const Builtin& builtin, const Syntax& syntax, const SyntaxNode& call,
                                          std::span<const Known> known) {
  const std::size_t count = call.children.size() - 1;
  for (std::size_t index = 0; index < count; ++index) {
    const NodeIndex argument = call.children[index + 1];
    const Kind kind = known[argument].single();
    if (kind != Kind::null && !builtin.takes(index, kind, count, call.names))
      return misplaced_at(syntax.at(argument), kind, builtin.signature_text());
  }
  return std::nullopt;
}

std::optional<Problem> misplaced_argument(const std::string& name, const Signature& signature, const Syntax& syntax, const SyntaxNode& call,
                                          std::span<const Known> known) {
  for (std::size_t index = 0; index + 1 < call.children.size(); ++index) {
    const NodeIndex argument = call.children[index + 1];
    const Kind kind = known[argument].single();
    const auto parameter = call.names.empty() ? signature.parameters.begin() + static_cast<std::ptrdiff_t>(index)
                                              : std::ranges::find(signature.parameters, call.names[index], &Signature::Parameter::name);
    const bool plain =
        parameter->type == "number" || parameter->type == "string" || parameter->type == "boolean" || parameter->type == "date";
    if (kind != Kind::null && plain && name_of(kind) != parameter->type)
      return misplaced_at(syntax.at(argument), kind, signature.to_string(name));
  }
  return std::nullopt;
}

}  // namespace reprise::feel
