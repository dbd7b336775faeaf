#include "report/template.h"

#include <array>
#include <charconv>
#include <kainjow/mustache.hpp>
#include <optional>
#include <utility>

namespace reprise::report {
namespace {

namespace library = kainjow::mustache;

constexpr int kDeepestParts = 10;

/// The library’s messages start so, in English, and end with " at " and the place.
struct LibraryFault {
  std::string_view start;
  std::string_view fr;
  std::string_view en;
};

constexpr std::array<LibraryFault, 3> kLibraryFaults = {{
    {"Unclosed tag", "une balise qui ne se ferme pas", "a mark that is not closed"},
    {"Unclosed section", "une section qui ne se ferme pas", "a section that is not closed"},
    {"Unopened section", "la fin d’une section qui n’est pas ouverte", "the end of a section that is not open"},
}};

base::Text reason_of(const std::string& message) {
  for (const LibraryFault& one : kLibraryFaults) {
    if (message.starts_with(one.start)) return {std::string(one.fr), std::string(one.en)};
  }
  return base::Text::same(message);
}

std::uint32_t place_of(std::string_view message) {
  constexpr std::string_view kAt = " at ";
  const std::size_t at = message.rfind(kAt);
  std::uint32_t place = 0;
  if (at != std::string_view::npos) std::from_chars(message.data() + at + kAt.size(), message.data() + message.size(), place);
  return place;
}

/// Marks that the library takes and a page must not have: other delimiters would hold for the parts that follow too.
std::optional<std::pair<std::size_t, base::Text>> unwanted_mark(std::string_view text) {
  for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at + 2)) {
    const std::size_t first = text.find_first_not_of("{ \t\n", at);
    if (first == std::string_view::npos) return std::nullopt;
    if (text[first] == '=') return {{at, {"une balise d’un genre inconnu", "a mark of an unknown kind"}}};
    if (text[first] == '}') return {{at, {"une balise vide", "an empty mark"}}};
  }
  return std::nullopt;
}

std::optional<base::Diagnostic> fault(const base::SourcePointer& source) {
  const auto problem = [&](std::size_t offset, const base::Text& reason) {
    const auto place = static_cast<std::uint32_t>(offset);
    return base::diagnose("report-template", {source, {place, place + 1}}, {{"reason", reason}});
  };
  if (const auto unwanted = unwanted_mark(source->text())) return problem(unwanted->first, unwanted->second);
  const library::mustache parsed{std::string(source->text())};
  if (parsed.is_valid()) return std::nullopt;
  return problem(place_of(parsed.error_message()), reason_of(parsed.error_message()));
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

/// The library’s own look-up, which remembers that the line asked for something.
class Names : public library::context<std::string> {
 public:
  using context::context;

  const library::data* get(const std::string& name) const override {
    asked_ = true;
    return context::get(name);
  }

  bool take_asked() { return std::exchange(asked_, false); }

 private:
  mutable bool asked_ = false;
};

/// What the library writes to: the text of a line, then its end. It leaves out a blank line of the marks of a section that it
/// showed; here goes that of a section it did not show, while a blank line of the template itself stays.
class Lines {
 public:
  explicit Lines(Names& names) : names_(names) {}

  Lines& operator<<(const std::string& piece) {
    if (piece != "\n") {
      text_ += piece;
      return *this;
    }
    const bool blank = text_.find_first_not_of(" \t", line_) == std::string::npos;
    if (names_.take_asked() && blank) {
      text_.resize(line_);
    } else {
      text_ += piece;
    }
    line_ = text_.size();
    return *this;
  }

  std::string take() { return std::move(text_); }

 private:
  Names& names_;
  std::string text_;
  std::size_t line_ = 0;  ///< where the line starts in the text
};

}  // namespace

struct View::Content {
  library::data data;
};

View::View() : content_(new Content) {}
View::View(const std::string& text) : content_(new Content{text}) {}
View::View(std::string_view text) : View(std::string(text)) {}
View::View(const char* text) : content_(new Content{text}) {}
View::View(bool truth) : content_(new Content{truth}) {}
View::View(Views items) : content_(new Content{library::data::type::list}) {
  // The library's own ways to add an item copy it with all that is below; the vector it owns is const to its reader only.
  auto& list = const_cast<library::list&>(content_->data.list_value());
  list.reserve(items.size());
  for (View& item : items) list.push_back(std::move(item.content_->data));
}
View::View(View&&) noexcept = default;
View& View::operator=(View&&) noexcept = default;
View::~View() = default;

View& View::set(std::string_view name, View part) & {
  content_->data[std::string(name)] = std::move(part.content_->data);
  return *this;
}

View& View::set_text(std::string_view name, const std::string& text) & { return text.empty() ? set(name, false) : set(name, text); }

View& View::set_list(std::string_view name, Views items) & {
  set("has_" + std::string(name), !items.empty());
  return set(name, View(std::move(items)));
}

struct Template::Parts {
  library::mustache page;
  std::set<std::string> words;
};

Template::Template(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;
Template::~Template() = default;

base::Result<Template> Template::load(const base::Files& files, const std::string& folder, const std::string& name) {
  const auto text = assembled(files, folder, name, 0);
  if (!text) return text.error();
  auto parts = std::make_unique<Parts>(Parts{library::mustache(text.value()), words_in(text.value())});
  // Each part is well-formed by itself; a brace before a part and one at its start could still make a mark together.
  if (!parts->page.is_valid()) return base::diagnose("report-template", {}, {{"reason", reason_of(parts->page.error_message())}});
  return Template(std::move(parts));
}

std::string Template::fill(const View& view) const {
  Names names(&view.content_->data);
  Lines lines(names);
  parts_->page.render(names, lines);
  return lines.take();
}

const std::set<std::string>& Template::words() const { return parts_->words; }

}  // namespace reprise::report
