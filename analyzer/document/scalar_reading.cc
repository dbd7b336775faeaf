#include "document/scalar_reading.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace reprise::document {
namespace {

bool is_digit(char character) { return character >= '0' && character <= '9'; }

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

/// JSON's number and nothing else.
bool is_json_number(std::string_view text) {
  std::size_t at = text.starts_with('-') ? 1 : 0;
  const std::size_t whole = at;
  at = skip_digits(text, at);
  if (at == whole || (text[whole] == '0' && at > whole + 1)) return false;
  if (at < text.size() && text[at] == '.') {
    const std::size_t fraction = at + 1;
    at = skip_digits(text, fraction);
    if (at == fraction) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    const std::size_t exponent = at;
    at = skip_digits(text, exponent);
    if (at == exponent) return false;
  }
  return at == text.size();
}

base::Text quotes_advice(const std::string& plain) {
  return {"écrivez `" + plain + "` sans guillemets", "write `" + plain + "` without quotes"};
}

base::Text write_advice(const std::string& plain) { return {"écrivez `" + plain + "`", "write `" + plain + "`"}; }

/// The same digits without thousands separators, leading zeros, a plus sign or a decimal comma; empty when that is no number.
std::string repaired_number(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kSeparators = {" ", "_", "'", "\u00A0", "\u202F"};
  std::string digits(text);
  for (const std::string_view separator : kSeparators) {
    for (std::size_t at = digits.find(separator); at != std::string::npos; at = digits.find(separator, at)) digits.erase(at, separator.size());
  }
  if (std::count(digits.begin(), digits.end(), ',') == 1 && digits.find('.') == std::string::npos) {
    std::replace(digits.begin(), digits.end(), ',', '.');
  }
  if (digits.starts_with('+')) digits.erase(0, 1);
  const std::size_t sign = digits.starts_with('-') ? 1 : 0;
  while (digits.size() > sign + 1 && digits[sign] == '0' && is_digit(digits[sign + 1])) digits.erase(sign, 1);
  if (digits.size() > sign && digits[sign] == '.') digits.insert(sign, "0");
  if (digits.ends_with('.')) digits.pop_back();
  return is_json_number(digits) ? digits : std::string();
}

constexpr std::size_t kLongestAdvised = 40;

}  // namespace

std::optional<scalar::Decimal> as_number(const Node& node) {
  if (!node.is_scalar() || node.style() != Style::plain || !is_json_number(node.text())) return std::nullopt;
  return scalar::Decimal::parse(node.text());
}

std::optional<bool> as_boolean(const Node& node) {
  if (!node.is_scalar() || node.style() != Style::plain) return std::nullopt;
  if (node.text() == "true") return true;
  if (node.text() == "false") return false;
  return std::nullopt;
}

std::optional<scalar::Date> as_date(const Node& node) {
  constexpr std::size_t kLength = 10;  // dates of dossiers have four year digits, whatever FEEL allows
  if (!node.is_scalar() || node.text().size() != kLength) return std::nullopt;
  if (node.style() == Style::literal || node.style() == Style::folded) return std::nullopt;
  return scalar::Date::parse(node.text());
}

base::Text number_advice(const Node& node) {
  if (!node.is_scalar() || node.text().empty() || node.text().size() > kLongestAdvised) return {};
  const std::string text(node.text());
  if (node.style() != Style::plain) return is_json_number(text) ? quotes_advice(text) : base::Text();
  if (text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'o' || text[1] == 'b')) {
    return {"écrivez le nombre en base dix", "write the number in base ten"};
  }
  if (text.ends_with('%')) {
    return {"écrivez le nombre seul, sans le signe %", "write the number alone, without the % sign"};
  }
  if (text.ends_with("€")) return {"écrivez le nombre seul, sans l’unité", "write the number alone, without its unit"};
  const std::string repaired = repaired_number(text);
  return repaired.empty() || repaired == text ? base::Text() : write_advice(repaired);
}

base::Text boolean_advice(const Node& node) {
  if (!node.is_scalar()) return {};
  std::string word;
  for (const char character : node.text().substr(0, kLongestAdvised)) word += static_cast<char>(character >= 'A' && character <= 'Z' ? character + 32 : character);
  for (const std::string_view yes : {"yes", "y", "on", "true", "oui", "o", "vrai", "1"}) {
    if (word == yes) return node.style() == Style::plain ? write_advice("true") : quotes_advice("true");
  }
  for (const std::string_view no : {"no", "n", "off", "false", "non", "faux", "0"}) {
    if (word == no) return node.style() == Style::plain ? write_advice("false") : quotes_advice("false");
  }
  return {};
}

base::Text date_advice(const Node& node) {
  if (!node.is_scalar()) return {};
  const std::string_view text = node.text();
  const auto digits_at = [&](std::size_t at, std::size_t count) { return at + count <= text.size() && skip_digits(text.substr(0, at + count), at) == at + count; };
  // 31/12/2011 and its relatives: the day comes first in French.
  if (text.size() == 10 && digits_at(0, 2) && digits_at(3, 2) && digits_at(6, 4) && !is_digit(text[2]) && !is_digit(text[5])) {
    const std::string turned = std::string(text.substr(6, 4)) + "-" + std::string(text.substr(3, 2)) + "-" + std::string(text.substr(0, 2));
    if (scalar::Date::parse(turned)) return write_advice(turned);
  }
  if (text.size() == 10 && digits_at(0, 4) && digits_at(5, 2) && digits_at(8, 2) && text[4] == '-' && text[7] == '-') {
    return {"ce jour n’existe pas", "there is no such day"};
  }
  return {};
}

}  // namespace reprise::document
