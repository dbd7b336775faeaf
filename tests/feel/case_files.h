// Reads tests/feel/cases/*.feel. The format, line by line:
//   // …                           a comment
//   # 10.3.4.5 …                   a section, beginning with the clause, rule or table of DMN 1.5 it is about
//   facts {a: 1}                   what the following expressions of the section see
//   now 2012-03-16T10:30:00Z       what the section's now() gives; without it an expression has no clock
//   EXPRESSION => VALUE            may begin on lines above; VALUE is an expression too
//   EXPRESSION => null because CODE
//   test TESTS <- INPUT => VALUE   unary tests of an input
//   table U                        a decision table by its hit policy, its parts indented; cells stand between `|`
//     inputs level | gate
//     outputs verdict | weight
//     values "stop", "study" | -   allowed results of each output
//     default "study" | 0          results when no row hits
//     "high" | true => "stop" | 1
//   {level: "high"} => VALUE       below a table: what the table gives for these facts
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "feel/decision_table.h"
#include "feel/feel.h"
#include "golden/golden.h"

namespace reprise::feel::case_files {

struct Case {
  std::string place;
  std::size_t line = 0;  ///< of the expected value, from 0
  std::string section;
  std::string facts;
  std::string now;
  std::string expression;  ///< of a table: its facts
  std::string tests;       ///< when not empty: unary tests of the input
  std::string input;
  std::shared_ptr<const TableText> table;
  std::string expected;  ///< an expression, `null` or `null because CODE`
};

struct CaseFile {
  std::string path;  ///< in the checkout
  std::vector<std::string> lines;
  std::vector<Case> cases;
};

constexpr std::string_view kArrow = " => ";

class Reader {
 public:
  explicit Reader(const std::string& name) {
    file_.path = "tests/feel/cases/" + name;
    std::istringstream text(golden::read(file_.path));
    for (std::string line; std::getline(text, line);) {
      next_.place = name + ":" + std::to_string(file_.lines.size() + 1);
      read(line);
      file_.lines.push_back(line);
    }
    EXPECT_TRUE(next_.expression.empty()) << name << " ends within " << next_.expression;
  }
  [[nodiscard]] const CaseFile& file() const { return file_; }

 private:
  void read(const std::string& line) {
    const auto rest_after = [&](std::string_view word) { return line.starts_with(word) ? line.substr(word.size()) : std::string(); };
    if (line.empty() || line.starts_with("//")) return;
    if (line.starts_with("  ") && table_ != nullptr) return read_table(line.substr(2));
    if (line.starts_with("# ")) return begin_section(rest_after("# "));
    if (line.starts_with("facts ")) {
      next_.facts = rest_after("facts ");
    } else if (line.starts_with("now ")) {
      next_.now = rest_after("now ");
    } else if (line.starts_with("table ")) {
      table_ = std::make_shared<TableText>();
      const auto policy = parse_hit_policy(rest_after("table "));
      EXPECT_TRUE(policy) << next_.place;
      table_->policy = policy.value_or(HitPolicy::unique);
    } else {
      read_case(line);
    }
  }

  void begin_section(const std::string& title) {
    next_ = Case();
    next_.section = title;
    table_ = nullptr;
  }

  void read_case(const std::string& line) {
    const std::size_t arrow = line.rfind(kArrow);
    next_.expression += (next_.expression.empty() ? "" : "\n") + line.substr(0, arrow);
    if (arrow == std::string::npos) return;
    Case made = next_;
    next_.expression.clear();
    made.line = file_.lines.size();
    made.expected = line.substr(arrow + kArrow.size());
    made.table = table_;
    if (made.expression.starts_with("test ")) {
      const std::size_t from = made.expression.rfind(" <- ");
      EXPECT_NE(from, std::string::npos) << made.place << " has no ` <- INPUT`";
      made.tests = made.expression.substr(5, from - 5);
      made.input = made.expression.substr(from + 4);
      made.expression.clear();
    }
    file_.cases.push_back(std::move(made));
  }

