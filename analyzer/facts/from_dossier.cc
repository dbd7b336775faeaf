#include "facts/from_dossier.h"

namespace reprise::facts {
namespace {

using feel::Value;

constexpr std::string_view kLegalPersons = "group.legal_persons[]";

feel::Context entries_of(World& world, const dossier::Section& section, std::string_view words, feel::Context entries = {}) {
  for (const dossier::Word& word : dossier::words_of(words)) {
    const dossier::Fact* fact = section.find(word.key);
    std::string path = section.path + "." + std::string(word.key);
    entries.set(std::string(word.key), world.leaf(fact != nullptr ? unwrap(*fact) : unwrap_unknown(std::move(path), section.place)));
  }
  return entries;
}

/// A year is a number to expressions, an id is text.
feel::Context identified(const SectionLayout& layout, const std::string& identity) {
  feel::Context entries;
  const auto number = layout.identity == "year" ? scalar::Decimal::parse(identity) : std::nullopt;
  entries.set(std::string(layout.identity), number ? Value::number(*number) : Value::string(identity));
  return entries;
}

Value entry_list(World& world, const SectionLayout& layout, const dossier::EntryList& list) {
  return list_value(world, {list.path, list.given, list.complete, list.place}, [&] {
    feel::List items;
    for (const dossier::Entry& entry : list.entries) {
      items.push_back(Value::context(entries_of(world, entry.section, layout.words, identified(layout, entry.identity))));
    }
    return items;
  });
}

Value legal_persons(World& world, const SectionLayout& layout, const dossier::Group& group) {
  return list_value(world, {layout.path, !group.legal_persons.empty(), true, {}}, [&] {
    feel::List items;
    for (const dossier::LegalPerson& person : group.legal_persons) {
      items.push_back(Value::context(entries_of(world, person.section, layout.words, identified(layout, person.id))));
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
  if (section != file.sections.end()) return Value::context(entries_of(world, section->second, layout.words));
  return Value::context(entries_of(world, dossier::Section{layout.path, {}, {}}, layout.words));
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
