#include "takeover/bridge.h"

#include <algorithm>

#include "takeover/bounds.h"
#include "takeover/neighbours.h"
#include "takeover/offer.h"

namespace reprise::takeover {
namespace {

using dossier::Dossier;
using dossier::Entry;
using dossier::Section;
using scalar::Decimal;

int year_of(const Entry& entry) { return static_cast<int>(Decimal::parse(entry.identity).value_or(Decimal(0)).to_integer().value_or(0)); }

bool is_known(const Bounded& number) { return number.low || number.high; }

/// The last closed year when it tells its result, else what is forecast.
void start(Bridge& bridge, const Dossier& dossier) {
  for (const char* list : {"accounts", "forecasts"}) {
    const dossier::EntryList& years = dossier.list(list);
    if (years.entries.empty()) continue;
    const Bounded result = bounds_in(years.entries.back().section, "result", Sign::any);
    if (bridge.start_year != 0 && !is_known(result)) continue;
    bridge.start_year = year_of(years.entries.back());
    bridge.start = result;
    bridge.start_is_forecast = list == std::string_view("forecasts");
    if (is_known(result)) return;
  }
  if (bridge.start_year == 0) bridge.start = unknown("accounts", Sign::any);
}

YearRange years_in(const Section& section, std::string_view key) {
  const Bounded bounds = bounds_in(section, key, Sign::any);
  const auto year = [](const std::optional<Decimal>& end) -> std::optional<int> {
    const auto whole = end ? end->to_integer() : std::nullopt;
    return whole && *whole > 0 && *whole < 10000 ? std::optional(static_cast<int>(*whole)) : std::nullopt;
  };
  return {year(bounds.low), year(bounds.high)};
}

/// Left out, or said not to apply: the effect stays. Said to be unknown: it lasts a year at least.
std::optional<YearRange> last_years(const Section& section, const YearRange& first) {
  const dossier::Fact& fact = section.at("last_year");
  if (is_not_applicable(section, "last_year") || (!fact.declared && !fact.left_out)) return std::nullopt;
  YearRange last = years_in(section, "last_year");
  if (!last.low) last.low = first.low;
  return last;
}

Bounded effect_of_measure(const Section& section, const std::string& kind) {
  const Bounded amount = bounds_in(section, "amount", Sign::never_negative);
  if (kind == "cost") return negated(amount);
  if (!kind.empty()) return amount;
  Bounded either{amount.high ? std::optional(-*amount.high) : std::nullopt, amount.high, amount.from, amount.missing};
  append(either.missing, {section.path + ".kind"});
  return either;
}

BridgeStep step_of(const Entry& measure) {
  BridgeStep step;
  step.measure = measure.identity;
  step.title = words_in(measure.section, "title");
  step.kind = words_in(measure.section, "kind");
  step.amount = effect_of_measure(measure.section, step.kind);
  step.first = years_in(measure.section, "first_year");
  step.last = last_years(measure.section, step.first);
  if (!step.first.low && !step.first.high) append(step.amount.missing, {measure.section.path + ".first_year"});
  if (step.last && !step.last->high) append(step.amount.missing, {measure.section.path + ".last_year"});
  return step;
}

bool may_act_in(const BridgeStep& step, int year) {
  const bool has_begun = !step.first.low || *step.first.low <= year;
  const bool is_over = step.last && step.last->high && *step.last->high < year;
  return has_begun && !is_over;
}

bool surely_acts_in(const BridgeStep& step, int year) {
  const bool has_begun = step.first.high && *step.first.high <= year;
  const bool goes_on = !step.last || (step.last->low && year <= *step.last->low);
  return has_begun && goes_on;
}

/// The first year in which no measure begins or ends any more, and at least the one that the file aims at.
int horizon(const Bridge& bridge) {
  int last = std::max(bridge.start_year + 1, bridge.aimed.value_or(0));
  for (const BridgeStep& step : bridge.steps) {
    for (const auto& end : {step.first.low, step.first.high}) last = std::max(last, end.value_or(last));
    if (step.last && step.last->high) last = std::max(last, *step.last->high + 1);
  }
  return std::min(last, bridge.start_year + Bridge::kMostYears);
}

enum class Acts : std::uint8_t { no, perhaps, surely };

Acts acts_in(const BridgeStep& step, int year) { return !may_act_in(step, year) ? Acts::no : surely_acts_in(step, year) ? Acts::surely : Acts::perhaps; }

/// What a measure changes of the start's result, in which it is counted already where it acted then.
Bounded share_in(const Bridge& bridge, const BridgeStep& step, int year) {
  if (year == bridge.start_year) return exactly(Decimal(0));
  const Acts now = acts_in(step, year);
  const Bounded gone = negated(step.amount);
  switch (acts_in(step, bridge.start_year)) {
    case Acts::no: return now == Acts::surely ? step.amount : now == Acts::perhaps ? some_of(step.amount) : exactly(Decimal(0));
    case Acts::surely: return now == Acts::surely ? exactly(Decimal(0)) : now == Acts::perhaps ? some_of(gone) : gone;
    case Acts::perhaps: break;
  }
  if (now == Acts::no) return some_of(gone);
  return now == Acts::surely || !step.last ? some_of(step.amount) : plus(some_of(step.amount), some_of(gone));
}

Turn turn_of(Acts before, Acts now) {
  if (now == Acts::no) return Turn::ends;
  if (before == Acts::no) return now == Acts::surely ? Turn::begins : Turn::may_begin;
  return now == Acts::surely ? Turn::has_begun : Turn::may_end;
}

/// One end of a sum whose parts are taken out and put in: how many of them are open, and what the others come to.
class RunningEnd {
 public:
  void put(const std::optional<Decimal>& end) { end ? void(sum_ += *end) : void(++open_); }
  void take(const std::optional<Decimal>& end) { end ? void(sum_ += -*end) : void(--open_); }
  [[nodiscard]] std::optional<Decimal> value() const { return open_ == 0 && sum_.is_finite() ? std::optional(sum_) : std::nullopt; }