  static std::vector<TableCell> cells(const std::string& text) {
    std::vector<TableCell> found;
    for (std::size_t begin = 0; begin != std::string::npos;) {
      const std::size_t bar = text.find(" | ", begin);
      found.push_back({text.substr(begin, bar == std::string::npos ? bar : bar - begin), {}});
      begin = bar == std::string::npos ? bar : bar + 3;
    }
    return found;
  }

  void read_table(const std::string& line) {
    const std::size_t space = line.find(' ');
    const std::string word = line.substr(0, space);
    const auto rest = [&] { return cells(line.substr(space + 1)); };
    const auto given = [](const TableCell& cell) { return cell.text == "-" ? TableCell() : cell; };
    if (word == "inputs") {
      table_->inputs = rest();
    } else if (word == "outputs") {
      for (const TableCell& name : rest()) table_->outputs.push_back({name.text, {}, {}});
    } else if (word == "values") {
      for (std::size_t index = 0; const TableCell& cell : rest()) table_->outputs.at(index++).values = given(cell);
    } else if (word == "default") {
      for (std::size_t index = 0; const TableCell& cell : rest()) table_->outputs.at(index++).default_value = given(cell);
    } else {
      const std::size_t arrow = line.find(kArrow);
      EXPECT_NE(arrow, std::string::npos) << next_.place << ": a row has an arrow";
      table_->rows.push_back({cells(line.substr(0, arrow)), cells(line.substr(arrow + kArrow.size()))});
    }
  }

  CaseFile file_;
  Case next_;
  std::shared_ptr<TableText> table_;
};

inline std::vector<CaseFile> read_case_files() {
  std::vector<CaseFile> files;
  for (const std::string& name : golden::list("tests/feel/cases", ".feel")) files.push_back(Reader(name).file());
  return files;
}

/// The cases of all files that are about an expression or unary tests.
inline std::vector<Case> read_cases() {
  std::vector<Case> cases;
  for (const CaseFile& file : read_case_files()) {
    for (const Case& one : file.cases) {
      if (one.table == nullptr) cases.push_back(one);
    }
  }
  return cases;
}

inline void declare(Names& names, std::vector<std::string> path, const Value& value) {
  if (!path.empty()) names.add(path);
  path.emplace_back();
  if (value.kind() == Kind::context) {
    for (const auto& [name, entry] : value.as_context().entries()) {
      path.back() = name;
      declare(names, path, entry);
    }
  } else if (value.kind() == Kind::list) {
    path.pop_back();
    for (const Value& item : value.as_list()) {
      if (item.kind() == Kind::context) declare(names, path, item);
    }
  }
}

struct World {
  Context facts;
  Names names;
};

/// What an expression sees that is given those facts, a FEEL context.
inline World world_of(const std::string& facts, const std::string& place) {
  World world;
  if (facts.empty()) return world;
  const auto value = parse_literal(facts);
  EXPECT_TRUE(value.ok()) << place << base::render(value.diagnostics, base::Language::english);
  if (!value.ok() || value.value->kind() != Kind::context) return world;
  world.facts = value.value->as_context();
  declare(world.names, {}, *value.value);
  return world;
}

inline World world_of(const Case& one) { return world_of(one.table == nullptr ? one.facts : one.expression, one.place); }

inline EvaluationLimits limits_of(const Case& one) {
  EvaluationLimits limits;
  if (!one.now.empty()) limits.now = scalar::DateTime::parse(one.now);
  EXPECT_EQ(limits.now.has_value(), !one.now.empty()) << one.place;
  return limits;
}

/// The code behind `null because`; empty for a plain `null`, nothing for a value.
inline std::optional<std::string> expected_reason(const Case& one) {
  constexpr std::string_view kBecause = "null because ";
  if (one.expected == "null") return std::string();
  if (one.expected.starts_with(kBecause)) return one.expected.substr(kBecause.size());
  return std::nullopt;
}

}  // namespace reprise::feel::case_files
