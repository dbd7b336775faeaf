// The lint of decision tables against enumeration: over grids small enough to try every point, it reports what is there and
// nothing else.
#include "rulepack/table_check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace reprise::rulepack {
namespace {

using feel::HitPolicy;
using feel::UnaryTests;
using feel::Value;
using Point = std::vector<Value>;

constexpr int kLargest = 4;  // cells speak of integers up to this one

/// How the inputs of a random table are described.
enum class Domain { counted, allowed, counted_and_allowed, open };

feel::Names names() {
  feel::Names names;
  for (const char* name : {"a", "b", "c", "x"}) names.add({name});
  names.set_strict(true);
  return names;
}

UnaryTests tests(const std::string& text) {
  auto compiled = UnaryTests::compile(text, names());
  EXPECT_TRUE(compiled.ok()) << text << "\n" << base::render(compiled.diagnostics, base::Language::english);
  return std::move(*compiled.value);
}

bool is_true(const UnaryTests& cell, const Value& value) { return cell.matches(value, {}).is_true(); }

struct RandomTable {
  HitPolicy policy = HitPolicy::unique;
  Domain domain = Domain::open;
  std::size_t inputs = 0;
  std::vector<std::vector<std::string>> cells;  ///< `-`: left out
  std::vector<int> results;
  bool has_default = false;

  [[nodiscard]] bool counts() const { return domain == Domain::counted || domain == Domain::counted_and_allowed; }
  [[nodiscard]] bool has_allowed() const { return domain == Domain::allowed || domain == Domain::counted_and_allowed; }
  [[nodiscard]] bool is_opaque(std::size_t row) const {
    return std::ranges::any_of(cells[row], [](const std::string& cell) { return cell.find('x') != std::string::npos; });
  }
};

std::string random_cell(std::mt19937& random, bool opaque) {
  const int low = static_cast<int>(random() % (kLargest + 1));
  const int high = low + static_cast<int>(random() % 3);
  const std::string a = std::to_string(low);
  const std::string b = std::to_string(high);
  if (opaque && random() % 6 == 0) return "> x";
  switch (random() % 12) {
    case 0: return "< " + a;
    case 1: return "<= " + a;
    case 2: return "> " + a;
    case 3: return ">= " + a;
    case 4: return "[" + a + ".." + b + "]";
    case 5: return "(" + a + ".." + b + ")";
    case 6: return "[" + a + ".." + b + ")";
    case 7: return "not(" + a + ", " + b + ")";
    case 8: return a + ", > " + b;
    case 9: return "? >= " + a + " and ? < " + b;
    default: return "-";
  }
}

RandomTable random_table(std::mt19937& random, bool opaque) {
  constexpr std::array kPolicies = {HitPolicy::unique, HitPolicy::any, HitPolicy::priority, HitPolicy::first, HitPolicy::rule_order};
  RandomTable table;
  table.policy = kPolicies[random() % kPolicies.size()];
  table.domain = static_cast<Domain>(random() % 4);
  table.inputs = 1 + random() % 3;
  table.has_default = random() % 5 == 0;
  const std::size_t rows = 1 + random() % 6;
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<std::string> cells;
    for (std::size_t input = 0; input < table.inputs; ++input) cells.push_back(random_cell(random, opaque));
    table.cells.push_back(std::move(cells));
    table.results.push_back(static_cast<int>(random() % 3));
  }
  return table;
}

std::string shown(const RandomTable& table) {
  std::string text = "policy " + std::to_string(static_cast<int>(table.policy)) + ", domain " + std::to_string(static_cast<int>(table.domain)) + "\n";
  for (std::size_t row = 0; row < table.cells.size(); ++row) {
    for (const std::string& cell : table.cells[row]) text += cell + " | ";
    text += "=> " + std::to_string(table.results[row]) + "\n";
  }
  return text;
}

/// What the lint says: rows by the place of the message, regions by their words.
struct Said {
  std::vector<std::string> gaps;
  std::size_t more_gaps = 0;
  std::set<std::pair<std::size_t, std::size_t>> overlaps;
  std::map<std::pair<std::size_t, std::size_t>, std::string> shared;
  std::size_t more_overlaps = 0;
  std::set<std::size_t> dead;
};

std::string after(const std::string& text, const std::string& word) { return text.substr(text.find(word) + word.size()); }

