#include "engine/control_diagram.h"

#include <algorithm>
#include <set>

#include "engine/engine.h"
#include "engine/wording.h"
#include "takeover/control.h"

namespace reprise::engine {
namespace {

using assessment::Box;
using assessment::Diagram;
using assessment::Link;
using assessment::LinkKind;
using base::Text;
using takeover::Control;
using takeover::Hold;
using takeover::Holding;
using takeover::Structure;

Text percent(const scalar::Decimal& share) { return amount_words(share, assessment::Unit::share); }

/// "60 %", "de 20 % à 60 %"; "?" where nothing was published.
Text share_words(const Holding& holding) {
  if (!holding.low) return {"?", "?"};
  if (*holding.low == *holding.high) return percent(*holding.low);
  const Text low = percent(*holding.low);
  const Text high = percent(*holding.high);
  return {"de " + low.fr + " à " + high.fr, low.en + " to " + high.en};
}

Text hold_words(const Holding& holding) {
  const Text share = share_words(holding);
  switch (holding.hold) {
    case Hold::alone: return share;
    case Hold::jointly: return {"conjoint, " + share.fr, "joint, " + share.en};
    case Hold::minority: return {"minoritaire, " + share.fr, "minority, " + share.en};
    case Hold::possible: return holding.low ? Text{"seul\u202F? " + share.fr, "alone? " + share.en} : Text{"?", "?"};
  }
  return share;
}

std::string name_of(const Structure& structure, const std::string& id) {
  const auto person = std::ranges::find(structure.persons, id, &Structure::Person::id);
  return person == structure.persons.end() ? id : person->name;
}

Text names_of(const Structure& structure, const std::vector<std::string>& ids) {
  std::vector<Text> names;
  for (const std::string& id : ids) names.push_back(Text::same(name_of(structure, id)));
  return joined_words(names);
}

Link link_of(const Structure& structure, const Holding& holding) {
  Link link;
  link.from = holding.by;
  link.to = holding.over;
  link.kind = holding.hold == Hold::minority ? LinkKind::membership : LinkKind::control;
  link.indirect = !holding.direct;
  link.label = hold_words(holding);
  if (link.indirect) {
    const Text through = names_of(structure, holding.through);
    link.label = {link.label.fr + " par " + through.fr, link.label.en + " through " + through.en};
  }
  if (holding.low && *holding.low == *holding.high) link.share = holding.low->to_double();
  return link;
}

Text count_words(std::size_t count, const Text& one, const Text& many) {
  const Text number = number_words(scalar::Decimal(static_cast<std::int64_t>(count)), 0);
  const Text& words = count == 1 ? one : many;
  return {number.fr + "\u00A0" + words.fr, number.en + " " + words.en};
}

Text description_of(const Structure& structure, const Control& control, std::size_t drawn) {
  if (control.holdings.empty()) return {"Aucun lien de contrôle n’est connu.", "No link of control is known."};
  const Text heads = names_of(structure, control.heads);
  const Text persons = count_words(drawn, {"personne morale", "legal person"}, {"personnes morales", "legal persons"});
  Text text{persons.fr + "\u202F; en tête\u202F: " + heads.fr + ".", persons.en + "; at the head: " + heads.en + "."};
  if (control.heads.empty()) text = {persons.fr + ".", persons.en + "."};
  for (const std::vector<std::string>& circle : control.circles) {
    const Text names = names_of(structure, circle);
    text.fr += " Détentions croisées\u202F: " + names.fr + ".";
    text.en += " Crossed holdings: " + names.en + ".";
  }
  const std::size_t others = structure.persons.size() - drawn;
  if (others == 0) return text;
  const Text rest = count_words(others, {"personne morale sans lien de contrôle connu", "legal person without a known link of control"},
                                {"personnes morales sans lien de contrôle connu", "legal persons without a known link of control"});
  return {text.fr + " Non dessinées\u202F: " + rest.fr + ".", text.en + " Not drawn: " + rest.en + "."};
}

}  // namespace

Diagram control_diagram(const Structure& structure, const dossier::Group& group) {
  const Control control = takeover::control_in(structure);
  std::set<std::string> linked;
  Diagram drawn;
  drawn.id = "control";
  drawn.title = {"Qui contrôle qui dans " + group.name, "Who controls whom in " + group.name};
  for (const Holding& holding : control.holdings) {
    linked.insert({holding.by, holding.over});
    drawn.links.push_back(link_of(structure, holding));
  }
  for (Box& box : diagram(structure, group, true, {}).boxes) {
    if (!linked.contains(box.id)) continue;
    box.rows.clear();
    box.cluster.clear();
    box.beside.clear();
    drawn.boxes.push_back(std::move(box));
  }
  drawn.description = description_of(structure, control, drawn.boxes.size());
  return drawn;
}

}  // namespace reprise::engine
