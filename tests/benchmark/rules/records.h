// The records that the benchmark of rules reads: associations drawn from a fixed seed, 28 numbers, five texts and about ten
// services each. Every number is an integer of its column's smallest unit (a cent), so that it is an exact decimal and, divided
// once, the double nearest to it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace reprise::benchmark {

struct NumberColumn {
  std::string_view name;
  int scale = 0;       ///< digits after the point
  bool money = false;  ///< an amount in euros
};

enum Number : std::size_t {
  kIncome, kExpenses, kResult, kEquity, kDebts, kCash, kReceivables, kPayroll, kGrants, kDonations, kProvisions, kInvestments,
  kFunderShare, kWorkingCapitalDays, kAbsenteeism, kTurnover, kOverhead, kHeadcount, kAge, kEstablishments, kDirectors, kAgreements,
  kFilingDelay, kAccountsDelay, kAdverseEvents, kAccidents, kPopulation, kPlaces, kNumberCount
};
inline constexpr std::array<NumberColumn, kNumberCount> kNumbers = {{
    {"income", 2, true}, {"expenses", 2, true}, {"result", 2, true}, {"equity", 2, true}, {"debts", 2, true}, {"cash", 2, true},
    {"receivables", 2, true}, {"payroll", 2, true}, {"grants", 2, true}, {"donations", 2, true}, {"provisions", 2, true},
    {"investments", 2, true}, {"funder_share", 2}, {"working_capital_days", 2}, {"absenteeism", 2}, {"turnover", 2}, {"overhead", 2},
    {"headcount"}, {"age"}, {"establishments"}, {"directors"}, {"agreements"}, {"filing_delay"}, {"accounts_delay"},
    {"adverse_events"}, {"accidents"}, {"population"}, {"places"},
}};

enum Text : std::size_t { kLegalForm, kStatus, kSector, kAudited, kDepartment, kTextCount };
inline constexpr std::array<std::string_view, kTextCount> kTexts = {"legal_form", "status", "sector", "audited", "department"};

enum ServiceNumber : std::size_t { kCapacity, kAuthorisationDays, kOccupancy, kDeficit, kServiceNumberCount };
inline constexpr std::array<NumberColumn, kServiceNumberCount> kServiceNumbers = {{{"capacity"}, {"authorisation_days"}, {"occupancy", 2}, {"deficit"}}};
inline constexpr std::string_view kServiceType = "type";

/// A text stands in a record as its place here; the departments of the mainland, "01" to "95", follow.
inline constexpr std::array<std::string_view, 29> kWords = {
    "association", "foundation", "sas", "sarl", "sci", "scic", "active", "ceased", "dissolved", "elderly", "disability", "childhood", "health",
    "social", "yes", "no", "EHPAD", "SSIAD", "IME", "ESAT", "MECS", "CHRS", "CSAPA", "SAVS", "971", "972", "973", "974", "976",
};
inline constexpr int kMainland = 95;
[[nodiscard]] constexpr int code_of(std::string_view word) {
  for (std::size_t code = 0; code < kWords.size(); ++code) {
    if (kWords[code] == word) return static_cast<int>(code);
  }
  throw word;  // in a constant expression: does not compile
}
[[nodiscard]] std::string word(int code);

/// Coefficients by column: `numbers[column][row]` × 10^-scale, scale 0 or 2. Row i has the services [offsets[i], offsets[i + 1]).
struct Records {
  std::size_t rows = 0;
  std::array<std::vector<std::int64_t>, kNumberCount> numbers;
  std::array<std::vector<int>, kTextCount> texts;
  std::vector<std::uint32_t> offsets = {0};
  std::array<std::vector<std::int64_t>, kServiceNumberCount> service_numbers;
  std::vector<int> service_types;
};

/// Random numbers that are the same on every machine (SplitMix64).
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}
  [[nodiscard]] std::uint64_t bits();
  [[nodiscard]] double share() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }  ///< in [0, 1)
  [[nodiscard]] std::int64_t whole(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(bits() % static_cast<std::uint64_t>(high - low + 1));
  }

 private:
  std::uint64_t state_;
};

[[nodiscard]] Records draw_records(std::size_t rows);
[[nodiscard]] double as_double(std::int64_t coefficient, int scale);
/// One JSON object a line.
void write_json(const Records& records, std::size_t rows, std::ostream& out);

}  // namespace reprise::benchmark
