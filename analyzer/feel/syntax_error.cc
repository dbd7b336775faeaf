// How a syntax error reads: what was expected, what stands there instead, and a word of help for habits from other
// languages.
#include <algorithm>
#include <array>

#include "feel/grammar.h"
#include "feel/lexical.h"

namespace reprise::feel {
namespace {

base::Text expected_words(std::string_view expected) {
  struct Words {
    std::string_view en;
    std::string_view fr;
  };
  constexpr std::array<Words, 10> kWords = {{{"expression", "une expression"},
                                            {"a name", "un nom"},
                                            {"a type", "un type"},
                                            {"a test", "un test"},
                                            {"a variable", "une variable"},
                                            {"a parameter", "un paramètre"},
                                            {"an entry", "une entrée"},
                                            {"an argument", "un argument"},
                                            {"a key", "une clé"},
                                            {"a key or '}'", "une clé ou « } »"}}};
  if (expected == "the end") return {"un opérateur ou la fin", "an operator or the end"};
  if (expected == "expression") return {"une expression", "an expression"};
  for (const Words& words : kWords) {
    if (words.en == expected) return {std::string(words.fr), std::string(words.en)};
  }
  return base::Text::same(expected);
}

/// Where the word, number, string or sign at `at` ends.
const char* token_end(const char* at, const char* end) {
  if (at == end) return at;
  if (*at == '"') {
    const char* const string_end = lexical::end_of_string(at, end);
    return string_end == nullptr ? end : string_end;
  }
  if (*at == '\'') {
    const char* const close = std::find(at + 1, end, '\'');
    return close == end ? at + 1 : close + 1;
  }
  const char* const word_end = lexical::end_of_word(at, end);
  if (word_end != at) return word_end;
  const std::string_view rest(at, static_cast<std::size_t>(end - at));
  for (const std::string_view sign : {"==", "&&", "||", "!=", "<>", "<=", ">=", "=>", "**", "..", "->"}) {
    if (rest.starts_with(sign)) return at + sign.size();
  }
  const char* next = at;
  (void)lexical::decode(next, end);
  return next;
}

struct Habit {
  std::string_view written;
  std::string_view en;
  std::string_view fr;
};

constexpr std::array kHabits = {
    Habit{"==", "equality is written '='", "l’égalité s’écrit « = »"},
    Habit{"<>", "inequality is written '!='", "la différence s’écrit « != »"},
    Habit{"=>", "at least is written '>='", "« au moins » s’écrit « >= »"},
    Habit{"&&", "write 'and'", "écrivez « and »"},
    Habit{"||", "write 'or'", "écrivez « or »"},
    Habit{"&", "write 'and'; strings are joined with '+'", "écrivez « and » ; les textes se joignent par « + »"},
    Habit{"|", "write 'or'", "écrivez « or »"},
    Habit{"!", "write 'not(…)'", "écrivez « not(…) »"},
    Habit{"'", "a string stands in double quotes", "un texte se met entre guillemets doubles"},
    Habit{"“", "a string stands in straight double quotes", "un texte se met entre guillemets doubles droits"},
    Habit{"«", "a string stands in straight double quotes", "un texte se met entre guillemets doubles droits"},
    Habit{";", "separate items with ','", "séparez les éléments par « , »"},
    Habit{"%", "write 'modulo(a, b)', or divide by 100", "écrivez « modulo(a, b) », ou divisez par 100"},
    Habit{"^", "a power is written '**'", "une puissance s’écrit « ** »"},
    Habit{"×", "a product is written '*'", "un produit s’écrit « * »"},
    Habit{"÷", "a quotient is written '/'", "un quotient s’écrit « / »"},
    Habit{"≥", "at least is written '>='", "« au moins » s’écrit « >= »"},
    Habit{"≤", "at most is written '<='", "« au plus » s’écrit « <= »"},
    Habit{"≠", "inequality is written '!='", "la différence s’écrit « != »"},
    Habit{"€", "an amount is a plain number", "un montant est un nombre seul"},
    Habit{"elif", "write 'else if'", "écrivez « else if »"},
    Habit{"not", "write 'not(…)'", "écrivez « not(…) »"},
};

/// The bracket before `offset` that nothing closes, if any.
std::optional<std::size_t> unclosed_bracket(std::string_view text, std::size_t offset) {
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < offset; ++at) {
    const char* const behind_blanks = lexical::skip_blanks(text.data() + at, text.data() + text.size());
    if (behind_blanks != text.data() + at) {
      at = static_cast<std::size_t>(behind_blanks - text.data()) - 1;  // a comment may hold brackets of its own
    } else if (text[at] == '"') {
      const char* const end = lexical::end_of_string(text.data() + at, text.data() + text.size());
      if (end == nullptr) break;
      at = static_cast<std::size_t>(end - text.data()) - 1;
    } else if (text[at] == '(' || text[at] == '[' || text[at] == '{') {
      open.push_back(at);
    } else if ((text[at] == ')' || text[at] == ']' || text[at] == '}') && !open.empty()) {
      open.pop_back();
    }
  }
  if (open.empty()) return std::nullopt;
  return open.back();
}

base::Text hint_at(std::string_view text, std::size_t offset, std::string_view expected) {
  const std::string_view rest = text.substr(offset);
  for (const Habit& habit : kHabits) {
    if (rest.starts_with(habit.written)) return {std::string(habit.fr), std::string(habit.en)};
  }
  if (rest.starts_with("=") && (expected == "expression" || expected == "a test")) return {"l’égalité s’écrit « = »", "equality is written '='"};
  if (rest.starts_with(">") && offset > 0 && text[offset - 1] == '=') return {"« au moins » s’écrit « >= »", "at least is written '>='"};
  if (text.substr(0, offset).ends_with("not ")) return {"écrivez « not(…) »", "write 'not(…)'"};
  if (rest.starts_with(",") && offset > 0 && text[offset - 1] >= '0' && text[offset - 1] <= '9') {
    return {"les décimales s’écrivent avec un point", "decimals are written with a point"};
  }
  return {};
}

bool is_closing(std::string_view expected) { return expected == "')'" || expected == "']'" || expected == "'}'"; }

/// An open bracket: at the end of the text it is the mistake itself, before that a word of help.
void explain_bracket(Problem& problem, std::string_view text, std::size_t offset, std::string_view expected, base::Text& hint) {
  const bool at_end = offset == text.size();
  const auto open = at_end || is_closing(expected) ? unclosed_bracket(text, offset) : std::nullopt;
  if (!open) return;
  const base::Span bracket{static_cast<std::uint32_t>(*open), static_cast<std::uint32_t>(*open + 1)};
  const std::string sign(1, text[*open]);
  if (at_end && is_closing(expected)) {
    problem.code = "feel-unclosed-bracket";
    problem.span = bracket;
    problem.arguments.emplace_back("bracket", sign);
  } else if (hint.empty()) {
    problem.bracket = bracket;
    hint = {"« " + sign + " » en {place} n’est pas fermé", "'" + sign + "' at {place} is not closed"};
  }
}

}  // namespace

