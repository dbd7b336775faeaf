#include "document/pattern.h"

#include <algorithm>
#include <regex>

namespace reprise::document {
namespace {

constexpr std::size_t kLongestForRegex = 1000;  // bytes; libstdc++ recurses for every one of them
constexpr std::size_t kLongestChain = 62;       // states of one machine word

}  // namespace

struct Pattern::Expression {
  std::regex regex;
};

/// Reads `^`, classes with quantifiers, `$`; gives up on anything else.
class ChainReader {
 public:
  explicit ChainReader(std::string_view written) : text_(written) {}

  std::optional<std::vector<Pattern::Step>> read() {
    if (!text_.starts_with('^') || !text_.ends_with('$') || text_.ends_with("\\$")) return std::nullopt;
    text_ = text_.substr(1, text_.size() - 2);
    while (at_ < text_.size()) {
      const auto accepted = one_class();
      if (!accepted || !quantified(*accepted) || steps_.size() > kLongestChain) return std::nullopt;
    }
    return std::move(steps_);
  }

 private:
  using Class = std::bitset<256>;

  static std::size_t code(char character) { return static_cast<unsigned char>(character); }
  static bool is_ascii(char character) { return code(character) < 0x80; }

  static void add_range(Class& accepted, char from, char to) {
    for (std::size_t byte = code(from); byte <= code(to); ++byte) accepted.set(byte);
  }

  /// `\d`, `\w` or a quoted sign.
  std::optional<Class> escaped() {
    if (at_ >= text_.size()) return std::nullopt;
    const char character = text_[at_++];
    Class accepted;
    if (character == 'd' || character == 'w') add_range(accepted, '0', '9');
    if (character == 'w') {
      add_range(accepted, 'a', 'z');
      add_range(accepted, 'A', 'Z');
      accepted.set(code('_'));
    }
    if (accepted.any()) return accepted;
    if (std::string_view(".-/\\+*?()[]{}|^$").find(character) == std::string_view::npos) return std::nullopt;
    accepted.set(code(character));
    return accepted;
  }

  std::optional<Class> bracketed() {
    Class accepted;
    if (at_ < text_.size() && text_[at_] == '^') return std::nullopt;  // a byte is no character there
    while (at_ < text_.size() && text_[at_] != ']') {
      const char from = text_[at_++];
      if (!is_ascii(from) || from == '[') return std::nullopt;
      if (from == '\\') {
        const auto one = escaped();
        if (!one) return std::nullopt;
        accepted |= *one;
      } else if (at_ + 1 < text_.size() && text_[at_] == '-' && text_[at_ + 1] != ']') {
        const char to = text_[at_ + 1];
        if (!is_ascii(to) || to == '\\' || to < from) return std::nullopt;
        add_range(accepted, from, to);
        at_ += 2;
      } else {
        accepted.set(code(from));
      }
    }
    if (at_ >= text_.size()) return std::nullopt;
    ++at_;
    return accepted;
  }

  std::optional<Class> one_class() {
    const char character = text_[at_++];
    if (!is_ascii(character)) return std::nullopt;
    if (character == '[') return bracketed();
    if (character == '\\') return escaped();
    if (std::string_view(".+*?()]{}|^$").find(character) != std::string_view::npos) return std::nullopt;
    Class accepted;
    accepted.set(code(character));
    return accepted;
  }

  std::optional<std::size_t> number() {
    std::size_t value = 0;
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9' && value < 1000) value = value * 10 + static_cast<std::size_t>(text_[at_++] - '0');
    return at_ > begin ? std::optional(value) : std::nullopt;
  }

  bool quantified(const Class& accepted) {
    const char sign = at_ < text_.size() ? text_[at_] : '\0';
    std::size_t least = 1;
    std::optional<std::size_t> most = 1;
    if (sign == '?' || sign == '*' || sign == '+') {
      ++at_;
      least = sign == '+' ? 1 : 0;
      if (sign != '?') most.reset();
    } else if (sign == '{') {
      ++at_;
      const auto low = number();
      if (!low) return false;
      least = *low;
      most = least;
      if (at_ < text_.size() && text_[at_] == ',') {
        ++at_;
        most = number();
      }
      if (at_ >= text_.size() || text_[at_++] != '}' || (most && *most < least)) return false;
    }
    if (at_ < text_.size() && text_[at_] == '?' && sign != '\0' && std::string_view("?*+{").find(sign) != std::string_view::npos) return false;
    if (std::max(least, most.value_or(0)) > kLongestChain) return false;
    for (std::size_t count = 0; count < least; ++count) steps_.push_back({accepted, false, false});
    if (!most) {
      steps_.push_back({accepted, true, true});
    } else {
      for (std::size_t count = least; count < *most; ++count) steps_.push_back({accepted, true, false});
    }
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Pattern::Step> steps_;
};

std::optional<Pattern> Pattern::compile(const std::string& written) {
  Pattern pattern;
  pattern.written_ = written;
  try {
    if (auto chain = ChainReader(written).read()) {
      pattern.chain_ = std::move(*chain);
      pattern.is_chain_ = true;
    } else {
      auto expression = std::make_shared<Expression>();
      expression->regex.assign(written, std::regex::ECMAScript | std::regex::optimize);
      pattern.expression_ = std::move(expression);
    }
  } catch (const std::regex_error&) {
    return std::nullopt;
  }
  return pattern;
}

/// Follows all ways through the chain at once, one bit a state; the last state is the end.
bool Pattern::matches_chain(std::string_view text) const {
  const std::size_t count = chain_.size();
  const auto close = [&](std::uint64_t states) {
    for (std::size_t index = 0; index < count; ++index) {
      if (chain_[index].optional && (states >> index & 1U) != 0) states |= std::uint64_t{1} << (index + 1);
    }
    return states;
  };
  std::uint64_t states = close(1);
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    std::uint64_t next = 0;
    for (std::size_t index = 0; index < count; ++index) {
      if ((states >> index & 1U) == 0 || !chain_[index].accepted.test(byte)) continue;
      next |= std::uint64_t{1} << (chain_[index].repeats ? index : index + 1);
    }
    if (next == 0) return false;
    states = close(next);
  }
  return (states >> count & 1U) != 0;
}

bool Pattern::matches(std::string_view text) const {
  if (is_chain_) return matches_chain(text);
  if (text.size() > kLongestForRegex) return false;
  try {
    return std::regex_search(text.begin(), text.end(), expression_->regex);
  } catch (const std::regex_error&) {
    return false;  // too much backtracking
  }
}

}  // namespace reprise::document
