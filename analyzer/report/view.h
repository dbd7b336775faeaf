// What a template is filled with: a small tree of texts, switches and lists. Keeps the templates' notation out of the
// files that choose what a page says.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace reprise::report {

class View;
using Views = std::vector<View>;

/// An object with named parts. A part that may be missing must be set to false: templates look names up outwards.
/// Names are not copied: they are literals, or outlive the view.
class View {
 public:
  struct Part;

  View() = default;
  View(std::string text) : content_(std::move(text)) {}                // NOLINT(google-explicit-constructor)
  View(std::string_view text) : View(std::string(text)) {}             // NOLINT(google-explicit-constructor)
  View(const char* text) : View(std::string(text)) {}                  // NOLINT(google-explicit-constructor)
  View(bool truth) : content_(truth) {}                                // NOLINT(google-explicit-constructor)
  View(Views items) : content_(std::move(items)) {}                    // NOLINT(google-explicit-constructor)

  View& set(std::string_view name, View part);
  /// The text, or false when it is empty, so that a section of that name is left out.
  View& set_text(std::string_view name, std::string text);
  /// `name` as the list; a template may ask `has_name` whether it has items.
  View& set_list(std::string_view name, Views items);

  /// The text, the list or null when the view is something else.
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&content_); }
  [[nodiscard]] const Views* items() const { return std::get_if<Views>(&content_); }
  /// False and the empty list are; everything else shows its section.
  [[nodiscard]] bool is_off() const;
  /// The part of that name; null when the view is no object or has none.
  [[nodiscard]] const View* find(std::string_view name) const;

 private:
  std::variant<std::vector<Part>, bool, std::string, Views> content_;
};

struct View::Part {
  std::string_view name;
  View view;
};

inline View& View::set(std::string_view name, View part) {
  std::get<0>(content_).push_back({name, std::move(part)});
  return *this;
}

inline View& View::set_text(std::string_view name, std::string text) {
  return text.empty() ? set(name, false) : set(name, View(std::move(text)));
}

inline View& View::set_list(std::string_view name, Views items) { return set(name, View(std::move(items))); }

inline bool View::is_off() const {
  if (const bool* truth = std::get_if<bool>(&content_)) return !*truth;
  return items() != nullptr && items()->empty();
}

inline const View* View::find(std::string_view name) const {
  const auto* parts = std::get_if<0>(&content_);
  if (parts == nullptr) return nullptr;
  for (const Part& part : *parts) {
    if (part.name == name) return &part.view;
  }
  return nullptr;
}

}  // namespace reprise::report
