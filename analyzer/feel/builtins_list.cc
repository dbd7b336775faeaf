// List functions that give lists or look for items (10.3.4.4), and sort (10.3.4.9). Items keep their own marks.
#include <algorithm>
#include <array>
#include <vector>

#include "feel/builtins.h"
#include "feel/comparison.h"
#include "feel/evaluator.h"
#include "feel/reasons.h"

namespace reprise::feel {
namespace {

bool same(const Value& left, const Value& right) { return comparison::equals(left, right).value_or(false); }

bool holds(const List& list, const Value& value) {
  return std::any_of(list.begin(), list.end(), [&](const Value& item) { return same(item, value); });
}

/// Comparing everything with everything is charged before it is done.
bool affordable(const BuiltinCall& call, std::size_t left, std::size_t right) { return call.evaluator.charge(left * right / 8); }

Value too_long(const BuiltinCall& call) { return reasons::null("step-limit", call.span); }

/// Index of an item by a FEEL position, its fraction cut; empty outside the list.
std::optional<std::size_t> index_at(const Value& position, std::size_t size) {
  const auto wanted = position.as_number().rounded(0, scalar::Decimal::Rounding::down).to_integer();
  const auto count = static_cast<std::int64_t>(size);
  if (!wanted || *wanted == 0 || *wanted > count || *wanted < -count) return std::nullopt;
  return static_cast<std::size_t>(*wanted > 0 ? *wanted - 1 : count + *wanted);
}

Value out_of_range(const BuiltinCall& call, const Value& position) {
  return reasons::null("index-out-of-range", call.span, position.to_string());
}

Value list_contains(const BuiltinCall& call) { return Value::boolean(holds(call[0].as_list(), call[1])); }

Value append(const BuiltinCall& call) {
  List list = call[0].as_list();
  list.insert(list.end(), call.arguments.begin() + 1, call.arguments.end());
  return Value::list(std::move(list));
}

Value concatenate(const BuiltinCall& call) {
  List list;
  for (const Value& argument : call.arguments) list.insert(list.end(), argument.as_list().begin(), argument.as_list().end());
  return Value::list(std::move(list));
}

Value distinct(const BuiltinCall& call, const List& items) {
  if (!affordable(call, items.size(), items.size())) return too_long(call);
  List list;
  for (const Value& item : items) {
    if (!holds(list, item)) list.push_back(item);
  }
  return Value::list(std::move(list));
}

Value distinct_values(const BuiltinCall& call) { return distinct(call, call[0].as_list()); }

Value list_union(const BuiltinCall& call) {
  const Value all = concatenate(call);
  return distinct(call, all.as_list());
}

/// sublist(list, start position, length?)
Value sublist(const BuiltinCall& call) {
  const List& list = call[0].as_list();
  const auto start = index_at(call[1], list.size());
  if (!start) return out_of_range(call, call[1]);
  std::size_t length = list.size() - *start;
  if (call.given(2)) {
    const auto wanted = call[2].as_number().to_integer();
    if (!wanted || *wanted < 0 || static_cast<std::size_t>(*wanted) > length) return reasons::null("bad-argument", call.span, "length");
    length = static_cast<std::size_t>(*wanted);
  }
  const auto first = list.begin() + static_cast<std::ptrdiff_t>(*start);
  return Value::list(List(first, first + static_cast<std::ptrdiff_t>(length)));
}

Value insert_before(const BuiltinCall& call) {
  List list = call[0].as_list();
  const auto index = index_at(call[1], list.size());
  if (!index) return out_of_range(call, call[1]);
  list.insert(list.begin() + static_cast<std::ptrdiff_t>(*index), call[2]);
  return Value::list(std::move(list));
}

Value remove(const BuiltinCall& call) {
  List list = call[0].as_list();
  const auto index = index_at(call[1], list.size());
  if (!index) return out_of_range(call, call[1]);
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(*index));
  return Value::list(std::move(list));
}

/// list replace(list, position, newItem) or (list, match, newItem) with match(item, newItem) → boolean.
Value list_replace(const BuiltinCall& call) {
  List list = call[0].as_list();
  if (call.signature == 0) {
    const auto index = index_at(call[1], list.size());
    if (!index) return out_of_range(call, call[1]);
    list[*index] = call[2];
    return Value::list(std::move(list));
  }
  Marks marks;
  for (Value& item : list) {
    const std::array arguments = {item, call[2]};
    const Value matched = call.evaluator.call(call[1], arguments, call.span);
    marks = marks.united(matched.marks());
    if (matched.kind() != Kind::boolean) return matched.is_null() ? matched.marked(marks) : reasons::null("wrong-type", call.span, "match").marked(marks);
    if (matched.as_boolean()) item = call[2];
  }
  return Value::list(std::move(list)).marked(marks);
}

Value reverse(const BuiltinCall& call) { return Value::list(List(call[0].as_list().rbegin(), call[0].as_list().rend())); }

Value index_of(const BuiltinCall& call) {
  List found;
  const List& list = call[0].as_list();
  for (std::size_t index = 0; index < list.size(); ++index) {
    if (same(list[index], call[1])) found.push_back(Value::number(static_cast<std::int64_t>(index + 1)));
  }
  return Value::list(std::move(found));
}

/// The marks of the lists that fall away are kept.
void flatten_into(const Value& value, List& flat, Marks& marks) {
  if (value.kind() != Kind::list) {
    flat.push_back(value);
    return;
  }
  marks = marks.united(value.marks());
  for (const Value& item : value.as_list()) flatten_into(item, flat, marks);
}

Value flatten(const BuiltinCall& call) {
  List flat;
  Marks marks;
  flatten_into(call[0], flat, marks);
  return Value::list(std::move(flat)).marked(marks);
}

/// sort(list, precedes?): merge sort, so that a careless `precedes` cannot lead outside the list; null when it gives
/// no boolean. Without `precedes`: ascending.
class Sorter {
 public:
  Sorter(const BuiltinCall& call, List items) : call_(call), items_(std::move(items)), scratch_(items_.size()) {}

