#include "engine/rule_lint.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "engine/example_reach.h"
#include "engine/inline_test.h"
#include "engine/row_coverage.h"
#include "engine/rule_weight.h"
#include "engine/thresholds.h"
#include "facts/facts.h"

namespace reprise::engine {
namespace {

using rulepack::InlineTest;
using rulepack::Rule;

/// What the rows of a scale may speak of.
feel::Names names_of(const rulepack::RuleBook& rules) {
  feel::Names names = facts::vocabulary_names();
  names.set_strict(false);  // they were checked when they were read
  for (const auto& [name, definition] : rules.definitions) names.add_function(name);
  names.add_function("known");
  names.add_function("reference");
  return names;
}

/// With the decimal sign of each language.
base::Text in_both(const scalar::Decimal& number) {
  base::Text text = base::Text::same(number.to_string());
  std::ranges::replace(text.fr, '.', ',');
  return text;
}

bool calls_known(const feel::Syntax& syntax) {
  return std::ranges::any_of(syntax.nodes, [&](const feel::SyntaxNode& node) {
    return node.kind == feel::NodeKind::call && syntax.at(node.children.front()).text == "known";
  });
}

/// Whether `applies` is false although nothing is known: then no fact whatever makes it true. What asks known() may answer otherwise
/// once something is.
bool never_applies(const Rule& rule, const rulepack::RuleBook& rules) {
  if (!rule.applies || calls_known(rule.applies->syntax())) return false;
  for (const std::string& name : rule.definitions) {
    if (std::ranges::find(rules.definitions.at(name).uses, "known") != rules.definitions.at(name).uses.end()) return false;
  }
  const InlineTest nothing_given;
  const TestWorld nothing_known(nothing_given, rules);
  return judge(rule, nothing_known.world()).kind == OutcomeKind::not_applicable;
}

/// One rule and the worlds of its tests, made once for all its mutants.
class RuleUnderTest {
 public:
  /// `reach`: of the rule in the examples; null when there are none.
  RuleUnderTest(const Rule& rule, const rulepack::RuleBook& rules, const RuleReach* reach, RuleLint& lint) : rule_(rule), reach_(reach), lint_(lint) {
    for (const InlineTest& test : rule.tests) worlds_.emplace_back(test, rules);
  }

  void look(const feel::Names& names, const rulepack::Pack& pack, const rulepack::RuleBook& rules) {
    look_at_weight(pack);
    if (never_applies(rule_, rules)) {
      report("lint-never-applies", rule_.place, {{"applies", rule_.applies_text}});
    } else if (reach_ != nullptr && !reach_->judged) {
      report("lint-never-judged", rule_.place);
    }
    look_at_tests(names);
  }

 private:
  void look_at_tests(const feel::Names& names) {
    if (rule_.basis != rulepack::Basis::proposal && rule_.references.empty()) report("lint-source-missing", rule_.place);
    if (!promises([](const InlineTest& test) { return test.outcome == "unknown"; })) report("lint-unknown-untested", rule_.place);
    if (rule_.applies && !promises([](const InlineTest& test) { return test.outcome == "not_applicable"; })) report("lint-not-applicable-untested", rule_.place);
    look_at_gate();
    if (!keeps_all(rule_)) return report("lint-tests-fail", rule_.place);
    look_at_rows();
    for (const Threshold& threshold : thresholds_of(rule_)) move(threshold, names);
  }

  /// A rule of a scored family must be able to move its score.
  void look_at_weight(const rulepack::Pack& pack) {
    if (!pack.scored) return;
    if (rule_.weight.is_zero()) return report("lint-weight-zero", rule_.place, {{"family", pack.title}});
    if (spread_of(rule_).is_zero()) return report("lint-scale-flat", rule_.place);
    const auto effect = effect_of(rule_, pack);
    if (!effect || *effect >= lightest_effect()) return;
    report("lint-weight-light", rule_.place, {{"weight", in_both(rule_.weight)}, {"points", in_both(effect->rounded(2, Decimal::Rounding::half_up))}, {"family", pack.title}});
  }

