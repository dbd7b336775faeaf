// What is run twice: services of the association beside each other, and the functions of head offices.
#include <algorithm>
#include <iterator>

#include "takeover/landscape_parts.h"
#include "takeover/likeness.h"

namespace reprise::takeover {
namespace {

using Words = std::vector<std::string>;

Words in_common(const Words& left, const Words& right) {
  Words both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
  return both;
}

void compare(Duplicates& duplicates, const Offer& first, const Offer& second, const std::optional<scalar::Decimal>& reach) {
  const Distance distance = distance_between(first, second);
  const PublicsInCommon publics = publics_in_common(first, second);
  const bool typed = !first.type.empty() && !second.type.empty();
  const bool too_far = distance.kilometres && (typed || reach) && !in_reach(reach, distance);
  if (too_far || publics.most.is_zero()) return;
  if (typed && distance.kilometres && publics.missing.empty()) {
    duplicates.pairs.push_back({first.id, second.id, first.type, {distance.kilometres, distance.from, {}}, in_common(*first.publics, *second.publics)});
    return;
  }
  if (first.type.empty()) append(duplicates.missing, {first.type_path()});
  if (second.type.empty()) append(duplicates.missing, {second.type_path()});
  append(duplicates.missing, distance.missing);
  append(duplicates.missing, publics.missing);
}

HeadOffice head_office_in(const dossier::Section& section, const std::string& id, Role role) {
  const std::string name = words_in(section, "name");
  HeadOffice office{id, name.empty() ? id : name, words_in(section, "commune"), role, {}, {}, {}};
  const std::string headcount = section.path + ".headcount";
  const auto people = quantity_in(section, "headcount");
  office.headcount = people ? Derived{people, {headcount}, {}} : Derived{std::nullopt, {}, {headcount}};
  if (const auto functions = word_set_in(section, "functions")) {
    office.functions = *functions;
  } else {
    office.missing = {section.path + ".functions"};
  }
  return office;
}

void add_offices(HeadOffices& told, const dossier::EntryList& establishments, Role role, PartialSum& headcount, Words& functions) {
  for (const dossier::Entry& entry : establishments.entries) {
    const std::string kind = words_in(entry.section, "kind");
    if (kind.empty() && !is_not_applicable(entry.section, "kind")) append(told.missing, {entry.section.path + ".kind"});
    if (kind != "head_office") continue;
    HeadOffice office = head_office_in(entry.section, entry.identity, role);
    add(headcount, office.headcount);
    append(functions, office.functions);
    append(told.missing, office.missing);
    told.offices.push_back(std::move(office));
  }
  if (!establishments.given || !establishments.complete) {
    append(told.missing, {establishments.path});
    append(headcount.missing, {establishments.path});
  }
}

}  // namespace

Duplicates duplicates_of(const Sides& sides) {
  Duplicates duplicates;
  for (std::size_t first = 0; first < sides.own.size(); ++first) {
    for (std::size_t second = first + 1; second < sides.own.size(); ++second) {
      const Offer& left = sides.own[first];
      const Offer& right = sides.own[second];
      if (left.type != right.type && !left.type.empty() && !right.type.empty()) continue;
      compare(duplicates, left, right, sides.reach_of(left.type.empty() ? right.type : left.type));
    }
  }
  if (!sides.own_known || !sides.own_complete) append(duplicates.missing, {"services"});
  return duplicates;
}

HeadOffices head_offices_of(const dossier::Dossier& dossier, const dossier::Group& group) {
  HeadOffices told;
  Words own;
  Words others;
  add_offices(told, dossier.list("establishments"), Role::target, told.association_headcount, own);
  add_offices(told, group.list("establishments"), Role::group, told.group_headcount, others);
  std::sort(own.begin(), own.end());
  std::sort(others.begin(), others.end());
  told.doubled = in_common(own, others);
  std::set_difference(own.begin(), own.end(), others.begin(), others.end(), std::back_inserter(told.only_association));
  return told;
}

}  // namespace reprise::takeover
