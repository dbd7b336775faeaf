// Steps of the law that have begun or are over. A step is named once.
#include <algorithm>

#include "dossier/reading.h"

namespace reprise::dossier::reading {
namespace {

using document::Node;

std::optional<ProcedureRecord> read_step(Reading& reading, const Node& node) {
  const auto step = member(node, "step");
  ProcedureRecord record;
  record.sources = read_source_ids(reading, node);
  record.started = day_of(node, "started");
  record.finished = day_of(node, "finished");
  if (!step || !step->is_scalar()) return std::nullopt;  // the schema asks for it
  record.step = step->text();
  record.place = step->place();
  const bool names_a_day = member(node, "started") || member(node, "finished");
  if (!names_a_day) reading.report("dossier-step-undated", record.place, {{"step", record.step}});
  if (record.started && record.finished && *record.finished < *record.started) {
    const base::Text after{"un jour à partir du " + record.started->to_string(), "a day no earlier than " + record.started->to_string()};
    reading.report("dossier-dates-contradict", member(node, "finished")->place(),
                   {{"expected", after}, {"got", record.finished->to_string()}});
  }
  return record;
}

/// What had not happened yet on the file's day is dropped.
void keep_what_had_happened(const Reading& reading, ProcedureRecord& record) {
  for (std::optional<scalar::Date>* day : {&record.started, &record.finished}) {
    if (*day && reading.as_of && **day > *reading.as_of) day->reset();
  }
}

}  // namespace

std::vector<ProcedureRecord> read_procedure(Reading& reading, const Node& root) {
  std::vector<ProcedureRecord> procedure;
  std::vector<ProcedureRecord> named;
  const auto list = member(root, "procedure");
  for (std::size_t index = 0; list && list->is_sequence() && index < list->size(); ++index) {
    auto record = read_step(reading, list->item(index));
    if (!record) continue;
    const auto first = std::ranges::find(named, record->step, &ProcedureRecord::step);
    if (first != named.end()) {
      report_duplicate(reading, record->step, record->place, first->place);
      continue;
    }
    named.push_back(*record);
    keep_what_had_happened(reading, *record);
    const bool has_happened = record->started || record->finished;
    if (has_happened && !is_later(reading, record->sources)) procedure.push_back(std::move(*record));
  }
  return procedure;
}

}  // namespace reprise::dossier::reading
