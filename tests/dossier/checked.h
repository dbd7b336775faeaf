// A dossier or group checked as `reprise check` does: its schema and its meaning, every problem in file order.
#pragma once

#include <memory>
#include <string>

#include "document/schema.h"
#include "dossier/fixture.h"
#include "golden/golden.h"

namespace reprise::dossier::testing {

inline const document::Schema& schema_named(const std::string& kind) {
  static const auto load = [](const std::string& name) {
    auto schema = document::Schema::parse(std::make_shared<const base::Source>(name, golden::read("schemas/" + name)));
    if (!schema) ADD_FAILURE() << base::render(schema.error(), base::Language::english);
    return std::move(schema.value());
  };
  static const document::Schema dossier = load("dossier.schema.json");
  static const document::Schema group = load("group.schema.json");
  return kind == "group" ? group : dossier;
}

inline base::Diagnostics problems_of(const document::Document& document) {
  const bool is_group = schema_of(document).starts_with("reprise/group/");
  base::Diagnostics problems = schema_named(is_group ? "group" : "dossier").check(document);
  problems.add(is_group ? group_from_document(document).diagnostics : dossier_from_document(document).diagnostics);
  problems.sort();
  return problems;
}

}  // namespace reprise::dossier::testing
