#include "rulepack/table_check.h"

#include <algorithm>
#include <utility>

namespace reprise::rulepack {
namespace {

using feel::HitPolicy;

constexpr std::size_t kMostOperations = 200'000;
constexpr std::size_t kMostOperationsOfOneQuestion = 5'000;
constexpr std::size_t kMostTold = 5;

/// Integers from 0 on.
NumberSet counted(const NumberSet& numbers) {
  NumberSet from_zero;
  from_zero.add({Cut::before(scalar::Decimal(0)), Cut::above_all()});
  return numbers.common(from_zero).whole();
}

ValueSet read(const feel::UnaryTests* tests, bool counts) {
  const ValueSet set = tests == nullptr ? ValueSet::everything() : values_of(*tests);
  return counts ? only_counts(set) : set;
}

bool is_single_hit(HitPolicy policy) {
  return policy == HitPolicy::unique || policy == HitPolicy::any || policy == HitPolicy::priority || policy == HitPolicy::first;
}

bool collects(HitPolicy policy) {
  return policy == HitPolicy::collect || policy == HitPolicy::collect_sum || policy == HitPolicy::collect_min || policy == HitPolicy::collect_max ||
         policy == HitPolicy::collect_count;
}

class TableCheck {
 public:
  explicit TableCheck(const CheckedTable& table) : table_(table) {
    for (const CheckedInput& input : table.inputs) spoken_.push_back({input.name, input.counts});
    for (const CheckedTableRow& row : table.rows) {
      Region region;
      for (std::size_t input = 0; input < table.inputs.size(); ++input) region.push_back(read(row.when[input].tests, table.inputs[input].counts));
      rows_.push_back(std::move(region));
    }
    for (std::size_t input = 0; input < table.inputs.size(); ++input) {
      set_truths_aside(input);
      find_space(input);
    }
    for (const Region& row : rows_) {
      Region widest = row;
      for (std::size_t input = 0; input < row.size(); ++input) {
        if (!row[input].readable) widest[input] = ValueSet::everything();
      }
      widest_.push_back(std::move(widest));
    }
  }

  base::Diagnostics run() {
    check_cells();
    if (table_.policy == HitPolicy::unique || table_.policy == HitPolicy::any) check_overlaps();
    if (table_.policy == HitPolicy::first || table_.policy == HitPolicy::priority) check_dead_rows();
    if (is_single_hit(table_.policy) && !table_.has_default) check_gaps();
    if (collects(table_.policy)) check_duplicates();
    if (budget_.used_up()) diagnostics_.add(base::diagnose("rule-table-too-large", table_.place));
    return std::move(diagnostics_);
  }

 private:
  /// A cell `true` also hits a number or a text, which is no boolean to compare with: among cells of other kinds it is no set.
  void set_truths_aside(std::size_t input) {
    const auto has_others = [input](const Region& row) {
      ValueSet other = row[input];
      other.holds_true = other.holds_false = other.holds_null = false;
      return row[input].readable && !row[input].others && !other.empty();
    };
    if (std::ranges::none_of(rows_, has_others)) return;
    for (Region& row : rows_) row[input].readable = row[input].readable && (row[input].others || !row[input].has_truths());
  }

