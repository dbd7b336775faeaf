// Any bytes as an expression: no crash, no hang, and what compiles prints back to the same text twice. Built by clang
// with -fsanitize=fuzzer, or by anyone as a plain function that a test calls with the kept corpus.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "feel/feel.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace {

using namespace reprise;

feel::Names fuzz_names() {
  feel::Names names;
  names.add({"a", "b c"});
  names.add({"list", "x"});
  names.add({"full name"});
  return names;
}

feel::Context fuzz_facts() {
  feel::Context item;
  item.set("x", feel::Value::number(3).marked(feel::Marks::of(1)));
  feel::Context facts;
  facts.set("list", feel::Value::list({feel::Value::context(item), feel::Value()}));
  facts.set("full name", feel::Value::string("n"));
  facts.set("a", feel::Value::null({"missing-fact", base::Text::same("?"), {}}).marked(feel::Marks::of(2)));
  return facts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const feel::Names names = fuzz_names();
  const feel::Context facts = fuzz_facts();
  feel::EvaluationLimits limits;
  limits.steps = 20000;
  const auto expression = feel::Expression::compile(text, names);
  if (expression.ok()) {
    (void)expression.value->evaluate(facts, limits).to_string();
    const std::string printed = expression.value->to_string();
    const auto again = feel::Expression::compile(printed, names);
    // Printing may add brackets: what was as deep as is allowed may then be too deep.
    if (!again.ok() && again.diagnostics.items().front().code != "feel-too-deep" && again.diagnostics.items().front().code != "feel-too-long") std::abort();
    if (again.ok() && again.value->to_string() != printed) std::abort();
  } else {
    (void)base::render(expression.diagnostics, base::Language::french);
  }
  const auto tests = feel::UnaryTests::compile(text, names);
  if (tests.ok()) (void)tests.value->matches(feel::Value::number(3), facts, limits);
  return 0;
}
