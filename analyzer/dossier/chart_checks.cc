// The promise of a chart: every balance of every account stands on one line of the statements, on its side, once.
#include <algorithm>
#include <set>
#include <utility>

#include "dossier/chart_reading.h"

namespace reprise::dossier::charts {
namespace {

using Numbers = std::set<std::string, std::less<>>;

bool is_of_balance_sheet(std::string_view account) { return account[0] >= '1' && account[0] <= '5'; }
bool is_of_income_statement(std::string_view account) { return account[0] == '6' || account[0] == '7'; }

bool adds_debits(const Term& term) { return term.reckoning != Reckoning::credits; }
bool adds_credits(const Term& term) { return term.reckoning != Reckoning::debits; }
/// Whether a debit balance makes the line grow.
bool grows_with_debits(const Term& term) {
  const bool debit_first = term.reckoning == Reckoning::debits || term.reckoning == Reckoning::debits_less_credits;
  return debit_first != term.minus;
}

base::Text side_word(bool debit) { return debit ? base::Text{"débiteur", "debit"} : base::Text{"créditeur", "credit"}; }

class ChartCheck {
 public:
  ChartCheck(const ChartOfAccounts& chart, base::Diagnostics& problems) : chart_(chart), problems_(problems) {}

  void run() {
    for_each_term([&](const AccountLine&, const Term& term) { check_prefixes(term); });
    collect();
    for (std::size_t side = 0; side < kStatements.size(); ++side) check_side(side);
    for (const std::string& number : numbers_) {
      check_once(number, true);
      check_once(number, false);
    }
    // A total of statements that take an account twice takes it twice, too.
    for (const AccountLine& line : chart_.lines) {
      if (told_.empty()) check_counted_once(line);
    }
  }

 private:
  template <typename Visit>
  void for_each_term(const Visit& visit) const {
    const auto walk = [&](const std::vector<AccountLine>& lines) {
      for (const AccountLine& line : lines) {
        for (const Term& term : line.terms) visit(line, term);
      }
    };
    for (const auto& side : chart_.statements) walk(side);
    walk(chart_.lines);
  }

  bool is_in_list(const std::string& digits) const {
    const auto next = chart_.accounts.lower_bound(digits);
    return (next != chart_.accounts.end() && next->first.starts_with(digits)) || chart_.knows(digits);
  }

  void check_prefixes(const Term& term) {
    for (const auto* list : {&term.of, &term.except}) {
      for (const AccountPrefix& prefix : *list) {
        if (!is_in_list(prefix.digits)) report_unknown(prefix);
      }
    }
    for (const AccountPrefix& prefix : term.except) {
      const bool is_taken = std::ranges::any_of(term.of, [&](const AccountPrefix& of) { return prefix.digits.starts_with(of.digits); });
      if (!is_taken) problems_.add(base::diagnose("account-chart-except", prefix.place, {{"account", prefix.digits}, {"of", term.of_written}}));
    }
  }

  void report_unknown(const AccountPrefix& prefix) {
    const std::string near = chart_.nearest_to(prefix.digits);
    const base::Text hint = near.empty() ? base::Text{"ajoutez-le sous accounts", "add it under accounts"}
                                         : base::Text{"les plus proches de la liste\u202F: " + near, "the nearest in the list: " + near};
    problems_.add(base::diagnose("account-chart-unknown-account", prefix.place, {{"got", prefix.digits}, {"chart", chart_.id}, {"hint", hint}}));
  }

  /// Every number at which two accounts may go different ways.
  void collect() {
    for (const auto& [number, account] : chart_.accounts) numbers_.insert(number);
    for (const auto& side : chart_.statements) {
      for (const AccountLine& line : side) {
        for (const Term& term : line.terms) {
          for (const AccountPrefix& prefix : term.of) numbers_.insert(prefix.digits);
          for (const AccountPrefix& prefix : term.except) numbers_.insert(prefix.digits);
        }
      }
    }
    std::erase_if(numbers_, [](const std::string& number) {
      return number.size() < 2 || (!is_of_balance_sheet(number) && !is_of_income_statement(number));
    });
  }

