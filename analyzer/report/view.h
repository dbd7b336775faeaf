// What a template is filled with: a tree of texts, switches and lists, made once and handed on by moving. Keeps the
// template library out of the files that choose what a page says; template.cc knows how it is kept.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace reprise::report {

class View;
using Views = std::vector<View>;

/// An object with named parts. A part that may be missing must be set to false: templates look names up outwards.
class View {
 public:
  View();
  View(const std::string& text);  // NOLINT(google-explicit-constructor)
  View(std::string_view text);    // NOLINT(google-explicit-constructor)
  View(const char* text);         // NOLINT(google-explicit-constructor)
  View(bool truth);               // NOLINT(google-explicit-constructor)
  View(Views items);              // NOLINT(google-explicit-constructor)
  View(View&&) noexcept;
  View& operator=(View&&) noexcept;
  ~View();

  View& set(std::string_view name, View part) &;
  View&& set(std::string_view name, View part) && { return std::move(set(name, std::move(part))); }
  /// The text, or false when it is empty, so that a section of that name is left out.
  View& set_text(std::string_view name, const std::string& text) &;
  View&& set_text(std::string_view name, const std::string& text) && { return std::move(set_text(name, text)); }
  /// `name` as the list and `has_name` telling whether it has items.
  View& set_list(std::string_view name, Views items) &;

 private:
  friend class Template;
  struct Content;
  std::unique_ptr<Content> content_;
};

}  // namespace reprise::report
