#include "feel/tree_builder.h"

#include <algorithm>
#include <utility>

#include "feel/builtins.h"
#include "feel/lexical.h"
#include "feel/operand_types.h"

namespace reprise::feel {
namespace {

// How deep constructs may lie within each other, and how high the tree may grow by long chains of operators.
// Measured under the address sanitizer: half the stack of a thread.
constexpr std::size_t kLargestNesting = 200;
constexpr std::uint16_t kLargestHeight = 600;

int precedence(NodeKind kind) {
  switch (kind) {
    case NodeKind::power: return 5;
    case NodeKind::multiply:
    case NodeKind::divide: return 4;
    case NodeKind::add:
    case NodeKind::subtract: return 3;
    case NodeKind::conjunction: return 2;
    default: return 1;
  }
}

}  // namespace

TreeBuilder::TreeBuilder(std::string_view text, const Names::Tree& names, bool unary_tests)
    : begin_(text.data()),
      end_(text.data() + text.size()),
      names_(names),
      unary_tests_(unary_tests),
      anywhere_(names.anywhere),
      token_begin_(begin_),
      token_end_(begin_) {}

bool TreeBuilder::stop(std::string code, base::Span span, std::vector<base::Argument> arguments) {
  if (!problem_) problem_ = Problem{std::move(code), span, std::move(arguments)};
  return false;
}

void TreeBuilder::token_read(Position begin, Position end) {
  token_begin_ = begin;
  token_end_ = end;
}

std::optional<TreeBuilder::Heights> TreeBuilder::enter(Position at) {
  if (depth_ >= kLargestNesting) {
    stop("feel-too-deep", span(at, at == end_ ? at : at + 1), {{"limit", std::to_string(kLargestNesting)}});
    return std::nullopt;
  }
  ++depth_;
  return Heights{operands_.size(), openings_.size(), operations_.size(), words_.size(), scopes_.size(), noted_.size()};
}

void TreeBuilder::leave(const Heights& heights, bool matched) {
  --depth_;
  if (matched) return;
  operands_.resize(heights.operands);
  openings_.resize(heights.openings);
  operations_.resize(heights.operations);
  words_.resize(heights.words);
  scopes_.resize(heights.scopes);
  noted_.resize(heights.noted);
}

void TreeBuilder::note(Problem problem) {
  constexpr std::size_t kMostNoted = 20;
  if (noted_.size() < kMostNoted) noted_.push_back(std::move(problem));
}

NodeIndex TreeBuilder::add(SyntaxNode node, ShapePointer shape, Known known) {
  std::uint16_t height = 0;
  for (const NodeIndex child : node.children) height = std::max(height, heights_[child]);
  ++height;
  if (height > kLargestHeight) stop("feel-too-deep", node.span, {{"limit", std::to_string(kLargestHeight)}});
  syntax_.nodes.push_back(std::move(node));
  shapes_.push_back(std::move(shape));
  known_.push_back(std::move(known));
  heights_.push_back(height);
  return static_cast<NodeIndex>(syntax_.nodes.size() - 1);
}

bool TreeBuilder::push(SyntaxNode node, ShapePointer shape) {
  Known known = known_of(syntax_, node, known_);
  return push(std::move(node), std::move(shape), std::move(known));
}

bool TreeBuilder::push(SyntaxNode node, ShapePointer shape, Known known) {
  if (names_.strict && !stopped()) {
    if (auto problem = misplaced_operand(syntax_, node, known_)) note(std::move(*problem));
  }
  operands_.push_back(add(std::move(node), std::move(shape), std::move(known)));
  return !stopped();
}

SyntaxNode TreeBuilder::take_operands(NodeKind kind, std::size_t count) {
  SyntaxNode node;
  node.kind = kind;
  node.children.assign(operands_.end() - static_cast<std::ptrdiff_t>(count), operands_.end());
  operands_.resize(operands_.size() - count);
  node.span = {syntax_.at(node.children.front()).span.begin, offset(token_end_)};
  return node;
}

SyntaxNode TreeBuilder::close(NodeKind kind) {
  const Opening opening = openings_.back();
  openings_.pop_back();
  SyntaxNode node;
  node.kind = kind;
  node.span = {opening.begin, offset(token_end_)};
  node.children.assign(operands_.begin() + static_cast<std::ptrdiff_t>(opening.operands), operands_.end());
  operands_.resize(opening.operands);
  for (std::size_t index = opening.words; index < words_.size(); ++index) node.names.push_back(words_[index].text);
  words_.resize(opening.words);
  scopes_.resize(opening.scopes);
  return node;
}

bool TreeBuilder::open() {
  openings_.push_back({offset(token_end_), operands_.size(), operations_.size(), words_.size(), scopes_.size()});
  return true;
}

bool TreeBuilder::open_token() {
  open();
  openings_.back().begin = offset(token_begin_);
  openings_.back().several_tests = in_operand_ == offset(token_begin_);
  return true;
}

void TreeBuilder::open_scope(ShapePointer shape, bool of_one) { scopes_.push_back({std::move(shape), of_one}); }

bool TreeBuilder::in_open_scope() const {
  return std::any_of(scopes_.begin(), scopes_.end(), [](const Scope& scope) { return scope.shape == nullptr; });
}

bool TreeBuilder::binary(NodeKind kind) {
  SyntaxNode node = take_operands(kind, 2);
  node.span.end = syntax_.at(node.children.back()).span.end;
  return push(std::move(node));
}

/// Operators of one chain, folded by precedence, all to the left (10.3.1.2, note 4).
bool TreeBuilder::close_chain() {
  const Opening opening = openings_.back();
  openings_.pop_back();
  if (operations_.size() == opening.operations) return true;
  const std::vector<NodeIndex> operands(operands_.begin() + static_cast<std::ptrdiff_t>(opening.operands), operands_.end());
  const std::vector<Operation> operations(operations_.begin() + static_cast<std::ptrdiff_t>(opening.operations), operations_.end());
  operands_.resize(opening.operands);
  operations_.resize(opening.operations);
  operands_.push_back(operands.front());
  std::vector<NodeKind> waiting;
  for (std::size_t index = 0; index < operations.size(); ++index) {
    while (!waiting.empty() && precedence(waiting.back()) >= precedence(operations[index].kind)) {
      if (!binary(waiting.back())) return false;
      waiting.pop_back();
    }
    waiting.push_back(operations[index].kind);
    operands_.push_back(operands[index + 1]);
  }
  for (; !waiting.empty(); waiting.pop_back()) {
    if (!binary(waiting.back())) return false;
  }
  return true;
}

bool TreeBuilder::close_comparison() {
  const NodeKind kind = operations_.back().kind;
  operations_.pop_back();
  return binary(kind);
}

bool TreeBuilder::close_between() { return push(take_operands(NodeKind::between, 3)); }

bool TreeBuilder::before_in() {
  open();
  openings_.back().operands = operands_.size() - 1;
  openings_.back().begin = syntax_.at(operands_.back()).span.begin;
  in_operand_ = offset(lexical::skip_blanks(token_end_, end_));
  return true;
}

bool TreeBuilder::close_in() {
  SyntaxNode node = close(NodeKind::in);
  const SyntaxNode& tests = syntax_.at(node.children.back());
  if (tests.kind == NodeKind::unary_tests) {
    const std::vector<NodeIndex> items = tests.children;
    node.children.pop_back();
    node.children.insert(node.children.end(), items.begin(), items.end());
  }
  return push(std::move(node));
}

bool TreeBuilder::close_negation() {
  const Opening opening = openings_.back();
  openings_.pop_back();
  const std::size_t count = operations_.size() - opening.operations;
  operations_.resize(opening.operations);
  for (std::size_t index = 0; index < count; ++index) {
    SyntaxNode node = take_operands(NodeKind::negate, 1);
    node.span.begin = opening.begin;
    if (!push(std::move(node))) return false;
  }
  return true;
}

bool TreeBuilder::close_path() {
  SyntaxNode node = take_operands(NodeKind::path, 1);
  node.text = words_.back().text;
  words_.pop_back();
  const ShapePointer shape = shape_of(node.children.front());
  const Shape::Entry* entry = shape == nullptr ? nullptr : shape->find(node.text);
  if (entry == nullptr) return push(std::move(node));
  Known known = entry->known;
  const Known::Count of = known_[node.children.front()].count;
  // A projection over a list of lists is left alone: nobody declares one.
  if (of == Known::Count::unknown || (of == Known::Count::list && known.count != Known::Count::one)) known = {};
  if (of == Known::Count::list && known.count == Known::Count::one) known.count = Known::Count::list;
  return push(std::move(node), entry->shape, std::move(known));
}

bool TreeBuilder::enter_filter() {
  const ShapePointer shape = shape_of(operands_.back());
  const Known& list = known_[operands_.back()];
  const bool of_one = list.count != Known::Count::unknown;
  auto item = std::make_shared<Shape>();
  Shape::Entry& entry = item->declare("item");
  entry.shape = shape;
  if (of_one) entry.known = {Known::Count::one, list.kind, list.choices};
  open_scope(std::move(item));
  open_scope(shape == nullptr || shape->entries.empty() ? nullptr : shape, of_one);
  return true;
}

bool TreeBuilder::close_filter() {
  scopes_.resize(scopes_.size() - 2);
  SyntaxNode node = take_operands(NodeKind::filter, 2);
  const ShapePointer shape = shape_of(node.children.front());
  return push(std::move(node), shape);
}

bool TreeBuilder::open_call() {
  open();
  openings_.back().operands = operands_.size() - 1;
  openings_.back().begin = syntax_.at(operands_.back()).span.begin;
  return true;
}

bool TreeBuilder::close_instance_of() {
  SyntaxNode node = take_operands(NodeKind::instance_of, 1);
  node.text = last_type_;
  return push(std::move(node));
}

bool TreeBuilder::close_test() {
  SyntaxNode node = take_operands(NodeKind::comparison_test, 1);
  node.operation = operations_.back().kind;
  node.span.begin = operations_.back().begin;
  operations_.pop_back();
  return push(std::move(node));
}

bool TreeBuilder::close_parenthesis() {
  SyntaxNode node = close(NodeKind::unary_tests);
  if (node.children.size() > 1) return push(std::move(node));
  syntax_.nodes[node.children.front()].span = node.span;
  operands_.push_back(node.children.front());
  return true;
}

bool TreeBuilder::close_range() {
  const bool low_included = begin_[openings_.back().begin] == '[';
  SyntaxNode node = close(NodeKind::range);
  node.low_included = low_included;
  node.high_included = high_included_;
  return push(std::move(node));
}

bool TreeBuilder::close_list() {
  SyntaxNode node = close(NodeKind::list);
  ShapePointer items;
  for (const NodeIndex child : node.children) items = Shape::united(items, shape_of(child));
  return push(std::move(node), items);
}

bool TreeBuilder::open_context() {
  open_token();
  open_scope(std::make_shared<Shape>());
  return true;
}

bool TreeBuilder::add_entry() {
  Shape::Entry& entry = scopes_.back().shape->declare(words_.back().text);
  entry.shape = shape_of(operands_.back());
  entry.known = known_[operands_.back()];
  if (anywhere_ == names_.anywhere) anywhere_ = std::make_shared<Shape>(*anywhere_);  // the names are not this expression's to add to
  anywhere_->declare(words_.back().text);
  return true;
}

bool TreeBuilder::close_context() {
  const ShapePointer shape = scopes_.back().shape;
  return push(close(NodeKind::context), shape, Known::one(Kind::context));
}

bool TreeBuilder::close_if() {
  SyntaxNode node = close(NodeKind::conditional);
  const ShapePointer shape = Shape::united(shape_of(node.children[1]), shape_of(node.children[2]));
  return push(std::move(node), shape);
}

bool TreeBuilder::close_iteration_range() { return push(take_operands(NodeKind::iteration_range, 2)); }

bool TreeBuilder::declare_variable() {
  auto shape = std::make_shared<Shape>();
  const Known& domain = known_[operands_.back()];
  Shape::Entry& entry = shape->declare(words_.back().text);
  entry.shape = shape_of(operands_.back());
  if (domain.count != Known::Count::unknown) entry.known = {Known::Count::one, domain.kind, domain.choices};
  open_scope(std::move(shape));
  return true;
}

bool TreeBuilder::enter_for_body() {
  auto shape = std::make_shared<Shape>();
  shape->declare("partial");
  open_scope(std::move(shape));
  return true;
}

bool TreeBuilder::close_iteration(NodeKind kind) {
  SyntaxNode node = close(kind);
  const ShapePointer shape = kind == NodeKind::for_loop ? shape_of(node.children.back()) : nullptr;
  return push(std::move(node), shape);
}

bool TreeBuilder::close_for() { return close_iteration(NodeKind::for_loop); }
bool TreeBuilder::close_some() { return close_iteration(NodeKind::some); }
bool TreeBuilder::close_every() { return close_iteration(NodeKind::every); }

bool TreeBuilder::set_parameter_type() {
  words_.back().type = last_type_;
  return true;
}

bool TreeBuilder::enter_function() {
  auto shape = std::make_shared<Shape>();
  for (std::size_t index = openings_.back().words; index < words_.size(); ++index) shape->declare(words_[index].text);
  open_scope(std::move(shape));
  return true;
}

bool TreeBuilder::close_function() {
  std::vector<std::string> types;
  for (std::size_t index = openings_.back().words; index < words_.size(); ++index) types.push_back(words_[index].type);
  SyntaxNode node = close(NodeKind::function);
  node.types = std::move(types);
  return push(std::move(node));
}

bool TreeBuilder::close_unary_tests() {
  SyntaxNode node = close(NodeKind::unary_tests);
  node.span = {syntax_.at(node.children.front()).span.begin, offset(token_end_)};
  const SyntaxNode& first = syntax_.at(node.children.front());
  const bool is_not = first.kind == NodeKind::call && syntax_.at(first.children.front()).text == "not" && begin_[first.span.begin] == 'n';
  if (node.children.size() == 1 && is_not && first.children.size() > 1) {
    node.negated = true;
    node.children.assign(first.children.begin() + 1, first.children.end());
  }
  for (std::size_t index = 0; names_.strict && index < node.children.size(); ++index) {
    if (auto problem = misplaced_test(syntax_, node.children[index], known_, names_.input)) note(std::move(*problem));
  }
  return push(std::move(node));
}

bool TreeBuilder::close_any_input() {
  SyntaxNode node;
  node.kind = NodeKind::any_input;
  node.span = span(token_begin_, token_end_);
  return push(std::move(node));
}

bool TreeBuilder::test_in_not(Position& at) {
  const SyntaxNode& callee = syntax_.at(operands_[openings_.back().operands]);
  return unary_tests_ && callee.kind == NodeKind::name && callee.text == "not" && comparison_operator(at);
}

Syntax TreeBuilder::take() {
  syntax_.root = operands_.empty() ? 0 : operands_.back();
  return std::move(syntax_);
}

}  // namespace reprise::feel
