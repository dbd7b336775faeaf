// From a fact with its evidence to what an expression sees of it, and what its mark will say. Private to this module.
#pragma once

#include <string>
#include <vector>

#include "dossier/fact.h"
#include "dossier/vocabulary.h"
#include "facts/facts.h"
#include "facts/layout.h"
#include "facts/register.h"

namespace reprise::facts {

/// A value still without its mark, beside what the mark stands for.
struct Unwrapped {
  MarkedFact about;
  feel::Value value;
};

/// Null: nobody knows.
[[nodiscard]] feel::Value unknown_value(std::string_view path);
/// Null: the question does not arise.
[[nodiscard]] feel::Value inapplicable_value(const std::string& why);

[[nodiscard]] Unwrapped unwrap_unknown(std::string path, base::Place place = {});

/// The marked values of one world, made one after the other: the order of the marks is the order of the files.
class World {
 public:
  void reserve(std::size_t marks) { register_.reserve(marks); }
  feel::Mark mark(MarkedFact about) { return register_.add(std::move(about)); }
  /// The value with the mark it gets.
  feel::Value leaf(Unwrapped&& unwrapped) { return std::move(unwrapped.value).marked(feel::Marks::of(mark(std::move(unwrapped.about)))); }
  feel::Value leaf(const dossier::Fact& fact);
  [[nodiscard]] std::optional<feel::Mark> find(std::string_view path) const { return register_.find(path); }
  [[nodiscard]] const MarkedFact& at(feel::Mark mark) const { return register_.at(mark); }
  [[nodiscard]] Register take() { return std::move(register_); }

 private:
  Register register_;
};

/// What is said of a list as a whole.
struct ListState {
  std::string path;
  bool given = false;
  bool complete = true;
  base::Place place;
};
/// Marks the list before its items, then marks them: `items` is called only when the list was given.
template <typename MakeItems>
[[nodiscard]] feel::Value list_value(World& world, const ListState& list, MakeItems&& items) {
  MarkedFact about;
  about.path = list.path;
  about.missing = !list.given || !list.complete;
  about.place = list.place;
  const feel::Marks own = feel::Marks::of(world.mark(std::move(about)));
  return (list.given ? feel::Value::list(items()) : unknown_value(list.path)).marked(own);
}

/// Puts the entries of sections where expressions look for them: those of "group" itself beside "policy" and the lists.
class ContextAssembly {
 public:
  void add(const SectionLayout& section, feel::Value value);
  [[nodiscard]] feel::Context take(feel::Value as_of, feel::Value takeover_services);

 private:
  feel::Context top_;
  feel::Context group_;
};

}  // namespace reprise::facts
