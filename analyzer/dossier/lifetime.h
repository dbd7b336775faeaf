// From when to when something is there: a legal person in the group, a link, an establishment, a service.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scalar/date.h"

namespace reprise::dossier {

/// Both ends belong to it; an end nobody gave is open. A date may stop at the year or the month: `since` is then its first day,
/// `until` its last.
struct Lifetime {
  std::optional<scalar::Date> since;
  std::optional<scalar::Date> until;
  std::string since_written;  ///< YYYY, YYYY-MM or YYYY-MM-DD; empty: none
  std::string until_written;

  [[nodiscard]] bool covers(const scalar::Date& day) const { return (!since || *since <= day) && (!until || day <= *until); }
  [[nodiscard]] bool meets(const Lifetime& other) const;  ///< have a day in common
};

/// The first day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty when there is no such day.
[[nodiscard]] std::optional<scalar::Date> first_day(std::string_view date);
/// The last one.
[[nodiscard]] std::optional<scalar::Date> last_day(std::string_view date);

}  // namespace reprise::dossier
