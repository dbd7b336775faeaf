#include "chart/requirements_cells.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "chart/characters.h"
#include "chart/label.h"
#include "chart/requirements_words.h"
#include "chart/typeface.h"
#include "chart/words.h"

namespace reprise::chart {
namespace {

using assessment::AnswerState;
using assessment::Requirement;
using assessment::RequirementDiagram;
using assessment::RequirementKind;
using base::Language;
using base::Text;

constexpr double kLine = kRowHeight;
constexpr double kAscentOf9 = 9;  // from the top of a line to its baseline
constexpr double kSide = 7;
constexpr double kEnds = 4;
constexpr std::size_t kTitleColumnsOfCell = 30;
constexpr std::size_t kNameColumnsOfCell = 33;
constexpr std::size_t kRowTitleColumns = 44;
constexpr std::size_t kGatheredColumns = 30;
constexpr std::size_t kNarrowColumns = 21;

/// Fills a box from top to bottom.
class Filling {
 public:
  explicit Filling(Cell& cell) : cell_(cell) { cell_.height = kEnds; }

  void line(const std::string& text, bool bold, const char* colour, double x = kSide) {
    put(x, cell_.height + kAscentOf9, text, bold, colour);
    cell_.height += kLine;
  }

  /// "définition · net_cash": the kind muted, the name as code writes it.
  void named(const std::string& kind, const std::string& name, const std::string& behind, const char* colour) {
    const std::string start = kind + " · ";
    const double baseline = cell_.height + kAscentOf9;
    put(kSide, baseline, start, false, kMuted);
    put(kSide + width_of(start, kSmallType, false), baseline, name, true, colour);
    // A blank at its beginning would not be drawn.
    const double end = kSide + width_of(start, kSmallType, false) + width_of(name, kSmallType, true) + 3;
    if (!behind.empty()) put(end, baseline, behind.substr(behind.find_first_not_of(' ')), false, kMuted);
    cell_.height += kLine;
  }

  void put(double x, double y, const std::string& text, bool bold, const char* colour) {
    cell_.texts.push_back({x, y, text, kSmallType, bold, colour});
    cell_.width = std::max(cell_.width, x + width_of(text, kSmallType, bold) + kSide);
  }

  void gap(double points) { cell_.height += points; }
  void close() { cell_.height += cell_.kind == RequirementKind::reference ? 2 * kEnds : kEnds; }  // a sheet has a wavy foot

 private:
  Cell& cell_;
};

class Folder {
 public:
  Folder(const RequirementDiagram& diagram, int level, Language language) : diagram_(diagram), level_(level), language_(language) {}

  Cells cells() {
    note_families();
    for (std::size_t at = 0; at < diagram_.requirements.size(); ++at) cell_at_.push_back(cell_for(at));
    for (Cell& cell : made_.cells) {
      note_answers(cell);
      fill(cell);
    }
    for (const assessment::RequirementLink& link : diagram_.links) add(link);
    return std::move(made_);
  }

 private:
  [[nodiscard]] bool is_folded(const Requirement& one) const {
    if (one.asked) return false;  // the drawing is about it
    switch (one.kind) {
      case RequirementKind::fact: return level_ >= 1;
      case RequirementKind::rule: return level_ >= 2;
      case RequirementKind::definition:
      case RequirementKind::reference: return level_ >= 3;
    }
    return false;
  }

  /// What is folded together: facts of a section, rules of a family, definitions that the same families feel. A definition feels what
  /// those it needs feel, so that folds cannot need each other in a circle.
  [[nodiscard]] std::string fold_of(std::size_t at) const {
    const Requirement& one = diagram_.requirements[at];
    if (one.kind == RequirementKind::fact && level_ >= 3) return realm_of(one.group);
    if (one.kind != RequirementKind::definition) return one.group;
    std::string key;
    for (const std::string& family : families_[at]) key += family + ",";
    return key;
  }

  /// Whose facts a section holds.
  [[nodiscard]] static std::string realm_of(const std::string& section) {
    for (const char* realm : {"group", "takeover"}) {
      if (section == realm || section.starts_with(std::string(realm) + ".")) return realm;
    }
    return "dossier";
  }

