// The tokens of TreeBuilder: literals, names against what is in scope, operators.
#include <algorithm>

#include "feel/builtins.h"
#include "feel/lexical.h"
#include "feel/suggestion.h"
#include "feel/temporal.h"
#include "feel/tree_builder.h"
#include "feel/type.h"

namespace reprise::feel {

using lexical::end_of_word;
using lexical::skip_blanks;

bool TreeBuilder::sign(Position& at, std::string_view sign) {
  if (!rest(at).starts_with(sign)) return false;
  if (sign == "." && rest(at).starts_with("..")) return false;
  at += sign.size();
  return true;
}

bool TreeBuilder::word(Position& at, std::string_view word) {
  if (!rest(at).starts_with(word) || end_of_word(at, end_) != at + word.size()) return false;
  at += word.size();
  return true;
}

bool TreeBuilder::number(Position& at) {
  const Position behind = lexical::end_of_number(at, end_);
  if (behind == nullptr) return false;
  std::string text(at, behind);
  if (text.front() == '.') text.insert(text.begin(), '0');
  const auto value = scalar::Decimal::parse(text);
  if (!value) return stop("feel-number", span(at, behind));
  if (end_of_word(behind, end_) != behind) return stop("feel-number", span(at, end_of_word(behind, end_)));
  SyntaxNode node;
  node.kind = NodeKind::literal;
  node.span = span(at, behind);
  node.value = Value::number(*value);
  at = behind;
  return push(std::move(node));
}

bool TreeBuilder::string(Position& at) {
  if (at == end_ || *at != '"') return false;
  const Position behind = lexical::end_of_string(at, end_);
  if (behind == nullptr) return stop("feel-unclosed", span(at, at + 1), {{"what", base::Text{"le texte entre guillemets", "string"}}});
  const auto text = lexical::unescape({at + 1, static_cast<std::size_t>(behind - at - 2)});
  if (!text) return stop("feel-escape", span(at, behind));
  SyntaxNode node;
  node.kind = NodeKind::literal;
  node.span = span(at, behind);
  node.value = Value::string(*text);
  at = behind;
  return push(std::move(node));
}

bool TreeBuilder::at_literal(Position& at) {
  if (at == end_ || *at != '@') return false;
  const Position quote = skip_blanks(at + 1, end_);
  const Position behind = quote != end_ && *quote == '"' ? lexical::end_of_string(quote, end_) : nullptr;
  const auto text = behind == nullptr ? std::nullopt : lexical::unescape({quote + 1, static_cast<std::size_t>(behind - quote - 2)});
  SyntaxNode node;
  node.kind = NodeKind::literal;
  if (text) node.value = temporal::parse_any(*text);
  if (node.value.is_null()) return stop("feel-at-literal", span(at, behind == nullptr ? at + 1 : behind));
  node.span = span(at, behind);
  node.text = "@";
  at = behind;
  return push(std::move(node));
}

bool TreeBuilder::constant(Position& at) {
  SyntaxNode node;
  node.kind = NodeKind::literal;
  const Position begin = at;
  if (word(at, "true")) {
    node.value = Value::boolean(true);
  } else if (word(at, "false")) {
    node.value = Value::boolean(false);
  } else if (!word(at, "null")) {
    return false;
  }
  node.span = span(begin, at);
  return push(std::move(node));
}

bool TreeBuilder::input(Position& at) {
  if (at == end_ || *at != '?') return false;
  SyntaxNode node;
  node.kind = NodeKind::input;
  node.span = span(at, at + 1);
  ++at;
  return push(std::move(node), nullptr, names_.input);
}

bool TreeBuilder::known_name(Position& at) {
  const Shape::Entry* best = nullptr;
  Position best_end = at;
  bool of_one = true;
  const auto consider = [&](const Shape* shape, bool of_one_context) {
    Position match_end = at;
    const Shape::Entry* found = shape == nullptr ? nullptr : shape->longest_at(at, end_, match_end);
    if (found == nullptr || (best != nullptr && match_end <= best_end)) return;
    if (lexical::is_reserved({at, static_cast<std::size_t>(match_end - at)})) return;
    best = found;
    best_end = match_end;
    of_one = of_one_context;
  };
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
    consider(scope->shape.get(), scope->of_one);
    if (scope->shape == nullptr) consider(anywhere_.get(), false);
  }
  consider(names_.top.get(), true);
  consider(&builtin_names(), true);
  if (best == nullptr) return false;
  const bool pushed = push_name(at, best_end, best->name, best->shape, of_one ? best->known : Known{});
  at = best_end;
  return pushed;
}

