#include "report/tracking_text.h"

#include "report/tracking_words.h"

namespace reprise::report {
namespace {

using assessment::Tracked;

class Text {
 public:
  Text(const Tracked& tracked, const Locale& locale, Ink ink) : tracked_(tracked), locale_(locale), words_(locale), out_(ink) {}

  std::string run() {
    head();
    findings();
    gates();
    indicators();
    commitments();
    deadlines();
    return out_.text();
  }

 private:
  [[nodiscard]] std::string colon(const std::string& lead) const { return lead + locale_.word("colon"); }

  void head() {
    const std::string title = locale_.word("track_title", {{"association", inert(tracked_.association)}, {"group", inert(tracked_.group)}, {"date", locale_.date(tracked_.at)}});
    out_.line(out_.strong(title));
    if (tracked_.fictional) out_.line(locale_.word("fictional"));
    out_.paragraph("", words_.route(tracked_));
    out_.paragraph("", colon(locale_.word("track_state")) + words_.state(tracked_));
    if (!tracked_.lead.empty()) out_.paragraph("", colon(locale_.word("track_lead")) + locale_.text(tracked_.lead));
  }

  void findings() {
    if (tracked_.findings.empty()) return;
    out_.heading(locale_.word("track_findings"));
    for (const auto& finding : tracked_.findings) out_.paragraph("  ! ", words_.finding(finding));
  }

  void gates() {
    out_.heading(locale_.word("track_gates"));
    for (const auto& gate : tracked_.gates) {
      out_.paragraph("  ", out_.strong(words_.gate(gate.id)) + locale_.word("colon") + words_.verdict(gate) + " · " + words_.computed(gate));
      for (const auto& criterion : gate.criteria) out_.paragraph("    ", colon(locale_.text(criterion.title)) + words_.criterion(criterion));
    }
  }

  void indicators() {
    if (tracked_.indicators.empty()) return;
    out_.heading(locale_.word("track_indicators"));
    for (const auto& indicator : tracked_.indicators) {
      out_.paragraph("  ", out_.strong(locale_.text(indicator.title)));
      std::string line = colon(locale_.word("track_before")) + words_.dated(indicator.baseline, indicator.unit);
      for (const auto& point : indicator.points) {
        const std::string months = locale_.number(scalar::Decimal(point.months), 0);
        line += " · " + colon(locale_.word("track_at_months", {{"months", months}})) + words_.point(point, indicator.unit);
      }
      out_.paragraph("    ", line);
      out_.paragraph("    ", colon(locale_.word("track_latest")) + words_.dated(indicator.latest, indicator.unit) + " · " + colon(locale_.word("track_trend")) + words_.trend(indicator));
    }
  }

  void commitments() {
    if (tracked_.commitments.empty()) return;
    out_.heading(locale_.word("track_commitments"));
    for (const auto& one : tracked_.commitments) {
      out_.paragraph("  ", out_.strong(locale_.text(one.title)) + locale_.word("colon") + words_.commitment(one));
      const std::string promised = locale_.word("track_promised", {{"target", words_.target(one)}, {"date", locale_.date(one.due)}, {"to", locale_.text(one.to)}});
      out_.paragraph("    ", promised + " · " + colon(locale_.word("track_measured")) + words_.dated(one.measure, one.unit));
    }
  }

  void deadlines() {
    if (tracked_.deadlines.empty()) return;
    out_.heading(locale_.word("track_deadlines"));
    for (const auto& one : tracked_.deadlines) {
      out_.paragraph(one.to_check ? "  ? " : "    ", locale_.date(one.day) + "  " + colon(locale_.text(one.title)) + words_.deadline(one) + out_.muted(" (" + words_.basis(one.basis) + ")"));
    }
  }

  const Tracked& tracked_;
  const Locale& locale_;
  TrackingWords words_;
  Terminal out_;
};

}  // namespace

std::string tracking_text(const Tracked& tracked, const Locale& locale, Ink ink) { return Text(tracked, locale, ink).run(); }

}  // namespace reprise::report
