// Inline tests taken apart: every fact under `given` with its path, name and unit, as a report would show it.
#include <algorithm>

#include "assessment/names.h"
#include "dossier/vocabulary.h"
#include "engine/trace_facts.h"
#include "engine/wording.h"
#include "pipeline/rule_pages.h"

namespace reprise::pipeline {
namespace {

using assessment::FactState;
using assessment::FactUse;
using assessment::GivenFact;
using feel::Kind;
using feel::Value;

bool says_unknown(const Value& value) { return value.kind() == Kind::string && value.as_string() == "unknown"; }

const Value* entry_of(const Value& value, std::string_view key) { return value.kind() == Kind::context ? value.as_context().find(key) : nullptr; }

bool is_evidence(const Value& value) {
  constexpr std::string_view kKeys[] = {"value", "low", "high", "alternatives", "not_applicable"};
  return std::ranges::any_of(kKeys, [&](std::string_view key) { return entry_of(value, key) != nullptr; });
}

std::string text_of(const Value& value) {
  if (value.kind() != Kind::list) return engine::plain_text(value);
  std::string text;
  for (const Value& item : value.as_list()) text += (text.empty() ? "" : ", ") + engine::plain_text(item);
  return text;
}

std::optional<scalar::Decimal> number_of(const Value* value) {
  return value != nullptr && value->kind() == Kind::number ? std::optional(value->as_number()) : std::nullopt;
}

/// The key that names the entries of a list: "year" of accounts, else "id".
std::string identity_key(const std::string& list) {
  for (const auto& lists : {dossier::dossier_lists(), dossier::group_lists()}) {
    for (const dossier::ListSection& one : lists) {
      if (one.section == list + "[]") return std::string(one.identity);
    }
  }
  return "id";
}

class Given {
 public:
  void section(const feel::Context& context, const std::string& path) {
    for (const auto& [key, value] : context.entries()) any(value, path.empty() ? key : path + "." + key);
  }

  std::vector<GivenFact> facts;

 private:
  FactUse named(const std::string& path) const {
    FactUse fact;
    fact.path = path;
    fact.label = engine::label_of_path(path);
    fact.unit = engine::unit_of_path(path);
    return fact;
  }

  void any(const Value& value, const std::string& path) {
    const Value* entries = entry_of(value, "entries");
    if (entries != nullptr && entries->kind() == Kind::list) {
      facts.push_back({named(path), GivenFact::Form::incomplete_list});
      list(entries->as_list(), path);
    } else if (value.kind() == Kind::list && holds_entries(value.as_list())) {
      if (value.as_list().empty()) facts.push_back({named(path), GivenFact::Form::empty_list});
      list(value.as_list(), path);
    } else if (value.kind() == Kind::context && !is_evidence(value)) {
      section(value.as_context(), path);
    } else {
      leaf(value, path);
    }
  }

  static bool holds_entries(const feel::List& items) {
    return std::ranges::all_of(items, [](const Value& item) { return item.kind() == Kind::context; });
  }

  void list(const feel::List& items, const std::string& path) {
    const std::string key = identity_key(path);
    std::size_t number = 0;
    for (const Value& item : items) {
      ++number;
      if (item.kind() != Kind::context) continue;
      const Value* identity = item.as_context().find(key);
      const std::string entry = path + "[" + (identity != nullptr ? engine::plain_text(*identity) : "#" + std::to_string(number)) + "]";
      for (const auto& [name, value] : item.as_context().entries()) {
        if (name != key || item.as_context().entries().size() == 1) any(value, entry + "." + name);
      }
    }
  }

  void leaf(const Value& value, const std::string& path) {
    FactUse fact = named(path);
    fact.state = FactState::known;
    if (says_unknown(value) || value.is_null()) {
      fact.state = FactState::unknown;
    } else if (entry_of(value, "not_applicable") != nullptr) {
      fact.state = FactState::not_applicable;
    } else if (is_evidence(value)) {
      evidence(value, fact);
    } else {
      fact.value = text_of(value);
    }
    facts.push_back({std::move(fact), GivenFact::Form::fact});
  }

  static void evidence(const Value& value, FactUse& fact) {
    fact.low = number_of(entry_of(value, "low"));
    fact.high = number_of(entry_of(value, "high"));
    if (const Value* plain = entry_of(value, "value")) fact.value = text_of(*plain);
    const Value* others = entry_of(value, "alternatives");
    if (others != nullptr && others->kind() == Kind::list) {
      for (const Value& other : others->as_list()) {
        assessment::AlternativeValue alternative;
        const Value* said = entry_of(other, "value");
        alternative.value = said != nullptr ? text_of(*said) : text_of(other);
        alternative.low = number_of(entry_of(other, "low"));
        alternative.high = number_of(entry_of(other, "high"));
        fact.alternatives.push_back(std::move(alternative));
      }
    }
    if (fact.low || fact.high || !fact.alternatives.empty()) fact.state = FactState::uncertain;
  }
};

}  // namespace

assessment::RuleTest shown(const rulepack::InlineTest& test) {
  assessment::RuleTest shown;
  shown.name = test.name;
  Given given;
  given.section(test.given, "");
  shown.given = std::move(given.facts);
  if (test.outcome) shown.outcome = assessment::named<assessment::OutcomeKind>(*test.outcome);
  if (test.value) shown.value = test.value->is_null() ? std::string() : engine::plain_text(*test.value);
  shown.risk = test.risk;
  if (test.gate) shown.gate = assessment::named<assessment::GateState>(*test.gate);
  if (test.missing) {
    for (const std::string& path : *test.missing) shown.missing.emplace_back(path, engine::label_of_path(path));
  }
  return shown;
}

}  // namespace reprise::pipeline
