#include "engine/scale_rows.h"

#include <algorithm>

namespace reprise::engine {
namespace {

using feel::NodeKind;
using scalar::Decimal;

/// Tests that compare with what is written, and no more.
bool only_compares(const feel::Syntax& tests) {
  return std::ranges::all_of(tests.nodes, [](const feel::SyntaxNode& node) {
    switch (node.kind) {
      case NodeKind::literal:
      case NodeKind::negate:
      case NodeKind::range:
      case NodeKind::missing:
      case NodeKind::unary_tests:
      case NodeKind::any_input:
      case NodeKind::comparison_test: return true;
      default: return false;
    }
  });
}

}  // namespace

std::optional<ScaleRows> ScaleRows::of(const rulepack::Rule& rule, const feel::Context& scope) {
  ScaleRows rows(rule, scope);
  for (std::size_t row = 0; row < rule.scale.size(); ++row) {
    if (rule.null_row == row) continue;
    const feel::Syntax& tests = rule.scale[row].when.syntax();
    if (!only_compares(tests)) return std::nullopt;
    for (const feel::SyntaxNode& node : tests.nodes) {
      if (node.kind != NodeKind::literal || node.value.kind() != feel::Kind::number) continue;
      // A sign stands in a node of its own: both are marks on the scale, one of them without effect.
      rows.written_.push_back(node.value.as_number());
      rows.written_.push_back(-node.value.as_number());
    }
  }
  std::ranges::sort(rows.written_);
  rows.written_.erase(std::ranges::unique(rows.written_).begin(), rows.written_.end());
  const std::size_t count = rows.written_.size();
  for (std::size_t i = 0; i <= count; ++i) {
    const Decimal between = count == 0   ? Decimal(0)
                            : i == 0     ? rows.written_.front() - Decimal(1)
                            : i == count ? rows.written_.back() + Decimal(1)
                                         : (rows.written_[i - 1] + rows.written_[i]) / Decimal(2);
    rows.stretches_.push_back(rows.asked(feel::Value::number(between)));
    if (i < count) rows.stretches_.push_back(rows.asked(feel::Value::number(rows.written_[i])));
  }
  return rows;
}

std::optional<std::size_t> ScaleRows::asked(const feel::Value& value) const {
  for (std::size_t row = 0; row < rule_->scale.size(); ++row) {
    if (rule_->null_row != row && rule_->scale[row].when.matches(value, *scope_).is_true()) return row;
  }
  return std::nullopt;
}

std::size_t ScaleRows::stretch_of(const Decimal& number) const {
  const auto at = std::ranges::lower_bound(written_, number);
  const auto before = static_cast<std::size_t>(at - written_.begin());
  return 2 * before + (at != written_.end() && *at == number ? 1 : 0);
}

std::optional<std::size_t> ScaleRows::row(const feel::Value& value) const {
  return value.kind() == feel::Kind::number ? stretches_[stretch_of(value.as_number())] : asked(value);
}

std::optional<Decimal> ScaleRows::lower_beyond(const Decimal& from, std::int64_t direction, const Decimal& risk) const {
  const auto last = static_cast<std::ptrdiff_t>(stretches_.size());
  for (auto at = static_cast<std::ptrdiff_t>(stretch_of(from)) + direction; at >= 0 && at < last; at += direction) {
    const auto stretch = static_cast<std::size_t>(at);
    if (!stretches_[stretch] || rule_->scale[*stretches_[stretch]].risk >= risk) continue;
    // Of an open stretch, the written number at the near end.
    return written_[stretch % 2 == 1 ? stretch / 2 : direction > 0 ? stretch / 2 - 1 : stretch / 2];
  }
  return std::nullopt;
}

}  // namespace reprise::engine
