#include <algorithm>
#include <set>

#include "chart/characters.h"
#include "chart/folding.h"
#include "chart/label.h"
#include "chart/legend.h"
#include "chart/scene.h"
#include "chart/words.h"

namespace reprise::chart {
namespace {

using assessment::Box;
using assessment::BoxKind;
using assessment::Change;
using assessment::Diagram;
using assessment::Link;
using assessment::LinkKind;
using base::Language;
using base::Text;

constexpr double kTitleGap = 14;
constexpr double kTrail = 20;  // what leads to other pages, above the title
constexpr double kLegendGap = 16;
constexpr double kLegendRow = 17;
constexpr double kSample = 34;
constexpr std::size_t kTitleColumns = 90;
constexpr std::size_t kFrameColumns = 21;
constexpr std::size_t kMostAlone = 5;  // boxes in no sector that may stand at the top

std::map<std::string, std::string> line_style(const Link& link) {
  std::map<std::string, std::string> style;
  const bool added = link.change == Change::joins || link.change == Change::moves;
  const auto set = [&](const char* pen, const char* arrow, const char* colour, double width) {
    style = {{"arrowhead", arrow}, {"color", colour}, {"penwidth", std::to_string(width).substr(0, 3)}, {"style", pen}};
  };
  switch (link.kind) {
    case LinkKind::control: set(link.indirect ? "dashed" : "solid", "normal", kInk, 1 + 0.8 * std::clamp(link.share.value_or(0), 0.0, 1.0)); break;
    case LinkKind::services: set("dashed", "vee", kMuted, 1.2); break;
    case LinkKind::property: set("dotted", "diamond", kMuted, 1.6); break;
    case LinkKind::membership: set("solid", "odot", kMuted, 1.2); break;
    case LinkKind::mandate: set("dashed", "onormal", kInk, 1.2); break;
  }
  if (added) {
    style["color"] = kAccent;
    style["penwidth"] = "3.0";
  } else if (link.change == Change::planned) {
    style["color"] = kAccent;
    style["penwidth"] = "2.0";
    style["style"] = "dashed";
  } else if (link.change == Change::leaves) {
    style["color"] = kMuted;
    style["style"] = "dotted";
  }
  return style;
}

std::string name_of(const Diagram& diagram, std::size_t box, Language language) {
  return box == kNobody ? Text{"personne morale inconnue", "unknown legal person"}.in(language) : one_line(diagram.boxes[box].label.in(language));
}

/// A line from one sector's summary to another's would say that sectors hold sectors. How many there were.
std::size_t without_links_of_summaries(Diagram& diagram) {
  std::set<std::string> summaries;
  for (const Box& box : diagram.boxes) {
    if (box.kind == BoxKind::fold) summaries.insert(box.id);
  }
  return std::erase_if(diagram.links, [&](const Link& link) { return summaries.contains(link.from) && summaries.contains(link.to) && link.change == Change::none; });
}

std::string sentence_of(const Diagram& diagram, const Wire& wire, Language language) {
  const Link& link = diagram.links[wire.links.front()];
  std::string out = name_of(diagram, wire.from, language) + " → ";
  if (wire.to_box != kNobody) {
    out += name_of(diagram, wire.to_box, language);
  } else {
    out += one_line(diagram.clusters[wire.to_cluster].label.in(language)) + " (" + std::to_string(wire.links.size()) + "/" + std::to_string(wire.members) + ")";
  }
  out += " · " + words(link.kind).in(language);
  if (!link.label.empty()) out += " " + one_line(link.label.in(language));
  if (link.change != Change::none) out += " (" + words(link.change).in(language) + ")";
  if (wire.to_box == kNobody) {  // a line to a frame leads to some of those inside: named one by one
    for (const std::size_t one : wire.links) out += "\n" + name_of(diagram, box_index(diagram, diagram.links[one].to), language);
  }
  return out;
}

/// Collects labels, has them measured, puts everything in its place.
class Composer {
 public:
  Composer(const Diagram& diagram, const Options& options, int levels, const Leads& leads)
      : whole_(diagram), options_(options), leads_(leads), language_(options.language), diagram_(folded(framed(diagram), levels)) {
    scene_.id = plain_id(diagram.id);
    const std::size_t undrawn = without_links_of_summaries(diagram_);
    wires_ = wires_of(diagram_);
    legend_ = legend_of(whole_, levels, leads_, undrawn, language_);
    collect_labels();
  }

