#include "report/locale.h"

#include <unicode/currunit.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace reprise::report {
namespace {

using assessment::Unit;
using base::Language;
using scalar::Decimal;
namespace icu_number = icu::number;

constexpr UChar32 kReplacement = 0xFFFD;

bool turns_direction(UChar32 point) {
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0x200E || point == 0x200F || point == 0x061C;
}

bool is_control(UChar32 point) { return (point < 0x20 && point != '\n' && point != '\t') || (point >= 0x7F && point < 0xA0); }

bool is_harmful(UChar32 point) { return point < 0 || is_control(point) || turns_direction(point); }

/// True when nothing has to be replaced: nearly always, and told without making a copy.
bool is_inert(std::string_view text) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
#pragma GCC diagnostic ignored "-Wsign-conversion"
  for (std::size_t at = 0; at < text.size();) {
    UChar32 point = 0;
    U8_NEXT(text.data(), at, text.size(), point);
    if (is_harmful(point)) return false;
  }
#pragma GCC diagnostic pop
  return true;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::Locale icu_locale(Language language) { return language == Language::french ? icu::Locale("fr_FR") : icu::Locale("en_GB"); }

std::string replaced(std::string text, std::string_view old_words, std::string_view new_words) {
  for (std::size_t at = text.find(old_words); at != std::string::npos; at = text.find(old_words, at + new_words.size())) {
    text.replace(at, old_words.size(), new_words);
  }
  return text;
}

std::string filled(const std::string& pattern, Locale::Filling filling) {
  std::string out;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
    if (close == std::string::npos) break;
    out += pattern.substr(at, open - at);
    const std::string_view name = std::string_view(pattern).substr(open + 1, close - open - 1);
    for (const auto& [key, value] : filling) {
      if (key == name) out += value;
    }
    at = close + 1;
  }
  return out += pattern.substr(at);
}

std::optional<scalar::Date> day_of(const std::string& raw) { return scalar::Date::parse(raw); }
std::optional<scalar::Date> month_of(const std::string& raw) { return raw.size() == 7 ? scalar::Date::parse(raw + "-01") : std::nullopt; }

}  // namespace

std::string inert(std::string_view text) {
  if (is_inert(text)) return std::string(text);
  // Broken UTF-8 becomes U+FFFD on the way in.
  const icu::UnicodeString points = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  icu::UnicodeString out;
  for (std::int32_t at = 0; at < points.length(); at = points.moveIndex32(at, 1)) {
    const UChar32 point = points.char32At(at);
    out.append(is_harmful(point) ? kReplacement : point);
  }
  return utf8(out);
}

