#include "chart/label.h"

#include "chart/characters.h"
#include "chart/folding.h"
#include "chart/moment.h"
#include "chart/typeface.h"
#include "chart/words.h"

namespace reprise::chart {
namespace {

using assessment::Box;
using assessment::BoxKind;
using assessment::BoxRow;
using assessment::Change;
using base::Language;

constexpr std::size_t kNameColumns = 24;
constexpr std::size_t kFormColumns = 31;
constexpr std::size_t kWideRowColumns = 36;
constexpr std::size_t kWideRemarkColumns = 18;
constexpr std::size_t kDetailColumns = 14;
constexpr int kBoxWidth = 156;
// The association's box spans two columns: its sites are named, each on one line.
constexpr int kWideBox = 2 * kBoxWidth + 30;

std::string number(double points) {
  std::string text = std::to_string(points);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

// Cells have no padding of their own at the sides: it would also stand between the rows.
constexpr const char* kMargin = "\u00a0";

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "<BR ALIGN=\"LEFT\"/>") + (kMargin + label_escaped(line));
  return lines.size() > 1 ? out + "<BR ALIGN=\"LEFT\"/>" : out;
}

std::string room(const Size& least) {
  std::string out;
  if (least.width > 0) out += " WIDTH=\"" + number(least.width) + "\"";
  if (least.height > 0) out += " HEIGHT=\"" + number(least.height) + "\"";
  return out;
}

LabelRow wide_row(const std::string& content, const std::string& attributes = "") {
  return {{{content, " COLSPAN=\"3\" ALIGN=\"LEFT\" BALIGN=\"LEFT\"" + attributes, {}}}, false};
}

struct Tag {
  std::string words;
  const char* colour = kMuted;
};

/// What stands above the name of a box that the takeover touches, or that stands apart from the group.
Tag tag_of(const Box& box, Language language) {
  if (is_outside(box) && box.change == Change::none) return {base::Text{"hors du groupe", "outside the group"}.in(language), kMuted};
  if (box.change == Change::none) return {};
  const bool ends = box.change == Change::leaves;
  std::string text = sign(box.change) + " " + words(box.change).in(language);
  if (box.uncertain && box.change != Change::planned) text += " ?";
  return {std::move(text), ends ? kMuted : kAccent};
}

std::string outline(const Box& box) {
  const bool apart = box.change != Change::none || is_outside(box);
  const bool dashed = box.uncertain || box.change == Change::leaves || box.change == Change::planned || is_outside(box);
  const char* colour = box.change == Change::leaves || (apart && box.change == Change::none) ? kMuted : apart ? kAccent : kHairline;
  // Before and after have the same border, so that nothing around the association moves.
  return " BORDER=\"" + std::string(apart ? "3" : "1") + "\" COLOR=\"" + colour + "\"" + (dashed ? " STYLE=\"DASHED\"" : "");
}

const char* name_fill(const Box& box) {
  if (box.kind == BoxKind::group_head) return kAccent;
  return box.kind == BoxKind::shared_services || box.kind == BoxKind::cooperative || box.kind == BoxKind::company ? "#E6EAEE" : "#FFFFFF";
}

std::string risk_shape(const std::string& level) {
  const RiskShape shape = shape_of(level);
  // The blank is inside: Graphviz drops one between two fonts.
  return level.empty() ? std::string() : coloured(std::string(shape.sign) + "\u00a0", shape.colour, kSmallType);
}

/// What happens to the row, or else its kind: there before and after, so that the box keeps its size.
std::string remark(const BoxRow& row, Language language, std::size_t columns, bool is_gone) {
  const bool marked = row.change != Change::none;
  std::string text = marked ? sign(row.change) + " " + (is_gone ? was_here() : words(row.change)).in(language) : one_line(row.kind.in(language));
  std::string lines = joined(wrapped(text.empty() ? " " : text, columns, 1));
  if (moves_and_doubles(row)) lines = joined(wrapped(sign(Change::moves) + " " + words(Change::moves).in(language), columns, 1)) + "<BR ALIGN=\"LEFT\"/>" + lines;
  return coloured(lines, marked && !is_gone ? kWatch : kMuted, kSmallType);
}

/// The same cells without words: the place of a row that is not there.
LabelRow blank(LabelRow row) {
  for (LabelCell& cell : row.cells) cell.content.clear();
  return row;
}

LabelRow row_parts(const BoxRow& row, bool wide, std::size_t lines, Language language, std::optional<Moment> moment) {
  const bool gone = is_ghost(row.presence, moment);
  const bool named = row.stands_out || row.change != Change::none || row.presence != assessment::Presence::always;
  const std::string fill = row.change == Change::none || gone ? "" : " BGCOLOR=\"" + std::string(kWatchTint) + "\"";
  const std::string right = coloured(label_escaped(wrapped(row.detail.in(language), kDetailColumns, 1).front()) + kMargin, kMuted, kSmallType);
  // What becomes of a site later stands behind its name, and may not be cut.
  const std::size_t most = wide ? 2 : named ? lines + 2 : lines;
  std::string name = joined(wrapped(row.label.in(language), wide ? kWideRowColumns : kRowColumns, most));
  if (gone) name = coloured(name, kMuted, kSmallType);  // not struck out: the library sets struck text a point higher
  std::string left = risk_shape(row.level) + name;
  LabelRow parts;
  if (wide) {
    parts.cells.push_back({left, " ALIGN=\"LEFT\" BALIGN=\"LEFT\"" + fill, {}});
    parts.cells.push_back({remark(row, language, kWideRemarkColumns, gone), " ALIGN=\"LEFT\" BALIGN=\"LEFT\"" + fill, {}});
  } else {
    if (named && !left.ends_with("/>")) left += "<BR ALIGN=\"LEFT\"/>";
    if (named) left += remark(row, language, kRowColumns + 4, gone) + "<BR ALIGN=\"LEFT\"/>";
    parts.cells.push_back({left, " COLSPAN=\"2\" ALIGN=\"LEFT\" BALIGN=\"LEFT\"" + fill, {}});
  }
  parts.cells.push_back({right, " ALIGN=\"RIGHT\"" + fill, {}});
  return is_absent(row.presence, moment) ? blank(std::move(parts)) : parts;
}

/// On one line where it fits, whatever its number of letters.
std::vector<std::string> form_lines(const std::string& form, bool wide) {
  constexpr double kRoom = kBoxWidth + 8;
  const auto extent = extent_of(form, kSmallType, false);
  if (extent && extent->width <= (wide ? kWideBox : kRoom)) return {form};
  return wrapped(form, wide ? 2 * kFormColumns : kFormColumns, wide ? 1 : 2);
}

base::Text kind_of(const BoxRow& row) { return row.kind.empty() ? base::Text{"type inconnu", "unknown kind"} : row.kind; }

std::string form_line(const Box& box, const base::Text& relation, Language language) {
  std::string line = one_line(box.detail.in(language));
  const std::string said = one_line(relation.in(language));
  if (!said.empty()) line += (line.empty() ? "" : " · ") + said;
  if (box.uncertain && line.find('?') == std::string::npos) line += line.empty() ? "?" : " · ?";
  return line;
}

}  // namespace

