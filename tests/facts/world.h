// The small world of these tests: an association, a group, what one would be to the other.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "document/document.h"
#include "dossier/dossier.h"
#include "facts/facts.h"
#include "golden/golden.h"
#include "takeover/takeover.h"

namespace reprise::facts::testing {

inline document::Document parsed(const std::string& path) {
  auto checked = document::Document::parse(std::make_shared<const base::Source>(path, golden::read(path)));
  EXPECT_TRUE(checked.ok()) << base::render(checked.diagnostics, base::Language::english);
  return std::move(*checked.value);
}

template <typename T>
T good(base::Checked<T> checked) {
  EXPECT_TRUE(checked.ok()) << base::render(checked.diagnostics, base::Language::english);
  return std::move(*checked.value);
}

struct World {
  dossier::Dossier dossier = good(dossier::dossier_from_document(parsed("tests/facts/association.yaml")));
  dossier::Group group = good(dossier::group_from_document(parsed("tests/facts/group.yaml")));
  takeover::Takeover takeover = good(takeover::take_over(dossier, group, {{}, scalar::Decimal(30)}));
  Facts facts{dossier, group, takeover};
};

inline feel::Expression compiled(const std::string& text) { return good(feel::Expression::compile(text, vocabulary_names())); }

inline feel::Value evaluated(const std::string& text, const feel::Context& context) { return compiled(text).evaluate(context); }

inline std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

inline std::string paths(const Facts& facts, const feel::Marks& marks) {
  std::vector<std::string> found;
  for (const feel::Mark mark : facts.leaves(marks)) found.push_back(facts.at(mark).path);
  return joined(found);
}

}  // namespace reprise::facts::testing
