#include "engine/verdict.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/reachable.h"
#include "engine/wording.h"

namespace reprise::engine {
namespace {

using assessment::Verdict;
using assessment::VerdictOutcome;
using base::Text;
using feel::NodeKind;
using feel::Value;
using rulepack::VerdictRow;

constexpr std::string_view kGates = "gates";
constexpr std::string_view kRoute = "route";

/// How a cell asks about the list of gates.
struct CellQuestions {
  std::set<std::string> ids;     ///< by `list contains(?, "id")`
  std::uint32_t most_counted = 0;  ///< by `count(?)` compared with a number: one more than the largest
};

/// Nothing when the cell looks at the list in any other way.
std::optional<CellQuestions> questions_of(const feel::Syntax& cell) {
  CellQuestions questions;
  std::size_t inputs = 0;
  std::size_t calls = 0;
  bool counts = false;
  std::uint32_t largest = 0;
  for (const feel::SyntaxNode& node : cell.nodes) {
    if (node.kind == NodeKind::input) ++inputs;
    if (node.kind == NodeKind::comparison_test || node.kind == NodeKind::range || node.kind == NodeKind::list) return std::nullopt;
    if (node.kind == NodeKind::literal && node.value.kind() == feel::Kind::number) {
      largest = std::max(largest, static_cast<std::uint32_t>(std::clamp<std::int64_t>(node.value.as_number().to_integer().value_or(1'000), 0, 1'000)));
    }
    if (node.kind != NodeKind::call || node.children.size() < 2 || cell.at(node.children[1]).kind != NodeKind::input) continue;
    const std::string& function = cell.at(node.children[0]).text;
    const bool names_one = function == "list contains" && node.children.size() == 3 && cell.at(node.children[2]).value.kind() == feel::Kind::string;
    if (!names_one && function != "count") return std::nullopt;
    if (names_one) questions.ids.insert(cell.at(node.children[2]).value.as_string());
    counts = counts || !names_one;
    ++calls;
  }
  if (calls != inputs || (calls == 0 && cell.at(cell.root).kind != NodeKind::any_input)) return std::nullopt;
  if (counts) questions.most_counted = largest + 1;
  return questions;
}

GateQuestions questions_of(const rulepack::VerdictTable& table, const std::vector<const Outcome*>& gated) {
  GateQuestions all{std::vector<bool>(gated.size(), table.rows.empty()), 0};
  for (const VerdictRow& row : table.rows) {
    const auto cell = row.when.find(kGates);
    if (cell == row.when.end()) continue;
    const auto asked = questions_of(cell->second.syntax());
    if (asked) all.most_counted = std::max(all.most_counted, asked->most_counted);
    for (std::size_t i = 0; i < gated.size(); ++i) {
      if (!asked || asked->ids.contains(gated[i]->rule->id)) all.by_id[i] = true;
    }
  }
  return all;
}

/// What the combinations that hit one row have in common.
struct Way {
  std::vector<std::set<std::uint8_t>> levels;  ///< by family
  std::uint32_t always_on = ~0u;
  std::uint32_t ever_on = 0;
  std::set<std::uint32_t> others;  ///< numbers of gates that fire beside them
  std::set<std::size_t> routes;    ///< by their place
};

void widen(Way& way, const Combination& combination) {
  way.levels.resize(combination.levels.size());
  for (std::size_t i = 0; i < combination.levels.size(); ++i) way.levels[i].insert(combination.levels[i]);
  way.always_on &= combination.gates;
  way.ever_on |= combination.gates;
  way.others.insert(combination.others);
}

class TableReading {
 public:
  TableReading(const rulepack::VerdictTable& table, const std::vector<const Family*>& families, Reachable reachable, const std::vector<Value>& routes)
      : table_(table), families_(families), reachable_(std::move(reachable)), routes_(routes) {}

  /// Outcome id → the ways that lead to it, by row.
  std::map<std::string, std::map<std::size_t, Way>> read() {
    std::map<std::string, std::map<std::size_t, Way>> ways;
    for (std::size_t route = 0; route < routes_.size(); ++route) {
      for (const Combination& combination : reachable_.combinations) add(combination, route, ways);
    }
    ways.erase("");
    return ways;
  }

  Text told(std::size_t row, const Way& way) const {
    std::vector<Text> parts;
    const bool asks = !table_.rows.empty() && !table_.rows[row].when.empty();
    for (std::size_t i = 0; i < families_.size(); ++i) {
      const bool told = asks ? table_.rows[row].when.contains(families_[i]->pack->family) : way.levels[i] != all_.levels[i];
      if (told) parts.push_back(told_levels(*families_[i], way.levels[i]));
    }
    if (!asks || table_.rows[row].when.contains(kGates)) told_gates(row, way, parts);
    if (asks ? table_.rows[row].when.contains(kRoute) : way.routes != all_.routes) parts.push_back(told_routes(way.routes));
    return parts.empty() ? Text{"Dans tous les autres cas", "In every other case"} : listed(parts);
  }

 private:
  void add(const Combination& combination, std::size_t route, std::map<std::string, std::map<std::size_t, Way>>& ways) {
    const auto enter = [&](Way& way) {
      widen(way, combination);
      way.routes.insert(route);
    };
    enter(all_);
    const auto row = hit(combination, route);
    if (row) enter(ways[table_.rows[*row].outcome][*row]);
    if (!row && table_.rows.empty()) enter(ways[answer(combination, route)][0]);
  }

  [[nodiscard]] Value level_value(std::size_t family, std::uint8_t level) const {
    return Value::string(level == 0 ? std::string(kNotApplicable) : families_[family]->pack->bands[level - 1u].id);
  }

  [[nodiscard]] Value gates_value(const Combination& combination) const {
    feel::List ids;
    for (const Outcome* gate : reachable_.fired) ids.push_back(Value::string(gate->rule->id));
    for (std::size_t i = 0; i < reachable_.possible.size(); ++i) {
      if ((combination.gates >> i & 1u) != 0) ids.push_back(Value::string(reachable_.possible[i]->rule->id));
    }
    for (std::size_t i = 0; i < combination.others; ++i) ids.push_back(Value::string(reachable_.others[i]->rule->id));
    return Value::list(std::move(ids));
  }

  /// Each cell is asked once for each level or set of gates.
  bool cell_hits(std::size_t row, const std::string& input, std::uint64_t key, const std::function<Value()>& value) {
    const auto cell = table_.rows[row].when.find(input);
    if (cell == table_.rows[row].when.end()) return true;
    const auto [known, is_new] = cells_.try_emplace({row, input, key}, false);
    if (is_new) known->second = cell->second.matches(value(), {}).is_true();
    return known->second;
  }

  std::optional<std::size_t> hit(const Combination& combination, std::size_t route) {
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const std::uint64_t gates = std::uint64_t{combination.gates} << 32u | combination.others;
      bool hits = cell_hits(row, std::string(kGates), gates, [&] { return gates_value(combination); });
      hits = hits && cell_hits(row, std::string(kRoute), route, [&] { return routes_[route]; });
      for (std::size_t i = 0; hits && i < families_.size(); ++i) {
        hits = cell_hits(row, families_[i]->pack->family, combination.levels[i], [&] { return level_value(i, combination.levels[i]); });
      }
      if (hits) return row;
    }
    return std::nullopt;
  }

  /// Under another hit policy the table itself answers.
  [[nodiscard]] std::string answer(const Combination& combination, std::size_t route) const {
    if (!table_.table) return {};
    feel::Context inputs;
    for (std::size_t i = 0; i < families_.size(); ++i) inputs.set(families_[i]->pack->family, level_value(i, combination.levels[i]));
    inputs.set(std::string(kGates), gates_value(combination));
    inputs.set(std::string(kRoute), routes_[route]);
    return plain_text(table_.table->evaluate(inputs).value);
  }

  static Text told_levels(const Family& family, const std::set<std::uint8_t>& levels) {
    Text told{family.pack->title.fr + "\u202F: ", family.pack->title.en + ": "};
    bool first = true;
    for (const std::uint8_t level : levels) {
      const Text name = level == 0 ? assessment::words(OutcomeKind::not_applicable) : family.pack->bands[level - 1u].title;
      told.fr += (first ? "" : " ou ") + name.fr;
      told.en += (first ? "" : " or ") + name.en;
      first = false;
    }
    return told;
  }

  [[nodiscard]] Text told_routes(const std::set<std::size_t>& routes) const {
    Text told{"Voie\u202F: ", "Route: "};
    for (const std::size_t route : routes) {
      const Text name = routes_[route].is_null() ? Text{"pas encore choisie", "not chosen yet"} : choice_words(plain_text(routes_[route]));
      told.fr += (route == *routes.begin() ? "" : " ou ") + name.fr;
      told.en += (route == *routes.begin() ? "" : " or ") + name.en;
    }
    return told;
  }

  void told_gates(std::size_t row, const Way& way, std::vector<Text>& parts) const {
    for (std::size_t i = 0; i < reachable_.possible.size(); ++i) {
      const std::uint32_t bit = 1u << i;
      const Text& title = reachable_.possible[i]->rule->title;
      if ((way.always_on & bit) != 0) parts.push_back({title.fr + " (point d’arrêt déclenché)", title.en + " (gate fired)"});
      if ((way.ever_on & bit) == 0) parts.push_back({title.fr + " (point d’arrêt non déclenché)", title.en + " (gate cleared)"});
    }
    if (all_.others.size() > 1 && way.others == std::set<std::uint32_t>{0}) parts.push_back({"aucun autre point d’arrêt déclenché", "no other gate fired"});
    if (all_.others.size() > 1 && !way.others.contains(0)) parts.push_back({"un autre point d’arrêt déclenché", "another gate fired"});
    if (table_.rows.empty()) return;
    const auto cell = table_.rows[row].when.find(kGates);
    if (cell == table_.rows[row].when.end()) return;
    for (const Outcome* gate : reachable_.fired) {
      if (cell->second.text().find('"' + gate->rule->id + '"') == std::string::npos) continue;
      parts.push_back({gate->rule->title.fr + " (point d’arrêt déclenché)", gate->rule->title.en + " (gate fired)"});
    }
  }

  static Text listed(const std::vector<Text>& parts) {
    Text all;
    for (const Text& part : parts) {
      all.fr += (all.fr.empty() ? "" : "\u202F; ") + part.fr;
      all.en += (all.en.empty() ? "" : "; ") + part.en;
    }
    return all;
  }

  const rulepack::VerdictTable& table_;
  const std::vector<const Family*>& families_;
  Reachable reachable_;
  const std::vector<Value>& routes_;
  Way all_;
  std::map<std::tuple<std::size_t, std::string, std::uint64_t>, bool> cells_;
};

VerdictOutcome outcome_as(const rulepack::VerdictOutcome& outcome) { return {outcome.id, outcome.title, outcome.sentence, {}, outcome.under_conditions}; }

std::vector<VerdictOutcome> outcomes_reached(const rulepack::VerdictTable& table, const std::vector<const Family*>& families,
                                             const std::vector<const Outcome*>& gated, const std::vector<Value>& routes) {
  std::vector<VerdictOutcome> reached;
  auto reachable = reachable_combinations(families, gated, questions_of(table, gated));
  if (!reachable) {
    // Sound without looking: any row may hit.
    for (const rulepack::VerdictOutcome& outcome : table.outcomes) {
      reached.push_back(outcome_as(outcome));
      reached.back().led_by.push_back({"Trop d’inconnues pour examiner chaque combinaison", "Too many unknowns to look at every combination"});
    }
    return reached;
  }
  TableReading reading(table, families, std::move(*reachable), routes);
  const auto ways = reading.read();
  for (const rulepack::VerdictOutcome& outcome : table.outcomes) {
    const auto found = ways.find(outcome.id);
    if (found == ways.end()) continue;
    reached.push_back(outcome_as(outcome));
    for (const auto& [row, way] : found->second) reached.back().led_by.push_back(reading.told(row, way));
  }
  return reached;
}

Text headline_of(const Verdict& verdict, bool forbidden) {
  if (verdict.settled) return verdict.outcomes.front().title;
  Text headline{"Ouvert\u202F: ", "Open: "};
  for (std::size_t i = 0; i < verdict.outcomes.size(); ++i) {
    headline.fr += (i == 0 ? "" : ", ou ") + verdict.outcomes[i].title.fr;
    headline.en += (i == 0 ? "" : ", or ") + verdict.outcomes[i].title.en;
  }
  if (verdict.outcomes.empty()) {
    headline.fr += "rien ne peut être décidé avant de connaître les faits bloquants";
    headline.en += "nothing can be decided before the blocking facts are known";
  } else if (forbidden) {
    headline.fr += " (les faits bloquants manquent)";
    headline.en += " (blocking facts are missing)";
  }
  return headline;
}

}  // namespace

std::vector<Value> routes_of(const facts::Facts& facts) {
  const auto mark = facts.find("transaction.route");
  if (!mark) return {Value()};
  if (const auto& candidates = facts.at(*mark).candidates; !candidates.empty()) return candidates;
  const Value* transaction = facts.context().find("transaction");
  const Value* route = transaction == nullptr ? nullptr : transaction->as_context().find("route");
  return {route == nullptr ? Value() : route->without_marks()};
}

Verdict verdict_of(const rulepack::VerdictTable& table, const std::vector<const Family*>& families, const std::vector<const Outcome*>& gated,
                   const std::vector<std::string>& blocking, const std::vector<Value>& routes) {
  Verdict verdict;
  verdict.blocking_unknown = blocking;
  verdict.outcomes = outcomes_reached(table, families, gated, routes);
  bool forbidden = false;
  if (!blocking.empty()) {
    const auto proceeds = [&table](const VerdictOutcome& outcome) {
      const auto found = std::ranges::find(table.outcomes, outcome.id, &rulepack::VerdictOutcome::id);
      return found != table.outcomes.end() && found->proceeds;
    };
    forbidden = std::erase_if(verdict.outcomes, proceeds) > 0;
  }
  verdict.settled = verdict.outcomes.size() == 1 && !forbidden;
  verdict.headline = headline_of(verdict, forbidden);
  return verdict;
}

}  // namespace reprise::engine
