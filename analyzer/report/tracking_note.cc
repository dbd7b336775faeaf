#include "report/tracking_note.h"

#include <algorithm>
#include <array>

#include "report/style.h"
#include "report/template.h"
#include "report/tracking_text.h"
#include "report/tracking_words.h"

namespace reprise::report {
namespace {

using assessment::Tracked;
using assessment::TrackedCommitment;
using assessment::TrackedIndicator;
using base::Language;

using Row = std::vector<std::string>;

/// For section_table.mustache; cells with a word of their own stand left.
View table(const std::string& title, const Row& headings, const std::vector<Row>& rows) {
  View view;
  Views heads;
  for (const std::string& heading : headings) heads.push_back(View().set("heading", heading).set("is_first", heads.empty()));
  Views lines;
  for (const Row& row : rows) {
    Views cells;
    for (std::size_t at = 1; at < row.size(); ++at) cells.push_back(View().set("cell_name", headings[at]).set("cell", row[at]));
    lines.push_back(View().set("row_name", row.front()).set("row_cells", std::move(cells)));
  }
  view.set("table_title", title).set("number_cells", false).set("table_headings", std::move(heads)).set_list("table_rows", std::move(lines));
  view.set("table_notes", false).set("has_table_missing", false).set("has_table_sources", false);
  return view;
}

class Note {
 public:
  Note(const Tracked& tracked, const Locale& locale) : tracked_(tracked), locale_(locale), words_(locale) {}

  View run() {
    View view;
    view.set("association", inert(tracked_.association)).set("group", inert(tracked_.group)).set("fictional", tracked_.fictional);
    view.set("route", words_.route(tracked_)).set("at", locale_.date(tracked_.at)).set("state", words_.state(tracked_));
    view.set_list("figures", figures());
    view.set("results", results()).set("promises", promises()).set("gates", gates()).set("deadlines", deadlines());
    view.set_list("findings", sentences(found())).set_list("lessons", sentences(texts(tracked_.lessons))).set_list("method", sentences(texts(tracked_.method)));
    view.set_text("lead", tracked_.lead.empty() ? std::string() : locale_.text(tracked_.lead)).set_text("members", members());
    view.set_list("note_sources", sources());
    return view;
  }

 private:
  static Views sentences(const std::vector<std::string>& texts) {
    Views views;
    for (const std::string& text : texts) views.push_back(View().set("sentence", text));
    return views;
  }

  [[nodiscard]] std::vector<std::string> texts(const std::vector<base::Text>& both) const {
    std::vector<std::string> said;
    for (const base::Text& one : both) said.push_back(locale_.text(one));
    return said;
  }

  [[nodiscard]] std::vector<std::string> found() const {
    std::vector<std::string> said;
    for (const auto& finding : tracked_.findings) {
      if (finding.kind != "deadline_soon") said.push_back(words_.finding(finding));
    }
    return said;
  }

  [[nodiscard]] std::string members() const {
    std::string all;
    for (const base::Text& member : tracked_.members) all += (all.empty() ? "" : " · ") + locale_.text(member);
    return all;
  }

  static View figure(const std::string& name, const std::string& value, const std::string& more, bool is_unknown) {
    return View().set("figure_name", name).set("figure_value", value).set_text("figure_more", more).set("figure_unknown", is_unknown);
  }

