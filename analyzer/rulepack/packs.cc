// Packs: families, bands, and the rules that lie beside their pack.yaml.
#include <algorithm>
#include <array>

#include "rulepack/names.h"
#include "rulepack/reading.h"

namespace reprise::rulepack {
namespace {

/// The order in which families are shown everywhere; the last two have no score.
constexpr std::array<std::string_view, 6> kFamilies = {"financial", "staffing", "overlap", "group_capacity", "gates", "context"};
constexpr std::size_t kScoredFamilies = 4;

std::size_t rank(std::string_view family) { return static_cast<std::size_t>(std::find(kFamilies.begin(), kFamilies.end(), family) - kFamilies.begin()); }

std::vector<Band> read_bands(Reading& reading, const OptionalNode& node) {
  std::vector<Band> bands;
  Unique ids;
  for (const document::Node& item : items(node)) {
    const OptionalNode id = member(item, "id");
    const OptionalNode from = member(item, "from");
    if (!id || !from) continue;
    ids.take(reading, string_of(id), id->place());
    const Band band{string_of(id), text_of(member(item, "title")), number_of(from)};
    if (bands.empty() && !band.from.is_zero()) reading.report("rule-bands-start", from->place(), {{"from", band.from.to_string()}});
    if (!bands.empty() && band.from <= bands.back().from) {
      reading.report("rule-bands-order", from->place(), {{"from", band.from.to_string()}, {"before", bands.back().from.to_string()}});
    }
    bands.push_back(band);
  }
  return bands;
}

Pack read_pack(Reading& reading, const RuleFile& file) {
  const OptionalNode root = file.document->root();
  const OptionalNode family = member(root, "family");
  const OptionalNode scored = member(root, "scored");
  Pack pack;
  pack.folder = file.folder;
  pack.family = string_of(family);
  pack.scored = string_of(scored) != "false";
  pack.title = text_of(member(root, "title"));
  pack.weights_basis = text_of(member(root, "weights_basis"));
  pack.bands = read_bands(reading, member(root, "bands"));
  pack.place = place_of(family, file);
  const bool is_known = rank(pack.family) < kFamilies.size();
  if (is_known && pack.scored != has_score(pack.family)) {
    reading.report(pack.scored ? "rule-family-unscored" : "rule-family-scored", scored ? scored->place() : pack.place, {{"family", pack.family}});
  }
  if (pack.scored && pack.bands.empty() && file.keeps_schema) reading.report("rule-bands-missing", pack.place, {{"family", pack.family}});
  return pack;
}

std::vector<std::string> band_ids(const Pack& pack) {
  std::vector<std::string> ids;
  for (const Band& band : pack.bands) ids.push_back(band.id);
  return ids;
}

/// A level must be a band of every family it floors.
void check_level(Reading& reading, const Rule& rule, const Gate& gate) {
  for (const std::string& family : gate.families) {
    const auto pack = std::ranges::find(reading.book.packs, family, &Pack::family);
    if (pack == reading.book.packs.end()) {
      reading.report("rule-unknown-family", gate.place, {{"family", family}, {"rule", rule.id}});
      continue;
    }
    const std::vector<std::string> known = band_ids(*pack);
    if (!known.empty() && std::ranges::find(known, gate.level) == known.end()) {
      reading.report("rule-unknown-band", gate.place, {{"band", gate.level}, {"family", family}, {"hint", suggestion(gate.level, known)}});
    }
  }
}

void check_unique_families(Reading& reading) {
  std::map<std::string, const Pack*> first;
  for (const Pack& pack : reading.book.packs) {
    const auto [met, is_new] = first.emplace(pack.family, &pack);
    if (!is_new) reading.report("rule-duplicate-family", pack.place, {{"family", pack.family}, {"first", met->second->place.to_string()}});
  }
}

}  // namespace

bool has_score(std::string_view family) { return rank(family) < kScoredFamilies; }

void read_packs(Reading& reading, const RuleFolder& folder) {
  Unique ids;
  for (const RuleFile* file : folder.of(FileKind::pack)) reading.book.packs.push_back(read_pack(reading, *file));
  for (const RuleFile* file : folder.of(FileKind::rule)) {
    const auto pack = std::ranges::find(reading.book.packs, file->folder, &Pack::folder);
    const Pack nowhere;  // its folder has no pack.yaml that can be read, which is reported
    Rule rule = read_rule(reading, *file, pack == reading.book.packs.end() ? nowhere : *pack);
    if (ids.take(reading, rule.id, rule.place) && pack != reading.book.packs.end()) pack->rules.push_back(std::move(rule));
  }
  for (Pack& pack : reading.book.packs) std::ranges::sort(pack.rules, {}, &Rule::id);
  std::ranges::stable_sort(reading.book.packs, {}, [](const Pack& pack) { return rank(pack.family); });
  check_unique_families(reading);
}

void check_gates(Reading& reading) {
  for (const Pack& pack : reading.book.packs) {
    for (const Rule& rule : pack.rules) {
      if (rule.gate) check_level(reading, rule, *rule.gate);
    }
  }
}

const Rule* RuleBook::find(std::string_view id) const {
  for (const Pack& pack : packs) {
    const auto found = std::ranges::find(pack.rules, id, &Rule::id);
    if (found != pack.rules.end()) return &*found;
  }
  return nullptr;
}

}  // namespace reprise::rulepack
