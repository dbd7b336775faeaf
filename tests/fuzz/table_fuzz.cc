// Any bytes as a definition, most of them with a decision table: read, checked for gaps and overlaps, evaluated. No crash, no hang,
// and whatever is wrong has a place and words.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/diagnostic.h"
#include "base/files.h"
#include "facts/facts.h"
#include "rulepack/rulepack.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace {

using namespace reprise;

base::MemoryFiles schemas() {
  base::MemoryFiles files;
  const base::DiskFiles disk;
  const std::string schema = "schemas/definition.schema.json";
  const auto text = disk.read(schema);
  if (!text.ok()) std::abort();  // to be run from the checkout
  files.contents[schema] = text.value()->text();
  return files;
}

feel::Names names() {
  feel::Names names;
  names.add_kind({"a"}, feel::Kind::number);
  names.add_kind({"b"}, feel::Kind::string, {"one", "two"});
  names.add_kind({"c"}, feel::Kind::boolean);
  names.add({"d"});
  names.set_strict(true);
  return names;
}

feel::Context facts_of(const feel::Value& number, const feel::Value& text, const feel::Value& truth) {
  feel::Context facts;
  facts.set("a", number.marked(feel::Marks::of(1)));
  facts.set("b", text.marked(feel::Marks::of(2)));
  facts.set("c", truth.marked(feel::Marks::of(3)));
  facts.set("d", feel::Value::null({"missing-fact", base::Text::same("?"), {}}).marked(feel::Marks::of(4)));
  return facts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static base::MemoryFiles files = schemas();
  static const feel::Names kNames = names();
  files.contents["rules/definitions/t.yaml"] = std::string(reinterpret_cast<const char*>(bytes), size);
  const auto rules = rulepack::load(files, "rules", "schemas", kNames);
  if (base::render(rules.diagnostics, base::Language::french).empty()) std::abort();  // a folder without a verdict is never right
  if (!rules.value) return 0;
  feel::EvaluationLimits limits;
  limits.steps = 20000;
  for (const auto& [name, definition] : rules.value->definitions) {
    if (!definition.table) continue;
    for (const feel::Context& one : {facts_of(feel::Value::number(3), feel::Value::string("one"), feel::Value::boolean(true)),
                                     facts_of(feel::Value::number(-1), feel::Value(), feel::Value::boolean(false))}) {
      (void)definition.table->compiled.evaluate(one, limits).value.to_string();
    }
  }
  return 0;
}
