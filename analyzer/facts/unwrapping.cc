#include "facts/unwrapping.h"

#include <algorithm>

namespace reprise::facts {
namespace {

using feel::Value;
using scalar::Decimal;

Value to_value(const dossier::FactValue& fact) {
  struct Visitor {
    Value operator()(std::monostate) const { return {}; }
    Value operator()(const Decimal& number) const { return Value::number(number); }
    Value operator()(const std::string& words) const { return Value::string(words); }
    Value operator()(bool flag) const { return Value::boolean(flag); }
    Value operator()(const scalar::Date& day) const { return Value::date(day); }
    Value operator()(const std::vector<std::string>& words) const {
      feel::List items;
      for (const std::string& word : words) items.push_back(Value::string(word));
      return Value::list(std::move(items));
    }
  };
  return std::visit(Visitor(), fact);
}

/// The ends of what one source says: a number is a range of one value, a missing end is open.
struct Ends {
  std::optional<Decimal> low;
  std::optional<Decimal> high;
};

template <typename Said>  // dossier::Fact or dossier::Alternative
Ends ends_of(const Said& said) {
  if (said.is_range) return {said.low, said.high};
  const auto* number = std::get_if<Decimal>(&said.value);
  return number == nullptr ? Ends{} : Ends{*number, *number};
}

/// What every source's figure fits into.
Ends hull(const Ends& left, const Ends& right) {
  Ends all;
  if (left.low && right.low) all.low = std::min(*left.low, *right.low);
  if (left.high && right.high) all.high = std::max(*left.high, *right.high);
  return all;
}

Value unwrap_uncertain(const dossier::Fact& fact, MarkedFact& about) {
  about.uncertain = true;
  const std::vector<const dossier::Alternative*> contradictions = fact.contradictions();
  if (fact.is_range || std::ranges::any_of(contradictions, &dossier::Alternative::is_range)) {
    Ends all = ends_of(fact);
    for (const dossier::Alternative* other : contradictions) all = hull(all, ends_of(*other));
    about.low = all.low;
    about.high = all.high;
    if (all.low) return Value::number(*all.low);
    return all.high ? Value::number(*all.high) : unknown_value(fact.path);
  }
  about.candidates.push_back(to_value(fact.value));
  for (const dossier::Alternative* other : contradictions) {
    const Value candidate = to_value(other->value);
    const bool repeated = std::ranges::any_of(about.candidates, [&](const Value& one) { return feel::equal(one, candidate).is_true(); });
    if (!repeated) about.candidates.push_back(candidate);
  }
  return about.candidates.front();
}

Value unwrap(const dossier::Fact& fact, MarkedFact& about) {
  switch (fact.state) {
    case dossier::FactState::known: return to_value(fact.value);
    case dossier::FactState::uncertain: return unwrap_uncertain(fact, about);
    case dossier::FactState::unknown: return unknown_value(fact.path);
    case dossier::FactState::not_applicable: return inapplicable_value(fact.why_not_applicable);
  }
  return {};
}

base::Text unknown_words(std::string_view /*code*/, std::string_view path) {
  const base::Text label = dossier::label_of(path);
  return {"fait inconnu\u202f: " + label.fr, "unknown fact: " + label.en};
}

}  // namespace

Value unknown_value(std::string_view path) { return Value::null({"missing-fact", {unknown_words, std::string(path)}, {}}); }

Value inapplicable_value(const std::string& why) {
  if (why.empty()) return Value::null({"not-applicable", {"sans objet", "not applicable"}, {}});
  return Value::null({"not-applicable", {"sans objet\u202f: " + why, "not applicable: " + why}, {}});
}

Unwrapped unwrap_unknown(std::string path, base::Place place) {
  Unwrapped unwrapped;
  unwrapped.value = unknown_value(path);
  unwrapped.about.path = std::move(path);
  unwrapped.about.missing = true;
  unwrapped.about.place = std::move(place);
  return unwrapped;
}

Value World::leaf(const dossier::Fact& fact) {
  const feel::Mark mark = register_.add(fact.path);
  MarkedFact& about = register_.about(mark);
  about.fact = &fact;
  about.missing = fact.state == dossier::FactState::unknown;
  about.place = fact.place;
  return unwrap(fact, about).marked(feel::Marks::of(mark));
}

void ContextAssembly::add(const SectionLayout& section, Value value) {
  if (section.path == kGroup) {
    for (const auto& [name, entry] : value.as_context().entries()) group_.set(name, entry);
  } else if (section.path.starts_with(kGroup)) {
    group_.set(section.name(), std::move(value));
  } else {
    top_.set(section.name(), std::move(value));
  }
}

feel::Context ContextAssembly::take(feel::Value as_of, Value takeover_services) {
  top_.set(std::string(kGroup), Value::context(std::move(group_)));
  feel::Context takeover;
  takeover.set("services", std::move(takeover_services));
  top_.set("takeover", Value::context(std::move(takeover)));
  top_.set("as_of", std::move(as_of));
  return std::move(top_);
}

}  // namespace reprise::facts
