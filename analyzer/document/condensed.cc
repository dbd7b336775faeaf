#include "document/condensed.h"

#include <algorithm>

namespace reprise::document {

Condensed::Condensed(std::string_view source, std::size_t start, const std::vector<OneLiner>& one_liners) {
  text_.reserve(source.size() - start);
  stretches_.reserve(2 * one_liners.size() + 1);
  std::size_t from = start;
  const auto add = [&](std::string_view shown, std::size_t offset) {
    stretches_.push_back({text_.size(), static_cast<std::uint32_t>(offset)});
    text_ += shown;
  };
  for (const OneLiner& one : one_liners) {
    add(source.substr(from, one.begin - from), from);
    add("\"\"", one.begin);
    from = one.end;
  }
  add(source.substr(from), from);
}

std::uint32_t Condensed::offset(std::size_t position) const {
  const auto after = std::upper_bound(stretches_.begin(), stretches_.end(), position,
                                      [](std::size_t wanted, const Stretch& stretch) { return wanted < stretch.position; });
  const Stretch& stretch = *(after - 1);
  return stretch.offset + static_cast<std::uint32_t>(position - stretch.position);
}

}  // namespace reprise::document
