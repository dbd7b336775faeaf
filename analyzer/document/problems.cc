#include "document/problems.h"

namespace reprise::document {

void Problems::add(std::string_view code, base::Span span, std::initializer_list<base::Argument> arguments) {
  add(code, span, std::span<const base::Argument>(arguments.begin(), arguments.size()));
}

void Problems::add(std::string_view code, base::Span span, std::span<const base::Argument> arguments) {
  auto found = counts_.find(code);
  if (found == counts_.end()) found = counts_.emplace(std::string(code), Count{}).first;
  ++found->second.met;
  found->second.last = span;
  if (found->second.met > kMostShownOfAKind) return;
  diagnostics_.add(base::diagnose(code, {source_, span}, arguments));
}

base::Diagnostics Problems::finish() {
  for (const auto& [code, count] : counts_) {
    if (count.met <= kMostShownOfAKind) continue;
    const std::string rest = std::to_string(count.met - kMostShownOfAKind);
    diagnostics_.add(base::diagnose("document-and-more", {source_, count.last}, {{"count", rest}, {"code", code}}));
  }
  diagnostics_.sort();
  counts_.clear();
  return std::exchange(diagnostics_, {});
}

}  // namespace reprise::document