  base::Result<Scene> compose(LabelSizes& label_sizes, const Graphviz& graphviz) {
    auto measured = label_sizes.of(labels_, graphviz);
    if (!measured) return measured.error();
    sizes_ = std::move(measured.value());
    std::vector<Size> boxes;
    for (std::size_t box = 0; box < diagram_.boxes.size(); ++box) boxes.push_back(sizes_.at(box_name(box)));
    std::size_t lane_count = 0;
    const std::vector<std::size_t> lanes = lanes_of(diagram_, wires_, lane_count);
    const double trail = trail_.empty() ? 0 : kTrail;
    const double title = trail + sizes_.at("heading").height + kTitleGap;
    layout_ = arranged(diagram_, boxes, lane_count, options_.page_width_points, options_.page_height_points - title);
    const auto ways = routed(diagram_, wires_, lanes, layout_);
    scene_.width = std::max(layout_.width, sizes_.at("heading").width);
    mark("heading", {sizes_.at("heading").width / 2, trail + sizes_.at("heading").height / 2 - title});
    place_trail(kTrail / 2 - 3 - title);
    place_frames();
    place_boxes();
    for (std::size_t wire = 0; wire < wires_.size(); ++wire) place_wire(wire, ways[wire]);
    place_legend(title);
    shift_down(title);
    return std::move(scene_);
  }

 private:
  static std::string box_name(std::size_t box) { return "b" + std::to_string(box); }
  static std::string frame_name(std::size_t frame) { return "f" + std::to_string(frame); }
  static std::string count_name(std::size_t wire) { return "n" + std::to_string(wire); }
  static std::string words_name(std::size_t entry) { return "w" + std::to_string(entry); }
  static std::string trail_name(std::size_t step) { return "t" + std::to_string(step); }
  static std::string sample_name(std::size_t entry) { return "s" + std::to_string(entry); }

  void collect_labels() {
    std::string title;
    for (const std::string& line : wrapped(whole_.title.in(language_), kTitleColumns, 2)) title += label_escaped(line) + "<BR ALIGN=\"LEFT\"/>";
    labels_["heading"] = coloured("<B>" + title + "</B>", kInk, kTitleType);
    for (std::size_t box = 0; box < diagram_.boxes.size(); ++box) {
      labels_[box_name(box)] = box_label(diagram_.boxes[box], said_of(diagram_.boxes[box]), language_);
    }
    collect_trail();
    for (std::size_t wire = 0; wire < wires_.size(); ++wire) {
      const Wire& one = wires_[wire];
      if (one.to_cluster != kNobody) {
        labels_[count_name(wire)] = coloured(std::to_string(one.links.size()) + "/" + std::to_string(one.members), kMuted, kSmallType);
      } else if (one.from == kNobody) {
        labels_[count_name(wire)] = coloured("<B>?</B>", kAccent, kNameType);
      }
    }
    for (std::size_t entry = 0; entry < legend_.size(); ++entry) {
      labels_[words_name(entry)] = legend_[entry].label;
      if (!legend_[entry].sample.empty()) labels_[sample_name(entry)] = legend_[entry].sample;
    }
    for (std::size_t frame = 0; frame < diagram_.clusters.size(); ++frame) {
      const std::size_t columns = wires_.empty() ? 4 * kFrameColumns : kFrameColumns;  // lines come in beside it
      const std::string name = wrapped(diagram_.clusters[frame].label.in(language_), columns, 1).front();
      labels_[frame_name(frame)] = coloured("<B>" + label_escaped(name) + "</B>", kInk, kSectorType);
      const auto lead = leads_.clusters.find(diagram_.clusters[frame].id);
      if (lead != leads_.clusters.end()) labels_[frame_name(frame)] += coloured(" " + page_words(lead->second.number), kAccent, kSmallType);
    }
  }

  /// Who controls the box, and the page that unfolds it.
  Text said_of(const Box& box) const {
    Text said = relation_of(diagram_, box);
    const auto lead = leads_.boxes.find(box.id);
    if (lead == leads_.boxes.end()) return said;
    const std::string page = (said.empty() ? "" : " · ") + page_words(lead->second.number);
    return {said.fr + page, said.en + page};
  }

