#include "document/schema_words.h"

#include <algorithm>

namespace reprise::document {
namespace {

constexpr std::size_t kShownBytes = 40;
constexpr std::size_t kShownChoices = 8;

using base::Text;

std::string shortened(std::string_view text) {
  const std::size_t line_end = text.find('\n');
  const bool many_lines = line_end != std::string_view::npos && line_end + 1 < text.size();
  text = text.substr(0, line_end);
  std::size_t length = std::min(text.size(), kShownBytes);
  while (length < text.size() && length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0u) == 0x80u) --length;
  return std::string(text.substr(0, length)) + (length < text.size() || many_lines ? "…" : "");
}

void add_part(std::vector<Text>& parts, Text part) {
  if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(std::move(part));
}

Text text_words(const Rule& rule) {
  if (rule.format == Format::date) return {"une date (AAAA-MM-JJ)", "a date (YYYY-MM-DD)"};
  if (rule.format == Format::uri) return {"une adresse (https://…)", "an address (https://…)"};
  if (rule.pattern) return {"un texte de la forme " + quoted(rule.pattern->written()), "a text of the form " + quoted(rule.pattern->written())};
  return {"un texte", "a text"};
}

void add_type_parts(const Rule& rule, std::vector<Text>& parts) {
  if ((rule.types & (kNumber | kInteger)) != 0) add_part(parts, range_words(rule));
  if ((rule.types & kBoolean) != 0) add_part(parts, {"`true` ou `false`", "`true` or `false`"});
  if ((rule.types & kString) != 0) add_part(parts, text_words(rule));
  if ((rule.types & kArray) != 0) add_part(parts, {"une liste", "a list"});
  if ((rule.types & kObject) != 0) add_part(parts, {"un groupe de clés", "a mapping"});
  if ((rule.types & kNull) != 0) add_part(parts, {"rien", "nothing"});
}

void add_parts(const SchemaRules& schema, RuleIndex index, std::vector<Text>& parts) {
  const Rule& written = schema.rules[index];
  if (!written.expected.empty()) return add_part(parts, written.expected);
  if (written.reference) return add_parts(schema, *written.reference, parts);
  if (written.choices) {
    for (const Literal& literal : *written.choices) add_part(parts, Text::same(quoted(literal.text)));
    return;
  }
  if (written.types != 0) return add_type_parts(written, parts);
  const std::size_t before = parts.size();
  for (const auto* branches : {&written.any_of, &written.one_of}) {
    for (const RuleIndex branch : *branches) add_parts(schema, branch, parts);
  }
  for (const auto& branch : {written.then_rule, written.else_rule}) {
    if (branch) add_parts(schema, *branch, parts);
  }
  for (const RuleIndex branch : written.all_of) {
    if (parts.size() == before) add_parts(schema, branch, parts);
  }
  if (parts.size() > before) return;
  if (!written.properties.empty() || !written.required.empty()) return add_part(parts, {"un groupe de clés", "a mapping"});
  if (written.items) return add_part(parts, {"une liste", "a list"});
  if (written.pattern || written.format != Format::none) return add_part(parts, text_words(written));
  add_part(parts, {"une valeur", "a value"});
}

}  // namespace

std::string quoted(std::string_view word) { return "`" + std::string(word) + "`"; }

Text did_you_mean(std::string_view word) { return {"vouliez-vous dire " + quoted(word) + "\u202F?", "did you mean " + quoted(word) + "?"}; }

Text together(const Text& first, const Text& second) {
  if (first.empty()) return second;
  if (second.empty()) return first;
  return {first.fr + " (" + second.fr + ")", first.en + " (" + second.en + ")"};
}

Text joined(std::span<const Text> parts, Join join, std::size_t most) {
  const Text last = join == Join::with_and ? Text(" et ", " and ") : Text(" ou ", " or ");
  const bool cut = parts.size() > most;
  const std::size_t shown = cut ? most : parts.size();
  Text out;
  for (std::size_t index = 0; index < shown; ++index) {
    const Text before = index == 0 ? Text() : index + 1 == shown && !cut ? last : Text::same(", ");
    out.fr += before.fr + parts[index].fr;
    out.en += before.en + parts[index].en;
  }
  if (cut) {
    out.fr += "…";
    out.en += "…";
  }
  return out;
}

Text expected_words(const SchemaRules& schema, RuleIndex rule) {
  std::vector<Text> parts;
  add_parts(schema, rule, parts);
  return joined(parts, Join::with_or, kShownChoices);
}

Text range_words(const Rule& rule) {
  Text words = (rule.types & kNumber) == 0 && (rule.types & kInteger) != 0 ? Text("un nombre entier", "a whole number") : Text("un nombre", "a number");
  const auto append = [&](const std::string& french, const std::string& english, const std::optional<scalar::Decimal>& bound) {
    words.fr += " " + french + " " + bound->to_string();
    words.en += " " + english + " " + bound->to_string();
  };
  if (rule.minimum && rule.maximum) {
    append("de", "from", rule.minimum);
    append("à", "to", rule.maximum);
    return words;
  }
  if (rule.minimum) append("au moins égal à", "of at least", rule.minimum);
  if (rule.above) append("supérieur à", "above", rule.above);
  if (rule.maximum) append("au plus égal à", "of at most", rule.maximum);
  if (rule.below) append("inférieur à", "below", rule.below);
  return words;
}

Text counted_words(std::size_t count, const Counted& noun) {
  const std::string number = std::to_string(count);
  return {number + " " + (count < 2 ? noun.one.fr : noun.many.fr), number + " " + (count == 1 ? noun.one.en : noun.many.en)};
}

Text size_words(std::optional<std::size_t> least, std::optional<std::size_t> most, const Counted& noun) {
  const Text end = counted_words(most.value_or(least.value_or(0)), noun);
  if (least && most && *least == *most) return {"d’exactement " + end.fr, "of exactly " + end.en};
  if (least && most) return {"de " + std::to_string(*least) + " à " + end.fr, "of " + std::to_string(*least) + " to " + end.en};
  if (least) return {"d’au moins " + end.fr, "of at least " + end.en};
  return {"d’au plus " + end.fr, "of at most " + end.en};
}

Text node_words(const Node& node) {
  if (node.is_sequence()) return {"une liste", "a list"};
  if (node.is_mapping()) return {"un groupe de clés", "a mapping"};
  if (node.is_empty_value()) return {"rien", "nothing"};
  const Style style = node.style();
  if (style == Style::literal || style == Style::folded || node.text().empty()) {
    return node.text().empty() ? Text("un texte vide", "an empty text") : Text::same(quoted(shortened(node.text())));
  }
  const base::Place place = node.place();
  return Text::same(quoted(shortened(place.source->text().substr(place.span.begin, place.span.end - place.span.begin))));
}

Text hint_of(const SchemaRules& schema, RuleIndex index) {
  while (schema.rules[index].hint.empty() && schema.rules[index].reference) index = *schema.rules[index].reference;
  return schema.rules[index].hint;
}

}  // namespace reprise::document
