#include <algorithm>
#include <functional>
#include <map>

#include "assessment/names.h"
#include "document/scalar_reading.h"
#include "law/tracking.h"

namespace reprise::law {
namespace {

using document::Node;
using scalar::Date;
using OptionalNode = std::optional<Node>;

// A file that breaks its schema is read as far as it goes: what is absent or of another kind is passed over, the schema has said so.

OptionalNode member(const OptionalNode& mapping, std::string_view key) { return mapping && mapping->is_mapping() ? mapping->find(key) : std::nullopt; }

std::vector<Node> items(const OptionalNode& sequence) {
  std::vector<Node> found;
  for (std::size_t at = 0; sequence && sequence->is_sequence() && at < sequence->size(); ++at) found.push_back(sequence->item(at));
  return found;
}

std::string string_of(const OptionalNode& scalar) { return scalar && scalar->is_scalar() ? std::string(scalar->text()) : std::string(); }

base::Text text_of(const OptionalNode& node) {
  if (node && node->is_scalar()) return base::Text::same(node->text());
  return {string_of(member(node, "fr")), string_of(member(node, "en"))};
}

std::vector<base::Text> texts_of(const OptionalNode& sequence) {
  std::vector<base::Text> texts;
  for (const Node& item : items(sequence)) texts.push_back(text_of(item));
  return texts;
}

std::optional<scalar::Decimal> number_of(const OptionalNode& scalar) { return scalar && scalar->is_scalar() ? document::as_number(*scalar) : std::nullopt; }
std::optional<Date> day_of(const OptionalNode& scalar) { return scalar && scalar->is_scalar() ? document::as_date(*scalar) : std::nullopt; }

/// The first day that a year, a month or a day can mean.
std::optional<Date> first_day(const std::string& text) {
  if (text.size() == 4) return Date::parse(text + "-01-01");
  return Date::parse(text.size() == 7 ? text + "-01" : text);
}

/// The last one.
std::optional<Date> last_day(const std::string& text) {
  auto day = first_day(text.size() == 4 ? text + "-12" : text);
  if (day && text.size() != 10) day->day = scalar::days_in_month(day->year, day->month);
  return day;
}

base::Text suggestion(std::string_view word, const std::vector<std::string>& known) {
  if (const auto near = base::nearest(word, known)) return {"vouliez-vous dire " + *near + "\u202f?", "did you mean " + *near + "?"};
  std::string all;
  for (const std::string& one : known) all += (all.empty() ? "" : ", ") + one;
  if (all.empty()) return {"il n’y en a aucun", "there is none"};
  return {"connus\u202f: " + all, "known: " + all};
}

/// Ids in the order of the file; what stands there again is reported.
class Ids {
 public:
  explicit Ids(base::Diagnostics& problems) : problems_(problems) {}

  void take(const OptionalNode& id) {
    if (!id || !id->is_scalar()) return;
    const auto [first, is_new] = first_.emplace(id->text(), id->place());
    if (is_new) names_.emplace_back(id->text());
    if (!is_new) problems_.add(base::diagnose("tracking-duplicate-id", id->place(), {{"id", id->text()}, {"first", first->second.to_string()}}));
  }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  base::Diagnostics& problems_;
  std::map<std::string, base::Place, std::less<>> first_;
  std::vector<std::string> names_;
};

class TrackingReading {
 public:
  explicit TrackingReading(const document::Document& document) : root_(document.root()), indicator_ids_(problems_), commitment_ids_(problems_) {}

  base::Checked<Tracking> run() {
    tracking_.association = string_of(member(root_, "association"));
    tracking_.group = string_of(member(root_, "group"));
    tracking_.route = string_of(member(root_, "route"));
    tracking_.fictional = string_of(member(root_, "fictional")) == "true";
    tracking_.effect = day_of(member(root_, "effect"));
    tracking_.lead = text_of(member(member(root_, "task_force"), "lead"));
    tracking_.members = texts_of(member(member(root_, "task_force"), "members"));
    tracking_.method = texts_of(member(root_, "method"));
    tracking_.lessons = texts_of(member(root_, "lessons"));
    read_sources();
    for (const Node& item : items(member(root_, "indicators"))) read_indicator(item);
    for (const Node& item : items(member(root_, "commitments"))) read_commitment(item);
    declare_names();
    for (const Node& item : items(member(root_, "gates"))) read_gate(item);
    for (const Node& item : items(member(root_, "deadlines"))) read_deadline(item);
    problems_.sort();
    return {std::move(tracking_), std::move(problems_)};
  }

