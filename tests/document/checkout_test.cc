// The schemas that ship and the examples that must keep them. The other half of independent_schema_check.py.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "document/document.h"
#include "document/schema.h"
#include "golden/golden.h"

namespace reprise::document {
namespace {

base::SourcePointer source_of(const std::string& path) { return std::make_shared<const base::Source>(path, golden::read(path)); }

TEST(Checkout, has_schemas_that_load_and_examples_that_keep_them) {
  std::map<std::string, Schema> schemas;
  for (const std::string& name : golden::list("schemas", ".schema.json")) {
    auto schema = Schema::parse(source_of("schemas/" + name));
    ASSERT_TRUE(schema.ok()) << base::render(schema.error(), base::Language::english);
    const std::string identity = schema.value().identity();
    schemas.emplace(identity.empty() ? name : identity, std::move(schema.value()));
  }
  std::size_t checked = 0;
  for (const std::string& folder : golden::list("examples", "")) {
    if (folder.find('.') != std::string::npos) continue;
    for (const std::string& name : golden::list("examples/" + folder, ".yaml")) {
      const auto document = Document::parse(source_of("examples/" + folder + "/" + name));
      ASSERT_TRUE(document.ok()) << base::render(document.diagnostics, base::Language::english);
      const auto identity = document.value->root().find("schema");
      const auto schema = identity ? schemas.find(std::string(identity->text())) : schemas.end();
      if (schema == schemas.end()) continue;
      ++checked;
      EXPECT_EQ(base::render(schema->second.check(*document.value), base::Language::english), "");
    }
  }
  EXPECT_GE(checked, 2U);
}

}  // namespace
}  // namespace reprise::document
