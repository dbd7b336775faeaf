#include "chart/control.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "chart/characters.h"
#include "chart/control_folding.h"
#include "chart/label.h"
#include "chart/line_style.h"
#include "chart/scene.h"
#include "chart/typeface.h"
#include "chart/words.h"

namespace reprise::chart {
namespace {

using assessment::Box;
using assessment::Diagram;
using assessment::Link;
using assessment::LinkKind;
using base::Language;
using base::Text;

constexpr double kTitleGap = 14;
constexpr double kLegendGap = 16;
constexpr double kLegendRow = 17;
constexpr double kSample = 34;
constexpr double kBetween = 20;
constexpr std::size_t kTitleColumns = 90;
constexpr std::size_t kNoteColumns = 150;
constexpr std::size_t kShareColumns = 26;

/// How a chart is laid out: from the top or from the left, and over how many rows those stand who hold nobody.
struct Stance {
  bool standing = true;
  std::size_t rows = 1;
};
constexpr std::array<Stance, 6> kStances = {{{true, 1}, {false, 1}, {true, 2}, {false, 2}, {true, 4}, {false, 4}}};

std::string inches(double points) {
  const auto thousandths = std::llround(points / 72 * 1000);
  const std::string fraction = std::to_string(thousandths % 1000);
  return std::to_string(thousandths / 1000) + "." + std::string(3 - fraction.size(), '0') + fraction;
}

/// A sample of a line and what it says.
struct Entry {
  std::optional<Link> link;
  Text words;
};

Entry entry(LinkKind kind, bool indirect, const Text& words) {
  Link link;
  link.kind = kind;
  link.indirect = indirect;
  return {link, words};
}

std::vector<Entry> legend_of(const Diagram& diagram, int level) {
  std::vector<Entry> entries;
  const auto any = [&](LinkKind kind, bool indirect) {
    return std::ranges::any_of(diagram.links, [&](const Link& link) { return link.kind == kind && link.indirect == indirect; });
  };
  if (any(LinkKind::control, false)) {
    entries.push_back(entry(LinkKind::control, false, {"contrôle (trait d’autant plus épais que la part est grande)", "control (the larger the share, the thicker the line)"}));
  }
  if (any(LinkKind::control, true)) entries.push_back(entry(LinkKind::control, true, {"contrôle par d’autres", "control through others"}));
  if (any(LinkKind::membership, false)) entries.push_back(entry(LinkKind::membership, false, {"part sans contrôle", "share without control"}));
  if (any(LinkKind::membership, true)) entries.push_back(entry(LinkKind::membership, true, {"part sans contrôle, par d’autres", "share without control, through others"}));
  const auto is_unknown = [](const Text& share) { return share.fr.find('?') != std::string::npos; };
  const bool unknown = std::ranges::any_of(diagram.links, [&](const Link& link) { return is_unknown(link.label); }) ||
                       std::ranges::any_of(diagram.boxes, [&](const Box& box) { return std::ranges::any_of(box.rows, is_unknown, &assessment::BoxRow::detail); });
  if (unknown) entries.push_back({std::nullopt, {"?\u00a0part que personne n’a publiée", "? share that nobody published"}});
  const Text note = control_fold_note(level);
  if (!note.empty()) entries.push_back({std::nullopt, note});
  return entries;
}

class Composer {
 public:
  Composer(const Diagram& whole, const Options& options, int level)
      : whole_(whole), language_(options.language), diagram_(folded_control(whole, level)), options_(options), legend_(legend_of(diagram_, level)) {
    scene_.id = plain_id(whole.id);
    known_ends();
    collect_labels();
  }

  /// Nothing when its boxes alone would fill more than a page of legible type: not worth laying out.
  base::Result<std::optional<Scene>> compose(const Stance& stance, bool at_any_size, LabelSizes& sizes, const Graphviz& graphviz) {
    auto measured = sizes.of(labels_, graphviz);
    if (!measured) return measured.error();
    sizes_ = std::move(measured.value());
    if (!at_any_size && is_hopeless()) return std::optional<Scene>();
    auto layered = graphviz.layered(layers(stance));
    if (!layered) return layered.error();
    place(layered.value());
    return std::optional(std::move(scene_));
  }

