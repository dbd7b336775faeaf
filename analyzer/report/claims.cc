#include <algorithm>

#include "report/parts.h"

namespace reprise::report {
namespace {

using assessment::FactUse;
using scalar::Decimal;

/// The fact as another source tells it: its value or range, its sources and the place that names them.
FactUse as_told_by(const FactUse& fact, const assessment::AlternativeValue& other) {
  FactUse told;
  told.path = fact.path;
  told.unit = fact.unit;
  told.state = fact.state;
  told.value = other.value;
  told.low = other.low;
  told.high = other.high;
  told.sources = other.sources;
  told.location = other.location;
  return told;
}

/// What the value is sorted by; a range goes by its lower end, or by the only one it has.
std::optional<Decimal> rank_of(const FactUse& told) {
  if (auto number = Decimal::parse(told.value)) return number;
  return told.low ? told.low : told.high;
}

/// The fact itself, then those who contradict it: smallest first where they can be ranked, else as written.
std::vector<FactUse> tellings_of(const FactUse& fact) {
  std::vector<FactUse> told = {fact};
  for (const auto& other : fact.alternatives) {
    if (other.contradicts) told.push_back(as_told_by(fact, other));
  }
  if (std::ranges::all_of(told, [](const FactUse& one) { return rank_of(one).has_value(); })) {
    std::ranges::stable_sort(told, [](const FactUse& left, const FactUse& right) { return *rank_of(left) < *rank_of(right); });
  }
  return told;
}

}  // namespace

std::vector<Claim> claims_of(const Page& page, const FactUse& fact) {
  std::vector<Claim> claims;
  const auto tellings = tellings_of(fact);
  if (tellings.size() == 1) return claims;
  for (const FactUse& told : tellings) {
    const std::string words = value_words(page, told, Locale::Precision::exact);
    const auto same = std::ranges::find(claims, words, &Claim::words);
    (same == claims.end() ? claims.insert(claims.end(), {words, {}}) : same)->said.push_back(told);
  }
  return claims;
}

View claim_view(const Page& page, const Claim& claim) {
  View view;
  view.set("claim_value", claim.words).set_list("claim_sources", source_links(page, claim.said));
  return view;
}

Views claim_views(const Page& page, const FactUse& fact) {
  Views views;
  for (const Claim& claim : claims_of(page, fact)) views.push_back(claim_view(page, claim));
  return views;
}

std::string every_value(const Page& page, const FactUse& fact) {
  const std::vector<Claim> claims = claims_of(page, fact);
  if (claims.empty()) return value_words(page, fact, Locale::Precision::exact);
  std::vector<Decimal> numbers;
  std::vector<std::string> texts;
  for (const Claim& claim : claims) {
    if (const auto number = Decimal::parse(claim.said.front().value)) numbers.push_back(*number);
    texts.push_back(claim.words);
  }
  return numbers.size() == claims.size() ? page.locale().either(numbers, fact.unit, Locale::Precision::exact) : page.locale().either(texts);
}

}  // namespace reprise::report
