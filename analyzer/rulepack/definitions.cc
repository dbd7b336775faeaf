// Definitions and reference tables: what rules call. Their names and parameters are read first, so that they may stand in
// any order and an error in one does not make the calls of others fail.
#include <algorithm>

#include "feel/builtins.h"
#include "rulepack/calls.h"
#include "rulepack/names.h"
#include "rulepack/reading.h"

namespace reprise::rulepack {
namespace {

OptionalNode root_of(const RuleFile& file) { return file.document->root(); }

void check_name(Reading& reading, const OptionalNode& name) {
  if (!name || !name->is_scalar()) return;
  const std::string text = string_of(name);
  const bool is_fact = reading.facts.find({text}).has_value();
  const bool is_built_in = text == kKnown || text == kReference || feel::find_builtin(text) != nullptr;
  if (is_fact) reading.report("rule-name-taken", name->place(), {{"name", text}, {"owner", base::Text{"les faits", "the facts"}}});
  if (is_built_in) reading.report("rule-name-taken", name->place(), {{"name", text}, {"owner", base::Text{"le langage", "the language"}}});
}

std::vector<Parameter> read_parameters(Reading& reading, const OptionalNode& node) {
  std::vector<Parameter> parameters;
  Unique names;
  for (const document::Node& item : items(node)) {
    const OptionalNode name = member(item, "name");
    if (!name) continue;
    const bool has_default = member(item, "default").has_value();
    names.take(reading, string_of(name), name->place());
    if (!has_default && !parameters.empty() && parameters.back().has_default) {
      reading.report("rule-parameter-order", name->place(), {{"name", string_of(name)}, {"before", parameters.back().name}});
    }
    parameters.push_back({string_of(name), string_of(member(item, "type")), std::nullopt, has_default});
  }
  return parameters;
}

/// What a call is worth is said once.
void check_body(Reading& reading, const RuleFile& file) {
  const OptionalNode value = member(root_of(file), "value");
  const OptionalNode table = member(root_of(file), "table");
  if (value.has_value() != table.has_value()) return;
  const base::Text got = value ? base::Text{"les deux", "both"} : base::Text{"aucun des deux", "neither"};
  reading.report("rule-definition-body", table ? table->place() : place_of(member(root_of(file), "name"), file), {{"got", got}});
}

void declare_definition(Reading& reading, const RuleFile& file) {
  const OptionalNode root = root_of(file);
  const OptionalNode name = member(root, "name");
  check_name(reading, name);
  check_file_name(reading, name, file);
  Definition definition;
  definition.name = file.stem;
  definition.title = text_of(member(root, "title"));
  definition.parameters = read_parameters(reading, member(root, "parameters"));
  definition.body_text = string_of(member(root, "value"));
  definition.note = text_of(member(root, "note"));
  definition.references = strings_of(member(root, "references"));
  definition.place = place_of(name, file);
  for (const document::Node& source : items(member(root, "references"))) check_source(reading, source);
  check_body(reading, file);
  reading.names.add_function(definition.name, signature_of(definition));
  reading.book.definitions.emplace(definition.name, std::move(definition));
}

/// Each default sees the parameters before it.
void compile(Reading& reading, const RuleFile& file, Definition& definition) {
  const OptionalNode root = root_of(file);
  Locals locals;
  const auto written = items(member(root, "parameters"));
  for (std::size_t at = 0; at < written.size() && at < definition.parameters.size(); ++at) {
    Parameter& parameter = definition.parameters[at];
    if (parameter.has_default) parameter.otherwise = read_expression(reading, member(written[at], "default"), locals);
    locals.push_back({parameter.name, parameter.type, false});
  }
  definition.body = read_expression(reading, member(root, "value"), locals);
  definition.table = read_table(reading, member(root, "table"), locals);
}

std::set<std::string> note_mentions(Definition& definition) {
  std::set<std::string> names;
  std::set<std::string> calls;
  for (const feel::Syntax* syntax : definition.syntaxes()) {
    Mentions mentions = mentions_of(*syntax);
    names.merge(mentions.names);
    calls.merge(mentions.calls);
  }
  for (const Parameter& parameter : definition.parameters) calls.erase(parameter.name);
  definition.uses.assign(names.begin(), names.end());
  return calls;
}

/// Puts each definition after those it calls; what calls itself through others is named with its whole circle.
class Ordering {
 public:
  Ordering(Reading& reading, const std::map<std::string, std::set<std::string>>& calls) : reading_(reading), calls_(calls) {}

