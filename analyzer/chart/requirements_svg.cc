#include "chart/requirements_svg.h"

#include <algorithm>
#include <cmath>

#include "chart/characters.h"
#include "chart/label.h"
#include "chart/requirements_words.h"

namespace reprise::chart {
namespace {

using assessment::RequirementKind;
using base::Language;
using base::Text;

constexpr double kMargin = 4;
constexpr double kLeastWidth = 480;
constexpr double kHeadingLine = 17;
constexpr double kRow = 15;  // of the legend
constexpr double kTextRow = 12;
constexpr double kClip = 7;  // of a corner

/// Hundredths of a point, without the minus of zero.
std::string number(double value) {
  const auto hundredths = std::llround(value * 100);
  const auto absolute = hundredths < 0 ? -hundredths : hundredths;
  std::string text = std::to_string(absolute / 100);
  if (absolute % 100 != 0) {
    const std::string fraction = std::to_string(absolute % 100);
    text += "." + std::string(2 - fraction.size(), '0') + fraction;
    if (text.back() == '0') text.pop_back();
  }
  return hundredths < 0 ? "-" + text : text;
}

std::string spot(double x, double y) { return number(x) + "," + number(y); }

/// Input data: a stadium, its ends no rounder than a line of text is high (DMN 1.5, table 2).
std::string stadium(double x, double y, double width, double height) {
  const double r = std::min(height / 2, 14.0);
  const std::string arc = "A" + number(r) + "," + number(r) + " 0 0 1 ";
  return "M" + spot(x + r, y) + "H" + number(x + width - r) + arc + spot(x + width, y + r) + "V" + number(y + height - r) + arc +
         spot(x + width - r, y + height) + "H" + number(x + r) + arc + spot(x, y + height - r) + "V" + number(y + r) + arc + spot(x + r, y) + "Z";
}

/// Knowledge source: a sheet with a wavy foot.
std::string sheet(double x, double y, double width, double height) {
  const double foot = y + height - 2;
  return "M" + spot(x, y) + "H" + number(x + width) + "V" + number(foot) + "C" + spot(x + width * 0.67, foot - 9) + " " + spot(x + width * 0.33, foot + 9) + " " +
         spot(x, foot) + "Z";
}

/// Business knowledge: two opposite corners clipped.
std::string clipped(double x, double y, double width, double height) {
  return "M" + spot(x + kClip, y) + "H" + number(x + width) + "V" + number(y + height - kClip) + "L" + spot(x + width - kClip, y + height) + "H" + number(x) + "V" +
         number(y + kClip) + "Z";
}

/// Decision: a rectangle.
std::string rectangle(double x, double y, double width, double height) {
  return "M" + spot(x, y) + "H" + number(x + width) + "V" + number(y + height) + "H" + number(x) + "Z";
}

std::string outline(RequirementKind kind, double x, double y, double width, double height) {
  switch (kind) {
    case RequirementKind::fact: return stadium(x, y, width, height);
    case RequirementKind::reference: return sheet(x, y, width, height);
    case RequirementKind::definition: return clipped(x, y, width, height);
    case RequirementKind::rule: return rectangle(x, y, width, height);
  }
  return {};
}

std::string shape(RequirementKind kind, double x, double y, double width, double height, const Cell& look) {
  const Ink ink = ink_of(kind);
  return "<path d=\"" + outline(kind, x, y, width, height) + "\" fill=\"" + (look.unread ? "#FFFFFF" : ink.fill) + "\" stroke=\"" + ink.line + "\" stroke-width=\"" +
         (look.asked ? "3" : look.unknown ? "1.6" : "1") + "\"" + (look.unknown ? " stroke-dasharray=\"5,3\"" : "") + "/>\n";
}

using Point = std::pair<double, double>;

/// Information requirements are drawn through and end filled; knowledge requirements are dashed and end open (DMN 1.5, table 3).
std::string line(RequirementKind from, const std::string& way, Point before, Point tip, bool strong) {
  const std::string colour = from == RequirementKind::fact ? kHairline : ink_of(from).line;
  const bool knowledge = from == RequirementKind::definition;
  const std::string stroke = " stroke=\"" + colour + "\" stroke-width=\"" + (strong ? "1.6" : "0.9") + "\"";
  std::string out = "<path d=\"" + way + "\" fill=\"none\"" + stroke + (knowledge ? " stroke-dasharray=\"4,2.5\"" : "") + "/>\n";
  const double length = std::max(std::hypot(tip.first - before.first, tip.second - before.second), 0.01);
  const double x = (tip.first - before.first) / length;
  const double y = (tip.second - before.second) / length;
  const auto corner = [&](double side) { return spot(tip.first - 6 * x - side * 3 * y, tip.second - 6 * y + side * 3 * x); };
  const std::string head = corner(1) + " " + spot(tip.first, tip.second) + " " + corner(-1);
  return out + (knowledge ? "<polyline points=\"" + head + "\" fill=\"none\"" + stroke + "/>\n"
                          : "<polygon points=\"" + head + "\" fill=\"" + colour + "\"/>\n");
}

}  // namespace

RequirementsPicture::RequirementsPicture(const assessment::RequirementDiagram& diagram, const Cells& cells, const Layered& layered, int level, Language language)
    : diagram_(diagram), cells_(cells), layered_(layered), level_(level), language_(language), width_(std::max(layered.width, kLeastWidth) + 2 * kMargin) {
  compose();
}

void RequirementsPicture::compose() {
  write_heading();
  const double top = height_ + 8;
  write_links(top);
  write_cells(top);
  double y = top + layered_.height + 14;
  write_legend(y);
  write_documents(y);
  height_ = y + kMargin;
}

void RequirementsPicture::write_text(double x, double y, const std::string& text, double points, bool bold, const char* colour) {
  body_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-size=\"" + number(points) + "\"" + (bold ? " font-weight=\"bold\"" : "") + " fill=\"" +
           colour + "\">" + xml_escaped(text) + "</text>\n";
}

void RequirementsPicture::write_heading() {
  height_ = kMargin;
  const auto columns = static_cast<std::size_t>(width_ / 9);
  for (const std::string& line : wrapped(one_line(diagram_.title.in(language_)), columns, 2)) {
    write_text(kMargin, height_ + 13, line, kTitleType, true, kInk);
    height_ += kHeadingLine;
  }
}

void RequirementsPicture::write_cells(double top) {
  for (std::size_t at = 0; at < cells_.cells.size(); ++at) {
    const Cell& cell = cells_.cells[at];
    const Point centre = layered_.centres.at("n" + std::to_string(at));
    const double x = kMargin + centre.first - cell.width / 2;
    const double y = top + centre.second - cell.height / 2;
    body_ += "<g id=\"" + diagram_.id + "-n" + std::to_string(at) + "\"><title>" + xml_escaped(cell.tooltip) + "</title>\n";
    body_ += shape(cell.kind, x, y, cell.width, cell.height, cell);
    if (cell.band > 0) body_ += "<path d=\"" + rectangle(x, y, cell.width, cell.band) + "\" fill=\"#E6EAEE\" stroke=\"#1B1F24\" stroke-width=\"1\"/>\n";
    for (const CellText& text : cell.texts) write_text(x + text.x, y + text.y, text.text, text.points, text.bold, text.colour);
    body_ += "</g>\n";
  }
}

void RequirementsPicture::write_links(double top) {
  for (std::size_t at = 0; at < cells_.links.size(); ++at) {
    const CellLink& link = cells_.links[at];
    const auto found = layered_.ways.find("e" + std::to_string(at));
    if (found == layered_.ways.end()) continue;
    const Layered::Way& placed = found->second;
    const auto moved = [&](const Point& point) { return Point{point.first + kMargin, point.second + top}; };
    std::string way;
    for (std::size_t point = 0; point < placed.curve.size(); ++point) {
      const Point here = moved(placed.curve[point]);
      way += (point == 0 ? "M" : point == 1 ? "C" : " ") + spot(here.first, here.second);
    }
    std::string between;
    for (const std::string& one : link.between) between += (between.empty() ? "" : "\n") + one;
    body_ += "<g id=\"" + diagram_.id + "-e" + std::to_string(at) + "\"><title>" + xml_escaped(between) + "</title>\n";
    body_ += line(cells_.cells[link.from].kind, way, moved(placed.curve.back()), moved(placed.tip), link.asked) + "</g>\n";
  }
}

std::size_t RequirementsPicture::columns_of_text() const { return static_cast<std::size_t>(width_ / 5.6); }

void RequirementsPicture::write_legend(double& y) {
  double x = kMargin;
  const auto entry = [&](double sample, const std::string& words, const auto& draw) {
    const double needed = sample + 6 + width_of(words, kSmallType, false);
    if (x > kMargin && x + needed > width_ - kMargin) {
      x = kMargin;
      y += kRow;
    }
    draw(x, y);
    write_text(x + sample + 6, y + 9.5, words, kSmallType, false, kMuted);
    x += needed + 18;
  };
  for (const RequirementKind kind : {RequirementKind::fact, RequirementKind::reference, RequirementKind::definition, RequirementKind::rule}) {
    if (std::ranges::find(cells_.cells, kind, &Cell::kind) == cells_.cells.end()) continue;
    entry(26, sentence(kind).in(language_), [&](double left, double top) { body_ += shape(kind, left, top, 26, 12, Cell{}); });
  }
  if (std::ranges::any_of(cells_.cells, &Cell::unknown)) {
    Cell unknown;
    unknown.unknown = true;
    entry(26, Text("? inconnu, ou qui en dépend", "? unknown, or hinges on it").in(language_), [&](double left, double top) { body_ += shape(RequirementKind::fact, left, top, 26, 12, unknown); });
  }
  const auto sample_line = [&](RequirementKind from) {
    return [this, from](double left, double top) {
      body_ += line(from, "M" + spot(left, top + 6) + "H" + number(left + 26), {left + 20, top + 6}, {left + 28, top + 6}, false);
    };
  };
  entry(28, Text("est demandé par", "is needed by").in(language_), sample_line(RequirementKind::fact));
  entry(28, Text("sert à calculer", "helps to work out").in(language_), sample_line(RequirementKind::definition));
  y += kRow + 2;
  const std::string note = fold_note_of_requirements(level_).in(language_);
  if (note.empty()) return;
  for (const std::string& line : wrapped(note, columns_of_text(), 3)) {
    write_text(kMargin, y + 9, line, kSmallType, false, kMuted);
    y += kTextRow;
  }
}

/// Facts one by one bear the numbers of the documents that would give them.
void RequirementsPicture::write_documents(double& y) {
  if (level_ > 0 || diagram_.documents.empty()) return;
  y += 6;
  write_text(kMargin, y + 9, Text("Documents (doc.) qui donnent ces faits, et qui les détient", "Documents (doc.) that give these facts, and who holds them").in(language_),
             kSmallType, true, kInk);
  y += kTextRow;
  for (std::size_t at = 0; at < diagram_.documents.size(); ++at) {
    const assessment::RequirementDocument& one = diagram_.documents[at];
    const std::string words = std::to_string(at + 1) + "\u00a0 " + one_line(one.title.in(language_)) + " (" + one_line(one.holder.in(language_)) + ")";
    for (const std::string& line : wrapped(words, columns_of_text(), 2)) {
      write_text(kMargin, y + 9, line, kSmallType, false, kMuted);
      y += kTextRow;
    }
  }
}

std::string RequirementsPicture::svg() const {
  const std::string id = diagram_.id;
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"" + id + "-svg\" class=\"chart\" role=\"img\" lang=\"" +
                    (language_ == Language::french ? "fr" : "en") + "\" aria-labelledby=\"" + id + "-title " + id + "-desc\" viewBox=\"0 0 " + number(width_) + " " +
                    number(height_) + "\" width=\"100%\" style=\"--wide:" + number(width_) + ";max-width:" + number(width_) +
                    "pt\" preserveAspectRatio=\"xMidYMin meet\" font-family=\"'DejaVu Sans', Verdana, 'Liberation Sans', Arial, sans-serif\">\n";
  out += "<title id=\"" + id + "-title\">" + xml_escaped(one_line(diagram_.title.in(language_))) + "</title>\n";
  out += "<desc id=\"" + id + "-desc\">" + xml_escaped(one_line(diagram_.description.in(language_))) + "</desc>\n";
  out += "<path d=\"" + rectangle(0, 0, width_, height_) + "\" fill=\"#FFFFFF\"/>\n";
  return out + body_ + "</svg>\n";
}

}  // namespace reprise::chart
