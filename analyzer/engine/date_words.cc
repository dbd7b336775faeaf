#include "engine/date_words.h"

#include <array>
#include <string>

#include "scalar/date.h"

namespace reprise::engine {
namespace {

constexpr std::array<const char*, 12> kFrench = {"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                                 "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<const char*, 12> kEnglish = {"January", "February", "March",     "April",   "May",      "June",
                                                  "July",    "August",   "September", "October", "November", "December"};

constexpr std::size_t kMonth = 7;  // length of YYYY-MM
constexpr std::size_t kDay = 10;

}  // namespace

base::Text date_words(std::string_view written) {
  if (written.size() != kMonth && written.size() != kDay) return base::Text::same(written);
  const auto date = scalar::Date::parse(std::string(written) + (written.size() == kMonth ? "-01" : ""));
  if (!date) return base::Text::same(written);
  const std::size_t month = static_cast<std::size_t>(date->month) - 1;
  const std::string year = std::to_string(date->year);
  base::Text words{std::string(kFrench[month]) + "\u00A0" + year, std::string(kEnglish[month]) + " " + year};
  if (written.size() == kMonth) return words;
  const std::string day = std::to_string(date->day);
  return {(date->day == 1 ? "1er" : day) + "\u00A0" + words.fr, day + " " + words.en};
}

base::Text when_words(std::string_view written) {
  const base::Text date = date_words(written);
  return written.size() == kDay ? base::Text{"le\u00A0" + date.fr, "on " + date.en} : base::Text{"en\u00A0" + date.fr, "in " + date.en};
}

}  // namespace reprise::engine
