// One file of a pack: what is asked, how the answer is judged, what is said, and the tests that show it.
#include "rulepack/names.h"
#include "rulepack/reading.h"
#include "rulepack/scale_check.h"
#include "rulepack/value_set.h"

namespace reprise::rulepack {
namespace {

Lifecycle lifecycle_of(std::string_view word) {
  return word == "experimental" ? Lifecycle::experimental : word == "deprecated" ? Lifecycle::deprecated : Lifecycle::stable;
}

Basis basis_of(std::string_view word) { return word == "published" ? Basis::published : word == "practice" ? Basis::practice : Basis::proposal; }

Policy policy_of(std::string_view word) {
  return word == "blocking" ? Policy::blocking : word == "documentary_gap" ? Policy::documentary_gap : Policy::none;
}

Actor actor_of(std::string_view word) { return word == "group" ? Actor::group : word == "authority" ? Actor::authority : Actor::association; }

/// Where a placeholder of a finding begins and ends, braces included.
void check_placeholder(Reading& reading, const document::Node& sentence, std::size_t begin, std::size_t end) {
  const std::string_view path = sentence.text().substr(begin + 1, end - begin - 2);
  if (path == "value") return;
  PathProblem problem = check_path(path, reading.facts, false);
  if (problem.begin == 0 && !problem.known.empty()) problem.known.insert(problem.known.begin(), "value");
  if (problem.kind == PathProblem::Kind::none && !path.ends_with('*')) return;
  const base::Text hint = problem.known.empty() ? base::Text{"{value} ou le chemin d’un fait, comme {workforce.headcount}", "{value} or the path of a fact, such as {workforce.headcount}"}
                                                : suggestion(problem.word, problem.known);
  reading.report("rule-placeholder", sentence.place_in_text(begin, end), {{"placeholder", "{" + std::string(path) + "}"}, {"hint", hint}});
}

void check_placeholders(Reading& reading, const OptionalNode& sentence) {
  if (!sentence || !sentence->is_scalar()) return;
  const std::string_view text = sentence->text();
  for (std::size_t begin = text.find('{'); begin != std::string_view::npos; begin = text.find('{', begin + 1)) {
    const std::size_t end = text.find('}', begin);
    if (end == std::string_view::npos) return reading.report("rule-placeholder-open", sentence->place_in_text(begin, text.size()), {{"example", "{value}"}});
    check_placeholder(reading, *sentence, begin, end + 1);
  }
}

void read_identity(Reading& reading, Rule& rule, const OptionalNode& root, const RuleFile& file) {
  const OptionalNode id = member(root, "id");
  check_file_name(reading, id, file);
  rule.id = file.stem;
  rule.place = place_of(id, file);
  rule.lifecycle = lifecycle_of(string_of(member(root, "lifecycle")));
  rule.basis = basis_of(string_of(member(root, "basis")));
  rule.title = text_of(member(root, "title"));
  rule.why = text_of(member(root, "why"));
  rule.blind_spots = text_of(member(root, "blind_spots"));
  for (const document::Node& reference : items(member(root, "references"))) {
    const OptionalNode source = member(reference, "source");
    check_source(reading, source);
    rule.references.push_back(string_of(source));
    rule.reference_notes.push_back(text_of(member(reference, "note")));
  }
  check_days(reading, member(root, "from"), member(root, "until"));
  rule.from = day_of(member(root, "from"));
  rule.until = day_of(member(root, "until"));
  rule.policy = policy_of(string_of(member(root, "policy")));
}

feel::Expectation expectation_of(const Rule& rule) { return rule.value ? rule.value->expectation() : feel::Expectation{}; }

void read_scale(Reading& reading, Rule& rule, const OptionalNode& scale) {
  const feel::Expectation input = expectation_of(rule);
  bool all_rows = true;
  Unique null_rows;
  for (const document::Node& item : items(scale)) {
    const OptionalNode when = member(item, "when");
    auto tests = read_tests(reading, when, input);
    if (!tests) {
      all_rows = false;
      continue;
    }
    if (is_null_test(*tests)) {
      null_rows.take(reading, "null", when->place());
      rule.null_row = rule.scale.size();
    }
    rule.scale.push_back({std::move(*tests), number_of(member(item, "risk")), text_of(member(item, "label")), when->place()});
  }
  if (!all_rows || rule.scale.empty()) return;
  std::vector<CheckedRow> rows;
  for (const ScaleRow& row : rule.scale) rows.push_back({&row.when, row.place});
  reading.diagnostics.add(check_scale(rows, rule.unit, scale->place()));
}

void read_gate(Reading& reading, Rule& rule, const OptionalNode& gate, const Pack& pack) {
  if (!gate || !gate->is_mapping()) return;
  const OptionalNode level = member(gate, "level");
  const OptionalNode families = member(gate, "families");
  auto when = read_tests(reading, member(gate, "when"), expectation_of(rule));
  const bool floors_own = has_score(pack.family);
  if (!families && !floors_own && !pack.family.empty()) reading.report("rule-gate-families", gate->place(), {{"family", pack.family}});
  if (!when || !level) return;
  Gate read{std::move(*when), string_of(level), strings_of(families), text_of(member(gate, "sentence")), level->place(), member(gate, "when")->place()};
  if (!families && floors_own) read.families = {pack.family};
  rule.gate = std::move(read);
}

/// A scored rule needs a scale; one that is not has neither scale nor weight, and one of the gates is a gate.
void check_place_in_pack(Reading& reading, const Rule& rule, const OptionalNode& root, const Pack& pack, const RuleFile& file) {
  if (!file.keeps_schema || pack.family.empty()) return;
  const OptionalNode scale = member(root, "scale");
  const bool scored = has_score(pack.family);
  if (scored && !scale) reading.report("rule-scale-missing", rule.place, {{"rule", rule.id}, {"family", pack.family}});
  if (!scored && !rule.weight.is_zero()) reading.report("rule-unscored-weight", member(root, "weight")->place(), {{"family", pack.family}});
  if (pack.family == "gates" && scale) reading.report("rule-unscored-scale", scale->place(), {{"family", pack.family}});
  if (pack.family == "gates" && !member(root, "gate")) reading.report("rule-gate-missing", rule.place, {{"rule", rule.id}});
}

}  // namespace

Rule read_rule(Reading& reading, const RuleFile& file, const Pack& pack) {
  const OptionalNode root = file.document->root();
  Rule rule;
  rule.pack = pack.folder;
  rule.family = pack.family;
  read_identity(reading, rule, root, file);
  rule.applies_text = string_of(member(root, "applies"));
  rule.applies = read_expression(reading, member(root, "applies"));
  rule.value_text = string_of(member(root, "value"));
  rule.value = read_expression(reading, member(root, "value"));
  rule.unit = string_of(member(root, "unit"));
  rule.weight = number_of(member(root, "weight"));
  read_scale(reading, rule, member(root, "scale"));
  read_gate(reading, rule, member(root, "gate"), pack);
  rule.finding = text_of(member(root, "finding"));
  check_placeholders(reading, member(member(root, "finding"), "fr"));
  check_placeholders(reading, member(member(root, "finding"), "en"));
  rule.remedy = text_of(member(root, "remedy"));
  rule.remedy_by = actor_of(string_of(member(member(root, "remedy"), "who")));
  for (const document::Node& test : items(member(root, "tests"))) rule.tests.push_back(read_test(reading, test));
  check_place_in_pack(reading, rule, root, pack, file);
  return rule;
}

}  // namespace reprise::rulepack
