#include "engine/trace_facts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "dossier/vocabulary.h"
#include "engine/wording.h"

namespace reprise::engine {

using assessment::FactUse;
using assessment::Unit;
using base::Text;

namespace {

struct DerivedWord {
  std::string_view key;
  Unit unit;
  std::string_view fr;
  std::string_view en;
};

constexpr std::array<DerivedWord, 13> kDerived = {{
    {"capacity", Unit::places, "Places du service", "Places of the service"},
    {"type", Unit::none, "Type de service", "Type of service"},
    {"reach_km", Unit::kilometres, "Rayon du type de service", "Reach of the type of service"},
    {"id", Unit::none, "Service", "Service"},
    {"same_type_in_group", Unit::count, "Services du groupe du même type", "Services of the group of the same type"},
    {"nearest_km", Unit::kilometres, "Distance au service du groupe le plus proche", "Distance to the group’s nearest service"},
    {"within_reach", Unit::none, "Un service du groupe à portée", "A service of the group within reach"},
    {"group_places_within", Unit::places, "Places ouvertes du groupe à portée, même type", "Open places of the group within reach, same type"},
    {"group_vacancies_within", Unit::places, "Places vacantes du groupe à portée, même type", "Vacant places of the group within reach, same type"},
    {"publics_overlap", Unit::share, "Publics en commun avec un service du groupe à portée", "People served in common with a service of the group within reach"},
    {"overlap_index", Unit::share, "Indice de recouvrement du service", "Overlap index of the service"},
    {"completed_within_reach", Unit::none, "Un service du groupe à portée complète le parcours", "A service of the group within reach completes the pathway"},
    {"same_type_within_association", Unit::count, "Autres services du même type dans l’association", "Other services of the same type in the association"},
}};

constexpr std::string_view kDerivedList = "takeover.services";

const DerivedWord* find_derived(std::string_view path) {
  if (!path.starts_with(kDerivedList)) return nullptr;
  const std::size_t dot = path.rfind('.');
  const auto found = std::ranges::find(kDerived, path.substr(dot + 1), &DerivedWord::key);
  return found == kDerived.end() ? nullptr : &*found;
}

std::string identity_of(std::string_view path) {
  const std::size_t open = path.find('[');
  const std::size_t close = path.find(']', open);
  return close == std::string_view::npos ? std::string() : std::string(path.substr(open + 1, close - open - 1));
}

assessment::FactState state_of(dossier::FactState state) {
  switch (state) {
    case dossier::FactState::known: return assessment::FactState::known;
    case dossier::FactState::uncertain: return assessment::FactState::uncertain;
    case dossier::FactState::unknown: return assessment::FactState::unknown;
    case dossier::FactState::not_applicable: return assessment::FactState::not_applicable;
  }
  return assessment::FactState::unknown;
}

const feel::Value* value_at(const feel::Value& value, feel::Mark mark) {
  const auto ids = value.marks().ids();
  if (value.kind() == feel::Kind::list) {
    for (const feel::Value& item : value.as_list()) {
      if (const feel::Value* found = value_at(item, mark)) return found;
    }
  } else if (value.kind() == feel::Kind::context) {
    for (const auto& [name, entry] : value.as_context().entries()) {
      if (const feel::Value* found = value_at(entry, mark)) return found;
    }
  } else if (std::ranges::find(ids, mark) != ids.end()) {
    return &value;
  }
  return nullptr;
}

/// Where a derived value stands in what expressions see: takeover is small beside the dossier.
const feel::Value* derived_value(const facts::Facts& facts, feel::Mark mark) {
  const feel::Value* takeover = facts.context().find("takeover");
  return takeover == nullptr ? nullptr : value_at(*takeover, mark);
}

}  // namespace

assessment::Location location_of(const base::Place& place) {
  if (!place.source) return {};
  const base::LineColumn at = place.line_column();
  return {place.source->name(), at.line, at.column};
}

Text label_of_path(const std::string& path) {
  if (path == kDerivedList) return {"Recouvrements calculés", "Overlaps worked out"};
  if (const DerivedWord* word = find_derived(path)) {
    const std::string identity = identity_of(path);
    const std::string suffix = identity.empty() ? "" : " (" + identity + ")";
    return {std::string(word->fr) + suffix, std::string(word->en) + suffix};
  }
  return dossier::label_of(path);
}

Unit unit_of_path(const std::string& path) {
  if (const DerivedWord* derived = find_derived(path)) return derived->unit;
  const dossier::Word* word = dossier::find_word(path);
  return word == nullptr ? Unit::none : unit_of(word->unit);
}

FactUse fact_use(const dossier::Fact& fact) {
  FactUse use;
  use.path = fact.path;
  use.label = label_of_path(fact.path);
  use.state = state_of(fact.state);
  use.unit = unit_of_path(fact.path);
  if (fact.state == dossier::FactState::known || (fact.state == dossier::FactState::uncertain && !fact.is_range)) use.value = dossier::to_string(fact.value);
  use.low = fact.low;
  use.high = fact.high;
  use.period = fact.evidence.period;
  use.basis = fact.evidence.basis;
  use.quality = fact.evidence.quality;
  use.sources = fact.evidence.sources;
  use.page = fact.evidence.page;
  use.note = fact.state == dossier::FactState::not_applicable ? Text::same(fact.why_not_applicable) : dossier::remark_of(fact.evidence);
  use.location = location_of(fact.place);
  const auto contradicting = fact.contradictions();
  for (const dossier::Alternative& other : fact.alternatives) {
    const bool contradicts = std::ranges::find(contradicting, &other) != contradicting.end();
    use.alternatives.push_back({dossier::to_string(other.value), other.low, other.high, other.evidence.period, other.evidence.basis, other.evidence.sources,
                                dossier::remark_of(other.evidence), contradicts, location_of(other.place)});
  }
  return use;
}

FactUse fact_use(const facts::Facts& facts, feel::Mark mark) {
  const facts::MarkedFact& marked = facts.at(mark);
  FactUse use = marked.fact != nullptr ? fact_use(*marked.fact) : FactUse();
  if (marked.fact == nullptr) {
    use.path = marked.path;
    use.label = label_of_path(marked.path);
    use.unit = unit_of_path(marked.path);
    use.location = location_of(marked.place);
    use.low = marked.low;
    use.high = marked.high;
    if (!marked.derived_from.empty()) use.computed = true;
    for (const feel::Mark from : marked.derived_from) use.from.push_back(facts.at(from).path);
    if (const feel::Value* value = derived_value(facts, mark); value != nullptr && !marked.missing) use.value = plain_text(*value);
  }
  use.path = marked.path;
  use.state = marked.missing ? assessment::FactState::unknown : marked.uncertain ? assessment::FactState::uncertain : marked.fact != nullptr ? use.state : assessment::FactState::known;
  return use;
}

std::vector<FactUse> FactTeller::trace(const feel::Marks& marks) {
  std::vector<feel::Mark> all = facts_.leaves(marks);
  all.insert(all.end(), marks.ids().begin(), marks.ids().end());
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  std::erase_if(all, [this](feel::Mark mark) {
    const facts::MarkedFact& marked = facts_.at(mark);
    const bool is_list = marked.fact == nullptr && marked.derived_from.empty() && !marked.uncertain && find_derived(marked.path) == nullptr;
    return is_list && !marked.missing;
  });
  std::ranges::stable_partition(all, [this](feel::Mark mark) { return !facts_.at(mark).derived_from.empty(); });
  std::vector<FactUse> uses;
  uses.reserve(all.size());
  for (const feel::Mark mark : all) {
    auto told = told_.find(mark);
    if (told == told_.end()) told = told_.emplace(mark, fact_use(facts_, mark)).first;
    uses.push_back(told->second);
  }
  return uses;
}

Text labels_of(const std::vector<std::string>& paths) {
  std::vector<Text> labels;
  for (const std::string& path : paths) {
    Text label = label_of_path(path);
    if (std::ranges::find(labels, label) == labels.end()) labels.push_back(std::move(label));
  }
  return joined_words(labels);
}

}  // namespace reprise::engine