 private:
  [[nodiscard]] bool is_hopeless() const {
    constexpr double kAround = 1.6;  // the least that lines and gaps take, as a multiple of the boxes
    const double larger = kSmallType / options_.smallest_type_points;
    double area = 0;
    for (std::size_t at = 0; at < diagram_.boxes.size(); ++at) area += sizes_.at(box_name(at)).width * sizes_.at(box_name(at)).height;
    return area * kAround > options_.page_width_points * options_.page_height_points * larger * larger;
  }

  static std::string box_name(std::size_t at) { return "b" + std::to_string(at); }
  static std::string share_name(std::size_t at) { return "n" + std::to_string(at); }
  static std::string words_name(std::size_t at) { return "w" + std::to_string(at); }

  void known_ends() {
    for (std::size_t at = 0; at < diagram_.boxes.size(); ++at) index_.emplace(diagram_.boxes[at].id, at);
    std::erase_if(diagram_.links, [&](const Link& link) { return !index_.contains(link.from) || !index_.contains(link.to) || link.from == link.to; });
  }

  std::string heading(const Text& text, std::size_t columns, std::size_t most, double points, bool bold) const {
    const double widest = options_.page_width_points * kSmallType / options_.smallest_type_points;
    std::string out;
    for (const std::string& line : fitted(text.in(language_), columns, most, points, bold, widest)) out += label_escaped(line) + "<BR ALIGN=\"LEFT\"/>";
    return out;
  }

  static std::string lines(const std::string& text, std::size_t columns, std::size_t most) {
    std::string out;
    for (const std::string& line : wrapped(text, columns, most)) out += (out.empty() ? "" : "<BR/>") + label_escaped(line);
    return out;
  }

  void collect_labels() {
    labels_["heading"] = coloured("<B>" + heading(whole_.title, kTitleColumns, 2, kTitleType, true) + "</B>", kInk, kTitleType);
    labels_["note"] = coloured(heading(whole_.description, kNoteColumns, 4, kSmallType, false), kMuted, kSmallType);
    for (std::size_t at = 0; at < diagram_.boxes.size(); ++at) labels_[box_name(at)] = written(box_parts(diagram_.boxes[at], {}, language_, std::nullopt));
    for (std::size_t at = 0; at < diagram_.links.size(); ++at) {
      const std::string share = one_line(diagram_.links[at].label.in(language_));
      if (share.empty()) continue;
      // On white: it stands on its line.
      labels_[share_name(at)] = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\"><TR><TD BGCOLOR=\"#FFFFFF\">" +
                                coloured(lines(share, kShareColumns, 3), kMuted, kSmallType) + "</TD></TR></TABLE>";
    }
    for (std::size_t at = 0; at < legend_.size(); ++at) labels_[words_name(at)] = coloured(label_escaped(legend_[at].words.in(language_)), kMuted, kSmallType);
  }

  /// How many layers below its holder each box stands: a long row of those who hold nobody goes over several.
  std::map<std::string, std::size_t> steps(std::size_t rows) const {
    std::set<std::string> holding;
    std::map<std::string, std::vector<std::string>> held_by;
    for (const Link& link : diagram_.links) holding.insert(link.from);
    for (const Link& link : diagram_.links) {
      if (!holding.contains(link.to)) held_by[link.from].push_back(link.to);
    }
    std::map<std::string, std::size_t> made;
    for (const auto& [holder, held] : held_by) {
      const std::size_t each = (held.size() + rows - 1) / rows;
      for (std::size_t at = 0; at < held.size(); ++at) made.emplace(held[at], 1 + at / each);
    }
    return made;
  }

