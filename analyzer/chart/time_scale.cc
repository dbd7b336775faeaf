#include "chart/time_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "chart/ink.h"
#include "chart/label.h"
#include "chart/requirements_cells.h"

namespace reprise::chart {
namespace {

using base::Language;
using base::Text;
using scalar::Date;

constexpr std::int64_t kDaysOfWeek = 7;
constexpr double kLeastWeek = 6;  // points; narrower weeks are not marked
constexpr double kBesideMonth = 8;

struct Month {
  Text name;
  Text brief;
};

const std::array<Month, 12>& month_names() {
  static const std::array<Month, 12> kNames = {{{{"janvier", "January"}, {"janv.", "Jan"}},
                                                {{"février", "February"}, {"févr.", "Feb"}},
                                                {{"mars", "March"}, {"mars", "Mar"}},
                                                {{"avril", "April"}, {"avril", "Apr"}},
                                                {{"mai", "May"}, {"mai", "May"}},
                                                {{"juin", "June"}, {"juin", "June"}},
                                                {{"juillet", "July"}, {"juil.", "July"}},
                                                {{"août", "August"}, {"août", "Aug"}},
                                                {{"septembre", "September"}, {"sept.", "Sept"}},
                                                {{"octobre", "October"}, {"oct.", "Oct"}},
                                                {{"novembre", "November"}, {"nov.", "Nov"}},
                                                {{"décembre", "December"}, {"déc.", "Dec"}}}};
  return kNames;
}

const Month& month_of(const Date& day) { return month_names().at(static_cast<std::size_t>(day.month - 1)); }

Date next_month(const Date& day) {
  return day.month == 12 ? Date{day.year + 1, 1, 1} : Date{day.year, static_cast<std::uint8_t>(day.month + 1), 1};
}

}  // namespace

std::string day_words(const Date& day, Language language) {
  const std::string number = std::to_string(day.day) + (language == Language::french && day.day == 1 ? "er" : "");
  return number + "\u00a0" + month_of(day).name.in(language) + "\u00a0" + std::to_string(day.year);
}

TimeScale::TimeScale(const Date& first, const Date& last, double left, double right)
    : first_(first.to_days()), last_(std::max(last.to_days(), first.to_days() + 2)), left_(left), right_(right) {}

double TimeScale::day_width() const { return (right_ - left_) / static_cast<double>(last_ - first_); }

bool TimeScale::has(const Date& day) const { return day.to_days() >= first_ && day.to_days() <= last_; }

double TimeScale::x(const Date& day) const {
  return std::clamp(left_ + day_width() * static_cast<double>(day.to_days() - first_), left_, right_);
}

std::string TimeScale::marks(double y, double bottom, Language language) const {
  return line(left_, y, right_, y, {kHairline, 0.8}) + months(y, bottom, language) + weeks(y);
}

std::string TimeScale::months(double y, double bottom, Language language) const {
  const double widest = width_of("sept.", kSmallType, false) + kBesideMonth;
  const auto every = std::max<std::int64_t>(1, std::llround(std::ceil(widest / (day_width() * 30))));
  std::string out;
  double free = left_;  // where the next name may stand
  double year_free = left_;
  std::int64_t count = 0;
  const Date first = Date::from_days(first_);
  for (Date day = first; day.to_days() <= last_; day = next_month(day), ++count) {
    const double at = x(day);
    if (day.day == 1) out += line(at, y, at, bottom, {"#E1E5EA", 0.8});
    const std::string name = month_of(day).brief.in(language);
    const double end = std::min(x(next_month(day)), right_);
    const bool has_room =
        at >= free && at + width_of(name, kSmallType, false) + 2 <= (every > 1 ? right_ : end) && (count % every == 0 || day.day != 1);
    if (has_room) {
      out += written(at + 2, y - 4, name, {kSmallType, kInk});
      free = at + width_of(name, kSmallType, false) + 4;
    }
    const std::string year = std::to_string(day.year);
    const bool wants_year = count == 0 || day.month == 1;
    if (wants_year && at >= year_free && at + width_of(year, kSmallType, true) <= right_) {
      out += written(at + 2, y - 15, year, {kSmallType, kInk, true});
      year_free = at + width_of(year, kSmallType, true) + 6;
    }
  }
  return out;
}

std::string TimeScale::weeks(double y) const {
  if (day_width() * kDaysOfWeek < kLeastWeek) return {};
  std::string out;
  // The first of January 1970 was a Thursday.
  for (std::int64_t monday = first_ + (kDaysOfWeek - ((first_ + 3) % kDaysOfWeek + kDaysOfWeek) % kDaysOfWeek) % kDaysOfWeek;
       monday <= last_; monday += kDaysOfWeek) {
    const double at = x(Date::from_days(monday));
    out += line(at, y, at, y + 3, {kHairline, 0.6});
  }
  return out;
}

}  // namespace reprise::chart
