#include "limits.h"

namespace reprise::benchmark {

Rows::Rows(const Records& records) : services(records.service_types.size()), associations(records.rows) {
  for (std::size_t item = 0; item < services.size(); ++item) {
    for (std::size_t column = 0; column < kServiceNumberCount; ++column) {
      services[item].numbers[column] = as_double(records.service_numbers[column][item], kServiceNumbers[column].scale);
    }
    services[item].type = records.service_types[item];
  }
  for (std::size_t row = 0; row < records.rows; ++row) {
    Association& association = associations[row];
    for (std::size_t column = 0; column < kNumberCount; ++column) {
      association.numbers[column] = as_double(records.numbers[column][row], kNumbers[column].scale);
    }
    for (std::size_t column = 0; column < kTextCount; ++column) association.texts[column] = records.texts[column][row];
    association.services = std::span(services).subspan(records.offsets[row], records.offsets[row + 1] - records.offsets[row]);
  }
}

DoubleColumns::DoubleColumns(const Records& records)
    : rows(records.rows), offsets(records.offsets), service_types(records.service_types.begin(), records.service_types.end()) {
  for (std::size_t column = 0; column < kNumberCount; ++column) {
    for (const std::int64_t number : records.numbers[column]) numbers[column].push_back(as_double(number, kNumbers[column].scale));
  }
  for (std::size_t column = 0; column < kTextCount; ++column)
    texts[column].assign(records.texts[column].begin(), records.texts[column].end());
  for (std::size_t column = 0; column < kServiceNumberCount; ++column) {
    for (const std::int64_t number : records.service_numbers[column]) {
      service_numbers[column].push_back(as_double(number, kServiceNumbers[column].scale));
    }
  }
}

}  // namespace reprise::benchmark
