#include "rulepack/stress.h"

#include <algorithm>
#include <array>

#include "rulepack/names.h"
#include "rulepack/reading.h"

namespace reprise::rulepack {
namespace {

using document::Node;

/// Lists in the order of their years, which alone have a last entry.
bool has_latest(std::string_view list) { return list.ends_with("accounts") || list == "forecasts"; }

/// Distances and doubles were computed from these before any rule is asked, and do not follow a change.
bool feeds_the_map(std::string_view list, std::string_view key) {
  constexpr std::array<std::string_view, 4> kPlaces = {"establishments", "group.establishments", "group.services", "group.legal_persons"};
  if (std::ranges::find(kPlaces, list) != kPlaces.end() || list.starts_with("takeover")) return true;
  constexpr std::array<std::string_view, 6> kOfServices = {"type", "establishment", "capacity", "authorised", "open", "occupied"};
  constexpr std::array<std::string_view, 2> kDegrees = {"latitude", "longitude"};
  return list == "services" && (std::ranges::find(kOfServices, key) != kOfServices.end() || std::ranges::find(kDegrees, key) != kDegrees.end());
}

feel::Expectation expectation_of(const std::string& text, const feel::Names& names) {
  const auto compiled = feel::Expression::compile(text, names);
  return compiled.value ? compiled.value->expectation() : feel::Expectation{};
}

/// What a list's entry has, under the name by which changes see it.
void declare_item(feel::Names& names, const std::string& list, const feel::Names& facts) {
  std::vector<std::string> path;
  for (const PathStep& step : path_steps(list)) path.push_back(step.name);
  const auto declared = facts.find(path);
  if (!declared) return;
  const std::string item(kItem);
  names.add({item});
  for (const std::string& entry : declared->entries) {
    const feel::Expectation known = expectation_of(list + "[1]." + entry, facts);
    if (known.kind == feel::Kind::list) {
      names.add_list({item, entry});
    } else if (known.kind == feel::Kind::null) {
      names.add({item, entry});
    } else {
      names.add_kind({item, entry}, known.kind, known.choices);
    }
  }
}

std::string_view name_of(feel::Kind kind) {
  switch (kind) {
    case feel::Kind::number: return "number";
    case feel::Kind::string: return "string";
    case feel::Kind::boolean: return "boolean";
    case feel::Kind::date: return "date";
    case feel::Kind::list: return "list";
    case feel::Kind::context: return "context";
    default: return "value";
  }
}

class StressReading {
 public:
  StressReading(Reading& reading, const RuleFile& file) : reading_(reading), file_(file), root_(file.document->root()) {}

  Stress run() {
    Stress stress;
    const OptionalNode id = member(root_, "id");
    check_file_name(reading_, id, file_);
    stress.id = file_.stem;
    stress.place = place_of(id, file_);
    stress.basis = string_of(member(root_, "basis"));
    stress.title = text_of(member(root_, "title"));
    stress.why = text_of(member(root_, "why"));
    for (const Node& reference : items(member(root_, "references"))) {
      check_source(reading_, member(reference, "source"));
      stress.references.push_back(string_of(member(reference, "source")));
    }
    stress.applies = read_expression(reading_, member(root_, "applies"));
    stress.amount = read_figure(reading_, member(root_, "amount"));
    for (const Node& item : items(member(root_, "changes"))) read_change(item, stress);
    return stress;
  }

  static Figure read_figure(Reading& reading, const OptionalNode& node) {
    Figure figure;
    figure.id = string_of(member(node, "id"));
    figure.title = text_of(member(node, "title"));
    figure.unit = string_of(member(node, "unit"));
    figure.value = read_expression(reading, member(node, "value"));
    if (node) figure.place = node->place();
    return figure;
  }