RiskShape shape_of(const std::string& level) {
  if (level == "low") return {"●", "#1E7B5B"};
  if (level == "watch") return {"▲", "#855700"};
  if (level == "high") return {"■", "#9E2B16"};
  if (level == "critical") return {"◆", "#560E25"};
  return {"○", kMuted};
}

bool moves_and_doubles(const BoxRow& row) { return row.change == Change::doubled && row.presence == assessment::Presence::after; }

std::string sign(Change change) {
  switch (change) {
    case Change::none: return "";
    case Change::joins: return "+";
    case Change::moves: return "→";
    case Change::doubled: return "≈";
    case Change::leaves: return "×";
    case Change::planned: return "?";
  }
  return "";
}

std::string coloured(const std::string& escaped, const std::string& colour, double points) {
  return "<FONT COLOR=\"" + colour + "\" POINT-SIZE=\"" + number(points) + "\">" + escaped + "</FONT>";
}

BoxLabel box_parts(const Box& box, const base::Text& relation, Language language, std::optional<Moment> moment, std::size_t row_lines) {
  BoxLabel label;
  label.attributes = outline(box) + " CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\" BGCOLOR=\"#FFFFFF\"";
  const Tag tag = tag_of(box, language);
  label.rows.emplace_back();
  if (!tag.words.empty()) {
    label.rows.back() = wide_row(coloured("<B>" + joined({tag.words}) + "</B>", "#FFFFFF", kSmallType), " BGCOLOR=\"" + std::string(tag.colour) + "\"");
  }
  const bool wide = !box.beside.empty();
  std::string name = "<B>" + joined(wrapped(box.label.in(language), wide ? 2 * kNameColumns : kNameColumns, 2)) + "</B>";
  if (box.change == Change::leaves) name = "<S>" + name + "</S>";
  const char* fill = name_fill(box);
  const char* ink = box.kind == BoxKind::group_head ? "#FFFFFF" : box.change == Change::leaves ? kMuted : kInk;
  label.rows.push_back(wide_row(coloured(name, ink, kNameType), " BGCOLOR=\"" + std::string(fill) + "\""));
  label.rows.back().cells.front().least.width = wide ? kWideBox : kBoxWidth;
  const std::string form = form_line(box, relation, language);
  label.rows.emplace_back();
  if (!form.empty()) label.rows.back() = wide_row(coloured(joined(form_lines(form, wide)), kMuted, kSmallType));
  const BoxRow* above = nullptr;
  for (const BoxRow& row : box.rows) {
    // A list of sites says their kind once.
    const bool begins = box.kind == BoxKind::establishment && (above == nullptr || above->kind != row.kind);
    const std::size_t first = label.rows.size();
    if (begins) label.rows.push_back(wide_row(coloured("<B>" + joined(wrapped(kind_of(row).in(language), kFormColumns, 1)) + "</B>", kMuted, kSmallType)));
    label.rows.push_back(row_parts(row, wide, box.kind == BoxKind::establishment ? kSiteLines : row_lines, language, moment));
    label.rows[first].ruled = above == nullptr;
    above = &row;
  }
  return label;
}

