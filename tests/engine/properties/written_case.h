// A dossier and a group as a random test writes them: every leaf with how much is said of it and what it may turn out to be.
// Printed as YAML they go the way of a person's files.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/vocabulary.h"
#include "feel/value.h"

namespace reprise::engine::testing {

enum class Said { nothing, unknown, later, known, range, contradiction, not_applicable };

struct Leaf {
  const dossier::Word* word = nullptr;
  Said said = Said::nothing;
  std::vector<std::string> values;  ///< as written in YAML, all that it may be; of a known leaf the first is told
  std::optional<std::string> low;   ///< of a range; a missing end is open
  std::optional<std::string> high;

  [[nodiscard]] bool is_unknown() const { return said == Said::nothing || said == Said::unknown || said == Said::later; }
  /// Whether more can be learnt of it.
  [[nodiscard]] bool is_open() const { return said != Said::known && said != Said::not_applicable; }
};

struct WrittenEntry {
  std::string identity;  ///< empty: a plain section
  std::vector<Leaf> leaves;
  bool is_seen = true;   ///< false: it exists and the file does not list it
};

/// A section, which is one entry, or a list.
struct Part {
  enum class State { given, incomplete, left_out, unknown };
  bool of_group = false;
  std::string key;            ///< in its file: "workforce", "accounts"
  std::string_view identity;  ///< of a list: "year", "id"
  State state = State::given;
  std::vector<WrittenEntry> entries;

  [[nodiscard]] bool is_list() const { return !identity.empty(); }
  /// "accounts", "group.accounts", "group.policy", "group".
  [[nodiscard]] std::string path() const;
};

struct WrittenCase {
  std::vector<Part> parts;

  [[nodiscard]] std::string dossier_yaml() const;
  [[nodiscard]] std::string group_yaml() const;
  [[nodiscard]] Part* find(std::string_view path);
};

/// Canonical: "accounts[2024].cash".
[[nodiscard]] std::string path_of(const Part& part, const WrittenEntry& entry, const Leaf& leaf);
/// What expressions see of such a value.
[[nodiscard]] feel::Value value_of(const dossier::Word& word, const std::string& written);

inline constexpr std::string_view kAsOf = "2025-09-30";

}  // namespace reprise::engine::testing
