// The table of DejaVu Sans against the library's own measure of the font.
#include "chart/typeface.h"

#include <gtest/gtest.h>

#include <random>

#include "chart/characters.h"
#include "chart/dejavu_sans.h"
#include "chart/graphviz.h"
#include "chart/label.h"
#include "chart/scene.h"

namespace reprise::chart {
namespace {

std::string in_utf8(char32_t c) {
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
  return {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
}

/// Sizes of one-cell labels, by table or by the fonts installed.
std::map<std::string, Size> sizes(const std::map<std::string, std::string>& labels, Widths widths) {
  auto measured = Graphviz("test", widths).measure(measuring_dot(labels));
  if (!measured) {
    ADD_FAILURE() << measured.error().message.en;
    return {};
  }
  return std::move(measured.value());
}

std::string label(const std::string& text, double points, bool bold) {
  const std::string escaped = label_escaped(text);
  return coloured(bold ? "<B>" + escaped + "</B>" : escaped, kInk, points);
}

void expect_same(const std::map<std::string, std::string>& labels) {
  const auto table = sizes(labels, Widths::table_first);
  const auto fonts = sizes(labels, Widths::fonts);
  ASSERT_EQ(table.size(), labels.size());
  for (const auto& [name, size] : table) {
    EXPECT_EQ(size.width, fonts.at(name).width) << labels.at(name);
    EXPECT_EQ(size.height, fonts.at(name).height) << labels.at(name);
  }
}

constexpr double kTypes[] = {kSmallType, kNameType, kSectorType, kTitleType};

TEST(Typeface, gives_every_character_the_width_of_the_font) {
  std::map<std::string, std::string> labels;
  for (const Glyph& glyph : dejavu_sans_regular().glyphs) {
    if (glyph.character >= kFirstLigature) continue;
    std::string text = "x";
    for (int times = 0; times < 32; ++times) text += in_utf8(glyph.character);
    for (const double points : kTypes) {
      for (const bool bold : {false, true}) labels["t" + std::to_string(labels.size())] = label(text + "x", points, bold);
    }
  }
  expect_same(labels);
}

TEST(Typeface, sets_any_sequence_of_characters_as_the_font_does) {
  std::mt19937 random(7);  // always the same sequences
  std::map<std::string, std::string> labels;
  const auto glyphs = dejavu_sans_regular().glyphs;
  for (int at = 0; at < 1500; ++at) {
    std::string text = "x";
    const auto length = 1 + random() % 24;
    while (text.size() < length) {
      const std::uint16_t any = glyphs[random() % glyphs.size()].character;
      const char32_t c = random() % 4 == 0 ? U"fil"[random() % 3] : any;  // letters that join are drawn more often
      if (c < kFirstLigature) text += in_utf8(c);
    }
    labels["t" + std::to_string(at)] = label(text + "x", kTypes[random() % 4], random() % 2 == 0);
  }
  expect_same(labels);
}

TEST(Typeface, joins_the_letters_the_font_joins) {
  std::map<std::string, std::string> labels;
  for (const char* text : {"officielle", "efficacité", "profil", "chiffre", "fffi", "ffff", "souffle", "AVANT", "« L’Été »", "R&D", "a  b", "Tête"}) {
    for (const bool bold : {false, true}) labels["t" + std::to_string(labels.size())] = label(text, kNameType, bold);
  }
  expect_same(labels);
}

TEST(Typeface, knows_nothing_of_other_scripts) {
  EXPECT_FALSE(extent_of("مرحبا", kSmallType, false));
  EXPECT_FALSE(extent_of("a漢", kSmallType, false));
  EXPECT_FALSE(extent_of("e\u0301", kSmallType, false));
  EXPECT_FALSE(extent_of("\uE000", kSmallType, false)) << "a ligature's own place in the table is no character";
  EXPECT_FALSE(extent_of("", kSmallType, false));
}

TEST(Typeface, leaves_a_graph_with_other_scripts_to_the_fonts) {
  const std::map<std::string, std::string> labels = {{"arabic", label("مرحبا", kSmallType, false)}, {"latin", label("Union", kSmallType, true)}};
  expect_same(labels);
}

}  // namespace
}  // namespace reprise::chart
