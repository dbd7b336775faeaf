#include "facts/overlaps.h"

#include <algorithm>

namespace reprise::facts {
namespace {

using feel::Value;

std::string entry_path(const takeover::ServiceOverlap& overlap) {
  return std::string(kTakeoverServices) + "[" + overlap.service + "]";
}

void follow(const World& world, const std::vector<std::string>& paths, std::vector<feel::Mark>& marks) {
  for (const std::string& path : paths) {
    if (const auto mark = world.find(path)) marks.push_back(*mark);
  }
}

/// What misses must stay visible even when it is no fact of either file.
void follow_missing(World& world, const std::vector<std::string>& paths, std::vector<feel::Mark>& marks) {
  for (const std::string& path : paths) {
    const auto mark = world.find(path);
    marks.push_back(mark ? *mark : world.mark(unwrap_unknown(path).about));
  }
}

/// A number copied from one doubtful fact is as doubtful; one computed from several may be anything.
void inherit_doubt(const World& world, MarkedFact& about, const Value& value) {
  for (const feel::Mark mark : about.derived_from) about.uncertain = about.uncertain || world.at(mark).uncertain;
  if (!about.uncertain) return;
  const MarkedFact& first = world.at(about.derived_from.front());
  const bool is_copy = about.derived_from.size() == 1 && (first.candidates.empty() || first.candidates.front().kind() == value.kind());
  if (is_copy) {
    about.low = first.low;
    about.high = first.high;
    about.candidates = first.candidates;
  } else if (value.kind() == feel::Kind::boolean) {
    about.candidates = {value, Value::boolean(!value.as_boolean())};
  }
}

Value derived_value(World& world, std::string path, const takeover::Derived& derived, bool is_flag) {
  MarkedFact about;
  about.path = std::move(path);
  about.missing = !derived.missing.empty();
  follow(world, derived.from, about.derived_from);
  follow_missing(world, derived.missing, about.derived_from);
  // Coordinates that do not apply, or a range of them, give no distance although nobody lacks a fact: then it is the distance that misses.
  const bool a_fact_misses = std::ranges::any_of(about.derived_from, [&world](feel::Mark mark) { return world.at(mark).missing; });
  if (about.missing && !a_fact_misses) about.derived_from.clear();
  // That the group has none of that type is read from its list.
  if (!about.missing && about.derived_from.empty()) follow(world, {"group.services"}, about.derived_from);
  Value value = about.missing ? unknown_value(derived.missing.front()) : Value::null({"none", {"il n’y en a pas", "there is none"}, {}});
  if (derived.value) value = is_flag ? Value::boolean(!derived.value->is_zero()) : Value::number(*derived.value);
  inherit_doubt(world, about, value);
  return world.leaf({std::move(about), std::move(value)});
}

/// The type is the service's own fact: nothing is derived.
Value type_value(World& world, const takeover::ServiceOverlap& overlap) {
  const std::string path = "services[" + overlap.service + "].type";
  const Value value = overlap.type.empty() ? unknown_value(path) : Value::string(overlap.type);
  if (const auto mark = world.find(path)) return value.marked(feel::Marks::of(*mark));
  return world.leaf(unwrap_unknown(path));
}

Value field_value(World& world, const takeover::ServiceOverlap& overlap, const OverlapWord& word) {
  if (word.number == nullptr) return type_value(world, overlap);
  return derived_value(world, entry_path(overlap) + "." + std::string(word.key), overlap.*word.number, word.is_flag);
}

Value overlap_value(World& world, const takeover::ServiceOverlap& overlap) {
  std::vector<Value> values = {Value::string(overlap.service)};
  for (const OverlapWord& word : overlap_words()) values.push_back(field_value(world, overlap, word));
  return Value::context({overlap_names(), std::move(values)});
}

}  // namespace

Value overlaps_value(World& world, const takeover::Takeover& takeover) {
  MarkedFact about;
  about.path = kTakeoverServices;
  about.missing = !takeover.services_known || !takeover.services_complete;
  follow(world, {"services"}, about.derived_from);
  const feel::Marks own = feel::Marks::of(world.mark(std::move(about)));
  if (!takeover.services_known) return unknown_value("services").marked(own);
  feel::List items;
  for (const takeover::ServiceOverlap& overlap : takeover.services) items.push_back(overlap_value(world, overlap));
  return Value::list(std::move(items)).marked(own);
}

}  // namespace reprise::facts
