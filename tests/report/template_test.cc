#include "report/template.h"

#include <gtest/gtest.h>

namespace reprise::report {
namespace {

base::Result<Template> load(const std::string& text, const std::string& part = "") {
  base::MemoryFiles files;
  files.contents["t/page.mustache"] = text;
  files.contents["t/part.mustache"] = part;
  return Template::load(files, "t", "page");
}

std::string filled_with(const std::string& text, const View& view) {
  const auto read = load(text);
  return read ? read.value().fill(view) : "fault";
}

/// The refusal, from its file on.
std::string fault_of(const std::string& text, const std::string& part = "", base::Language language = base::Language::english) {
  const auto read = load(text, part);
  return read ? "" : base::render(read.error(), language);
}

View item(const char* name) { return View().set("name", name); }

template <typename... Items>
Views views(Items... items) {
  Views list;
  (list.push_back(std::move(items)), ...);
  return list;
}

TEST(Template, escapes_every_text_but_where_three_braces_stand) {
  const View view = View().set("text", "<a href=\"x\">'&'</a>");
  EXPECT_EQ(filled_with("{{text}}|{{{text}}}", view), "&lt;a href=&quot;x&quot;&gt;&apos;&amp;&apos;&lt;/a&gt;|<a href=\"x\">'&'</a>");
}

TEST(Template, repeats_a_section_for_each_item_and_looks_names_up_outwards) {
  View view;
  view.set("sign", "+").set_list("items", views(item("a"), item("b").set("sign", "-")));
  EXPECT_EQ(filled_with("{{#items}}{{sign}}{{name}} {{/items}}", view), "+a -b ");
}

TEST(Template, shows_a_section_once_for_a_truth_a_text_and_an_object) {
  View view;
  view.set("yes", true).set("text", "t").set("object", item("o")).set("no", false);
  EXPECT_EQ(filled_with("{{#yes}}1{{/yes}}{{#text}}2{{text}}{{/text}}{{#object}}3{{name}}{{/object}}{{#no}}4{{/no}}{{#nobody}}5{{/nobody}}", view), "12t3o");
}

TEST(Template, shows_the_inverse_for_false_for_an_empty_list_and_for_a_name_nobody_has) {
  View view;
  view.set("no", false).set_list("none", {}).set_list("some", views(item("a")));
  EXPECT_EQ(filled_with("{{^no}}1{{/no}}{{^none}}2{{/none}}{{^nobody}}3{{/nobody}}{{^some}}4{{/some}}", view), "123");
}

TEST(Template, answers_whether_a_list_has_items) {
  View view;
  view.set_list("some", views(item("a"), item("b"))).set_list("none", {});
  EXPECT_EQ(filled_with("{{#has_some}}<{{#some}}{{name}}{{/some}}>{{/has_some}}{{#has_none}}!{{/has_none}}{{^has_none}}none{{/has_none}}", view), "<ab>none");
}

TEST(Template, follows_points_and_falls_back_outwards_when_a_step_is_missing) {
  View view;
  view.set("w", View().set("colon", ":")).set_list("items", views(View().set("w", item("inner"))));
  EXPECT_EQ(filled_with("{{#items}}{{w.name}}{{w.colon}}{{/items}}{{w.none}}", view), "inner:");
}

TEST(Template, is_filled_with_what_was_set_last) {
  View view;
  view.set("text", "first").set_text("text", "").set_text("text", "last").set_text("empty", "");
  EXPECT_EQ(filled_with("{{text}}{{^empty}}!{{/empty}}", view), "last!");
}

TEST(Template, leaves_out_lines_whose_marks_all_came_to_nothing) {
  View view;
  view.set_list("items", views(item("a"), item("b"))).set("yes", true).set("no", false);
  EXPECT_EQ(filled_with("<ul>\n{{#items}}\n<li>{{name}}</li>\n{{/items}}\n  {{#no}}x{{/no}}\n{{#no}}\nx\n{{/no}}\n{{^yes}}x{{/yes}}\n</ul>", view),
            "<ul>\n<li>a</li>\n<li>b</li>\n</ul>");
}

TEST(Template, keeps_its_own_blank_lines_and_those_inside_a_text) {
  EXPECT_EQ(filled_with("a\n\n{{{text}}}\n  \nb\n", View().set("text", "1\n\n2")), "a\n\n1\n\n2\n  \nb\n");
}

TEST(Template, never_reads_marks_inside_texts) { EXPECT_EQ(filled_with("{{text}}", View().set("text", "{{text}}{{#text}}")), "{{text}}{{#text}}"); }

TEST(Template, is_filled_as_often_as_wanted) {
  const auto read = load("{{#items}}{{name}}{{/items}}{{> part}}", "{{sign}}");
  View view;
  view.set_list("items", views(item("a"), item("b"))).set("sign", "+");
  EXPECT_EQ(read.value().fill(view), "ab+");
  EXPECT_EQ(read.value().fill(view), "ab+");
  EXPECT_EQ(read.value().fill(View().set("sign", "-")), "-");
}

TEST(Template, names_its_faults_and_their_place) {
  const auto says = [](const std::string& text, const std::string& place, const std::string& reason) {
    const std::string fault = fault_of(text);
    return fault.starts_with("t/page.mustache:" + place + ": error: ") && fault.find(reason + " [report-template]") != std::string::npos
               ? testing::AssertionSuccess()
               : testing::AssertionFailure() << fault;
  };
  EXPECT_TRUE(says("ab{{c", "1:3", "got: a mark that is not closed"));
  EXPECT_TRUE(says("ab{{{c}}", "1:3", "got: a mark that is not closed"));
  EXPECT_TRUE(says("{{ }}", "1:1", "got: an empty mark"));
  EXPECT_TRUE(says("\n x{{#a}}y", "2:3", "got: a section that is not closed"));
  EXPECT_TRUE(says("{{#a}}{{#b}}{{/a}}{{/b}}", "1:1", "got: a section that is not closed"));
  EXPECT_TRUE(says("{{/a}}", "1:1", "got: the end of a section that is not open"));
  EXPECT_TRUE(says("{{=<% %>=}}", "1:1", "got: a mark of an unknown kind"));
  EXPECT_EQ(fault_of("{{#a}}{{> part}}{{/a}}"), "");
}

TEST(Template, names_its_faults_in_french) {
  EXPECT_NE(fault_of("{{#a}}", "", base::Language::french).find("une section qui ne se ferme pas"), std::string::npos);
}

TEST(Template, refuses_a_mark_that_two_parts_make_together) {
  EXPECT_EQ(fault_of("{{> part}}{a}}", "{"), "") << "a name is a mark like any other";
  EXPECT_NE(fault_of("{{> part}}{#a}}", "{").find("a section that is not closed [report-template]"), std::string::npos);
}

}  // namespace
}  // namespace reprise::report
