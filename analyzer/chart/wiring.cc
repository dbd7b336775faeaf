#include "chart/wiring.h"

#include <map>
#include <tuple>

#include "chart/words.h"

namespace reprise::chart {
namespace {

using assessment::Box;
using assessment::Change;
using assessment::Diagram;
using assessment::Link;
using assessment::LinkKind;

std::map<std::string, std::size_t> boxes_by_id(const Diagram& diagram) {
  std::map<std::string, std::size_t> index;
  for (std::size_t box = 0; box < diagram.boxes.size(); ++box) index.emplace(diagram.boxes[box].id, box);
  return index;
}

std::size_t find(const std::map<std::string, std::size_t>& index, const std::string& id) {
  const auto found = index.find(id);
  return found == index.end() ? kNobody : found->second;
}

/// A link that may share a line: it comes from outside the frame and the takeover does not touch it.
bool may_share(const Link& link, const Box& from, const Box& to) {
  return link.change == Change::none && link.presence == assessment::Presence::always && !to.cluster.empty() && from.cluster != to.cluster;
}

using SharedKey = std::tuple<std::size_t, std::string, LinkKind, std::string>;

SharedKey shared_key(const Link& link, std::size_t from, const Box& to) {
  // Shares are told apart: a line must not say that all are held alike when they are not.
  return {from, to.cluster, link.kind, link.kind == LinkKind::control ? link.label.fr : std::string()};
}

std::size_t fewest_shared(LinkKind kind) { return kind == LinkKind::control ? 3 : 2; }

}  // namespace

std::size_t cluster_index(const Diagram& diagram, const std::string& id) {
  for (std::size_t index = 0; index < diagram.clusters.size(); ++index) {
    if (diagram.clusters[index].id == id) return index;
  }
  return kNobody;
}

std::size_t box_index(const Diagram& diagram, const std::string& id) {
  for (std::size_t index = 0; index < diagram.boxes.size(); ++index) {
    if (diagram.boxes[index].id == id) return index;
  }
  return kNobody;
}

std::vector<Wire> wires_of(const Diagram& diagram) {
  const auto index = boxes_by_id(diagram);
  std::map<std::string, std::size_t> members;
  for (const Box& box : diagram.boxes) ++members[box.cluster];
  std::map<SharedKey, std::vector<std::size_t>> shared;
  for (std::size_t at = 0; at < diagram.links.size(); ++at) {
    const Link& link = diagram.links[at];
    const std::size_t from = find(index, link.from);
    const std::size_t to = find(index, link.to);
    if (from == kNobody || to == kNobody || !may_share(link, diagram.boxes[from], diagram.boxes[to])) continue;
    shared[shared_key(link, from, diagram.boxes[to])].push_back(at);
  }
  std::vector<Wire> wires;
  for (std::size_t at = 0; at < diagram.links.size(); ++at) {
    const Link& link = diagram.links[at];
    Wire wire;
    wire.from = find(index, link.from);
    wire.to_box = find(index, link.to);
    wire.links = {at};
    const bool starts_somewhere = wire.from != kNobody || link.from.empty();
    if (!starts_somewhere || wire.to_box == kNobody || wire.from == wire.to_box) continue;
    const Box& to = diagram.boxes[wire.to_box];
    if (wire.from != kNobody && may_share(link, diagram.boxes[wire.from], to)) {
      const auto& same = shared.at(shared_key(link, wire.from, to));
      if (same.size() >= fewest_shared(link.kind)) {
        if (same.front() != at) continue;
        wire.links = same;
        wire.to_box = kNobody;
        wire.to_cluster = cluster_index(diagram, to.cluster);
        wire.members = members[to.cluster];
      }
    }
    wires.push_back(std::move(wire));
  }
  return wires;
}

base::Text relation_of(const Diagram& diagram, const Box& box) {
  if (box.kind == assessment::BoxKind::fold) return {};  // they are several
  const Link* only = nullptr;
  for (const Link& link : diagram.links) {
    if (link.to != box.id || link.kind != LinkKind::control || link.change == Change::planned) continue;
    if (only != nullptr) return {"contrôle partagé", "shared control"};
    only = &link;
  }
  if (only == nullptr || only->label.empty()) return {};
  return {words(LinkKind::control).fr + " " + only->label.fr, only->label.en + " " + words(LinkKind::control).en};
}

}  // namespace reprise::chart
