// Paths, filters, loops and quantifiers.
#include "feel/comparison.h"
#include "feel/evaluator.h"
#include "feel/gathered_marks.h"
#include "feel/names_of_kinds.h"
#include "feel/reasons.h"
#include "feel/temporal.h"
#include "feel/trace_recorder.h"

namespace reprise::feel {
namespace {

using comparison::deep_marks;
using comparison::item_marks;
using comparison::propagated;

std::optional<Value> range_property(const Range& range, std::string_view name) {
  if (name == "start") return range.low;
  if (name == "end") return range.high;
  if (name == "start included") return Value::boolean(range.low_included);
  if (name == "end included") return Value::boolean(range.high_included);
  return std::nullopt;
}

/// A list's items without copying them; a scalar is a list of one (10.3.2.5), null a list of none.
class Items {
 public:
  Items() = default;
  explicit Items(const Value& value) { hold(value); }
  Items(const Items&) = delete;
  Items& operator=(const Items&) = delete;
  ~Items() = default;
  void hold(const Value& value) {
    one_ = value.without_marks();
    if (value.kind() == Kind::list) {
      items_ = one_.as_list();
    } else if (!value.is_null()) {
      items_ = {&one_, 1};
    }
  }
  [[nodiscard]] std::span<const Value> get() const { return items_; }

