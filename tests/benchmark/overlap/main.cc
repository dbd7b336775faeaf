// overlap_benchmark SERVICES.csv CANDIDATES.csv ROUNDS: ours (a PlaceIndex for each type) and the R-trees by turns, a JSON object
// a round; brute force once, whose pairs all must have.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "peers.h"
#include "takeover/earth.h"

namespace {

using namespace reprise;
using benchmark::Found;
using benchmark::Service;

std::vector<Service> read(const char* path) {
  std::ifstream file(path);
  std::vector<Service> services;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    Service service;
    if (std::sscanf(line.c_str(), "%d,%lf,%lf,%d", &service.id, &service.latitude, &service.longitude, &service.type) != 4) std::exit(2);
    services.push_back(service);
  }
  return services;
}

Found by_place_index(const std::vector<Service>& services, const std::vector<Service>& candidates) {
  Found found;
  const double start = benchmark::milliseconds();
  std::vector<std::vector<takeover::Point>> places(benchmark::kTypes);
  std::vector<std::vector<std::size_t>> numbers(benchmark::kTypes);
  for (std::size_t index = 0; index < services.size(); ++index) {
    const auto type = static_cast<std::size_t>(services[index].type);
    places[type].push_back({services[index].latitude, services[index].longitude});
    numbers[type].push_back(index);
  }
  std::vector<takeover::PlaceIndex> indexes;
  for (const std::vector<takeover::Point>& of_type : places) indexes.emplace_back(of_type);
  const double built = benchmark::milliseconds();
  for (const Service& candidate : candidates) {
    const auto type = static_cast<std::size_t>(candidate.type);
    for (const std::size_t place : indexes[type].within({candidate.latitude, candidate.longitude}, benchmark::kKilometres)) {
      const Service& service = services[numbers[type][place]];
      if (service.id != candidate.id) found.add(candidate, service);
    }
  }
  found.query = benchmark::milliseconds() - built;
  found.build = built - start;
  return found;
}

void tell(const char* name, const Found& found) {
  std::printf("{\"name\": \"%s\", \"build\": %.3f, \"query\": %.3f, \"pairs\": %zu, \"sum\": \"%llu\"}\n", name, found.build, found.query, found.pairs,
              static_cast<unsigned long long>(found.sum));
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) return 2;
  const std::vector<Service> services = read(words[1]);
  const std::vector<Service> candidates = read(words[2]);
  tell("brute", benchmark::by_brute_force(services, candidates));
  for (int round = std::atoi(words[3]); round > 0; --round) {
    tell("ours", by_place_index(services, candidates));
    tell("rtree", benchmark::by_trees(services, candidates));
  }
}
