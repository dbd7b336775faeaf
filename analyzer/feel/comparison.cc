#include "feel/comparison.h"

#include "feel/feel.h"
#include "feel/gathered_marks.h"
#include "feel/names_of_kinds.h"
#include "feel/reasons.h"
#include "feel/temporal.h"

namespace reprise::feel::comparison {
namespace {


std::optional<bool> equal_lists(const List& left, const List& right) {
  if (left.size() != right.size()) return false;
  for (std::size_t index = 0; index < left.size(); ++index) {
    if (!equals(left[index], right[index]).value_or(false)) return false;
  }
  return true;
}

std::optional<bool> equal_contexts(const Context& left, const Context& right) {
  if (left.entries().size() != right.entries().size()) return false;
  for (const auto& [name, value] : left.entries()) {
    const Value* other = right.find(name);
    if (other == nullptr || !equals(value, *other).value_or(false)) return false;
  }
  return true;
}

std::optional<bool> equal_ranges(const Range& left, const Range& right) {
  if (left.form != right.form || left.low_included != right.low_included || left.high_included != right.high_included ||
      left.low_given != right.low_given || left.high_given != right.high_given) {
    return false;
  }
  const auto low = equals(left.low, right.low);
  const auto high = equals(left.high, right.high);
  if (!low || !high) return std::nullopt;
  return *low && *high;
}

void collect(const Value& value, GatheredMarks& marks) {
  marks.add(value.marks());
  if (value.kind() == Kind::list) {
    for (const Value& item : value.as_list()) collect(item, marks);
  } else if (value.kind() == Kind::context) {
    for (const auto& [name, entry] : value.as_context().entries()) collect(entry, marks);
  } else if (value.kind() == Kind::range) {
    collect(value.as_range().low, marks);
    collect(value.as_range().high, marks);
  }
}

/// Three-valued `value >= low` and the like: empty is null.
std::optional<bool> beyond(const Value& value, const Value& end, bool included, bool is_low) {
  const auto ordering = order(value, end);
  if (!ordering) return std::nullopt;
  if (*ordering == std::strong_ordering::equal) return included;
  return is_low ? *ordering == std::strong_ordering::greater : *ordering == std::strong_ordering::less;
}

}  // namespace

std::optional<bool> equals(const Value& left, const Value& right) {
  if (left.is_null() || right.is_null()) return left.is_null() && right.is_null();
  if (left.kind() != right.kind()) return std::nullopt;
  switch (left.kind()) {
    case Kind::boolean: return left.as_boolean() == right.as_boolean();
    case Kind::number: return left.as_number() == right.as_number();
    case Kind::string: return left.as_string() == right.as_string();
    case Kind::list: return equal_lists(left.as_list(), right.as_list());
    case Kind::context: return equal_contexts(left.as_context(), right.as_context());
    case Kind::range: return equal_ranges(left.as_range(), right.as_range());
    case Kind::function: return std::nullopt;
    default: return temporal::equal(left, right);
  }
}

bool identical(const Value& left, const Value& right) {
  if (left.kind() != right.kind()) return false;
  switch (left.kind()) {
    case Kind::time: return left.as_time() == right.as_time();
    case Kind::date_time: return left.as_date_time() == right.as_date_time();
    case Kind::list: {
      const List& a = left.as_list();
      const List& b = right.as_list();
      if (a.size() != b.size()) return false;
      for (std::size_t index = 0; index < a.size(); ++index) {
        if (!identical(a[index], b[index])) return false;
      }
      return true;
    }
    default: return equals(left, right).value_or(false);
  }
}

std::optional<std::strong_ordering> order(const Value& left, const Value& right) {
  if (left.kind() != right.kind()) return std::nullopt;
  if (left.kind() == Kind::number) return left.as_number() <=> right.as_number();
  if (left.kind() == Kind::string) {
    const int sign = left.as_string().compare(right.as_string());  // UTF-8 orders as its code points do
    return sign < 0 ? std::strong_ordering::less : sign > 0 ? std::strong_ordering::greater : std::strong_ordering::equal;
  }
  return temporal::compare(left, right);
}

Value compare(NodeKind operation, const Value& left, const Value& right, base::Span span) {
  if (operation == NodeKind::equal || operation == NodeKind::not_equal) {
    const auto result = equals(left, right);
    if (!result) return reasons::null("wrong-type", span, names_of(left, right));
    return Value::boolean(*result == (operation == NodeKind::equal));
  }
  if (left.is_null()) return propagated(left, span);
  if (right.is_null()) return propagated(right, span);
  const auto ordering = order(left, right);
  if (!ordering) return reasons::null("wrong-type", span, names_of(left, right));
  switch (operation) {
    case NodeKind::less: return Value::boolean(*ordering < 0);
    case NodeKind::less_equal: return Value::boolean(*ordering <= 0);
    case NodeKind::greater: return Value::boolean(*ordering > 0);
    default: return Value::boolean(*ordering >= 0);
  }
}

Value contains(const Range& range, const Value& value, base::Span span) {
  if (range.form == Range::Form::only) return compare(NodeKind::equal, value, range.low, span);
  if (range.form == Range::Form::all_but) return compare(NodeKind::not_equal, value, range.low, span);
  if (value.is_null()) return propagated(value, span);
  if (range.low_given && range.low.is_null()) return propagated(range.low, span);
  if (range.high_given && range.high.is_null()) return propagated(range.high, span);
  const auto above = range.low_given ? beyond(value, range.low, range.low_included, true) : true;
  const auto below = range.high_given ? beyond(value, range.high, range.high_included, false) : true;
  if (!above || !below) return reasons::null("wrong-type", span, names_of(value, range.low_given ? range.low : range.high));
  return Value::boolean(*above && *below);
}

Marks deep_marks(const Value& value) {
  if (value.depth() == 0) return value.marks();
  GatheredMarks marks;
  collect(value, marks);
  return marks.take();
}

void mark_deeply(Value& result, const Value& decided_by) {
  result.mark(decided_by.depth() == 0 ? decided_by.marks() : deep_marks(decided_by));
}

Marks item_marks(const Value& value) {
  if (value.kind() != Kind::list) return value.marks();
  GatheredMarks marks;
  marks.add(value.marks());
  for (const Value& item : value.as_list()) marks.add(item.marks());
  return marks.take();
}

Value propagated(const Value& null, base::Span span) {
  return null.reason() != nullptr ? null.without_marks() : reasons::null("missing-operand", span);
}

}  // namespace reprise::feel::comparison

namespace reprise::feel {

Value equal(const Value& left, const Value& right) {
  return comparison::compare(NodeKind::equal, left, right, {})
      .marked(comparison::deep_marks(left))
      .marked(comparison::deep_marks(right));
}

}  // namespace reprise::feel
