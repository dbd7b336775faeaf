// List functions that make one value of many (10.3.4.4): count, min, max, sum, mean, product, median, stddev, mode, all, any.
#include <algorithm>
#include <functional>

#include "feel/builtins.h"
#include "feel/comparison.h"
#include "feel/names_of_kinds.h"
#include "feel/reasons.h"
#include "feel/temporal.h"

namespace reprise::feel {
namespace {

using scalar::Decimal;

/// The items: those of the one list, or the arguments themselves.
std::span<const Value> items_of(const BuiltinCall& call) {
  return call.signature == 0 ? std::span<const Value>(call[0].as_list()) : call.arguments;
}

/// What is wrong with an item that should be a number.
Value not_a_number(const Value& item, base::Span span) {
  return item.is_null() ? comparison::propagated(item, span) : reasons::null("wrong-type", span, name_of(item.kind()));
}

/// All numbers, or the null that says why not. An empty list is null, too.
std::optional<Value> numbers_of(const BuiltinCall& call, std::vector<Decimal>& numbers) {
  for (const Value& item : items_of(call)) {
    if (item.kind() != Kind::number) return not_a_number(item, call.span);
    numbers.push_back(item.as_number());
  }
  if (numbers.empty()) return reasons::null("empty-list", call.span);
  return std::nullopt;
}

Value finite(const Decimal& number, base::Span span) {
  return number.is_finite() ? Value::number(number) : reasons::null("number-out-of-range", span);
}

Value count(const BuiltinCall& call) { return Value::number(static_cast<std::int64_t>(call[0].as_list().size())); }

Value extreme(const BuiltinCall& call, bool largest) {
  const auto items = items_of(call);
  if (items.empty()) return reasons::null("empty-list", call.span);
  const Value* best = &items.front();
  if (best->is_null()) return comparison::propagated(*best, call.span);
  for (const Value& item : items) {
    if (item.is_null()) return comparison::propagated(item, call.span);
    const auto order = comparison::order(item, *best);
    if (!order) return reasons::null("wrong-type", call.span, names_of(*best, item));
    if (largest ? *order > 0 : *order < 0) best = &item;
  }
  return best->without_marks();
}

Value min(const BuiltinCall& call) { return extreme(call, false); }
Value max(const BuiltinCall& call) { return extreme(call, true); }

Decimal total(const std::vector<Decimal>& numbers) {
  Decimal sum;
  for (const Decimal& number : numbers) sum += number;
  return sum;
}

/// sum(list): of durations too; of nothing is null.
Value sum(const BuiltinCall& call) {
  const auto items = items_of(call);
  if (!items.empty() && temporal::is_duration(items.front().kind())) {
    Value result = items.front();
    for (const Value& item : items.subspan(1)) {
      if (item.kind() != result.kind()) return not_a_number(item, call.span);
      result = temporal::compute(NodeKind::add, result, item, call.span);
      if (result.is_null()) return result;
    }
    return result.without_marks();
  }
  std::vector<Decimal> numbers;
  if (auto problem = numbers_of(call, numbers)) return *problem;
  return finite(total(numbers), call.span);
}

Value mean(const BuiltinCall& call) {
  const auto items = items_of(call);
  if (!items.empty() && temporal::is_duration(items.front().kind())) {
    const Value added = sum(call);
    if (added.is_null()) return added;
    return temporal::compute(NodeKind::divide, added, Value::number(static_cast<std::int64_t>(items.size())), call.span);
  }
  std::vector<Decimal> numbers;
  if (auto problem = numbers_of(call, numbers)) return *problem;
  return finite(total(numbers) / Decimal(static_cast<std::int64_t>(numbers.size())), call.span);
}

Value product(const BuiltinCall& call) {
  std::vector<Decimal> numbers;
  if (auto problem = numbers_of(call, numbers)) return *problem;
  Decimal result(1);
  for (const Decimal& number : numbers) result = result * number;
  return finite(result, call.span);
}

Value median(const BuiltinCall& call) {
  std::vector<Decimal> numbers;
  if (auto problem = numbers_of(call, numbers)) return *problem;
  std::sort(numbers.begin(), numbers.end());
  const std::size_t middle = numbers.size() / 2;
  if (numbers.size() % 2 == 1) return Value::number(numbers[middle]);
  return finite((numbers[middle - 1] + numbers[middle]) / Decimal(2), call.span);
}

/// stddev(list): of the sample; null for fewer than two.
Value deviation(const BuiltinCall& call) {
  std::vector<Decimal> numbers;
  if (auto problem = numbers_of(call, numbers)) return *problem;
  if (numbers.size() < 2) return reasons::null("bad-argument", call.span, "list");
  const auto count = static_cast<std::int64_t>(numbers.size());
  const Decimal average = total(numbers) / Decimal(count);
  Decimal squares;
  for (const Decimal& number : numbers) squares += (number - average) * (number - average);
  return finite((squares / Decimal(count - 1)).square_root(), call.span);
}

/// mode(list): the most frequent numbers, ascending; of nothing an empty list.
Value mode(const BuiltinCall& call) {
  std::vector<Decimal> numbers;
  if (auto problem = numbers_of(call, numbers)) return numbers.empty() && items_of(call).empty() ? Value::list({}) : *problem;
  std::sort(numbers.begin(), numbers.end());
  List modes;
  std::ptrdiff_t most = 0;
  for (auto run = numbers.begin(); run != numbers.end();) {
    const auto end = std::find_if(run, numbers.end(), [&](const Decimal& number) { return number != *run; });
    if (end - run > most) modes.clear();
    if (end - run >= most) {
      most = end - run;
      modes.push_back(Value::number(*run));
    }
    run = end;
  }
  return Value::list(std::move(modes));
}

/// all / any: what decides alone decides with its own marks; else null when an item is not boolean (table 77).
Value decide(std::span<const Value> items, bool deciding, base::Span span) {
  const Value* odd = nullptr;
  const Value* decided = nullptr;
  Marks marks;
  for (const Value& item : items) {
    marks = marks.united(item.marks());
    if (item.kind() != Kind::boolean) {
      odd = odd == nullptr ? &item : odd;
    } else if (item.as_boolean() == deciding && decided == nullptr) {
      decided = &item;
    }
  }
  if (decided != nullptr) return *decided;
  if (odd != nullptr) return (odd->is_null() ? comparison::propagated(*odd, span) : reasons::null("wrong-type", span, name_of(odd->kind()))).marked(marks);
  return Value::boolean(!deciding).marked(marks);
}

Value decide(const BuiltinCall& call, bool deciding) {
  const Value result = decide(items_of(call), deciding, call.span);
  const bool decided = result.kind() == Kind::boolean && result.as_boolean() == deciding;
  return decided || call.signature != 0 ? result : result.marked(call[0].marks());
}

Value all(const BuiltinCall& call) { return decide(call, false); }
Value any(const BuiltinCall& call) { return decide(call, true); }

}  // namespace

std::span<const Builtin> aggregate_builtins() {
  constexpr std::string_view kListOrItems = "list:list | list:any*";
  static const std::vector<Builtin> kBuiltins = {
      {"count", "list:list", MarkUse::items, count},
      {"min", kListOrItems, MarkUse::items, min},
      {"max", kListOrItems, MarkUse::items, max},
      {"sum", kListOrItems, MarkUse::items, sum},
      {"mean", kListOrItems, MarkUse::items, mean},
      {"product", kListOrItems, MarkUse::items, product},
      {"median", kListOrItems, MarkUse::items, median},
      {"stddev", kListOrItems, MarkUse::items, deviation},
      {"mode", kListOrItems, MarkUse::items, mode},
      {"all", kListOrItems, MarkUse::own, all},
      {"any", kListOrItems, MarkUse::own, any},
  };
  return kBuiltins;
}

}  // namespace reprise::feel