  /// What an input may be: what is allowed, or the kinds its column speaks of. Of texts without allowed values the ones that are
  /// written must be covered; that any other is not is worth a word only.
  void find_space(std::size_t input) {
    const CheckedInput& column = table_.inputs[input];
    const ValueSet allowed = read(column.allowed, column.counts);
    const bool is_given = column.allowed != nullptr && allowed.readable;
    ValueSet spoken;
    std::set<std::string> words;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const ValueSet& set = rows_[row][input];
      const feel::UnaryTests* tests = table_.rows[row].when[input].tests;
      if (!set.readable || tests == nullptr || set.is_everything()) continue;
      if (set.others) continue;  // not(null)
      spoken.add(set.of_same_kinds());
      spoken.holds_null = spoken.holds_null || (set.holds_null && mentions_null(*tests));
      words.insert(set.words.words.begin(), set.words.words.end());
    }
    if (spoken.empty()) spoken = ValueSet::everything();
    if (column.counts) spoken = only_counts(spoken);
    space_.push_back(is_given ? allowed : spoken);
    // A null that is not among the allowed values decides nothing (feel/decision_table.h); without them a row for what is null although every
    // fact is known can hit, whatever kinds the others speak of.
    possible_.push_back(space_.back());
    if (!is_given) possible_.back().holds_null = true;
    asked_.push_back(space_.back());
    is_given_.push_back(is_given);
    if (!is_given && !spoken.others && spoken.words.all_but) asked_.back().words = {false, words};
  }

  void check_cells() {
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      bool dead = false;
      for (std::size_t input = 0; input < rows_[row].size(); ++input) {
        const CheckedCell& cell = table_.rows[row].when[input];
        const ValueSet& set = rows_[row][input];
        if (cell.tests == nullptr || !set.readable) continue;
        const base::Argument text("cell", cell.tests->text());
        const base::Argument name("input", table_.inputs[input].name);
        if (set.empty()) {
          diagnostics_.add(base::diagnose("rule-table-empty-cell", cell.place, {text, name}));
          dead = true;
        } else if (is_given_[input] && set.common(space_[input]).empty()) {
          diagnostics_.add(base::diagnose("rule-table-not-allowed", cell.place, {text, name, {"allowed", table_.inputs[input].allowed->text()}}));
          dead = true;
        }
      }
      is_dead_.push_back(dead);
    }
  }

  [[nodiscard]] bool is_readable(std::size_t row) const {
    return std::ranges::all_of(rows_[row], [](const ValueSet& set) { return set.readable; });
  }

  [[nodiscard]] static std::string place_of(const CheckedTableRow& row) { return row.place.source ? row.place.to_string() : std::string(); }

  /// Whether the two rows certainly say different things.
  [[nodiscard]] bool contradict(std::size_t first, std::size_t second) const {
    const auto& one = table_.rows[first].then;
    const auto& other = table_.rows[second].then;
    for (std::size_t output = 0; output < one.size() && output < other.size(); ++output) {
      if (one[output].value && other[output].value && !feel::equal(*one[output].value, *other[output].value).is_true()) return true;
    }
    return false;
  }

  void check_overlaps() {
    std::size_t told = 0;
    std::size_t more = 0;
    for (std::size_t second = 1; second < rows_.size(); ++second) {
      if (is_dead_[second] || !is_readable(second)) continue;
      for (std::size_t first = 0; first < second; ++first) {
        if (!budget_.spend(rows_[first].size() + 1)) return;
        if (is_dead_[first] || !is_readable(first)) continue;
        if (table_.policy == HitPolicy::any && !contradict(first, second)) continue;
        const Region both = common(common(rows_[first], rows_[second]), possible_);
        if (is_empty(both)) continue;
        if (++told > kMostTold) {
          ++more;
          continue;
        }
        diagnostics_.add(base::diagnose(table_.policy == HitPolicy::any ? "rule-table-contradiction" : "rule-table-overlap", table_.rows[second].place,
                                        {{"first", std::to_string(first + 1)},
                                         {"row", std::to_string(second + 1)},
                                         {"place", place_of(table_.rows[first])},
                                         {"region", said_of(both, space_, spoken_)}}));
      }
    }
    if (more > 0) diagnostics_.add(base::diagnose("rule-table-more-overlaps", table_.rows.back().place, {{"count", std::to_string(more)}}));
  }

