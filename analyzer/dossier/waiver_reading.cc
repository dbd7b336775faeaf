// Waivers: which rule, why, who, until when. A rule is waived once.
#include <algorithm>

#include "dossier/reading.h"

namespace reprise::dossier::reading {
namespace {

using document::Node;

std::optional<WaiverRecord> read_waiver(Reading& reading, const Node& node) {
  const auto rule = member(node, "rule");
  const auto reason = member(node, "reason");
  const auto who = member(node, "who");
  const auto until = day_of(node, "until");
  WaiverRecord waiver;
  waiver.sources = read_source_ids(reading, node);
  if (!rule || !rule->is_scalar() || !reason || !who || !until) return std::nullopt;  // the schema asks for them
  waiver.rule = rule->text();
  waiver.reason = words_of_both(*reason);
  waiver.who = words_of_both(*who);
  waiver.until = *until;
  waiver.place = rule->place();
  return waiver;
}

}  // namespace

std::vector<WaiverRecord> read_waivers(Reading& reading, const Node& root) {
  std::vector<WaiverRecord> waivers;
  const auto list = member(root, "waivers");
  for (std::size_t index = 0; list && list->is_sequence() && index < list->size(); ++index) {
    auto waiver = read_waiver(reading, list->item(index));
    if (!waiver || is_later(reading, waiver->sources)) continue;
    const auto first = std::ranges::find(waivers, waiver->rule, &WaiverRecord::rule);
    if (first != waivers.end()) {
      report_duplicate(reading, waiver->rule, waiver->place, first->place);
    } else {
      waivers.push_back(std::move(*waiver));
    }
  }
  return waivers;
}

}  // namespace reprise::dossier::reading
