// The grammar of FEEL (DMN 1.5, 10.3.1.2) in Boost.Spirit X3. Rules carry no attributes: each step calls the
// TreeBuilder. Left-factored throughout (a parenthesis is read once, whatever it turns out to be), so that reading is
// linear; every operand of an expectation is named, so that an error can say what was expected.
#include "feel/grammar.h"

#include <algorithm>
#include <boost/spirit/home/x3.hpp>
#include <string>

#include "base/encoding.h"
#include "feel/lexical.h"

namespace reprise::feel {
namespace {

namespace x3 = boost::spirit::x3;

struct BuilderTag;

template <typename Context>
TreeBuilder& builder_of(const Context& context) {
  return x3::get<BuilderTag>(context).get();
}

/// A token: blanks before it are skipped here, so that whatever follows knows where it ended.
struct Token : x3::parser<Token> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  enum class Form { sign, word, read };
  Form form;
  const char* text;
  TreeBuilder::Read read = nullptr;

  constexpr Token(Form its_form, const char* its_text, TreeBuilder::Read its_read = nullptr)
      : form(its_form), text(its_text), read(its_read) {}

  template <typename Iterator, typename Context, typename RuleContext, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext&, Attribute&) const {
    TreeBuilder& builder = builder_of(context);
    if (builder.stopped()) return false;
    const Iterator begin = lexical::skip_blanks(first, last);
    Iterator at = begin;
    const bool matched = form == Form::sign ? builder.sign(at, text) : form == Form::word ? builder.word(at, text) : (builder.*read)(at);
    if (!matched) return false;
    builder.token_read(begin, at);
    first = at;
    return true;
  }
};

/// A step of the builder between tokens; reads nothing.
struct Step : x3::parser<Step> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  TreeBuilder::Act act;
  explicit constexpr Step(TreeBuilder::Act its_act) : act(its_act) {}

  template <typename Iterator, typename Context, typename RuleContext, typename Attribute>
  bool parse(Iterator&, const Iterator&, const Context& context, RuleContext&, Attribute&) const {
    TreeBuilder& builder = builder_of(context);
    return !builder.stopped() && (builder.*act)();
  }
};

/// Counts the nesting, and undoes count and stacks when the subject does not match: `(` also starts a range.
template <typename Subject>
struct Guarded : x3::unary_parser<Subject, Guarded<Subject>> {
  using base_type = x3::unary_parser<Subject, Guarded<Subject>>;
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  constexpr explicit Guarded(const Subject& guarded_subject) : base_type(guarded_subject) {}

  template <typename Iterator, typename Context, typename RuleContext, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext& rule_context, Attribute& attribute) const {
    TreeBuilder& builder = builder_of(context);
    const auto heights = builder.enter(first);
    if (!heights) return false;
    const bool matched = this->subject.parse(first, last, context, rule_context, attribute);
    builder.leave(*heights, matched);
    return matched;
  }
};

template <typename Subject>
constexpr Guarded<typename x3::extension::as_parser<Subject>::value_type> guarded(const Subject& subject) {
  return Guarded<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
}

constexpr Token sign(const char* text) { return {Token::Form::sign, text}; }
constexpr Token word(const char* text) { return {Token::Form::word, text}; }
constexpr Token read(const char* what, TreeBuilder::Read function) { return {Token::Form::read, what, function}; }
constexpr Step step(TreeBuilder::Act act) { return Step(act); }

}  // namespace
}  // namespace reprise::feel

namespace boost::spirit::x3 {

template <>
struct get_info<reprise::feel::Token> {
  using result_type = std::string;
  std::string operator()(const reprise::feel::Token& token) const {
    return token.form == reprise::feel::Token::Form::read ? token.text : "'" + std::string(token.text) + "'";
  }
};

template <>
struct get_info<reprise::feel::Step> {
  using result_type = std::string;
  std::string operator()(const reprise::feel::Step&) const { return "expression"; }
};

}  // namespace boost::spirit::x3