 private:
  void report(std::string_view code, const base::Place& place, std::initializer_list<base::Argument> arguments) { problems_.add(base::diagnose(code, place, arguments)); }

  void unknown(const Node& node, const base::Text& what, const std::vector<std::string>& known) {
    report("tracking-unknown-word", node.place(), {{"what", what}, {"word", node.text()}, {"hint", suggestion(node.text(), known)}});
  }

  void read_sources() {
    const OptionalNode sources = member(root_, "sources");
    for (std::size_t at = 0; sources && sources->is_mapping() && at < sources->size(); ++at) {
      const Node node = sources->value(at);
      assessment::TrackedSource& source = tracking_.sources.emplace_back();
      source.id = sources->key(at).text();
      source.title = string_of(member(node, "title"));
      source.publisher = string_of(member(node, "publisher"));
      source.url = string_of(member(node, "url"));
      source.seen = string_of(member(node, "seen"));
      const OptionalNode date = member(node, "date");
      source.dated = string_of(date);
      source.date = first_day(source.dated);
      const base::Place place = sources->key(at).place();
      source.location = {place.source->name(), static_cast<std::uint32_t>(place.line_column().line), static_cast<std::uint32_t>(place.line_column().column)};
      if (date && !source.date) contradict(*date, {"un jour qui existe", "a day that exists"});
    }
  }

  void contradict(const Node& got, const base::Text& expected) {
    report("tracking-dates-contradict", got.place(), {{"expected", expected}, {"got", got.text()}});
  }

  /// The id of a source; an unknown one is reported.
  std::string source_of(const OptionalNode& node) {
    if (!node || !node->is_scalar()) return {};
    if (std::ranges::find(tracking_.sources, node->text(), &assessment::TrackedSource::id) == tracking_.sources.end()) {
      std::vector<std::string> known;
      for (const auto& source : tracking_.sources) known.push_back(source.id);
      unknown(*node, {"le nom d’une source", "the id of a source"}, known);
    }
    return string_of(node);
  }

  /// Sets when it was and when it could be known.
  void record(Recorded& recorded, const Date& on, const std::string& source) {
    const auto found = std::ranges::find(tracking_.sources, source, &assessment::TrackedSource::id);
    recorded.on = on;
    recorded.known = found != tracking_.sources.end() && found->date ? std::max(on, *found->date) : on;
    tracking_.latest = tracking_.latest ? std::max(*tracking_.latest, recorded.known) : recorded.known;
  }

  Measure measure_of(const Node& node, const Date& on) {
    Measure measure;
    measure.source = source_of(member(node, "source"));
    record(measure, on, measure.source);
    const OptionalNode value = member(node, "value");
    if (const OptionalNode low = member(value, "low")) {
      measure.low = number_of(low);
      measure.high = number_of(member(value, "high"));
      if (measure.low && measure.high && *measure.high < *measure.low) {
        report("tracking-range", member(value, "high")->place(), {{"low", measure.low->to_string()}, {"high", measure.high->to_string()}});
      }
      return measure;
    }
    measure.low = number_of(value);
    measure.high = measure.low;
    return measure;
  }

  void read_indicator(const Node& node) {
    indicator_ids_.take(member(node, "id"));
    Indicator& indicator = tracking_.indicators.emplace_back();
    indicator.id = string_of(member(node, "id"));
    indicator.title = text_of(member(node, "title"));
    indicator.about = string_of(member(node, "about"));
    indicator.unit = assessment::named<assessment::Unit>(string_of(member(node, "unit"))).value_or(assessment::Unit::none);
    indicator.higher_is_better = string_of(member(node, "better")) != "lower";
    if (const OptionalNode baseline = member(node, "baseline")) read_baseline(*baseline, indicator);
    std::map<Date, base::Place> days;
    for (const Node& item : items(member(node, "measures"))) {
      const auto on = day_of(member(item, "on"));
      if (!on) continue;
      const auto [first, is_new] = days.emplace(*on, member(item, "on")->place());
      if (!is_new) report("tracking-measured-twice", member(item, "on")->place(), {{"day", on->to_string()}, {"first", first->second.to_string()}});
      indicator.measures.push_back(measure_of(item, *on));
    }
    std::ranges::stable_sort(indicator.measures, {}, &Measure::on);
  }

