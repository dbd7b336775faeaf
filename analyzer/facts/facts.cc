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
    Value inner = replaced(is_list ? items[step] : entries.values()[step], replacements.first(count), depth + 1);
    if (is_list) {
      items[step] = std::move(inner);
    } else {
      entries.replace(step, std::move(inner));
    }
    replacements = replacements.subspan(count);
  }
  return (is_list ? Value::list(std::move(items)) : Value::context(std::move(entries))).marked(at.marks());
}

enum class Leaves : bool { unmarked, marked };

Value without_marks(const Value& value, Leaves leaves) {
  if (value.kind() == feel::Kind::list) {
    feel::List items;
    items.reserve(value.as_list().size());
    for (const Value& item : value.as_list()) items.push_back(without_marks(item, leaves));
    return Value::list(std::move(items));
  }
  if (value.kind() == feel::Kind::context) {
    std::vector<Value> values;
    values.reserve(value.as_context().values().size());
    for (const Value& inner : value.as_context().values()) values.push_back(without_marks(inner, leaves));
    return Value::context({value.as_context().layout(), std::move(values)});
  }
  return leaves == Leaves::marked && !value.is_null() ? value : value.without_marks();
}

/// How many the lists and sections of a file need, or a little more.
template <typename File>
std::size_t marks_of(const File& file) {
  std::size_t count = file.sections.size() + file.lists.size();
  for (const auto& [name, section] : file.sections) count += section.facts.size();
  for (const auto& [name, list] : file.lists) {
    for (const dossier::Entry& entry : list.entries) count += entry.section.facts.size();
  }
  return count;
}

}  // namespace

Facts::Facts(const dossier::Dossier& dossier, const dossier::Group& group, const takeover::Takeover& takeover) {
  World world;
  std::size_t marks = marks_of(dossier) + marks_of(group) + (overlap_words().size() + 1) * (takeover.services.size() + 1);
  for (const dossier::LegalPerson& person : group.legal_persons) marks += person.section.facts.size();
  world.reserve(marks);
  ContextAssembly assembly;
  add_dossier(world, assembly, dossier);
  add_group(world, assembly, group);
  Value overlaps = overlaps_value(world, takeover);
  *this = Facts(assembly.take(Value::date(dossier.as_of), std::move(overlaps)), world.take());
}

Facts::Facts(feel::Context context, Register marks) : context_(std::move(context)) {
  marks.locate(context_);
  share(std::move(marks));
}

void Facts::share(Register marks) {
  register_ = std::make_shared<const Register>(std::move(marks));
  marked_ = register_->all();
}

feel::Mark Facts::add_missing(std::string path, base::Place place) {
  MarkedFact about;
  about.path = std::move(path);
  about.missing = true;
  about.place = std::move(place);
  Register more = *register_;
  const feel::Mark mark = more.add(std::move(about));
  share(std::move(more));
  return mark;
}

feel::Context Facts::context_with(const Overrides& overrides) const { return replaced_in(context_, overrides, Marking::own); }

feel::Context Facts::unmarked() const { return without_marks(Value::context(context_), Leaves::unmarked).as_context(); }

feel::Context Facts::with_marks_of_leaves() const { return without_marks(Value::context(context_), Leaves::marked).as_context(); }

feel::Context Facts::unmarked_with(const feel::Context& unmarked, const Overrides& overrides) const {
  return replaced_in(unmarked, overrides, Marking::none);
}

feel::Context Facts::marked_in(const feel::Context& unmarked, feel::Mark leaf, const feel::Value& value) const {
  return replaced_in(unmarked, {{leaf, value}}, Marking::own);
}

feel::Context Facts::replaced_in(const feel::Context& context, const Overrides& overrides, Marking marking) const {
  std::vector<Replacement> replacements;
  for (const auto& [mark, value] : overrides) {
    const Value bare = value.without_marks();
    const Value replacement = marking == Marking::own ? bare.marked(feel::Marks::of(mark)) : bare;
    register_->visit_ways_to(mark, [&](Register::Steps steps) { replacements.push_back({steps, replacement}); });
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
    MarkedFact& about = other.changed_.emplace(change.mark, at(change.mark)).first->second;
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

std::optional<feel::Mark> Facts::find(std::string_view path) const { return register_->find(path); }

std::vector<feel::Mark> Facts::leaves(const feel::Marks& marks) const {
  const auto ids = marks.ids();
  std::vector<feel::Mark> ahead(ids.begin(), ids.end());
  if (std::ranges::all_of(ahead, [this](feel::Mark mark) { return at(mark).derived_from.empty(); })) return ahead;
  std::vector<feel::Mark> found;
  std::vector<bool> met(marked_.size(), false);
  while (!ahead.empty()) {
    const feel::Mark mark = ahead.back();
    ahead.pop_back();
    if (met[mark]) continue;
    met[mark] = true;
    const std::vector<feel::Mark>& from = at(mark).derived_from;
    ahead.insert(ahead.end(), from.begin(), from.end());
    if (from.empty()) found.push_back(mark);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> Facts::missing(const feel::Marks& marks) const {
  std::vector<std::string> paths;
  const auto may_miss = [this](feel::Mark mark) { return at(mark).missing || !at(mark).derived_from.empty(); };
  if (std::ranges::none_of(marks.ids(), may_miss)) return paths;
  for (const feel::Mark leaf : leaves(marks)) {
    if (at(leaf).missing) paths.push_back(at(leaf).path);
  }
  return paths;
}

}  // namespace reprise::facts
