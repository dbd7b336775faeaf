// Every word a dossier and a group file may use, in one table: section, key, kind of value, unit, and its name in
// both languages. The readers, the schemas (a test compares), the FEEL scope and the reports all take it from here.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace reprise::dossier {

enum class ValueKind : std::uint8_t { number, count, amount, share, text, flag, date, enumeration, text_list };
enum class Unit : std::uint8_t { none, euro, people, full_time_equivalents, places, kilometres, share, years, months, days, count, degrees };

/// One leaf. `section` is the path of its mapping with lists written `[]`: "association", "accounts[]", "group.policy".
struct Word {
  std::string_view section;
  std::string_view key;
  ValueKind kind = ValueKind::text;
  Unit unit = Unit::none;
  std::string_view fr;
  std::string_view en;
  std::string_view choices;  ///< of an enumeration, separated by '|'
};

/// A list whose entries are named by a key of their own: accounts by `year`, services by `id`.
struct ListSection {
  std::string_view section;  ///< "accounts[]"
  std::string_view identity;
  std::string_view fr;
  std::string_view en;
};

[[nodiscard]] std::span<const Word> dossier_words();
[[nodiscard]] std::span<const Word> group_words();
[[nodiscard]] std::span<const ListSection> dossier_lists();
[[nodiscard]] std::span<const ListSection> group_lists();

/// The words of one section, in the order of the table: "workforce", "accounts[]", "group.policy". Forecasts have those of accounts.
[[nodiscard]] std::span<const Word> words_of(std::string_view section);

/// The word of a canonical path ("accounts[2011].cash" → accounts[] / cash); empty when there is none.
/// Group paths start with "group.".
[[nodiscard]] const Word* find_word(std::string_view canonical_path);

/// "Trésorerie 2011" / "Cash 2011": the label of a canonical path, with the entry's identity.
[[nodiscard]] base::Text label_of(std::string_view canonical_path);

}  // namespace reprise::dossier
