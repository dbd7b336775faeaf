// Replays the kept inputs of tests/fuzz/batch_fuzz.cc in the normal tests, and those of the expressions.
#include <gtest/gtest.h>

#include <cstdint>

#include "golden/golden.h"

#define LLVMFuzzerTestOneInput fuzz_batch  // feel_fuzz.cc has the other name in this program
#include "../fuzz/batch_fuzz.cc"
#undef LLVMFuzzerTestOneInput

namespace {

TEST(BatchFuzz, answers_every_kept_input_as_one_by_one_does) {
  for (const std::string folder : {"tests/fuzz/corpus/batch/", "tests/fuzz/corpus/feel/"}) {
    const auto files = reprise::golden::list(folder.substr(0, folder.size() - 1), "");
    EXPECT_GT(files.size(), 20U);
    for (const std::string& file : files) {
      const std::string text = reprise::golden::read(folder + file);
      EXPECT_EQ(fuzz_batch(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()), 0);
    }
  }
}

}  // namespace