Said said_by_lint(const RandomTable& table) {
  static const auto kSource = std::make_shared<const base::Source>("rows", std::string(100, '\n'));
  const std::vector<std::string> input_names = {"a", "b", "c"};
  std::vector<std::vector<UnaryTests>> compiled;
  for (const auto& cells : table.cells) {
    compiled.emplace_back();
    for (const std::string& cell : cells) compiled.back().push_back(tests(cell));
  }
  const UnaryTests allowed = tests("[0.." + std::to_string(kLargest) + "]");
  CheckedTable checked{table.policy, {}, {}, {feel::List{Value::number(0), Value::number(1), Value::number(2)}}, table.has_default, {kSource, {0, 0}}};
  for (std::size_t input = 0; input < table.inputs; ++input) checked.inputs.push_back({input_names[input], table.has_allowed() ? &allowed : nullptr, table.counts()});
  for (std::size_t row = 0; row < table.cells.size(); ++row) {
    const auto offset = static_cast<std::uint32_t>(row);
    const base::Place place{kSource, {offset, offset}};
    CheckedTableRow made{{}, {{Value::number(table.results[row]), std::to_string(table.results[row])}}, place};
    for (std::size_t input = 0; input < table.inputs; ++input) made.when.push_back({table.cells[row][input] == "-" ? nullptr : &compiled[row][input], place});
    checked.rows.push_back(std::move(made));
  }
  Said said;
  const base::Diagnostics diagnostics = check_table(checked);
  for (const base::Diagnostic& problem : diagnostics.items()) {
    const std::size_t row = problem.place.span.begin;
    const std::string& text = problem.message.en;
    if (problem.code == "rule-table-gap") said.gaps.push_back(after(text, "covers "));
    if (problem.code == "rule-table-more-gaps") said.more_gaps = std::stoul(after(text, ": "));
    if (problem.code == "rule-table-overlap" || problem.code == "rule-table-contradiction") {
      const std::pair pair(std::stoul(after(text, "rows ")) - 1, row);
      said.overlaps.insert(pair);
      const std::string region = after(text, problem.code == "rule-table-overlap" ? "both take " : "hit for ");
      said.shared[pair] = region.substr(0, region.find(problem.code == "rule-table-overlap" ? ", row " : " with different"));
    }
    if (problem.code == "rule-table-more-overlaps") said.more_overlaps = std::stoul(after(text, ": "));
    const bool is_dead = problem.code == "rule-table-dead-row" || problem.code == "rule-table-beaten-row" || problem.code == "rule-table-empty-cell" ||
                         problem.code == "rule-table-not-allowed";
    if (is_dead) said.dead.insert(row);
    EXPECT_NE(problem.code, "rule-table-too-large");
    EXPECT_FALSE(problem.message.fr.empty());
  }
  return said;
}

/// Every point that cells of these integers can tell apart, within what the inputs may be.
std::vector<Point> points(const RandomTable& table, bool with_null) {
  std::vector<Value> values;
  const int last = table.has_allowed() ? kLargest : kLargest + 4;
  for (int half = table.counts() || table.has_allowed() ? 0 : -2; half <= 2 * last; ++half) {
    if (half % 2 != 0 && table.counts()) continue;
    values.push_back(Value::number(scalar::Decimal(half) / scalar::Decimal(2)));
  }
  if (with_null && !table.has_allowed()) values.emplace_back();
  std::vector<Point> all = {{}};
  for (std::size_t input = 0; input < table.inputs; ++input) {
    std::vector<Point> longer;
    for (const Point& point : all) {
      for (const Value& value : values) {
        longer.push_back(point);
        longer.back().push_back(value);
      }
    }
    all = std::move(longer);
  }
  return all;
}

/// Rows as compiled cells; one that looks at `x` hits all or nothing, as asked.
class Rows {
 public:
  explicit Rows(const RandomTable& table) : table_(table) {
    for (const auto& cells : table.cells) {
      compiled_.emplace_back();
      for (const std::string& cell : cells) compiled_.back().push_back(tests(cell));
    }
  }

  [[nodiscard]] bool hits(std::size_t row, const Point& point, bool opaque_hits) const {
    if (table_.is_opaque(row) && !opaque_hits) return false;
    for (std::size_t input = 0; input < point.size(); ++input) {
      if (table_.cells[row][input].find('x') != std::string::npos) continue;
      if (!is_true(compiled_[row][input], point[input])) return false;
    }
    return true;
  }

  [[nodiscard]] bool any_hits(const Point& point) const {
    for (std::size_t row = 0; row < compiled_.size(); ++row) {
      if (hits(row, point, true)) return true;
    }
    return false;
  }

  /// Whether the row's result is the one taken there, for all that is certain.
  [[nodiscard]] bool wins(std::size_t row, const Point& point) const {
    if (!hits(row, point, true)) return false;
    for (std::size_t other = 0; other < compiled_.size(); ++other) {
      const bool is_first = table_.policy == HitPolicy::first;
      const bool better = is_first ? other < row : std::pair(table_.results[other], other) < std::pair(table_.results[row], row);
      if (other != row && better && hits(other, point, false)) return false;
    }
    return true;
  }

 private:
  const RandomTable& table_;
  std::vector<std::vector<UnaryTests>> compiled_;
};

/// The words of a region read back: tests by input; an input that is not named may be anything.
std::vector<UnaryTests> read_back(const std::string& words, std::size_t inputs) {
  std::vector<std::string> cells(inputs, "-");
  std::vector<std::string> parts;
  std::string rest = words == "any input" ? "" : words;
  while (!rest.empty()) {
    const std::size_t with = std::min(rest.find(" with "), rest.find(" and "));
    parts.push_back(rest.substr(0, with));
    rest = with == std::string::npos ? "" : rest.substr(rest.find(' ', with + 1) + 1);
  }
  for (const std::string& part : parts) {
    std::string cell = part.substr(2);
    if (cell.starts_with("in ")) cell = cell.substr(3);
    cells[static_cast<std::size_t>(part[0] - 'a')] = cell;
  }
  std::vector<UnaryTests> compiled;
  for (const std::string& cell : cells) compiled.push_back(tests(cell));
  return compiled;
}

