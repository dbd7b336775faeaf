// Places, publics, index and complement of one service against the group around it.
#include <algorithm>

#include "takeover/written.h"

namespace reprise::takeover {
namespace {

using written::told;

// Along the meridian of Nevers one degree of latitude is 111.2 km: 0.1 is 11.1 km, 0.2 is 22.2 km.
constexpr const char* kOwn = "services: [{id: own, type: home, publics: [a, b], needs: [care], latitude: 47, longitude: 3}]\n";

ServiceOverlap overlap(const std::string& own, const std::string& group, int kilometres = 15) {
  Reach reach;
  reach.otherwise = scalar::Decimal(kilometres);
  const auto checked = take_over(written::dossier(own), written::group(group), reach);
  EXPECT_TRUE(checked.value) << base::render(checked.diagnostics, base::Language::english);
  return checked.value->services.front();
}

std::string value(const Derived& derived) {
  if (derived.value) return derived.value->to_string();
  std::string text = derived.missing.empty() ? "none" : "unknown";
  for (const std::string& path : derived.missing) text += " -" + path;
  return text;
}

bool rests_on(const Derived& derived, const std::string& path) { return std::ranges::find(derived.from, path) != derived.from.end(); }

std::string listed(const std::string& entries) { return "services:\n" + entries; }

TEST(GroupPlaces, are_those_of_the_same_type_within_reach) {
  const ServiceOverlap found = overlap(kOwn, listed(R"(
  - {id: near, type: home, latitude: 47.1, longitude: 3, open: 40, occupied: 36.5}
  - {id: overfull, type: home, latitude: 47.0, longitude: 3, open: 20, occupied: 21}
  - {id: far, type: home, latitude: 47.2, longitude: 3, open: 100, occupied: 1}
  - {id: other, type: school, latitude: 47.0, longitude: 3, open: 100, occupied: 1}
)"));
  EXPECT_EQ(value(found.group_places_within), "60");
  EXPECT_EQ(value(found.group_vacancies_within), "3.5");
  EXPECT_TRUE(rests_on(found.group_vacancies_within, "group.services[near].occupied"));
  EXPECT_FALSE(rests_on(found.group_places_within, "group.services[near].occupied"));
  EXPECT_FALSE(rests_on(found.group_places_within, "group.services[far].open"));
  EXPECT_TRUE(rests_on(found.group_places_within, "group.services"));
}

TEST(GroupPlaces, without_any_service_within_reach_are_none) {
  const ServiceOverlap found = overlap(kOwn, "services: []\n");
  EXPECT_EQ(told(found.group_places_within), "0 <services[own].type <group.services");
  EXPECT_EQ(told(found.group_vacancies_within), "0 <services[own].type <group.services");
}

TEST(GroupPlaces, name_what_keeps_the_sum_from_being_known) {
  const ServiceOverlap found = overlap(kOwn, listed(R"(
  - {id: near, type: home, latitude: 47.1, longitude: 3, open: 40}
  - {id: uncounted, type: home, latitude: 47.1, longitude: 3, occupied: 3}
  - {id: unplaced, type: home, open: 10, occupied: 10}
  - {id: untyped, latitude: 47.1, longitude: 3, open: 10, occupied: 9}
  - {id: untyped-far, latitude: 48, longitude: 3}
)"));
  EXPECT_EQ(value(found.group_places_within),
            "unknown -group.services[uncounted].open -group.services[unplaced].latitude -group.services[unplaced].longitude -group.services[untyped].type");
  EXPECT_EQ(value(found.group_vacancies_within),
            "unknown -group.services[near].occupied -group.services[uncounted].open -group.services[unplaced].latitude -group.services[unplaced].longitude "
            "-group.services[untyped].type");
}

TEST(GroupPlaces, of_a_list_with_gaps_are_unknown) {
  const ServiceOverlap found =
      overlap(kOwn, "services: {complete: false, entries: [{id: near, type: home, latitude: 47.1, longitude: 3, open: 40, occupied: 30}]}\n");
  EXPECT_EQ(value(found.group_places_within), "unknown -group.services");
}

TEST(GroupPlaces, need_no_place_of_a_service_that_has_none) {
  const ServiceOverlap found = overlap(kOwn, listed(R"(
  - {id: closed, type: home, open: 0}
  - {id: at-home, type: home, open: {not_applicable: "care at home"}}
)"));
  EXPECT_EQ(value(found.group_places_within), "0");
  EXPECT_TRUE(rests_on(found.group_places_within, "group.services[closed].open"));
  EXPECT_TRUE(rests_on(found.group_places_within, "group.services[at-home].open"));
}

TEST(GroupPlaces, of_a_range_rest_on_its_low_end_and_on_the_doubtful_fact) {
  const ServiceOverlap found = overlap(kOwn, listed("  - {id: near, type: home, latitude: 47.1, longitude: 3, open: {low: 30, high: 50}, occupied: 25}\n"));
  EXPECT_EQ(value(found.group_vacancies_within), "5");
  EXPECT_TRUE(rests_on(found.group_vacancies_within, "group.services[near].open"));
}

TEST(Capacity, of_a_range_is_its_low_end) {
  const ServiceOverlap found = overlap("services: [{id: own, type: home, open: {low: 30, high: 50}}]\n", "services: []\n");
  EXPECT_EQ(told(found.capacity), "30 <services[own].open");
}

TEST(Capacity, of_a_service_to_which_places_do_not_apply_weighs_nothing) {
  const ServiceOverlap found = overlap("services: [{id: own, type: help, open: {not_applicable: hours}}]\n", "services: []\n");
  EXPECT_EQ(told(found.capacity), "0 <services[own].open");
}

TEST(PublicsInCommon, are_the_shared_part_of_all_of_the_most_alike_within_reach) {
  const ServiceOverlap found = overlap(kOwn, listed(R"(
  - {id: third, type: home, publics: [b, c], latitude: 47.1, longitude: 3}
  - {id: none, type: home, publics: [c], latitude: 47.0, longitude: 3}
  - {id: far, type: home, publics: [a, b], latitude: 47.2, longitude: 3}
  - {id: other, type: school, publics: [a, b], latitude: 47.0, longitude: 3}
)"));
  EXPECT_EQ(value(found.publics_overlap), "0.333333");
  EXPECT_TRUE(rests_on(found.publics_overlap, "group.services[third].publics"));
  EXPECT_TRUE(rests_on(found.publics_overlap, "services[own].publics"));
}

TEST(PublicsInCommon, miss_only_what_could_exceed_what_is_found) {
  const std::string half = "  - {id: half, type: home, publics: [a], latitude: 47.1, longitude: 3}\n";
  const auto with = [&](const std::string& more) { return value(overlap(kOwn, listed(half + more)).publics_overlap); };
  EXPECT_EQ(with("  - {id: unplaced, type: home, publics: [b]}\n"), "0.5");
  EXPECT_EQ(with("  - {id: unplaced, type: home, publics: [a, b]}\n"), "unknown -group.services[unplaced].latitude -group.services[unplaced].longitude");
  EXPECT_EQ(with("  - {id: silent, type: home, latitude: 47, longitude: 3}\n"), "unknown -group.services[silent].publics");
  EXPECT_EQ(with("  - {id: silent, type: home, latitude: 47.2, longitude: 3}\n"), "0.5");
  EXPECT_EQ(with("  - {id: untyped, publics: [a, b], latitude: 47, longitude: 3}\n"), "unknown -group.services[untyped].type");
  EXPECT_EQ(with("  - {id: all, type: home, publics: [a, b], latitude: 47, longitude: 3}\n  - {id: silent, type: home}\n"), "1");
}

TEST(PublicsInCommon, of_a_list_with_gaps_are_known_only_at_their_greatest) {
  const auto with = [&](const std::string& publics) {
    return value(overlap(kOwn, "services: {complete: false, entries: [{id: n, type: home, publics: " + publics + ", latitude: 47, longitude: 3}]}\n").publics_overlap);
  };
  EXPECT_EQ(with("[a]"), "unknown -group.services");
  EXPECT_EQ(with("[b, a, b]"), "1");
}

TEST(PublicsInCommon, of_nobody_are_none) {
  const std::string group = listed("  - {id: n, type: home, latitude: 47, longitude: 3}\n");
  EXPECT_EQ(value(overlap("services: [{id: own, type: home, publics: [], latitude: 47, longitude: 3}]\n", group).publics_overlap), "0");
  const std::string kitchen = "services: [{id: own, type: home, publics: {not_applicable: kitchen}, latitude: 47, longitude: 3}]\n";
  EXPECT_EQ(value(overlap(kitchen, group).publics_overlap), "0");
  EXPECT_EQ(value(overlap("services: [{id: own, type: home, latitude: 47, longitude: 3}]\n", group).publics_overlap),
            "unknown -services[own].publics -group.services[n].publics");
  EXPECT_EQ(value(overlap("services: [{id: own, type: home, latitude: 47, longitude: 3}]\n", "services: []\n").publics_overlap), "0");
}

TEST(PublicsInCommon, rest_on_what_sources_disagree_about_even_where_it_changes_nothing_as_written) {
  const ServiceOverlap found = overlap(kOwn, listed(R"(
  - {id: half, type: home, publics: [a], latitude: 47.1, longitude: 3}
  - {id: disputed, type: home, publics: {value: [c], alternatives: [{value: [a, b]}]}, latitude: 47.1, longitude: 3}
)"));
  EXPECT_EQ(value(found.publics_overlap), "0.5");
  EXPECT_TRUE(rests_on(found.publics_overlap, "group.services[disputed].publics"));
}

TEST(OverlapIndex, falls_with_the_distance_beyond_the_reach) {
  const auto at = [](const std::string& latitude) {
    return value(overlap(kOwn, listed("  - {id: n, type: home, publics: [a, b], latitude: " + latitude + ", longitude: 3}\n"), 10).overlap_index);
  };
  EXPECT_EQ(at("47.08"), "1");         // 8.9 km
  EXPECT_EQ(at("47.1"), "0.88692");    // 11.12 km, 11.2 as shown: exp(-0.12) = 0.886920
  EXPECT_EQ(at("47.2"), "0.292293");   // 22.24 km, 22.3 as shown: exp(-1.23)
  EXPECT_EQ(at("48.4"), "0");          // 155.7 km: exp(-14.57) = 0.00000047
  EXPECT_EQ(at("50"), "0");
}

TEST(OverlapIndex, weighs_publics_against_distance) {
  // Half the publics next door 0.5; all of them 22.3 km away 0.292; a third of another type nothing.
  const std::string next_door = "  - {id: half, type: home, publics: [a], latitude: 47, longitude: 3}\n";
  const std::string away = "  - {id: all, type: home, publics: [a, b], latitude: 47.2, longitude: 3}\n";
  EXPECT_EQ(value(overlap(kOwn, listed(next_door + away), 10).overlap_index), "0.5");
  const ServiceOverlap wider = overlap(kOwn, listed(next_door + away), 20);  // exp(-0.115)
  EXPECT_EQ(value(wider.overlap_index), "0.891366");
  EXPECT_TRUE(rests_on(wider.overlap_index, "group.services[all].latitude"));
  EXPECT_FALSE(rests_on(wider.overlap_index, "group.services[half].latitude"));
}

TEST(OverlapIndex, misses_only_what_could_exceed_what_is_found) {
  const std::string half = "  - {id: half, type: home, publics: [a], latitude: 47, longitude: 3}\n";
  const auto with = [&](const std::string& more) { return value(overlap(kOwn, listed(half + more), 10).overlap_index); };
  EXPECT_EQ(with("  - {id: silent, type: home, latitude: 47.2, longitude: 3}\n"), "0.5");  // at most 0.292
  EXPECT_EQ(with("  - {id: silent, type: home, latitude: 47.1, longitude: 3}\n"), "unknown -group.services[silent].publics");
  EXPECT_EQ(with("  - {id: untyped, publics: [a, b], latitude: 47.2, longitude: 3}\n"), "0.5");
  EXPECT_EQ(with("  - {id: unplaced, type: home, publics: [a, b]}\n"), "unknown -group.services[unplaced].latitude -group.services[unplaced].longitude");
}

TEST(OverlapIndex, without_a_reach_is_the_rules_gap_except_next_door) {
  const auto dossier = written::dossier(kOwn);
  const auto index = [&](const std::string& latitude) {
    const auto group = written::group(listed("  - {id: n, type: home, publics: [a], latitude: " + latitude + ", longitude: 3, open: 4}\n"));
    const auto checked = take_over(dossier, group, Reach{});
    return value(checked.value->services.front().overlap_index) + ", " + value(checked.value->services.front().group_places_within);
  };
  EXPECT_EQ(index("47.1"), "none, none");
  EXPECT_EQ(index("47"), "0.5, 4");
}

TEST(Complement, is_a_service_of_any_type_within_reach_for_the_same_publics_and_another_need) {
  const auto with = [](const std::string& service) { return value(overlap(kOwn, listed("  - " + service + "\n")).completed_within_reach); };
  EXPECT_EQ(with("{id: n, type: flat, publics: [b, c], needs: [housing, care], latitude: 47.1, longitude: 3}"), "1");
  EXPECT_EQ(with("{id: n, publics: [b], needs: [housing], latitude: 47.1, longitude: 3}"), "1");
  EXPECT_EQ(with("{id: n, type: flat, publics: [b], needs: [care], latitude: 47.1, longitude: 3}"), "0");
  EXPECT_EQ(with("{id: n, type: flat, publics: [b], needs: [], latitude: 47.1, longitude: 3}"), "0");
  EXPECT_EQ(with("{id: n, type: flat, publics: [c], needs: [housing], latitude: 47.1, longitude: 3}"), "0");
  EXPECT_EQ(with("{id: n, type: flat, publics: [b], needs: [housing], latitude: 47.2, longitude: 3}"), "0");
}

TEST(Complement, is_unknown_only_while_something_unknown_could_make_it_one) {
  const auto with = [](const std::string& services) { return value(overlap(kOwn, listed(services)).completed_within_reach); };
  EXPECT_EQ(with("  - {id: n, publics: [b], latitude: 47.1, longitude: 3}\n"), "unknown -group.services[n].needs");
  EXPECT_EQ(with("  - {id: n, needs: [housing]}\n"), "unknown -group.services[n].latitude -group.services[n].longitude -group.services[n].publics");
  EXPECT_EQ(with("  - {id: n, publics: [c]}\n"), "0");
  EXPECT_EQ(with("  - {id: n, needs: [care]}\n"), "0");
  EXPECT_EQ(with("  - {id: n}\n  - {id: m, publics: [a], needs: [work], latitude: 47, longitude: 3}\n"), "1");
}

TEST(Complement, of_a_list_with_gaps_is_never_none) {
  const auto with = [](const std::string& needs) {
    return value(overlap(kOwn, "services: {complete: false, entries: [{id: n, publics: [a], needs: " + needs + ", latitude: 47, longitude: 3}]}\n").completed_within_reach);
  };
  EXPECT_EQ(with("[care]"), "unknown -group.services");
  EXPECT_EQ(with("[work]"), "1");
}

TEST(Complement, of_a_service_that_says_nothing_of_itself_is_unknown) {
  const std::string group = listed("  - {id: n, publics: [a], needs: [work], latitude: 47, longitude: 3}\n");
  EXPECT_EQ(value(overlap("services: [{id: own, type: home, latitude: 47, longitude: 3}]\n", group).completed_within_reach),
            "unknown -services[own].publics -services[own].needs");
}

}  // namespace
}  // namespace reprise::takeover
