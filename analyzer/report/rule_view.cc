#include "report/rule_view.h"

#include <algorithm>

#include "report/parts.h"
#include "report/rule_words.h"

namespace reprise::report {
namespace {

using assessment::RulePage;

View cited_view(const Locale& locale, const Notation& notation, const assessment::RuleSourceUse& use) {
  View view;
  set_cited(locale, notation, use.source, view);
  view.set_text("source_note", notation.text(locale.text(use.note)));
  return view;
}

Views cited_views(const Locale& locale, const Notation& notation, const std::vector<assessment::RuleSourceUse>& uses) {
  Views views;
  for (const auto& use : uses) views.push_back(cited_view(locale, notation, use));
  return views;
}

Views row_views(const Locale& locale, const Notation& notation, const RulePage& page) {
  Views views;
  for (const assessment::RuleThreshold& row : page.scale) {
    View view;
    view.set_text("taken", notation.text(taken_words(locale, row.taken, page.unit, page.expression)));
    view.set("taken_when", notation.code(row.when)).set("taken_risk", locale.number(row.risk, 2));
    view.set_text("taken_label", notation.text(locale.text(row.label)));
    views.push_back(std::move(view));
  }
  return views;
}

View gate_view(const Locale& locale, const Notation& notation, const RulePage& page) {
  const assessment::RuleGate& gate = *page.gate;
  std::string families;
  for (const base::Text& family : gate.families) families += (families.empty() ? "" : ", ") + locale.text(family);
  const std::string taken = taken_words(locale, gate.taken, page.unit, page.expression);
  const std::string when = taken.empty() ? locale.word("gate_as_written") : taken;
  View view;
  view.set("gate_words", notation.text(locale.word("gate_if", {{"taken", when}, {"families", families}, {"level", locale.text(gate.level)}})));
  view.set("gate_taken_when", notation.code(gate.when)).set_text("gate_said", notation.text(locale.text(gate.sentence)));
  return view;
}

/// Cells of one line; `sign` stands before all but the first: an arrow before what comes out.
View cells_view(const Notation& notation, const std::vector<std::string>& texts, std::size_t inputs) {
  Views cells;
  for (std::size_t at = 0; at < texts.size(); ++at) {
    cells.emplace_back(View().set("cell", notation.code(texts[at])).set("cell_first", at == 0).set("cell_sign", at < inputs ? " · " : " → "));
  }
  return View().set("cells", std::move(cells));
}

View table_view(const Notation& notation, const assessment::DefinitionTable& table) {
  Views head;
  for (const std::string& input : table.inputs) head.emplace_back(View().set("cell", notation.code(input)));
  for (const std::string& output : table.outputs) head.emplace_back(View().set("cell", notation.code(output.empty() ? "→ " + table.hit_policy : output)));
  Views rows;
  for (const auto& row : table.rows) rows.push_back(cells_view(notation, row, table.inputs.size()));
  return View().set("cells_head", std::move(head)).set("cells_rows", std::move(rows));
}

View definition_view(const Locale& locale, const Notation& notation, const assessment::UsedDefinition& used) {
  std::string signature = used.name + "(";
  for (const auto& [name, otherwise] : used.parameters) {
    signature += (signature.ends_with('(') ? "" : ", ") + name + (otherwise.empty() ? "" : " = " + otherwise);
  }
  View view;
  view.set("definition_name", notation.code(signature + ")")).set("definition_title", notation.text(locale.text(used.title)));
  view.set_text("definition_formula", notation.code(used.formula)).set_text("definition_note", notation.text(locale.text(used.note)));
  view.set("definition_table", used.table ? table_view(notation, *used.table) : View(false));
  view.set_list("definition_sources", cited_views(locale, notation, used.sources));
  return view;
}

/// "from 1 January 2023", "until …", both, or nothing.
std::string dates_words(const Locale& locale, const std::optional<scalar::Date>& from, const std::optional<scalar::Date>& until) {
  if (from && until) return locale.word("dates_between", {{"from", locale.date(*from)}, {"until", locale.date(*until)}});
  if (from) return locale.word("dates_from", {{"from", locale.date(*from)}});
  return until ? locale.word("dates_until", {{"until", locale.date(*until)}}) : std::string();
}

View yardstick_view(const Locale& locale, const Notation& notation, const assessment::UsedYardstick& used) {
  View view;
  view.set("yardstick_id", notation.code(used.id)).set("yardstick_title", notation.text(locale.text(used.title)));
  view.set_text("yardstick_dates", dates_words(locale, used.from, used.until));
  Views rows;
  for (const auto& [category, number] : used.rows) {
    const std::string named = locale.catalogue().has("value_category_" + category) ? locale.word_of("value_category", category) : locale.word_of("value_type", category);
    rows.emplace_back(View().set("yardstick_category", notation.text(named)).set("yardstick_value", locale.value(number, used.unit, Locale::Precision::exact)));
  }
  view.set("yardstick_rows", std::move(rows)).set("yardstick_source", cited_view(locale, notation, used.source));
  return view;
}

View need_view(const Locale& locale, const Notation& notation, const assessment::NeededFact& fact) {
  View view;
  view.set("need_label", notation.text(locale.text(fact.label))).set("need_path", notation.code(fact.path));
  Views documents;
  for (const auto& [title, holder] : fact.documents) {
    documents.emplace_back(View().set("need_document", notation.text(locale.text(title))).set("need_holder", notation.text(locale.text(holder))).set("need_first", documents.empty()));
  }
  view.set_list("need_documents", std::move(documents));
  const bool made_by_us = fact.path.starts_with("takeover.") || fact.path == "takeover" || fact.path == "as_of";
  view.set("need_without", locale.word(made_by_us ? "computed" : "no_document"));
  return view;
}

View test_view(const Locale& locale, const Notation& notation, const RulePage& page, const assessment::RuleTest& test) {
  View view;
  view.set_text("test_name", notation.text(test.name));
  Views facts;
  for (const assessment::GivenFact& given : test.given) {
    const std::string label = given.fact.label.empty() ? inert(given.fact.path) : locale.text(given.fact.label);
    facts.emplace_back(View().set("given_label", notation.text(label)).set("given_value", notation.text(given_words(locale, given))).set("given_first", facts.empty()));
  }
  view.set_list("test_facts", std::move(facts));
  Views promises;
  for (const auto& [name, words] : promises_of(locale, page, test)) {
    promises.emplace_back(View().set("promise_name", name).set("promise_value", notation.text(words)).set("promise_first", promises.empty()));
  }
  view.set("test_promises", std::move(promises));
  return view;
}

std::string lifecycle_words(const Locale& locale, assessment::Lifecycle lifecycle) {
  switch (lifecycle) {
    case assessment::Lifecycle::stable: return {};
    case assessment::Lifecycle::experimental: return locale.word("lifecycle_experimental");
    case assessment::Lifecycle::deprecated: return locale.word("lifecycle_deprecated");
  }
  return {};
}

bool rests_on_memory(const RulePage& page) {
  return std::ranges::any_of(page.sources, [](const auto& use) { return use.source.seen == "memory"; });
}

void set_measure(const Locale& locale, const Notation& notation, const RulePage& page, View& view) {
  view.set("rule_expression", notation.block(page.expression)).set_text("rule_applies", notation.code(page.applies));
  view.set_text("rule_unit", locale.text(words(page.unit)));
  Views definitions;
  for (const auto& used : page.definitions) definitions.push_back(definition_view(locale, notation, used));
  Views yardsticks;
  for (const auto& used : page.yardsticks) yardsticks.push_back(yardstick_view(locale, notation, used));
  view.set_list("rule_definitions", std::move(definitions)).set_list("rule_yardsticks", std::move(yardsticks));
}

}  // namespace

void set_cited(const Locale& locale, const Notation& notation, const assessment::SourceReference& source, View& view) {
  view.set("cited_id", notation.code(source.id)).set("cited_title", notation.text(source.title.empty() ? source.id : source.title));
  view.set_text("cited_publisher", notation.text(source.publisher));
  view.set("cited_seen", source.seen.empty() ? locale.word("seen_not_said") : locale.word_of("seen", source.seen));
  view.set("cited_to_verify", source.seen == "memory");
  view.set_text("cited_url", is_followed(source.url) ? notation.address(source.url) : "");
  view.set_text("cited_url_text", is_followed(source.url) ? "" : notation.code(source.url));
}

void set_rule(const Locale& locale, const Notation& notation, const RulePage& page, int heading, View& view) {
  view.set("heading", std::to_string(heading)).set("heading_below", std::to_string(heading + 1));
  set_measure(locale, notation, page, view);
  view.set_list("rule_rows", row_views(locale, notation, page));
  view.set("rule_gate", page.gate ? gate_view(locale, notation, page) : View(false));
  view.set("rule_basis", locale.text(words(page.basis))).set("rule_standing", standing_words(locale, page));
  view.set_list("rule_sources", cited_views(locale, notation, page.sources));
  view.set("rule_place", notation.text(place_words(locale, page)));
  view.set_text("rule_lifecycle", lifecycle_words(locale, page.lifecycle)).set_text("rule_dates", dates_words(locale, page.from, page.until));
  view.set_text("rule_blind_spots", notation.text(locale.text(page.blind_spots)));
  Views facts;
  for (const auto& fact : page.facts) facts.push_back(need_view(locale, notation, fact));
  view.set_list("rule_facts", std::move(facts)).set_list("rule_unknown", item_views("unknown_words", while_unknown(locale, page)));
  Views tests;
  for (const auto& test : page.tests) tests.push_back(test_view(locale, notation, page, test));
  view.set_list("rule_tests", std::move(tests));
}

View rule_view(const Locale& locale, const Notation& notation, const RulePage& page, bool beside_index) {
  View view;
  set_rule(locale, notation, page, 2, view);
  view.set("beside_index", beside_index);
  view.set("rule_id", notation.code(page.id)).set("rule_title", notation.text(locale.text(page.title)));
  view.set("rule_family_id", inert(page.family)).set("rule_family", notation.text(locale.text(page.family_title)));
  view.set("rule_why", notation.text(locale.text(page.why))).set("rule_finding", notation.text(locale.text(page.finding)));
  view.set_text("rule_remedy", notation.text(locale.text(page.remedy)));
  view.set_text("rule_remedy_who", page.remedy_by ? locale.text(words(*page.remedy_by)) : "");
  view.set_text("rule_weight", page.scored ? locale.number(page.weight, 2) : "");
  view.set("rule_file", notation.code(location_words(page.location)));
  return view;
}

Views rule_family_views(const Locale& locale, const Notation& notation, const std::vector<RulePage>& pages, const std::string& end) {
  Views families;
  for (std::size_t at = 0; at < pages.size();) {
    const RulePage& first = pages[at];
    Views entries;
    for (; at < pages.size() && pages[at].family == first.family; ++at) {
      const RulePage& page = pages[at];
      View entry;
      entry.set("entry_file", inert(page.id) + end).set("entry_title", notation.text(locale.text(page.title))).set("entry_id", notation.code(page.id));
      entry.set("entry_basis", locale.text(words(page.basis))).set("entry_to_verify", rests_on_memory(page));
      entry.set_text("entry_gate", page.gate ? notation.text(locale.text(page.gate->level)) : "");
      entry.set_text("entry_weight", page.scored ? locale.number(page.weight, 2) : "");
      entries.push_back(std::move(entry));
    }
    View family;
    family.set("index_family_id", inert(first.family)).set("index_family", notation.text(locale.text(first.family_title)));
    family.set("index_count", locale.counted("count_rules", scalar::Decimal(static_cast<std::int64_t>(entries.size()))));
    family.set_text("index_weights", notation.text(locale.text(first.weights_basis))).set("entries", std::move(entries));
    families.push_back(std::move(family));
  }
  return families;
}

}  // namespace reprise::report
