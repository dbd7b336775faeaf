// The public JSON form of an assessment (schemas/assessment.schema.json): written with ordered keys and
// exact decimals as strings, read back to the same value.
#pragma once

#include <string>

#include "assessment/assessment.h"
#include "assessment/calendar.h"
#include "assessment/tracking.h"
#include "base/result.h"

namespace reprise::assessment {

/// Two-space indented, keys in the order of the structs, ends with a line end. Same input, same bytes.
[[nodiscard]] std::string to_json(const Assessment& assessment);
/// The same of a calendar alone: {schema: "reprise/calendar/1", from, …, routes}.
[[nodiscard]] std::string to_json(const Calendar& calendar);
/// The same of a takeover that is followed: {schema: "reprise/tracked/1", association, …, sources}.
[[nodiscard]] std::string to_json(const Tracked& tracked);
/// Errors: assessment-json (with line and column of the first problem).
[[nodiscard]] base::Result<Assessment> from_json(const base::SourcePointer& source);

}  // namespace reprise::assessment
