#include "chart/pages.h"

#include <algorithm>
#include <set>

#include "chart/folding.h"
#include "chart/graphviz.h"
#include "chart/label.h"
#include "chart/layout.h"
#include "chart/scene.h"
#include "chart/sites.h"
#include "chart/words.h"

namespace reprise::chart {
namespace {

using assessment::Box;
using assessment::BoxKind;
using assessment::Diagram;
using assessment::Link;
using base::Result;
using base::Text;

constexpr std::size_t kMostAlone = 5;       // boxes of other pages that may stand above the frames
constexpr const char* kElsewhere = "elsewhere";

/// A page before it has a number.
struct Sheet {
  Diagram diagram;
  assessment::Caption before;  ///< of two of three pictures, when there are three; the third's is the diagram's
  assessment::Caption after;
  std::string part;  ///< id of the sector or legal person it unfolds
  std::size_t parent = 0;
  int levels = 0;
  std::set<std::string> elsewhere;
  bool sites = false;  ///< its boxes are tables of sites
};

struct Settled {
  int levels = 0;
  bool legible = false;
};

/// On boxes of its own: those of other pages are only named here.
bool has_changes(const Sheet& sheet) {
  const auto changes = [](const auto& thing) { return thing.change != assessment::Change::none || thing.presence != assessment::Presence::always; };
  return std::ranges::any_of(sheet.diagram.boxes, [&](const Box& box) {
    return !sheet.elsewhere.contains(box.id) && (changes(box) || std::ranges::any_of(box.rows, changes));
  });
}

Text with_part(const Text& title, const Text& part, std::size_t at, std::size_t count) {
  const std::string number = count < 2 ? "" : " (" + std::to_string(at + 1) + "/" + std::to_string(count) + ")";
  return {title.fr + "\u202f: " + part.fr + number, title.en + ": " + part.en + number};
}

/// A number as wide as the pages' may become, before they are counted.
std::size_t widest_number(const Diagram& whole) {
  constexpr std::size_t kRowsOfPage = 20;
  std::size_t pages = 1 + whole.clusters.size() + whole.boxes.size();
  for (const Box& box : whole.boxes) pages += box.rows.size() / kRowsOfPage;
  std::size_t widest = 8;
  while (widest < pages) widest = widest * 10 + 8;
  return widest;
}

class Binder {
 public:
  Binder(const Subject& subject, const Options& options, LabelSizes& sizes)
      : subject_(subject), whole_(framed(subject.diagram)), options_(options), sizes_(sizes), graphviz_(subject.caption().id) {}

  Result<std::vector<Page>> bind() {
    sheets_.push_back({subject_.diagram, subject_.before, subject_.after, {}, 0, 0, {}, false});
    names_ = {plain_id(subject_.caption().id)};
    identify(sheets_[0], names_[0]);
    auto settled = settle(sheets_[0], kMostFolded);
    if (!settled) return settled.error();
    sheets_[0].levels = settled.value().levels;
    if (sheets_[0].levels > 0) {
      if (auto problem = unfold()) return *problem;
    }
    std::vector<Page> pages;
    const std::size_t count = options_.parts_of.empty() ? sheets_.size() : 1;
    for (std::size_t at = 0; at < count; ++at) {
      auto page = page_of(at);
      if (!page) return page.error();
      pages.push_back(std::move(page.value()));
    }
    return pages;
  }

 private:
  using Problem = std::optional<base::Diagnostic>;

  /// The least folded form that can be read; else the most folded.
  Result<Settled> settle(const Sheet& sheet, int most) {
    Leads leads = way_back(sheet);
    for (const assessment::Cluster& cluster : whole_.clusters) leads.clusters[cluster.id].number = widest_;
    for (const Box& box : sheet.diagram.boxes) leads.boxes[box.id].number = widest_;
    for (int levels = 0; levels <= most; ++levels) {
      if (is_hopeless(folded(sheet.diagram, levels), options_)) continue;
      if (sheet.sites) leads = way_back(sheet);
      auto scene = composed(subject_of_sheet(sheet), options_, levels, leads, sizes_, graphviz_);
      if (!scene) return scene.error();
      if (type_on_page(scene.value(), options_) >= options_.smallest_type_points) return Settled{levels, true};
    }
    return Settled{most, false};
  }

  Problem unfold() {
    for (const assessment::Cluster& cluster : whole_.clusters) {
      std::vector<const Box*> members;
      for (const Box& box : whole_.boxes) {
        if (box.cluster == cluster.id) members.push_back(&box);
      }
      const bool hides = std::ranges::any_of(members, [](const Box* box) { return !box->rows.empty(); }) || (sheets_[0].levels == kMostFolded && members.size() > 1);
      if (!hides) continue;
      if (auto problem = unfold_sector(cluster, members)) return problem;
    }
    for (const Box& box : whole_.boxes) {
      if (!box.cluster.empty() || box.rows.empty()) continue;
      if (auto problem = unfold_person(box, 0)) return problem;
    }
    return std::nullopt;
  }

