#include "engine/estimate.h"

#include "engine/interval_evaluation.h"
#include "engine/wording.h"

namespace reprise::engine {
namespace {

void sort_out(Estimate& estimate, const facts::Facts& facts) {
  for (const feel::Mark leaf : facts.leaves(estimate.marks)) {
    if (facts.at(leaf).missing) estimate.lacks.push_back(leaf);
    if (facts.at(leaf).uncertain) estimate.doubts.push_back(leaf);
  }
}

}  // namespace

Estimate estimate(const feel::Expression& expression, const World& world) {
  Estimate made;
  const feel::Value value = expression.evaluate(world.scope);
  made.marks = value.marks();
  made.value = AbstractValue::settled(value.without_marks());
  sort_out(made, world.facts);
  if (made.doubts.empty() || !made.lacks.empty()) return made;
  IntervalEvaluation evaluation(world.rules, world.facts, world.scope);
  made.value = evaluation.evaluate(expression.syntax());
  if (made.value.is_settled()) made.value.value = made.value.value.without_marks();
  made.marks = made.marks.united(feel::Marks::of(std::vector<feel::Mark>(evaluation.touched().begin(), evaluation.touched().end())));
  made.doubts.clear();
  sort_out(made, world.facts);
  return made;
}

Estimate estimate(feel::Mark mark, const feel::Value& value, const facts::Facts& facts) {
  Estimate made;
  made.marks = feel::Marks::of(mark);
  made.value = AbstractValue::settled(value.without_marks());
  const facts::MarkedFact& fact = facts.at(mark);
  if (fact.missing) {
    made.lacks.push_back(mark);
  } else if (fact.uncertain && fact.candidates.empty()) {
    made.value = AbstractValue::number(fact.low, fact.high);
  } else if (fact.uncertain) {
    made.value = AbstractValue::settled(fact.candidates.front());
    for (const feel::Value& candidate : fact.candidates) made.value = hull(made.value, AbstractValue::settled(candidate));
  }
  return made;
}

assessment::StressValue shown(const Estimate& estimate, const facts::Facts& facts) {
  assessment::StressValue shown;
  for (const feel::Mark lack : estimate.lacks) shown.missing.push_back(facts.at(lack).path);
  if (!estimate.lacks.empty()) return shown;
  if (estimate.value.is_settled()) {
    shown.state = estimate.value.value.is_null() ? assessment::FactState::not_applicable : assessment::FactState::known;
    shown.value = plain_text(estimate.value.value);
  } else {
    shown.state = assessment::FactState::uncertain;
    shown.low = estimate.value.low;
    shown.high = estimate.value.high;
  }
  return shown;
}

}  // namespace reprise::engine