  template <typename Promise>
  [[nodiscard]] bool promises(Promise&& promise) const {
    return std::ranges::any_of(rule_.tests, promise);
  }

  [[nodiscard]] Outcome outcome(const Rule& rule, std::size_t test) const { return judge(rule, worlds_[test].world()); }

  [[nodiscard]] bool keeps_all(const Rule& rule) const {
    for (std::size_t i = 0; i < worlds_.size(); ++i) {
      if (!compare(rule_.tests[i], outcome(rule, i), worlds_[i].world()).passed) return false;
    }
    return true;
  }

  void look_at_gate() {
    if (!rule_.gate) return;
    const auto want = [this](const char* state, const base::Text& words) {
      if (!promises([state](const InlineTest& test) { return test.gate == state; })) report("lint-gate-untested", rule_.gate->when_place, {{"state", words}});
    };
    want("fired", {"déclenchée (fired)", "fired"});
    want("clear", {"non déclenché (clear)", "clear"});
  }

  void look_at_rows() {
    const std::vector<bool> reached = rows_reached(rule_, worlds_);
    for (std::size_t row = 0; row < reached.size(); ++row) {
      if (!reached[row]) report("lint-row-untested", rule_.scale[row].place, {{"row", rule_.scale[row].when.text()}, {"hint", in_examples(row)}});
    }
  }

  [[nodiscard]] base::Text in_examples(std::size_t row) const {
    if (reach_ == nullptr) return {};
    if (reach_->rows[row]) return {"un exemple y arrive, aucun essai n’en répond", "an example comes to it, no test answers for it"};
    return {"aucun exemple n’y arrive non plus", "no example comes to it either"};
  }

  void move(const Threshold& threshold, const feel::Names& names) {
    const Decimal unit = unit_of(rule_);
    hold(threshold, moved(rule_, threshold, threshold.number - unit, names));
    hold(threshold, moved(rule_, threshold, threshold.number + unit, names));
    hold(threshold, turned(rule_, threshold, names));
  }

  void hold(const Threshold& threshold, const std::optional<Mutant>& mutant) {
    if (!mutant) return;
    const Difference differs = difference(rule_, mutant->rule, threshold);
    if (!differs.told) {
      ++lint_.alike;
      return;
    }
    ++lint_.mutants;
    if (!keeps_all(mutant->rule)) return;
    report("lint-threshold-untested", place_of(rule_, threshold.written.front()), {{"before", mutant->before}, {"after", mutant->after}, {"hint", hint_to(differs)}});
  }

  /// A number that a person would write is named; one with a tail of decimals helps nobody.
  static base::Text hint_to(const Difference& differs) {
    constexpr std::size_t kPlain = 12;
    const std::string value = differs.value ? differs.value->to_string() : "";
    if (value.empty() || value.size() > kPlain) return {"ajoutez un essai qui tombe entre les deux", "add a test that falls between the two"};
    return {"ajoutez un essai dont la valeur est exactement " + value, "add a test whose value is exactly " + value};
  }

  void report(std::string_view code, const base::Place& place, std::vector<base::Argument> arguments = {}) {
    arguments.emplace_back("rule", rule_.id);
    lint_.left_open.add(base::diagnose(code, place, arguments));
  }

  const Rule& rule_;
  const RuleReach* reach_;
  RuleLint& lint_;
  std::deque<TestWorld> worlds_;
};

}  // namespace

RuleLint lint(const rulepack::RuleBook& rules, const std::vector<std::string>& ids, const std::vector<Input>& examples) {
  RuleLint lint;
  const auto reached = examples.empty() ? std::map<std::string, RuleReach>{} : reach_of(rules, examples);
  const feel::Names names = names_of(rules);
  for (const rulepack::Pack& pack : rules.packs) {
    for (const Rule& rule : pack.rules) {
      if (!ids.empty() && std::ranges::find(ids, rule.id) == ids.end()) continue;
      ++lint.rules;
      RuleUnderTest(rule, rules, examples.empty() ? nullptr : &reached.at(rule.id), lint).look(names, pack, rules);
    }
  }
  lint.left_open.sort();
  return lint;
}

}  // namespace reprise::engine
