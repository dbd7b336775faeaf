#include "engine/bulk.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/outcome.h"
#include "facts/records.h"
#include "rulepack/in_columns.h"
#include "rulepack/requirements.h"

namespace reprise::engine {
namespace {

using assessment::GateState;
using feel::Batch;
using rulepack::Rule;

constexpr std::uint8_t kFalse = 0;
constexpr std::uint8_t kTrue = 1;

/// What is asked of every dossier for one rule, as places among the questions of the batch.
struct Questions {
  std::optional<std::size_t> applies;
  std::optional<std::size_t> value;
  std::vector<std::size_t> rows;  ///< one a row of the scale; that of the null row is not read
  std::optional<std::size_t> gate;
  bool in_columns = true;
};

std::vector<feel::BatchQuestion> questions_of(const Rule& rule) {
  std::vector<feel::BatchQuestion> asked;
  if (rule.applies) asked.push_back({*rule.applies});
  if (!rule.value) return asked;
  asked.push_back({*rule.value});
  for (std::size_t row = 0; row < rule.scale.size(); ++row) {
    if (rule.null_row != row) asked.push_back({*rule.value, rule.scale[row].when});
  }
  if (rule.gate) asked.push_back({*rule.value, rule.gate->when});
  return asked;
}

/// In the order of questions_of.
Questions placed(const Rule& rule, std::size_t next) {
  Questions places;
  if (rule.applies) places.applies = next++;
  if (!rule.value) return places;
  places.value = next++;
  for (std::size_t row = 0; row < rule.scale.size(); ++row) places.rows.push_back(rule.null_row == row ? 0 : next++);
  if (rule.gate) places.gate = next;
  return places;
}

std::uint8_t marks_at(const Batch::Answer& answer, std::size_t row) { return answer.marks.empty() ? std::uint8_t{0} : answer.marks[row]; }

bool is_null(const Batch::Answer& answer, std::size_t row) {
  if (answer.form == Batch::Answer::Form::truth) return answer.truths[row] == 2;
  return !answer.known.empty() && answer.known[row] == 0;
}

/// One rule over the dossiers at hand: the steps of judge_point, where every fact is known or missing.
class Judging {
 public:
  Judging(const Rule& rule, const Questions& asked, const Batch& batch) : rule_(rule), asked_(asked), batch_(batch) {}

  /// Nothing where why a value is null decides, or what a truth is whatever the missing facts are.
  [[nodiscard]] std::optional<BulkOutcome> judge(std::size_t row) const {
    BulkOutcome outcome;
    if (rule_.gate) outcome.gate = GateState::clear;
    if (asked_.applies) {
      const Batch::Answer& applies = batch_.answer(*asked_.applies);
      const std::uint8_t marks = marks_at(applies, row);
      if (hinges(applies, row)) return std::nullopt;
      outcome.optional = (marks & Batch::kMarked) != 0;
      if (!outcome.optional && applies.truths[row] == kFalse) {
        outcome.kind = OutcomeKind::not_applicable;
        return outcome;
      }
      if (!outcome.optional && applies.truths[row] != kTrue) return failed(outcome);
    }
    return asked_.value ? judged(outcome, batch_.answer(*asked_.value), row) : outcome;
  }

 private:
  [[nodiscard]] static bool hinges(const Batch::Answer& answer, std::size_t row) {
    const std::uint8_t marks = marks_at(answer, row);
    const bool open = (marks & (Batch::kOpen | Batch::kDoubtful)) == Batch::kOpen;
    if ((marks & Batch::kMarked) != 0) return answer.form == Batch::Answer::Form::truth && !open;
    return marks != 0 && is_null(answer, row);
  }

  [[nodiscard]] BulkOutcome failed(BulkOutcome outcome) const {
    outcome.kind = OutcomeKind::error;
    if (rule_.gate) outcome.gate = GateState::possible;
    return outcome;
  }

  [[nodiscard]] std::optional<BulkOutcome> judged(BulkOutcome outcome, const Batch::Answer& value, std::size_t row) const {
    const std::uint8_t marks = marks_at(value, row);
    const bool null = is_null(value, row);
    if (hinges(value, row)) return std::nullopt;
    if ((marks & Batch::kMarked) != 0) {
      if (rule_.gate) outcome.gate = GateState::possible;
      return outcome;
    }
    const auto hit = hit_row(row, null);
    if (!hit && (null || !rule_.scale.empty())) return failed(outcome);
    outcome.kind = OutcomeKind::known;
    if (hit) outcome.row = static_cast<std::uint8_t>(*hit);
    if (asked_.gate && batch_.answer(*asked_.gate).truths[row] == kTrue) outcome.gate = outcome.optional ? GateState::possible : GateState::fired;
    return outcome;
  }

  [[nodiscard]] std::optional<std::size_t> hit_row(std::size_t row, bool null) const {
    for (std::size_t at = 0; at < asked_.rows.size(); ++at) {
      if (rule_.null_row == at ? null : batch_.answer(asked_.rows[at]).truths[row] == kTrue) return at;
    }
    return std::nullopt;
  }

