#include "engine/thresholds.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace reprise::engine {
namespace {

using feel::NodeKind;
using scalar::Decimal;

const feel::UnaryTests& tests_at(const rulepack::Rule& rule, std::optional<std::size_t> row) {
  return row ? rule.scale[*row].when : rule.gate->when;
}

/// The bytes between two offsets without the blanks around them.
base::Span trimmed(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  while (begin < end && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
  return {begin, end};
}

/// What lets a number in where it was left out, and the other way round; empty for what is no bound.
std::string_view turned_bound(std::string_view bound, bool is_end) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSigns = {{{"<", "<="}, {"<=", "<"}, {">", ">="}, {">=", ">"}}};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kStarts = {{{"[", "("}, {"(", "["}, {"]", "["}}};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kEnds = {{{"]", ")"}, {")", "]"}, {"[", "]"}}};
  const auto find = [bound](const auto& pairs) {
    const auto found = std::ranges::find(pairs, bound, [](const auto& pair) { return pair.first; });
    return found == pairs.end() ? std::string_view{} : found->second;
  };
  const std::string_view sign = find(kSigns);
  return !sign.empty() ? sign : is_end ? find(kEnds) : find(kStarts);
}

/// Finds the numbers of one text.
class Numbers {
 public:
  Numbers(const rulepack::Rule& rule, std::optional<std::size_t> row) : syntax_(tests_at(rule, row).syntax()), row_(row) { visit(syntax_.root, {}); }

  struct Found {
    Decimal number;
    WrittenNumber written;
  };
  std::vector<Found> found;

 private:
  void visit(feel::NodeIndex index, std::optional<base::Span> bound) {
    const feel::SyntaxNode& node = syntax_.at(index);
    const bool negative = node.kind == NodeKind::negate && syntax_.at(node.children[0]).kind == NodeKind::literal;
    const feel::SyntaxNode& literal = negative ? syntax_.at(node.children[0]) : node;
    if (literal.kind == NodeKind::literal && literal.value.kind() == feel::Kind::number) {
      const Decimal& number = literal.value.as_number();
      found.push_back({negative ? -number : number, {row_, node.span, bound}});
      return;
    }
    for (std::size_t i = 0; i < node.children.size(); ++i) visit(node.children[i], bound_of(node, i));
  }

  /// What stands between the node's border and the child, where the node compares.
  [[nodiscard]] std::optional<base::Span> bound_of(const feel::SyntaxNode& node, std::size_t child) const {
    const base::Span own = syntax_.at(node.children[child]).span;
    switch (node.kind) {
      case NodeKind::comparison_test: return bound(node.span.begin, own.begin, false);
      case NodeKind::range: return child == 0 ? bound(node.span.begin, own.begin, false) : bound(own.end, node.span.end, true);
      case NodeKind::less:
      case NodeKind::less_equal:
      case NodeKind::greater:
      case NodeKind::greater_equal: return bound(syntax_.at(node.children[0]).span.end, syntax_.at(node.children[1]).span.begin, false);
      default: return std::nullopt;
    }
  }

  [[nodiscard]] std::optional<base::Span> bound(std::uint32_t begin, std::uint32_t end, bool is_end) const {
    const base::Span span = trimmed(syntax_.text, begin, end);
    const auto text = std::string_view(syntax_.text).substr(span.begin, span.end - span.begin);
    return turned_bound(text, is_end).empty() ? std::nullopt : std::optional(span);
  }

  const feel::Syntax& syntax_;
  std::optional<std::size_t> row_;
};

struct Edit {
  base::Span span;
  std::string text;
};

std::string edited(std::string text, std::vector<Edit> edits) {
  std::ranges::sort(edits, std::ranges::greater{}, [](const Edit& edit) { return edit.span.begin; });
  for (const Edit& edit : edits) text.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.text);
  return text;
}

