#include "report/rule_words.h"

#include <algorithm>

namespace reprise::report {
namespace {

using assessment::FactState;
using assessment::FactUse;
using assessment::GivenFact;
using assessment::NumberRange;
using assessment::RulePage;
using assessment::Unit;

constexpr auto kExact = Locale::Precision::exact;

std::string range_words(const Locale& locale, const NumberRange& range, Unit unit) {
  const auto said = [&](const std::optional<scalar::Decimal>& end) { return end ? locale.value(*end, unit, kExact) : std::string(); };
  const std::string low = said(range.low);
  const std::string high = said(range.high);
  if (range.low && range.high) {
    if (*range.low == *range.high) return low;
    const char* key = range.low_included ? (range.high_included ? "taken_closed" : "taken_open_high") : (range.high_included ? "taken_open_low" : "taken_open");
    return locale.word(key, {{"low", low}, {"high", high}});
  }
  if (range.low) return locale.word(range.low_included ? "taken_from" : "taken_above", {{"low", low}});
  if (range.high) return locale.word(range.high_included ? "taken_up_to" : "taken_below", {{"high", high}});
  return locale.word("taken_any_number");
}

std::string fact_words(const Locale& locale, const FactUse& fact) {
  if (fact.state == FactState::unknown || fact.state == FactState::not_applicable) return locale.text(words(fact.state));
  if (!fact.alternatives.empty()) {
    std::vector<std::string> values = {locale.value(fact.value, fact.unit, kExact, fact.path)};
    for (const auto& one : fact.alternatives) {
      const std::string range = locale.range(one.low, one.high, fact.unit, kExact);
      values.push_back(range.empty() ? locale.value(one.value, fact.unit, kExact, fact.path) : range);
    }
    return locale.either(values);
  }
  const std::string range = locale.range(fact.low, fact.high, fact.unit, kExact);
  return range.empty() ? locale.value(fact.value, fact.unit, kExact, fact.path) : range;
}

bool is_from_memory(const assessment::RuleSourceUse& use) { return use.source.seen == "memory"; }

}  // namespace

std::string taken_words(const Locale& locale, const assessment::TakenValues& taken, Unit unit, std::string_view path) {
  if (!taken.sayable) return {};
  if (taken.anything) return locale.word("taken_anything");
  std::vector<std::string> parts;
  for (const NumberRange& range : taken.numbers) parts.push_back(range_words(locale, range, unit));
  std::vector<std::string> listed;
  for (const std::string& word : taken.words) listed.push_back(locale.value(word, Unit::none, kExact, path));
  if (taken.all_but_words) {
    parts.push_back(listed.empty() ? locale.word("taken_any_word") : locale.word("taken_all_but", {{"words", locale.either(listed)}}));
  } else {
    parts.insert(parts.end(), listed.begin(), listed.end());
  }
  if (taken.yes) parts.push_back(locale.word("value_true"));
  if (taken.no) parts.push_back(locale.word("value_false"));
  if (taken.nothing) parts.push_back(locale.word("taken_nothing"));
  return locale.either(parts);
}

std::string given_words(const Locale& locale, const GivenFact& given) {
  switch (given.form) {
    case GivenFact::Form::empty_list: return locale.word("given_empty_list");
    case GivenFact::Form::incomplete_list: return locale.word("given_incomplete_list");
    case GivenFact::Form::fact: break;
  }
  return fact_words(locale, given.fact);
}

std::vector<std::pair<std::string, std::string>> promises_of(const Locale& locale, const RulePage& page, const assessment::RuleTest& test) {
  std::vector<std::pair<std::string, std::string>> promises;
  if (test.outcome) promises.emplace_back(locale.word("promise_outcome"), locale.text(words(*test.outcome)));
  if (test.value) promises.emplace_back(locale.word("promise_value"), test.value->empty() ? locale.word("taken_nothing") : locale.value(*test.value, page.unit, kExact, page.expression));
  if (test.risk) promises.emplace_back(locale.word("risk"), locale.number(*test.risk, 2));
  if (test.gate) promises.emplace_back(locale.word("promise_gate"), locale.text(words(*test.gate)));
  if (!test.missing.empty()) {
    std::string list;
    for (const auto& [path, label] : test.missing) list += (list.empty() ? "" : ", ") + (label.empty() ? inert(path) : locale.text(label));
    promises.emplace_back(locale.word("promise_missing"), list);
  }
  return promises;
}

std::vector<std::string> while_unknown(const Locale& locale, const RulePage& page) {
  std::vector<std::string> sentences;
  if (page.facts.empty()) return sentences;
  if (page.scored && !page.scale.empty()) {
    const auto [low, high] = std::ranges::minmax_element(page.scale, {}, &assessment::RuleThreshold::risk);
    sentences.push_back(locale.word("unknown_widens", {{"low", locale.number(low->risk, 2)}, {"high", locale.number(high->risk, 2)}}));
  }
  if (page.gate) sentences.push_back(locale.word("unknown_gate"));
  if (!page.applies.empty()) sentences.push_back(locale.word("unknown_applies"));
  if (page.answers_in_part) sentences.push_back(locale.word("unknown_in_part"));
  if (page.policy == assessment::RulePolicy::blocking) sentences.push_back(locale.word("policy_blocking"));
  if (page.policy == assessment::RulePolicy::documentary_gap) sentences.push_back(locale.word("policy_documentary_gap"));
  return sentences;
}

std::string standing_words(const Locale& locale, const RulePage& page) {
  const bool some = std::ranges::any_of(page.sources, is_from_memory);
  const bool all = some && std::ranges::all_of(page.sources, is_from_memory);
  std::string words;
  switch (page.basis) {
    case assessment::Basis::published: words = locale.word("standing_published"); break;
    case assessment::Basis::practice: words = locale.word("standing_practice"); break;
    case assessment::Basis::proposal: words = locale.word("standing_proposal"); break;
  }
  if (some) words += " " + locale.word(all ? "standing_all_memory" : "standing_some_memory");
  return words;
}

std::string place_words(const Locale& locale, const RulePage& page) {
  if (!page.scored || page.family_weight.is_zero()) return locale.word("place_unscored", {{"family", locale.text(page.family_title)}});
  const std::string share = locale.percent(page.weight / page.family_weight, 1);
  return locale.word("place_scored", {{"weight", locale.number(page.weight, 2)}, {"total", locale.number(page.family_weight, 2)}, {"family", locale.text(page.family_title)}, {"share", share}});
}

}  // namespace reprise::report
