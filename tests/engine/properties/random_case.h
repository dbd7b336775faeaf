// Random dossiers and groups: their words from the vocabulary, their numbers from the thresholds of the rules, so that what
// rules compute falls on a mark or just beside it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "properties/draw.h"
#include "properties/written_case.h"
#include "rulepack/rulepack.h"

namespace reprise::engine::testing {

/// What random cases are made of; one for all cases of a rule book, which must outlive it.
class CaseSource {
 public:
  explicit CaseSource(const rulepack::RuleBook& rules);

  /// The same seed gives the same case. `openness`: percent of leaves of which something is left open.
  [[nodiscard]] WrittenCase made(std::uint64_t seed, unsigned openness) const;
  /// The same case when more has been learnt: every list is complete, what the takeover is computed from is known, and of the other
  /// open leaves one in two, while some of the rest are narrowed. What known() stands in for stays as it is.
  [[nodiscard]] WrittenCase learnt(const WrittenCase& from, Draw& draw) const;

  /// Facts of which some rule says `not_nil`: as long as nobody knows them every association at work is held to have some.
  [[nodiscard]] bool is_never_nil(const Part& part, const dossier::Word& word) const;
  /// The facts that each rule needs, itself or through its definitions, entries of lists written `[*]`.
  [[nodiscard]] const std::map<std::string, std::set<std::string>>& needed() const { return needed_; }

 private:
  struct Scales;
  struct Layout {
    Part part;
    std::vector<const dossier::Word*> words;
  };

  void add_layouts(std::span<const dossier::Word> words, std::span<const dossier::ListSection> lists, bool of_group, const std::set<std::string>& all);
  void add_layout(std::string_view section, std::string_view identity, std::string_view words, bool of_group, const std::set<std::string>& all);

  [[nodiscard]] Leaf leaf(const dossier::Word& word, const Part& part, unsigned openness, const Scales& scales, Draw& draw) const;
  void fill_nil(Leaf& leaf, const Part& part, const Scales& scales) const;
  [[nodiscard]] WrittenEntry entry(const Layout& layout, std::size_t rank, unsigned openness, const Scales& scales, Draw& draw) const;
  [[nodiscard]] std::vector<std::string> values(const dossier::Word& word, const Part& part, std::size_t count, const Scales& scales, Draw& draw) const;
  [[nodiscard]] std::string value(const dossier::Word& word, const Part& part, const Scales& scales, Draw& draw) const;
  [[nodiscard]] scalar::Decimal number(const dossier::Word& word, const Scales& scales, Draw& draw) const;

  std::vector<Layout> layouts_;
  std::vector<scalar::Decimal> thresholds_;
  std::vector<std::string> service_types_;
  std::map<std::string, std::set<std::string>> needed_;
  std::set<std::string> never_nil_;
};

/// Whether completions leave such a fact unknown, for some rule says by known() what it does without it.
[[nodiscard]] bool stays_open(const std::string& pattern);
/// "accounts[*].cash".
[[nodiscard]] std::string pattern_of(const Part& part, const dossier::Word& word);

}  // namespace reprise::engine::testing
