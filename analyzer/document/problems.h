// The diagnostics of one file while it is read: the same mistake made ten thousand times is shown a hundred
// times and then counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.h"
#include "base/source.h"

namespace reprise::document {

inline constexpr std::size_t kMostShownOfAKind = 100;

class Problems {
 public:
  explicit Problems(base::SourcePointer source) : source_(std::move(source)) {}

  void add(std::string_view code, base::Span span, std::initializer_list<base::Argument> arguments = {});
  void add(std::string_view code, base::Span span, std::span<const base::Argument> arguments);
  [[nodiscard]] bool empty() const { return diagnostics_.empty(); }
  /// In file order; a note for every kind that was cut short.
  [[nodiscard]] base::Diagnostics finish();

 private:
  struct Count {
    std::size_t met = 0;
    base::Span last;
  };
  base::SourcePointer source_;
  base::Diagnostics diagnostics_;
  std::map<std::string, Count, std::less<>> counts_;
};

}  // namespace reprise::document