namespace reprise::feel {
namespace {

using B = TreeBuilder;

// What an error calls them.
const x3::rule<struct ExpressionRule> expression = "expression";
const x3::rule<struct ArithmeticRule> arithmetic = "expression";
const x3::rule<struct ComparisonRule> comparison = "expression";
const x3::rule<struct UnaryRule> unary = "expression";
const x3::rule<struct PostfixRule> postfix = "expression";
const x3::rule<struct PrimaryRule> primary = "expression";
const x3::rule<struct InOperandRule> in_operand = "a test";
const x3::rule<struct ParenthesisItemRule> parenthesis_item = "expression";
const x3::rule<struct ParenthesisRule> parenthesis = "'('";
const x3::rule<struct BracketRule> bracket = "'['";
const x3::rule<struct ContextRule> context_literal = "'{'";
const x3::rule<struct EntryRule> entry = "an entry";
const x3::rule<struct EntriesRule> entries = "a key or '}'";
const x3::rule<struct IfRule> conditional = "if";
const x3::rule<struct IteratorRule> iterator = "a variable";
const x3::rule<struct ForRule> iteration = "for";
const x3::rule<struct QuantifiedRule> quantified = "some";
const x3::rule<struct FunctionRule> function_literal = "function";
const x3::rule<struct ParameterRule> parameter = "a parameter";
const x3::rule<struct ArgumentRule> argument = "an argument";
const x3::rule<struct TestRule> test = "a test";

constexpr Token kEnd = read("the end", &B::end_of_text);
constexpr Token kComparison = read("a comparison", &B::comparison_operator);
constexpr Token kRangeEnd = read("']'", &B::range_end);

const auto expression_def =
    guarded(step(&B::open) >> comparison >> *(read("'and'", &B::logical_operator) > comparison) >> step(&B::close_chain));

const auto comparison_def = arithmetic >> *((kComparison > arithmetic > step(&B::close_comparison)) |
                                            (word("between") > arithmetic > word("and") > arithmetic > step(&B::close_between)) |
                                            (word("in") > step(&B::before_in) > in_operand > step(&B::close_in)));

const auto in_operand_def = (kComparison > arithmetic > step(&B::close_test)) | arithmetic;

const auto arithmetic_def = step(&B::open) >> unary >> *(read("an operator", &B::arithmetic_operator) > unary) >> step(&B::close_chain);

const auto unary_def = (read("'-'", &B::minus_chain) > postfix > step(&B::close_negation)) | postfix;

const auto arguments = -(argument >> *(sign(",") > argument));

const auto postfix_def = primary >>
                         *((sign(".") > read("a name", &B::entry_name) > step(&B::close_path)) |
                           (read("'['", &B::filter_start) > step(&B::enter_filter) > expression > sign("]") > step(&B::close_filter)) |
                           (sign("(") > step(&B::open_call) > (arguments >> x3::eps) > sign(")") > step(&B::close_call))) >>
                         -(word("instance") > word("of") > read("a type", &B::type) > step(&B::close_instance_of));

const auto argument_def = (read("a name", &B::argument_name) > sign(":") > expression) |
                          (read("a comparison", &B::test_in_not) > arithmetic > step(&B::close_test)) | expression;

const auto primary_def = read("a number", &B::number) | read("a string", &B::string) | read("a date", &B::at_literal) | parenthesis |
                         bracket | context_literal | read("a name", &B::known_name) | read("a constant", &B::constant) |
                         read("'?'", &B::input) | conditional | iteration | quantified | function_literal | read("a name", &B::any_name);

const auto range_rest = sign("..") > expression > kRangeEnd > step(&B::close_range);

const auto parenthesis_item_def = (kComparison > arithmetic > step(&B::close_test)) | expression;

const auto parenthesis_def = sign("(") > step(&B::open_token) > parenthesis_item >
                             (range_rest | (*(read("','", &B::next_test) > parenthesis_item) > sign(")") > step(&B::close_parenthesis)));

const auto bracket_def =
    (sign("[") > step(&B::open_token) >
     ((sign("]") > step(&B::close_list)) | (expression > (range_rest | (*(sign(",") > expression) > sign("]") > step(&B::close_list)))))) |
    (read("']'", &B::range_start) > step(&B::open_token) > expression > range_rest);

const auto entry_def = read("a key", &B::key) > sign(":") > expression > step(&B::add_entry);

const auto entries_def = sign("}") | (entry > *(sign(",") > entry) > sign("}"));

const auto context_literal_def = sign("{") > step(&B::open_context) > entries > step(&B::close_context);

const auto conditional_def = word("if") > step(&B::open_token) > expression > word("then") > expression > word("else") > expression >
                             step(&B::close_if);

const auto iterator_def = read("a variable", &B::variable) > word("in") > expression >
                          -(sign("..") > expression > step(&B::close_iteration_range)) > step(&B::declare_variable);

const auto iterators = iterator > *(sign(",") > iterator);

const auto iteration_def = word("for") > step(&B::open_token) > iterators > word("return") > step(&B::enter_for_body) > expression >
                           step(&B::close_for);

const auto quantified_def = (word("some") > step(&B::open_token) > iterators > word("satisfies") > expression > step(&B::close_some)) |
                            (word("every") > step(&B::open_token) > iterators > word("satisfies") > expression > step(&B::close_every));

const auto parameter_def = read("a parameter", &B::parameter) > -(sign(":") > read("a type", &B::type) > step(&B::set_parameter_type));

const auto function_literal_def = word("function") > step(&B::open_token) > sign("(") >
                                  (-(parameter >> *(sign(",") > parameter)) >> x3::eps) > sign(")") > step(&B::enter_function) > expression
                                  > step(&B::close_function);

const auto test_def = (kComparison > arithmetic > step(&B::close_test)) | expression;

BOOST_SPIRIT_DEFINE(expression, comparison, in_operand, arithmetic, unary, postfix, argument, primary, parenthesis_item, parenthesis,
                    bracket, entry, entries, context_literal, conditional, iterator, iteration, quantified, parameter, function_literal,
                    test)

const auto whole_expression = x3::eps > expression > kEnd;
const auto whole_tests = (read("'-'", &B::lone_dash) > step(&B::close_any_input)) |
                         (step(&B::open) > test > *(sign(",") > test) > kEnd > step(&B::close_unary_tests));

/// Problems that need no grammar: size and encoding.
std::optional<Problem> refuse(std::string_view text) {
  if (text.size() > kLargestText) return Problem{"feel-too-long", {0, 1}, {{"limit", std::to_string(kLargestText / 1024)}}};
  if (const auto bad = base::first_invalid_utf8(text)) {
    const auto at = static_cast<std::uint32_t>(*bad);
    return Problem{"feel-encoding", {at, at + 1}, {}};
  }
  return std::nullopt;
}

template <typename Grammar>
Parsed parse(std::string_view text, const Names::Tree& names, bool unary_tests, const Grammar& grammar) {
  if (auto problem = refuse(text)) return {{}, {}, {std::move(*problem)}};
  TreeBuilder builder(text, names, unary_tests);
  const char* at = text.data();
  const char* const end = at + text.size();
  std::optional<Problem> problem;
  try {
    const bool matched = x3::parse(at, end, x3::with<BuilderTag>(std::ref(builder))[grammar]);
    if (!matched) problem = syntax_problem(text, 0, "expression");
  } catch (const x3::expectation_failure<const char*>& failure) {
    problem = syntax_problem(text, static_cast<std::size_t>(failure.where() - text.data()), failure.which());
  }
  std::vector<Problem> problems = builder.noted();
  if (builder.problem()) problem = builder.problem();
  // `Full Nam` with an undeclared first word is a name that nobody knows, not a missing operator.
  if (problem && !builder.problem() && builder.unknown_name() && builder.unknown_name()->span.end <= problem->span.begin &&
      lexical::skip_blanks(text.data() + builder.unknown_name()->span.end, end) == text.data() + problem->span.begin &&
      lexical::end_of_word(text.data() + problem->span.begin, end) != text.data() + problem->span.begin) {
    problem = names.strict ? std::nullopt : builder.unknown_name();
  }
  if (problem) problems.push_back(std::move(*problem));
  std::ranges::stable_sort(problems, {}, [](const Problem& one) { return one.span.begin; });
  if (!problems.empty()) return {{}, {}, std::move(problems)};
  Known known = builder.known();
  return {builder.take(), std::move(known), {}};
}

}  // namespace

Parsed parse_expression(std::string_view text, const Names::Tree& names) { return parse(text, names, false, whole_expression); }

Parsed parse_unary_tests(std::string_view text, const Names::Tree& names) { return parse(text, names, true, whole_tests); }

}  // namespace reprise::feel
