#include "feel/value.h"

#include <algorithm>
#include <new>

#include "feel/reasons.h"

namespace reprise::feel {

Marks::Many* Marks::Many::made(std::size_t most) { return new (::operator new(sizeof(Many) + most * sizeof(Mark))) Many(); }

void Marks::Many::destroy(const Many* many) { ::operator delete(const_cast<Many*>(many)); }

Marks Marks::sorted(std::span<const Mark> ids) {
  Marks result;
  result.count_ = static_cast<std::uint32_t>(ids.size());
  if (ids.size() <= kFew) {
    std::ranges::copy(ids, result.few_.begin());
  } else {
    Many* const many = Many::made(ids.size());
    std::ranges::copy(ids, many->ids());
    result.many_ = Owner<Many>(many);
  }
  return result;
}

Marks Marks::of(Mark mark) { return sorted({&mark, 1}); }

Marks Marks::of(std::vector<Mark> marks) {
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  return sorted(marks);
}

void Marks::merge(const Marks& other) {
  if (includes(other)) return;
  if (other.includes(*this)) {
    *this = other;
    return;
  }
  const auto left = ids();
  const auto right = other.ids();
  if (left.size() + right.size() <= 2 * kFew) {
    std::array<Mark, 2 * kFew> all;
    const auto end = std::set_union(left.begin(), left.end(), right.begin(), right.end(), all.begin());
    *this = sorted({all.begin(), end});
    return;
  }
  Many* const many = Many::made(left.size() + right.size());
  const Mark* const end = std::set_union(left.begin(), left.end(), right.begin(), right.end(), many->ids());
  count_ = static_cast<std::uint32_t>(end - many->ids());
  many_ = Owner<Many>(many);
}

bool Marks::includes(const Marks& other) const {
  const auto all = ids();
  const auto asked = other.ids();
  return asked.size() <= all.size() && std::includes(all.begin(), all.end(), asked.begin(), asked.end());
}

Wording::Wording(base::Text words) : written_(std::make_shared<const base::Text>(std::move(words))) {}

void Context::Layout::add(std::string name) {
  if (names_ == nullptr) {
    names_ = std::make_shared<std::vector<std::string>>();
  } else if (names_.use_count() > 1) {
    names_ = std::make_shared<std::vector<std::string>>(*names_);
  }
  names_->push_back(std::move(name));
}

Context::Context(std::vector<Entry> entries) {
  values_.reserve(entries.size());
  for (Entry& entry : entries) set(std::move(entry.first), std::move(entry.second));
}

Context::Context(Layout layout, std::vector<Value> values) : layout_(std::move(layout)), values_(std::move(values)) {}

void Context::set(std::string name, Value value) {
  const auto names = layout_.names();
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (names[at] != name) continue;
    values_[at] = std::move(value);
    return;
  }
  layout_.add(std::move(name));
  values_.push_back(std::move(value));
}

void Context::replace(std::size_t position, Value value) { values_[position] = std::move(value); }

namespace {

/// Where the name stands, or how many names there are. Most of them differ in their length or their first letter.
std::size_t place_of(std::string_view name, std::span<const std::string> names) {
  if (name.empty()) return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
  for (std::size_t at = 0; at < names.size(); ++at) {
    const std::string& one = names[at];
    if (one.size() == name.size() && one.front() == name.front() && one == name) return at;
  }
  return names.size();
}

}  // namespace

const Value* Context::find(std::string_view name) const {
  const std::size_t at = place_of(name, layout_.names());
  if (at < values_.size()) return &values_[at];
  return outer_ == nullptr ? nullptr : outer_->find(name);
}

const Value* Context::find(std::string_view name, const Slot& slot) const {
  const auto names = layout_.names();
  const std::size_t last = slot.get();
  if (last < names.size() && names[last] == name) return &values_[last];
  const std::size_t at = place_of(name, names);
  if (at == names.size()) return outer_ == nullptr ? nullptr : outer_->find(name, slot);
  slot.set(static_cast<std::uint32_t>(at));
  return &values_[at];
}

Context Context::flattened() const {
  Context all = outer_ == nullptr ? Context() : outer_->flattened();
  for (const auto& [name, value] : entries()) all.set(name, value);
  return all;
}

struct ValueFactory {
  template <typename T>
  static Value make(Kind kind, T content, std::uint32_t depth = 0) {
    return Value(kind, new Value::Held<T>(depth, std::move(content)));
  }
};

namespace {

// Without the bound, destroying or printing a value would recurse as deep as an expression cares to nest it.
Value too_deep() { return Value::null({"too-deep", {reasons::words, {}}, {}}); }

}  // namespace

Value Value::null(NullReason reason) { return ValueFactory::make(Kind::null, std::move(reason)); }
Value Value::string(std::string value) { return ValueFactory::make(Kind::string, std::move(value)); }
Value Value::date(scalar::Date value) { return ValueFactory::make(Kind::date, value); }
Value Value::time(scalar::Time value) { return ValueFactory::make(Kind::time, std::move(value)); }
Value Value::date_time(scalar::DateTime value) { return ValueFactory::make(Kind::date_time, std::move(value)); }
Value Value::duration(scalar::YearsMonthsDuration value) { return ValueFactory::make(Kind::years_months_duration, value); }
Value Value::duration(scalar::DaysTimeDuration value) { return ValueFactory::make(Kind::days_time_duration, value); }
Value Value::list(List items) {
  std::uint32_t depth = 0;
  for (const Value& item : items) depth = std::max(depth, item.depth());
  if (depth >= kLargestDepth) return too_deep();
  return ValueFactory::make(Kind::list, std::move(items), depth + 1);
}

Value Value::context(Context entries) {
  std::uint32_t depth = 0;
  for (const auto& [name, value] : entries.entries()) depth = std::max(depth, value.depth());
  if (depth >= kLargestDepth) return too_deep();
  return ValueFactory::make(Kind::context, std::move(entries), depth + 1);
}

Value Value::range(Range range) {
  const std::uint32_t depth = std::max(range.low.depth(), range.high.depth());
  if (depth >= kLargestDepth) return too_deep();
  return ValueFactory::make(Kind::range, std::move(range), depth + 1);
}

Value Value::function(Function function) {
  if (function.depth >= kLargestDepth) return too_deep();
  const std::uint32_t depth = function.depth + 1;
  return ValueFactory::make(Kind::function, std::move(function), depth);
}

std::uint32_t Value::depth() const { return shared() == nullptr ? 0 : shared()->depth; }

Value Value::marked(const Marks& more) const& {
  Value copy = *this;
  return std::move(copy).marked(more);
}

Value Value::placed(base::Span span, const std::shared_ptr<const Syntax>& within) && {
  const NullReason* const why = reason();
  if (why == nullptr || why->within != nullptr) return std::move(*this);
  const auto settle = [&](NullReason& reason) {
    if (reason.span == base::Span{}) reason.span = span;
    reason.within = within;
  };
  if (content_.data->has_one_owner()) {
    // Just made, nobody else has seen it: no copy.
    settle(static_cast<Held<NullReason>*>(const_cast<Data*>(content_.data))->content);
    return std::move(*this);
  }
  NullReason copy = *why;
  settle(copy);
  return null(std::move(copy)).marked(marks_);
}

Value Value::without_marks() const {
  Value copy = *this;
  copy.marks_ = Marks();
  return copy;
}

}  // namespace reprise::feel
