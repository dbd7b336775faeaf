#include "takeover/control.h"

#include <algorithm>
#include <map>

#include "takeover/circles.h"

namespace reprise::takeover {
namespace {

using scalar::Decimal;

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

/// A link of control between two persons, and what share it may be.
struct Edge {
  std::size_t from = kNobody;
  std::size_t to = kNobody;
  Decimal low;
  Decimal high{1};
  bool published = false;
};

const Decimal& half() {
  static const Decimal kHalf = Decimal(1) / Decimal(2);
  return kHalf;
}

class Network {
 public:
  explicit Network(const Structure& structure) : structure_(structure), out_(structure.persons.size()), in_(structure.persons.size()) {
    std::map<std::string_view, std::size_t> index;
    for (std::size_t at = 0; at < structure.persons.size(); ++at) index.emplace(structure.persons[at].id, at);
    for (const Structure::Link& link : structure.links) {
      const auto from = index.find(link.from);
      const auto to = index.find(link.to);
      if (link.kind != dossier::RelationKind::control || link.planned || from == index.end() || to == index.end()) continue;
      Edge edge;
      edge.from = from->second;
      edge.to = to->second;
      // Where the articles give control, the share does not.
      if (link.share && link.by != "articles") {
        edge.low = edge.high = *link.share;
        edge.published = true;
      }
      out_[edge.from].push_back(edges_.size());
      in_[edge.to].push_back(edges_.size());
      edges_.push_back(edge);
    }
    bound_shares();
    find_circles();
    heads_ = heads();
  }

  [[nodiscard]] Control control() {
    Control control;
    for (const std::vector<std::size_t>& circle : circles_) {
      std::vector<std::string>& names = control.circles.emplace_back();
      for (const std::size_t person : circle) names.push_back(id(person));
    }
    for (const Edge& edge : edges_) control.holdings.push_back(direct(edge));
    for (const std::size_t head : heads_) {
      control.heads.push_back(id(head));
      add_indirect(head, control.holdings);
    }
    return control;
  }

 private:
  [[nodiscard]] const std::string& id(std::size_t person) const { return structure_.persons[person].id; }

  /// An unpublished share is at most what the published ones leave.
  void bound_shares() {
    for (const std::vector<std::size_t>& into : in_) {
      Decimal left(1);
      for (const std::size_t edge : into) left = left - edges_[edge].low;
      left = std::max(left, Decimal(0));
      for (const std::size_t edge : into) {
        if (!edges_[edge].published) edges_[edge].high = left;
      }
    }
  }

  void find_circles() {
    std::vector<std::vector<std::size_t>> next(out_.size());
    for (const Edge& edge : edges_) next[edge.from].push_back(edge.to);
    circles_ = circles_in(next);
    circle_of_.assign(out_.size(), kNobody);
    for (std::size_t at = 0; at < circles_.size(); ++at) {
      for (const std::size_t person : circles_[at]) circle_of_[person] = at;
    }
  }

  /// Everyone whom `start` controls alone, itself included; `possibly`: or may.
  const std::vector<bool>& controlled(std::size_t start, bool possibly) {
    const auto [known, is_new] = controlled_.try_emplace({start, possibly});
    if (is_new) known->second = found_controlled(start, possibly);
    return known->second;
  }

  [[nodiscard]] std::vector<bool> found_controlled(std::size_t start, bool possibly) const {
    std::vector<bool> inside(out_.size(), false);
    std::vector<Decimal> votes(out_.size());
    std::vector<std::size_t> links(out_.size(), 0);
    std::vector<std::size_t> ahead = {start};
    inside[start] = true;
    while (!ahead.empty()) {
      const std::size_t person = ahead.back();
      ahead.pop_back();
      for (const std::size_t at : out_[person]) {
        const Edge& edge = edges_[at];
        if (inside[edge.to]) continue;
        votes[edge.to] += possibly ? edge.high : edge.low;
        ++links[edge.to];
        const bool decides = votes[edge.to] > half() || (links[edge.to] == in_[edge.to].size() && !has_published_minority(edge.to));
        if (!decides) continue;
        inside[edge.to] = true;
        ahead.push_back(edge.to);
      }
    }
    return inside;
  }

  /// Published shares that add up to half at most leave the rest to people nobody named.
  [[nodiscard]] bool has_published_minority(std::size_t person) const {
    Decimal sum;
    for (const std::size_t at : in_[person]) {
      if (!edges_[at].published) return false;
      sum += edges_[at].low;
    }
    return sum <= half();
  }

