// What a machine can do at most with the workload on doubles: a loop compiled by hand, a walk over the tree with tagged values, an
// interpreter in columns. None of them is exact, none knows null but the walk. A score a record, in order.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "plan.h"
#include "records.h"

namespace reprise::benchmark {

struct Service {
  std::array<double, kServiceNumberCount> numbers;
  int type;
};
struct Association {
  std::array<double, kNumberCount> numbers;
  std::array<int, kTextCount> texts;
  std::span<const Service> services;
};

/// Record by record; the services lie in one array.
struct Rows {
  std::vector<Service> services;
  std::vector<Association> associations;
  explicit Rows(const Records& records);
};

/// Codes stand as doubles beside the numbers.
struct DoubleColumns {
  std::size_t rows = 0;
  std::array<std::vector<double>, kNumberCount> numbers;
  std::array<std::vector<double>, kTextCount> texts;
  std::vector<std::uint32_t> offsets;
  std::array<std::vector<double>, kServiceNumberCount> service_numbers;
  std::vector<double> service_types;
  explicit DoubleColumns(const Records& records);
};

void score_by_hand(const Rows& rows, std::span<double> scores);
void score_by_walk(std::span<const Step> rules, const Rows& rows, std::span<double> scores);
namespace o2 {
void score_in_columns(std::span<const Step> rules, const DoubleColumns& columns, std::span<double> scores);
}
namespace o3_avx2 {
void score_in_columns(std::span<const Step> rules, const DoubleColumns& columns, std::span<double> scores);
}

}  // namespace reprise::benchmark
