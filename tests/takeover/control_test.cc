#include "takeover/control.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "takeover/written.h"

namespace reprise::takeover {
namespace {

/// "a > b 0.6, b > c": the persons in the order met; a share or "?" or nothing, then what gives control.
Structure network(const std::string& text) {
  Structure structure;
  const auto person = [&](const std::string& id) {
    if (std::ranges::find(structure.persons, id, &Structure::Person::id) == structure.persons.end()) structure.persons.emplace_back().id = id;
    return id;
  };
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line, ',');) {
    std::istringstream words(line);
    std::string from;
    std::string arrow;
    std::string to;
    std::string share;
    std::string by;
    words >> from >> arrow >> to >> share >> by;
    Structure::Link link;
    link.from = person(from);
    link.to = person(to);
    if (!share.empty() && share != "?") link.share = scalar::Decimal::parse(share);
    link.by = by;
    structure.links.push_back(link);
  }
  return structure;
}

void link(Structure& structure, const std::string& from, const std::string& to) {
  Structure::Link& added = structure.links.emplace_back();
  added.from = from;
  added.to = to;
  added.share = scalar::Decimal(1);
}

/// A line a holding: "a > b alone 0.6", "a > c alone through b 0.6".
std::string told(const Control& control) {
  static const char* kHolds[] = {"alone", "jointly", "minority", "possible"};
  std::string text;
  for (const Holding& holding : control.holdings) {
    text += holding.by + " > " + holding.over + " " + kHolds[static_cast<int>(holding.hold)];
    if (!holding.direct) text += " through";
    for (const std::string& one : holding.through) text += " " + one;
    if (holding.low) text += " " + holding.low->to_string() + (*holding.low == *holding.high ? "" : "–" + holding.high->to_string());
    text += "\n";
  }
  text += "heads";
  for (const std::string& head : control.heads) text += " " + head;
  for (const auto& circle : control.circles) {
    text += "\ncircle";
    for (const std::string& one : circle) text += " " + one;
  }
  return text;
}

std::string told(const std::string& text) { return told(control_in(network(text))); }

TEST(Control, goes_down_a_chain_of_majorities) {
  EXPECT_EQ(told("a > b 0.6, b > c 0.6, c > d 0.3"), "a > b alone 0.6\nb > c alone 0.6\nc > d minority 0.3\na > c alone through b 0.6\nheads a");
}

TEST(Control, adds_what_controlled_legal_persons_hold) {
  EXPECT_EQ(told("a > b 0.6, a > c 0.7, b > d 0.3, c > d 0.3"),
            "a > b alone 0.6\na > c alone 0.7\nb > d minority 0.3\nc > d minority 0.3\na > d alone through b c 0.6\nheads a");
  EXPECT_EQ(told("a > b 0.6, b > c 0.3, a > c 0.3"), "a > b alone 0.6\nb > c minority 0.3\na > c alone 0.3\nheads a");
}

TEST(Control, at_half_is_not_control) {
  EXPECT_EQ(told("a > b 0.5"), "a > b minority 0.5\nheads a");
  EXPECT_EQ(told("a > b 0.501"), "a > b alone 0.501\nheads a");
}

TEST(Control, is_joint_where_several_share_it_and_none_has_it) {
  EXPECT_EQ(told("a > c 0.5, b > c 0.5, c > d 1"), "a > c jointly 0.5\nb > c jointly 0.5\nc > d alone 1\na > d jointly through c 1\nb > d jointly through c 1\nheads a b");
}

TEST(Control, of_those_whom_one_head_holds_all_is_its_own) {
  EXPECT_EQ(told("h > a 1, h > b 1, a > c ?, b > c ?"),
            "h > a alone 1\nh > b alone 1\na > c possible\nb > c possible\nh > c alone through a b\nheads h");
}

TEST(Control, that_somebody_else_has_leaves_a_minority) {
  EXPECT_EQ(told("a > c 0.8, b > c 0.2"), "a > c alone 0.8\nb > c minority 0.2\nheads a b");
}

TEST(Control, without_a_published_share_is_of_the_only_one_named_and_open_between_several) {
  EXPECT_EQ(told("a > b ?"), "a > b alone\nheads a");
  EXPECT_EQ(told("a > d ?, b > d ?, c > d ?"), "a > d possible\nb > d possible\nc > d possible\nheads a b c");
}

TEST(Control, is_certain_where_the_published_shares_leave_too_little) {
  EXPECT_EQ(told("a > c 0.6, b > c ?"), "a > c alone 0.6\nb > c minority\nheads a b");
  EXPECT_EQ(told("a > c 0.4, b > c ?"), "a > c possible 0.4\nb > c possible\nheads a b");
}

TEST(Control, by_the_articles_does_not_ask_for_a_share) { EXPECT_EQ(told("a > b 0.2 articles"), "a > b alone\nheads a"); }

TEST(Control, in_a_circle_ends) {
  EXPECT_EQ(told("a > b 0.6, b > a 0.6"), "a > b alone 0.6\nb > a alone 0.6\nheads a\ncircle a b");
  EXPECT_EQ(told("h > a 0.6, a > b 0.6, b > c 0.6, c > a 0.3"),
            "h > a alone 0.6\na > b alone 0.6\nb > c alone 0.6\nc > a minority 0.3\nh > b alone through a 0.6\nh > c alone through b 0.6\nheads h\ncircle a b c");
}

TEST(Control, that_crossed_holdings_make_is_found) {
  // Neither subsidiary has a majority of the head; what they hold there adds nothing to whom it controls.
  EXPECT_EQ(told("h > a 0.8, h > b 0.8, a > h 0.2, b > h 0.2, a > b 0.2"),
            "h > a alone 0.8\nh > b alone 0.8\na > h minority 0.2\nb > h minority 0.2\na > b minority 0.2\nheads h\ncircle h a b");
}

TEST(Control, of_a_planned_link_is_none) {
  Structure structure = network("a > b 1");
  structure.links.front().planned = true;
  EXPECT_EQ(told(control_in(structure)), "heads");
}

TEST(Control, down_a_chain_of_twenty_thousand_ends) {
  Structure structure;
  for (int at = 0; at < 20'000; ++at) {
    const std::string id = "p" + std::to_string(at);
    structure.persons.emplace_back().id = id;
    if (at > 0) link(structure, "p" + std::to_string(at - 1), id);
  }
  link(structure, "p19999", "p0");
  const Control control = control_in(structure);
  EXPECT_EQ(control.circles.size(), 1u);
  EXPECT_EQ(control.circles.front().size(), 20'000u);
  EXPECT_EQ(control.heads, std::vector<std::string>{"p0"});
}

}  // namespace
}  // namespace reprise::takeover
