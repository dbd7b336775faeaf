#include <algorithm>
#include <map>

#include "chart/chart.h"
#include "chart/characters.h"
#include "chart/folding.h"
#include "chart/label.h"
#include "chart/moment.h"
#include "chart/words.h"

namespace reprise::chart {
namespace {

using assessment::Box;
using assessment::Change;
using assessment::Diagram;
using assessment::Link;
using base::Text;

Text joined(const Text& left, const Text& right, const char* between) {
  if (left.empty()) return right;
  if (right.empty()) return left;
  return {left.fr + between + right.fr, left.en + between + right.en};
}

Text clean(const Text& text) { return {one_line(text.fr), one_line(text.en)}; }

/// "contrôle 100 % : Union (rejoint le groupe)".
Text link_words(const Link& link, const Text& from) {
  Text out = words(link.kind);
  if (link.indirect) out = joined(out, {"indirect", "indirect"}, " ");
  out = joined(out, clean(link.label), " ");
  out = {out.fr + "\u202f: " + from.fr, out.en + ": " + from.en};
  const Text change = words(link.change);
  return change.empty() ? out : Text{out.fr + " (" + change.fr + ")", out.en + " (" + change.en + ")"};
}

Text change_of(const assessment::BoxRow& row) {
  if (row.change == Change::leaves) return was_here();
  return moves_and_doubles(row) ? joined(words(Change::moves), words(row.change), ", ") : words(row.change);
}

class Tabulator {
 public:
  explicit Tabulator(const Diagram& diagram) : diagram_(diagram) {
    for (const Box& box : diagram.boxes) names_.emplace(box.id, clean(box.label));
    for (const assessment::Cluster& cluster : diagram.clusters) sectors_.emplace(cluster.id, clean(cluster.label));
  }

  TextTable table() {
    table_.headings = {{"Secteur", "Sector"}, {"Personne morale", "Legal person"}, {"Établissement", "Site"},
                       {"Détail", "Detail"},  {"Liens reçus", "Held or served by"}, {"Changement", "Change"}};
    for (const Box& box : diagram_.boxes) {
      if (cluster_of(box).empty()) add(box);
    }
    for (const assessment::Cluster& cluster : diagram_.clusters) {
      for (const Box& box : diagram_.boxes) {
        if (cluster_of(box) == cluster.id) add(box);
      }
    }
    return std::move(table_);
  }

 private:
  /// Boxes of a sector the diagram does not have stand with those in none.
  [[nodiscard]] std::string cluster_of(const Box& box) const { return sectors_.contains(box.cluster) ? box.cluster : std::string(); }

  [[nodiscard]] Text links_to(const Box& box) const {
    Text out;
    for (const Link& link : diagram_.links) {
      if (link.to != box.id) continue;
      const auto from = names_.find(link.from);
      const Text name = from == names_.end() ? Text{"personne morale inconnue", "unknown legal person"} : from->second;
      const Text words = link_words(link, name);
      out = out.empty() ? words : Text{out.fr + "\u202f; " + words.fr, out.en + "; " + words.en};
    }
    return out;
  }

  void add(const Box& box) {
    const auto found = sectors_.find(box.cluster);
    Text sector = found == sectors_.end() ? Text{} : found->second;
    if (is_outside(box)) sector = {"hors du groupe", "outside the group"};
    const Text uncertain = box.uncertain ? Text{"?", "?"} : Text{};
    table_.rows.push_back({sector, clean(box.label), {}, clean(box.detail), links_to(box), joined(words(box.change), uncertain, " ")});
    for (const assessment::BoxRow& row : box.rows) {
      table_.rows.push_back({sector, clean(box.label), clean(row.label), joined(clean(row.kind), clean(row.detail), ", "), {}, change_of(row)});
    }
  }

  const Diagram& diagram_;
  std::map<std::string, Text> names_;
  std::map<std::string, Text> sectors_;
  TextTable table_;
};

}  // namespace

TextTable text_table(const Diagram& diagram) { return Tabulator(diagram).table(); }

TextTable text_table(const assessment::Comparison& comparison, Moment moment) { return text_table(present(comparison.whole, moment)); }

}  // namespace reprise::chart
