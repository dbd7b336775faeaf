// What rules need, as content of a drawing or of a listing: facts and reference tables, definitions, rules, and who needs whom
// (a decision requirements diagram, DMN 1.5 chapter 6). How it is laid out and folded is chart's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"

namespace reprise::assessment {

enum class RequirementKind : std::uint8_t { fact, reference, definition, rule };

/// Where something is written.
struct Written {
  std::string file;  ///< empty: nowhere, as a fact of every dossier
  std::uint32_t line = 0;
  bool operator==(const Written&) const = default;
};

/// Unread: no rule of the diagram looked at it in this case.
enum class AnswerState : std::uint8_t { unread, known, uncertain, unknown, not_applicable };

/// What one dossier says of a fact, or what came out of a rule.
struct RequirementAnswer {
  AnswerState state = AnswerState::unread;
  std::vector<base::Text> values;  ///< of a fact each entry's: "2024: €318k"
  std::string level;               ///< of a rule: band id of its risk, or empty
  base::Text risk;                 ///< of a rule: "100", "0 to 50"; empty: none
  bool operator==(const RequirementAnswer&) const = default;
};

struct Requirement {
  std::string id;  ///< kind, colon, name: "fact:accounts[*].cash"
  RequirementKind kind = RequirementKind::fact;
  std::string name;   ///< as expressions and files write it
  base::Text title;
  std::string group;  ///< id of a group: the section of a fact, the family of a rule
  Written written;
  std::vector<std::size_t> documents;  ///< that would give this fact
  bool asked = false;                  ///< the diagram is about it
  std::optional<RequirementAnswer> answer = std::nullopt;  ///< of a fact or a rule, where the diagram is of one dossier
  bool operator==(const Requirement&) const = default;
};

struct RequirementLink {
  std::size_t needed = 0;
  std::size_t needed_by = 0;
  Written written;  ///< the first mention
  bool operator==(const RequirementLink&) const = default;
};

struct RequirementGroup {
  std::string id;
  base::Text title;
  bool operator==(const RequirementGroup&) const = default;
};

struct RequirementDocument {
  std::string id;
  base::Text title;
  base::Text holder;  ///< whom to ask
  bool operator==(const RequirementDocument&) const = default;
};

struct RequirementDiagram {
  std::string id;
  base::Text title;
  base::Text description;
  std::vector<RequirementGroup> groups;  ///< sections, then families
  std::vector<RequirementDocument> documents;
  std::vector<Requirement> requirements;  ///< facts, references, definitions each after those it needs, rules
  std::vector<RequirementLink> links;     ///< by the place of `needed_by`, then of `needed`
  bool operator==(const RequirementDiagram&) const = default;
};

}  // namespace reprise::assessment
