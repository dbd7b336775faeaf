// Range functions (10.3.4.6, table 78: Allen's relations over points and ranges) and range(from).
#include <optional>

#include "feel/builtins.h"
#include "feel/comparison.h"
#include "feel/feel.h"
#include "feel/grammar.h"
#include "feel/names_of_kinds.h"
#include "feel/reasons.h"

namespace reprise::feel {
namespace {

/// A point is the range of itself.
Range as_range(const Value& value) {
  if (value.kind() == Kind::range) return value.as_range();
  Range range;
  range.low = range.high = value.without_marks();
  range.low_included = range.high_included = true;
  return range;
}

/// -1, 0, 1 of two ends; what cannot be compared is remembered.
class Ends {
 public:
  int order(const Value& left, const Value& right) {
    const auto result = comparison::order(left, right);
    if (!result) {
      comparable_ = false;
      return 0;
    }
    return *result < 0 ? -1 : *result > 0 ? 1 : 0;
  }
  [[nodiscard]] bool comparable() const { return comparable_; }

 private:
  bool comparable_ = true;
};

using Relation = bool (*)(Ends&, const Range& a, const Range& b);

template <Relation relation>
Value decide(const BuiltinCall& call) {
  for (const Value& argument : call.arguments) {
    if (argument.is_null()) return comparison::propagated(argument, call.span);
  }
  const Range a = as_range(call[0]);
  const Range b = as_range(call[1]);
  Ends ends;
  const bool result = relation(ends, a, b);
  if (!ends.comparable()) return reasons::null("wrong-type", call.span, names_of(call[0], call[1]));
  return Value::boolean(result);
}

bool before(Ends& ends, const Range& a, const Range& b) {
  const int order = ends.order(a.high, b.low);
  return order < 0 || (order == 0 && !(a.high_included && b.low_included));
}

bool after(Ends& ends, const Range& a, const Range& b) { return before(ends, b, a); }

bool meets(Ends& ends, const Range& a, const Range& b) { return ends.order(a.high, b.low) == 0 && a.high_included && b.low_included; }
bool met_by(Ends& ends, const Range& a, const Range& b) { return meets(ends, b, a); }

bool overlaps(Ends& ends, const Range& a, const Range& b) { return !before(ends, a, b) && !before(ends, b, a); }

/// a's low end comes first, and a's high end lies in b.
bool overlaps_before(Ends& ends, const Range& a, const Range& b) {
  const int low = ends.order(a.low, b.low);
  const bool starts_first = low < 0 || (low == 0 && a.low_included && !b.low_included);
  const int touch = ends.order(a.high, b.low);
  const bool reaches = touch > 0 || (touch == 0 && a.high_included && b.low_included);
  const int high = ends.order(a.high, b.high);
  const bool ends_first = high < 0 || (high == 0 && (!a.high_included || b.high_included));
  return starts_first && reaches && ends_first;
}

bool overlaps_after(Ends& ends, const Range& a, const Range& b) {
  const int touch = ends.order(a.low, b.high);
  const bool reaches = touch < 0 || (touch == 0 && a.low_included && b.high_included);
  const int low = ends.order(a.low, b.low);
  const bool starts_later = low > 0 || (low == 0 && b.low_included && !a.low_included);
  const int high = ends.order(a.high, b.high);
  const bool ends_later = high > 0 || (high == 0 && (a.high_included || !b.high_included));
  return reaches && starts_later && ends_later;
}

bool includes(Ends& ends, const Range& a, const Range& b) {
  const int low = ends.order(a.low, b.low);
  const int high = ends.order(a.high, b.high);
  return (low < 0 || (low == 0 && (a.low_included || !b.low_included))) && (high > 0 || (high == 0 && (a.high_included || !b.high_included)));
}

bool during(Ends& ends, const Range& a, const Range& b) { return includes(ends, b, a); }

bool starts(Ends& ends, const Range& a, const Range& b) {
  const int high = ends.order(a.high, b.high);
  return ends.order(a.low, b.low) == 0 && a.low_included == b.low_included && (high < 0 || (high == 0 && (!a.high_included || b.high_included)));
}

bool started_by(Ends& ends, const Range& a, const Range& b) { return starts(ends, b, a); }

bool finishes(Ends& ends, const Range& a, const Range& b) {
  const int low = ends.order(a.low, b.low);
  return ends.order(a.high, b.high) == 0 && a.high_included == b.high_included && (low > 0 || (low == 0 && (!a.low_included || b.low_included)));
}

bool finished_by(Ends& ends, const Range& a, const Range& b) { return finishes(ends, b, a); }

/// A point starts or finishes a range only at an end that belongs to it; the rules above say so already.
bool coincides(Ends& ends, const Range& a, const Range& b) {
  return ends.order(a.low, b.low) == 0 && ends.order(a.high, b.high) == 0 && a.low_included == b.low_included && a.high_included == b.high_included;
}

bool is_literal_end(const Syntax& syntax, NodeIndex index) {
  const SyntaxNode& node = syntax.at(index);
  if (node.kind == NodeKind::literal) return true;
  if (node.kind == NodeKind::negate) return is_literal_end(syntax, node.children.front());
  if (node.kind != NodeKind::call || syntax.at(node.children.front()).kind != NodeKind::name) return false;
  const std::string& name = syntax.at(node.children.front()).text;
  if (name != "date" && name != "time" && name != "date and time" && name != "duration") return false;
  for (std::size_t index_of = 1; index_of < node.children.size(); ++index_of) {
    if (!is_literal_end(syntax, node.children[index_of])) return false;
  }
  return true;
}

/// range(from): the text of a range with literal ends (table 75); null when they do not compare or are reversed.
Value range(const BuiltinCall& call) {
  const std::string& text = call[0].as_string();
  const Value bad = reasons::null("bad-argument", call.span, text);
  Names names;
  names.set_strict(true);
  // `[1..]` and `(..1]`: an end left out is open.
  std::string completed = text;
  if (const std::size_t dots = text.find(".."); dots != std::string::npos) {
    if (dots == 1) completed = completed.substr(0, 1) + "null" + completed.substr(1);
    if (dots + 3 == text.size()) completed.insert(completed.size() - 1, "null");
  }
  const auto expression = Expression::compile(completed, names);
  if (!expression.value) return bad;
  const Syntax& syntax = expression.value->syntax();
  const SyntaxNode& root = syntax.at(syntax.root);
  if (root.kind != NodeKind::range && root.kind != NodeKind::comparison_test) return bad;
  for (const NodeIndex child : root.children) {
    if (!is_literal_end(syntax, child)) return bad;
  }
  const Value value = expression.value->evaluate(Context());
  if (value.kind() != Kind::range) return bad;
  const Range& made = value.as_range();
  if (made.low.is_null() && made.high.is_null()) return bad;
  if (made.low.is_null() || made.high.is_null()) {
    const bool included_null = (made.low.is_null() && made.low_included) || (made.high.is_null() && made.high_included);
    return included_null && root.kind == NodeKind::range ? bad : value;
  }
  const auto order = comparison::order(made.low, made.high);
  if (!order || *order > 0) return bad;
  return value;
}

}  // namespace

std::span<const Builtin> range_builtins() {
  constexpr MarkUse kMarks = MarkUse::everything;
  constexpr std::string_view kAny = "point1:any, point2:any | range1:any, range2:any | point:any, range:any | range:any, point:any";
  static const std::vector<Builtin> kBuiltins = {
      {"before", kAny, kMarks, decide<before>},
      {"after", kAny, kMarks, decide<after>},
      {"meets", "range1:range, range2:range", kMarks, decide<meets>},
      {"met by", "range1:range, range2:range", kMarks, decide<met_by>},
      {"overlaps", "range1:range, range2:range", kMarks, decide<overlaps>},
      {"overlaps before", "range1:range, range2:range", kMarks, decide<overlaps_before>},
      {"overlaps after", "range1:range, range2:range", kMarks, decide<overlaps_after>},
      {"finishes", kAny, kMarks, decide<finishes>},
      {"finished by", kAny, kMarks, decide<finished_by>},
      {"includes", kAny, kMarks, decide<includes>},
      {"during", kAny, kMarks, decide<during>},
      {"starts", kAny, kMarks, decide<starts>},
      {"started by", kAny, kMarks, decide<started_by>},
      {"coincides", kAny, kMarks, decide<coincides>},
      {"range", "from:string", MarkUse::arguments, range},
  };
  return kBuiltins;
}

}  // namespace reprise::feel
