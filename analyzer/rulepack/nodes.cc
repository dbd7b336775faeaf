#include "document/scalar_reading.h"
#include "rulepack/names.h"
#include "rulepack/reading.h"

namespace reprise::rulepack {

using document::Node;

OptionalNode member(const OptionalNode& mapping, std::string_view key) {
  return mapping && mapping->is_mapping() ? mapping->find(key) : std::nullopt;
}

std::vector<Node> items(const OptionalNode& sequence) {
  std::vector<Node> found;
  if (!sequence || !sequence->is_sequence()) return found;
  for (std::size_t at = 0; at < sequence->size(); ++at) found.push_back(sequence->item(at));
  return found;
}

std::string string_of(const OptionalNode& scalar) { return scalar && scalar->is_scalar() ? std::string(scalar->text()) : std::string(); }

std::vector<std::string> strings_of(const OptionalNode& sequence) {
  std::vector<std::string> found;
  for (const Node& item : items(sequence)) found.push_back(string_of(item));
  return found;
}

base::Text text_of(const OptionalNode& mapping) { return {string_of(member(mapping, "fr")), string_of(member(mapping, "en"))}; }

scalar::Decimal number_of(const OptionalNode& scalar) {
  return scalar && scalar->is_scalar() ? document::as_number(*scalar).value_or(scalar::Decimal()) : scalar::Decimal();
}

std::optional<scalar::Date> day_of(const OptionalNode& scalar) {
  return scalar && scalar->is_scalar() ? document::as_date(*scalar) : std::nullopt;
}

feel::Value value_of(const Node& node) {
  if (node.is_sequence()) {
    feel::List list;
    for (const Node& item : items(node)) list.push_back(value_of(item));
    return feel::Value::list(std::move(list));
  }
  if (node.is_mapping()) {
    std::vector<feel::Context::Entry> entries;
    for (std::size_t at = 0; at < node.size(); ++at) entries.emplace_back(node.key(at).text(), value_of(node.value(at)));
    return feel::Value::context(feel::Context(std::move(entries)));
  }
  if (const auto number = document::as_number(node)) return feel::Value::number(*number);
  if (const auto truth = document::as_boolean(node)) return feel::Value::boolean(*truth);
  const bool is_null = node.style() == document::Style::plain && (node.text() == "null" || node.text() == "~" || node.text().empty());
  return is_null ? feel::Value() : feel::Value::string(std::string(node.text()));
}

base::Place place_of(const OptionalNode& node, const RuleFile& file) { return node ? node->place() : file.place(); }

feel::Origin origin_of(const Node& node) {
  return [node](base::Span span) { return node.place_in_text(span.begin, span.end); };
}

void check_file_name(Reading& reading, const OptionalNode& id, const RuleFile& file) {
  if (!id || !id->is_scalar() || id->text() == file.stem) return;
  reading.report("rule-file-name", id->place(), {{"id", string_of(id)}, {"file", file.stem}});
}

void check_source(Reading& reading, const OptionalNode& source) {
  if (!source || !source->is_scalar() || !reading.sources_read || reading.book.sources.contains(source->text())) return;
  std::vector<std::string> known;
  for (const auto& [id, record] : reading.book.sources) known.push_back(id);
  reading.report("rule-unknown-source", source->place(), {{"source", string_of(source)}, {"hint", suggestion(source->text(), known)}});
}

void check_days(Reading& reading, const OptionalNode& from, const OptionalNode& until) {
  const auto first = day_of(from);
  const auto last = day_of(until);
  if (first && last && *last < *first) reading.report("rule-dates", until->place(), {{"from", first->to_string()}, {"until", last->to_string()}});
}

bool Unique::take(Reading& reading, const std::string& name, const base::Place& place) {
  const auto [first, is_new] = first_.emplace(name, place);
  if (!is_new) reading.report("rule-duplicate-id", place, {{"id", name}, {"first", first->second.to_string()}});
  return is_new;
}

}  // namespace reprise::rulepack