  void collect_trail() {
    for (const Leads::Step& step : leads_.trail) {
      const std::string words = wrapped(step.words.in(language_), kFrameColumns * 2, 1).front() + ", " + page_words(step.lead.number);
      trail_.push_back(coloured("<U>" + label_escaped(words) + "</U>", kAccent, kSmallType));
    }
    if (leads_.number > 0) trail_.push_back(coloured(page_words(leads_.number) + "/" + std::to_string(leads_.pages), kMuted, kSmallType));
    for (std::size_t step = 0; step < trail_.size(); ++step) labels_[trail_name(step)] = trail_[step];
  }

  void place_trail(double y) {
    double x = 0;
    for (std::size_t step = 0; step < trail_.size(); ++step) {
      mark_from(trail_name(step), x, y);
      x += sizes_.at(trail_name(step)).width + 16;
      if (step < leads_.trail.size()) lead_from(trail_name(step), leads_.trail[step].lead, leads_.trail[step].words);
    }
    scene_.width = std::max(scene_.width, x - 16);
  }

  /// The part of that name leads to another page.
  void lead_from(const std::string& name, const Lead& lead, const Text& words) {
    scene_.addresses[element_id(scene_, name)] = {options_.address_before + lead.page + options_.address_after,
                                                  one_line(words.in(language_)) + ", " + page_words(lead.number)};
  }

  void mark(const std::string& name, const Spot& centre) {
    const auto label = labels_.find(name);
    scene_.marks.push_back({name, label == labels_.end() ? std::string() : label->second, centre});
  }

  /// A mark with its left edge at x.
  void mark_from(const std::string& name, double x, double y) { mark(name, {x + sizes_.at(name).width / 2, y}); }

  void place_frames() {
    scene_.frame_marks.resize(layout_.frames.size());
    for (std::size_t frame = 0; frame < layout_.frames.size(); ++frame) {
      const Layout::Frame& area = layout_.frames[frame];
      const double half = sizes_.at(frame_name(frame)).width / 2;
      // Above the first column, between the gutters by which lines come in.
      scene_.frames.push_back({frame_name(frame), labels_.at(frame_name(frame)), area, {area.x + kGutter + half, area.y + 11}});
      scene_.tooltips[element_id(scene_, frame_name(frame))] = one_line(diagram_.clusters[frame].label.in(language_));
      const auto lead = leads_.clusters.find(diagram_.clusters[frame].id);
      if (lead != leads_.clusters.end()) lead_from(frame_name(frame), lead->second, diagram_.clusters[frame].label);
    }
  }

  void place_boxes() {
    for (std::size_t box = 0; box < diagram_.boxes.size(); ++box) {
      const Layout::BoxPlace& place = layout_.boxes[box];
      const Box& content = diagram_.boxes[box];
      if (place.cluster != kNobody && !content.cluster.empty()) scene_.frame_marks[place.cluster].push_back(scene_.marks.size());
      mark(box_name(box), {place.centre_x(), place.centre_y()});
      scene_.tooltips[element_id(scene_, box_name(box))] = box_tooltip(content, relation_of(diagram_, content), language_);
      const auto lead = leads_.boxes.find(content.id);
      if (lead != leads_.boxes.end()) lead_from(box_name(box), lead->second, content.label);
    }
  }

  void place_wire(std::size_t index, const std::vector<Spot>& way) {
    if (way.size() < 2) return;
    const Wire& wire = wires_[index];
    Scene::Line line;
    line.way = way;
    line.style = line_style(diagram_.links[wire.links.front()]);
    if (diagram_.links[wire.links.front()].change != Change::none) line.arrow = 0.9;
    line.from = wire.from == kNobody ? end_mark("u", index, way.front()) : box_name(wire.from);
    line.to = wire.to_box == kNobody ? end_mark("d", index, way.back()) : box_name(wire.to_box);
    const auto count = labels_.find(count_name(index));
    if (count != labels_.end()) {
      const Size size = sizes_.at(count->first);
      const Spot end = wire.from == kNobody ? way.front() : way.back();
      mark(count->first, wire.from == kNobody ? Spot{end.x, end.y - size.height / 2} : Spot{end.x - size.width / 2 - 4, end.y - size.height / 2 - 1});
    }
    scene_.tooltips[element_id(scene_, "e" + std::to_string(scene_.lines.size()))] = sentence_of(diagram_, wire, language_);
    scene_.lines.push_back(std::move(line));
  }