  void read_baseline(const Node& node, Indicator& indicator) {
    const std::string period = string_of(member(node, "period"));
    auto on = day_of(member(node, "on"));
    if (!on && !period.empty()) on = last_day(period);
    if (!on) return report("tracking-baseline-day", node.place(), {});
    indicator.baseline = measure_of(node, *on);
    indicator.baseline->period = period;
  }

  void read_commitment(const Node& node) {
    commitment_ids_.take(member(node, "id"));
    Commitment& commitment = tracking_.commitments.emplace_back();
    commitment.id = string_of(member(node, "id"));
    commitment.title = text_of(member(node, "title"));
    commitment.indicator = string_of(member(node, "indicator"));
    const OptionalNode indicator = member(node, "indicator");
    if (indicator && indicator->is_scalar() && std::ranges::find(indicator_ids_.names(), indicator->text()) == indicator_ids_.names().end()) {
      unknown(*indicator, {"le nom d’un indicateur", "the id of an indicator"}, indicator_ids_.names());
    }
    commitment.target = number_of(member(node, "target")).value_or(scalar::Decimal());
    commitment.due = day_of(member(node, "due")).value_or(Date());
    commitment.to = text_of(member(node, "to"));
    commitment.who = text_of(member(node, "who"));
    commitment.source = source_of(member(node, "source"));
  }

  /// What criteria may ask about.
  void declare_names() {
    using enum feel::Kind;
    names_.set_strict(true);
    names_.add_kind({"at"}, date);
    names_.add_kind({"effect"}, date);
    names_.add_kind({"route"}, string);
    names_.add_kind({"months_since_effect"}, number);
    names_.add({"indicators"});
    for (const std::string& id : indicator_ids_.names()) {
      for (const char* name : {"baseline", "baseline_low", "baseline_high", "latest", "latest_low", "latest_high", "change", "target", "measured"}) {
        names_.add_kind({"indicators", id, name}, number);
      }
      names_.add_kind({"indicators", id, "latest_on"}, date);
    }
    names_.add({"commitments"});
    for (const std::string& id : commitment_ids_.names()) {
      names_.add_kind({"commitments", id, "target"}, number);
      names_.add_kind({"commitments", id, "due"}, date);
      names_.add_kind({"commitments", id, "state"}, string, {"kept", "not_kept", "not_yet_due", "unknown"});
      names_.add_kind({"commitments", id, "kept"}, boolean);
    }
    for (const std::string& id : gate_ids()) {
      names_.add_kind({"gates", id, "passed"}, boolean);
      names_.add_kind({"gates", id, "on"}, date);
    }
  }

  void read_gate(const Node& node) {
    const OptionalNode id = member(node, "id");
    Gate gate;
    gate.id = string_of(id);
    gate.due = day_of(member(node, "due"));
    Ids criteria(problems_);
    for (const Node& item : items(member(node, "criteria"))) read_criterion(item, gate, criteria);
    Ids waivers(problems_);
    for (const Node& item : items(member(node, "waivers"))) read_waiver(item, gate, criteria, waivers);
    read_verdict(member(node, "verdict"), gate);
    if (std::ranges::find(gate_ids(), gate.id) == gate_ids().end()) return;  // the schema has said so
    check_order(*id, gate, member(node, "verdict"));
    tracking_.gates.push_back(std::move(gate));
  }

  void read_criterion(const Node& node, Gate& gate, Ids& ids) {
    ids.take(member(node, "id"));
    const OptionalNode when = member(node, "when");
    if (!when || !when->is_scalar()) return;
    auto made = feel::Expression::compile(when->text(), names_, [node = *when](base::Span span) { return node.place_in_text(span.begin, span.end); });
    problems_.add(std::move(made.diagnostics));
    if (!made.value) return;
    const feel::Kind kind = made.value->expectation().kind;
    if (kind != feel::Kind::null && kind != feel::Kind::boolean) report("tracking-condition", when->place(), {});
    gate.criteria.push_back({string_of(member(node, "id")), text_of(member(node, "title")), std::move(*made.value)});
  }

