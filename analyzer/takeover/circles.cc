#include "takeover/circles.h"

#include <algorithm>

namespace reprise::takeover {
namespace {

constexpr std::size_t kNotMet = static_cast<std::size_t>(-1);

class Search {
 public:
  explicit Search(const std::vector<std::vector<std::size_t>>& next) : next_(next), number_(next.size(), kNotMet), lowest_(next.size(), 0), open_(next.size(), false) {}

  std::vector<std::vector<std::size_t>> circles() {
    for (std::size_t start = 0; start < next_.size(); ++start) {
      if (number_[start] == kNotMet) walk_from(start);
    }
    std::ranges::sort(found_);
    return std::move(found_);
  }

 private:
  struct Step {
    std::size_t point = 0;
    std::size_t taken = 0;  ///< ways from here
  };

  void enter(std::size_t point) {
    number_[point] = lowest_[point] = met_++;
    open_[point] = true;
    stack_.push_back(point);
    way_.push_back({point, 0});
  }

  void walk_from(std::size_t start) {
    enter(start);
    while (!way_.empty()) {
      Step& step = way_.back();
      if (step.taken == next_[step.point].size()) {
        leave();
        continue;
      }
      const std::size_t from = step.point;
      const std::size_t to = next_[from][step.taken++];
      if (number_[to] == kNotMet) {
        enter(to);
      } else if (open_[to]) {
        lowest_[from] = std::min(lowest_[from], number_[to]);
      }
    }
  }

  void leave() {
    const std::size_t point = way_.back().point;
    way_.pop_back();
    if (!way_.empty()) lowest_[way_.back().point] = std::min(lowest_[way_.back().point], lowest_[point]);
    if (lowest_[point] != number_[point]) return;
    const auto first = std::ranges::find(stack_, point);
    std::vector<std::size_t> circle(first, stack_.end());
    stack_.erase(first, stack_.end());
    for (const std::size_t one : circle) open_[one] = false;
    std::ranges::sort(circle);
    if (circle.size() > 1) found_.push_back(std::move(circle));
  }

  const std::vector<std::vector<std::size_t>>& next_;
  std::vector<std::size_t> number_;  ///< in which a point was met
  std::vector<std::size_t> lowest_;  ///< number that can be reached from it
  std::vector<bool> open_;           ///< on the stack
  std::vector<std::size_t> stack_;
  std::vector<Step> way_;
  std::vector<std::vector<std::size_t>> found_;
  std::size_t met_ = 0;
};

}  // namespace

std::vector<std::vector<std::size_t>> circles_in(const std::vector<std::vector<std::size_t>>& next) { return Search(next).circles(); }

}  // namespace reprise::takeover
