// Parts that several sections and the terminal share: levels with their shapes, facts with their proof.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/page.h"

namespace reprise::report {

/// A level as shown: its class in the style sheet ("low" … "critical", "unknown", "none") and its words.
struct Level {
  std::string mark;
  std::string words;
};

/// From the lowest to the highest level a family may have; one when settled, none when not scored.
[[nodiscard]] std::vector<Level> levels_of(const Page& page, const assessment::FamilyScore& family);
/// Of a finding: its band, the two ends of what is uncertain, or one of the states without a level.
[[nodiscard]] std::vector<Level> levels_of(const Page& page, const assessment::Finding& finding);
[[nodiscard]] Level level_of_gate(const Page& page, assessment::GateState state);
[[nodiscard]] Level level_of_band(const Page& page, const std::string& family, const std::string& band);
[[nodiscard]] Views level_views(const std::vector<Level>& levels);

/// A value with its unit, a range, or the word for unknown or not applicable.
[[nodiscard]] std::string value_words(const Page& page, const assessment::FactUse& fact, Locale::Precision precision);
[[nodiscard]] std::string value_words(const Page& page, const assessment::Finding& finding, Locale::Precision precision);
/// What one source says of a fact that sources contradict.
struct Claim {
  std::string words;  ///< with its unit
  std::vector<assessment::FactUse> said;  ///< the fact as each source tells it: `sources` and where they are named
};
/// Each value that sources give, once, smallest first; empty for a fact without contradiction.
[[nodiscard]] std::vector<Claim> claims_of(const Page& page, const assessment::FactUse& fact);
[[nodiscard]] View claim_view(const Page& page, const Claim& claim);
[[nodiscard]] Views claim_views(const Page& page, const assessment::FactUse& fact);
/// As value_words, but of a contradicted fact every value: "2,000 or 2,100 people".
[[nodiscard]] std::string every_value(const Page& page, const assessment::FactUse& fact);
[[nodiscard]] std::string location_words(const assessment::Location& location);
/// What another source says, in the unit of its fact: a value or a range.
[[nodiscard]] std::string alternative_words(const Page& page, const assessment::FactUse& fact, const assessment::AlternativeValue& one);
[[nodiscard]] Views source_links(const Page& page, const std::vector<std::string>& ids, const std::string& file = {});
/// The sources of several facts, each once; two files may call different sources by one id.
[[nodiscard]] Views source_links(const Page& page, const std::vector<assessment::FactUse>& facts);
/// A fact with value, period, basis, quality, place in the file, sources and alternatives.
[[nodiscard]] View fact_view(const Page& page, const assessment::FactUse& fact);
[[nodiscard]] Views fact_views(const Page& page, const std::vector<assessment::FactUse>& facts);
/// Puts `facts` into the view. Paper shows the first ones of a long list, then how many more there are and their sources.
void set_facts(const Page& page, View& view, const std::vector<assessment::FactUse>& facts);

/// Documents that would give the path, by title.
[[nodiscard]] std::vector<std::string> documents_giving(const Page& page, const std::string& path);
/// Documents that would give some of the paths, in the order to ask, each once.
[[nodiscard]] std::vector<const assessment::DocumentRequest*> documents_giving_some(const Page& page, const std::vector<std::string>& paths);
/// Names of the facts, those of one name and several places together: "Places open (north, south)". In the paths' order.
/// Of more than `most` + 1 places, `most` are named and the others counted.
[[nodiscard]] std::vector<std::string> grouped_labels(const Page& page, const std::vector<std::string>& paths, std::size_t most = SIZE_MAX - 1);
/// Texts as items of a list, under `name`.
[[nodiscard]] Views item_views(std::string_view name, const std::vector<std::string>& texts);

/// What a finding weighs in its family's score, from surely to possibly; in points of weight × risk.
struct Contribution {
  scalar::Decimal low;
  scalar::Decimal high;
};
[[nodiscard]] Contribution contribution_of(const assessment::Finding& finding);

/// What stood in the way of a judgement, as its name and its words: the rule's own fault, a yardstick without a row for the
/// case, or either of them for some of the values that are possible. Both empty when nothing did.
struct Obstacle {
  std::string name;
  std::string words;
};
[[nodiscard]] Obstacle obstacle_of(const Page& page, const assessment::Finding& finding);
/// Sets `problem`, `problem_name` and `is_fault`.
void set_obstacle(const Page& page, View& view, const assessment::Finding& finding);

/// "Net cash 6 days → 2 days · … · Verdict: …", or why it cannot be told.
[[nodiscard]] std::string stress_line(const Page& page, const assessment::Stress& stress);
/// "in force, until 31 December 2024 – board of the group: the advance is promised".
[[nodiscard]] std::string waiver_words(const Page& page, const assessment::Waiver& waiver);
/// Sets `waiver`: the words of the rule's waiver, if it has one.
void set_waiver(const Page& page, View& view, const std::string& rule);

/// Sets `conditions` (certain, the first), `other_conditions`, `possible_conditions`, their counts and `has_any_condition`.
void set_conditions(const Page& page, View& view);
/// How many depend on facts nobody knows.
[[nodiscard]] std::size_t possible_conditions(const Page& page);

/// The reader's order: failed first, then open, then what is fine, then what does not apply.
enum class Standing { failed, open, fine, not_concerned };
/// Its family has a score that its risk enters; else it is a gate alone or a comparison.
[[nodiscard]] bool rates_risk(const Page& page, const assessment::Finding& finding);
/// Shown beside the scores and outside them: it has a scale, and its family no score (published models).
[[nodiscard]] bool is_comparison(const Page& page, const assessment::Finding& finding);
[[nodiscard]] Standing standing_of(const Page& page, const assessment::Finding& finding);
/// Findings that speak for themselves on the first screen: at most `limit`, heaviest first.
[[nodiscard]] std::vector<const assessment::Finding*> heaviest(const Page& page, std::size_t limit);
[[nodiscard]] std::vector<const assessment::Finding*> in_reading_order(const Page& page, const std::string& family);

}  // namespace reprise::report
