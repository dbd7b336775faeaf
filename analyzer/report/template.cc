#include "report/template.h"

#include <optional>
#include <variant>

#include "report/pattern.h"

namespace reprise::report {
namespace {

constexpr int kDeepestParts = 10;

std::optional<base::Diagnostic> fault(const base::SourcePointer& source) {
  const auto read = read_pattern(source->text());
  const auto* fault = std::get_if<PatternFault>(&read);
  if (fault == nullptr) return std::nullopt;
  const auto offset = static_cast<std::uint32_t>(fault->offset);
  return base::diagnose("report-template", {source, {offset, offset + 1}}, {{"reason", fault->reason}});
}

/// The text with every part in its place. Parts are put in before parsing, so that a row of a table is parsed once.
base::Result<std::string> assembled(const base::Files& files, const std::string& folder, const std::string& name, int depth) {
  auto source = files.read(folder + "/" + name + ".mustache");
  if (!source) return source.error();
  if (auto problem = fault(source.value())) return *problem;
  const std::string_view text = source.value()->text();
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t open = text.find("{{> ", at);
    const std::size_t close = open == std::string_view::npos ? open : text.find("}}", open);
    if (close == std::string_view::npos) break;
    if (depth >= kDeepestParts) {
      const auto place = static_cast<std::uint32_t>(open);
      return base::diagnose("report-template", {source.value(), {place, place + 4}}, {{"reason", base::Text("une partie qui se contient", "a part that contains itself")}});
    }
    out += text.substr(at, open - at);
    auto part = assembled(files, folder, std::string(text.substr(open + 4, close - open - 4)), depth + 1);
    if (!part) return part.error();
    out += part.value();
    at = close + 2;
  }
  return out += text.substr(at);
}

std::set<std::string> words_in(const std::string& text) {
  std::set<std::string> words;
  constexpr std::string_view kMark = "{{w.";
  for (std::size_t at = text.find(kMark); at != std::string::npos; at = text.find(kMark, at + 1)) {
    words.insert(text.substr(at + kMark.size(), text.find("}}", at) - at - kMark.size()));
  }
  return words;
}

}  // namespace

struct Template::Parts {
  std::string text;
  std::vector<Piece> pieces;  ///< views into `text`
  std::set<std::string> words;
};

Template::Template(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;
Template::~Template() = default;

base::Result<Template> Template::load(const base::Files& files, const std::string& folder, const std::string& name) {
  auto text = assembled(files, folder, name, 0);
  if (!text) return text.error();
  auto parts = std::make_unique<Parts>();
  parts->words = words_in(text.value());
  parts->text = std::move(text.value());
  parts->pieces = std::get<std::vector<Piece>>(read_pattern(parts->text));  // every part was checked by itself
  return Template(std::move(parts));
}

std::string Template::fill(const View& view) const { return filled(parts_->pieces, view); }

const std::set<std::string>& Template::words() const { return parts_->words; }

}  // namespace reprise::report
