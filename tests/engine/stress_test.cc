// What a bad year does to a small association, worked out by hand, and that judging only what depends on it is enough.
#include <algorithm>
#include <map>

#include "engine/stress.h"
#include "engine/stress_changes.h"
#include "fixture.h"
#include "printed.h"

namespace reprise::engine::testing {
namespace {

std::string scored(const std::string& id, const std::string& value, int weight) {
  return rule(id, "value: " + value + "\nunit: count\nweight: " + std::to_string(weight) +
                      "\nscale:\n  - {when: \">= 200\", risk: 0}\n  - {when: \"[100..200)\", risk: 50}\n  - {when: \"< 100\", risk: 100}\n"
                      "finding: {fr: \"{value}\", en: \"{value}\"}\ntests:\n  - {given: {}, expect: {outcome: unknown}}\n");
}

constexpr const char* kWatch =
    "schema: reprise/watch/1\nfigures:\n"
    "  - {id: days, title: {fr: Jours, en: Days}, value: \"accounts[-1].cash * 365 / accounts[-1].current_expenses\", unit: days}\n"
    "  - {id: result, title: {fr: Résultat, en: Result}, value: \"accounts[-1].result\", unit: euro}\n";

/// A fifth of all grants: G = Σ grants × 0.2.
constexpr const char* kLoss = "\"sum(for one in funding return if one.kind = \\\"grant\\\" then one.amount * 0.2 else 0)\"";
constexpr const char* kLost = "sum(for one in funding return if one.kind = \\\"grant\\\" then one.amount * 0.2 else 0)";

std::string stress(const std::string& more = {}, const std::string& amount = kLoss) {
  const std::string lost(kLost);
  return "schema: reprise/stress/1\nid: grants\nbasis: proposal\ntitle: {fr: Subventions, en: Grants}\nwhy: {fr: Parce que., en: Because.}\n" + more +
         "amount: {title: {fr: Perte, en: Loss}, value: " + amount + ", unit: euro}\nchanges:\n"
         "  - {fact: \"funding[*].amount\", value: item.amount * 0.8, where: 'item.kind = \"grant\"'}\n"
         "  - {fact: \"accounts[latest].cash\", value: \"item.cash - " + lost + "\"}\n"
         "  - {fact: \"accounts[latest].result\", value: \"item.result - " + lost + "\"}\n";
}

rulepack::RuleBook book(const std::string& written = stress()) {
  return rules({{"financial/cash.yaml", scored("cash", "accounts[-1].cash", 3)},
                {"financial/staff.yaml", scored("staff", "workforce.headcount", 1)},
                {"stress/watch.yaml", kWatch},
                {"stress/grants.yaml", written}});
}

/// Two years, so that the latest is told from the first; two grants' worth of 400, of which a fifth is 80.
std::string dossier(const std::string& latest = "cash: 210, result: 30, current_expenses: 3650", const std::string& grant = "amount: 400") {
  return "accounts:\n  - {year: 2010, basis: audited, cash: 500, result: 0}\n  - {year: 2011, basis: audited, " + latest + "}\n" +
         "funding:\n  - {id: state, kind: grant, " + grant + "}\n  - {id: ars, kind: tariff, amount: 900}\n" +
         "workforce: {headcount: 300}\ngovernance: {court_procedure: none}\n";
}

std::string printed(const assessment::StressValue& value) {
  if (value.state == assessment::FactState::known) return value.value;
  if (value.state == assessment::FactState::not_applicable) return "not applicable";
  if (value.state == assessment::FactState::unknown) return "unknown " + in_brackets(value.missing);
  return (value.low ? value.low->to_string() : "") + ".." + (value.high ? value.high->to_string() : "");
}

std::string printed(const assessment::StressLevel& level) {
  return (level.score ? interval(*level.score) : "no score") + " " + level.level_low + (level.level_low == level.level_high ? "" : ".." + level.level_high);
}

std::string printed(const assessment::Stress& stress) {
  std::string text = stress.id + ": " + assessment::words(stress.state).en;
  if (!stress.missing.empty()) text += " " + in_brackets(stress.missing);
  if (!stress.problem.empty()) text += ", " + stress.problem.en;
  text += ", " + printed(stress.amount.after) + "\n";
  for (const auto& one : stress.changes) text += "  " + one.id + ": " + printed(one.before) + " -> " + printed(one.after) + "\n";
  for (const auto& one : stress.figures) text += "  " + one.id + ": " + printed(one.before) + " -> " + printed(one.after) + "\n";
  for (const auto& one : stress.families) text += "  " + one.family + ": " + printed(one.before) + " -> " + printed(one.after) + "\n";
  for (const auto& one : stress.rules) text += "  " + one.rule + ": " + interval(one.risk_before) + " -> " + interval(one.risk_after) + "\n";
  return text + "  " + stress.verdict_before.headline.en + " -> " + stress.verdict_after.headline.en + "\n";
}

std::string stressed(const std::string& sections, const std::string& written = stress()) {
  const auto result = assessed(book(written), sections);
  return result.stress.size() == 1 ? printed(result.stress.front()) : "not one stress";
}

TEST(Stress, works_out_what_a_person_would) {
  // 400 × 0.2 = 80. Cash 210 − 80 = 130, result 30 − 80 = −50. Days 210 × 365 ÷ 3650 = 21, then 13.
  // Cash 210 ≥ 200 is risk 0, 130 is risk 50: (3 × 50 + 1 × 0) ÷ 4 = 37.5. Low proceeds, watch comes to conditions.
  EXPECT_EQ(stressed(dossier()),
            "grants: known, 80\n"
            "  funding[state].amount: 400 -> 320\n"
            "  accounts[2011].cash: 210 -> 130\n"
            "  accounts[2011].result: 30 -> -50\n"
            "  days: 21 -> 13\n"
            "  result: 30 -> -50\n"
            "  financial: 0 low -> 37.5 watch\n"
            "  cash: 0 -> 50\n"
            "  Take over -> Under conditions\n");
}

TEST(Stress, gives_ranges_for_ranges) {
  // Cash 150..250 less 80 is 70..170: risk 50..100 instead of 0..50, so 3 × 50 ÷ 4 = 37.5 to 3 × 100 ÷ 4 = 75. Days 15..25, then 7..17.
  EXPECT_EQ(stressed(dossier("cash: {low: 150, high: 250}, result: 30, current_expenses: 3650")),
            "grants: known, 80\n"
            "  funding[state].amount: 400 -> 320\n"
            "  accounts[2011].cash: 150..250 -> 70..170\n"
            "  accounts[2011].result: 30 -> -50\n"
            "  days: 15..25 -> 7..17\n"
            "  result: 30 -> -50\n"
            "  financial: 0..37.5 low..watch -> 37.5..75 watch..critical\n"
            "  cash: 0..50 -> 50..100\n"
            "  Open: Take over, or Under conditions -> Open: Under conditions, or Decline\n");
  // A grant between 300 and 400 loses 60 to 80.
  EXPECT_NE(stressed(dossier("cash: 210, result: 30, current_expenses: 3650", "amount: {low: 300, high: 400}")).find("grants: uncertain, 60..80\n  funding[state].amount: 300..400 -> 240..320\n  accounts[2011].cash: 210 -> 130..150\n"),
            std::string::npos);
  // Of two sources that contradict each other, both.
  EXPECT_NE(stressed(dossier("cash: {value: 210, source: A, alternatives: [{value: 260, source: B}]}, result: 30, current_expenses: 3650") + "sources: {A: {title: A}, B: {title: B}}\n")
                .find("  accounts[2011].cash: 210..260 -> 130..180\n"),
            std::string::npos);
}

TEST(Stress, shows_no_figure_while_its_amount_is_unknown) {
  EXPECT_EQ(stressed(dossier("cash: 210, result: 30, current_expenses: 3650", "amount: unknown")),
            "grants: unknown [funding[state].amount], unknown [funding[state].amount]\n  Take over -> Take over\n");
  EXPECT_EQ(stressed("accounts: [{year: 2011, basis: audited, cash: 210}]\nworkforce: {headcount: 300}\ngovernance: {court_procedure: none}\n"),
            "grants: unknown [funding], unknown [funding]\n  Take over -> Take over\n");
}

TEST(Stress, leaves_what_is_unknown_unknown) {
  EXPECT_EQ(stressed(dossier("result: 30, current_expenses: 3650")),
            "grants: known, 80\n"
            "  funding[state].amount: 400 -> 320\n"
            "  accounts[2011].result: 30 -> -50\n"
            "  days: unknown [accounts[2011].cash] -> unknown [accounts[2011].cash]\n"
            "  result: 30 -> -50\n"
            "  financial: 0..75 low..critical -> 0..75 low..critical\n"
            "  Open: Take over, or Under conditions, or Decline -> Open: Take over, or Under conditions, or Decline\n");
  EXPECT_NE(stressed(dossier("cash: {not_applicable: none}, result: 30, current_expenses: 3650")).find("  days: not applicable -> not applicable\n"), std::string::npos);
}

TEST(Stress, makes_unknown_what_is_changed_by_an_unknown) {
  const std::string by_debt = stress("", "100") + "  - {fact: \"accounts[latest].current_expenses\", value: item.current_expenses + item.financial_debt}\n";
  EXPECT_NE(stressed(dossier(), by_debt).find("  days: 21 -> unknown [accounts[2011].financial_debt]\n"), std::string::npos) << stressed(dossier(), by_debt);
}

TEST(Stress, tells_an_entry_that_may_or_may_not_change_by_both_values) {
  std::string written = stress();
  written.replace(written.find("item.kind = \"grant\""), 19, "item.amount > 350");
  // 300..400 or four fifths of it; the tariff's 900 surely becomes 720.
  const std::string told = stressed(dossier("cash: 210, result: 30, current_expenses: 3650", "amount: {low: 300, high: 400}"), written);
  EXPECT_NE(told.find("  funding[state].amount: 300..400 -> 240..400\n  funding[ars].amount: 900 -> 720\n"), std::string::npos) << told;
}

TEST(Stress, may_not_concern_an_association) {
  const std::string asks = stress("applies: workforce.headcount > 500\n");
  EXPECT_EQ(stressed(dossier(), asks), "grants: not applicable, unknown []\n  Take over -> Take over\n");
  EXPECT_EQ(stressed("funding: []\ngovernance: {court_procedure: none}\n", asks).substr(0, 43), "grants: unknown [workforce.headcount], unkn");
}

TEST(Stress, tells_an_amount_that_cannot_be_computed) {
  EXPECT_EQ(stressed(dossier(), stress("", "1 / 0")).substr(0, 83), "grants: fault of the rule, the amount cannot be computed though every fact is known");
  EXPECT_EQ(stressed(dossier("cash: {low: 1, high: 2}, result: 30, current_expenses: 3650"), stress("", "\"1 / (accounts[-1].cash - 1)\"")).substr(0, 37), "grants: unknown [accounts[2011].cash]");
}

TEST(Stress, fires_gates_and_moves_the_verdict) {
  const std::string gate = rule("empty", "value: accounts[-1].cash\nunit: euro\nweight: 0\nfinding: {fr: \"{value}\", en: \"{value}\"}\n"
                                         "gate: {when: \"< 0\", level: critical, families: [financial], sentence: {fr: Vide., en: Empty.}}\n"
                                         "tests:\n  - {given: {}, expect: {gate: possible}}\n");
  const auto with_gate = rules({{"financial/staff.yaml", scored("staff", "workforce.headcount", 1)},
                                {"gates/empty.yaml", gate},
                                {"stress/grants.yaml", stress()}});
  const auto result = assessed(with_gate, dossier("cash: 79, result: 30, current_expenses: 3650"));
  ASSERT_EQ(result.stress.size(), 1u);
  ASSERT_EQ(result.stress.front().rules.size(), 1u);
  EXPECT_EQ(result.stress.front().rules.front().gate_before, assessment::GateState::clear);
  EXPECT_EQ(result.stress.front().rules.front().gate_after, assessment::GateState::fired);
  EXPECT_EQ(result.stress.front().verdict_after.outcomes, std::vector<std::string>{"decline"});
  EXPECT_EQ(assessed(with_gate, dossier("cash: 80, result: 30, current_expenses: 3650")).stress.front().verdict_after.outcomes, std::vector<std::string>{"proceed"});
}

TEST(Stress, leaves_the_assessment_itself_alone) {
  const auto without = rules({{"financial/cash.yaml", scored("cash", "accounts[-1].cash", 3)}, {"financial/staff.yaml", scored("staff", "workforce.headcount", 1)}});
  EXPECT_EQ(testing::printed(assessed(book(), dossier())), testing::printed(assessed(without, dossier())));
}

/// The rules and cases of this project.
struct Case {
  dossier::Dossier dossier;
  dossier::Group group;
  takeover::Takeover takeover;
};

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const auto& [dossier_file, group_file] : std::map<std::string, std::string>{{"passerelles/dossier.yaml", "passerelles/group.yaml"},
                                                                                    {"alpha-sante-2012/dossier.yaml", "groupe-sos-2012/group.yaml"},
                                                                                    {"sauvegarde-ardennes-2017/dossier.yaml", "groupe-sos-2017/group.yaml"}}) {
    auto dossier = dossier::dossier_from_document(parsed(dossier_file, golden::read("examples/" + dossier_file)));
    auto group = dossier::group_from_document(parsed(group_file, golden::read("examples/" + group_file)));
    auto takeover = takeover::take_over(*dossier.value, *group.value, {});
    all.push_back({std::move(*dossier.value), std::move(*group.value), std::move(*takeover.value)});
  }
  return all;
}

