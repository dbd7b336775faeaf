// Runs FEEL conformance cases: one JSON record a line, in the format of the DMN Technology Compatibility Kit's
// converted cases. One line a failed case, last `passed N of M, non-null K of L`; exit status 1 when anything fails.
//   conformance FILE.jsonl [--types FILE.json] [--only TEXT]
#include <ctime>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>

#include "conformance/model.h"

namespace {

using reprise::conformance::Json;

struct Options {
  std::string cases;
  std::string types;  ///< item definitions that records leave out, by namespace and name
  std::string only;   ///< run the cases whose name contains this
};

struct Sums {
  std::size_t passed = 0, total = 0, passed_non_null = 0, total_non_null = 0, skipped = 0;
};

std::optional<Options> read_options(int count, char** arguments) {
  Options options;
  for (int index = 1; index < count; ++index) {
    const std::string argument = arguments[index];
    if (argument == "--types" || argument == "--only") {
      if (++index == count) return std::nullopt;
      (argument == "--types" ? options.types : options.only) = arguments[index];
    } else if (options.cases.empty() && !argument.starts_with("-")) {
      options.cases = argument;
    } else {
      return std::nullopt;
    }
  }
  return options.cases.empty() ? std::nullopt : std::optional(options);
}

/// The present moment in UTC, to the second: one for the whole run.
reprise::scalar::DateTime present_moment() {
  constexpr std::int64_t kDay = 86'400;
  const auto seconds = static_cast<std::int64_t>(std::time(nullptr));
  return {reprise::scalar::Date::from_days(seconds / kDay), {seconds % kDay * 1'000'000'000, {0, {}}}};
}

/// The record with the item definitions that were left out of its model.
void complete(Json& record, const Json& left_out) {
  Json& model = record.at("model");
  const auto found = left_out.find(model.value("namespace", std::string()));
  if (found == left_out.end()) return;
  for (const auto& [name, definition] : found->items()) {
    if (!model.at("types").contains(name)) model["types"][name] = definition;
  }
}

void run(const std::string& line, const std::string& place, const Options& options, const Json& left_out, const reprise::feel::EvaluationLimits& limits,
         Sums& sums) {
  std::string name = place;
  try {
    Json record = Json::parse(line);
    name = record.at("test_id").get<std::string>() + " " + record.at("case_id").get<std::string>() + " " + record.at("result_node").get<std::string>();
    if (!options.only.empty() && name.find(options.only) == std::string::npos) return;
    if (!record.at("skip").is_null()) {
      ++sums.skipped;
      return;
    }
    ++sums.total;
    const bool non_null = record.at("expected").at("value").at("t") != "null";
    sums.total_non_null += non_null ? 1 : 0;
    complete(record, left_out);
    const auto verdict = reprise::conformance::judge(record, limits);
    sums.passed += verdict.passed ? 1 : 0;
    sums.passed_non_null += verdict.passed && non_null ? 1 : 0;
    if (!verdict.passed) std::cout << name << ": expected " << verdict.expected << ", got " << verdict.got << "\n";
  } catch (const std::exception& error) {
    if (name == place) ++sums.total;
    std::cout << name << ": not a case of the format: " << error.what() << "\n";
  }
}

}  // namespace

int main(int count, char** arguments) {
  const auto options = read_options(count, arguments);
  if (!options) {
    std::cerr << "usage: conformance FILE.jsonl [--types FILE.json] [--only TEXT]\n";
    return 2;
  }
  std::ifstream file(options->cases);
  Json left_out = Json::object();
  if (!options->types.empty()) {
    std::ifstream types(options->types);
    left_out = Json::parse(types, nullptr, false);
  }
  if (!file || !left_out.is_object()) {
    std::cerr << "cannot be read: " << (file ? options->types : options->cases) << "\n";
    return 2;
  }
  reprise::feel::EvaluationLimits limits;
  limits.now = present_moment();
  Sums sums;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") != std::string::npos) run(line, options->cases + ":" + std::to_string(number), *options, left_out, limits, sums);
  }
  if (sums.skipped > 0) std::cout << sums.skipped << " skipped, as their records say\n";
  std::cout << "passed " << sums.passed << " of " << sums.total << ", non-null " << sums.passed_non_null << " of " << sums.total_non_null << "\n";
  return sums.total > 0 && sums.passed == sums.total ? 0 : 1;
}
