#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "report/content_digest.h"
#include "report/example.h"

namespace reprise::report {
namespace {

using assessment::Assessment;
using base::Language;

constexpr const char* kSvg = "<svg aria-label=\"chart\"><text>CHART</text></svg>";

std::string page(const Assessment& made, Language language) { return reports().html(made, language, charts(kSvg)).value(); }

std::string without(const std::string& name, const std::string& html) {
  const std::size_t open = html.find("<" + name + ">");
  const std::size_t close = html.find("</" + name + ">");
  return html.substr(0, open) + html.substr(close + name.size() + 3);
}

/// What the page says, a line an element: the form in which a change of words is reviewed.
std::string said(const std::string& html) {
  static const std::regex block("</?(p|li|tr|h1|h2|h3|dt|dd|summary|caption|figcaption|section|div|table)[^>]*>");
  static const std::regex cell("</t[hd]>");
  static const std::regex tag("<[^>]*>");
  static const std::regex blanks("[ \\t]*\\n\\s*");
  std::string text = html.substr(html.find("<main>"));
  text = std::regex_replace(text, std::regex("\\n"), " ");
  text = std::regex_replace(text, block, "\n");
  text = std::regex_replace(text, cell, " | ");
  text = std::regex_replace(text, tag, "");
  text = std::regex_replace(text, std::regex(" +"), " ");
  return std::regex_replace(text, blanks, "\n") + "\n";
}

/// What stands in script elements, in that order.
std::vector<std::string> scripts_of(const std::string& html) {
  std::vector<std::string> scripts;
  for (std::size_t open = html.find("<script"); open != std::string::npos; open = html.find("<script", open + 1)) {
    const std::size_t begin = html.find('>', open) + 1;
    scripts.push_back(html.substr(begin, html.find("</script", begin) - begin));
  }
  return scripts;
}

TEST(Page, runs_only_the_script_that_its_policy_names) {
  const std::string html = page(sample::fictional_assessment(), Language::english);
  EXPECT_NE(html.find("default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '" + content_digest(golden::read("reports/charts.js")) + "'\""), std::string::npos);
  EXPECT_EQ(content_digest(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=") << "as every browser has it";
  const std::string without_charts = reports().html(sample::fictional_assessment(), Language::english, {}).value();
  EXPECT_TRUE(scripts_of(without_charts).empty());
  EXPECT_EQ(without_charts.find("script-src"), std::string::npos);
}

TEST(Page, leaves_parts_where_nothing_changes_on_screen_and_tells_the_group_in_one_table) {
  Charts drawn = charts(kSvg);
  Chart difference{{"Ce qui change", "What changes"}, {"À voir.", "To see."}, {}, {{{"Personne", "Person"}}, {{{"Membre", "Member"}}}}};
  difference.drawings = {{"diff", "", base::Text::same("diff"), kSvg}, {"diff-s1", "s1", base::Text::same("s1"), kSvg, true}, {"diff-s2", "s2", base::Text::same("s2"), kSvg, false}};
  drawn.others = {difference};
  const std::string html = reports().html(sample::fictional_assessment(), Language::english, drawn).value();
  EXPECT_NE(html.find("<div class=\"drawing\" id=\"chart-diff\">"), std::string::npos);
  EXPECT_NE(html.find("<div class=\"drawing folded\" id=\"chart-diff-s1\" data-part=\"s1\">"), std::string::npos);
  EXPECT_NE(html.find("<div class=\"drawing folded on-screen\" id=\"chart-diff-s2\" data-part=\"s2\">"), std::string::npos);
  const std::size_t tables = html.find("class=\"chart-tables");
  ASSERT_NE(tables, std::string::npos);
  const std::size_t table = html.find("<table", tables);
  EXPECT_NE(html.find("<bdi>Member</bdi>", table), std::string::npos);
  EXPECT_GT(html.find("<table", table + 1), html.find("</section>", tables)) << "before and after have no table of their own";
}

TEST(Page, has_every_drawing_of_a_chart_where_the_others_lead) {
  Charts drawn = charts(kSvg);
  drawn.after.push_back({"after-s1", "s1", {"Le secteur", "The sector"}, "<svg aria-label=\"part\"/>"});
  const std::string html = reports().html(sample::fictional_assessment(), Language::english, drawn).value();
  EXPECT_NE(html.find("<div class=\"drawing\" id=\"chart-after\">"), std::string::npos);
  EXPECT_NE(html.find("<div class=\"drawing folded\" id=\"chart-after-s1\" data-part=\"s1\">\n"
                      "<div class=\"scroll paper\" tabindex=\"0\" role=\"region\" aria-label=\"The sector\"><svg aria-label=\"part\"/></div>"),
            std::string::npos);
  const std::string note = "Each folded part has a drawing of its own";
  EXPECT_EQ(html.find(note), html.rfind(note)) << "said of the chart that folds";
}

TEST(Page, says_the_same_as_before) {
  const Assessment made = sample::fictional_assessment();
  EXPECT_TRUE(golden::matches("tests/report/golden/page-fr.txt", said(without("script", page(made, Language::french)))));
  EXPECT_TRUE(golden::matches("tests/report/golden/page-en.txt", said(without("script", page(made, Language::english)))));
}

TEST(Page, is_the_same_bytes_twice) {
  const Assessment made = sample::fictional_assessment();
  EXPECT_EQ(page(made, Language::french), page(made, Language::french));
}

TEST(Page, says_its_language_and_needs_nothing_from_outside) {
  const Assessment made = sample::fictional_assessment();
  for (const auto& [language, tag] : {std::pair{Language::french, "fr"}, std::pair{Language::english, "en"}}) {
    const std::string html = page(made, language);
    EXPECT_NE(html.find("<html lang=\"" + std::string(tag) + "\">"), std::string::npos);
    EXPECT_EQ(scripts_of(html), std::vector{golden::read("reports/charts.js")});
    static const std::regex loads("(src|xlink:href)=|<link[^>]*href=\"[^d]|@import|url\\([^#]");
    EXPECT_FALSE(std::regex_search(html, loads));
    EXPECT_EQ(without("script", html).find("[["), std::string::npos);
    EXPECT_EQ(html.find("{{"), std::string::npos);
  }
}

TEST(Page, opens_and_closes_every_element) {
  static const std::regex tag("<(/?)([a-z0-9]+)((?:[^>\"]|\"[^\"]*\")*?)(/?)>");
  static const std::set<std::string> empty = {"meta", "link", "br", "input"};
  const std::string html = without("script", without("style", page(sample::fictional_assessment(), Language::english)));
  std::vector<std::string> open;
  for (auto one = std::sregex_iterator(html.begin(), html.end(), tag); one != std::sregex_iterator(); ++one) {
    const std::string name = one->str(2);
    if (empty.contains(name) || one->length(4) > 0) continue;
    if (one->length(1) == 0) {
      open.push_back(name);
      continue;
    }
    ASSERT_FALSE(open.empty()) << "closes " << name;
    ASSERT_EQ(open.back(), name) << html.substr(static_cast<std::size_t>(one->position()) - 200, 220);
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
}

TEST(Page, links_every_source_it_names) {
  const std::string html = page(sample::fictional_assessment(), Language::french);
  static const std::regex link("href=\"#([^\"]+)\"");
  std::size_t links = 0;
  for (auto one = std::sregex_iterator(html.begin(), html.end(), link); one != std::sregex_iterator(); ++one, ++links) {
    EXPECT_NE(html.find("id=\"" + one->str(1) + "\""), std::string::npos) << one->str(1);
  }
  EXPECT_GT(links, 40U);
}

TEST(Page, shows_no_value_without_its_proof) {
  Assessment made = sample::fictional_assessment();
  made.key_figures.front().fact.sources.clear();
  const std::string html = page(made, Language::english);
  // Every row of facts ends with a source, where it was computed from, a document to ask for, or the words that there is none.
  static const std::regex row("<td class=\"proof\">([^\n]*)</td>");
  static const std::regex proof("class=\"source\"|computed|no source given|ask for|dossier\\.yaml");
  std::size_t rows = 0;
  for (auto one = std::sregex_iterator(html.begin(), html.end(), row); one != std::sregex_iterator(); ++one, ++rows) {
    const std::string shown = one->str(1);
    EXPECT_TRUE(std::regex_search(shown, proof) || shown.find("Missing") != std::string::npos) << shown;
  }
  EXPECT_GT(rows, 20U);
  EXPECT_NE(html.find("no source given"), std::string::npos);
}

TEST(Page, says_the_same_numbers_in_both_languages) {
  const Assessment made = sample::fictional_assessment();
  const auto bars = [](const std::string& html) {
    static const std::regex length("(x1|x|width)=\"[0-9.]+%\"");
    std::vector<std::string> found;
    for (auto one = std::sregex_iterator(html.begin(), html.end(), length); one != std::sregex_iterator(); ++one) found.push_back(one->str());
    return found;
  };
  const auto french = bars(page(made, Language::french));
  EXPECT_GT(french.size(), 40U);
  EXPECT_EQ(french, bars(page(made, Language::english)));
}

TEST(Page, flags_sources_quoted_from_memory) {
  const std::string html = page(sample::fictional_assessment(), Language::english);
  EXPECT_NE(html.find("quoted from memory</span> <span class=\"not-sure\">to be verified"), std::string::npos);
}

TEST(Page, shows_an_empty_assessment) {
  const std::string html = page(Assessment(), Language::english);
  EXPECT_NE(html.find("Every fact needed is known."), std::string::npos);
}

TEST(Page, keeps_hostile_text_inert) {
  Assessment made = sample::fictional_assessment();
  const std::string hostile = "<script>alert(1)</script>\"'&{{w.skip}}{{{style}}}\u202e\x01]]>\xff</style>\"}*{display:none";
  made.association_name = hostile;
  made.group_name = hostile;
  made.association_id = hostile;
  made.command = hostile;
  made.rule_set.digest = hostile;
  made.tool_version = hostile;
  made.findings.front().title = base::Text::same(hostile);
  made.findings.front().family = hostile;
  made.families.front().family = hostile;
  made.findings.front().facts.front().value = hostile;
  made.findings.front().facts.front().sources = {hostile};
  made.sources.front().id = hostile;
  made.sources.front().url = "javascript:alert(1)";
  made.sources.back().url = "https://example.org/\"onmouseover=\"alert(1)";
  const std::string html = page(made, Language::english);
  EXPECT_EQ(scripts_of(html).size(), 1U) << "ours";
  EXPECT_EQ(html.find("href=\"javascript"), std::string::npos);
  EXPECT_EQ(html.find("\"onmouseover"), std::string::npos);
  EXPECT_EQ(html.find("\u202e"), std::string::npos);
  EXPECT_EQ(html.find('\x01'), std::string::npos);
  EXPECT_EQ(html.find('\xff'), std::string::npos);
  EXPECT_NE(html.find("{{w.skip}}"), std::string::npos) << "shown as it was written";
  const std::string head = html.substr(0, html.find("<body>"));
  EXPECT_EQ(head.find("</style>"), head.rfind("</style>"));
  EXPECT_EQ(head.find("display:none", head.find("<style>")), std::string::npos);
  for (const bool colour : {false, true}) {
    const std::string shown = reports().summary(made, Language::english, colour) + reports().explanation(made, "result-trend", Language::english, colour);
    EXPECT_EQ(shown.find('\x01'), std::string::npos);
    EXPECT_EQ(shown.find("\u202e"), std::string::npos);
  }
}

TEST(Page, bears_a_text_of_a_megabyte) {
  Assessment made = sample::fictional_assessment();
  made.association_name = std::string(1U << 20U, 'a');
  made.findings.front().facts.front().note = base::Text::same(std::string(1U << 20U, '<'));
  EXPECT_GT(page(made, Language::french).size(), 5U << 20U);
  EXPECT_GT(reports().summary(made, Language::french, false, 40).size(), 1U << 20U);
}

TEST(Page, sets_names_of_others_apart_so_that_their_direction_stays_theirs) {
  Assessment made = sample::fictional_assessment();
  made.association_name = "جمعية";
  EXPECT_NE(page(made, Language::french).find("<h1><bdi>جمعية</bdi>"), std::string::npos);
}

}  // namespace
}  // namespace reprise::report
