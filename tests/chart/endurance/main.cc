// So many renderings in one process, and what of them stays in memory: chart_endurance RENDERINGS KIB. Exit status 1 when a
// rendering leaves more than so many KiB behind, or is not the same as the first.
#include <malloc.h>

#include <iostream>
#include <string>

#include "chart/chart.h"
#include "drawn.h"

#if defined(__SANITIZE_ADDRESS__)
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();  // <sanitizer/allocator_interface.h>
#endif

namespace {

/// Bytes allocated and not freed: no cache of an allocator blurs them.
double bytes_in_use() {
#if defined(__SANITIZE_ADDRESS__)
  return static_cast<double>(__sanitizer_get_current_allocated_bytes());
#else
  const auto use = mallinfo2();
  return static_cast<double>(use.uordblks + use.hblkhd);
#endif
}

std::string rendering(bool french) {
  reprise::chart::Options options;
  options.language = french ? reprise::base::Language::french : reprise::base::Language::english;
  const auto drawing = reprise::chart::draw(reprise::chart::drawn::small(true), options);
  return drawing ? drawing.value().svg : std::string();
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const int renderings = std::stoi(words[1]);
  const double limit = std::stod(words[2]);
  const std::string first = rendering(true);
  const bool drawn = !first.empty() && !rendering(false).empty();
  const double before = bytes_in_use();
  bool same = drawn;
  for (int at = 0; at < renderings; ++at) same = (at % 2 == 0 ? rendering(true) == first : !rendering(false).empty()) && same;
  const double kib = (bytes_in_use() - before) / 1024 / renderings;
  std::cout << renderings << " renderings, " << kib << " KiB left by each" << (same ? "" : ", not all alike") << "\n";
  return same && kib <= limit ? 0 : 1;
}
