// FEEL, the expression language of OMG DMN 1.5, in three steps: compile once against the names that will be
// known, then evaluate as often as wanted. Evaluation never fails: what cannot be computed is a null that
// carries its reason.
//
//   Names names;                       // what expressions may refer to
//   names.add({"workforce", "headcount"});
//   auto rule = Expression::compile("workforce.headcount > 100", names);
//   Context facts;                     // {workforce: {headcount: 255}}
//   rule.value->evaluate(facts)        // true
//
// Positions in diagnostics and spans are byte offsets in the expression's own text; `Origin` carries them
// back into the YAML file the expression was written in.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "feel/syntax.h"
#include "feel/value.h"

namespace reprise::feel {

/// What can be told of a value before any fact is known.
struct Expectation {
  Kind kind = Kind::null;            ///< null: nothing
  std::vector<std::string> choices;  ///< of a text, the only words it may be; empty: any
};

/// The parameters of a function that the host provides.
struct Signature {
  struct Parameter {
    std::string name;
    std::string type;       ///< a FEEL type, empty for any
    bool optional = false;  ///< the last ones may be
  };
  std::vector<Parameter> parameters;
  Kind result = Kind::null;  ///< null: nothing is known of it

  /// `net_cash(exercise?)`
  [[nodiscard]] std::string to_string(const std::string& name) const;
  [[nodiscard]] bool accepts(std::size_t count, const std::vector<std::string>& names) const;
};

/// The names an expression may use, with the entries of contexts below them. FEEL names may contain spaces and
/// operators, so the parser has to know them (10.3.1.4).
class Names {
 public:
  Names();
  Names(const Names& other);  ///< a set of its own: what is added to the copy is unknown to the other
  Names& operator=(const Names& other);
  ~Names() = default;
  /// Declares a path: {"accounts"}, {"accounts", "cash"}. Lists are transparent: an item's entries follow the list's name.
  void add(const std::vector<std::string>& path);
  /// The same for a path whose value is a list.
  void add_list(const std::vector<std::string>& path);
  /// Declares what the value of such a path is where it is known (of an item, for a path through a list), and the words it may
  /// be, if only some may. In strict mode what cannot fit is an error at compile time.
  void add_kind(const std::vector<std::string>& path, Kind kind, std::vector<std::string> choices = {});
  /// Declares a function the host provides, callable by name.
  void add_function(const std::string& name);
  /// The same; in strict mode a call with other arguments is an error at compile time.
  void add_function(const std::string& name, Signature signature);
  /// Declares a type by another type expression, for `instance of` and parameters: {"tAmount", "number"}.
  void add_type(const std::string& name, const std::string& type);
  /// Declares what `?` is in unary tests.
  void set_input(Expectation expectation);
  /// When set, an unknown name (or an unknown entry of a declared context) is an error at compile time with the
  /// nearest known name; otherwise it is null at run time. Off by default.
  void set_strict(bool strict);

  /// What was declared at a path (the empty path: the names themselves); empty when it was not.
  struct Declared {
    bool is_list = false;
    std::vector<std::string> entries;
  };
  [[nodiscard]] std::optional<Declared> find(const std::vector<std::string>& path) const;

  struct Tree;
  [[nodiscard]] const Tree& tree() const { return *tree_; }

 private:
  std::shared_ptr<Tree> tree_;
};

/// Where the text of an expression stands: maps a span of the text to a place in a file.
using Origin = std::function<base::Place(base::Span)>;

struct EvaluationLimits {
  std::size_t steps = 10'000'000;  ///< after that many the result is null with reason "step-limit"
  /// What now() and today() give; without it they are null with reason "no-clock", and no result depends on when it was computed.
  std::optional<scalar::DateTime> now = {};
};

/// How much of an evaluation a trace keeps; what is beyond is counted.
struct TraceLimits {
  std::size_t rounds = 20;     ///< of one loop, filter, or function called by a built-in
  std::size_t steps = 10'000;  ///< of the whole tree
  std::size_t depth = 200;     ///< levels of it
};

struct Trace;     // feel/trace.h
class Recording;  // feel/recording.h

/// A parsed and checked expression.
class Expression {
 public:
  /// Errors have codes feel-*. What the grammar cannot read ends the reading; whatever else is wrong before that is told too.
  [[nodiscard]] static base::Checked<Expression> compile(std::string_view text, const Names& names, const Origin& origin = {});

  [[nodiscard]] Value evaluate(const Context& facts, const EvaluationLimits& limits = {}) const;
  /// With the input of a unary test as `?`.
  [[nodiscard]] Value evaluate(const Context& facts, const Value& input, const EvaluationLimits& limits = {}) const;

  /// The same evaluation with each sub-expression's value; feel/trace.h.
  [[nodiscard]] Trace trace(const Context& facts, const EvaluationLimits& limits = {}, const TraceLimits& kept = {}) const;
  [[nodiscard]] Trace trace(const Context& facts, const Value& input, const EvaluationLimits& limits = {},
                            const TraceLimits& kept = {}) const;

  /// The same evaluation, remembered: feel/recording.h.
  [[nodiscard]] Value record(const Context& facts, Recording& recording, const EvaluationLimits& limits = {}) const;
  [[nodiscard]] Value record(const Context& facts, const Value& input, Recording& recording, const EvaluationLimits& limits = {}) const;

  [[nodiscard]] const std::string& text() const;
  [[nodiscard]] const Syntax& syntax() const;
  /// What its value is unless it is null.
  [[nodiscard]] Expectation expectation() const;
  /// The text printed back from the tree in canonical form.
  [[nodiscard]] std::string to_string() const;

 private:
  friend class UnaryTests;
  struct Program;
  explicit Expression(std::shared_ptr<const Program> program);
  std::shared_ptr<const Program> program_;
};

/// `< 30`, `[30..90)`, `"a", "b"`, `not(1)`, `-`, `? > 3`: a test of one input (grammar rules 15–17).
class UnaryTests {
 public:
  [[nodiscard]] static base::Checked<UnaryTests> compile(std::string_view text, const Names& names, const Origin& origin = {});
  /// true, false, or null with its reason.
  [[nodiscard]] Value matches(const Value& input, const Context& facts, const EvaluationLimits& limits = {}) const;
  /// The same, remembered: what it says is held.
  [[nodiscard]] Value record(const Value& input, const Context& facts, Recording& recording, const EvaluationLimits& limits = {}) const;
  [[nodiscard]] Trace trace(const Value& input, const Context& facts, const EvaluationLimits& limits = {},
                            const TraceLimits& kept = {}) const;
  [[nodiscard]] const std::string& text() const { return tests_.text(); }
  [[nodiscard]] const Syntax& syntax() const { return tests_.syntax(); }

 private:
  explicit UnaryTests(Expression tests);
  Expression tests_;
};

/// Reads `{a: 1, b: [..]}` and the like without any names; what `--context FILE` and tests use.
[[nodiscard]] base::Checked<Value> parse_literal(std::string_view text);

/// FEEL's `=` (10.3.2.3): true, false or null.
[[nodiscard]] Value equal(const Value& left, const Value& right);

}  // namespace reprise::feel
