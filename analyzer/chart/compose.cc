#include <algorithm>
#include <set>

#include "chart/alignment.h"
#include "chart/characters.h"
#include "chart/folding.h"
#include "chart/label.h"
#include "chart/legend.h"
#include "chart/line_style.h"
#include "chart/moment.h"
#include "chart/scene.h"
#include "chart/typeface.h"
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
constexpr double kOverhang = 7;  // of a line that goes around everything, of a sign of the legend
constexpr double kLegendGap = 16;
constexpr double kLegendRow = 17;
constexpr double kSample = 34;
constexpr std::size_t kTitleColumns = 90;
constexpr std::size_t kFrameColumns = 21;
constexpr std::size_t kMostAlone = 5;  // boxes in no sector that may stand at the top

const char* word_of(LinkKind kind) {
  switch (kind) {
    case LinkKind::control: return "control";
    case LinkKind::services: return "services";
    case LinkKind::property: return "property";
    case LinkKind::membership: return "membership";
    case LinkKind::mandate: return "mandate";
    case LinkKind::transfer: return "transfer";
  }
  return "";
}

const char* word_of(Change change) {
  switch (change) {
    case Change::none: return "";
    case Change::joins: return "joins";
    case Change::moves: return "moves";
    case Change::doubled: return "doubled";
    case Change::leaves: return "leaves";
    case Change::planned: return "planned";
  }
  return "";
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
  Composer(const Subject& subject, const Options& options, int levels, const Leads& leads)
      : subject_(subject), options_(options), leads_(leads), language_(options.language), whole_(folded(framed(subject.diagram), levels)) {
    scene_.id = plain_id(subject.caption().id);
    const std::size_t undrawn = without_links_of_summaries(whole_);
    wires_ = wires_of(whole_);
    pictures_ = subject.together();
    shown_ = static_cast<std::size_t>(std::ranges::find(pictures_, subject.moment) - pictures_.begin());
    for (const auto& moment : pictures_) legends_.push_back(legend_of(subject.diagram, moment, levels, leads_, undrawn, language_));
    diagram_ = seen(whole_, subject.moment);
    there_ = present(whole_, subject.moment);
    collect_labels();
  }

  base::Result<Scene> compose(LabelSizes& label_sizes, const Graphviz& graphviz) {
    if (auto problem = collect_boxes(label_sizes, graphviz)) return *problem;
    auto measured = label_sizes.of(labels_, graphviz);
    if (!measured) return measured.error();
    sizes_ = std::move(measured.value());
    std::vector<Size> boxes;
    for (std::size_t box = 0; box < diagram_.boxes.size(); ++box) boxes.push_back(size_of_box(box));
    std::size_t lane_count = 0;
    const std::vector<std::size_t> lanes = lanes_of(whole_, wires_, lane_count);
    const double trail = leads_.trail.empty() ? 0 : kTrail;
    Size heading;
    for (std::size_t picture = 0; picture < pictures_.size(); ++picture) {
      const Size size = sizes_.at(heading_name(picture));
      heading = {std::max(heading.width, size.width), std::max(heading.height, size.height)};
    }
    const double title = trail + heading.height + kTitleGap;
    layout_ = arranged(diagram_, boxes, lane_count, options_.page_width_points, options_.page_height_points - title);
    const auto ways = routed(whole_, wires_, lanes, layout_);
    scene_.width = std::max(layout_.width, heading.width);
    mark_from(heading_name(shown_), 0, trail + sizes_.at(heading_name(shown_)).height / 2 - title);
    place_trail(heading.width, heading.height / 2 - title, kTrail / 2 - 3 - title);
    place_frames();
    place_boxes();
    for (std::size_t wire = 0; wire < wires_.size(); ++wire) place_wire(wire, ways[wire]);
    place_legends();
    shift_down(title);
    scene_.height += title;
    if (subject_.moment) mark_corners();
    return std::move(scene_);
  }

 private:
  static std::string box_name(std::size_t box) { return "b" + std::to_string(box); }
  static std::string frame_name(std::size_t frame) { return "f" + std::to_string(frame); }
  static std::string count_name(std::size_t wire) { return "n" + std::to_string(wire); }
  static std::string trail_name(std::size_t step) { return "t" + std::to_string(step); }
  // The picture that is drawn bears plain names; the others are only measured.
  [[nodiscard]] std::string of_picture(const char* name, std::size_t picture) const { return name + (picture == shown_ ? "" : "p" + std::to_string(picture) + "_"); }
  [[nodiscard]] std::string heading_name(std::size_t picture) const { return of_picture("heading", picture); }
  [[nodiscard]] std::string words_name(std::size_t picture, std::size_t entry) const { return of_picture("w", picture) + std::to_string(entry); }
  [[nodiscard]] std::string sample_name(std::size_t picture, std::size_t entry) const { return of_picture("s", picture) + std::to_string(entry); }

  void collect_labels() {
    for (std::size_t picture = 0; picture < pictures_.size(); ++picture) {
      std::string title;
      const Text words = subject_.caption_of(pictures_[picture]).title;
      for (const std::string& line : fitted(words.in(language_), kTitleColumns, 2, kTitleType, true, widest_)) title += label_escaped(line) + "<BR ALIGN=\"LEFT\"/>";
      labels_[heading_name(picture)] = coloured("<B>" + title + "</B>", kInk, kTitleType);
      for (std::size_t entry = 0; entry < legends_[picture].size(); ++entry) {
        const LegendEntry& one = legends_[picture][entry];
        labels_[words_name(picture, entry)] = one.label;
        if (!one.sample.empty()) labels_[sample_name(picture, entry)] = one.sample;
      }
    }
    collect_trail();
    for (std::size_t wire = 0; wire < wires_.size(); ++wire) {
      const Wire& one = wires_[wire];
      if (one.to_cluster != kNobody) {
        labels_[count_name(wire)] = coloured(std::to_string(one.links.size()) + "/" + std::to_string(members_of(one)), kMuted, kSmallType);
      } else if (one.from == kNobody) {
        labels_[count_name(wire)] = coloured("<B>?</B>", kAccent, kNameType);
      }
    }
    for (std::size_t frame = 0; frame < diagram_.clusters.size(); ++frame) {
      const std::size_t columns = wires_.empty() ? 4 * kFrameColumns : kFrameColumns;  // lines come in beside it
      const std::string name = wrapped(diagram_.clusters[frame].label.in(language_), columns, 1).front();
      const auto lead = leads_.clusters.find(diagram_.clusters[frame].id);
      const bool leads = lead != leads_.clusters.end();
      // The blank is the name's: the library drops one between two fonts.
      labels_[frame_name(frame)] = coloured("<B>" + label_escaped(name) + (leads ? "\u00a0\u00a0" : "") + "</B>", kInk, kSectorType);
      if (leads) labels_[frame_name(frame)] += coloured(page_words(leads_, lead->second.number), kAccent, kSmallType);
    }
  }

  /// Labels of the boxes: where a box differs between the pictures, all of its labels are brought to one size.
  std::optional<base::Diagnostic> collect_boxes(LabelSizes& label_sizes, const Graphviz& graphviz) {
    std::vector<Diagram> seen_in;
    std::vector<Diagram> there_in;
    for (const auto& moment : pictures_) {
      seen_in.push_back(seen(whole_, moment));
      there_in.push_back(present(whole_, moment));
    }
    for (std::size_t box = 0; box < whole_.boxes.size(); ++box) {
      std::vector<BoxLabel> labels;
      for (std::size_t picture = 0; picture < pictures_.size(); ++picture) {
        labels.push_back(box_parts(seen_in[picture].boxes[box], said_of(there_in[picture], whole_.boxes[box]), language_, pictures_[picture], leads_.row_lines));
      }
      auto made = aligned(std::move(labels), label_sizes, graphviz);
      if (!made) return made.error();
      for (std::size_t picture = 0; picture < pictures_.size(); ++picture) labels_[box_label_name(box, picture)] = made.value()[picture];
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string box_label_name(std::size_t box, std::size_t picture) const {
    return picture == shown_ ? box_name(box) : of_picture("b", picture) + std::to_string(box);
  }

  [[nodiscard]] Size size_of_box(std::size_t box) const {
    Size most;
    for (std::size_t picture = 0; picture < pictures_.size(); ++picture) {
      const Size size = sizes_.at(box_label_name(box, picture));
      most = {std::max(most.width, size.width), std::max(most.height, size.height)};
    }
    return most;
  }

  /// Boxes of the frame that a line to it speaks of.
  [[nodiscard]] std::size_t members_of(const Wire& wire) const {
    const std::string& cluster = diagram_.clusters[wire.to_cluster].id;
    return static_cast<std::size_t>(std::ranges::count_if(there_.boxes, [&](const Box& box) { return box.cluster == cluster; }));
  }

  /// Who controls the box, and the page that unfolds it.
  Text said_of(const Diagram& there, const Box& box) const {
    Text said = relation_of(there, box);
    const auto lead = leads_.boxes.find(box.id);
    if (lead == leads_.boxes.end()) return said;
    const std::string page = (said.empty() ? "" : " · ") + page_words(leads_, lead->second.number);
    return {said.fr + page, said.en + page};
  }

  void collect_trail() {
    for (const Leads::Step& step : leads_.trail) {
      const std::string words = wrapped(step.words.in(language_), kFrameColumns * 2, 1).front() + ", " + page_words(leads_, step.lead.number);
      trail_.push_back(coloured("<U>" + label_escaped(words) + "</U>", kAccent, kSmallType));
    }
    if (leads_.number > 0) trail_.push_back(coloured(page_words(leads_, leads_.number) + "/" + std::to_string(leads_.pages), kMuted, kSmallType));
    for (std::size_t step = 0; step < trail_.size(); ++step) labels_[trail_name(step)] = trail_[step];
  }

  /// Above the title; a number alone, which leads nowhere, right of it.
  void place_trail(double right_of_title, double beside, double above) {
    const double y = leads_.trail.empty() ? beside : above;
    double x = leads_.trail.empty() ? right_of_title + 16 : 0;
    for (std::size_t step = 0; step < trail_.size(); ++step) {
      mark_from(trail_name(step), x, y);
      x += sizes_.at(trail_name(step)).width + 16;
      if (step < leads_.trail.size()) lead_from(trail_name(step), leads_.trail[step].lead);
    }
    scene_.width = std::max(scene_.width, x - 16);
  }

  /// The part of that name leads to another page.
  void lead_from(const std::string& name, const Lead& lead) {
    scene_.addresses[element_id(scene_, name)] = options_.address_before + lead.page + options_.address_after;
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
      note(frame_name(frame), "frame", diagram_.clusters[frame].id);
      const auto lead = leads_.clusters.find(diagram_.clusters[frame].id);
      if (lead != leads_.clusters.end()) lead_from(frame_name(frame), lead->second);
    }
  }

  void place_boxes() {
    for (std::size_t box = 0; box < diagram_.boxes.size(); ++box) {
      const Layout::BoxPlace& place = layout_.boxes[box];
      const Box& content = diagram_.boxes[box];
      if (is_absent(content.presence, subject_.moment)) continue;
      if (place.cluster != kNobody && !content.cluster.empty()) scene_.frame_marks[place.cluster].push_back(scene_.marks.size());
      mark(box_name(box), {place.centre_x(), place.centre_y()});
      note(box_name(box), "box", content.id);
      if (place.cluster != kNobody && !content.cluster.empty()) note(box_name(box), "in", element_id(scene_, frame_name(place.cluster)));
      const Box& there = there_.boxes[box_index(there_, content.id)];
      scene_.tooltips[element_id(scene_, box_name(box))] = box_tooltip(there, relation_of(there_, there), language_);
      const auto lead = leads_.boxes.find(content.id);
      if (lead != leads_.boxes.end()) lead_from(box_name(box), lead->second);
    }
  }

  void place_wire(std::size_t index, const std::vector<Spot>& way) {
    const Wire& wire = wires_[index];
    const Link& link = diagram_.links[wire.links.front()];
    const auto absent_box = [&](std::size_t box) { return box != kNobody && is_absent(diagram_.boxes[box].presence, subject_.moment); };
    if (way.size() < 2 || is_absent(link.presence, subject_.moment) || absent_box(wire.from) || absent_box(wire.to_box)) return;
    Scene::Line line;
    line.way = way;
    line.style = line_style(link, subject_.moment == Moment::difference);
    if (link.change != Change::none) line.arrow = 0.9;
    line.from = wire.from == kNobody ? end_mark("u", index, way.front()) : box_name(wire.from);
    line.to = wire.to_box == kNobody ? end_mark("d", index, way.back()) : box_name(wire.to_box);
    const auto count = labels_.find(count_name(index));
    if (count != labels_.end()) {
      const Size size = sizes_.at(count->first);
      const Spot end = wire.from == kNobody ? way.front() : way.back();
      mark(count->first, wire.from == kNobody ? Spot{end.x, end.y - size.height / 2} : Spot{end.x - size.width / 2 - 4, end.y - size.height / 2 - 1});
    }
    note_wire("e" + std::to_string(scene_.lines.size()), wire);
    scene_.tooltips[element_id(scene_, "e" + std::to_string(scene_.lines.size()))] = sentence_of(diagram_, wire, language_);
    scene_.lines.push_back(std::move(line));
  }

  void note(const std::string& name, const char* what, const std::string& value) {
    if (options_.structured && !value.empty()) scene_.notes[element_id(scene_, name)][what] = value;
  }

  /// Whom the line links; a line to a frame, those of its boxes it stands for.
  void note_wire(const std::string& name, const Wire& wire) {
    const Link& first = diagram_.links[wire.links.front()];
    std::string ends;
    for (const std::size_t link : wire.links) {
      const std::size_t to = box_index(diagram_, diagram_.links[link].to);
      if (to != kNobody) ends += (ends.empty() ? "" : " ") + element_id(scene_, box_name(to));
    }
    if (wire.from != kNobody) note(name, "from", element_id(scene_, box_name(wire.from)));
    note(name, "to", ends);
    note(name, "kind", word_of(first.kind));
    note(name, "change", word_of(first.change));
  }

  std::string end_mark(const char* prefix, std::size_t index, const Spot& spot) {
    std::string name = prefix + std::to_string(index);
    mark(name, spot);
    return name;
  }

  /// All of them, so that the pictures have one size; only that of this picture is drawn.
  void place_legends() {
    const double width = std::max({scene_.width, options_.page_width_points, kLegend});
    for (std::size_t picture = 0; picture < pictures_.size(); ++picture) place_legend(picture, width);
  }

  void place_legend(std::size_t picture, double width) {
    const bool is_drawn = picture == shown_;
    double x = 0;
    double y = layout_.height + kLegendGap;
    for (std::size_t entry = 0; entry < legends_[picture].size(); ++entry) {
      const LegendEntry& one = legends_[picture][entry];
      const double sample = one.link ? kSample : one.sample.empty() ? 0 : sizes_.at(sample_name(picture, entry)).width;
      const double needed = sample + (sample > 0 ? 6 : 0) + sizes_.at(words_name(picture, entry)).width;
      if (x > 0 && (one.starts_row || x + needed > width)) {
        x = 0;
        y += kLegendRow;
      }
      if (is_drawn && one.link) place_sample(entry, x, y + kLegendRow / 2);
      if (is_drawn && !one.sample.empty()) mark_from(sample_name(picture, entry), x, y + kLegendRow / 2);
      if (sample > 0) x += sample + 6;
      if (is_drawn) mark_from(words_name(picture, entry), x, y + kLegendRow / 2);
      x += sizes_.at(words_name(picture, entry)).width;
      scene_.width = std::max(scene_.width, x);
      x += 20;
    }
    scene_.height = std::max(scene_.height, y + kLegendRow);
  }

  void place_sample(std::size_t entry, double x, double y) {
    Scene::Line line;
    line.way = {{x, y}, {x + kSample, y}};
    line.style = line_style(*legends_[shown_][entry].link, subject_.moment == Moment::difference);
    line.from = end_mark("lu", entry, line.way.front());
    line.to = end_mark("ld", entry, line.way.back());
    scene_.lines.push_back(std::move(line));
  }

  /// The library cuts a picture where its parts end: what one of them lacks would make it smaller than the others.
  void mark_corners() {
    end_mark("corner", 0, {-kOverhang, -2});
    end_mark("corner", 1, {scene_.width + 2, scene_.height + kOverhang});
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

  const Subject& subject_;
  const Options& options_;
  const Leads& leads_;
  Language language_;
  double widest_ = options_.page_width_points * kSmallType / options_.smallest_type_points;  ///< that can still be read on the page
  Diagram whole_;    ///< folded: what all pictures are laid out from
  Diagram diagram_;  ///< the same as this picture sees it, absent things among it
  Diagram there_;    ///< without them
  std::vector<std::optional<Moment>> pictures_;
  std::size_t shown_ = 0;
  std::vector<Wire> wires_;
  std::vector<std::vector<LegendEntry>> legends_;  ///< by picture
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

base::Result<Scene> composed(const Subject& subject, const Options& options, int levels, const Leads& leads, LabelSizes& sizes, const Graphviz& graphviz) {
  return Composer(subject, options, levels, leads).compose(sizes, graphviz);
}

std::string page_words(const Leads& leads, std::size_t number) { return leads.mark + std::to_string(number); }

}  // namespace reprise::chart
