#include "takeover/landscape.h"

#include <algorithm>
#include <random>

#include "base/files.h"
#include "document/document.h"
#include "golden/golden.h"
#include "takeover/written.h"

namespace reprise::takeover {
namespace {

using written::told;

std::string told(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return "[" + text + "]";
}

std::string lacking(const std::vector<std::string>& missing) {
  std::string text;
  for (const std::string& path : missing) text += " -" + path;
  return text;
}

std::string told(const PartialSum& sum) { return (sum.is_whole() ? "" : "at least ") + sum.known.to_string() + lacking(sum.missing); }

std::string told(const Bounded& bounds) {
  if (!bounds.low) return "unknown" + lacking(bounds.missing);
  return (bounds.low == bounds.high ? bounds.low->to_string() : bounds.low->to_string() + "…" + bounds.high->to_string()) + lacking(bounds.missing);
}

std::string value(const Derived& derived) { return derived.value ? derived.value->to_string() : derived.missing.empty() ? "none" : "unknown" + lacking(derived.missing); }

std::string told(const Closure& closure) {
  std::string text;
  for (const Loss& loss : closure.services) {
    text += "  " + loss.service + " in '" + loss.territory + "': " + value(loss.places) + " places, instead " + told(loss.instead) + ", without the group " +
            value(loss.without_group) + ", others in the zone " + value(loss.others_in_zone) + ", irreplaceable " + value(loss.irreplaceable) + "\n";
  }
  return text + "  places " + told(closure.places) + "\n  without the group " + told(closure.without_group) + "\n  irreplaceable " + told(closure.irreplaceable) + "\n";
}

std::string told(const Landscape& landscape) {
  std::string text = "closure\n" + told(landscape.closure) + "pathways\n";
  for (const Pathway& one : landscape.pathways) {
    text += "  " + one.territory + ", " + one.people + ": group " + told(one.group_needs) + " association " + told(one.association_needs) + " brought " +
            told(one.brought) + " found " + told(one.found) + (one.comes_together() ? " together" : "") + lacking(one.missing) + "\n";
  }
  text += "duplicates" + lacking(landscape.duplicates.missing) + "\n";
  for (const Duplicate& one : landscape.duplicates.pairs) text += "  " + one.first + " = " + one.second + " " + value(one.kilometres) + " km " + told(one.publics) + "\n";
  const HeadOffices& offices = landscape.head_offices;
  text += "head offices doubled " + told(offices.doubled) + " only here " + told(offices.only_association) + lacking(offices.missing) + "\n";
  for (const HeadOffice& one : offices.offices) {
    text += "  " + one.id + (one.role == Role::target ? " of the association " : " of the group ") + value(one.headcount) + " " + told(one.functions) + "\n";
  }
  text += "  people " + told(offices.association_headcount) + " and " + told(offices.group_headcount) + "\nconcentration\n";
  for (const Concentration& one : landscape.concentrations) {
    text += "  " + one.territory + ", " + one.type + ": " + told(one.before) + " → " + told(one.after) + ", change " + told(one.change) + (one.contradicted ? " contradicted" : "") + "\n";
  }
  text += "matrix\n";
  for (const MatrixCell& cell : landscape.matrix) {
    text += "  '" + cell.territory + "' '" + cell.type + "': " + std::to_string(cell.group_services) + " + " + std::to_string(cell.association_services) + " services, " +
            told(cell.group) + " + " + told(cell.association) + " = " + told(cell.together) + "\n";
  }
  for (const Placed& one : landscape.placed) {
    text += (one.role == Role::target ? "own " : "group ") + one.service + " at " + one.commune + (one.homonyms > 0 ? ": one of " + std::to_string(one.homonyms) : "") + "\n";
  }
  return text;
}

const Communes& communes() {
  static const base::Checked<Communes> read = Communes::read(base::DiskFiles().read(golden::checkout_path("rules/references/communes.csv")).value());
  return *read.value;
}

Reach reach(int kilometres) {
  Reach reach;
  reach.otherwise = scalar::Decimal(kilometres);
  return reach;
}

Landscape of(const std::string& own, const std::string& others) { return landscape(written::dossier(own), written::group(others), reach(15), &communes()); }

constexpr const char* kOwn = R"(
establishments:
  - {id: seat, kind: head_office, headcount: 4, functions: [paie, comptabilité]}
  - {id: bourges, kind: nursing_home, insee: "18033"}
services:
  - {id: home, type: home, establishment: bourges, publics: [âgés], needs: [soins, hébergement], authorised: 50, open: 45, zone_places: 200, zone_index: 1500}
  - {id: annex, type: home, commune: Bourges, publics: [âgés], needs: [hébergement], authorised: 20, open: 20, zone_places: 200}
  - {id: shelter, type: shelter, commune: Nevers, publics: [sans-abri], needs: [hébergement], authorised: 30, open: 30, zone_places: 30}
  - {id: help, type: help, commune: Decize, publics: [âgés], needs: [aide], authorised: 10, open: 10, zone_places: 60}
)";
constexpr const char* kOthers = R"(
establishments:
  - {id: union, kind: head_office, headcount: 12, functions: [paie, achats]}
services:
  - {id: gh, type: home, commune: Bourges, publics: [âgés], needs: [soins, repas], open: 25}
  - {id: gw, type: workshop, commune: Nevers, publics: [sans-abri], needs: [travail], open: 15}
  - {id: gs, type: shelter, commune: Paris, publics: [sans-abri], needs: [hébergement], open: 80}
)";