  Value run() {
    if (!sort(0, items_.size())) return failure_.marked(marks_);
    return Value::list(std::move(items_)).marked(marks_);
  }

 private:
  bool sort(std::size_t from, std::size_t to) {
    if (to - from < 2) return true;
    const std::size_t middle = from + (to - from) / 2;
    if (!sort(from, middle) || !sort(middle, to)) return false;
    std::size_t left = from;
    std::size_t right = middle;
    for (std::size_t at = from; at < to; ++at) {
      const bool from_right = right < to && (left == middle || precedes(items_[right], items_[left]));
      if (failed_) return false;
      scratch_[at] = from_right ? items_[right++] : items_[left++];
    }
    std::copy(scratch_.begin() + static_cast<std::ptrdiff_t>(from), scratch_.begin() + static_cast<std::ptrdiff_t>(to),
              items_.begin() + static_cast<std::ptrdiff_t>(from));
    return true;
  }

  bool precedes(const Value& left, const Value& right) {
    Value result;
    if (call_.given(1)) {
      const std::array arguments = {left, right};
      result = call_.evaluator.call(call_[1], arguments, call_.span);
    } else {
      result = comparison::compare(NodeKind::less, left, right, call_.span);
    }
    marks_ = marks_.united(result.marks());
    if (result.kind() == Kind::boolean) return result.as_boolean();
    failed_ = true;
    failure_ = result.is_null() ? result : reasons::null("wrong-type", call_.span, "precedes");
    return false;
  }

  const BuiltinCall& call_;
  List items_;
  List scratch_;
  Marks marks_;
  Value failure_;
  bool failed_ = false;
};

Value sort(const BuiltinCall& call) { return Sorter(call, call[0].as_list()).run(); }

}  // namespace

std::span<const Builtin> list_builtins() {
  static const std::vector<Builtin> kBuiltins = {
      {"list contains", "list:list, element:any", MarkUse::everything, list_contains},
      {"append", "list:list, item:any*", MarkUse::arguments, append},
      {"concatenate", "list:list*", MarkUse::arguments, concatenate},
      {"union", "list:list*", MarkUse::everything, list_union},
      {"distinct values", "list:list", MarkUse::everything, distinct_values},
      {"sublist", "list:list, start position:number, length:number?", MarkUse::arguments, sublist},
      {"insert before", "list:list, position:number, newItem:any", MarkUse::arguments, insert_before},
      {"remove", "list:list, position:number", MarkUse::arguments, remove},
      {"list replace", "list:list, position:number, newItem:any | list:list, match:function, newItem:any", MarkUse::arguments, list_replace},
      {"reverse", "list:list", MarkUse::arguments, reverse},
      {"index of", "list:list, match:any", MarkUse::everything, index_of},
      {"flatten", "list:list", MarkUse::arguments, flatten},
      {"sort", "list:list, precedes:function?", MarkUse::items, sort},
  };
  return kBuiltins;
}

}  // namespace reprise::feel
