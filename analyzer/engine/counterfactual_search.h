// The counterfactuals of all scored rules, sought beside the rest of an assessment: rules are asked independently of each other,
// and the search is most of the work. What is found does not hang on who finds it.
#pragma once

#include <atomic>
#include <future>
#include <vector>

#include "assessment/assessment.h"
#include "engine/counterfactual.h"
#include "engine/family.h"

namespace reprise::engine {

class CounterfactualSearch {
 public:
  /// Makes ready on another thread. The world must outlive the search.
  explicit CounterfactualSearch(const World& world);
  CounterfactualSearch(const CounterfactualSearch&) = delete;
  CounterfactualSearch& operator=(const CounterfactualSearch&) = delete;
  ~CounterfactualSearch();

  /// Begins, over there, once the rules are judged; until it has finished nobody evaluates in the scope of that world.
  void begin(const std::vector<Family>& families);
  /// Joins in until all rules are asked, and gives each finding its own.
  void finish(std::vector<assessment::Finding>& findings);

 private:
  void make_ready(Trials& trials) const;
  void search(Trials& trials);

  const World& world_;
  std::vector<const Outcome*> outcomes_;
  std::vector<std::vector<assessment::Counterfactual>> found_;  ///< as `outcomes_`
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> has_begun_ = false;
  std::future<void> other_;  ///< last: ends before what it fills
};

}  // namespace reprise::engine
