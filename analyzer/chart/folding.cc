#include "chart/folding.h"

#include <algorithm>
#include <map>
#include <set>

#include "chart/words.h"

namespace reprise::chart {
namespace {

using assessment::Box;
using assessment::BoxKind;
using assessment::BoxRow;
using assessment::Change;
using assessment::Diagram;
using assessment::Link;
using base::Text;

constexpr std::size_t kMostNamed = 8;  // rows that stand out in one box; more are counted too

bool is_named(const BoxRow& row) { return row.stands_out || row.change != Change::none || row.presence != assessment::Presence::always; }

bool is_changed(const Box& box) { return box.change != Change::none || box.presence != assessment::Presence::always || !box.beside.empty() || box.cluster.empty(); }

BoxRow count_row(const std::string& id, const Text& label, const Totals& totals) {
  BoxRow row;
  row.id = id;
  row.label = label;
  row.detail = count_of_places(totals.places, totals.some_places_unknown);
  return row;
}

/// "7 × EHPAD", in the order in which the kinds first appear; those nobody knows last.
std::vector<BoxRow> by_kind(const std::vector<BoxRow>& rows) {
  std::vector<Text> kinds;
  std::map<std::string, Totals> totals;
  for (const BoxRow& row : rows) {
    if (std::find(kinds.begin(), kinds.end(), row.kind) == kinds.end()) kinds.push_back(row.kind);
    totals[row.kind.fr].add(row);
  }
  std::stable_partition(kinds.begin(), kinds.end(), [](const Text& kind) { return !kind.empty(); });
  std::vector<BoxRow> counted;
  for (const Text& kind : kinds) {
    const Totals& of_kind = totals[kind.fr];
    const std::string number = std::to_string(of_kind.establishments) + "\u00a0×\u00a0";
    const Text word = kind.empty() ? Text{"type inconnu", "unknown kind"} : kind;
    counted.push_back(count_row("kind:" + kind.fr, {number + word.fr, number + word.en}, of_kind));
  }
  return counted;
}

std::vector<BoxRow> as_one(const std::vector<BoxRow>& rows) {
  if (rows.empty()) return {};
  Totals totals;
  for (const BoxRow& row : rows) totals.add(row);
  return {count_row("all", count_of_establishments(totals.establishments), totals)};
}

/// Rows that stand out, named or, when there are many, counted by what happens to them.
std::vector<BoxRow> standing_out(const std::vector<BoxRow>& rows, std::size_t most) {
  std::vector<BoxRow> named;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(named), is_named);
  if (named.size() <= most) return named;
  std::map<std::pair<Change, assessment::Presence>, std::vector<BoxRow>> by_change;
  for (const BoxRow& row : named) by_change[{row.change, row.presence}].push_back(row);
  std::vector<BoxRow> counted;
  for (const auto& [what, same] : by_change) {
    for (BoxRow row : by_kind(same)) {
      row.change = what.first;
      row.presence = what.second;
      row.stands_out = true;
      row.kind = {"dans la reprise", "in the takeover"};  // said where the change is not: before
      counted.push_back(std::move(row));
    }
  }
  return counted;
}

void fold_rows(Box& box, int levels) {
  std::vector<BoxRow> others;
  std::copy_if(box.rows.begin(), box.rows.end(), std::back_inserter(others), [](const BoxRow& row) { return !is_named(row); });
  std::vector<BoxRow> rows = standing_out(box.rows, levels == 1 ? kMostNamed : kMostNamed / 2);
  const std::vector<BoxRow> counted = levels == 1 ? by_kind(others) : as_one(others);
  rows.insert(rows.end(), counted.begin(), counted.end());
  box.rows = std::move(rows);
}

/// The legal persons of a sector as one box.
Box sector_box(const std::string& cluster, const std::vector<const Box*>& boxes) {
  Box sector;
  sector.id = fold_id(cluster);
  sector.kind = BoxKind::fold;
  sector.cluster = cluster;
  sector.label = count_of_persons(boxes.size());
  std::vector<BoxRow> rows;
  for (const Box* box : boxes) rows.insert(rows.end(), box->rows.begin(), box->rows.end());
  std::vector<BoxRow> others;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(others), [](const BoxRow& row) { return !is_named(row); });
  sector.rows = standing_out(rows, 0);
  const std::vector<BoxRow> counted = by_kind(others);
  sector.rows.insert(sector.rows.end(), counted.begin(), counted.end());
  return sector;
}

/// Links to and from folded boxes, each kind once.
std::vector<Link> redirected(const std::vector<Link>& links, const std::map<std::string, std::string>& into) {
  std::vector<Link> kept;
  const auto end_of = [&](const std::string& id) {
    const auto found = into.find(id);
    return found == into.end() ? id : found->second;
  };
  for (Link link : links) {
    const bool touched = into.contains(link.from) || into.contains(link.to);
    link.from = end_of(link.from);
    link.to = end_of(link.to);
    if (link.from == link.to) continue;
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const Link& one) {
      return one.from == link.from && one.to == link.to && one.kind == link.kind && one.change == link.change && one.presence == link.presence;
    });
    if (!touched || same == kept.end()) {
      kept.push_back(std::move(link));
    } else if (!(same->label == link.label)) {
      same->label = {};  // shares that differ cannot stand on one line
    }
  }
  return kept;
}

Diagram sectors_only(const Diagram& diagram) {
  Diagram out = diagram;
  out.boxes.clear();
  std::map<std::string, std::string> into;
  for (const assessment::Cluster& cluster : diagram.clusters) {
    std::vector<const Box*> inside;
    for (const Box& box : diagram.boxes) {
      if (box.cluster == cluster.id && !is_changed(box)) inside.push_back(&box);
    }
    if (inside.size() < 2) continue;  // one box says no more folded than named
    for (const Box* box : inside) into[box->id] = fold_id(cluster.id);
    out.boxes.push_back(sector_box(cluster.id, inside));
  }
  for (const Box& box : diagram.boxes) {
    if (into.contains(box.id)) continue;
    out.boxes.push_back(box);
    fold_rows(out.boxes.back(), 2);
  }
  out.links = redirected(diagram.links, into);
  return out;
}

}  // namespace

std::string fold_id(const std::string& cluster) { return "fold:" + cluster; }

bool is_outside(const Box& box) { return box.cluster.empty() && !box.beside.empty() && box.change != Change::joins; }

void Totals::add(const BoxRow& row) {
  ++establishments;
  if (!row.places) {
    some_places_unknown = true;
    return;
  }
  places = places ? *places + *row.places : *row.places;
}

void Totals::add(const Box& box) {
  ++persons;
  for (const BoxRow& row : box.rows) add(row);
}

Diagram folded(const Diagram& diagram, int levels) {
  if (levels >= kMostFolded) return sectors_only(diagram);
  Diagram out = diagram;
  if (levels > 0) {
    for (Box& box : out.boxes) fold_rows(box, levels);
  }
  return out;
}

}  // namespace reprise::chart
