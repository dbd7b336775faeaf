// Contexts that share their names stay apart in everything else.
#include <gtest/gtest.h>

#include "feel/feel.h"

namespace reprise::feel {
namespace {

Context pair(std::int64_t a, std::int64_t b) {
  static const Context::Layout kNames({"a", "b"});
  return {kNames, {Value::number(a), Value::number(b)}};
}

std::string text(const Context& context) { return Value::context(context).to_string(); }

TEST(Context, that_shares_its_names_has_values_of_its_own) {
  Context one = pair(1, 2);
  const Context other = pair(3, 4);
  one.replace(0, Value::number(5));
  one.set("b", Value::number(6));
  EXPECT_EQ(text(one), "{a: 5, b: 6}");
  EXPECT_EQ(text(other), "{a: 3, b: 4}");
}

TEST(Context, that_takes_in_a_name_leaves_those_it_was_copied_from_alone) {
  const Context one = pair(1, 2);
  Context more = one;
  more.set("c", Value::number(3));
  Context other = more;
  more.set("d", Value::number(4));
  EXPECT_EQ(text(one), "{a: 1, b: 2}");
  EXPECT_EQ(text(other), "{a: 1, b: 2, c: 3}");
  EXPECT_EQ(text(more), "{a: 1, b: 2, c: 3, d: 4}");
  EXPECT_EQ(one.find("c"), nullptr);
  EXPECT_EQ(text(pair(7, 8)), "{a: 7, b: 8}");
}

TEST(Context, moved_from_is_empty_and_can_be_filled_again) {
  Context one = pair(1, 2);
  const Context taken = std::move(one);
  one = Context();
  one.set("c", Value::number(3));
  EXPECT_EQ(text(taken), "{a: 1, b: 2}");
  EXPECT_EQ(text(one), "{c: 3}");
}

TEST(Context, finds_an_entry_wherever_the_slot_was) {
  const Slot slot;
  EXPECT_EQ(pair(1, 2).find("b", slot)->to_string(), "2");
  EXPECT_EQ(slot.get(), 1u);
  EXPECT_EQ(pair(1, 2).find("a", slot)->to_string(), "1");
  EXPECT_EQ(Context().find("a", slot), nullptr);
  EXPECT_TRUE(Context().entries().empty());
}

}  // namespace
}  // namespace reprise::feel
