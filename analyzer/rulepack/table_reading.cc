// The `table:` of a definition, from YAML to a compiled table: cells by the names of inputs and outputs, each diagnostic at its
// own characters, then the lint.
#include <algorithm>

#include "rulepack/names.h"
#include "rulepack/reading.h"
#include "rulepack/table_check.h"

namespace reprise::rulepack {
namespace {

using document::Node;

feel::TableCell cell_of(const OptionalNode& node) {
  return node && node->is_scalar() ? feel::TableCell{std::string(node->text()), origin_of(*node)} : feel::TableCell{};
}

bool wants_order(feel::HitPolicy policy) { return policy == feel::HitPolicy::priority || policy == feel::HitPolicy::output_order; }

bool wants_one_output(feel::HitPolicy policy) {
  return policy == feel::HitPolicy::collect_sum || policy == feel::HitPolicy::collect_min || policy == feel::HitPolicy::collect_max;
}

class TableReading {
 public:
  TableReading(Reading& reading, const Node& node, const Locals& locals) : reading_(reading), node_(node), locals_(locals) {}

  std::optional<Table> run() {
    read_policy();
    for (const Node& item : items(member(node_, "inputs"))) read_input(item);
    for (const Node& item : items(member(node_, "outputs"))) read_output(item);
    if (!member(node_, "outputs")) add_output({});
    check_outputs();
    for (const Node& item : items(member(node_, "rows"))) read_row(item);
    if (!complete_ || inputs_.empty() || outputs_.empty() || rows_.empty()) return std::nullopt;
    feel::Names names = reading_.names;
    declare(names, locals_);
    auto compiled = feel::DecisionTable::compile(text_, names);
    reading_.diagnostics.add(std::move(compiled.diagnostics));
    if (!compiled.value) return std::nullopt;
    Table table{text_.policy, std::move(inputs_), std::move(outputs_), std::move(rows_), std::move(*compiled.value), place_of_rows()};
    lint(table);
    return table;
  }

 private:
  [[nodiscard]] base::Place place_of_rows() const {
    const OptionalNode rows = member(node_, "rows");
    return rows ? rows->place() : node_.place();
  }

  void read_policy() {
    const OptionalNode policy = member(node_, "hit_policy");
    if (!policy || !policy->is_scalar()) {
      complete_ = false;
      return;
    }
    const auto known = feel::parse_hit_policy(policy->text());
    if (known) {
      text_.policy = *known;
    } else {
      complete_ = false;  // the schema has said which there are
    }
  }

  void read_input(const Node& item) {
    const OptionalNode name = member(item, "name");
    if (!name || !name->is_scalar()) {
      complete_ = false;
      return;
    }
    input_ids_.take(reading_, string_of(name), name->place());
    input_names_.push_back(string_of(name));
    expected_.emplace_back();
    const OptionalNode written = member(item, "value");
    if (!written && name->text().find(' ') != std::string_view::npos) {
      complete_ = false;  // not a name, as the schema has said
      return;
    }
    // An input named like what it looks at need not say so twice.
    const OptionalNode value = written ? written : name;
    const OptionalNode values = member(item, "values");
    auto expression = read_expression(reading_, value, locals_);
    if (expression) expected_.back() = expression->expectation();
    auto allowed = read_tests(reading_, values, expected_.back(), locals_);
    complete_ = complete_ && expression && (!values || allowed);
    text_.inputs.push_back(cell_of(value));
    text_.domains.push_back({string_of(name), cell_of(values)});
    if (expression) inputs_.push_back({string_of(name), std::move(*expression), std::move(allowed), string_of(member(item, "unit")) == "count"});
  }

  void read_output(const Node& item) {
    const OptionalNode name = member(item, "name");
    if (name && name->is_scalar()) output_ids_.take(reading_, string_of(name), name->place());
    add_output(item);
  }

  void add_output(const OptionalNode& item) {
    const OptionalNode values = member(item, "values");
    const OptionalNode otherwise = member(item, "default");
    auto allowed = read_tests(reading_, values, {}, locals_);
    auto expression = read_expression(reading_, otherwise, locals_);
    complete_ = complete_ && (!values || allowed) && (!otherwise || expression);
    text_.outputs.push_back({string_of(member(item, "name")), cell_of(values), cell_of(otherwise)});
    outputs_.push_back({string_of(member(item, "name")), std::move(allowed), std::move(expression)});
  }