 private:
  void read_change(const Node& item, Stress& stress) {
    const OptionalNode fact = member(item, "fact");
    if (!fact || !fact->is_scalar() || !check_fact(*fact)) return;
    StressChange change;
    change.path = fact->text();
    change.place = fact->place();
    take_apart(change);
    check_selector(*fact, change);
    check_where(item, change);
    const auto same = [&](const StressChange& other) { return other.list == change.list && other.key == change.key; };
    if (std::ranges::any_of(stress.changes, same)) reading_.report("rule-stress-twice", change.place, {{"fact", change.path}});
    const feel::Names without_item = reading_.names;
    if (!change.selector.empty()) declare_item(reading_.names, change.list, reading_.facts);
    change.value = read_expression(reading_, member(item, "value"));
    change.where = read_expression(reading_, member(item, "where"));
    reading_.names = without_item;
    check_kind(item, change);
    stress.changes.push_back(std::move(change));
  }

  /// As the patterns of documents are checked.
  bool check_fact(const Node& fact) {
    using enum PathProblem::Kind;
    const PathProblem problem = check_path(fact.text(), reading_.facts, false);
    if (problem.kind == none && can_change(fact)) return true;
    const base::Place place = problem.kind == none ? fact.place() : fact.place_in_text(problem.begin, problem.end);
    const base::Argument name("name", problem.word);
    switch (problem.kind) {
      case none: reading_.report("rule-stress-fact", place, {{"fact", std::string(fact.text())}}); break;
      case unknown_name: reading_.report("rule-unknown-fact", place, {{"fact", problem.word}, {"hint", suggestion(problem.word, problem.known)}}); break;
      case wants_selector: reading_.report("rule-stress-selector", place, {name}); break;
      case takes_no_selector: reading_.report("rule-pattern-no-list", place, {name}); break;
      case not_a_fact: reading_.report("rule-pattern-section", place, {name}); break;
    }
    return false;
  }

  /// The day and the names of entries are no facts; of neither is a kind declared within a section.
  [[nodiscard]] bool can_change(const Node& fact) const {
    StressChange change;
    change.path = fact.text();
    take_apart(change);
    const bool is_fact = !change.list.empty() && change.key != "*";
    return is_fact && (change.list.starts_with("takeover") || wanted_kind(change) != feel::Kind::null);
  }

  [[nodiscard]] feel::Kind wanted_kind(const StressChange& change) const {
    return expectation_of(change.list + (change.selector.empty() ? "" : "[1]") + "." + change.key, reading_.facts).kind;
  }

  static void take_apart(StressChange& change) {
    const std::vector<PathStep> steps = path_steps(change.path);
    change.key = steps.back().name;
    for (std::size_t at = 0; at + 1 < steps.size(); ++at) {
      change.list += (at == 0 ? "" : ".") + steps[at].name;
      change.selector = steps[at].selector;
    }
  }

  void check_selector(const Node& fact, const StressChange& change) {
    if (change.selector == kLatest && !has_latest(change.list)) reading_.report("rule-stress-latest", fact.place(), {{"name", change.list}});
    if (feeds_the_map(change.list, change.key)) reading_.report("rule-stress-map", fact.place(), {{"fact", change.path}});
  }

  void check_where(const Node& item, const StressChange& change) {
    const OptionalNode where = member(item, "where");
    if (where && change.selector.empty()) reading_.report("rule-stress-where", where->place(), {{"fact", change.path}});
  }

  void check_kind(const Node& item, const StressChange& change) {
    if (!change.value) return;
    const feel::Kind wanted = wanted_kind(change);
    const feel::Kind given = change.value->expectation().kind;
    if (wanted == feel::Kind::null || given == feel::Kind::null || wanted == given) return;
    reading_.report("rule-stress-kind", member(item, "value")->place(), {{"fact", change.path}, {"expected", name_of(wanted)}, {"got", name_of(given)}});
  }

  Reading& reading_;
  const RuleFile& file_;
  OptionalNode root_;
};

}  // namespace

void read_stress(Reading& reading, const RuleFolder& folder) {
  Unique figures;
  for (const RuleFile* file : folder.of(FileKind::watch)) {
    for (const Node& item : items(member(file->document->root(), "figures"))) {
      reading.book.watched.push_back(StressReading::read_figure(reading, item));
      const Figure& figure = reading.book.watched.back();
      if (!figure.id.empty()) figures.take(reading, figure.id, place_of(member(item, "id"), *file));
    }
  }
  for (const RuleFile* file : folder.of(FileKind::stress)) reading.book.stresses.push_back(StressReading(reading, *file).run());
}

}  // namespace reprise::rulepack
