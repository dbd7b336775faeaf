// The schemas and the vocabulary are written apart, because editors read the one and the program the other: here they are
// held together, word by word.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "dossier/fixture.h"
#include "dossier/vocabulary.h"
#include "golden/golden.h"

namespace reprise::dossier {
namespace {

using document::Node;

/// Follows `$ref` and the `then` of a section that may also be `unknown`.
class SchemaFile {
 public:
  explicit SchemaFile(const std::string& name) : document_(testing::parsed(name, golden::read("schemas/" + name))) {}

  Node root() const { return document_.root(); }
  Node definition(std::string_view name) const { return *root().find("definitions")->find(name); }

  Node followed(Node node) const {
    for (;;) {
      if (const auto reference = node.find("$ref")) {
        node = definition(reference->text().substr(std::string_view("#/definitions/").size()));
      } else if (const auto then = node.find("then"); then && then->find("$ref")) {
        node = *then;
      } else {
        return node;
      }
    }
  }

  /// The mapping in which the words of a vocabulary section stand.
  Node section(std::string_view name) const {
    const bool in_list = name.ends_with("[]");
    if (in_list) name.remove_suffix(2);
    if (name.starts_with("group.")) name.remove_prefix(6);
    const Node property = *root().find("properties")->find(name);
    if (!in_list) return followed(property);
    const auto then = property.find("then");
    return followed(*(then ? then->find("items") : property.find("items")));
  }

 private:
  document::Document document_;
};

std::string kind_name(ValueKind kind) {
  static const std::map<ValueKind, std::string> names = {
      {ValueKind::number, "number"}, {ValueKind::count, "count"}, {ValueKind::amount, "amount"}, {ValueKind::share, "share"},
      {ValueKind::text, "text"},     {ValueKind::flag, "flag"},   {ValueKind::date, "date"},     {ValueKind::text_list, "text_list"}};
  const auto found = names.find(kind);
  return found == names.end() ? std::string() : found->second;
}

std::string choices_of(const Node& list) {
  std::string choices;
  for (std::size_t index = 0; index < list.size(); ++index) choices += (index == 0 ? "" : "|") + std::string(list.item(index).text());
  return choices;
}

void compare(const SchemaFile& schema, const Word& word) {
  SCOPED_TRACE(std::string(word.section) + "." + std::string(word.key));
  const auto property = schema.section(word.section).find("properties")->find(word.key);
  ASSERT_TRUE(property.has_value()) << "the schema has no such word";
  EXPECT_TRUE(property->find("title").has_value());
  EXPECT_TRUE(property->find("description").has_value());
  const std::string reference(property->find("$ref")->text());
  if (word.kind != ValueKind::enumeration) {
    EXPECT_EQ(reference, "#/definitions/" + kind_name(word.kind) + "_fact");
    return;
  }
  const std::string name = reference.substr(14, reference.size() - 14 - std::string_view("_fact").size());
  EXPECT_EQ(choices_of(*schema.definition(name + "_value").find("enum")), std::string(word.choices) + "|unknown");
}

/// What a schema section may hold that is no fact.
const std::set<std::string>& structural() {
  static const std::set<std::string> keys = {"association.id", "group.id", "group.name", "group.legal_persons[].id", "group.legal_persons[].name",
                                             "group.legal_persons[].form", "group.legal_persons[].sector", "accounts[].trial_balance",
                                             "group.legal_persons[].since", "group.legal_persons[].until", "group.legal_persons[].merged_into",
                                             "group.legal_persons[].outside", "group.establishments[].since", "group.establishments[].until",
                                             "group.services[].since", "group.services[].until", "establishments[].since", "establishments[].until",
                                             "services[].since", "services[].until"};
  return keys;
}

void no_other_words(const SchemaFile& schema, std::string_view section, std::string_view identity) {
  const Node properties = *schema.section(section).find("properties");
  const std::span<const Word> words = words_of(section);
  for (std::size_t index = 0; index < properties.size(); ++index) {
    const std::string_view key = properties.key(index).text();
    if (key == "source" || key == "period" || key == identity || structural().contains(std::string(section) + "." + std::string(key))) continue;
    EXPECT_TRUE(std::any_of(words.begin(), words.end(), [&](const Word& word) { return word.key == key; })) << section << "." << key;
  }
}

void compare_all(const std::string& file, std::span<const Word> words, std::span<const ListSection> lists) {
  const SchemaFile schema(file);
  std::set<std::string_view> sections;
  for (const Word& word : words) {
    compare(schema, word);
    sections.insert(word.section);
  }
  for (const std::string_view section : sections) {
    const auto list = std::find_if(lists.begin(), lists.end(), [&](const ListSection& one) { return one.section == section; });
    no_other_words(schema, section, list == lists.end() ? std::string_view() : list->identity);
  }
}

TEST(DossierSchema, has_the_words_of_the_vocabulary_and_no_others) {
  compare_all("dossier.schema.json", dossier_words(), dossier_lists());
  const SchemaFile schema("dossier.schema.json");
  EXPECT_EQ(schema.section("forecasts[]").find("title")->text(), schema.section("accounts[]").find("title")->text());
}

TEST(GroupSchema, has_the_words_of_the_vocabulary_and_no_others) { compare_all("group.schema.json", group_words(), group_lists()); }

void check_described(const Node& node, const std::string& path) {
  if (node.is_sequence()) {
    for (std::size_t index = 0; index < node.size(); ++index) check_described(node.item(index), path);
  }
  if (!node.is_mapping()) return;
  for (std::size_t index = 0; index < node.size(); ++index) {
    const std::string inner = path + "/" + std::string(node.key(index).text());
    if (node.key(index).text() == "properties") {
      const Node properties = node.value(index);
      for (std::size_t one = 0; one < properties.size(); ++one) {
        const Node property = properties.value(one);
        EXPECT_TRUE(property.find("$ref") || (property.find("title") && property.find("description"))) << inner << "/" << properties.key(one).text();
      }
    }
    check_described(node.value(index), inner);
  }
}

TEST(Schemas, describe_every_key_for_an_editor) {
  for (const char* name : {"dossier.schema.json", "group.schema.json"}) {
    const SchemaFile schema(name);
    check_described(schema.root(), name);
    const Node definitions = *schema.root().find("definitions");
    for (std::size_t index = 0; index < definitions.size(); ++index) {
      EXPECT_TRUE(definitions.value(index).find("title") && definitions.value(index).find("description")) << definitions.key(index).text();
    }
  }
}

}  // namespace
}  // namespace reprise::dossier
