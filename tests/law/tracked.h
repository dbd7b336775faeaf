// Tracking files as a person writes them, read and judged: what the tests of tracking share.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "base/files.h"
#include "document/schema.h"
#include "golden/golden.h"
#include "law/tracking.h"
#include "rulepack/rulepack.h"

namespace reprise::law::testing {

inline document::Document parsed(const std::string& name, const std::string& text) {
  auto checked = document::Document::parse(std::make_shared<const base::Source>(name, text));
  EXPECT_TRUE(checked.ok()) << base::render(checked.diagnostics, base::Language::english);
  return std::move(*checked.value);
}

inline base::Diagnostics problems_of(const document::Document& document) {
  static const auto schema = document::Schema::parse(base::DiskFiles().read(golden::checkout_path("schemas/tracking.schema.json")).value());
  base::Diagnostics problems = schema.value().check(document);
  problems.add(tracking_from_document(document).diagnostics);
  problems.sort();
  return problems;
}

}  // namespace reprise::law::testing
