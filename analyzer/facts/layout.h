// The shape of the world that expressions see: which sections and lists there are, in which order, under which names.
// Taken from the vocabulary, so that a word added there is seen by rules without a line here. Private to this module.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/vocabulary.h"
#include "feel/value.h"
#include "takeover/takeover.h"

namespace reprise::facts {

/// "accounts[]" → path "accounts", a list whose entries are named by "year"; "group.policy" → path "group.policy".
struct SectionLayout {
  std::string_view words;
  std::string path;
  std::string_view identity;  ///< empty: a plain section
  std::span<const dossier::Word> leaves;
  feel::Context::Layout names;  ///< of one entry of the list, or of the section: the identity if any, then the leaves
  [[nodiscard]] bool is_list() const { return !identity.empty(); }
  /// The name of its entry in the context around it: "policy".
  [[nodiscard]] std::string name() const { return path.substr(path.rfind('.') + 1); }
};

[[nodiscard]] const std::vector<SectionLayout>& dossier_layout();
[[nodiscard]] const std::vector<SectionLayout>& group_layout();

inline constexpr std::string_view kGroup = "group";
inline constexpr std::string_view kTakeoverServices = "takeover.services";

/// A value of `takeover.services[…]` besides its `id`.
struct OverlapWord {
  std::string_view key;
  takeover::Derived takeover::ServiceOverlap::*number = nullptr;  ///< none: the type
  bool is_flag = false;                                           ///< 1 and 0 are true and false
};
[[nodiscard]] std::span<const OverlapWord> overlap_words();
/// `id`, then the words.
[[nodiscard]] const feel::Context::Layout& overlap_names();

}  // namespace reprise::facts
