// Replays the kept inputs of tests/fuzz/table_fuzz.cc in the normal tests.
#include <gtest/gtest.h>

#include <cstdint>

#include "../fuzz/table_fuzz.cc"
#include "golden/golden.h"

namespace {

TEST(TableFuzz, survives_every_kept_input) {
  const auto files = reprise::golden::list("tests/fuzz/corpus/table", "");
  EXPECT_GE(files.size(), 6U);
  for (const std::string& file : files) {
    const std::string text = reprise::golden::read("tests/fuzz/corpus/table/" + file);
    EXPECT_EQ(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()), 0) << file;
  }
}

}  // namespace
