#include "chart/overlap.h"

#include <algorithm>
#include <array>
#include <set>

#include "chart/characters.h"
#include "chart/label.h"
#include "chart/map_placing.h"
#include "chart/overlap_matrix.h"
#include "chart/scene.h"
#include "chart/typeface.h"
#include "chart/words.h"

namespace reprise::chart {
namespace {

using assessment::MapPlace;
using assessment::OverlapMap;
using base::Language;
using base::Text;

constexpr double kGap = 14;
constexpr double kLegendRow = 16;
constexpr std::size_t kTitleColumns = 100;

/// How much is said: less of it until it can be read.
struct Room {
  std::size_t numbers;
  MatrixRoom matrix;
  double map_width;
  double map_height;
  std::size_t name_columns;  ///< of the list, on each of two lines
  std::size_t type_columns;
};
constexpr std::array<Room, 4> kRooms = {
    {{22, {8, 5}, 440, 300, 46, 36}, {20, {5, 4}, 400, 290, 40, 24}, {16, {4, 3}, 380, 260, 36, 20}, {10, {3, 2}, 320, 200, 32, 20}}};

Text kilometres_words(const scalar::Decimal& kilometres) {
  std::string french = kilometres.to_string();
  std::ranges::replace(french, '.', ',');
  return {french + "\u00a0km", kilometres.to_string() + " km"};
}

class Composer {
 public:
  Composer(const OverlapMap& map, const Options& options, const Room& room)
      : map_(map), language_(options.language), room_(room), sheet_(on_sheet(map, room.map_width, room.map_height, room.numbers)) {
    scene_.id = plain_id(map.id);
    labels_["heading"] = coloured("<B>" + lines(map.title, kTitleColumns, 2, kTitleType) + "</B>", kInk, kTitleType);
    labels_["note"] = coloured(lines(map.description, 150, 2, kSmallType), kMuted, kSmallType);
    const std::string matrix = matrix_label(map, room.matrix, language_);
    if (!matrix.empty()) labels_["matrix"] = matrix;
    collect_spots();
    collect_list();
    collect_legend();
  }

  base::Result<Scene> compose(LabelSizes& sizes, const Graphviz& graphviz) {
    auto measured = sizes.of(labels_, graphviz);
    if (!measured) return measured.error();
    sizes_ = std::move(measured.value());
    double y = put("heading", 0, 0) + 4;
    y = put("note", 0, y) + kGap;
    place_map(y);
    double bottom = y + sheet_.height;
    if (labels_.contains("list")) bottom = std::max(bottom, put("list", sheet_.width + kGap, y));
    y = place_legend(bottom + 8);
    if (labels_.contains("matrix")) y = put("matrix", 0, y + kGap);
    scene_.height = y + 2;
    return std::move(scene_);
  }

 private:
  static std::string spot_name(std::size_t at) { return "m" + std::to_string(at); }
  static std::string number_name(std::size_t at) { return "n" + std::to_string(at); }
  static std::string words_name(std::size_t at) { return "w" + std::to_string(at); }

  std::string lines(const Text& text, std::size_t columns, std::size_t most, double points) const {
    constexpr double kWidest = 900;
    std::string out;
    for (const std::string& line : fitted(text.in(language_), columns, most, points, points > kSmallType, kWidest)) out += label_escaped(line) + "<BR ALIGN=\"LEFT\"/>";
    return out;
  }

  /// `after`: a blank must be of the symbol's font, the library drops one between two.
  static std::string symbol(bool of_association, double points, const std::string& after = "") {
    return of_association ? coloured("<B>◇</B>" + after, kAccent, points) : coloured("●" + after, kMuted, std::max(kSmallType, points * 0.75));
  }

  void collect_spots() {
    for (std::size_t at = 0; at < sheet_.spots.size(); ++at) {
      const MapSpot& spot = sheet_.spots[at];
      labels_[spot_name(at)] = symbol(spot.of_association, 12);
      if (spot.label_centre) labels_[number_name(at)] = coloured(spot.label, spot.of_association ? kAccent : kInk, kSmallType);
    }
  }

  [[nodiscard]] std::string type_of(const MapPlace& place) const {
    return one_line((place.type.empty() ? Text{"type inconnu", "unknown type"} : place.type).in(language_));
  }

  [[nodiscard]] std::string said_of(const MapPlace& place) const {
    return one_line(place.service.name) + " · " + type_of(place) + " · " +
           (place.of_association ? Text{"association", "association"} : Text{"groupe", "group"}).in(language_);
  }

  static std::string cell(const std::string& content, const char* align) { return std::string("<TD ALIGN=\"") + align + "\">" + content + "</TD>"; }

