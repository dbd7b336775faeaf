// The law of takeovers as read from rules/law/: the routes, the steps each asks for with their clocks and what they wait for,
// the deadlines after the effect, public holidays. How far each text was verified stays with it, for whoever reads it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "base/text.h"
#include "feel/feel.h"
#include "scalar/date.h"

namespace reprise::rulepack {

/// How the text behind a statement was read: its wording, someone else's account of it, or from memory only.
enum class Seen : std::uint8_t { text, secondary, memory };

/// A length of time as a text states it: calendar months and days, or working days (Monday to Friday, public holidays left out).
struct Period {
  std::int64_t months = 0;
  std::int64_t days = 0;
  bool in_working_days = false;

  bool operator==(const Period&) const = default;
};

struct LegalBasis {
  base::Text text;   ///< "C. trav. L2312-8, R2312-6"
  Seen seen = Seen::memory;
  base::Text note;   ///< what is taken from it; may be empty
};

/// What a step waits for. Of a step that is not needed, or not on the route, nothing.
struct StepBefore {
  std::string step;
  bool from_start = false;  ///< after the start of the other, not its end
  Period lag;
  base::Place place;
};

struct LegalStep {
  enum class Clock : std::uint8_t {
    act,       ///< done in an instant, or as long as it takes
    wait,      ///< the clock must run
    deadline,  ///< must be done before the clock has run out
  };
  std::string id;
  base::Text title;
  base::Text output;                 ///< what it leaves behind
  std::vector<std::string> routes;   ///< by id
  std::string phase;
  std::string actor;
  std::optional<feel::Expression> trigger;  ///< none: always
  Clock clock = Clock::act;
  Period least;                      ///< the shortest the law, or usage, lets it take
  std::optional<Period> most;        ///< the longest the law lets it take
  std::optional<Period> planned;     ///< what to count on, where the law states only the longest
  enum class Silence : std::uint8_t { nothing, refuses, accepts, counts_as_opinion } silence = Silence::nothing;
  std::vector<StepBefore> after;
  LegalBasis basis;
  std::optional<scalar::Date> from;
  std::optional<scalar::Date> until;
  base::Place place;
};

struct LegalRoute {
  std::string id;  ///< of transaction.route
  base::Text title;
  std::optional<feel::Expression> open;  ///< true: the law leaves it open
  base::Text closed;                     ///< why, where it is not
  base::Text legal_person, employer, debts, agreements, votes, authorities, reversible;
  std::string vote;                  ///< the step by which the association says yes; empty: a court does
  std::vector<std::string> effect;   ///< the steps at whose end it has taken effect
  LegalBasis basis;
  base::Place place;
};

/// What falls due after the effect.
struct AfterEffect {
  std::string id;
  base::Text title;
  std::vector<std::string> routes;
  std::optional<feel::Expression> trigger;
  Period due;
  LegalBasis basis;
  base::Place place;
};

/// A day of every year, fixed or counted from Easter Sunday.
struct PublicHoliday {
  std::string id;
  base::Text title;
  std::uint8_t month = 0;  ///< 0: from Easter
  std::uint8_t day = 0;
  int from_easter = 0;     ///< days
  bool local_law = false;  ///< only in the departments of Alsace and Moselle
};

/// The name by which conditions of the law see the id of the route that is asked about.
inline constexpr std::string_view kRouteName = "route";

struct Named {
  std::string id;
  base::Text title;
};

struct Law {
  std::vector<Named> phases;  ///< in their order
  std::vector<Named> actors;
  std::vector<LegalRoute> routes;
  std::vector<LegalStep> steps;
  std::vector<AfterEffect> after_effect;
  std::vector<PublicHoliday> holidays;
  std::optional<feel::Expression> cash_lasts;  ///< days from `as_of` until the association's cash runs out
  std::optional<feel::Expression> local_law;  ///< whether the law of Alsace and Moselle applies

  [[nodiscard]] const LegalStep* find_step(std::string_view id) const;
  [[nodiscard]] const LegalRoute* find_route(std::string_view id) const;
  [[nodiscard]] base::Text actor(std::string_view id) const;  ///< its title
  [[nodiscard]] bool empty() const { return routes.empty(); }
};

}  // namespace reprise::rulepack