TEST(Landscape, tells_every_part_of_a_known_case) {
  EXPECT_TRUE(golden::matches("tests/takeover/golden/landscape.txt", told(of(kOwn, kOthers))));
}

TEST(Closure, counts_a_place_as_lost_only_where_nobody_else_is_known_to_have_one) {
  const Closure closure = of(kOwn, kOthers).closure;
  EXPECT_EQ(closure.places.known.to_string(), "105");
  EXPECT_EQ(closure.without_group.known.to_string(), "40");   // the shelter and help at home
  EXPECT_EQ(closure.irreplaceable.known.to_string(), "30");   // others have 50 places for help at home
  EXPECT_TRUE(closure.irreplaceable.is_whole());
}

TEST(Closure, does_not_take_places_authorised_but_shut_for_those_of_others) {
  const Closure closure = of("services:\n  - {id: s, type: home, commune: Nevers, publics: [a], authorised: 40, open: 30, zone_places: 40}\n", "services: []\n").closure;
  EXPECT_EQ(value(closure.services.front().others_in_zone), "0");
  EXPECT_EQ(value(closure.services.front().irreplaceable), "1");
}

TEST(Closure, leaves_open_what_may_stand_next_door) {
  const std::string own = "services:\n  - {id: s, type: home, commune: Nevers, publics: [a], authorised: 40, open: 40, zone_places: 40}\n";
  const auto irreplaceable = [&](const std::string& other) { return value(of(own, "services:\n  - {id: g, " + other + ", open: 5}\n").closure.services.front().irreplaceable); };
  EXPECT_EQ(irreplaceable("type: home, commune: Nevers, publics: [a]"), "0");
  EXPECT_EQ(irreplaceable("type: home, commune: Nevers, publics: [b]"), "1");
  EXPECT_EQ(irreplaceable("type: home, commune: Paris, publics: [a]"), "1");
  EXPECT_EQ(irreplaceable("type: home, commune: Nevers"), "unknown -group.services[g].publics");
  EXPECT_EQ(irreplaceable("commune: Nevers, publics: [a]"), "unknown -group.services[g].type");
  EXPECT_EQ(irreplaceable("type: home, commune: Moulins, publics: [a]"), "unknown -group.services[g].insee");
  EXPECT_EQ(value(of(own, "").closure.services.front().irreplaceable), "unknown -group.services");
}

std::string index_of(const std::string& own, const std::string& others) {
  const Landscape landscape = of("services:\n  - {id: s, type: home, insee: \"58194\", " + own + "}\n", others);
  const Concentration& one = landscape.concentrations.front();
  return told(one.before) + " → " + told(one.after);
}

TEST(Concentration, is_exact_where_the_index_before_is_declared) {
  const std::string group = "services:\n  - {id: g, type: home, insee: \"58194\", open: 60}\n";
  // 2 × 50 × 60 / 500² = 240 points, as the rules count them.
  EXPECT_EQ(index_of("open: 50, zone_places: 500, zone_index: 800", group), "800 → 1040");
  // One operator has the other 390 places, or so many that each has nearly none.
  EXPECT_EQ(index_of("open: 50, zone_places: 500", group), "244…6328 → 484…6568");
  EXPECT_EQ(index_of("open: 50", group), "unknown -services[s].zone_places → unknown -services[s].zone_places");
  EXPECT_EQ(index_of("open: 50, zone_places: 100", group), "unknown -services[s].zone_places → unknown -services[s].zone_places");
  EXPECT_EQ(index_of("zone_places: 500", "services: []\n"), "0…10000 -services[s].open → 0…10000 -services[s].open");
  EXPECT_EQ(index_of("open: 500, zone_places: 500", "services: []\n"), "10000 → 10000");
}