  /// The families that feel each requirement. What is needed stands before what needs it.
  void note_families() {
    families_.resize(diagram_.requirements.size());
    for (std::size_t at = diagram_.requirements.size(); at-- > 0;) {
      if (diagram_.requirements[at].kind == RequirementKind::rule) families_[at].insert(diagram_.requirements[at].group);
    }
    for (auto link = diagram_.links.rbegin(); link != diagram_.links.rend(); ++link) {
      families_[link->needed].insert(families_[link->needed_by].begin(), families_[link->needed_by].end());
    }
  }

  std::size_t cell_for(std::size_t at) {
    const Requirement& one = diagram_.requirements[at];
    const auto fresh = [&] {
      made_.cells.emplace_back();
      made_.cells.back().kind = one.kind;
      return made_.cells.size() - 1;
    };
    const std::size_t cell = is_folded(one) ? folds_.try_emplace({one.kind, fold_of(at)}, made_.cells.size()).first->second : fresh();
    if (cell == made_.cells.size()) fresh();
    made_.cells[cell].members.push_back(at);
    made_.cells[cell].asked = made_.cells[cell].asked || one.asked;
    return cell;
  }

  void note_answers(Cell& cell) {
    cell.unread = true;
    for (const std::size_t member : cell.members) {
      const auto& answer = diagram_.requirements[member].answer;
      cell.unread = cell.unread && answer && answer->state == AnswerState::unread;
      cell.unknown = cell.unknown || (answer && answer->state == AnswerState::unknown);
    }
  }

  void fill(Cell& cell) {
    const Requirement& first = diagram_.requirements[cell.members.front()];
    if (!is_folded(first)) return fill_single(cell, first);
    switch (cell.kind) {
      case RequirementKind::fact: return level_ < 3 ? fill_section(cell, first) : fill_realm(cell, realm_of(first.group));
      case RequirementKind::rule: return fill_family(cell, first);
      case RequirementKind::definition: return fill_gathered(cell, felt_by(cell));
      case RequirementKind::reference: return fill_gathered(cell, Text("Repères datés", "Dated yardsticks").in(language_));
    }
  }

  [[nodiscard]] std::string felt_by(const Cell& cell) const {
    std::string titles;
    for (const assessment::RequirementGroup& group : diagram_.groups) {
      if (families_[cell.members.front()].contains(group.id)) titles += (titles.empty() ? "" : ", ") + in_language(group.title);
    }
    if (titles.empty()) return Text("Dont aucune règle ne dépend", "Felt by no rule").in(language_);
    return Text("Dont dépend\u202f: ", "Felt by: ").in(language_) + titles;
  }

  /// Definitions or yardsticks together, a line each.
  void fill_gathered(Cell& cell, const std::string& title) {
    Filling filling(cell);
    for (const std::string& line : wrapped(title, level_ < 4 ? kGatheredColumns : kNarrowColumns, 4)) filling.line(line, true, kInk);
    filling.line(count(cell.members.size(), cell.kind), false, ink_of(cell.kind).line);
    filling.gap(2);
    fill_rows(cell, filling, level_ < 4 ? kGatheredColumns : 0);
    filling.close();
    tell_members(cell, title);
  }

  void tell_members(Cell& cell, const std::string& title) const {
    cell.tooltip = title;
    for (const std::size_t member : cell.members) {
      const Requirement& one = diagram_.requirements[member];
      cell.tooltip += "\n" + one_line(one.name) + Text("\u202f: ", ": ").in(language_) + in_language(one.title);
      for (const std::string& line : answer_lines(one)) cell.tooltip += " · " + line;
    }
  }

  [[nodiscard]] std::string in_language(const Text& text) const { return one_line(text.in(language_)); }

  [[nodiscard]] std::string group_title(const std::string& group) const {
    const auto found = std::ranges::find(diagram_.groups, group, &assessment::RequirementGroup::id);
    return found == diagram_.groups.end() ? group : in_language(found->title);
  }

