#include "engine/stress_changes.h"

#include <algorithm>

#include "engine/interval_evaluation.h"

namespace reprise::engine {
namespace {

using feel::Kind;
using feel::Value;
using rulepack::StressChange;

/// A section or list by its path; nothing where a list is unknown.
const Value* find_section(const feel::Context& facts, std::string_view path) {
  const Value* at = nullptr;
  const feel::Context* around = &facts;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    at = around == nullptr ? nullptr : around->find(path.substr(0, dot));
    if (at == nullptr) return nullptr;
    around = at->kind() == Kind::context ? &at->as_context() : nullptr;
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return at;
}

bool is_named(const Value& item, const std::string& selector) {
  for (const char* identity : {"id", "year"}) {
    const Value* name = item.as_context().find(identity);
    if (name == nullptr) continue;
    if (name->kind() == Kind::string && name->as_string() == selector) return true;
    if (name->kind() == Kind::number && name->as_number().to_string() == selector) return true;
  }
  return false;
}

/// The entries that the selector names; a section is its own only entry.
std::vector<Value> entries_of(const StressChange& change, const feel::Context& facts) {
  const Value* found = find_section(facts, change.list);
  if (found == nullptr) return {};
  if (change.selector.empty()) return found->kind() == Kind::context ? std::vector<Value>{*found} : std::vector<Value>{};
  if (found->kind() != Kind::list || found->as_list().empty()) return {};
  if (change.selector == rulepack::kLatest) return {found->as_list().back()};
  if (change.selector == rulepack::kEvery) return found->as_list();
  std::vector<Value> named;
  std::ranges::copy_if(found->as_list(), std::back_inserter(named), [&](const Value& item) { return is_named(item, change.selector); });
  return named;
}

/// Whether an entry changes: lacks facts to say, cannot be told apart, or is settled.
struct Choice {
  Estimate condition;
  Truths truths{true, false, false};
};

Choice chosen(const StressChange& change, const World& world) {
  Choice choice;
  if (!change.where) return choice;
  choice.condition = estimate(*change.where, world);
  choice.truths = choice.condition.value.as_truths();
  return choice;
}

Estimate after_change(const StressChange& change, const World& world, const Estimate& before, const Choice& choice) {
  if (!choice.condition.lacks.empty()) return choice.condition;
  Estimate after = estimate(*change.value, world);
  if (choice.truths.only_true() || !after.lacks.empty()) return after;
  if (!before.lacks.empty()) return before;
  after.value = hull(before.value, after.value);
  after.marks = after.marks.united(choice.condition.marks);
  return after;
}

/// Unknown before and after, or not applicable: nothing changes.
bool stays_null(const Estimate& before, const Estimate& after) {
  const bool is_inapplicable = before.lacks.empty() && before.value.is_settled() && before.value.value.is_null();
  return is_inapplicable || (!before.lacks.empty() && !after.lacks.empty());
}

}  // namespace

std::vector<ChangedFact> changed_facts(const rulepack::Stress& stress, const World& world) {
  std::vector<ChangedFact> changed;
  feel::Context scope = world.scope;
  const World with_item{world.rules, world.facts, scope};
  for (const StressChange& change : stress.changes) {
    if (!change.value) continue;
    for (const Value& item : entries_of(change, world.facts.context())) {
      const Value* fact = item.as_context().find(change.key);
      if (fact == nullptr || fact->marks().empty()) continue;
      scope.set(std::string(rulepack::kItem), item);
      const Choice choice = chosen(change, with_item);
      if (choice.condition.lacks.empty() && choice.truths.only_false()) continue;
      const feel::Mark mark = fact->marks().ids().front();
      const Estimate before = estimate(mark, *fact, world.facts);
      Estimate after = after_change(change, with_item, before, choice);
      if (!stays_null(before, after)) changed.push_back({mark, before, std::move(after)});
    }
  }
  return changed;
}

facts::Change change_of(const ChangedFact& fact) {
  facts::Change change;
  change.mark = fact.mark;
  const bool is_itself_unknown = std::ranges::find(fact.after.lacks, fact.mark) != fact.after.lacks.end();
  if (!is_itself_unknown) change.lacks = fact.after.lacks;
  if (!fact.after.lacks.empty()) return change;
  const AbstractValue& value = fact.after.value;
  if (value.is_settled()) {
    change.value = value.value;
  } else if (value.is_number()) {
    change.uncertain = true;
    change.low = value.low;
    change.high = value.high;
    change.value = Value::number(value.low ? *value.low : value.high.value_or(scalar::Decimal(0)));
  } else {
    // Nothing bounds it: as good as unknown, for want of the facts that are only known within bounds.
    change.lacks = fact.after.doubts;
  }
  return change;
}

}  // namespace reprise::engine
