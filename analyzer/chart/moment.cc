#include "chart/moment.h"

#include "chart/sites.h"

namespace reprise::chart {

using assessment::Box;
using assessment::BoxRow;
using assessment::Caption;
using assessment::Change;
using assessment::Diagram;
using assessment::Link;
using assessment::Presence;

namespace {

/// As it is before anything happens.
void undo(Box& box) {
  if (box.change == Change::joins) box.cluster.clear();
  // Nobody doubts that an association is there before.
  if (!box.beside.empty()) box.uncertain = false;
  box.change = Change::none;
  for (BoxRow& row : box.rows) row.change = Change::none;
}

/// What is no more is called so where the difference is shown.
template <typename Thing>
void mark(Thing& thing) {
  if (thing.presence == Presence::before) thing.change = Change::leaves;
}

}  // namespace

Caption Subject::caption_of(std::optional<Moment> one) const {
  if (one == Moment::before) return before;
  if (one == Moment::after) return after;
  return {diagram.id, diagram.title, diagram.description};
}

Caption Subject::caption() const { return caption_of(moment); }

std::vector<std::optional<Moment>> Subject::together() const {
  if (!moment) return {std::nullopt};
  return {Moment::before, Moment::after, Moment::difference};
}

Subject subject_of(const assessment::Comparison& comparison, Moment moment) { return {comparison.whole, moment, comparison.before, comparison.after}; }

Caption caption_of(const assessment::Comparison& comparison, Moment moment) { return subject_of(comparison, moment).caption(); }

bool is_absent(Presence presence, std::optional<Moment> moment) {
  return (moment == Moment::before && presence == Presence::after) || (moment == Moment::after && presence == Presence::before);
}

bool is_ghost(Presence presence, std::optional<Moment> moment) { return moment == Moment::difference && presence == Presence::before; }

Diagram seen(Diagram whole, std::optional<Moment> moment) {
  if (!moment) return whole;
  for (Box& box : whole.boxes) {
    if (moment == Moment::before) undo(box);
    if (moment != Moment::difference) continue;
    mark(box);
    for (BoxRow& row : box.rows) mark(row);
  }
  for (Link& link : whole.links) {
    if (moment == Moment::before) link.change = Change::none;
    if (moment == Moment::difference) mark(link);
  }
  for (Box& box : whole.boxes) {
    if (box.kind != assessment::BoxKind::establishment) continue;
    Box there = box;
    std::erase_if(there.rows, [&](const BoxRow& row) { return is_absent(row.presence, moment) || is_ghost(row.presence, moment); });
    box.detail = amount_of_sites(there);
  }
  return whole;
}

Diagram present(const Diagram& whole, std::optional<Moment> moment) {
  Diagram there = seen(whole, moment);
  if (!moment) return there;
  const auto absent = [&](const auto& thing) { return is_absent(thing.presence, moment); };
  std::erase_if(there.boxes, absent);
  std::erase_if(there.links, absent);
  for (Box& box : there.boxes) std::erase_if(box.rows, absent);
  return there;
}

}  // namespace reprise::chart
