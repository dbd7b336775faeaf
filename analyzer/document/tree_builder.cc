#include "document/tree_builder.h"

#include <algorithm>
#include <numeric>

#include "document/alignment.h"

namespace reprise::document {
namespace {

constexpr std::size_t kLongestScalar = 1u << 20;  // bytes
constexpr std::size_t kShownCharacters = 60;

bool is_blank(char character) { return character == ' ' || character == '\t'; }
bool is_break(char character) { return character == '\n' || character == '\r'; }
bool is_white(char character) { return is_blank(character) || is_break(character); }

std::string shortened(std::string_view text) {
  if (text.size() <= kShownCharacters) return std::string(text);
  std::size_t length = kShownCharacters;
  while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0u) == 0x80u) --length;
  return std::string(text.substr(0, length)) + "…";
}

/// Where the file shows the text as it is between `begin` and its end; the end when it does.
std::optional<std::uint32_t> verbatim_end(std::string_view source, std::uint32_t begin, Style style, std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  if (style == Style::plain) return source.substr(begin, size) == text ? std::optional(begin + size) : std::nullopt;
  if (style != Style::single_quoted && style != Style::double_quoted) return std::nullopt;
  const char quote = style == Style::single_quoted ? '\'' : '"';
  if (source.substr(begin + 1, size) != text || begin + 1 + size >= source.size() || source[begin + 1 + size] != quote) return std::nullopt;
  if (text.find(quote) != std::string_view::npos || text.find('\\') != std::string_view::npos) return std::nullopt;
  return begin + size + 2;
}

}  // namespace

TreeBuilder::TreeBuilder(base::SourcePointer source, Problems& problems)
    : tree_(std::make_unique<Tree>()), text_(source->text()), problems_(problems) {
  tree_->source = std::move(source);
  const std::size_t guess = std::min<std::size_t>(text_.size() / 12 + 8, 1u << 16);
  tree_->records.reserve(guess);
  tree_->children.reserve(guess);
}

std::unique_ptr<Tree> TreeBuilder::take() {
  tree_->root = root_.value_or(0);
  return std::move(tree_);
}

std::optional<std::uint32_t> TreeBuilder::open_bracket() const {
  if (open_.empty() || !open_.back().in_flow) return std::nullopt;
  return tree_->records[open_.back().node].span.begin;
}

bool TreeBuilder::is_empty() const {
  if (!root_) return true;
  const Record& root = tree_->records[*root_];
  return root.kind == Kind::scalar && root.size == 0 && root.style == Style::plain;
}

bool TreeBuilder::expects_key() const {
  if (open_.empty() || tree_->records[open_.back().node].kind != Kind::mapping) return false;
  return (pending_.size() - open_.back().first_child) % 2 == 0;
}

void TreeBuilder::refuse(std::string_view code, std::uint32_t begin, std::uint32_t end, std::initializer_list<base::Argument> arguments) {
  problems_.add(code, {begin, end}, arguments);
  usable_ = false;
}

void TreeBuilder::count_nodes(std::size_t nodes, std::uint32_t offset, std::string_view code) {
  nodes_ += nodes;
  if (nodes_ <= kMostNodes) return;
  refuse(code, offset, offset + 1, {{"most", std::to_string(kMostNodes)}});
  throw Abandoned{};
}

std::uint32_t TreeBuilder::skip_white_and_comments(std::uint32_t offset) const {
  while (offset < text_.size()) {
    if (is_white(text_[offset])) {
      ++offset;
    } else if (text_[offset] == '#' && (offset == 0 || is_white(text_[offset - 1]))) {
      while (offset < text_.size() && text_[offset] != '\n') ++offset;
    } else {
      break;
    }
  }
  return offset;
}