  static std::string two_lines(const std::string& text, std::size_t columns) {
    std::string out;
    const auto parts = wrapped(text, columns, 2);
    for (const std::string& part : parts) out += "\u00a0" + label_escaped(part) + (parts.size() > 1 ? "<BR ALIGN=\"LEFT\"/>" : "");
    return out;
  }

  void collect_list() {
    if (map_.places.empty() && map_.nowhere.empty() && map_.group_nowhere == 0) return;
    std::string out = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">";
    for (std::size_t at = 0; at < sheet_.place_of_number.size(); ++at) {
      const MapPlace& place = map_.places[sheet_.place_of_number[at]];
      const std::string name = place.service.name + (place.at_centre ? " *" : "");
      out += "<TR>" + cell(coloured(std::to_string(at + 1) + "\u00a0", kInk, kSmallType), "RIGHT") + cell(symbol(place.of_association, kSmallType + 2), "CENTER") +
             cell(coloured(two_lines(name, room_.name_columns), kInk, kSmallType), "LEFT") +
             cell(coloured(two_lines(type_of(place), room_.type_columns), kMuted, kSmallType), "LEFT") + "</TR>";
    }
    const std::size_t others = map_.places.size() - sheet_.off_sheet - sheet_.place_of_number.size();
    const auto counted = [&](std::size_t count, const Text& what) {
      if (count > 0) out += "<TR><TD ALIGN=\"LEFT\" COLSPAN=\"4\">" + coloured(label_escaped(std::to_string(count) + "\u00a0" + what.in(language_)), kMuted, kSmallType) + "</TD></TR>";
    };
    counted(others, {"autres sur la carte, sans numéro", "more on the map, without a number"});
    counted(sheet_.off_sheet, {"du groupe hors de la carte", "of the group off the map"});
    counted(map_.group_nowhere, {"du groupe sans lieu connu", "of the group without a known place"});
    counted(map_.nowhere.size(), {"de l’association sans lieu connu", "of the association without a known place"});
    labels_["list"] = out + "</TABLE>";
  }

  void collect_legend() {
    std::vector<std::string> words = {symbol(true, 11, "\u00a0") + coloured(Text{"association", "association"}.in(language_), kMuted, kSmallType),
                                      symbol(false, 12, "\u00a0") + coloured(Text{"groupe, services de même type", "group, services of the same type"}.in(language_), kMuted, kSmallType)};
    if (!map_.reaches.empty()) words.push_back(coloured(Text{"- - -\u00a0à portée l’un de l’autre, à vol d’oiseau", "- - - within reach of each other, as the crow flies"}.in(language_), kMuted, kSmallType));
    const bool centred = std::ranges::any_of(map_.places, &MapPlace::at_centre);
    if (centred) words.push_back(coloured(Text{"*\u00a0placé au centre de sa commune", "* placed at the centre of its commune"}.in(language_), kMuted, kSmallType));
    for (std::size_t at = 0; at < words.size(); ++at) labels_[words_name(at)] = words[at];
    legend_ = words.size();
    labels_["scale"] = coloured(kilometres_words(scalar::Decimal(scale_kilometres())).in(language_), kMuted, kSmallType);
    labels_["frame"] = coloured("<B>" + Text{"Carte, le nord en haut", "Map, north up"}.in(language_) + "</B>", kMuted, kSmallType);
  }

  /// A round length of about a fifth of the sheet.
  [[nodiscard]] int scale_kilometres() const {
    int best = 1;
    for (const int length : {1, 2, 5, 10, 20, 50, 100, 200, 500}) {
      if (length * sheet_.kilometre <= sheet_.width / 4) best = length;
    }
    return best;
  }

  void mark(const std::string& name, const Spot& centre) {
    const auto label = labels_.find(name);
    scene_.marks.push_back({name, label == labels_.end() ? std::string() : label->second, centre});
  }

  /// With its upper left corner there; gives its lower edge.
  double put(const std::string& name, double x, double y) {
    const Size& size = sizes_.at(name);
    mark(name, {x + size.width / 2, y + size.height / 2});
    scene_.width = std::max(scene_.width, x + size.width);
    return y + size.height;
  }

  void line(const std::string& from, const std::string& to, const Spot& begin, const Spot& end, const char* style, const std::string& said) {
    Scene::Line one;
    one.from = from;
    one.to = to;
    one.way = {begin, end};
    one.arrow = 0;
    one.style = {{"arrowhead", "none"}, {"color", kMuted}, {"penwidth", "1.2"}, {"style", style}};
    if (!said.empty()) scene_.tooltips[element_id(scene_, "e" + std::to_string(scene_.lines.size()))] = said;
    scene_.lines.push_back(std::move(one));
  }