  void visit(const std::string& name) {
    const auto on_the_way = std::find(way_.begin(), way_.end(), name);
    if (on_the_way != way_.end()) return report({on_the_way, way_.end()});
    if (!done_.insert(name).second) return;
    way_.push_back(name);
    for (const std::string& called : calls_.at(name)) {
      if (calls_.contains(called)) visit(called);
    }
    way_.pop_back();
    reading_.book.definition_order.push_back(name);
  }

 private:
  void report(const std::vector<std::string>& circle) {
    std::string text;
    for (const std::string& name : circle) text += name + " → ";
    reading_.report("rule-cycle", reading_.book.definitions.at(circle.front()).place, {{"circle", text + circle.front()}});
  }

  Reading& reading_;
  const std::map<std::string, std::set<std::string>>& calls_;
  std::vector<std::string> way_;
  std::set<std::string> done_;
};

void read_reference(Reading& reading, const RuleFile& file) {
  const OptionalNode root = root_of(file);
  check_file_name(reading, member(root, "id"), file);
  check_source(reading, member(root, "source"));
  check_days(reading, member(root, "from"), member(root, "until"));
  ReferenceTable table;
  table.id = file.stem;
  table.title = text_of(member(root, "title"));
  table.unit = string_of(member(root, "unit"));
  table.source = string_of(member(root, "source"));
  table.from = day_of(member(root, "from"));
  table.until = day_of(member(root, "until"));
  table.place = place_of(member(root, "id"), file);
  const OptionalNode rows = member(root, "rows");
  for (std::size_t at = 0; rows && rows->is_mapping() && at < rows->size(); ++at) {
    table.rows.emplace(rows->key(at).text(), number_of(rows->value(at)));
  }
  reading.book.references.emplace(table.id, std::move(table));
}

}  // namespace

void read_sources(Reading& reading, const RuleFolder& folder) {
  reading.sources_read = folder.unread(FileKind::sources).empty();
  for (const RuleFile* file : folder.of(FileKind::sources)) {
    const OptionalNode sources = member(root_of(*file), "sources");
    for (std::size_t at = 0; sources && sources->is_mapping() && at < sources->size(); ++at) {
      const document::Node node = sources->value(at);
      RuleSource source;
      source.id = sources->key(at).text();
      source.title = string_of(member(node, "title"));
      source.publisher = string_of(member(node, "publisher"));
      source.url = string_of(member(node, "url"));
      source.year = string_of(member(node, "year"));
      source.seen = string_of(member(node, "seen"));
      source.place = sources->key(at).place();
      reading.book.sources.emplace(source.id, std::move(source));
    }
  }
}

void read_references(Reading& reading, const RuleFolder& folder) {
  for (const RuleFile* file : folder.of(FileKind::reference)) read_reference(reading, *file);
  reading.unread_references = folder.unread(FileKind::reference);
}

void read_definitions(Reading& reading, const RuleFolder& folder) {
  reading.names.add_function(std::string(kKnown), known_signature());
  reading.names.add_function(std::string(kReference), reference_signature());
  for (const RuleFile* file : folder.of(FileKind::definition)) declare_definition(reading, *file);
  for (const std::string& name : folder.unread(FileKind::definition)) reading.names.add_function(name);
  std::map<std::string, std::set<std::string>> calls;
  for (const RuleFile* file : folder.of(FileKind::definition)) {
    Definition& definition = reading.book.definitions.at(file->stem);
    compile(reading, *file, definition);
    calls[definition.name] = note_mentions(definition);
  }
  Ordering ordering(reading, calls);
  for (const auto& [name, called] : calls) ordering.visit(name);
}

}  // namespace reprise::rulepack
