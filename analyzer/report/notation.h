// Text made ready for one kind of page: HTML is escaped where the template puts it, Markdown is escaped here.
#pragma once

#include <string>
#include <string_view>

namespace reprise::report {

class Notation {
 public:
  enum class Kind { html, markdown };
  explicit Notation(Kind kind) : kind_(kind) {}

  /// Text of others: nothing in it is taken for a mark.
  [[nodiscard]] std::string text(std::string_view text) const;
  /// Code within a line, of a table too.
  [[nodiscard]] std::string code(std::string_view text) const;
  /// Code on lines of its own.
  [[nodiscard]] std::string block(std::string_view text) const;
  /// An address that is followed; nothing else may be handed in than what `is_followed` says.
  [[nodiscard]] std::string address(std::string_view url) const;

 private:
  Kind kind_;
};

/// Whether a link may lead there: an http or https address.
[[nodiscard]] bool is_followed(std::string_view url);

}  // namespace reprise::report
