// One record at a time: the same program with each instruction bound to the few lines of code and the places in memory that it
// needs, so that neither loops nor decisions on what an instruction is are left. Private to the batch.
#pragma once

#include <cstdint>
#include <vector>

#include "feel/batch_run.h"

namespace reprise::feel::batch {

/// Where one value stands: what its form says, and for a number that may be null whether it is known.
struct Place {
  const void* value = nullptr;
  const std::uint8_t* known = nullptr;
};

struct RowStep {
  void (*work_out)(const RowStep& step, const Run& run) = nullptr;
  void* out = nullptr;
  std::uint8_t* out_known = nullptr;
  Place left;  ///< of a column: its first row
  Place right;
  const std::uint8_t* condition = nullptr;
  std::int64_t up = 1;
  std::int64_t across = 0;
  const Instruction* instruction = nullptr;
};

/// Registers of one record (and of the items of its lists). What is not exact stays in their own memory, columns too.
[[nodiscard]] std::vector<RowStep> row_steps(const BatchProgram& program, std::vector<Register>& registers);

void run_row(const std::vector<RowStep>& steps, const Run& run);

}  // namespace reprise::feel::batch
