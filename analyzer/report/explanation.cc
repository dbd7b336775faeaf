#include "report/explanation.h"

#include <algorithm>

#include "report/parts.h"

namespace reprise::report {
namespace {

using assessment::FactUse;
using assessment::Finding;
using assessment::OutcomeKind;

class Explanation {
 public:
  Explanation(const Page& page, Ink ink) : page_(page), locale_(page.locale()), out_(ink) {}

  std::string of(const Finding& finding) {
    title(finding.rule, locale_.text(finding.title));
    result(finding);
    waived(finding.rule);
    labelled("why", locale_.text(finding.why));
    labelled("basis", locale_.text(words(finding.basis)) + sources_text(finding.references));
    labelled("rule_file", location_words(finding.location));
    labelled("applies_when", inert(finding.applies));
    labelled("expression", inert(finding.expression));
    if (finding.todays_yardstick) labelled("note", locale_.word("todays_yardstick"));
    const Obstacle obstacle = obstacle_of(page_, finding);
    if (!obstacle.words.empty()) out_.paragraph("  " + obstacle.name + locale_.word("colon"), obstacle.words);
    scale(finding);
    facts(finding.facts);
    changes(finding);
    missing(finding.missing);
    return out_.text();
  }

  std::string of(const assessment::Gate& gate) {
    title(gate.rule, locale_.text(gate.title));
    labelled("gate", locale_.text(words(gate.state)) + (gate.sentence.empty() ? "" : " – " + locale_.text(gate.sentence)));
    waived(gate.rule);
    labelled("basis", locale_.text(words(gate.basis)) + sources_text(gate.references));
    labelled("rule_file", location_words(gate.location));
    labelled("fires_when", inert(gate.when));
    facts(gate.facts);
    missing(gate.missing);
    return out_.text();
  }

 private:
  void waived(const std::string& rule) {
    const auto& waivers = page_.assessment().waivers;
    const auto found = std::ranges::find(waivers, rule, &assessment::Waiver::rule);
    if (found != waivers.end()) labelled("waiver", waiver_words(page_, *found));
  }

  void title(const std::string& rule, const std::string& words_of_title) {
    out_.paragraph("", out_.strong(words_of_title) + " " + out_.muted("[" + inert(rule) + "]"));
  }

  void labelled(const char* label, const std::string& text) {
    if (!text.empty()) out_.paragraph("  " + locale_.word(label) + locale_.word("colon"), text);
  }

  void result(const Finding& finding) {
    std::string levels;
    for (const Level& level : levels_of(page_, finding)) levels += (levels.empty() ? "" : " " + locale_.word("then") + " ") + out_.level(level.mark, level.words);
    const std::string low = locale_.number(finding.risk.low, 1);
    const std::string high = locale_.number(finding.risk.high, 1);
    const std::string risk = low == high ? low : locale_.word("range_short", {{"low", low}, {"high", high}});
    const std::string value = value_words(page_, finding, Locale::Precision::reading);
    std::string text = levels;
    if (!value.empty()) text += " – " + value;
    if (finding.outcome != OutcomeKind::not_applicable && rates_risk(page_, finding)) {
      text += " – " + locale_.word("risk_and_weight", {{"risk", risk}, {"weight", locale_.number(finding.weight, 2)}});
    }
    out_.paragraph("  ", text);
    if (!finding.sentence.empty()) out_.paragraph("  ", locale_.text(finding.sentence));
  }

  void scale(const Finding& finding) {
    if (finding.scale.empty()) return;
    out_.heading(locale_.word("scale"));
    for (const auto& row : finding.scale) {
      const bool open = row.reachable && finding.outcome != OutcomeKind::known;
      const std::string mark = row.hit ? "►" : (open ? "○" : " ");
      std::string text = inert(row.when);
      if (!is_comparison(page_, finding)) text = locale_.word("scale_row", {{"when", text}, {"risk", locale_.number(row.risk, 1)}});
      if (!row.label.empty()) text += " – " + locale_.text(row.label);
      if (row.hit) text += " " + out_.muted("(" + locale_.word("row_hit") + ")");
      if (open && !row.hit) text += " " + out_.muted("(" + locale_.word("row_reachable") + ")");
      out_.paragraph("  " + mark + " ", text);
    }
  }

  std::string sources_text(const std::vector<std::string>& ids) const {
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? " [" : ", ") + inert(id);
    return text.empty() ? text : text + "]";
  }