  std::string end_mark(const char* prefix, std::size_t index, const Spot& spot) {
    std::string name = prefix + std::to_string(index);
    mark(name, spot);
    return name;
  }

  void place_legend(double title) {
    const double width = std::max({scene_.width, options_.page_width_points, kLegend});
    double x = 0;
    double y = layout_.height + kLegendGap;
    for (std::size_t entry = 0; entry < legend_.size(); ++entry) {
      const LegendEntry& one = legend_[entry];
      const double sample = one.link != nullptr ? kSample : one.sample.empty() ? 0 : sizes_.at(sample_name(entry)).width;
      const double needed = sample + (sample > 0 ? 6 : 0) + sizes_.at(words_name(entry)).width;
      if (x > 0 && (one.starts_row || x + needed > width)) {
        x = 0;
        y += kLegendRow;
      }
      if (one.link != nullptr) place_sample(entry, x, y + kLegendRow / 2);
      if (!one.sample.empty()) mark_from(sample_name(entry), x, y + kLegendRow / 2);
      if (sample > 0) x += sample + 6;
      mark_from(words_name(entry), x, y + kLegendRow / 2);
      x += sizes_.at(words_name(entry)).width;
      scene_.width = std::max(scene_.width, x);
      x += 20;
    }
    scene_.height = y + kLegendRow + title;
  }

  void place_sample(std::size_t entry, double x, double y) {
    Scene::Line line;
    line.way = {{x, y}, {x + kSample, y}};
    line.style = line_style(*legend_[entry].link);
    line.from = end_mark("lu", entry, line.way.front());
    line.to = end_mark("ld", entry, line.way.back());
    scene_.lines.push_back(std::move(line));
  }

  void shift_down(double by) {
    for (Scene::Mark& one : scene_.marks) one.centre.y += by;
    for (Scene::FrameMark& frame : scene_.frames) {
      frame.area.y += by;
      frame.label_centre.y += by;
    }
    for (Scene::Line& line : scene_.lines) {
      for (Spot& spot : line.way) spot.y += by;
    }
  }

  static constexpr double kLegend = 400;

  const Diagram& whole_;
  const Options& options_;
  const Leads& leads_;
  Language language_;
  Diagram diagram_;
  std::vector<Wire> wires_;
  std::vector<LegendEntry> legend_;
  std::vector<std::string> trail_;
  std::map<std::string, std::string> labels_;
  std::map<std::string, Size> sizes_;
  Layout layout_;
  Scene scene_;
};

}  // namespace

std::string plain_id(const std::string& id) {
  std::string out;
  for (const char c : id) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (kept) out += c;
  }
  return out.empty() ? "chart" : out;
}

Diagram framed(Diagram diagram) {
  std::erase_if(diagram.clusters, [&](const assessment::Cluster& cluster) { return is_empty(diagram, cluster); });
  const auto holds = [&](const Box& box) {
    return box.kind == BoxKind::group_head || std::any_of(diagram.links.begin(), diagram.links.end(), [&](const Link& link) { return link.from == box.id; });
  };
  std::vector<Box*> alone;
  std::size_t unframed = 0;
  for (Box& box : diagram.boxes) {
    if (!box.cluster.empty() && cluster_index(diagram, box.cluster) == kNobody) box.cluster.clear();
    if (!box.cluster.empty() || !box.beside.empty()) continue;
    ++unframed;
    if (!holds(box)) alone.push_back(&box);
  }
  if (unframed <= kMostAlone || alone.empty()) return diagram;
  std::string id = "none";
  while (cluster_index(diagram, id) != kNobody) id += "-";
  for (Box* box : alone) box->cluster = id;
  diagram.clusters.push_back({id, {"Secteur non précisé", "Sector not stated"}});
  return diagram;
}

base::Result<Scene> composed(const Diagram& diagram, const Options& options, int levels, const Leads& leads, LabelSizes& sizes, const Graphviz& graphviz) {
  return Composer(diagram, options, levels, leads).compose(sizes, graphviz);
}

std::string page_words(std::size_t number) { return "p.\u00a0" + std::to_string(number); }

}  // namespace reprise::chart