std::string written(const LabelRow& row) {
  if (row.cells.empty()) return {};
  std::string out = row.ruled ? "<HR/><TR>" : "<TR>";
  for (const LabelCell& cell : row.cells) out += "<TD" + cell.attributes + room(cell.least) + ">" + cell.content + "</TD>";
  return out + "</TR>";
}

std::string written(const BoxLabel& label) {
  std::string out = "<TABLE" + label.attributes + ">";
  for (const LabelRow& row : label.rows) out += written(row);
  return out + "</TABLE>";
}

std::string box_tooltip(const Box& box, const base::Text& relation, Language language) {
  std::string out = one_line(box.label.in(language));
  const Tag tag = tag_of(box, language);
  if (!tag.words.empty()) out += " (" + tag.words + ")";
  const std::string form = form_line(box, relation, language);
  if (!form.empty()) out += "\n" + form;
  for (const BoxRow& row : box.rows) {
    out += "\n" + one_line(row.label.in(language));
    const std::string detail = one_line(row.detail.in(language));
    if (!detail.empty()) out += ", " + detail;
    const std::string kind = one_line(row.kind.in(language));
    if (!kind.empty()) out += " · " + kind;
    if (!row.level.empty()) out += " · " + risk_words(row.level).in(language);
    if (moves_and_doubles(row)) out += " (" + words(Change::moves).in(language) + ")";
    if (row.change != Change::none) out += " (" + (row.presence == assessment::Presence::before ? was_here() : words(row.change)).in(language) + ")";
  }
  return out;
}

}  // namespace reprise::chart