/// Over anchors and tags to the node itself; tags are refused on the way.
std::uint32_t TreeBuilder::skip_properties(std::uint32_t offset) {
  while (at(offset) == '&' || at(offset) == '!') {
    std::uint32_t end = offset;
    const auto ends = [&](char character) {
      return is_white(character) || character == ',' || character == '[' || character == ']' || character == '{' || character == '}';
    };
    while (end < text_.size() && !ends(text_[end])) ++end;
    if (text_[offset] == '!' && (!last_tag_ || *last_tag_ < offset)) {
      problems_.add("yaml-tag", {offset, end}, {{"tag", shortened(text_.substr(offset, end - offset))}});
      last_tag_ = offset;
    }
    consumed_ = std::max(consumed_, end);
    offset = skip_white_and_comments(end);
  }
  return offset;
}

void TreeBuilder::append(std::uint32_t node) {
  if (open_.empty()) {
    root_ = node;
  } else {
    if (expects_key()) open_.back().key_end = consumed_;
    pending_.push_back(node);
  }
}

void TreeBuilder::add_record(const Record& record, std::size_t anchor) {
  count_nodes(1, record.span.begin, "yaml-nodes");
  const auto node = static_cast<std::uint32_t>(tree_->records.size());
  tree_->records.push_back(record);
  if (anchor > 0) {
    anchors_.resize(std::max(anchors_.size(), anchor + 1));
    anchors_[anchor] = {node, 1, 0};
  }
  if (expects_key()) check_key(record);
  append(node);
}

void TreeBuilder::check_key(const Record& record) {
  if (record.kind == Kind::scalar && record.style == Style::plain && std::string_view(record.text, record.size) == "<<") {
    refuse("yaml-merge-key", record.span.begin, record.span.end);
  }
}

void TreeBuilder::scalar(std::uint32_t offset, std::string_view text, std::size_t anchor) {
  const std::uint32_t begin = skip_properties(offset);
  Record record;
  switch (at(begin)) {
    case '\'': record.style = Style::single_quoted; break;
    case '"': record.style = Style::double_quoted; break;
    case '|': record.style = Style::literal; break;
    case '>': record.style = Style::folded; break;
    default: record.style = Style::plain; break;
  }
  record.size = static_cast<std::uint32_t>(text.size());
  if (const auto end = verbatim_end(text_, begin, record.style, text)) {
    const bool quoted = record.style != Style::plain;
    record.text = text_.data() + begin + (quoted ? 1 : 0);
    record.span = {begin, *end};
  } else {
    record.text = tree_->texts.emplace_back(text).data();
    const Alignment alignment = align_scalar(text_, begin, record.style, text);
    record.span = {begin, alignment.end};
    if (!alignment.closed) {
      const std::size_t line_end = std::min(text_.find('\n', begin), text_.size());
      refuse("yaml-unclosed-quote", begin, static_cast<std::uint32_t>(line_end), {{"quote", std::string(1, at(begin))}});
    }
  }
  if (text.size() > kLongestScalar) refuse("yaml-long-scalar", begin, begin + 1, {{"size", std::to_string(text.size() >> 10)}});
  consumed_ = record.span.end;
  add_record(record, anchor);
}

/// The word at `offset` that the parser takes for nothing, when it stands there as a value or key of its own.
std::string_view TreeBuilder::null_word(std::uint32_t offset) const {
  const bool in_flow = !open_.empty() && open_.back().in_flow;
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (text_.substr(offset, word.size()) != word) continue;
    const auto end = static_cast<std::uint32_t>(offset + word.size());
    const char next = at(end);
    if (is_white(next)) return text_.substr(offset, word.size());
    if (in_flow && (next == ',' || next == ']' || next == '}')) return text_.substr(offset, word.size());
    if (expects_key() && next == ':') return text_.substr(offset, word.size());
  }
  return {};
}

/// Offset of the colon that follows a key, when one does.
std::optional<std::uint32_t> TreeBuilder::value_colon(std::uint32_t key_end) const {
  const std::uint32_t offset = skip_white_and_comments(key_end);
  return at(offset) == ':' ? std::optional(offset) : std::nullopt;
}

