#include "feel/value.h"

#include <algorithm>
#include <iterator>
#include <variant>

#include "feel/reasons.h"

namespace reprise::feel {

struct Value::Data {
  // In the order of Kind.
  std::variant<NullReason, bool, scalar::Decimal, std::string, scalar::Date, scalar::Time, scalar::DateTime, scalar::YearsMonthsDuration,
               scalar::DaysTimeDuration, List, Context, Range, Function>
      content;
  std::uint32_t depth = 0;
};

Marks Marks::of(Mark mark) { return of(std::vector<Mark>{mark}); }

Marks Marks::of(std::vector<Mark> marks) {
  Marks result;
  if (marks.empty()) return result;
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  result.ids_ = std::make_shared<const std::vector<Mark>>(std::move(marks));
  return result;
}

Marks Marks::united(const Marks& other) const {
  if (other.ids_ == nullptr || other.ids_ == ids_) return *this;
  if (ids_ == nullptr) return other;
  if (std::includes(ids_->begin(), ids_->end(), other.ids_->begin(), other.ids_->end())) return *this;
  std::vector<Mark> all;
  all.reserve(ids_->size() + other.ids_->size());
  std::set_union(ids_->begin(), ids_->end(), other.ids_->begin(), other.ids_->end(), std::back_inserter(all));
  Marks result;
  result.ids_ = std::make_shared<const std::vector<Mark>>(std::move(all));
  return result;
}

std::span<const Mark> Marks::ids() const { return ids_ == nullptr ? std::span<const Mark>() : std::span<const Mark>(*ids_); }

Context::Context(std::vector<Entry> entries) {
  entries_.reserve(entries.size());
  for (Entry& entry : entries) set(std::move(entry.first), std::move(entry.second));
}

void Context::set(std::string name, Value value) {
  for (Entry& entry : entries_) {
    if (entry.first == name) {
      entry.second = std::move(value);
      return;
    }
  }
  entries_.emplace_back(std::move(name), std::move(value));
}

void Context::replace(std::size_t position, Value value) { entries_[position].second = std::move(value); }

const Value* Context::find(std::string_view name) const {
  for (const Entry& entry : entries_) {
    if (entry.first == name) return &entry.second;
  }
  return nullptr;
}

Value::Value() = default;

namespace {

struct ValueFactory {
  template <std::size_t index, typename T>
  static std::shared_ptr<const Value::Data> make(T content, std::uint32_t depth = 0) {
    return std::make_shared<const Value::Data>(Value::Data{decltype(Value::Data::content)(std::in_place_index<index>, std::move(content)), depth});
  }
};

// Without the bound, destroying or printing a value would recurse as deep as an expression cares to nest it.
Value too_deep() { return Value::null({"too-deep", reasons::words("too-deep"), {}}); }

}  // namespace

Value Value::null(NullReason reason) { return Value(ValueFactory::make<0>(std::move(reason))); }

Value Value::boolean(bool value) {
  static const std::shared_ptr<const Data> kTrue = ValueFactory::make<1>(true);
  static const std::shared_ptr<const Data> kFalse = ValueFactory::make<1>(false);
  return Value(value ? kTrue : kFalse);
}

Value Value::number(scalar::Decimal value) { return Value(ValueFactory::make<2>(value)); }
Value Value::number(std::int64_t value) { return number(scalar::Decimal(value)); }
Value Value::string(std::string value) { return Value(ValueFactory::make<3>(std::move(value))); }
Value Value::date(scalar::Date value) { return Value(ValueFactory::make<4>(value)); }
Value Value::time(scalar::Time value) { return Value(ValueFactory::make<5>(std::move(value))); }
Value Value::date_time(scalar::DateTime value) { return Value(ValueFactory::make<6>(std::move(value))); }
Value Value::duration(scalar::YearsMonthsDuration value) { return Value(ValueFactory::make<7>(value)); }
Value Value::duration(scalar::DaysTimeDuration value) { return Value(ValueFactory::make<8>(value)); }
Value Value::list(List items) {
  std::uint32_t depth = 0;
  for (const Value& item : items) depth = std::max(depth, item.depth());
  if (depth >= kLargestDepth) return too_deep();
  return Value(ValueFactory::make<9>(std::move(items), depth + 1));
}

Value Value::context(Context entries) {
  std::uint32_t depth = 0;
  for (const auto& [name, value] : entries.entries()) depth = std::max(depth, value.depth());
  if (depth >= kLargestDepth) return too_deep();
  return Value(ValueFactory::make<10>(std::move(entries), depth + 1));
}

Value Value::range(Range range) {
  const std::uint32_t depth = std::max(range.low.depth(), range.high.depth());
  if (depth >= kLargestDepth) return too_deep();
  return Value(ValueFactory::make<11>(std::move(range), depth + 1));
}

Value Value::function(Function function) {
  if (function.depth >= kLargestDepth) return too_deep();
  const std::uint32_t depth = function.depth + 1;
  return Value(ValueFactory::make<12>(std::move(function), depth));
}

std::uint32_t Value::depth() const { return data_ == nullptr ? 0 : data_->depth; }

Kind Value::kind() const { return data_ == nullptr ? Kind::null : static_cast<Kind>(data_->content.index()); }
bool Value::is_true() const { return kind() == Kind::boolean && as_boolean(); }
bool Value::is_false() const { return kind() == Kind::boolean && !as_boolean(); }

bool Value::as_boolean() const { return std::get<1>(data_->content); }
const scalar::Decimal& Value::as_number() const { return std::get<2>(data_->content); }
const std::string& Value::as_string() const { return std::get<3>(data_->content); }
const scalar::Date& Value::as_date() const { return std::get<4>(data_->content); }
const scalar::Time& Value::as_time() const { return std::get<5>(data_->content); }
const scalar::DateTime& Value::as_date_time() const { return std::get<6>(data_->content); }
const scalar::YearsMonthsDuration& Value::as_years_months() const { return std::get<7>(data_->content); }
const scalar::DaysTimeDuration& Value::as_days_time() const { return std::get<8>(data_->content); }
const List& Value::as_list() const { return std::get<9>(data_->content); }
const Context& Value::as_context() const { return std::get<10>(data_->content); }
const Range& Value::as_range() const { return std::get<11>(data_->content); }
const Function& Value::as_function() const { return std::get<12>(data_->content); }

const NullReason* Value::reason() const { return data_ == nullptr ? nullptr : std::get_if<0>(&data_->content); }

Value Value::marked(const Marks& more) const {
  Value copy = *this;
  copy.marks_ = marks_.united(more);
  return copy;
}

Value Value::without_marks() const {
  Value copy = *this;
  copy.marks_ = Marks();
  return copy;
}

}  // namespace reprise::feel
