#include "engine/mean.h"

#include <algorithm>
#include <array>
#include <functional>

namespace reprise::engine {
namespace {

constexpr std::size_t kNone = ~std::size_t{0};

// Products of a weight and a risk, and sums of so many of them, stay within 64 bits.
constexpr std::int64_t kLargestWeight = 1'000'000'000;
constexpr std::int64_t kLargestRisk = 1'000'000;
constexpr std::size_t kMostTerms = 1'000;

/// Σ weight × risk and Σ weight of those that are in.
template <typename Number>
struct Sums {
  Number risk{0};
  Number weight{0};

  void add(const Term<Number>& term) {
    risk += term.weight * term.risk;
    weight += term.weight;
  }
};

/// Of the lowest mean over independent inclusions; `term_at` gives nullptr for one that is left out.
/// At the lowest mean m every optional term with a risk below m is in and every other is out, for putting in a risk below
/// the mean lowers it and one above raises it: so the choice is a prefix of the optional terms in ascending risk.
template <typename Number, typename TermAt>
Sums<Number> lowest_mean(std::size_t count, TermAt&& term_at) {
  const Number zero(0);
  Sums<Number> sums;
  std::vector<const Term<Number>*> optional;
  for (std::size_t at = 0; at < count; ++at) {
    const Term<Number>* term = term_at(at);
    if (term == nullptr || term->weight == zero) continue;
    if (term->optional) {
      optional.push_back(term);
    } else {
      sums.add(*term);
    }
  }
  std::ranges::sort(optional, std::less(), &Term<Number>::risk);
  for (const Term<Number>* term : optional) {
    if (sums.weight != zero && term->risk * sums.weight >= sums.risk) break;
    sums.add(*term);
  }
  return sums;
}

/// The number as a multiple of a power of ten; nothing when it is none, or a large one.
std::optional<std::int64_t> multiple(const Decimal& number, int exponent, std::int64_t largest) {
  static constexpr std::array<std::int64_t, 8> kPowers = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000};
  const auto scaled = number.scaled();
  if (!scaled || scaled->coefficient > largest || scaled->coefficient < -largest) return std::nullopt;
  if (scaled->coefficient == 0) return 0;
  const int shift = scaled->exponent - exponent;
  if (shift < 0 || shift >= static_cast<int>(kPowers.size())) return std::nullopt;
  const std::int64_t multiplied = scaled->coefficient * kPowers[static_cast<std::size_t>(shift)];
  return multiplied > largest || multiplied < -largest ? std::nullopt : std::optional(multiplied);
}

int lower(int exponent, const Decimal& number) {
  const auto scaled = number.scaled();
  return scaled && scaled->coefficient != 0 ? std::min(exponent, scaled->exponent) : exponent;
}

}  // namespace

WeightedMean::WeightedMean(std::span<const Member> members) : members_(members), is_whole_(members.size() <= kMostTerms) {
  for (const Member& member : members) {
    weight_exponent_ = lower(weight_exponent_, member.weight);
    risk_exponent_ = lower(lower(risk_exponent_, member.risk.low), member.risk.high);
  }
  // A quarter more or less of a weight is to be such a multiple too.
  weight_exponent_ -= 2;
  terms_.reserve(members.size());
  for (const Member& member : members) {
    const auto term = is_whole_ ? whole(member) : std::nullopt;
    is_whole_ = term.has_value();
    if (!is_whole_) return;
    terms_.push_back(*term);
  }
}

std::optional<WeightedMean::Whole> WeightedMean::whole(const Member& member) const {
  const auto weight = multiple(member.weight, weight_exponent_, kLargestWeight);
  const auto low = multiple(member.risk.low, risk_exponent_, kLargestRisk);
  const auto high = multiple(member.risk.high, risk_exponent_, kLargestRisk);
  if (!weight || !low || !high) return std::nullopt;
  return Whole{{*weight, *low, member.optional}, {*weight, -*high, member.optional}};
}

std::optional<Interval> WeightedMean::interval() const { return is_whole_ ? in_whole_numbers(kNone, nullptr) : in_decimals(kNone, nullptr); }

std::optional<Interval> WeightedMean::without(std::size_t position) const {
  return is_whole_ ? in_whole_numbers(position, nullptr) : in_decimals(position, nullptr);
}

std::optional<Interval> WeightedMean::with(std::size_t position, const Member& other) const {
  const auto term = is_whole_ ? whole(other) : std::nullopt;
  return term ? in_whole_numbers(position, &*term) : in_decimals(position, &other);
}

std::optional<Interval> WeightedMean::in_whole_numbers(std::size_t position, const Whole* other) const {
  const auto mean = [&](Term<std::int64_t> Whole::*end) -> std::optional<Decimal> {
    const auto sums = lowest_mean<std::int64_t>(terms_.size(), [&](std::size_t at) -> const Term<std::int64_t>* {
      if (at != position) return &(terms_[at].*end);
      return other == nullptr ? nullptr : &(other->*end);
    });
    if (sums.weight == 0) return std::nullopt;
    return Decimal::from_scaled({sums.risk, risk_exponent_ + weight_exponent_}) / Decimal::from_scaled({sums.weight, weight_exponent_});
  };
  const auto low = mean(&Whole::low);
  const auto high = mean(&Whole::high);
  if (!low || !high) return std::nullopt;
  return Interval{*low, -*high};
}

std::optional<Interval> WeightedMean::in_decimals(std::size_t position, const Member* other) const {
  const auto mean = [&](auto risk_of) -> std::optional<Decimal> {
    std::vector<Term<Decimal>> terms;
    for (std::size_t at = 0; at < members_.size(); ++at) {
      if (at == position && other == nullptr) continue;
      const Member& member = at == position ? *other : members_[at];
      terms.push_back({member.weight, risk_of(member), member.optional});
    }
    const auto sums = lowest_mean<Decimal>(terms.size(), [&](std::size_t at) { return &terms[at]; });
    if (sums.weight.is_zero()) return std::nullopt;
    return sums.risk / sums.weight;
  };
  const auto low = mean([](const Member& member) { return member.risk.low; });
  const auto high = mean([](const Member& member) { return -member.risk.high; });
  if (!low || !high) return std::nullopt;
  return Interval{*low, -*high};
}

std::optional<Interval> mean_interval(std::span<const Member> members) { return WeightedMean(members).interval(); }

}  // namespace reprise::engine
