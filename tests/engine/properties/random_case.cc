#include "properties/random_case.h"

#include <algorithm>
#include <array>

#include "engine/thresholds.h"
#include "facts/facts.h"
#include "rulepack/requirements.h"

namespace reprise::engine::testing {

using dossier::ValueKind;
using dossier::Word;
using scalar::Decimal;

/// Round figures that a case's amounts and head counts are multiples of, so that quotients of two of them are thresholds; and the
/// commune in which an entry stands: its coordinates lie there.
struct CaseSource::Scales {
  Decimal amount;
  Decimal people;
  std::size_t commune = 0;
};

namespace {

constexpr std::size_t kValues = 7;  // that an open leaf may turn out to have

/// In thousandths of a degree.
struct Commune {
  const char* name;
  std::int64_t latitude;
  std::int64_t longitude;
};
constexpr auto kCommunes = std::to_array<Commune>({{"Nevers", 46'989, 3'157}, {"Bourges", 47'081, 2'399}, {"Moulins", 46'566, 3'333}});

/// What the takeover is computed from, whether or not a rule names it.
constexpr auto kPlaces = std::to_array<std::string_view>({"type", "commune", "latitude", "longitude", "open", "authorised"});
constexpr auto kPlaced = std::to_array<std::string_view>({"services", "establishments", "group.services", "group.establishments"});

bool places_something(const Part& part, std::string_view key) {
  return std::ranges::find(kPlaced, part.path()) != kPlaced.end() && std::ranges::find(kPlaces, key) != kPlaces.end();
}

/// Ids that must name something, and what is only there to be drawn.
bool is_a_name(const Word& word) { return word.key == "establishment" || word.key == "legal_person" || word.key == "sector" || word.key == "joins"; }

/// Facts of which a rule says by known() what it does without them: a forecast where there are no accounts, the latest year's pace
/// where there is no forecast, no insolvency where nobody names its day, no publication where nobody dates it. Its answer is no bound
/// on what they will say once known, so in completions they stay as open as they were. A route not chosen yet is no fact at all.
constexpr auto kStoodIn =
    std::to_array<std::string_view>({"forecasts", "forecasts[*].cash", "governance.insolvent_since", "accounts[*].published_on", "transaction.route"});

bool is_number(const Word& word) {
  return word.kind == ValueKind::number || word.kind == ValueKind::count || word.kind == ValueKind::amount || word.kind == ValueKind::share;
}

bool cannot_be_negative(const Word& word) { return word.kind != ValueKind::amount; }

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> all;
  while (!words.empty()) {
    const std::size_t bar = std::min(words.find('|'), words.size());
    all.emplace_back(words.substr(0, bar));
    words.remove_prefix(std::min(bar + 1, words.size()));
  }
  return all;
}

Decimal bounded(const Word& word, Decimal number) {
  if (word.kind == ValueKind::count) number = number.rounded(0, Decimal::Rounding::half_even);
  if (cannot_be_negative(word) && number.is_negative()) number = -number;
  if (word.kind == ValueKind::share) return std::min(number, Decimal(1));
  if (word.key == "auditor_alert_phase") return std::min(number.rounded(0, Decimal::Rounding::half_even), Decimal(4));
  if (word.key == "months") return std::clamp(number.rounded(0, Decimal::Rounding::half_even), Decimal(1), Decimal(24));
  return number;
}

Decimal number_of(const std::string& written) { return *Decimal::parse(written); }

void sort_numbers(std::vector<std::string>& values) { std::ranges::sort(values, {}, number_of); }

/// Between two of the values, or beyond one of them.
void narrow_to_range(Leaf& leaf, Draw& draw) {
  const std::string first = leaf.values.front();
  sort_numbers(leaf.values);
  std::size_t from = draw.below(leaf.values.size());
  std::size_t to = draw.below(leaf.values.size());
  if (from > to) std::swap(from, to);
  if (from == to) to = leaf.values.size() - 1;
  if (from == to) from = 0;
  leaf.said = Said::range;
  const bool has_low = leaf.low || draw.chance(80);
  const bool has_high = leaf.high || !has_low || draw.chance(80);
  leaf.values = {leaf.values.begin() + static_cast<std::ptrdiff_t>(has_low ? from : 0),
                 has_high ? leaf.values.begin() + static_cast<std::ptrdiff_t>(to + 1) : leaf.values.end()};
  leaf.low = has_low ? std::optional(leaf.values.front()) : std::nullopt;
  leaf.high = has_high ? std::optional(leaf.values.back()) : std::nullopt;
}

void narrow_to_contradiction(Leaf& leaf, Draw& draw) {
  const bool with_range = is_number(*leaf.word) && leaf.values.size() > 2 && draw.chance(25);
  leaf.said = Said::contradiction;
  leaf.low = leaf.high = std::nullopt;
  if (!with_range) {
    leaf.values.resize(std::min<std::size_t>(leaf.values.size(), 2 + draw.below(2)));
    return;
  }
  const std::string own = leaf.values.front();
  std::vector<std::string> others = {leaf.values[1], leaf.values[2]};
  sort_numbers(others);
  leaf.low = others.front();
  leaf.high = others.back();
  leaf.values = {own, others.front(), others.back()};
  // A range that holds the value does not contradict it.
  if (number_of(own) >= number_of(*leaf.low) && number_of(own) <= number_of(*leaf.high)) {
    leaf.said = Said::known;
    leaf.low = leaf.high = std::nullopt;
    leaf.values = {own};
  }
}

void settle(Leaf& leaf, Draw& draw) {
  leaf.values = {draw.pick(leaf.values)};
  leaf.low = leaf.high = std::nullopt;
  leaf.said = Said::known;
}

std::set<std::string> all_needed(const rulepack::RuleBookRequirements& requirements) {
  std::set<std::string> all;
  for (const auto& [rule, needed] : requirements.rules) {
    for (const auto& [path, place] : needed.facts) all.insert(path);
  }
  for (const auto& [definition, needed] : requirements.definitions) {
    for (const auto& [path, place] : needed.facts) all.insert(path);
  }
  return all;
}

/// `applies: not_nil(latest().cash_income)` speaks of accounts[*].cash_income.
std::set<std::string> never_nil_of(const rulepack::Rule& rule, const std::set<std::string>& needed, const rulepack::RuleBookRequirements& requirements) {
  std::set<std::string> facts;
  if (!rule.applies_text.starts_with("not_nil(")) return facts;
  for (const std::string& path : needed) {
    if (rule.applies_text.find(path.substr(path.rfind('.') + 1)) != std::string::npos) facts.insert(path);
  }
  for (const std::string& definition : rule.definitions) {
    if (rule.applies_text.find(definition + "(") == std::string::npos) continue;
    for (const auto& [path, place] : requirements.definitions.at(definition).facts) facts.insert(path);
  }
  return facts;
}

}  // namespace