  void fill_single(Cell& cell, const Requirement& one) {
    Filling filling(cell);
    for (const std::string& line : wrapped(in_language(one.title), kTitleColumnsOfCell, 2)) filling.line(line, one.asked, kInk);
    std::string documents;
    for (const std::size_t document : one.documents) documents += (documents.empty() ? " · doc. " : ", ") + std::to_string(document + 1);
    const std::string kind = words(one.kind).in(language_);
    const std::string name = wrapped(one_line(one.name), kNameColumnsOfCell, 1).front();
    const bool fits = documents.size() + name.size() <= kNameColumnsOfCell;
    filling.named(kind, name, fits ? documents : "", ink_of(one.kind).line);
    if (!fits && !documents.empty()) filling.line(documents.substr(std::string(" · ").size()), false, kMuted);
    const std::vector<std::string> said = answer_lines(one);
    fill_answer(filling, one, said);
    filling.close();
    cell.tooltip = in_language(one.title) + "\n" + kind + " " + one_line(one.name);
    for (const std::string& line : said) cell.tooltip += "\n" + line;
    if (!one.group.empty()) cell.tooltip += "\n" + group_title(one.group);
    if (!one.written.file.empty()) cell.tooltip += "\n" + one_line(one.written.file) + ":" + std::to_string(one.written.line);
    for (const std::size_t document : one.documents) cell.tooltip += "\n" + in_language(diagram_.documents[document].title);
  }

  /// What the dossier says, a line each: of a rule first how it is scored.
  [[nodiscard]] std::vector<std::string> answer_lines(const Requirement& one) const {
    if (!one.answer) return {};
    if (one.answer->state == AnswerState::unread) return {Text("non lu dans ce cas", "not read in this case").in(language_)};
    std::vector<std::string> lines;
    const std::string scored = scored_words(*one.answer);
    if (!scored.empty()) lines.push_back(scored);
    for (const Text& value : one.answer->values) lines.push_back((is_unknown(value) ? "? " : "") + in_language(value));
    return lines;
  }

  [[nodiscard]] static bool is_unknown(const Text& value) { return value.en.ends_with("unknown"); }

  /// "◆ risque critique (100)".
  [[nodiscard]] std::string scored_words(const assessment::RequirementAnswer& answer) const {
    if (answer.risk.empty()) return {};
    return shape_of(answer.level).sign + (" " + risk_words(answer.level).in(language_)) + " (" + in_language(answer.risk) + ")";
  }

  void fill_answer(Filling& filling, const Requirement& one, const std::vector<std::string>& said) const {
    constexpr std::size_t kMostSaid = 3;
    if (said.empty()) return;
    filling.gap(2);
    const bool quiet = one.answer->state == AnswerState::unread || one.answer->state == AnswerState::not_applicable;
    const std::size_t shown = said.size() > kMostSaid + 1 ? kMostSaid : said.size();
    for (std::size_t at = 0; at < shown; ++at) {
      const bool scored = at == 0 && !one.answer->risk.empty();
      for (const std::string& line : wrapped(said[at], kTitleColumnsOfCell, 2)) filling.line(line, !quiet, scored ? shape_of(one.answer->level).colour : quiet ? kMuted : kInk);
    }
    const std::string rest = std::to_string(said.size() - shown);
    if (shown < said.size()) filling.line(Text("et " + rest + " autres", "and " + rest + " more").in(language_), false, kMuted);
  }

  /// " · 2 inconnus", of what is folded in a box.
  [[nodiscard]] std::string unknown_among(const Cell& cell) const {
    const auto count = std::ranges::count_if(cell.members, [&](std::size_t member) {
      const auto& answer = diagram_.requirements[member].answer;
      return answer && answer->state == AnswerState::unknown;
    });
    if (count == 0) return {};
    const std::string number = std::to_string(count);
    return Text(" · ?\u00a0" + number + (count < 2 ? " inconnu" : " inconnus"), " · ? " + number + " unknown").in(language_);
  }

