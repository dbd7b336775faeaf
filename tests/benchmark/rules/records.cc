#include "records.h"

#include <algorithm>
#include <cmath>
#include <ostream>

namespace reprise::benchmark {
namespace {

constexpr std::array kForms = {"association", "association", "association", "foundation", "sas", "sarl", "sci", "scic"};
constexpr std::array kSectors = {"elderly", "disability", "childhood", "health", "social"};
constexpr std::array kServiceTypes = {"EHPAD", "SSIAD", "IME", "ESAT", "MECS", "CHRS", "CSAPA", "SAVS"};
constexpr std::int64_t kOverseas = 5;

template <std::size_t size>
int any_of(Draw& draw, const std::array<const char*, size>& words) {
  return code_of(words[static_cast<std::size_t>(draw.whole(0, size - 1))]);
}

std::int64_t part(std::int64_t amount, double share) { return std::llround(static_cast<double>(amount) * share); }

/// Incomes from 60,000 to 24 million euros, as many of each order of magnitude; the rest in proportion.
void draw_amounts(Draw& draw, std::array<std::int64_t, kNumberCount>& record) {
  const std::int64_t income = std::llround(std::exp(11 + draw.share() * 6) * 100);
  const std::int64_t expenses = part(income, 0.85 + draw.share() * 0.3);
  record[kIncome] = income;
  record[kExpenses] = expenses;
  record[kResult] = income - expenses;
  record[kEquity] = part(income, draw.share() * 0.6 - 0.08);
  record[kDebts] = part(income, draw.share() * 0.7);
  record[kCash] = part(income, draw.share() * 0.4);
  record[kReceivables] = part(income, draw.share() * 0.4);
  record[kPayroll] = part(income, 0.4 + draw.share() * 0.45);
  record[kGrants] = part(income, draw.share());
  record[kDonations] = draw.share() < 0.8 ? draw.whole(0, 5'000'000) : draw.whole(0, 90'000'000);
  record[kProvisions] = part(income, draw.share() * 0.05);
  record[kInvestments] = part(expenses, draw.share() * 0.1);
  record[kHeadcount] = std::max<std::int64_t>(1, part(income, (0.5 + draw.share()) / 6'000'000));
}

void draw_facts(Draw& draw, std::array<std::int64_t, kNumberCount>& record) {
  record[kFunderShare] = draw.whole(0, 100);
  record[kWorkingCapitalDays] = draw.whole(-2'000, 12'000);
  record[kAbsenteeism] = draw.whole(0, 20);
  record[kTurnover] = draw.whole(0, 45);
  record[kOverhead] = draw.whole(0, 8);
  record[kAge] = draw.whole(0, 90);
  record[kEstablishments] = draw.whole(1, 25);
  record[kDirectors] = draw.whole(2, 20);
  record[kAgreements] = draw.whole(0, 5);
  record[kFilingDelay] = draw.whole(60, 300);
  record[kAccountsDelay] = draw.share() < 0.7 ? 0 : draw.whole(1, 700);
  record[kAdverseEvents] = draw.whole(0, 9);
  record[kAccidents] = draw.whole(0, (record[kHeadcount] * 15 + 99) / 100);
  record[kPopulation] = draw.whole(500, 900'000);
  record[kPlaces] = draw.whole(20, 900);
}

std::array<int, kTextCount> draw_texts(Draw& draw) {
  std::array<int, kTextCount> texts{};
  texts[kLegalForm] = any_of(draw, kForms);
  const std::int64_t status = draw.whole(0, 9);
  texts[kStatus] = status == 8 ? code_of("ceased") : status == 9 ? code_of("dissolved") : code_of("active");
  texts[kSector] = any_of(draw, kSectors);
  texts[kAudited] = draw.share() < 0.6 ? code_of("yes") : code_of("no");
  texts[kDepartment] = code_of("971") + static_cast<int>(draw.whole(0, kMainland + kOverseas - 1));
  return texts;
}

void draw_services(Draw& draw, Records& records) {
  const std::int64_t count = draw.whole(6, 14);
  for (std::int64_t service = 0; service < count; ++service) {
    records.service_numbers[kCapacity].push_back(draw.whole(5, 120));
    records.service_numbers[kAuthorisationDays].push_back(draw.whole(30, 5'475));
    records.service_numbers[kOccupancy].push_back(draw.whole(60, 105));
    records.service_numbers[kDeficit].push_back(draw.share() < 0.3 ? 1 : 0);
    records.service_types.push_back(any_of(draw, kServiceTypes));
  }
  records.offsets.push_back(records.offsets.back() + static_cast<std::uint32_t>(count));
}

void write_number(std::int64_t coefficient, int scale, std::ostream& out) {
  const std::int64_t whole = coefficient < 0 ? -coefficient : coefficient;
  out << (coefficient < 0 ? "-" : "");
  if (scale == 0) {
    out << whole;
  } else {
    out << whole / 100 << '.' << whole / 10 % 10 << whole % 10;
  }
}

void write_services(const Records& records, std::size_t row, std::ostream& out) {
  out << R"("services":[)";
  for (std::uint32_t item = records.offsets[row]; item < records.offsets[row + 1]; ++item) {
    out << (item == records.offsets[row] ? "{" : ",{");
    for (std::size_t column = 0; column < kServiceNumberCount; ++column) {
      out << '"' << kServiceNumbers[column].name << "\":";
      write_number(records.service_numbers[column][item], kServiceNumbers[column].scale, out);
      out << ',';
    }
    out << '"' << kServiceType << "\":\"" << word(records.service_types[item]) << "\"}";
  }
  out << ']';
}

}  // namespace

std::uint64_t Draw::bits() {
  state_ += 0x9E3779B97F4A7C15u;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
  return mixed ^ (mixed >> 31);
}

std::string word(int code) {
  const auto place = static_cast<std::size_t>(code);
  if (place < kWords.size()) return std::string(kWords[place]);
  const std::string number = std::to_string(place - kWords.size() + 1);
  return number.size() == 1 ? "0" + number : number;
}

Records draw_records(std::size_t rows) {
  Records records;
  records.rows = rows;
  Draw draw(2008);
  for (std::size_t row = 0; row < rows; ++row) {
    std::array<std::int64_t, kNumberCount> numbers{};
    draw_amounts(draw, numbers);
    draw_facts(draw, numbers);
    for (std::size_t column = 0; column < kNumberCount; ++column) records.numbers[column].push_back(numbers[column]);
    const auto texts = draw_texts(draw);
    for (std::size_t column = 0; column < kTextCount; ++column) records.texts[column].push_back(texts[column]);
    draw_services(draw, records);
  }
  return records;
}

double as_double(std::int64_t coefficient, int scale) { return static_cast<double>(coefficient) / (scale == 0 ? 1.0 : 100.0); }

void write_json(const Records& records, std::size_t rows, std::ostream& out) {
  for (std::size_t row = 0; row < rows; ++row) {
    out << '{';
    for (std::size_t column = 0; column < kNumberCount; ++column) {
      out << '"' << kNumbers[column].name << "\":";
      write_number(records.numbers[column][row], kNumbers[column].scale, out);
      out << ',';
    }
    for (std::size_t column = 0; column < kTextCount; ++column) {
      out << '"' << kTexts[column] << "\":\"" << word(records.texts[column][row]) << "\",";
    }
    write_services(records, row, out);
    out << "}\n";
  }
}

}  // namespace reprise::benchmark