  void check_outputs() {
    const OptionalNode policy = member(node_, "hit_policy");
    const auto refuse = [&](std::string_view code) {
      complete_ = false;
      reading_.report(code, policy->place(), {{"policy", string_of(policy)}});
    };
    if (policy && complete_ && wants_one_output(text_.policy) && outputs_.size() > 1) refuse("rule-table-one-output");
    const bool ordered = std::ranges::any_of(outputs_, [](const OutputColumn& output) { return output.allowed.has_value(); });
    if (policy && complete_ && wants_order(text_.policy) && !ordered) refuse("rule-table-order");
    const OptionalNode outputs = member(node_, "outputs");
    if (!outputs || outputs_.size() < 2) return;
    for (const Node& item : items(outputs)) {
      if (member(item, "name")) continue;
      complete_ = false;
      reading_.report("rule-table-output-name", item.place());
    }
  }

  void read_row(const Node& item) {
    const OptionalNode when = member(item, "when");
    TableRow row;
    row.place = when ? when->place() : item.place();
    feel::TableRow cells;
    std::vector<base::Place> places(input_names_.size());
    row.when.resize(input_names_.size());
    cells.tests.resize(input_names_.size());
    for (std::size_t at = 0; when && when->is_mapping() && at < when->size(); ++at) {
      const std::string name(when->key(at).text());
      const auto input = std::ranges::find(input_names_, name);
      if (input == input_names_.end()) {
        complete_ = false;
        reading_.report("rule-table-input", when->key(at).place(), {{"input", name}, {"hint", suggestion(name, input_names_)}});
        continue;
      }
      const auto column = static_cast<std::size_t>(input - input_names_.begin());
      row.when[column] = read_tests(reading_, when->value(at), expected_[column], locals_);
      complete_ = complete_ && row.when[column].has_value();
      cells.tests[column] = cell_of(when->value(at));
      places[column] = when->value(at).place();
    }
    if (!when || !when->is_mapping()) complete_ = false;
    std::vector<base::Place> results;
    read_results(item, row, cells, results);
    rows_.push_back(std::move(row));
    text_.rows.push_back(std::move(cells));
    cell_places_.push_back(std::move(places));
    result_places_.push_back(std::move(results));
  }

  /// `then:` is the one result, or the results by output.
  void read_results(const Node& item, TableRow& row, feel::TableRow& cells, std::vector<base::Place>& places) {
    const OptionalNode then = member(item, "then");
    if (then && then->is_mapping()) {
      for (std::size_t at = 0; at < then->size(); ++at) {
        const std::string name(then->key(at).text());
        if (std::ranges::find(outputs_, name, &OutputColumn::name) != outputs_.end()) continue;
        complete_ = false;
        reading_.report("rule-table-output", then->key(at).place(), {{"output", name}, {"hint", suggestion(name, output_names())}});
      }
    }
    for (const OutputColumn& output : outputs_) {
      const OptionalNode result = then && then->is_scalar() && outputs_.size() == 1 ? then : member(then, output.name);
      if (!result && !output.name.empty() && then && (then->is_scalar() || then->is_mapping())) {
        reading_.report("rule-table-no-result", then->place(), {{"output", output.name}});
      }
      auto expression = read_expression(reading_, result, locals_);
      complete_ = complete_ && expression;
      if (expression) row.then.push_back(std::move(*expression));
      cells.results.push_back(cell_of(result));
      places.push_back(result ? result->place() : item.place());
    }
  }

  [[nodiscard]] std::vector<std::string> output_names() const {
    std::vector<std::string> names;
    for (const OutputColumn& output : outputs_) {
      if (!output.name.empty()) names.push_back(output.name);
    }
    return names;
  }