  /// The place of the row's results among the outputs' values; empty when a result is computed.
  [[nodiscard]] std::optional<std::vector<std::size_t>> rank(std::size_t row) const {
    std::vector<std::size_t> ranks;
    for (std::size_t output = 0; output < table_.orders.size(); ++output) {
      if (!table_.orders[output]) continue;
      const auto& value = table_.rows[row].then[output].value;
      if (!value) return std::nullopt;
      const feel::List& order = *table_.orders[output];
      const auto found = std::ranges::find_if(order, [&](const feel::Value& one) { return feel::equal(one, *value).is_true(); });
      ranks.push_back(static_cast<std::size_t>(found - order.begin()));
    }
    return ranks;
  }

  /// The rows that win over this one wherever both hit.
  [[nodiscard]] std::vector<std::size_t> winners(std::size_t row, const std::vector<std::optional<std::vector<std::size_t>>>& ranks) const {
    std::vector<std::size_t> found;
    for (std::size_t other = 0; other < rows_.size(); ++other) {
      if (other == row || is_dead_[other] || !is_readable(other)) continue;
      const bool is_first = table_.policy == HitPolicy::first;
      if (is_first ? other < row : ranks[row] && ranks[other] && std::pair(*ranks[other], other) < std::pair(*ranks[row], row)) found.push_back(other);
    }
    return found;
  }