  /// The sector over as few pages as can be read, then its legal persons whose sites these only count.
  Problem unfold_sector(const assessment::Cluster& cluster, const std::vector<const Box*>& members) {
    const std::string name = new_name(cluster.id);
    std::vector<Sheet> sheets;
    for (std::size_t count = 1;; count *= 2) {
      sheets.clear();
      bool legible = true;
      for (std::size_t at = 0; at < count && legible; ++at) {
        const std::size_t begin = members.size() * at / count;
        const std::size_t end = members.size() * (at + 1) / count;
        if (begin == end) continue;
        sheets.push_back(sector_sheet(cluster, {members.begin() + static_cast<std::ptrdiff_t>(begin), members.begin() + static_cast<std::ptrdiff_t>(end)}));
        entitle(sheets.back(), cluster.label, at, count);
        auto settled = settle(sheets.back(), kMostFolded - 1);
        if (!settled) return settled.error();
        sheets.back().levels = settled.value().levels;
        legible = settled.value().legible;
      }
      if (legible || count >= members.size()) break;
    }
    for (std::size_t at = 0; at < sheets.size(); ++at) {
      const std::size_t parent = add(std::move(sheets[at]), name, at, 0);
      const Sheet sheet = sheets_[parent];
      if (sheet.levels == 0) continue;
      for (const Box& box : sheet.diagram.boxes) {
        if (box.rows.empty()) continue;
        if (auto problem = unfold_person(box, parent)) return problem;
      }
    }
    return std::nullopt;
  }

  /// The sheet as the picture that is drawn.
  [[nodiscard]] Subject subject_of_sheet(const Sheet& sheet) const { return {sheet.diagram, subject_.moment, sheet.before, sheet.after}; }

  static void identify(Sheet& sheet, const std::string& id) { sheet.diagram.id = sheet.before.id = sheet.after.id = id; }

  void entitle(Sheet& sheet, const Text& part, std::size_t at, std::size_t count) const {
    sheet.diagram.title = with_part(whole_.title, part, at, count);
    sheet.before = {{}, with_part(subject_.before.title, part, at, count), sheet.diagram.description};
    sheet.after = {{}, with_part(subject_.after.title, part, at, count), sheet.diagram.description};
  }

  Sheet sector_sheet(const assessment::Cluster& cluster, const std::vector<const Box*>& members) const {
    Sheet sheet;
    sheet.part = cluster.id;
    Diagram& diagram = sheet.diagram;
    diagram.description = {"Les personnes morales de ce secteur, et celles d’autres pages qui leur sont liées.",
                           "The legal persons of this sector, and those of other pages linked with them."};
    diagram.clusters = {cluster};
    std::set<std::string> inside;
    for (const Box* box : members) {
      inside.insert(box->id);
      diagram.boxes.push_back(*box);
    }
    for (const Link& link : whole_.links) {
      const bool from = inside.contains(link.from);
      const bool to = inside.contains(link.to);
      if (!from && !to) continue;
      diagram.links.push_back(link);
      if (!from) sheet.elsewhere.insert(link.from);
      if (!to) sheet.elsewhere.insert(link.to);
    }
    add_elsewhere(sheet);
    return sheet;
  }

  /// Legal persons of other pages: named without their sites, above the sector or, when they are many, in a frame of their own.
  void add_elsewhere(Sheet& sheet) const {
    std::vector<Box> boxes;
    for (const Box& box : whole_.boxes) {
      if (!sheet.elsewhere.contains(box.id)) continue;
      boxes.push_back(box);
      boxes.back().rows.clear();
      boxes.back().beside.clear();
      boxes.back().cluster = kElsewhere;
    }
    if (boxes.size() <= kMostAlone) {
      for (Box& box : boxes) box.cluster.clear();
    } else {
      sheet.diagram.clusters.insert(sheet.diagram.clusters.begin(), {kElsewhere, {"Sur d’autres pages", "On other pages"}});
    }
    sheet.diagram.boxes.insert(sheet.diagram.boxes.begin(), boxes.begin(), boxes.end());
  }

  Problem unfold_person(const Box& box, std::size_t parent) {
    const std::string name = new_name(box.id);
    SiteRoom room = room_;
    std::vector<Sheet> sheets;
    for (;;) {
      sheets.clear();
      const auto tables = site_tables(box, room);
      bool legible = true;
      for (std::size_t at = 0; at < tables.size() && legible; ++at) {
        sheets.push_back(person_sheet(box, tables[at]));
        sheets.back().parent = parent;
        entitle(sheets.back(), box.label, at, tables.size());
        auto settled = settle(sheets.back(), 0);
        if (!settled) return settled.error();
        legible = settled.value().legible;
      }
      if (legible || room.column_height < 60) break;
      // A narrow estimate first: one row less in each column, then a column less.
      if (room.column_height > 0.7 * room_.column_height) {
        room.column_height -= 14;
      } else {
        room = {room_.column_height, std::max<std::size_t>(room.columns, 2) - 1};
        if (room.columns == 1) room.column_height -= 14;
      }
    }
    for (std::size_t at = 0; at < sheets.size(); ++at) add(std::move(sheets[at]), name, at, parent);
    return std::nullopt;
  }

