#include "chart/size_figure.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "chart/characters.h"
#include "chart/label.h"
#include "chart/requirements_cells.h"

namespace reprise::chart {
namespace {

using assessment::PublishedSize;
using assessment::SizeFigure;
using assessment::SizeMeasure;
using base::Language;
using base::Text;

constexpr double kHeading = 22;
constexpr double kGap = 16;      // between two columns
constexpr double kYears = 34;    // the first column
constexpr double kColumnTitle = 28;
constexpr double kMark = 3;      // radius
constexpr double kLine = 12.5;
constexpr double kBetweenYears = 6;
constexpr std::size_t kMostColumns = 4;
constexpr std::size_t kLeastYears = 3;  // with fewer a measure is a line of text

std::string number(double value) {
  const auto tenths = std::llround(value * 10);
  const auto absolute = tenths < 0 ? -tenths : tenths;
  return (tenths < 0 ? "-" : "") + std::to_string(absolute / 10) + (absolute % 10 == 0 ? "" : "." + std::to_string(absolute % 10));
}

std::string text_at(double x, double y, const std::string& text, double points, const char* colour, const char* anchor = "start", bool bold = false) {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-size=\"" + number(points) + "\" fill=\"" + colour + "\"" +
         (std::string_view(anchor) == "start" ? "" : " text-anchor=\"" + std::string(anchor) + "\"") + (bold ? " font-weight=\"bold\"" : "") + ">" + xml_escaped(text) +
         "</text>\n";
}

std::string line_between(double x1, double y1, double x2, double y2, const char* colour, const char* more = "") {
  return "<path d=\"M" + number(x1) + "," + number(y1) + "L" + number(x2) + "," + number(y2) + "\" stroke=\"" + colour + "\" fill=\"none\"" + more + "/>\n";
}

std::size_t years_in(const SizeMeasure& measure) {
  std::vector<int> years;
  for (const PublishedSize& value : measure.values) years.push_back(value.year);
  return static_cast<std::size_t>(std::unique(years.begin(), years.end()) - years.begin());
}

/// What is said of a year, in the order of the file.
std::vector<const PublishedSize*> said_in(const SizeMeasure& measure, int year) {
  std::vector<const PublishedSize*> said;
  for (const PublishedSize& value : measure.values) {
    if (value.year == year) said.push_back(&value);
  }
  return said;
}

/// One measure: a mark a value on a scale from nothing to the greatest, the value and who says so beside it.
class Column {
 public:
  Column(const SizeMeasure& measure, double x, double width, Language language) : measure_(measure), x_(x), width_(width), language_(language) {
    for (const PublishedSize& value : measure.values) {
      most_ = std::max(most_, value.high.value_or(value.low));
      const std::string words = one_line(value.value.in(language));
      words_ = std::max(words_, width_of(words, kSmallType, false) + width_of(source_of(value), kSourceType, false) + 6);
    }
    track_ = std::max(width - words_ - 2 * kMark - 8, 24.0);
  }

  [[nodiscard]] std::string heading(double y) const {
    std::string out;
    const auto lines = wrapped(one_line(measure_.label.in(language_)), static_cast<std::size_t>(width_ / 6.2), 2);
    for (std::size_t at = 0; at < lines.size(); ++at) out += text_at(x_, y + 10 + 12 * static_cast<double>(at), lines[at], kNameType, kInk, "start", true);
    return out;
  }

  /// The zero of the scale runs down the whole figure.
  [[nodiscard]] std::string zero(double top, double bottom) const { return line_between(x_ + kMark, top, x_ + kMark, bottom, "#D5DAE0"); }

  [[nodiscard]] std::string year(int year, double y) const {
    const auto said = said_in(measure_, year);
    std::string out;
    for (std::size_t at = 0; at < said.size(); ++at) out += value(*said[at], said.size() > 1, y + kLine * static_cast<double>(at) + kLine / 2);
    return out;
  }

