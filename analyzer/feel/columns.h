// Records in columns: what a batch reads. All records have the same names; a column holds numbers, texts, truth or lists of
// records, null aside. Numbers stand as integers of one scale (amounts in cents) as long as every one of them fits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "feel/value.h"

namespace reprise::feel {

class Columns {
 public:
  /// Numbers: `coefficients[row]` × 10^-scale, or `exact[row]` where a coefficient would pass 62 bits.
  struct Numbers {
    std::vector<std::int64_t> coefficients;  ///< empty: see `exact`
    int scale = 0;
    std::int64_t largest = 0;  ///< of the coefficients without their sign
    std::vector<scalar::Decimal> exact;
    std::vector<double> nearest;      ///< the doubles nearest to `exact`
    std::vector<std::uint8_t> known;  ///< 0 where null; empty: none is
  };
  struct Texts {
    std::vector<std::int32_t> codes;  ///< of words; -1 where null
    std::vector<std::string> words;
    [[nodiscard]] std::int32_t code_of(std::string_view word) const;  ///< -2: no row has it
  };
  struct Truths {
    std::vector<std::uint8_t> values;  ///< 0 false, 1 true, 2 null
  };
  /// Row i has the items [offsets[i], offsets[i + 1]) of `items`.
  struct Lists {
    std::vector<std::uint32_t> offsets;
    std::shared_ptr<const Columns> items;
  };
  using Content = std::variant<Numbers, Texts, Truths, Lists>;

  explicit Columns(std::size_t rows) : rows_(rows) {}
  [[nodiscard]] std::size_t rows() const { return rows_; }

  // One value a row; a name is added once.
  void add_numbers(std::string name, std::span<const std::optional<scalar::Decimal>> values);
  void add_texts(std::string name, std::span<const std::optional<std::string>> values);
  void add_truths(std::string name, std::span<const std::optional<bool>> values);
  /// `offsets` has one more entry than there are rows, ascending from 0 to the rows of `items`.
  void add_lists(std::string name, std::vector<std::uint32_t> offsets, Columns items);

  [[nodiscard]] const Content* find(std::string_view name) const;
  [[nodiscard]] const std::vector<std::pair<std::string, Content>>& all() const { return columns_; }
  /// One record as the context an expression evaluated one by one sees.
  [[nodiscard]] Context record(std::size_t row) const;

 private:
  std::size_t rows_;
  std::vector<std::pair<std::string, Content>> columns_;
};

}  // namespace reprise::feel
