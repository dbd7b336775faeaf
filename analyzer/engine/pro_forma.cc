#include "engine/pro_forma.h"

#include <algorithm>
#include <array>
#include <set>

#include "dossier/vocabulary.h"
#include "engine/quantity.h"
#include "engine/trace_facts.h"
#include "takeover/pro_forma.h"

namespace reprise::engine {
namespace {

using assessment::Quantity;
using assessment::Unit;
using base::Text;

struct RatioWords {
  std::string_view id;
  Unit unit;
  std::string_view fr;
  std::string_view en;
};
constexpr std::array<RatioWords, 5> kRatios = {{
    {"margin", Unit::share, "Résultat rapporté aux produits", "Result over income"},
    {"cash_days", Unit::days, "Trésorerie, en jours de charges courantes", "Cash, in days of current expenses"},
    {"debt_share", Unit::share, "Emprunts dans les capitaux permanents (emprunts, fonds propres et provisions)", "Loans in permanent capital (loans, equity and provisions)"},
    {"debt_years", Unit::years, "Emprunts, en années de capacité d’autofinancement", "Loans, in years of self-financing capacity"},
    {"head_office_share", Unit::share, "Frais de siège rapportés aux charges courantes", "Head-office costs over current expenses"},
}};

Text label_of_line(const std::string& id) {
  if (id == "caf") return {"Capacité d’autofinancement", "Self-financing capacity"};
  const dossier::Word* word = dossier::find_word((id == "headcount" ? "workforce." : "accounts[2000].") + id);
  return word == nullptr ? Text::same(id) : Text{std::string(word->fr), std::string(word->en)};
}

std::string_view word_of(takeover::Comes comes) {
  switch (comes) {
    case takeover::Comes::unknown: return "unknown";
    case takeover::Comes::nothing: return "nothing";
    case takeover::Comes::sites: return "sites";
    case takeover::Comes::activity: return "activity";
    case takeover::Comes::whole: return "whole";
  }
  return {};
}

std::string_view word_of(takeover::LegalPersonFate fate) {
  constexpr std::array<std::string_view, 3> kWords = {"stays", "stays_without_what_passes", "ends"};
  return kWords.at(static_cast<std::size_t>(fate));
}
std::string_view word_of(takeover::Employer employer) {
  constexpr std::array<std::string_view, 3> kWords = {"stays", "changes_for_what_passes", "changes"};
  return kWords.at(static_cast<std::size_t>(employer));
}
std::string_view word_of(takeover::Debts debts) {
  constexpr std::array<std::string_view, 5> kWords = {"stay", "listed_pass", "all_pass", "paid_first", "left_behind"};
  return kWords.at(static_cast<std::size_t>(debts));
}
std::string_view word_of(takeover::Authorisations authorisations) {
  constexpr std::array<std::string_view, 2> kWords = {"stay", "must_be_agreed"};
  return kWords.at(static_cast<std::size_t>(authorisations));
}
std::string_view word_of(takeover::Reversible reversible) {
  constexpr std::array<std::string_view, 3> kWords = {"yes", "partly", "no"};
  return kWords.at(static_cast<std::size_t>(reversible));
}

std::string_view word_of(takeover::Turn turn) {
  constexpr std::array<std::string_view, 5> kWords = {"begins", "may_begin", "has_begun", "may_end", "ends"};
  return kWords.at(static_cast<std::size_t>(turn));
}

/// Years are numbers; an end that nobody knows lacks the fact, and no years at all mean that the effect stays.
Quantity years(const std::optional<takeover::YearRange>& range, const std::string& path) {
  Quantity told;
  if (!range) return told;
  if (range->low) told.low = scalar::Decimal(*range->low);
  if (range->high) told.high = scalar::Decimal(*range->high);
  (told.low || told.high ? told.from : told.missing) = {path};
  return told;
}

class Telling {
 public:
  Telling(const Input& input, const facts::Facts& facts) : input_(input), facts_(facts), made_(takeover::pro_forma(input.dossier, input.group)) {}

