// The forty rules written as a programmer would who may compile them: the only copy of rules.feel, and what its scores are held to.
#include <algorithm>

#include "limits.h"

namespace reprise::benchmark {
namespace {

constexpr int kAssociation = code_of("association"), kFoundation = code_of("foundation"), kSas = code_of("sas"), kSarl = code_of("sarl");
constexpr int kSci = code_of("sci"), kScic = code_of("scic"), kCeased = code_of("ceased"), kDissolved = code_of("dissolved");
constexpr int kElderly = code_of("elderly"), kDisability = code_of("disability"), kChildhood = code_of("childhood");
constexpr int kHealth = code_of("health"), kSocial = code_of("social"), kNo = code_of("no"), kEhpad = code_of("EHPAD");
constexpr int kFirstOverseas = code_of("971"), kLastOverseas = code_of("976");

double finances(const std::array<double, kNumberCount>& of, bool unaudited) {
  double score = of[kEquity] < 0 ? 25 : 0;
  if (of[kResult] < 0 && of[kIncome] > 100'000) score += 10;
  if (of[kResult] / of[kIncome] < -0.05) score += 15;
  if (of[kCash] / of[kExpenses] * 365 < 30) score += 20;
  if (of[kDebts] > 3 * of[kEquity]) score += 15;
  if (of[kPayroll] / of[kIncome] > 0.75) score += 8;
  if (of[kGrants] / of[kIncome] > 0.9) score += 10;
  if (of[kDonations] > 153'000 && unaudited) score += 30;
  if (of[kReceivables] / of[kIncome] * 365 > 120) score += 8;
  if (of[kProvisions] < 0.01 * of[kIncome] && of[kAdverseEvents] > 2) score += 5;
  if (of[kInvestments] < 0.02 * of[kExpenses] && of[kAge] > 20) score += 5;
  score += of[kFunderShare] > 0.8 ? 20 : of[kFunderShare] > 0.6 ? 10 : of[kFunderShare] > 0.4 ? 4 : 0;
  score += of[kWorkingCapitalDays] > 90 ? 12 : of[kWorkingCapitalDays] > 60 ? 6 : 0;
  if (of[kIncome] > 5'000'000) {
    score += of[kResult] < 0 ? 12 : 2;
  } else if (of[kResult] < -50'000) {
    score += 9;
  }
  return score + (of[kExpenses] > of[kIncome] * 1.1 ? 14 : of[kExpenses] > of[kIncome] ? 7 : 0);
}

double people(const std::array<double, kNumberCount>& of) {
  double score = of[kAge] < 3 ? 8 : 0;
  if (of[kDirectors] < 3) score += 10;
  if (of[kAgreements] > 2 && of[kDirectors] < 6) score += 10;
  if (of[kAccountsDelay] > 180) score += 15;
  if (of[kFilingDelay] > 210 || of[kAccountsDelay] > 365) score += 10;
  if (of[kAbsenteeism] > 0.12) score += 6;
  if (of[kTurnover] > 0.3 && of[kHeadcount] > 10) score += 6;
  if (of[kAdverseEvents] > 5) score += 8;
  return score + (of[kAccidents] / (of[kHeadcount] + 1) > 0.1 ? 6 : 0);
}

double kinds(const Association& association) {
  const auto& of = association.numbers;
  const int form = association.texts[kLegalForm], sector = association.texts[kSector];
  double score = association.texts[kStatus] == kDissolved ? 50 : association.texts[kStatus] == kCeased ? 40 : 0;
  if (form == kAssociation) {
    score += of[kHeadcount] > 50 && association.texts[kAudited] == kNo ? 12 : 0;
  } else {
    score += of[kEstablishments] > 10 ? 3 : 1;
  }
  if ((form == kSas || form == kSarl || form == kSci) && of[kGrants] > 0) score += 12;
  if (association.texts[kDepartment] >= kFirstOverseas && association.texts[kDepartment] <= kLastOverseas) score += 4;
  if (sector == kChildhood && of[kAdverseEvents] > 1) score += 9;
  return score + ((sector == kElderly || sector == kDisability) && of[kPlaces] / (of[kHeadcount] + 1) > 3 ? 7 : 0);
}

double services(std::span<const Service> services) {
  bool emptying = false, all_losing = true, expiring_home = false;
  double expiring = 0, losing = 0, capacity = 0;
  for (const Service& service : services) {
    const auto& of = service.numbers;
    emptying |= of[kOccupancy] < 0.7 && of[kCapacity] > 30;
    all_losing &= of[kDeficit] >= 1;
    expiring_home |= service.type == kEhpad && of[kAuthorisationDays] < 365;
    expiring += of[kAuthorisationDays] < 180 ? 1 : 0;
    losing += of[kDeficit] >= 1 ? 1 : 0;
    capacity += of[kCapacity];
  }
  double score = emptying ? 8 : 0;
  if (all_losing) score += 18;
  if (expiring >= 2) score += 15;
  if (capacity > 300) score += 3;
  if (expiring_home) score += 10;
  return score + (losing / static_cast<double>(services.size()) > 0.5 ? 14 : 0);
}

double size_table(double income, double headcount) {
  if (income >= 20'000'000) return 1;
  if (income >= 5'000'000) return headcount >= 100 ? 2 : 4;
  if (income >= 500'000) return headcount >= 20 ? 3 : 5;
  return headcount < 3 ? 8 : 6;
}

double equity_table(double equity, double margin) {
  if (equity < 0) return margin < 0 ? 25 : 18;
  if (equity < 0.1) return margin < -0.05 ? 16 : margin < 0 ? 12 : 8;
  if (equity < 0.25) return margin < -0.05 ? 9 : 4;
  return margin < -0.1 ? 6 : 0;
}

double form_table(int form, double establishments, bool unaudited) {
  const bool association = form == kAssociation, foundation = form == kFoundation, company = form == kSas || form == kSarl;
  if ((association || foundation) && establishments >= 10 && unaudited) return 20;
  if (association && establishments >= 5 && unaudited) return 12;
  if (foundation && unaudited) return 14;
  if (company && establishments >= 10) return 6;
  if (company && unaudited) return 5;
  if (form == kSci) return 7;
  return form == kScic && establishments < 5 ? 3 : 0;
}

double sector_table(int sector, double events, double absenteeism) {
  if (sector == kChildhood) return events >= 5 ? 20 : events >= 2 && absenteeism >= 0.1 ? 14 : 0;
  if (sector == kElderly || sector == kDisability) return events >= 6 ? (absenteeism >= 0.12 ? 16 : 9) : absenteeism >= 0.15 ? 5 : 0;
  if (sector == kHealth) return events >= 7 ? 8 : 0;
  return sector == kSocial && events >= 8 ? 6 : 0;
}

}  // namespace

void score_by_hand(const Rows& rows, std::span<double> scores) {
  std::ranges::transform(rows.associations, scores.begin(), [](const Association& association) {
    const auto& of = association.numbers;
    const bool unaudited = association.texts[kAudited] == kNo;
    return finances(of, unaudited) + people(of) + kinds(association) + services(association.services) +
           size_table(of[kIncome], of[kHeadcount]) + equity_table(of[kEquity] / of[kIncome], of[kResult] / of[kIncome]) +
           form_table(association.texts[kLegalForm], of[kEstablishments], unaudited) +
           sector_table(association.texts[kSector], of[kAdverseEvents], of[kAbsenteeism]);
  });
}

}  // namespace reprise::benchmark
