// Documents written in a test, read as a person's file would be.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "base/source.h"
#include "document/document.h"
#include "dossier/dossier.h"

namespace reprise::dossier::testing {

inline document::Document parsed(const std::string& name, std::string text) {
  auto checked = document::Document::parse(std::make_shared<const base::Source>(name, std::move(text)));
  EXPECT_TRUE(checked.ok()) << base::render(checked.diagnostics, base::Language::english);
  return std::move(*checked.value);
}

/// A dossier of 2012-03-16 with the sources EARLY (2012-02), LATE (2012-08-01) and UNDATED.
inline Dossier dossier_with(const std::string& sections, const ReadingOptions& options = {}) {
  const std::string head = "schema: reprise/dossier/1\nas_of: 2012-03-16\nassociation: {id: essai}\n";
  const std::string sources =
      "sources:\n  EARLY: {title: E, date: 2012-02}\n  LATE: {title: L, date: 2012-08-01}\n  UNDATED: {title: U}\n";
  auto checked = dossier_from_document(parsed("dossier.yaml", head + sections + sources), options);
  EXPECT_TRUE(checked.ok()) << base::render(checked.diagnostics, base::Language::english);
  return std::move(*checked.value);
}

}  // namespace reprise::dossier::testing