  assessment::ProForma told() {
    told_.group_year = made_.group_year;
    told_.association_year = made_.association_year;
    told_.comes = word_of(made_.comes);
    for (const takeover::ProFormaLine& line : made_.lines) told_.lines.push_back(tell(line));
    for (const takeover::ProFormaSector& sector : made_.sectors) tell(sector);
    for (const takeover::ProFormaRatio& ratio : made_.ratios) tell(ratio);
    tell_passing();
    tell_bridge();
    tell_facts();
    return std::move(told_);
  }

 private:
  Quantity heard(Quantity number) {
    from_.insert(number.from.begin(), number.from.end());
    missing_.insert(number.missing.begin(), number.missing.end());
    return number;
  }
  template <typename Number>
  Quantity tell(const Number& number) {
    return heard(quantity(number));
  }

  assessment::ProFormaLine tell(const takeover::ProFormaLine& line) {
    const Unit unit = line.id == "headcount" ? Unit::people : Unit::euro;
    return {line.id, label_of_line(line.id), unit, tell(line.before), tell(line.target), tell(line.flows), tell(line.after)};
  }

  void tell(const takeover::ProFormaSector& sector) {
    assessment::ProFormaSector& one = told_.sectors.emplace_back();
    one.id = sector.sector;
    const auto known = std::ranges::find(input_.group.sectors, sector.sector, &dossier::Sector::id);
    one.name = known != input_.group.sectors.end() ? known->name : Text::same(sector.sector);
    one.joined = sector.joined;
    for (const takeover::ProFormaLine& line : sector.lines) one.lines.push_back(tell(line));
  }

  void tell(const takeover::ProFormaRatio& ratio) {
    const auto* words = std::ranges::find(kRatios, ratio.id, &RatioWords::id);
    told_.ratios.push_back({ratio.id, {std::string(words->fr), std::string(words->en)}, words->unit, tell(ratio.before), tell(ratio.after)});
  }

  void tell_passing() {
    const takeover::Passing& passing = input_.takeover.passing;
    assessment::RoutePassing& told = told_.passing;
    told.sites = tell(passing.sites);
    told.places = tell(passing.places);
    told.staff = tell(passing.staff);
    told.debts_amount = tell(passing.debts);
    told.authorisations_count = tell(passing.authorisations);
    const takeover::RouteEffect* effect = takeover::effect_of(input_.takeover.route);
    if (effect == nullptr) return;
    told.legal_person = word_of(effect->legal_person);
    told.employer = word_of(effect->employer);
    told.debts = word_of(effect->debts);
    told.authorisations = word_of(effect->authorisations);
    told.reversible = word_of(effect->reversible);
  }

  void tell_bridge() {
    const takeover::Bridge& made = made_.bridge;
    assessment::Bridge& told = told_.bridge;
    told.start_year = made.start_year;
    told.start_is_forecast = made.start_is_forecast;
    told.start = tell(made.start);
    for (const takeover::BridgeStep& step : made.steps) {
      const std::string path = "measures[" + step.measure + "].";
      told.measures.push_back({step.measure, step.title, step.kind, tell(step.amount), heard(years(step.first, path + "first_year")), heard(years(step.last, path + "last_year"))});
    }
    for (const takeover::BridgeYear& year : made.years) {
      assessment::BridgeYear& one = told.years.emplace_back();
      one.year = year.year;
      for (const takeover::BridgeChange& change : year.changes) one.changes.push_back({change.measure, std::string(word_of(change.turn)), change.low, change.high});
      one.result = tell(year.result);
      if (year.forecast) one.forecast = tell(*year.forecast);
    }
    told.measures_given = made.measures_given;
    told.measures_complete = made.measures_complete;
    told.surely = made.surely;
    told.perhaps = made.perhaps;
    told.aimed = made.aimed;
  }

  void tell_facts() {
    for (const std::string& path : from_) {
      const auto mark = facts_.find(path);
      if (mark && facts_.at(*mark).fact != nullptr) told_.facts.push_back(fact_use(facts_, *mark));
    }
    for (const std::string& path : missing_) told_.labels.push_back({path, label_of_path(path)});
  }

  const Input& input_;
  const facts::Facts& facts_;
  takeover::ProForma made_;
  assessment::ProForma told_;
  std::set<std::string> from_;
  std::set<std::string> missing_;
};

}  // namespace

assessment::ProForma pro_forma(const Input& input, const facts::Facts& facts) { return Telling(input, facts).told(); }

}  // namespace reprise::engine