  void check_side(std::size_t side) {
    const bool wants_debits = kStatements[side] == "assets" || kStatements[side] == "expenses";
    const bool is_balance_sheet = side < 2;
    for (const AccountLine& line : chart_.statements[side]) {
      for (const Term& term : line.terms) {
        if (!term.statement.empty() || !term.line.empty()) {
          problems_.add(base::diagnose("account-chart-plain", term.place, {{"line", line.name}}));
          continue;
        }
        if (grows_with_debits(term) != wants_debits) {
          problems_.add(base::diagnose("account-chart-side", term.place, {{"side", side_word(wants_debits)}, {"statement", kStatements[side]}}));
        }
        for (const AccountPrefix& prefix : term.of) check_class(prefix, is_balance_sheet, kStatements[side]);
      }
    }
  }

  void check_class(const AccountPrefix& prefix, bool is_balance_sheet, std::string_view statement) {
    const bool is_right = is_balance_sheet ? is_of_balance_sheet(prefix.digits) : is_of_income_statement(prefix.digits);
    if (is_right) return;
    const base::Text expected = is_balance_sheet ? base::Text{"1 à 5", "1 to 5"} : base::Text{"6 et 7", "6 and 7"};
    problems_.add(base::diagnose("account-chart-class", prefix.place, {{"expected", expected}, {"statement", statement}, {"got", prefix.digits}}));
  }

  void check_once(const std::string& number, bool debit) {
    const AccountLine* first = nullptr;
    for (const auto& side : chart_.statements) {
      for (const AccountLine& line : side) {
        for (const Term& term : line.terms) {
          if (!(debit ? adds_debits(term) : adds_credits(term)) || !takes(term, number)) continue;
          if (first != nullptr) return report_twice(number, debit, *first, line, term);
          first = &line;
        }
      }
    }
    if (first == nullptr) report_gap(number, debit);
  }

  void report_twice(const std::string& number, bool debit, const AccountLine& first, const AccountLine& second, const Term& term) {
    // What holds of an account holds of its subdivisions: said once for two lines.
    if (!told_.insert({first.name, second.name}).second) return;
    problems_.add(base::diagnose("account-chart-overlap", term.place,
                                 {{"account", number}, {"side", side_word(debit)}, {"first", first.name}, {"line", std::to_string(first.place.line_column().line)}}));
  }

  void report_gap(const std::string& number, bool debit) {
    const auto above = std::ranges::find_if(gaps_, [&](const auto& gap) { return gap.second == debit && number.starts_with(gap.first); });
    if (above != gaps_.end()) return;
    gaps_.emplace_back(number, debit);
    const auto listed = chart_.accounts.find(number);
    problems_.add(base::diagnose("account-chart-gap", listed == chart_.accounts.end() ? chart_.place : listed->second.place,
                                 {{"account", number}, {"side", side_word(debit)}}));
  }

  /// A line may subtract what it has added before, but add nothing twice.
  void check_counted_once(const AccountLine& line) {
    for (const Term& term : line.flat) {
      for (const AccountPrefix& prefix : term.of) {
        for (const bool debit : {true, false}) {
          if (std::abs(times_counted(line, prefix.digits, debit)) < 2) continue;
          problems_.add(base::diagnose("account-chart-counted-twice", prefix.place, {{"account", prefix.digits}, {"side", side_word(debit)}, {"line", line.name}}));
          return;
        }
      }
    }
  }

  static int times_counted(const AccountLine& line, const std::string& number, bool debit) {
    int times = 0;
    for (const Term& term : line.flat) {
      if (!(debit ? adds_debits(term) : adds_credits(term)) || !takes(term, number)) continue;
      times += grows_with_debits(term) == debit ? 1 : -1;
    }
    return times;
  }

  const ChartOfAccounts& chart_;
  base::Diagnostics& problems_;
  Numbers numbers_;
  std::set<std::pair<std::string, std::string>> told_;
  std::vector<std::pair<std::string, bool>> gaps_;
};

}  // namespace

void check_chart(const ChartOfAccounts& chart, base::Diagnostics& problems) { ChartCheck(chart, problems).run(); }

}  // namespace reprise::dossier::charts