 private:
  static constexpr double kSourceType = 7.5;

  [[nodiscard]] static std::string source_of(const PublishedSize& value) { return value.sources.empty() ? std::string() : "[" + one_line(value.sources) + "]"; }
  [[nodiscard]] double x_of(double number) const { return x_ + kMark + (most_ > 0 ? track_ * number / most_ : 0); }

  [[nodiscard]] std::string value(const PublishedSize& value, bool disagrees, double y) const {
    const std::string words = one_line(value.value.in(language_));
    std::string tip = std::to_string(value.year) + ": " + words + " " + source_of(value);
    const std::string note = one_line(value.note.in(language_));
    if (!note.empty()) tip += " – " + note;
    const double x = x_of(value.low);
    std::string out = "<g role=\"listitem\"><title>" + xml_escaped(one_line(tip)) + "</title>\n";
    out += line_between(x_ + kMark, y, x, y, "#C9D3DE", " stroke-width=\"2\"");
    if (value.open || value.high) out += line_between(x, y, value.high ? x_of(*value.high) : x + 9, y, kAccent, " stroke-width=\"1.4\" stroke-dasharray=\"2,1.5\"");
    out += "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(kMark) + "\" stroke=\"" + std::string(disagrees ? kWatch : kAccent) +
           "\" stroke-width=\"1.4\" fill=\"" + (disagrees ? "#FFFFFF" : kAccent) + "\"/>\n";
    const double text = x_ + kMark + track_ + kMark + 5;
    out += text_at(text, y + 3.2, words, kSmallType, kInk);
    out += text_at(text + width_of(words, kSmallType, false) + 4, y + 3.2, source_of(value), kSourceType, kMuted);
    return out + "</g>\n";
  }

