#include "feel/feel.h"

#include "feel/compilation.h"
#include "feel/evaluator.h"
#include "feel/grammar.h"
#include "feel/number_tests.h"
#include "feel/printer.h"
#include "feel/recording.h"
#include "feel/trace_recorder.h"

namespace reprise::feel {

struct Expression::Program {
  std::shared_ptr<const Syntax> syntax;
  Known known;

  static std::shared_ptr<const Program> of(std::string_view text, Parsed parsed, const Names& names) {
    const auto syntax = std::make_shared<Syntax>(std::move(parsed.syntax));
    syntax->text = std::string(text);
    settle(syntax, names.tree());
    return std::make_shared<const Program>(Program{syntax, std::move(parsed.known)});
  }
};

namespace {

/// Without an origin the expression's own text is the file.
base::Place place_of(std::string_view text, base::Span span, const Origin& origin) {
  if (origin) return origin(span);
  return {std::make_shared<const base::Source>("expression", std::string(text)), span};
}

base::Diagnostic diagnosis(std::string_view text, const Problem& problem, const Origin& origin) {
  const base::Place place = place_of(text, problem.span, origin);
  if (!problem.bracket) return base::diagnose(problem.code, place, problem.arguments);
  const base::LineColumn bracket = place_of(text, *problem.bracket, origin).line_column();
  base::Diagnostic diagnostic = base::diagnose(problem.code, place, problem.arguments);
  const auto fill = [&](std::string& hint) {
    constexpr std::string_view kPlace = "{place}";
    const std::size_t at = hint.find(kPlace);
    if (at != std::string::npos) hint.replace(at, kPlace.size(), std::to_string(bracket.line) + ":" + std::to_string(bracket.column));
  };
  fill(diagnostic.hint.fr);
  fill(diagnostic.hint.en);
  return diagnostic;
}

}  // namespace

Expression::Expression(std::shared_ptr<const Program> program) : program_(std::move(program)) {}

base::Checked<Expression> Expression::compile(std::string_view text, const Names& names, const Origin& origin) {
  base::Checked<Expression> result;
  Parsed parsed = parse_expression(text, names.tree());
  for (const Problem& problem : parsed.problems) result.diagnostics.add(diagnosis(text, problem, origin));
  if (!parsed.problems.empty()) return result;
  result.value = Expression(Program::of(text, std::move(parsed), names));
  return result;
}

Value Expression::evaluate(const Context& facts, const EvaluationLimits& limits) const {
  return Evaluator(program_->syntax, facts, nullptr, limits).run();
}

Value Expression::evaluate(const Context& facts, const Value& input, const EvaluationLimits& limits) const {
  return Evaluator(program_->syntax, facts, &input, limits).run();
}

Value Expression::record(const Context& facts, Recording& recording, const EvaluationLimits& limits) const {
  return Evaluator(program_->syntax, facts, nullptr, limits, nullptr, &recording).run();
}

Value Expression::record(const Context& facts, const Value& input, Recording& recording, const EvaluationLimits& limits) const {
  return Evaluator(program_->syntax, facts, &input, limits, nullptr, &recording).run();
}

Trace Expression::trace(const Context& facts, const EvaluationLimits& limits, const TraceLimits& kept) const {
  TraceRecorder recorder(kept);
  (void)Evaluator(program_->syntax, facts, nullptr, limits, &recorder).run();
  return recorder.take();
}

Trace Expression::trace(const Context& facts, const Value& input, const EvaluationLimits& limits, const TraceLimits& kept) const {
  TraceRecorder recorder(kept);
  (void)Evaluator(program_->syntax, facts, &input, limits, &recorder).run();
  return recorder.take();
}

const std::string& Expression::text() const { return program_->syntax->text; }
const Syntax& Expression::syntax() const { return *program_->syntax; }
Expectation Expression::expectation() const {
  const Known& known = program_->known;
  return {known.single(), known.choices == nullptr ? std::vector<std::string>() : *known.choices};
}

std::string Expression::to_string() const { return print(*program_->syntax); }

UnaryTests::UnaryTests(Expression tests) : tests_(std::move(tests)) {}

base::Checked<UnaryTests> UnaryTests::compile(std::string_view text, const Names& names, const Origin& origin) {
  base::Checked<UnaryTests> result;
  Parsed parsed = parse_unary_tests(text, names.tree());
  for (const Problem& problem : parsed.problems) result.diagnostics.add(diagnosis(text, problem, origin));
  if (!parsed.problems.empty()) return result;
  result.value = UnaryTests(Expression(Expression::Program::of(text, std::move(parsed), names)));
  return result;
}

Value UnaryTests::matches(const Value& input, const Context& facts, const EvaluationLimits& limits) const {
  if (input.kind() == Kind::number && limits.steps > syntax().nodes.size()) {
    if (const auto tested = test_number(syntax(), input.as_number())) {
      return tested->depends ? Value::boolean(tested->passes).marked(input.marks()) : Value::boolean(tested->passes);
    }
  }
  return tests_.evaluate(facts, input, limits);
}

Value UnaryTests::record(const Value& input, const Context& facts, Recording& recording, const EvaluationLimits& limits) const {
  return recording.fixed(tests_.record(facts, input, recording, limits));
}

Trace UnaryTests::trace(const Value& input, const Context& facts, const EvaluationLimits& limits, const TraceLimits& kept) const {
  return tests_.trace(facts, input, limits, kept);
}

base::Checked<Value> parse_literal(std::string_view text) {
  base::Checked<Value> result;
  Names names;
  names.set_strict(true);
  auto expression = Expression::compile(text, names);
  result.diagnostics = expression.diagnostics;
  if (!expression.value) return result;
  result.value = expression.value->evaluate(Context());
  return result;
}

}  // namespace reprise::feel