  /// Promises kept, and the three questions of every funder: jobs, places, money.
  [[nodiscard]] Views figures() const {
    Views views;
    const auto count = [&](const char* state) { return std::ranges::count(tracked_.commitments, state, &TrackedCommitment::state); };
    const auto number = [&](std::ptrdiff_t many) { return locale_.number(scalar::Decimal(std::int64_t{many}), 0); };
    const std::string kept = locale_.word("track_kept_of", {{"kept", number(count("kept"))}, {"all", number(std::ssize(tracked_.commitments))}});
    const std::string rest = locale_.word("track_kept_rest", {{"not_kept", number(count("not_kept"))}, {"unknown", number(count("unknown"))}, {"ahead", number(count("not_yet_due"))}});
    views.push_back(figure(locale_.word("track_commitments"), kept, rest, tracked_.commitments.empty()));
    for (const auto& [about, key] : {std::pair("jobs", "track_about_jobs"), std::pair("places", "track_about_places"), std::pair("money", "track_about_money")}) {
      const auto indicator = std::ranges::find(tracked_.indicators, about, &TrackedIndicator::about);
      if (indicator == tracked_.indicators.end()) {
        views.push_back(figure(locale_.word(key), locale_.word("track_unknown"), locale_.word("track_no_indicator"), true));
      } else {
        views.push_back(before_and_after(locale_.word(key), *indicator));
      }
    }
    return views;
  }

  [[nodiscard]] View before_and_after(const std::string& name, const TrackedIndicator& indicator) const {
    const std::string before = words_.value(indicator.baseline, indicator.unit);
    const std::string after = words_.dated(indicator.latest, indicator.unit);
    const auto promise = std::ranges::find(tracked_.commitments, indicator.id, &TrackedCommitment::indicator);
    std::string more = locale_.text(indicator.title) + locale_.word("colon") + words_.trend(indicator);
    if (promise != tracked_.commitments.end()) {
      more += " · " + locale_.word("track_pledged", {{"target", words_.target(*promise)}, {"state", words_.commitment(*promise)}});
    }
    const bool is_unknown = !indicator.latest || (!indicator.latest->low && !indicator.latest->high);
    return figure(name, before + " → " + after, more, is_unknown);
  }

  [[nodiscard]] View results() const {
    Row headings = {locale_.word("track_indicator"), locale_.word("track_before")};
    for (const char* months : {"6", "12", "24"}) headings.push_back(locale_.word("track_at_months", {{"months", months}}));
    headings.push_back(locale_.word("track_trend"));
    std::vector<Row> rows;
    for (const TrackedIndicator& indicator : tracked_.indicators) {
      Row row = {locale_.text(indicator.title), words_.dated(indicator.baseline, indicator.unit)};
      for (std::size_t at = 0; at < 3; ++at) row.push_back(at < indicator.points.size() ? words_.point(indicator.points[at], indicator.unit) : locale_.word("track_not_yet"));
      row.push_back(words_.trend(indicator));
      rows.push_back(std::move(row));
    }
    return table(locale_.word("track_indicators"), headings, rows);
  }

  [[nodiscard]] View promises() const {
    const Row headings = {locale_.word("track_promise"), locale_.word("track_target"), locale_.word("track_due"), locale_.word("track_measured"), locale_.word("track_promise_state")};
    std::vector<Row> rows;
    for (const TrackedCommitment& one : tracked_.commitments) {
      const std::string name = locale_.word("track_promise_to", {{"title", locale_.text(one.title)}, {"to", locale_.text(one.to)}});
      rows.push_back({name, words_.target(one), locale_.date(one.due), words_.dated(one.measure, one.unit), words_.commitment(one)});
    }
    return table(locale_.word("track_commitments"), headings, rows);
  }

  [[nodiscard]] View gates() const {
    const Row headings = {locale_.word("track_gate"), locale_.word("track_verdict"), locale_.word("track_criteria")};
    std::vector<Row> rows;
    for (const auto& gate : tracked_.gates) {
      std::string criteria = words_.computed(gate);
      for (const auto& criterion : gate.criteria) {
        if (criterion.state != "met") criteria += "; " + locale_.text(criterion.title) + locale_.word("colon") + words_.criterion(criterion);
      }
      rows.push_back({words_.gate(gate.id), words_.verdict(gate), criteria});
    }
    return table(locale_.word("track_gates"), headings, rows);
  }