 private:
  Value one_;
  std::span<const Value> items_;
};

}  // namespace

Value Evaluator::path(const SyntaxNode& node) {
  Value held;
  const Value& whole = operand(node.children[0], held);
  if (whole.kind() == Kind::context) return entry_of(whole, node);
  const Value object = part_of(whole);
  if (object.kind() != Kind::list) return entry_of(object, node);
  // Projection: nulls stay, each result keeps its own marks (10.3.2.5.2).
  List results;
  results.reserve(object.as_list().size());
  for (const Value& item : object.as_list()) {
    if (!charge(1)) return reasons::null("step-limit", node.span);
    results.push_back(entry_of(item, node));
  }
  return Value::list(std::move(results)).marked(item_marks(object));
}

Value Evaluator::entry_of(const Value& object, const SyntaxNode& node) {
  const Marks& marks = object.marks();
  if (object.is_null()) return propagated(object, at(node.children[0]).span).marked(marks);
  if (object.kind() == Kind::context) {
    const Value* entry = object.as_context().find(node.text, node.slot);
    if (entry == nullptr) return reasons::null("no-such-entry", node.span, node.text).marked(marks);
    return entry->marked(marks);
  }
  auto property = object.kind() == Kind::range ? range_property(object.as_range(), node.text) : temporal::property(object, node.text);
  if (!property) return reasons::null("no-such-entry", node.span, node.text).marked(marks);
  return property->marked(marks);
}

Value Evaluator::index_of(const Value& list, const Value& index, base::Span span) {
  const Items holder(list);
  const auto items = holder.get();
  const Marks marks = list.marks().united(index.marks());
  const auto number = index.as_number().to_integer();
  const auto size = static_cast<std::int64_t>(items.size());
  if (!number || *number == 0 || *number > size || *number < -size) {
    return reasons::null("index-out-of-range", span, index.as_number().to_string()).marked(marks);
  }
  return items[static_cast<std::size_t>(*number > 0 ? *number - 1 : size + *number)].marked(marks);
}

Value Evaluator::filter(const SyntaxNode& node) {
  static const std::string kItem = "item";
  const Value list = part_of(child(node, 0));
  if (list.is_null() && list.reason() != nullptr) return list;
  const SyntaxNode& condition = at(node.children[1]);
  const bool is_literal =
      condition.kind == NodeKind::literal || (condition.kind == NodeKind::negate && at(condition.children[0]).kind == NodeKind::literal);
  if (is_literal) {
    const Value index = steering(child(node, 1));
    if (index.kind() == Kind::number) return index_of(list, index, node.span);
  }
  const Items holder(list);
  const auto items = holder.get();
  GatheredMarks marks;
  marks.add(list.marks());
  List kept;
  std::optional<Value> failure;
  const Binding* const outer = scope_;
  if (items.empty()) {
    // Nothing to look at, yet an index is still an index: out of range.
    const Value index = steering(child(node, 1));
    if (index.kind() == Kind::number) return index_of(list, index, node.span);
  }
  for (const Value& item : items) {
    const Binding implicit{outer, &kItem, &item};
    const Binding entries{&implicit, nullptr, &item};
    scope_ = &implicit;
    begin_round(1);
    scope_ = item.kind() == Kind::context ? &entries : &implicit;
    const Value result = steering(evaluate(node.children[1]));
    scope_ = outer;
    if (result.kind() == Kind::number && !failure) return index_of(list, result, node.span);
    marks.add(result.marks());
    marks.add(item.marks());
    if (result.is_true()) kept.push_back(item);
    // A condition that is null keeps nothing; one of another type makes the whole null (10.3.2.5.3).
    if (result.kind() != Kind::boolean && !result.is_null() && !failure) {
      failure = reasons::null("wrong-type", condition.span, name_of(result.kind()));
    }
  }
  if (failure) return failure->marked(marks.take());
  return Value::list(std::move(kept)).marked(marks.take());
}

/// What an iterator goes through: items of a list, or whole numbers and days of a range, in either direction.
struct Evaluator::Domain {
  Value failure;
  Marks marks;
  Items items;
  bool is_range = false;
  bool is_date = false;
  std::int64_t first = 0;
  std::int64_t last = -1;
  std::int64_t step = 1;
  bool empty = false;
};

namespace {

std::optional<std::int64_t> position(const Value& value) {
  if (value.kind() == Kind::number) return value.as_number().to_integer();
  if (value.kind() == Kind::date) return value.as_date().to_days();
  return std::nullopt;
}

}  // namespace

void Evaluator::fill(Domain& result, NodeIndex index) {
  const SyntaxNode& node = at(index);
  const auto through = [&](const Value& first, const Value& last, bool both_ways, bool low_included, bool high_included) {
    result.marks.unite(first.marks());
    result.marks.unite(last.marks());
    const auto from = position(first);
    const auto to = position(last);
    if (!from || !to || first.kind() != last.kind()) {
      const Value& null = first.is_null() ? first : last;
      result.failure = null.is_null() ? propagated(null, node.span) : reasons::null("wrong-type", node.span, names_of(first, last));
      return;
    }
    result.is_range = true;
    result.is_date = first.kind() == Kind::date;
    result.first = *from + (low_included ? 0 : 1);
    result.last = *to - (high_included ? 0 : 1);
    result.step = both_ways && result.first > result.last ? -1 : 1;
    result.empty = result.step == 1 && result.first > result.last;
  };
  result.failure = Value::boolean(true);
  if (node.kind == NodeKind::iteration_range) {
    if (trace_ != nullptr) trace_->enter(*syntax_, node.span);
    const Value first = steering(child(node, 0));
    const Value last = steering(child(node, 1));
    through(first, last, true, true, true);
    if (trace_ != nullptr) trace_->leave(result.is_range ? Value::range({first, last, true, true}) : result.failure);
    return;
  }
  const Value value = part_of(evaluate(index));
  result.marks = value.marks();
  if (value.kind() == Kind::range) {
    const Range& range = value.as_range();
    if (!range.low_given || !range.high_given || range.form != Range::Form::interval) {
      result.failure = reasons::null("wrong-type", node.span, "range");
      return;
    }
    through(range.low, range.high, false, range.low_included, range.high_included);
    if (result.empty && node.kind == NodeKind::range) result.failure = reasons::null("bad-argument", node.span, value.to_string());
    return;
  }
  if (value.is_null()) {
    result.failure = propagated(value, node.span);
    return;
  }
  result.items.hold(value);
}

template <typename Body>
std::optional<Value> Evaluator::iterate(const SyntaxNode& node, std::size_t iterator, Marks& marks, const Body& body) {
  if (iterator == node.names.size()) {
    if (!body()) return Value::boolean(false);
    return std::nullopt;
  }
  if (iterator > 0) begin_round(iterator);
  Domain over;
  fill(over, node.children[iterator]);
  marks.unite(over.marks);
  if (over.failure.is_null()) return over.failure;
  const Binding* const outer = scope_;
  const auto visit = [&](const Value& item) {
    const Binding binding{outer, &node.names[iterator], &item};
    scope_ = &binding;
    auto stopped = iterate(node, iterator + 1, marks, body);
    scope_ = outer;
    if (!stopped && !charge(1)) stopped = reasons::null("step-limit", node.span);
    return stopped;
  };
  if (!over.is_range) {
    for (const Value& item : over.items.get()) {
      if (auto stopped = visit(item)) return stopped;
    }
    return std::nullopt;
  }
  if (over.empty) return std::nullopt;
  for (std::int64_t at = over.first;; at += over.step) {
    if (auto stopped = visit(over.is_date ? Value::date(scalar::Date::from_days(at)) : Value::number(at))) return stopped;
    if (at == over.last) return std::nullopt;
  }
}

Value Evaluator::for_loop(const SyntaxNode& node) {
  static const std::string kPartial = "partial";
  List results;
  Marks marks;
  const bool needs_partial = (*syntax_)->mentions_partial;
  const auto stopped = iterate(node, 0, marks, [&] {
    const Binding* const inner = scope_;
    Value partial;
    if (needs_partial) {
      if (!charge(results.size() / 8)) return false;
      partial = Value::list(results);
    }
    const Binding binding{inner, &kPartial, &partial};
    begin_round(node.names.size());
    if (needs_partial) scope_ = &binding;
    results.push_back(evaluate(node.children.back()));
    scope_ = inner;
    return !exhausted_;
  });
  if (stopped) return (stopped->is_null() ? *stopped : reasons::null("step-limit", node.span)).marked(marks);
  return Value::list(std::move(results)).marked(marks);
}

/// No short cut past a result that is not boolean (table 40); what decides alone decides with its own marks.
Value Evaluator::quantified(const SyntaxNode& node) {
  const bool deciding = node.kind == NodeKind::some;
  Marks list_marks;
  GatheredMarks result_marks;
  std::optional<Value> decided;
  std::optional<Value> failure;
  const base::Span condition = at(node.children.back()).span;
  const auto stopped = iterate(node, 0, list_marks, [&] {
    begin_round(node.names.size());
    const Value result = steering(evaluate(node.children.back()));
    if (result.kind() == Kind::boolean && result.as_boolean() == deciding && !decided) decided = result;
    if (result.kind() != Kind::boolean && !failure) {
      failure = result.is_null() ? propagated(result, condition) : reasons::null("wrong-type", condition, name_of(result.kind()));
    }
    result_marks.add(result.marks());
    return !exhausted_;
  });
  const Marks all = list_marks.united(result_marks.take());
  if (stopped) return (stopped->is_null() ? *stopped : reasons::null("step-limit", node.span)).marked(all);
  if (failure) return failure->marked(all);
  if (decided) return *decided;
  return Value::boolean(!deciding).marked(all);
}

}  // namespace reprise::feel
