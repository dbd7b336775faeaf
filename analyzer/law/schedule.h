// Steps and what they wait for, laid out in time: the earliest day of each, and how late each may be without delaying an end.
// The critical-path method (Kelley and Walker, 1959) on days of the calendar, where a month has no fixed length.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "law/days.h"

namespace reprise::law {

struct Task {
  struct Before {
    std::size_t task = 0;     ///< its place among all
    bool from_start = false;  ///< after its start, not its end
    rulepack::Period lag;
  };
  rulepack::Period length;
  std::vector<Before> after;
  std::optional<scalar::Date> started;   ///< when it really was
  std::optional<scalar::Date> finished;
};

struct Timing {
  scalar::Date start;
  scalar::Date finish;
  std::optional<scalar::Date> late_start;   ///< none: no end waits for it
  std::optional<scalar::Date> late_finish;

  [[nodiscard]] std::optional<std::int64_t> slack() const;  ///< days
};

struct Schedule {
  std::vector<Timing> timings;      ///< one a task
  scalar::Date end;                 ///< when all of `ends` are over
  std::vector<std::size_t> critical;  ///< a chain that decides the end, from its first task to its last
};

/// No task starts before `from` unless it really did. Tasks that wait for each other in a circle wait for nobody.
[[nodiscard]] Schedule schedule(std::span<const Task> tasks, std::span<const std::size_t> ends, const scalar::Date& from, const Days& days);

}  // namespace reprise::law
