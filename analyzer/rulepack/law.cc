#include "rulepack/law.h"

#include <algorithm>
#include <functional>
#include <map>

#include "rulepack/names.h"
#include "rulepack/reading.h"
#include "scalar/duration.h"

namespace reprise::rulepack {
namespace {

using document::Node;

/// Days enough to compare two periods by; a month is never shorter.
constexpr std::int64_t kDaysOfMonth = 28;

Seen seen_of(std::string_view word) { return word == "text" ? Seen::text : word == "secondary" ? Seen::secondary : Seen::memory; }

LegalStep::Clock clock_of(std::string_view word) {
  return word == "wait" ? LegalStep::Clock::wait : word == "deadline" ? LegalStep::Clock::deadline : LegalStep::Clock::act;
}

LegalStep::Silence silence_of(std::string_view word) {
  using enum LegalStep::Silence;
  return word == "refuses" ? refuses : word == "accepts" ? accepts : word == "counts_as_opinion" ? counts_as_opinion : nothing;
}

/// `P1M`, `P15D`, `P3M10D`, or {working_days: 2}; the schema refuses anything else.
std::optional<Period> period_of(const OptionalNode& node) {
  if (!node) return std::nullopt;
  if (const OptionalNode working = member(node, "working_days")) return Period{0, number_of(working).to_integer().value_or(0), true};
  const std::string text = string_of(node);
  const std::size_t month = text.find('M');
  Period period;
  const std::string months = month == std::string::npos ? "" : text.substr(0, month + 1);
  const std::string days = "P" + text.substr(month == std::string::npos ? std::min<std::size_t>(1, text.size()) : month + 1);
  if (const auto read = scalar::YearsMonthsDuration::parse(months)) period.months = read->months;
  if (const auto read = scalar::DaysTimeDuration::parse(days)) period.days = read->seconds / 86'400;
  return period;
}

LegalBasis basis_of(const OptionalNode& node) {
  const OptionalNode text = member(node, "text");
  return {text && text->is_scalar() ? base::Text::same(text->text()) : text_of(text), seen_of(string_of(member(node, "seen"))), text_of(member(node, "note"))};
}

bool is_shorter(const Period& left, const Period& right) {
  if (left.in_working_days != right.in_working_days) return false;
  return left.months <= right.months && left.months * kDaysOfMonth + left.days < right.months * kDaysOfMonth + right.days;
}

class LawReading {
 public:
  LawReading(Reading& reading, const std::vector<const RuleFile*>& files) : reading_(reading), files_(files), law_(reading.book.law) {}

  void run() {
    for (const RuleFile* file : files_) read_names(*file);
    for (const RuleFile* file : files_) read_lists(*file);
    for (std::size_t at = 0; at < law_.steps.size(); ++at) by_id_.emplace(law_.steps[at].id, at);
    for (const RuleFile* file : files_) check_lists(*file);
    check_cycles();
  }

 private:
  static OptionalNode root_of(const RuleFile& file) { return file.document->root(); }

  void read_names(const RuleFile& file) {
    for (const Node& item : items(member(root_of(file), "phases"))) law_.phases.push_back(named(item, phase_ids_));
    for (const Node& item : items(member(root_of(file), "actors"))) law_.actors.push_back(named(item, actor_ids_));
  }

  Named named(const Node& item, Unique& ids) {
    const OptionalNode id = member(item, "id");
    if (id) ids.take(reading_, string_of(id), id->place());
    return {string_of(id), text_of(member(item, "title"))};
  }

  void read_lists(const RuleFile& file) {
    const OptionalNode root = root_of(file);
    for (const Node& item : items(member(root, "routes"))) read_route(item);
    for (const Node& item : items(member(root, "steps"))) read_step(item);
    for (const Node& item : items(member(root, "after_effect"))) read_after_effect(item);
    for (const Node& item : items(member(root, "holidays"))) read_holiday(item);
    if (const OptionalNode lasts = member(root, "cash_lasts")) law_.cash_lasts = read_expression(reading_, lasts);
    if (const OptionalNode local = member(root, "local_law")) law_.local_law = condition(local);
  }

  void read_route(const Node& item) {
    const Named name = named(item, route_ids_);
    LegalRoute& route = law_.routes.emplace_back();
    route.id = name.id;
    route.title = name.title;
    route.place = member(item, "id") ? member(item, "id")->place() : item.place();
    route.open = condition(member(item, "open"));
    route.closed = text_of(member(item, "closed"));
    route.legal_person = text_of(member(item, "legal_person"));
    route.employer = text_of(member(item, "employer"));
    route.debts = text_of(member(item, "debts"));
    route.agreements = text_of(member(item, "agreements"));
    route.votes = text_of(member(item, "votes"));
    route.authorities = text_of(member(item, "authorities"));
    route.reversible = text_of(member(item, "reversible"));
    route.vote = string_of(member(item, "vote"));
    route.effect = strings_of(member(item, "effect"));
    route.basis = basis_of(member(item, "basis"));
  }

