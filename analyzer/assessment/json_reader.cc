#include <algorithm>
#include <charconv>

#include "assessment/fields.h"
#include "assessment/json.h"
#include "assessment/json_tree.h"
#include "assessment/names.h"

namespace reprise::assessment {
namespace {

// Reads until the first problem, which it keeps; every later read does nothing.
class Reader {
 public:
  explicit Reader(const base::SourcePointer& source) : source_(source) {}

  void read(const JsonNode& node, std::string& into) {
    if (expect(node, JsonNode::Kind::string, {"un texte", "a text"})) into = node.text;
  }
  void read(const JsonNode& node, bool& into) {
    if (expect(node, JsonNode::Kind::boolean, {"true ou false", "true or false"})) into = node.truth;
  }
  void read(const JsonNode& node, double& into) { read_number(node, into, {"un nombre", "a number"}); }

  template <typename Integer>
    requires std::is_integral_v<Integer>
  void read(const JsonNode& node, Integer& into) {
    read_number(node, into, {"un nombre entier", "a whole number"});
  }

  void read(const JsonNode& node, Decimal& into) {
    const Text expected{"un nombre décimal entre guillemets", "a decimal number in quotes"};
    if (!expect(node, JsonNode::Kind::string, expected)) return;
    const auto parsed = Decimal::parse(node.text);
    if (parsed) into = *parsed;
    if (!parsed) refuse(node, expected);
  }

  void read(const JsonNode& node, scalar::Date& into) {
    const Text expected{"une date AAAA-MM-JJ", "a date YYYY-MM-DD"};
    if (!expect(node, JsonNode::Kind::string, expected)) return;
    const auto parsed = scalar::Date::parse(node.text);
    if (parsed) into = *parsed;
    if (!parsed) refuse(node, expected);
  }

  template <typename Enum>
    requires std::is_enum_v<Enum>
  void read(const JsonNode& node, Enum& into) {
    const auto value = node.kind == JsonNode::Kind::string ? named<Enum>(node.text) : std::nullopt;
    if (value) into = *value;
    if (!value) refuse(node, any_of<Enum>());
  }

  template <typename Thing>
  void read(const JsonNode& node, std::optional<Thing>& into) {
    into.reset();
    if (node.kind != JsonNode::Kind::null) read(node, into.emplace());
  }

  template <typename Thing>
  void read(const JsonNode& node, std::vector<Thing>& into) {
    if (!expect(node, JsonNode::Kind::array, {"une liste", "a list"})) return;
    into.clear();
    into.reserve(node.items.size());
    for (const JsonNode& item : node.items) {
      const std::size_t outer = path_.size();
      path_ += "[" + std::to_string(into.size()) + "]";
      read(item, into.emplace_back());
      path_.resize(outer);
      if (problem) return;
    }
  }

  template <typename Thing>
    requires HasFields<Thing>
  void read(const JsonNode& node, Thing& into) {
    if (!expect(node, JsonNode::Kind::object, {"un objet", "an object"})) return;
    std::vector<std::string> known;
    Fields<Thing>::each(into, [&](const char* name, auto& field) {
      known.emplace_back(name);
      if (problem) return;
      const JsonNode* member = node.find(name);
      if (member == nullptr) return refuse(node, Text::same("`" + std::string(name) + "`"), {"un objet sans cette clé", "an object without it"});
      const std::size_t outer = path_.size();
      if (!path_.empty()) path_ += ".";
      path_ += name;
      read(*member, field);
      path_.resize(outer);
    });
    refuse_other_keys(node, known);
  }

  std::optional<base::Diagnostic> problem;

 private:
  bool expect(const JsonNode& node, JsonNode::Kind kind, const Text& expected) {
    if (problem) return false;
    if (node.kind != kind) refuse(node, expected);
    return node.kind == kind;
  }

  template <typename Number>
  void read_number(const JsonNode& node, Number& into, const Text& expected) {
    if (!expect(node, JsonNode::Kind::number, expected)) return;
    const char* end = node.text.data() + node.text.size();
    Number number{};
    const auto [stopped, error] = std::from_chars(node.text.data(), end, number);
    if (error != std::errc() || stopped != end) return refuse(node, expected);
    into = number;
  }

  template <typename Enum>
  static Text any_of() {
    std::string words;
    for (const auto& one : names(Enum{})) words += (words.empty() ? "`" : ", `") + std::string(one.word) + "`";
    return {"l’un de " + words, "one of " + words};
  }

  void refuse_other_keys(const JsonNode& node, const std::vector<std::string>& known) {
    for (const auto& [name, member] : node.members) {
      if (problem) return;
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      const auto meant = base::nearest(name, known);
      refuse(member, meant ? Text::same("`" + *meant + "`") : Text("une clé connue", "a known key"), Text::same("`" + name + "`"));
    }
  }

  void refuse(const JsonNode& node, const Text& expected) { refuse(node, expected, describe(node)); }
  void refuse(const JsonNode& node, const Text& expected, const Text& got) {
    if (problem) return;
    problem = base::diagnose("assessment-json", {source_, {node.offset, node.offset + 1}},
                             {{"expected", expected}, {"got", got}, {"path", path_.empty() ? Text("la racine", "the root") : Text::same(path_)}});
  }

  base::SourcePointer source_;
  std::string path_;
};

}  // namespace

base::Result<Assessment> from_json(const base::SourcePointer& source) {
  const base::Result<JsonNode> tree = read_json_tree(source);
  if (!tree) return tree.error();
  const JsonNode* schema = tree.value().find("schema");
  Assessment assessment;
  if (schema != nullptr && schema->kind == JsonNode::Kind::string && schema->text != assessment.schema) {
    return base::diagnose("assessment-json", {source, {schema->offset, schema->offset + 1}},
                          {{"expected", "`" + assessment.schema + "`"}, {"got", describe(*schema)}, {"path", "schema"}});
  }
  Reader reader(source);
  reader.read(tree.value(), assessment);
  if (reader.problem) return *reader.problem;
  return assessment;
}

}  // namespace reprise::assessment