bool lies_in(const std::vector<UnaryTests>& region, const Point& point) {
  for (std::size_t input = 0; input < point.size(); ++input) {
    if (!is_true(region[input], point[input])) return false;
  }
  return true;
}

void expect_gaps(const RandomTable& table, const Rows& rows, const Said& said) {
  const bool asks = table.policy != HitPolicy::rule_order && !table.has_default;
  std::vector<std::vector<UnaryTests>> regions;
  for (const std::string& gap : said.gaps) regions.push_back(read_back(gap, table.inputs));
  std::vector<bool> used(regions.size(), false);
  bool is_open = false;
  for (const Point& point : points(table, false)) {
    const bool covered = !asks || rows.any_hits(point);
    bool told = false;
    for (std::size_t gap = 0; gap < regions.size(); ++gap) {
      if (!lies_in(regions[gap], point)) continue;
      told = used[gap] = true;
      EXPECT_FALSE(covered) << said.gaps[gap];
    }
    is_open = is_open || !covered;
    EXPECT_TRUE(covered || told || said.more_gaps > 0);
  }
  EXPECT_EQ(is_open, !said.gaps.empty());
  EXPECT_TRUE(std::ranges::all_of(used, [](bool one) { return one; }));
}

void expect_overlaps(const RandomTable& table, const Rows& rows, const Said& said) {
  std::set<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t second = 0; second < table.cells.size(); ++second) {
    for (std::size_t first = 0; first < second; ++first) {
      const bool counts = table.policy == HitPolicy::unique || (table.policy == HitPolicy::any && table.results[first] != table.results[second]);
      const auto told = said.shared.find({first, second});
      for (const Point& point : points(table, true)) {
        const bool both = counts && rows.hits(first, point, false) && rows.hits(second, point, false);
        if (both) found.insert({first, second});
        if (told != said.shared.end() && !std::ranges::any_of(point, &Value::is_null)) {
          EXPECT_EQ(both, lies_in(read_back(told->second, table.inputs), point)) << told->second;
        }
      }
    }
  }
  EXPECT_EQ(found.size(), said.overlaps.size() + said.more_overlaps);
  EXPECT_TRUE(std::ranges::includes(found, said.overlaps));
}

void expect_dead_rows(const RandomTable& table, const Rows& rows, const Said& said) {
  const bool one_wins = table.policy == HitPolicy::first || table.policy == HitPolicy::priority;
  for (std::size_t row = 0; row < table.cells.size(); ++row) {
    bool lives = false;
    for (const Point& point : points(table, true)) lives = lives || (one_wins ? rows.wins(row, point) : rows.hits(row, point, true));
    EXPECT_EQ(lives, !said.dead.contains(row)) << "row " << row + 1;
  }
}

void compare(unsigned seed, bool opaque) {
  std::mt19937 random(seed);
  constexpr int kTables = 250;
  std::size_t with_gaps = 0;
  std::size_t with_overlaps = 0;
  std::size_t with_dead_rows = 0;
  for (int at = 0; at < kTables && !::testing::Test::HasFailure(); ++at) {
    const RandomTable table = random_table(random, opaque);
    SCOPED_TRACE(shown(table));
    const Rows rows(table);
    const Said said = said_by_lint(table);
    expect_gaps(table, rows, said);
    expect_overlaps(table, rows, said);
    expect_dead_rows(table, rows, said);
    with_gaps += said.gaps.empty() ? 0U : 1U;
    with_overlaps += said.overlaps.empty() ? 0U : 1U;
    with_dead_rows += said.dead.empty() ? 0U : 1U;
  }
  EXPECT_GT(with_gaps, 25U);
  EXPECT_GT(with_overlaps, 25U);
  EXPECT_GT(with_dead_rows, 25U);
}

TEST(TableLint, finds_what_enumeration_finds_and_nothing_else) { compare(1, false); }

TEST(TableLint, claims_nothing_about_cells_that_look_at_facts) { compare(2, true); }

TEST(TableLint, tells_gaps_in_few_large_regions) {
  RandomTable table;
  table.policy = HitPolicy::first;
  table.domain = Domain::counted;
  table.inputs = 2;
  // A frame around a hole, written in pieces.
  table.cells = {{"< 1", "-"}, {"> 3", "-"}, {"[1..3]", "< 1"}, {"[1..3]", "> 3"}};
  table.results = {0, 0, 0, 0};
  EXPECT_EQ(said_by_lint(table).gaps, std::vector<std::string>{"a in [1..3] with b in [1..3]"});
}

}  // namespace
}  // namespace reprise::rulepack