  void place_map(double top) {
    Area area;
    area.x = 0;
    area.y = top;
    area.width = sheet_.width;
    area.height = sheet_.height;
    const Size& title = sizes_.at("frame");
    scene_.frames.push_back({"f0", labels_.at("frame"), area, {6 + title.width / 2, top + 4 + title.height / 2}});
    scene_.frame_marks.emplace_back();
    scene_.width = std::max(scene_.width, sheet_.width);
    const auto at_spot = [&](const Spot& spot) { return Spot{spot.x, top + spot.y}; };
    for (std::size_t at = sheet_.spots.size(); at-- > 0;) {  // the association's on top
      const MapSpot& spot = sheet_.spots[at];
      std::string said;
      for (const std::size_t place : spot.places) said += (said.empty() ? "" : "\n") + said_of(map_.places[place]);
      scene_.tooltips[element_id(scene_, spot_name(at))] = said;
      scene_.frame_marks[0].push_back(scene_.marks.size());
      mark(spot_name(at), at_spot(spot.centre));
      if (!spot.label_centre) continue;
      scene_.frame_marks[0].push_back(scene_.marks.size());
      mark(number_name(at), at_spot(*spot.label_centre));
    }
    std::set<std::pair<std::size_t, std::size_t>> drawn;
    for (const assessment::MapReach& reach : map_.reaches) {
      const std::size_t from = sheet_.spot_of_place[reach.from];
      const std::size_t to = sheet_.spot_of_place[reach.to];
      if (from >= sheet_.spots.size() || to >= sheet_.spots.size() || !drawn.insert({from, to}).second) continue;
      line(spot_name(from), spot_name(to), at_spot(sheet_.spots[from].centre), at_spot(sheet_.spots[to].centre), "dashed",
           one_line(map_.places[reach.from].service.name) + " – " + one_line(map_.places[reach.to].service.name) + " · " +
               kilometres_words(reach.kilometres).in(language_));
    }
    place_scale({10, top + sheet_.height - 8});
  }

  void place_scale(const Spot& left) {
    const Spot right{left.x + scale_kilometres() * sheet_.kilometre, left.y};
    mark("lu", left);
    mark("ld", right);
    line("lu", "ld", left, right, "solid", {});
    mark("scale", {right.x + 5 + sizes_.at("scale").width / 2, left.y - 1});
  }

  double place_legend(double y) {
    double x = 0;
    for (std::size_t at = 0; at < legend_; ++at) {
      const Size& size = sizes_.at(words_name(at));
      if (x > 0 && x + size.width > std::max(scene_.width, sheet_.width)) {
        x = 0;
        y += kLegendRow;
      }
      mark(words_name(at), {x + size.width / 2, y + kLegendRow / 2});
      x += size.width + 18;
      scene_.width = std::max(scene_.width, x - 18);
    }
    return y + kLegendRow;
  }

  const OverlapMap& map_;
  Language language_;
  Room room_;
  MapSheet sheet_;
  std::size_t legend_ = 0;
  std::map<std::string, std::string> labels_;
  std::map<std::string, Size> sizes_;
  Scene scene_;
};

}  // namespace

base::Result<Drawing> draw_overlap(const OverlapMap& map, const Options& options) {
  const Graphviz graphviz(map.id);
  LabelSizes sizes;
  std::optional<Scene> best;
  double type = 0;
  int levels = 0;
  for (std::size_t level = 0; level < kRooms.size() && type < options.smallest_type_points; ++level) {
    auto scene = Composer(map, options, kRooms[level]).compose(sizes, graphviz);
    if (!scene) return scene.error();
    const double own = type_on_page(scene.value(), options);
    if (best && own <= type) continue;
    best = std::move(scene.value());
    type = own;
    levels = static_cast<int>(level);
  }
  return drawn(*best, {map.id, map.title, map.description}, options, levels, graphviz);
}

TextTable overlap_table(const OverlapMap& map) {
  TextTable table;
  table.headings = {{"Service", "Service"}, {"Type", "Type"}, {"De", "Of"}, {"À portée", "Within reach"}};
  for (std::size_t at = 0; at < map.places.size(); ++at) {
    const MapPlace& place = map.places[at];
    Text within;
    for (const assessment::MapReach& reach : map.reaches) {
      if (reach.from != at && reach.to != at) continue;
      const std::string name = one_line(map.places[reach.from == at ? reach.to : reach.from].service.name);
      const Text distance = kilometres_words(reach.kilometres);
      const char* comma = within.empty() ? "" : ", ";
      within = {within.fr + comma + name + " (" + distance.fr + ")", within.en + comma + name + " (" + distance.en + ")"};
    }
    table.rows.push_back({Text::same(one_line(place.service.name)), {one_line(place.type.fr), one_line(place.type.en)},
                          place.of_association ? Text{"association", "association"} : Text{"groupe", "group"}, within});
  }
  return table;
}

}  // namespace reprise::chart
