#include "report/report.h"

#include <algorithm>
#include <optional>

#include "report/calendar_file.h"
#include "report/calendar_text.h"
#include "report/catalogue.h"
#include "report/content_digest.h"
#include "report/explanation.h"
#include "report/locale.h"
#include "report/page.h"
#include "report/style.h"
#include "report/summary.h"
#include "report/template.h"
#include "report/terminal.h"

namespace reprise::report {
namespace {

using base::Language;

constexpr std::size_t kLongestMarginText = 90;

/// Running header and footer, for engines that print margin boxes; the others have the masthead and the footer.
std::string margins_of(const assessment::Assessment& assessment, const Locale& locale) {
  const std::string route = assessment.route_words.empty() ? locale.word("route_unknown") : locale.text(assessment.route_words);
  std::string title = inert(assessment.association_name) + " " + route + " " + inert(assessment.group_name);
  if (columns_of(title) > static_cast<int>(kLongestMarginText)) title = inert(assessment.association_id).substr(0, kLongestMarginText);
  const std::string as_of = locale.word("as_of_words", {{"date", locale.date(assessment.as_of)}});
  const std::string mark = assessment.fictional ? locale.word("fictional") + " · " : "";
  const std::string digest = assessment.rule_set.digest.substr(0, 16);
  return page_margins({title, mark + as_of, "Reprise " + inert(assessment.tool_version) + " · " + inert(digest), ""});
}

}  // namespace

struct Reports::Parts {
  Parts(Template pattern, std::string css, std::string script, Locale fr, Locale en)
      : page(std::move(pattern)), style(std::move(css)), charts_script(std::move(script)), french(std::move(fr)), english(std::move(en)) {}

  [[nodiscard]] const Locale& locale(Language language) const { return language == Language::french ? french : english; }

  Template page;
  std::string style;
  std::string charts_script;
  Locale french;
  Locale english;
};

Reports::Reports(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Reports::Reports(Reports&&) noexcept = default;
Reports& Reports::operator=(Reports&&) noexcept = default;
Reports::~Reports() = default;

base::Checked<Reports> Reports::load(const base::Files& files, const std::string& folder) {
  base::Checked<Reports> loaded;
  auto page = Template::load(files, folder + "/templates", "page");
  auto style = files.read(folder + "/style.css");
  auto script = files.read(folder + "/charts.js");
  auto french = Catalogue::load(files, folder + "/locales/fr.json");
  auto english = Catalogue::load(files, folder + "/locales/en.json");
  if (!page) loaded.diagnostics.add(page.error());
  if (!style) loaded.diagnostics.add(style.error());
  if (!script) loaded.diagnostics.add(script.error());
  if (!french) loaded.diagnostics.add(french.error());
  if (!english) loaded.diagnostics.add(english.error());
  if (loaded.diagnostics.has_errors()) return loaded;
  for (const Catalogue* catalogue : {&french.value(), &english.value()}) require_words(loaded.diagnostics, *catalogue, page.value().words());
  require_words(loaded.diagnostics, french.value(), english.value().keys());
  require_words(loaded.diagnostics, english.value(), french.value().keys());
  if (loaded.diagnostics.has_errors()) return loaded;
  loaded.value = Reports(std::make_unique<Parts>(std::move(page.value()), std::string(style.value()->text()), std::string(script.value()->text()),
                                                 Locale(Language::french, std::move(french.value())),
                                                 Locale(Language::english, std::move(english.value()))));
  return loaded;
}

base::Result<std::string> Reports::html(const assessment::Assessment& assessment, Language language, const Charts& charts, const RuleReferences& rules) const {
  const Locale& locale = parts_->locale(language);
  const Page page(assessment, locale, &rules);
  View view;
  view.set("lang", locale.tag()).set("style", parts_->style).set("page_margins", margins_of(assessment, locale)).set("w", words_view(locale.catalogue(), parts_->page.words()));
  view.set("header", header_view(page)).set("decision", decision_view(page)).set_list("families", family_views(page));
  view.set_list("gates", gate_views(page)).set_list("groups", finding_group_views(page)).set("unknowns", unknowns_view(page));
  view.set("stress", stress_section_view(page)).set_list("waivers", waiver_views(page)).set("territories", territories_view(page)).set("calendar", calendar_view(page));
  view.set("pro_forma", pro_forma_view(page));
  view.set_list("contradictions", contradiction_views(page)).set_list("charts", chart_views(page, charts));
  view.set("charts_script", parts_->charts_script).set("charts_script_digest", content_digest(parts_->charts_script));
  view.set_list("timeline", timeline_views(page)).set("provenance", sources_view(page)).set("footer", footer_view(page));
  return parts_->page.fill(view);
}

std::string Reports::routes(const assessment::Calendar& calendar, Language language, bool colour, int width) const {
  return routes_text(calendar, parts_->locale(language), {colour, width});
}

std::string Reports::calendar(const assessment::Calendar& calendar, Language language, bool colour, int width) const {
  return calendar_text(calendar, parts_->locale(language), {colour, width});
}

std::string Reports::calendar_file(const assessment::Calendar& calendar, Language language) const {
  return report::calendar_file(calendar, parts_->locale(language));
}

std::string Reports::summary(const assessment::Assessment& assessment, Language language, bool colour, int width) const {
  return summary_of(Page(assessment, parts_->locale(language)), {colour, width});
}

std::string Reports::explanation(const assessment::Assessment& assessment, const std::string& rule, Language language, bool colour) const {
  return explanation_of(Page(assessment, parts_->locale(language)), rule, {colour, 100});
}

}  // namespace reprise::report