  void facts(const std::vector<FactUse>& used) {
    if (used.empty()) return;
    out_.heading(locale_.word("facts"));
    for (const FactUse& fact : used) {
      const std::string label = fact.label.empty() ? inert(fact.path) : locale_.text(fact.label);
      out_.paragraph("  ", label + locale_.word("colon") + out_.strong(value_words(page_, fact, Locale::Precision::exact)) + evidence(fact));
      out_.paragraph("      ", out_.muted(inert(fact.path)));
      if (!fact.note.empty()) out_.paragraph("      ", locale_.text(fact.note));
      for (const auto& other : fact.alternatives) {
        std::string text = locale_.word(other.contradicts ? "contradicts" : "beside") + locale_.word("colon") + alternative_words(page_, fact, other);
        if (!other.period.empty()) text += ", " + locale_.period(other.period);
        if (!other.basis.empty()) text += ", " + locale_.word_of("basis", other.basis);
        out_.paragraph("      ≠ ", text + sources_text(other.sources));
      }
    }
  }

  std::string evidence(const FactUse& fact) const {
    std::string text;
    if (!fact.period.empty()) text += ", " + locale_.period(fact.period);
    if (!fact.basis.empty()) text += ", " + locale_.word_of("basis", fact.basis);
    if (!location_words(fact.location).empty()) text += " – " + location_words(fact.location);
    text += sources_text(fact.sources);
    if (fact.page) text += " " + locale_.word("page_of_source", {{"page", std::to_string(*fact.page)}});
    if (fact.computed) {
      std::string from;
      for (const std::string& path : fact.from) from += (from.empty() ? "" : ", ") + page_.label_of(path);
      text += " – " + (from.empty() ? locale_.word("computed") : locale_.word("computed_from", {{"facts", from}}));
    } else if (fact.sources.empty() && (fact.state == assessment::FactState::known || fact.state == assessment::FactState::uncertain)) {
      text += " – " + locale_.word("without_source");
    }
    return text;
  }

  void changes(const Finding& finding) {
    if (is_comparison(page_, finding) || (finding.counterfactuals.empty() && finding.remedy.empty())) return;
    out_.heading(locale_.word("what_would_change"));
    for (const auto& one : finding.counterfactuals) {
      const std::string from = locale_.value(one.from, one.unit, Locale::Precision::exact, one.path);
      const std::string to = locale_.value(one.to, one.unit, Locale::Precision::exact, one.path);
      const std::string before = locale_.number(one.risk_before, 1);
      const std::string after = locale_.number(one.risk_after, 1);
      const std::string label = page_.label_of(one.path);
      const std::string generic = locale_.word("change_words", {{"fact", label}, {"from", from}, {"to", to}, {"before", before}, {"after", after}});
      out_.paragraph("  → ", (one.sentence.empty() ? generic : locale_.text(one.sentence)) + " " + out_.muted("(" + locale_.text(words(one.who)) + ")"));
    }
    if (finding.remedy.empty()) return;
    out_.paragraph("  → ", locale_.text(finding.remedy) + (finding.remedy_by ? " " + out_.muted("(" + locale_.text(words(*finding.remedy_by)) + ")") : ""));
  }

  void missing(const std::vector<std::string>& paths) {
    if (paths.empty()) return;
    out_.heading(locale_.word("missing"));
    for (const std::string& path : paths) {
      std::string text = page_.label_of(path) + " " + out_.muted("[" + inert(path) + "]");
      std::string documents;
      for (const std::string& title : documents_giving(page_, path)) documents += (documents.empty() ? "" : ", ") + title;
      if (!documents.empty()) text += " – " + locale_.word("ask_for") + locale_.word("colon") + documents;
      out_.paragraph("  ○ ", text);
    }
  }

  const Page& page_;
  const Locale& locale_;
  Terminal out_;
};

}  // namespace

std::string explanation_of(const Page& page, const std::string& rule, Ink ink) {
  std::string text;
  for (const Finding& finding : page.assessment().findings) {
    if (finding.rule == rule) text += Explanation(page, ink).of(finding);
  }
  for (const auto& gate : page.assessment().gates) {
    if (gate.rule == rule) text += (text.empty() ? "" : "\n") + Explanation(page, ink).of(gate);
  }
  return text;
}

}  // namespace reprise::report
