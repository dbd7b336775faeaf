// The table that turns levels and gates into one outcome.
#include <algorithm>
#include <functional>

#include "feel/decision_table.h"
#include "feel/lexical.h"
#include "rulepack/names.h"
#include "rulepack/reading.h"
#include "rulepack/table_check.h"

namespace reprise::rulepack {
namespace {

using document::Node;

constexpr std::string_view kGates = "gates";
constexpr std::string_view kRoute = "route";
constexpr std::string_view kNotApplicable = "not_applicable";

class VerdictReading {
 public:
  VerdictReading(Reading& reading, const RuleFile& file) : reading_(reading), file_(file), root_(file.document->root()) {}

  VerdictTable run() {
    VerdictTable verdict;
    verdict.place = place_of(member(root_, "rows"), file_);
    read_outcomes(verdict);
    read_inputs();
    read_rows(verdict);
    compile(verdict);
    if (check_last_row() && verdict.table) check_rows(verdict);
    return verdict;
  }

 private:
  void read_outcomes(VerdictTable& verdict) {
    Unique ids;
    for (const Node& item : items(member(root_, "outcomes"))) {
      const OptionalNode id = member(item, "id");
      if (!id) continue;
      ids.take(reading_, string_of(id), id->place());
      verdict.outcomes.push_back({string_of(id), text_of(member(item, "title")), text_of(member(item, "sentence")), string_of(member(item, "proceeds")) == "true",
                                  string_of(member(item, "conditions")) != "false"});
    }
  }

  [[nodiscard]] std::vector<std::string> possible_inputs() const {
    std::vector<std::string> possible;
    for (const Pack& pack : reading_.book.packs) {
      if (pack.scored) possible.push_back(pack.family);
    }
    possible.emplace_back(kGates);
    possible.emplace_back(kRoute);
    return possible;
  }

  void read_inputs() {
    const std::vector<std::string> possible = possible_inputs();
    for (const Node& item : items(member(root_, "inputs"))) {
      const std::string name = string_of(item);
      inputs_.push_back(name);
      if (std::ranges::find(possible, name) == possible.end()) {
        reading_.report("rule-verdict-input", item.place(), {{"input", name}, {"hint", suggestion(name, possible)}});
      }
    }
  }

  void read_rows(VerdictTable& verdict) {
    std::vector<std::string> known;
    for (const VerdictOutcome& outcome : verdict.outcomes) known.push_back(outcome.id);
    for (const Node& item : items(member(root_, "rows"))) {
      const OptionalNode outcome = member(item, "outcome");
      const OptionalNode when = member(item, "when");
      if (outcome && std::ranges::find(known, outcome->text()) == known.end()) {
        reading_.report("rule-unknown-outcome", outcome->place(), {{"outcome", string_of(outcome)}, {"hint", suggestion(outcome->text(), known)}});
      }
      if (!when || !when->is_mapping()) continue;
      read_row(*when, outcome);
      verdict.rows.push_back(row_by_cell(*when, string_of(outcome)));
    }
  }

  /// A cell that does not compile is left out here and reported by the table.
  [[nodiscard]] VerdictRow row_by_cell(const Node& when, std::string outcome) const {
    VerdictRow row{{}, std::move(outcome), when.place()};
    for (std::size_t at = 0; at < when.size(); ++at) {
      if (!when.value(at).is_scalar()) continue;
      auto cell = feel::UnaryTests::compile(when.value(at).text(), names());
      if (cell.value) row.when.emplace(when.key(at).text(), std::move(*cell.value));
    }
    return row;
  }

  void read_row(const Node& when, const OptionalNode& outcome) {
    feel::TableRow row;
    row.tests.resize(inputs_.size());
    for (std::size_t at = 0; at < when.size(); ++at) {
      const std::string name(when.key(at).text());
      const auto input = std::ranges::find(inputs_, name);
      if (input == inputs_.end()) {
        reading_.report("rule-verdict-input", when.key(at).place(), {{"input", name}, {"hint", suggestion(name, inputs_)}});
      } else if (when.value(at).is_scalar()) {
        row.tests[static_cast<std::size_t>(input - inputs_.begin())] = {std::string(when.value(at).text()), origin_of(when.value(at))};
        check_words(name, when.value(at));
      }
    }
    row.results.push_back({feel::lexical::quoted(string_of(outcome)), outcome ? origin_of(*outcome) : feel::Origin()});
    table_.rows.push_back(std::move(row));
    catches_all_.push_back(when.size() == 0);
    row_places_.push_back(when.place());
  }

