// Plain rules (numbers, texts, ranges, conditions, quantifiers over facts) are evaluated without asking for memory. Counted by
// replacing the allocation functions of the whole program, which the address sanitizer wants for itself.
#ifndef __SANITIZE_ADDRESS__

#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <string>

#include "feel/feel.h"

namespace {
std::size_t allocations = 0;
}

// Inlined, the pair would look mismatched to g++ 12.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* const memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace reprise::feel {
namespace {

Value fact(const std::string& text, Mark mark) { return parse_literal(text).value->marked(Marks::of(mark)); }

struct World {
  Names names;
  Context facts;

  World() {
    Context workforce;
    workforce.set("headcount", fact("255", 0));
    workforce.set("fte_vacant", fact("18.5", 1));
    workforce.set("fte_budgeted", fact("212", 2));
    workforce.set("category", fact(R"("disability_service, with a name too long to stand in place")", 3));
    List services;
    for (Mark mark = 4; mark < 7; ++mark) {
      Context service;
      service.set("occupied", fact("38", mark));
      service.set("open", fact("40", mark));
      services.push_back(Value::context(std::move(service)));
    }
    facts.set("workforce", Value::context(std::move(workforce)));
    facts.set("services", Value::list(std::move(services)));
    for (const char* entry : {"headcount", "fte_vacant", "fte_budgeted", "category"}) names.add({"workforce", entry});
    names.add_list({"services"});
    for (const char* entry : {"occupied", "open"}) names.add({"services", entry});
    names.set_strict(true);
  }
};

TEST(PlainRule, asks_for_no_memory) {
  const World world;
  for (const char* text : {
           "workforce.fte_vacant / workforce.fte_budgeted > 0.08",
           "if workforce.headcount in [50..300) then 50 else 100",
           "workforce.headcount between 1 and 249 or workforce.fte_vacant * 2 >= 37",
           R"(workforce.category in ("nursing_home", "sheltered_work", "disability_service, with a name too long to stand in place"))",
           "some service in services satisfies service.occupied / service.open < 0.9",
           "every service in services satisfies service.open >= 1 and service.open <= 40",
           "abs(workforce.fte_vacant - workforce.fte_budgeted) > -12.5",
           "services[1].occupied < services[-1].open",
           "not(workforce.headcount = null)",
       }) {
    const auto rule = Expression::compile(text, world.names);
    ASSERT_TRUE(rule.value) << text;
    ASSERT_FALSE(rule.value->evaluate(world.facts).is_null()) << text;
    const std::size_t before = allocations;
    const Value result = rule.value->evaluate(world.facts);
    EXPECT_EQ(allocations - before, 0U) << text << " = " << result.to_string();
  }
}

TEST(Allocations, are_counted) {
  const std::size_t before = allocations;
  EXPECT_EQ(Value::list({Value::number(1)}).depth(), 1U);
  EXPECT_GT(allocations, before);
}

}  // namespace
}  // namespace reprise::feel

#endif
