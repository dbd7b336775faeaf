// Numbers and sentences as people read them, in both languages: French groups by narrow no-break spaces and writes a
// comma, English groups by commas and writes a point. Fills the finding texts of rules.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/assessment.h"
#include "base/text.h"
#include "dossier/vocabulary.h"
#include "feel/value.h"
#include "scalar/decimal.h"

namespace reprise::engine {

[[nodiscard]] assessment::Unit unit_named(std::string_view rule_unit);
[[nodiscard]] assessment::Unit unit_of(dossier::Unit unit);

/// "1 234,5" / "1,234.5": as many decimals as the number has, at most `decimals`.
[[nodiscard]] base::Text number_words(const scalar::Decimal& number, int decimals);
/// With its unit: "7,7 M€" / "€7.7M", "42,8 %" / "42.8%", "12 jours" / "12 days".
[[nodiscard]] base::Text amount_words(const scalar::Decimal& number, assessment::Unit unit);
/// "entre 10 et 20 jours", "plus de 12 M€", "moins de …".
[[nodiscard]] base::Text range_words(const std::optional<scalar::Decimal>& low, const std::optional<scalar::Decimal>& high, assessment::Unit unit);
/// Any FEEL value: numbers with their unit, oui/non, lists with commas, "inconnu" for null.
[[nodiscard]] base::Text value_words(const feel::Value& value, assessment::Unit unit);
/// Of an enumeration's choice: "provisional_administrator" → "administrateur provisoire" / "provisional administrator".
[[nodiscard]] base::Text choice_words(std::string_view choice);
/// The value of the fact with that canonical path: in its unit, or the words of its choice.
[[nodiscard]] base::Text fact_words(const feel::Value& value, std::string_view path);
/// "a, b et c" / "a, b and c".
[[nodiscard]] base::Text joined_words(const std::vector<base::Text>& parts);

/// Replaces each `{name}` of the pattern by what `words` says of the name.
[[nodiscard]] base::Text filled(const base::Text& pattern, const std::function<base::Text(const std::string&)>& words);

/// Plain text of a value for `Finding::value`: decimal or word, empty for null.
[[nodiscard]] std::string plain_text(const feel::Value& value);

}  // namespace reprise::engine
