#include "engine/comparison.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/wording.h"

namespace reprise::engine {
namespace {

using assessment::Box;
using assessment::BoxRow;
using assessment::Change;
using assessment::Comparison;
using assessment::Diagram;
using assessment::Link;
using assessment::LinkKind;
using assessment::Presence;
using base::Text;

/// Rows as they were, in their order, as they will be where they stay; then those that come.
std::vector<BoxRow> united_rows(const std::vector<BoxRow>& before, const std::vector<BoxRow>& after) {
  std::vector<BoxRow> rows;
  std::set<std::string> stayed;
  for (const BoxRow& row : before) {
    const auto later = std::ranges::find(after, row.id, &BoxRow::id);
    rows.push_back(later == after.end() ? row : *later);
    if (later == after.end()) {
      rows.back().presence = Presence::before;
    } else {
      stayed.insert(row.id);
    }
  }
  for (const BoxRow& row : after) {
    if (stayed.contains(row.id)) continue;
    rows.push_back(row);
    rows.back().presence = Presence::after;
  }
  return rows;
}

std::vector<Box> united_boxes(const std::vector<Box>& before, const std::vector<Box>& after) {
  std::vector<Box> boxes;
  for (const Box& box : before) {
    const auto later = std::ranges::find(after, box.id, &Box::id);
    boxes.push_back(later == after.end() ? box : *later);
    if (later == after.end()) boxes.back().presence = Presence::before;
    if (later != after.end()) boxes.back().rows = united_rows(box.rows, later->rows);
  }
  for (const Box& box : after) {
    if (std::ranges::find(before, box.id, &Box::id) != before.end()) continue;
    boxes.push_back(box);
    boxes.back().presence = Presence::after;
  }
  return boxes;
}

bool is_same(const Link& one, const Link& other) { return one.from == other.from && one.to == other.to && one.kind == other.kind && one.label == other.label; }

std::vector<Link> united_links(const std::vector<Link>& before, const std::vector<Link>& after) {
  const auto has = [](const std::vector<Link>& links, const Link& link) {
    return std::ranges::any_of(links, [&](const Link& one) { return is_same(one, link); });
  };
  std::vector<Link> links;
  for (const Link& link : before) {
    links.push_back(link);
    if (!has(after, link)) links.back().presence = Presence::before;
  }
  for (const Link& link : after) {
    if (has(before, link)) continue;
    links.push_back(link);
    links.back().presence = Presence::after;
  }
  return links;
}

Text count_words(std::size_t count, const Text& one, const Text& many) {
  const Text number = number_words(scalar::Decimal(static_cast<std::int64_t>(count)), 0);
  return {number.fr + "\u00A0" + (count < 2 ? one : many).fr, number.en + " " + (count == 1 ? one : many).en};
}

/// A link from each legal person to each that sites pass to, with how many.
void add_transfers(Diagram& whole) {
  std::map<std::string, std::string> was_in;  // box by row
  for (const Box& box : whole.boxes) {
    for (const BoxRow& row : box.rows) {
      if (row.presence == Presence::before) was_in.emplace(row.id, box.id);
    }
  }
  std::vector<std::pair<std::pair<std::string, std::string>, std::size_t>> passed;
  for (const Box& box : whole.boxes) {
    for (const BoxRow& row : box.rows) {
      const auto from = row.presence == Presence::after ? was_in.find(row.id) : was_in.end();
      if (from == was_in.end()) continue;
      const auto ends = std::pair(from->second, box.id);
      const auto known = std::ranges::find(passed, ends, [](const auto& one) { return one.first; });
      known == passed.end() ? passed.push_back({ends, 1}) : void(++known->second);
    }
  }
  for (const auto& [ends, count] : passed) {
    Link link;
    link.from = ends.first;
    link.to = ends.second;
    link.kind = LinkKind::transfer;
    link.label = count_words(count, {"établissement", "site"}, {"établissements", "sites"});
    link.change = Change::moves;
    link.presence = Presence::after;
    whole.links.push_back(std::move(link));
  }
}

/// "1 personne morale rejoint, 3 établissements changent d’employeur": what the pictures show, counted.
Text counted_changes(const Diagram& whole) {
  std::map<Change, std::size_t> boxes;
  std::map<Change, std::size_t> rows;
  for (const Box& box : whole.boxes) {
    ++boxes[box.change];
    for (const BoxRow& row : box.rows) {
      ++rows[row.change];
      const bool also_moves = row.change == Change::doubled && row.presence == Presence::after;
      if (also_moves) ++rows[Change::moves];
    }
  }
  std::vector<Text> parts;
  const auto add = [&](std::size_t count, const Text& one, const Text& many) {
    if (count > 0) parts.push_back(count_words(count, one, many));
  };
  add(boxes[Change::joins], {"personne morale rejoint le groupe", "legal person joins the group"}, {"personnes morales rejoignent le groupe", "legal persons join the group"});
  add(boxes[Change::leaves], {"personne morale disparaît", "legal person ends"}, {"personnes morales disparaissent", "legal persons end"});
  add(boxes[Change::planned], {"rapprochement est envisagé, non établi", "rapprochement is planned, not settled"}, {"rapprochements sont envisagés, non établis", "rapprochements are planned, not settled"});
  add(rows[Change::moves], {"établissement change d’employeur", "site changes employer"}, {"établissements changent d’employeur", "sites change employer"});
  add(rows[Change::doubled], {"établissement a un doublon à portée", "site has a double within reach"}, {"établissements ont un doublon à portée", "sites have a double within reach"});
  if (parts.empty()) return {"Rien de connu ne change.", "Nothing known changes."};
  const Text said = joined_words(parts);
  return {said.fr + ".", said.en + "."};
}

}  // namespace

Comparison comparison(const takeover::Structure& before, const takeover::Structure& after, const dossier::Group& group, const Text& association_name) {
  const Diagram earlier = diagram(before, group, false, association_name);
  const Diagram later = diagram(after, group, true, association_name);
  Comparison both;
  both.before = {earlier.id, earlier.title, earlier.description};
  both.after = {later.id, later.title, later.description};
  Diagram& whole = both.whole;
  whole.id = "diff";
  const Text name = names_of_targets(after, association_name);
  whole.title = {group.name + " et " + name.fr + "\u202F: ce qui change", group.name + " and " + name.en + ": what changes"};
  whole.clusters = later.clusters;
  whole.boxes = united_boxes(earlier.boxes, later.boxes);
  whole.links = united_links(earlier.links, later.links);
  add_transfers(whole);
  whole.description = counted_changes(whole);
  return both;
}

}  // namespace reprise::engine
