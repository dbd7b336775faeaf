// What any calendar must keep, held against random steps that wait for each other.
#include "law/schedule.h"

#include <gtest/gtest.h>

#include <random>

namespace reprise::law {
namespace {

using scalar::Date;

const Date kFrom = *Date::parse("2023-12-28");

struct Case {
  std::vector<Task> tasks;
  std::vector<std::size_t> ends;
};

rulepack::Period random_period(std::mt19937& random) {
  if (random() % 4 == 0) return {0, static_cast<std::int64_t>(random() % 6), true};
  return {static_cast<std::int64_t>(random() % 4), static_cast<std::int64_t>(random() % 40), false};
}

Case random_case(std::mt19937& random) {
  Case made;
  const std::size_t count = 1 + random() % 30;
  for (std::size_t at = 0; at < count; ++at) {
    Task& task = made.tasks.emplace_back();
    task.length = random_period(random);
    for (std::size_t before = 0; before < at; ++before) {
      if (random() % 6 == 0) task.after.push_back({before, random() % 3 == 0, random() % 3 == 0 ? random_period(random) : rulepack::Period()});
    }
    if (random() % 5 == 0) made.ends.push_back(at);
  }
  made.ends.push_back(count - 1);
  return made;
}

std::vector<rulepack::PublicHoliday> some_holidays(std::mt19937& random) {
  std::vector<rulepack::PublicHoliday> holidays;
  for (int i = 0; i < 12; ++i) {
    holidays.push_back({"h", {}, static_cast<std::uint8_t>(1 + random() % 12), static_cast<std::uint8_t>(1 + random() % 28), 0, false});
  }
  return holidays;
}

void expect_dependencies_kept(const Case& made, const Schedule& plan, const Days& days) {
  for (std::size_t at = 0; at < made.tasks.size(); ++at) {
    const Timing& timing = plan.timings[at];
    EXPECT_GE(timing.start, kFrom);
    EXPECT_GE(timing.finish, timing.start);
    for (const Task::Before& before : made.tasks[at].after) {
      const Timing& other = plan.timings[before.task];
      EXPECT_GE(timing.start, days.after(before.from_start ? other.start : other.finish, before.lag));
    }
  }
}

TEST(Schedule, never_starts_a_step_before_what_it_waits_for) {
  std::mt19937 random(1);
  for (int i = 0; i < 500; ++i) {
    const Case made = random_case(random);
    const Days days(some_holidays(random), false);
    expect_dependencies_kept(made, schedule(made.tasks, made.ends, kFrom, days), days);
  }
}

TEST(Schedule, is_delayed_by_no_holiday_to_an_earlier_day) {
  std::mt19937 random(2);
  for (int i = 0; i < 500; ++i) {
    const Case made = random_case(random);
    std::vector<rulepack::PublicHoliday> holidays = some_holidays(random);
    const Schedule with = schedule(made.tasks, made.ends, kFrom, Days(holidays, false));
    holidays.pop_back();
    const Schedule without = schedule(made.tasks, made.ends, kFrom, Days(holidays, false));
    for (std::size_t at = 0; at < made.tasks.size(); ++at) EXPECT_GE(with.timings[at].finish, without.timings[at].finish);
  }
}

TEST(Schedule, of_more_steps_never_ends_earlier) {
  std::mt19937 random(3);
  const Days days({}, false);
  for (int i = 0; i < 500; ++i) {
    Case made = random_case(random);
    const Date end = schedule(made.tasks, made.ends, kFrom, days).end;
    made.tasks.push_back({random_period(random), {}, {}, {}});
    made.tasks[made.ends.front()].after.push_back({made.tasks.size() - 1, false, {}});
    EXPECT_GE(schedule(made.tasks, made.ends, kFrom, days).end, end);
  }
}

TEST(Slack, can_be_used_up_by_any_one_step_without_moving_the_end) {
  std::mt19937 random(4);
  const Days days({}, false);
  for (int i = 0; i < 300; ++i) {
    const Case made = random_case(random);
    const Schedule plan = schedule(made.tasks, made.ends, kFrom, days);
    for (std::size_t at = 0; at < made.tasks.size(); ++at) {
      if (!plan.timings[at].late_start) continue;
      ASSERT_GE(plan.timings[at].slack(), 0);
      Case later = made;
      later.tasks[at].started = *plan.timings[at].late_start;
      EXPECT_EQ(schedule(later.tasks, later.ends, kFrom, days).end, plan.end) << "step " << at;
    }
  }
}

TEST(CriticalPath, leads_to_the_end_without_a_gap) {
  std::mt19937 random(5);
  const Days days({}, false);
  for (int i = 0; i < 500; ++i) {
    const Case made = random_case(random);
    const Schedule plan = schedule(made.tasks, made.ends, kFrom, days);
    ASSERT_FALSE(plan.critical.empty());
    EXPECT_EQ(plan.timings[plan.critical.front()].start, kFrom);
    EXPECT_EQ(plan.timings[plan.critical.back()].finish, plan.end);
  }
}

TEST(Schedule, of_steps_that_wait_for_each_other_ends_all_the_same) {
  std::vector<Task> tasks(3);
  for (std::size_t at = 0; at < 3; ++at) tasks[at] = {{0, 10, false}, {{(at + 1) % 3, false, {}}}, {}, {}};
  const std::vector<std::size_t> ends = {0, 1, 2};
  const Schedule plan = schedule(tasks, ends, kFrom, Days({}, false));
  EXPECT_GT(plan.end, kFrom);
}

TEST(Schedule, keeps_the_days_of_what_was_done_and_goes_on_from_the_start) {
  std::vector<Task> tasks(2);
  tasks[0] = {{0, 30, false}, {}, Date::parse("2023-10-01"), Date::parse("2023-10-12")};
  tasks[1] = {{0, 5, false}, {{0, false, {}}}, {}, {}};
  const std::vector<std::size_t> ends = {1};
  const Schedule plan = schedule(tasks, ends, kFrom, Days({}, false));
  EXPECT_EQ(plan.timings[0].finish, *Date::parse("2023-10-12"));
  EXPECT_EQ(plan.timings[1].start, kFrom);
}

}  // namespace
}  // namespace reprise::law
