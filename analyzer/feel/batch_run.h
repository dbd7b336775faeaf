// The registers of a batch, and one run of its program over the rows at hand. Private to the batch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "feel/batch_program.h"

namespace reprise::feel::batch {

/// Where a register's results stand for the rows at hand: in a column, or in memory of its own.
struct Register {
  const std::int64_t* numbers = nullptr;
  const scalar::Decimal* exact = nullptr;
  const std::int32_t* codes = nullptr;
  const std::uint8_t* truths = nullptr;
  const std::uint8_t* known = nullptr;  ///< null: every row is
  std::vector<std::int64_t> own_numbers;
  std::vector<scalar::Decimal> own_exact;
  std::vector<std::int32_t> own_codes;
  std::vector<std::uint8_t> own_bytes;
  std::vector<std::uint8_t> own_known;
};

/// The rows of a table that are being worked on.
struct Window {
  std::size_t first = 0;
  std::size_t count = 0;
};

/// Gives a register the memory its instruction needs for `rows` rows, and a constant its value.
void reserve(const Instruction& instruction, Register& made, std::size_t rows);

/// `windows` by table: the records first, then for each list the items of those records.
void run(const BatchProgram& program, std::vector<Register>& registers, const std::vector<Window>& windows);

}  // namespace reprise::feel::batch
