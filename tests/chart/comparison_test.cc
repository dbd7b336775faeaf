// Before, after and the difference of takeovers that nobody made: what is there in two pictures stands at the same place in both.
#include <algorithm>
#include <set>
#include <sstream>

#include "drawn.h"
#include "engine/comparison.h"
#include "generated.h"
#include "golden/golden.h"
#include "takeover/written.h"

namespace reprise::chart {
namespace {

using assessment::Comparison;
using generated::Dice;

constexpr const char* kRoutes[] = {"affiliation", "merger", "partial_contribution", "mandate", "court_sale", "grouping", "devolution"};
constexpr const char* kTypes[] = {"nursing_home", "mecs", "esat", "training"};
constexpr Moment kMoments[] = {Moment::before, Moment::after, Moment::difference};

std::string one_of_types(Dice& dice) { return kTypes[dice.below(std::size(kTypes))]; }

std::string place(Dice& dice) {
  return dice.below(5) == 0 ? "" : ", latitude: 47.0" + std::to_string(dice.below(10)) + ", longitude: 2.4" + std::to_string(dice.below(10));
}

std::string name_of(const char* what, std::size_t number, Dice& dice) {
  std::string name = std::string(what) + " " + std::to_string(number);
  for (std::size_t words = dice.below(6); words > 0; --words) name += dice.below(2) == 0 ? " des Hirondelles" : " Saint-Vincent";
  return name;
}

std::string group_yaml(std::size_t persons, std::size_t sectors, Dice& dice) {
  std::ostringstream out;
  if (sectors > 0) out << "sectors:\n";
  for (std::size_t at = 0; at < sectors; ++at) out << "  - {id: s" << at << ", name: {fr: Secteur " << at << ", en: Sector " << at << "}}\n";
  out << "legal_persons:\n  - {id: head, name: Union, form: union}\n";
  for (std::size_t at = 0; at < persons; ++at) {
    out << "  - {id: p" << at << ", name: " << name_of("Association", at, dice) << ", form: " << (dice.below(4) == 0 ? "company" : "association");
    if (sectors > 0 && dice.below(8) > 0) out << ", sector: s" << dice.below(sectors);
    out << "}\n";
  }
  out << "relations:\n";
  for (std::size_t at = 0; at < persons; ++at) {
    const std::string from = at == 0 || dice.below(2) == 0 ? "head" : "p" + std::to_string(dice.below(at));
    out << "  - {from: " << from << ", to: p" << at << ", kind: " << (dice.below(5) == 0 ? "services" : "control") << (dice.below(3) == 0 ? "" : ", share: 0.8") << "}\n";
  }
  out << "services:\n";
  for (std::size_t at = 0, sites = 1 + dice.below(persons * 5); at < sites; ++at) {
    out << "  - {id: g" << at << ", name: " << name_of("Résidence", at, dice) << ", type: " << one_of_types(dice) << ", legal_person: p" << dice.below(persons) << place(dice);
    if (dice.below(4) > 0) out << ", open: " << 10 + dice.below(90);
    out << "}\n";
  }
  return out.str();
}

std::string dossier_yaml(const std::string& route, std::size_t persons, std::size_t sectors, Dice& dice) {
  const std::size_t sites = dice.below(8);
  std::ostringstream out;
  out << "association: {id: target, name: " << name_of("Accueil", 1, dice) << ", legal_form: association}\nservices:" << (sites == 0 ? " []\n" : "\n");
  for (std::size_t at = 0; at < sites; ++at) out << "  - {id: t" << at << ", name: " << name_of("Maison", at, dice) << ", type: " << one_of_types(dice) << place(dice) << "}\n";
  if (sites > 2 && dice.below(3) == 0) out << "transfers:\n  - {site: t0, to: {id: elsewhere, name: Ailleurs, form: public_body}, on: 202" << 4 + dice.below(3) << "-06-01}\n";
  out << "transaction: {route: " << route;
  if (dice.below(6) > 0) out << ", joins: p" << dice.below(persons);
  if (sectors > 0 && dice.below(3) == 0) out << ", sector: s" << dice.below(sectors);
  if (sites > 1 && dice.below(2) == 0) out << ", sites_transferred: [t1]";
  out << "}\n";
  return out.str();
}

Comparison taken_over(std::size_t number) {
  Dice dice(1000 + number);
  const std::size_t persons = 1 + dice.below(24);
  const std::size_t sectors = dice.below(5);
  const auto group = takeover::written::group(group_yaml(persons, sectors, dice));
  const auto dossier = takeover::written::dossier(dossier_yaml(kRoutes[number % std::size(kRoutes)], persons, sectors, dice));
  takeover::Reach reach;
  reach.otherwise = scalar::Decimal(5);
  const auto takeover = takeover::take_over(dossier, group, reach);
  EXPECT_TRUE(takeover.value) << base::render(takeover.diagnostics, base::Language::english);
  return engine::comparison(takeover.value->before, takeover.value->after, group, base::Text::same(engine::name_of(dossier)));
}

Drawing drawing(const Comparison& both, Moment moment, base::Language language = base::Language::english) {
  Options options;
  options.language = language;
  auto made = draw(both, moment, options);
  if (made) return std::move(made.value());
  ADD_FAILURE() << made.error().message.en;
  return {};
}

/// The text between the ends of an element, from its opening on.
std::string attribute_of(const std::string& tag, const std::string& name) {
  const std::size_t at = tag.find(" " + name + "=\"");
  return at == std::string::npos ? "" : tag.substr(at + name.size() + 3, tag.find('"', at + name.size() + 3) - at - name.size() - 3);
}

/// A box of the SVG: its outline, and where each of its texts stands that it has once.
struct Shown {
  std::string outline;
  std::map<std::string, std::string> texts;
};

std::map<std::string, Shown> shown_boxes(const std::string& svg) {
  std::map<std::string, Shown> boxes;
  for (std::size_t at = svg.find("<g id=\""); at != std::string::npos; at = svg.find("<g id=\"", at + 1)) {
    const std::string id = svg.substr(at + 7, svg.find('"', at + 7) - at - 7);
    const std::size_t begin = id.rfind("-b");
    if (begin == std::string::npos || svg.find("class=\"node\"", at) > svg.find('>', at)) continue;
    const std::string block = svg.substr(at, svg.find("</g>", at) - at);
    Shown& box = boxes[id.substr(begin)];
    std::set<std::string> twice;
    for (std::size_t tag = block.find('<'); tag != std::string::npos; tag = block.find('<', tag + 1)) {
      const std::string opening = block.substr(tag, block.find('>', tag) + 1 - tag);
      if (opening.starts_with("<polygon") && attribute_of(opening, "fill") != "none" && box.outline.empty()) box.outline = attribute_of(opening, "points");
      if (!opening.starts_with("<text")) continue;
      const std::string words = block.substr(tag + opening.size(), block.find('<', tag + 1) - tag - opening.size());
      if (!box.texts.emplace(words, attribute_of(opening, "x") + "," + attribute_of(opening, "y")).second) twice.insert(words);
    }
    for (const std::string& words : twice) box.texts.erase(words);
  }
  return boxes;
}

struct Compared {
  std::size_t boxes = 0;
  std::size_t texts = 0;
};

/// What is in both pictures is at the same place in both.
void expect_nothing_moved(const Drawing& one, const Drawing& other, std::size_t number, Compared& compared) {
  EXPECT_EQ(one.width_points, other.width_points) << number;
  EXPECT_EQ(one.height_points, other.height_points) << number;
  EXPECT_EQ(one.folded_levels, other.folded_levels) << number;
  EXPECT_EQ(attribute_of(one.svg, "viewBox"), attribute_of(other.svg, "viewBox")) << number;
  const auto places = drawn::places(other.dot);
  for (const auto& [name, spot] : drawn::places(one.dot)) {
    const auto same = places.find(name);
    EXPECT_TRUE(same == places.end() || same->second == spot) << number << " " << name;
  }
  const auto boxes = shown_boxes(other.svg);
  for (const auto& [name, box] : shown_boxes(one.svg)) {
    const auto same = boxes.find(name);
    if (same == boxes.end()) continue;
    ++compared.boxes;
    EXPECT_EQ(box.outline, same->second.outline) << number << " " << name;
    for (const auto& [words, spot] : box.texts) {
      const auto text = same->second.texts.find(words);
      if (text == same->second.texts.end()) continue;
      ++compared.texts;
      EXPECT_EQ(spot, text->second) << number << " " << name << " " << words;
    }
  }
}

TEST(Comparison, moves_nothing_that_stays_in_a_hundred_takeovers_by_every_route) {
  Compared compared;
  std::set<assessment::Change> changes;
  for (std::size_t number = 0; number < 105; ++number) {
    const Comparison both = taken_over(number);
    for (const auto& box : both.whole.boxes) {
      changes.insert(box.change);
      for (const auto& row : box.rows) changes.insert(row.change);
    }
    const Drawing before = drawing(both, Moment::before);
    const Drawing after = drawing(both, Moment::after);
    const Drawing difference = drawing(both, Moment::difference);
    expect_nothing_moved(before, after, number, compared);
    expect_nothing_moved(before, difference, number, compared);
    expect_nothing_moved(after, difference, number, compared);
  }
  // The pictures were read, and every change was among them.
  EXPECT_GT(compared.boxes, 2000U);
  EXPECT_GT(compared.texts, 5000U);
  EXPECT_EQ(changes.size(), 6U);
}

TEST(Comparison, shows_in_each_picture_what_is_there) {
  const Comparison both = taken_over(1);  // a merger
  const auto count = [&](Moment moment, const std::string& words) {
    const std::string svg = drawing(both, moment).svg;
    std::size_t found = 0;
    for (std::size_t at = svg.find(words); at != std::string::npos; at = svg.find(words, at + 1)) ++found;
    return found;
  };
  for (const char* words : {"was here", "changes employer", "the legal person ends"}) {
    EXPECT_EQ(count(Moment::before, words), 0U) << words;
    EXPECT_GT(count(Moment::difference, words), 0U) << words;
  }
  EXPECT_EQ(count(Moment::after, "was here"), 0U);
  EXPECT_GT(count(Moment::after, "changes employer"), 0U);
}

TEST(Comparison, has_the_same_pages_in_all_three_pictures) {
  Comparison both = taken_over(0);
  const auto large = generated::group(750, 1984);
  both.whole.boxes.insert(both.whole.boxes.end(), large.boxes.begin(), large.boxes.end());
  both.whole.clusters.insert(both.whole.clusters.end(), large.clusters.begin(), large.clusters.end());
  std::vector<std::vector<Page>> bound;
  for (const Moment moment : kMoments) {
    auto pages = draw_pages(both, moment, {});
    ASSERT_TRUE(pages);
    bound.push_back(std::move(pages.value()));
  }
  Compared compared;
  for (std::size_t picture = 1; picture < bound.size(); ++picture) {
    ASSERT_EQ(bound[picture].size(), bound[0].size());
    for (std::size_t page = 0; page < bound[0].size(); ++page) expect_nothing_moved(bound[0][page].drawing, bound[picture][page].drawing, page, compared);
  }
  EXPECT_GT(compared.boxes, 100U);
}

TEST(Comparison, is_drawn_as_it_was_in_both_languages) {
  std::size_t number = 1;  // a merger, of a group of a few legal persons in sectors
  const auto is_small = [](const Comparison& both) { return both.whole.clusters.size() > 1 && both.whole.boxes.size() > 5 && both.whole.boxes.size() < 9; };
  while (!is_small(taken_over(number))) number += std::size(kRoutes);
  const Comparison both = taken_over(number);
  for (const base::Language language : {base::Language::french, base::Language::english}) {
    const std::string end = language == base::Language::french ? ".fr.svg" : ".en.svg";
    for (const Moment moment : kMoments) {
      EXPECT_TRUE(golden::matches("tests/chart/golden/comparison-" + caption_of(both, moment).id + end, drawing(both, moment, language).svg));
    }
  }
}

}  // namespace
}  // namespace reprise::chart