  [[nodiscard]] Holding direct(const Edge& edge) {
    Holding holding{id(edge.from), id(edge.to), Hold::alone, true, {}, {}, {}};
    if (edge.published) holding.low = holding.high = edge.low;
    holding.hold = hold_of(edge);
    return holding;
  }

  [[nodiscard]] Hold hold_of(const Edge& edge) {
    // Most links decide by themselves; only the others ask for everything that their holder holds.
    if (edge.low > half() || (!edge.published && in_[edge.to].size() == 1)) return Hold::alone;
    if (controlled(edge.from, false)[edge.to]) return Hold::alone;
    if (controlled(edge.from, true)[edge.to]) return Hold::possible;
    if (is_held_by_a_head(edge.to)) return Hold::minority;
    for (const std::size_t at : in_[edge.to]) {
      if (edges_[at].from == edge.from) continue;
      if (controlled(edges_[at].from, false)[edge.to]) return Hold::minority;
      if (controlled(edges_[at].from, true)[edge.to]) return Hold::possible;
    }
    return in_[edge.to].size() > 1 && !has_published_minority(edge.to) ? Hold::jointly : Hold::minority;
  }

  bool is_held_by_a_head(std::size_t person) {
    return std::ranges::any_of(heads_, [&](std::size_t head) { return head != person && controlled(head, false)[person]; });
  }

  [[nodiscard]] std::vector<std::size_t> heads() const {
    std::vector<std::size_t> found;
    for (std::size_t person = 0; person < out_.size(); ++person) {
      if (out_[person].empty()) continue;
      const std::size_t circle = circle_of_[person];
      const bool leads = circle == kNobody ? in_[person].empty() : circles_[circle].front() == person && !is_entered(circle);
      if (leads) found.push_back(person);
    }
    return found;
  }

  [[nodiscard]] bool is_entered(std::size_t circle) const {
    return std::ranges::any_of(circles_[circle], [&](std::size_t person) {
      return std::ranges::any_of(in_[person], [&](std::size_t at) { return circle_of_[edges_[at].from] != circle; });
    });
  }

  /// What a head holds only through others: alone, perhaps, or as one of those who together hold somebody that holds it.
  void add_indirect(std::size_t head, std::vector<Holding>& holdings) {
    const std::vector<bool>& alone = controlled(head, false);
    const std::vector<bool>& perhaps = controlled(head, true);
    std::vector<bool> jointly(out_.size(), false);
    for (const std::size_t at : out_[head]) {
      if (alone[edges_[at].to] || hold_of(edges_[at]) != Hold::jointly) continue;
      const std::vector<bool>& below = controlled(edges_[at].to, false);
      for (std::size_t person = 0; person < below.size(); ++person) jointly[person] = jointly[person] || below[person];
    }
    for (std::size_t person = 0; person < out_.size(); ++person) {
      const bool is_direct = std::ranges::any_of(in_[person], [&](std::size_t at) { return edges_[at].from == head; });
      if (person == head || is_direct || !(alone[person] || perhaps[person] || jointly[person])) continue;
      Holding holding{id(head), id(person), alone[person] ? Hold::alone : jointly[person] ? Hold::jointly : Hold::possible, false, {}, {}, {}};
      add_ways(person, alone[person] ? alone : jointly[person] ? jointly : perhaps, holding);
      holdings.push_back(std::move(holding));
    }
  }

  /// The last links of the chains, and what they hold together.
  void add_ways(std::size_t person, const std::vector<bool>& set, Holding& holding) const {
    Decimal low;
    Decimal high;
    bool is_bounded = true;
    for (const std::size_t at : in_[person]) {
      const Edge& edge = edges_[at];
      if (!set[edge.from]) continue;
      holding.through.push_back(id(edge.from));
      is_bounded = is_bounded && edge.published;
      low += edge.low;
      high += edge.high;
    }
    if (!is_bounded) return;
    holding.low = low;
    holding.high = high;
  }

  const Structure& structure_;
  std::vector<Edge> edges_;
  std::vector<std::vector<std::size_t>> out_;  ///< edges by person
  std::vector<std::vector<std::size_t>> in_;
  std::vector<std::vector<std::size_t>> circles_;
  std::vector<std::size_t> circle_of_;  ///< by person, of `circles_`
  std::vector<std::size_t> heads_;
  std::map<std::pair<std::size_t, bool>, std::vector<bool>> controlled_;  ///< what has been asked
};

}  // namespace

const Holding* Control::find(std::string_view by, std::string_view over) const {
  const auto found = std::ranges::find_if(holdings, [&](const Holding& holding) { return holding.by == by && holding.over == over; });
  return found == holdings.end() ? nullptr : &*found;
}

Control control_in(const Structure& structure) { return Network(structure).control(); }

}  // namespace reprise::takeover
