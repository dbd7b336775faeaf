// A dossier and a group written as YAML in a test, taken over, and told as lines of text.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "document/document.h"
#include "dossier/dossier.h"
#include "takeover/takeover.h"

namespace reprise::takeover::written {

inline document::Document parsed(const std::string& name, const std::string& yaml) {
  auto document = document::Document::parse(std::make_shared<base::Source>(name, yaml));
  EXPECT_FALSE(document.diagnostics.has_errors()) << base::render(document.diagnostics, base::Language::english);
  return std::move(*document.value);
}

inline dossier::Dossier dossier(const std::string& sections) {
  const auto document = parsed("dossier.yaml", "schema: reprise/dossier/1\nas_of: 2025-01-01\n" + sections);
  auto read = dossier::dossier_from_document(document);
  EXPECT_FALSE(read.diagnostics.has_errors()) << base::render(read.diagnostics, base::Language::english);
  return std::move(*read.value);
}

inline dossier::Group group(const std::string& sections) {
  const auto document = parsed("group.yaml", "schema: reprise/group/1\nas_of: 2025-01-01\ngroup: {id: g, name: Groupe}\n" + sections);
  auto read = dossier::group_from_document(document);
  EXPECT_FALSE(read.diagnostics.has_errors()) << base::render(read.diagnostics, base::Language::english);
  return std::move(*read.value);
}

inline std::string told(const Derived& derived) {
  std::string text = derived.value ? derived.value->to_string() : "unknown";
  if (!derived.value && derived.missing.empty()) text = "none";
  for (const std::string& path : derived.from) text += " <" + path;
  for (const std::string& path : derived.missing) text += " -" + path;
  return text;
}

inline std::string told(const ServiceOverlap& overlap) {
  std::string text = overlap.service + " (" + (overlap.type.empty() ? "?" : overlap.type) + ")\n";
  text += "  capacity: " + told(overlap.capacity) + "\n";
  text += "  reach: " + told(overlap.reach_km) + "\n";
  text += "  in the group: " + told(overlap.same_type_in_group) + "\n";
  text += "  nearest: " + told(overlap.nearest_km) + (overlap.nearest.empty() ? "" : " = " + overlap.nearest) + "\n";
  text += "  within reach: " + told(overlap.within_reach) + "\n";
  for (const std::string& id : overlap.within) text += "    " + id + "\n";
  text += "  places of the group: " + told(overlap.group_places_within) + "\n";
  text += "  vacancies of the group: " + told(overlap.group_vacancies_within) + "\n";
  text += "  publics in common: " + told(overlap.publics_overlap) + "\n";
  text += "  index: " + told(overlap.overlap_index) + "\n";
  text += "  completed: " + told(overlap.completed_within_reach) + "\n";
  text += "  in the association: " + told(overlap.same_type_within_association) + "\n";
  for (const std::string& id : overlap.within_association) text += "    " + id + "\n";
  return text;
}

inline std::string told(const Passing& passing) {
  return "sites: " + told(passing.sites) + "\nplaces: " + told(passing.places) + "\nstaff: " + told(passing.staff) + "\ndebts: " + told(passing.debts) +
         "\nauthorisations: " + told(passing.authorisations) + "\n";
}

inline std::string told(const Structure& structure) {
  std::string text;
  for (const Structure::Person& person : structure.persons) {
    text += "person " + person.id + " '" + person.name + "' " + person.form + " in [" + person.sector + "]";
    text += std::string(person.role == Role::target ? " target" : "") + (person.joins ? " joins" : "") + (person.leaves_name ? " ends" : "") +
            (person.splits ? " splits" : "") + (person.outside ? " outside" : "") + (person.uncertain ? " uncertain" : "") + "\n";
  }
  for (const Structure::Site& site : structure.sites) {
    text += "site " + site.id + " '" + site.name + "' " + site.kind + " of " + site.legal_person + " places " +
            (site.capacity ? site.capacity->to_string() : "?") + (site.role == Role::target ? " target" : "") + (site.doubled ? " doubled" : "") +
            (site.moves ? " moves" : "") + (site.origin == site.legal_person ? "" : " from " + site.origin) +
            (site.goes_to.empty() ? "" : " to " + site.goes_to + " on " + site.goes_on) + "\n";
  }
  for (const Structure::Link& link : structure.links) {
    const char* kinds[] = {"control", "services", "property"};
    text += "link " + link.from + " -> " + link.to + " " + kinds[static_cast<int>(link.kind)] + " " + (link.share ? link.share->to_string() : "?") +
            (link.added ? " added" : "") + (link.planned ? " planned" : "") + (link.route.empty() ? "" : " by " + link.route) +
            (link.by.empty() ? "" : " of the " + link.by) + "\n";
  }
  return text;
}

}  // namespace reprise::takeover::written
