#include "facts/facts.h"

#include <algorithm>
#include <span>

#include "facts/from_dossier.h"
#include "facts/overlaps.h"
#include "facts/unwrapping.h"

namespace reprise::facts {
namespace {

using feel::Value;

struct Replacement {
  std::span<const std::uint32_t> steps;
  Value value;
};

/// Copies the way to what is replaced and shares the rest. `replacements` are ordered by their steps.
Value replaced(const Value& at, std::span<const Replacement> replacements, std::size_t depth) {
  if (replacements.front().steps.size() == depth) return replacements.front().value;
  const bool is_list = at.kind() == feel::Kind::list;
  feel::List items = is_list ? at.as_list() : feel::List();
  feel::Context entries = is_list ? feel::Context() : at.as_context();
  while (!replacements.empty()) {
    const std::uint32_t step = replacements.front().steps[depth];
    const auto end = std::find_if(replacements.begin(), replacements.end(), [&](const Replacement& one) { return one.steps[depth] != step; });
    const auto count = static_cast<std::size_t>(end - replacements.begin());
    Value inner = replaced(is_list ? items[step] : entries.entries()[step].second, replacements.first(count), depth + 1);
    if (is_list) {
      items[step] = std::move(inner);
    } else {
      entries.replace(step, std::move(inner));
    }
    replacements = replacements.subspan(count);
  }
  return (is_list ? Value::list(std::move(items)) : Value::context(std::move(entries))).marked(at.marks());
}

Value without_marks(const Value& value) {
  if (value.kind() == feel::Kind::list) {
    feel::List items;
    items.reserve(value.as_list().size());
    for (const Value& item : value.as_list()) items.push_back(without_marks(item));
    return Value::list(std::move(items));
  }
  if (value.kind() == feel::Kind::context) {
    feel::Context entries = value.as_context();
    for (std::size_t at = 0; at < entries.entries().size(); ++at) entries.replace(at, without_marks(entries.entries()[at].second));
    return Value::context(std::move(entries));
  }
  return value.without_marks();
}

}  // namespace

Facts::Facts(const dossier::Dossier& dossier, const dossier::Group& group, const takeover::Takeover& takeover) {
  World world;
  ContextAssembly assembly;
  add_dossier(world, assembly, dossier);
  add_group(world, assembly, group);
  Value overlaps = overlaps_value(world, takeover);
  context_ = assembly.take(Value::date(dossier.as_of), std::move(overlaps));
  marked_ = world.take();
  index();
}

Facts::Facts(feel::Context context, std::vector<MarkedFact> marked) : context_(std::move(context)), marked_(std::move(marked)) { index(); }

void Facts::index() {
  for (std::size_t mark = 0; mark < marked_.size(); ++mark) by_path_.emplace(marked_[mark].path, static_cast<feel::Mark>(mark));
  located_.resize(marked_.size());
  Steps steps;
  locate(Value::context(context_), steps);
}

void Facts::locate(const Value& value, Steps& steps) {
  for (const feel::Mark mark : value.marks().ids()) located_[mark].push_back(steps);
  const auto descend = [&](const Value& inner, std::size_t position) {
    steps.push_back(static_cast<std::uint32_t>(position));
    locate(inner, steps);
    steps.pop_back();
  };
  if (value.kind() == feel::Kind::list) {
    for (std::size_t item = 0; item < value.as_list().size(); ++item) descend(value.as_list()[item], item);
  } else if (value.kind() == feel::Kind::context) {
    const auto& entries = value.as_context().entries();
    for (std::size_t entry = 0; entry < entries.size(); ++entry) descend(entries[entry].second, entry);
  }
}

feel::Mark Facts::add_missing(std::string path, base::Place place) {
  const auto mark = static_cast<feel::Mark>(marked_.size());
  MarkedFact about;
  about.path = std::move(path);
  about.missing = true;
  about.place = std::move(place);
  by_path_.emplace(about.path, mark);
  marked_.push_back(std::move(about));
  located_.emplace_back();
  return mark;
}

feel::Context Facts::context_with(const Overrides& overrides) const { return replaced_in(context_, overrides, Marking::own); }

feel::Context Facts::unmarked() const { return without_marks(Value::context(context_)).as_context(); }

feel::Context Facts::unmarked_with(const feel::Context& unmarked, const Overrides& overrides) const {
  return replaced_in(unmarked, overrides, Marking::none);
}

feel::Context Facts::replaced_in(const feel::Context& context, const Overrides& overrides, Marking marking) const {
  std::vector<Replacement> replacements;
  for (const auto& [mark, value] : overrides) {
    const Value bare = value.without_marks();
    const Value replacement = marking == Marking::own ? bare.marked(feel::Marks::of(mark)) : bare;
    for (const Steps& steps : located_[mark]) replacements.push_back({steps, replacement});
  }
  if (replacements.empty()) return context;
  // What replaces a whole list comes before, and instead of, what replaces something within it.
  std::stable_sort(replacements.begin(), replacements.end(), [](const Replacement& left, const Replacement& right) {
    return std::lexicographical_compare(left.steps.begin(), left.steps.end(), right.steps.begin(), right.steps.end());
  });
  return replaced(Value::context(context), replacements, 0).as_context();
}

Facts Facts::changed(const std::vector<Change>& changes) const {
  Facts other = *this;
  Overrides overrides;
  for (const Change& change : changes) {
    overrides[change.mark] = change.value;
    MarkedFact& about = other.marked_[change.mark];
    about.fact = nullptr;
    about.candidates.clear();
    about.uncertain = change.uncertain;
    about.low = change.low;
    about.high = change.high;
    about.derived_from = change.lacks;
    about.missing = change.value.is_null();
  }
  other.context_ = replaced_in(context_, overrides, Marking::own);
  return other;
}

std::optional<feel::Mark> Facts::find(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<feel::Mark> Facts::leaves(const feel::Marks& marks) const {
  std::vector<feel::Mark> found;
  std::vector<bool> met(marked_.size(), false);
  std::vector<feel::Mark> ahead(marks.ids().begin(), marks.ids().end());
  while (!ahead.empty()) {
    const feel::Mark mark = ahead.back();
    ahead.pop_back();
    if (met[mark]) continue;
    met[mark] = true;
    const std::vector<feel::Mark>& from = marked_[mark].derived_from;
    ahead.insert(ahead.end(), from.begin(), from.end());
    if (from.empty()) found.push_back(mark);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> Facts::missing(const feel::Marks& marks) const {
  std::vector<std::string> paths;
  for (const feel::Mark leaf : leaves(marks)) {
    if (marked_[leaf].missing) paths.push_back(marked_[leaf].path);
  }
  return paths;
}

}  // namespace reprise::facts
