// A sentence in both languages of the product. Everything a person reads passes through this type,
// so that a missing translation cannot compile.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace reprise::base {

enum class Language { french, english };

/// The same words in French and in English.
struct Text {
  std::string fr;
  std::string en;

  Text() = default;
  Text(std::string french, std::string english) : fr(std::move(french)), en(std::move(english)) {}

  /// The same characters in both languages: a name, a number, a path.
  static Text same(std::string_view words) { return {std::string(words), std::string(words)}; }

  [[nodiscard]] const std::string& in(Language language) const { return language == Language::french ? fr : en; }
  [[nodiscard]] bool empty() const { return fr.empty() && en.empty(); }
  bool operator==(const Text&) const = default;
};

}  // namespace reprise::base