TEST(Concentration, lies_within_its_bounds_whatever_the_others_are) {
  std::mt19937 random(44);
  for (int round = 0; round < 300; ++round) {
    const int own = static_cast<int>(random() % 40);
    const int others_of_group = static_cast<int>(random() % 40);
    int total = own + others_of_group;
    double squares = 0;
    for (std::size_t operators = random() % 5; operators > 0; --operators) {
      const int places = 1 + static_cast<int>(random() % 60);
      total += places;
      squares += places * places;
    }
    if (total == 0) continue;
    const double before = 10000.0 * (squares + own * own + others_of_group * others_of_group) / (total * total);
    const double after = 10000.0 * (squares + (own + others_of_group) * (own + others_of_group)) / (total * total);
    const bool own_known = random() % 3 != 0;
    const bool group_known = random() % 3 != 0;
    const Landscape told = of("services:\n  - {id: s, type: home, insee: \"58194\", zone_places: " + std::to_string(total) + (own_known ? ", open: " + std::to_string(own) : "") + "}\n",
                              "services:\n  - {id: g, type: home, insee: \"58194\"" + (group_known ? ", open: " + std::to_string(others_of_group) : "") + "}\n");
    const Concentration& one = told.concentrations.front();
    ASSERT_TRUE(one.before.low && one.after.high);
    EXPECT_LE(one.before.low->to_double(), before + 0.06);
    EXPECT_GE(one.before.high->to_double(), before - 0.06);
    EXPECT_LE(one.after.low->to_double(), after + 0.06);
    EXPECT_GE(one.after.high->to_double(), after - 0.06);
    EXPECT_LE(one.change.low->to_double(), after - before + 0.06);
    EXPECT_GE(one.change.high->to_double(), after - before - 0.06);
  }
}

TEST(Pathway, says_what_could_still_be_there) {
  const std::string own = "services:\n  - {id: s, type: home, commune: Nevers, publics: [a], needs: [care]}\n";
  const auto pathway = [&](const std::string& other) { return of(own, "services:\n  - {id: g, type: x, " + other + "}\n").pathways.front(); };
  EXPECT_TRUE(pathway("commune: Nevers, publics: [a], needs: [work]").comes_together());
  EXPECT_FALSE(pathway("commune: Bourges, publics: [a], needs: [work]").comes_together());
  EXPECT_EQ(lacking(pathway("commune: Nevers, publics: [a]").missing), " -group.services[g].needs");
  EXPECT_EQ(lacking(pathway("commune: Nevers, needs: [work]").missing), " -group.services[g].publics");
  EXPECT_EQ(lacking(pathway("publics: [a], needs: [work]").missing), " -group.services[g].commune");
  EXPECT_EQ(lacking(pathway("commune: Bourges").missing), "");
}

TEST(Duplicates, of_unknown_type_or_place_are_asked_for) {
  const auto missing = [&](const std::string& other) {
    return lacking(of("services:\n  - {id: s, type: home, commune: Nevers, publics: [a]}\n  - {id: t, " + other + "}\n", "services: []\n").duplicates.missing);
  };
  EXPECT_EQ(missing("type: home, commune: Bourges, publics: [a]"), "");
  EXPECT_EQ(missing("type: home, commune: Nevers, publics: [b]"), "");
  EXPECT_EQ(missing("commune: Nevers, publics: [a]"), " -services[t].type");
  EXPECT_EQ(missing("type: home, commune: Nevers"), " -services[t].publics");
  EXPECT_EQ(missing("type: home, publics: [a]"), " -services[t].latitude -services[t].longitude");
}

TEST(Matrix, does_not_take_for_none_what_may_be_there) {
  const std::string own = "services:\n  - {id: s, type: home, commune: Nevers, open: 10}\n";
  const auto group = [&](const std::string& others) { return told(of(own, others).matrix.front().group); };
  EXPECT_EQ(group("services: []\n"), "0");
  EXPECT_EQ(group(""), "at least 0 -group.services");
  EXPECT_EQ(group("services: {complete: false, entries: []}\n"), "at least 0 -group.services");
  EXPECT_EQ(group("services:\n  - {id: g, type: home, open: 5}\n"), "at least 0 -group.services");
  EXPECT_EQ(group("services:\n  - {id: g, commune: Nevers, open: 5}\n"), "at least 0 -group.services");
  EXPECT_EQ(group("services:\n  - {id: g, commune: Paris, open: 5}\n"), "0");
  EXPECT_EQ(group("services:\n  - {id: g, type: school, open: 5}\n"), "0");
}

document::Document document_at(const std::string& path) {
  auto parsed = document::Document::parse(base::DiskFiles().read(golden::checkout_path(path)).value());
  return std::move(*parsed.value);
}

std::string of_example(const std::string& dossier_path, const std::string& group_path) {
  const auto dossier = dossier::dossier_from_document(document_at(dossier_path));
  const auto group = dossier::group_from_document(document_at(group_path));
  Reach by_type = reach(30);
  by_type.kilometres = {{"nursing_home", scalar::Decimal(15)}, {"child_protection_home", scalar::Decimal(50)}};
  return told(landscape(*dossier.value, *group.value, by_type, &communes()));
}

TEST(Landscape, of_the_fictional_example_is_as_written) {
  EXPECT_TRUE(golden::matches("tests/takeover/golden/landscape-passerelles.txt",
                              of_example("examples/passerelles/dossier.yaml", "examples/passerelles/group.yaml")));
}

TEST(Landscape, of_a_real_case_says_how_little_was_published) {
  EXPECT_TRUE(golden::matches("tests/takeover/golden/landscape-alpha-sante.txt",
                              of_example("examples/alpha-sante-2012/dossier.yaml", "examples/groupe-sos-2012/group.yaml")));
}

}  // namespace
}  // namespace reprise::takeover
