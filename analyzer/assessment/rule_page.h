// Everything there is to say about one rule, before any dossier: what it asks and why, how it is measured, who stands behind its
// thresholds, what it cannot see, which tests hold it. Content; how a page looks is report's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assessment/assessment.h"

namespace reprise::assessment {

/// Numbers between two ends; a missing end is open.
struct NumberRange {
  std::optional<Decimal> low;
  std::optional<Decimal> high;
  bool low_included = false;
  bool high_included = false;
  bool operator==(const NumberRange&) const = default;
};

/// The values that unary tests take, in parts that can be said in any language.
struct TakenValues {
  bool sayable = false;  ///< false: they compute, look at facts or take what has no words here; only FEEL says it
  bool anything = false;
  std::vector<NumberRange> numbers;
  std::vector<std::string> words;
  bool all_but_words = false;  ///< every word but `words`
  bool yes = false;
  bool no = false;
  bool nothing = false;  ///< null
  bool operator==(const TakenValues&) const = default;
};

struct RuleThreshold {
  std::string when;  ///< as written
  TakenValues taken;
  Decimal risk;
  Text label;  ///< may be empty
};

struct RuleGate {
  std::string when;
  TakenValues taken;
  Text level;
  std::vector<Text> families;
  Text sentence;
};

/// A text that a rule or a yardstick rests on, and what is taken from it.
struct RuleSourceUse {
  SourceReference source;
  Text note;  ///< may be empty
};

struct NeededFact {
  std::string path;  ///< entries of lists written [*]
  Text label;
  std::vector<std::pair<Text, Text>> documents;  ///< that would give it: title, who holds it
};

/// A definition's table as it is written.
struct DefinitionTable {
  std::string hit_policy;
  std::vector<std::string> inputs;             ///< the expressions looked at
  std::vector<std::string> outputs;            ///< names; one empty name when there is only one
  std::vector<std::vector<std::string>> rows;  ///< a cell an input ("-": tests nothing), then one an output
};

struct UsedDefinition {
  std::string name;
  Text title;
  std::vector<std::pair<std::string, std::string>> parameters;  ///< name, and its default where it has one
  std::string formula;  ///< empty: a table
  std::optional<DefinitionTable> table;
  Text note;
  std::vector<RuleSourceUse> sources;
  Location location;
};

struct UsedYardstick {
  std::string id;
  Text title;
  Unit unit = Unit::none;
  std::vector<std::pair<std::string, Decimal>> rows;
  std::optional<scalar::Date> from;
  std::optional<scalar::Date> until;
  RuleSourceUse source;
};

struct GivenFact {
  enum class Form : std::uint8_t { fact, empty_list, incomplete_list };
  FactUse fact;
  Form form = Form::fact;
};

struct RuleTest {
  std::string name;  ///< may be empty
  std::vector<GivenFact> given;
  std::optional<OutcomeKind> outcome;
  std::optional<std::string> value;  ///< decimal or word; empty text: null
  std::optional<Decimal> risk;
  std::optional<GateState> gate;
  std::vector<std::pair<std::string, Text>> missing;  ///< path, label
};

enum class RulePolicy : std::uint8_t { none, blocking, documentary_gap };

struct RulePage {
  std::string id;
  std::string family;
  Text family_title;
  Text weights_basis;
  bool scored = true;
  Decimal weight;
  Decimal family_weight;  ///< of all rules of the family
  Text title;
  Text why;
  Basis basis = Basis::proposal;
  Lifecycle lifecycle = Lifecycle::stable;
  std::optional<scalar::Date> from;
  std::optional<scalar::Date> until;
  std::string expression;
  std::string applies;
  Unit unit = Unit::none;
  std::vector<RuleThreshold> scale;
  std::optional<RuleGate> gate;
  std::vector<RuleSourceUse> sources;
  std::vector<UsedDefinition> definitions;  ///< each before those it calls
  std::vector<UsedYardstick> yardsticks;
  std::vector<NeededFact> facts;
  bool answers_in_part = false;  ///< it asks known(), so that some of its facts may miss
  RulePolicy policy = RulePolicy::none;
  Text blind_spots;  ///< what its author says it does not look at; may be empty
  Text finding;
  Text remedy;
  std::optional<Actor> remedy_by;
  std::vector<RuleTest> tests;
  Location location;
};

}  // namespace reprise::assessment