  [[nodiscard]] View deadlines() const {
    const Row headings = {locale_.word("track_deadline"), locale_.word("track_due"), locale_.word("track_promise_state"), locale_.word("track_basis")};
    std::vector<Row> rows;
    for (const auto& one : tracked_.deadlines) rows.push_back({locale_.text(one.title), locale_.date(one.day), words_.deadline(one), words_.basis(one.basis)});
    return table(locale_.word("track_deadlines"), headings, rows);
  }

  [[nodiscard]] Views sources() const {
    Views views;
    for (const auto& source : tracked_.sources) {
      View view;
      view.set("source_anchor", "source-" + inert(source.id)).set("source_id", inert(source.id)).set("source_title", inert(source.title));
      view.set_text("source_publisher", inert(source.publisher)).set_text("source_date", source.dated.empty() ? "" : locale_.period(source.dated));
      view.set("source_seen", source.seen.empty() ? locale_.word("seen_not_said") : locale_.word_of("seen", source.seen)).set("source_to_verify", source.seen == "memory");
      const bool can_be_opened = source.url.starts_with("https://") || source.url.starts_with("http://");
      view.set_text("source_url", can_be_opened ? inert(source.url) : "").set_text("source_url_text", can_be_opened ? "" : inert(source.url)).set("source_location", false);
      views.push_back(std::move(view));
    }
    return views;
  }

  const Tracked& tracked_;
  const Locale& locale_;
  TrackingWords words_;
};

}  // namespace

struct TrackingNotes::Parts {
  Template page;
  std::string style;
  Locale french;
  Locale english;

  [[nodiscard]] const Locale& locale(Language language) const { return language == Language::french ? french : english; }
};

TrackingNotes::TrackingNotes(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
TrackingNotes::TrackingNotes(TrackingNotes&&) noexcept = default;
TrackingNotes& TrackingNotes::operator=(TrackingNotes&&) noexcept = default;
TrackingNotes::~TrackingNotes() = default;

base::Checked<TrackingNotes> TrackingNotes::load(const base::Files& files, const std::string& folder) {
  base::Checked<TrackingNotes> loaded;
  auto page = Template::load(files, folder + "/templates", "tracking_note");
  auto style = files.read(folder + "/style.css");
  auto french = Catalogue::load(files, folder + "/locales/fr.json");
  auto english = Catalogue::load(files, folder + "/locales/en.json");
  if (!page) loaded.diagnostics.add(page.error());
  if (!style) loaded.diagnostics.add(style.error());
  if (!french) loaded.diagnostics.add(french.error());
  if (!english) loaded.diagnostics.add(english.error());
  if (loaded.diagnostics.has_errors()) return loaded;
  for (const Catalogue* catalogue : {&french.value(), &english.value()}) require_words(loaded.diagnostics, *catalogue, page.value().words());
  if (loaded.diagnostics.has_errors()) return loaded;
  loaded.value = TrackingNotes(std::make_unique<Parts>(Parts{std::move(page.value()), std::string(style.value()->text()),
                                                             Locale(Language::french, std::move(french.value())), Locale(Language::english, std::move(english.value()))}));
  return loaded;
}

std::string TrackingNotes::text(const Tracked& tracked, Language language, bool colour, int width) const {
  return tracking_text(tracked, parts_->locale(language), {colour, width});
}

std::string TrackingNotes::html(const Tracked& tracked, Language language, std::string_view version) const {
  const Locale& locale = parts_->locale(language);
  View view = Note(tracked, locale).run();
  view.set("lang", locale.tag()).set("style", parts_->style).set("tool_version", inert(version)).set("w", words_view(locale.catalogue(), parts_->page.words()));
  const std::string mark = tracked.fictional ? locale.word("fictional") + " · " : "";
  view.set("page_margins", page_margins({inert(tracked.association), mark + locale.date(tracked.at), "Reprise " + inert(version), ""}));
  return parts_->page.fill(view);
}

}  // namespace reprise::report
