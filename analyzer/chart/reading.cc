#include "chart/reading.h"

#include <graphviz/cgraph.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <map>
#include <string>

namespace reprise::chart {
namespace {

/// Names of one graph. Even numbers are named, odd ones are not, as the library has them; 0 is nobody.
struct Names {
  std::map<std::string, IDTYPE, std::less<>> numbers;
  std::deque<std::string> names;  // their addresses are handed out
  IDTYPE unnamed = 1;
};

void* open_names(Agraph_t* /*graph*/, Agdisc_t* /*discipline*/) { return new Names; }

void close_names(void* state) { delete static_cast<Names*>(state); }

long number_of(void* state, int /*kind*/, char* name, IDTYPE* number, int create) {
  Names& names = *static_cast<Names*>(state);
  if (name == nullptr) {
    *number = names.unnamed;
    names.unnamed += 2;
    return 1;
  }
  const auto found = names.numbers.find(std::string_view(name));
  if (found != names.numbers.end()) {
    *number = found->second;
  } else if (create != 0) {
    names.names.emplace_back(name);
    *number = 2 * names.names.size();
    names.numbers.emplace(name, *number);
  } else {
    *number = 0;
  }
  return 1;
}

char* name_of(void* state, int /*kind*/, IDTYPE number) {
  Names& names = *static_cast<Names*>(state);
  const bool named = number % 2 == 0 && number > 0 && number / 2 <= names.names.size();
  return named ? names.names[number / 2 - 1].data() : nullptr;
}

long no_number_wanted(void* /*state*/, int /*kind*/, IDTYPE /*number*/) { return 0; }
void keep_number(void* /*state*/, int /*kind*/, IDTYPE /*number*/) {}
void nothing_to_register(void* /*state*/, int /*kind*/, void* /*object*/) {}

int read_some(void* channel, char* buffer, int size) {
  auto& rest = *static_cast<std::string_view*>(channel);
  const std::size_t count = std::min(rest.size(), static_cast<std::size_t>(std::max(size, 0)));
  std::memcpy(buffer, rest.data(), count);
  rest.remove_prefix(count);
  return static_cast<int>(count);
}

}  // namespace

Agraph_t* read_dot(std::string_view dot) {
  static Agiddisc_t numbering = {open_names, number_of, no_number_wanted, keep_number, name_of, close_names, nothing_to_register};
  static Agiodisc_t memory = {read_some, AgIoDisc.putstr, AgIoDisc.flush};
  static Agdisc_t discipline = {&AgMemDisc, &numbering, &memory};
  return agread(&dot, &discipline);
}

}  // namespace reprise::chart
