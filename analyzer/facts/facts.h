// What expressions see: the dossier, the group and what the takeover derives, unwrapped from their evidence into FEEL
// contexts, each leaf marked with the fact it came from. The marks are how provenance and taint are known.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/dossier.h"
#include "feel/feel.h"
#include "scalar/decimal.h"
#include "takeover/takeover.h"

namespace reprise::facts {

/// One thing a mark stands for: a leaf fact, a list that was left out or is incomplete, or a derived value.
struct MarkedFact {
  std::string path;  ///< canonical
  const dossier::Fact* fact = nullptr;  ///< nullptr for lists and derived values
  bool missing = false;                 ///< unknown: taints
  bool uncertain = false;               ///< several values are possible: a range, or candidates that contradict each other
  std::optional<scalar::Decimal> low;   ///< of a range; a missing end is open
  std::optional<scalar::Decimal> high;
  std::vector<feel::Value> candidates;  ///< of a contradiction, the first as written first
  std::vector<feel::Mark> derived_from; ///< of a derived value
  base::Place place;
};

/// The values in place of some facts: a world, a what-if, a counterfactual.
using Overrides = std::map<feel::Mark, feel::Value>;

/// A fact that takes another value: settled, a range, or not known any more.
struct Change {
  feel::Mark mark = 0;
  feel::Value value;  ///< of a range: one of its values
  bool uncertain = false;
  std::optional<scalar::Decimal> low;  ///< of a range; a missing end is open
  std::optional<scalar::Decimal> high;
  std::vector<feel::Mark> lacks;  ///< the unknown facts for want of which the new value is unknown
};

class Register;

class Facts {
 public:
  /// The three must outlive the Facts.
  Facts(const dossier::Dossier& dossier, const dossier::Group& group, const takeover::Takeover& takeover);

  /// The world of a rule's inline test: what is given (nested contexts as under `given:`), everything else of the vocabulary
  /// unknown, lists not given unknown. The word "unknown" is an unknown fact; {low, high} a range; {value, alternatives: […]} a
  /// contradiction; a list {complete: false, entries: […]} an incomplete one. Everything under `takeover` may be given as well.
  [[nodiscard]] static Facts for_test(const feel::Context& given);

  /// A world put together elsewhere: the context's marks are places in `marked`.
  [[nodiscard]] static Facts of(feel::Context context, std::vector<MarkedFact> marked);

  /// One more thing that is not known, of no dossier: a row that a reference table of the rules does not have.
  feel::Mark add_missing(std::string path, base::Place place = {});

  /// Values of uncertain facts: the one written first; of a range, its low end, else its high end.
  [[nodiscard]] const feel::Context& context() const { return context_; }
  /// The context with some leaves replaced; the marks stay.
  [[nodiscard]] feel::Context context_with(const Overrides& overrides) const;
  /// The context without any marks, which cost most of an evaluation: what a search runs on.
  [[nodiscard]] feel::Context unmarked() const;
  /// The same with the marks of leaves alone, none on lists: what a recording reads.
  [[nodiscard]] feel::Context with_marks_of_leaves() const;
  /// The same with some leaves replaced; `unmarked` is what `unmarked()` gave.
  [[nodiscard]] feel::Context unmarked_with(const feel::Context& unmarked, const Overrides& overrides) const;
  /// The same with one leaf replaced, and marked.
  [[nodiscard]] feel::Context marked_in(const feel::Context& unmarked, feel::Mark leaf, const feel::Value& value) const;
  /// The same world with other facts: values, ranges and what is missing. What was derived from a changed fact stays.
  [[nodiscard]] Facts changed(const std::vector<Change>& changes) const;
  [[nodiscard]] const MarkedFact& at(feel::Mark mark) const {
    if (changed_.empty()) return marked_[mark];
    const auto found = changed_.find(mark);
    return found == changed_.end() ? marked_[mark] : found->second;
  }
  /// Of every mark, in their order.
  [[nodiscard]] auto all() const {
    return std::views::iota(feel::Mark{0}, static_cast<feel::Mark>(marked_.size())) | std::views::transform([this](feel::Mark mark) -> const MarkedFact& { return at(mark); });
  }
  [[nodiscard]] std::optional<feel::Mark> find(std::string_view path) const;

  /// Of a set of marks, with derived values followed to the facts they were made from; each once, in the order of the files.
  [[nodiscard]] std::vector<feel::Mark> leaves(const feel::Marks& marks) const;
  /// The paths of those leaves that are unknown.
  [[nodiscard]] std::vector<std::string> missing(const feel::Marks& marks) const;

 private:
  enum class Marking : bool { none, own };

  Facts(feel::Context context, Register marks);
  [[nodiscard]] feel::Context replaced_in(const feel::Context& context, const Overrides& overrides, Marking marking) const;
  void share(Register marks);

  feel::Context context_;
  std::shared_ptr<const Register> register_;
  std::span<const MarkedFact> marked_;  ///< of the register
  std::map<feel::Mark, MarkedFact> changed_;  ///< where this world differs from the one it was made of
};

/// The names of the vocabulary, strict, for compiling rules without any dossier.
[[nodiscard]] feel::Names vocabulary_names();

}  // namespace reprise::facts
