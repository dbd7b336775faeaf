#include <cmath>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

#include "chart/characters.h"
#include "chart/label.h"
#include "chart/scene.h"

namespace reprise::chart {
namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

std::string attribute(std::string_view tag, std::string_view name) {
  const std::string opening = " " + std::string(name) + "=\"";
  const std::size_t at = tag.find(opening);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + opening.size();
  std::string value(tag.substr(begin, tag.find('"', begin) - begin));
  replace_all(value, "&#45;", "-");
  return value;
}

struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

/// Tenths of a point, without what says nothing: a page of drawings is mostly numbers.
std::string tenths(double value) {
  const auto rounded = std::llround(value * 10);
  const auto absolute = rounded < 0 ? -rounded : rounded;
  std::string text = std::to_string(absolute / 10);
  if (absolute % 10 != 0) text += "." + std::to_string(absolute % 10);
  return rounded < 0 ? "-" + text : text;
}

std::string written(const Point& point) { return tenths(point.x) + "," + tenths(point.y); }

/// "x,y x,y …"; nothing where it reads otherwise.
std::optional<std::vector<Point>> points_in(std::string_view text) {
  std::vector<Point> points;
  const std::string digits(text);
  const char* at = digits.c_str();
  while (*at != '\0') {
    char* end = nullptr;
    Point point;
    point.x = std::strtod(at, &end);
    if (end == at || *end != ',') return std::nullopt;
    at = end + 1;
    point.y = std::strtod(at, &end);
    if (end == at) return std::nullopt;
    points.push_back(point);
    at = end;
    while (*at == ' ' || *at == 'C') ++at;
  }
  return points;
}

/// Whether a curve with these middle points is the straight line from end to end.
bool is_straight(const Point& from, const Point& one, const Point& other, const Point& to) {
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  const auto aside = [&](const Point& point) { return std::abs((to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x)); };
  return aside(one) <= 0.05 * length && aside(other) <= 0.05 * length;
}

/// The library writes every line as curves.
std::string shortened_way(std::string_view way) {
  const auto points = way.starts_with('M') ? points_in(way.substr(1)) : std::nullopt;
  if (!points || points->size() % 3 != 1) return std::string(way);
  std::string out = "M" + written(points->front());
  for (std::size_t at = 1; at + 2 < points->size(); at += 3) {
    const Point& from = (*points)[at - 1];
    const Point& to = (*points)[at + 2];
    if (!is_straight(from, (*points)[at], (*points)[at + 1], to)) {
      out += "C" + written((*points)[at]) + " " + written((*points)[at + 1]) + " " + written(to);
    } else if (tenths(from.x) == tenths(to.x)) {
      out += "V" + tenths(to.y);
    } else if (tenths(from.y) == tenths(to.y)) {
      out += "H" + tenths(to.x);
    } else {
      out += "L" + written(to);
    }
  }
  return out;
}

std::string shortened_points(std::string_view text, bool closed) {
  auto points = points_in(text);
  if (!points) return std::string(text);
  if (closed && points->size() > 1 && points->front() == points->back()) points->pop_back();  // a polygon closes itself
  std::string out;
  for (const Point& point : *points) out += (out.empty() ? "" : " ") + written(point);
  return out;
}

void replace_value(std::string& tag, std::string_view name, const std::string& value) {
  const std::string opening = " " + std::string(name) + "=\"";
  const std::size_t begin = tag.find(opening) + opening.size();
  tag.replace(begin, tag.find('"', begin) - begin, value);
}

/// The library's own words for a part, without its defaults and what the whole picture says once.
std::string cleaned(std::string_view tag) {
  std::string text(tag);
  replace_all(text, " font-family=\"DejaVu Sans\"", "");
  replace_all(text, "\"transparent\"", "\"none\"");  // not a colour of SVG 1.1
  replace_all(text, "&#45;", "-");
  replace_all(text, " stroke=\"none\"", "");
  if (text.starts_with("<text ")) {
    replace_all(text, " text-anchor=\"start\"", "");
    replace_all(text, " fill=\"#1b1f24\"", "");
    const std::string size = tenths(std::strtod(attribute(text, "font-size").c_str(), nullptr));
    replace_value(text, "font-size", size);
    replace_all(text, " font-size=\"" + tenths(kSmallType) + "\"", "");
    replace_value(text, "x", tenths(std::strtod(attribute(text, "x").c_str(), nullptr)));
    replace_value(text, "y", tenths(std::strtod(attribute(text, "y").c_str(), nullptr) + 1));  // the library sets this font's baseline a point too high
  } else if (text.starts_with("<path ")) {
    replace_value(text, "d", shortened_way(attribute(text, "d")));
  } else if (text.starts_with("<poly")) {
    replace_value(text, "points", shortened_points(attribute(text, "points"), text.starts_with("<polygon")));
  }
  return text;
}

/// The opening of a picture that scales with its page and says what it shows; `--wide` lets a page ask for type that can be read.
std::string opening(std::string_view svg_tag, const Scene& scene, const assessment::Caption& caption, base::Language language) {
  const std::string title = element_id(scene, "title");
  const std::string description = element_id(scene, "desc");
  const std::string width = attribute(svg_tag, "width");
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"" + element_id(scene, "svg") + "\" class=\"chart\" role=\"";
  out += scene.addresses.empty() ? "img" : "graphics-document document";  // a picture is one thing to a screen reader: it would hide its links
  out += "\" lang=\"";
  out += language == base::Language::french ? "fr" : "en";
  out += "\" aria-labelledby=\"" + title + " " + description + "\" viewBox=\"" + attribute(svg_tag, "viewBox") + "\" width=\"100%\" style=\"--wide:" +
         width.substr(0, width.find("pt")) + ";max-width:" + width + "\" preserveAspectRatio=\"xMidYMin meet\" font-family=\"'DejaVu Sans', Verdana, 'Liberation Sans', Arial, sans-serif\" font-size=\"" + tenths(kSmallType) +
         "\" fill=\"#1b1f24\">\n";
  out += "<title id=\"" + title + "\">" + xml_escaped(one_line(caption.title.in(language))) + "</title>\n";
  out += "<desc id=\"" + description + "\">" + xml_escaped(one_line(caption.description.in(language))) + "</desc>\n";
  return out;
}

/// Reads Graphviz's output tag by tag; text between tags is the user's, already escaped, and stays as it is.
class Finisher {
 public:
  Finisher(std::string_view svg, const Scene& scene, const assessment::Caption& caption, base::Language language)
      : svg_(svg), scene_(scene), caption_(caption), language_(language) {}

