#include "feel/literal_types.h"

#include <algorithm>
#include <initializer_list>
#include <string>

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

class Check {
 public:
  Check(const Syntax& syntax, const SyntaxNode& node) : syntax_(syntax), node_(node) {}

  std::optional<Problem> problem() const {
    switch (node_.kind) {
      case NodeKind::negate: return quantity(0);
      case NodeKind::add: return sum();
      case NodeKind::subtract:
      case NodeKind::multiply:
      case NodeKind::divide:
      case NodeKind::power: return first({quantity(0), quantity(1)});
      case NodeKind::equal:
      case NodeKind::not_equal: return alike(0, 1);
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

  /// What a literal is; null for everything else, and for `null` itself, which may stand anywhere.
  [[nodiscard]] Kind kind(std::size_t index) const { return operand(index).kind == NodeKind::literal ? operand(index).value.kind() : Kind::null; }

  [[nodiscard]] Problem misplaced(std::size_t index, const base::Text& expected) const {
    const SyntaxNode& literal = operand(index);
    base::Text hint;
    if (literal.value.kind() == Kind::string) {
      const std::string& text = literal.value.as_string();
      if (scalar::Decimal::parse(text)) hint = {"sans guillemets, c’est un nombre\u202f: " + text, "without quotes it is a number: " + text};
    }
    return {"feel-operand-type", literal.span, {{"expected", expected}, {"got", words_of(literal.value.kind())}, {"hint", hint}}};
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
    const bool temporal = temporal::is_temporal(kind(0)) && temporal::is_temporal(kind(1));
    return temporal ? std::nullopt : alike(0, 1);
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

  const Syntax& syntax_;
  const SyntaxNode& node_;
};

}  // namespace

std::optional<Problem> misplaced_literal(const Syntax& syntax, const SyntaxNode& node) { return Check(syntax, node).problem(); }

}  // namespace reprise::feel