  void read_step(const Node& item) {
    const Named name = named(item, step_ids_);
    LegalStep& step = law_.steps.emplace_back();
    step.id = name.id;
    step.title = name.title;
    step.place = member(item, "id") ? member(item, "id")->place() : item.place();
    step.output = text_of(member(item, "output"));
    step.routes = strings_of(member(item, "routes"));
    step.phase = string_of(member(item, "phase"));
    step.actor = string_of(member(item, "actor"));
    step.trigger = condition(member(item, "trigger"));
    step.clock = clock_of(string_of(member(item, "clock")));
    step.least = period_of(member(item, "least")).value_or(Period());
    step.most = period_of(member(item, "most"));
    step.planned = period_of(member(item, "planned"));
    step.silence = silence_of(string_of(member(item, "silence")));
    for (const Node& before : items(member(item, "after"))) step.after.push_back(before_of(before));
    step.basis = basis_of(member(item, "basis"));
    step.from = day_of(member(item, "from"));
    step.until = day_of(member(item, "until"));
    check_days(reading_, member(item, "from"), member(item, "until"));
    check_periods(item, step);
  }

  static StepBefore before_of(const Node& node) {
    if (node.is_scalar()) return {std::string(node.text()), false, {}, node.place()};
    StepBefore before;
    const OptionalNode step = member(node, "step");
    const OptionalNode start = member(node, "start_of");
    before.from_start = start.has_value();
    before.step = string_of(start ? start : step);
    before.lag = period_of(member(node, "lag")).value_or(Period());
    before.place = start ? start->place() : step ? step->place() : node.place();
    return before;
  }

  void read_after_effect(const Node& item) {
    const Named name = named(item, after_ids_);
    AfterEffect& due = law_.after_effect.emplace_back();
    due.id = name.id;
    due.title = name.title;
    due.place = item.place();
    due.routes = strings_of(member(item, "routes"));
    due.trigger = condition(member(item, "trigger"));
    due.due = period_of(member(item, "due")).value_or(Period());
    due.basis = basis_of(member(item, "basis"));
  }

  void read_holiday(const Node& item) {
    const Named name = named(item, holiday_ids_);
    PublicHoliday& holiday = law_.holidays.emplace_back();
    holiday.id = name.id;
    holiday.title = name.title;
    holiday.month = static_cast<std::uint8_t>(number_of(member(item, "month")).to_integer().value_or(0));
    holiday.day = static_cast<std::uint8_t>(number_of(member(item, "day")).to_integer().value_or(0));
    holiday.from_easter = static_cast<int>(number_of(member(item, "from_easter")).to_integer().value_or(0));
    holiday.local_law = string_of(member(item, "local_law")) == "true";
  }

  /// What must come to true or false.
  std::optional<feel::Expression> condition(const OptionalNode& node) {
    auto made = read_expression(reading_, node, {{std::string(kRouteName), "string"}});
    if (!made) return made;
    const feel::Kind kind = made->expectation().kind;
    if (kind != feel::Kind::null && kind != feel::Kind::boolean) reading_.report("law-condition", node->place());
    return made;
  }

  void check_periods(const Node& item, const LegalStep& step) {
    const Period& counted = step.planned ? *step.planned : step.least;
    if (step.most && (is_shorter(*step.most, step.least) || is_shorter(*step.most, counted))) {
      reading_.report("law-period-order", member(item, "most")->place(), {{"step", step.id}});
    }
  }

  void check_lists(const RuleFile& file) {
    const OptionalNode root = root_of(file);
    for (const Node& item : items(member(root, "routes"))) check_route(item);
    for (const Node& item : items(member(root, "steps"))) check_step(item);
    for (const Node& item : items(member(root, "after_effect"))) check_routes(item);
  }

  void check_route(const Node& item) {
    const OptionalNode id = member(item, "id");
    const feel::Expectation wanted = feel::Expression::compile("transaction.route", reading_.facts).value->expectation();
    if (id && std::ranges::find(wanted.choices, id->text()) == wanted.choices.end()) unknown(*id, kRoute, wanted.choices);
    for (const Node& step : items(member(item, "effect"))) check_on_route(step, string_of(id));
    if (const OptionalNode vote = member(item, "vote")) check_on_route(*vote, string_of(id));
  }

  void check_on_route(const Node& node, const std::string& route) {
    const LegalStep* step = find_step(string_of(node));
    if (step == nullptr) return unknown(node, kStep, step_names());
    if (!step->routes.empty() && std::ranges::find(step->routes, route) == step->routes.end()) {
      reading_.report("law-step-elsewhere", node.place(), {{"step", step->id}, {"route", route}});
    }
  }

  void check_step(const Node& item) {
    check_routes(item);
    if (const OptionalNode phase = member(item, "phase")) check_named(*phase, law_.phases, kPhase);
    if (const OptionalNode actor = member(item, "actor")) check_named(*actor, law_.actors, kActor);
    for (const Node& before : items(member(item, "after"))) {
      const OptionalNode step = before.is_scalar() ? OptionalNode(before) : member(before, "step") ? member(before, "step") : member(before, "start_of");
      if (step && step->is_scalar() && find_step(step->text()) == nullptr) unknown(*step, kStep, step_names());
    }
  }

