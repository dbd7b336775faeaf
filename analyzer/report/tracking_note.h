// A takeover followed after its decision, for people: text for a terminal, and the note for government on one page of HTML
// that prints on A4. Shows what assessment::Tracked says; templates, style and words come from reports/.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "assessment/tracking.h"
#include "base/files.h"
#include "base/result.h"
#include "base/text.h"

namespace reprise::report {

class TrackingNotes {
 public:
  /// Errors: as Reports::load.
  [[nodiscard]] static base::Checked<TrackingNotes> load(const base::Files& files, const std::string& folder);

  TrackingNotes(TrackingNotes&&) noexcept;
  TrackingNotes& operator=(TrackingNotes&&) noexcept;
  ~TrackingNotes();

  /// For a terminal `width` columns wide; with colour escapes only when asked.
  [[nodiscard]] std::string text(const assessment::Tracked& tracked, base::Language language, bool colour, int width = 100) const;
  /// Method and results: the same indicators before and after, promises, what failed, what was learnt.
  [[nodiscard]] std::string html(const assessment::Tracked& tracked, base::Language language, std::string_view version) const;

 private:
  struct Parts;
  explicit TrackingNotes(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace reprise::report
