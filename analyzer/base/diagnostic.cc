#include "base/diagnostic.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <numeric>
#include <utility>

#include "base/encoding.h"
#include "base/texts.h"

namespace reprise::base {
namespace {

// A line longer than this is shown as a window around the caret.
constexpr std::size_t kShownColumns = 120;

const std::map<std::string_view, DiagnosticText>& catalogue_by_code() {
  static const std::map<std::string_view, DiagnosticText> catalogue = [] {
    std::map<std::string_view, DiagnosticText> entries;
    for (const auto& family : texts::kFamilies) {
      for (const DiagnosticText& text : family()) entries.emplace(text.code, text);
    }
    return entries;
  }();
  return catalogue;
}

std::string fill(std::string_view pattern, std::span<const Argument> arguments, Language language) {
  std::string filled;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) break;
    filled += pattern.substr(at, open - at);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    const auto argument = std::find_if(arguments.begin(), arguments.end(), [&](const Argument& one) { return one.name == name; });
    if (argument != arguments.end()) filled += printable(argument->words.in(language));
    at = close + 1;
  }
  filled += pattern.substr(at);
  return filled;
}

std::string_view severity_word(Severity severity, Language language) {
  const bool french = language == Language::french;
  switch (severity) {
    case Severity::error: return french ? "erreur" : "error";
    case Severity::warning: return french ? "avertissement" : "warning";
    case Severity::note: return french ? "note" : "note";
  }
  return {};
}

/// The line, cut to a window when it is long, and the caret line below it.
void append_excerpt(std::string& out, const Place& place) {
  const LineColumn at = place.line_column();
  const std::string_view line = place.source->line(at.line);
  const std::size_t line_start = place.source->line_start(at.line);
  const std::size_t caret_begin = std::min<std::size_t>(place.span.begin - std::min<std::size_t>(place.span.begin, line_start), line.size());
  const std::size_t caret_end = std::clamp<std::size_t>(place.span.end > line_start ? place.span.end - line_start : 0, caret_begin, line.size());

  std::size_t window_begin = 0;
  std::size_t window_end = line.size();
  const auto is_continuation = [&](std::size_t index) {
    return index < line.size() && (static_cast<unsigned char>(line[index]) & 0xC0u) == 0x80u;
  };
  if (line.size() > kShownColumns) {
    window_begin = caret_begin > kShownColumns / 2 ? caret_begin - kShownColumns / 2 : 0;
    while (is_continuation(window_begin)) ++window_begin;
    window_end = std::min(line.size(), window_begin + kShownColumns);
    while (window_end < line.size() && is_continuation(window_end)) ++window_end;
  }
  const std::string number = std::to_string(at.line);
  const std::string margin(number.size(), ' ');
  const std::string before = printable(line.substr(window_begin, caret_begin - window_begin));
  const std::string_view ellipsis_left = window_begin > 0 ? "…" : "";
  const std::string_view ellipsis_right = window_end < line.size() ? "…" : "";
  out += " " + number + " | ";
  out += ellipsis_left;
  out += printable(line.substr(window_begin, window_end - window_begin));
  out += ellipsis_right;
  out += "\n " + margin + " | ";
  out += std::string(count_code_points(ellipsis_left) + count_code_points(before), ' ');
  const std::size_t marked_end = std::min(caret_end, window_end);
  const std::size_t width = marked_end > caret_begin ? count_code_points(printable(line.substr(caret_begin, marked_end - caret_begin))) : 1;
  out += "^" + std::string(width > 1 ? width - 1 : 0, '~') + "\n";
}

}  // namespace

std::vector<DiagnosticText> diagnostic_catalogue() {
  std::vector<DiagnosticText> texts;
  for (const auto& [code, text] : catalogue_by_code()) texts.push_back(text);
  return texts;
}

