// Which rows of every table are being worked on.
#include <algorithm>

#include "feel/batch_run.h"

namespace reprise::feel::batch {
namespace {

void move_window(const BatchProgram::Table& table, const Window& records, const Window& around, Window& moved) {
  const auto& offsets = table.lists->offsets;
  moved.first = offsets[records.first];
  moved.starts.clear();
  moved.parents.clear();
  moved.records.clear();
  moved.places.clear();
  moved.starts.push_back(0);
  for (std::uint32_t row = 0; row < around.count; ++row) {
    const std::uint32_t record = table.parent == 0 ? row : around.records[row];
    for (std::uint32_t place = offsets[records.first + record]; place < offsets[records.first + record + 1]; ++place) {
      moved.parents.push_back(row);
      moved.records.push_back(record);
      moved.places.push_back(place);
    }
    moved.starts.push_back(static_cast<std::uint32_t>(moved.places.size()));
  }
  moved.count = moved.places.size();
}

/// Of a record: a loop within a loop goes through all pairs.
std::size_t rows_of(const BatchProgram& program, std::uint32_t table, std::size_t record) {
  std::size_t rows = 1;
  for (; table != 0; table = program.tables[table].parent) {
    const auto& offsets = program.tables[table].lists->offsets;
    rows *= offsets[record + 1] - offsets[record];
  }
  return rows;
}

}  // namespace

void move_windows(const BatchProgram& program, std::vector<Window>& windows, std::size_t first, std::size_t count) {
  windows[0].first = first;
  windows[0].count = count;
  for (std::size_t table = 1; table < windows.size(); ++table) {
    if (!program.tables[table].in_use) continue;
    move_window(program.tables[table], windows[0], windows[program.tables[table].parent], windows[table]);
  }
}

std::size_t most_rows(const BatchProgram& program, std::uint32_t table, std::size_t window) {
  if (table == 0 || !program.tables[table].in_use) return table == 0 ? window : 0;
  const std::size_t records = program.tables[0].columns->rows();
  std::size_t most = 0;
  std::size_t rows = 0;
  for (std::size_t record = 0; record < records; ++record) {
    rows += rows_of(program, table, record);
    if (record >= window) rows -= rows_of(program, table, record - window);
    most = std::max(most, rows);
  }
  return most;
}

}  // namespace reprise::feel::batch
