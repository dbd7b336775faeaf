#include "facts/register.h"

#include <algorithm>
#include <bit>
#include <functional>

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
  constexpr std::size_t kFewest = 64;
  const auto mark = static_cast<feel::Mark>(marked_.size());
  if (2 * (marked_.size() + 1) > buckets_.size()) reserve(std::max(kFewest, 2 * marked_.size()));
  marked_.push_back(std::move(about));
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
  steps_.reserve(4 * marked_.size());
  ways_.reserve(marked_.size() + marked_.size() / 8);
  descend(feel::Value::context(context), steps);
  std::ranges::stable_sort(ways_, {}, &Way::mark);
}

void Register::descend(const feel::Value& value, std::vector<std::uint32_t>& steps) {
  for (const feel::Mark mark : value.marks().ids()) {
    ways_.push_back({mark, static_cast<std::uint32_t>(steps_.size()), static_cast<std::uint32_t>(steps.size())});
    steps_.insert(steps_.end(), steps.begin(), steps.end());
  }
  const bool is_list = value.kind() == feel::Kind::list;
  if (!is_list && value.kind() != feel::Kind::context) return;
  const std::vector<feel::Value>& within = is_list ? value.as_list() : value.as_context().values();
  steps.push_back(0);
  for (const feel::Value& one : within) {
    descend(one, steps);
    ++steps.back();
  }
  steps.pop_back();
}

std::vector<Register::Steps> Register::ways_to(feel::Mark mark) const {
  std::vector<Steps> found;
  for (const Way& way : std::ranges::equal_range(ways_, mark, {}, &Way::mark)) found.push_back(Steps(steps_).subspan(way.begin, way.length));
  return found;
}

}  // namespace reprise::facts