const rulepack::RuleBook& checkout_rules() {
  static const auto loaded = rulepack::load(base::DiskFiles(), "rules", "schemas", facts::vocabulary_names());
  return *loaded.value;
}

TEST(StressesOfThisProject, judge_as_if_every_rule_were_judged_again) {
  std::size_t computed = 0;
  for (const Case& one : cases()) {
    const facts::Facts facts(one.dossier, one.group, one.takeover);
    const feel::Context scope = rulepack::scope_of(checkout_rules(), facts.context());
    const World world{checkout_rules(), facts, scope};
    const auto result = assess({one.dossier, one.group, one.takeover, checkout_rules()});
    for (std::size_t at = 0; at < result.stress.size(); ++at) {
      if (result.stress[at].families.empty()) continue;
      std::vector<facts::Change> changes;
      for (const ChangedFact& fact : changed_facts(checkout_rules().stresses[at], world)) changes.push_back(change_of(fact));
      const facts::Facts after = facts.changed(changes);
      const feel::Context after_scope = rulepack::scope_of(checkout_rules(), after.context());
      std::deque<Outcome> outcomes;
      const auto families = judged_families({checkout_rules(), after, after_scope}, outcomes);
      for (const Family* family : scored_of(families)) {
        const auto told = std::ranges::find(result.stress[at].families, family->pack->family, &assessment::StressFamily::family);
        EXPECT_EQ(told->after.score, family->score.interval) << result.association_id << " " << result.stress[at].id << " " << told->family;
        EXPECT_EQ(told->after.level_low, level_id(family->levels.low, family->pack->bands));
        EXPECT_EQ(told->after.level_high, level_id(family->levels.high, family->pack->bands));
        ++computed;
      }
    }
  }
  EXPECT_GE(computed, 20u);
}

