#include "dossier/lifetime.h"

namespace reprise::dossier {

bool Lifetime::meets(const Lifetime& other) const {
  return (!until || !other.since || *other.since <= *until) && (!other.until || !since || *since <= *other.until);
}

std::optional<scalar::Date> first_day(std::string_view date) {
  std::string whole(date);
  if (date.size() == 4) whole += "-01-01";
  if (date.size() == 7) whole += "-01";
  return scalar::Date::parse(whole);
}

std::optional<scalar::Date> last_day(std::string_view date) {
  if (date.size() == 4) return scalar::Date::parse(std::string(date) + "-12-31");
  if (date.size() != 7) return scalar::Date::parse(date);
  for (const char* day : {"-31", "-30", "-29", "-28"}) {
    if (const auto last = scalar::Date::parse(std::string(date) + day)) return last;
  }
  return std::nullopt;
}

}  // namespace reprise::dossier
