#include <gtest/gtest.h>

#include "assessment/assessment.h"
#include "assessment/names.h"

namespace reprise::assessment {
namespace {

template <typename Enum>
void every_word_is_in_both_languages() {
  for (const auto& one : names(Enum{})) {
    EXPECT_FALSE(words(one.value).fr.empty()) << one.word;
    EXPECT_FALSE(words(one.value).en.empty()) << one.word;
  }
}

TEST(Words, stand_in_both_languages_for_every_value) {
  every_word_is_in_both_languages<OutcomeKind>();
  every_word_is_in_both_languages<GateState>();
  every_word_is_in_both_languages<WaiverState>();
  every_word_is_in_both_languages<Basis>();
  every_word_is_in_both_languages<FactState>();
  every_word_is_in_both_languages<Actor>();
  for (const auto& one : names(Unit{})) EXPECT_EQ(words(one.value).empty(), one.value == Unit::none) << one.word;
}

TEST(BandOf, is_the_last_band_that_starts_at_or_below_the_score) {
  FamilyScore family;
  family.bands = {{"low", {}, Decimal(0)}, {"watch", {}, Decimal(25)}, {"high", {}, Decimal(50)}};
  EXPECT_EQ(band_of(family, Decimal(0))->id, "low");
  EXPECT_EQ(band_of(family, *Decimal::parse("24.9999"))->id, "low");
  EXPECT_EQ(band_of(family, Decimal(25))->id, "watch");
  EXPECT_EQ(band_of(family, Decimal(100))->id, "high");
  EXPECT_EQ(band_of(family, Decimal(-1)), nullptr);
}

}  // namespace
}  // namespace reprise::assessment