/// Offset of the next dash in that column at or after `from`.
std::optional<std::uint32_t> TreeBuilder::dash_of(std::uint32_t column, std::uint32_t from) const {
  std::uint32_t line = from;
  while (line > 0 && text_[line - 1] != '\n') --line;
  while (line < text_.size()) {
    const std::uint32_t dash = line + column;
    if (dash >= from && at(dash) == '-' && is_white(at(dash + 1))) return dash;
    const std::size_t next = text_.find('\n', line);
    if (next == std::string_view::npos) break;
    line = static_cast<std::uint32_t>(next + 1);
  }
  return std::nullopt;
}

/// Where an absent value would stand: the parser's own mark is that of the next token, lines below. All that
/// stands before `from` was read before.
std::uint32_t TreeBuilder::place_of_nothing(std::uint32_t offset, std::uint32_t from) {
  if (open_.empty()) return offset;
  const Open& parent = open_.back();
  if (tree_->records[parent.node].kind == Kind::sequence) {
    if (parent.in_flow) return offset;
    const auto dash = dash_of(parent.column, from);
    if (!dash) return offset;
    consumed_ = std::max(consumed_, *dash + 1);
    return *dash + 1;
  }
  if (expects_key()) {
    refuse("yaml-no-key", offset, offset + 1);
    return offset;
  }
  const Record& key = tree_->records[pending_.back()];
  const std::uint32_t key_end = parent.key_end;
  if (const auto colon = value_colon(key_end)) {
    consumed_ = std::max(consumed_, *colon + 1);
    return *colon + 1;
  }
  const std::string_view written(key.text == nullptr ? "" : key.text, key.text == nullptr ? 0 : key.size);
  const std::size_t colon = written.find(':');
  base::Text example = colon == std::string_view::npos || colon + 1 == written.size()
                           ? base::Text(shortened(written) + ": …", shortened(written) + ": …")
                           : base::Text::same(shortened(std::string(written.substr(0, colon + 1)) + " " + std::string(written.substr(colon + 1))));
  refuse("yaml-no-colon", key.span.begin, key.span.end, {{"key", shortened(written)}, {"example", example}});
  return key_end;
}

void TreeBuilder::nothing(std::uint32_t offset, std::size_t anchor) {
  const std::uint32_t from = consumed_;
  const std::uint32_t begin = skip_properties(offset);
  Record record;
  const std::string_view word = begin >= consumed_ ? null_word(begin) : std::string_view();
  std::uint32_t after = begin + static_cast<std::uint32_t>(word.size());
  while (is_blank(at(after))) ++after;
  // After an empty value the parser's mark is that of the next key, which may be the word `null` itself.
  const bool is_next_key = !expects_key() && at(after) == ':';
  if (!word.empty() && !is_next_key) {
    record.text = word.data();
    record.size = static_cast<std::uint32_t>(word.size());
    record.span = {begin, begin + record.size};
    consumed_ = record.span.end;
  } else {
    const std::uint32_t place = place_of_nothing(offset, from);
    record.text = text_.data();
    record.span = {place, place};
  }
  add_record(record, anchor);
}

void TreeBuilder::open(Kind kind, std::uint32_t offset, std::uint32_t column, bool in_flow, std::size_t anchor) {
  const std::uint32_t begin = skip_properties(offset);
  if (expects_key()) refuse("yaml-key-kind", begin, begin + 1);
  if (open_.size() >= kDeepest) {
    refuse("yaml-depth", begin, begin + 1, {{"deepest", std::to_string(kDeepest)}});
    throw Abandoned{};
  }
  // A block collection behind an anchor starts on a line of its own.
  if (begin != offset && !in_flow) {
    std::uint32_t line = begin;
    while (line > 0 && text_[line - 1] != '\n') --line;
    column = begin - line;
  }
  Open opened;
  opened.nodes_before = nodes_;
  count_nodes(1, begin, "yaml-nodes");
  opened.node = static_cast<std::uint32_t>(tree_->records.size());
  opened.column = column;
  opened.anchor = anchor;
  opened.in_flow = in_flow;
  Record record;
  record.kind = kind;
  record.span = {begin, begin + 1};
  tree_->records.push_back(record);
  if (anchor > 0) {
    anchors_.resize(std::max(anchors_.size(), anchor + 1));
    anchors_[anchor] = {};
  }
  append(opened.node);
  opened.first_child = pending_.size();
  open_.push_back(opened);
}