  const SizeMeasure& measure_;
  double x_;
  double width_;
  Language language_;
  double most_ = 0;
  double words_ = 0;  ///< width of the longest value with its sources
  double track_ = 0;
};

/// A measure with too few years for a panel: "Pays du groupe : 35 en 2014 [G1]".
std::string sentence_of(const SizeMeasure& measure, Language language) {
  std::string out = one_line(measure.label.in(language)) + (language == Language::french ? "\u202F: " : ": ");
  for (std::size_t at = 0; at < measure.values.size(); ++at) {
    const PublishedSize& value = measure.values[at];
    out += (at == 0 ? "" : language == Language::french ? "\u202F; " : "; ") + one_line(value.value.in(language)) + (language == Language::french ? " en " : " in ") + std::to_string(value.year);
    if (!value.sources.empty()) out += " [" + one_line(value.sources) + "]";
  }
  return out;
}

std::string legend(double y, Language language) {
  const auto ring = [&](double x, const char* colour, const char* fill) {
    return "<circle cx=\"" + number(x + kMark) + "\" cy=\"" + number(y + kLine / 2) + "\" r=\"" + number(kMark) + "\" stroke=\"" + colour + "\" stroke-width=\"1.4\" fill=\"" + fill + "\"/>\n";
  };
  const std::string one = Text("une valeur publiée", "one published value").in(language);
  const std::string several = Text("les sources se contredisent", "sources disagree").in(language);
  const double second = 14 + width_of(one, kSmallType, false) + 18;
  return ring(1, kAccent, kAccent) + text_at(12, y + kLine / 2 + 3.2, one, kSmallType, kMuted) + ring(second, kWatch, "#FFFFFF") +
         text_at(second + 11, y + kLine / 2 + 3.2, several, kSmallType, kMuted);
}

std::string root(const SizeFigure& figure, const Options& options, double height) {
  const std::string id = figure.id;
  const Language language = options.language;
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"" + id + "-svg\" class=\"chart\" role=\"img\" lang=\"" +
                    (language == Language::french ? "fr" : "en") + "\" aria-labelledby=\"" + id + "-title " + id + "-desc\" viewBox=\"0 0 " +
                    number(options.page_width_points) + " " + number(height) + "\" width=\"100%\" style=\"max-width:" + number(options.page_width_points) +
                    "pt\" preserveAspectRatio=\"xMidYMin meet\" font-family=\"'DejaVu Sans', Verdana, 'Liberation Sans', Arial, sans-serif\">\n";
  out += "<title id=\"" + id + "-title\">" + xml_escaped(one_line(figure.title.in(language))) + "</title>\n";
  out += "<desc id=\"" + id + "-desc\">" + xml_escaped(one_line(figure.description.in(language))) + "</desc>\n";
  return out + "<rect width=\"" + number(options.page_width_points) + "\" height=\"" + number(height) + "\" fill=\"#FFFFFF\"/>\n";
}

}  // namespace

std::string draw_size(const SizeFigure& figure, const Options& options) {
  const Language language = options.language;
  std::vector<const SizeMeasure*> drawn;
  std::vector<const SizeMeasure*> told;
  std::set<int> years;
  for (const SizeMeasure& measure : figure.measures) {
    const bool is_drawn = years_in(measure) >= kLeastYears && drawn.size() < kMostColumns;
    (is_drawn ? drawn : told).push_back(&measure);
    for (const PublishedSize& value : measure.values) {
      if (is_drawn) years.insert(value.year);
    }
  }
  const auto columns_of_text = static_cast<std::size_t>(options.page_width_points / 5.2);
  std::string body = text_at(0, 14, one_line(figure.title.in(language)), kTitleType, kInk, "start", true);
  double y = kHeading;
  for (const std::string& line : wrapped(one_line(figure.description.in(language)), columns_of_text, 3)) {
    body += text_at(0, y + 10, line, kSmallType, kMuted);
    y += kLine;
  }
  y += 10;
  body += legend(y, language);
  y += kLine + 6;
  const double room = options.page_width_points - kYears;
  const double width = drawn.empty() ? room : room / static_cast<double>(drawn.size()) - kGap;
  std::vector<Column> columns;
  for (std::size_t at = 0; at < drawn.size(); ++at) columns.emplace_back(*drawn[at], kYears + static_cast<double>(at) * (width + kGap), width, language);
  for (const Column& column : columns) body += column.heading(y);
  y += drawn.empty() ? 0 : kColumnTitle;
  const double top = y;
  std::string rows;
  for (const int year : years) {
    rows += text_at(0, y + kLine / 2 + 3.2, std::to_string(year), kSmallType, kInk, "start", true);
    std::size_t lines = 1;
    for (const SizeMeasure* measure : drawn) lines = std::max(lines, said_in(*measure, year).size());
    rows += "<g role=\"list\" aria-label=\"" + std::to_string(year) + "\">\n";
    for (const Column& column : columns) rows += column.year(year, y);
    rows += "</g>\n";
    y += kLine * static_cast<double>(lines) + kBetweenYears;
  }
  for (const Column& column : columns) body += column.zero(top, y - kBetweenYears);
  body += rows;
  y += 4;
  for (const SizeMeasure* measure : told) {
    for (const std::string& line : wrapped(sentence_of(*measure, language), columns_of_text, 2)) {
      body += text_at(0, y + 9, line, kSmallType, kInk);
      y += kLine;
    }
  }
  return root(figure, options, y + 4) + body + "</svg>\n";
}

TextTable size_table(const SizeFigure& figure) {
  TextTable table;
  table.headings = {{"Mesure", "Measure"}, {"Année", "Year"}, {"Valeur publiée", "Published value"}, {"Sources", "Sources"}, {"Remarque", "Note"}};
  for (const SizeMeasure& measure : figure.measures) {
    for (const PublishedSize& value : measure.values) {
      table.rows.push_back({measure.label, Text::same(std::to_string(value.year)), value.value, Text::same(value.sources), value.note});
    }
  }
  return table;
}

}  // namespace reprise::chart