  void fill_section(Cell& cell, const Requirement& first) {
    Filling filling(cell);
    filling.line(wrapped(group_title(first.group), kTitleColumnsOfCell, 1).front(), true, kInk);
    filling.named(count(cell.members.size(), RequirementKind::fact), first.group, unknown_among(cell), ink_of(cell.kind).line);
    filling.close();
    tell_members(cell, group_title(first.group));
  }

  /// Sections of the dossier or of the group, a line each.
  void fill_realm(Cell& cell, const std::string& realm) {
    const Text title = realm == "group" ? Text("Faits du groupe", "Facts of the group")
                       : realm == "takeover" ? Text("Faits calculés", "Facts worked out")
                                             : Text("Faits du dossier", "Facts of the dossier");
    Filling filling(cell);
    filling.line(title.in(language_), true, kInk);
    filling.line(count(cell.members.size(), RequirementKind::fact) + unknown_among(cell), false, ink_of(cell.kind).line);
    filling.gap(2);
    cell.rows_top = cell.height;
    std::vector<std::size_t> counts;
    for (const std::size_t member : cell.members) {
      const std::string& section = diagram_.requirements[member].group;
      if (cell.rows.empty() || cell.rows.back() != section) {
        cell.rows.push_back(section);
        counts.push_back(0);
      }
      ++counts.back();
    }
    double numbers = 0;
    for (const std::string& section : cell.rows) numbers = std::max(numbers, width_of(group_title(section), kSmallType, false));
    for (std::size_t row = 0; row < cell.rows.size(); ++row) {
      filling.put(kSide + numbers + 8, cell.height + kAscentOf9, std::to_string(counts[row]), false, ink_of(cell.kind).line);
      filling.line(group_title(cell.rows[row]), false, kInk);
    }
    filling.close();
    tell_members(cell, title.in(language_));
  }

  void fill_family(Cell& cell, const Requirement& first) {
    Filling filling(cell);
    const std::string title = wrapped(group_title(first.group), kRowTitleColumns, 1).front();
    if (level_ == 4) {
      // One line less for each family is what lets the whole folder stand on a page.
      filling.put(kSide + width_of(title, kSmallType, true) + 8, cell.height + kAscentOf9, count(cell.members.size(), RequirementKind::rule), false, kMuted);
      filling.line(title, true, kInk);
    } else {
      filling.line(title, true, kInk);
      filling.named(count(cell.members.size(), RequirementKind::rule), first.group, "", ink_of(cell.kind).line);
    }
    cell.band = cell.height + 2;
    filling.gap(4);
    if (level_ < 4) fill_rows(cell, filling, kRowTitleColumns);
    if (level_ == 4) fill_pairs(cell, filling);
    if (level_ < 5) filling.close();
    tell_members(cell, group_title(first.group));
  }

