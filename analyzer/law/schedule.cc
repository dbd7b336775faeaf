#include "law/schedule.h"

#include <algorithm>
#include <ranges>

namespace reprise::law {
namespace {

using scalar::Date;

class Layout {
 public:
  Layout(std::span<const Task> tasks, const Date& from, const Days& days) : tasks_(tasks), from_(from), days_(days), timings_(tasks.size()), next_(tasks.size()) {
    put_in_order();
  }

  Schedule run(std::span<const std::size_t> ends) {
    for (const std::size_t at : order_) begin(at);
    Schedule made;
    made.end = from_;
    for (const std::size_t at : ends) made.end = std::max(made.end, timings_[at].finish);
    for (const std::size_t at : ends) timings_[at].late_finish = made.end;
    for (const std::size_t at : std::views::reverse(order_)) end(at);
    made.critical = chain(ends, made.end);
    made.timings = std::move(timings_);
    return made;
  }

 private:
  /// Each after those it waits for; what is left waits in a circle and comes last.
  void put_in_order() {
    std::vector<std::size_t> waits(tasks_.size(), 0);
    for (std::size_t at = 0; at < tasks_.size(); ++at) {
      for (const Task::Before& before : tasks_[at].after) {
        next_[before.task].push_back(at);
        ++waits[at];
      }
    }
    for (std::size_t at = 0; at < tasks_.size(); ++at) {
      if (waits[at] == 0) order_.push_back(at);
    }
    for (std::size_t done = 0; done < order_.size(); ++done) {
      for (const std::size_t after : next_[order_[done]]) {
        if (--waits[after] == 0) order_.push_back(after);
      }
    }
    placed_.assign(tasks_.size(), false);
    for (std::size_t at = 0; at < tasks_.size(); ++at) {
      if (waits[at] != 0) order_.push_back(at);
    }
  }

  [[nodiscard]] Date reached(const Task::Before& before) const {
    const Timing& timing = timings_[before.task];
    return days_.after(before.from_start ? timing.start : timing.finish, before.lag);
  }

  void begin(std::size_t at) {
    const Task& task = tasks_[at];
    Timing& timing = timings_[at];
    timing.start = from_;
    for (const Task::Before& before : task.after) {
      if (placed_[before.task]) timing.start = std::max(timing.start, reached(before));
    }
    if (task.finished) timing.start = *task.finished;
    if (task.started) timing.start = *task.started;
    timing.finish = task.finished ? *task.finished : std::max(days_.after(timing.start, task.length), task.started ? from_ : timing.start);
    placed_[at] = true;
  }

  /// Pulled back by all that wait for it.
  void end(std::size_t at) {
    Timing& timing = timings_[at];
    const rulepack::Period& length = tasks_[at].length;
    std::optional<Date> start;
    const auto pull = [](std::optional<Date>& limit, const Date& day) { limit = limit ? std::min(*limit, day) : day; };
    for (const std::size_t after : next_[at]) {
      if (!timings_[after].late_start) continue;
      for (const Task::Before& before : tasks_[after].after) {
        if (before.task == at) pull(before.from_start ? start : timing.late_finish, days_.latest_start(*timings_[after].late_start, before.lag));
      }
    }
    if (timing.late_finish) pull(start, days_.latest_start(*timing.late_finish, length));
    if (!start) return;
    timing.late_start = start;
    if (!timing.late_finish) timing.late_finish = days_.after(*start, length);
  }

  /// From the end that comes last, always to what held it up, the first as written where several did.
  [[nodiscard]] std::vector<std::size_t> chain(std::span<const std::size_t> ends, const Date& last) const {
    std::vector<std::size_t> found;
    const auto end = std::ranges::find_if(ends, [&](std::size_t at) { return timings_[at].finish == last; });
    if (end == ends.end()) return found;
    std::vector<bool> met(tasks_.size(), false);
    for (std::optional<std::size_t> at = *end; at && !met[*at];) {
      met[*at] = true;
      found.push_back(*at);
      std::optional<std::size_t> held_by;
      for (const Task::Before& before : tasks_[*at].after) {
        if (!held_by && reached(before) == timings_[*at].start) held_by = before.task;
      }
      at = held_by;
    }
    std::ranges::reverse(found);
    return found;
  }

  std::span<const Task> tasks_;
  Date from_;
  const Days& days_;
  std::vector<Timing> timings_;
  std::vector<std::vector<std::size_t>> next_;
  std::vector<std::size_t> order_;
  std::vector<bool> placed_;
};

}  // namespace

std::optional<std::int64_t> Timing::slack() const {
  if (!late_start) return std::nullopt;
  return days_between(start, *late_start);
}

Schedule schedule(std::span<const Task> tasks, std::span<const std::size_t> ends, const Date& from, const Days& days) {
  return Layout(tasks, from, days).run(ends);
}

}  // namespace reprise::law