bool stays_open(const std::string& pattern) { return std::ranges::find(kStoodIn, pattern) != kStoodIn.end(); }

std::string pattern_of(const Part& part, const Word& word) { return part.path() + (part.is_list() ? "[*]." : ".") + std::string(word.key); }

bool CaseSource::is_never_nil(const Part& part, const Word& word) const { return never_nil_.contains(pattern_of(part, word)); }

CaseSource::CaseSource(const rulepack::RuleBook& rules) {
  const auto requirements = rulepack::requirements_of(rules, facts::vocabulary_names());
  for (const rulepack::Pack& pack : rules.packs) {
    for (const rulepack::Rule& rule : pack.rules) {
      needed_[rule.id] = requirements.facts_of(rule);
      never_nil_.merge(never_nil_of(rule, needed_[rule.id], requirements));
      for (const Threshold& threshold : thresholds_of(rule)) {
        if (std::ranges::find(thresholds_, threshold.number) == thresholds_.end()) thresholds_.push_back(threshold.number);
      }
    }
  }
  std::ranges::sort(thresholds_);
  if (const auto reach = rules.references.find("reach"); reach != rules.references.end()) {
    for (const auto& [type, kilometres] : reach->second.rows) service_types_.push_back(type == "otherwise" ? "of no table" : type);
  }
  const std::set<std::string> all = all_needed(requirements);
  add_layouts(dossier::dossier_words(), dossier::dossier_lists(), false, all);
  add_layouts(dossier::group_words(), dossier::group_lists(), true, all);
}

void CaseSource::add_layouts(std::span<const Word> words, std::span<const dossier::ListSection> lists, bool of_group, const std::set<std::string>& all) {
  std::set<std::string_view> sections;
  for (const Word& word : words) {
    if (!word.section.ends_with("[]") && sections.insert(word.section).second) add_layout(word.section, {}, word.section, of_group, all);
  }
  for (const dossier::ListSection& list : lists) {
    // The group's legal persons are drawn, and no list that can be left open.
    if (list.section != "group.legal_persons[]") add_layout(list.section, list.identity, list.section, of_group, all);
  }
}