  std::string layers(const Stance& stance) const {
    const auto rows = steps(stance.rows);
    const bool standing = stance.standing;
    std::string out = "digraph " + quoted(scene_.id) + " {\n  graph [nodesep=\"0.17\", rankdir=\"" + std::string(standing ? "TB" : "LR") + "\", ranksep=\"0.35\", splines=\"true\"];\n";
    out += "  node [fixedsize=\"true\", label=\"\", shape=\"box\"];\n  edge [arrowsize=\"0.6\"];\n";
    for (std::size_t at = 0; at < diagram_.boxes.size(); ++at) {
      const Size& size = sizes_.at(box_name(at));
      out += "  " + box_name(at) + " [height=\"" + inches(size.height) + "\", width=\"" + inches(size.width) + "\"];\n";
    }
    for (std::size_t at = 0; at < diagram_.links.size(); ++at) {
      const Link& link = diagram_.links[at];
      out += "  " + box_name(index_.at(link.from)) + " -> " + box_name(index_.at(link.to)) + " [id=\"e" + std::to_string(at) + "\"";
      const auto share = sizes_.find(share_name(at));
      if (share != sizes_.end()) {
        out += ", label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\"><TR><TD WIDTH=\"" + std::to_string(std::lround(share->second.width)) +
               "\" HEIGHT=\"" + std::to_string(std::lround(share->second.height)) + "\"></TD></TR></TABLE>>";
      }
      const auto step = rows.find(link.to);
      if (step != rows.end() && step->second > 1) out += ", minlen=\"" + std::to_string(step->second) + "\"";
      if (link.indirect) out += ", weight=\"0\"";
      out += "];\n";
    }
    return out + "}\n";
  }

  void mark(const std::string& name, const Spot& centre) {
    const auto label = labels_.find(name);
    scene_.marks.push_back({name, label == labels_.end() ? std::string() : label->second, centre});
  }
  void mark_from(const std::string& name, double x, double top) { mark(name, {x + sizes_.at(name).width / 2, top + sizes_.at(name).height / 2}); }

  void place(const Layered& layered) {
    mark_from("heading", 0, 0);
    double y = sizes_.at("heading").height + 4;
    mark_from("note", 0, y);
    y += sizes_.at("note").height + kTitleGap;
    for (std::size_t at = 0; at < diagram_.boxes.size(); ++at) {
      const auto& [x, down] = layered.centres.at(box_name(at));
      mark(box_name(at), {x, y + down});
      scene_.tooltips[element_id(scene_, box_name(at))] = box_tooltip(diagram_.boxes[at], {}, language_);
    }
    for (std::size_t at = 0; at < diagram_.links.size(); ++at) place_link(at, layered.ways.at("e" + std::to_string(at)), y);
    scene_.width = std::max({layered.width, sizes_.at("heading").width, sizes_.at("note").width});
    place_legend(y + layered.height + kLegendGap);
  }

  void place_link(std::size_t at, const Layered::Way& way, double top) {
    const Link& link = diagram_.links[at];
    Scene::Line line;
    for (const auto& [x, y] : way.curve) line.way.push_back({x, top + y});
    line.way.push_back({way.tip.first, top + way.tip.second});
    line.curved = true;
    line.style = line_style(link, false);
    line.from = box_name(index_.at(link.from));
    line.to = box_name(index_.at(link.to));
    const Text& from = diagram_.boxes[index_.at(link.from)].label;
    const Text& to = diagram_.boxes[index_.at(link.to)].label;
    scene_.tooltips[element_id(scene_, "e" + std::to_string(scene_.lines.size()))] =
        one_line(from.in(language_)) + " → " + one_line(to.in(language_)) + " · " + one_line(link.label.in(language_));
    scene_.lines.push_back(std::move(line));
    if (labels_.contains(share_name(at))) mark(share_name(at), {way.label.first, top + way.label.second});
  }

