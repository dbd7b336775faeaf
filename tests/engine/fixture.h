// Small worlds written in a test: a folder of rules in memory, a dossier and a group as a person's files would be.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"
#include "document/document.h"
#include "dossier/dossier.h"
#include "engine/engine.h"
#include "facts/facts.h"
#include "golden/golden.h"
#include "rulepack/rulepack.h"
#include "takeover/takeover.h"

namespace reprise::engine::testing {

/// What every rule must say and no test of the engine looks at.
inline std::string rule(const std::string& id, const std::string& body) {
  return "schema: reprise/rule/1\nid: " + id +
         "\nlifecycle: stable\nbasis: proposal\ntitle: {fr: Titre " + id + ", en: Title " + id +
         "}\nwhy: {fr: Parce que., en: Because.}\nremedy: {who: association, fr: Agir., en: Act.}\n" + body;
}

inline std::string pack(const std::string& family, bool scored = true) {
  return "schema: reprise/pack/1\nfamily: " + family + "\nscored: " + (scored ? "true" : "false") + "\ntitle: {fr: Famille " + family + ", en: Family " + family +
         "}\nweights_basis: {fr: Essai., en: Trial.}\nbands:\n  - {id: low, from: 0, title: {fr: faible, en: low}}\n"
         "  - {id: watch, from: 25, title: {fr: à surveiller, en: watch}}\n  - {id: high, from: 50, title: {fr: élevé, en: high}}\n"
         "  - {id: critical, from: 75, title: {fr: critique, en: critical}}\n";
}

inline constexpr const char* kVerdict =
    "schema: reprise/verdict/1\nhit_policy: F\ninputs: [financial, gates]\noutcomes:\n"
    "  - {id: proceed, title: {fr: Reprendre, en: Take over}, sentence: {fr: Oui., en: Yes.}, proceeds: true}\n"
    "  - {id: conditions, title: {fr: Sous conditions, en: Under conditions}, sentence: {fr: Si., en: If.}, proceeds: false}\n"
    "  - {id: decline, title: {fr: Décliner, en: Decline}, sentence: {fr: Non., en: No.}, proceeds: false}\n"
    "rows:\n  - {when: {gates: 'list contains(?, \"liquidation\")'}, outcome: decline}\n"
    "  - {when: {financial: '\"critical\"'}, outcome: decline}\n"
    "  - {when: {financial: '\"low\"', gates: 'count(?) = 0'}, outcome: proceed}\n  - {when: {}, outcome: conditions}\n";

inline constexpr const char* kDocuments =
    "schema: reprise/documents/1\ndocuments:\n"
    "  - {id: staff-register, title: {fr: Registre du personnel, en: Staff register}, holder: {fr: association, en: association}, gives: [\"workforce.*\"]}\n"
    "  - {id: pay-slips, title: {fr: Bulletins, en: Pay slips}, holder: {fr: association, en: association}, gives: [workforce.fte]}\n"
    "  - {id: accounts, title: {fr: Comptes, en: Accounts}, holder: {fr: association, en: association}, gives: [accounts, \"accounts[*].*\"]}\n";

inline constexpr const char* kSources = "schema: reprise/sources/1\nsources:\n  TRIAL: {title: Trial, seen: full}\n";

/// Rule files by path below the folder; packs, verdict, documents and sources are added where a test gives none.
inline rulepack::RuleBook rules(std::vector<std::pair<std::string, std::string>> files) {
  base::MemoryFiles memory;
  for (const std::string& name : golden::list("schemas", ".json")) memory.contents["schemas/" + name] = golden::read("schemas/" + name);
  memory.contents["rules/financial/pack.yaml"] = pack("financial");
  memory.contents["rules/gates/pack.yaml"] = pack("gates", false);
  memory.contents["rules/verdict.yaml"] = kVerdict;
  memory.contents["rules/documents.yaml"] = kDocuments;
  memory.contents["rules/references/sources.yaml"] = kSources;
  memory.contents["rules/references/reach.yaml"] =
      "schema: reprise/reference/1\nid: reach\ntitle: {fr: Rayon, en: Reach}\nunit: kilometres\nsource: TRIAL\nrows: {otherwise: 20}\n";
  memory.contents["rules/gates/liquidation.yaml"] =
      rule("liquidation",
           "value: governance.court_procedure = \"liquidation\"\nunit: none\nweight: 0\nfinding: {fr: Juge., en: Court.}\n"
           "gate: {when: \"true\", level: critical, families: [financial], sentence: {fr: Liquidée., en: In liquidation.}}\n"
           "tests:\n  - {given: {}, expect: {gate: possible}}\n");
  for (auto& [path, text] : files) memory.contents["rules/" + path] = std::move(text);
  auto loaded = rulepack::load(memory, "rules", "schemas", facts::vocabulary_names());
  EXPECT_TRUE(loaded.ok()) << base::render(loaded.diagnostics, base::Language::english);
  return loaded.value ? std::move(*loaded.value) : rulepack::RuleBook{};
}

inline document::Document parsed(const std::string& name, std::string text) {
  auto checked = document::Document::parse(std::make_shared<const base::Source>(name, std::move(text)));
  EXPECT_TRUE(checked.ok()) << base::render(checked.diagnostics, base::Language::english);
  return std::move(*checked.value);
}

inline dossier::Dossier dossier_with(const std::string& sections) {
  auto checked = dossier::dossier_from_document(
      parsed("dossier.yaml", "schema: reprise/dossier/1\nas_of: 2012-03-16\nassociation: {id: trial, name: Trial}\n" + sections), {});
  EXPECT_TRUE(checked.ok()) << base::render(checked.diagnostics, base::Language::english);
  return std::move(*checked.value);
}

inline dossier::Group group_with(const std::string& sections = {}) {
  auto checked = dossier::group_from_document(parsed("group.yaml", "schema: reprise/group/1\nas_of: 2012-03-16\ngroup: {id: group, name: Group, headcount: 1000}\n" + sections), {});
  EXPECT_TRUE(checked.ok()) << base::render(checked.diagnostics, base::Language::english);
  return std::move(*checked.value);
}

inline assessment::Assessment assessed(const rulepack::RuleBook& rules, const dossier::Dossier& dossier, const dossier::Group& group) {
  auto takeover = takeover::take_over(dossier, group, {});
  EXPECT_TRUE(takeover.ok()) << base::render(takeover.diagnostics, base::Language::english);
  return assess({dossier, group, *takeover.value, rules});
}

inline assessment::Assessment assessed(const rulepack::RuleBook& rules, const std::string& sections) {
  return assessed(rules, dossier_with(sections), group_with());
}

}  // namespace reprise::engine::testing