void CaseSource::add_layout(std::string_view section, std::string_view identity, std::string_view words, bool of_group, const std::set<std::string>& all) {
  Layout layout;
  std::string_view path = section;
  if (!identity.empty()) path.remove_suffix(2);
  layout.part.of_group = of_group;
  layout.part.identity = identity;
  layout.part.key = path.starts_with("group.") ? path.substr(6) : path;
  for (const Word& word : dossier::words_of(words)) {
    if (!is_a_name(word) && (all.contains(pattern_of(layout.part, word)) || places_something(layout.part, word.key))) layout.words.push_back(&word);
  }
  if (!layout.words.empty()) layouts_.push_back(std::move(layout));
}

Decimal CaseSource::number(const Word& word, const Scales& scales, Draw& draw) const {
  constexpr std::int64_t kYear = 2025;
  if (word.key == "year" || word.key == "break_even_year") return Decimal(kYear - static_cast<std::int64_t>(draw.below(3)));
  if (word.unit == dossier::Unit::degrees) {
    const Commune& commune = kCommunes[scales.commune];
    return Decimal((word.key == "latitude" ? commune.latitude : commune.longitude) + static_cast<std::int64_t>(draw.below(4))) / Decimal(1'000);
  }
  const Decimal threshold = draw.pick(thresholds_);
  const Decimal unit = word.kind == ValueKind::share ? Decimal(1) / Decimal(1'000) : Decimal(1);
  const Decimal scale = word.kind == ValueKind::share ? Decimal(1) : word.kind == ValueKind::amount ? scales.amount : scales.people;
  const bool is_small = threshold.absolute() <= Decimal(50);
  Decimal mark = is_small && !draw.chance(15) ? threshold * scale : threshold;
  switch (draw.below(10)) {
    case 0: return Decimal(0);
    case 1:
    case 2: return scale;
    case 3: return mark + unit;
    case 4: return mark - unit;
    case 5: return mark / Decimal(12);
    case 6: return mark / Decimal(100);
    case 7: return word.kind == ValueKind::amount ? mark * Decimal(30) / Decimal(365) : mark;
    default: return mark;
  }
}

std::string CaseSource::value(const Word& word, const Part& part, const Scales& scales, Draw& draw) const {
  switch (word.kind) {
    case ValueKind::number:
    case ValueKind::count:
    case ValueKind::amount:
    case ValueKind::share: return bounded(word, number(word, scales, draw)).rounded(9, Decimal::Rounding::half_even).to_string();
    case ValueKind::flag: return draw.chance(50) ? "true" : "false";
    case ValueKind::date: {
      static constexpr auto kDays = std::to_array<std::int64_t>({0, 1, 44, 45, 46, 182, 183, 364, 365, 366, 730, 731, 1096, 1826, 2000});
      std::int64_t days = kDays[draw.below(kDays.size())];
      if (draw.chance(30)) days = draw.pick(thresholds_).rounded(0, Decimal::Rounding::half_even).to_integer().value_or(0) % 4'000;
      return scalar::Date::from_days(scalar::Date::parse(kAsOf)->to_days() + (draw.chance(50) ? days : -days)).to_string();
    }
    case ValueKind::enumeration: {
      const bool is_basis = word.key == "basis";
      if (is_basis && part.key == "forecasts") return draw.chance(50) ? "forecast" : "estimated";
      if (is_basis) return draw.chance(50) ? "audited" : "filed";
      return draw.pick(split(word.choices));
    }
    case ValueKind::text: {
      if (word.key == "type" && !service_types_.empty()) return service_types_[draw.below(std::min<std::size_t>(service_types_.size(), 3))];
      if (word.key == "commune") return kCommunes[scales.commune].name;
      static const std::vector<std::string> kNames = {"the one", "the other", "a third"};
      return draw.pick(kNames);
    }
    case ValueKind::text_list: {
      static const std::vector<std::string> kLists = {"[enfants]", "[seniors]", "[enfants, seniors]", "[handicap]"};
      return draw.pick(kLists);
    }
  }
  return {};
}

std::vector<std::string> CaseSource::values(const Word& word, const Part& part, std::size_t count, const Scales& scales, Draw& draw) const {
  std::vector<std::string> all;
  for (std::size_t tried = 0; tried < 2 * count && all.size() < count; ++tried) {
    std::string one = value(word, part, scales, draw);
    if (std::ranges::find(all, one) == all.end()) all.push_back(std::move(one));
  }
  return all;
}

void CaseSource::fill_nil(Leaf& leaf, const Part& part, const Scales& scales) const {
  if (!is_number(*leaf.word) || !is_never_nil(part, *leaf.word)) return;
  for (std::string& value : leaf.values) {
    if (number_of(value) <= Decimal(0)) value = bounded(*leaf.word, leaf.word->kind == ValueKind::amount ? scales.amount : scales.people).to_string();
  }
  std::ranges::sort(leaf.values);
  leaf.values.erase(std::ranges::unique(leaf.values).begin(), leaf.values.end());
}

Leaf CaseSource::leaf(const Word& word, const Part& part, unsigned openness, const Scales& scales, Draw& draw) const {
  Leaf leaf;
  leaf.word = &word;
  if (draw.chance(2) && word.key != "basis") {
    leaf.said = Said::not_applicable;
    return leaf;
  }
  // The basis of a year decides which list it stands in.
  if (!draw.chance(openness) || word.key == "basis") {
    leaf.said = Said::known;
    leaf.values = {value(word, part, scales, draw)};
    return leaf;
  }
  leaf.values = values(word, part, kValues, scales, draw);
  fill_nil(leaf, part, scales);
  if (word.key == "commune" && draw.chance(50)) leaf.values.emplace_back(kCommunes[(scales.commune + 1) % kCommunes.size()].name);
  switch (draw.below(10)) {
    case 0:
    case 1: leaf.said = Said::nothing; break;
    case 2: leaf.said = Said::unknown; break;
    case 3: leaf.said = Said::later; break;
    case 4:
    case 5:
    case 6:
      if (is_number(word) && leaf.values.size() > 1) narrow_to_range(leaf, draw);
      break;
    default:
      if (word.kind != ValueKind::text_list && leaf.values.size() > 1) narrow_to_contradiction(leaf, draw);
      break;
  }
  return leaf;
}

WrittenEntry CaseSource::entry(const Layout& layout, std::size_t rank, unsigned openness, const Scales& scales, Draw& draw) const {
  constexpr std::size_t kLastYear = 2024;
  WrittenEntry entry;
  if (layout.part.identity == "year") {
    entry.identity = std::to_string(layout.part.key == "forecasts" ? kLastYear + 1 + rank : kLastYear - rank);
  } else if (layout.part.is_list()) {
    entry.identity = std::string(1, static_cast<char>('a' + rank)) + "-" + layout.part.key.substr(0, 4);
  }
  Scales own = scales;
  own.commune = draw.below(kCommunes.size());
  for (const Word* word : layout.words) entry.leaves.push_back(leaf(*word, layout.part, openness, own, draw));
  return entry;
}

WrittenCase CaseSource::made(std::uint64_t seed, unsigned openness) const {
  Draw draw(seed);
  static constexpr auto kAmounts = std::to_array<std::int64_t>({43'800, 438'000, 4'380'000});
  static constexpr auto kPeople = std::to_array<std::int64_t>({100, 200, 1'000});
  const Scales scales{Decimal(kAmounts[draw.below(3)]), Decimal(kPeople[draw.below(3)])};
  WrittenCase made;
  for (const Layout& layout : layouts_) {
    Part part = layout.part;
    const std::size_t count = part.is_list() ? draw.below(4) : 1;
    for (std::size_t rank = 0; rank < count; ++rank) {
      // A year may lack in between.
      if (part.identity == "year" && rank > 0 && rank + 1 < count && draw.chance(10)) continue;
      part.entries.push_back(entry(layout, rank, openness, scales, draw));
    }
    if (part.is_list() && draw.chance(openness)) {
      part.state = draw.chance(40) ? Part::State::incomplete : draw.chance(50) ? Part::State::left_out : Part::State::unknown;
      for (WrittenEntry& one : part.entries) {
        one.is_seen = part.state == Part::State::incomplete && draw.chance(60);
        for (Leaf& leaf : one.leaves) fill_nil(leaf, part, scales);
      }
    }
    made.parts.push_back(std::move(part));
  }
  return made;
}

WrittenCase CaseSource::learnt(const WrittenCase& from, Draw& draw) const {
  WrittenCase learnt = from;
  const Part* forecasts = learnt.find("forecasts");
  const bool has_forecast = forecasts != nullptr && forecasts->state == Part::State::given && !forecasts->entries.empty();
  for (Part& part : learnt.parts) {
    if (part.key == "accounts" && has_forecast && part.state != Part::State::given && part.state != Part::State::incomplete) continue;
    if (part.state != Part::State::given && stays_open(part.path())) continue;
    part.state = Part::State::given;
    for (WrittenEntry& entry : part.entries) {
      entry.is_seen = true;
      for (Leaf& leaf : entry.leaves) {
        if (!leaf.is_open() || (leaf.is_unknown() && stays_open(pattern_of(part, *leaf.word)))) continue;
        if (places_something(part, leaf.word->key) || draw.chance(50)) {
          settle(leaf, draw);
        } else if (leaf.said != Said::contradiction && leaf.values.size() > 2 && is_number(*leaf.word) && draw.chance(40)) {
          narrow_to_range(leaf, draw);
        }
      }
    }
  }
  return learnt;
}

}  // namespace reprise::engine::testing
