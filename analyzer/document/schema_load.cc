// From a schema's JSON to rules. One function a keyword; the table below is the list of what is checked.
#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

#include "document/schema_rules.h"

namespace reprise::document {
namespace {

/// Stops the load at the first fault of the schema file.
struct Refusal {
  base::Diagnostic diagnostic;
};

class Loader {
 public:
  explicit Loader(base::SourcePointer source) : source_(std::move(source)) {}
  SchemaRules load(const JsonValue& root);

 private:
  using Handler = void (Loader::*)(Rule&, const JsonMember&);
  static const std::map<std::string_view, Handler>& handlers();

  [[noreturn]] void refuse(std::string_view code, base::Span span, std::initializer_list<base::Argument> arguments) const {
    throw Refusal{base::diagnose(code, {source_, span}, arguments)};
  }
  [[noreturn]] void wrong_value(const JsonMember& member, const base::Text& expected) const {
    refuse("schema-keyword-value", member.value.span.end > 0 ? member.value.span : member.key_span, {{"expected", expected}, {"keyword", member.key}});
  }

  void reserve_definitions(const JsonValue& root);
  RuleIndex add(const JsonValue& value);
  Rule compile(const JsonValue& value);
  void refuse_siblings(const JsonValue& value) const;
  void refuse_loops() const;
  std::size_t count(const JsonMember& member) const;
  scalar::Decimal number(const JsonMember& member) const;
  const std::string& text(const JsonMember& member) const;
  std::vector<RuleIndex> list(const JsonMember& member);
  base::Text both_languages(const JsonMember& member) const;
  Literal literal(const JsonMember& member, const JsonValue& value) const;
  Types type(const JsonMember& member, const JsonValue& value) const;
  Pattern pattern(const std::string& written, base::Span span) const;
  const JsonValue& object(const JsonMember& member) const;

  void annotation(Rule&, const JsonMember&) {}
  void definitions(Rule& rule, const JsonMember& member);
  void reference(Rule& rule, const JsonMember& member);
  void types(Rule& rule, const JsonMember& member);
  void properties(Rule& rule, const JsonMember& member);
  void pattern_properties(Rule& rule, const JsonMember& member);
  void additional(Rule& rule, const JsonMember& member);
  void property_names(Rule& rule, const JsonMember& member) { rule.property_names = add(member.value); }
  void required(Rule& rule, const JsonMember& member);
  void least_members(Rule& rule, const JsonMember& member) { rule.least_members = count(member); }
  void most_members(Rule& rule, const JsonMember& member) { rule.most_members = count(member); }
  void items(Rule& rule, const JsonMember& member);
  void least_items(Rule& rule, const JsonMember& member) { rule.least_items = count(member); }
  void most_items(Rule& rule, const JsonMember& member) { rule.most_items = count(member); }
  void unique_items(Rule& rule, const JsonMember& member);
  void choices(Rule& rule, const JsonMember& member);
  void constant(Rule& rule, const JsonMember& member);
  void text_pattern(Rule& rule, const JsonMember& member) { rule.pattern = pattern(text(member), member.value.span); }
  void least_length(Rule& rule, const JsonMember& member) { rule.least_length = count(member); }
  void most_length(Rule& rule, const JsonMember& member) { rule.most_length = count(member); }
  void minimum(Rule& rule, const JsonMember& member) { rule.minimum = number(member); }
  void maximum(Rule& rule, const JsonMember& member) { rule.maximum = number(member); }
  void above(Rule& rule, const JsonMember& member) { rule.above = number(member); }
  void below(Rule& rule, const JsonMember& member) { rule.below = number(member); }
  void format(Rule& rule, const JsonMember& member);
  void condition(Rule& rule, const JsonMember& member) { rule.condition = add(member.value); }
  void then_rule(Rule& rule, const JsonMember& member) { rule.then_rule = add(member.value); }
  void else_rule(Rule& rule, const JsonMember& member) { rule.else_rule = add(member.value); }
  void all_of(Rule& rule, const JsonMember& member) { rule.all_of = list(member); }
  void any_of(Rule& rule, const JsonMember& member) { rule.any_of = list(member); }
  void one_of(Rule& rule, const JsonMember& member) { rule.one_of = list(member); }
  void expected(Rule& rule, const JsonMember& member) { rule.expected = both_languages(member); }
  void hint(Rule& rule, const JsonMember& member) { rule.hint = both_languages(member); }

