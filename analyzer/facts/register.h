// Every mark of a world: what it stands for, under which path, and where expressions see it. Made once; worlds that
// differ in a few facts share it. Private to this module.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "facts/facts.h"

namespace reprise::facts {

class Register {
 public:
  /// The way from the context to a value: positions of entries and items, from the outside in.
  using Steps = std::span<const std::uint32_t>;

  void reserve(std::size_t marks);
  /// Of two with one path the first is found.
  feel::Mark add(MarkedFact about);
  [[nodiscard]] std::optional<feel::Mark> find(std::string_view path) const;
  [[nodiscard]] const MarkedFact& at(feel::Mark mark) const { return marked_[mark]; }
  [[nodiscard]] std::size_t size() const { return marked_.size(); }

  /// Remembers where in the context the values of each mark are; a mark added later is nowhere.
  void locate(const feel::Context& context);
  /// Where values with that mark stand.
  [[nodiscard]] std::vector<Steps> ways_to(feel::Mark mark) const;

 private:
  /// A place of an open-addressed table of paths.
  struct Bucket {
    std::uint32_t hash = 0;
    feel::Mark mark = kFree;
  };
  struct Way {
    feel::Mark mark = 0;
    std::uint32_t begin = 0;  ///< in `steps_`
    std::uint32_t length = 0;
  };
  static constexpr feel::Mark kFree = ~feel::Mark{0};

  void enter(Bucket bucket);
  void descend(const feel::Value& value, std::vector<std::uint32_t>& steps);

  std::vector<MarkedFact> marked_;
  std::vector<Bucket> buckets_;  ///< a power of two, at most half of them taken
  std::vector<std::uint32_t> steps_;
  std::vector<Way> ways_;  ///< by mark
};

}  // namespace reprise::facts
