// Where the communes of France lie: a table that rules/references ships, or the user's own. It gives a place to what only names
// its commune, and a department to everything. A name that several communes bear is never settled by guessing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "base/text.h"
#include "dossier/dossier.h"
#include "takeover/earth.h"

namespace reprise::takeover {

struct Commune {
  std::string_view name;  ///< as `commune_key` gives it; lives as long as the table
  std::string_view code;  ///< INSEE, five characters
  Point centre;
};

/// A name as the table writes it: capitals, no accents, words apart by one space, SAINT and SAINTE spelled out.
[[nodiscard]] std::string commune_key(std::string_view name);

class Communes {
 public:
  /// A text of lines `name,insee,latitude,longitude` under a line that says so; lines that begin with # are skipped.
  /// Errors: communes-line, communes-code-twice. They stop at the twentieth.
  [[nodiscard]] static base::Checked<Communes> read(base::SourcePointer source);

  [[nodiscard]] const Commune* by_code(std::string_view code) const;  ///< nullptr: there is none
  /// Every commune of that name, by code.
  [[nodiscard]] std::vector<const Commune*> named(std::string_view name) const;
  [[nodiscard]] const base::SourcePointer& source() const { return source_; }

 private:
  base::SourcePointer source_;
  std::vector<Commune> communes_;  ///< by name, then code
  std::vector<std::uint64_t> by_code_;  ///< the code as a number, then the place among `communes_`; ascending
};

/// Whether some place or department could only be told from the table.
[[nodiscard]] bool needs_communes(const dossier::Dossier& dossier, const dossier::Group& group);

/// "18" of 18033, "2A" of 2A004, "974" of 97411; empty for what is no INSEE code.
[[nodiscard]] std::string department_code(std::string_view insee);
/// "Cher (18)"; a code without a name as it stands.
[[nodiscard]] std::string department_name(std::string_view code);

}  // namespace reprise::takeover
