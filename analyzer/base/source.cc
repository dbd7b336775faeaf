#include "base/source.h"

#include <algorithm>

#include "base/encoding.h"

namespace reprise::base {

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

LineColumn Source::line_column(std::uint32_t offset) const {
  const auto bounded = std::min<std::size_t>(offset, text_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), bounded);
  const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
  const std::size_t start = line_starts_[line - 1];
  const auto before = std::string_view(text_).substr(start, bounded - start);
  return {line, static_cast<std::uint32_t>(count_code_points(before) + 1)};
}

std::uint32_t Source::line_start(std::uint32_t number) const {
  if (number == 0 || number > line_starts_.size()) return static_cast<std::uint32_t>(text_.size());
  return line_starts_[number - 1];
}

std::string_view Source::line(std::uint32_t number) const {
  const std::size_t begin = line_start(number);
  std::size_t end = text_.find('\n', begin);
  if (end == std::string::npos) end = text_.size();
  if (end > begin && text_[end - 1] == '\r') --end;
  return std::string_view(text_).substr(begin, end - begin);
}

std::string Place::to_string() const {
  if (!source) return {};
  const LineColumn at = line_column();
  return source->name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace reprise::base