  std::string finish() {
    at_ = std::min(svg_.find("<svg"), svg_.size());
    while (at_ < svg_.size()) {
      const std::size_t open = std::min(svg_.find('<', at_), svg_.size());
      out_ += svg_.substr(at_, open - at_);
      at_ = open;
      if (at_ < svg_.size()) take_tag();
    }
    return std::move(out_);
  }

 private:
  void take_tag() {
    if (svg_.substr(at_).starts_with("<!--")) return skip_past("-->");
    if (svg_.substr(at_).starts_with("<title>")) {
      skip_past("</title>");
      const auto tooltip = scene_.tooltips.find(element_);
      if (tooltip != scene_.tooltips.end()) out_ += "<title>" + xml_escaped(tooltip->second) + "</title>\n";
      return open_link();
    }
    const std::size_t close = std::min(svg_.find('>', at_), svg_.size() - 1);
    const std::string_view tag = svg_.substr(at_, close + 1 - at_);
    at_ = close + 1;
    if (tag.starts_with("<svg")) {
      out_ += opening(tag, scene_, caption_, language_);
      return skip_line_end();
    }
    if (tag.starts_with("<g ")) element_ = attribute(tag, "id");
    if (tag == "</g>" && in_link_) {
      out_ += "</a>\n";
      in_link_ = false;
    }
    out_ += cleaned(tag);
    if (tag.starts_with("<g ")) write_notes();
  }

  /// Into the group just opened.
  void write_notes() {
    const auto found = scene_.notes.find(element_);
    if (found == scene_.notes.end()) return;
    out_.pop_back();
    for (const auto& [name, value] : found->second) out_ += " data-" + name + "=\"" + xml_escaped(value) + "\"";
    out_ += ">";
  }

  void open_link() {
    const auto found = scene_.addresses.find(element_);
    if (found == scene_.addresses.end()) return;
    out_ += "<a href=\"" + xml_escaped(found->second) + "\" tabindex=\"0\">\n";  // named by what stands inside
    in_link_ = true;
  }

  void skip_past(std::string_view end) {
    const std::size_t found = svg_.find(end, at_);
    at_ = found == std::string_view::npos ? svg_.size() : found + end.size();
    skip_line_end();
  }

  void skip_line_end() {
    if (at_ < svg_.size() && svg_[at_] == '\n') ++at_;
  }

  std::string_view svg_;
  const Scene& scene_;
  const assessment::Caption& caption_;
  base::Language language_;
  std::size_t at_ = 0;
  std::string element_;
  bool in_link_ = false;
  std::string out_;
};

}  // namespace

std::string finished_svg(const std::string& svg, const Scene& scene, const assessment::Caption& caption, base::Language language) {
  return Finisher(svg, scene, caption, language).finish();
}

}  // namespace reprise::chart
