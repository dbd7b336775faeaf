// Diagrams for tests: a small group with every kind of link and change, and one of any size.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <string>

#include "assessment/diagram.h"
#include "chart/chart.h"

namespace reprise::chart::drawn {

inline assessment::Box box(const std::string& id, const std::string& name, assessment::BoxKind kind, const std::string& cluster) {
  assessment::Box made;
  made.id = id;
  made.label = base::Text::same(name);
  made.kind = kind;
  made.detail = {"association", "association"};
  made.cluster = cluster;
  return made;
}

inline assessment::BoxRow row(const std::string& id, const std::string& name, const std::string& kind, std::optional<int> places) {
  assessment::BoxRow made;
  made.id = id;
  made.label = base::Text::same(name);
  made.kind = base::Text::same(kind);
  if (places) made.places = scalar::Decimal(*places);
  made.detail = places ? base::Text::same(std::to_string(*places) + " places") : base::Text::same("? places");
  return made;
}

inline assessment::Link link(const std::string& from, const std::string& to, assessment::LinkKind kind, const std::string& label = "") {
  assessment::Link made;
  made.from = from;
  made.to = to;
  made.kind = kind;
  made.label = base::Text::same(label);
  return made;
}

/// A union, its two associations in one sector, a GIE, and an association beside it that joins when `after`.
inline assessment::Diagram small(bool after) {
  using assessment::BoxKind;
  using assessment::Change;
  using assessment::LinkKind;
  assessment::Diagram diagram;
  diagram.id = after ? "after" : "before";
  diagram.title = after ? base::Text{"Après", "After"} : base::Text{"Avant", "Before"};
  diagram.description = {"Ce qu’il faut voir.", "What to see."};
  diagram.clusters = {{"care", {"Soins", "Care"}}, {"empty", {"Culture", "Culture"}}};
  diagram.boxes = {box("union", "Union", BoxKind::group_head, ""), box("gie", "GIE", BoxKind::shared_services, ""),
                   box("lead", "Tête", BoxKind::association, "care"), box("member", "Membre", BoxKind::association, "care"),
                   box("target", "Cible", BoxKind::association, after ? "care" : "")};
  diagram.boxes[3].rows = {row("r1", "Résidence des Lilas", "EHPAD", 60), row("r2", "Résidence inconnue", "EHPAD", std::nullopt)};
  diagram.boxes[4].beside = "care";
  diagram.boxes[4].rows = {row("r1", "Notre Résidence", "EHPAD", 40)};
  diagram.boxes[4].rows[0].stands_out = diagram.boxes[3].rows[0].stands_out = true;
  diagram.links = {link("union", "lead", LinkKind::control, "100 %"), link("lead", "member", LinkKind::control, "51 %"),
                   link("gie", "lead", LinkKind::services), link("gie", "member", LinkKind::services), link("union", "gie", LinkKind::control, "?"),
                   link("union", "member", LinkKind::property)};
  if (after) {
    diagram.boxes[4].change = Change::joins;
    diagram.boxes[4].rows[0].change = diagram.boxes[3].rows[0].change = Change::doubled;
    diagram.links.push_back(link("lead", "target", LinkKind::control, "?"));
    diagram.links.back().change = Change::joins;
  }
  return diagram;
}

inline Drawing drawing(const assessment::Diagram& diagram, const Options& options = {}) {
  auto drawn = draw(diagram, options);
  if (!drawn) {
    ADD_FAILURE() << drawn.error().message.en;
    return {};
  }
  return std::move(drawn.value());
}

/// Where each box of the DOT stands, by its name.
inline std::map<std::string, std::string> places(const std::string& dot) {
  std::map<std::string, std::string> found;
  std::istringstream lines(dot);
  for (std::string line; std::getline(lines, line);) {
    line.erase(0, line.find_first_not_of(' '));
    const std::size_t pos = line.find("pos=\"");
    if (!line.starts_with('b') || line.find("->") != std::string::npos || pos == std::string::npos) continue;
    found[line.substr(0, line.find(' '))] = line.substr(pos + 5, line.find('"', pos + 5) - pos - 5);
  }
  return found;
}

}  // namespace reprise::chart::drawn