Diagnostic diagnose(std::string_view code, Place place, std::span<const Argument> arguments) {
  const auto found = catalogue_by_code().find(code);
  if (found == catalogue_by_code().end()) {
    std::fprintf(stderr, "no diagnostic text for code %.*s\n", static_cast<int>(code.size()), code.data());
    std::abort();
  }
  const DiagnosticText& text = found->second;
  Diagnostic diagnostic;
  diagnostic.code = std::string(code);
  diagnostic.severity = text.severity;
  diagnostic.message = {fill(text.fr, arguments, Language::french), fill(text.en, arguments, Language::english)};
  diagnostic.hint = {fill(text.hint_fr, arguments, Language::french), fill(text.hint_en, arguments, Language::english)};
  diagnostic.place = std::move(place);
  return diagnostic;
}

Diagnostic diagnose(std::string_view code, Place place, std::initializer_list<Argument> arguments) {
  return diagnose(code, std::move(place), std::span<const Argument>(arguments.begin(), arguments.size()));
}

std::string render(const Diagnostic& diagnostic, Language language) {
  std::string out;
  if (diagnostic.place.source) out += printable(diagnostic.place.to_string()) + ": ";
  out += severity_word(diagnostic.severity, language);
  out += language == Language::french ? " : " : ": ";
  out += diagnostic.message.in(language) + " [" + diagnostic.code + "]\n";
  if (diagnostic.place.source) append_excerpt(out, diagnostic.place);
  const std::string& hint = diagnostic.hint.in(language);
  if (!hint.empty()) out += (language == Language::french ? "   aide : " : "   hint: ") + hint + "\n";
  return out;
}

std::string render(const Diagnostics& diagnostics, Language language) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.items()) out += render(diagnostic, language);
  return out;
}

void Diagnostics::add(Diagnostics other) {
  items_.insert(items_.end(), std::make_move_iterator(other.items_.begin()), std::make_move_iterator(other.items_.end()));
}

bool Diagnostics::has_errors() const {
  return std::any_of(items_.begin(), items_.end(), [](const Diagnostic& one) { return one.severity == Severity::error; });
}

void Diagnostics::sort() {
  std::map<std::string, std::size_t> file_order;
  const auto file_of = [](const Diagnostic& one) { return one.place.source ? one.place.source->name() : std::string(); };
  for (const Diagnostic& one : items_) file_order.emplace(file_of(one), file_order.size());
  std::stable_sort(items_.begin(), items_.end(), [&](const Diagnostic& left, const Diagnostic& right) {
    return std::pair(file_order[file_of(left)], left.place.span.begin) < std::pair(file_order[file_of(right)], right.place.span.begin);
  });
  const auto same = [&](const Diagnostic& left, const Diagnostic& right) {
    return left.code == right.code && left.message == right.message && file_of(left) == file_of(right) && left.place.span == right.place.span;
  };
  items_.erase(std::unique(items_.begin(), items_.end(), same), items_.end());
}

namespace {

/// Edits from one word to the other: a letter too many, missing, another, or two neighbours that changed places (optimal
/// string alignment). `rows` is memory to reuse.
std::size_t edit_distance(std::string_view word, std::string_view other, std::array<std::vector<std::size_t>, 3>& rows) {
  auto& [two_before, before, current] = rows;
  for (std::vector<std::size_t>& row : rows) row.resize(other.size() + 1);
  std::iota(current.begin(), current.end(), std::size_t{0});
  for (std::size_t i = 0; i < word.size(); ++i) {
    std::swap(two_before, before);
    std::swap(before, current);
    current[0] = i + 1;
    for (std::size_t j = 0; j < other.size(); ++j) {
      const std::size_t substitution = before[j] + (word[i] == other[j] ? 0 : 1);
      current[j + 1] = std::min({current[j] + 1, before[j + 1] + 1, substitution});
      const bool swapped = i > 0 && j > 0 && word[i] == other[j - 1] && word[i - 1] == other[j];
      if (swapped) current[j + 1] = std::min(current[j + 1], two_before[j - 1] + 1);
    }
  }
  return current.back();
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> known) {
  std::optional<std::string> best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  std::array<std::vector<std::size_t>, 3> rows;
  for (const std::string& candidate : known) {
    const std::size_t gap = candidate.size() > word.size() ? candidate.size() - word.size() : word.size() - candidate.size();
    if (gap >= best_distance) continue;
    const std::size_t distance = edit_distance(word, candidate, rows);
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = candidate;
  }
  return best;
}

}  // namespace reprise::base