  void check_dead_rows() {
    std::vector<std::optional<std::vector<std::size_t>>> ranks;
    for (std::size_t row = 0; row < rows_.size(); ++row) ranks.push_back(rank(row));
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (is_dead_[row]) continue;
      const Region own = common(widest_[row], possible_);
      std::vector<Region> left = {own};
      std::string by;
      for (const std::size_t winner : winners(row, ranks)) {
        if (!budget_.spend(own.size())) return;
        if (!meet(own, rows_[winner])) continue;
        left = without(left, rows_[winner], budget_);
        if (budget_.used_up()) return;
        by += (by.empty() ? "" : ", ") + std::to_string(winner + 1);
        if (left.empty()) break;
      }
      if (!left.empty()) {
        const bool only_null = std::ranges::none_of(left, [this](const Region& one) { return meet(one, space_); }) && meet(own, space_);
        if (only_null) diagnostics_.add(base::diagnose("rule-table-null-row", table_.rows[row].place, {{"rows", by}, {"region", said_of(widest_[row], space_, spoken_)}}));
        continue;
      }
      diagnostics_.add(base::diagnose(table_.policy == HitPolicy::first ? "rule-table-dead-row" : "rule-table-beaten-row", table_.rows[row].place,
                                      {{"rows", by}, {"region", said_of(widest_[row], space_, spoken_)}}));
    }
  }

  /// The largest region around this one that no row can cover, input by input.
  [[nodiscard]] Region grown(Region gap, const Region& space) {
    for (std::size_t input = 0; input < gap.size(); ++input) {
      ValueSet free = space[input];
      for (const Region& row : widest_) {
        if (!budget_.spend(gap.size() + 1)) return gap;
        bool beside = true;
        for (std::size_t other = 0; other < gap.size() && beside; ++other) beside = other == input || !gap[other].common(row[other]).empty();
        if (beside) free = free.without(row[input]);
      }
      gap[input] = free;
    }
    return gap;
  }

  /// What no row can cover, as few large regions; they may meet.
  [[nodiscard]] std::vector<Region> gaps_in(const Region& space) {
    std::vector<Region> left = {space};
    if (is_empty(space)) return {};
    for (const Region& row : widest_) {
      left = without(left, row, budget_);
      if (budget_.used_up()) return {};
    }
    std::vector<Region> gaps;
    while (!left.empty()) {
      gaps.push_back(grown(left.front(), space));
      left = without(left, gaps.back(), budget_);
      if (budget_.used_up()) return {};
    }
    return gaps;
  }

  void check_gaps() {
    const std::vector<Region> gaps = gaps_in(asked_);
    for (std::size_t gap = 0; gap < gaps.size() && gap < kMostTold; ++gap) {
      diagnostics_.add(base::diagnose("rule-table-gap", table_.place, {{"region", said_of(gaps[gap], asked_, spoken_)}}));
    }
    if (gaps.size() > kMostTold) diagnostics_.add(base::diagnose("rule-table-more-gaps", table_.place, {{"count", std::to_string(gaps.size() - kMostTold)}}));
    for (std::size_t input = 0; input < asked_.size(); ++input) check_other_texts(input);
  }

  void check_other_texts(std::size_t input) {
    ValueSet others;
    others.words = space_[input].words.without(asked_[input].words);
    if (others.empty()) return;
    Region space = asked_;
    space[input] = others;
    if (!gaps_in(space).empty()) diagnostics_.add(base::diagnose("rule-table-open", table_.place, {{"input", table_.inputs[input].name}}));
  }

  [[nodiscard]] bool is_same(std::size_t first, std::size_t second) const {
    for (std::size_t input = 0; input < rows_[first].size(); ++input) {
      const ValueSet& one = rows_[first][input];
      const ValueSet& other = rows_[second][input];
      const CheckedCell& cell = table_.rows[first].when[input];
      const CheckedCell& second_cell = table_.rows[second].when[input];
      const bool same_text = cell.tests != nullptr && second_cell.tests != nullptr && cell.tests->text() == second_cell.tests->text();
      if (!same_text && !(one.readable && other.readable && one.contains(other) && other.contains(one))) return false;
    }
    const auto same_result = [](const CheckedResult& one, const CheckedResult& other) {
      return one.value && other.value ? feel::equal(*one.value, *other.value).is_true() : one.text == other.text;
    };
    return std::ranges::equal(table_.rows[first].then, table_.rows[second].then, same_result);
  }

  void check_duplicates() {
    for (std::size_t second = 1; second < rows_.size(); ++second) {
      for (std::size_t first = 0; first < second; ++first) {
        if (!budget_.spend(rows_[first].size() + 1)) return;
        if (!is_same(first, second)) continue;
        diagnostics_.add(base::diagnose("rule-table-duplicate-row", table_.rows[second].place, {{"first", std::to_string(first + 1)}, {"place", place_of(table_.rows[first])}}));
        break;
      }
    }
  }

  const CheckedTable& table_;
  std::vector<SpokenInput> spoken_;
  std::vector<Region> rows_;
  std::vector<Region> widest_;  ///< with everything where a cell cannot be read
  Region space_;                ///< what the inputs may be
  Region possible_;             ///< null too where nothing says what is allowed
  Region asked_;                ///< what the rows must answer
  std::vector<bool> is_given_;  ///< by input: its allowed values are
  std::vector<bool> is_dead_;   ///< by row: a cell that nothing hits
  Budget budget_{kMostOperations};
  base::Diagnostics diagnostics_;
};

}  // namespace

base::Diagnostics check_table(const CheckedTable& table) { return TableCheck(table).run(); }

ValueSet only_counts(ValueSet set) {
  set.numbers = counted(set.numbers);
  return set;
}

ValueSet set_of_cell(const feel::UnaryTests* cell, bool counts) { return read(cell, counts); }

bool surely_covers(const std::vector<Region>& rows, const Region& inputs) {
  Budget budget(kMostOperationsOfOneQuestion);
  std::vector<Region> left = {inputs};
  for (const Region& row : rows) {
    if (!std::ranges::all_of(row, [](const ValueSet& set) { return set.readable; })) continue;
    left = without(left, row, budget);
    if (budget.used_up()) return false;
    if (left.empty()) return true;
  }
  return left.empty();
}

bool surely_apart(const Region& first, const Region& second, const Region& inputs) {
  for (std::size_t input = 0; input < inputs.size(); ++input) {
    if (first[input].readable && second[input].readable && first[input].common(second[input]).common(inputs[input]).empty()) return true;
  }
  return false;
}

}  // namespace reprise::rulepack
