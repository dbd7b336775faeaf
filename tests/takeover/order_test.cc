// What the map says of random groups: the same in any order of the files, and more open, never emptier, as types and places go.
#include <algorithm>
#include <random>
#include <set>
#include <sstream>

#include "takeover/written.h"

namespace reprise::takeover {
namespace {

struct Written {
  std::string id;
  std::string type;  ///< empty: unknown
  std::string place;
  std::string rest;
};

std::string line_of(const Written& service) {
  std::string line = "  - {id: " + service.id;
  if (!service.type.empty()) line += ", type: " + service.type;
  return line + service.place + service.rest + "}\n";
}

std::string list_of(const std::vector<Written>& services) {
  std::string text = "services:\n";
  for (const Written& service : services) text += line_of(service);
  return text;
}

std::string coordinates(std::mt19937& random) {
  // A tenth of a degree is 11 km: of the 36 places many coincide, and ties in distance abound.
  const auto part = [&] { return std::to_string(random() % 6); };
  return ", latitude: 46." + part() + ", longitude: 3." + part();
}

Written any_service(std::mt19937& random, const std::string& id) {
  Written service{id, random() % 8 == 0 ? "" : random() % 2 == 0 ? "home" : "workshop", "", ""};
  if (random() % 6 != 0) service.place = coordinates(random);
  if (random() % 5 != 0) service.rest += random() % 2 == 0 ? ", publics: [a, b]" : ", publics: [b]";
  if (random() % 5 != 0) service.rest += random() % 2 == 0 ? ", needs: [care]" : ", needs: [care, work]";
  if (random() % 5 != 0) service.rest += ", open: " + std::to_string(10 + random() % 40) + ", occupied: " + std::to_string(random() % 50);
  return service;
}

std::vector<Written> services_of(std::mt19937& random, const std::string& prefix, std::size_t count) {
  std::vector<Written> services;
  for (std::size_t index = 0; index < count; ++index) services.push_back(any_service(random, prefix + std::to_string(index)));
  return services;
}

std::vector<ServiceOverlap> overlaps(const std::vector<Written>& own, const std::vector<Written>& others) {
  Reach reach;
  reach.kilometres.emplace("home", scalar::Decimal(15));
  reach.kilometres.emplace("workshop", scalar::Decimal(30));
  auto checked = take_over(written::dossier(list_of(own)), written::group(list_of(others)), reach);
  std::sort(checked.value->services.begin(), checked.value->services.end(), [](const auto& left, const auto& right) { return left.service < right.service; });
  return checked.value->services;
}

/// Paths and ids of sets are told in the order of the file: sorted they are what was found.
std::string in_any_order(const ServiceOverlap& overlap) {
  std::stringstream words(written::told(overlap));
  std::string text;
  for (std::string line; std::getline(words, line);) {
    std::stringstream in_line(line);
    std::multiset<std::string> parts;
    for (std::string part; in_line >> part;) parts.insert(part);
    for (const std::string& part : parts) text += part + " ";
    text += "\n";
  }
  return text;
}

TEST(Order, of_either_file_changes_nothing_that_is_told) {
  std::mt19937 random(650);
  for (int round = 0; round < 200; ++round) {
    std::vector<Written> own = services_of(random, "s", 4);
    std::vector<Written> others = services_of(random, "g", 2 + random() % 10);
    const std::vector<ServiceOverlap> as_written = overlaps(own, others);
    std::shuffle(own.begin(), own.end(), random);
    std::shuffle(others.begin(), others.end(), random);
    const std::vector<ServiceOverlap> shuffled = overlaps(own, others);
    for (std::size_t at = 0; at < as_written.size(); ++at) {
      std::set<std::string> before(as_written[at].within.begin(), as_written[at].within.end());
      EXPECT_EQ(before, std::set<std::string>(shuffled[at].within.begin(), shuffled[at].within.end()));
      ServiceOverlap left = as_written[at];
      ServiceOverlap right = shuffled[at];
      for (ServiceOverlap* overlap : {&left, &right}) {
        std::sort(overlap->within.begin(), overlap->within.end());
        std::sort(overlap->within_association.begin(), overlap->within_association.end());
      }
      ASSERT_EQ(in_any_order(left), in_any_order(right)) << list_of(own) << list_of(others);
    }
  }
}

/// What is told with a fact forgotten: the same, or nothing; of a least number also less.
void expect_no_more(const Derived& known, const Derived& forgotten, const std::string& path, const std::string& what) {
  if (!forgotten.value) {
    EXPECT_FALSE(forgotten.missing.empty() && known.value) << what << " of " << path;
    return;
  }
  EXPECT_EQ(known.value, forgotten.value) << what << " without " << path;
}

TEST(Doubt, about_a_type_or_a_place_leaves_a_question_open_and_never_answers_it_otherwise) {
  std::mt19937 random(12345);
  int left_open = 0;
  for (int round = 0; round < 300; ++round) {
    const std::vector<Written> own = services_of(random, "s", 2);
    std::vector<Written> others = services_of(random, "g", 2 + random() % 6);
    const std::vector<ServiceOverlap> known = overlaps(own, others);
    Written& one = others[random() % others.size()];
    const bool of_type = random() % 2 == 0;
    (of_type ? one.type : one.place).clear();
    const std::string path = one.id + (of_type ? ".type" : ".place");
    const std::vector<ServiceOverlap> forgotten = overlaps(own, others);
    for (std::size_t at = 0; at < known.size(); ++at) {
      const ServiceOverlap& before = known[at];
      const ServiceOverlap& after = forgotten[at];
      SCOPED_TRACE(list_of(own) + list_of(others));
      expect_no_more(before.within_reach, after.within_reach, path, "within reach");
      expect_no_more(before.nearest_km, after.nearest_km, path, "nearest");
      expect_no_more(before.group_places_within, after.group_places_within, path, "places");
      expect_no_more(before.group_vacancies_within, after.group_vacancies_within, path, "vacancies");
      expect_no_more(before.publics_overlap, after.publics_overlap, path, "publics");
      expect_no_more(before.overlap_index, after.overlap_index, path, "index");
      expect_no_more(before.completed_within_reach, after.completed_within_reach, path, "completed");
      if (after.same_type_in_group.value && before.same_type_in_group.value) {
        EXPECT_LE(*after.same_type_in_group.value, *before.same_type_in_group.value);
      }
      left_open += before.within_reach.value && !after.within_reach.value ? 1 : 0;
    }
  }
  EXPECT_GT(left_open, 20);  // forgetting has been felt
}

}  // namespace
}  // namespace reprise::takeover
