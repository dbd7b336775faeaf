#include <algorithm>

#include "document/scalar_reading.h"
#include "dossier/reading.h"

namespace reprise::dossier::reading {
namespace {

using scalar::Decimal;

struct Bound {
  std::string_view key;
  std::int64_t low;
  std::int64_t high;
  base::Text hint;
};

const std::vector<Bound>& bounds() {
  static const std::vector<Bound> all = {
      {"latitude", -90, 90, {"la latitude vient avant la longitude\u202F: en métropole de 41 à 52", "the latitude comes before the longitude: 41 to 52 in mainland France"}},
      {"longitude", -180, 180, {"en degrés décimaux\u202F: en métropole de -6 à 10", "in decimal degrees: -6 to 10 in mainland France"}},
      {"auditor_alert_phase", 0, 4, {"0 s’il n’y a pas d’alerte", "0 when there is no alert"}},
      {"months", 1, 24, {"12 pour un exercice ordinaire", "12 for an ordinary year"}},
      {"year", 1900, 2200, {"l’année en quatre chiffres", "the year in four digits"}},
      {"break_even_year", 1900, 2200, {"l’année en quatre chiffres", "the year in four digits"}},
      {"first_year", 1900, 2200, {"l’année en quatre chiffres", "the year in four digits"}},
      {"last_year", 1900, 2200, {"l’année en quatre chiffres", "the year in four digits"}},
  };
  return all;
}

bool cannot_be_negative(const Word& word) {
  if (word.kind == ValueKind::count) return true;
  // Who pays, and whether it saves or costs, is a word of its own.
  if (word.section == "flows[]" || word.section == "measures[]") return true;
  return word.kind == ValueKind::number && (word.unit == Unit::full_time_equivalents || word.unit == Unit::places || word.unit == Unit::years);
}

base::Text negative_hint(const Word& word) {
  if (word.section == "flows[]") return {"amount est ce qui est payé, payer dit par qui", "amount is what is paid, payer says by whom"};
  if (word.section == "measures[]") return {"kind dit si la mesure épargne, rapporte ou coûte", "kind says whether the measure saves, brings in or costs"};
  return {"écrivez unknown si le nombre n’est pas connu", "write unknown when it is not known"};
}

/// Above 1 the writer most likely meant a percentage.
base::Text share_hint(const Decimal& number) {
  if (number.is_negative()) return {"une part ne peut pas être négative", "a share cannot be negative"};
  const std::string percent = number.to_string();
  const std::string share = (number / Decimal(100)).to_string();
  return {"écrivez " + share + " pour " + percent + "\u00A0%", "write " + share + " for " + percent + " %"};
}

FactValue read_words(const document::Node& node) {
  std::vector<std::string> words;
  for (std::size_t index = 0; index < node.size(); ++index) {
    if (node.item(index).is_scalar()) words.emplace_back(node.item(index).text());
  }
  return words;
}

bool is_choice(std::string_view choices, std::string_view word) {
  while (!choices.empty()) {
    const std::size_t bar = std::min(choices.find('|'), choices.size());
    if (choices.substr(0, bar) == word) return true;
    choices.remove_prefix(std::min(bar + 1, choices.size()));
  }
  return false;
}

}  // namespace

bool says_unknown(const document::Node& node) { return node.is_scalar() && node.text() == "unknown"; }

void check_number(Reading& reading, const Word& word, const Decimal& number, const document::Node& node) {
  const base::Argument got{"got", node.text()};
  const auto bound = std::find_if(bounds().begin(), bounds().end(), [&](const Bound& one) { return one.key == word.key; });
  if (bound != bounds().end() && (number < Decimal(bound->low) || number > Decimal(bound->high))) {
    reading.report("dossier-bounds", node.place(), {{"low", std::to_string(bound->low)}, {"high", std::to_string(bound->high)}, got, {"hint", bound->hint}});
    return;
  }
  if (word.kind == ValueKind::share && (number.is_negative() || number > Decimal(1))) {
    reading.report("dossier-share", node.place(), {got, {"hint", share_hint(number)}});
    return;
  }
  if (cannot_be_negative(word) && number.is_negative()) {
    reading.report("dossier-negative", node.place(), {got, {"hint", negative_hint(word)}});
    return;
  }
  if (word.kind == ValueKind::count && !number.is_integer()) reading.report("dossier-not-whole", node.place(), {got});
}

FactValue read_value(Reading& reading, const Word& word, const document::Node& node) {
  switch (word.kind) {
    case ValueKind::number:
    case ValueKind::count:
    case ValueKind::amount:
    case ValueKind::share:
      if (const auto number = document::as_number(node)) {
        check_number(reading, word, *number, node);
        return *number;
      }
      break;
    case ValueKind::text:
      if (node.is_scalar() && !node.text().empty()) return std::string(node.text());
      break;
    case ValueKind::enumeration:
      if (node.is_scalar() && is_choice(word.choices, node.text())) return std::string(node.text());
      break;
    case ValueKind::flag:
      if (const auto flag = document::as_boolean(node)) return *flag;
      break;
    case ValueKind::date:
      if (const auto date = document::as_date(node)) return *date;
      break;
    case ValueKind::text_list:
      if (node.is_sequence()) return read_words(node);
      break;
  }
  return {};
}

}  // namespace reprise::dossier::reading
