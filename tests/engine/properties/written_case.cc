#include "properties/written_case.h"

#include <algorithm>

namespace reprise::engine::testing {
namespace {

constexpr std::string_view kSources =
    "sources:\n  A: {title: A}\n  B: {title: B}\n  C: {title: C}\n  LATE: {title: Published later, date: \"2031-01-01\"}\n";

std::string range_of(const Leaf& leaf) {
  std::string text = leaf.low ? "low: " + *leaf.low : "";
  if (leaf.high) text += (text.empty() ? "high: " : ", high: ") + *leaf.high;
  return text;
}

std::string contradiction_of(const Leaf& leaf) {
  std::string text = "{value: " + leaf.values.front() + ", source: A, alternatives: [";
  if (leaf.low || leaf.high) return text + "{" + range_of(leaf) + ", source: B}]}";
  for (std::size_t i = 1; i < leaf.values.size(); ++i) text += (i == 1 ? "" : ", ") + ("{value: " + leaf.values[i]) + ", source: " + (i == 1 ? "B" : "C") + "}";
  return text + "]}";
}

std::string said_of(const Leaf& leaf) {
  switch (leaf.said) {
    case Said::nothing: return {};
    case Said::unknown: return "unknown";
    case Said::later: return "{value: " + leaf.values.front() + ", source: LATE}";
    case Said::known: return leaf.values.front();
    case Said::range: return "{" + range_of(leaf) + "}";
    case Said::contradiction: return contradiction_of(leaf);
    case Said::not_applicable: return "{not_applicable: no such thing}";
  }
  return {};
}

std::string leaves_of(const WrittenEntry& entry, const std::string& indent) {
  std::string text;
  for (const Leaf& leaf : entry.leaves) {
    const std::string said = said_of(leaf);
    if (!said.empty()) text += indent + std::string(leaf.word->key) + ": " + said + "\n";
  }
  return text;
}

std::string entries_of(const Part& part, const std::string& indent) {
  std::string text;
  for (const WrittenEntry& entry : part.entries) {
    if (!entry.is_seen) continue;
    text += indent + "- " + std::string(part.identity) + ": " + entry.identity + "\n" + leaves_of(entry, indent + "  ");
  }
  return text;
}

std::string list_of(const Part& part) {
  if (part.state == Part::State::left_out) return {};
  if (part.state == Part::State::unknown) return part.key + ": unknown\n";
  const std::string entries = entries_of(part, part.state == Part::State::given ? "  " : "    ");
  const std::string listed = entries.empty() ? " []\n" : "\n" + entries;
  return part.state == Part::State::given ? part.key + ":" + listed : part.key + ":\n  complete: false\n  entries:" + listed;
}

/// `first`: what stands in a section before its leaves.
std::string section_of(const Part& part, const std::string& first) {
  const std::string leaves = first + leaves_of(part.entries.front(), "  ");
  return leaves.empty() ? std::string() : part.key + ":\n" + leaves;
}

std::string yaml(const WrittenCase& written, bool of_group) {
  const std::string own = of_group ? "group" : "association";
  std::string text = "schema: reprise/" + std::string(of_group ? "group" : "dossier") + "/1\nas_of: " + std::string(kAsOf) + "\n";
  bool is_named = false;
  for (const Part& part : written.parts) {
    if (part.of_group != of_group) continue;
    const bool names = part.key == own;
    is_named = is_named || names;
    text += part.is_list() ? list_of(part) : section_of(part, names ? "  id: random\n  name: Random\n" : "");
  }
  if (!is_named) text += own + ": {id: random, name: Random}\n";
  return text + std::string(kSources);
}

}  // namespace

std::string Part::path() const { return !of_group || key == "group" ? key : "group." + key; }

std::string WrittenCase::dossier_yaml() const { return yaml(*this, false); }
std::string WrittenCase::group_yaml() const { return yaml(*this, true); }

Part* WrittenCase::find(std::string_view path) {
  const auto found = std::ranges::find_if(parts, [&](const Part& part) { return part.path() == path; });
  return found == parts.end() ? nullptr : &*found;
}

std::string path_of(const Part& part, const WrittenEntry& entry, const Leaf& leaf) {
  return part.path() + (part.is_list() ? "[" + entry.identity + "]." : ".") + std::string(leaf.word->key);
}

feel::Value value_of(const dossier::Word& word, const std::string& written) {
  using enum dossier::ValueKind;
  switch (word.kind) {
    case number:
    case count:
    case amount:
    case share: return feel::Value::number(*scalar::Decimal::parse(written));
    case flag: return feel::Value::boolean(written == "true");
    case date: return feel::Value::date(*scalar::Date::parse(written));
    case text:
    case enumeration: return feel::Value::string(written);
    case text_list: {
      feel::List items;
      for (std::size_t at = 1; at + 1 < written.size();) {
        const std::size_t end = std::min(written.find_first_of(",]", at), written.size());
        items.push_back(feel::Value::string(written.substr(at, end - at)));
        at = end + 2;
      }
      return feel::Value::list(std::move(items));
    }
  }
  return {};
}

}  // namespace reprise::engine::testing
