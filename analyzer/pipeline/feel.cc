#include "feel/feel.h"

#include <algorithm>
#include <ctime>
#include <map>

#include "document/document.h"
#include "document/scalar_reading.h"
#include "feel/trace.h"
#include "pipeline/pipeline.h"

namespace reprise::pipeline {
namespace {

feel::Value value_of(const document::Node& node) {
  if (node.is_sequence()) {
    feel::List items;
    for (std::size_t index = 0; index < node.size(); ++index) items.push_back(value_of(node.item(index)));
    return feel::Value::list(std::move(items));
  }
  if (node.is_mapping()) {
    feel::Context entries;
    for (std::size_t index = 0; index < node.size(); ++index) entries.set(std::string(node.key(index).text()), value_of(node.value(index)));
    return feel::Value::context(std::move(entries));
  }
  if (node.style() != document::Style::plain) return feel::Value::string(std::string(node.text()));
  if (const auto number = document::as_number(node)) return feel::Value::number(*number);
  if (const auto boolean = document::as_boolean(node)) return feel::Value::boolean(*boolean);
  if (const auto date = document::as_date(node)) return feel::Value::date(*date);
  if (node.is_empty_value() || node.text() == "null") return {};
  return feel::Value::string(std::string(node.text()));
}

/// A `.feel` file is FEEL text, any other YAML.
base::Checked<feel::Value> read_context(const base::Files& files, const std::string& path) {
  base::Checked<feel::Value> read;
  auto source = files.read(path);
  if (!source) {
    read.diagnostics.add(source.error());
    return read;
  }
  if (path.ends_with(".feel")) return feel::parse_literal(source.value()->text());
  auto parsed = document::Document::parse(source.value());
  read.diagnostics = std::move(parsed.diagnostics);
  if (!parsed.value) return read;
  if (!parsed.value->root().is_mapping()) read.diagnostics.add(base::diagnose("context-not-mapping", parsed.value->root().place()));
  read.value = value_of(parsed.value->root());
  return read;
}

void declare(feel::Names& names, std::vector<std::string>& path, const feel::Value& value) {
  if (value.kind() == feel::Kind::list) {
    for (const feel::Value& item : value.as_list()) declare(names, path, item);
    return;
  }
  if (value.kind() != feel::Kind::context) return;
  for (const auto& [name, entry] : value.as_context().entries()) {
    path.push_back(name);
    names.add(path);
    declare(names, path, entry);
    path.pop_back();
  }
}

/// Here and now, with the offset of the place the program runs in. Only an expression typed at the keyboard may ask: rules have no clock.
scalar::DateTime present_moment() {
  const std::time_t seconds = std::time(nullptr);
  std::tm local{};
  localtime_r(&seconds, &local);
  constexpr std::int64_t kSecond = 1'000'000'000;
  const scalar::Date date{local.tm_year + 1900, static_cast<std::uint8_t>(local.tm_mon + 1), static_cast<std::uint8_t>(local.tm_mday)};
  // A leap second counts as the one before it.
  const std::int64_t second = std::min(local.tm_sec, 59);
  return {date, {(local.tm_hour * 3600 + local.tm_min * 60 + second) * kSecond, {static_cast<std::int32_t>(local.tm_gmtoff), {}}}};
}

/// The texts that spans are in: the expression, and what the file of the context holds in functions.
class Texts {
 public:
  Texts(const feel::Expression& expression, base::SourcePointer source, std::string context_file)
      : expression_(&expression.syntax()), source_(std::move(source)), context_file_(std::move(context_file)) {}

  [[nodiscard]] base::Place place(const feel::Syntax* within, base::Span span) {
    if (within == nullptr || within == expression_) return {source_, span};
    base::SourcePointer& other = others_[within];
    if (other == nullptr) other = std::make_shared<const base::Source>(context_file_, within->text);
    return {other, span};
  }

 private:
  const feel::Syntax* expression_;
  base::SourcePointer source_;
  std::string context_file_;
  std::map<const feel::Syntax*, base::SourcePointer> others_;
};

/// Writes a trace out in texts, until they are so many that nobody could read them.
class Writing {
 public:
  Writing(Texts& texts, base::Language language) : texts_(texts), language_(language) {}

  [[nodiscard]] FeelStep step(const feel::TraceStep& from) {
    FeelStep step;
    step.span = texts_.place(from.within.get(), from.span);
    step.value = counted(from.value.to_string());
    if (const feel::NullReason* reason = from.value.reason()) {
      step.reason = counted(reason->words().in(language_));
      step.place = texts_.place(reason->within.get(), reason->span).to_string();
    }
    for (const auto& [name, value] : from.bound) step.bound.emplace_back(name, counted(value.to_string()));
    step.left_out = from.left_out;
    for (const feel::TraceStep& child : from.children) {
      if (written_ < kLargestTexts) {
        step.children.push_back(this->step(child));
      } else {
        ++step.left_out;
      }
    }
    return step;
  }

 private:
  static constexpr std::size_t kLargestTexts = 64 * 1024 * 1024;

  std::string counted(std::string text) {
    written_ += text.size();
    return text;
  }

  Texts& texts_;
  base::Language language_;
  std::size_t written_ = 0;
};

}  // namespace

base::Checked<FeelAnswer> evaluate_feel(const base::Files& files, const std::string& expression, const std::string& context_file,
                                        base::Language language, bool with_trace) {
  base::Checked<FeelAnswer> answer;
  feel::Names names;
  feel::Context context;
  if (!context_file.empty()) {
    auto read = read_context(files, context_file);
    answer.diagnostics.add(std::move(read.diagnostics));
    if (answer.diagnostics.has_errors() || !read.value) return answer;
    if (read.value->kind() != feel::Kind::context) {
      answer.diagnostics.add(base::diagnose("context-not-mapping", {}));
      return answer;
    }
    context = read.value->as_context();
    std::vector<std::string> path;
    declare(names, path, *read.value);
  }
  const auto source = std::make_shared<const base::Source>("expression", expression);
  const feel::Origin origin = [source](base::Span span) { return base::Place{source, span}; };
  auto compiled = feel::Expression::compile(source->text(), names, origin);
  answer.diagnostics.add(std::move(compiled.diagnostics));
  if (answer.diagnostics.has_errors() || !compiled.value) return answer;
  feel::EvaluationLimits limits;
  limits.now = present_moment();
  Texts texts(*compiled.value, source, context_file);
  answer.value.emplace();
  feel::Value value;
  if (with_trace) {
    const feel::Trace trace = compiled.value->trace(context, limits);
    answer.value->trace = Writing(texts, language).step(trace.root);
    value = trace.root.value;
  } else {
    value = compiled.value->evaluate(context, limits);
  }
  answer.value->value = value.to_string();
  if (const feel::NullReason* reason = value.reason()) {
    answer.value->reason = reason->words().in(language);
    answer.value->place = texts.place(reason->within.get(), reason->span).to_string();
  }
  return answer;
}

}  // namespace reprise::pipeline
