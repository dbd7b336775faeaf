#include "facts/register.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>

namespace reprise::facts {
namespace {

std::uint32_t hash_of(std::string_view path) { return static_cast<std::uint32_t>(std::hash<std::string_view>()(path)); }

}  // namespace

void Register::reserve(std::size_t marks) {
  marked_.reserve(marks);
  if (2 * marks <= buckets_.size()) return;
  const std::vector<Bucket> before = std::move(buckets_);
  buckets_.assign(std::bit_ceil(2 * marks), {});
  for (const Bucket& bucket : before) {
    if (bucket.mark != kFree) enter(bucket);
  }
}

void Register::enter(Bucket bucket) {
  const std::size_t last = buckets_.size() - 1;
  std::size_t at = bucket.hash & last;
  for (; buckets_[at].mark != kFree; at = (at + 1) & last) {
    if (buckets_[at].hash == bucket.hash && marked_[buckets_[at].mark].path == marked_[bucket.mark].path) return;
  }
  buckets_[at] = bucket;
}

feel::Mark Register::add(MarkedFact about) {
  marked_.push_back(std::move(about));
  return enter_last();
}

feel::Mark Register::add(std::string path) {
  marked_.emplace_back().path = std::move(path);
  return enter_last();
}

feel::Mark Register::enter_last() {
  constexpr std::size_t kFewest = 64;
  const auto mark = static_cast<feel::Mark>(marked_.size() - 1);
  if (2 * marked_.size() > buckets_.size()) reserve(std::max(kFewest, 2 * marked_.size()));
  enter({hash_of(marked_.back().path), mark});
  return mark;
}

std::optional<feel::Mark> Register::find(std::string_view path) const {
  if (buckets_.empty()) return std::nullopt;
  const std::uint32_t hash = hash_of(path);
  const std::size_t last = buckets_.size() - 1;
  for (std::size_t at = hash & last; buckets_[at].mark != kFree; at = (at + 1) & last) {
    if (buckets_[at].hash == hash && marked_[buckets_[at].mark].path == path) return buckets_[at].mark;
  }
  return std::nullopt;
}

void Register::locate(const feel::Context& context) {
  std::vector<std::uint32_t> steps;
  std::vector<Found> found;
  found.reserve(marked_.size() + marked_.size() / 8);
  steps_.reserve(4 * marked_.size());
  descend(feel::Value::context(context), steps, found);
  first_way_.assign(marked_.size() + 1, 0);
  for (const Found& one : found) ++first_way_[one.mark + 1];
  std::partial_sum(first_way_.begin(), first_way_.end(), first_way_.begin());
  std::vector<std::uint32_t> next = first_way_;
  ways_.resize(found.size());
  for (const Found& one : found) ways_[next[one.mark]++] = one.way;
}

void Register::descend(const feel::Value& value, std::vector<std::uint32_t>& steps, std::vector<Found>& found) {
  for (const feel::Mark mark : value.marks().ids()) {
    found.push_back({mark, {static_cast<std::uint32_t>(steps_.size()), static_cast<std::uint32_t>(steps.size())}});
    steps_.insert(steps_.end(), steps.begin(), steps.end());
  }
  const bool is_list = value.kind() == feel::Kind::list;
  if (!is_list && value.kind() != feel::Kind::context) return;
  const std::vector<feel::Value>& within = is_list ? value.as_list() : value.as_context().values();
  steps.push_back(0);
  for (const feel::Value& one : within) {
    descend(one, steps, found);
    ++steps.back();
  }
  steps.pop_back();
}

}  // namespace reprise::facts
