#include "chart/control_folding.h"

#include <algorithm>
#include <map>
#include <set>

#include "chart/words.h"

namespace reprise::chart {
namespace {

using assessment::Box;
using assessment::BoxRow;
using assessment::Diagram;
using assessment::Link;
using base::Text;

constexpr std::size_t kFewestGathered = 3;

/// What is held through others is said in the box of whom it is held in.
void say_indirect(Diagram& diagram) {
  std::map<std::string, Text> names;
  for (const Box& box : diagram.boxes) names.emplace(box.id, box.label);
  for (const Link& link : diagram.links) {
    const auto box = std::ranges::find(diagram.boxes, link.to, &Box::id);
    if (!link.indirect || box == diagram.boxes.end()) continue;
    const Text& by = names[link.from];
    BoxRow row;
    row.id = "indirect:" + link.from;
    row.label = {"indirect\u202f: " + by.fr, "indirect: " + by.en};
    // The share stands before the way it takes.
    row.detail = {link.label.fr.substr(0, link.label.fr.find(" par ")), link.label.en.substr(0, link.label.en.find(" through "))};
    box->rows.push_back(std::move(row));
  }
  std::erase_if(diagram.links, [](const Link& link) { return link.indirect; });
}

/// Members of one fold and the legal person that holds them.
using Holders = std::map<std::string, std::string>;

/// Legal persons that hold nobody and are held by one alone, which holds at least so many of them.
Holders leaves(const Diagram& diagram, std::size_t fewest) {
  std::map<std::string, std::set<std::string>> held_by;
  std::set<std::string> holding;
  for (const Link& link : diagram.links) {
    held_by[link.to].insert(link.from);
    holding.insert(link.from);
  }
  Holders members;
  std::map<std::string, std::size_t> counts;
  for (const auto& [box, holders] : held_by) {
    if (holders.size() == 1 && !holding.contains(box)) ++counts[*holders.begin()];
  }
  for (const auto& [box, holders] : held_by) {
    if (holders.size() == 1 && !holding.contains(box) && counts[*holders.begin()] >= fewest) members.emplace(box, *holders.begin());
  }
  return members;
}

/// Everyone below the layer, by whom of that layer holds them; of several the first found.
Holders below(const Diagram& diagram, std::size_t layer) {
  std::set<std::string> held;
  for (const Link& link : diagram.links) held.insert(link.to);
  std::vector<std::pair<std::string, std::string>> reached;  // box, and its ancestor of the layer
  std::map<std::string, std::size_t> depth;
  for (const Box& box : diagram.boxes) {
    if (!held.contains(box.id) && depth.emplace(box.id, 0).second) reached.emplace_back(box.id, box.id);
  }
  Holders members;
  const auto walk = [&](std::size_t from) {
    for (std::size_t at = from; at < reached.size(); ++at) {
      const auto [box, ancestor] = reached[at];
      for (const Link& link : diagram.links) {
        if (link.from != box || depth.contains(link.to)) continue;
        const std::size_t own = depth[link.to] = depth[box] + 1;
        reached.emplace_back(link.to, own <= layer ? link.to : ancestor);
        if (own > layer) members.emplace(link.to, ancestor);
      }
    }
  };
  walk(0);
  for (const Box& box : diagram.boxes) {  // circles that nobody else holds
    if (!depth.emplace(box.id, 0).second) continue;
    reached.emplace_back(box.id, box.id);
    walk(reached.size() - 1);
  }
  return members;
}

std::vector<BoxRow> named_rows(const Diagram& diagram, const std::vector<const Box*>& members) {
  std::vector<BoxRow> rows;
  for (const Box* box : members) {
    BoxRow row;
    row.id = box->id;
    row.label = box->label;
    const auto link = std::ranges::find(diagram.links, box->id, &Link::to);
    if (link != diagram.links.end()) row.detail = link->label;
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<BoxRow> counted_rows(const std::vector<const Box*>& members) {
  std::vector<std::pair<Text, std::size_t>> forms;
  for (const Box* box : members) {
    const auto known = std::ranges::find(forms, box->detail, [](const auto& one) { return one.first; });
    known == forms.end() ? forms.push_back({box->detail, 1}) : void(++known->second);
  }
  std::vector<BoxRow> rows;
  for (const auto& [form, count] : forms) {
    BoxRow row;
    const std::string number = std::to_string(count) + "\u00a0×\u00a0";
    row.id = form.fr;
    row.label = {number + form.fr, number + form.en};
    rows.push_back(std::move(row));
  }
  return rows;
}

/// A link to each fold, with the share only where all of its members are held alike.
std::vector<Link> links_to_folds(const Diagram& diagram, const Holders& members) {
  std::vector<Link> links;
  for (Link link : diagram.links) {
    const auto from = members.find(link.from);
    const auto to = members.find(link.to);
    if (from != members.end()) link.from = "fold:" + from->second;
    if (to != members.end()) link.to = "fold:" + to->second;
    if (link.from == link.to) continue;
    const auto same = std::ranges::find_if(links, [&](const Link& one) { return one.from == link.from && one.to == link.to && one.kind == link.kind; });
    if (same == links.end() || (from == members.end() && to == members.end())) {
      links.push_back(std::move(link));
    } else if (!(same->label == link.label)) {
      same->label = {};
      same->share.reset();
    }
  }
  return links;
}

Diagram gathered(const Diagram& diagram, const Holders& members, bool named) {
  Diagram out = diagram;
  std::map<std::string, std::vector<const Box*>> by_holder;
  for (const Box& box : diagram.boxes) {
    const auto member = members.find(box.id);
    if (member != members.end()) by_holder[member->second].push_back(&box);
  }
  std::erase_if(out.boxes, [&](const Box& box) { return members.contains(box.id); });
  for (const auto& [holder, inside] : by_holder) {
    Box fold;
    fold.id = "fold:" + holder;
    fold.kind = assessment::BoxKind::fold;
    fold.label = count_of_persons(inside.size());
    fold.rows = named ? named_rows(diagram, inside) : counted_rows(inside);
    out.boxes.push_back(std::move(fold));
  }
  out.links = links_to_folds(diagram, members);
  return out;
}

/// The link by which each member hangs below its holder, the nearest to it first.
std::vector<std::pair<const Link*, std::size_t>> ways_down(const Diagram& diagram, const Holders& members, const std::string& holder) {
  std::vector<std::pair<const Link*, std::size_t>> ways;
  std::set<std::string> seen;
  const auto walk = [&](const auto& self, const std::string& from, std::size_t depth) -> void {
    for (const Link& link : diagram.links) {
      const auto member = members.find(link.to);
      if (link.from != from || member == members.end() || member->second != holder || !seen.insert(link.to).second) continue;
      ways.emplace_back(&link, depth);
      self(self, link.to, depth + 1);
    }
  };
  walk(walk, holder, 0);
  return ways;
}

BoxRow row_of(const Link& link, const std::string& before, const Text& name) {
  BoxRow row;
  row.id = link.to + ":" + link.from;
  row.label = {before + name.fr, before + name.en};
  row.detail = link.label;
  return row;
}

/// Members as rows of the box they are gathered in, each below whom holds it; a second holder is a row of its own.
Diagram named_in_boxes(const Diagram& diagram, const Holders& members) {
  std::map<std::string, Text> names;
  for (const Box& box : diagram.boxes) names.emplace(box.id, box.label);
  Diagram out = diagram;
  std::erase_if(out.boxes, [&](const Box& box) { return members.contains(box.id); });
  std::set<const Link*> told;
  const auto tell_others = [&](Box& box, const std::string& held, const std::string& steps) {
    for (const Link& link : diagram.links) {
      if (link.to != held || told.contains(&link) || (!members.contains(link.to) && !members.contains(link.from))) continue;
      told.insert(&link);
      const Text& by = names.at(link.from);
      box.rows.push_back(row_of(link, steps, {"aussi tenue par\u202f: " + by.fr, "also held by: " + by.en}));
    }
  };
  for (Box& box : out.boxes) {
    const auto ways = ways_down(diagram, members, box.id);
    for (const auto& [link, depth] : ways) told.insert(link);
    tell_others(box, box.id, "");
    for (const auto& [link, depth] : ways) {
      std::string steps;
      for (std::size_t step = 0; step < depth; ++step) steps += "›\u00a0";
      box.rows.push_back(row_of(*link, steps, names.at(link->to)));
      tell_others(box, link->to, steps);
    }
  }
  std::erase_if(out.links, [&](const Link& link) { return members.contains(link.from) || members.contains(link.to); });
  return out;
}

}  // namespace

Diagram folded_control(const Diagram& diagram, int level) {
  if (level == 0) return diagram;
  Diagram out = diagram;
  if (level < 3) {
    say_indirect(out);
  } else {
    std::erase_if(out.links, [](const Link& link) { return link.indirect; });
  }
  switch (level) {
    case 1: return out;
    case 2: return gathered(out, leaves(out, kFewestGathered), true);
    case 3: return named_in_boxes(out, leaves(out, 1));
    case 4: return named_in_boxes(out, below(out, 1));
    case 5: return gathered(out, leaves(out, kFewestGathered), false);
    default: return gathered(out, below(out, level == 6 ? 1 : 0), false);
  }
}

Text control_fold_note(int level) {
  switch (level) {
    case 0: return {};
    case 1: return {"ce qui est tenu par d’autres est dit dans les cases", "what is held through others is said in the boxes"};
    case 2: return {"personnes morales qu’une seule autre tient\u202f: réunies sous elle", "legal persons that only one other holds: gathered below it"};
    case 3: return {"personnes morales qu’une seule autre tient\u202f: nommées dans sa case", "legal persons that only one other holds: named in its box"};
    case 4: return {"ce qui est plus bas est nommé dans les cases\u202f; ›\u202f: tenue par celle du dessus", "what is further down is named in the boxes; ›: held by the one above"};
    case 5: return {"personnes morales qu’une seule autre tient\u202f: comptées par forme", "legal persons that only one other holds: counted by form"};
    default: return {"ce qui est plus bas est compté par forme", "what is further down is counted by form"};
  }
}

}  // namespace reprise::chart