void TreeBuilder::close() {
  const Open closed = open_.back();
  Record& record = tree_->records[closed.node];
  const std::size_t count = pending_.size() - closed.first_child;
  record.first = static_cast<std::uint32_t>(tree_->children.size());
  record.size = static_cast<std::uint32_t>(record.kind == Kind::mapping ? count / 2 : count);
  tree_->children.insert(tree_->children.end(), pending_.begin() + static_cast<std::ptrdiff_t>(closed.first_child), pending_.end());
  pending_.resize(closed.first_child);
  open_.pop_back();
  const std::size_t height = closed.deepest + 1;
  if (!open_.empty()) open_.back().deepest = std::max(open_.back().deepest, height);
  if (closed.anchor > 0) anchors_[closed.anchor] = {closed.node, nodes_ - closed.nodes_before, height};
  if (record.kind == Kind::mapping && usable_) check_duplicates(closed.node);
}

void TreeBuilder::alias(std::uint32_t offset, std::size_t anchor) {
  std::uint32_t end = offset + 1;
  while (end < text_.size() && !is_white(text_[end]) && std::string_view(",[]{}").find(text_[end]) == std::string_view::npos) ++end;
  const std::string name = shortened(text_.substr(offset + 1, end - offset - 1));
  consumed_ = end;
  if (anchor >= anchors_.size() || !anchors_[anchor].node) {
    refuse("yaml-alias-loop", offset, end, {{"name", name}});
    throw Abandoned{};
  }
  const Anchor& target = anchors_[anchor];
  if (target.nodes > 1 || target.height > 0) {
    if (expects_key()) refuse("yaml-key-kind", offset, end);
    if (open_.size() + target.height > kDeepest) {
      refuse("yaml-depth", offset, end, {{"deepest", std::to_string(kDeepest)}});
      throw Abandoned{};
    }
  }
  count_nodes(target.nodes, offset, "yaml-alias-explosion");
  if (expects_key()) check_key(tree_->records[*target.node]);
  append(*target.node);
  if (!open_.empty()) open_.back().deepest = std::max(open_.back().deepest, target.height);
}

void TreeBuilder::report_duplicate(std::uint32_t first, std::uint32_t second) {
  const Record& repeated = tree_->records[second];
  const base::Place place{tree_->source, tree_->records[first].span};
  problems_.add("yaml-duplicate-key", repeated.span,
                {{"key", shortened(tree_->text(second))}, {"line", std::to_string(place.line_column().line)}});
}

void TreeBuilder::check_duplicates(std::uint32_t mapping) {
  const Record& record = tree_->records[mapping];
  if (record.size <= kLinearMembers) {
    for (std::uint32_t second = 1; second < record.size; ++second) {
      const std::string_view key = tree_->text(tree_->key(record, second));
      for (std::uint32_t first = 0; first < second; ++first) {
        if (tree_->text(tree_->key(record, first)) != key) continue;
        report_duplicate(tree_->key(record, first), tree_->key(record, second));
        break;
      }
    }
    return;
  }
  std::vector<std::uint32_t>& order = tree_->ordered_members[mapping];
  order.resize(record.size);
  std::iota(order.begin(), order.end(), 0U);
  const auto key_of = [&](std::uint32_t member) { return tree_->text(tree_->key(record, member)); };
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) { return key_of(left) < key_of(right); });
  std::size_t first = 0;
  for (std::size_t index = 1; index < order.size(); ++index) {
    if (key_of(order[index]) == key_of(order[first])) {
      report_duplicate(tree_->key(record, order[first]), tree_->key(record, order[index]));
    } else {
      first = index;
    }
  }
}

}  // namespace reprise::document