scalar::Decimal moved(const assessment::Stress& stress, const std::string& path) {
  const auto found = std::ranges::find(stress.changes, path, &assessment::StressFigure::id);
  if (found == stress.changes.end()) return scalar::Decimal(0);
  return *scalar::Decimal::parse(found->after.value) - *scalar::Decimal::parse(found->before.value);
}

TEST(StressesOfThisProject, keep_the_balance_sheet_in_balance) {
  const Case passerelles = std::move(cases()[1]);
  ASSERT_EQ(passerelles.dossier.id, "passerelles-aubrenne");
  const auto result = assess({passerelles.dossier, passerelles.group, passerelles.takeover, checkout_rules()});
  ASSERT_EQ(result.stress.size(), 5u);
  for (const auto& stress : result.stress) {
    EXPECT_EQ(stress.state, OutcomeKind::known) << stress.id;
    const auto line = [&](const char* key) { return moved(stress, "accounts[2024]." + std::string(key)); };
    EXPECT_EQ(line("total_assets"), line("equity") + line("total_debt")) << stress.id;
    EXPECT_EQ(line("total_assets"), line("current_assets")) << stress.id;
    EXPECT_EQ(line("result"), line("equity")) << stress.id;
    EXPECT_EQ(line("result"), line("total_income") - line("total_expenses")) << stress.id;
    EXPECT_EQ(line("cash") - line("short_term_bank_debt"), line("result") - line("receivables")) << stress.id;
    EXPECT_EQ(line("total_income"), line("tariff_income") + line("subsidies")) << stress.id;
  }
}

TEST(StressesOfThisProject, take_what_they_say) {
  const Case passerelles = std::move(cases()[1]);
  const auto result = assess({passerelles.dossier, passerelles.group, passerelles.takeover, checkout_rules()});
  std::map<std::string, std::string> amounts;
  for (const auto& stress : result.stress) amounts[stress.id] = stress.amount.after.value;
  // From examples/passerelles/dossier.yaml, funding of 2024 and accounts of 2024.
  EXPECT_EQ(amounts["largest-funder"], "678000");    // the Cher: (2,980,000 + 410,000) × 0.2
  EXPECT_EQ(amounts["all-subsidies"], "41200");      // 412,000 × 0.1
  EXPECT_EQ(amounts["late-department"], "1056000");  // 4,224,000 × 3 ÷ 12
  EXPECT_EQ(amounts["energy"], "95400");             // 318,000 × 0.3
}

}  // namespace
}  // namespace reprise::engine::testing
