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
  /// A mark of which only the path is told so far.
  feel::Mark add(std::string path);
  [[nodiscard]] MarkedFact& about(feel::Mark mark) { return marked_[mark]; }
  [[nodiscard]] std::span<const MarkedFact> all() const { return marked_; }
  [[nodiscard]] std::optional<feel::Mark> find(std::string_view path) const;
  [[nodiscard]] const MarkedFact& at(feel::Mark mark) const { return marked_[mark]; }
  [[nodiscard]] std::size_t size() const { return marked_.size(); }

  /// Remembers where in the context the values of each mark are; a mark added later is nowhere.
  void locate(const feel::Context& context);
  /// Where values with that mark stand.
  template <typename Visit>
  void visit_ways_to(feel::Mark mark, Visit&& visit) const {
    if (mark + 1 >= first_way_.size()) return;
    for (std::uint32_t at = first_way_[mark]; at < first_way_[mark + 1]; ++at) visit(Steps(steps_).subspan(ways_[at].begin, ways_[at].length));
  }

 private:
  /// A place of an open-addressed table of paths.
  struct Bucket {
    std::uint32_t hash = 0;
    feel::Mark mark = kFree;
  };
  struct Way {
    std::uint32_t begin = 0;  ///< in `steps_`
    std::uint32_t length = 0;
  };
  struct Found {
    feel::Mark mark = 0;
    Way way;
  };
  static constexpr feel::Mark kFree = ~feel::Mark{0};

  void enter(Bucket bucket);
  feel::Mark enter_last();
  void descend(const feel::Value& value, std::vector<std::uint32_t>& steps, std::vector<Found>& found);

  std::vector<MarkedFact> marked_;
  std::vector<Bucket> buckets_;  ///< a power of two, at most half of them taken
  std::vector<std::uint32_t> steps_;
  std::vector<Way> ways_;  ///< by mark
  std::vector<std::uint32_t> first_way_;  ///< of each mark, in `ways_`; then the end
};

}  // namespace reprise::facts
