// Replays the kept inputs of tests/fuzz/feel_fuzz.cc in the normal tests.
#include <gtest/gtest.h>

#include <cstdint>

#include "golden/golden.h"

#include "../fuzz/feel_fuzz.cc"

namespace {

TEST(FeelFuzz, survives_every_kept_input) {
  const auto files = reprise::golden::list("tests/fuzz/corpus/feel", "");
  EXPECT_GT(files.size(), 50U);
  for (const std::string& file : files) {
    const std::string text = reprise::golden::read("tests/fuzz/corpus/feel/" + file);
    EXPECT_EQ(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()), 0);
  }
}

}  // namespace