  /// The texts of a cell are levels of its family, rules that have a gate, or routes.
  void check_words(const std::string& input, const Node& cell) {
    const auto tests = feel::UnaryTests::compile(cell.text(), names());
    if (!tests.value) return;  // the table reports it
    const std::vector<std::string> known = input == kGates ? gated_rules() : input == kRoute ? routes() : levels(input);
    if (known.empty()) return;
    for (const feel::SyntaxNode& node : tests.value->syntax().nodes) {
      if (node.kind != feel::NodeKind::literal || node.value.kind() != feel::Kind::string) continue;
      const std::string& word = node.value.as_string();
      if (std::ranges::find(known, word) != known.end()) continue;
      const base::Place place = cell.place_in_text(node.span.begin, node.span.end);
      const base::Argument hint("hint", suggestion(word, known));
      if (input == kGates) {
        reading_.report("rule-unknown-gate", place, {{"gate", word}, hint});
      } else if (input == kRoute) {
        reading_.report("rule-unknown-route", place, {{"route", word}, hint});
      } else {
        reading_.report("rule-unknown-band", place, {{"band", word}, {"family", input}, hint});
      }
    }
  }

  [[nodiscard]] std::vector<std::string> gated_rules() const {
    std::vector<std::string> ids;
    for (const Pack& pack : reading_.book.packs) {
      for (const Rule& rule : pack.rules) {
        if (rule.gate) ids.push_back(rule.id);
      }
    }
    return ids;
  }

  /// The words that a dossier may say.
  [[nodiscard]] std::vector<std::string> routes() const {
    const auto route = feel::Expression::compile("transaction.route", reading_.facts);
    return route.value ? route.value->expectation().choices : std::vector<std::string>();
  }

  [[nodiscard]] std::vector<std::string> levels(const std::string& family) const {
    const auto pack = std::ranges::find(reading_.book.packs, family, &Pack::family);
    std::vector<std::string> ids;
    if (pack == reading_.book.packs.end() || pack->bands.empty()) return ids;
    for (const Band& band : pack->bands) ids.push_back(band.id);
    ids.emplace_back(kNotApplicable);
    return ids;
  }

  [[nodiscard]] feel::Names names() const {
    feel::Names names;
    names.set_strict(true);
    for (const std::string& input : inputs_) names.add({input});
    return names;
  }

  /// Whatever the levels, one row must answer; a row below one that takes everything never does. False when one of both is wrong.
  bool check_last_row() {
    if (catches_all_.empty()) return false;
    if (!catches_all_.back()) reading_.report("rule-verdict-last-row", row_places_.back());
    for (std::size_t row = 0; row + 1 < catches_all_.size(); ++row) {
      if (!catches_all_[row]) continue;
      reading_.report("rule-verdict-dead-rows", row_places_[row], {{"count", std::to_string(catches_all_.size() - row - 1)}});
      return false;
    }
    return catches_all_.back();
  }

  /// Rows that those above leave nothing, among the levels there are. Gates are a list and cannot be told apart.
  void check_rows(const VerdictTable& verdict) {
    if (verdict.rows.size() != table_.rows.size()) return;
    std::vector<std::optional<feel::UnaryTests>> allowed;
    CheckedTable checked{table_.policy, {}, {}, {}, false, verdict.place};
    for (const std::string& input : inputs_) allowed.push_back(allowed_levels(input));
    for (std::size_t input = 0; input < inputs_.size(); ++input) checked.inputs.push_back({inputs_[input], allowed[input] ? &*allowed[input] : nullptr, false});
    for (const VerdictRow& row : verdict.rows) {
      CheckedTableRow made{{}, {{feel::Value::string(row.outcome), row.outcome}}, row.place};
      for (const std::string& input : inputs_) {
        const auto cell = row.when.find(input);
        made.when.push_back({cell == row.when.end() ? nullptr : &cell->second, row.place});
      }
      checked.rows.push_back(std::move(made));
    }
    reading_.diagnostics.add(check_table(checked));
  }

  [[nodiscard]] std::optional<feel::UnaryTests> allowed_levels(const std::string& input) const {
    std::string text;
    for (const std::string& level : levels(input)) text += (text.empty() ? "" : ", ") + feel::lexical::quoted(level);
    return text.empty() ? std::nullopt : feel::UnaryTests::compile(text, names()).value;
  }

  void compile(VerdictTable& verdict) {
    if (table_.rows.empty() || inputs_.empty()) return;
    table_.policy = feel::parse_hit_policy(string_of(member(root_, "hit_policy"))).value_or(feel::HitPolicy::first);
    const OptionalNode inputs = member(root_, "inputs");
    for (std::size_t at = 0; at < inputs_.size(); ++at) table_.inputs.push_back({inputs_[at], origin_of(inputs->item(at))});
    table_.outputs.push_back({"outcome", {}, {}});
    auto compiled = feel::DecisionTable::compile(table_, names());
    reading_.diagnostics.add(std::move(compiled.diagnostics));
    verdict.table = std::move(compiled.value);
    if (table_.policy != feel::HitPolicy::first) verdict.rows.clear();
  }

  Reading& reading_;
  const RuleFile& file_;
  OptionalNode root_;
  std::vector<std::string> inputs_;
  feel::TableText table_;
  std::vector<bool> catches_all_;
  std::vector<base::Place> row_places_;
};

}  // namespace

void read_verdict(Reading& reading, const RuleFolder& folder) {
  for (const RuleFile* file : folder.of(FileKind::verdict)) reading.book.verdict = VerdictReading(reading, *file).run();
}

}  // namespace reprise::rulepack