  void read_waiver(const Node& node, Gate& gate, const Ids& criteria, Ids& waived) {
    const OptionalNode criterion = member(node, "criterion");
    if (!criterion || !criterion->is_scalar()) return;
    if (std::ranges::find(criteria.names(), criterion->text()) == criteria.names().end()) {
      unknown(*criterion, {"le nom d’un critère de ce jalon", "the id of a criterion of this gate"}, criteria.names());
    }
    waived.take(criterion);
    gate.waivers.push_back({string_of(criterion), text_of(member(node, "who")), text_of(member(node, "reason"))});
  }

  void read_verdict(const OptionalNode& node, Gate& gate) {
    const auto on = day_of(member(node, "on"));
    if (!on) return;
    Verdict& verdict = gate.verdict.emplace();
    verdict.passed = string_of(member(node, "result")) == "passed";
    verdict.who = text_of(member(node, "who"));
    verdict.evidence = source_of(member(node, "evidence"));
    record(verdict, *on, verdict.evidence);
  }

  void check_order(const Node& id, const Gate& gate, const OptionalNode& verdict) {
    const auto place = [](const std::string& one) { return std::ranges::find(gate_ids(), one) - gate_ids().begin(); };
    if (std::ranges::find(tracking_.gates, gate.id, &Gate::id) != tracking_.gates.end()) {
      return report("tracking-gate-twice", id.place(), {{"gate", gate.id}});
    }
    if (!tracking_.gates.empty() && place(tracking_.gates.back().id) > place(gate.id)) {
      return report("tracking-gate-order", id.place(), {{"gate", gate.id}, {"before", tracking_.gates.back().id}});
    }
    if (!gate.verdict) return;
    if (place(gate.id) > 0) check_before(id, gate, *member(verdict, "on"), gate_ids()[static_cast<std::size_t>(place(gate.id) - 1)]);
    const bool is_early = gate.id == "effective" && gate.verdict->passed && tracking_.effect && gate.verdict->on < *tracking_.effect;
    if (is_early) {
      const std::string effect = tracking_.effect->to_string();
      contradict(*member(verdict, "on"), {"un jour à partir de la prise d’effet, le " + effect, "a day from the effect on, " + effect});
    }
  }

  void check_before(const Node& id, const Gate& gate, const Node& on, const std::string& before) {
    const auto found = std::ranges::find(tracking_.gates, before, &Gate::id);
    if (found == tracking_.gates.end() || !found->verdict || !found->verdict->passed) {
      return report("tracking-gate-early", id.place(), {{"gate", gate.id}, {"before", before}});
    }
    const std::string day = found->verdict->on.to_string();
    if (gate.verdict->on < found->verdict->on) {
      contradict(on, {"un jour à partir du " + day + ", verdict du jalon " + before, "a day from " + day + " on, the verdict of the gate " + before});
    }
  }

  void read_deadline(const Node& node) {
    const OptionalNode id = member(node, "id");
    const auto done = day_of(member(node, "done"));
    if (!id || !done) return;
    deadline_ids_.take(id);
    MetDeadline& met = tracking_.deadlines.emplace_back();
    met.id = string_of(id);
    met.place = id->place();
    record(met, *done, source_of(member(node, "source")));
  }

  Node root_;
  Tracking tracking_;
  base::Diagnostics problems_;
  feel::Names names_;
  Ids indicator_ids_;
  Ids commitment_ids_;
  Ids deadline_ids_{problems_};
};

}  // namespace

const std::vector<std::string>& gate_ids() {
  static const std::vector<std::string> ids = {"requested", "studied", "decided", "effective", "secured", "on_path", "closed"};
  return ids;
}

base::Checked<Tracking> tracking_from_document(const document::Document& document) { return TrackingReading(document).run(); }

base::Diagnostics check_deadlines(const Tracking& tracking, const rulepack::Law& law) {
  std::vector<std::string> known;
  for (const rulepack::AfterEffect& due : law.after_effect) known.push_back(due.id);
  base::Diagnostics problems;
  for (const MetDeadline& met : tracking.deadlines) {
    if (std::ranges::find(known, met.id) != known.end()) continue;
    const base::Text what{"le nom d’une échéance d’après la prise d’effet", "the id of a deadline after the effect"};
    problems.add(base::diagnose("tracking-unknown-word", met.place, {{"what", what}, {"word", met.id}, {"hint", suggestion(met.id, known)}}));
  }
  return problems;
}

}  // namespace reprise::law
