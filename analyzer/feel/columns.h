// Records in columns: what a batch reads. All records have the same names; a column holds numbers, texts, truth, days, contexts or
// lists of records, null aside. Numbers stand as integers of one scale (amounts in cents) as long as every one of them fits. A value
// may carry a mark: the batch tells of each answer whether it depends on one that does.
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
    std::vector<std::uint8_t> marked; ///< here and below: kMarkedByte where the value carries the mark, else 0; empty: none does
  };
  struct Texts {
    std::vector<std::int32_t> codes;  ///< of words; -1 where null
    std::vector<std::string> words;
    std::vector<std::uint8_t> marked;
    [[nodiscard]] std::int32_t code_of(std::string_view word) const;  ///< -2: no row has it
  };
  struct Truths {
    std::vector<std::uint8_t> values;  ///< 0 false, 1 true, 2 null
    std::vector<std::uint8_t> marked;
  };
  struct Dates {
    Numbers days;  ///< whole, from 1970-01-01
  };
  /// Row i has the items [offsets[i], offsets[i + 1]) of `items`.
  struct Lists {
    std::vector<std::uint32_t> offsets;
    std::shared_ptr<const Columns> items;
    std::vector<std::uint8_t> known;  ///< 0 where there is no list, so that it has no items; empty: there is one everywhere
    std::vector<std::uint8_t> marked; ///< of the list itself, beside its items
  };
  /// As many rows as the records have.
  struct Contexts {
    std::shared_ptr<const Columns> entries;
  };
  /// What a batch has no form for.
  struct Others {
    std::vector<Value> values;
    std::vector<std::uint8_t> marked;
  };
  using Content = std::variant<Numbers, Texts, Truths, Dates, Lists, Contexts, Others>;

  explicit Columns(std::size_t rows) : rows_(rows) {}
  [[nodiscard]] std::size_t rows() const { return rows_; }

  // One value a row; a name is added once.
  void add_numbers(std::string name, std::span<const std::optional<scalar::Decimal>> values);
  void add_texts(std::string name, std::span<const std::optional<std::string>> values);
  void add_truths(std::string name, std::span<const std::optional<bool>> values);
  void add_dates(std::string name, std::span<const std::optional<scalar::Date>> values);
  /// `offsets` has one more entry than there are rows, ascending from 0 to the rows of `items`.
  void add_lists(std::string name, std::vector<std::uint32_t> offsets, Columns items, std::vector<std::uint8_t> known = {});
  void add_contexts(std::string name, Columns entries);
  void add_others(std::string name, std::vector<Value> values);
  /// Puts the mark on values of the column added last: one byte a row, 0 or 1.
  void mark(std::vector<std::uint8_t> marked);

  [[nodiscard]] const Content* find(std::string_view name) const;
  [[nodiscard]] const std::vector<std::pair<std::string, Content>>& all() const { return columns_; }
  /// One record as the context an expression evaluated one by one sees; what is marked carries kMark.
  [[nodiscard]] Context record(std::size_t row) const;
  /// One value of a column, or one list with all that its items hold.
  [[nodiscard]] static Value value_of(const Content& content, std::size_t row);
  static constexpr Mark kMark = 1;
  static constexpr std::uint8_t kMarkedByte = 5;  ///< Batch::kMarked and Batch::kOpen: who depends on it starts with both

 private:
  std::size_t rows_;
  std::vector<std::pair<std::string, Content>> columns_;
};

}  // namespace reprise::feel
