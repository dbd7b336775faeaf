#include "report/pattern.h"

#include <gtest/gtest.h>

namespace reprise::report {
namespace {

std::string filled_with(std::string_view text, const View& view) {
  const auto read = read_pattern(text);
  const auto* pieces = std::get_if<std::vector<Piece>>(&read);
  return pieces == nullptr ? "fault" : filled(*pieces, view);
}

std::pair<std::string, std::size_t> fault_of(std::string_view text) {
  const auto read = read_pattern(text);
  const auto* fault = std::get_if<PatternFault>(&read);
  return fault == nullptr ? std::pair<std::string, std::size_t>() : std::pair(fault->reason.en, fault->offset);
}

View item(const char* name) { return View().set("name", name); }

TEST(Pattern, escapes_every_text_but_where_three_braces_stand) {
  const View view = View().set("text", "<a href=\"x\">'&'</a>");
  EXPECT_EQ(filled_with("{{text}}|{{{text}}}", view), "&lt;a href=&quot;x&quot;&gt;&apos;&amp;&apos;&lt;/a&gt;|<a href=\"x\">'&'</a>");
}

TEST(Pattern, repeats_a_section_for_each_item_and_looks_names_up_outwards) {
  View view;
  view.set("sign", "+").set_list("items", {item("a"), item("b").set("sign", "-")});
  EXPECT_EQ(filled_with("{{#items}}{{sign}}{{name}} {{/items}}", view), "+a -b ");
}

TEST(Pattern, shows_a_section_once_for_a_truth_a_text_and_an_object) {
  View view;
  view.set("yes", true).set("text", "t").set("object", item("o")).set("no", false);
  EXPECT_EQ(filled_with("{{#yes}}1{{/yes}}{{#text}}2{{text}}{{/text}}{{#object}}3{{name}}{{/object}}{{#no}}4{{/no}}{{#nobody}}5{{/nobody}}", view), "12t3o");
}

TEST(Pattern, shows_the_inverse_for_false_for_an_empty_list_and_for_a_name_nobody_has) {
  View view;
  view.set("no", false).set_list("none", {}).set_list("some", {item("a")});
  EXPECT_EQ(filled_with("{{^no}}1{{/no}}{{^none}}2{{/none}}{{^nobody}}3{{/nobody}}{{^some}}4{{/some}}", view), "123");
}

TEST(Pattern, answers_whether_a_list_has_items) {
  View view;
  view.set_list("some", {item("a"), item("b")}).set_list("none", {});
  EXPECT_EQ(filled_with("{{#has_some}}<{{#some}}{{name}}{{/some}}>{{/has_some}}{{#has_none}}!{{/has_none}}{{^has_none}}none{{/has_none}}", view), "<ab>none");
}

TEST(Pattern, follows_points_and_falls_back_outwards_when_a_step_is_missing) {
  View view;
  view.set("w", View().set("colon", ":")).set_list("items", {View().set("w", item("inner"))});
  EXPECT_EQ(filled_with("{{#items}}{{w.name}}{{w.colon}}{{/items}}{{w.none}}", view), "inner:");
}

TEST(Pattern, leaves_out_lines_that_only_held_marks_of_sections) {
  View view;
  view.set_list("items", {item("a"), item("b")}).set("no", false);
  EXPECT_EQ(filled_with("<ul>\n{{#items}}\n<li>{{name}}</li>\n{{/items}}\n  {{#no}}x{{/no}}\n\n</ul>", view), "<ul>\n<li>a</li>\n<li>b</li>\n\n</ul>");
}

TEST(Pattern, keeps_a_blank_line_that_a_text_leaves) { EXPECT_EQ(filled_with("a\n{{text}}\nb", View().set("text", "")), "a\n\nb"); }

TEST(Pattern, never_reads_marks_inside_texts) { EXPECT_EQ(filled_with("{{text}}", View().set("text", "{{text}}{{#text}}")), "{{text}}{{#text}}"); }

TEST(Pattern, names_its_faults_and_their_place) {
  using Fault = std::pair<std::string, std::size_t>;
  EXPECT_EQ(fault_of("ab{{c"), Fault("a mark that is not closed", 2));
  EXPECT_EQ(fault_of("ab{{{c}}"), Fault("a mark that is not closed", 2));
  EXPECT_EQ(fault_of("{{ }}"), Fault("an empty mark", 0));
  EXPECT_EQ(fault_of("x{{#a}}y"), Fault("a section that is not closed", 1));
  EXPECT_EQ(fault_of("{{#a}}{{#b}}{{/a}}{{/b}}"), Fault("the end of a section that is not open here", 12));
  EXPECT_EQ(fault_of("{{/a}}"), Fault("the end of a section that is not open here", 0));
  EXPECT_EQ(fault_of("{{=<% %>=}}"), Fault("a mark of an unknown kind", 0));
  EXPECT_EQ(fault_of("{{#a}}{{> part}}{{/a}}"), Fault());
}

}  // namespace
}  // namespace reprise::report