bool TreeBuilder::any_name(Position& at) {
  Position first = at;
  if (at == end_ || !lexical::is_name_start(lexical::decode(first, end_))) return false;
  const Position behind = end_of_word(at, end_);
  const std::string name(at, behind);
  if (lexical::is_reserved(name)) return false;
  if ((names_.strict || !unknown_name_) && !in_open_scope()) {
    Shape candidates = *names_.top;
    for (const Scope& scope : scopes_) {
      for (const Shape::Entry& entry : scope.shape->entries) candidates.declare(entry.name);
    }
    for (const Shape::Entry& entry : builtin_names().entries) candidates.declare(entry.name);
    note_unknown("feel-unknown-name", at, behind, &candidates, {});
  }
  const bool pushed = push_name(at, behind, name, nullptr, {});
  at = behind;
  return pushed;
}

bool TreeBuilder::push_name(Position begin, Position end, std::string name, ShapePointer shape, Known known) {
  SyntaxNode node;
  node.kind = NodeKind::name;
  node.span = span(begin, end);
  node.text = std::move(name);
  return push(std::move(node), std::move(shape), std::move(known));
}

void TreeBuilder::note_unknown(const char* code, Position begin, Position end, const Shape* among, std::string_view owner) {
  if (unknown_name_ && !names_.strict) return;
  const std::string name(begin, end);
  std::vector<std::string> known;
  for (const Shape::Entry& entry : among->entries) known.push_back(entry.name);
  // `net csh` may be the misspelt name of two words: the longest run of words that is near to a known name.
  auto near = base::nearest(name, known);
  Position run_end = end;
  for (int words = 1; words < 4; ++words) {
    const Position next = skip_blanks(run_end, end_);
    const Position word_end = end_of_word(next, end_);
    if (next == run_end || word_end == next || lexical::is_reserved({next, static_cast<std::size_t>(word_end - next)})) break;
    run_end = word_end;
    if (auto longer = base::nearest(lexical::normalised_name({begin, static_cast<std::size_t>(run_end - begin)}), known))
      near = std::move(longer);
  }
  const base::Text hint = near ? base::Text{"vouliez-vous dire « " + *near + " » ?", "did you mean '" + *near + "'?"} : base::Text{};
  Problem problem{code, span(begin, end), {{"name", name}, {"owner", std::string(owner)}, {"hint", hint}}};
  if (names_.strict) note(problem);
  if (!unknown_name_) unknown_name_ = std::move(problem);
}

bool TreeBuilder::entry_name(Position& at) {
  // Entries of temporal values and ranges that are two words (table 53, 10.3.2.3.4 and following).
  static const ShapePointer kProperties = [] {
    auto shape = std::make_shared<Shape>();
    for (const char* name : {"time offset", "start included", "end included"}) shape->declare(name);
    return shape;
  }();
  Position first = at;
  if (at == end_ || !lexical::is_name_start(lexical::decode(first, end_))) return false;
  const NodeIndex object = operands_.back();
  const ShapePointer shape = shape_of(object);
  const Shape::Entry* best = nullptr;
  Position behind = end_of_word(at, end_);
  if (shape != nullptr) best = shape->longest_at(at, end_, behind);
  if (best == nullptr) best = kProperties->longest_at(at, end_, behind);
  if (best == nullptr && shape == nullptr) best = anywhere_->longest_at(at, end_, behind);
  if (best == nullptr && shape != nullptr && !shape->entries.empty()) {
    const base::Span owner = syntax_.at(object).span;
    note_unknown("feel-unknown-entry", at, behind, shape.get(), std::string_view(begin_ + owner.begin, owner.end - owner.begin));
  }
  words_.push_back({best != nullptr ? best->name : std::string(at, behind), {}});
  at = behind;
  return true;
}