 private:
  Decimal sum_;
  int open_ = 0;
};

void tell_changes(BridgeYear& made, const Bridge& bridge) {
  const int before = made.year - 1;
  RunningEnd low;
  RunningEnd high;
  const auto put = [&](const Bounded& share) { low.put(share.low), high.put(share.high); };
  const auto take = [&](const Bounded& share) { low.take(share.low), high.take(share.high); };
  put(bridge.start);
  for (const BridgeStep& step : bridge.steps) put(share_in(bridge, step, before));
  for (const BridgeStep& step : bridge.steps) {
    const Acts then = acts_in(step, before);
    const Acts now = acts_in(step, made.year);
    const bool may_be_new = before == bridge.start_year && now == Acts::perhaps;
    if (then == now && !may_be_new) continue;
    take(share_in(bridge, step, before));
    put(share_in(bridge, step, made.year));
    made.changes.push_back({step.measure, then == now ? Turn::may_begin : turn_of(then, now), low.value(), high.value()});
  }
}

BridgeYear told(const Bridge& bridge, const Dossier& dossier, int year) {
  BridgeYear made{year, {}, bridge.start, std::nullopt};
  for (const BridgeStep& step : bridge.steps) {
    if (acts_in(step, year) != Acts::no || acts_in(step, bridge.start_year) != Acts::no) made.result = plus(made.result, share_in(bridge, step, year));
  }
  tell_changes(made, bridge);
  const Entry* forecast = dossier.list("forecasts").find(std::to_string(year));
  if (forecast != nullptr) made.forecast = bounds_in(forecast->section, "result", Sign::any);
  return made;
}

/// The first of the years from which on all are good, the start counted as one.
template <typename IsGood>
std::optional<int> first_to_stay(const Bridge& bridge, const IsGood& is_good) {
  std::optional<int> since;
  for (auto year = bridge.years.rbegin(); year != bridge.years.rend() && is_good(year->result); ++year) since = year->year;
  const bool all_are_good = bridge.years.empty() || since == bridge.years.front().year;
  return all_are_good && is_good(bridge.start) ? std::optional(bridge.start_year) : since;
}

void find_break_even(Bridge& bridge) {
  if (!is_known(bridge.start)) return;
  bridge.perhaps = first_to_stay(bridge, [](const Bounded& result) { return !result.high || !result.high->is_negative(); });
  if (!bridge.measures_complete) return;
  bridge.surely = first_to_stay(bridge, [](const Bounded& result) { return result.low && !result.low->is_negative(); });
}

}  // namespace

Bridge bridge_of(const Dossier& dossier) {
  Bridge bridge;
  start(bridge, dossier);
  bridge.aimed = years_in(dossier.section("transaction"), "break_even_year").low;
  const dossier::EntryList& measures = dossier.list("measures");
  bridge.measures_given = measures.given;
  bridge.measures_complete = measures.complete;
  for (const Entry& measure : measures.entries) bridge.steps.push_back(step_of(measure));
  std::ranges::stable_sort(bridge.steps, {}, [](const BridgeStep& step) { return step.first.low.value_or(step.first.high.value_or(9999)); });
  // Without measures there is nothing to tell of the years to come.
  const int last = bridge.steps.empty() || bridge.start_year == 0 ? bridge.start_year : horizon(bridge);
  for (int year = bridge.start_year + 1; year <= last; ++year) bridge.years.push_back(told(bridge, dossier, year));
  find_break_even(bridge);
  return bridge;
}

}  // namespace reprise::takeover
