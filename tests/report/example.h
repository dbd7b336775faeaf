// The reports of this checkout and the fictional assessment, loaded once a test program.
#pragma once

#include <gtest/gtest.h>

#include "assessment/sample.h"
#include "golden/golden.h"
#include "report/report.h"

namespace reprise::report {

inline const Reports& reports() {
  static const base::DiskFiles files;
  static const base::Checked<Reports> loaded = Reports::load(files, golden::checkout_path("reports"));
  if (!loaded.value) ADD_FAILURE() << base::render(loaded.diagnostics, base::Language::english);
  return *loaded.value;
}

/// The charts before and after, each one drawing.
inline Charts charts(const std::string& svg) { return {{{"before", "", base::Text::same("before"), svg}}, {{"after", "", base::Text::same("after"), svg}}}; }

}  // namespace reprise::report