/// The rule with its rows and gate rewritten by `edit_of`, which answers nothing for a number that stays.
template <typename EditOf>
std::optional<Mutant> rewritten(const rulepack::Rule& rule, const Threshold& threshold, const feel::Names& names, EditOf&& edit_of) {
  std::vector<std::pair<std::optional<std::size_t>, std::vector<Edit>>> by_row;
  for (const WrittenNumber& written : threshold.written) {
    std::optional<Edit> edit = edit_of(written);
    if (!edit) continue;
    if (by_row.empty() || by_row.back().first != written.row) by_row.push_back({written.row, {}});
    by_row.back().second.push_back(std::move(*edit));
  }
  if (by_row.empty()) return std::nullopt;
  Mutant mutant{rule, {}, {}};
  for (const auto& [row, edits] : by_row) {
    const std::string& before = tests_at(rule, row).text();
    std::string after = edited(before, edits);
    auto tests = feel::UnaryTests::compile(after, names);
    if (!tests.value) return std::nullopt;
    const char* between = mutant.before.empty() ? "" : " | ";
    mutant.before += between + before;
    mutant.after += between + after;
    (row ? mutant.rule.scale[*row].when : mutant.rule.gate->when) = std::move(*tests.value);
  }
  return mutant;
}

/// The row that takes a value, or whether the gate fires; `opaque` when that hangs on facts.
struct Judged {
  std::optional<std::size_t> row;
  bool opaque = false;
  bool operator==(const Judged&) const = default;
};

Judged judged(const rulepack::Rule& rule, bool by_gate, const Decimal& number) {
  const feel::Value value = feel::Value::number(number);
  if (by_gate) {
    const feel::Value match = rule.gate->when.matches(value, {});
    return {match.is_true() ? std::optional<std::size_t>(0) : std::nullopt, match.is_null()};
  }
  for (std::size_t i = 0; i < rule.scale.size(); ++i) {
    if (rule.null_row == i) continue;
    const feel::Value match = rule.scale[i].when.matches(value, {});
    if (match.is_true()) return {i, false};
    if (match.is_null()) return {std::nullopt, true};
  }
  return {};
}

bool is_one_day(const feel::Syntax& syntax, feel::NodeIndex index) {
  const feel::SyntaxNode& call = syntax.at(index);
  if (call.kind != NodeKind::call || call.children.size() != 2 || syntax.at(call.children[0]).text != "duration") return false;
  const feel::SyntaxNode& written = syntax.at(call.children[1]);
  return written.kind == NodeKind::literal && written.value.kind() == feel::Kind::string && written.value.as_string() == "P1D";
}

/// A value that is always some whole number divided by this one: counts, and days between two dates told in years. Dossiers
/// know days and no hours, so two and a half days is a threshold that nothing ever meets.
std::optional<Decimal> parts_of_one(const rulepack::Rule& rule) {
  if (rule.unit == "count") return Decimal(1);
  if (!rule.value) return std::nullopt;
  const feel::Syntax& syntax = rule.value->syntax();
  const feel::SyntaxNode& root = syntax.at(syntax.root);
  if (root.kind != NodeKind::divide) return std::nullopt;
  if (is_one_day(syntax, root.children[1])) return Decimal(1);
  const feel::SyntaxNode& days = syntax.at(root.children[0]);
  const feel::SyntaxNode& parts = syntax.at(root.children[1]);
  if (days.kind != NodeKind::divide || !is_one_day(syntax, days.children[1])) return std::nullopt;
  if (parts.kind != NodeKind::literal || parts.value.kind() != feel::Kind::number) return std::nullopt;
  return parts.value.as_number();
}

