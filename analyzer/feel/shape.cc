#include "feel/shape.h"

#include "feel/lexical.h"

namespace reprise::feel {

Shape::Entry& Shape::declare(std::string_view name) {
  const std::string normalised = lexical::normalised_name(name);
  for (Entry& entry : entries) {
    if (entry.name == normalised) return entry;
  }
  Entry entry{normalised, lexical::name_parts(normalised), nullptr, false};
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
    : tree_(std::make_shared<Tree>(Tree{other.tree_->top->cloned(), other.tree_->anywhere->cloned(), other.tree_->types, other.tree_->strict})) {}

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

void Names::add_list(const std::vector<std::string>& path) {
  add(path);
  Shape::Entry* entry = nullptr;
  ShapePointer shape = tree_->top;
  for (const std::string& name : path) {
    if (shape == nullptr) return;
    entry = &shape->declare(name);
    shape = entry->shape;
  }
  if (entry != nullptr) entry->is_list = true;
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

void Names::add_type(const std::string& name, const std::string& type) { tree_->types.emplace_back(name, type); }

void Names::set_strict(bool strict) { tree_->strict = strict; }

}  // namespace reprise::feel
