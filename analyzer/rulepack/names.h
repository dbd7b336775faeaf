// The names that rules may use beyond the facts, and the paths of facts in texts that are not expressions: placeholders,
// patterns of documents, the world of an inline test. Private to this module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "feel/feel.h"

namespace reprise::rulepack {

inline constexpr std::string_view kKnown = "known";
inline constexpr std::string_view kReference = "reference";

/// One step of a path as written: `accounts[2011]` is the name accounts and the selector 2011.
struct PathStep {
  std::string name;
  std::string selector;  ///< between the brackets; empty: none
  std::size_t begin = 0;
  std::size_t end = 0;   ///< of the name
};
[[nodiscard]] std::vector<PathStep> path_steps(std::string_view path);

/// What is wrong with a path against the vocabulary.
struct PathProblem {
  enum class Kind { none, unknown_name, wants_selector, takes_no_selector, not_a_fact };
  Kind kind = Kind::none;
  std::string word;
  std::vector<std::string> known;  ///< what could stand there
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A leaf through lists with a selector each; with `whole_lists` also a list by its bare name.
[[nodiscard]] PathProblem check_path(std::string_view path, const feel::Names& names, bool whole_lists);

/// "did you mean X?" in both languages, or the words that could stand there.
[[nodiscard]] base::Text suggestion(std::string_view word, const std::vector<std::string>& known);

}  // namespace reprise::rulepack
