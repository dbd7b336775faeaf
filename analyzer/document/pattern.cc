#include "document/pattern.h"

#include <regex>

#include "document/automaton.h"

namespace reprise::document {
namespace {

constexpr std::size_t kLongestForRegex = 1000;  // bytes; libstdc++ recurses for every one of them

}  // namespace

struct Pattern::Expression {
  std::optional<Automaton> automaton;
  std::regex regex;  ///< without an automaton
};

std::optional<Pattern> Pattern::compile(const std::string& written) {
  auto expression = std::make_shared<Expression>();
  expression->automaton = Automaton::compile(written);
  try {
    if (!expression->automaton) expression->regex.assign(written, std::regex::ECMAScript | std::regex::optimize);
  } catch (const std::regex_error&) {
    return std::nullopt;
  }
  Pattern pattern;
  pattern.written_ = written;
  pattern.expression_ = std::move(expression);
  return pattern;
}

bool Pattern::matches(std::string_view text) const {
  if (expression_->automaton) return expression_->automaton->matches(text);
  if (text.size() > kLongestForRegex) return false;
  try {
    return std::regex_search(text.begin(), text.end(), expression_->regex);
  } catch (const std::regex_error&) {
    return false;  // too much backtracking
  }
}

}  // namespace reprise::document
