// What a chart takes from the one it extends, and lines that name other lines.
#include <algorithm>
#include <set>

#include "dossier/chart_reading.h"
#include "dossier/reading.h"
#include "dossier/vocabulary.h"

namespace reprise::dossier::charts {
namespace {

/// The child's line of a name stands where the parent's stood.
void take_over(std::vector<AccountLine>& lines, const std::vector<AccountLine>& from_child) {
  for (const AccountLine& line : from_child) {
    const auto found = std::ranges::find(lines, line.name, &AccountLine::name);
    if (found == lines.end()) {
      lines.push_back(line);
    } else {
      *found = line;
    }
  }
}

bool remove_line(ChartOfAccounts& chart, std::string_view name) {
  std::size_t removed = std::erase_if(chart.lines, [&](const AccountLine& line) { return line.name == name; });
  for (std::vector<AccountLine>& side : chart.statements) removed += std::erase_if(side, [&](const AccountLine& line) { return line.name == name; });
  return removed > 0;
}

std::vector<std::string> amounts_of_accounts() {
  std::vector<std::string> names;
  for (const Word& word : words_of("accounts[]")) {
    if (word.kind == ValueKind::amount) names.emplace_back(word.key);
  }
  return names;
}

std::vector<std::string> names_of_lines(const ChartOfAccounts& chart) {
  std::vector<std::string> names;
  for (const auto& side : chart.statements) {
    for (const AccountLine& line : side) names.push_back(line.name);
  }
  for (const AccountLine& line : chart.lines) names.push_back(line.name);
  return names;
}

class Resolution {
 public:
  Resolution(ChartOfAccounts& chart, base::Diagnostics& problems) : chart_(chart), problems_(problems) {}

  void run() {
    for (std::vector<AccountLine>& side : chart_.statements) {
      for (AccountLine& line : side) line.flat = flat(line);
    }
    for (AccountLine& line : chart_.lines) line.flat = flat(line);
  }

 private:
  std::vector<Term> flat(const AccountLine& line) {
    std::vector<Term> terms;
    if (!open_.insert(line.name).second) {
      problems_.add(base::diagnose("account-chart-loop", line.place, {{"line", line.name}}));
      return terms;
    }
    for (const Term& term : line.terms) add(term, terms);
    open_.erase(line.name);
    return terms;
  }

  void add(const Term& term, std::vector<Term>& terms) {
    if (!term.statement.empty()) {
      const auto side = static_cast<std::size_t>(std::ranges::find(kStatements, term.statement) - kStatements.begin());
      for (std::size_t at = 0; side < kStatements.size() && at < chart_.statements[side].size(); ++at) append(chart_.statements[side][at], term.minus, terms);
    } else if (!term.line.empty()) {
      const AccountLine* named = chart_.find(term.line);
      if (named != nullptr) return append(*named, term.minus, terms);
      const base::Text hint = reading::nearest_hint(term.line, names_of_lines(chart_), {"ajoutez-la sous lines", "add it under lines"});
      problems_.add(base::diagnose("account-chart-unknown-line", term.place, {{"got", term.line}, {"hint", hint}}));
    } else {
      terms.push_back(term);
    }
  }

  void append(const AccountLine& line, bool minus, std::vector<Term>& terms) {
    for (Term term : flat(line)) {
      term.minus = term.minus != minus;
      terms.push_back(std::move(term));
    }
  }

  ChartOfAccounts& chart_;
  base::Diagnostics& problems_;
  std::set<std::string, std::less<>> open_;  ///< the lines being taken apart
};

void check_names(const ChartOfAccounts& chart, base::Diagnostics& problems) {
  const std::vector<std::string> known = amounts_of_accounts();
  for (const AccountLine& line : chart.lines) {
    if (std::ranges::find(known, line.name) != known.end()) continue;
    const base::Text hint = reading::nearest_hint(line.name, known, {"les montants de accounts sont dans schemas/dossier.schema.json",
                                                                     "the amounts of accounts are in schemas/dossier.schema.json"});
    problems.add(base::diagnose("account-chart-no-such-amount", line.place, {{"got", line.name}, {"hint", hint}}));
  }
}

/// One name is one line, whichever side it stands on.
void check_unique(const ChartOfAccounts& chart, base::Diagnostics& problems) {
  std::map<std::string, base::Place> first;
  const auto take = [&](const AccountLine& line) {
    const auto [known, is_new] = first.emplace(line.name, line.place);
    if (!is_new) problems.add(base::diagnose("account-chart-line-twice", line.place, {{"line", line.name}, {"first", known->second.to_string()}}));
  };
  for (const auto& side : chart.statements) std::ranges::for_each(side, take);
  std::ranges::for_each(chart.lines, take);
}

}  // namespace

ChartOfAccounts extended(const ChartOfAccounts& parent, const WrittenChart& child, base::Diagnostics& problems) {
  ChartOfAccounts chart = child.own;
  chart.accounts = parent.accounts;
  chart.statements = parent.statements;
  chart.lines = parent.lines;
  for (const AccountPrefix& gone : child.without_accounts) {
    if (std::erase_if(chart.accounts, [&](const auto& account) { return account.first.starts_with(gone.digits); }) > 0) continue;
    problems.add(base::diagnose("account-chart-without", gone.place, {{"got", gone.digits}, {"parent", parent.id}}));
  }
  for (const AccountPrefix& gone : child.without_lines) {
    if (!remove_line(chart, gone.digits)) problems.add(base::diagnose("account-chart-without", gone.place, {{"got", gone.digits}, {"parent", parent.id}}));
  }
  for (const auto& [number, account] : child.own.accounts) chart.accounts[number] = account;
  for (std::size_t side = 0; side < kStatements.size(); ++side) take_over(chart.statements[side], child.own.statements[side]);
  take_over(chart.lines, child.own.lines);
  return chart;
}

void resolve_lines(ChartOfAccounts& chart, LineNames names, base::Diagnostics& problems) {
  if (!names.any) check_names(chart, problems);
  check_unique(chart, problems);
  Resolution(chart, problems).run();
}

}  // namespace reprise::dossier::charts
