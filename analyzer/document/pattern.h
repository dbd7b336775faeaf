// A regular expression of a schema. The plain chains of character classes that identifiers are made of
// (`^[a-z][a-z0-9_]*$`) run in one pass without a stack; the rest is std::regex's.
#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reprise::document {

class Pattern {
 public:
  /// ECMAScript syntax over bytes. Empty when it is no regular expression.
  [[nodiscard]] static std::optional<Pattern> compile(const std::string& written);

  /// True when the expression is found in the text. Texts above 1,000 bytes match only simple chains: std::regex
  /// would use the stack byte by byte.
  [[nodiscard]] bool matches(std::string_view text) const;
  [[nodiscard]] const std::string& written() const { return written_; }

 private:
  /// One character class of a chain, and whether it may be left out or repeated.
  struct Step {
    std::bitset<256> accepted;
    bool optional = false;
    bool repeats = false;
  };
  struct Expression;
  friend class ChainReader;

  [[nodiscard]] bool matches_chain(std::string_view text) const;

  std::string written_;
  bool is_chain_ = false;
  std::vector<Step> chain_;
  std::shared_ptr<const Expression> expression_;
};

}  // namespace reprise::document