  void check_routes(const Node& item) {
    for (const Node& route : items(member(item, "routes"))) {
      if (!route.is_scalar() || law_.find_route(route.text()) != nullptr) continue;
      std::vector<std::string> known;
      for (const LegalRoute& one : law_.routes) known.push_back(one.id);
      unknown(route, kRoute, known);
    }
  }

  void check_named(const Node& node, const std::vector<Named>& known, const base::Text& what) {
    std::vector<std::string> ids;
    for (const Named& one : known) ids.push_back(one.id);
    if (node.is_scalar() && std::ranges::find(ids, node.text()) == ids.end()) unknown(node, what, ids);
  }

  void unknown(const Node& node, const base::Text& what, const std::vector<std::string>& known) {
    reading_.report("law-unknown-word", node.place(), {{"what", what}, {"word", string_of(node)}, {"hint", suggestion(node.text(), known)}});
  }

  [[nodiscard]] std::vector<std::string> step_names() const {
    std::vector<std::string> names;
    for (const LegalStep& step : law_.steps) names.push_back(step.id);
    return names;
  }

  /// Each circle once, where its first step is written. A step behind a circle is in none, and not told.
  void check_cycles() {
    std::vector<bool> done(law_.steps.size(), false);
    for (;;) {
      settle(done);
      const auto open = std::ranges::find(done, false);
      if (open == done.end()) return;
      const std::vector<std::size_t> circle = circle_from(static_cast<std::size_t>(open - done.begin()), done);
      std::string words;
      for (const std::size_t at : circle) words += law_.steps[at].id + " → ";
      reading_.report("law-cycle", law_.steps[circle.front()].place, {{"steps", words + law_.steps[circle.front()].id}});
      for (const std::size_t at : circle) done[at] = true;
    }
  }

  /// Marks every step that waits for none but marked ones.
  void settle(std::vector<bool>& done) const {
    std::vector<std::size_t> waits(law_.steps.size(), 0);
    std::vector<std::vector<std::size_t>> next(law_.steps.size());
    std::vector<std::size_t> ready;
    for (std::size_t at = 0; at < law_.steps.size(); ++at) {
      for (const std::size_t before : befores(at)) {
        if (done[before]) continue;
        ++waits[at];
        next[before].push_back(at);
      }
      if (!done[at] && waits[at] == 0) ready.push_back(at);
    }
    while (!ready.empty()) {
      const std::size_t at = ready.back();
      ready.pop_back();
      done[at] = true;
      for (const std::size_t after : next[at]) {
        if (--waits[after] == 0 && !done[after]) ready.push_back(after);
      }
    }
  }

  /// Every step left open waits for another such: following them must come round.
  [[nodiscard]] std::vector<std::size_t> circle_from(std::size_t at, const std::vector<bool>& done) const {
    std::vector<std::size_t> way;
    std::map<std::size_t, std::size_t> met;
    while (met.emplace(at, way.size()).second) {
      way.push_back(at);
      const std::vector<std::size_t> all = befores(at);
      at = *std::ranges::find_if(all, [&](std::size_t before) { return !done[before]; });
    }
    std::vector<std::size_t> circle(way.begin() + static_cast<std::ptrdiff_t>(met[at]), way.end());
    std::ranges::rotate(circle, std::ranges::min_element(circle));
    return circle;
  }

  [[nodiscard]] std::vector<std::size_t> befores(std::size_t at) const {
    std::vector<std::size_t> found;
    for (const StepBefore& before : law_.steps[at].after) {
      if (const auto step = by_id_.find(before.step); step != by_id_.end()) found.push_back(step->second);
    }
    return found;
  }

  [[nodiscard]] const LegalStep* find_step(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &law_.steps[found->second];
  }

  inline static const base::Text kRoute{"un nom de voie", "the id of a route"};
  inline static const base::Text kStep{"un nom d’étape", "the id of a step"};
  inline static const base::Text kPhase{"un nom de phase", "the id of a phase"};
  inline static const base::Text kActor{"un nom d’acteur", "the id of an actor"};

  Reading& reading_;
  const std::vector<const RuleFile*>& files_;
  Law& law_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
  Unique phase_ids_, actor_ids_, route_ids_, step_ids_, after_ids_, holiday_ids_;
};

template <typename Entry>
const Entry* find_in(const std::vector<Entry>& entries, std::string_view id) {
  const auto found = std::ranges::find(entries, id, &Entry::id);
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

const LegalStep* Law::find_step(std::string_view id) const { return find_in(steps, id); }
const LegalRoute* Law::find_route(std::string_view id) const { return find_in(routes, id); }

base::Text Law::actor(std::string_view id) const {
  const Named* found = find_in(actors, id);
  return found == nullptr ? base::Text::same(id) : found->title;
}

void read_law(Reading& reading, const RuleFolder& folder) { LawReading(reading, folder.of(FileKind::law)).run(); }

}  // namespace reprise::rulepack
