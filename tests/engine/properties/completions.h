// Every open fact of a case given one of the values it may have, thousands of times: what each rule is then worth is worked out
// once for each combination of the facts it needs, without marks.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "properties/draw.h"
#include "properties/judged_case.h"
#include "properties/random_case.h"

namespace reprise::engine::testing {

class Completions {
 public:
  /// All must outlive the completions. Lists must be given, and what the takeover is made from known: CaseSource::learnt.
  Completions(const WrittenCase& written, const JudgedCase& judged, const CaseSource& source);

  /// One completion: the value that each open leaf takes, by its place in `values`.
  using Choice = std::vector<std::size_t>;
  [[nodiscard]] Choice drawn(Draw& draw) const;
  /// The highest (or lowest) values of all: their ends together.
  [[nodiscard]] Choice ends(bool last) const;

  /// What the case promises of that completion and it does not keep; empty when all is kept.
  [[nodiscard]] std::string broken_by(const Choice& choice);
  /// The case with those values written in.
  [[nodiscard]] WrittenCase written_with(const Choice& choice) const;
  [[nodiscard]] std::size_t evaluations() const { return evaluations_; }
  /// How many were none, for they deny what a rule assumes while nothing is known.
  [[nodiscard]] std::size_t inadmissible() const { return inadmissible_; }

 private:
  struct Open {
    std::size_t part;
    std::size_t entry;
    std::size_t leaf;
    feel::Mark mark;
    std::vector<feel::Value> values;
  };
  /// A rule in a completion: out, or any risk of an interval (a point, unless it is at fault), in thousandths.
  struct Point {
    bool out = false;
    bool optional = false;
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::optional<assessment::GateState> gate;
  };
  struct RuleState {
    const Outcome* promised;
    std::vector<std::size_t> needs;  ///< of `opens_`
    std::int64_t weight;             ///< in thousandths
    std::unordered_map<std::uint64_t, Point> known;
  };

  const Point& point_of(RuleState& rule, const Choice& choice, std::optional<feel::Context>& scope);
  [[nodiscard]] feel::Context scope_of(const Choice& choice) const;
  [[nodiscard]] feel::Value route_of(const Choice& choice) const;
  [[nodiscard]] std::string broken_family(std::size_t family, const std::vector<const Point*>& points, const std::map<const rulepack::Rule*, assessment::GateState>& gates,
                                          std::string& levels);
  [[nodiscard]] std::string broken_verdict(const std::string& key, const feel::Context& inputs);

  const WrittenCase& written_;
  const JudgedCase& judged_;
  feel::Context unmarked_;
  std::vector<Open> opens_;
  std::vector<std::vector<RuleState>> rules_;  ///< by family
  std::map<std::string, std::string> verdicts_;
  std::size_t evaluations_ = 0;
  std::size_t inadmissible_ = 0;
};

}  // namespace reprise::engine::testing
