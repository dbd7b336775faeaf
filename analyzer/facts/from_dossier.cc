#include "facts/from_dossier.h"

namespace reprise::facts {
namespace {

using feel::Value;

constexpr std::string_view kLegalPersons = "group.legal_persons[]";

/// Facts stand in the order of the vocabulary unless somebody made the section by hand.
const dossier::Fact* fact_of(const dossier::Section& section, std::string_view key, std::size_t position) {
  if (position < section.facts.size()) {
    const dossier::Fact& likely = section.facts[position];
    const std::string_view path = likely.path;
    if (path.size() == section.path.size() + 1 + key.size() && path.ends_with(key)) return &likely;
  }
  return section.find(key);
}

void add_leaves(World& world, const dossier::Section& section, const SectionLayout& layout, std::vector<Value>& values) {
  for (std::size_t at = 0; at < layout.leaves.size(); ++at) {
    const std::string_view key = layout.leaves[at].key;
    const dossier::Fact* fact = fact_of(section, key, at);
    values.push_back(fact != nullptr ? world.leaf(*fact) : world.leaf(unwrap_unknown(section.path + "." + std::string(key), section.place)));
  }
}

Value section_value(World& world, const dossier::Section& section, const SectionLayout& layout) {
  std::vector<Value> values;
  values.reserve(layout.leaves.size());
  add_leaves(world, section, layout, values);
  return Value::context({layout.names, std::move(values)});
}

/// A year is a number to expressions, an id is text.
Value entry_value(World& world, const std::string& identity, const dossier::Section& section, const SectionLayout& layout) {
  const auto number = layout.identity == "year" ? scalar::Decimal::parse(identity) : std::nullopt;
  std::vector<Value> values;
  values.reserve(layout.leaves.size() + 1);
  values.push_back(number ? Value::number(*number) : Value::string(identity));
  add_leaves(world, section, layout, values);
  return Value::context({layout.names, std::move(values)});
}

Value entry_list(World& world, const SectionLayout& layout, const dossier::EntryList& list) {
  return list_value(world, {list.path, list.given, list.complete, list.place}, [&] {
    feel::List items;
    for (const dossier::Entry& entry : list.entries) {
      items.push_back(entry_value(world, entry.identity, entry.section, layout));
    }
    return items;
  });
}

Value legal_persons(World& world, const SectionLayout& layout, const dossier::Group& group) {
  return list_value(world, {layout.path, !group.legal_persons.empty(), true, {}}, [&] {
    feel::List items;
    for (const dossier::LegalPerson& person : group.legal_persons) {
      if (person.outside || !person.life.covers(group.as_of)) continue;
      items.push_back(entry_value(world, person.id, person.section, layout));
    }
    return items;
  });
}

/// What one file says of a section or list; a section it does not have is unknown throughout.
template <typename File>
Value value_of(World& world, const SectionLayout& layout, const File& file) {
  const std::string name = layout.name();
  if (layout.is_list()) {
    const auto list = file.lists.find(name);
    if (list != file.lists.end()) return entry_list(world, layout, list->second);
    return list_value(world, {layout.path, false, true, {}}, [] { return feel::List(); });
  }
  const auto section = file.sections.find(name);
  if (section != file.sections.end()) return section_value(world, section->second, layout);
  return section_value(world, {layout.path, {}, {}}, layout);
}

}  // namespace

void add_dossier(World& world, ContextAssembly& assembly, const dossier::Dossier& dossier) {
  for (const SectionLayout& layout : dossier_layout()) assembly.add(layout, value_of(world, layout, dossier));
}

void add_group(World& world, ContextAssembly& assembly, const dossier::Group& group) {
  for (const SectionLayout& layout : group_layout()) {
    assembly.add(layout, layout.words == kLegalPersons ? legal_persons(world, layout, group) : value_of(world, layout, group));
  }
}

}  // namespace reprise::facts