bool TreeBuilder::variable(Position& at) {
  const Position begin = at;
  Position behind = at;
  while (behind != end_) {
    const Position word_end = end_of_word(behind, end_);
    const std::string_view part(behind, static_cast<std::size_t>(word_end - behind));
    if (word_end == behind || part == "in") break;
    at = word_end;
    behind = skip_blanks(word_end, end_);
  }
  if (at == begin) return false;
  words_.push_back({lexical::normalised_name({begin, static_cast<std::size_t>(at - begin)}), {}});
  return true;
}

bool TreeBuilder::parameter(Position& at) {
  Position behind = at;
  while (behind != end_ && rest(behind).find_first_of(":,()[]{}\"") != 0) ++behind;
  Position first = at;
  if (behind == at || behind == end_ || !lexical::is_name_start(lexical::decode(first, end_))) return false;
  std::string name = lexical::normalised_name({at, static_cast<std::size_t>(behind - at)});
  at = behind;
  words_.push_back({std::move(name), {}});
  return true;
}

bool TreeBuilder::key(Position& at) {
  if (at != end_ && *at == '"') {
    const Position behind = lexical::end_of_string(at, end_);
    const auto text = behind == nullptr ? std::nullopt : lexical::unescape({at + 1, static_cast<std::size_t>(behind - at - 2)});
    if (!text) return false;
    words_.push_back({*text, {}});
    at = behind;
    return true;
  }
  return parameter(at);
}

bool TreeBuilder::argument_name(Position& at) {
  Position first = at;
  if (at == end_ || !lexical::is_name_start(lexical::decode(first, end_))) return false;
  Position behind = at;
  while (behind != end_ && rest(behind).find_first_of(":,()[]{}\"=<>?@") != 0) ++behind;
  if (behind == end_ || *behind != ':') return false;
  Position last = behind;
  while (std::string_view(" \t\r\n").find(last[-1]) != std::string_view::npos) --last;
  words_.push_back({lexical::normalised_name({at, static_cast<std::size_t>(behind - at)}), {}, span(at, last)});
  at = behind;
  return true;
}

/// The type expression with declared types written out.
std::string TreeBuilder::with_declared_types(const std::string& type) const {
  std::string out;
  const Position end = type.data() + type.size();
  for (Position at = type.data(); at != end;) {
    Position behind = end_of_word(at, end);
    if (behind == at) ++behind;
    const std::string word(at, behind);
    const auto found = std::find_if(names_.types.begin(), names_.types.end(), [&](const auto& declared) { return declared.first == word; });
    out += found == names_.types.end() ? word : found->second;
    at = behind;
  }
  return out;
}

bool TreeBuilder::type(Position& at) {
  constexpr std::string_view kSpaced[] = {"date and time", "days and time duration", "day time duration", "years and months duration",
                                          "year month duration"};
  const Position begin = at;
  Position behind = nullptr;
  for (const std::string_view name : kSpaced) {
    behind = behind == nullptr ? lexical::match_parts(at, end_, lexical::name_parts(name)) : behind;
  }
  if (behind == nullptr) {
    behind = end_of_word(at, end_);
    while (behind != at && behind != end_ && *behind == '.' && end_of_word(behind + 1, end_) != behind + 1)
      behind = end_of_word(behind + 1, end_);
  }
  if (behind == begin) return false;
  at = behind;
  const Position bracket = skip_blanks(at, end_);
  if (bracket != end_ && *bracket == '<') {
    std::size_t nesting = 0;
    for (Position scan = bracket; scan != end_; ++scan) {
      if (*scan == '<') ++nesting;
      if (*scan == '>' && scan[-1] != '-' && --nesting == 0) {
        at = scan + 1;
        break;
      }
    }
    if (nesting != 0) return stop("feel-unclosed", span(bracket, bracket + 1), {{"what", "<"}});
    const Position arrow = skip_blanks(at, end_);  // function<a> -> b
    if (rest(arrow).starts_with("->")) {
      Position result = skip_blanks(arrow + 2, end_);
      if (++depth_ > 200 || !type(result)) return false;
      --depth_;
      at = result;
    }
  }
  last_type_ = with_declared_types(lexical::normalised_name({begin, static_cast<std::size_t>(at - begin)}));
  if (names_.strict) check_type(begin, at);
  return true;
}

