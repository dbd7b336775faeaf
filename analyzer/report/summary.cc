#include "report/summary.h"

#include <algorithm>

#include "report/parts.h"

namespace reprise::report {
namespace {

using assessment::GateState;

constexpr std::size_t kTopFindings = 5;
constexpr std::size_t kFirstDocuments = 5;
constexpr std::size_t kShownConditions = 5;
constexpr int kNarrow = 90;

std::string levels_text(const Page& page, const Terminal& out, const std::vector<Level>& levels) {
  std::string text;
  for (const Level& level : levels) text += (text.empty() ? "" : " " + page.locale().word("then") + " ") + out.level(level.mark, level.words);
  return text;
}

void add_decision(const Page& page, Terminal& out) {
  const Locale& locale = page.locale();
  const assessment::Assessment& made = page.assessment();
  const std::string route = made.route_words.empty() ? locale.word("route_unknown") : locale.text(made.route_words);
  out.paragraph("", out.strong(inert(made.association_name) + " " + route + " " + inert(made.group_name)));
  out.line(out.muted(locale.word("as_of_words", {{"date", locale.date(made.as_of)}}) + (made.fictional ? " · " + locale.word("fictional") : "")));
  out.heading(locale.word("verdict"));
  out.paragraph("  ", out.strong(locale.text(made.verdict.headline)));
  for (const auto& outcome : made.verdict.outcomes) {
    if (made.verdict.settled) {
      out.paragraph("  ", locale.text(outcome.sentence));
      continue;
    }
    std::string leads;
    for (const auto& lead : outcome.led_by) leads += (leads.empty() ? "" : " · ") + locale.text(lead);
    out.paragraph("  – ", locale.text(outcome.title) + (leads.empty() ? "" : locale.word("colon") + leads));
  }
  // The page lists them all; a terminal would scroll the scores away.
  constexpr std::size_t kShownBlocking = 4;
  const auto& blocking = made.verdict.blocking_unknown;
  for (std::size_t index = 0; index < std::min(blocking.size(), kShownBlocking); ++index) {
    out.paragraph("  ○ ", locale.word("blocking_unknown") + locale.word("colon") + page.label_of(blocking[index]));
  }
  if (blocking.size() > kShownBlocking) {
    out.paragraph("  ○ ", locale.counted("count_more", scalar::Decimal(static_cast<std::int64_t>(blocking.size() - kShownBlocking))));
  }
}

void add_families(const Page& page, Terminal& out, int width) {
  const Locale& locale = page.locale();
  out.heading(locale.word("families_title"));
  int longest = 0;
  for (const auto& family : page.assessment().families) {
    if (family.scored) longest = std::max(longest, columns_of(page.title_of_family(family.family)));
  }
  const int cells = width < kNarrow ? 10 : 20;
  for (const auto& family : page.assessment().families) {
    if (!family.scored) continue;
    std::string row = Terminal::padded(page.title_of_family(family.family), longest) + "  ";
    if (family.score) {
      const bool point = family.score->low == family.score->high;
      const std::string low = locale.number(family.score->low, 0);
      const std::string score = point ? low : locale.word("range_short", {{"low", low}, {"high", locale.number(family.score->high, 0)}});
      row += Terminal::bar(*family.score, cells) + "  " + Terminal::padded(score, 7) + "  ";
    }
    row += levels_text(page, out, levels_of(page, family));
    std::string marks = locale.word("coverage_short", {{"coverage", locale.percent(family.coverage, 0)}});
    if (family.provisional) marks += ", " + locale.word("provisional");
    const bool fits = columns_of(row) + columns_of(marks) + 6 <= width;
    if (family.applicable && fits) row += "  " + out.muted("(" + marks + ")");
    columns_of(row) + 2 <= width ? out.line("  " + row) : out.paragraph("  ", row);
    if (family.applicable && !fits) out.paragraph("    ", out.muted("(" + marks + ")"));
  }
}

void add_gates(const Page& page, Terminal& out) {
  const Locale& locale = page.locale();
  if (page.assessment().gates.empty()) return;
  out.heading(locale.word("gates_title"));
  std::size_t clear = 0;
  for (const GateState state : {GateState::fired, GateState::possible}) {
    for (const auto& gate : page.assessment().gates) {
      if (gate.state != state) continue;
      const Level level = level_of_gate(page, state);
      const std::string mark = out.level(level.mark, level.words);
      out.paragraph("  ", mark + " – " + locale.text(gate.title) + (gate.sentence.empty() ? "" : locale.word("colon") + locale.text(gate.sentence)));
    }
  }
  for (const auto& gate : page.assessment().gates) clear += gate.state == GateState::clear ? 1 : 0;
  if (clear > 0) out.paragraph("  ", out.level("low", locale.counted("count_gates_clear", scalar::Decimal(static_cast<std::int64_t>(clear)))));
}

void add_findings(const Page& page, Terminal& out) {
  const auto findings = heaviest(page, kTopFindings);
  if (findings.empty()) return;
  out.heading(page.locale().word("reasons_title"));
  for (const auto* finding : findings) {
    const std::string lead = "  " + levels_text(page, out, levels_of(page, *finding)) + "  ";
    out.paragraph("  ", lead.substr(2) + page.locale().text(finding->sentence) + " " + out.muted("[" + inert(finding->rule) + "]"));
  }
}

/// What is certain, the heaviest first; the page lists them all.
void add_conditions(const Page& page, Terminal& out) {
  const Locale& locale = page.locale();
  const auto& conditions = page.assessment().verdict.conditions;
  if (conditions.empty()) return;
  out.heading(locale.word("conditions_title"));
  const auto number_of = [](std::size_t count) { return scalar::Decimal(static_cast<std::int64_t>(count)); };
  const std::size_t certain = conditions.size() - possible_conditions(page);
  std::size_t shown = 0;
  for (const auto& condition : conditions) {
    if (!condition.certain || shown == kShownConditions) continue;
    const std::string who = condition.who ? " " + out.muted("(" + locale.text(words(*condition.who)) + ")") : "";
    const std::string gate = condition.gate.empty() ? "" : locale.text(condition.gate) + " ";
    out.paragraph("  " + std::to_string(++shown) + ". ", gate + locale.text(condition.text) + who + " " + out.muted("[" + inert(condition.rule) + "]"));
  }
  if (certain > shown) out.paragraph("  – ", locale.counted("count_more", number_of(certain - shown)));
  if (conditions.size() > certain) out.paragraph("  ○ ", locale.counted("count_conditions_possible", number_of(conditions.size() - certain)));
}

/// One line each: the figures watched, before and after, and what the verdict becomes.
void add_stress(const Page& page, Terminal& out) {
  if (page.assessment().stress.empty()) return;
  out.heading(page.locale().word("stress_title"));
  for (const auto& stress : page.assessment().stress) {
    out.paragraph("  – ", page.locale().text(stress.title) + page.locale().word("colon") + stress_line(page, stress));
  }
}

/// One line each: a waiver stands beside the scores above, it explains none of them away.
void add_waivers(const Page& page, Terminal& out) {
  if (page.assessment().waivers.empty()) return;
  out.heading(page.locale().word("waivers_title"));
  for (const auto& waiver : page.assessment().waivers) {
    out.paragraph("  – ", page.locale().text(waiver.title) + page.locale().word("colon") + waiver_words(page, waiver) + " " + out.muted("[" + inert(waiver.rule) + "]"));
  }
}

/// Published models and the like: what they say, beside the scores and outside them.
void add_comparisons(const Page& page, Terminal& out) {
  const Locale& locale = page.locale();
  std::string shown;
  for (const auto& finding : page.assessment().findings) {
    const auto hit = std::ranges::find(finding.scale, true, &assessment::ScaleRow::hit);
    if (!is_comparison(page, finding) || hit == finding.scale.end()) continue;
    if (shown != finding.family) out.heading(page.title_of_family(finding.family));
    shown = finding.family;
    const std::string label = hit->label.empty() ? inert(hit->when) : locale.text(hit->label);
    out.paragraph("  – ", locale.text(finding.title) + locale.word("colon") + value_words(page, finding, Locale::Precision::reading) + " – " + label + " " +
                              out.muted("[" + inert(finding.rule) + "]"));
  }
}

void add_documents(const Page& page, Terminal& out) {
  const Locale& locale = page.locale();
  if (page.assessment().documents.empty()) return;
  out.heading(locale.word("documents_title"));
  std::size_t number = 0;
  for (const auto& document : page.assessment().documents) {
    if (++number > kFirstDocuments) break;
    std::string text = locale.text(document.title);
    if (!document.holder.empty()) text += " – " + locale.text(document.holder);
    text += " " + out.muted("(" + locale.counted("count_points", document.points.rounded(1, scalar::Decimal::Rounding::half_up)) +
                            (document.blocking ? ", " + locale.word("blocking") : "") + ")");
    out.paragraph("  " + std::to_string(number) + ". ", text);
  }
}

}  // namespace

std::string summary_of(const Page& page, Ink ink) {
  Terminal out(ink);
  add_decision(page, out);
  add_families(page, out, ink.width);
  add_gates(page, out);
  add_findings(page, out);
  add_comparisons(page, out);
  add_conditions(page, out);
  add_stress(page, out);
  add_waivers(page, out);
  add_documents(page, out);
  out.line();
  out.paragraph("", out.muted(page.locale().word("no_probability_short")));
  return out.text();
}

}  // namespace reprise::report
