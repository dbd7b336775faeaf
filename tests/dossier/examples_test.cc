// The real cases of examples/: they pass the check, and every one of their facts is read as it was published.
#include <gtest/gtest.h>

#include "dossier/checked.h"

namespace reprise::dossier {
namespace {

constexpr const char* kAlphaSante = "examples/alpha-sante-2012/dossier.yaml";

document::Document example(const std::string& path) { return testing::parsed(path, golden::read(path)); }

Dossier alpha_sante(bool hindsight) {
  ReadingOptions options;
  options.hindsight = hindsight;
  auto checked = dossier_from_document(example(kAlphaSante), options);
  EXPECT_TRUE(checked.ok());
  return std::move(*checked.value);
}

std::string state_word(const Fact& fact) {
  if (fact.left_out) return "left out";
  switch (fact.state) {
    case FactState::known: return "known";
    case FactState::uncertain: return "uncertain";
    case FactState::unknown: return "unknown";
    case FactState::not_applicable: return "not applicable";
  }
  return {};
}

template <typename Claim>
std::string value_words(const Claim& claim) {
  if (!claim.is_range) return to_string(claim.value);
  return (claim.low ? claim.low->to_string() : "…") + ".." + (claim.high ? claim.high->to_string() : "…");
}

std::string evidence_words(const Evidence& evidence) {
  std::string words;
  for (const std::string& source : evidence.sources) words += " " + source;
  if (!evidence.period.empty()) words += " " + evidence.period;
  if (!evidence.basis.empty()) words += " " + evidence.basis;
  return words;
}

void list_section(std::string& out, const Section& section) {
  for (const Fact& fact : section.facts) {
    if (!fact.declared) continue;
    out += fact.path + " | " + state_word(fact) + " | " + value_words(fact) + " |" + evidence_words(fact.evidence) + " | line " +
           std::to_string(fact.place.line_column().line) + "\n";
    for (const Alternative& alternative : fact.alternatives) {
      out += "  beside it: " + value_words(alternative) + " |" + evidence_words(alternative.evidence) + " | line " +
             std::to_string(alternative.place.line_column().line) + "\n";
    }
  }
}

std::string listing(const Dossier& dossier) {
  std::string out;
  for (const auto& [name, section] : dossier.sections) list_section(out, section);
  for (const auto& [name, list] : dossier.lists) {
    out += name + ": " + (!list.given ? "unknown" : list.complete ? "complete" : "incomplete") + "\n";
    for (const Entry& entry : list.entries) list_section(out, entry.section);
  }
  for (const TimelineRecord& record : dossier.timeline) out += "timeline | " + record.date + " | " + record.event.en + "\n";
  return out;
}

TEST(RealExamples, pass_the_check_without_a_word) {
  for (const char* path : {kAlphaSante, "examples/sauvegarde-ardennes-2017/dossier.yaml", "examples/groupe-sos-2012/group.yaml",
                           "examples/groupe-sos-2017/group.yaml"}) {
    EXPECT_EQ(base::render(testing::problems_of(example(path)), base::Language::english), "") << path;
  }
}

TEST(RealExamples, name_a_source_for_every_number) {
  for (const char* path : {kAlphaSante, "examples/sauvegarde-ardennes-2017/dossier.yaml"}) {
    ReadingOptions options;
    options.hindsight = true;
    const auto checked = dossier_from_document(example(path), options);
    for (const auto& [name, list] : checked.value->lists) {
      for (const Entry& entry : list.entries) {
        for (const Fact& fact : entry.section.facts) {
          const bool is_number = fact.is_range || std::holds_alternative<scalar::Decimal>(fact.value);
          EXPECT_TRUE(!is_number || !fact.evidence.sources.empty()) << path << " " << fact.path;
        }
      }
    }
  }
}

TEST(AlphaSante, reads_as_published_with_hindsight) { EXPECT_TRUE(golden::matches("tests/dossier/golden/alpha-sante.txt", listing(alpha_sante(true)))); }

TEST(AlphaSante, reads_as_known_on_the_day_of_the_vote) {
  EXPECT_TRUE(golden::matches("tests/dossier/golden/alpha-sante-as-of-vote.txt", listing(alpha_sante(false))));
}

TEST(AlphaSante, shows_the_three_deficits_of_hayange_beside_each_other) {
  const Dossier dossier = alpha_sante(true);
  const Section& hayange = dossier.list("establishments").find("hayange")->section;
  const Fact& result = hayange.at("result");
  EXPECT_EQ(result.state, FactState::known) << "figures of other periods or bases do not contradict";
  EXPECT_EQ(to_string(result.value), "-7700000");
  ASSERT_EQ(result.alternatives.size(), 2u);
  EXPECT_EQ(evidence_words(result.alternatives[0].evidence), " A2 2011 forecast");
  EXPECT_EQ(evidence_words(result.alternatives[1].evidence), " A10 2012 estimated");
  const auto share = -std::get<scalar::Decimal>(result.value) / std::get<scalar::Decimal>(hayange.at("budget").value);
  EXPECT_EQ(share.rounded(3, scalar::Decimal::Rounding::half_even).to_string(), "0.428");
}

}  // namespace
}  // namespace reprise::dossier