  /// "net_cash, accounts": the definitions a rule calls and the sections of the facts it reads itself, where lines no longer tell.
  [[nodiscard]] std::string needs_of(std::size_t rule) const {
    std::vector<std::string> definitions;
    std::vector<std::string> others;
    if (diagram_.requirements[rule].kind != RequirementKind::rule) return {};
    for (const assessment::RequirementLink& link : diagram_.links) {
      if (link.needed_by != rule) continue;
      const Requirement& needed = diagram_.requirements[link.needed];
      std::vector<std::string>& names = needed.kind == RequirementKind::definition ? definitions : others;
      const std::string& name = needed.kind == RequirementKind::fact ? needed.group : needed.name;
      if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    definitions.insert(definitions.end(), others.begin(), others.end());
    std::string text;
    for (const std::string& name : definitions) text += (text.empty() ? "" : ", ") + one_line(name);
    return text;
  }

  /// Each with its name in code and, where there are columns for it, its title.
  void fill_rows(const Cell& cell, Filling& filling, std::size_t columns) {
    const double titles = kSide + longest_name(cell) + 8;
    for (const std::size_t member : cell.members) {
      const Requirement& one = diagram_.requirements[member];
      const std::string needs = level_ == 3 ? needs_of(member) : std::string();
      const std::string scored = one.answer ? scored_words(*one.answer) : std::string();
      const std::string behind = !scored.empty() ? scored : needs.empty() ? in_language(one.title) : "← " + needs;
      if (columns > 0) filling.put(titles, cell.height + kAscentOf9, wrapped(behind, columns, 1).front(), false, kMuted);
      filling.line(one_line(one.name), false, kInk);
    }
  }

  /// The names alone, in two columns read downwards.
  void fill_pairs(const Cell& cell, Filling& filling) {
    const std::size_t half = (cell.members.size() + 1) / 2;
    const double second = kSide + longest_name(cell) + 10;
    for (std::size_t row = 0; row < half; ++row) {
      if (row + half < cell.members.size()) {
        filling.put(second, cell.height + kAscentOf9, one_line(diagram_.requirements[cell.members[row + half]].name), false, kInk);
      }
      filling.line(one_line(diagram_.requirements[cell.members[row]].name), false, kInk);
    }
  }

  [[nodiscard]] double longest_name(const Cell& cell) const {
    double width = 0;
    for (const std::size_t member : cell.members) width = std::max(width, width_of(one_line(diagram_.requirements[member].name), kSmallType, false));
    return width;
  }

  [[nodiscard]] std::string count(std::size_t number, RequirementKind kind) const {
    const bool many = language_ == Language::french ? number > 1 : number != 1;
    return std::to_string(number) + (language_ == Language::french ? "\u00a0" : " ") + words(kind).in(language_) + (many ? "s" : "");
  }

  void add(const assessment::RequirementLink& link) {
    const std::size_t from = cell_at_[link.needed];
    const std::size_t to = cell_at_[link.needed_by];
    if (from == to) return;
    const std::vector<std::string>& rows = made_.cells[from].rows;
    const auto row = static_cast<std::size_t>(std::ranges::find(rows, diagram_.requirements[link.needed].group) - rows.begin());
    const auto [found, fresh] = lines_.try_emplace({from, row, to}, made_.links.size());
    if (fresh) made_.links.push_back({from, to, row, {}, made_.cells[from].asked || made_.cells[to].asked});
    made_.links[found->second].between.push_back(one_line(diagram_.requirements[link.needed].name) + " → " +
                                                 one_line(diagram_.requirements[link.needed_by].name));
  }

  const RequirementDiagram& diagram_;
  int level_;
  Language language_;
  Cells made_;
  std::vector<std::size_t> cell_at_;
  std::vector<std::set<std::string>> families_;  ///< that feel each requirement
  std::map<std::pair<RequirementKind, std::string>, std::size_t> folds_;
  std::map<std::tuple<std::size_t, std::size_t, std::size_t>, std::size_t> lines_;  ///< by box, row and box
};

}  // namespace

double width_of(const std::string& text, double points, bool bold) {
  if (text.empty()) return 0;
  if (const auto extent = extent_of(text, points, bold)) return extent->width;
  // Signs the table does not have may be as wide as they are high.
  double ems = 0;
  for (std::size_t at = 0; at < text.size();) ems += next_character(text, at) < 0x2000 ? 0.75 : 1.1;
  return ems * points;
}

Text fold_note_of_requirements(int level) {
  switch (level) {
    case 0: return {};
    case 1: return {"Faits comptés par section.", "Facts counted by section."};
    case 2: return {"Faits comptés par section, règles réunies par famille.", "Facts counted by section, rules gathered by family."};
    case 3:
      return {"Faits comptés par section, définitions réunies par familles qui en dépendent, règles par famille. ←\u202f: ce qu’une règle demande elle-même.",
              "Facts counted by section, definitions gathered by the families that feel them, rules by family. ←: what a rule needs itself."};
    default:
      return {"Faits comptés par section, règles réunies par famille, définitions par familles qui en dépendent. Nommer une définition ou une règle l’ouvre.",
              "Facts counted by section, rules gathered by family, definitions by the families that feel them. Naming a definition or a rule opens it."};
  }
}

Cells cells_of(const RequirementDiagram& diagram, int level, Language language) { return Folder(diagram, level, language).cells(); }

}  // namespace reprise::chart
