// Builds the tree while the grammar reads: keeps operands, open constructs and scopes on stacks, so that the grammar
// itself carries no attributes. Knows which names are in scope at every character; free of the parser library.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "feel/shape.h"
#include "feel/syntax.h"

namespace reprise::feel {

struct Builtin;

/// What stopped the reading: a code of the catalogue with its words.
struct Problem {
  std::string code;
  base::Span span;
  std::vector<base::Argument> arguments;
  std::optional<base::Span> bracket = {};  ///< the open bracket that `{place}` in a hint is about
};

class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, const Names::Tree& names, bool unary_tests);

  using Position = const char*;
  /// Reads a token at `at` (blanks are skipped already), moves `at` behind it.
  using Read = bool (TreeBuilder::*)(Position& at);
  /// Does something with what was read; false stops.
  using Act = bool (TreeBuilder::*)();

  // Tokens.
  bool sign(Position& at, std::string_view sign);
  bool word(Position& at, std::string_view word);
  bool number(Position& at);
  bool string(Position& at);
  bool at_literal(Position& at);
  bool constant(Position& at);  ///< null, true, false
  bool input(Position& at);     ///< `?`
  bool known_name(Position& at);
  bool any_name(Position& at);
  bool entry_name(Position& at);     ///< behind a dot
  bool variable(Position& at);       ///< of for, some, every: up to `in`
  bool parameter(Position& at);      ///< of a function: up to `:`, `,` or `)`
  bool key(Position& at);            ///< of a context
  bool argument_name(Position& at);  ///< only when a `:` follows
  bool type(Position& at);
  bool logical_operator(Position& at);
  bool arithmetic_operator(Position& at);
  bool comparison_operator(Position& at);
  bool test_in_not(Position& at);  ///< a comparison operator as an argument of `not` in unary tests
  bool minus_chain(Position& at);  ///< one or more, opens a negation
  bool lone_dash(Position& at);
  bool filter_start(Position& at);
  bool range_start(Position& at);  ///< `]`
  bool range_end(Position& at);    ///< `]`, `)` or `[`
  bool next_test(Position& at);    ///< a comma, where a parenthesis may hold several tests
  bool end_of_text(Position& at);

  // Constructs: open… and the close… that takes the operands read since.
  bool open();
  bool open_token();  ///< begins with the token just read
  bool close_chain();
  bool close_comparison();
  bool close_between();
  bool before_in();
  bool close_in();
  bool close_negation();
  bool close_path();
  bool enter_filter();
  bool close_filter();
  bool open_call();
  bool close_call();
  bool close_instance_of();
  bool close_test();
  bool close_parenthesis();
  bool close_range();
  bool close_list();
  bool open_context();
  bool add_entry();
  bool close_context();
  bool close_if();
  bool close_iteration_range();
  bool declare_variable();
  bool enter_for_body();
  bool close_for();
  bool close_some();
  bool close_every();
  bool set_parameter_type();
  bool enter_function();
  bool close_function();
  bool close_unary_tests();
  bool close_any_input();

  /// Heights of the stacks: what a failed alternative is undone to.
  struct Heights {
    std::size_t operands, openings, operations, words, scopes, noted;
  };
  [[nodiscard]] std::optional<Heights> enter(Position at);  ///< empty when nested too deeply
  void leave(const Heights& heights, bool matched);

  void token_read(Position begin, Position end);
  [[nodiscard]] bool stopped() const { return problem_.has_value(); }
  [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }
  /// What is wrong although it can be read: names, types, arguments.
  [[nodiscard]] const std::vector<Problem>& noted() const { return noted_; }
  /// The first name that was met and not known; explains many a syntax error behind it.
  [[nodiscard]] const std::optional<Problem>& unknown_name() const { return unknown_name_; }
  [[nodiscard]] Syntax take();
  /// What the whole is, as far as that is known.
  [[nodiscard]] Known known() const { return operands_.empty() ? Known{} : known_[operands_.back()]; }

 private:
  struct Opening {
    std::uint32_t begin;
    std::size_t operands, operations, words, scopes;
    bool several_tests = false;
  };

  struct Word {
    std::string text;
    std::string type;      ///< of a function's parameter
    base::Span span = {};  ///< of an argument's name
  };

  struct Operation {
    NodeKind kind;
    std::uint32_t begin = 0;  ///< of the sign of a comparison
  };

  void note(Problem problem);
  bool stop(std::string code, base::Span span, std::vector<base::Argument> arguments = {});
  NodeIndex add(SyntaxNode node, ShapePointer shape, Known known);
  bool push(SyntaxNode node, ShapePointer shape = nullptr);
  bool push(SyntaxNode node, ShapePointer shape, Known known);
  /// Takes operands and words read since the innermost opening, and the opening.
  SyntaxNode close(NodeKind kind);
  bool binary(NodeKind kind);
  /// The top `count` operands as children of one node that spans them.
  SyntaxNode take_operands(NodeKind kind, std::size_t count);
  bool close_iteration(NodeKind kind);
  bool check_mixed(const SyntaxNode& call, std::span<const Word> names);
  void check_call(const SyntaxNode& call, std::span<const Word> names);
  [[nodiscard]] bool may_negate_tests(const SyntaxNode& call, const SyntaxNode& callee) const;
  template <typename Accepts>
  bool check_arguments(const SyntaxNode& call, std::span<const Word> names, std::span<const std::string> parameters,
                       const std::string& signature, const Accepts& accepts);
  bool check_names(const std::string& function, const std::string& signature, std::span<const std::string> parameters,
                   std::span<const Word> names);
  [[nodiscard]] const Signature* signature_of(const SyntaxNode& callee) const;
  [[nodiscard]] bool is_bound(const std::string& name) const;
  bool push_name(Position begin, Position end, std::string name, ShapePointer shape, Known known);
  void note_unknown(const char* code, Position begin, Position end, const Shape* among, std::string_view owner);
  void open_scope(ShapePointer shape, bool of_one = true);
  void check_type(Position begin, Position end);
  [[nodiscard]] std::string with_declared_types(const std::string& type) const;
  [[nodiscard]] bool in_open_scope() const;
  [[nodiscard]] ShapePointer shape_of(NodeIndex index) const { return shapes_[index]; }
  [[nodiscard]] std::uint32_t offset(Position at) const { return static_cast<std::uint32_t>(at - begin_); }
  [[nodiscard]] base::Span span(Position from, Position to) const { return {offset(from), offset(to)}; }
  [[nodiscard]] std::string_view rest(Position at) const { return {at, static_cast<std::size_t>(end_ - at)}; }

  struct Scope {
    ShapePointer shape;  ///< null: entries that nobody declared (the items of an undeclared list)
    bool of_one = true;  ///< whether its entries are surely those of one context, not of a list of them
  };

  Position begin_;
  Position end_;
  const Names::Tree& names_;
  bool unary_tests_;
  Syntax syntax_;
  std::vector<ShapePointer> shapes_;
  std::vector<Known> known_;  ///< as `shapes_`, one a node
  std::vector<std::uint16_t> heights_;
  std::vector<NodeIndex> operands_;
  std::vector<Opening> openings_;
  std::vector<Operation> operations_;
  std::vector<Word> words_;
  std::vector<Scope> scopes_;
  ShapePointer anywhere_;
  std::size_t depth_ = 0;
  Position token_begin_;
  Position token_end_;
  std::optional<std::uint32_t> in_operand_;
  bool high_included_ = false;
  std::string last_type_;
  std::optional<Problem> problem_;
  std::vector<Problem> noted_;
  std::optional<Problem> unknown_name_;
};

}  // namespace reprise::feel
