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

}  // namespace reprise::report