Problem syntax_problem(std::string_view text, std::size_t offset, std::string_view expected) {
  const char* const end = text.data() + text.size();
  const char* const at = lexical::skip_blanks(text.data() + std::min(offset, text.size()), end);
  const auto begin = static_cast<std::uint32_t>(at - text.data());
  const char* const behind = token_end(at, end);
  base::Text got{"la fin du texte", "the end of the text"};
  if (at != end) {
    std::string_view token(at, static_cast<std::size_t>(behind - at));
    if (token.size() > 40) token = token.substr(0, 1);
    got = {"« " + std::string(token) + " »", "'" + std::string(token) + "'"};
    if (token.starts_with("\"")) got = {"un texte", "a string"};
  }
  if (std::string_view(at, static_cast<std::size_t>(end - at)).starts_with("/*")) {
    return {"feel-unclosed", {begin, begin + 2}, {{"what", base::Text{"le commentaire", "comment"}}}};
  }
  Problem problem{"feel-syntax", {begin, static_cast<std::uint32_t>(behind - text.data())}, {{"expected", expected_words(expected)}, {"got", got}}};
  base::Text hint = hint_at(text, begin, expected);
  explain_bracket(problem, text, begin, expected, hint);
  problem.arguments.emplace_back("hint", std::move(hint));
  return problem;
}

}  // namespace reprise::feel
