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

/// The gates a cell asks for by `list contains(?, "id")`; nothing when it looks at the list in any other way.
std::optional<std::set<std::string>> gates_named(const feel::Syntax& cell) {
  std::set<std::string> named;
  std::size_t inputs = 0;
  std::size_t calls = 0;
  for (const feel::SyntaxNode& node : cell.nodes) {
    if (node.kind == NodeKind::input) ++inputs;
    if (node.kind == NodeKind::comparison_test || node.kind == NodeKind::range || node.kind == NodeKind::list) return std::nullopt;
    if (node.kind != NodeKind::call || cell.at(node.children[0]).text != "list contains" || node.children.size() != 3) continue;
    const Value& id = cell.at(node.children[2]).value;
    if (cell.at(node.children[1]).kind != NodeKind::input || id.kind() != feel::Kind::string) return std::nullopt;
    named.insert(id.as_string());
    ++calls;
  }
  if (calls != inputs || (calls == 0 && cell.at(cell.root).kind != NodeKind::any_input)) return std::nullopt;
  return named;
}

std::vector<bool> gates_that_matter(const rulepack::VerdictTable& table, const std::vector<const Outcome*>& gated) {
  std::set<std::string> named;
  bool all = table.rows.empty();
  for (const VerdictRow& row : table.rows) {
    const auto cell = row.when.find(kGates);
    if (cell == row.when.end()) continue;
    const auto in_cell = gates_named(cell->second.syntax());
    all = all || !in_cell;
    if (in_cell) named.insert(in_cell->begin(), in_cell->end());
  }
  std::vector<bool> matters;
  for (const Outcome* outcome : gated) matters.push_back(all || named.contains(outcome->rule->id));
  return matters;
}

/// What the combinations that hit one row have in common.
struct Way {
  std::vector<std::set<std::uint8_t>> levels;  ///< by family
  std::uint32_t always_on = ~0u;
  std::uint32_t ever_on = 0;
};

void widen(Way& way, const Combination& combination) {
  way.levels.resize(combination.levels.size());
  for (std::size_t i = 0; i < combination.levels.size(); ++i) way.levels[i].insert(combination.levels[i]);
  way.always_on &= combination.gates;
  way.ever_on |= combination.gates;
}

class TableReading {
 public:
  TableReading(const rulepack::VerdictTable& table, const std::vector<const Family*>& families, Reachable reachable)
      : table_(table), families_(families), reachable_(std::move(reachable)) {}

  /// Outcome id → the ways that lead to it, by row.
  std::map<std::string, std::map<std::size_t, Way>> read() {
    std::map<std::string, std::map<std::size_t, Way>> ways;
    for (const Combination& combination : reachable_.combinations) {
      widen(all_, combination);
      const auto row = hit(combination);
      if (row) widen(ways[table_.rows[*row].outcome][*row], combination);
      if (!row && table_.rows.empty()) widen(ways[answer(combination)][0], combination);
    }
    ways.erase("");
    return ways;
  }

  Text told(std::size_t row, const Way& way) const {
    std::vector<Text> parts;
    for (std::size_t i = 0; i < families_.size(); ++i) {
      const bool asked = !table_.rows.empty() && table_.rows[row].when.contains(families_[i]->pack->family);
      if (asked || way.levels[i] != all_.levels[i]) parts.push_back(told_levels(*families_[i], way.levels[i]));
    }
    told_gates(row, way, parts);
    return parts.empty() ? Text{"Dans tous les autres cas", "In every other case"} : listed(parts);
  }

 private:
  [[nodiscard]] Value level_value(std::size_t family, std::uint8_t level) const {
    return Value::string(level == 0 ? std::string(kNotApplicable) : families_[family]->pack->bands[level - 1u].id);
  }

