// Any bytes as an expression: no crash, no hang, and what compiles prints back to the same text twice. Built by clang
// with -fsanitize=fuzzer, or by anyone as a plain function that a test calls with the kept corpus.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "feel/feel.h"
#include "feel/trace.h"

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

/// The same, with what rules declare: kinds, closed lists of words, a function of the host.
feel::Names strict_names() {
  feel::Names names = fuzz_names();
  names.add_list({"list"});
  names.add_kind({"list", "x"}, feel::Kind::number);
  names.add_kind({"b c"}, feel::Kind::string, {"one", "two"});
  names.add_kind({"full name"}, feel::Kind::string);
  names.add_kind({"a"}, feel::Kind::number);
  names.add_function("f", {{{"p", "number", false}, {"q", "date", true}}, feel::Kind::number});
  names.set_strict(true);
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

bool same(const feel::Value& left, const feel::Value& right) {
  const auto ids = [](const feel::Value& value) { return std::vector<feel::Mark>(value.marks().ids().begin(), value.marks().ids().end()); };
  return left.to_string() == right.to_string() && ids(left) == ids(right);
}

/// Evaluated plainly, and step by step: a trace changes no result, and what plain evaluation spares makes no difference.
void evaluate(const feel::Expression& expression, const feel::Context& facts, const feel::EvaluationLimits& limits) {
  const feel::Trace trace = expression.trace(facts, limits);
  if (!same(expression.evaluate(facts, limits), trace.root.value)) std::abort();
}

void print_and_read(const feel::Expression& expression, const feel::Names& names) {
  const std::string printed = expression.to_string();
  const auto again = feel::Expression::compile(printed, names);
  // Printing may add brackets: what was as deep as is allowed may then be too deep.
  if (!again.ok() && again.diagnostics.items().front().code != "feel-too-deep" && again.diagnostics.items().front().code != "feel-too-long") std::abort();
  if (again.ok() && again.value->to_string() != printed) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const feel::Context facts = fuzz_facts();
  feel::EvaluationLimits limits;
  limits.steps = 20000;
  for (const feel::Names& names : {fuzz_names(), strict_names()}) {
    const auto expression = feel::Expression::compile(text, names);
    if (expression.ok()) {
      evaluate(*expression.value, facts, limits);
      print_and_read(*expression.value, names);
    } else {
      (void)base::render(expression.diagnostics, base::Language::french);
    }
    const auto tests = feel::UnaryTests::compile(text, names);
    if (tests.ok()) (void)tests.value->matches(feel::Value::number(3), facts, limits);
  }
  return 0;
}
