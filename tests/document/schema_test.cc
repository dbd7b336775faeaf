#include "document/schema.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "document/automaton.h"
#include "document/pattern.h"

namespace reprise::document {
namespace {

base::Result<Schema> schema_of(std::string text) { return Schema::parse(std::make_shared<const base::Source>("s.json", std::move(text))); }

/// `line:column message [code]`, or "good".
std::string load(std::string text) {
  const auto schema = schema_of(std::move(text));
  if (schema.ok()) return "good";
  const base::LineColumn at = schema.error().place.line_column();
  return std::to_string(at.line) + ":" + std::to_string(at.column) + " " + schema.error().message.en + " [" + schema.error().code + "]";
}

/// Messages of the violations, one a line; empty when there are none.
std::string check(const std::string& schema_text, const std::string& document_text) {
  const auto schema = schema_of(schema_text);
  if (!schema.ok()) return load(schema_text);
  const auto document = Document::parse(std::make_shared<const base::Source>("a.yaml", document_text));
  if (!document.value) return "unreadable";
  const base::Diagnostics problems = schema.value().check(*document.value);
  std::string out;
  for (const base::Diagnostic& problem : problems.items()) out += problem.message.en + "\n";
  return out;
}

TEST(SchemaFiles, promise_nothing_that_is_not_checked) {
  EXPECT_EQ(load(R"({"type": "object", "dependencies": {}})"), "1:20 expected a keyword that is checked, got `dependencies` [schema-keyword]");
  EXPECT_EQ(load("{\n  \"properties\": {\"a\": {\"typ\": \"string\"}}\n}"), "2:24 expected a keyword that is checked, got `typ` [schema-keyword]");
  EXPECT_EQ(schema_of(R"({"typ": "string"})").error().hint.en, "did you mean `type`?");
  EXPECT_EQ(load(R"({"format": "email"})"), "1:12 expected date or uri for `format`, got something else [schema-keyword-value]");
  EXPECT_EQ(load(R"({"type": "text"})"), "1:10 expected a JSON type for `type`, got something else [schema-keyword-value]");
  EXPECT_EQ(load(R"({"pattern": "(["})"), "1:13 expected a regular expression, got `([` [schema-pattern]");
  EXPECT_EQ(load(R"({"items": [{}]})"), "1:11 expected one schema for `items`, got something else [schema-keyword-value]");
  EXPECT_EQ(load(R"({"minLength": -1})"), "1:17 expected a whole number of at least 0 for `minLength`, got something else [schema-keyword-value]");
}

TEST(SchemaFiles, follow_only_references_that_come_to_an_end) {
  EXPECT_EQ(load(R"({"$ref": "other.json#/a"})"), "1:10 expected a reference to a definition of this file, got `other.json#/a` [schema-reference]");
  EXPECT_EQ(load(R"({"$ref": "#/definitions/b", "definitions": {"a": {}}})"), "1:10 expected a reference to a definition of this file, got `#/definitions/b` [schema-reference]");
  EXPECT_EQ(load(R"({"definitions": {"a": {"$ref": "#/definitions/b"}, "b": {"anyOf": [{"$ref": "#/definitions/a"}]}}})"),
            "1:18 expected a definition that comes to an end, got one that leads back to itself [schema-reference-loop]");
  EXPECT_EQ(load(R"({"properties": {"a": {"$ref": "#/definitions/a", "type": "string"}}, "definitions": {"a": {}}})"),
            "1:50 expected a keyword that is checked, got `type` [schema-keyword]");
  EXPECT_EQ(load(R"({"items": {"$ref": "#/definitions/tree"}, "definitions": {"tree": {"items": {"$ref": "#/definitions/tree"}}}})"), "good");
}

TEST(SchemaFiles, that_are_no_json_are_refused_at_the_place) {
  EXPECT_EQ(load("{\"type\": \"string\",\n  \"x\" 1}"), "2:7 expected JSON, got something that cannot be read as such [schema-json]");
  EXPECT_EQ(load(""), "1:1 expected JSON, got something that cannot be read as such [schema-json]");
  EXPECT_EQ(load("{\"type\": \"string\", \"type\": \"number\"}"), "1:20 expected JSON, got something that cannot be read as such [schema-json]");
  EXPECT_EQ(load(std::string(100'000, '[')), "1:101 expected JSON, got something that cannot be read as such [schema-json]");
}

TEST(SchemaFiles, tell_what_documents_call_themselves) {
  EXPECT_EQ(schema_of(R"({"properties": {"schema": {"const": "reprise/dossier/1"}}})").value().identity(), "reprise/dossier/1");
  EXPECT_EQ(schema_of("{}").value().identity(), "");
}

TEST(Types, decide_what_a_plain_scalar_means) {
  const std::string text = R"({"additionalProperties": {"type": "string"}})";
  EXPECT_EQ(check(text, "a: no\nb: 012\nc: 2011-12-31\nd: 1e3\ne: true\nf: ~\ng: 1_000\n"), "");
  const std::string number = R"({"additionalProperties": {"type": "number"}})";
  EXPECT_EQ(check(number, "a: 1e3\nb: -0.5\n"), "");
  EXPECT_EQ(check(number, "a: 012\n"), "expected a number, got `012`\n");
  EXPECT_EQ(check(R"({"additionalProperties": {"type": "integer"}})", "a: 1.0\nb: 2.5\n"), "expected a whole number, got `2.5`\n");
  EXPECT_EQ(check(R"({"additionalProperties": {"type": "boolean"}})", "a: true\nb: on\n"), "expected `true` or `false`, got `on`\n");
  EXPECT_EQ(check(R"({"additionalProperties": {"type": ["number", "null"]}})", "a:\nb: null\nc: 1\n"), "");
}

TEST(Bounds, are_compared_digit_by_digit) {
  const std::string schema = R"({"additionalProperties": {"type": "number", "maximum": 0.3, "exclusiveMinimum": 0.1}})";
  EXPECT_EQ(check(schema, "a: 0.30\nb: 0.2\n"), "");
  EXPECT_EQ(check(schema, "a: 0.3000000000000000000000000000001\n"), "expected a number above 0.1 of at most 0.3, got `0.3000000000000000000000000000001`\n");
  EXPECT_EQ(check(schema, "a: 0.10\n"), "expected a number above 0.1 of at most 0.3, got `0.10`\n");
}

TEST(Alternatives, take_a_scalar_for_what_it_looks_like) {
  const std::string schema = R"({"additionalProperties": {"oneOf": [{"type": "string"}, {"type": "number"}]}})";
  EXPECT_EQ(check(schema, "a: 12\nb: twelve\nc: '12'\n"), "");
  EXPECT_EQ(check(R"({"additionalProperties": {"oneOf": [{"type": "number"}, {"type": "integer"}]}})", "a: 12\n"),
            "expected one form of a number or a whole number, got `12`, which fits several\n");
}

TEST(Alternatives, of_a_fact_say_what_could_have_been_meant) {
  const std::string schema = R"({"additionalProperties": {
    "if": {"type": "object"},
    "then": {"properties": {"value": {"type": "number"}}, "required": ["value"], "additionalProperties": false},
    "else": {"anyOf": [{"type": "number", "minimum": 0}, {"const": "unknown"}], "x-expected": {"fr": "un montant", "en": "an amount"}}}})";
  EXPECT_EQ(check(schema, "a: 1\nb: unknown\nc: {value: 2}\n"), "");
  EXPECT_EQ(check(schema, "a: -1\n"), "expected a number of at least 0, got `-1`\n");
  EXPECT_EQ(check(schema, "a: many\n"), "expected an amount, got `many`\n");
  EXPECT_EQ(check(schema, "a: {valu: 1}\n"), "expected a known key, got `valu`\n");
  EXPECT_EQ(check(schema, "a:\n"), "expected a mapping or an amount, got nothing\n");
}

TEST(Alternatives, within_alternatives_take_no_longer_than_the_file_is_long) {
  const std::string schema = R"({"definitions": {"tree": {"anyOf": [
      {"type": "object", "properties": {"c": {"$ref": "#/definitions/tree"}}, "required": ["a"]},
      {"type": "object", "properties": {"c": {"$ref": "#/definitions/tree"}}, "required": ["b"]},
      {"type": "object", "properties": {"c": {"$ref": "#/definitions/tree"}}, "required": ["d"]}]}},
    "properties": {"c": {"$ref": "#/definitions/tree"}}})";
  std::string document;
  for (std::size_t level = 0; level < 90; ++level) document += std::string(level, ' ') + "c:\n";
  document += std::string(90, ' ') + "c: 1\n";
  EXPECT_NE(check(schema, document), "");  // 3^90 steps without memory
}

TEST(Patterns, are_the_same_as_an_automaton_and_as_an_expression) {
  for (const std::string written :
       {"^[a-z][a-z0-9_]*$", "^[0-9]{9}$", "^A[0-9]+$", "^[A-Z]{1,3}-?\\d{2,}$", "^a\\.b$", "^[-_.a-z]+x?$", "^$", "^[a-z0-9]+(-[a-z0-9]+)*$",
        "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", "^-?[0-9]+(\\.[0-9]+)?(E[+-]?[0-9]+)?$", "^(a|ab|(b|list<.+>))$", "^(a|)b?$", "^(?:a?){0,3}$", "^((a|b){2}x){1,}$",
        "^(a*)*$", "^a{0}b$", "^([A-Z]{2}|x)+$", "^.$"}) {
    const auto chain = Automaton::compile(written);
    const auto expression = Pattern::compile("(" + written + ")");
    ASSERT_TRUE(chain && expression) << written;
    for (const char* text : {"", "a", "a1_b", "1a", "123456789", "12345678", "1234567890", "A", "A1", "A12x", "AB-12", "ABC123", "ABCD12", "AB12", "a.b", "axb", "-_x", "xx", "é", "a-b", "a-", "-a", "a--b", "2011", "2011-06",
                             "2011-06-30", "2011-6", "2011-06-30-", "1.5", "-1", "1.", "1E5", "1.5E-3", "E5", "ab", "b", "list<a>", "list<>", "aa", "aaa", "aaaa", "abx", "abxbbx", "abxb", "\n"}) {
      EXPECT_EQ(chain->matches(text), expression->matches(text)) << written << " on " << text;
    }
  }
}

TEST(Patterns, never_use_up_the_stack) {
  const std::string long_text(1'000'000, 'a');
  EXPECT_TRUE(Pattern::compile("^[a-z]+$")->matches(long_text));
  EXPECT_TRUE(Pattern::compile("^(a|b)+$")->matches(long_text));
  EXPECT_FALSE(Pattern::compile("^(?=a)(a|b)+$")->matches(long_text));
  EXPECT_FALSE(Pattern::compile("^(a+)+$").value().matches(std::string(20, 'a') + "!"));
  EXPECT_FALSE(Pattern::compile("(["));
}

TEST(Patterns, with_more_than_an_automaton_takes_are_left_to_expressions) {
  for (const char* written : {"^a|b$", "a", "^[^a]$", "^(a)\\1$", "^a+?$", "^(?=a)a$", "^a^$", "^\\s$", "^é$", "^[a-z]{65}$", "^(((((){64}){64}){64}){64}){64}$", "^(a$", "^a\\$", "^)$"}) {
    EXPECT_FALSE(Automaton::compile(written)) << written;
  }
  EXPECT_TRUE(Pattern::compile("^a|b$")->matches("ax"));
}

}  // namespace
}  // namespace reprise::document
