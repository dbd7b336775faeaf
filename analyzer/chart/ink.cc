#include "chart/ink.h"

#include <cmath>

#include "chart/characters.h"

namespace reprise::chart {
namespace {

std::string at(double x, double y) { return points(x) + "," + points(y); }

std::string attributes(const Pen& pen) {
  std::string out = std::string(" stroke=\"") + pen.stroke + "\" stroke-width=\"" + points(pen.width) + "\" fill=\"" + pen.fill + "\"";
  if (*pen.dashes != '\0') out += std::string(" stroke-dasharray=\"") + pen.dashes + "\"";
  return out;
}

}  // namespace

std::string points(double value) {
  const auto tenths = std::llround(value * 10);
  const auto absolute = tenths < 0 ? -tenths : tenths;
  return (tenths < 0 ? "-" : "") + std::to_string(absolute / 10) + (absolute % 10 == 0 ? "" : "." + std::to_string(absolute % 10));
}

std::string line(double x1, double y1, double x2, double y2, const Pen& pen) {
  return "<path d=\"M" + at(x1, y1) + "L" + at(x2, y2) + "\"" + attributes(pen) + "/>\n";
}

std::string box(double left, double top, double right, double bottom, const Pen& pen) {
  return "<polygon points=\"" + at(left, top) + " " + at(right, top) + " " + at(right, bottom) + " " + at(left, bottom) + "\"" +
         attributes(pen) + "/>\n";
}

std::string diamond(double x, double y, double reach, const Pen& pen) {
  return "<polygon points=\"" + at(x, y - reach) + " " + at(x + reach, y) + " " + at(x, y + reach) + " " + at(x - reach, y) + "\"" +
         attributes(pen) + "/>\n";
}

std::string written(double x, double y, std::string_view text, const Type& type) {
  std::string out =
      "<text x=\"" + points(x) + "\" y=\"" + points(y) + "\" font-size=\"" + points(type.size) + "\" fill=\"" + type.colour + "\"";
  if (std::string_view(type.anchor) != "start") out += std::string(" text-anchor=\"") + type.anchor + "\"";
  if (type.bold) out += " font-weight=\"bold\"";
  return out + ">" + xml_escaped(one_line(text)) + "</text>\n";
}

}  // namespace reprise::chart
