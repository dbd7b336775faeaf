// A regular expression of a schema. Those that identifiers are made of (`^[a-z]+(-[a-z]+)*$`) run in one pass without a stack;
// the rest is std::regex's. May be used from several threads once compiled.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace reprise::document {

class Pattern {
 public:
  /// ECMAScript syntax over bytes. Empty when it is no regular expression.
  [[nodiscard]] static std::optional<Pattern> compile(const std::string& written);

  /// True when the expression is found in the text. Texts above 1,000 bytes match only what needs no std::regex: that
  /// would use the stack byte by byte.
  [[nodiscard]] bool matches(std::string_view text) const;
  [[nodiscard]] const std::string& written() const { return written_; }

 private:
  struct Expression;

  std::string written_;
  std::shared_ptr<const Expression> expression_;
};

}  // namespace reprise::document