  const Rule& rule_;
  const Questions& asked_;
  const Batch& batch_;
};

BulkOutcome outcome_of(const Outcome& judged) {
  BulkOutcome outcome{judged.kind, judged.optional, {}, judged.gate};
  if (judged.hit) outcome.row = static_cast<std::uint8_t>(*judged.hit);
  return outcome;
}

}  // namespace

std::set<std::string> facts_needed(const rulepack::RuleBook& rules) {
  const auto requirements = rulepack::requirements_of(rules, facts::vocabulary_names());
  std::set<std::string> paths;
  for (const rulepack::Pack& pack : rules.packs) {
    for (const Rule& rule : pack.rules) paths.merge(requirements.facts_of(rule));
  }
  return paths;
}

struct Bulk::Parts {
  const rulepack::RuleBook& rules;
  const feel::Columns& records;
  std::vector<const Rule*> all;
  std::vector<std::set<std::string>> needed;  ///< paths of facts, by rule
  std::vector<Questions> asked;
  std::optional<Batch> batch;
  std::vector<std::vector<BulkOutcome>> outcomes;
  std::map<std::pair<std::size_t, std::size_t>, feel::Value> values;  ///< by rule and dossier, of those judged one by one
  std::size_t one_by_one = 0;

  Parts(const rulepack::RuleBook& its_rules, const feel::Columns& its_records) : rules(its_rules), records(its_records) {
    for (const rulepack::Pack& pack : rules.packs) {
      for (const Rule& rule : pack.rules) all.push_back(&rule);
    }
    const auto requirements = rulepack::requirements_of(rules, facts::vocabulary_names());
    for (const Rule* rule : all) needed.push_back(requirements.facts_of(*rule));
    asked.resize(all.size());
    outcomes.resize(all.size());
    ask();
    leave_out();
    ask();
  }

  /// Of all rules that are not known to have no form in columns.
  void ask() {
    std::vector<feel::BatchQuestion> questions;
    for (std::size_t rule = 0; rule < all.size(); ++rule) {
      if (!asked[rule].in_columns) continue;
      asked[rule] = placed(*all[rule], questions.size());
      for (feel::BatchQuestion& question : questions_of(*all[rule])) questions.push_back(std::move(question));
    }
    batch.emplace(std::move(questions), records, rulepack::batch_library(rules));
  }

  void leave_out() {
    for (std::size_t rule = 0; rule < all.size(); ++rule) {
      Questions& places = asked[rule];
      const auto has_form = [&](const std::optional<std::size_t>& question) { return !question || batch->is_in_columns(*question); };
      places.in_columns = has_form(places.applies) && has_form(places.value) && has_form(places.gate);
      if (places.applies && places.in_columns) places.in_columns = batch->answer(*places.applies).form == Batch::Answer::Form::truth;
      for (std::size_t row = 0; row < places.rows.size(); ++row) {
        places.in_columns = places.in_columns && (all[rule]->null_row == row || batch->is_in_columns(places.rows[row]));
      }
    }
  }

  void judge(std::size_t first, std::size_t count) {
    batch->evaluate(first, count);
    values.clear();
    for (std::size_t rule = 0; rule < all.size(); ++rule) {
      outcomes[rule].resize(count);
      const Judging judging(*all[rule], asked[rule], *batch);
      for (std::size_t row = 0; row < count; ++row) {
        const auto outcome = asked[rule].in_columns ? judging.judge(row) : std::nullopt;
        outcomes[rule][row] = outcome ? *outcome : judged_one_by_one(rule, first, row);
      }
    }
  }

  /// By the tree, on no more of the dossier than the rule needs.
  BulkOutcome judged_one_by_one(std::size_t rule, std::size_t first, std::size_t row) {
    const facts::Facts facts = facts::facts_of(records, first + row, needed[rule]);
    const feel::Context scope = rulepack::scope_of(rules, facts.context());
    Outcome outcome = engine::judge(*all[rule], {rules, facts, scope});
    values.emplace(std::pair(rule, row), std::move(outcome.value));
    ++one_by_one;
    return outcome_of(outcome);
  }
};

Bulk::Bulk(const rulepack::RuleBook& rules, const feel::Columns& records) : parts_(new Parts(rules, records)) {}
Bulk::Bulk(Bulk&&) noexcept = default;
Bulk& Bulk::operator=(Bulk&&) noexcept = default;
Bulk::~Bulk() = default;

const std::vector<const Rule*>& Bulk::rules() const { return parts_->all; }
bool Bulk::is_in_columns(std::size_t rule) const { return parts_->asked[rule].in_columns; }
void Bulk::judge(std::size_t first, std::size_t count) { parts_->judge(first, count); }
std::span<const BulkOutcome> Bulk::outcomes(std::size_t rule) const { return parts_->outcomes[rule]; }
std::size_t Bulk::one_by_one() const { return parts_->one_by_one; }

feel::Value Bulk::value(std::size_t rule, std::size_t dossier) const {
  const auto one_by_one = parts_->values.find({rule, dossier});
  if (one_by_one != parts_->values.end()) return one_by_one->second;
  const Questions& asked = parts_->asked[rule];
  return asked.in_columns && asked.value ? parts_->batch->answer(*asked.value).at(dossier) : feel::Value();
}

}  // namespace reprise::engine
