#include "report/rule_doc.h"

#include "report/rule_view.h"
#include "report/style.h"
#include "report/template.h"

namespace reprise::report {
namespace {

using assessment::RulePage;
using base::Language;

std::string end_of(RuleDocFormat format) { return format == RuleDocFormat::html ? ".html" : ".md"; }

Notation notation_of(RuleDocFormat format) { return Notation(format == RuleDocFormat::html ? Notation::Kind::html : Notation::Kind::markdown); }

}  // namespace

struct RuleDocs::Parts {
  struct Patterns {
    Template page;
    Template index;
  };
  Patterns html;
  Patterns markdown;
  std::string style;
  Locale french;
  Locale english;

  [[nodiscard]] const Locale& locale(Language language) const { return language == Language::french ? french : english; }
  [[nodiscard]] const Patterns& patterns(RuleDocFormat format) const { return format == RuleDocFormat::html ? html : markdown; }

  /// What stands around the contents of every page.
  void frame(const Template& pattern, const Locale& locale, const std::string& title, std::string_view version, View& view) const {
    view.set("lang", locale.tag()).set("style", style).set("tool_version", inert(version)).set("w", words_view(locale.catalogue(), pattern.words()));
    view.set("page_margins", page_margins({title, "Reprise " + inert(version), locale.word("rule_kind"), ""}));
  }
};

RuleDocs::RuleDocs(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
RuleDocs::RuleDocs(RuleDocs&&) noexcept = default;
RuleDocs& RuleDocs::operator=(RuleDocs&&) noexcept = default;
RuleDocs::~RuleDocs() = default;

base::Checked<RuleDocs> RuleDocs::load(const base::Files& files, const std::string& folder) {
  base::Checked<RuleDocs> loaded;
  const auto pattern = [&](const char* name) {
    auto read = Template::load(files, folder + "/templates", name);
    if (!read) loaded.diagnostics.add(read.error());
    return read;
  };
  auto page = pattern("rule");
  auto index = pattern("rule_index");
  auto page_markdown = pattern("rule_markdown");
  auto index_markdown = pattern("rule_index_markdown");
  auto style = files.read(folder + "/style.css");
  if (!style) loaded.diagnostics.add(style.error());
  auto french = Catalogue::load(files, folder + "/locales/fr.json");
  if (!french) loaded.diagnostics.add(french.error());
  auto english = Catalogue::load(files, folder + "/locales/en.json");
  if (!english) loaded.diagnostics.add(english.error());
  if (loaded.diagnostics.has_errors()) return loaded;
  for (const Template* one : {&page.value(), &index.value(), &page_markdown.value(), &index_markdown.value()}) {
    for (const Catalogue* catalogue : {&french.value(), &english.value()}) require_words(loaded.diagnostics, *catalogue, one->words());
  }
  if (loaded.diagnostics.has_errors()) return loaded;
  loaded.value = RuleDocs(std::make_unique<Parts>(Parts{{std::move(page.value()), std::move(index.value())},
                                                        {std::move(page_markdown.value()), std::move(index_markdown.value())},
                                                        std::string(style.value()->text()),
                                                        Locale(Language::french, std::move(french.value())),
                                                        Locale(Language::english, std::move(english.value()))}));
  return loaded;
}

WrittenPage RuleDocs::page(const RulePage& rule, Language language, RuleDocFormat format, std::string_view version, bool alone) const {
  const Locale& locale = parts_->locale(language);
  const Template& pattern = parts_->patterns(format).page;
  View view = rule_view(locale, notation_of(format), rule, !alone);
  parts_->frame(pattern, locale, locale.text(rule.title), version, view);
  return {inert(rule.id) + end_of(format), pattern.fill(view)};
}

WrittenPage RuleDocs::index(const std::vector<RulePage>& rules, Language language, RuleDocFormat format, std::string_view version) const {
  const Locale& locale = parts_->locale(language);
  const Template& pattern = parts_->patterns(format).index;
  View view;
  view.set("families", rule_family_views(locale, notation_of(format), rules, end_of(format)));
  view.set("rule_count", locale.counted("count_rules", scalar::Decimal(static_cast<std::int64_t>(rules.size()))));
  parts_->frame(pattern, locale, locale.word("all_rules"), version, view);
  return {"index" + end_of(format), pattern.fill(view)};
}

}  // namespace reprise::report