struct Locale::Parts {
  Parts(Language spoken, Catalogue texts) : language(spoken), catalogue(std::move(texts)) {
    const auto plain = icu_number::NumberFormatter::withLocale(icu_locale(spoken)).roundingMode(UNUM_ROUND_HALFUP);
    for (int fraction = 0; fraction <= kLargestFraction; ++fraction) {
      const auto with = plain.precision(icu_number::Precision::maxFraction(fraction));
      numbers[static_cast<std::size_t>(fraction)] = with;
      percents[static_cast<std::size_t>(fraction)] = with.unit(icu::MeasureUnit::getPercent()).scale(icu_number::Scale::powerOfTen(2));
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto euros = plain.unit(icu::CurrencyUnit(u"EUR", status));
    whole_euros = euros.precision(icu_number::Precision::integer());
    euros_and_cents = euros.precision(icu_number::Precision::fixedFraction(2));
    short_euros = euros.notation(icu_number::Notation::compactShort()).precision(icu_number::Precision::maxSignificantDigits(3));
    plurals.reset(icu::PluralRules::forLocale(icu_locale(language), status));
    days = date_format("d MMMM y");
    months = date_format("MMMM y");
  }

  /// "1240000" → "1 240 000". A minus is the true sign, in one width with the digits.
  [[nodiscard]] std::string format(const icu_number::LocalizedNumberFormatter& with, const Decimal& value) const {
    UErrorCode status = U_ZERO_ERROR;
    const icu_number::FormattedNumber number = with.formatDecimal(value.to_string(), status);
    const std::string text = utf8(number.toString(status));
    return U_FAILURE(status) != 0 ? value.to_string() : replaced(text, "-", "\xE2\x88\x92");
  }

  [[nodiscard]] std::unique_ptr<icu::SimpleDateFormat> date_format(const char* pattern) const {
    UErrorCode status = U_ZERO_ERROR;
    auto made = std::make_unique<icu::SimpleDateFormat>(icu::UnicodeString(pattern), icu_locale(language), status);
    if (made) made->setTimeZone(*icu::TimeZone::getGMT());
    return made;
  }

  [[nodiscard]] std::string format(const icu::SimpleDateFormat& with, const scalar::Date& date) const {
    constexpr double kMillisecondsADay = 86400000.0;
    icu::UnicodeString out;
    with.format(static_cast<double>(date.to_days()) * kMillisecondsADay, out);
    return utf8(out);
  }

  Language language;
  Catalogue catalogue;
  // One formatter for each shape: ICU reads its symbols anew for every formatter that is made.
  static constexpr int kLargestFraction = 4;
  using Formatters = std::array<icu_number::LocalizedNumberFormatter, kLargestFraction + 1>;
  Formatters numbers;
  Formatters percents;
  icu_number::LocalizedNumberFormatter whole_euros;
  icu_number::LocalizedNumberFormatter euros_and_cents;
  icu_number::LocalizedNumberFormatter short_euros;
  std::unique_ptr<icu::PluralRules> plurals;
  std::unique_ptr<icu::SimpleDateFormat> days;
  std::unique_ptr<icu::SimpleDateFormat> months;
};

std::size_t Locale::place_of(int fraction) { return static_cast<std::size_t>(std::clamp(fraction, 0, Parts::kLargestFraction)); }

Locale::Locale(Language language, Catalogue catalogue) : parts_(std::make_unique<Parts>(language, std::move(catalogue))) {}
Locale::Locale(Locale&&) noexcept = default;
Locale& Locale::operator=(Locale&&) noexcept = default;
Locale::~Locale() = default;

Language Locale::language() const { return parts_->language; }
const Catalogue& Locale::catalogue() const { return parts_->catalogue; }
std::string Locale::tag() const { return parts_->language == Language::french ? "fr" : "en"; }

std::string Locale::word(std::string_view key, Filling filling) const { return filled(parts_->catalogue.text(key), filling); }

std::string Locale::counted(std::string_view key, const Decimal& count) const {
  UErrorCode status = U_ZERO_ERROR;
  const icu_number::FormattedNumber formatted = parts_->numbers[2].formatDecimal(count.absolute().to_string(), status);
  const std::string category = utf8(parts_->plurals->select(formatted, status));
  return word_form(key, U_FAILURE(status) != 0 ? "other" : category, number(count, 2));
}

std::string Locale::word_form(std::string_view key, std::string_view category, const std::string& count) const {
  return filled(parts_->catalogue.form(key, category), {{"count", count}});
}

std::string Locale::word_of(std::string_view list, const std::string& raw) const {
  const std::string key = std::string(list) + "_" + raw;
  return parts_->catalogue.has(key) ? word(key) : inert(raw);
}

std::string Locale::number(const Decimal& value, int fraction) const { return parts_->format(parts_->numbers[place_of(fraction)], value); }

std::string Locale::percent(const Decimal& share, int fraction) const {
  return replaced(parts_->format(parts_->percents[place_of(fraction)], share), "\xE2\x80\xAF%", "\xC2\xA0%");
}

std::string Locale::amount(const Decimal& value, Precision precision) const {
  const bool shortened = precision == Precision::reading && value.absolute() >= Decimal(10000);
  const auto& with = shortened ? parts_->short_euros : (value.is_integer() ? parts_->whole_euros : parts_->euros_and_cents);
  // French sets one no-break space in "1,24 M€" and "12 k€", not two.
  return replaced(replaced(parts_->format(with, value), "M\xC2\xA0€", "M€"), "k\xC2\xA0€", "k€");
}

std::string Locale::date(const scalar::Date& date) const {
  const std::string text = parts_->format(*parts_->days, date);
  // ICU writes "1 juillet"; French counts the first day as an ordinal.
  return parts_->language == Language::french && date.day == 1 ? "1er" + text.substr(1) : text;
}

std::string Locale::period(const std::string& raw) const {
  if (const auto day = day_of(raw)) return date(*day);
  if (const auto month = month_of(raw)) return parts_->format(*parts_->months, *month);
  return word_of("period", raw);
}

}  // namespace reprise::report