  static Sheet person_sheet(const Box& box, const std::vector<Box>& tables) {
    Sheet sheet;
    sheet.part = box.id;
    sheet.sites = true;
    sheet.diagram.description = {"Les établissements de cette personne morale, par territoire.", "The sites of this legal person, by territory."};
    sheet.diagram.clusters = {{box.id, box.label}};
    sheet.diagram.boxes = tables;
    for (Box& table : sheet.diagram.boxes) table.cluster = box.id;
    return sheet;
  }

  std::size_t add(Sheet sheet, const std::string& name, std::size_t at, std::size_t parent) {
    sheet.parent = parent;
    names_.push_back(at == 0 ? name : name + "-" + std::to_string(at + 1));
    identify(sheet, names_.back());
    first_of_.try_emplace(sheet.part, sheets_.size());
    sheets_.push_back(std::move(sheet));
    return sheets_.size() - 1;
  }

  /// A name no page has yet, also not with the number of a continuation behind it.
  std::string new_name(const std::string& part) {
    const std::string plain = (options_.parts_of.empty() ? names_[0] : plain_id(options_.parts_of)) + "-" + plain_id(part);
    std::string name = plain;
    for (int next = 2; !taken_.insert(name).second; ++next) name = plain + "_" + std::to_string(next);
    return name;
  }

  /// To the overview and to what this page unfolds a part of.
  Leads way_back(const Sheet& sheet) const {
    Leads leads;
    leads.elsewhere = sheet.elsewhere;
    leads.mark = options_.page_mark;
    leads.counts = !sheet.sites;
    if (sheet.part.empty()) return leads;
    leads.trail.push_back({{"Vue d’ensemble", "Overview"}, {names_[0], 1}});
    if (sheet.parent > 0) leads.trail.push_back({label_of(sheets_[sheet.parent].part), {names_[sheet.parent], sheet.parent + 1}});
    return leads;
  }

  Text label_of(const std::string& part) const {
    for (const assessment::Cluster& cluster : whole_.clusters) {
      if (cluster.id == part) return cluster.label;
    }
    return Text::same(part);
  }

  Lead lead_to(std::size_t sheet) const { return {names_[sheet], sheet + 1}; }

  Leads leads_of(std::size_t at) const {
    const Sheet& sheet = sheets_[at];
    Leads leads = way_back(sheet);
    if (sheets_.size() < 2) return leads;
    if (options_.parts_of.empty()) {
      leads.number = at + 1;
      leads.pages = sheets_.size();
    }
    const auto same = [&](std::size_t other) { return other > 0 && other < sheets_.size() && sheets_[other].part == sheet.part && sheets_[other].parent == sheet.parent; };
    if (at > 0 && same(at - 1)) leads.trail.push_back({{"Page précédente", "Page before"}, lead_to(at - 1)});
    if (at > 0 && same(at + 1)) leads.trail.push_back({{"Suite", "Continued"}, lead_to(at + 1)});
    if (sheet.sites) return leads;
    const bool folds = sheet.levels > 0;
    for (const assessment::Cluster& cluster : whole_.clusters) {
      const auto found = first_of_.find(cluster.id);
      if (at != 0 || found == first_of_.end()) continue;
      leads.clusters[cluster.id] = lead_to(found->second);
      leads.boxes[fold_id(cluster.id)] = lead_to(found->second);
    }
    for (const Box& box : (at == 0 ? whole_ : sheet.diagram).boxes) {
      const auto own = first_of_.find(box.id);
      const auto sector = first_of_.find(box.cluster);
      const bool hides = (folds && !box.rows.empty()) || sheet.elsewhere.contains(box.id);
      if (own != first_of_.end() && hides) {
        leads.boxes[box.id] = lead_to(own->second);
      } else if (at == 0 && hides && sector != first_of_.end()) {
        leads.boxes[box.id] = lead_to(sector->second);
      }
    }
    return leads;
  }

  Result<Page> page_of(std::size_t at) {
    const Sheet& sheet = sheets_[at];
    const Subject subject = subject_of_sheet(sheet);
    const Graphviz graphviz(names_[at]);
    auto scene = composed(subject, options_, sheet.levels, leads_of(at), sizes_, graphviz);
    if (!scene) return scene.error();
    auto drawing = drawn(scene.value(), subject.caption(), options_, sheet.levels, graphviz);
    if (!drawing) return drawing.error();
    return Page{names_[at], subject.caption().title, std::move(drawing.value()), sheet.part, has_changes(sheet)};
  }

  const Subject& subject_;
  Diagram whole_;  ///< every box that may be folded in a frame
  const Options& options_;
  LabelSizes& sizes_;
  Graphviz graphviz_;
  std::size_t widest_ = widest_number(whole_);
  SiteRoom room_{440, 5};
  std::vector<Sheet> sheets_;
  std::vector<std::string> names_;                ///< by sheet
  std::set<std::string> taken_;
  std::map<std::string, std::size_t> first_of_;  ///< sheet that unfolds a part, by its id
};

}  // namespace

Result<std::vector<Page>> bound(const Subject& subject, const Options& options, LabelSizes& sizes) { return Binder(subject, options, sizes).bind(); }

}  // namespace reprise::chart
