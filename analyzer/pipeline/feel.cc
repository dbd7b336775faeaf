#include "feel/feel.h"

#include <algorithm>
#include <ctime>

#include "document/document.h"
#include "document/scalar_reading.h"
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

}  // namespace

base::Checked<FeelAnswer> evaluate_feel(const base::Files& files, const std::string& expression, const std::string& context_file,
                                        base::Language language) {
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
  const feel::Value value = compiled.value->evaluate(context, limits);
  answer.value = FeelAnswer{value.to_string(), {}, {}};
  if (value.is_null() && value.reason() != nullptr) {
    answer.value->reason = value.reason()->words.in(language);
    answer.value->place = base::Place{source, value.reason()->span}.to_string();
  }
  return answer;
}

}  // namespace reprise::pipeline
