#include "engine/date_words.h"

#include <gtest/gtest.h>

namespace reprise::engine {
namespace {

std::string both(const base::Text& text) { return text.fr + " | " + text.en; }

TEST(DateWords, are_as_exact_as_what_was_written) {
  EXPECT_EQ(both(date_words("2012-08-01")), "1er\u00A0août\u00A02012 | 1 August 2012");
  EXPECT_EQ(both(date_words("2012-03-16")), "16\u00A0mars\u00A02012 | 16 March 2012");
  EXPECT_EQ(both(date_words("2012-08")), "août\u00A02012 | August 2012");
  EXPECT_EQ(both(date_words("2012")), "2012 | 2012");
  EXPECT_EQ(both(date_words("2012-13")), "2012-13 | 2012-13");
}

TEST(DateWords, take_the_preposition_of_their_kind) {
  EXPECT_EQ(both(when_words("2012-08-01")), "le\u00A01er\u00A0août\u00A02012 | on 1 August 2012");
  EXPECT_EQ(both(when_words("2012-08")), "en\u00A0août\u00A02012 | in August 2012");
  EXPECT_EQ(both(when_words("2012")), "en\u00A02012 | in 2012");
}

}  // namespace
}  // namespace reprise::engine
