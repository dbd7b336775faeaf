#include "document/automaton.h"

#include <algorithm>
#include <bit>
#include <bitset>

namespace reprise::document {
namespace {

constexpr std::size_t kMostPositions = 64;
constexpr std::size_t kMostAtoms = 1000;  // read, counted ones again and again: `((){9}){9}` has no position at all
constexpr std::string_view kSigns = ".+*?()[]{}|^$\\";

using Class = std::bitset<256>;

std::size_t code(char character) { return static_cast<unsigned char>(character); }
bool is_ascii(char character) { return code(character) < 0x80; }

void add_range(Class& accepted, char from, char to) {
  for (std::size_t byte = code(from); byte <= code(to); ++byte) accepted.set(byte);
}

}  // namespace

/// Gives up by an empty result on anything it does not take.
class AutomatonReader {
 public:
  explicit AutomatonReader(std::string_view written) : text_(written) {}

  std::optional<Automaton> read() {
    if (!text_.starts_with('^') || !text_.ends_with('$') || text_.ends_with("\\$")) return std::nullopt;
    text_ = text_.substr(1, text_.size() - 2);
    // An alternative outside a group would have the `^` or the `$` for itself.
    const auto all = sequence();
    if (!all || at_ < text_.size()) return std::nullopt;
    automaton_.first_ = all->first;
    automaton_.last_ = all->last;
    automaton_.takes_nothing_ = all->takes_nothing;
    return std::move(automaton_);
  }

 private:
  using Positions = Automaton::Positions;

  /// A part of the expression: where it may begin and end.
  struct Part {
    Positions first = 0;
    Positions last = 0;
    bool takes_nothing = true;
  };
  struct Count {
    std::size_t least = 1;
    std::optional<std::size_t> most = 1;
  };

  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void link(Positions from, Positions to) {
    for (; from != 0; from &= from - 1) automaton_.following_[static_cast<std::size_t>(std::countr_zero(from))] |= to;
  }

  Part joined(const Part& left, const Part& right) {
    link(left.last, right.first);
    return {left.takes_nothing ? left.first | right.first : left.first, right.takes_nothing ? left.last | right.last : right.last,
            left.takes_nothing && right.takes_nothing};
  }

  std::optional<Part> alternatives() {
    auto all = sequence();
    while (all && peek() == '|') {
      ++at_;
      const auto next = sequence();
      if (!next) return std::nullopt;
      all = Part{all->first | next->first, all->last | next->last, all->takes_nothing || next->takes_nothing};
    }
    return all;
  }

  std::optional<Part> sequence() {
    Part all;
    while (at_ < text_.size() && peek() != '|' && peek() != ')') {
      const auto next = repeated();
      if (!next) return std::nullopt;
      all = joined(all, *next);
    }
    return all;
  }

  /// A counted atom is read again for every time it stands for.
  std::optional<Part> repeated() {
    const std::size_t begin = at_;
    auto once = atom();
    if (!once) return std::nullopt;
    const auto times = count();
    if (!times) return std::nullopt;
    const std::size_t end = at_;
    Part all;
    for (std::size_t done = 0; done < std::max<std::size_t>(times->most.value_or(times->least), times->most ? 0 : 1); ++done) {
      if (done > 0) {
        at_ = begin;
        once = atom();
        if (!once) return std::nullopt;
      }
      Part next = *once;
      if (done >= times->least) next.takes_nothing = true;
      if (!times->most && done + 1 >= times->least) link(next.last, next.first);
      all = joined(all, next);
    }
    at_ = end;
    return all;
  }

  std::optional<std::size_t> number() {
    const std::size_t begin = at_;
    std::size_t value = 0;
    while (peek() >= '0' && peek() <= '9' && value < 1000) value = value * 10 + static_cast<std::size_t>(text_[at_++] - '0');
    return at_ > begin ? std::optional(value) : std::nullopt;
  }

  std::optional<Count> count() {
    Count times;
    const char sign = peek();
    if (sign == '?' || sign == '*' || sign == '+') {
      ++at_;
      times.least = sign == '+' ? 1 : 0;
      if (sign != '?') times.most.reset();
    } else if (sign == '{') {
      ++at_;
      const auto low = number();
      if (!low) return std::nullopt;
      times = {*low, *low};
      if (peek() == ',') {
        ++at_;
        times.most = number();
      }
      if (peek() != '}' || (times.most && *times.most < times.least)) return std::nullopt;
      ++at_;
    } else {
      return times;
    }
    if (std::string_view("?*+{").find(peek()) != std::string_view::npos && peek() != '\0') return std::nullopt;
    return std::max(times.least, times.most.value_or(0)) <= kMostPositions ? std::optional(times) : std::nullopt;
  }

  std::optional<Part> atom() {
    if (++atoms_ > kMostAtoms) return std::nullopt;
    const char character = text_[at_++];
    if (character == '(') return group();
    if (character == '[') return position(bracketed());
    if (character == '\\') return position(escaped());
    Class accepted;
    if (character == '.') {
      accepted.set();
      accepted.reset(code('\n')).reset(code('\r'));
      return position(accepted);
    }
    if (!is_ascii(character) || kSigns.find(character) != std::string_view::npos) return std::nullopt;
    return position(accepted.set(code(character)));
  }

  std::optional<Part> group() {
    if (text_.substr(at_).starts_with("?:")) at_ += 2;
    if (peek() == '?' || depth_ == kMostPositions) return std::nullopt;
    ++depth_;
    const auto inside = alternatives();
    --depth_;
    if (!inside || peek() != ')') return std::nullopt;
    ++at_;
    return inside;
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
    if (character != '-' && character != '/' && kSigns.find(character) == std::string_view::npos) return std::nullopt;
    return accepted.set(code(character));
  }

  std::optional<Class> bracketed() {
    Class accepted;
    if (peek() == '^') return std::nullopt;  // a byte is no character there
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

  std::optional<Part> position(const std::optional<Class>& accepted) {
    const std::size_t index = automaton_.following_.size();
    if (!accepted || index == kMostPositions) return std::nullopt;
    const Positions self = Positions{1} << index;
    automaton_.following_.push_back(0);
    for (std::size_t byte = 0; byte < accepted->size(); ++byte) {
      if (accepted->test(byte)) automaton_.taking_[byte] |= self;
    }
    return Part{self, self, false};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t atoms_ = 0;
  Automaton automaton_;
};

std::optional<Automaton> Automaton::compile(std::string_view written) { return AutomatonReader(written).read(); }

bool Automaton::matches(std::string_view text) const {
  if (text.empty()) return takes_nothing_;
  Positions possible = first_;
  Positions taken = 0;
  for (const char character : text) {
    taken = possible & taking_[code(character)];
    if (taken == 0) return false;
    possible = 0;
    for (Positions rest = taken; rest != 0; rest &= rest - 1) possible |= following_[static_cast<std::size_t>(std::countr_zero(rest))];
  }
  return (taken & last_) != 0;
}

}  // namespace reprise::document
