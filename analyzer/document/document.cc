#include "document/document.h"

#include <algorithm>

#include "document/alignment.h"
#include "document/tree.h"

namespace reprise::document {

Kind Node::kind() const { return tree_->records[index_].kind; }

Style Node::style() const { return tree_->records[index_].style; }

std::string_view Node::text() const {
  const Record& record = tree_->records[index_];
  return record.kind == Kind::scalar ? std::string_view(record.text, record.size) : std::string_view();
}

bool Node::is_empty_value() const {
  const Record& record = tree_->records[index_];
  return record.kind == Kind::scalar && record.size == 0 && record.style == Style::plain;
}

base::Place Node::place() const { return {tree_->source, tree_->records[index_].span}; }

base::Place Node::place_in_text(std::size_t begin, std::size_t end) const {
  const Tree& tree = *tree_;
  const Record& record = tree.records[index_];
  if (record.kind != Kind::scalar) return place();
  const auto from = static_cast<std::uint32_t>(std::min<std::size_t>(begin, record.size));
  const auto to = static_cast<std::uint32_t>(std::clamp<std::size_t>(end, from, record.size));
  const Alignment alignment = align_scalar(tree.source->text(), record.span.begin, record.style, text());
  return {tree.source, alignment.span(from, to)};
}

std::size_t Node::size() const {
  const Record& record = tree_->records[index_];
  return record.kind == Kind::scalar ? 0 : record.size;
}

Node Node::item(std::size_t index) const {
  const Tree& tree = *tree_;
  return {tree_, tree.children[tree.records[index_].first + index]};
}

Node Node::key(std::size_t index) const { return item(2 * index); }

Node Node::value(std::size_t index) const { return item(2 * index + 1); }

std::optional<Node> Node::find(std::string_view wanted) const {
  const Tree& tree = *tree_;
  const Record& record = tree.records[index_];
  if (record.kind != Kind::mapping) return std::nullopt;
  const auto key_of = [&](std::uint32_t member) { return tree.text(tree.key(record, member)); };
  if (const auto ordered = tree.ordered_members.find(index_); ordered != tree.ordered_members.end()) {
    const auto found = std::lower_bound(ordered->second.begin(), ordered->second.end(), wanted,
                                        [&](std::uint32_t member, std::string_view key) { return key_of(member) < key; });
    if (found == ordered->second.end() || key_of(*found) != wanted) return std::nullopt;
    return value(*found);
  }
  for (std::uint32_t member = 0; member < record.size; ++member) {
    if (key_of(member) == wanted) return value(member);
  }
  return std::nullopt;
}

Document::Document(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Node Document::root() const { return {tree_.get(), tree_->root}; }

const base::SourcePointer& Document::source() const { return tree_->source; }

}  // namespace reprise::document