  base::SourcePointer source_;
  std::vector<Rule> rules_;
  std::vector<base::Span> spans_;  // where each rule stands
  std::map<std::string, RuleIndex, std::less<>> definitions_;
  const JsonValue* root_ = nullptr;
};

const std::map<std::string_view, Loader::Handler>& Loader::handlers() {
  static const std::map<std::string_view, Handler> table = {
      {"$schema", &Loader::annotation}, {"$id", &Loader::annotation}, {"$comment", &Loader::annotation},
      {"title", &Loader::annotation}, {"description", &Loader::annotation}, {"default", &Loader::annotation},
      {"examples", &Loader::annotation}, {"definitions", &Loader::definitions}, {"$ref", &Loader::reference},
      {"type", &Loader::types}, {"properties", &Loader::properties}, {"patternProperties", &Loader::pattern_properties},
      {"additionalProperties", &Loader::additional}, {"propertyNames", &Loader::property_names}, {"required", &Loader::required},
      {"minProperties", &Loader::least_members}, {"maxProperties", &Loader::most_members}, {"items", &Loader::items},
      {"minItems", &Loader::least_items}, {"maxItems", &Loader::most_items}, {"uniqueItems", &Loader::unique_items},
      {"enum", &Loader::choices}, {"const", &Loader::constant}, {"pattern", &Loader::text_pattern},
      {"minLength", &Loader::least_length}, {"maxLength", &Loader::most_length}, {"minimum", &Loader::minimum},
      {"maximum", &Loader::maximum}, {"exclusiveMinimum", &Loader::above}, {"exclusiveMaximum", &Loader::below},
      {"format", &Loader::format}, {"if", &Loader::condition}, {"then", &Loader::then_rule}, {"else", &Loader::else_rule},
      {"allOf", &Loader::all_of}, {"anyOf", &Loader::any_of}, {"oneOf", &Loader::one_of},
      {"x-expected", &Loader::expected}, {"x-hint", &Loader::hint}};
  return table;
}

SchemaRules Loader::load(const JsonValue& root) {
  root_ = &root;
  reserve_definitions(root);
  const RuleIndex index = add(root);
  refuse_loops();
  SchemaRules rules;
  rules.rules = std::move(rules_);
  rules.root = index;
  if (const auto schema = rules.rule(index).property("schema")) {
    const Rule& identity = rules.rule(*schema);
    if (identity.is_const) rules.identity = identity.choices->front().text;
  }
  return rules;
}

void Loader::reserve_definitions(const JsonValue& root) {
  const JsonMember* member = root.find("definitions");
  if (member == nullptr) return;
  for (const JsonMember& definition : object(*member).members) {
    definitions_.emplace(definition.key, static_cast<RuleIndex>(rules_.size()));
    rules_.emplace_back();
    spans_.push_back(definition.key_span);
  }
}

RuleIndex Loader::add(const JsonValue& value) {
  const auto index = static_cast<RuleIndex>(rules_.size());
  rules_.emplace_back();
  spans_.push_back(value.span);
  Rule rule = compile(value);  // may add further rules: not into a reference
  rules_[index] = std::move(rule);
  return index;
}

Rule Loader::compile(const JsonValue& value) {
  Rule rule;
  if (value.kind == JsonValue::Kind::boolean) {
    rule.refuses = !value.truth;
    return rule;
  }
  if (value.kind != JsonValue::Kind::object) {
    refuse("schema-keyword-value", value.span, {{"expected", base::Text("un schéma", "a schema")}, {"keyword", "schema"}});
  }
  for (const JsonMember& member : value.members) {
    const auto handler = handlers().find(member.key);
    if (handler == handlers().end() || (member.key == "definitions" && &value != root_)) {
      std::vector<std::string> known;
      for (const auto& [keyword, unused] : handlers()) known.emplace_back(keyword);
      const auto near = base::nearest(member.key, known);
      const base::Text advice = near && *near != member.key ? base::Text("vouliez-vous dire `" + *near + "`\u202F?", "did you mean `" + *near + "`?") : base::Text();
      refuse("schema-keyword", member.key_span, {{"keyword", member.key}, {"advice", advice}});
    }
    (this->*handler->second)(rule, member);
  }
  if (rule.reference) refuse_siblings(value);
  return rule;
}

/// Draft-07 does not look at what stands beside `$ref`: neither may the reader of the schema think it does.
void Loader::refuse_siblings(const JsonValue& value) const {
  for (const JsonMember& member : value.members) {
    const bool harmless = member.key == "$ref" || member.key.starts_with("x-") || handlers().at(member.key) == &Loader::annotation;
    if (harmless) continue;
    refuse("schema-keyword", member.key_span,
           {{"keyword", member.key}, {"advice", base::Text("à côté de $ref, rien n’est vérifié\u202F: utilisez allOf", "beside $ref nothing is checked: use allOf")}});
  }
}

/// A rule that leads to itself without going down into the document would never end.
void Loader::refuse_loops() const {
  enum class Mark : std::uint8_t { fresh, open, done };
  std::vector<Mark> marks(rules_.size(), Mark::fresh);
  const std::function<void(RuleIndex)> visit = [&](RuleIndex index) {
    if (marks[index] == Mark::done) return;
    if (marks[index] == Mark::open) refuse("schema-reference-loop", spans_[index], {});
    marks[index] = Mark::open;
    const Rule& rule = rules_[index];
    for (const auto& next : {rule.reference, rule.condition, rule.then_rule, rule.else_rule}) {
      if (next) visit(*next);
    }
    for (const auto* branches : {&rule.all_of, &rule.any_of, &rule.one_of}) {
      for (const RuleIndex next : *branches) visit(next);
    }
    marks[index] = Mark::done;
  };
  for (RuleIndex index = 0; index < rules_.size(); ++index) visit(index);
}

std::size_t Loader::count(const JsonMember& member) const {
  const auto value = member.value.kind == JsonValue::Kind::number ? scalar::Decimal::parse(member.value.text) : std::nullopt;
  const auto integer = value ? value->to_integer() : std::nullopt;
  if (!integer || *integer < 0) wrong_value(member, {"un nombre entier positif", "a whole number of at least 0"});
  return static_cast<std::size_t>(*integer);
}

scalar::Decimal Loader::number(const JsonMember& member) const {
  const auto value = member.value.kind == JsonValue::Kind::number ? scalar::Decimal::parse(member.value.text) : std::nullopt;
  if (!value) wrong_value(member, {"un nombre", "a number"});
  return *value;
}

const std::string& Loader::text(const JsonMember& member) const {
  if (member.value.kind != JsonValue::Kind::string) wrong_value(member, {"un texte", "a text"});
  return member.value.text;
}

const JsonValue& Loader::object(const JsonMember& member) const {
  if (member.value.kind != JsonValue::Kind::object) wrong_value(member, {"un objet", "an object"});
  return member.value;
}

std::vector<RuleIndex> Loader::list(const JsonMember& member) {
  if (member.value.kind != JsonValue::Kind::array || member.value.items.empty()) wrong_value(member, {"une liste de schémas", "a list of schemas"});
  std::vector<RuleIndex> branches;
  for (const JsonValue& item : member.value.items) branches.push_back(add(item));
  return branches;
}

base::Text Loader::both_languages(const JsonMember& member) const {
  const base::Text wanted = base::Text::same("{\"fr\": …, \"en\": …}");
  const JsonValue& value = object(member);
  const JsonMember* french = value.find("fr");
  const JsonMember* english = value.find("en");
  if (french == nullptr || english == nullptr || value.members.size() != 2) wrong_value(member, wanted);
  return {text(*french), text(*english)};
}

Literal Loader::literal(const JsonMember& member, const JsonValue& value) const {
  using Kind = JsonValue::Kind;
  if (value.kind == Kind::object || value.kind == Kind::array) wrong_value(member, {"des scalaires", "scalars"});
  Literal literal{value.kind, value.text, std::nullopt};
  if (value.kind == Kind::number) literal.number = scalar::Decimal::parse(value.text);
  if (value.kind == Kind::boolean) literal.text = value.truth ? "true" : "false";
  if (value.kind == Kind::null) literal.text = "null";
  return literal;
}

Types Loader::type(const JsonMember& member, const JsonValue& value) const {
  static const std::map<std::string_view, Types> names = {{"string", kString}, {"number", kNumber}, {"integer", kInteger}, {"boolean", kBoolean},
                                                          {"array", kArray}, {"object", kObject}, {"null", kNull}};
  const auto found = value.kind == JsonValue::Kind::string ? names.find(value.text) : names.end();
  if (found == names.end()) wrong_value(member, {"un type de JSON", "a JSON type"});
  return found->second;
}

Pattern Loader::pattern(const std::string& written, base::Span span) const {
  auto compiled = Pattern::compile(written);
  if (!compiled) refuse("schema-pattern", span, {{"pattern", written}});
  return std::move(*compiled);
}

void Loader::definitions(Rule&, const JsonMember& member) {
  for (const JsonMember& definition : object(member).members) {
    Rule compiled = compile(definition.value);
    rules_[definitions_.find(definition.key)->second] = std::move(compiled);
  }
}

void Loader::reference(Rule& rule, const JsonMember& member) {
  constexpr std::string_view kPrefix = "#/definitions/";
  const std::string& written = text(member);
  const auto found = written.starts_with(kPrefix) ? definitions_.find(std::string_view(written).substr(kPrefix.size())) : definitions_.end();
  if (found == definitions_.end()) refuse("schema-reference", member.value.span, {{"reference", written}});
  rule.reference = found->second;
}

void Loader::types(Rule& rule, const JsonMember& member) {
  if (member.value.kind != JsonValue::Kind::array) {
    rule.types = type(member, member.value);
    return;
  }
  for (const JsonValue& item : member.value.items) rule.types = static_cast<Types>(rule.types | type(member, item));
  if (rule.types == 0) wrong_value(member, {"un type de JSON", "a JSON type"});
}

void Loader::properties(Rule& rule, const JsonMember& member) {
  for (const JsonMember& property : object(member).members) rule.properties.push_back({property.key, add(property.value)});
  rule.by_name.resize(rule.properties.size());
  std::iota(rule.by_name.begin(), rule.by_name.end(), 0U);
  std::sort(rule.by_name.begin(), rule.by_name.end(),
            [&](std::uint32_t left, std::uint32_t right) { return rule.properties[left].name < rule.properties[right].name; });
}

void Loader::pattern_properties(Rule& rule, const JsonMember& member) {
  for (const JsonMember& property : object(member).members) {
    rule.pattern_properties.push_back({pattern(property.key, property.key_span), add(property.value)});
  }
}

void Loader::additional(Rule& rule, const JsonMember& member) {
  if (member.value.kind == JsonValue::Kind::boolean) {
    rule.closed = !member.value.truth;
  } else {
    rule.additional = add(member.value);
  }
}

void Loader::required(Rule& rule, const JsonMember& member) {
  if (member.value.kind != JsonValue::Kind::array) wrong_value(member, {"une liste de clés", "a list of keys"});
  for (const JsonValue& item : member.value.items) {
    if (item.kind != JsonValue::Kind::string) wrong_value(member, {"une liste de clés", "a list of keys"});
    rule.required.push_back(item.text);
  }
}

void Loader::items(Rule& rule, const JsonMember& member) {
  if (member.value.kind == JsonValue::Kind::array) wrong_value(member, {"un seul schéma", "one schema"});
  rule.items = add(member.value);
}

void Loader::unique_items(Rule& rule, const JsonMember& member) {
  if (member.value.kind != JsonValue::Kind::boolean) wrong_value(member, {"true ou false", "true or false"});
  rule.unique_items = member.value.truth;
}

void Loader::choices(Rule& rule, const JsonMember& member) {
  if (member.value.kind != JsonValue::Kind::array || member.value.items.empty()) wrong_value(member, {"une liste de scalaires", "a list of scalars"});
  if (rule.choices) wrong_value(member, {"enum ou const, pas les deux", "enum or const, not both"});
  rule.choices.emplace();
  for (const JsonValue& item : member.value.items) rule.choices->push_back(literal(member, item));
}

void Loader::constant(Rule& rule, const JsonMember& member) {
  if (rule.choices) wrong_value(member, {"enum ou const, pas les deux", "enum or const, not both"});
  rule.choices = std::vector<Literal>{literal(member, member.value)};
  rule.is_const = true;
}

void Loader::format(Rule& rule, const JsonMember& member) {
  const std::string& name = text(member);
  if (name != "date" && name != "uri") wrong_value(member, {"date ou uri", "date or uri"});
  rule.format = name == "date" ? Format::date : Format::uri;
}

}  // namespace

std::optional<RuleIndex> Rule::property(std::string_view name) const {
  const auto found = std::lower_bound(by_name.begin(), by_name.end(), name,
                                      [&](std::uint32_t index, std::string_view wanted) { return properties[index].name < wanted; });
  if (found == by_name.end() || properties[*found].name != name) return std::nullopt;
  return properties[*found].rule;
}

const Rule& SchemaRules::rule(RuleIndex index) const {
  const Rule* rule = &rules[index];
  while (rule->reference) rule = &rules[*rule->reference];
  return *rule;
}

base::Result<SchemaRules> load_schema(const base::SourcePointer& source) {
  auto json = read_json(source);
  if (!json) return json.error();
  try {
    return Loader(source).load(json.value());
  } catch (const Refusal& refusal) {
    return refusal.diagnostic;
  }
}

}  // namespace reprise::document
