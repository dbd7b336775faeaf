// The world of a rule's inline test: facts as they would be written in a dossier, already values of FEEL.
#include <algorithm>
#include <array>

#include "facts/facts.h"
#include "facts/unwrapping.h"

namespace reprise::facts {
namespace {

using feel::Kind;
using feel::Value;

const Value* entry_of(const feel::Context* context, std::string_view name) { return context == nullptr ? nullptr : context->find(name); }

const feel::Context* context_of(const Value* value) { return value != nullptr && value->kind() == Kind::context ? &value->as_context() : nullptr; }

bool says_unknown(const Value& value) { return value.kind() == Kind::string && value.as_string() == "unknown"; }

/// A day is written as text; whether the word holds days decides.
Value typed(const Value& value, dossier::ValueKind kind) {
  if (kind != dossier::ValueKind::date || value.kind() != Kind::string) return value;
  const auto day = scalar::Date::parse(value.as_string());
  return day ? Value::date(*day) : value;
}

std::optional<scalar::Decimal> number_of(const feel::Context& evidence, std::string_view name) {
  const Value* value = evidence.find(name);
  return value != nullptr && value->kind() == Kind::number ? std::optional(value->as_number()) : std::nullopt;
}

/// Only like with like contradicts: the same period and the same basis.
bool same_scope(const feel::Context& evidence, const Value& alternative) {
  const feel::Context* other = context_of(&alternative);
  return std::ranges::all_of(std::array{"period", "basis"}, [&](const char* name) {
    const Value* own = evidence.find(name);
    const Value* theirs = entry_of(other, name);
    return (own == nullptr ? "" : own->to_string()) == (theirs == nullptr ? "" : theirs->to_string());
  });
}

void collect_candidates(MarkedFact& about, const feel::Context& evidence, const Value& value, dossier::ValueKind kind) {
  const Value* alternatives = evidence.find("alternatives");
  if (alternatives == nullptr || alternatives->kind() != Kind::list) return;
  about.candidates = {value};
  for (const Value& alternative : alternatives->as_list()) {
    if (!same_scope(evidence, alternative)) continue;
    const Value* claimed = context_of(&alternative) != nullptr ? alternative.as_context().find("value") : &alternative;
    if (claimed == nullptr) continue;
    const Value candidate = typed(*claimed, kind);
    const bool repeated = std::ranges::any_of(about.candidates, [&](const Value& one) { return feel::equal(one, candidate).is_true(); });
    if (!repeated) about.candidates.push_back(candidate);
  }
  about.uncertain = about.candidates.size() > 1;
  if (!about.uncertain) about.candidates.clear();
}

Unwrapped unwrap_evidence(std::string path, const feel::Context& evidence, dossier::ValueKind kind) {
  Unwrapped unwrapped = unwrap_unknown(std::move(path));
  MarkedFact& about = unwrapped.about;
  if (const Value* why = evidence.find("not_applicable")) {
    about.missing = false;
    unwrapped.value = inapplicable_value(why->kind() == Kind::string ? why->as_string() : std::string());
    return unwrapped;
  }
  about.low = number_of(evidence, "low");
  about.high = number_of(evidence, "high");
  if (about.low || about.high) {
    about.missing = false;
    about.uncertain = true;
    unwrapped.value = Value::number(about.low ? *about.low : *about.high);
  } else if (const Value* value = evidence.find("value"); value != nullptr && !says_unknown(*value)) {
    about.missing = false;
    unwrapped.value = typed(*value, kind);
    collect_candidates(about, evidence, unwrapped.value, kind);
  }
  return unwrapped;
}

Unwrapped unwrap_given(std::string path, const Value* given, dossier::ValueKind kind) {
  if (given == nullptr || says_unknown(*given)) return unwrap_unknown(std::move(path));
  if (given->kind() == Kind::context) return unwrap_evidence(std::move(path), given->as_context(), kind);
  Unwrapped unwrapped = unwrap_unknown(std::move(path));
  unwrapped.about.missing = false;
  unwrapped.value = given->is_null() ? inapplicable_value({}) : typed(*given, kind);
  return unwrapped;
}

void add_leaves(World& world, const feel::Context* given, const SectionLayout& layout, const std::string& path, std::vector<Value>& values) {
  for (const dossier::Word& word : layout.leaves) {
    values.push_back(world.leaf(unwrap_given(path + "." + std::string(word.key), entry_of(given, word.key), word.kind)));
  }
}

struct GivenList {
  bool given = false;
  bool complete = true;
  feel::List entries;
};

GivenList list_of(const Value* value) {
  GivenList list;
  if (const feel::Context* described = context_of(value)) {
    const Value* complete = described->find("complete");
    list.complete = complete == nullptr || !complete->is_false();
    value = described->find("entries");
  }
  list.given = value != nullptr && value->kind() == Kind::list;
  if (list.given) list.entries = value->as_list();
  return list;
}

/// Of an entry without its identity, its rank: a test need not name what it does not speak of.
std::string identity_of(const Value& entry, std::string_view key, std::size_t rank) {
  const Value* identity = entry_of(context_of(&entry), key);
  if (identity == nullptr) return std::to_string(rank);
  return identity->kind() == Kind::string ? identity->as_string() : identity->to_string();
}

Value identity_value(const Value& entry, std::string_view key, const std::string& otherwise) {
  const Value* identity = entry_of(context_of(&entry), key);
  return identity != nullptr ? *identity : Value::string(otherwise);
}

/// Years stand in ascending order whatever the order of writing, as in a dossier.
void order_by_year(feel::List& entries) {
  const auto year = [](const Value& entry) {
    const Value* value = entry_of(context_of(&entry), "year");
    return value != nullptr && value->kind() == Kind::number ? value->as_number() : scalar::Decimal(0);
  };
  std::ranges::stable_sort(entries, [&](const Value& left, const Value& right) { return year(left) < year(right); });
}

/// `add_rest` adds to the identity of an entry what else there is in it.
template <typename AddRest>
Value given_list(World& world, const SectionLayout& layout, const Value* value, AddRest&& add_rest) {
  GivenList list = list_of(value);
  if (layout.identity == "year") order_by_year(list.entries);
  return list_value(world, {layout.path, list.given, list.complete, {}}, [&] {
    feel::List items;
    for (std::size_t rank = 1; rank <= list.entries.size(); ++rank) {
      const Value& entry = list.entries[rank - 1];
      const std::string name = identity_of(entry, layout.identity, rank);
      std::vector<Value> values = {identity_value(entry, layout.identity, name)};
      add_rest(context_of(&entry), layout.path + "[" + name + "]", values);
      items.push_back(Value::context({layout.names, std::move(values)}));
    }
    return items;
  });
}

Value section_value(World& world, const SectionLayout& layout, const feel::Context* around) {
  const Value* given = entry_of(around, layout.name());
  if (!layout.is_list()) {
    std::vector<Value> values;
    add_leaves(world, layout.path == kGroup ? around : context_of(given), layout, layout.path, values);
    return Value::context({layout.names, std::move(values)});
  }
  return given_list(world, layout, given, [&](const feel::Context* entry, const std::string& path, std::vector<Value>& values) {
    add_leaves(world, entry, layout, path, values);
  });
}

void add_overlap(World& world, const feel::Context* entry, const std::string& path, std::vector<Value>& values) {
  for (const OverlapWord& word : overlap_words()) {
    values.push_back(world.leaf(unwrap_given(path + "." + std::string(word.key), entry_of(entry, word.key), dossier::ValueKind::number)));
  }
}

/// Left out, it is unknown for want of the association's own services, as in a real takeover.
Value overlaps_given(World& world, const feel::Context& given) {
  const Value* services = entry_of(context_of(given.find("takeover")), "services");
  const auto own = world.find("services");
  if (list_of(services).given || !own || !world.at(*own).missing) {
    const SectionLayout layout{{}, std::string(kTakeoverServices), "id", {}, overlap_names()};
    return given_list(world, layout, services, [&](const feel::Context* entry, const std::string& path, std::vector<Value>& values) {
      add_overlap(world, entry, path, values);
    });
  }
  MarkedFact about;
  about.path = kTakeoverServices;
  about.missing = true;
  about.derived_from = {*own};
  return world.leaf({std::move(about), unknown_value("services")});
}

}  // namespace

Facts Facts::for_test(const feel::Context& given) {
  World world;
  ContextAssembly assembly;
  const feel::Context* group = context_of(given.find(kGroup));
  for (const SectionLayout& layout : dossier_layout()) assembly.add(layout, section_value(world, layout, &given));
  for (const SectionLayout& layout : group_layout()) assembly.add(layout, section_value(world, layout, group));
  Value overlaps = overlaps_given(world, given);
  const Value* as_of = given.find("as_of");
  const Value day = as_of == nullptr ? Value() : typed(*as_of, dossier::ValueKind::date);
  feel::Context context = assembly.take(day, std::move(overlaps));
  return {std::move(context), world.take()};
}

}  // namespace reprise::facts
