// A takeover's structure as the content of a drawing: kinds, sectors and words; where it stands and how it looks is chart's.
#include <algorithm>
#include <iterator>
#include <map>

#include "engine/date_words.h"
#include "engine/engine.h"
#include "engine/wording.h"

namespace reprise::engine {
namespace {

using assessment::Box;
using assessment::BoxKind;
using assessment::BoxRow;
using assessment::Change;
using assessment::Diagram;
using assessment::Link;
using assessment::LinkKind;
using base::Text;
using takeover::Role;
using takeover::Structure;

const std::map<std::string, Text, std::less<>>& site_kinds() {
  static const std::map<std::string, Text, std::less<>> kKinds = {
      {"hospital", {"Hôpital", "Hospital"}},
      {"nursing_home", {"EHPAD", "Nursing home"}},
      {"nursing_home_group", {"EHPAD (plusieurs)", "Nursing homes"}},
      {"child_protection", {"Enfance protégée", "Child protection"}},
      {"disability", {"Handicap", "Disability"}},
      {"sheltered_work", {"ESAT", "Sheltered work"}},
      {"training", {"Formation", "Training"}},
      {"education", {"Éducation", "Education"}},
      {"housing", {"Logement", "Housing"}},
      {"catering", {"Restauration", "Catering"}},
      {"head_office", {"Siège", "Head office"}},
      {"other", {"Autre", "Other"}},
  };
  return kKinds;
}

/// A kind the vocabulary does not know is a service type written by the user: shown as written, blanks for underscores.
Text kind_words(const std::string& kind) {
  const auto known = site_kinds().find(kind);
  if (known != site_kinds().end()) return known->second;
  std::string words = kind;
  std::replace(words.begin(), words.end(), '_', ' ');
  return Text::same(words);
}

Text form_words(const std::string& form) {
  static const std::map<std::string, Text, std::less<>> kForms = {
      {"association", {"association", "association"}},
      {"local_law_association", {"association de droit local", "association under local law"}},
      {"union", {"union d’associations", "union of associations"}},
      {"company", {"société", "company"}},
      {"cooperative", {"coopérative", "cooperative"}},
      {"foundation", {"fondation", "foundation"}},
      {"gie", {"GIE", "GIE"}},
      {"public_body", {"organisme public", "public body"}},
      {"other", {"autre forme", "other form"}},
  };
  const auto known = kForms.find(form);
  return known == kForms.end() ? Text{"forme\u00a0?", "form ?"} : known->second;
}

BoxKind box_kind(const Structure& structure, const Structure::Person& person) {
  if (person.form == "gie") return BoxKind::shared_services;
  if (person.form == "cooperative") return BoxKind::cooperative;
  const auto controls = [&](const Structure::Link& link) { return link.kind == dossier::RelationKind::control && link.from == person.id && !link.added; };
  const auto controlled = [&](const Structure::Link& link) { return link.kind == dossier::RelationKind::control && link.to == person.id; };
  const bool head = person.sector.empty() && std::any_of(structure.links.begin(), structure.links.end(), controls) &&
                    std::none_of(structure.links.begin(), structure.links.end(), controlled);
  if (head || person.form == "union") return BoxKind::group_head;
  if (person.form == "company") return BoxKind::company;
  if (person.form == "foundation") return BoxKind::foundation;
  if (person.form == "public_body") return BoxKind::public_body;
  return person.form.empty() ? BoxKind::unknown : BoxKind::association;
}

Text places_words(const std::optional<scalar::Decimal>& capacity) {
  if (!capacity) return {"?\u00a0places", "? places"};
  const std::string number = capacity->to_string();
  const bool one_en = *capacity == scalar::Decimal(1);
  const bool one_fr = *capacity < scalar::Decimal(2);
  return {number + (one_fr ? "\u00a0place" : "\u00a0places"), number + (one_en ? " place" : " places")};
}

std::size_t targets_in(const Structure& structure) {
  return static_cast<std::size_t>(std::ranges::count(structure.persons, Role::target, &Structure::Person::role));
}

/// Sites of several associations may bear one id.
std::string row_id(const Structure& structure, const Structure::Site& site) {
  if (site.role == Role::group) return "group:" + site.id;
  return "association:" + (targets_in(structure) > 1 ? site.origin + "/" : std::string()) + site.id;
}

/// What happens to the site later, beside its name.
void announce(const Structure::Site& site, BoxRow& row) {
  const Text when = when_words(site.goes_on);
  row.label.fr += " (→\u00a0" + site.goes_to + " " + when.fr + ")";
  row.label.en += " (→ " + site.goes_to + " " + when.en + ")";
  row.stands_out = true;
}

BoxRow row_of(const Structure& structure, const Structure::Site& site, bool after) {
  BoxRow row;
  row.id = row_id(structure, site);
  row.label = Text::same(site.name);
  if (!site.kind.empty()) row.kind = kind_words(site.kind);
  row.places = site.capacity;
  row.territory = Text::same(site.territory);
  const bool has_none = site.kind == "head_office" || site.kind == "catering";
  if (has_none && !site.capacity) {
    row.places = scalar::Decimal(0);
  } else {
    row.detail = places_words(site.capacity);
  }
  row.stands_out = site.doubled || site.role == Role::target;
  if (after && site.moves) row.change = Change::moves;
  if (after && site.doubled) row.change = Change::doubled;
  if (!site.goes_to.empty()) announce(site, row);
  return row;
}

/// A legal person may work in several sectors: its sites in another than its own say which.
void name_sector(const Structure::Site& site, const dossier::Group& group, BoxRow& row) {
  const auto sector = std::ranges::find(group.sectors, site.sector, &dossier::Sector::id);
  if (sector == group.sectors.end()) return;
  row.label.fr += " (" + sector->name.fr + ")";
  row.label.en += " (" + sector->name.en + ")";
}

Change change_of(const Structure::Person& person, bool after) {
  if (!after || person.role != Role::target) return Change::none;
  if (person.leaves_name) return Change::leaves;
  if (person.splits) return Change::none;
  return person.joins ? Change::joins : Change::planned;
}

/// Who is no part of the group stands outside whatever its form.
BoxKind kind_of(const Structure& structure, const Structure::Person& person) {
  if (person.role == Role::target) return BoxKind::association;
  if (person.outside && person.form == "association") return BoxKind::association;
  return box_kind(structure, person);
}

Box box_of(const Structure& structure, const Structure::Person& person, const dossier::Group& group, bool after, const Text& association_name) {
  Box box;
  box.id = person.id;
  box.kind = kind_of(structure, person);
  box.label = person.role == Role::target && !association_name.empty() ? association_name : Text::same(person.name);
  box.detail = form_words(person.form);
  box.change = change_of(person, after);
  if (person.role == Role::target) {
    box.uncertain = after && person.uncertain;
    box.beside = person.sector.empty() ? "outside" : person.sector;
    if (box.change == Change::joins) box.cluster = person.sector;
  } else if (person.outside) {
    box.beside = "outside";
  } else {
    box.cluster = person.sector;
  }
  for (const Structure::Site& site : structure.sites) {
    if (site.legal_person != person.id) continue;
    box.rows.push_back(row_of(structure, site, after));
    if (site.sector != person.sector) name_sector(site, group, box.rows.back());
  }
  return box;
}

/// Sites of which nobody knows whose they are.
std::optional<Box> box_of_orphans(const Structure& structure, bool after) {
  Box box;
  for (const Structure::Site& site : structure.sites) {
    const bool placed = std::any_of(structure.persons.begin(), structure.persons.end(),
                                    [&](const Structure::Person& person) { return person.id == site.legal_person; });
    if (!placed) box.rows.push_back(row_of(structure, site, after));
  }
  if (box.rows.empty()) return std::nullopt;
  box.id = "unknown-legal-person";
  box.kind = BoxKind::unknown;
  box.label = {"Personne morale inconnue", "Unknown legal person"};
  box.uncertain = true;
  return box;
}

LinkKind link_kind(const Structure::Link& link) {
  if (link.added && link.route == "mandate") return LinkKind::mandate;
  if (link.added && link.route == "grouping") return LinkKind::membership;
  switch (link.kind) {
    case dossier::RelationKind::control: return LinkKind::control;
    case dossier::RelationKind::services: return LinkKind::services;
    case dossier::RelationKind::property: return LinkKind::property;
  }
  return LinkKind::control;
}

/// "51 %"; a share of control nobody published is "?", and services have none.
Text share_words(const Structure::Link& link, LinkKind kind) {
  if (link.share) {
    const std::string percent = (*link.share * scalar::Decimal(100)).rounded(1, scalar::Decimal::Rounding::half_even).to_string();
    std::string french = percent;
    std::replace(french.begin(), french.end(), '.', ',');
    return {french + "\u00a0%", percent + "%"};
  }
  return kind == LinkKind::control ? Text{"?", "?"} : Text{};
}

Link link_of(const Structure::Link& link) {
  Link drawn;
  drawn.from = link.from;
  drawn.to = link.to;
  drawn.kind = link_kind(link);
  drawn.label = share_words(link, drawn.kind);
  if (link.share) drawn.share = link.share->to_double();
  if (link.added) drawn.change = link.planned ? Change::planned : Change::joins;
  return drawn;
}

/// Affiliation into a group of which nobody says which legal person takes control: drawn from nobody.
std::vector<Link> links_from_nobody(const Structure& structure) {
  std::vector<Link> links;
  for (const Structure::Person& person : structure.persons) {
    if (person.role != Role::target || !person.joins) continue;
    const bool linked = std::ranges::any_of(structure.links, [&](const Structure::Link& link) { return link.added && link.to == person.id; });
    if (linked) continue;
    Link& link = links.emplace_back();
    link.to = person.id;
    link.label = {"?", "?"};
    link.change = Change::joins;
  }
  return links;
}

using Targets = std::vector<const Structure::Person*>;

Targets targets_of(const Structure& structure) {
  Targets targets;
  for (const Structure::Person& person : structure.persons) {
    if (person.role == Role::target) targets.push_back(&person);
  }
  return targets;
}

Text title_of(const dossier::Group& described, const Targets& targets, bool after, const Text& name) {
  const std::string& group = described.name;
  const Text day = date_words(described.as_of.to_string());
  if (targets.empty()) return {group + " au " + day.fr + "\u202f: personnes morales et établissements", group + " on " + day.en + ": legal persons and sites"};
  if (!after) return {group + " et " + name.fr + ", avant", group + " and " + name.en + ", before"};
  const bool all_join = std::ranges::all_of(targets, [](const Structure::Person* one) { return one->joins; });
  if (all_join) return {group + " avec " + name.fr + ", après", group + " with " + name.en + ", after"};
  return {group + " et " + name.fr + ", après", group + " and " + name.en + ", after"};
}

/// What becomes of an association.
Text fate_of(const Structure::Person& target, const Text& name) {
  if (target.joins) return {name.fr + " rejoint le groupe et reste une personne morale", name.en + " joins the group and stays a legal person"};
  if (target.leaves_name) return {name.fr + " disparaît et ses sites changent d’employeur", name.en + " ends and its sites change employer"};
  if (target.splits) return {name.fr + " reste hors du groupe sans les sites qu’elle apporte", name.en + " stays outside the group without the sites it contributes"};
  return {"Le lien entre " + name.fr + " et le groupe est envisagé, non établi", "The link between " + name.en + " and the group is planned, not settled"};
}

/// Services whose place is not known may double one: what is counted is what is established.
Text doubled_words(std::ptrdiff_t doubled, bool several) {
  const Text whose = several ? Text{"leurs", "their"} : Text{"ses", "its"};
  const Text own = several ? Text{"les leurs", "their own"} : Text{"le sien", "its own"};
  if (doubled == 0) {
    return {"aucun de " + whose.fr + " sites n’est établi comme doublant un service à portée", "none of " + whose.en + " sites is established to double a service within reach"};
  }
  const std::string number = std::to_string(doubled);
  return {number + " de " + whose.fr + " sites " + (doubled == 1 ? "double" : "doublent") + " un service du groupe ou " + own.fr + " à portée",
          number + " of " + whose.en + " sites " + (doubled == 1 ? "doubles" : "double") + " a service of the group or " + own.en + " within reach"};
}

Text description_of(const Structure& structure, const Targets& targets, bool after, const Text& name) {
  if (targets.empty()) {
    return {"Les personnes morales du groupe par secteur, et qui les contrôle, les sert ou les loge.",
            "The group’s legal persons by sector, and who controls, serves or houses them."};
  }
  const bool several = targets.size() > 1;
  if (!after) return several ? Text{name.fr + " sont hors du groupe.", name.en + " stand outside the group."} : Text{name.fr + " est hors du groupe.", name.en + " stands outside the group."};
  Text text;
  for (const Structure::Person* target : targets) {
    const Text fate = fate_of(*target, several ? Text::same(target->name) : name);
    text.fr += (text.fr.empty() ? "" : "\u202f; ") + fate.fr;
    text.en += (text.en.empty() ? "" : "; ") + fate.en;
  }
  const Text counted = doubled_words(std::ranges::count_if(structure.sites, [](const Structure::Site& site) { return site.doubled && site.role == Role::target; }), several);
  return {text.fr + "\u202f; " + counted.fr + ".", text.en + "; " + counted.en + "."};
}

}  // namespace

Text names_of_targets(const Structure& structure, const Text& association_name) {
  const Targets targets = targets_of(structure);
  if (targets.size() == 1 && !association_name.empty()) return association_name;
  std::vector<Text> names;
  for (const Structure::Person* target : targets) names.push_back(Text::same(target->name));
  return joined_words(names);
}

Diagram diagram(const Structure& structure, const dossier::Group& group, bool after, const Text& association_name) {
  const Targets targets = targets_of(structure);
  const Text name = names_of_targets(structure, association_name);
  Diagram drawn;
  drawn.id = targets.empty() ? "group" : after ? "after" : "before";
  drawn.title = title_of(group, targets, after, name);
  drawn.description = description_of(structure, targets, after, name);
  for (const dossier::Sector& sector : group.sectors) {
    if (sector.life.covers(group.as_of)) drawn.clusters.push_back({sector.id, sector.name});
  }
  for (const Structure::Person& person : structure.persons) {
    drawn.boxes.push_back(box_of(structure, person, group, after, targets.size() == 1 ? name : Text()));
  }
  if (auto orphans = box_of_orphans(structure, after)) drawn.boxes.push_back(std::move(*orphans));
  for (const Structure::Link& link : structure.links) drawn.links.push_back(link_of(link));
  if (after) std::ranges::move(links_from_nobody(structure), std::back_inserter(drawn.links));
  return drawn;
}

}  // namespace reprise::engine