  void lint(const Table& table) {
    check_results(table);
    CheckedTable checked{table.policy, {}, {}, {}, table.has_default(), table.place};
    for (const InputColumn& input : table.inputs) checked.inputs.push_back({input.name, input.allowed ? &*input.allowed : nullptr, input.counts});
    for (const OutputColumn& output : table.outputs) checked.orders.push_back(order_of(output));
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
      CheckedTableRow row{{}, {}, table.rows[at].place};
      for (std::size_t input = 0; input < table.inputs.size(); ++input) {
        const auto& tests = table.rows[at].when[input];
        row.when.push_back({tests ? &*tests : nullptr, cell_places_[at][input]});
      }
      for (const feel::Expression& result : table.rows[at].then) row.then.push_back({constant_of(result.syntax()), result.to_string()});
      checked.rows.push_back(std::move(row));
    }
    reading_.diagnostics.add(check_table(checked));
  }

  /// The allowed results in their order; none when one of them is no single value.
  [[nodiscard]] static std::optional<feel::List> order_of(const OutputColumn& output) {
    if (!output.allowed) return std::nullopt;
    const feel::Syntax& syntax = output.allowed->syntax();
    const auto list = feel::parse_literal("[" + output.allowed->text() + "]");
    const bool is_plain = syntax.at(syntax.root).kind == feel::NodeKind::unary_tests && !syntax.at(syntax.root).negated;
    if (!is_plain || !list.value || list.value->kind() != feel::Kind::list) return std::nullopt;
    return list.value->as_list();
  }

  /// A result that is written out must be one of those allowed.
  void check_results(const Table& table) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      for (std::size_t output = 0; output < table.outputs.size(); ++output) check_result(table.outputs[output], table.rows[row].then[output], result_places_[row][output]);
    }
    const std::vector<Node> outputs = items(member(node_, "outputs"));
    for (std::size_t output = 0; output < outputs.size(); ++output) {
      const auto& otherwise = table.outputs[output].otherwise;
      if (otherwise) check_result(table.outputs[output], *otherwise, member(outputs[output], "default")->place());
    }
  }

  void check_result(const OutputColumn& output, const feel::Expression& result, const base::Place& place) {
    if (!output.allowed || !values_of(*output.allowed).readable) return;
    const auto value = constant_of(result.syntax());
    if (!value || value->is_null() || output.allowed->matches(*value, {}).is_true()) return;
    reading_.report("rule-table-result", place, {{"result", value->to_string()}, {"allowed", output.allowed->text()}});
  }

  Reading& reading_;
  const Node node_;
  const Locals& locals_;
  bool complete_ = true;
  Unique input_ids_;
  Unique output_ids_;
  std::vector<std::string> input_names_;
  std::vector<feel::Expectation> expected_;  ///< by input
  std::vector<InputColumn> inputs_;
  std::vector<OutputColumn> outputs_;
  std::vector<TableRow> rows_;
  std::vector<std::vector<base::Place>> cell_places_;
  std::vector<std::vector<base::Place>> result_places_;
  feel::TableText text_;
};

}  // namespace

bool Table::has_default() const {
  return std::ranges::any_of(outputs, [](const OutputColumn& output) { return output.otherwise.has_value(); });
}

std::vector<const feel::Syntax*> Table::syntaxes() const {
  std::vector<const feel::Syntax*> all;
  for (const InputColumn& input : inputs) {
    all.push_back(&input.value.syntax());
    if (input.allowed) all.push_back(&input.allowed->syntax());
  }
  for (const OutputColumn& output : outputs) {
    if (output.allowed) all.push_back(&output.allowed->syntax());
    if (output.otherwise) all.push_back(&output.otherwise->syntax());
  }
  for (const TableRow& row : rows) {
    for (const auto& tests : row.when) {
      if (tests) all.push_back(&tests->syntax());
    }
    for (const feel::Expression& result : row.then) all.push_back(&result.syntax());
  }
  return all;
}

std::vector<const feel::Syntax*> Definition::syntaxes() const {
  std::vector<const feel::Syntax*> all = table ? table->syntaxes() : std::vector<const feel::Syntax*>{};
  if (body) all.push_back(&body->syntax());
  for (const Parameter& parameter : parameters) {
    if (parameter.otherwise) all.push_back(&parameter.otherwise->syntax());
  }
  return all;
}

std::optional<Table> read_table(Reading& reading, const OptionalNode& node, const Locals& locals) {
  return node && node->is_mapping() ? TableReading(reading, *node, locals).run() : std::nullopt;
}

}  // namespace reprise::rulepack
