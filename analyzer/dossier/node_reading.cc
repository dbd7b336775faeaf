#include "document/scalar_reading.h"
#include "dossier/reading.h"

namespace reprise::dossier::reading {

std::optional<document::Node> member(const document::Node& mapping, std::string_view key) {
  return mapping.is_mapping() ? mapping.find(key) : std::nullopt;
}

std::string text_of(const document::Node& mapping, std::string_view key) {
  const auto node = member(mapping, key);
  return node && node->is_scalar() ? std::string(node->text()) : std::string();
}

base::Text words_of_both(const document::Node& node) {
  if (node.is_scalar()) return base::Text::same(node.text());
  return {text_of(node, "fr"), text_of(node, "en")};
}

bool flag_of(const document::Node& mapping, std::string_view key, bool otherwise) {
  const auto node = member(mapping, key);
  return node ? document::as_boolean(*node).value_or(otherwise) : otherwise;
}

std::optional<scalar::Date> day_of(const document::Node& mapping, std::string_view key) {
  const auto node = member(mapping, key);
  return node ? document::as_date(*node) : std::nullopt;
}

base::Text nearest_hint(std::string_view word, const std::vector<std::string>& known, const base::Text& otherwise) {
  // One letter is near to every other.
  const auto near = word.size() < 2 ? std::nullopt : base::nearest(word, known);
  if (!near) return otherwise;
  return {"vouliez-vous dire `" + *near + "`\u202F?", "did you mean `" + *near + "`?"};
}

}  // namespace reprise::dossier::reading
