#include "feel/shape.h"

#include <algorithm>

#include "feel/lexical.h"

namespace reprise::feel {

Shape::Entry& Shape::declare(std::string_view name) {
  const std::string normalised = lexical::normalised_name(name);
  for (Entry& entry : entries) {
    if (entry.name == normalised) return entry;
  }
  Entry entry{normalised, lexical::name_parts(normalised), nullptr, false, false, {}, nullptr};
  if (!entry.parts.empty()) by_first_part.emplace(entry.parts.front(), entries.size());
  entries.push_back(std::move(entry));
  return entries.back();
}

const Shape::Entry* Shape::find(std::string_view name) const {
  for (const Entry& entry : entries) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

const Shape::Entry* Shape::longest_at(const char* at, const char* end, const char*& match_end) const {
  const char* const word_end = lexical::end_of_word(at, end);
  if (word_end == at) return nullptr;
  const auto [first, last] = by_first_part.equal_range(std::string(at, word_end));
  const Entry* best = nullptr;
  for (auto candidate = first; candidate != last; ++candidate) {
    const Entry& entry = entries[candidate->second];
    const char* const behind = lexical::match_parts(at, end, entry.parts);
    if (behind == nullptr || (best != nullptr && behind <= match_end)) continue;
    best = &entry;
    match_end = behind;
  }
  return best;
}

ShapePointer Shape::united(const ShapePointer& left, const ShapePointer& right) {
  if (left == nullptr || left == right) return right;
  if (right == nullptr) return left;
  auto both = std::make_shared<Shape>(*left);
  for (const Entry& entry : right->entries) {
    Entry& mine = both->declare(entry.name);
    mine.shape = mine.shape == nullptr ? entry.shape : mine.shape;
  }
  return both;
}

ShapePointer Shape::cloned() const {
  auto copy = std::make_shared<Shape>(*this);
  for (Entry& entry : copy->entries) {
    if (entry.shape != nullptr) entry.shape = entry.shape->cloned();
  }
  return copy;
}

Names::Names() : tree_(std::make_shared<Tree>()) {}

Names::Names(const Names& other)
    : tree_(std::make_shared<Tree>(
          Tree{other.tree_->top->cloned(), other.tree_->anywhere->cloned(), other.tree_->types, other.tree_->strict, other.tree_->input})) {}

Names& Names::operator=(const Names& other) {
  tree_ = Names(other).tree_;
  return *this;
}

void Names::add(const std::vector<std::string>& path) {
  ShapePointer shape = tree_->top;
  bool first = true;
  for (const std::string& name : path) {
    if (shape == nullptr) return;
    if (!first) tree_->anywhere->declare(name);
    first = false;
    Shape::Entry& entry = shape->declare(name);
    if (&name != &path.back() && entry.shape == nullptr) entry.shape = std::make_shared<Shape>();
    shape = entry.shape;
  }
}

namespace {

/// The entries of a path that was declared, the outermost first.
std::vector<Shape::Entry*> entries_of(const ShapePointer& top, const std::vector<std::string>& path) {
  std::vector<Shape::Entry*> entries;
  ShapePointer shape = top;
  for (const std::string& name : path) {
    if (shape == nullptr) return {};
    entries.push_back(&shape->declare(name));
    shape = entries.back()->shape;
  }
  return entries;
}

}  // namespace

void Names::add_list(const std::vector<std::string>& path) {
  add(path);
  const auto entries = entries_of(tree_->top, path);
  if (entries.empty()) return;
  entries.back()->is_list = true;
  entries.back()->known.count = Known::Count::list;
}

void Names::add_kind(const std::vector<std::string>& path, Kind kind, std::vector<std::string> choices) {
  add(path);
  const auto entries = entries_of(tree_->top, path);
  if (entries.empty()) return;
  for (Shape::Entry* const around : entries) {
    if (!around->is_list) around->known.count = Known::Count::one;
  }
  entries.back()->known.kind = kind;
  if (!choices.empty()) entries.back()->known.choices = std::make_shared<const std::vector<std::string>>(std::move(choices));
}

std::optional<Names::Declared> Names::find(const std::vector<std::string>& path) const {
  Declared declared;
  const Shape* shape = tree_->top.get();
  for (const std::string& name : path) {
    const Shape::Entry* entry = shape == nullptr ? nullptr : shape->find(name);
    if (entry == nullptr) return std::nullopt;
    declared.is_list = entry->is_list;
    shape = entry->shape.get();
  }
  if (shape == nullptr) return declared;
  for (const Shape::Entry& entry : shape->entries) declared.entries.push_back(entry.name);
  return declared;
}

void Names::add_function(const std::string& name) { tree_->top->declare(name).is_function = true; }

void Names::add_function(const std::string& name, Signature signature) {
  Shape::Entry& entry = tree_->top->declare(name);
  entry.is_function = true;
  entry.signature = std::make_shared<const Signature>(std::move(signature));
}

std::string Signature::to_string(const std::string& name) const {
  std::string text = name + "(";
  for (const Parameter& parameter : parameters)
    text += (&parameter == &parameters.front() ? "" : ", ") + parameter.name + (parameter.optional ? "?" : "");
  return text + ")";
}

bool Signature::accepts(std::size_t count, const std::vector<std::string>& names) const {
  const auto is_needed = [](const Parameter& parameter) { return !parameter.optional; };
  if (names.empty()) return count <= parameters.size() && count >= static_cast<std::size_t>(std::ranges::count_if(parameters, is_needed));
  const auto is_parameter = [&](const std::string& name) {
    return std::ranges::find(parameters, name, &Parameter::name) != parameters.end();
  };
  const auto is_given_once = [&](const Parameter& parameter) {
    const auto times = std::ranges::count(names, parameter.name);
    return times == 1 || (times == 0 && parameter.optional);
  };
  return std::ranges::all_of(names, is_parameter) && std::ranges::all_of(parameters, is_given_once);
}

void Names::add_type(const std::string& name, const std::string& type) { tree_->types.emplace_back(name, type); }

void Names::set_input(Expectation expectation) {
  tree_->input = expectation.kind == Kind::null ? Known{} : Known::one(expectation.kind);
  if (!expectation.choices.empty()) tree_->input.choices = std::make_shared<const std::vector<std::string>>(std::move(expectation.choices));
}

void Names::set_strict(bool strict) { tree_->strict = strict; }

}  // namespace reprise::feel