/// Every number of the rule and its neighbours, the plainest first: between two of them no row can begin or end. Where only
/// some numbers are possible, those around each.
std::vector<Decimal> probes(const rulepack::Rule& rule, const Threshold& threshold) {
  const Decimal unit = unit_of(rule);
  const Decimal half = unit / Decimal(2);
  std::vector<Decimal> numbers = {threshold.number, threshold.number - unit, threshold.number + unit};
  for (const Threshold& other : thresholds_of(rule)) numbers.push_back(other.number);
  for (std::size_t i = 0, written = numbers.size(); i < written; ++i) {
    numbers.push_back(numbers[i] - half);
    numbers.push_back(numbers[i] + half);
  }
  const std::optional<Decimal> parts = parts_of_one(rule);
  if (!parts) return numbers;
  std::vector<Decimal> possible;
  for (const Decimal& number : numbers) {
    for (const auto way : {Decimal::Rounding::floor, Decimal::Rounding::ceiling}) possible.push_back((number * *parts).rounded(0, way) / *parts);
  }
  if (rule.unit == "count") std::erase_if(possible, [](const Decimal& number) { return number.is_negative(); });
  return possible;
}

}  // namespace

std::vector<Threshold> thresholds_of(const rulepack::Rule& rule) {
  std::vector<Threshold> thresholds;
  for (std::size_t row = 0; row < rule.scale.size(); ++row) {
    for (Numbers::Found& one : Numbers(rule, row).found) {
      auto known = std::ranges::find(thresholds, one.number, &Threshold::number);
      if (known == thresholds.end()) known = thresholds.insert(known, {one.number, {}});
      known->written.push_back(one.written);
    }
  }
  if (rule.gate) {
    for (Numbers::Found& one : Numbers(rule, std::nullopt).found) thresholds.push_back({one.number, {one.written}});
  }
  return thresholds;
}

Decimal unit_of(const rulepack::Rule& rule) {
  int exponent = 0;
  for (const Threshold& threshold : thresholds_of(rule)) {
    for (const WrittenNumber& written : threshold.written) {
      const std::string& text = tests_at(rule, written.row).text();
      const auto number = Decimal::parse(std::string_view(text).substr(written.span.begin, written.span.end - written.span.begin));
      const auto scaled = (number ? *number : threshold.number).scaled();
      if (scaled) exponent = std::min(exponent, scaled->exponent);
    }
  }
  return Decimal::from_scaled({1, exponent});
}

base::Place place_of(const rulepack::Rule& rule, const WrittenNumber& written) {
  base::Place place = written.row ? rule.scale[*written.row].place : rule.gate->when_place;
  if (!place.source) return place;
  // Rows are short words in quotes: what is written stands in the file as it is read, unless someone escapes it.
  const std::string& text = tests_at(rule, written.row).text();
  const std::string_view node = place.source->text().substr(place.span.begin, place.span.end - place.span.begin);
  const std::size_t start = node.find(text);
  if (start == std::string_view::npos) return place;
  const auto base = place.span.begin + static_cast<std::uint32_t>(start);
  place.span = {base + written.span.begin, base + written.span.end};
  return place;
}

std::optional<Mutant> moved(const rulepack::Rule& rule, const Threshold& threshold, const Decimal& number, const feel::Names& names) {
  return rewritten(rule, threshold, names, [&](const WrittenNumber& written) { return std::optional(Edit{written.span, number.to_string()}); });
}

std::optional<Mutant> turned(const rulepack::Rule& rule, const Threshold& threshold, const feel::Names& names) {
  return rewritten(rule, threshold, names, [&](const WrittenNumber& written) -> std::optional<Edit> {
    if (!written.bound) return std::nullopt;
    const std::string_view text = tests_at(rule, written.row).text();
    const std::string_view bound = text.substr(written.bound->begin, written.bound->end - written.bound->begin);
    return Edit{*written.bound, std::string(turned_bound(bound, written.bound->begin >= written.span.end))};
  });
}

Difference difference(const rulepack::Rule& rule, const rulepack::Rule& mutant, const Threshold& threshold) {
  const bool by_gate = !threshold.written.front().row;
  bool opaque = false;
  for (const Decimal& number : probes(rule, threshold)) {
    const Judged before = judged(rule, by_gate, number);
    const Judged after = judged(mutant, by_gate, number);
    if (before.opaque || after.opaque) {
      opaque = true;
    } else if (before != after) {
      return {true, number};
    }
  }
  return {opaque, std::nullopt};
}

}  // namespace reprise::engine
