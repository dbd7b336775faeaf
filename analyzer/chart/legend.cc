#include "chart/legend.h"

#include <algorithm>
#include <set>

#include "chart/characters.h"
#include "chart/folding.h"
#include "chart/label.h"
#include "chart/typeface.h"
#include "chart/words.h"

namespace reprise::chart {
namespace {

using assessment::Box;
using assessment::BoxRow;
using assessment::Change;
using assessment::Diagram;
using assessment::Link;
using assessment::LinkKind;
using base::Language;
using base::Text;

bool has_takeover(const Diagram& diagram) {
  return std::any_of(diagram.boxes.begin(), diagram.boxes.end(), [](const Box& box) { return !box.beside.empty() || box.change != Change::none; });
}

LegendEntry words_only(const Text& text, bool bold, bool starts_row, Language language) {
  LegendEntry entry;
  const std::string escaped = label_escaped(text.in(language));
  entry.label = coloured(bold ? "<B>" + escaped + "</B>" : escaped, bold ? kInk : kMuted, kSmallType);
  entry.starts_row = starts_row;
  return entry;
}

Text amount(const Totals& totals, bool with_persons) {
  Text text;
  if (with_persons) text = count_of_persons(totals.persons);
  if (totals.establishments > 0) {
    const Text establishments = count_of_establishments(totals.establishments);
    const Text places = count_of_places(totals.places, totals.some_places_unknown);
    const std::string dot = text.empty() ? "" : " · ";
    text = {text.fr + dot + establishments.fr, text.en + dot + establishments.en};
    if (!places.empty()) text = {text.fr + " · " + places.fr, text.en + " · " + places.en};
  }
  return text;
}

/// `when`: "Avant" where two states stand one below the other.
void add_totals(std::vector<LegendEntry>& entries, const Diagram& diagram, const Text& when, const Leads& leads, Language language) {
  Totals group;
  std::vector<const Box*> outside;
  for (const Box& box : diagram.boxes) {
    if (leads.elsewhere.contains(box.id)) continue;
    if (is_outside(box)) {
      outside.push_back(&box);
    } else {
      group.add(box);
    }
  }
  Text inside = amount(group, true);
  if (!outside.empty()) inside = {"Groupe\u202f: " + inside.fr, "Group: " + inside.en};
  if (!when.empty()) inside = {when.fr + " · " + inside.fr, when.en + " · " + inside.en};
  entries.push_back(words_only(inside, true, true, language));
  for (const Box* box : outside) {
    Totals own;
    own.add(*box);
    Text text = amount(own, false);
    if (text.empty()) continue;
    text = {one_line(box->label.fr) + "\u202f: " + text.fr, one_line(box->label.en) + ": " + text.en};
    text = {wrapped(text.fr, 70, 1).front(), wrapped(text.en, 70, 1).front()};
    entries.push_back(words_only(text, true, false, language));
  }
}

void add_empty_sectors(std::vector<LegendEntry>& entries, const Diagram& diagram, Language language) {
  constexpr std::size_t kColumns = 150;
  Text names;
  for (const assessment::Cluster& cluster : diagram.clusters) {
    if (!is_empty(diagram, cluster)) continue;
    const char* comma = names.empty() ? "" : ", ";
    names = {names.fr + comma + one_line(cluster.label.fr), names.en + comma + one_line(cluster.label.en)};
  }
  if (names.empty()) return;
  Text text = {"Secteurs dont aucune personne morale n’est connue\u202f: " + names.fr, "Sectors of which no legal person is known: " + names.en};
  constexpr double kWidest = 900;
  text = {fitted(text.fr, kColumns, 1, kSmallType, false, kWidest).front(), fitted(text.en, kColumns, 1, kSmallType, false, kWidest).front()};
  entries.push_back(words_only(text, false, true, language));
}

/// A line for each kind that is drawn. What the takeover adds is the accent's, which the signs explain.
void add_links(std::vector<LegendEntry>& entries, const Diagram& diagram, Language language) {
  std::set<std::pair<LinkKind, bool>> seen;
  bool first = true;
  for (const Link& link : diagram.links) {
    const bool explained = link.change == Change::joins || (link.change == Change::planned && link.kind == LinkKind::control);
    if (explained || !seen.insert({link.kind, link.indirect}).second) continue;
    const auto count = std::count_if(diagram.links.begin(), diagram.links.end(), [&](const Link& one) {
      return one.kind == link.kind && one.change == link.change && one.indirect == link.indirect;
    });
    Text text = sentence(link.kind);
    if (link.indirect) text = {text.fr + ", indirect", text.en + ", indirect"};
    LegendEntry entry = words_only({std::to_string(count) + "\u00a0× " + text.fr, std::to_string(count) + " × " + text.en}, false, first, language);
    entry.link = link;
    entries.push_back(std::move(entry));
    first = false;
  }
}

std::string sample(const std::string& content, const std::string& border) {
  return "<TABLE CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\" " + border + "><TR><TD WIDTH=\"20\" HEIGHT=\"11\">" + content + "</TD></TR></TABLE>";
}

bool has_row(const Diagram& diagram, Change change) {
  return std::any_of(diagram.boxes.begin(), diagram.boxes.end(), [&](const Box& box) {
    return std::any_of(box.rows.begin(), box.rows.end(), [&](const BoxRow& row) { return row.change == change || row.stands_out; });
  });
}

bool has_unknown(const Diagram& diagram) {
  return std::any_of(diagram.boxes.begin(), diagram.boxes.end(), [](const Box& box) {
           return box.uncertain || std::any_of(box.rows.begin(), box.rows.end(), [](const BoxRow& row) { return !row.places; });
         }) ||
         std::any_of(diagram.links.begin(), diagram.links.end(), [](const Link& link) { return link.label.fr.find('?') != std::string::npos; });
}

/// What the signs of sites say, of the levels there are.
void add_risks(std::vector<LegendEntry>& entries, const Diagram& diagram, Language language) {
  std::set<std::string> seen;
  for (const Box& box : diagram.boxes) {
    for (const BoxRow& row : box.rows) seen.insert(row.level);
  }
  bool first = true;
  for (const char* level : {"low", "watch", "high", "critical", "unknown"}) {
    if (!seen.contains(level)) continue;
    LegendEntry entry = words_only(risk_words(level), false, first, language);
    entry.sample = coloured(shape_of(level).sign, shape_of(level).colour, kSmallType);
    entries.push_back(std::move(entry));
    first = false;
  }
}

struct Sign {
  Text words;
  std::string sample;
};

std::string outlined(const std::string& content, int border, const char* colour, bool dashed) {
  return sample(content, "BORDER=\"" + std::to_string(border) + "\"" + (dashed ? " STYLE=\"DASHED\"" : "") + " COLOR=\"" + colour + "\"");
}

std::string tinted(const std::string& content) { return sample(content, "BORDER=\"0\" BGCOLOR=\"" + std::string(kWatchTint) + "\""); }

/// What the takeover does, of what it does here.
std::vector<Sign> signs_of_changes(const Diagram& diagram, std::optional<Moment> moment) {
  const auto any_box = [&](Change change) { return std::ranges::any_of(diagram.boxes, [&](const Box& box) { return box.change == change; }); };
  const auto any_row = [&](Change change) {
    return std::ranges::any_of(diagram.boxes, [&](const Box& box) { return std::ranges::any_of(box.rows, [&](const BoxRow& row) {
             return row.change == change || (change == Change::moves && moves_and_doubles(row));
           });
    });
  };
  const auto bold = [](const char* text, const char* colour) { return coloured("<B>" + std::string(text) + "</B>", colour, kSmallType); };
  std::vector<Sign> signs;
  if (any_box(Change::joins)) signs.push_back({{"rejoint le groupe, et le lien qui l’y rattache", "joins the group, and the link that ties it"}, outlined(bold("+", kAccent), 3, kAccent, false)});
  if (any_box(Change::planned)) signs.push_back({{"envisagé, non établi", "planned, not settled"}, outlined(bold("?", kAccent), 3, kAccent, true)});
  if (any_box(Change::leaves)) signs.push_back({{"la personne morale disparaît", "the legal person ends"}, outlined(coloured("<S>×</S>", kMuted, kSmallType), 3, kMuted, true)});
  if (any_row(Change::moves)) signs.push_back({{"change d’employeur", "changes employer"}, tinted(bold("→", kWatch))});
  const bool ghosts = std::ranges::any_of(diagram.boxes, [&](const Box& box) {
    return std::ranges::any_of(box.rows, [&](const BoxRow& row) { return is_ghost(row.presence, moment); });
  });
  if (ghosts) signs.push_back({{"était ici avant", "was here before"}, sample(coloured("×", kMuted, kSmallType), "BORDER=\"0\"")});
  if (any_row(Change::doubled)) signs.push_back({{"doublon\u202f: même type de service à portée", "doubled: the same type of service within reach"}, tinted(bold("≈", kWatch))});
  if (std::ranges::any_of(diagram.boxes, [](const Box& box) { return is_outside(box) && box.change == Change::none; })) {
    signs.push_back({{"hors du groupe", "outside the group"}, outlined(" ", 2, kMuted, true)});
  }
  if (has_unknown(diagram)) signs.push_back({{"inconnu", "unknown"}, sample(bold("?", kMuted), "BORDER=\"0\"")});
  return signs;
}

void add_changes(std::vector<LegendEntry>& entries, const Diagram& diagram, std::optional<Moment> moment, Language language) {
  bool first = true;
  for (const Sign& sign : signs_of_changes(diagram, moment)) {
    LegendEntry entry = words_only(sign.words, false, first, language);
    entry.sample = sign.sample;
    entries.push_back(std::move(entry));
    first = false;
  }
}

/// The same entries before and after, so that drawings of each alone have the same size.
void add_signs(std::vector<LegendEntry>& entries, const Diagram& diagram, Language language) {
  const auto add = [&](const std::string& sign_label, const Text& text, bool first) {
    LegendEntry entry = words_only(text, false, first, language);
    entry.sample = sign_label;
    entries.push_back(std::move(entry));
  };
  bool first = true;
  const bool takeover = has_takeover(diagram);
  if (takeover) {
    add(sample(coloured("<B>+</B>", kAccent, kSmallType), "BORDER=\"3\" COLOR=\"" + std::string(kAccent) + "\""),
        {"rejoint le groupe, et le lien qui l’y rattache", "joins the group, and the link that ties it"}, true);
    add(sample(" ", "BORDER=\"2\" STYLE=\"DASHED\" COLOR=\"" + std::string(kMuted) + "\""),
        {"hors du groupe, ou non établi", "outside the group, or not settled"}, false);
    first = false;
  }
  if (has_row(diagram, Change::doubled)) {
    add(sample(coloured("<B>≈</B>", kWatch, kSmallType), "BORDER=\"0\" BGCOLOR=\"" + std::string(kWatchTint) + "\""),
        {"doublon\u202f: même type de service à portée", "doubled: the same type of service within reach"}, first);
    first = false;
  }
  if (takeover || has_unknown(diagram)) add(sample(coloured("<B>?</B>", kMuted, kSmallType), "BORDER=\"0\""), {"inconnu", "unknown"}, first);
}

Text fold_note(int levels, bool takeover) {
  switch (levels) {
    case 0: return {};
    case 1:
      if (!takeover) return {"établissements comptés par type", "sites counted by kind"};
      return {"établissements comptés par type\u202f; ceux que la reprise touche sont nommés", "sites counted by kind; those the takeover touches are named"};
    case 2: return {"établissements comptés par personne morale", "sites counted by legal person"};
    default: return {"personnes morales et établissements comptés par secteur", "legal persons and sites counted by sector"};
  }
}

}  // namespace

bool is_empty(const Diagram& diagram, const assessment::Cluster& cluster) {
  return std::none_of(diagram.boxes.begin(), diagram.boxes.end(), [&](const Box& box) { return box.cluster == cluster.id || box.beside == cluster.id; });
}

std::vector<LegendEntry> legend_of(const Diagram& whole, std::optional<Moment> moment, int folded_levels, const Leads& leads, std::size_t undrawn,
                                   Language language) {
  const Diagram diagram = present(whole, moment);
  std::vector<LegendEntry> entries;
  if (leads.counts && moment == Moment::difference) {
    add_totals(entries, present(whole, Moment::before), {"Avant", "Before"}, leads, language);
    add_totals(entries, present(whole, Moment::after), {"Après", "After"}, leads, language);
  } else if (leads.counts) {
    add_totals(entries, diagram, {}, leads, language);
  }
  const Text note = leads.note.empty() ? fold_note(folded_levels, has_takeover(diagram)) : leads.note;
  if (!note.empty()) entries.push_back(words_only(note, false, has_takeover(diagram), language));
  if (!leads.boxes.empty() || !leads.clusters.empty()) {
    const bool on_pages = leads.mark == Leads().mark;
    const std::string where = on_pages ? "n" : leads.mark + "n";
    const Text page = on_pages ? Text{"page", "page"} : Text{"figure", "figure"};
    entries.push_back(words_only({leads.mark + "n\u202f: la " + page.fr + " " + where + " en dit plus", leads.mark + "n: " + page.en + " " + where + " says more"},
                                 false, false, language));
  }
  if (undrawn > 0) {
    const std::string count = std::to_string(undrawn);
    entries.push_back(words_only({count + "\u00a0liens entre secteurs, non tracés ici", count + " links between sectors, not drawn here"}, false, false, language));
  }
  add_empty_sectors(entries, diagram, language);
  add_links(entries, diagram, language);
  if (folded_levels == 0) add_risks(entries, diagram, language);
  if (moment) {
    add_changes(entries, diagram, moment, language);
  } else {
    add_signs(entries, diagram, language);
  }
  return entries;
}

}  // namespace reprise::chart
