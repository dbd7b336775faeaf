// Many expressions over many records at once: each sub-expression is worked out for a thousand records before the next, so that
// what is looked up is looked up once. The answers are those of Expression::evaluate on each record, bit for bit: what has no
// form in columns is evaluated one by one, or left out where the host has definitions of its own.
//
//   Batch batch(expressions, columns);
//   for (std::size_t first = 0; first < columns.rows(); first += Batch::kMostRows) {
//     batch.evaluate(first, std::min(Batch::kMostRows, columns.rows() - first));
//     … batch.answer(0).coefficients[row] …
//   }
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "feel/batch_library.h"
#include "feel/columns.h"
#include "feel/feel.h"

namespace reprise::feel {

/// What is asked of every record: an expression, or unary tests of what it is worth.
struct BatchQuestion {
  Expression expression;
  std::optional<UnaryTests> tests = {};
};

class Batch {
 public:
  /// What one expression is worth in the rows last evaluated: one of three forms.
  struct Answer {
    enum class Form : std::uint8_t { number, truth, any };
    Form form = Form::any;
    std::span<const std::int64_t> coefficients;    ///< number: × 10^-scale; or
    std::span<const scalar::Decimal> exact;        ///< number: where coefficients would not fit 64 bits
    int scale = 0;
    std::span<const std::uint8_t> known;           ///< number: 0 where null; empty: none is
    std::span<const std::uint8_t> truths;          ///< truth: 0 false, 1 true, 2 null
    std::span<const Value> values;                 ///< any
    std::span<const std::uint8_t> marks;           ///< number, truth: what is told beside each; empty: of none anything
    [[nodiscard]] Value at(std::size_t row) const; ///< counted from the first row evaluated; a null has no reason
  };

  static constexpr std::size_t kMostRows = 1024;

  // Told beside an answer, as bits.
  static constexpr std::uint8_t kMarked = 1;   ///< it carries the mark of values it depends on: see Marks
  static constexpr std::uint8_t kLacking = 2;  ///< it depends on an item that a list does not have, or a row that a yardstick does not
  static constexpr std::uint8_t kOpen = 4;     ///< with kMarked: three-valued logic does not decide it where all that depends on a marked value is null
  static constexpr std::uint8_t kDoubtful = 8; ///< with kMarked: on the way such logic decided otherwise than the language does

  /// The columns must outlive the batch. The limits are those of a record evaluated one by one; in columns nothing loops.
  Batch(std::vector<Expression> expressions, const Columns& columns, const EvaluationLimits& limits = {});
  /// With what the host adds. A question without a form in columns is not answered: it has the form `any` and no values.
  Batch(std::vector<BatchQuestion> questions, const Columns& columns, const BatchLibrary& library);
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;
  ~Batch();

  /// At most kMostRows rows from `first`; a single one has code of its own, quicker than a window of one. Answers are valid until
  /// the next call.
  void evaluate(std::size_t first, std::size_t count);
  [[nodiscard]] const Answer& answer(std::size_t expression) const;
  /// Why an answer is null: the record evaluated again, one by one.
  [[nodiscard]] Value explained(std::size_t expression, std::size_t row_of_columns) const;
  /// How many expressions run in columns.
  [[nodiscard]] std::size_t in_columns() const;
  [[nodiscard]] bool is_in_columns(std::size_t expression) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace reprise::feel