void TreeBuilder::check_type(Position begin, Position end) {
  const std::string unknown(unknown_type(last_type_));
  if (unknown.empty()) return;
  std::vector<std::string> known(type_names().begin(), type_names().end());
  for (const auto& [name, declared] : names_.types) known.push_back(name);
  const Position found = std::search(begin, end, unknown.begin(), unknown.end());
  note({"feel-unknown-type",
        found == end ? span(begin, end) : span(found, found + unknown.size()),
        {{"name", unknown}, {"hint", did_you_mean(unknown, known)}}});
}

bool TreeBuilder::logical_operator(Position& at) {
  if (word(at, "and")) {
    operations_.push_back({NodeKind::conjunction});
  } else if (word(at, "or")) {
    operations_.push_back({NodeKind::disjunction});
  } else {
    return false;
  }
  return true;
}

bool TreeBuilder::arithmetic_operator(Position& at) {
  constexpr std::pair<std::string_view, NodeKind> kOperators[] = {
      {"**", NodeKind::power}, {"*", NodeKind::multiply}, {"/", NodeKind::divide}, {"+", NodeKind::add}, {"-", NodeKind::subtract}};
  for (const auto& [text, kind] : kOperators) {
    if (!sign(at, text)) continue;
    operations_.push_back({kind});
    return true;
  }
  return false;
}

bool TreeBuilder::comparison_operator(Position& at) {
  constexpr std::pair<std::string_view, NodeKind> kOperators[] = {{"<=", NodeKind::less_equal}, {">=", NodeKind::greater_equal},
                                                                  {"!=", NodeKind::not_equal},  {"<", NodeKind::less},
                                                                  {">", NodeKind::greater},     {"=", NodeKind::equal}};
  if (rest(at).starts_with("==") || rest(at).starts_with("<>")) return false;
  for (const auto& [text, kind] : kOperators) {
    const std::uint32_t begin = offset(at);
    if (!sign(at, text)) continue;
    operations_.push_back({kind, begin});
    return true;
  }
  return false;
}

bool TreeBuilder::minus_chain(Position& at) {
  if (!sign(at, "-")) return false;
  token_end_ = at - 1;
  open();
  do {
    operations_.push_back({NodeKind::negate});
    at = skip_blanks(at, end_);
  } while (sign(at, "-"));
  return true;
}

bool TreeBuilder::lone_dash(Position& at) {
  if (!sign(at, "-")) return false;
  return skip_blanks(at, end_) == end_;
}

bool TreeBuilder::filter_start(Position& at) {
  if (at == end_ || *at != '[') return false;
  // `]1..2[`: a bracket that no expression follows closes a range.
  const Position next = skip_blanks(at + 1, end_);
  if (next == end_ || rest(next).find_first_of(")],}") == 0 || (*next == '.' && lexical::end_of_number(next, end_) == nullptr))
    return false;
  const Position word_end = end_of_word(next, end_);
  const std::string_view following(next, static_cast<std::size_t>(word_end - next));
  for (const std::string_view joining : {"and", "or", "then", "else", "return", "satisfies", "in", "between"}) {
    if (following == joining) return false;
  }
  ++at;
  return true;
}

bool TreeBuilder::range_start(Position& at) {
  if (at == end_ || *at != ']') return false;
  const Position next = skip_blanks(at + 1, end_);
  if (next == end_ || rest(next).find_first_of(")],}") == 0) return false;
  ++at;
  return true;
}

bool TreeBuilder::range_end(Position& at) {
  if (at == end_ || (*at != ']' && *at != ')' && *at != '[')) return false;
  high_included_ = *at == ']';
  ++at;
  return true;
}

bool TreeBuilder::next_test(Position& at) { return openings_.back().several_tests && sign(at, ","); }

bool TreeBuilder::end_of_text(Position& at) { return at == end_; }

}  // namespace reprise::feel
