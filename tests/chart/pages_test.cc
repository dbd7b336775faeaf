#include <charconv>
#include <set>

#include "drawn.h"
#include "generated.h"

namespace reprise::chart {
namespace {

using assessment::Diagram;

std::vector<Page> pages_of(const Diagram& diagram, const Options& options = {}) {
  auto pages = draw_pages(diagram, options);
  if (pages) return std::move(pages.value());
  ADD_FAILURE() << pages.error().message.en;
  return {};
}

double number_after(const std::string& text, const std::string& words, std::size_t from = 0) {
  const std::size_t at = text.find(words, from);
  double number = 0;
  if (at != std::string::npos) std::from_chars(text.data() + at + words.size(), text.data() + text.size(), number);
  return number;
}

/// Points of the smallest type when the SVG is fitted to A4 lying, inside its margins; from nothing but the SVG.
double smallest_type_on_page(const std::string& svg) {
  std::istringstream box(svg.substr(svg.find("viewBox=\"") + 9, 80));
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
  box >> left >> top >> width >> height;
  double smallest = 1000;
  for (std::size_t at = svg.find("font-size=\""); at != std::string::npos; at = svg.find("font-size=\"", at + 1)) {
    smallest = std::min(smallest, number_after(svg, "font-size=\"", at));
  }
  return smallest * std::min({1.0, (842 - 2 * 51) / width, (595 - 2 * 57) / height});
}

/// What can be read on the drawing, a blank between two pieces of text.
std::string visible_text(const std::string& svg) {
  std::string out;
  for (std::size_t at = svg.find("<text"); at != std::string::npos; at = svg.find("<text", at + 1)) {
    const std::size_t begin = svg.find('>', at) + 1;
    out += svg.substr(begin, svg.find("</text>", begin) - begin) + " ";
  }
  for (std::size_t at = out.find("\u00a0"); at != std::string::npos; at = out.find("\u00a0", at)) out.replace(at, 2, " ");
  return out;
}

std::set<std::string> words_of(const std::string& text) {
  std::set<std::string> words;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) words.insert(word);
  return words;
}

struct GroupOfEstablishments : testing::TestWithParam<std::size_t> {};
INSTANTIATE_TEST_SUITE_P(Pages, GroupOfEstablishments, testing::Values(750, 5000), [](const auto& one) { return std::to_string(one.param); });

TEST(Pages, of_before_lead_to_the_parts_of_another_chart_and_say_where_something_changes) {
  assessment::Comparison both{generated::group(750, 1984), {"before", {"Avant", "Before"}, {}}, {"after", {"Après", "After"}, {}}};
  both.whole.id = "diff";
  both.whole.boxes[3].rows[0].change = assessment::Change::doubled;
  Options options;
  options.parts_of = "diff";
  const auto before = draw_pages(both, Moment::before, options);
  const auto difference = draw_pages(both, Moment::difference, {});
  ASSERT_TRUE(before && difference);
  ASSERT_EQ(before.value().size(), 1U);
  std::size_t changed = 0;
  for (const Page& page : difference.value()) {
    if (!page.part.empty() && page.changes) ++changed;
    if (page.part != "s1") continue;
    EXPECT_NE(before.value().front().drawing.svg.find("href=\"" + page.name + ".svg\""), std::string::npos);
  }
  EXPECT_GE(changed, 1U);
  EXPECT_LT(changed, difference.value().size() / 2);
  EXPECT_EQ(before.value().front().drawing.svg.find(">p.\u00a01/"), std::string::npos) << "alone: it has no number among its own";
}

TEST_P(GroupOfEstablishments, can_be_read_on_every_page_and_misses_nothing_on_all) {
  const Diagram diagram = generated::group(GetParam(), 1984);
  const std::vector<Page> pages = pages_of(diagram);
  std::set<std::string> words;
  std::string everything;
  std::set<std::string> names;
  for (const Page& page : pages) {
    EXPECT_GE(smallest_type_on_page(page.drawing.svg), 6.999) << page.name;
    EXPECT_TRUE(names.insert(page.name).second) << page.name;
    words.merge(words_of(visible_text(page.drawing.svg)));
    everything += page.drawing.svg;
  }
  std::size_t missing = 0;
  for (std::size_t number = 0; number < GetParam(); ++number) missing += words.contains(std::to_string(number)) ? 0U : 1U;
  EXPECT_EQ(missing, 0U);
  for (const auto& box : diagram.boxes) EXPECT_NE(everything.find("<title>" + box.label.fr + "\n"), std::string::npos) << box.label.fr;
  std::map<std::string, std::string> label;
  for (const auto& box : diagram.boxes) label[box.id] = box.label.fr;
  for (const auto& link : diagram.links) {
    const std::string from = "<title>" + label[link.from] + " → ";
    const bool own = everything.find(from + label[link.to]) != std::string::npos;
    bool shared = false;
    for (std::size_t at = everything.find(from); at != std::string::npos && !shared; at = everything.find(from, at + 1)) {
      const std::string words_of_line = everything.substr(at, everything.find("</title>", at) - at);
      shared = words_of_line.find("\n" + label[link.to]) != std::string::npos;
    }
    EXPECT_TRUE(own || shared) << link.from << " → " << link.to;
  }
}

TEST_P(GroupOfEstablishments, leads_from_every_summary_to_a_page_that_is_there_and_back) {
  const std::vector<Page> pages = pages_of(generated::group(GetParam(), 7));
  std::set<std::string> files;
  for (const Page& page : pages) files.insert(page.name + ".svg");
  std::set<std::string> reached = {pages.front().name + ".svg"};
  for (const Page& page : pages) {
    const std::string& svg = page.drawing.svg;
    for (std::size_t at = svg.find("<a href=\""); at != std::string::npos; at = svg.find("<a href=\"", at + 1)) {
      const std::string file = svg.substr(at + 9, svg.find('"', at + 9) - at - 9);
      EXPECT_TRUE(files.contains(file)) << page.name << " leads to " << file;
      reached.insert(file);
    }
    const bool back = svg.find("<a href=\"" + pages.front().name + ".svg\"") != std::string::npos;
    EXPECT_EQ(back, &page != &pages.front()) << page.name;
  }
  EXPECT_EQ(reached, files);
}

TEST(Pages, tell_a_script_who_is_linked_to_whom_when_asked) {
  Diagram diagram;
  diagram.id = "after";
  diagram.clusters = {{"s1", base::Text::same("Youth")}};
  for (const auto& [id, cluster] : {std::pair{"head", ""}, {"\"<a>", "s1"}, {"b", "s1"}}) {
    assessment::Box box;
    box.id = id;
    box.label = base::Text::same(id);
    box.cluster = cluster;
    diagram.boxes.push_back(box);
  }
  using assessment::LinkKind;
  for (const auto& [to, kind] : {std::pair{"\"<a>", LinkKind::services}, {"b", LinkKind::services}, {"b", LinkKind::control}}) {
    assessment::Link link;
    link.from = "head";
    link.to = to;
    link.kind = kind;
    diagram.links.push_back(link);
  }
  Options options;
  EXPECT_EQ(pages_of(diagram, options).front().drawing.svg.find(" data-"), std::string::npos) << "only then";
  options.structured = true;
  const std::string svg = pages_of(diagram, options).front().drawing.svg;
  for (const char* note : {"class=\"node\" data-box=\"head\">", "class=\"node\" data-box=\"&quot;&lt;a&gt;\" data-in=\"after-f0\">", "class=\"cluster\" data-frame=\"s1\">",
                           "data-from=\"after-b0\" data-kind=\"services\" data-to=\"after-b1 after-b2\">", "data-from=\"after-b0\" data-kind=\"control\" data-to=\"after-b2\">"}) {
    EXPECT_NE(svg.find(note), std::string::npos) << note << "\n" << svg;
  }
}

TEST(Pages, are_called_figures_where_the_caller_has_other_pages) {
  Options options;
  options.page_mark = "B";
  const std::vector<Page> pages = pages_of(generated::group(750, 3), options);
  EXPECT_NE(pages.front().drawing.svg.find(">B1/" + std::to_string(pages.size())), std::string::npos);
  EXPECT_NE(pages.front().drawing.svg.find("la figure Bn en dit plus"), std::string::npos);
  for (const Page& page : pages) EXPECT_EQ(page.drawing.svg.find("p.\u00a0"), std::string::npos) << page.name;
}

TEST(Pages, lead_where_the_caller_says) {
  Options options;
  options.address_before = "#chart-";
  options.address_after = "";
  const auto pages = pages_of(generated::group(750, 3), options);
  ASSERT_GT(pages.size(), 1U);
  EXPECT_NE(pages[0].drawing.svg.find("<a href=\"#chart-" + pages[1].name + "\""), std::string::npos);
}

TEST(Pages, of_a_group_that_fits_are_one_without_a_number) {
  const auto pages = pages_of(drawn::small(false));
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(pages[0].drawing.svg, drawn::drawing(drawn::small(false)).svg);
}

TEST(Pages, are_the_same_bytes_every_time) {
  const Diagram diagram = generated::group(750, 11);
  const auto one = pages_of(diagram);
  const auto other = pages_of(diagram);
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t at = 0; at < one.size(); ++at) EXPECT_EQ(one[at].drawing.svg, other[at].drawing.svg);
}

TEST(Pages, have_names_of_their_own_whatever_the_ids) {
  Diagram diagram = generated::group(750, 5);
  for (std::size_t at = 0; at < diagram.boxes.size(); ++at) {
    const std::string hostile = "<\"&>" + std::string(at, '/');
    for (auto& link : diagram.links) {
      if (link.from == diagram.boxes[at].id) link.from = hostile;
      if (link.to == diagram.boxes[at].id) link.to = hostile;
    }
    diagram.boxes[at].id = hostile;
  }
  std::set<std::string> names;
  for (const Page& page : pages_of(diagram)) {
    EXPECT_TRUE(names.insert(page.name).second) << page.name;
    EXPECT_EQ(page.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_"), std::string::npos) << page.name;
  }
}

}  // namespace
}  // namespace reprise::chart
