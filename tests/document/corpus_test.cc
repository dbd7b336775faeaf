// What the fuzzer starts from and what it once found, without the fuzzer.
#include <gtest/gtest.h>

#include "fuzz/document_walk.h"
#include "golden/golden.h"

namespace reprise::document {
namespace {

TEST(Corpus, is_read_and_checked_without_breaking_a_promise) {
  for (const std::string_view folder : {"tests/fuzz/corpus/document", "tests/document/broken"}) {
    const auto names = golden::list(folder, "");
    EXPECT_GE(names.size(), 10U);
    for (const std::string& name : names) {
      SCOPED_TRACE(name);
      fuzz::read_and_check(golden::read(std::string(folder) + "/" + name));
    }
  }
}

}  // namespace
}  // namespace reprise::document