  [[nodiscard]] Value gates_value(std::uint32_t gates) const {
    feel::List ids;
    for (const Outcome* gate : reachable_.fired) ids.push_back(Value::string(gate->rule->id));
    for (std::size_t i = 0; i < reachable_.possible.size(); ++i) {
      if ((gates >> i & 1u) != 0) ids.push_back(Value::string(reachable_.possible[i]->rule->id));
    }
    return Value::list(std::move(ids));
  }

  /// Each cell is asked once for each level or set of gates.
  bool cell_hits(std::size_t row, const std::string& input, std::uint32_t key, const std::function<Value()>& value) {
    const auto cell = table_.rows[row].when.find(input);
    if (cell == table_.rows[row].when.end()) return true;
    const auto [known, is_new] = cells_.try_emplace({row, input, key}, false);
    if (is_new) known->second = cell->second.matches(value(), {}).is_true();
    return known->second;
  }

  std::optional<std::size_t> hit(const Combination& combination) {
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      bool hits = cell_hits(row, std::string(kGates), combination.gates, [&] { return gates_value(combination.gates); });
      for (std::size_t i = 0; hits && i < families_.size(); ++i) {
        hits = cell_hits(row, families_[i]->pack->family, combination.levels[i], [&] { return level_value(i, combination.levels[i]); });
      }
      if (hits) return row;
    }
    return std::nullopt;
  }

  /// Under another hit policy the table itself answers.
  [[nodiscard]] std::string answer(const Combination& combination) const {
    if (!table_.table) return {};
    feel::Context inputs;
    for (std::size_t i = 0; i < families_.size(); ++i) inputs.set(families_[i]->pack->family, level_value(i, combination.levels[i]));
    inputs.set(std::string(kGates), gates_value(combination.gates));
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

  void told_gates(std::size_t row, const Way& way, std::vector<Text>& parts) const {
    for (std::size_t i = 0; i < reachable_.possible.size(); ++i) {
      const std::uint32_t bit = 1u << i;
      const Text& title = reachable_.possible[i]->rule->title;
      if ((way.always_on & bit) != 0) parts.push_back({title.fr + " (déclenché)", title.en + " (fired)"});
      if ((way.ever_on & bit) == 0) parts.push_back({title.fr + " (écarté)", title.en + " (cleared)"});
    }
    if (table_.rows.empty()) return;
    const auto cell = table_.rows[row].when.find(kGates);
    if (cell == table_.rows[row].when.end()) return;
    for (const Outcome* gate : reachable_.fired) {
      if (cell->second.text().find('"' + gate->rule->id + '"') == std::string::npos) continue;
      parts.push_back({gate->rule->title.fr + " (déclenché)", gate->rule->title.en + " (fired)"});
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
  Way all_;
  std::map<std::tuple<std::size_t, std::string, std::uint32_t>, bool> cells_;
};

VerdictOutcome outcome_as(const rulepack::VerdictOutcome& outcome) { return {outcome.id, outcome.title, outcome.sentence, {}}; }

std::vector<VerdictOutcome> outcomes_reached(const rulepack::VerdictTable& table, const std::vector<const Family*>& families,
                                             const std::vector<const Outcome*>& gated) {
  std::vector<VerdictOutcome> reached;
  auto reachable = reachable_combinations(families, gated, gates_that_matter(table, gated));
  if (!reachable) {
    // Sound without looking: any row may hit.
    for (const rulepack::VerdictOutcome& outcome : table.outcomes) {
      reached.push_back(outcome_as(outcome));
      reached.back().led_by.push_back({"Trop d’inconnues pour examiner chaque combinaison", "Too many unknowns to look at every combination"});
    }
    return reached;
  }
  TableReading reading(table, families, std::move(*reachable));
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

Verdict verdict_of(const rulepack::VerdictTable& table, const std::vector<const Family*>& families, const std::vector<const Outcome*>& gated,
                   const std::vector<std::string>& blocking) {
  Verdict verdict;
  verdict.blocking_unknown = blocking;
  verdict.outcomes = outcomes_reached(table, families, gated);
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
