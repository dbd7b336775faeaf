// What a template is filled with: a small tree of texts, switches and lists. Keeps the template library out of the
// files that choose what a page says.
#pragma once

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
  enum class Kind { object, text, truth, list };
  struct Part;

  View() = default;
  View(std::string text) : kind_(Kind::text), text_(std::move(text)) {}                       // NOLINT(google-explicit-constructor)
  View(std::string_view text) : View(std::string(text)) {}                                    // NOLINT(google-explicit-constructor)
  View(const char* text) : View(std::string(text)) {}                                         // NOLINT(google-explicit-constructor)
  View(bool truth) : kind_(Kind::truth), truth_(truth) {}                                     // NOLINT(google-explicit-constructor)
  View(Views items) : kind_(Kind::list), items_(std::move(items)) {}                          // NOLINT(google-explicit-constructor)

  View& set(std::string name, View part);
  /// The text, or false when it is empty, so that a section of that name is left out.
  View& set_text(std::string name, std::string text);
  /// `name` as the list and `has_name` telling whether it has items.
  View& set_list(const std::string& name, Views items);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool truth() const { return truth_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const Views& items() const { return items_; }
  [[nodiscard]] const std::vector<Part>& parts() const;

 private:
  Kind kind_ = Kind::object;
  bool truth_ = false;
  std::string text_;
  Views items_;
  std::vector<Part> parts_;
};

struct View::Part {
  std::string name;
  View view;
};

inline const std::vector<View::Part>& View::parts() const { return parts_; }

inline View& View::set(std::string name, View part) {
  parts_.push_back({std::move(name), std::move(part)});
  return *this;
}

inline View& View::set_text(std::string name, std::string text) {
  return text.empty() ? set(std::move(name), false) : set(std::move(name), View(std::move(text)));
}

inline View& View::set_list(const std::string& name, Views items) {
  set("has_" + name, !items.empty());
  return set(name, View(std::move(items)));
}

}  // namespace reprise::report