  void place_legend(double y) {
    const double width = std::max(scene_.width, options_.page_width_points);
    double x = 0;
    for (std::size_t at = 0; at < legend_.size(); ++at) {
      const double sample = legend_[at].link ? kSample + 6 : 0;
      const Size& words = sizes_.at(words_name(at));
      if (x > 0 && x + sample + words.width > width) {
        x = 0;
        y += kLegendRow;
      }
      if (legend_[at].link) place_sample(at, x, y + kLegendRow / 2);
      mark(words_name(at), {x + sample + words.width / 2, y + kLegendRow / 2});
      x += sample + words.width + kBetween;
      scene_.width = std::max(scene_.width, x - kBetween);
    }
    scene_.height = y + kLegendRow;
  }

  void place_sample(std::size_t at, double x, double y) {
    Scene::Line line;
    line.way = {{x, y}, {x + kSample, y}};
    line.style = line_style(*legend_[at].link, false);
    line.from = "lu" + std::to_string(at);
    line.to = "ld" + std::to_string(at);
    mark(line.from, line.way.front());
    mark(line.to, line.way.back());
    scene_.lines.push_back(std::move(line));
  }

  const Diagram& whole_;
  Language language_;
  Diagram diagram_;
  const Options& options_;
  std::vector<Entry> legend_;
  std::map<std::string, std::size_t> index_;
  std::map<std::string, std::string> labels_;
  std::map<std::string, Size> sizes_;
  Scene scene_;
};

/// Level 4 fills the page with columns instead: heads above, in a frame whom each holds.
Diagram in_frames(const Diagram& whole) {
  Diagram diagram = folded_control(whole, kMostFoldedNamed);
  std::map<std::string, std::string> held_by;
  for (const Link& link : diagram.links) held_by.emplace(link.to, link.from);
  std::set<std::string> inside;
  for (Box& box : diagram.boxes) {
    const auto holder = held_by.find(box.id);
    if (holder == held_by.end() || inside.contains(holder->second) || box.kind == assessment::BoxKind::group_head) continue;
    box.cluster = holder->second;
    inside.insert(box.id);
  }
  for (const Box& box : diagram.boxes) {
    const bool holds = std::ranges::any_of(diagram.boxes, [&](const Box& one) { return one.cluster == box.id; });
    if (holds) diagram.clusters.push_back({box.id, {"Par " + box.label.fr, "By " + box.label.en}});
  }
  if (diagram.clusters.size() == 1) diagram.clusters.front().label = {"Tenues directement", "Held directly"};
  return diagram;
}

base::Result<Scene> columns_of(const Diagram& whole, const Options& options, LabelSizes& sizes, const Graphviz& graphviz) {
  Leads leads;
  leads.counts = false;
  leads.note = control_fold_note(kMostFoldedNamed);
  leads.row_lines = kSiteLines;
  const Diagram diagram = in_frames(whole);
  return composed({diagram}, options, 0, leads, sizes, graphviz);
}

struct Best {
  std::optional<Scene> scene;
  double type = 0;
  int level = 0;

  void take(std::optional<Scene> other, int at, const Options& options) {
    const double own = other ? type_on_page(*other, options) : 0;
    if (own <= type) return;
    scene = std::move(other);
    type = own;
    level = at;
  }
};

}  // namespace

base::Result<Drawing> draw_control(const Diagram& diagram, const Options& options) {
  const Graphviz graphviz(diagram.id);
  LabelSizes sizes;
  Best best;
  for (int level = 0; level <= kMostFoldedControl && best.type < options.smallest_type_points; ++level) {
    if (level == kMostFoldedNamed) {
      auto scene = columns_of(diagram, options, sizes, graphviz);
      if (!scene) return scene.error();
      best.take(std::move(scene.value()), level, options);
      continue;
    }
    for (const Stance& stance : kStances) {
      if (best.type >= options.smallest_type_points) break;
      auto scene = Composer(diagram, options, level).compose(stance, level == kMostFoldedControl, sizes, graphviz);
      if (!scene) return scene.error();
      best.take(std::move(scene.value()), level, options);
    }
  }
  return drawn(*best.scene, {diagram.id, diagram.title, diagram.description}, options, best.level, graphviz);
}

}  // namespace reprise::chart
